# Wat vertrekkers kunnen vragen over wat er van hen wordt bewaard.

# Antwoorden terugnemen
rights-withdraw-title = Je antwoorden terugnemen
rights-withdraw-lead = We wissen dan wat je hebt verstuurd. Niemand leest het meer, ook je teamleider niet. Je gesprek blijft zoals het is. Een tip die al uit je antwoorden is gehaald om door te geven, halen we niet meer terug: niemand weet van wie hij is.
rights-withdraw-again = Daarna kun je de vragen opnieuw invullen, als je dat wilt.
rights-withdraw-sure = Ja, neem mijn antwoorden terug
rights-withdraw-missing = Zet een vinkje om je antwoorden terug te nemen
rights-withdraw-began = Tot je gesprek begon, kon je je antwoorden terugnemen. Je gesprek gaat er nu over, of ging erover, dus dat kan niet meer.
rights-withdraw-done = Je antwoorden zijn teruggenomen en gewist. Alleen een tip die er al uit was gehaald om door te geven, blijft.
rights-withdraw-done-again = Je antwoorden zijn teruggenomen en gewist. Alleen een tip die er al uit was gehaald om door te geven, blijft. Je kunt de vragen opnieuw invullen, als je dat wilt.
rights-withdraw-nothing = Er zijn geen antwoorden die je kunt terugnemen.
rights-withdraw-code-first = Je antwoorden zijn verstuurd. Laat eerst zien dat jij het bent; daarna kun je ze terugnemen.
mail-answers-withdrawn-subject = Wat je verstuurde is teruggenomen
mail-answers-withdrawn = Met jouw link en jouw code zijn de antwoorden teruggenomen die je had verstuurd. Ze zijn gewist en niemand leest ze meer. Alleen een tip die er al uit was gehaald om door te geven, blijft: daar staat niet bij van wie hij is.
mail-answers-withdrawn-not-you = Deed je dit niet zelf? Laat het ons dan vandaag weten. Je kunt ook op deze mail antwoorden.
term-event-answers-withdrawn = Heeft de antwoorden teruggenomen
term-mail-kind-answers-withdrawn = bericht dat de antwoorden zijn teruggenomen

# Bezwaar maken en met rust laten
rights-title = Wat je verder kunt vragen
rights-lead = Je kunt bezwaar maken tegen wat we met je gegevens doen, of vragen om ze met rust te laten: dat geldt meteen. Je kunt ook iets laten verbeteren of wissen. HR antwoordt binnen een maand.
rights-object-title = Bezwaar maken
rights-object-lead = Je krijgt dan geen vragen, uitnodigingen en herinneringen meer, en we plannen niets uit onszelf. HR bekijkt wat je schrijft en laat je weten of je gelijk hebt.
rights-object-sure = Ja, ik maak bezwaar
rights-object-stands = Je maakte bezwaar op { $date }. Je krijgt niets meer dat vanzelf wordt verstuurd.
rights-object-lift = Ja, ik trek mijn bezwaar in
rights-restrict-title = Mijn gegevens met rust laten
rights-restrict-lead = Niemand van de organisatie kan dan je antwoorden, je verslag of iets anders van je vertrek openen, en je krijgt niets dat vanzelf wordt verstuurd. We bewaren alles tot jij iets anders zegt. HR kan het alleen openen op een grond die de wet noemt, en dan laten we je dat weten.
rights-restrict-sure = Ja, laat mijn gegevens met rust
rights-restrict-stands = Je gegevens worden sinds { $date } met rust gelaten. Niemand van de organisatie opent ze.
rights-restrict-lift = Ja, jullie mogen weer verder met mijn gegevens
rights-lift = Intrekken
rights-lift-by-hr = Met de code uit de brief kun je dit niet intrekken, want HR kent die code ook. Vraag HR om het te beëindigen:
rights-why = Waarom vraag je dit?
rights-why-hint = Je mag dit leeg laten. HR van je onderdeel leest het. Hooguit { $most } tekens.
rights-too-long = Maak je tekst { $over ->
    [one] één teken
   *[other] { $over } tekens
 } korter
