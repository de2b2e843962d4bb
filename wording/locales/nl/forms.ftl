# De vragenlijst en de leidraad van het bestuur zelf.
forms-questionnaire-title = Vragenlijst
forms-guides-title = Gespreksleidraad
forms-lead = Wie nu wordt uitgenodigd, krijgt versie { $version }. Hieronder bereid je de volgende versie voor. Zolang je die niet publiceert, merkt niemand er iets van.
forms-guides-lead = Gesprekken gaan nu met versie { $version } van de leidraad. Hieronder bereid je de volgende versie voor. Zolang je die niet publiceert, merkt niemand er iets van.
forms-next = Versie { $version }, in voorbereiding
forms-saved-at = Laatst bewaard: { $moment }
forms-no-changes = Nog niets gewijzigd.
forms-breaks = Cijfers van voor en na deze versie zijn hier niet goed te vergelijken:
forms-change-line = “{ $name }”: { $what }
forms-change-option-gone = het antwoord “{ $option }” verdwijnt
forms-change-option-added = het antwoord “{ $option }” komt erbij
forms-questions = De vragen
forms-questions-lead = Verander woorden, niet de betekenis: cijfers over jaren gaan ervan uit dat dezelfde vraag hetzelfde vraagt. Vragen die niet bij de kern horen, kun je uitzetten.
forms-own-left = { $left ->
    [0] Je hebt drie eigen vragen. Meer kan niet, zodat het invullen kort blijft.
    [one] Je kunt nog één eigen vraag toevoegen.
   *[other] Je kunt nog { $left } eigen vragen toevoegen.
 }
forms-own-add = Eigen vraag toevoegen
forms-own = Eigen vraag
forms-is-off = uitgezet
forms-switch-off = Zet uit
forms-switch-on = Zet aan
forms-title-change = Wijzig de titel
forms-title-lead = Dit is de titel boven het scherm met deze vragen.
forms-variant = Vragenlijst voor
forms-language = Taal
forms-preview = Bekijk
forms-preview-title = { $version }: { $variant }
forms-preview-lead = Zo ziet de vertrekkende medewerker het. Je kunt alles aanklikken; er wordt niets bewaard.
forms-short-service = Alleen bij minder dan drie jaar in dienst.
forms-condition = Wanneer gevraagd
forms-condition-two = Alleen als er twee of meer redenen zijn gekozen.
forms-condition-after = Alleen na “{ $question }”: { $answers }
forms-kind = Soort vraag
forms-variants = Gevraagd in
forms-now = Nu gepubliceerd
forms-same-meaning = Houd de betekenis gelijk. Wil je iets anders vragen? Zet deze vraag dan uit en voeg een eigen vraag toe.
forms-question = De vraag
forms-in-variant = In de vragenlijst voor { $variant }
forms-option = Antwoord: { $option }
forms-for-sector = Eigen woorden voor de sector { $sector }:
forms-in-dutch = Nederlands
forms-in-english = Engels
forms-placeholders = Woorden tussen accolades
forms-placeholders-lead = Wat tussen accolades staat, vult het programma in. Bij jullie wordt dat:
forms-own-lead = Een eigen vraag is gesloten: er valt te tellen, en niemand hoeft namen te noemen. Hij komt als laatste onder het thema dat je kiest.
forms-own-kind = Soort vraag
forms-own-aside = Ook “Niet van toepassing” aanbieden
forms-own-aside-when = alleen bij vijf punten
forms-own-options = Antwoorden om uit te kiezen
forms-own-options-hint = Alleen bij een keuze. Minstens twee; lege regels tellen niet mee.
forms-own-theme = Onder welk thema
forms-own-theme-choose = Kies een thema
forms-own-theme-hint = Zo heet het scherm waarop de vraag komt.
forms-own-variants = In welke vragenlijsten
forms-own-variants-hint = Wie welke vragenlijst krijgt, hangt af van het soort vertrek.
forms-versions = Gepubliceerde versies
forms-version = Versie { $version }
forms-version-head = Versie
forms-published-on = Gepubliceerd op
forms-built-in = hoort bij het programma
forms-in-use = voor nieuwe uitnodigingen
forms-guides-in-use = in gebruik
forms-see = Bekijk
forms-download = Download
forms-publish-title = Versie { $version } publiceren
forms-publish-breaks = { $count ->
    [one] Let op: één wijziging maakt vergelijken lastig.
   *[other] Let op: { $count } wijzigingen maken vergelijken lastig.
 }
