# Wat op een verslag volgt: vakken per soort vertrek, twee versies, aanvullingen, de reactie van de medewerker.

mail-report-ready-subject = Het verslag van je gesprek
mail-report-ready = Het verslag van je { $talk-name } is klaar. Je kunt het lezen, en laten weten of het klopt.
mail-report-ready-code = Alleen jij opent het: met je eigen link, en met een code die we je dan mailen.
mail-report-ready-until = Reageren kan tot en met { $day }. Het hoeft niet.
mail-report-ready-button = Lees het verslag

staff-next-report-reminder = herinnering aan het verslag
term-mail-kind-report-ready = bericht dat het verslag klaar is
term-event-report-added = Verslag aangevuld
term-event-report-agreed = Akkoord met het verslag
term-event-report-corrected = Schreef een correctie bij het verslag
term-event-quotes-allowed = Liet zinnen uit het verslag doorgeven
term-event-quotes-withdrawn = Liet zinnen uit het verslag niet meer doorgeven
term-event-task-asked = Iets gevraagd aan HR
term-event-task-done = Taak gedaan
term-event-task-reopened = Taak weer open

# Vakken van sommige soorten vertrek
term-topic-induction = Begeleiding bij de start
term-topic-clarity = Duidelijkheid over het contract
term-topic-process = Hoe het vertrek verliep
term-topic-dignity = Met respect behandeld
term-topic-knowledge = Kennis die niet verloren mag gaan
term-topic-gratitude = Waardering en dank
term-topic-coming-back = Nog eens terugkomen
report-no-case = Het gaat om hoe het ging. De zaak zelf staat hier niet ter discussie.
report-themes-texts = Wat kwam er ter sprake?
report-agreements-hint = Is het verslag af, dan wordt elke afspraak een taak. Kies bij “Wie doet afspraak …” iemand uit de lijst, of typ een naam of mailadres zoals het in Uitzwaai staat. Laat je het leeg, dan doe jij het. Wie de taak krijgt, leest deze regel.
report-owner-outside = Afspraak { $number } doet iemand anders, die Uitzwaai niet kent. De taak komt dan bij jou.
report-owner-unlisted = niet in Uitzwaai
report-owner-unknown = Niemand in Uitzwaai heet zo, of meer dan één. Kies iemand uit de lijst, of vink aan dat het iemand anders is.

# Wat bekend is, en de delen van het verslag
report-known-when = Gesprek
report-known-with = Met
report-known-two = { $leaver } en { $host }
report-answers-show = Laat de antwoorden zien
report-parts = Delen van het verslag, toen deze pagina openging
report-part-reasons = Waarom iemand gaat
report-part-topics = Waar het gesprek over gaat
report-part-stayed = Wat iemand hier hield
report-part-said = Uitspraken en ideeën
report-part-agreements = Afspraken en wie ze doet
report-part-rest = Delen, en wat nergens bij past
report-part-empty = nog leeg
report-part-filled = ingevuld
report-part-missing = nog leeg, nodig om af te ronden

# Bewaren terwijl je typt
report-kept = Bewaard
report-offline = Geen verbinding. Wat je typte, staat nog alleen in dit venster. We bewaren het zodra de verbinding er weer is.
report-elsewhere = Ergens anders is iets anders bewaard. Druk op Bewaren: dan zie je beide versies en kies je.
report-signed-out = Je bent uitgelogd. Log in een ander venster in, dan bewaren we verder.
report-final-elsewhere = Dit verslag is ergens anders al afgerond.
report-too-long = Niet bewaard: dit is te lang. Druk op Bewaren om te zien hoeveel eraf moet.

# Twee versies
report-versions-title = Twee versies van dit verslag
report-versions-lead = Terwijl je schreef, is ergens anders iets anders bewaard. Hieronder staat elk vak waarin de twee verschillen. Kies per vak welke je houdt. Tot je kiest, verandert er niets.
report-version-mine = Wat jij schreef
report-version-theirs = Wat bewaard is
report-keep = Welke houd je?
report-keep-mine = Wat ik schreef
report-keep-theirs = Wat bewaard is
report-version-empty = Leeg
report-versions-save = Bewaar deze keuze
report-versions-missing = Kies bij “{ $box }” welke versie je houdt
report-versions-third = Intussen is er weer iets anders bewaard. Dit zijn de versies van nu.

# Afgerond
report-closed-told = Het verslag is afgerond en je notities zijn gewist. De medewerker krijgt een mail om het te lezen.
report-closed-untold = Het verslag is afgerond en je notities zijn gewist. We hebben geen mailadres van de medewerker: vraag HR te laten weten dat het verslag klaar is.
report-closed-elsewhere = Het verslag is intussen in een ander venster afgerond. Wat je hier schreef en er niet in staat, staat nu hieronder: je kunt het toevoegen of weggooien.
report-closed-notes = Het verslag is intussen afgerond. De notities zijn daarbij gewist, ook wat je hier net typte.
report-held-now = Genoteerd dat het gesprek is gevoerd. Schrijf het verslag nu je het nog weet.

