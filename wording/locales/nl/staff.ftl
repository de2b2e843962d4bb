# De kamer van de medewerkers.

# Everywhere

staff-title-with-faults = Fout: { $title }
staff-errors-title = Kijk nog even naar dit
staff-action = Actie
staff-add = Toevoegen
staff-change = Wijzig
staff-remove = Verwijder
staff-save = Bewaren
staff-saved = Bewaard.
staff-open = Open
staff-choose = Kies…
staff-yes = Ja
staff-no = Nee
staff-from = Van
staff-until = Tot
staff-nothing = niets
staff-not-known = Niet bekend
staff-leave-unsaved = Terug zonder bewaren
staff-changed-strong = Intussen gewijzigd.
staff-changed-meanwhile = Iemand anders wijzigde dit net. Kijk het na en probeer het opnieuw.
staff-over = Dit vertrek is afgerond of geannuleerd. Er verandert niets meer.
staff-record = Terug naar het vertrek
staff-row-for = voor { $name }
staff-minutes = { $minutes } minuten
staff-last-day = Laatste werkdag
staff-last-day-short = laatste werkdag { $day }
staff-the-host = de gespreksvoerder
staff-nothing-title = Nog niets te doen
staff-nothing-text = Bij jouw rol hoort hier nog geen pagina. Vraag de beheerder als je iets mist.

# Dates

staff-due-nothing = niets meer
staff-due-today = vandaag
staff-due-tomorrow = morgen
staff-due-late-today = vandaag, te laat
staff-due-in = over { $days } dagen
staff-due-ago =
    { $days ->
        [one] gisteren
       *[other] { $days } dagen geleden
    }
staff-due-late =
    { $days ->
        [one] 1 dag te laat
       *[other] { $days } dagen te laat
    }

# Signing in

staff-sign-in-title = Inloggen
staff-sign-in-lead = Vul je werkadres in. Je krijgt een mail met een code.
staff-sign-in-address = Mailadres van je werk
staff-sign-in-send = Stuur me een code
staff-sign-in-cookies = Je browser bewaart onze cookie niet, en zonder cookie kun je niet inloggen. Sta cookies toe voor { $address } en vraag dan een nieuwe code.
staff-sign-in-unsent = Je was niet meer ingelogd. Wat je net verstuurde, is niet bewaard. Log in; dan kom je terug op dezelfde pagina.
staff-somebody-else = Er is niets gedaan: in deze browser is intussen iemand anders ingelogd. Je bent nu ingelogd als die persoon. Open de pagina opnieuw.
staff-sign-in-kept = Je was niet meer ingelogd. Wat je invulde is nog niet bewaard, maar wacht een uur in deze browser. Log in, dan staat het er weer.
staff-sign-in-leaver = Vertrek je en heb je een link gekregen? Open dan de link uit je mail; je hebt geen account nodig.
staff-code-title = Vul je code in
staff-code-lead = Als { $address } bij ons bekend is, staat er nu een mail met een code voor je klaar.
staff-code-label = Code uit de mail
staff-code-hint = Zes cijfers. De code werkt tien minuten nadat de mail is verstuurd.
staff-code-other = Ander adres
staff-code-wrong =
    { $left ->
        [one] Deze code klopt niet. Je kunt het nog 1 keer proberen.
       *[other] Deze code klopt niet. Je kunt het nog { $left } keer proberen.
    }
staff-code-expired = Deze code werkt niet meer. Vraag een nieuwe aan.
staff-code-too-many = Je hebt vaak een code gevraagd. Na { $time } kan het weer.

# The board

staff-board-import = Importeren
staff-board-import-list = Lijst importeren
staff-board-all = Toon ook wat is afgerond
staff-board-empty-what = Hier komen de mensen die vertrekken.
staff-board-empty-first = Elk vertrek staat er met wat er nu moet gebeuren, voor wanneer, en bij wie. Voeg het eerste toe, of lees een lijst uit het personeelssysteem in.
staff-board-none-what = Er is geen vertrek dat hierbij past.
staff-board-none-first = Kies een ander filter, of toon alles.
staff-board-caption = Vertrekken, eerst wat het eerst aan de beurt is
staff-board-caption-sorted = Vertrekken, op volgorde van de gekozen kolom
staff-board-hand = Wat vandaag op jou wacht
staff-board-hand-none = Vandaag wacht er niets op jou.
staff-board-rest = Alle andere
staff-board-search = Naam, adres of team
staff-board-found =
    { $count ->
        [one] 1 vertrek gevonden
       *[other] { $count } vertrekken gevonden
    }
staff-board-found-page =
    { $count ->
        [one] 1 vertrek op deze pagina
       *[other] { $count } vertrekken op deze pagina
    }
staff-board-finished =
    { $count ->
        [one] 1 bij wat is afgerond
       *[other] { $shown } bij wat is afgerond
    }
staff-board-whole-school = toon de hele school
staff-board-found-units = Scholen en teams:
staff-board-found-people = Collega’s:
staff-board-too-many = Dit zijn er meer dan { $most }, te veel om te sorteren. Kies een filter, of zoek op naam. Nu staat bovenaan wat het eerst aan de beurt is.
staff-board-name = Naam
staff-board-unit = School of team
staff-board-kind = Soort vertrek
staff-board-stage = Stand
staff-board-due = Voor
staff-board-owner = Bij wie
staff-board-export = Neem deze lijst mee als tabel
staff-board-export-cut = Dit zijn de eerste { $most }. Kies een filter voor de rest.
staff-filter = Vertrekken filteren
staff-filter-all = Alle
staff-filter-school = School
staff-filter-overdue = Te laat
staff-filter-week = Deze week
staff-filter-today = Vandaag of te laat
staff-filter-order = Volgorde
staff-filter-order-due = Wat het eerst moet
staff-filter-order-down = { $column }, andersom
staff-filter-more = Meer filters
staff-filter-on =
    { $count ->
        [one] (1 aan)
       *[other] ({ $count } aan)
    }
staff-filter-open = Lopend of afgerond
staff-filter-show = Toon
staff-filter-clear = Wis filters
staff-count-hand =
    { $count ->
        [one] wacht vandaag op jou
       *[other] wachten vandaag op jou
    }
staff-count-overdue = te laat
staff-count-week = deze week aan de beurt
staff-count-planned =
    { $count ->
        [one] gesprek gepland
       *[other] gesprekken gepland
    }
staff-count-reports =
    { $count ->
        [one] verslag open
       *[other] verslagen open
    }
staff-count-open =
    { $count ->
        [one] lopend vertrek
       *[other] lopende vertrekken
    }
staff-paging = Bladeren
staff-paging-rows = { $rows } per pagina
staff-paging-first = Naar het begin
staff-paging-next = Volgende
staff-row-confirm = Bevestig
staff-row-letter = Print brief
staff-row-address = Verbeter adres
staff-row-host = Zoek een adviseur
staff-row-resend = Stuur de link opnieuw
staff-row-resume = Hervat
staff-several-head = Aanvinken
staff-several-tick = { $name } aanvinken
staff-several-lead = Voor iedereen die je aanvinkt:
staff-several-nobody = Vink eerst iemand aan.
staff-several-reminded =
    { $count ->
        [0] De link gaat naar niemand.
        [one] Over een minuut wordt de link opnieuw verstuurd naar 1 persoon.
       *[other] Over een minuut wordt de link opnieuw verstuurd naar { $count } mensen.
    }
