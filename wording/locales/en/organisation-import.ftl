# Importing lists of units and of people.

lists-link = Import
lists-title = Import schools, teams and people
lists-lead = Set up a whole organisation with two lists. You first see line by line what will happen.
lists-units = Schools and teams
lists-people = People
lists-units-file = List of schools and teams
lists-people-file = List of people
lists-file-hint = Choose one, or both at once. CSV, at most { $lines } lines a list.
lists-read = Read them
lists-again = Choose a corrected file. A list for which you choose nothing stays as it was.
lists-too-large = This is too large. At most 5 MB together.
lists-is-people = This is the list of people. Choose it beside this, and here the one of schools and teams.
lists-is-units = This is the list of schools and teams. Choose it beside this, and here the one of people.
lists-templates = Empty lists
lists-templates-lead = With their headings, to fill in with a spreadsheet. Save as CSV.
lists-units-template = Empty list for schools and teams
lists-people-template = Empty list for people
lists-example-lead = The headings may be in English too, and in another order. A team may come before its school. Whoever is in one list as leader of a team needs no team in the other.
lists-nothing-yet = Nothing has been added yet. If you do not import the lists, we throw them away within a day.
lists-forget = Throw these lists away
lists-forgotten = The lists are gone.
lists-other = Choose other lists
lists-file =
    { $lines ->
        [one] File { $file }, 1 line
       *[other] File { $file }, { $lines } lines
    }
lists-refused =
    { $lines ->
        [one] Correct 1 line and choose that file again. We add all or nothing.
       *[other] Correct { $lines } lines and choose that file again. We add all or nothing.
    }
lists-none = Everything in these lists is there already.
lists-sure = Yes, add { $units } schools and teams, { $people } people
lists-sure-small = Each of them gets an email at once that they can sign in. Whoever has an account already gets nothing.
lists-kind = Kind
lists-leader = Team leader
lists-trained = in the list
lists-made-schools =
    { $count ->
        [one] school
       *[other] schools
    }
lists-made-teams =
    { $count ->
        [one] team
       *[other] teams
    }
lists-made-people =
    { $count ->
        [one] person with an account
       *[other] people with an account
    }
lists-skipped =
    { $lines ->
        [one] One line was there already. Nothing about it was changed.
       *[other] { $lines } lines were there already. Nothing about them was changed.
    }
lists-to-people = To the people
lists-sign-in = How they sign in
lists-sign-in-lead = We have emailed each of them that they can sign in. Where that email does not arrive, this text helps:
lists-sign-in-text = You have an account for the { $talk-names } of { $board }. Go to { $address } and fill in your work address. You then get an email with a code, with which you sign in. There is no password.
lists-sign-in-roles = They can sign in at once. Whoever loses or gains a role signs in once more after that.
lists-fault-same-as = This is in line { $line } already. Keep one line of it.
lists-fault-unknown-kind = Fill in school or team.
lists-fault-unknown-region = We do not know this province.
lists-fault-parent-missing = Say which school this team belongs to.
lists-fault-school-belongs-nowhere = A school belongs to the organisation itself. Leave this empty, or make it a team.
lists-fault-unknown-parent = There is no such school, in the organisation or in the list.
lists-fault-parent-is-a-team = This is a team. A team belongs to a school.
lists-fault-own-parent = This cannot belong to itself.
lists-fault-unknown-leader = There is no account with this address that works, and it is not in the list of people.
lists-fault-leader-is-administrator = This is an administrator. Only an administrator changes that account.
lists-fault-address-missing = Fill in the email address with which somebody signs in.
lists-fault-unknown-language = Fill in Dutch or English.
lists-fault-role-missing = Fill in a role, or name this address as team leader in the list of schools and teams.
lists-fault-unknown-role = Fill in team leader, school head, HR adviser, HR coordinator, policy officer or administrator, with a comma between.
lists-fault-only-administrators = Only an administrator makes somebody an administrator.
lists-fault-unknown-school = There is no such school, in the organisation or in the list.
lists-fault-unknown-unit = There is no such school or team, in the organisation or in the list.
lists-fault-ambiguous-unit = There are more teams of this name. Fill in at which school somebody works, too.
lists-fault-leader-of-what = Say of which team or school, or name this address in the list of schools and teams.
lists-fault-head-of-what = Say of which school.
lists-fault-date-unsure = Does the day or the month come first? Write it like this: 2027-01-31.
lists-fault-training-unnamed = Fill in the name of the training.

term-list-column-name = Name
term-list-column-kind = Kind
term-list-column-parent = Belongs to
term-list-column-leader = Team leader
term-list-column-place = Place
term-list-column-region = Province
term-list-column-email = Email address
term-list-column-language = Language
term-list-column-roles = Roles
term-list-column-school = Works at
term-list-column-unit = For
term-list-column-training = Training
term-list-column-training-from = Training from
term-list-column-training-until = Training until
