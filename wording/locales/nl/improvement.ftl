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
improvement-owner-hint = Kies iemand uit de lijst: die krijgt een week van tevoren, op de dag zelf en daarna elke maand een mail.
improvement-outside = Het is iemand buiten de lijst, of een functie. Die krijgt geen mails.
improvement-due = Klaar op
improvement-advice = Wat raden we aan?
improvement-advice-hint = Dit blijft binnen de organisatie.
improvement-addressee = Aan wie?
improvement-addressee-hint = Bijvoorbeeld: de schoolleiders.
improvement-declined = Waarom niet?
improvement-declined-hint = Alleen nodig bij een punt dat is afgewezen. Wie het voorstelde, leest dit.
improvement-result = Wat kwam ervan?
improvement-result-hint = Dit blijft binnen de organisatie. Hoort het punt bij een gepubliceerd cijfer, dan kan dit bij dat cijfer staan.
improvement-evidence = Bij welk cijfer hoort het?
improvement-evidence-hint = Publicatie en cijfer, zoals 2026-H1/1 units-reasons; daarachter eventueel een categorie, zoals B1. Maak je het punt vanuit een publicatie, dan staat het hier al.
improvement-figure = Cijfer
improvement-figure-words = { $figure }: { $from } t/m { $until }, versie { $number }
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
improvement-fault-nothing-changed = Vertrekkers lezen alleen wat wordt uitgevoerd of klaar is. Kies een van die twee, of laat het punt eerst niet meer zien.

improvement-fault-declined = Zeg waarom niet.
improvement-fault-owner-unknown = Kies een naam uit de lijst, of vink aan dat het iemand anders is. Zijn er twee met die naam, gebruik dan het mailadres.
improvement-fault-day = Dit is geen dag. Schrijf bijvoorbeeld 1-2-2027.
improvement-fault-evidence = Dat cijfer is er niet. Laat het leeg, of schrijf publicatie en cijfer, zoals 2026-H1/1 units-reasons.
improvement-fault-names = Hier staat een naam: “{ $names }”. Haal die weg, of zeg het anders.

# Opmerkingen van wie erover gaat en wie het oppakt
improvement-comments = Opmerkingen
improvement-comments-none = Er is nog niets over gezegd.
improvement-comment = Opmerking
improvement-comment-hint = Met je naam erbij. Wie verbeterpunten schrijft en wie dit punt oppakt, leest het.
improvement-comment-add = Toevoegen
improvement-comment-added = Toegevoegd.
improvement-comment-by = { $by }, { $at }
improvement-comment-by-nobody = Iemand die hier niet meer werkt
improvement-fault-comment = Schrijf eerst iets op.

# Wat een adviseur voorstelt
improvement-by-adviser = een HR-adviseur, in de week van { $monday }
improvement-propose = Stel een verbeterpunt voor
improvement-propose-lead = Hoorde je in een gesprek iets waar de organisatie van kan leren? Stel het hier voor. De beleidsmedewerker beslist of het een verbeterpunt wordt.
improvement-propose-nobody = Schrijf niets op waaraan iemand te herkennen is: geen namen, geen school of team, geen datum, geen voorval. Namen van medewerkers, en van wie met jou een gesprek heeft of had, herkennen we; dan vragen we je om ze weg te halen.
improvement-propose-kept = We bewaren de twee teksten en de week. Niet uit welk gesprek het komt, van welke school, of op welke dag. Wie beslist, leest dat het van een HR-adviseur komt, en niet van wie, vanaf de maandag erna.
improvement-propose-what = Wat kan de organisatie leren?
improvement-propose-what-hint = In het algemeen gezegd, over de hele organisatie.
improvement-propose-send = Voorstellen
improvement-proposed = Voorgesteld. Hieronder lees je wat ermee gebeurt.
improvement-invitation-title = Kan de organisatie hiervan leren?
improvement-invitation = Je kunt een verbeterpunt voorstellen, zonder iets over deze persoon.
improvement-mine = Jouw verbeterpunten
improvement-mine-lead = Wat jij oppakt, en wat je zelf voorstelde.
improvement-owned = Dit pak jij op
improvement-owned-none = Je pakt nu geen verbeterpunten op.
improvement-owned-first = Wijst iemand je een verbeterpunt toe, dan staat het hier.
improvement-own-proposals = Dit stelde je voor
improvement-own-proposals-none = Je stelde nog niets voor.
improvement-own-proposals-first = Begin met iets dat je in meer gesprekken hoort.
improvement-proposed-in = Voorgesteld in de week van { $monday }
improvement-proposal-read-from = Wie beslist, leest het vanaf { $day }. Zo blijkt niet op welke dag je het schreef.
improvement-due-on = Klaar op { $day }
improvement-progress = Hoe gaat het ermee?
improvement-overdue = Had klaar moeten zijn op { $day }

improvement-thanks-title = Wat eerdere vertrekkers veranderden
improvement-thanks-lead = Mensen die vóór jou vertrokken, vertelden hoe het was. Daardoor:

# Elk formulier dat iemand anders intussen bewaarde
versions-lead = Terwijl je typte, heeft iemand anders hier iets anders bewaard. Hieronder staat elk deel waarin de twee verschillen. Kies per deel welke je houdt. Tot je kiest, verandert er niets.
versions-missing = Kies welke versie je houdt

term-point-status-proposed = Voorgesteld
term-point-status-accepted = Overgenomen
term-point-status-declined = Afgewezen
term-point-status-doing = Wordt uitgevoerd
term-point-status-done = Klaar

term-event-point-published = Verbeterpunt gepubliceerd
term-event-point-withdrawn = Verbeterpunt ingetrokken
term-event-point-moved = Verbeterpunt: hoe ver het is, veranderde
