# The log of the board.
term-event-signed-in = Signed in
term-event-signed-out = Signed out
term-event-sign-in-refused = Sign-in refused: the code or the passkey was wrong or had expired
term-event-account-made = Account made
term-event-account-edited = Account changed
term-event-account-ended = Account closed
term-event-account-reopened = Account opened again
term-event-role-proposed = Role proposed; a second person has to confirm it
term-event-role-given = Role given
term-event-role-confirmed = Role confirmed
term-event-role-given-alone = Role given without a second person: there was nobody else who could confirm it
term-event-role-turned-down = Proposal of a role turned down
term-event-role-taken = Role taken away
term-event-training-proposed = Own training noted; a second person has to confirm it
term-event-training-noted = Training noted
term-event-training-confirmed = Training confirmed
term-event-training-noted-alone = Own training noted without a second person: there was nobody else who could confirm it
term-event-training-turned-down = Training not confirmed
term-event-training-changed = Last day of a training changed
term-event-training-taken = Training taken away
term-event-unit-added = Unit added
term-event-unit-changed = Unit changed
term-event-unit-moved = Team moved to another school
term-event-unit-put-away = Unit put away
term-event-unit-brought-back = Unit brought back
term-event-team-moved = The team belongs to another school now
term-event-headcount-changed = Number of people changed
term-event-settings-changed = Settings of the organisation changed
term-event-holidays-changed = School holidays changed
term-event-list-imported = List of leavers imported
term-event-organisation-imported = Lists of schools, teams and people imported
term-event-provider-bound = Account joined to signing in at the organisation
term-event-provider-unbound = Account parted from signing in at the organisation
term-event-backup-made = Backup made
term-event-keys-rotated = Key of the database changed
term-event-log-exported = Log downloaded
term-event-board-exported = List of departures downloaded
term-event-former-exported = Addresses of former colleagues downloaded
term-event-former-seen = Addresses of former colleagues looked at
term-event-tips-seen = Tips read
term-event-refused-exported = Refused lines of a list of leavers downloaded
term-event-mails-sent-again = Emails sent again
term-event-log-begun = The log is protected from here on; what was there already was taken in
term-event-log-erased = Content of entries erased, together with the record
term-event-records-erased = Data erased
term-event-release-made = Figures of a period made
term-event-release-asked = Figures of a period asked for
term-event-release-correction-asked = Correction of figures asked for
term-event-figures-changed = Settings of the figures changed
term-event-release-imported = Figures of another board read in

term-way-in-link = the link in an email
term-way-in-letter = link and code in a letter
term-way-in-session = signed in
term-way-in-command-line = the server's command line
term-way-in-sign-in-page = the page to sign in
term-way-in-itself = the program by itself

log-title = Log
log-lead = Who saw or changed what, when and by which way. Of a departure it only shows who looked at something and what gives a way to it, without a name.
log-lead-coordinator = Who saw or changed what, when and by which way. Names of leavers are shown only where your overview has them too.
log-filter = Filter the log
log-person = Person
log-first = From
log-last = Until and including
log-number = Number
log-when = When
log-what = What
log-who = Who
log-way = By which way
log-about = About
log-departure = Departure of
log-detail = Details
log-entry = entry { $number }
log-caption = Newest first
log-erased = by whom and about whom was erased
log-gone = What this entry said was taken away by somebody, not by the program
log-empty-what = No entries found.
log-empty-first = Choose another person, another kind of entry or a longer period.
log-file = Download as a file for a spreadsheet (CSV)
log-by-leaver = the leaver
log-by-program = the program
log-by-staff = somebody of the staff
log-by-machine = whoever runs the server
log-by-machine-for = whoever runs the server, on behalf of { $name }
log-by-visitor = somebody who was not signed in
log-whole-board = the whole board
log-lists = { $schools ->
    [one] 1 school
   *[other] { $schools } schools
}, { $teams ->
    [one] 1 team
   *[other] { $teams } teams
}, { $people ->
    [one] 1 person
   *[other] { $people } people
}
log-leavers = { $number ->
    [one] 1 leaver
   *[other] { $number } leavers
}
log-version = version { $number }
log-entries = { $number ->
    [one] 1 earlier entry
   *[other] { $number } earlier entries
}
log-sessions = { $number ->
    [one] was signed in in 1 place
   *[other] was signed in in { $number } places
}
log-mails = { $number ->
    [one] 1 email
   *[other] { $number } emails
}
log-term = { $term }: was { $before }, now { $after } months
log-years-title = Yearly summary for the works council
log-years-lead = How often somebody looked at what leavers told, and how often a way to it was opened. No names.
log-years-looks = Whoever opens the same answers or the same report several times on one day counts once. What belonged to a record that was erased since counts too.
log-years-caption = Numbers per calendar year
log-years-foot = { $organisation }, { $day }

term-counted-break-glass = Looked at with a reason, beyond the own role
term-counted-answers-seen = Answers looked at
term-counted-report-seen = Report looked at
term-counted-leaver-address = Email address of a leaver changed
term-counted-account-address = Address to sign in of a colleague changed
term-counted-printed-code = Letter with a code printed
term-counted-sign-in-refused = Sign-in refused
term-counted-given-alone = Role, training or token without a second person

term-setting-name = name
term-setting-sector = sector
term-setting-sender-name = name of the sender
term-setting-sender-name-en = name of the sender in English emails
term-setting-reply-to = address for replies
term-setting-hr-contact = contact of HR
term-setting-counsellor-name = name of the confidential counsellor
term-setting-counsellor-contact = contact of the confidential counsellor
term-setting-states-legal-limit = naming the legal limit of confidentiality
term-setting-legal-limit-nl = that limit in own words, in Dutch
term-setting-legal-limit-en = that limit in own words, in English
term-setting-time-zone = time zone
term-setting-level-names-nl = names of the levels in Dutch
term-setting-level-names-en = names of the levels in English
term-setting-talks-a-day = talks a day
term-setting-asks-later = second questionnaire after leaving
term-setting-leader-talks-too = a moment with the team leader too for whoever resigns
term-setting-consent-on = consent of the council: day
term-setting-consent-reference = consent of the council: where it can be read
term-setting-officer-name = name of the data protection officer
term-setting-officer-contact = how to reach the data protection officer
term-setting-talk-name-nl = name of the talk in Dutch
term-setting-talk-name-en = name of the talk in English
term-setting-basis = basis of the talks
term-setting-facts-off = data that are not asked
term-setting-subjects = subjects or fields of work
