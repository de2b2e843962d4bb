# Passkeys of the staff: signing in with one, one's own, and beginning anew.

passkey-sign-in = Inloggen met een toegangssleutel
passkey-sign-in-lead = Nog geen toegangssleutel, of kwijt? Dan kom je binnen met een code.
passkey-sign-in-instead = Wie een toegangssleutel heeft, krijgt geen code.
passkey-scripts = Voor een toegangssleutel is JavaScript nodig, en een browser die toegangssleutels kent. Een van beide ontbreekt hier; de andere manieren werken ook zonder.

passkey-trouble = Dat lukte niet, of je brak het af. Probeer het opnieuw, of kies een andere manier.
passkey-trouble-browser = Deze browser kan niet met toegangssleutels overweg, of JavaScript staat uit. Kies een andere manier.
passkey-trouble-stale = Dat duurde langer dan { $minutes } minuten, of was al gebruikt. Probeer het opnieuw.
passkey-trouble-unknown = Met deze toegangssleutel komt hier niemand binnen. Misschien is de sleutel weggehaald of is het account gestopt. Kies een andere manier, of vraag het wie bij jullie de accounts beheert.
passkey-trouble-many = Vanaf je netwerk is heel vaak begonnen met inloggen. Probeer het over een uur opnieuw.
passkey-trouble-known = Dit apparaat heeft al een toegangssleutel voor je account.
passkey-trouble-not-valid = Wat dit apparaat maakte, kan hier niet worden gebruikt. Probeer een ander apparaat.

passkeys-link = Toegangssleutels
passkeys-title = Je toegangssleutels
passkeys-lead = Met een toegangssleutel (passkey) log je in met je vinger, je gezicht of de pincode van je apparaat. Die werkt alleen op deze site, en niemand kan hem raden of in je mail lezen.
passkeys-none = Je hebt nog geen toegangssleutel.
passkeys-none-first = Voeg er een toe op dit apparaat. Daarna komt niemand meer als jou binnen met een code per mail.
passkeys-not-offered = Toegangssleutels kunnen hier niet worden gebruikt: medewerkers loggen op een andere manier in, of dit programma heeft geen eigen adres met een veilige verbinding.
passkeys-name = Naam
passkeys-added = Toegevoegd
passkeys-used = Laatst gebruikt
passkeys-used-never = nog niet
passkeys-change = Wijzigen
passkeys-rename = Naam bewaren
passkeys-remove = Weghalen
passkeys-remove-hint = Niemand komt er nog mee binnen, en je wordt overal elders uitgelogd. Verwijder de sleutel ook op het apparaat zelf.
passkeys-remove-last = Dit is je enige: daarna kom je binnen met een code per mail.
passkeys-add = Toegangssleutel toevoegen
passkeys-full = Je hebt { $count } toegangssleutels, en meer kan niet. Haal er eerst een weg.
passkeys-lost = Allemaal kwijt? Wie bij jullie de accounts beheert, kan je opnieuw laten beginnen.
passkeys-done = Je toegangssleutel is toegevoegd. Vanaf nu kun je ermee inloggen. Overal elders ben je uitgelogd.
passkeys-renamed = De toegangssleutel heet nu anders.
passkeys-removed = De toegangssleutel is weggehaald. Overal elders ben je uitgelogd.
passkeys-new-title = Toegangssleutel toevoegen
passkeys-new-lead = Je browser vraagt waar de sleutel bewaard wordt: op dit apparaat, op je telefoon of op een beveiligingssleutel. Daarna vraagt hij om je vinger, je gezicht of een pincode.
passkeys-new-name = Hoe noem je hem?
passkeys-new-name-hint = Bijvoorbeeld: laptop van het werk. Heb je er meer, dan houd je ze zo uit elkaar.
passkeys-new-button = Toegangssleutel maken
passkeys-new-stale = Het maken duurde langer dan { $minutes } minuten, of was al gebruikt. Probeer het opnieuw; wat je apparaat er misschien van bewaarde, doet niets.
passkeys-fault-name-missing = Vul een naam in.
passkeys-fault-name-too-long = Gebruik hooguit { $max } tekens.

passkeys-of-title = Toegangssleutels
passkeys-of-count =
    { $count ->
        [0] { $name } heeft geen toegangssleutel.
        [one] { $name } heeft één toegangssleutel.
       *[other] { $name } heeft { $count } toegangssleutels.
    }
passkeys-of-why = Toegangssleutels kwijt? Laat de ander opnieuw beginnen: alle sleutels worden weggehaald, de ander wordt overal uitgelogd en krijgt een mail. Vanaf dat moment komt die binnen met een code per mail, tot er een nieuwe sleutel is. Ga dus na dat de vraag echt van deze persoon komt, en dat de mail van niemand anders is. Het komt in het logboek te staan.
passkeys-of-reset = Deze persoon opnieuw laten beginnen
passkeys-of-administrators = Dit is een beheerder. Alleen beheerders zien de toegangssleutels van een beheerder en halen ze weg.
passkeys-of-done = De toegangssleutels van { $name } zijn weggehaald. In een mail staat hoe het verder gaat.
passkeys-of-nothing = Er waren geen toegangssleutels om weg te halen.

mail-passkey-button = Je toegangssleutels bekijken
mail-passkey-not-you = Wist je dit niet? Meld het dan vandaag nog bij de beheerder van het programma.
mail-passkey-added-subject = Er is een toegangssleutel bij
mail-passkey-added = Bij je account bij { $organisation } is een toegangssleutel toegevoegd. Vanaf nu kun je ermee inloggen.
mail-passkey-removed-subject = Er is een toegangssleutel weggehaald
mail-passkey-removed = Bij je account bij { $organisation } is een toegangssleutel weggehaald. Niemand komt er nog mee binnen.
mail-passkeys-reset-subject = Voeg een nieuwe toegangssleutel toe
mail-passkeys-reset = De beheerder heeft alle toegangssleutels van je account bij { $organisation } weggehaald. Je bent overal uitgelogd.
mail-passkeys-reset-next = Log één keer in met een code per mail, en voeg dan meteen een nieuwe toegangssleutel toe. Tot je dat hebt gedaan, is die code genoeg om binnen te komen.
mail-passkeys-reset-button = Toegangssleutel toevoegen
mail-passkey-instead-subject = Log in met je toegangssleutel
mail-passkey-instead = Je vroeg een code om in te loggen. Je hebt een toegangssleutel, dus kies op de pagina "Inloggen met een toegangssleutel".
mail-passkey-instead-lost = Kwijt? Vraag dan de beheerder van het programma of die je opnieuw laat beginnen.
mail-passkey-instead-not-you = Heb je hier niet om gevraagd? Dan hoef je niets te doen.

term-event-passkey-added = Toegangssleutel toegevoegd
term-event-passkey-removed = Toegangssleutel weggehaald
term-event-passkeys-reset = Alle toegangssleutels van iemand weggehaald
term-event-passkey-doubted = Toegangssleutel geweigerd: de teller liep terug, dus er is misschien een kopie
