# De kamer van wie vertrekt: een brief, geen formulier.

leaver-errors-title = Kijk nog even naar dit
leaver-about-letter = Over deze brief
leaver-my-data = Mijn gegevens
leaver-status-link = Hoe het ervoor staat
leaver-back = Terug
leaver-next = Verder

# Wie leest dit?
leaver-readers-title = Wie leest dit?
leaver-readers-you = Jij
leaver-readers-you-text = Ziet altijd hoe het ervoor staat. Je verstuurde antwoorden en het verslag lees je terug met een code die we je mailen.
leaver-readers-adviser = De HR-adviseur met wie je praat
leaver-readers-adviser-text = Leest je antwoorden om het gesprek voor te bereiden, en schrijft na afloop het verslag. Praat je niet met HR, dan leest geen enkele adviseur ze.
leaver-readers-other-adviser = Andere HR-adviseurs
leaver-readers-other-adviser-text = Zien niets van jou.
leaver-readers-leader = Je teamleider
leaver-readers-leader-text = Leest niets, tenzij jij je antwoorden deelt. En dan pas na je laatste werkdag. Ziet wel of er een gesprek is gepland, maar niet met wie anders je praat of waarom.
leaver-readers-coordinator = De HR-coördinator
leaver-readers-coordinator-text = Ziet dat je hebt geantwoord, niet wat. Alleen met een reden die wordt vastgelegd kan hij of zij erbij. Dat hoor je dan van ons.
leaver-readers-policy = Wie beleid maakt
leaver-readers-policy-text = Ziet alleen cijfers over groepen van vijf of meer mensen, en tips van wie niet met een HR-adviseur sprak: vijf of meer bij elkaar, zonder je naam, team of datum.
leaver-readers-confidential = We beloven je vertrouwelijkheid. Anoniem is het niet: je antwoorden en het verslag van je gesprek horen bij elkaar.
leaver-readers-limit = Er is een wettelijke grens: een vermoeden van een seksueel misdrijf door een medewerker tegenover een minderjarige { $sector ->
    [pupils] leerling melden we bij het bestuur.
    [students] student melden we bij het bestuur.
   *[other] melden we bij het bestuur.
    }

leaver-confidential-title = Dit blijft vertrouwelijk
leaver-counsellor = Wil je met iemand anders praten over hoe er met je is omgegaan, of over veiligheid op je werk? Onze vertrouwenspersoon is { $name }:
leaver-kept-title = Hoelang bewaren jullie dit?

# De eerste pagina
leaver-first-title = Een brief voor jou
leaver-hello = Dag { $name },
leaver-lead = Je gaat weg bij { $organisation }. Voordat je gaat, horen we graag hoe het voor je was: wat goed ging, en wat beter had gekund.
leaver-lead-gone = Je bent weg bij { $organisation }. We horen nog graag hoe het voor je was: wat goed ging, en wat beter had gekund.
leaver-lead-retirement = Je gaat met pensioen. Voordat je { $organisation } verlaat, horen we graag hoe het voor je was: wat goed ging, en wat beter had gekund.
leaver-lead-retirement-gone = Je bent met pensioen. We horen nog graag hoe je tijd bij { $organisation } voor je was: wat goed ging, en wat beter had gekund.
leaver-lead-transfer = Je gaat op een andere plek binnen { $organisation } werken. Voordat je gaat, horen we graag hoe het voor je was: wat goed ging, en wat beter had gekund. Wat je schrijft, komt niet bij je nieuwe leidinggevende.
leaver-lead-transfer-gone = Je werkt nu op een andere plek binnen { $organisation }. We horen nog graag hoe het hiervoor was: wat goed ging, en wat beter had gekund. Wat je schrijft, komt niet bij je nieuwe leidinggevende.
leaver-how-long = We stellen je een paar korte vragen. Dat duurt ongeveer { $minutes ->
    [one] één minuut
   *[other] { $minutes } minuten
 }. Je hoeft niets in te vullen wat je niet wilt, en je kunt stoppen en later verdergaan.
