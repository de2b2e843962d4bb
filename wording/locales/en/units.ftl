# A school or team: moving it, putting it away and bringing it back.

unit-more = Move or put away
unit-rename = Change name and place
unit-ask-hr = Moving and putting away is done by an HR coordinator of the whole organisation, since it depends on who leaves. Does nobody have that role yet? Give it to somebody first.
unit-move-title = To another school
unit-move-to = New school
unit-move-choose = Choose a school
unit-move-look = See what changes
unit-move-none = There is no other school.
unit-move-changes = This changes at once
unit-move-what = { $team } goes from { $from } to { $to }.
unit-move-departures =
    { $count ->
        [0] Nobody’s departure from this team is under way now.
        [one] One departure that is under way goes along.
       *[other] { $count } departures that are under way go along.
    }
unit-move-over = What is finished stays with { $from }.
unit-move-talks = Where an adviser is there for the old school only, a talk goes to a colleague. Whoever had an appointment is offered other times at once.
unit-move-rules = Talks without an appointment follow the rules of { $to } from then on.
unit-move-gains = These people gain this team, with all that their role shows:
unit-move-gains-none = Nobody has a role for the new school, so nobody new looks in.
unit-move-loses = These people lose this team:
unit-move-loses-none = Nobody has a role for the old school, so nobody loses this team.
unit-move-sure = Yes, move this team
unit-move-sure-hint = Roles for the team itself stay as they are.
unit-move-do = Move
unit-moved =
    { $count ->
        [0] Moved.
        [one] Moved. One departure that is under way went along.
       *[other] Moved. { $count } departures that are under way went along.
    }
unit-move-same-name = The new school has a team of this name already. Give one of the two another name first.
unit-move-same-person = Somebody is registered in both schools, with the same last day worked. Have HR cancel one of the two first. Nothing has changed.
unit-move-for-another = This move would give you a role that needs a second person. Somebody else has to move this team: another HR coordinator of the whole organisation.
unit-put-away-title = Put away
unit-put-away-lead = Is this no more? Put it away, and nobody can choose it any longer. Earlier records and figures still show this name. You can always bring it back.
unit-put-away-stands = It cannot be put away yet, because of:
unit-put-away-do = Put away
unit-put-away-done = Put away.
unit-put-away-named = { $name } (put away)
unit-put-away-not = Not put away: something still depends on it.
unit-stands-teams =
    { $count ->
        [one] one team
       *[other] { $count } teams
    }
unit-stands-departures =
    { $count ->
        [one] one departure that is under way
       *[other] { $count } departures that are under way
    }
unit-stands-roles =
    { $count ->
        [one] one role that holds, is to come or waits to be confirmed
       *[other] { $count } roles that hold, are to come or wait to be confirmed
    }
unit-stands-people =
    { $count ->
        [one] one person who works here
       *[other] { $count } people who work here
    }
unit-stands-rules =
    { $count ->
        [one] one rule for talks of its own
       *[other] { $count } rules for talks of its own
    }
unit-away-title = Put away
unit-away-lead = Nobody can choose these any more.
unit-bring-back = Bring back
unit-brought-back = Brought back.
staff-fault-school-put-away = The school of this team is put away. Bring back the school first.
