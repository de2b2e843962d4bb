# Het logboek van het bestuur.
term-event-signed-in = Logde in
term-event-signed-out = Logde uit
term-event-sign-in-refused = Inloggen geweigerd: de code of de toegangssleutel klopte niet of was verlopen
term-event-account-made = Account gemaakt
term-event-account-edited = Account gewijzigd
term-event-account-ended = Account gesloten
term-event-account-reopened = Account weer geopend
term-event-role-proposed = Rol voorgesteld; een tweede persoon moet die bevestigen
term-event-role-given = Rol gegeven
term-event-role-confirmed = Rol bevestigd
term-event-role-given-alone = Rol gegeven zonder tweede persoon: er was niemand anders die kon bevestigen
term-event-role-turned-down = Voorstel voor een rol afgewezen
term-event-role-taken = Rol weggehaald
term-event-training-proposed = Eigen training genoteerd; een tweede persoon moet die bevestigen
term-event-training-noted = Training genoteerd
term-event-training-confirmed = Training bevestigd
term-event-training-noted-alone = Eigen training genoteerd zonder tweede persoon: er was niemand anders die kon bevestigen
term-event-training-turned-down = Training niet bevestigd
term-event-training-changed = Einddatum van een training gewijzigd
term-event-training-taken = Training weggehaald
term-event-unit-added = Onderdeel toegevoegd
term-event-unit-changed = Onderdeel gewijzigd
term-event-unit-moved = Team naar een andere school verplaatst
term-event-unit-put-away = Onderdeel opgeruimd
term-event-unit-brought-back = Onderdeel teruggehaald
term-event-team-moved = Het team hoort nu bij een andere school
term-event-headcount-changed = Aantal medewerkers gewijzigd
term-event-settings-changed = Instellingen van de organisatie gewijzigd
term-event-holidays-changed = Schoolvakanties gewijzigd
term-event-list-imported = Lijst met vertrekkende medewerkers geïmporteerd
term-event-organisation-imported = Lijsten van scholen, teams en mensen ingelezen
term-event-provider-bound = Account gekoppeld aan het inloggen bij de organisatie
term-event-provider-unbound = Account losgekoppeld van het inloggen bij de organisatie
term-event-backup-made = Back-up gemaakt
term-event-keys-rotated = Sleutel van de databank vervangen
term-event-log-exported = Logboek gedownload
term-event-board-exported = Lijst van vertrekken gedownload
term-event-former-exported = Adressen van oud-collega’s gedownload
term-event-former-seen = Adressen van oud-collega’s ingezien
term-event-tips-seen = Tips gelezen
term-event-refused-exported = Geweigerde regels van een lijst met vertrekkers gedownload
term-event-mails-sent-again = Mails opnieuw verstuurd
term-event-log-begun = Het logboek is vanaf hier beveiligd; wat er al stond is meegenomen
term-event-log-erased = Inhoud van regels gewist, samen met het dossier
term-event-records-erased = Gegevens gewist
term-event-release-made = Cijfers van een periode gemaakt
term-event-release-asked = Cijfers van een periode gevraagd
term-event-release-correction-asked = Correctie van cijfers gevraagd
term-event-figures-changed = Instellingen van de cijfers gewijzigd
term-event-release-imported = Cijfers van een ander bestuur ingelezen

term-way-in-link = de link in een mail
term-way-in-letter = de link en code in een brief
term-way-in-session = ingelogd
term-way-in-command-line = de opdrachtregel van de server
term-way-in-sign-in-page = de inlogpagina
term-way-in-itself = het programma zelf