leaver-how-long-left = Je was al begonnen. Je hebt nog ongeveer { $minutes ->
    [one] één minuut
   *[other] { $minutes } minuten
 } nodig. Alles wat je invulde, is bewaard.
leaver-then-talk = Daarna plan je, als je dat wilt, { $a-talk-name }.
leaver-by = Het mooist is het als je ze vóór { $date } invult.
leaver-start = Begin met de vragen
leaver-resume = Ga verder met de vragen
leaver-greetings = Hartelijke groet,
leaver-ps = PS. Liever geen gesprek? Dat mag.
leaver-ps-link = Laat het ons weten
leaver-ps-then = dan vragen we er niet nog eens naar.
leaver-saved-for-later = Bewaard. Je kunt later verdergaan met de link uit onze mail.

# Bijzonder traject: eerst de vraag of het welkom is
leaver-wish-lead = Je dienstverband bij { $organisation } eindigt. We willen graag leren hoe mensen hier hun werk hebben ervaren. Of je daarover iets wilt zeggen, beslis jij.
leaver-wish-lead-gone = Je dienstverband bij { $organisation } is geëindigd. We willen graag leren hoe mensen hier hun werk hebben ervaren. Of je daarover iets wilt zeggen, beslis jij.
leaver-wish-nothing = Het gaat alleen over je ervaringen op het werk, niet over de zaak zelf. Wat je kiest, verandert niets aan de afspraken over je vertrek. We vragen dit één keer.
leaver-wish-question = Wil je een paar korte vragen beantwoorden?
leaver-wish-yes = Ja, dat wil ik wel
leaver-wish-no = Nee, liever niet
leaver-wish-no-hint = Dan vragen we er niet nog eens naar.
leaver-wish-missing = Kies ja of nee
leaver-wish-noted-no = Dank je. We vragen er niet nog eens naar.
leaver-wish-change = Toch wel? Je kunt je nog bedenken.

# Hoe het ervoor staat
leaver-status-title = Hoe het ervoor staat
leaver-status-thanks = Dank je wel voor je antwoorden. We hebben ze op { $date } ontvangen.
leaver-status-not-wanted = Je wilde liever geen vragen beantwoorden. Dat is goed.
leaver-status-over = Je vertrek is bij ons afgerond. Dank je wel voor je werk, en het ga je goed.
leaver-status-no-questions = Je gaat weg bij { $organisation }. We praten graag nog een keer met je: over hoe het was, en over wat we ervan kunnen leren.
leaver-status-no-questions-gone = Je bent weg bij { $organisation }. We praten graag nog een keer met je: over hoe het was, en over wat we ervan kunnen leren.
leaver-status-read-back = Je kunt je antwoorden teruglezen met een code die we je mailen.
leaver-status-wish-well = Het ga je goed.

# De vragen
leaver-questions-title = { $theme }
leaver-progress = Voortgang
leaver-progress-done = (klaar)
leaver-progress-part = Deel { $part } van { $parts } · nog ongeveer { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
 }
leaver-saved = Bewaard
leaver-offline = Geen verbinding. Je antwoorden staan nog alleen in dit venster. We bewaren ze zodra de verbinding er weer is.
leaver-autosave-link = Nog niet bewaard: wat je hier invulde, staat alleen in dit venster. Laat het open en open de link uit onze mail opnieuw, in een ander tabblad. Dan bewaren we het.
leaver-autosave-submitted = Je antwoorden zijn al verstuurd.
leaver-autosave-elsewhere = Je hebt hier ergens anders een ander antwoord gegeven. Er is niets overschreven: druk op een knop onderaan, dan zie je beide.
leaver-differs = Wat je hieronder ziet, heb je hier ingevuld, maar het is nog niet bewaard: er staat al iets anders, of de link was hier niet meer open. Bewaard is:
leaver-differs-choose = Als je verdergaat, bewaren we wat hieronder staat. Wil je liever wat er al bewaard was, vul dat dan in.
leaver-differs-fault = Wat je hier invulde, is nog niet bewaard. Kies wat blijft.
leaver-characters-left = Tekens over:
leaver-characters-over = Tekens te veel:
leaver-choices-left = Nog te kiezen:
leaver-choices-over = Te veel gekozen:
leaver-hint-at-most = Kies er hooguit { $max }. Overslaan mag ook.
leaver-hint-agreement = Kies bij elke zin wat het best bij je past. Zeg je iets liever niet, sla het dan over.
leaver-hint-text = Hooguit { $max } tekens. Overslaan mag ook.
leaver-skip-item = Sla ik over
leaver-step-of-five = { $score } van 5: { $words }
leaver-step-of-ten = { $score } van 10
leaver-step-at-end = { $score } van 10: { $words }
leaver-take-back = Toch liever niet: wis wat ik hier koos als ik verderga
leaver-end-low = 0 is { $words }
leaver-end-high = 10 is { $words }
leaver-stop = Bewaren en later verder
leaver-previous = Vorige
leaver-to-check = Verder naar je antwoorden

