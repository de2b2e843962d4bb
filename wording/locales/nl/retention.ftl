# Bewaartermijnen: instellingen, wat er is gewist, één dossier wissen

retention-title = Bewaartermijnen
retention-lead = Wat van mensen bewaard is, wordt na zijn termijn vanzelf gewist, één keer per dag. De grenzen staan vast; daarbinnen kies je zelf.
retention-months-hint = In maanden, van { $least } tot { $most }. Standaard { $usual }.
retention-term-contact = Naam en adressen
retention-term-contact-from = Telt vanaf het moment dat alles klaar is: het vertrek is afgerond, de laatste werkdag is voorbij en de tweede vragenlijst kan niet meer worden ingevuld.
retention-term-answers = Antwoorden, verslag en de rest van het dossier
retention-term-answers-from = Telt vanaf het einde van het dienstverband, of vanaf de aanmelding als die later was. Nooit langer dan twee jaar na het einde van het dienstverband.
retention-term-notes = Notities bij een verslag dat niet is afgerond
retention-term-notes-from = Telt vanaf het gesprek.
retention-term-cancelled = Het dossier van wie toch blijft
retention-term-cancelled-from = Telt vanaf het annuleren. Antwoorden en verslag zijn dan al gewist.
retention-term-mails = Mails aan medewerkers die bij geen dossier horen
retention-term-mails-from = Bijvoorbeeld inlogcodes. Telt vanaf het versturen.
retention-term-accounts = Naam en adres van een account dat uitstaat
retention-term-accounts-from = Telt vanaf het uitzetten. Agenda’s, uren, rollen en scholing gaan al na een maand weg.
retention-effect = Andere termijnen gelden vanaf de volgende keer, ook voor wat er al is. Een kortere termijn kan dan meteen veel wissen. Dat is niet terug te draaien.
retention-stays = Van een dossier dat gewist is, blijven alleen codes voor cijfers over: wat is aangevinkt, met de maand, de school en het soort vertrek. Geen naam, team, dag, functiegroep, diensttijd of eigen woorden.
retention-saved = Bewaard. De termijnen gelden vanaf de volgende keer dat er wordt gewist.
retention-fault-not-a-number = Typ een heel aantal maanden, bijvoorbeeld { $usual }
retention-fault-too-short = Kies { $least } maanden of meer: korter kan het werk zelf niet
retention-fault-too-long = Kies hooguit { $most } maanden: langer mag dit niet worden bewaard
retention-done-title = Wat er is gewist
retention-done-none = Er is nog niets gewist.
retention-done-next = De volgende keer: { $moment }.
retention-done-caption = Wat er is gewist, het nieuwste bovenaan
retention-done-when = Wanneer
retention-done-by = Door
retention-done-by-program = Het programma
retention-done-ground = Waarom
retention-done-what = Hoeveel regels
retention-nameless = Naam gewist
retention-record-contact = Naam en adressen zijn op { $day } gewist volgens de bewaartermijn.
retention-record-going = Dit dossier wordt gewist. Wat was gezegd en geschreven, is weg; de rest gaat zodra de laatste mail weg is.
retention-kept-record = Je antwoorden, het verslag en de rest van je dossier wissen we uiterlijk op { $day }.
retention-kept-contact = Je naam en je adressen wissen we eerder: { $months ->
    [one] één maand
   *[other] { $months } maanden
 } nadat alles klaar is. Daarna kunnen we je geen code meer mailen om je gegevens te lezen.
retention-kept-contact-on = Je naam en je adressen wissen we uiterlijk op { $day }. Daarna kunnen we je geen code meer mailen om je gegevens te lezen.
retention-kept-codes = Voor cijfers blijft alleen over wat je aanvinkte, met de maand, de school en het soort vertrek erbij: zonder je naam en zonder je eigen woorden. Kopieën van de databank voor noodgevallen bewaart je organisatie nog een tijdje.

erase-title = Dossier wissen
erase-link = Alles wissen van { $name }
erase-lead = Hiermee wis je alles wat we van { $name } hebben: gegevens, antwoorden, verslag, notities, taken en mails. Dit is niet terug te draaien.
erase-talk = Een gepland gesprek gaat niet door. De medewerker en de gespreksvoerder krijgen daarvan bericht.
erase-mail = De medewerker krijgt een laatste mail dat alles is gewist, als er een adres is.
erase-receipt = Wat overblijft, is een aantekening zonder naam: wanneer, door wie, waarom en hoeveel regels. Niets telt later mee in cijfers.
erase-backup = In kopieën van de databank staat het nog, tot die worden weggegooid.
erase-ground = Waarom wordt dit gewist?
erase-ground-missing = Kies waarom het wordt gewist
erase-sure = Ja, wis alles van { $name }
erase-button = Wis het dossier
erase-done = Alles is gewist.
erase-done-waits = Wat was gezegd en geschreven, is gewist. De rest gaat zodra de laatste mail weg is; de medewerker krijgt bericht.
erase-done-waits-host = Wat was gezegd en geschreven, is gewist. De rest gaat zodra de gespreksvoerder bericht heeft. De medewerker heeft geen adres: vertel het zelf.
erase-not-after-death = Na een overlijden kan niemand bericht krijgen dat een dossier wordt gewist. Het gaat vanzelf weg als de termijn voorbij is.
erase-done-already = Dit dossier wordt al gewist.

mail-erased-subject = Een bericht van { $organisation }
mail-erased = Alles wat we in dit programma van je hadden, is gewist: je gegevens, je antwoorden en wat er over je gesprek was geschreven. Had je nog een afspraak, dan gaat die niet door.
mail-erased-last = Dit is de laatste mail die je hierover krijgt. Je persoonlijke link werkt niet meer.

term-ground-term = De termijn was om
term-ground-asked = De medewerker vroeg erom
term-ground-objected = De medewerker maakte bezwaar
term-ground-mistaken = Het dossier had er niet moeten zijn
term-erased-contact = naam en adressen
term-erased-answers = antwoorden
term-erased-report = verslag
term-erased-notes = notities
term-erased-tasks = taken
term-erased-events = gebeurtenissen
term-erased-mails = mails
term-erased-record = dossier
term-erased-imports = ingelezen lijsten
term-erased-accounts = accounts
term-erased-former = adressen van oud-collega’s
term-erased-hosts = dagen van gespreksvoerders
term-erased-figures = waaronder iemand in de cijfers is geteld, en oude cijfers
