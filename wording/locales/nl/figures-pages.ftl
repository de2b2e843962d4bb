# Cijfers over vertrek: het verslag van een periode, één cijfer, en hoe ze worden gemaakt.

figures-tab = Cijfers
figures-title = Cijfers
figures-report-title = Waarom mensen vertrokken: { $period }
figures-days = { $from } t/m { $until }
figures-period = Periode
figures-version = Versie
figures-back = Terug naar het verslag
figures-more = { $what }: per school en team, en door de tijd
figures-by = { $what } · { $by }
figures-of-unit = { $what }, bij { $unit }
figures-of-group = { $what } ({ $group })
figures-whole-board = Hele organisatie
figures-agreed = Mee eens of helemaal mee eens
figures-not-shown = niet te tonen: te weinig mensen, of om anderen te beschermen
figures-is-of = { $is } van de { $of } ({ $percent }%)
figures-number = Aantal
figures-people = Mensen
figures-of = Van wie
figures-unit = Onderdeel

figures-empty-what = Hier komt te staan waarom mensen vertrekken: hoeveel er vertrokken, wat ze antwoordden en vertelden, en wat daarin opvalt.
figures-empty-when = De eerste cijfers gaan over wie van { $from } t/m { $until } de laatste werkdag heeft. Ze staan hier vanaf { $day }, als er genoeg mensen zijn om iets te laten zien.
figures-empty-own = Er is nog geen periode met cijfers. Wie de cijfers beheert, kiest zelf een eerste en een laatste dag.
figures-empty-who = Cijfers gaan nooit over één persoon. Van kleine groepen staat er niets.

figures-made-on = Versie { $number }, gemaakt op { $day }. Deze cijfers veranderen niet meer.
figures-pooled = Dit zijn drie jaren bij elkaar: { $first }, { $second } en { $third }. Je ziet hier ook groepen die in elk jaar apart te klein waren. Van een school of team staat hier alleen hoeveel mensen er gingen en antwoordden; wat zij antwoordden, staat hier van de hele organisatie.
figures-pooled-units = Per school en team
figures-correction = Dit is een correctie. { $reason }
figures-earlier = De versie ervoor
figures-nothing = In deze periode waren er te weinig mensen om iets te laten zien.
figures-left = Vertrokken
figures-invited = Uitgenodigd
figures-answered = Vragen beantwoord
figures-talked-formal = Formeel gesprek gevoerd
figures-talked-informal = Alleen een informeel gesprek
figures-told-of = Gesprekken met een verslag

figures-out-title = Wat opvalt
figures-out-nothing = Er valt deze periode niets op wat toeval niet kan verklaren.
figures-out-rose = Vaker dan in de vorige periode: { $is }, eerst { $other }.
figures-out-fell = Minder vaak dan in de vorige periode: { $is }, eerst { $other }.
figures-out-more = Vaker dan bij alle anderen: { $is }, bij de anderen { $other }.
figures-out-less = Minder vaak dan bij alle anderen: { $is }, bij de anderen { $other }.
figures-out-leads = Vaker dan al het andere: { $is }. Daarna komt { $other }.
figures-out-between = Het echte verschil ligt waarschijnlijk tussen { $least } en { $most } procentpunt.
figures-out-chance = Toeval alleen zou dit minder dan eens op de { $times } keer doen.

figures-coverage-title = Gesprekken
figures-coverage-lead = Hoeveel mensen vertrokken, en met hoeveel van hen een gesprek is gevoerd. Wie geen gesprek wilde, telt mee als iemand met wie het niet is gevoerd.
figures-coverage-early = Hoeveel gesprekken zijn gevoerd, staat niet in deze cijfers: ze zijn gemaakt vóór { $day }, toen er nog gesprekken bij konden komen.
figures-coverage-other-days = Hoeveel gesprekken zijn gevoerd, staat niet in cijfers over deze dagen. Dat wordt per halfjaar geteld. Twee tellingen naast elkaar zouden iets over iemand kunnen verraden.
figures-coverage-none = Hoeveel gesprekken zijn gevoerd, staat niet in deze cijfers.
figures-coverage-caption = Gevoerde gesprekken per school en team
figures-due = Vertrokken
figures-held = Gevoerd
figures-days-caption = Hoe lang stappen duurden
figures-days-step = Stap
figures-days-median = Dagen (mediaan)
figures-rate-caption = Vertrek van wie er werkt
figures-rate-people = Werkten er op 1 oktober
figures-rate-left = Vertrokken

