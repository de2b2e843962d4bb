# De organisatie inrichten: van niets tot het eerste vertrek.

set-up-link = Inrichten
set-up-title = Inrichten
set-up-lead = Deze stappen brengen je van een lege organisatie naar het eerste { $talk-name }. De volgorde is aan jou, en je kunt elke stap overslaan.
set-up-done = { $done } van de { $all } stappen zijn klaar.
set-up-ready = Alles is ingericht of overgeslagen.
set-up-state-done = klaar
set-up-state-open = nog te doen
set-up-state-left-out = overgeslagen
set-up-missing = Dit ontbreekt nog:
set-up-leave-out = Sla over
set-up-take-up = Toch doen
term-set-up-step-units = Scholen en teams
term-set-up-step-people = Mensen en hun rollen
term-set-up-step-hours = Training en beschikbaarheid
term-set-up-step-mails = Afzender en contactpersonen
term-set-up-step-consent = Instemming en functionaris
term-set-up-step-first-leaver = Het eerste vertrek
set-up-units-there = Scholen: { $schools }. Teams: { $teams }.
set-up-people-there = Mensen die kunnen inloggen: { $people }. HR-coördinatoren: { $coordinators }. HR-adviseurs: { $advisers }.
set-up-hours-there = Adviseurs die tijden hebben opgegeven: { $ready } van de { $all }.
set-up-hours-own = Iedere adviseur geeft de eigen tijden op, onder Beschikbaarheid. Een HR-coördinator kan dat ook voor een ander doen.
set-up-administrators = Dit stelt een beheerder in.
set-up-coordinators = Een vertrek registreert een HR-coördinator.
set-up-to-training = Naar de mensen en hun training
set-up-to-first-leaver = Registreer het eerste vertrek
set-up-to-stuck = Naar mails die niet aankomen
set-up-lack-schools = een school
set-up-lack-teams =
    { $count ->
        [one] een team, bij één school
       *[other] een team, bij { $count } scholen
    }
set-up-lack-coordinators = een HR-coördinator
set-up-lack-advisers = een HR-adviseur
set-up-lack-leaders =
    { $count ->
        [one] een teamleider, bij één team
       *[other] een teamleider, bij { $count } teams
    }
set-up-lack-second-person =
    { $count ->
        [one] een tweede persoon die één voorstel bevestigt
       *[other] een tweede persoon die { $count } voorstellen bevestigt
    }
set-up-lack-training =
    { $count ->
        [one] een geldige training, van één adviseur
       *[other] een geldige training, van { $count } adviseurs
    }
set-up-lack-hours =
    { $count ->
        [one] tijden, van één adviseur
       *[other] tijden, van { $count } adviseurs
    }
set-up-lack-reply-address = een adres voor antwoorden op mails
set-up-lack-hr-contact = bij wie een vertrekkende collega met vragen terechtkan
set-up-lack-counsellor = hoe je de vertrouwenspersoon bereikt
set-up-lack-stuck =
    { $count ->
        [one] één mail die niet aankwam
       *[other] { $count } mails die niet aankwamen
    }
set-up-lack-consent = de dag waarop de medezeggenschap instemde, en waar dat staat
set-up-lack-officer = de functionaris gegevensbescherming
set-up-lack-leaver = een geregistreerd vertrek
