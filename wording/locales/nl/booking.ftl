# Booking: mails about an appointment that runs late, is asked to move, or is moved by the clocks.

mail-running-late-subject = Je gesprek begint { $late } minuten later
mail-running-late = { $host } loopt { $late } minuten uit. Sorry! Je gesprek begint dus iets later dan { $time } uur.
mail-running-late-stands = De afspraak zelf blijft staan.
mail-another-waits = Je hebt nog een tweede gesprek zonder moment. Dat kies je op je eigen pagina, wanneer je wilt.

mail-change-asked-subject = Verzoek om een ander moment
mail-change-asked = { $leaver } vraagt om een ander moment voor het { $talk-name }. Zelf verzetten kan niet meer: daarvoor is het te laat.
mail-change-asked-calendar = { $leaver } vraagt in de agenda om een ander moment voor het { $talk-name }.
mail-change-proposed = { $leaver } stelt in de agenda een ander moment voor het { $talk-name } voor: { $day } om { $time }.
mail-change-asked-stands = De afspraak blijft gelden, totdat jij de afspraak verzet of afzegt. Even bellen werkt vaak het snelst.

mail-time-collides-subject = Een afspraak klopt niet meer met de klok
mail-time-collides = De regels van de tijdzone zijn veranderd sinds deze afspraak met { $leaver } is gemaakt. Op de afgesproken kloktijd kan het gesprek nu niet: die tijd bestaat niet meer, of er staat al iets.
mail-time-collides-do = Wil je met beide kanten een nieuw moment kiezen?

term-event-running-late = Gespreksvoerder loopt uit
term-event-change-asked = Vraagt om een ander moment
term-event-time-collides = Afspraak klopt niet meer met de klok
term-mail-kind-running-late = gesprek begint later
term-mail-kind-change-asked = verzoek om een ander moment, aan de gespreksvoerder
term-mail-kind-time-collides = afspraak klopt niet met de klok, aan HR

# Picking a time

leaver-book-either = Je kiest zelf met wie je praat. Hier staan de momenten van beiden naast elkaar. Met een moment kies je ook met wie.
leaver-book-both = Je hebt twee gesprekken. De volgorde maakt niet uit, en je mag ze op verschillende dagen doen.
leaver-book-picked = Je keuze tot nu toe
leaver-book-together = De twee momenten die je koos, vallen samen ({ $when }). Kies voor een van de twee gesprekken een ander moment.
leaver-book-close = Dat moment ({ $when }) is niet meer vrij, of het ligt te dicht op je andere gesprek. Dit zijn de eerstvolgende vrije momenten.
leaver-confirm-then = Hierna vragen we naar je andere moment: { $when }.
leaver-book-person = Bij wie
leaver-book-person-hint = Typ een naam, of het begin ervan.
leaver-book-person-find = Zoek
leaver-book-person-none = We vonden niemand met die naam.
leaver-book-person-more = Er zijn er meer. Typ meer van de naam om ze te vinden.
leaver-book-anybody = Maakt niet uit
leaver-book-show = Toon momenten
leaver-either-lead = Je kiest zelf met wie je praat: de een is niet beter dan de ander.
leaver-either-show = Bekijk eerst de momenten van beiden
leaver-both-waits = Je tweede gesprek heeft nog geen moment. Dat kies je hieronder, wanneer je wilt.

leaver-week-title = Week van { $first } tot en met { $last }
leaver-week-nav = Andere weken
leaver-week-before = Vorige week
leaver-week-after = Volgende week
leaver-book-other-days = Andere dagen
leaver-days-morning = Ochtend
leaver-days-afternoon = Middag
leaver-days-to-morning = Naar de ochtend
leaver-days-to-afternoon = Naar de middag
leaver-days-nav = Meer momenten
leaver-days-count = { $count ->
    [one] 1 moment
   *[other] { $count } momenten
}
leaver-days-every = Toon alle { $count } begintijden
leaver-week-next = In deze week is er geen moment. Het eerstvolgende is op { $day }.

leaver-zone-title = Ben je in een andere tijdzone?
leaver-zone-label = Waar ben je?
leaver-zone-same = Zelfde tijd als de organisatie
leaver-zone-save = Toon ook mijn tijd
leaver-zone-offer = Toon ook de tijd in { $place }
leaver-zone-now = De tijden zijn die van de organisatie. Tussen haakjes staat hoe laat het dan is in { $place }.
leaver-zone-also = bij jou ({ $place }): { $time }

leaver-talk-late = { $host } loopt { $minutes } minuten uit.
leaver-ask-title = Vraag om een ander moment
leaver-ask-text = { $host } krijgt een mail en kiest samen met jou iets anders. Tot dan blijft de afspraak gelden. Je hoeft niet te zeggen waarom.
leaver-ask-sure = Ja, vraag om een ander moment
leaver-ask-missing = Zet een vinkje als je om een ander moment wilt vragen
leaver-ask-button = Vraag het
leaver-ask-done = Je vraag is verstuurd. De afspraak blijft gelden tot je iets hoort.
leaver-ask-asked = Je hebt { $host } om een ander moment gevraagd. De afspraak blijft gelden tot je iets hoort.
leaver-ask-still-theirs = Je kunt de afspraak nog zelf verzetten of afzeggen.

# The host, around the start

staff-change-asked = { $name } vraagt om een ander moment. De afspraak blijft gelden totdat je de afspraak verzet of afzegt.
staff-change-proposed = { $name } stelt een ander moment voor: { $when }. De afspraak blijft gelden totdat je de afspraak verzet of afzegt.
staff-late-title = Later beginnen met { $name }
staff-late-lead = Loop je uit?
staff-late-by = { $minutes } min
staff-late-said = Je liet weten dat je { $minutes } minuten uitloopt.
staff-late-told = De ander krijgt meteen een mail dat je uitloopt.
staff-late-told-before = Dat is al gemaild.
staff-late-no-address = Er is geen mailadres. Bel even.
staff-late-not-now = Dit kan van twee uur voor het begin tot het einde van het gesprek.
staff-late-nothing = Er staat geen afspraak.
staff-no-show = Niet verschenen
staff-no-show-title = { $name } is niet verschenen
staff-no-show-hint = Er volgt één nieuwe uitnodiging.

term-zone-los-angeles = Los Angeles, Vancouver
term-zone-denver = Denver, Calgary
term-zone-chicago = Chicago
term-zone-new-york = New York, Toronto
term-zone-curacao = Aruba, Bonaire, Curaçao
term-zone-paramaribo = Paramaribo
term-zone-sao-paulo = São Paulo
term-zone-azores = Azoren
term-zone-reykjavik = IJsland
term-zone-london = Londen, Dublin, Lissabon
term-zone-casablanca = Marokko
term-zone-athens = Athene, Boekarest, Helsinki
term-zone-johannesburg = Zuid-Afrika
term-zone-istanbul = Turkije
term-zone-nairobi = Kenia, Ethiopië
term-zone-dubai = Dubai
term-zone-kolkata = India
term-zone-bangkok = Thailand, Vietnam
term-zone-jakarta = Jakarta
term-zone-singapore = Singapore, Bali
term-zone-shanghai = China
term-zone-tokyo = Japan, Korea
term-zone-brisbane = Brisbane
term-zone-sydney = Sydney, Melbourne
term-zone-auckland = Nieuw-Zeeland