figures-part-reasons = Waarom mensen vertrekken
figures-reason = Reden
figures-ticked = Aangevinkt
figures-told = Verteld in het gesprek
figures-shift = Verschil
figures-shift-title = Aangevinkt en verteld
figures-shift-decisive = Doorslaggevend: aangevinkt en verteld
figures-shift-lead = Links wat mensen aanvinkten, rechts wat ze in het gesprek vertelden. Het zijn niet precies dezelfde mensen: niet iedereen deed beide.
figures-shift-more = vaker verteld
figures-shift-less = vaker aangevinkt
figures-shift-same = ongeveer gelijk
figures-named-lead = Wat mensen aanvinkten is opgeteld uit de antwoorden van { $people } mensen, wat ze vertelden uit gesprekken met een verslag. Wie twee redenen uit één groep koos, telt daar twee keer. Doorslaggevend is per persoon hooguit één reden.

figures-part-items = Hoe het werken hier was
figures-items-lead = Van links naar rechts: van helemaal niet mee eens tot helemaal mee eens. Hoe donkerder, hoe meer mee eens.
figures-item = Stelling
figures-lies = Verdeling
figures-mean = Gemiddelde

figures-part-ways = Hoe mensen vertrokken
figures-part-valued = Wat mensen waardeerden
figures-part-before = Of het anders had kunnen gaan
figures-part-after = Hierna
figures-part-told = Waar het in de gesprekken over ging
figures-part-talks = Gesprekken en verwachtingen
figures-part-groups = Wie er vertrokken
figures-regions = Per regio
figures-region = Regio
figures-regions-caption = Vertrokken mensen per regio
figures-regions-lead = Een regio staat hier als alle scholen die er liggen, getoond worden.

figures-ask = Wat je hiermee kunt vragen
figures-ask-lead = Een vraag voor het jaargesprek met wie blijft:
figures-lessons = Wat de inwerkperiode kan leren
figures-lessons-none = Nieuwe mensen noemen niets zo veel vaker dan anderen dat het geen toeval kan zijn.

figures-how = Hoe deze cijfers zijn gemaakt
figures-how-period = Meegeteld is wie van { $from } t/m { $until } de laatste werkdag had.
figures-how-frozen = De cijfers zijn één keer gemaakt en veranderen niet meer. Een correctie is een nieuwe versie, met de reden erbij.
figures-how-least = Van een groep staat er pas iets als er minstens { $invited } mensen vertrokken of werden uitgenodigd, en van antwoorden als er minstens { $answered } antwoordden. Redenen van een groep staan er vanaf { $reasons } antwoorden.
figures-how-same = Ook kleinere aantallen staan er niet, nul evenmin. Antwoorden van een groep staan er alleen als minstens { $dissenters } iets anders zei dan de rest.
figures-how-others = Soms ontbreekt een aantal dat groot genoeg is: anders was een klein aantal uit te rekenen. Waarom een aantal ontbreekt, is nergens te zien.
figures-how-chance = Wat opvalt, is nagerekend. Er staat alleen wat toeval minder dan eens op de twintig keer doet, gerekend over alles wat is bekeken.
figures-how-factors = Er zijn te weinig mensen om redenen één voor één te laten zien. Daarom staan ze in vijf groepen.
figures-how-pooled = Een groep die in één van de drie jaren te zien is en in een ander niet, staat hier niet: dan zou dat andere jaar uit te rekenen zijn.
figures-all = Alle cijfers van deze periode

figures-files = Meenemen
figures-files-print = Afdrukken kan ook: de pagina komt op papier zonder menu.
figures-file-csv = Als CSV
figures-file-xlsx = Als Excel-werkmap
figures-file-json = Als JSON
figures-other-releases = Andere periodes

