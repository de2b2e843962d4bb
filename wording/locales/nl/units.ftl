# Een school of team: verplaatsen, opruimen en terughalen.

unit-more = Verplaatsen of opruimen
unit-rename = Naam en plaats wijzigen
unit-ask-hr = Verplaatsen en opruimen doet een HR-coördinator van de hele organisatie, want of het kan, hangt af van wie er vertrekt. Heeft nog niemand die rol? Geef die dan eerst aan iemand.
unit-move-title = Naar een andere school
unit-move-to = Nieuwe school
unit-move-choose = Kies een school
unit-move-look = Bekijk wat er verandert
unit-move-none = Er is geen andere school.
unit-move-changes = Dit verandert meteen
unit-move-what = { $team } gaat van { $from } naar { $to }.
unit-move-departures =
    { $count ->
        [0] In dit team loopt nu geen vertrek.
        [one] Eén lopend vertrek gaat mee.
       *[other] { $count } lopende vertrekken gaan mee.
    }
unit-move-over = Wat al is afgerond, blijft bij { $from } staan.
unit-move-talks = Is een adviseur er alleen voor de oude school, dan gaat een gesprek naar een collega. Wie al een afspraak had, krijgt meteen andere tijden.
unit-move-rules = Voor gesprekken zonder afspraak gelden voortaan de gespreksregels van { $to }.
unit-move-gains = Deze mensen krijgen dit team erbij, met alles wat hun rol laat zien:
unit-move-gains-none = Niemand heeft een rol voor de nieuwe school. Er kijkt dus niemand nieuw mee.
unit-move-loses = Voor deze mensen valt dit team weg:
unit-move-loses-none = Niemand heeft een rol voor de oude school. Voor niemand valt dit team weg.
unit-move-sure = Ja, verplaats dit team
unit-move-sure-hint = Rollen voor het team zelf blijven zoals ze zijn.
unit-move-do = Verplaats
unit-moved =
    { $count ->
        [0] Verplaatst.
        [one] Verplaatst. Eén lopend vertrek ging mee.
       *[other] Verplaatst. { $count } lopende vertrekken gingen mee.
    }
unit-move-same-name = De nieuwe school heeft al een team met deze naam. Geef een van de twee eerst een andere naam.
unit-move-same-person = Iemand staat in beide scholen geregistreerd, met dezelfde laatste werkdag. Laat HR eerst een van die twee annuleren. Er is niets veranderd.
unit-move-for-another = Door deze verplaatsing krijg je er zelf een rol bij waar een tweede persoon voor nodig is. Iemand anders moet dit team verplaatsen: een andere HR-coördinator van de hele organisatie.
unit-put-away-title = Opruimen
unit-put-away-lead = Bestaat dit niet meer? Ruim het op, dan kan niemand het nog kiezen. In dossiers en cijfers van eerder staat het nog met deze naam. Terughalen kan altijd.
unit-put-away-stands = Opruimen kan nog niet, want hieraan hangt nog:
unit-put-away-do = Ruim op
unit-put-away-done = Opgeruimd.
unit-put-away-named = { $name } (opgeruimd)
unit-put-away-not = Niet opgeruimd: er hangt nog iets aan.
unit-stands-teams =
    { $count ->
        [one] één team
       *[other] { $count } teams
    }
unit-stands-departures =
    { $count ->
        [one] één lopend vertrek
       *[other] { $count } lopende vertrekken
    }
unit-stands-roles =
    { $count ->
        [one] één rol die geldt, nog komt of op bevestiging wacht
       *[other] { $count } rollen die gelden, nog komen of op bevestiging wachten
    }
unit-stands-people =
    { $count ->
        [one] één persoon die hier werkt
       *[other] { $count } mensen die hier werken
    }
unit-stands-rules =
    { $count ->
        [one] één eigen gespreksregel
       *[other] { $count } eigen gespreksregels
    }
unit-away-title = Opgeruimd
unit-away-lead = Dit kan niemand nog kiezen.
unit-bring-back = Haal terug
unit-brought-back = Teruggehaald.
staff-fault-school-put-away = De school van dit team is opgeruimd. Haal eerst de school terug.