rights-sure-missing = Zet een vinkje als je dit wilt
rights-answer-by = HR antwoordt uiterlijk op { $date }.
rights-asked = We hebben het genoteerd en het geldt vanaf nu. HR antwoordt uiterlijk op { $date }.
rights-already = Dit heb je al gevraagd. Het staat er nog.
rights-lifted = Je hebt het ingetrokken. Alles gaat verder waar het was.
rights-nothing-stands = Er is niets om in te trekken.
rights-asked-before = Wat je hebt gevraagd
rights-asked-on = { $right }, gevraagd op { $date }
rights-no-answer-yet = HR heeft nog niet geantwoord.
rights-taken-back = Je hebt het ingetrokken.
rights-kept-restricted = Je hebt gevraagd om je gegevens met rust te laten. Zolang dat geldt, wordt er niets van gewist.

# Hetzelfde, voor HR
rights-staff-title = Verzoeken van vertrekkers
rights-staff-lead = Iemand die vertrekt heeft bezwaar gemaakt, of gevraagd om de eigen gegevens met rust te laten, te verbeteren of te wissen. Antwoord binnen een maand na de dag waarop het is gevraagd.
rights-staff-none = Niemand heeft iets gevraagd.
rights-staff-none-first = Zodra iemand bezwaar maakt of dat vraagt, staat het hier.
rights-staff-waiting = { $count ->
    [0] Wat vertrekkers vroegen, geldt.
    [one] Eén vertrekker wacht op antwoord.
   *[other] { $count } vertrekkers wachten op antwoord.
 }
rights-staff-stands = toegewezen, geldt
rights-staff-of = Verzoek van { $name }
rights-staff-open = Lees het verzoek
rights-staff-asked = Gevraagd
rights-staff-asked-on = Op
rights-staff-words = Waarom
rights-staff-what = Wat
rights-staff-no-words = Geen reden gegeven.
rights-staff-means-object = Zolang het geldt, verstuurt en plant het programma niets uit zichzelf. Wijs het toe, tenzij de organisatie dwingende gronden heeft die zwaarder wegen. Wijs je het toe, kijk dan of het dossier gewist moet worden.
rights-staff-means-restrict = Zolang het geldt, opent niemand het dossier, krijgt de vertrekker niets dat vanzelf wordt verstuurd en wordt er niets gewist. De vertrekker kan het intrekken.
rights-staff-record = Naar het dossier
rights-staff-until = Antwoord uiterlijk op { $day }.
rights-staff-over = Dit verzoek geldt niet meer.
rights-staff-answer = Het antwoord
rights-staff-answer-title = Antwoorden
rights-staff-end = Toch beëindigen
rights-staff-ruling = Wat besluit je?
rights-staff-ruling-missing = Kies wat je besluit
rights-staff-reason = Waarom?
rights-staff-reason-hint = De vertrekker leest dit. Wijs je het af, schrijf dan waarom, en dat een klacht bij de Autoriteit Persoonsgegevens mogelijk is. Hooguit { $most } tekens.
rights-staff-reason-missing = Schrijf op waarom je het afwijst
rights-staff-send = Antwoord versturen
rights-staff-answered = Het antwoord staat er. De vertrekker heeft een mail gekregen.
rights-staff-answered-untold = Het antwoord staat er. Er is geen mailadres: laat het de vertrekker zelf weten.
rights-record-objected = De vertrekker heeft bezwaar gemaakt.
rights-record-restricted = De vertrekker heeft gevraagd om de gegevens met rust te laten.
rights-record-answer = HR van het onderdeel antwoordt, uiterlijk op { $day }.
rights-record-granted = Het is toegewezen en geldt.
rights-open-title = Het dossier toch openen
rights-open-lead = Alleen als de wet het toestaat. Het dossier is dan een uur open, en alleen voor jou. De vertrekker hoort het meteen, met je reden.
rights-open-ground = Op welke grond?
rights-open-ground-missing = Kies de grond
rights-open-reason = Waarom is het nodig?
rights-open-reason-hint = Schrijf wat de vertrekker mag lezen. Hooguit { $most } tekens.
rights-open-sure = Ja, ik open het op deze grond
mail-right-asked-subject = Een verzoek wacht op antwoord
mail-right-asked = Iemand van jouw onderdeel vroeg iets over de eigen gegevens. Je vindt het in het programma.
mail-right-asked-until = Het antwoord is er uiterlijk op { $day }.
mail-right-asked-button = Naar de verzoeken
mail-right-answered-subject = HR heeft je verzoek beantwoord
mail-right-answered = Je vroeg iets over je gegevens. HR heeft geantwoord. Je leest het op je eigen pagina, met een code.
term-right-object = Bezwaar
term-right-restrict = Gegevens met rust laten
term-ruling-granted = Toegewezen
term-ruling-refused = Afgewezen
term-opening-ground-consent = De vertrekker vindt het goed
term-opening-ground-claim = Voor een rechtsvordering
term-opening-ground-others = Om de rechten van een ander te beschermen
term-opening-ground-public-interest = Voor een gewichtig algemeen belang
term-event-objected = Heeft bezwaar gemaakt
term-event-objection-granted = Bezwaar toegewezen
term-event-objection-refused = Bezwaar afgewezen
term-event-objection-taken-back = Heeft het bezwaar ingetrokken
term-event-restricted = Vraagt om de gegevens met rust te laten
term-event-restriction-granted = Met rust laten toegewezen
term-event-restriction-refused = Met rust laten afgewezen
term-event-restriction-lifted = Trekt dat in: de gegevens mogen weer gebruikt worden
term-event-restricted-opened = Geopend op een grond van de wet
term-mail-kind-right-asked = bericht dat er een verzoek te beantwoorden is
term-mail-kind-right-answered = bericht dat HR het verzoek heeft beantwoord