staff-several-paused =
    { $count ->
        [0] Er wordt niets gepauzeerd.
        [one] Over een minuut wordt 1 vertrek gepauzeerd.
       *[other] Over een minuut worden { $count } vertrekken gepauzeerd.
    }
staff-several-resumed =
    { $count ->
        [0] Er is niets hervat.
        [one] 1 vertrek gaat verder.
       *[other] { $count } vertrekken gaan verder.
    }
staff-several-letters = Print brieven
staff-several-printed =
    { $count ->
        [0] Er is geen brief gemaakt.
        [one] 1 brief staat klaar.
       *[other] { $count } brieven staan klaar.
    }
staff-several-has-address = Krijgt mail, dus geen brief: { $names }.
staff-letters-title = Brieven om te printen
staff-several-no-address = Geen mailadres: { $names }.
staff-several-not-now = Nu niet mogelijk: { $names }.
staff-several-already = Was al zo: { $names }.
staff-several-another-waits = Daar wacht al iets anders: { $names }.
staff-several-failed = Niet gelukt, probeer het opnieuw: { $names }.

# Registering

staff-register-title = Vertrek toevoegen
staff-register-do = Toevoegen
staff-registered = Toegevoegd. De eerste mail gaat vanzelf, zodra het mag.
staff-registered-leader = Teamleider: { $name }.
staff-registered-no-leader = Er is geen teamleider: HR neemt het over.
staff-other-day-legend = Wat bedoel je?
staff-other-day-choose = Deze persoon staat er al, met { $day } als laatste werkdag. Kies wat je bedoelt; er is nog niets toegevoegd.
staff-other-day-hint = Alleen bij een nieuw vertrek gaat er een nieuwe uitnodiging.
staff-other-day-closed = Het vertrek dat er al staat is afgesloten of beperkt: die dag blijft. Alleen bij een nieuw vertrek gaat er een nieuwe uitnodiging.
staff-other-day-record = Bekijk het vertrek dat er al staat
staff-other-day-change = Zelfde vertrek: wijzig daar de laatste werkdag en het einde van het dienstverband
staff-other-day-skip = Zelfde vertrek: laat het zoals het is
staff-other-day-new-job = Nieuw vertrek: een andere baan
staff-other-day-changed = De dagen zijn gewijzigd. Er is niemand toegevoegd.
staff-edit-title = Gegevens wijzigen
staff-edit-changed = Iemand anders bewaarde dit, terwijl jij typte. Hieronder staat eerst wat nu bewaard is, en dan wat jij typte. Als je bewaart, geldt wat jij typte.
staff-form-who = Wie
staff-form-where = Waar
staff-form-departure = Het vertrek
staff-form-special = Wat bij dit soort vertrek hoort
staff-form-more = Wat je verder weet
staff-form-may-not-host = Wie mag het gesprek niet voeren?
staff-no-leader = Geen teamleider: HR neemt het over
staff-team-leader = Wie het gekozen team leidt
staff-asks-nothing = Dit soort vertrek vraagt hier niets.
staff-hint-private-email = Hier gaan de mails naartoe.
staff-hint-external-id = Het nummer dat je personeelssysteem voor dit vertrek gebruikt. De medewerker leest het in de eigen kopie.
staff-hint-work-email = Alleen tot en met de laatste werkdag.
staff-hint-language = De taal van de mails.
staff-hint-leader = Voert het informele gesprek, als dat bij dit vertrek hoort. Wie het gekozen team leidt, wordt vanzelf ingevuld; kies iemand anders als dat niet klopt.
staff-hint-director = Dan voert niemand van de eigen school het gesprek.
staff-hint-known-from = Vóór deze dag ziet de teamleider dit vertrek niet. Leeg is meteen.
staff-hint-special = Kies eerst het soort vertrek. Wat niet bij dat soort hoort, wordt niet bewaard.
staff-hint-condition = Tot dan sturen we niets.
staff-hint-concluded = Bij een tijdelijk contract de dag waarop je schriftelijk zei dat het niet wordt verlengd, als je die weet. Bij een vaststellingsovereenkomst, of bij een opzegging met instemming de dag van de instemming. De eerste mail gaat pas na de bedenktijd (art. 7:670b en 7:671 BW).
staff-hint-reconsider = Dan duurt de bedenktijd veertien dagen; anders drie weken.
staff-hint-switched-on = Bij een bijzonder traject vragen we dan één keer of een vragenlijst welkom is.
staff-hint-may-not-host = Mensen die bij deze zaak betrokken waren. Zij worden nooit voorgesteld.
staff-warning-already-gone = De laatste werkdag is al geweest: het gesprek gaat per telefoon of video.
staff-warning-letter-needed = Er is geen mailadres: print een brief met de link.
staff-warning-leader-of-another-team = De teamleider die je noemt, leidt dit team vandaag niet. Die kan het gesprek voeren, maar ziet verder niets van dit vertrek. Geef de rol voor dit team bij ‘Mensen’, of noem iemand anders.
staff-notice = Aanzegging
staff-notice-late = Later dan een maand voor het einde van het contract schriftelijk gezegd, of nog niet. Duurt het contract zes maanden of langer, dan krijgt de medewerker daarvoor een vergoeding (art. 7:668 BW).

# Faults

