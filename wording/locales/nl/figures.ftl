# Cijfers over vertrek: wat rijen en kolommen heten, en wat een publicatie voorstelt.

term-category-all = Iedereen
term-category-none = Niet ingevuld
term-category-own = Eigen antwoorden van de organisatie
term-category-others = Kleine onderdelen samen
term-category-direct = Zonder team
term-category-other = Andere redenen
term-category-formal-talk = Formeel gesprek
term-category-informal-talk = Alleen informeel gesprek
term-category-no-talk = Geen gesprek
term-category-predicted-right = Verwachting klopte
term-category-predicted-wrong = Verwachting klopte niet
term-category-predicted-none = Geen verwachting

# Een vraag voor het jaargesprek met wie blijft
term-yearly-question-pupils-behaviour = Wanneer heb je last van lastig gedrag, en wat helpt je dan? Wie springt er bij?
term-yearly-question-lack-of-support = Bij wie kun je terecht als het tegenzit? Welke steun mis je nog?
term-yearly-question-workload = Welk werk kost je te veel tijd of energie? Wat kunnen we schrappen of anders verdelen?
term-yearly-question-lack-of-career = Wat wil je over twee jaar kunnen of doen? Wat heb je daarvoor van ons nodig?
term-yearly-question-hybrid-work = Combineer je dit werk met ander werk, of wil je dat gaan doen? Hoe maken we dat makkelijker?
term-yearly-question-personal = Past je werk bij hoe je leeft, ook over een jaar? Wat kunnen wij aanpassen? Je hoeft niets over thuis te vertellen.
term-yearly-question-work = Waar in je werk krijg je energie van? Wat zou je graag anders of nieuw willen doen?
term-yearly-question-organisation = Welke regels, uren of afspraken zitten je in de weg? Wat zou je als eerste veranderen?
term-yearly-question-working-together = Kun je hier zeggen wat je vindt, ook als dat lastig is? Wat zou dat makkelijker maken?
term-yearly-question-attraction = Wat zou een baan ergens anders voor jou aantrekkelijk maken? Wat daarvan kunnen wij ook bieden?
term-yearly-question-staying = Waarom werk je hier graag? En wat zou een reden zijn om weg te gaan?

# Waarom die vraag
term-yearly-why-rose = Deze reden noemden meer mensen dan in de periode ervoor. Dat is waarschijnlijk geen toeval.
term-yearly-why-leads = Deze reden noemden duidelijk meer mensen dan elke andere reden.
term-yearly-why-named-most = Deze reden noemden de meeste mensen. Het verschil met de volgende kan toeval zijn.
term-yearly-why-nothing = Geen reden springt eruit. Daarom is dit een open vraag.

# Wat de begeleiding van nieuwe collega's kan leren
term-induction-lesson-guidance = Nieuwe collega's missen begeleiding. Spreek af wie hen in het eerste jaar begeleidt, en hoeveel uren daarvoor zijn.
term-induction-lesson-pupils-behaviour = Nieuwe collega's lopen vast op lastig gedrag. Oefen daarmee in de eerste maanden, en zeg wie bijspringt.
term-induction-lesson-lack-of-support = Nieuwe collega's missen steun. Plan in het eerste jaar vaste gesprekken, ook als alles goed lijkt te gaan.
term-induction-lesson-workload = Nieuwe collega's hebben het te druk. Geef hun in het eerste jaar minder taken, en bouw dat langzaam op.
term-induction-lesson-lack-of-career = Nieuwe collega's zien hier te weinig toekomst. Vertel in het eerste jaar welke stappen er mogelijk zijn.
term-induction-lesson-hybrid-work = Nieuwe collega's kunnen dit werk moeilijk combineren met ander werk. Maak bij de start afspraken over vaste dagen.
term-induction-lesson-personal = Werk en privé passen bij nieuwe collega's niet goed samen. Vraag voor de start welke dagen en welke reistijd vol te houden zijn.
term-induction-lesson-work = Het werk is anders dan nieuwe collega's hadden verwacht. Laat hen voor de start een dag meelopen.
term-induction-lesson-organisation = De manier van werken of het contract valt nieuwe collega's tegen. Leg voor de start uit hoe we werken, en wat er met contract en uren kan.
term-induction-lesson-working-together = Nieuwe collega's voelen zich niet vrij om te zeggen wat er speelt. Geef hun iemand bij wie ze terechtkunnen, naast hun leidinggevende.
