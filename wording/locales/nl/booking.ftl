# Booking: mails about an appointment that runs late, is asked to move, or is moved by the clocks.

mail-running-late-subject = Je gesprek begint { $late } minuten later
mail-running-late = { $host } loopt { $late } minuten uit. Sorry! Je gesprek begint dus iets later dan { $time } uur.
mail-running-late-stands = De afspraak zelf blijft staan.
mail-another-waits = Je hebt nog een tweede gesprek zonder moment. Dat kies je op je eigen pagina, wanneer je wilt.

mail-change-asked-subject = Verzoek om een ander moment
mail-change-asked = { $leaver } vraagt om een ander moment voor het afscheidsgesprek. Zelf verzetten kan niet meer: het is te dichtbij.
mail-change-asked-stands = De afspraak staat nog, totdat jij haar verzet of afzegt. Even bellen werkt vaak het snelst.

mail-time-collides-subject = Een afspraak klopt niet meer met de klok
mail-time-collides = De regels van de tijdzone zijn veranderd sinds deze afspraak met { $leaver } is gemaakt. Op de afgesproken kloktijd kan het gesprek nu niet: die tijd bestaat niet meer, of er staat al iets.
mail-time-collides-do = Wil je met beide kanten een nieuw moment kiezen?

term-event-running-late = Gespreksvoerder loopt uit
term-event-change-asked = Vraagt om een ander moment
term-event-time-collides = Afspraak klopt niet meer met de klok
term-mail-kind-running-late = gesprek begint later
term-mail-kind-change-asked = verzoek om een ander moment, aan de gespreksvoerder
term-mail-kind-time-collides = afspraak klopt niet met de klok, aan HR