log-title = Logboek
log-lead = Wie zag of veranderde wat, wanneer en langs welke weg. Van een vertrek staat hier alleen wie iets inzag en wat daar toegang toe geeft, zonder naam.
log-lead-coordinator = Wie zag of veranderde wat, wanneer en langs welke weg. Namen van vertrekkende medewerkers staan er alleen bij als ze ook in jouw overzicht staan.
log-filter = Logboek filteren
log-person = Persoon
log-first = Vanaf
log-last = Tot en met
log-number = Nummer
log-when = Wanneer
log-what = Wat
log-who = Wie
log-way = Langs welke weg
log-about = Over
log-departure = Vertrek van
log-detail = Bijzonderheden
log-entry = regel { $number }
log-caption = Nieuwste bovenaan
log-erased = van wie en over wie is gewist
log-gone = De inhoud van deze regel is buiten het programma om weggehaald
log-empty-what = Geen regels gevonden.
log-empty-first = Kies een andere persoon, een ander soort regel of een langere periode.
log-file = Download als bestand voor een rekenblad (CSV)
log-by-leaver = de vertrekkende medewerker
log-by-program = het programma
log-by-staff = iemand van de medewerkers
log-by-machine = beheerder van de server
log-by-machine-for = beheerder van de server, namens { $name }
log-by-visitor = iemand die niet was ingelogd
log-whole-board = het hele bestuur
log-lists = { $schools ->
    [one] 1 school
   *[other] { $schools } scholen
}, { $teams ->
    [one] 1 team
   *[other] { $teams } teams
}, { $people ->
    [one] 1 persoon
   *[other] { $people } mensen
}
log-leavers = { $number ->
    [one] 1 vertrekkende medewerker
   *[other] { $number } vertrekkende medewerkers
}
log-version = versie { $number }
log-entries = { $number ->
    [one] 1 eerdere regel
   *[other] { $number } eerdere regels
}
log-sessions = { $number ->
    [one] was op 1 plek ingelogd
   *[other] was op { $number } plekken ingelogd
}
log-mails = { $number ->
    [one] 1 mail
   *[other] { $number } mails
}
log-term = { $term }: was { $before }, nu { $after } maanden
log-years-title = Jaaroverzicht voor de medezeggenschap
log-years-lead = Hoe vaak iemand inzag wat vertrekkende medewerkers vertelden, en hoe vaak daar een weg naartoe werd geopend. Zonder namen.
log-years-looks = Wie op één dag meer keren dezelfde antwoorden of hetzelfde verslag opent, telt één keer. Ook wat van een intussen gewist dossier was, telt mee.
log-years-caption = Aantallen per kalenderjaar
log-years-foot = { $organisation }, { $day }

term-counted-break-glass = Ingezien met opgave van reden, buiten de eigen rol om
term-counted-answers-seen = Antwoorden ingezien
term-counted-report-seen = Verslag ingezien
term-counted-leaver-address = Mailadres van een vertrekkende medewerker veranderd
term-counted-account-address = Adres om in te loggen van een collega veranderd
term-counted-printed-code = Brief met code geprint
term-counted-sign-in-refused = Inloggen geweigerd
term-counted-given-alone = Rol, training of token zonder tweede persoon

term-setting-name = naam
term-setting-sector = sector
term-setting-sender-name = naam van de afzender
term-setting-sender-name-en = naam van de afzender in Engelse mails
term-setting-reply-to = adres voor antwoorden
term-setting-hr-contact = contact van HR
term-setting-counsellor-name = naam van de vertrouwenspersoon
term-setting-counsellor-contact = contact van de vertrouwenspersoon
term-setting-states-legal-limit = de wettelijke grens van vertrouwelijkheid noemen
term-setting-legal-limit-nl = die grens in eigen woorden, in het Nederlands
term-setting-legal-limit-en = die grens in eigen woorden, in het Engels
term-setting-time-zone = tijdzone
term-setting-level-names-nl = namen van de niveaus in het Nederlands
term-setting-level-names-en = namen van de niveaus in het Engels
term-setting-talks-a-day = gesprekken per dag
term-setting-asks-later = tweede vragenlijst na het vertrek
term-setting-leader-talks-too = ook een moment met de teamleider voor wie zelf opzegt
term-setting-consent-on = instemming van de medezeggenschap: dag
term-setting-consent-reference = instemming van de medezeggenschap: kenmerk
term-setting-officer-name = naam van de functionaris voor gegevensbescherming
term-setting-officer-contact = hoe de functionaris voor gegevensbescherming te bereiken is
term-setting-talk-name-nl = naam van het gesprek in het Nederlands
term-setting-talk-name-en = naam van het gesprek in het Engels
term-setting-basis = grondslag van de gesprekken
term-setting-facts-off = gegevens die niet worden gevraagd
term-setting-subjects = vakken of vakgebieden