figures-point = Verbeterpunt hierover: { $status }
figures-point-owner = Wie het oppakt: { $role }
figures-point-from = Uit de cijfers van { $from } t/m { $until }, versie { $number }
figures-point-moved = { $what }: toen { $then }, in deze cijfers { $now }. Waardoor dat komt, zeggen cijfers niet.
figures-done = Wat ermee gedaan is
figures-improve = Maak er een verbeterpunt van
figures-trend = Door de tijd: { $what }
figures-trend-words = Een lijn van de oudste naar de nieuwste periode. De aantallen staan in de tabel hieronder.
figures-trend-scale = Onderaan is niemand, bovenaan iedereen. Een gat in de lijn is een periode waarvan het niet te tonen is.

figures-settings-link = Cijfers
figures-settings-title = Cijfers instellen
figures-settings-form = Periodes en drempels
figures-settings-lead = Wat je hier verandert, geldt voor cijfers die daarna worden gemaakt. Wat er al is, blijft zoals het is.
figures-settings-period = Periode
figures-settings-period-hint = Na elke periode worden de cijfers vanzelf gemaakt. Van hele jaren komen er elke drie jaar ook cijfers van die drie bij elkaar. Bij eigen periodes kies je hieronder zelf de dagen.
figures-settings-weeks = Weken na de periode
figures-settings-weeks-hint = Zo lang kunnen er nog antwoorden en verslagen bij komen. Van { $least } tot en met { $most }.
figures-settings-invited = Mensen in een groep
figures-settings-answered = Antwoorden van een groep
figures-settings-reasons = Antwoorden voor redenen
figures-settings-dissenters = Mensen die iets anders zeggen dan de rest
figures-settings-least-hint = Minstens { $least }, dat is iedereen beloofd. Hoger mag, tot en met { $most }.
figures-settings-keep-years = Jaren dat cijfers blijven staan
figures-settings-keep-years-hint = Van { $least } tot en met { $most }. Leeg: ze blijven.
figures-fault-too-low = Minstens { $least }: dat is iedereen beloofd. Hoger mag wel.
figures-fault-between = Kies een getal van { $least } tot en met { $most }.
figures-own-days = Een eigen periode
figures-own-days-lead = Minstens vier weken en hooguit vijf jaar. Geen dag mag in een periode liggen waarvan er al cijfers zijn: uit beide samen zou iets over iemand af te leiden zijn. Van elk kwartaal, half jaar of jaar waar deze dagen in vallen, komen er voorgoed geen cijfers meer.
figures-own-first = Eerste dag
figures-own-last = Laatste dag
figures-own-sure = Deze dagen nemen voorgoed de plaats in van de periodes waar ze in vallen
figures-own-unsure = Vink aan dat je weet dat die periodes geen eigen cijfers meer krijgen
figures-own-make = Maak de cijfers
figures-correct = Corrigeren
figures-correct-lead = Een correctie is een nieuwe versie van de cijfers. De oude blijft staan. Als het verschil iets kan verraden over iemand van een school of team, heeft de nieuwe versie alleen cijfers van de hele organisatie. Als ook daarvoor te weinig is veranderd, komt er geen nieuwe versie.
figures-correct-reason = Waarom
figures-correct-reason-hint = Staat boven de nieuwe cijfers. Schrijf niets over één persoon. Hooguit { $most } tekens.
figures-correct-make = Maak een nieuwe versie
figures-asked = De cijfers worden gemaakt. Hieronder staat hoe ver het is.
figures-making = Wat er wordt gemaakt
figures-state = Hoe ver het is
figures-read = { $percent }% is geteld
figures-look-again = Kijk opnieuw hoe ver het is

