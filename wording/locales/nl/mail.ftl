# Mails en agendabestanden. Onderwerpregels verraden niets: niet waarom iemand weggaat, niet dat iemand weggaat.
#
# $tone: ordinary, transfer, retirement, settlement, special
# $gone: yes als de laatste werkdag voorbij is
# $with: adviser, leader, both, choice

mail-calendar-summary = { $talk-name-first }
mail-calendar-file = afspraak
mail-calendar-with = Met { $host }
mail-calendar-change = verzetten of afzeggen: { $page }

mail-greeting = Dag { $name },
mail-closing = Hartelijke groet,
mail-help = Heb je een vraag, of werkt de link niet? Neem contact op met { $contact }.
mail-link-personal = De link is alleen voor jou. Stuur hem niet door.
mail-settlement = Wat je ook kiest of antwoordt: aan de afspraken in je overeenkomst verandert niets.
mail-who-reads-title = Wie leest dit?
mail-who-reads = { $with ->
    [leader] Van het gesprek met je teamleider komt geen verslag. Je antwoorden tellen mee in cijfers over veel mensen samen. Je teamleider ziet ze niet, tenzij jij dat kiest, en dan pas na je laatste werkdag. Kies je toch voor een gesprek met HR, dan leest die HR-adviseur ze om zich voor te bereiden.
   *[adviser] Alleen de HR-adviseur met wie je praat, leest je antwoorden en schrijft het verslag. Je teamleider ziet ze niet, tenzij jij dat kiest, en dan pas na je laatste werkdag.
    } Praat je niet met een HR-adviseur, dan gaat alleen je tip, zonder je naam, naar wie beleid maakt. Moet HR je antwoorden om een dringende reden toch openen, dan hoor je dat van ons. We gaan er vertrouwelijk mee om. Anoniem is het niet: je antwoorden en je gesprek horen bij elkaar.

mail-opening = { $tone ->
    [transfer] { $gone ->
        [yes] Je bent begonnen op een nieuwe plek binnen { $organisation }. Bedankt voor wat je op je vorige plek hebt gedaan.
       *[no] Binnenkort begin je op een nieuwe plek binnen { $organisation }. Bedankt voor wat je tot nu toe hebt gedaan.
        }
    [retirement] { $gone ->
        [yes] Je bent met pensioen. Bedankt voor alles wat je voor { $organisation } hebt betekend.
       *[no] Binnenkort ga je met pensioen. Bedankt voor alles wat je voor { $organisation } hebt betekend.
        }
    [contract] { $gone ->
        [yes] Je contract bij { $organisation } is afgelopen. Bedankt voor je werk.
       *[no] Je contract bij { $organisation } loopt af. Bedankt voor je werk.
        }
    [ended] { $gone ->
        [yes] Je werk bij { $organisation } is geëindigd. Bedankt voor wat je hebt gedaan.
       *[no] Je werk bij { $organisation } eindigt. Bedankt voor wat je hier doet en hebt gedaan.
        }
    [settlement] { $gone ->
        [yes] Je werk bij { $organisation } is geëindigd. Daar willen we zorgvuldig mee omgaan.
       *[no] Je werk bij { $organisation } eindigt. Daar willen we zorgvuldig mee omgaan.
        }
    [special] { $gone ->
        [yes] Je werk bij { $organisation } is geëindigd. Daar willen we zorgvuldig mee omgaan.
       *[no] Je werk bij { $organisation } eindigt. Daar willen we zorgvuldig mee omgaan.
        }
   *[ordinary] { $gone ->
        [yes] Je hebt afscheid genomen van { $organisation }. Bedankt voor wat je hier hebt gedaan.
       *[no] Binnenkort neem je afscheid van { $organisation }. Bedankt voor wat je hier doet en hebt gedaan.
        }
    }

# Vragenlijst

mail-questionnaire-subject = Een paar vragen aan jou
mail-questionnaire-ask = { $tone ->
    [settlement] We willen leren van hoe jij het hebt ervaren. Daarom vragen we je een korte vragenlijst in te vullen. De vragen gaan over je werk en over hoe je vertrek is geregeld, niet over de zaak zelf.
    [special] We willen leren van hoe jij het hebt ervaren. Daarom vragen we je een korte vragenlijst in te vullen. De vragen gaan over je werk en over hoe je vertrek is geregeld, niet over de zaak zelf.
   *[ordinary] { $gone ->
        [yes] We horen graag hoe het was om hier te werken: wat goed ging, en wat beter kan. Daarom vragen we je een korte vragenlijst in te vullen.
       *[no] We horen graag hoe het is om hier te werken: wat goed gaat, en wat beter kan. Daarom vragen we je een korte vragenlijst in te vullen.
        }
    }