forms-publish-tick = Wie vanaf nu wordt uitgenodigd, krijgt versie { $version }. Wie al is uitgenodigd, houdt de versie van toen. Publiceren kan ik niet terugdraaien.
forms-guides-publish-tick = Wie vanaf nu een gesprek voert, ziet versie { $version }. Publiceren kan ik niet terugdraaien.
forms-publish = Publiceren
forms-published = Versie { $version } is gepubliceerd. Nieuwe uitnodigingen krijgen deze vragen.
forms-guides-published = Versie { $version } is gepubliceerd. Gesprekken gaan vanaf nu met deze leidraad.
forms-nothing-new = Er is niets nieuws om te publiceren.
forms-discard = Voorbereide versie weggooien
forms-discard-tick = Alles wat in versie { $version } is voorbereid, gaat weg. Versie { $before } blijft zoals hij is.
forms-discarded = De voorbereide versie is weg.
forms-file = Werken met een bestand
forms-file-lead = Je kunt de voorbereide versie bewaren, in een bestand wijzigen en weer inlezen.
forms-file-export = Download de voorbereide versie
forms-file-choose = Bestand om in te lezen
forms-file-hint = Een JSON-bestand. Het vervangt de voorbereide versie en publiceert niets.
forms-file-import = Inlezen
forms-file-imported = Het bestand is ingelezen als voorbereide versie. Er is nog niets gepubliceerd.
forms-file-refused = Dit bestand klopt niet. Er is niets veranderd. Dit is er gevonden, met regel en reden:
forms-file-too-large = Dit bestand is te groot. Een vragenlijst of leidraad is hooguit 256 kB.
forms-file-not-text = Dit bestand is geen tekst in UTF-8.
forms-guide-list = De leidraden
forms-guide-note = Wat de adviseur in gedachten houdt
forms-guide-themes = Vragen bij thema's uit de antwoorden
forms-guide-themes-when = Voor het gesprek wijst het programma hooguit drie thema's uit de antwoorden aan. Met deze vragen begin je erover.
forms-guide-theme-new = Nog een thema
forms-guide-themes-hint = Zet elke vraag op een eigen regel, in beide talen evenveel en in dezelfde volgorde. Maak je een thema helemaal leeg, dan verdwijnt het.
forms-questions-in-dutch = Vragen, Nederlands
forms-questions-in-english = Vragen, Engels

forms-fault-missing-nl = Vul de Nederlandse woorden in.
forms-fault-missing-en = Vul de Engelse woorden in.
forms-fault-kind = Kies wat voor vraag het is.
forms-fault-variant = Kies minstens één vragenlijst.
forms-fault-too-long = Dit is { $over } tekens te lang. Hooguit { $max }.
forms-fault-placeholder = Niemand vult { $name } in. Kijk onderaan bij “Woorden tussen accolades”.
forms-fault-two-options = Geef minstens twee antwoorden om uit te kiezen.
forms-fault-too-many-own = Er zijn al drie eigen vragen.
forms-fault-too-many-screens = Een van deze vragenlijsten zou te veel schermen krijgen. Kies een thema dat er al in zit.
forms-fault-needed = Een andere vraag hangt hiervan af ({ $by }). Zet die eerst uit.
forms-fault-not-as-many = In beide talen evenveel vragen: nu { $nl } in het Nederlands en { $en } in het Engels.

term-event-questionnaire-published = Nieuwe vragenlijst gepubliceerd
term-event-guides-published = Nieuwe gespreksleidraad gepubliceerd

term-variant-full = eigen keuze of opheffing
term-variant-fixed-term = einde van een tijdelijk contract
term-variant-retirement = pensioen
term-variant-short = einde van een vervanging
term-variant-transfer = overstap binnen het bestuur
term-variant-experience = bijzonder traject
term-variant-experience-after-incapacity = langdurige ziekte

term-item-kind-reasons = redenen aanvinken
term-item-kind-one-of = één van de gekozen redenen
term-item-kind-agreement = vijf punten, van oneens tot eens
term-item-kind-likelihood = cijfer van 0 tot 10
term-item-kind-choice = één antwoord kiezen
term-item-kind-values = waarderingen aanvinken
term-item-kind-destination = bestemming kiezen
term-item-kind-text = korte tekst

term-change-other-kind = wordt op een andere manier gevraagd
term-change-other-maximum = een ander maximum
term-change-other-people = wordt aan andere mensen gevraagd
term-change-gone = verdwijnt
term-change-own-removed = eigen vraag verdwijnt
term-change-added = nieuwe vraag
term-change-switched-off = uitgezet; er komen geen nieuwe cijfers bij
term-change-switched-on = weer aangezet
term-change-reworded = andere woorden
term-change-other-aside = “Niet van toepassing” wel of niet aangeboden
term-change-title-reworded = andere titel

term-guide-leaving = Vertrek uit eigen keuze
term-guide-fixed-term = Einde van een tijdelijk contract
term-guide-process = Zorgvuldig afscheid
term-guide-retirement = Pensioen