staff-fault-missing = Vul dit nog in.
staff-fault-choose = Kies een van de mogelijkheden.
staff-fault-roles-missing = Kies een rol, of geef aan dat er nog geen rol is.
staff-fault-roles-and-none = Je koos een rol én ‘Nog geen rol’. Kies een van de twee.
staff-fault-role-unit-missing = Kies ook waarvoor deze rol geldt: een team, een school of de hele organisatie.
staff-fault-not-sure = Zet hier eerst een vinkje.
staff-fault-name-missing = Vul een naam in.
staff-fault-name-too-long = Deze naam is te lang. Hooguit 120 tekens.
staff-fault-line-too-long = Maak dit korter.
staff-fault-address-malformed = Naar dit adres gaat geen mail. Vul bijvoorbeeld naam@school.nl in; voor de @ staan geen letters met accenten.
staff-fault-address-taken = Iemand anders logt al in met dit adres.
staff-fault-unknown-unit = Kies een school of team dat je mag kiezen.
staff-fault-ambiguous-unit = Er zijn meer teams met deze naam. Noem ook de school.
staff-fault-unknown-leader = Deze teamleider heeft geen account.
staff-fault-leader-is-the-leaver = De teamleider is dezelfde persoon als wie vertrekt.
staff-fault-team-without-leader = Niemand leidt dit team. Kies iemand, of ‘Geen teamleider: HR neemt het over’.
staff-fault-team-with-several-leaders = Dit team heeft meer dan één teamleider. Kies er een.
staff-fault-unknown-type = Kies een soort vertrek.
staff-fault-unknown-language = Kies Nederlands of Engels.
staff-fault-date-missing = Vul een dag in.
staff-fault-date-impossible = Deze dag bestaat niet. Vul bijvoorbeeld 31-12-2026 in.
staff-fault-end-before-last-day = Het einde van het dienstverband ligt vóór de laatste werkdag.
staff-fault-too-long-ago = Toevoegen kan tot een jaar na de laatste werkdag.
staff-fault-too-far-ahead = Dit is meer dan drie jaar vooruit. Klopt het jaar?
staff-fault-unknown-account = Hier is iemand bij zonder account.
staff-fault-concluded-on-missing = Vul in wanneer de overeenkomst is gesloten of de instemming is gegeven.
staff-fault-number-malformed = Gebruik alleen letters, cijfers en . _ : - (hooguit 64 tekens).
staff-fault-number-taken = Een ander vertrek heeft dit nummer al.
staff-fault-already-registered = Deze persoon staat er al, met dezelfde laatste werkdag.
staff-fault-formula = Begin niet met =, +, - of @.
staff-fault-not-yes-or-no = Vul ja of nee in.
staff-fault-too-many-cells = Deze regel heeft meer cellen dan er koppen zijn. Staat er een scheidingsteken te veel?
staff-fault-in-the-future = Deze dag moet nog komen.
staff-fault-before-registration = Toen was dit vertrek nog niet geregistreerd.
staff-fault-choose-time = Kies een moment, of vul er zelf een in.
staff-fault-slot-taken = Dit moment is net bezet. Kies een ander.
staff-fault-not-a-time = Dit is geen tijd. Vul bijvoorbeeld 9:30 in.
staff-fault-outside-hours = Dit is geen vrij moment binnen je eigen uren. Zet een vinkje als je het zo bedoelt.
staff-fault-no-such-time = Deze tijd bestaat die dag niet: de klok gaat dan vooruit.
staff-fault-off-grid = Kies een tijd op hele vijf minuten.
staff-fault-place-missing = Zeg waar het gesprek is.
staff-fault-in-the-past = Dit moment is al geweest.
staff-fault-weekday-missing = Kies ten minste één dag.
staff-fault-end-not-after-start = Het einde moet na het begin komen.
staff-fault-until-before-from = De laatste dag ligt vóór de eerste.
staff-fault-closed-too-long = Dit is meer dan een jaar. Klopt het jaar?
staff-fault-reason-missing = Zeg kort wat het is.
staff-fault-unknown-time-zone = Deze tijdzone kennen we niet. Vul bijvoorbeeld Europe/Amsterdam in.
staff-fault-not-a-talk-name = Vul een naam in zoals de uitleg hierboven zegt: alleen letters, spaties en streepjes.
staff-fault-not-a-number-of-talks = Vul een getal in van 1 tot en met 12.
staff-fault-too-many-subjects = Dit zijn er te veel. Hooguit 60 vakken of vakgebieden, één per regel.
staff-fault-same-name = Deze naam bestaat hier al.
staff-fault-last-administrator = Er moet een beheerder overblijven.
staff-fault-unknown-deputy = Kies iemand anders van deze organisatie.
staff-fault-only-administrators = Alleen een beheerder maakt iemand beheerder, of wijzigt het account van een beheerder.
staff-fault-too-many = Kies er hooguit { $max }.
staff-fault-not-one-of-the-reasons = Kies een van de redenen die hierboven zijn aangevinkt.
staff-fault-too-long = Maak dit { $over } tekens korter. Hooguit { $max }.

# The record

staff-facts-title = Het vertrek
staff-talk-by = Gesprek uiterlijk
staff-foreseen = voorzien
staff-unforeseen = onvoorzien
staff-condition = Voorwaarde
staff-condition-confirmed = bevestigd
staff-condition-open = nog te bevestigen
staff-choice = Keuze voor het gesprek
staff-registered-on = Geregistreerd op
staff-jump = Op deze pagina
staff-jump-facts = Feiten
staff-jump-answers = Antwoorden
staff-jump-report = Verslag
staff-jump-course = Verloop
staff-answers-title = De antwoorden
staff-answers-on = Ingevuld op { $day }
staff-answers-shared = Deze antwoorden zijn met jou gedeeld.
staff-answers-none = Er is geen vragenlijst ingevuld.
staff-skipped = Overgeslagen
staff-of-five = ({ $score } van 5)
staff-bounced-strong = De mail komt niet aan.
staff-bounced = De mailserver zei: { $reason }
staff-opened-strong = Je leest mee met een reden.
staff-break-glass-open = Antwoorden en verslag staan een uur open. Dit is genoteerd, en de medewerker heeft bericht gekregen.
staff-turn = Aan zet: { $who }
staff-waits-for = Wacht op: { $what }
staff-waits-until = Er gaat niets uit vóór { $day }.
staff-next = Daarna vanzelf: { $what }, { $when }
staff-next-ask = mail of een vragenlijst welkom is
staff-next-questionnaire = mail met de vragenlijst
staff-next-combined = mail met vragenlijst en momenten
staff-next-invitation = uitnodiging voor het gesprek
staff-next-reminder = herinnering
staff-next-tell-hr = bericht aan gespreksvoerder en HR
staff-next-appointment-reminder = herinnering aan de afspraak
staff-next-closing = afronden
staff-course-title = Zo verliep het
staff-line-mail-sent = Mail verstuurd: { $mail }
staff-line-on-paper = Op papier gegeven: { $mail }
staff-line-by-letter = met de link uit de brief
staff-line-mail-failed = Mail niet aangekomen: { $mail }

# What HR does

