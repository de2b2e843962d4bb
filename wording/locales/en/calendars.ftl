# A host's calendars: those we read, and the one to subscribe to here.

calendars-title = My calendars
calendars-link = My calendars: count busy times in, and see talks in your own calendar
calendars-own = When you are busy
calendars-own-lead = Tell us your own calendar, and we propose no talk at a moment when you have something else. We keep only when busy times begin and end, never what they are about.
calendars-empty-what = You have given no calendar yet.
calendars-empty-first = Outlook, Google, Apple and Nextcloud give an address that ends in .ics where you share or publish a calendar.
calendars-add-address = Add a calendar by its address
calendars-add-dav = Add a calendar from a CalDAV server
calendars-add-file = Add a calendar from a file
calendars-add-do = Read and add
calendars-name = Name
calendars-name-hint = May stay empty.
calendars-address = Address of the calendar
calendars-address-hint = Begins with https:// or webcal://. We store the address sealed.
calendars-dav-address = Address of the server or the calendar
calendars-dav-address-hint = For instance cloud.example.org: then we look for your own calendars. If you want one of them, give the address of that calendar. Your password goes only to the server that you name here, or to a server within that domain that the domain itself points to.
calendars-user-name = User name
calendars-password = Password
calendars-password-hint = Take an app password, if your server has them. We store it sealed.
calendars-file = File
calendars-file-hint = An .ics file of at most 20 MB. We read it once, for a year ahead; the file itself is not kept.
calendars-added = The calendar was read and counts. Below is what we found.
calendars-removed = The calendar is gone. What is planned stays.
calendars-was-read = The calendar was read.
calendars-is-file = A file is read once. Add a new one.
calendars-read-now = Read now
calendars-read-at = Read: { $moment }
calendars-busy-count = { $busy ->
    [one] 1 busy time
   *[other] { $busy } busy times
}
calendars-still-counts = What we read last still counts.
calendars-state-read = Counts
calendars-state-once = Counts, read once
calendars-state-fails = Cannot be read
calendars-change = Another name, or remove
calendars-remove-sure = Yes, remove this calendar
calendars-remove-small = The times of this calendar become free again. Planned talks stay.
calendars-seen = What we see of it
calendars-seen-lead = At these times of the coming two weeks we propose no talk.
calendars-seen-nothing = There is nothing in the coming two weeks.
calendars-fault-address = Enter the address of the calendar.
calendars-fault-user-name = Enter the user name.
calendars-fault-password = Enter the password.
calendars-fault-file = Choose a file.
calendars-fault-too-many = There is no room for more calendars. Remove one first.
calendars-fault-too-often = You have tried often. Try again in an hour.

term-calendar-kind-address = Address
term-calendar-kind-caldav = CalDAV
term-calendar-kind-file = File
term-calendar-trouble-address-invalid = This is not the address of a calendar. It begins with https:// and holds no name or password.
term-calendar-trouble-insecure = This address is not secure. Take one that begins with https://.
term-calendar-trouble-address-refused = This address lies in a network where we may not read. Ask your administrator.
term-calendar-trouble-unknown = This server does not exist. Check the address.
term-calendar-trouble-unreachable = The server does not answer, or not over a safe connection.
term-calendar-trouble-timeout = The server took too long.
term-calendar-trouble-sign-in-needed = The server asks for a name and password, or they are wrong.
term-calendar-trouble-forbidden = The server does not let you read this calendar. Your name and password are not the matter: ask whoever keeps the calendar for access.
term-calendar-trouble-other-host = The server, or the domain, points to another server, and we do not give your password to that one. Enter the address of that server.
term-calendar-trouble-no-calendars = We found no calendar of yours from this address. Take the address of the calendar itself, from your calendar program.
term-calendar-trouble-gone = There is no calendar at this address (any more).
term-calendar-trouble-server-error = The server gave an error.
term-calendar-trouble-too-many-redirects = The server keeps sending us on to another address.
term-calendar-trouble-compressed = The server packs the calendar, and we do not read that.
term-calendar-trouble-too-large = The calendar is larger than 20 MB.
term-calendar-trouble-not-a-calendar = This is not a calendar. Use the address or file that ends in .ics.
term-calendar-trouble-too-many = There is too much in this calendar to read.
term-calendar-trouble-sealed = The address cannot be read any more. Remove the calendar and add it again.

subscription-title = Your talks in your own calendar
subscription-lead = Subscribe your calendar program to this address, and your talks appear in it: time, place and with whom. Answers and reasons never do.
subscription-address = Your address
subscription-address-hint = Whoever has this address sees with whom you talk. Do not share it.
subscription-on = Switch on
subscription-is-on = It is on. Copy the address to your calendar program.
subscription-renew = New address
subscription-renew-sure = Yes, give me a new address
subscription-renew-do = Make a new address
subscription-renewed = You have a new address. The old one does not work any more.
subscription-off = Switch off
subscription-off-sure = Yes, switch it off
subscription-off-do = Switch off
subscription-is-off = It is off. The address does not work any more.
subscription-sure-small = Programs that follow the old address get nothing more.
subscription-name = { $talk-names-first }
subscription-summary = { $talk-name-first } with { $name }
subscription-outside = Planned outside the times you set.

holiday-feeds-title = From a calendar
holiday-feeds-lead = Take holidays from a calendar, of the government or your school for instance. You see first what is in it.
holiday-feeds-address-hint = An address that ends in .ics. We read it again every day.
holiday-feeds-add-address = Holidays from an address
holiday-feeds-add-file = Holidays from a file
holiday-feeds-look = Look at what is in it
holiday-feeds-found = { $count ->
    [0] { $name }: no days that are still to come.
    [one] { $name }: 1 closed period.
   *[other] { $name }: { $count } closed periods.
}
holiday-feeds-daily = We read this address every day; what changes there changes here.
holiday-feeds-once = This file is taken over once.
holiday-feeds-from = from a calendar
holiday-feeds-keep = Take over
holiday-feeds-leave = Leave it
holiday-feeds-kept = The holidays were taken over.
holiday-feeds-remove-sure = Yes, remove this calendar with the days that came of it

term-event-invitation-accepted = Appointment accepted in the calendar
term-event-invitation-declined = Appointment declined in the calendar
term-event-invitation-tentative = Appointment tentative in the calendar
term-event-time-proposed = Another time proposed in the calendar

itip-leaver-accepted = accepted in the calendar
itip-leaver-declined = declined in the calendar; the appointment remains
itip-leaver-tentative = tentative in the calendar
itip-leaver-other-time = asks for another time in the calendar; the appointment remains
itip-leaver-proposes = proposes another time in the calendar: { $when }; the appointment remains
itip-host-accepted = accepted by the host’s calendar
itip-host-declined = declined by the host’s calendar; the appointment remains
itip-host-tentative = tentative in the host’s calendar
itip-host-other-time = the host asks for another time in the calendar; the appointment remains
itip-host-proposes = the host proposes another time in the calendar: { $when }; the appointment remains
staff-day-declined = { $name } declined this appointment in the calendar. The appointment remains.
staff-day-declined-own = You declined this appointment in your own calendar. The appointment remains.
staff-day-proposed-own = You asked for another time in your own calendar. The appointment remains, and { $name } does not know of it: move it here.
