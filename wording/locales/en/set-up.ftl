# Setting up the organisation: from nothing to the first departure.

set-up-link = Set-up
set-up-title = Set-up
set-up-lead = These steps take you from an empty organisation to the first { $talk-name }. The order is up to you, and you can skip each step.
set-up-done = { $done } of { $all } steps are done.
set-up-ready = Everything is set up or skipped.
set-up-state-done = done
set-up-state-open = to do
set-up-state-left-out = skipped
set-up-missing = Still missing:
set-up-leave-out = Skip
set-up-take-up = Do it after all
term-set-up-step-units = Schools and teams
term-set-up-step-people = People and their roles
term-set-up-step-hours = Training and availability
term-set-up-step-mails = Sender and contacts
term-set-up-step-consent = Consent and protection officer
term-set-up-step-first-leaver = The first departure
set-up-units-there = Schools: { $schools }. Teams: { $teams }.
set-up-people-there = People who can sign in: { $people }. HR coordinators: { $coordinators }. HR advisers: { $advisers }.
set-up-hours-there = Advisers who have given times: { $ready } of { $all }.
set-up-hours-own = Each adviser gives their own times, under Availability. An HR coordinator can do that for somebody else, too.
set-up-administrators = An administrator sets this.
set-up-coordinators = An HR coordinator registers departures.
set-up-to-training = To the people and their training
set-up-to-first-leaver = Register the first departure
set-up-to-stuck = To emails that do not arrive
set-up-lack-schools = a school
set-up-lack-teams =
    { $count ->
        [one] a team, at one school
       *[other] a team, at { $count } schools
    }
set-up-lack-coordinators = an HR coordinator
set-up-lack-advisers = an HR adviser
set-up-lack-leaders =
    { $count ->
        [one] a team leader, of one team
       *[other] a team leader, of { $count } teams
    }
set-up-lack-second-person =
    { $count ->
        [one] a second person who confirms one proposal
       *[other] a second person who confirms { $count } proposals
    }
set-up-lack-training =
    { $count ->
        [one] a valid training, of one adviser
       *[other] a valid training, of { $count } advisers
    }
set-up-lack-hours =
    { $count ->
        [one] times, of one adviser
       *[other] times, of { $count } advisers
    }
set-up-lack-reply-address = an address for replies to emails
set-up-lack-hr-contact = whom a leaving colleague can ask
set-up-lack-counsellor = how to reach the confidential counsellor
set-up-lack-stuck =
    { $count ->
        [one] one email that did not arrive
       *[other] { $count } emails that did not arrive
    }
set-up-lack-consent = the day on which the council consented, and where that can be read
set-up-lack-officer = the data protection officer
set-up-lack-leaver = a registered departure