leaver-fault-too-many = Kies er hooguit { $max }
leaver-fault-one = Kies er één
leaver-fault-not-one-of-the-reasons = Kies een van de redenen die je eerder noemde
leaver-fault-too-long = Maak je tekst { $over ->
    [one] één teken
   *[other] { $over } tekens
 } korter
leaver-fault-unknown-choice = Kies een antwoord uit de lijst
leaver-fault-not-a-date = Vul een dag in die bestaat
leaver-fault-missing = Vul dit nog in
leaver-fault-at = { $question } { $fault }

# Antwoorden nakijken en versturen
leaver-check-title = Klopt dit zo?
leaver-check-lead = Je kunt alles nog veranderen. Pas als je op versturen drukt, kan iemand het lezen.
leaver-check-change = Wijzig
leaver-check-skipped = Overgeslagen
leaver-check-skipped-count = Je sloeg { $count ->
    [one] één vraag
   *[other] { $count } vragen
 } over
leaver-check-of-five = ({ $score } van 5)
leaver-check-of-ten = van 10
leaver-check-empty = Je hebt nog niets ingevuld. Vul ten minste één vraag in; de rest mag je overslaan.
leaver-check-send = Versturen
leaver-word-title = Een eigen woord
leaver-word-lead = HR heeft je brief gezien. Kies een woord dat alleen jij kent: daarmee kun je je antwoorden later teruglezen. Laat je het leeg, dan kan dat niet.
leaver-word-choose = Je eigen woord
leaver-word-hint = Minstens acht tekens. Bewaar het goed: we kunnen het niet voor je terugvinden.
leaver-word-again = Nog een keer hetzelfde woord
leaver-word-short = Kies een woord van minstens acht tekens
leaver-word-long = Kies een woord van hooguit honderd tekens
leaver-word-differs = Vul twee keer hetzelfde woord in
leaver-word = Je eigen woord
leaver-word-why = Je verstuurde antwoorden en het verslag laten we alleen aan jou zien. Vul daarvoor het woord in dat je bij het versturen koos.
leaver-word-enter-hint = Hoofdletters en spaties maken niet uit.
leaver-word-missing = Vul je eigen woord in
leaver-word-wrong = Dit woord klopt niet
leaver-word-too-many = Je hebt te vaak een woord geprobeerd. Om { $time } kan het weer.
leaver-word-lost = Weet je het woord niet meer? Dan kan niemand je antwoorden hier openen. Een vraag kan altijd:
leaver-check-sure = Ja, dit mag verstuurd worden
leaver-check-sure-missing = Zet een vinkje als dit verstuurd mag worden
leaver-check-sure-legend = Mag dit verstuurd worden?
leaver-check-choice-missing = Kies met wie je wilt praten, of dat je liever geen gesprek wilt
leaver-share-legend = Mag je teamleider je antwoorden ook lezen?
leaver-share-hint = Pas na je laatste werkdag, tot we je naam en adressen wissen.
leaver-share-no = Nee, mijn teamleider niet
leaver-share-yes = Ja, mijn teamleider ook