term-given-units = School en team
term-given-region = Regio
term-given-way = Soort vertrek
term-given-foreseen = Verwacht of onverwacht
term-given-function-group = Functiegroep
term-given-subject = Vak of werkveld
term-given-service-band = Dienstjaren
term-given-entry = Hoe iemand begon
term-given-part-time = Omvang van de aanstelling
term-given-hybrid = Combineert banen
term-given-contract-chain = Soort tijdelijk contract
term-given-talk = Gesprek
term-given-reasons = Redenen
term-given-decisive = Doorslaggevende reden
term-given-destination = Waar mensen heen gaan
term-given-raised-before = Eerder over gepraat
term-given-would-have-stayed = Was anders gebleven
term-given-wanted-to-stay = Had willen blijven
term-given-knew-in-time = Wist het op tijd
term-given-wanted-longer = Had langer willen werken
term-given-valued = Gewaardeerd
term-given-enjoyment = Plezier in het werk
term-given-own-way = Werken op eigen manier
term-given-show-ability = Laten zien wat je kunt
term-given-workload-sustainable = Werkdruk vol te houden
term-given-growth = Groeien in het vak
term-given-belonging = Erbij horen
term-given-leader-support = Steun van de leidinggevende
term-given-behaviour-support = Steun bij moeilijk gedrag
term-given-speak-up = Durven zeggen wat je vindt
term-given-induction = Begeleiding bij de start
term-given-departure-handled = Hoe het vertrek is geregeld
term-given-recommend = Zou ons aanraden
term-given-would-return = Zou terugkomen
term-given-predicted = Wat de gespreksvoerder verwachtte
term-given-told-reasons = Redenen in het gesprek
term-given-told-decisive = Doorslaggevend in het gesprek
term-given-preventable = Te voorkomen
term-given-part-in-leaving = Thema’s die de doorslag gaven
term-given-themes = Thema’s die een rol speelden
term-given-stayed-because = Waarom mensen bleven

term-release-step-registered-to-invited = Van aanmelding tot uitnodiging
term-release-step-invited-to-answered = Van uitnodiging tot antwoord
term-release-step-answered-to-talk = Van antwoord tot gesprek
term-release-step-talk-to-report = Van gesprek tot verslag
term-release-step-talk-to-last-day = Van gesprek tot laatste werkdag

term-release-part-release = Deze cijfers
term-release-part-coverage = Gesprekken
term-release-part-days = Dagen tussen stappen
term-release-part-rates = Vertrek van wie er werkt
term-release-part-regions = Per regio
term-release-part-sums = Redenen bij elkaar opgeteld

term-release-said-period = Periode
term-release-said-from = Eerste dag
term-release-said-until = Laatste dag
term-release-said-number = Versie
term-release-said-made-on = Gemaakt op
term-release-said-reason = Waarom er een nieuwe versie is
term-release-said-least-invited = Mensen in een groep, ten minste
term-release-said-least-answered = Antwoorden van een groep, ten minste
term-release-said-least-reasons = Antwoorden voor redenen, ten minste
term-release-said-least-dissenters = Mensen die iets anders zeggen dan de rest, ten minste

term-release-measure-due = Vertrokken
term-release-measure-held = Gesprek gevoerd
term-release-measure-median = Mediaan in dagen
term-release-measure-headcount = Werkten er op 1 oktober
term-release-measure-left = Vertrokken

term-reason-list-groups = Redenen per groep
term-reason-list-han = De vijf vertrekfactoren van de HAN
term-reason-list-ministry = De vier redenen die het ministerie noemt
term-reason-list-motives = De tien motieven van het landelijke onderzoek

term-period-kind-quarter = Kwartaal
term-period-kind-half-year = Half schooljaar: augustus tot en met januari, februari tot en met juli
term-period-kind-school-year = Schooljaar: augustus tot en met juli
term-period-kind-calendar-year = Kalenderjaar
term-period-kind-three-school-years = Drie schooljaren samen
term-period-kind-three-calendar-years = Drie kalenderjaren samen
term-period-kind-own = Eigen periodes