staff-more = Link, brief en pauze
staff-end-title = Dit vertrek stoppen
staff-confirm-title = Voorwaarde bevestigen
staff-confirm-lead = Bevestig: { $what }. Daarna gaat de eerste mail uit, op de eerstvolgende werkdag.
staff-confirm-sure = Ja, dit klopt voor { $name }
staff-confirmed = Bevestigd. De mails beginnen.
staff-nothing-to-confirm = Er was niets meer te bevestigen.
staff-address-lead = Mails die niet aankwamen, gaan opnieuw naar het nieuwe adres.
staff-address-done = Het adres is verbeterd. Wat niet aankwam, gaat opnieuw.
staff-type-title = Ander soort vertrek
staff-type-lead = Route, vragenlijst en mails volgen het nieuwe soort. Je ziet eerst wat er verandert; tot je dat bevestigt, verandert er niets. Daarna kun je het nog een minuut ongedaan maken.
type-look = Bekijk wat er verandert
type-save = Wijzig het soort vertrek
type-leave = Niet wijzigen
type-changes = Wat er verandert
type-from-to = Van: { $before }. Naar: { $after }.
type-nothing = Er verandert niets.
type-stops = Alles stopt: er gaat geen mail meer uit, er wordt geen gesprek gepland en de link opent niets meer.
type-begins = Het traject begint: mails en gesprekken volgen, zodra het mag.
type-called-off = De afspraak op { $when } vervalt.
type-questionnaire = De vragenlijst is die voor: { $variant }.
type-whether-wanted = We vragen eerst één keer of een vragenlijst welkom is.
type-no-questionnaire = Er is geen vragenlijst.
type-open = Mails mogen meteen uit.
type-opens-on = Tot { $day } gaat er niets uit.
type-waits-for = Er gaat niets uit tot HR dit bevestigt: { $what }.
type-special = Dit wordt een bijzonder traject: de teamleider voert nooit het gesprek.
type-not-special = Dit is geen bijzonder traject meer.
type-guide = De gespreksleidraad is: { $guide }.
type-tone = De tekst van de mails past zich aan.
type-mails-taken-back = { $count ->
    [one] Eén mail die klaarstaat, gaat niet uit. Wat bij het nieuwe soort hoort, komt ervoor in de plaats.
   *[other] { $count } mails die klaarstaan, gaan niet uit. Wat bij het nieuwe soort hoort, komt ervoor in de plaats.
}
staff-resend-lead = Over een minuut gaat er een mail met dezelfde link. Tot dan kun je het ongedaan maken.
staff-link-sent = De link is opnieuw verstuurd.
staff-link-revoked = De oude link werkt niet meer.
staff-link-no-address = Er is geen adres waar een mail naartoe mag. Print een brief.
staff-link-not-now = Er mag nu niets worden gestuurd.
staff-revoke-title = Link intrekken
staff-revoke-lead = De oude link opent niets meer, ook niet als iemand hem al heeft geopend.
staff-revoke-send = Stuur meteen een nieuwe link
staff-revoke-sure = Ja, trek de link van { $name } in
staff-letter-fold = Brief met de link
staff-letter-lead = Een brief op papier, met de link en een code. Maak je hem opnieuw, dan komt er een nieuwe code in; de oude werkt dan niet meer. Met deze link en code kan niemand verstuurde antwoorden lezen; wat ermee gebeurt, staat in het verloop als gedaan met de brief.
staff-letter-has-address = Er is een mailadres, dus er is geen brief nodig. Stuur de link opnieuw.
staff-letter-make = Maak de brief
staff-letter-again = Maak een nieuwe code
staff-letter-strong = Om te printen.
staff-letter-how = Print deze pagina met je browser; alleen de brief komt op papier.
staff-letter-handed-over = De brief is gegeven of gepost
staff-letter-marked = Genoteerd. De brief telt als de mail die hij vervangt.
staff-pause-title = Pauzeren
staff-pause-lead = Er gaan geen mails uit en de dagen schuiven op. We vragen en bewaren geen reden. Een afspraak die er al is, blijft staan. De pauze begint over een minuut; tot dan kun je het ongedaan maken.
staff-paused = Gepauzeerd. Er gaan geen mails uit.
staff-resume-title = Hervatten
staff-resume-lead = De mails gaan verder waar ze gebleven waren.
staff-resumed = Hervat. De mails gaan weer vanzelf.
staff-not-paused = Er stond niets op pauze.
staff-hosts-title = Wie mag het gesprek niet voeren
staff-hosts-lead = Mensen die bij deze zaak betrokken waren. Een afspraak met hen vervalt; beiden krijgen bericht.
staff-hosts-who = Naam
staff-hosts-exclude = Mag niet
staff-hosts-include = Mag weer
staff-cancel-title = Vertrek annuleren
staff-cancel-appointment = De afspraak van { $when } met { $host } vervalt.
staff-cancel-lead = { $name } blijft. Antwoorden, notities en verslag worden na een minuut gewist, de rest van het dossier na zijn termijn. Wie al een mail kreeg, krijgt dan bericht. In die minuut kun je het ongedaan maken.
staff-cancel-sure = Ja, annuleer het vertrek van { $name }
staff-cancelled = Geannuleerd. Antwoorden en notities zijn gewist.
staff-cancelled-told = Geannuleerd. Antwoorden en notities zijn gewist; de medewerker krijgt bericht.

# What waits a minute

waiting-cancel = Het vertrek wordt om { $time } geannuleerd.
waiting-pause = De pauze begint om { $time }.
waiting-change-type = Het soort vertrek wijzigt om { $time }.
waiting-resend = De link wordt om { $time } opnieuw verstuurd.
waiting-until = Tot dan verandert er niets en werkt de persoonlijke link als anders. Mails die vanzelf naar de medewerker gaan, wachten zolang.
waiting-undo = Ongedaan maken
waiting-do-now = Doe het nu
waiting-asked = Je kunt het nog een minuut ongedaan maken.
waiting-another = Er wacht al iets. Maak dat eerst ongedaan, of doe het nu.
waiting-undone = Ongedaan gemaakt. Er is niets veranderd.
waiting-too-late = Te laat: dit wacht niet meer. In het dossier staat wat ervan is geworden.
waiting-not-done = Dit kon niet. In het dossier staat waarom.
waiting-several-cancel =
    { $count ->
        [one] Om { $time } wordt 1 vertrek geannuleerd.
       *[other] Om { $time } worden { $count } vertrekken geannuleerd.
    }
waiting-several-pause =
    { $count ->
        [one] Om { $time } wordt 1 vertrek gepauzeerd.
       *[other] Om { $time } worden { $count } vertrekken gepauzeerd.
    }
waiting-several-change-type =
    { $count ->
        [one] Om { $time } wijzigt 1 soort vertrek.
       *[other] Om { $time } wijzigt het soort van { $count } vertrekken.
    }
waiting-several-resend =
    { $count ->
        [one] Om { $time } wordt de link opnieuw verstuurd naar 1 persoon.
       *[other] Om { $time } wordt de link opnieuw verstuurd naar { $count } mensen.
    }
waiting-several-undone =
    { $count ->
        [0] Er is niets ongedaan gemaakt.
        [one] 1 ongedaan gemaakt. Daar is niets veranderd.
       *[other] { $count } ongedaan gemaakt. Daar is niets veranderd.
    }
waiting-several-done =
    { $count ->
        [0] Er is niets gedaan.
        [one] 1 gedaan.
       *[other] { $count } gedaan.
    }
waiting-several-late =
    { $count ->
        [one] 1 wachtte niet meer.
       *[other] { $count } wachtten niet meer.
    }
waiting-several-failed =
    { $count ->
        [one] Bij 1 kon het niet. In het dossier staat waarom.
       *[other] Bij { $count } kon het niet. In hun dossiers staat waarom.
    }
waiting-lapsed-cancel = Het vertrek is niet geannuleerd: { $why }.
waiting-lapsed-pause = Er is niet gepauzeerd: { $why }.
waiting-lapsed-change-type = Het soort vertrek is niet gewijzigd: { $why }.
waiting-lapsed-resend = De link is niet opnieuw verstuurd: { $why }.
waiting-seen = Gelezen
term-lapse-changed = het dossier is intussen gewijzigd
term-lapse-not-theirs = wie erom vroeg, mag dit niet meer
term-lapse-impossible = dit kan nu niet meer

# The letter

staff-printed-title = Dag { $name },
staff-printed-lead = Je gaat weg bij { $organisation }. Voordat je gaat, horen we graag hoe het voor je was.
staff-printed-lead-gone = Je bent weg bij { $organisation }. We horen graag nog hoe het voor je was.
staff-printed-questionnaire = Met de link hieronder kun je een korte vragenlijst invullen. Dat duurt een minuut of vijf.
staff-printed-talk = Je kunt er ook een moment kiezen voor { $a-talk-name }.
staff-printed-link = Je persoonlijke link
staff-printed-code = Je code, om te zien wat we van je weten voordat je iets verstuurt
staff-printed-voluntary = Niets hoeft. Wat je niet wilt zeggen, laat je leeg.
staff-printed-help = Lukt het niet, of heb je een vraag? { $contact }