# Dank
leaver-thanks-title = Dank je wel, { $name }.
leaver-thanks-lead = We hebben je antwoorden ontvangen.
leaver-thanks-choose = Je kunt nu kiezen met wie je wilt praten.
leaver-thanks-choose-button = Kies met wie je praat
leaver-thanks-plan = Je kunt nu meteen een moment kiezen voor je { $talk-name }. Later mag ook: je krijgt er nog een mail over.
leaver-thanks-plan-button = Kies een moment
leaver-thanks-booked = En je afspraak is gemaakt.
leaver-thanks-later = Over je { $talk-name } krijg je nog bericht.
leaver-thanks-none = Je hoeft verder niets te doen.
leaver-check-too-late = Je had je antwoorden al verstuurd. Wat je daarna nog koos, is niet genoteerd: wat je toen koos, geldt.
leaver-save-too-late = Je antwoorden waren al verstuurd. Wat je daarna nog veranderde, hoort er niet meer bij.
leaver-wish-too-late = Dit kan niet meer veranderen: wat je net koos, is niet genoteerd.

# Met wie
leaver-talk-title = Je { $talk-name }
leaver-choice-title = Met wie wil je praten?
leaver-choice-lead = Jij vertelt, wij luisteren. Het verandert niets aan je vertrek.
leaver-choice-hint = Je hoeft niet te zeggen waarom.
leaver-choice-as-proposed = Zoals we voorstellen
leaver-choice-as-proposed-adviser = Met een HR-adviseur
leaver-choice-as-proposed-adviser-hint = Dat stellen we voor. Als het kan iemand die niet op jouw school werkt.
leaver-choice-as-proposed-leader = Met je teamleider
leaver-choice-as-proposed-leader-hint = Dat stellen we voor. Een informeel gesprek, zonder verslag.
leaver-choice-as-proposed-both = Met je teamleider en met HR, in twee gesprekken
leaver-choice-as-proposed-both-hint = Dat stellen we voor. Met HR een gesprek met een verslag, met je teamleider een informeel moment zonder. Je teamleider ziet je antwoorden alleen als jij dat zegt.
leaver-choice-leader = Met je teamleider
leaver-choice-leader-hint = Een informeel gesprek, zonder verslag.
leaver-choice-deputy = Met wie je teamleider vervangt
leaver-choice-deputy-hint = Je teamleider is er nu niet. Een informeel gesprek, zonder verslag.
leaver-choice-hr = Met een HR-adviseur
leaver-choice-hr-hint = Het verslag lezen alleen jij en deze adviseur; iemand anders van HR alleen met een reden, en die krijg jij te zien. Als het kan iemand die niet op jouw school werkt.
leaver-choice-hr-alone = Alleen met een HR-adviseur
leaver-choice-hr-alone-hint = Het moment met je teamleider vervalt. Je teamleider hoort niet waarom.
leaver-choice-leader-alone = Alleen met je teamleider
leaver-choice-leader-alone-hint = Een informeel moment, zonder verslag. Het gesprek met HR vervalt.
leaver-choice-both = Met je teamleider en met HR
leaver-choice-both-hint = In twee gesprekken.
leaver-choice-none = Liever geen gesprek
leaver-choice-none-hint = Dan vragen we er niet nog eens naar.
leaver-choice-save = Bewaar mijn keuze
leaver-choice-missing = Kies met wie je wilt praten
leaver-choice-not-offered = Deze keuze kan niet meer. Kies opnieuw.
leaver-choice-saved = Je keuze is bewaard.
leaver-choice-too-late = Er is al een gesprek geweest, dus je keuze kan niet meer veranderen.
leaver-choice-change = Toch met iemand anders praten?
leaver-choice-drop = Toch maar één gesprek?

leaver-decline-title = Liever geen gesprek?
leaver-decline-text = Dat mag. We vragen er dan niet nog eens naar. Is er al een moment gepland, dan zeggen we dat af.
leaver-decline-sure = Ja, ik wil liever geen gesprek
leaver-decline-missing = Zet een vinkje als je liever geen gesprek wilt
leaver-decline-button = Geen gesprek
leaver-declined = Je wilt liever geen gesprek. Dat is goed: we vragen er niet nog eens naar.

