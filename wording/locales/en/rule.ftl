# Rules for who talks with whom, and what follows from them.

term-event-rule-changed = Rule for talks changed
term-event-leader-replaced = The team leader cannot hold this talk; HR takes it over
term-event-times-freed = Appointment called off because the host is away

term-mail-kind-cancelled-with-times = appointment is off, with other times
term-mail-kind-talks-freed-hr = talks of a host called off, to HR
term-mail-kind-leader-replaced-hr = HR takes the talk over, to HR
term-mail-kind-training-expiring = training ends soon
term-mail-kind-training-expiring-hr = an adviser's training ends soon, to HR

mail-away-leaver = We are sorry: { $host } cannot be there on { $day } at { $time }. Your talk will not take place at that time.
mail-away-times = We would like to talk with you at another time. The times that are free now are ready for you. There is nothing else you need to do.
mail-away-button = Pick another time

mail-talks-freed-subject = Talks called off
mail-talks-freed = { $host } cannot hold these talks. They have been called off.
mail-talks-freed-next = Everybody has been told and can pick another time at once. There is nothing you need to do, unless the overview says that nobody can hold a talk.

mail-leader-replaced-subject = HR takes over a talk
mail-leader-replaced = The team leader of { $leaver } cannot hold the { $talk-name }: there is no team leader with a working account, or it is the same person. The talk is now with an HR adviser.

mail-training-subject = A training ends soon
mail-training-own = Your training for formal { $talk-names } is valid until { $until }. After that you cannot be given new talks. Please talk to HR about what comes next.
mail-training-hr = The training of { $host } for formal { $talk-names } is valid until { $until }. After that { $host } is given no more talks, until a new training is recorded.
mail-staff-open = Open the program

term-route-leader = Team leader
term-route-adviser = HR adviser
term-route-both = HR adviser and team leader
term-route-leaver-chooses = The leaver chooses

term-foreseeing-any = Any departure
term-foreseeing-foreseen = A departure you saw coming
term-foreseeing-unforeseen = An unexpected departure

rule-title = Rules for talks
rule-lead = For every way of leaving it is settled who holds the talk and how long it takes. Here you can differ from that: for the whole board, a school or a team. The rule closest to the leaver counts.
rule-unit = For
rule-head-type = Way of leaving
rule-head-standard = Standard
rule-head-here = Here
rule-inherited = follows the rule above
rule-is-standard = the standard
rule-only-hr = always HR
rule-death = After a death we never send anything and there is no talk. No rule can change that.
rule-minutes-both = { $formal } with HR, { $informal } with the team leader
rule-days-said = nothing earlier than { $days } days before the last day worked
rule-guide-said = guide: { $guide }
rule-foresee-link = What would happen to …?

rule-form-title = { $type } · { $unit }
rule-form-standard = Standard: { $rule }.
rule-form-effect = The rule counts at once for talks that are not planned yet. An appointment that has been made stays as it is.
rule-cases = For which departure
rule-route = Who holds the talk
rule-route-limit = The employer ended the contract. That is why the team leader never holds the talk alone.
rule-formal = Minutes of a formal talk
rule-informal = Minutes of an informal talk
rule-minutes-hint = From 15 to 120, in steps of 5.
rule-days = Days before the last day worked
rule-days-hint = Earlier than that we send nothing and there is no talk. From 7 to 366; empty means: at once. What the law asks for always counts too.
rule-guide = Guide for the talk
rule-guide-own = The one that belongs to this way of leaving
rule-reset = Back to the standard
rule-reset-lead = Then the rule above counts again, or the standard. Appointments that have been made stay.
rule-reset-done = This rule is gone.
rule-saved = The rule is saved. Talks that are not planned yet follow it.
rule-changed-meanwhile = Somebody else has changed this rule meanwhile. Look at what it says now and save again.
rule-fault-never-leader = With this way of leaving the team leader never holds a talk.
rule-fault-never-alone = The employer ended the contract: the team leader never holds the talk alone.
rule-fault-minutes = Fill in a number of minutes from 15 to 120, in steps of 5.
rule-fault-days = Fill in a number of days from 7 to 366, or leave this empty.

rule-foresee-title = What would happen?
rule-foresee-lead = Choose somebody who might leave. You see what the program would do, by the rules of now. Nothing is stored.
rule-last-day = Last day worked
rule-concluded = Date of agreement or consent
rule-concluded-hint = Only for a settlement agreement or notice with consent.
rule-foresee-do = Show
rule-answer-title = This would happen
rule-by-standard = The standard rule counts: { $rule }.
rule-by-own = The rule of { $unit } counts: { $rule }.
rule-condition = First HR has to record: { $condition }. Below is what happens if that is done today.
rule-talk-hr = There will be a formal talk with an HR adviser, of { $minutes } minutes.
rule-talk-leader = There will be an informal talk with the team leader, of { $minutes } minutes.
rule-talk-choice = The leaver chooses: a talk with the team leader or with HR.
rule-last-bookable = The last day on which a talk can be planned is { $day }.
rule-steps-title = What happens automatically
rule-steps-lead = If HR registers today and the leaver responds to nothing.
rule-step-ask = An email that asks whether a questionnaire is welcome.
rule-step-questionnaire = The email with the questionnaire.
rule-step-remind-questionnaire = A reminder of the questionnaire.
rule-step-combined = One email with the questionnaire and times for a talk.
rule-step-remind-combined = A reminder of that email.
rule-step-invite = The invitation to the talk, with times to pick from.
rule-step-remind-invitation = A reminder of the invitation.
rule-step-tell = HR and the host hear that there was no answer.
rule-step-close = The record closes.
rule-step-other = A next step.

