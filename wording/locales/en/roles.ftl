# Roles with a first and a last day, and deputies.
role-from = from { $first }
role-until = until { $last }
role-between = { $first } to { $last }
role-first = Role { $number } from
role-last = Role { $number } until
role-days-hint = Without days a role holds at once, until you take it away. Before the first and after the last day a role gives nothing.
role-instead-of = in the place of { $name }
role-time-title = When the roles hold
role-time-own = When your roles hold
role-time-none = There are no roles.
role-when-now = now
role-when-coming = to come
role-when-over = over
role-when-waits = waits for a second person

roles-title = Your roles and deputies
roles-link = Roles and deputies
roles-lead = Here you see what you may do, and who may do it for you for a while.

deputies-title = Deputies for a period
deputies-lead = A deputy has the same role for the same teams and schools, from the first day to the last. What a leaver shares with their own team leader, a deputy does not see.
deputies-leader = While a team leader has a deputy, a leaver chooses: to wait, the deputy or HR.
deputies-second = A deputy as administrator, HR coordinator or HR adviser begins once a second person has confirmed it.
deputies-none = There is no deputy.
deputies-no-role = Without a role there is nothing to stand in for.
deputies-role = Which role
deputies-person = Work address of the deputy
deputies-person-hint = The email address with which this colleague signs in here.
deputies-first = First day
deputies-last = Last day
deputies-name = Name a deputy
deputies-end = End now
deputies-take-back = Take back
deputies-named = The deputy has been named and gets an email.
deputies-waits = This waits for a second person. Until then nothing changes.
deputies-ended = It has ended.
deputies-ended-already = This had ended already.
deputies-fault-role = Choose a role.
deputies-fault-person = Nobody of this organisation signs in with this address.
deputies-fault-themself = Choose somebody else: this is the same person.
deputies-fault-already = This colleague stands in here already.
deputies-fault-passed = This day has passed. Begin today or later.
deputies-fault-too-long = This is longer than a year. Give the role itself then.
deputies-fault-outside = The role itself does not hold on all of these days.

staff-fault-role-twice = This role is there twice for the same team or school.
staff-fault-not-a-school = A school head has a school. Choose it beside the role.

log-role-for = in the place of { $name }
term-event-role-period-changed = Days of a role changed
term-event-role-began = Role began
term-event-role-ended = Role ended
term-event-deputy-named = Deputy named
term-event-deputy-ended = Deputy ended

term-mail-kind-deputy-named = message that somebody stands in for you
term-mail-kind-made-deputy = message that you stand in for somebody
mail-deputy-subject = You have a deputy
mail-deputy-named = { $host } stands in for you as { $what } from { $from } to { $until }. Is this not right? You can end it at once.
mail-deputy-you-subject = You stand in for a colleague
mail-deputy-you = From { $from } to { $until } you stand in for { $by } as { $what }. You may then do what belongs to that role; after that it ends by itself.
mail-deputy-button = See your roles
