# Importing lists of units and of people.

lists-link = Inlezen
lists-title = Scholen, teams en mensen inlezen
lists-lead = Zet een hele organisatie klaar met twee lijsten. Je ziet eerst regel voor regel wat er gebeurt.
lists-units = Scholen en teams
lists-people = Mensen
lists-units-file = Lijst van scholen en teams
lists-people-file = Lijst van mensen
lists-file-hint = Kies er een, of allebei tegelijk. CSV, hooguit { $lines } regels per lijst.
lists-read = Lees in
lists-again = Kies een verbeterd bestand. De lijst waarvoor je niets kiest, blijft zoals die was.
lists-too-large = Dit is te groot. Hooguit 5 MB samen.
lists-is-people = Dit is de lijst van mensen. Kies die hiernaast, en hier die van scholen en teams.
lists-is-units = Dit is de lijst van scholen en teams. Kies die hiernaast, en hier die van mensen.
lists-templates = Lege lijsten
lists-templates-lead = Met de koppen erboven, om in te vullen met een rekenblad. Bewaar als CSV.
lists-units-template = Lege lijst voor scholen en teams
lists-people-template = Lege lijst voor mensen
lists-example-lead = De koppen mogen ook in het Engels, en in een andere volgorde. Een team mag boven zijn school staan. Staat iemand in de ene lijst als teamleider van een team, dan hoeft dat team niet nog eens in de andere.
lists-nothing-yet = Er is nog niets toegevoegd. Lees je de lijsten niet in, dan gooien we ze binnen een dag weg.
lists-forget = Gooi deze lijsten weg
lists-forgotten = De lijsten zijn weg.
lists-other = Andere lijsten kiezen
lists-file =
    { $lines ->
        [one] Bestand { $file }, 1 regel
       *[other] Bestand { $file }, { $lines } regels
    }
lists-refused =
    { $lines ->
        [one] Verbeter 1 regel en kies dat bestand opnieuw. We voegen alles toe, of niets.
       *[other] Verbeter { $lines } regels en kies dat bestand opnieuw. We voegen alles toe, of niets.
    }
lists-none = Alles in deze lijsten staat er al.
lists-sure = Ja, voeg toe: { $units } scholen en teams, { $people } mensen
lists-sure-small = Ieder van hen krijgt meteen een mail dat inloggen kan. Wie al een account heeft, krijgt niets.
lists-kind = Soort
lists-leader = Teamleider
lists-trained = staat in de lijst
lists-made-schools =
    { $count ->
        [one] school
       *[other] scholen
    }
lists-made-teams =
    { $count ->
        [one] team
       *[other] teams
    }
lists-made-people =
    { $count ->
        [one] persoon met een account
       *[other] mensen met een account
    }
lists-skipped =
    { $lines ->
        [one] Eén regel stond er al. Daar is niets aan veranderd.
       *[other] { $lines } regels stonden er al. Daar is niets aan veranderd.
    }
lists-to-people = Naar de mensen
lists-sign-in = Zo loggen zij in
lists-sign-in-lead = We hebben ieder van hen gemaild dat inloggen kan. Komt die mail niet aan, dan helpt deze tekst:
lists-sign-in-text = Je hebt een account voor de { $talk-names } van { $board }. Ga naar { $address } en vul je werkadres in. Je krijgt dan een mail met een code, waarmee je inlogt. Een wachtwoord is er niet.
lists-sign-in-roles = Inloggen kan meteen. Wie een rol kwijtraakt of erbij krijgt, logt daarna opnieuw in.
lists-fault-same-as = Dit staat ook al in regel { $line }. Houd er één regel van over.
lists-fault-unknown-kind = Vul school of team in.
lists-fault-unknown-region = Deze provincie kennen we niet.
lists-fault-parent-missing = Zeg bij welke school dit team hoort.
lists-fault-school-belongs-nowhere = Een school hoort bij de organisatie zelf. Laat dit leeg, of maak er een team van.
lists-fault-unknown-parent = Deze school is er niet, en staat ook niet in de lijst.
lists-fault-parent-is-a-team = Dit is een team. Een team hoort bij een school.
lists-fault-own-parent = Dit kan niet bij zichzelf horen.
lists-fault-unknown-leader = Er is geen account met dit adres dat werkt, en het staat niet in de lijst van mensen.
lists-fault-leader-is-administrator = Dit is een beheerder. Alleen een beheerder wijzigt dat account.
lists-fault-address-missing = Vul het mailadres in waarmee iemand inlogt.
lists-fault-unknown-language = Vul Nederlands of Engels in.
lists-fault-role-missing = Vul een rol in, of noem dit adres als teamleider in de lijst van scholen en teams.
lists-fault-unknown-role = Vul teamleider, schoolleider, HR-adviseur, HR-coördinator, beleidsmedewerker of beheerder in, met een komma ertussen.
lists-fault-only-administrators = Alleen een beheerder maakt iemand beheerder.
lists-fault-unknown-school = Deze school is er niet, en staat ook niet in de lijst.
lists-fault-unknown-unit = Deze school of dit team is er niet, en staat ook niet in de lijst.
lists-fault-ambiguous-unit = Er zijn meer teams met deze naam. Vul ook in op welke school iemand werkt.
lists-fault-leader-of-what = Zeg van welk team of welke school, of noem dit adres in de lijst van scholen en teams.
lists-fault-head-of-what = Zeg van welke school.
lists-fault-date-unsure = Staat de dag of de maand voorop? Schrijf het zo: 2027-01-31.
lists-fault-training-unnamed = Vul de naam van de training in.

term-list-column-name = Naam
term-list-column-kind = Soort
term-list-column-parent = Hoort bij
term-list-column-leader = Teamleider
term-list-column-place = Plaats
term-list-column-region = Provincie
term-list-column-email = Mailadres
term-list-column-language = Taal
term-list-column-roles = Rollen
term-list-column-school = Werkt op
term-list-column-unit = Geldt voor
term-list-column-training = Training
term-list-column-training-from = Training vanaf
term-list-column-training-until = Training tot en met
