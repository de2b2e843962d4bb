# Where somebody of the staff is signed in.

sessions-link = Waar ingelogd
sessions-title = Waar je bent ingelogd
sessions-lead = Staat hier iets wat je niet kent, of waar je niet meer bij kunt? Beëindig het, dan moet daar opnieuw worden ingelogd.
sessions-limits = Het houdt ook vanzelf op: uiterlijk { $minutes } minuten nadat je daar voor het laatst iets opende, en in elk geval { $hours } uur na het inloggen.
sessions-limits-demonstration = In deze demonstratie, waar de klok verspringt, telt dat niet.
sessions-caption =
    { $count ->
        [one] Op één plek ingelogd
       *[other] Op { $count } plekken ingelogd
    }
sessions-device = Apparaat
sessions-since = Ingelogd
sessions-seen = Laatst gebruikt
sessions-seen-hint = Op een paar minuten nauwkeurig.
sessions-this = dit apparaat
sessions-on = { $browser } op { $system }
sessions-browser-unknown = Onbekende browser
sessions-system-unknown = een onbekend apparaat
sessions-end = Beëindigen
sessions-end-this = Uitloggen
sessions-end-others = Alle andere beëindigen
sessions-ended = Beëindigd.
sessions-ended-already = Daar was je al niet meer ingelogd.
sessions-ended-others =
    { $count ->
        [0] Er was nergens anders ingelogd.
        [one] Eén andere plek beëindigd.
       *[other] { $count } andere plekken beëindigd.
    }
sessions-of-title = Ingelogd
sessions-of-open =
    { $count ->
        [0] { $name } is nu nergens ingelogd.
        [one] { $name } is nu op één plek ingelogd.
       *[other] { $name } is nu op { $count } plekken ingelogd.
    }
sessions-of-why = Laptop kwijt, of iemand die meteen weg moet? Beëindig het hier; het komt in het logboek te staan. Een ander adres, andere rollen en het einde van het account doen dat ook.
sessions-of-end = Overal uitloggen
sessions-of-administrators = Dit is een beheerder. Alleen beheerders zien en beëindigen waar die is ingelogd.
sessions-of-ended =
    { $count ->
        [0] Er was nergens ingelogd.
        [one] Op één plek uitgelogd.
       *[other] Op { $count } plekken uitgelogd.
    }

term-browser-firefox = Firefox
term-browser-edge = Edge
term-browser-opera = Opera
term-browser-samsung = Samsung Internet
term-browser-chrome = Chrome
term-browser-safari = Safari
term-system-android = een Android-apparaat
term-system-ios = een iPhone of iPad
term-system-chrome-os = een Chromebook
term-system-windows = een Windows-computer
term-system-mac = een Mac of iPad
term-system-linux = een Linux-computer
term-event-sessions-ended = Overal uitgelogd