mail-questionnaire-short = Het kost je minder dan vijf minuten. Je hoeft niets in te vullen wat je niet wilt, en je kunt stoppen en later verdergaan.
mail-questionnaire-until = Het helpt ons als je dat uiterlijk { $day } doet.
mail-questionnaire-then = Daarna nodigen we je uit voor een gesprek. Ook dat mag, en hoeft niet.
mail-questionnaire-button = Naar de vragenlijst

mail-questionnaire-reminder-subject = Herinnering: een paar vragen aan jou
mail-questionnaire-reminder-1 = Een paar dagen geleden vroegen we je een korte vragenlijst in te vullen. Misschien kwam het er nog niet van. Was je al begonnen, dan ga je verder waar je was.
mail-questionnaire-reminder-2 = Een week geleden vroegen we je een korte vragenlijst in te vullen. Dit is de laatste keer dat we het vragen. Liever niet? Dan is dat goed en hoef je niets te doen.

# Vragenlijst en gesprek in één

mail-combined-subject = Een paar vragen en een gesprek
mail-combined-talk = Ook nodigen we je graag uit voor een gesprek { mail-with }. Je kiest zelf een moment. Het mag, en hoeft niet.
mail-combined-button = Naar je eigen pagina

mail-combined-reminder-subject = Herinnering: een paar vragen en een gesprek
mail-combined-reminder = { $open ->
    [talk] Bedankt voor je antwoorden. Je hebt nog geen moment gekozen voor een gesprek { mail-with }. Dat kan nog steeds.
   *[both] Een paar dagen geleden vroegen we je een korte vragenlijst in te vullen en een moment te kiezen voor een gesprek { mail-with }. Beide kan nog steeds.
    }
mail-last-reminder = Dit is de laatste keer dat we het vragen. Liever niet? Dan is dat goed en hoef je niets te doen.

# Met wie

mail-with = { $with ->
    [leader] met { $leader }
    [both] met een HR-adviseur, en met { $leader }
    [choice] met { $leader } of met een HR-adviseur, wat jij het liefst wilt
   *[adviser] met een HR-adviseur
    }
mail-your-leader = je teamleider

# Wil je de vragenlijst

mail-ask-subject = Een vraag aan jou
mail-ask = We hebben een korte vragenlijst over hoe je je werk hier en je vertrek hebt ervaren, niet over de zaak zelf. Wil je die invullen? Ja en nee zijn allebei goed. We vragen het maar één keer.
mail-ask-button = Ja of nee zeggen

# Uitnodiging

mail-invitation-subject = Uitnodiging voor een gesprek
mail-invitation-thanks = Bedankt voor je antwoorden.
mail-invitation = { $tone ->
    [settlement] We nodigen je uit voor een gesprek { mail-with }. Daarin kun je vertellen hoe je je werk en je vertrek hebt ervaren. Over de zaak zelf praten we niet opnieuw.
    [special] We nodigen je uit voor een gesprek { mail-with }. Daarin kun je vertellen hoe je je werk en je vertrek hebt ervaren. Over de zaak zelf praten we niet opnieuw.
    [retirement] We nodigen je graag uit voor { $a-talk-name } { mail-with }. Daarin kijken we samen terug, en horen we graag wat je ons wilt meegeven.
   *[ordinary] We nodigen je graag uit voor { $a-talk-name } { mail-with }. Daarin kijken we samen terug: wat was goed, wat kan beter, en wat wil je ons meegeven?
    }
mail-invitation-length = Het gesprek duurt ongeveer { $minutes } minuten. Je kiest zelf een moment.
mail-invitation-far = Het kan telefonisch of via beeldbellen.
mail-invitation-free = Praat je liever met iemand anders, of heb je liever geen gesprek? Dat kies je op dezelfde pagina. Je hoeft geen reden te geven.
mail-invitation-again = Ons gesprek is niet doorgegaan. Je bent nog steeds van harte welkom voor een gesprek { mail-with }. Je kiest zelf een nieuw moment.
mail-invitation-until = { $gone ->
    [yes] Je kunt een moment kiezen tot en met { $day }.
   *[no] Het liefst plannen we het gesprek uiterlijk { $day }.
    }
mail-invitation-button = Kies een moment