away-link = Ill or away unexpectedly? Free the days
away-reason = Away
away-title = Free days
away-title-of = Free days for { $name }
away-lead = Choose the days. You first see which talks will not take place and what happens to everybody.
away-look = Show what happens
away-consequences = What happens
away-goes = { $talks ->
    [one] One talk will not take place ({ $days }). The leaver gets an email with our apologies and can pick another time at once. HR is told.
   *[other] { $talks } talks will not take place ({ $days }). Everybody gets an email with our apologies and can pick another time at once. HR gets one list.
}
away-nothing = There are no talks on { $days }. The days are only closed.
away-somebody = somebody of another part
away-then-colleagues = Will see colleagues' times.
away-then-later = Will see the team leader's later times, and can ask for HR too.
away-other-days = Other days
away-nobody-today = There is no talk left today. There is nobody to tell.
away-sure-close = Yes, close these days
away-sure = Yes, call these talks off and close the days
away-sure-hint = You cannot take this back: everybody is told at once.
away-do = Free these days
away-fault-sure = Tick that you are sure.
away-done = { $talks ->
    [0] The days are closed. There were no talks.
    [one] The days are free. One talk was called off.
   *[other] The days are free. { $talks } talks were called off.
}

behalf-link = Plan on somebody's behalf
behalf-title = Planning a talk on somebody's behalf
behalf-lead = You choose who holds the talk and when. Both get an invitation at once. Whoever may not hold this talk is not in the list.
behalf-now = Planned now: { $when }, with { $host }.
behalf-host = Who holds the talk
behalf-nobody = There is nobody who may hold this talk.
behalf-show-times = Show times
behalf-times = Free times of { $host }
behalf-more-times = { $count ->
    [one] 1 more time
   *[other] { $count } more times
}
behalf-no-times = { $host } has no free time in the period for this talk. Fill in a time yourself.
behalf-fault-other-host = The time you picked is somebody else's. Below are the times of the person you chose now.
behalf-outside = Even if this lies outside the available times
behalf-outside-hint = Everybody will see that it was planned so. Another talk at that time always goes first.
behalf-outside-mark = planned outside the available times
behalf-fault-outside = This is not a free time of the host. Tick that you mean it, or choose another time.
behalf-soon = Tell both of them yourself too, for an email may come too late.
behalf-fault-not-allowed = This cannot be: on that day this person cannot hold this talk, or there cannot be a talk yet or any more.
behalf-cancel = Cancel this appointment
behalf-cancel-sure = Yes, cancel the appointment
behalf-cancel-hint = Both are told. Another time can be chosen afterwards.
behalf-cancelled = The appointment is cancelled.

find-link = Who else could?
find-lead = Whoever fits best is at the top: first who speaks the leaver’s language, then who works at another school, then who has the fewest talks. You choose a time next; until then nothing changes.
find-plan-with = Plan with { $name }
find-plan-anyway = Plan with { $name } anyway
find-assigned = holds this talk now
find-speaks = speaks { $language }
find-languages-unsaid = has filled in no languages
find-speaks-others = holds no talks in { $language }
find-other-school = of another school
find-own-school = of the same school
find-coming = { $count ->
    [0] no talks in the coming four weeks
    [one] 1 talk in the coming four weeks
   *[other] { $count } talks in the coming four weeks
}
find-first-free = first free time: { $when }
find-cannot = At the moment no talk with an HR adviser can be planned.
find-nobody = Nobody can hold this talk now. It can be held until { $day }. Below is what stands in the way of each adviser.
find-nobody-there = Nobody has the role of HR adviser for this team.
find-nobody-keeper = Note a training, untick “on leave” for whoever is back, or give somebody the role of HR adviser. That person then appears here automatically. Or ask an adviser to make time.
find-nobody-ask = Ask an adviser to make time. An administrator can note a training or give a role.
find-to-people = To People
find-cannot-title = { $count ->
    [one] 1 adviser cannot now
   *[other] { $count } advisers cannot now
}
term-hindrance-no-time = has no free time in the period for this talk
term-hindrance-away = is given no new talks at present
term-hindrance-not-trained = has no valid training
term-hindrance-own-school = works at the same school
term-hindrance-named-by-hr = may not hold this talk, HR said
term-hindrance-is-the-leader = is the leaver’s team leader
term-hindrance-is-the-leaver = is the leaver

board-taken-over = HR took it over from the team leader

training-ends-soon = Ends soon
training-until-change = Change until when
training-until-hint = Talks that are planned after it are called off. The leaver can pick another time at once.
training-talks-off = { $talks ->
    [one] Saved. One talk fell outside it and was called off; other times have been offered.
   *[other] Saved. { $talks } talks fell outside it and were called off; other times have been offered.
}