# Talks

staff-talks-title = Het gesprek
staff-talk-no-host = nog geen gespreksvoerder
staff-talk-dropped = Niet meer nodig
staff-talk-held-on = Gevoerd op { $day }
staff-talk-not-held = Niet gevoerd: { $why }
staff-talk-to-plan = Nog te plannen
staff-talk-denied = de medewerker zegt dat het gesprek niet is gevoerd
staff-talk-plan = Plan gesprek
staff-talk-move = Verzet gesprek
staff-talk-how-it-went = Hoe ging het?
staff-held-title = Het gesprek is gevoerd
staff-held-on = Op welke dag?
staff-held-do = Is gevoerd
staff-held-done = Genoteerd: het gesprek is gevoerd.
staff-held-already = Dit gesprek was al genoteerd als gevoerd.
staff-not-held-title = Het gesprek ging niet door
staff-not-held-why = Waarom niet?
staff-not-held-lead = Het moment komt vrij. De medewerker krijgt één nieuwe uitnodiging.
staff-not-held-done = Genoteerd. Er gaat een nieuwe uitnodiging.
staff-plan-now = Nu gepland:
staff-plan-window = Het kan van { $first } tot en met { $last }. Het duurt { $minutes } minuten.
staff-plan-own = Een moment binnen je uren
staff-plan-all-own = Alle momenten binnen je uren
staff-plan-no-times = Binnen je uren is er geen vrij moment.
staff-plan-other = Een ander moment
staff-plan-other-lead = Wat je hier invult, gaat vóór een moment hierboven.
staff-plan-date = Dag
staff-plan-time = Tijd
staff-plan-place = Plaats
staff-plan-place-hint = Nodig als het op locatie is.
staff-plan-video = Adres voor beeldbellen
staff-plan-video-hint = Alleen voor dit gesprek, als jullie beeldbellen. Leeg: je gewone adres, als je dat hebt ingevuld. Wie de agenda's ziet, ziet ook dit adres.
staff-plan-outside = Het mag buiten mijn uren
staff-plan-outside-hint = Bijvoorbeeld omdat jullie dit samen hebben afgesproken.
staff-plan-cannot = Dit gesprek kan nu niet worden gepland.
staff-plan-booked = Gepland. Jullie krijgen allebei een mail met de afspraak.
staff-plan-moved = Verzet. Jullie krijgen allebei een mail met de nieuwe tijd.
staff-plan-starts-in = { $minutes ->
    [0] Het begint nu.
    [one] Het begint over 1 minuut.
   *[other] Het begint over { $minutes } minuten.
}
staff-plan-soon = Laat het de medewerker ook zelf weten, want een mail komt misschien te laat.
staff-plan-declined = De medewerker wil liever geen gesprek.
staff-plan-not-allowed = Op die dag kan dit gesprek niet. Het valt buiten de periode ervoor, of je training is dan niet geldig.

# During the talk

staff-guide = Leidraad
staff-guide-open = Open leidraad
staff-guide-title = Tijdens het gesprek
staff-guide-ask = Misschien de moeite waard om naar te vragen
staff-guide-themes = Thema's
staff-guide-no-themes = Er staat geen thema klaar.
staff-guide-lead = Er is niets om af te vinken.
staff-notes = Notities
staff-notes-yours = Jouw notities
staff-notes-hint = Alleen voor jou. Ze worden gewist als het verslag af is, en anders na de termijn voor notities.
staff-notes-saved = Je notities zijn bewaard.
staff-notes-changed = In een ander venster zijn andere notities bewaard. Ze staan hieronder. Als je bewaart, geldt wat jij typte.

# The report

staff-report-title = Verslag van het gesprek
staff-report-shown = Het verslag
staff-report-write = Schrijf verslag
staff-report-go-on = Verder schrijven
staff-report-open = Nog niet af
staff-report-final-on = Afgerond op { $day }
staff-report-held-on = gesprek op { $day }
staff-report-empty = Er staat nog niets in.
staff-report-way = Manier
staff-report-story = Het verhaal in het kort
staff-report-story-hint = Zoals het werd verteld. Geen namen van anderen, niets over gezondheid.
staff-report-told = Redenen, zoals verteld
staff-report-told-hint = Kies er hooguit drie.
staff-report-decisive = Wat gaf de doorslag?
staff-report-decisive-hint = Een van de redenen hierboven.
staff-report-preventable = Was dit te voorkomen?
staff-report-themes = Welke rol speelde het?
staff-report-not-discussed = Niet besproken
staff-report-about = Toelichting bij { $theme }
staff-report-stayed = Waarom bleef iemand zo lang?
staff-report-quotes = Uitspraken
staff-report-rows-hint = Lege regels vallen weg. Na het bewaren komen er nieuwe bij.
staff-report-agreements = Afspraken
staff-report-not-held = Zeg eerst op het vertrek dat het gesprek is gevoerd. Dan kun je het verslag afronden.
staff-report-sure = Het verslag is af. Mijn notities mogen gewist worden.
staff-report-finalise = Verslag afronden
staff-report-saved = Het verslag is bewaard.
staff-report-closed = Het verslag is afgerond. Je notities zijn gewist.
staff-quote = Uitspraak { $number }
staff-quote-consent = Uitspraak { $number } mag gedeeld worden
staff-quote-consent-yes = mag gedeeld worden
staff-quote-consent-no = niet delen
staff-agreement-what = Afspraak { $number }
staff-agreement-owner = Wie doet afspraak { $number }
staff-agreement-by = Afspraak { $number }, voor wanneer

# The host's day

staff-day-before = Dag eerder
staff-day-after = Dag later
staff-day-today = Naar vandaag
staff-day-talks = Gesprekken
staff-day-talks-today = Gesprekken vandaag
staff-day-until = tot { $time }
staff-day-empty-what = Er staan geen gesprekken.
staff-day-empty-first = Zijn je uren nog goed?
staff-day-times = Kijk je beschikbaarheid na
staff-day-to-record = Hoe ging het?
staff-day-was = gesprek was { $when }
staff-day-reports = Verslagen die nog open staan
staff-day-held-on = Gesprek op { $day }
staff-day-assigned = Nog zonder moment
staff-day-assigned-hint = Zij kiezen zelf een moment. Jij kunt er ook een met hen afspreken.
staff-day-as = jij als { $host }
staff-day-coming = Daarna

# The leader's page

staff-team-title = Wie heeft nog een gesprek nodig?
staff-team-all = Alle vertrekken in je team
staff-team-caption =
    { $count ->
        [one] 1 collega
       *[other] { $count } collega’s
    }
staff-team-talk = Gesprek
staff-team-held = Gevoerd?
staff-team-held-told = Het moment van het gesprek is voorbij. Zeg of het gevoerd is.
staff-team-nothing = niets voor jou
staff-team-empty-what = Hier komen de mensen van je team die vertrekken.
staff-team-empty-first = HR voegt ze toe. Je hoeft nu niets te doen.
staff-team-done-what = Iedereen die jij moet spreken, heeft een gesprek.
staff-team-done-first = Hieronder staat wie er vertrekt.