mail-invitation-reminder-subject = Herinnering: kies een moment voor een gesprek
mail-invitation-reminder-1 = Een paar dagen geleden nodigden we je uit voor een gesprek { mail-with }. Je hebt nog geen moment gekozen. Dat kan nog steeds.
mail-invitation-reminder-2 = Een week geleden nodigden we je uit voor een gesprek { mail-with }. Dit is onze laatste herinnering. Liever geen gesprek? Dan is dat goed en hoef je niets te doen.

# Afspraak

mail-appointment-when = Wanneer
mail-appointment-at = { $day }, { $from }–{ $until } uur
mail-appointment-with = Met
mail-appointment-where = Waar
mail-appointment-how = Hoe

mail-confirmation-subject = Je afspraak op { $day } om { $time } uur
mail-confirmation-leaver = Je afspraak is gemaakt.
mail-phone-leaver = Beantwoord deze mail met het nummer waarop je dan bereikbaar bent.
mail-video-leaver = De link voor het beeldbellen krijg je nog van { $host }.
mail-call-host = Je kunt { $host } bellen: { $phone }.
mail-calendar-attached = In de bijlage zit een bestand voor je agenda.
mail-change-leaver = Komt het toch niet uit? Op je eigen pagina kun je de afspraak verzetten of afzeggen.
mail-report-formal = Na het gesprek maakt { $host } een verslag. Dat kun je zelf lezen en verbeteren.
mail-report-informal = Van dit gesprek komt geen verslag.
mail-appointment-button = Bekijk je afspraak

mail-confirmation-host = { $leaver } heeft een moment gekozen voor het { $talk-name } met jou.
mail-guide-host = De gespreksleidraad staat bij de afspraak.
mail-phone-host = Jij belt. Het nummer krijg je van { $leaver } of van HR.
mail-video-host = Stuur { $leaver } van tevoren een link voor het beeldbellen.
mail-video-host-own = { $leaver } heeft het adres van het beeldbellen.
mail-host-button = Naar het dossier

mail-moved-subject = Je afspraak is verzet naar { $day } om { $time } uur
mail-moved-leaver = Je gesprek is verzet. Dit is de nieuwe afspraak.
mail-moved-host = Het gesprek met { $leaver } is verzet. Dit is de nieuwe afspraak.

mail-cancelled-subject = Je afspraak op { $day } gaat niet door
mail-cancelled-leaver = Je gesprek met { $host } op { $day } om { $time } uur gaat niet door.
mail-cancelled-again = Je kunt op je eigen pagina een ander moment kiezen, als je dat wilt.
mail-cancelled-host = Het gesprek met { $leaver } op { $day } om { $time } uur gaat niet door. Die tijd is weer vrij.
mail-cancelled-calendar = Met het bestand in de bijlage haal je de afspraak uit je agenda.

mail-appointment-reminder-subject = Herinnering: je afspraak op { $day } om { $time } uur
mail-appointment-reminder-leaver = Dit is een herinnering aan je gesprek.
mail-appointment-reminder-host = Binnenkort heb je { $a-talk-name } met { $leaver }.

# Geen antwoord

mail-unanswered-subject = Een uitnodiging zonder antwoord
mail-unanswered-host = { $leaver } heeft na drie mails nog geen moment gekozen voor het { $talk-name }. Misschien helpt het als je even belt of langsloopt. Het blijft vrijwillig.
mail-unanswered-hr = { $leaver } heeft na drie mails nog geen moment gekozen voor het { $talk-name }. Klopt het mailadres? Misschien helpt een telefoontje. Het blijft vrijwillig.
mail-unanswered-until = Het gesprek kan nog tot en met { $day }.
mail-staff-button = Naar het dossier

mail-to-plan-subject = Een gesprek om te plannen
mail-to-plan = { $leaver } gaat weg uit je team. Het is de bedoeling dat jullie { $a-talk-name } hebben, uiterlijk { $day }. { $leaver } kiest zelf een moment uit je vrije tijden. Klopt je beschikbaarheid nog?

mail-report-reminder-subject = Een verslag om af te maken
mail-report-reminder = Het verslag van je gesprek met { $leaver } is nog niet klaar. Kort na het gesprek lukt het het best.
mail-report-reminder-button = Naar het verslag

# Codes

mail-answers-code-subject = Je code
mail-answers-code = Met deze code open je je eigen antwoorden.
mail-sign-in-code-subject = Je code om in te loggen
mail-sign-in-code = Met deze code log je in.
mail-code-until = De code werkt tot { $time } uur, en maar één keer.
mail-code-late = Je vroeg deze code om { $time } uur aan. De mail is lang onderweg geweest; de code werkt vanaf nu gewoon.
mail-code-not-you = Heb je hier niet om gevraagd? Dan hoef je niets te doen. Geef de code aan niemand.