leaver-talk-none = Er is voor jou geen { $talk-name } gepland.
leaver-talk-not-yet = Je kunt nu nog geen moment kiezen. Je krijgt bericht zodra dat kan.
leaver-talk-over = Er kan geen gesprek meer worden gepland.
leaver-talk-with-adviser = Gesprek met HR
leaver-talk-with-leader = Gesprek met je teamleider
leaver-talk-to-plan = Er is nog geen moment gekozen.
leaver-talk-plan = Kies een moment
leaver-talk-again = Dit gesprek is niet doorgegaan. Je kunt een nieuw moment kiezen.
leaver-talk-not-held = Dit gesprek is niet doorgegaan.
leaver-talk-time-passed = De tijd van dit gesprek is voorbij. We hopen dat het een goed gesprek was.
leaver-talk-held = Dit gesprek was op { $date }.
leaver-talk-video = Beeldbellen gaat via
leaver-talk-call = Bel { $host }:
leaver-talk-move = Ander moment kiezen
leaver-talk-calendar = Zet in mijn agenda
leaver-talk-in-mail = Je vindt de afspraak ook in je mail.
leaver-talk-reminder = Een werkdag van tevoren sturen we je een herinnering.
leaver-talk-too-soon = Het gesprek begint al bijna. Zelf verzetten of afzeggen kan niet meer. Vraag { $host } om een ander moment, of bel of mail HR:
leaver-cancel-title = Gesprek afzeggen
leaver-cancel-text = { $host } krijgt meteen bericht. Je kunt daarna een ander moment kiezen, of helemaal geen gesprek.
leaver-cancel-sure = Ja, zeg dit gesprek af
leaver-cancel-missing = Zet een vinkje om het gesprek af te zeggen
leaver-cancelled = Je gesprek is afgezegd. Je kunt een ander moment kiezen.
leaver-cancel-too-late = Het gesprek begint al bijna. Bel of mail om het af te zeggen.
leaver-deny-title = Is dit gesprek er niet geweest?
leaver-deny-text = Laat het ons weten. Het gesprek staat dan weer open en je kunt een nieuw moment kiezen.
leaver-deny-sure = Ja, dit gesprek is niet doorgegaan
leaver-deny-missing = Zet een vinkje als het gesprek niet is doorgegaan
leaver-deny-button = Laat het weten
leaver-denied = Dank je. We hebben genoteerd dat het gesprek niet is doorgegaan.
leaver-deny-report = Er is al een verslag van dit gesprek. Neem contact op met HR, dan zoeken we het uit.
leaver-talk-more = Bekijk of verander je gesprek
leaver-talk-help = Vragen over je gesprek?
leaver-talk-gone = Dit gesprek is er niet meer. Hieronder zie je hoe het er nu voor staat.
leaver-share-title = Delen met je teamleider
leaver-share-save = Bewaar
leaver-share-saved = Bewaard.
leaver-share-code-first = Je antwoorden zijn verstuurd. Laat eerst zien dat jij het bent; daarna kun je ze delen.
leaver-talk-code-first = Je antwoorden zijn verstuurd. Laat eerst zien dat jij het bent; daarna kun je afzeggen of anders kiezen.
leaver-share-now-no = Je teamleider leest je antwoorden niet.
leaver-share-now-yes = Je teamleider mag je antwoorden lezen, na je laatste werkdag. Dat eindigt vanzelf als we je naam en adressen wissen.