# Naast andere besturen
figures-others-title = Vergelijk met andere besturen
figures-others-lead = Besturen die elkaar hun cijfers geven, kunnen ze hier naast elkaar leggen. Het gaat om cijfers die al getoond mogen worden, van elk bestuur als geheel.
figures-others-empty = Er is nog niets om mee te vergelijken: van geen ander bestuur zijn er cijfers over dezelfde periode.
figures-others-how = Vraag een ander bestuur om zijn getekende bestand, en lees het hieronder in. Hun eigen bestand staat bij hen op deze zelfde pagina. Geef hun ook dat van jullie.
figures-others-beside = { $boards ->
    [one] Naast jullie cijfers staan die van één ander bestuur.
   *[other] Naast jullie cijfers staan die van { $boards } andere besturen samen.
}
figures-others-none = Er is geen cijfer dat al deze besturen laten zien.
figures-others-own = Wij
figures-others-boards = { $boards ->
    [one] Eén ander bestuur
   *[other] { $boards } andere besturen
}
figures-others-difference = Het verschil is waarschijnlijk
figures-others-between = tussen { $least } en { $most } procentpunt
figures-others-read = Ingelezen cijfers
figures-others-board = Bestuur
figures-others-stands = Hoe het telt
figures-others-upload = Lees cijfers van een ander bestuur in
figures-others-file = Bestand
figures-others-file-hint = Het getekende bestand dat het andere bestuur maakte. Is er sinds het tekenen iets aan veranderd, dan wordt het geweigerd.
figures-others-do-read = Lees in
figures-others-own-files = Onze cijfers voor andere besturen
figures-others-own-lead = Een getekend bestand met wat getoond mag worden, ook per school en team. Wie het inleest, ziet dat er niets aan veranderd is.
figures-others-key = Getekend met deze sleutel. Laat het andere bestuur hem op een andere manier vergelijken, bijvoorbeeld aan de telefoon:
figures-others-imported = Ingelezen: cijfers van { $board }.
figures-others-imported-first = Ingelezen: cijfers van { $board }. Hun bestanden moeten vanaf nu met deze sleutel getekend zijn: { $key }. Vergelijk hem met wat zij zeggen.
figures-others-already = Dit bestand is al ingelezen.
figures-others-unreadable = Dit is geen bestand met cijfers, of het is van een andere versie van Uitzwaai.
figures-others-bad-signature = Dit bestand is veranderd nadat het getekend is. Vraag het opnieuw.
figures-others-other-key = Eerdere bestanden van dit bestuur zijn met een andere sleutel getekend. Vraag aan het bestuur of dat klopt.
figures-others-differs = Er is al een ander bestand van dezelfde periode en versie ingelezen. Cijfers veranderen nooit: vraag wat er klopt.
figures-others-is-own = Dit zijn jullie eigen cijfers.
term-figures-beside-counted = Staat ernaast
term-figures-beside-replaced = Vervangen door een latere versie
term-figures-beside-other-period = Een andere periode
term-figures-beside-counts-otherwise = Redenen zijn anders geteld

# Eigen woorden voor wat een publicatie voorstelt
figures-proposed-title = Eigen woorden voor wat cijfers voorstellen
figures-proposed-lead = Bij elke periode stellen de cijfers een vraag voor het jaargesprek voor, en soms wat de inwerkperiode kan leren. Hier zeg je het in de woorden van jullie organisatie. Wat je leeg laat, staat er in de woorden van het programma.
figures-proposed-nl = In het Nederlands
figures-proposed-en = In het Engels
figures-proposed-hint = Zonder eigen woorden staat er: { $standard }
figures-proposed-too-long = Gebruik hooguit { $most } tekens.
term-proposed-question-pupils-behaviour = Gedrag van leerlingen of studenten
term-proposed-question-lack-of-support = Steun
term-proposed-question-workload = Werkdruk
term-proposed-question-lack-of-career = Loopbaan
term-proposed-question-hybrid-work = Combineren met ander werk
term-proposed-question-personal = Persoonlijk
term-proposed-question-work = Het werk zelf
term-proposed-question-organisation = De organisatie
term-proposed-question-working-together = Samenwerken
term-proposed-question-attraction = Een baan elders
term-proposed-question-staying = Open vraag: waarom mensen blijven
term-proposed-lesson-guidance = Begeleiding
term-proposed-lesson-pupils-behaviour = Gedrag van leerlingen of studenten
term-proposed-lesson-lack-of-support = Steun
term-proposed-lesson-workload = Werkdruk
term-proposed-lesson-lack-of-career = Loopbaan
term-proposed-lesson-hybrid-work = Combineren met ander werk
term-proposed-lesson-personal = Persoonlijk
term-proposed-lesson-work = Het werk zelf
term-proposed-lesson-organisation = De organisatie
term-proposed-lesson-working-together = Samenwerken
