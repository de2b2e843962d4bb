# Mails die niet zijn verstuurd.
unsent-title = Mails die niet zijn verstuurd
unsent-lead = De mailserver nam deze mails niet aan. Het programma blijft het vijf dagen proberen; wat daarna niet is verstuurd, blijft hier staan. Is het probleem verholpen, dan hoef je niet te wachten.
unsent-none = Alle mails zijn verstuurd.
unsent-none-first = Neemt de mailserver een mail niet aan, dan staat die hier.
unsent-notice = { $count ->
    [one] Eén mail is niet verstuurd, sinds { $since }.
   *[other] { $count } mails zijn niet verstuurd, de oudste sinds { $since }.
 }
unsent-look = Bekijken
unsent-send = Opnieuw versturen
unsent-which = : { $kind }
unsent-send-all = Alle { $count } opnieuw versturen
unsent-given-up = { $tries ->
    [0] Niet verstuurd sinds { $since }. Het programma probeert het niet meer.
    [one] Niet verstuurd sinds { $since }. Na één poging probeert het programma het niet meer.
   *[other] Niet verstuurd sinds { $since }. Na { $tries } pogingen probeert het programma het niet meer.
 }
unsent-waits = { $tries ->
    [0] Niet verstuurd sinds { $since }. Het programma probeert het nog.
    [one] Niet verstuurd sinds { $since }. Het programma heeft het één keer geprobeerd en probeert het nog.
   *[other] Niet verstuurd sinds { $since }. Het programma heeft het { $tries } keer geprobeerd en probeert het nog.
 }
unsent-said = De mailserver zei: { $said }
unsent-sent-again = { $count ->
    [one] De mail wordt opnieuw verstuurd.
   *[other] { $count } mails worden opnieuw verstuurd.
 }
unsent-nothing = Er is niets opnieuw verstuurd: deze mail is al weg of niet meer nodig.