# Importing

staff-import-title = Lijst importeren
staff-import-lead = Lees een lijst in uit het personeelssysteem. Je ziet eerst regel voor regel wat er gebeurt.
staff-import-file = Bestand
staff-import-again = Kies een verbeterd bestand
staff-import-file-hint = CSV met komma of puntkomma, hooguit { $lines } regels.
staff-import-read = Lees bestand
staff-import-example = Een voorbeeld
staff-import-example-lead = De koppen mogen ook in het Engels, en in een andere volgorde.
staff-import-preview = Dit gaan we toevoegen
staff-import-nothing-yet = Bestand { $file }, { $lines } regels. Er is nog niemand aangemeld. Lees je de lijst niet in, dan gooien we die binnen een dag weg.
staff-import-other = Ander bestand kiezen
staff-import-count-new = nieuw
staff-import-count-double = stond er al
staff-import-count-refused = kan niet
staff-import-caption = Regel voor regel, eerst wat niet kan
staff-import-line = Regel
staff-import-verdict = Oordeel
staff-import-new = Nieuw
staff-import-double = Stond er al
staff-import-cannot = Kan niet
staff-import-more = En nog { $more } regels.
staff-import-refused-strong = Zo kan het nog niet.
staff-import-refused =
    { $lines ->
        [one] 1 regel kan niet. Verbeter die en kies het bestand opnieuw.
       *[other] { $lines } regels kunnen niet. Verbeter ze en kies het bestand opnieuw.
    }
staff-import-has-refused = Er is intussen een regel die niet kan. Er is niets toegevoegd.
staff-import-none-strong = Niets nieuws.
staff-import-none = Iedereen in dit bestand staat er al.
staff-import-sure =
    { $new ->
        [one] Ja, voeg 1 vertrek toe
       *[other] Ja, voeg { $new } vertrekken toe
    }
staff-import-sure-small = De eerste mails gaan vanzelf, zodra het mag.
staff-import-start = Toevoegen
staff-import-running = We zijn bezig
staff-import-done-so-far = Toegevoegd: { $done } van { $total } regels
staff-import-running-hint = Deze pagina ververst zichzelf. Je kunt ook weggaan: het gaat door.
staff-import-done = Toegevoegd
staff-import-result = Bestand { $file }: { $lines } regels gelezen. Alles wat nieuw was, staat in het overzicht.
staff-import-to-board = Naar het overzicht
staff-import-failed-strong = Niet gelukt.
staff-import-failed = Er is niets toegevoegd. Kijk de regels na en probeer het opnieuw.
staff-sheet-none = Kies eerst een bestand.
staff-sheet-too-large = Dit bestand is te groot. Hooguit 5 MB.
staff-sheet-too-many = Deze lijst heeft { $found } regels. Hooguit { $most } in één keer.
staff-sheet-not-text = Dit is geen tekstbestand. Bewaar de lijst als CSV.
staff-sheet-empty = Dit bestand is leeg.
staff-sheet-no-lines = Er staan alleen koppen in dit bestand.
staff-sheet-unknown-headings = Deze koppen kennen we niet: { $headings }
staff-sheet-double-heading = Deze kolom staat er twee keer: { $field }
staff-sheet-missing-headings = Deze kolommen ontbreken: { $fields }
staff-sheet-unclosed-quote = In regel { $line } begint een aanhalingsteken dat nergens eindigt.

# Availability

staff-times-title = Mijn beschikbaarheid
staff-times-of = Beschikbaarheid van { $name }
staff-times-others = Beschikbaarheid
staff-times-whose = Van wie
staff-times-lead = Binnen deze uren kunnen mensen een gesprek kiezen. Afspraken en vrije dagen gaan er vanzelf af. Alle tijden zijn die van de organisatie ({ $place }).
staff-hours-title = Vaste uren in de week
staff-hours-empty-what = Er zijn nog geen uren.
staff-hours-empty-first = Zonder uren kan niemand een gesprek kiezen. Voeg hieronder de eerste toe.
staff-hours-add = Uren toevoegen
staff-hours-days = Op welke dagen?
staff-hours-from = vanaf { $day }
staff-hours-until = tot en met { $day }
staff-hours-valid = Alleen een tijdje
staff-hours-valid-from = Eerste dag
staff-hours-valid-until = Laatste dag
staff-closed-title = Dagen waarop het niet kan
staff-closed-empty-what = Er zijn geen vrije dagen ingevuld.
staff-closed-empty-first = Schoolvakanties en feestdagen hoef je hier niet te zetten.
staff-closed-first = Van
staff-closed-last = Tot en met
staff-closed-last-hint = Leeg is één dag.
staff-closed-reason = Wat is het?
staff-closed-reason-hint = Bijvoorbeeld: afwezig. Collega’s zien dit; schrijf niets over gezondheid.
staff-closed-removed = Verwijderd.

# The organisation

