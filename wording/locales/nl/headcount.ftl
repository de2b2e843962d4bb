# Hoeveel mensen er werken, per onderdeel en jaar.
headcount-link = Aantallen
headcount-title = Aantallen medewerkers
headcount-lead = Hoeveel mensen werkten er op 1 oktober? Tel bij een school iedereen, ook wie in een team werkt. Wat je niet weet, laat je leeg: daar wordt geen percentage van vertrek berekend.
headcount-year = Jaar
headcount-show = Toon
headcount-on = Op 1 oktober { $year }
headcount-whole = Heel de school
headcount-list = Lees een lijst in
headcount-file = Kies een bestand
headcount-file-hint = Een CSV met de kolommen school, team, jaar en aantal. Alles wordt ingelezen, of niets.
headcount-read = Lees in
headcount-column-school = School
headcount-column-unit = Team
headcount-column-people = Aantal
headcount-fault-year = Schrijf een jaar met vier cijfers, vanaf 2000.
headcount-fault-number = Schrijf een heel getal, van 0 tot en met { $most }.
headcount-line = Regel { $line }. { $what }
headcount-refused = Er is niets ingelezen. Verbeter de regels hieronder en kies het bestand opnieuw.
headcount-imported =
    { $counts ->
        [one] Eén aantal ingelezen.
       *[other] { $counts } aantallen ingelezen.
    }