# Een moment kiezen
leaver-book-title = Wanneer komt het je uit?
leaver-book-adviser = Je praat { $minutes } minuten met HR.
leaver-book-leader = Je praat { $minutes } minuten met je teamleider.
leaver-book-with = { $hosts } heeft deze momenten.
leaver-book-with-several = Deze momenten zijn van { $hosts }.
leaver-book-with-many = Deze momenten zijn van { $count } HR-adviseurs.
leaver-book-remote = Het gesprek is aan de telefoon of via beeldbellen.
leaver-book-first = Eerste goede momenten
leaver-book-none-that-day = geen moment
leaver-book-nothing = Er zijn op dit moment geen vrije momenten. Laat het ons weten, dan zoeken we samen:
leaver-book-nothing-fits = Zit er niets bij?
leaver-book-let-us-know = Laat het ons weten, dan zoeken we samen:
leaver-book-missing = Kies een moment
leaver-book-taken = Dat moment ({ $when }) is net door iemand anders gekozen. Dit zijn de eerstvolgende vrije momenten.
leaver-book-now = Nu gepland:
leaver-book-too-often = Je hebt in korte tijd heel vaak een ander moment gekozen. Hier kan dat nu niet nog een keer. Er is niets veranderd. Bel of mail HR, dan plannen we het gesprek samen:
leaver-book-not-offered = Voor dit gesprek kun je geen moment kiezen.

leaver-confirm-title = Is dit wat je bedoelt?
leaver-confirm-other = Ander moment
leaver-confirm-button = Afspraak maken
leaver-confirm-move-button = Afspraak verzetten
leaver-confirm-was = Je had een afspraak op { $when }. Die vervalt.
leaver-confirm-note = Je krijgt meteen een bevestiging met een agendabestand. Verzetten of afzeggen kan daarna nog, tot twee uur van tevoren.
leaver-booked = Je afspraak is gemaakt. Je krijgt een bevestiging in je mail.
leaver-moved = Je afspraak is verzet. Je krijgt een bevestiging in je mail.

leaver-slot-with = met { $host }
leaver-slot-phone = aan de telefoon
leaver-slot-video = via beeldbellen
leaver-slot-in-person = op locatie

# Sluiten op een gedeeld apparaat
leaver-done = Ik ben hier klaar
leaver-closed-title = Je brief is hier gesloten
leaver-closed-lead = Deze pagina laat hier niets meer van je zien. Heb je je gegevens gedownload of staat je mail nog open, sluit of verwijder dat dan ook.
leaver-closed-again = Met je link open je hem weer.

# De link werkt niet
leaver-link-title = Deze link werkt niet (meer)
leaver-link-lead = Dat ligt niet aan jou. Misschien is de link verlopen, of is hij niet helemaal overgenomen uit je mail.
leaver-link-new-title = Zo krijg je een nieuwe
leaver-link-newer-mail = Kijk of er een nieuwere mail van ons is, en open de link daarin.
leaver-link-ask = Vind je die niet? Neem contact op met HR. Zij sturen je meteen een nieuwe:
leaver-link-ask-anybody = Vind je die niet? Vraag HR van je organisatie om een nieuwe.
leaver-link-kept = Wat je al had ingevuld, is bewaard.
leaver-link-posted-kept = Wat je als laatste invulde, konden we niet bewaren: de link stond hier niet meer open. Het wacht een uur in deze browser. Open de link uit onze mail opnieuw, hier, en ga naar dezelfde pagina: dan staat het er weer.
leaver-link-posted-lost = Wat je net verstuurde, is niet bij ons aangekomen: de link stond hier niet meer open. Open de link uit onze mail opnieuw en doe het dan nog eens.
leaver-link-first-title = Open eerst de link uit onze mail
leaver-link-first-lead = Deze pagina gaat open als je je persoonlijke link in deze browser hebt geopend. Na een paar uur gaat ze hier weer dicht.
leaver-link-first-where = De link staat in de mail die je afspraak bevestigt, in andere mails van ons, of in de brief die je van HR kreeg. Je kunt hem vaker dan één keer openen.
leaver-link-cookies-title = Je browser bewaart onze cookie niet
leaver-link-cookies-lead = De link is gelezen, maar zonder cookie kunnen we de volgende pagina's niet openen. Sta cookies toe voor { $address } en open de link dan opnieuw.
leaver-link-cookies-other = Lukt dat niet, probeer dan een andere browser of een ander apparaat.