staff-settings-title = Instellingen
staff-settings-sender-shared = Mails komen van { $address }, en dat is ook het adres van { $name }. Een agenda neemt geen uitnodiging van zichzelf aan: { $name } krijgt elk gesprek als bestand, om zelf in de agenda te zetten. Geef de mails liever een eigen adres (MAIL_FROM).
staff-settings-who = De organisatie
staff-settings-name = Naam
staff-settings-sector = Voor wie werken jullie?
staff-settings-sector-hint = Dit woord staat in de vragenlijst.
staff-settings-sender = Naam onder de mails
staff-settings-sender-hint = Een mens is fijner dan een afdeling.
staff-settings-sender-en = Naam onder Engelse mails
staff-settings-sender-en-hint = Leeg: dezelfde naam als onder Nederlandse.
staff-settings-reply-to = Antwoordadres
staff-settings-reply-to-hint = Leeg: antwoorden gaan naar de afzender.
staff-settings-contacts = Wie kan helpen
staff-settings-hr = Contact bij HR
staff-settings-hr-hint = Staat in mails en op pagina’s waar iets niet lukt.
staff-settings-counsellor = Vertrouwenspersoon
staff-settings-counsellor-contact = Telefoon of mail van de vertrouwenspersoon
staff-settings-legal = Noem de wettelijke meldplicht
staff-settings-legal-hint = Scholen moeten een vermoeden van een zedenmisdrijf tegen een leerling melden.
staff-settings-limit-nl = Die meldplicht in jullie woorden (Nederlands)
staff-settings-limit-hint = Leeg: onze zin. Vertrekkers lezen die bij wat we beloven, als het vinkje hierboven aan staat. Hooguit 400 tekens.
staff-settings-limit-en = Die meldplicht in jullie woorden (Engels)
staff-settings-levels = Namen van de niveaus
staff-settings-board-nl = Bestuur (Nederlands)
staff-settings-school-nl = School (Nederlands)
staff-settings-team-nl = Team (Nederlands)
staff-settings-board-en = Bestuur (Engels)
staff-settings-school-en = School (Engels)
staff-settings-team-en = Team (Engels)
staff-settings-planning = Plannen
staff-settings-talk-name-nl = Naam van het gesprek (Nederlands)
staff-settings-talk-name-nl-hint = Leeg: afscheidsgesprek. Een woord of enkele woorden die eindigen op “gesprek” of “interview”, hooguit 40 tekens. Zo heet het in pagina’s, nieuwe mails en agenda’s.
staff-settings-talk-name-en = Naam van het gesprek (Engels)
staff-settings-talk-name-en-hint = Leeg: farewell talk. De naam eindigt op “talk”, “conversation”, “interview” of “meeting”.
staff-settings-facts = Gegevens voor cijfers
staff-settings-facts-off = Niet vragen
staff-settings-facts-off-hint = Bij elk vertrek mag HR deze gegevens invullen, voor cijfers per groep. Wat je hier aanvinkt, wordt niet gevraagd en niet uit lijsten gelezen. Wat al bekend is, verdwijnt als iemand dat vertrek wijzigt.
staff-settings-subjects = Vakken of vakgebieden
staff-settings-subjects-hint = Eén per regel, hooguit 60. Zonder lijst wordt er niet naar gevraagd. Een vak dat je weghaalt, blijft staan bij wie het had.
staff-settings-zone = Tijdzone
staff-settings-zone-hint = Bijvoorbeeld Europe/Amsterdam.
staff-settings-talks = Gesprekken per dag, hooguit
staff-settings-leader-too = Wie zelf opzegt, spreekt ook de teamleider
staff-settings-leader-too-hint = Naast het gesprek met een HR-adviseur komt er een informeel moment met de teamleider, zonder verslag. De medewerker kan dat laten vervallen. Zonder vinkje is er alleen het gesprek met HR. Afspraken die er al zijn, blijven.
staff-settings-saved = Bewaard. Nieuwe mails gebruiken deze gegevens.
staff-units-title = Scholen en teams
staff-units-empty-what = Hier komen de scholen met hun teams.
staff-units-empty-first = Voeg hieronder de eerste school toe.
staff-units-add = Toevoegen
staff-units-change = { $name } wijzigen
staff-units-belongs = Hoort bij
staff-units-belongs-hint = Kies een school om er een team bij te zetten.
staff-units-place-hint = Mag leeg blijven.
staff-units-region = Provincie
staff-units-region-hint = Van een school, voor cijfers per regio. Een team hoort bij zijn school.
staff-people-title = Mensen
staff-people-add = Iemand toevoegen
staff-people-added = Toegevoegd. Inloggen kan meteen, met dit adres en een code.
staff-people-caption =
    { $count ->
        [one] 1 account
       *[other] { $count } accounts
    }
staff-people-roles = Rollen
staff-people-roles-hint = Wie ergens geen HR-adviseur meer is, voert daar geen { $talk-names } meer: wat al gepland stond, wordt afgezegd, met meteen tijden van collega’s.
staff-people-role = Rol { $number }
staff-people-role-of = Rol { $number } geldt voor
staff-people-role-of-choose = Kies waarvoor
staff-people-no-role = Nog geen rol
staff-people-no-role-hint = Deze persoon kan inloggen, en ziet dan nog niets.
staff-people-training = Training
staff-people-email = Werkadres
staff-people-email-hint = Hiermee logt iemand in.
staff-people-welcome = Wie je toevoegt, krijgt meteen een mail met de weg naar binnen. Staat ‘kan inloggen’ uit, dan gaat die mail pas als je dat aanzet.
staff-people-school = Werkt op
staff-people-school-hint = Een adviseur van een andere school gaat voor.
staff-people-active = Kan inloggen
staff-people-inactive = kan niet inloggen
staff-people-leave = Is met verlof
staff-people-leave-hint = Er worden dan geen nieuwe gesprekken bij deze persoon gepland.
staff-people-deputy = Vervanger
staff-people-deputy-hint = Voert de { $talk-names } van deze teamleider tijdens verlof, als de vertrekkende medewerker dat kiest.
staff-people-no-deputy = Niemand
staff-people-on-leave = met verlof
staff-no-school = Geen school
staff-no-role = Geen
staff-whole-board = Heel { $board }
staff-training-valid-until = Geldig tot en met { $day }
staff-training-expired = Verlopen op { $day }
staff-training-later = Nog niet geldig
staff-training-none = Geen training
staff-training-not-needed = niet nodig
staff-training-empty-what = Er is geen training vastgelegd.
staff-training-empty-first = Zonder geldige training kan iemand geen formele gesprekken voeren.
staff-training-range = { $first } tot en met { $last }
staff-training-name = Naam van de training
staff-training-from = Geldig vanaf
staff-training-until = Geldig tot en met
staff-holidays-title = Schoolvakanties
staff-holidays-list = Vakanties en vrije dagen
staff-holidays-lead = In deze dagen gaan er geen mails uit, vervalt er niets en worden er geen gesprekken voorgesteld. Feestdagen staan er vanzelf in.
staff-holidays-empty-what = Er zijn nog geen vakanties ingevuld.
staff-holidays-empty-first = Vul de vakanties van dit schooljaar in.
staff-holidays-reason-hint = Bijvoorbeeld: kerstvakantie.

# The fields of a registration

term-field-name = Naam
term-field-private-email = Privé-mailadres
term-field-external-id = Personeelsnummer
term-field-work-email = Werkadres
term-field-language = Taal
term-field-school = School
term-field-unit = School of team
term-field-leader = Teamleider
term-field-departure-type = Soort vertrek
term-field-foreseen = Voorzien?
term-field-last-day-worked = Laatste werkdag
term-field-end-of-employment = Einde dienstverband
term-field-known-from = Bekend vanaf
term-field-may-not-host = Mag het gesprek niet voeren
term-field-director-or-hr = Is directeur of werkt bij HR
term-field-concluded-on = Overeenkomst gesloten, instemming gegeven of einde gezegd op
term-field-reconsider-stated = De bedenktijd staat in de overeenkomst of is schriftelijk gemeld
term-field-condition-confirmed = We hebben het verteld, of de termijnen zijn voorbij
term-field-questionnaire-switched-on = Vragenlijst aangezet

# Where a departure stands

term-stage-to-confirm = Te bevestigen
term-stage-no-address = Geen mailadres
term-stage-no-host = Geen gespreksvoerder
term-stage-address-fails = Mail komt niet aan
term-stage-registered = Nog niet begonnen
term-stage-paused = Gepauzeerd
term-stage-questionnaire = Vragen verstuurd
term-stage-to-plan = Gesprek te plannen
term-stage-unanswered = Geen antwoord
term-stage-planned = Gesprek gepland
term-stage-to-record = Gesprek geweest?
term-stage-report-due = Verslag open
term-stage-closed = Afgerond
term-stage-cancelled = Geannuleerd
term-stage-stopped = Gestopt

# The same, as a sentence above the record