# Inloggen met een ander adres

mail-address-changed-subject = Je adres om in te loggen is veranderd
mail-address-changed = Vanaf nu log je bij { $organisation } in met een ander mailadres. Dit adres werkt niet meer.
mail-address-changed-not-you = Wist je dit niet? Meld het dan vandaag nog bij de beheerder van het programma.
mail-leaver-address-changed-subject = Hoe we je bereiken is veranderd
mail-leaver-address-changed = HR van { $organisation } heeft veranderd hoe we je per mail bereiken. Vanaf nu komt onze mail niet meer op dit adres.
mail-leaver-address-changed-codes = Naar een nieuw adres sturen we twee weken lang geen code waarmee iemand kan lezen wat je ons vertelde.
mail-leaver-address-changed-not-you = Vroeg je hier niet om? Laat het ons dan vandaag nog weten. Antwoorden op deze mail kan ook.
mail-shared-subject = Je teamleider mag meelezen
mail-shared = Met jouw link is gekozen dat je teamleider kan lezen wat je invulde, na je laatste werkdag.
mail-shared-withdraw = Koos je dit niet, of wil je het toch niet? Op je eigen pagina draai je het terug.
mail-sharing-ended-subject = Je teamleider is nu iemand anders
mail-sharing-ended = Je koos dat je teamleider kan lezen wat je invulde. HR heeft nu iemand anders als jouw teamleider ingevuld. Die leest niet mee, en je vorige teamleider nu ook niet meer.
mail-sharing-ended-again = Wil je wat je invulde met je nieuwe teamleider delen? Op je eigen pagina kies je dat opnieuw.
mail-shared-button = Naar je eigen pagina

# Overig

mail-withdrawn-subject = Een bericht van { $organisation }
mail-withdrawn = We hebben gehoord dat je blijft. Je krijgt van ons geen vragen en geen uitnodigingen meer.
mail-withdrawn-erased = Had je al een afspraak voor een gesprek, dan vervalt die. Wat je had ingevuld en wat er was genoteerd, is gewist.

mail-new-link-subject = Je persoonlijke link
mail-new-link = Hier is je persoonlijke link. Had je al een andere, gebruik dan voortaan deze.

mail-break-glass-subject = Je gegevens zijn bekeken
mail-break-glass = Iemand van HR heeft je antwoorden of je verslag geopend. Dat mag alleen met een reden. Daarom laten we het je weten.
mail-break-glass-reason = De reden die daarbij is opgeschreven: { $reason }
mail-break-glass-button = Naar je eigen pagina

mail-check-subject = Proefmail van Uitzwaai
mail-check-text = Deze mail is verstuurd met uitzwaai check. Lees je dit, dan komen mails van dit programma aan.

# Een nieuw account

mail-welcome-subject = Je kunt inloggen
mail-welcome = Je hebt een account voor de { $talk-names } van { $organisation }.
mail-welcome-how = Inloggen gaat met het adres waarop je deze mail krijgt. De pagina zegt wat je daarvoor nodig hebt; een apart wachtwoord is er niet.
mail-welcome-not-you = Verwachtte je dit niet? Vraag dan bij HR na of het klopt.
mail-welcome-button = Inloggen

mail-point-subject = Een verbeterpunt van jou
mail-point-due = Jij pakt een verbeterpunt op. Het moet klaar zijn op { $day }. Wat het is en wat erover gezegd is, lees je in het programma.
mail-point-late = Jij pakt een verbeterpunt op. Het had klaar moeten zijn op { $day }. Laat in het programma weten hoe het ermee staat.
mail-point-button = Bekijk je verbeterpunten

mail-release-subject = Er zijn nieuwe cijfers
mail-release = De cijfers over wie vertrokken van { $from } t/m { $until } zijn er.
mail-release-again = De cijfers over wie vertrokken van { $from } t/m { $until } zijn opnieuw gemaakt. Waarom, staat erbij.
mail-release-part = Je leest die van je eigen school of team, en die van de hele organisatie.
mail-release-out = Dit valt op:
mail-release-button = Bekijk de cijfers
mail-release-why = Deze mail komt als er nieuwe cijfers zijn. Hij komt niet als je de mail met wat er te doen is nooit wilt.
mail-release-choose = Kies dat deze mails niet meer komen