# Verbeteren en wissen
rights-rectify-title = Iets laten verbeteren
rights-rectify-lead = Klopt er iets niet, of ontbreekt er iets? Schrijf het op. HR bekijkt het, verbetert wat niet klopt en laat je weten wat er is gedaan. Intussen gaat alles door. Op het verslag van je gesprek reageer je bij het verslag zelf.
rights-rectify-what = Wat klopt er niet, en hoe is het wel?
rights-rectify-sure = Ja, vraag HR om dit te verbeteren
rights-rectify-stands = Je vroeg op { $date } om iets te verbeteren.
rights-rectify-lift = Ja, het hoeft niet meer verbeterd te worden
rights-erase-title = Iets laten wissen
rights-erase-lead = Wil je dat iets weggaat, of alles? Schrijf op wat. HR bekijkt wat gewist mag worden en laat je weten wat er is gedaan. Tot dan blijft alles staan. Wissen kan niet ongedaan worden gemaakt.
rights-erase-what = Wat moet er weg?
rights-erase-sure = Ja, vraag HR om dit te wissen
rights-erase-stands = Je vroeg op { $date } om iets te wissen.
rights-erase-lift = Ja, het hoeft niet meer gewist te worden
rights-what-hint = HR van je onderdeel leest dit. Hooguit { $most } tekens.
rights-what-missing = Schrijf op waar het om gaat
rights-noted = We hebben het genoteerd. HR antwoordt uiterlijk op { $date }.
rights-withdrawn = Je hebt het ingetrokken. HR doet er niets meer mee.
rights-staff-means-rectify = Verbeter in het dossier wat niet klopt en wijs het dan toe; schrijf erbij wat je verbeterde. Wat geen feit is maar een oordeel, hoef je niet te veranderen: zeg dan waarom niet.
rights-staff-means-erase = Kijk wat weg mag. Het hele dossier wis je vanuit het dossier zelf; de vertrekker krijgt daarvan een laatste mail, en dit verzoek gaat mee. Gaat een deel weg, wijs het dan toe en schrijf erbij wat. Mag iets niet weg, zeg dan waarom.
rights-record-rectify = De vertrekker vraagt om iets te verbeteren.
rights-record-erase = De vertrekker vraagt om iets te wissen.
term-right-rectify = Iets laten verbeteren
term-right-erase = Iets laten wissen
term-event-rectification-asked = Vraagt om iets te verbeteren
term-event-rectification-granted = Verbeteren toegewezen
term-event-rectification-refused = Verbeteren afgewezen
term-event-rectification-taken-back = Heeft het verzoek om te verbeteren ingetrokken
term-event-erasure-wanted = Vraagt om iets te wissen
term-event-erasure-granted = Wissen toegewezen
term-event-erasure-refused = Wissen afgewezen
term-event-erasure-taken-back = Heeft het verzoek om te wissen ingetrokken