term-stage-told-to-confirm = Er moet iets bevestigd worden voordat er iets uitgaat.
term-stage-told-no-address = Er is geen mailadres: geef een brief met de link.
term-stage-told-no-host = Niemand kan dit gesprek voeren: zorg voor een getrainde adviseur met uren.
term-stage-told-address-fails = De mail komt niet aan: verbeter het adres.
term-stage-told-registered = De eerste mail gaat binnenkort.
term-stage-told-paused = Alles staat stil tot HR hervat.
term-stage-told-questionnaire = De vragenlijst is verstuurd.
term-stage-told-to-plan = Er is nog geen moment voor het gesprek.
term-stage-told-unanswered = Er kwam geen antwoord op de uitnodiging.
term-stage-told-planned = Het gesprek is gepland.
term-stage-told-to-record = De tijd van het gesprek is voorbij: hoe ging het?
term-stage-told-report-due = Het gesprek is gevoerd; het verslag moet nog.
term-stage-told-closed = Dit vertrek is afgerond.
term-stage-told-cancelled = Dit vertrek is geannuleerd: de medewerker blijft.
term-stage-told-stopped = Alles is gestopt. Er gaat geen mail meer uit.

# Whose turn it is

term-owner-leaver = De medewerker
term-owner-host = De gespreksvoerder
term-owner-hr = HR
term-owner-program = Gaat vanzelf
term-owner-nobody = Niemand

# What a leader may know

term-leader-status-to-plan = Nog plannen
term-leader-status-planned = Gepland
term-leader-status-held = Gevoerd
term-leader-status-arranged = Geregeld
term-leader-status-told-to-plan = Plan een gesprek met deze collega.
term-leader-status-told-planned = Het gesprek is gepland.
term-leader-status-told-held = Het gesprek is gevoerd.
term-leader-status-told-arranged = HR zorgt hiervoor. Je hoeft niets te doen.

# What lists show

term-openness-open = Lopend
term-openness-closed = Afgerond
term-openness-all = Alles

# What happened

term-event-registered = Geregistreerd
term-event-imported = Geïmporteerd
term-event-edited = Gegevens gewijzigd
term-event-type-changed = Soort vertrek gewijzigd
term-event-address-corrected = Mailadres veranderd
term-event-answers-shared = Deelt de antwoorden met de teamleider
term-event-sharing-withdrawn = Deelt de antwoorden niet meer met de teamleider
term-event-retention-changed = Verandert de bewaartermijnen
term-event-erasure-asked = Laat het dossier wissen
term-event-condition-confirmed = Voorwaarde bevestigd
term-event-paused = Gepauzeerd
term-event-resumed = Hervat
term-event-cancelled = Vertrek geannuleerd
term-event-closed = Afgerond
term-event-link-sent-again = Link opnieuw verstuurd
term-event-cancel-asked = Annuleren gevraagd; dat wacht een minuut
term-event-pause-asked = Pauze gevraagd; dat wacht een minuut
term-event-type-asked = Ander soort vertrek gevraagd; dat wacht een minuut
term-event-resend-asked = Link opnieuw sturen gevraagd; dat wacht een minuut
term-event-step-undone = Wat wachtte, is ongedaan gemaakt
term-event-step-lapsed = Wat wachtte, is niet gedaan
term-event-link-revoked = Link ingetrokken
term-event-letter-printed = Brief geprint
term-event-mail-refused = Mail geweigerd
term-event-questionnaire-wanted = Wil de vragenlijst
term-event-questionnaire-not-wanted = Wil geen vragenlijst
term-event-submitted = Vragen beantwoord
term-event-choice-made = Koos met wie
term-event-talk-declined = Wil liever geen gesprek
term-event-booked = Moment gekozen
term-event-moved = Gesprek verzet
term-event-appointment-cancelled = Afspraak afgezegd
term-event-held = Gesprek gevoerd
term-event-not-held = Gesprek ging niet door
term-event-held-denied = Zegt dat het gesprek niet is gevoerd
term-event-report-finalised = Verslag afgerond
term-event-answers-seen = Antwoorden ingezien
term-event-report-seen = Verslag ingezien
term-event-glass-broken = Ingezien met opgave van reden
term-event-told-unanswered = Gespreksvoerder en HR hebben bericht
term-event-account-address-changed = Adres om in te loggen veranderd

# The mails

term-mail-kind-questionnaire = vragenlijst
term-mail-kind-questionnaire-reminder-1 = eerste herinnering aan de vragenlijst
term-mail-kind-questionnaire-reminder-2 = tweede herinnering aan de vragenlijst
term-mail-kind-combined = vragenlijst en momenten
term-mail-kind-combined-reminder-1 = eerste herinnering
term-mail-kind-combined-reminder-2 = tweede herinnering
term-mail-kind-ask-whether-wanted = vraag of een vragenlijst welkom is
term-mail-kind-invitation = uitnodiging voor het gesprek
term-mail-kind-invitation-reminder-1 = eerste herinnering aan de uitnodiging
term-mail-kind-invitation-reminder-2 = tweede herinnering aan de uitnodiging
term-mail-kind-unanswered-host = geen antwoord, aan de gespreksvoerder
term-mail-kind-unanswered-hr = geen antwoord, aan HR
term-mail-kind-confirmation-leaver = bevestiging van de afspraak
term-mail-kind-confirmation-host = bevestiging aan de gespreksvoerder
term-mail-kind-moved-leaver = nieuwe tijd
term-mail-kind-moved-host = nieuwe tijd, aan de gespreksvoerder
term-mail-kind-cancelled-leaver = afspraak vervalt
term-mail-kind-cancelled-host = afspraak vervalt, aan de gespreksvoerder
term-mail-kind-appointment-reminder-leaver = herinnering aan de afspraak
term-mail-kind-appointment-reminder-host = herinnering aan de gespreksvoerder
term-mail-kind-answers-code = code voor de antwoorden
term-mail-kind-sign-in-code = code om in te loggen
term-mail-kind-departure-withdrawn = het gesprek gaat niet door
term-mail-kind-new-link = nieuwe link
term-mail-kind-leader-to-plan = verzoek om te plannen, aan de teamleider
term-mail-kind-glass-broken = bericht dat HR meeleest
term-mail-kind-report-reminder = herinnering aan het verslag
term-mail-kind-address-changed = bericht dat het adres om in te loggen veranderd is
term-mail-kind-passkey-added = bericht dat er een toegangssleutel bij is
term-mail-kind-passkey-removed = bericht dat er een toegangssleutel af is
term-mail-kind-passkeys-reset = bericht dat alle toegangssleutels weg zijn
term-mail-kind-passkey-instead = bericht dat de toegangssleutel de weg naar binnen is
term-mail-kind-welcome = bericht dat iemand kan inloggen
term-mail-kind-point-due = bericht dat de dag van een verbeterpunt komt
term-mail-kind-release-made = bericht dat er nieuwe cijfers zijn
term-mail-kind-leaver-address-changed = bericht aan het oude adres dat het mailadres veranderd is
term-mail-kind-sharing-ended = bericht dat een andere teamleider niet meeleest
term-mail-kind-answers-shared = bericht dat de teamleider mag meelezen
term-mail-kind-record-erased = bericht dat alles is gewist

# The report

term-preventable-yes = Ja
term-preventable-partly = Deels
term-preventable-no = Nee
term-preventable-unknown = Weet ik niet
term-part-none = Geen rol
term-part-some = Enige rol
term-part-decisive = Doorslag
