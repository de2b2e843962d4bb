# Verbeterpunten: wat we van vertrekkers leerden, en wat er veranderde.

improvement-tab = Verbeterpunten
improvement-title = Verbeterpunten
improvement-lead = Wat de organisatie leert van mensen die vertrekken, en wat ze ermee doet. Wat je publiceert, leest iedereen die daarna vertrekt.
improvement-new = Nieuw verbeterpunt
improvement-empty-what = Hier komen de verbeterpunten te staan: wat jullie leerden, wie het oppakt en hoe ver het is.
improvement-empty-first = Begin met één ding dat meer mensen zeiden.
improvement-what = Wat leerden we?
improvement-what-hint = Dit blijft binnen de organisatie. Vertrekkers zien het niet.
improvement-nobody = Schrijf nooit iets op uit de antwoorden of het gesprek van één persoon, en geen namen. Een punt gaat over wat meer mensen zeiden, of over een gepubliceerd cijfer.
improvement-outcome = Wat veranderden we? Dit lezen vertrekkers
improvement-outcome-hint = Eén of twee zinnen. Voor publiceren heb je beide talen nodig.
improvement-outcome-nl = In het Nederlands
improvement-outcome-en = In het Engels
improvement-owner = Wie pakt het op
improvement-owner-hint = Een functie of een naam.
improvement-school = Gaat over
improvement-school-hint = Wie van een school vertrekt, leest de punten van die school en van de hele organisatie.
improvement-whole-board = de hele organisatie
improvement-status = Hoe ver is het?
improvement-shown = Voor vertrekkers
improvement-shown-since = sinds { $day }
improvement-not-shown = niet te zien
improvement-by = Opgeschreven door
improvement-saved = Laatst bewaard
improvement-for-leavers = Voor vertrekkers
improvement-unpublished = Vertrekkers zien nog niets van dit punt.
improvement-who-board = iedereen die vertrekt
improvement-who-school = iedereen die vertrekt bij { $school }
improvement-publish-tick = Vanaf nu leest { $who } wat we veranderden, vóór de vragenlijst en erna. Ik heb nagekeken dat niemand erin te herkennen is.
improvement-publish = Publiceren
improvement-published-since = Sinds { $day } leest { $who } dit. Hooguit de drie nieuwste punten zijn te zien.
improvement-withdraw = Niet meer laten zien
improvement-published = Gepubliceerd. Wie vertrekt, leest het vanaf nu.
improvement-withdrawn = Vertrekkers zien dit punt niet meer.
improvement-already = Dat was al zo.
improvement-read-again = Iemand anders heeft dit punt net veranderd. Lees het eerst nog eens.
improvement-versions-title = Twee versies van dit punt
improvement-fault-what = Zeg wat jullie leerden.
improvement-fault-owner = Zeg wie het oppakt.
improvement-fault-outcome-nl = Zeg in het Nederlands wat er veranderde.
improvement-fault-outcome-en = Zeg in het Engels wat er veranderde.
improvement-fault-status = Kies hoe ver het is.
improvement-fault-nothing-changed = Vertrekkers lezen alleen wat in gang of klaar is. Kies een van die twee, of laat het punt eerst niet meer zien.

improvement-thanks-title = Wat eerdere vertrekkers veranderden
improvement-thanks-lead = Mensen die vóór jou vertrokken, vertelden hoe het was. Daardoor:

# Elk formulier dat iemand anders intussen bewaarde
versions-lead = Terwijl je typte, heeft iemand anders hier iets anders bewaard. Hieronder staat elk deel waarin de twee verschillen. Kies per deel welke je houdt. Tot je kiest, verandert er niets.
versions-missing = Kies welke versie je houdt

term-point-status-idea = Idee
term-point-status-under-way = In gang
term-point-status-done = Klaar
term-point-status-dropped = Laten vallen

term-event-point-published = Verbeterpunt gepubliceerd
term-event-point-withdrawn = Verbeterpunt ingetrokken