# Mijn gegevens
leaver-data-title = Mijn gegevens
leaver-data-who = Ben jij het?
leaver-data-why = Je verstuurde antwoorden en het verslag laten we alleen aan jou zien. Daarom mailen we je een code.
leaver-data-send = Stuur me een code
leaver-data-send-again = Stuur me een nieuwe code
leaver-data-sent = We hebben een code gestuurd naar
leaver-data-code = Code uit de mail
leaver-data-code-hint = Zes cijfers. De code werkt tien minuten nadat de mail is verstuurd.
leaver-data-code-late = De mail met je code is { $minutes } minuten onderweg geweest. De code werkt tot { $time } uur.
leaver-data-code-missing = Vul de code uit de mail in
leaver-data-code-wrong = Deze code klopt niet. Je kunt het nog { $left ->
    [one] één keer
   *[other] { $left } keer
 } proberen.
leaver-data-code-expired = Deze code werkt niet meer. Vraag een nieuwe aan.
leaver-data-too-many = Je hebt vaak een code gevraagd. Om { $time } kun je weer een nieuwe vragen.
leaver-data-facts = Wat we van je weten
leaver-data-name = Naam
leaver-data-private = Privéadres
leaver-data-work = Werkadres
leaver-data-none = niet bekend
leaver-data-last-day = Laatste werkdag
leaver-data-end = Einde dienstverband
leaver-data-registered = Aangemeld door HR
leaver-data-type = Soort vertrek
leaver-data-answers = Je antwoorden
leaver-data-answers-none = Je hebt geen antwoorden verstuurd.
leaver-data-answers-at = Verstuurd op { $date }.
leaver-data-report = Het verslag van je gesprek
leaver-data-report-by = Geschreven door { $author }, klaar op { $date }.
leaver-data-report-none = Er is nog geen verslag dat klaar is.
leaver-data-looks = Wie keek in je gegevens
leaver-data-looks-caption = Elke keer dat iemand je antwoorden of verslag opende
leaver-data-looks-none = Nog niemand.
leaver-data-when = Wanneer
leaver-data-looker = Wie
leaver-data-what = Wat
leaver-data-somebody = Iemand van de organisatie
leaver-data-look-answers = Antwoorden
leaver-data-look-report = Verslag
leaver-data-look-break-glass = Antwoorden en verslag, met een vastgelegde reden
leaver-data-address-new = Je mailadres is kort geleden veranderd. Om te voorkomen dat een ander je antwoorden leest, sturen we pas vanaf { $day } een code naar het nieuwe adres.
leaver-data-nothing-opens = Je verstuurde antwoorden en het verslag laten we alleen aan jou zien. We hebben geen adres dat zeker van jou is, en je koos bij het versturen geen eigen woord. Daarom kunnen we ze hier niet tonen, ook niet met de brief van HR.
leaver-data-done = Wat er verder gebeurde
leaver-data-done-caption = Alles wat er met je vertrek en je gegevens gebeurde: wat je zelf deed, en wat HR, je gesprekspartner of het programma deed. Klopt er iets niet? Zeg het ons.
leaver-data-done-none = Nog niets.
leaver-data-with-letter = met de link uit de brief van HR
leaver-data-with-link = jij, met de link uit een mail
leaver-data-erase = Wil je dat we iets verbeteren of wissen? Vraag het hierboven, of bel of mail HR:
leaver-report-story = Het verhaal in het kort
leaver-report-told = Redenen die je noemde
leaver-report-decisive = Wat de doorslag gaf
leaver-report-way = Hoe jullie spraken
leaver-report-preventable = Of het te voorkomen was
leaver-report-stayed = Waarom je bleef
leaver-report-quotes = Wat je letterlijk zei
leaver-report-quote-shared = “{ $words }” (je vond goed dat dit gedeeld wordt)
leaver-report-quote-kept = “{ $words }” (dit wordt niet gedeeld)
leaver-report-agreements = Afspraken
leaver-report-theme = Over: { $theme }
leaver-report-part-none = Speelde geen rol
leaver-report-part-some = Speelde een rol
leaver-report-part-decisive = Gaf de doorslag
