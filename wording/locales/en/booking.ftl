# Booking: mails about an appointment that runs late, is asked to move, or is moved by the clocks.

mail-running-late-subject = Your talk begins { $late } minutes later
mail-running-late = { $host } is running { $late } minutes late. Sorry! So your talk begins a little after { $time }.
mail-running-late-stands = The appointment itself stands.
mail-another-waits = You have a second talk that needs a time. You can pick it on your own page, whenever you like.

mail-change-asked-subject = A request for another time
mail-change-asked = { $leaver } asks for another time for the farewell talk. It is too soon to move it without you.
mail-change-asked-stands = The appointment stands until you move or cancel it. A quick call is often the fastest way.

mail-time-collides-subject = An appointment no longer fits the clock
mail-time-collides = The rules of the time zone have changed since this appointment with { $leaver } was made. The talk cannot be at the agreed clock time: that time no longer exists, or something else is there.
mail-time-collides-do = Would you pick a new time with both of them?

term-event-running-late = Host runs late
term-event-change-asked = Asks for another time
term-event-time-collides = Appointment no longer fits the clock
term-mail-kind-running-late = the talk begins later
term-mail-kind-change-asked = request for another time, to the host
term-mail-kind-time-collides = appointment no longer fits the clock, to HR
