# Booking: emails about an appointment that runs late, is asked to move, or is moved by the clocks.

mail-running-late-subject = Your talk begins { $late } minutes later
mail-running-late = { $host } is running { $late } minutes late. Sorry! So your talk begins a little after { $time }.
mail-running-late-stands = The appointment itself does not change.
mail-another-waits = You have a second talk that needs a time. You can pick it on your own page, whenever you like.

mail-change-asked-subject = A request for another time
mail-change-asked = { $leaver } asks for another time for the { $talk-name }. It is too late to move it without you.
mail-change-asked-calendar = { $leaver } asks in the calendar for another time for the { $talk-name }.
mail-change-proposed = { $leaver } proposes another time for the { $talk-name } in the calendar: { $day } at { $time }.
mail-change-asked-stands = The appointment remains until you move or cancel it. A quick call is often the fastest way.

mail-time-collides-subject = An appointment no longer fits the clock
mail-time-collides = The rules of the time zone have changed since this appointment with { $leaver } was made. The talk cannot be at the agreed clock time: that time no longer exists, or something else is there.
mail-time-collides-do = Would you pick a new time with both of them?

term-event-running-late = Host runs late
term-event-change-asked = Asks for another time
term-event-time-collides = Appointment no longer fits the clock
term-mail-kind-running-late = the talk begins later
term-mail-kind-change-asked = request for another time, to the host
term-mail-kind-time-collides = appointment no longer fits the clock, to HR

# Picking a time

leaver-book-either = You choose with whom you talk. Here are the times of both, side by side. Picking a time is choosing with whom.
leaver-book-both = You have two talks. The order does not matter, and they can be on different days.
leaver-book-picked = Your choice so far
leaver-book-together = The two times you picked fall together ({ $when }). Pick another time for one of the two talks.
leaver-book-close = That time ({ $when }) is no longer free, or it is too close to your other talk. These are the next free times.
leaver-confirm-then = After this we ask about your other time: { $when }.
leaver-book-person = With whom
leaver-book-person-hint = Type a name, or the beginning of one.
leaver-book-person-find = Search
leaver-book-person-none = We found nobody by that name.
leaver-book-person-more = There are more. Type more of the name to find them.
leaver-book-anybody = Anybody
leaver-book-show = Show times
leaver-either-lead = You choose with whom you talk: the one is no better than the other.
leaver-either-show = See the times of both first
leaver-both-waits = Your second talk has no time yet. You can pick one below, whenever you like.

leaver-week-title = Week of { $first } to { $last }
leaver-week-nav = Other weeks
leaver-week-before = Previous week
leaver-week-after = Next week
leaver-book-other-days = Other days
leaver-days-morning = Morning
leaver-days-afternoon = Afternoon
leaver-days-to-morning = To the morning
leaver-days-to-afternoon = To the afternoon
leaver-days-nav = More times
leaver-days-count = { $count ->
    [one] 1 time
   *[other] { $count } times
}
leaver-days-every = Show all { $count } starting times
leaver-week-next = There are no times in this week. The next one is on { $day }.

leaver-zone-title = Are you in another time zone?
leaver-zone-label = Where are you?
leaver-zone-same = Same time as the organisation
leaver-zone-save = Show my time too
leaver-zone-offer = Also show the time in { $place }
leaver-zone-now = Times are the organisation's. In brackets is what time it is then in { $place }.
leaver-zone-also = where you are ({ $place }): { $time }

leaver-talk-late = { $host } is running { $minutes } minutes late.
leaver-ask-title = Ask for another time
leaver-ask-text = { $host } gets an email and finds something else together with you. Until then the appointment remains. You need not say why.
leaver-ask-sure = Yes, ask for another time
leaver-ask-missing = Tick the box if you want to ask for another time
leaver-ask-button = Ask
leaver-ask-done = Your request has been sent. The appointment remains until you hear from us.
leaver-ask-asked = You have asked { $host } for another time. The appointment remains until you hear from us.
leaver-ask-still-theirs = You can still move or cancel the appointment yourself.

# The host, around the start

staff-change-asked = { $name } asks for another time. The appointment remains until you move or cancel it.
staff-change-proposed = { $name } proposes another time: { $when }. The appointment remains until you move or cancel it.
staff-late-title = Begin later with { $name }
staff-late-lead = Running late?
staff-late-by = { $minutes } min
staff-late-said = You said that you run { $minutes } minutes late.
staff-late-told = The other one gets an email at once that you run late.
staff-late-told-before = That has been emailed already.
staff-late-no-address = There is no email address. Please call.
staff-late-not-now = This can be said from two hours before the start until the end of the talk.
staff-late-nothing = There is no appointment.
staff-no-show = Did not come
staff-no-show-title = { $name } did not come
staff-no-show-hint = One new invitation follows.

term-zone-los-angeles = Los Angeles, Vancouver
term-zone-denver = Denver, Calgary
term-zone-chicago = Chicago
term-zone-new-york = New York, Toronto
term-zone-curacao = Aruba, Bonaire, Curaçao
term-zone-paramaribo = Paramaribo
term-zone-sao-paulo = São Paulo
term-zone-azores = Azores
term-zone-reykjavik = Iceland
term-zone-london = London, Dublin, Lisbon
term-zone-casablanca = Morocco
term-zone-athens = Athens, Bucharest, Helsinki
term-zone-johannesburg = South Africa
term-zone-istanbul = Turkey
term-zone-nairobi = Kenya, Ethiopia
term-zone-dubai = Dubai
term-zone-kolkata = India
term-zone-bangkok = Thailand, Vietnam
term-zone-jakarta = Jakarta
term-zone-singapore = Singapore, Bali
term-zone-shanghai = China
term-zone-tokyo = Japan, Korea
term-zone-brisbane = Brisbane
term-zone-sydney = Sydney, Melbourne
term-zone-auckland = New Zealand