# Aanvullingen
report-additions = Aanvullingen
report-addition-title = Iets aanvullen of verbeteren
report-addition-lead = Het verslag zelf verandert niet meer. Wat je hier schrijft, komt er met de datum en je naam onder te staan. { $name } leest het ook.
report-addition-words = Aanvulling
report-addition-save = Voeg toe
report-addition-done = Je aanvulling staat onder het verslag.
report-addition-missing = Schrijf wat je wilt aanvullen

# De reactie, op het vertrek
report-reply = Reactie van { $name }
report-reply-agrees = Akkoord met het verslag
report-reply-corrects = Ziet het anders
report-reply-none = { $name } heeft nog niet gereageerd.

# De medewerker leest het verslag
report-yours-title = Het verslag van je gesprek
report-yours-none = Er is nog geen verslag dat klaar is. Zodra het er is, krijg je een mail.
report-yours-lead = Lees het rustig. Je hoeft niets te doen.
report-yours-question = Klopt het verslag?
report-yours-until = Reageren kan tot en met { $date }. Tot dan kun je je reactie ook veranderen.
report-yours-agrees = Ja, het klopt
report-yours-corrects = Nee, ik zie iets anders
report-yours-words = In jouw woorden
report-yours-words-hint = Wat je schrijft, komt precies zo naast het verslag te staan. Je teamleider leest het niet.
report-yours-send = Verstuur mijn reactie
report-yours-change = Verander mijn reactie
report-yours-kept = Dank je. Je reactie staat nu naast het verslag.
report-yours-missing = Kies of het verslag klopt
report-yours-words-missing = Schrijf wat er volgens jou anders is
report-yours-too-long = Je tekst is { $over } tekens te lang. Er passen er { $max }.
report-yours-reply = Jouw reactie
report-yours-agreed = Je liet weten dat het klopt, op { $date }.
report-yours-corrected = Je liet weten dat je iets anders ziet, op { $date }.
report-yours-over = Reageren kon tot en met { $date }. Wil je toch nog iets zeggen? Neem contact op met HR:
report-yours-late = De veertien dagen zijn voorbij. Je reactie is niet meer verstuurd. Hieronder staat nog wat je typte.
report-yours-changed = In een ander venster heb je iets anders verstuurd. Dat staat hieronder bij “Jouw reactie”. Wat je nu typte, staat nog in het formulier. Verstuur je dat, dan geldt dat.
report-yours-additions = Later aangevuld
report-yours-ready = Het verslag van je gesprek is klaar.
report-yours-read = Lees het verslag
report-yours-respond = Lees het verslag en reageer

# Mail aan de adviseur
mail-report-corrected-subject = Een reactie op je verslag
mail-report-corrected = Er is een reactie op het verslag van je gesprek met { $leaver }. Je leest die in het dossier, en kunt het verslag aanvullen.
mail-report-corrected-button = Lees de reactie
term-mail-kind-report-corrected = bericht over een reactie op het verslag, aan de adviseur

# The boxes of a report for words alone, as the staff and as the leaver read them.
term-text-box-suggestions = Ideeën voor ons
term-leaver-text-box-suggestions = Suggesties
term-text-box-sharing = Wat mag gedeeld worden, en met wie?
term-leaver-text-box-sharing = Wat met wie gedeeld mag worden
term-text-box-fits-no-box = Wat nergens bij past
term-leaver-text-box-fits-no-box = Wat verder ter sprake kwam
term-text-box-leavers-words = Correctie of akkoord van de medewerker
term-leaver-text-box-leavers-words = Jouw woorden

report-quotes-title = Zinnen van jou doorgeven
report-quotes-lead = In dit verslag staan zinnen waarvan jij zei dat ze gedeeld mogen worden. Je kunt ze laten doorgeven aan wie beleid maakt: na een half schooljaar, zonder naam, team of datum, en samen met tips of zinnen van minstens { $others } anderen. Jouw naam en namen van collega’s met een account halen we eruit. Wie je verslag las, kan een zin wel herkennen.
report-quotes-until = Dat gebeurt op zijn vroegst zes weken nadat je traject is afgerond. Tot dan kun je het hier terugdraaien. Daarna kan het niet meer: bij een zin staat dan nergens van wie die is.
report-quotes-allow = Geef mijn zinnen door, zonder mijn naam
report-quotes-save = Bewaar mijn keuze
report-quotes-kept = Je keuze is bewaard.
report-quotes-over = Over je zinnen in dit verslag is niets meer te kiezen. Dat kon tot zes weken nadat je traject was afgerond.
