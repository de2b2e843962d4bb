# Retention: settings, what was erased, erasing one record

retention-title = How long it is kept
retention-lead = What is kept about people is erased by itself after its term, once a day. The limits are fixed; within them you choose.
retention-months-hint = In months, from { $least } to { $most }. Standard { $usual }.
retention-term-contact = Name and addresses
retention-term-contact-from = Counts from the moment everything is finished: the departure is closed, the last day worked has passed, and the second questionnaire cannot be answered any more.
retention-term-answers = Answers, report and the rest of the record
retention-term-answers-from = Counts from the end of the employment, or from the registration if that was later. Never longer than two years after the end of the employment.
retention-term-notes = Notes for a report that was not made final
retention-term-notes-from = Counts from the talk.
retention-term-cancelled = The record of somebody who stays after all
retention-term-cancelled-from = Counts from the cancellation. Answers and report are erased by then.
retention-term-mails = Emails to staff that belong to no record
retention-term-mails-from = Sign-in codes, for example. Counts from sending.
retention-term-accounts = Name and address of an account that is switched off
retention-term-accounts-from = Counts from switching it off. Calendars, hours, roles and training go after a month.
retention-effect = Other terms count from the next time, also for what is there already. A shorter term can then erase a lot at once. That cannot be undone.
retention-stays = Of a record that is erased only codes for figures remain: what was ticked, with the month, the school and the type of departure. No name, team, day, function group, years of service or own words.
retention-saved = Saved. The terms count from the next time something is erased.
retention-fault-not-a-number = Type a whole number of months, for example { $usual }
retention-fault-too-short = Choose { $least } months or more: the work itself takes no less
retention-fault-too-long = Choose { $most } months at most: it may not be kept longer
retention-done-title = What was erased
retention-done-none = Nothing has been erased yet.
retention-done-next = The next time: { $moment }.
retention-done-caption = What was erased, the newest first
retention-done-when = When
retention-done-by = By
retention-done-by-program = The program
retention-done-ground = Why
retention-done-what = How many rows
retention-nameless = Name erased
retention-record-contact = Name and addresses were deleted on { $day } according to the retention period.
retention-record-going = This record is being erased. What was said and written is gone; the rest goes as soon as the last email has left.
retention-kept-record = We erase your answers, the report and the rest of your record on { $day } at the latest.
retention-kept-contact = We erase your name and your addresses sooner: { $months ->
    [one] one month
   *[other] { $months } months
 } after everything is finished. From then on we cannot email you a code to read your data any more.
retention-kept-contact-on = We erase your name and your addresses on { $day } at the latest. From then on we cannot email you a code to read your data any more.
retention-kept-codes = For figures only what you ticked remains, with the month, the school and the type of departure: without your name and without your own words. Your organisation keeps copies of the database for emergencies a while longer.

erase-title = Erase the record
erase-link = Erase everything about { $name }
erase-lead = This erases everything we have about { $name }: details, answers, report, notes, tasks and emails. It cannot be undone.
erase-talk = A planned talk does not take place. The leaver and the host are told.
erase-mail = The leaver gets a last email that everything is erased, if there is an address.
erase-receipt = What remains is a note without a name: when, by whom, why and how many rows. Nothing counts in figures later.
erase-backup = It is still in copies of the database until those are thrown away.
erase-ground = Why is this erased?
erase-ground-missing = Choose why it is erased
erase-sure = Yes, erase everything about { $name }
erase-button = Erase the record
erase-done = Everything is erased.
erase-done-waits = What was said and written is erased. The rest goes as soon as the last email has left; the leaver is told.
erase-done-waits-host = What was said and written is erased. The rest goes as soon as the host is told. The leaver has no address: tell them yourself.
erase-not-after-death = After a death nobody can be told that a record is erased. It is erased automatically when its term has passed.
erase-done-already = This record is being erased already.

mail-erased-subject = A message from { $organisation }
mail-erased = Everything we had about you in this program is erased: your details, your answers and what was written about your talk. If you still had an appointment, it does not take place.
mail-erased-last = This is the last email you get about this. Your personal link does not work any more.

term-ground-term = Its term had passed
term-ground-asked = The leaver asked for it
term-ground-objected = The leaver objected
term-ground-mistaken = The record should not have been there
term-erased-contact = name and addresses
term-erased-answers = answers
term-erased-report = report
term-erased-notes = notes
term-erased-tasks = tasks
term-erased-events = events
term-erased-mails = emails
term-erased-record = record
term-erased-imports = imported lists
term-erased-accounts = accounts
term-erased-former = addresses of former colleagues
term-erased-hosts = days of hosts
term-erased-figures = how somebody was counted in figures, and old figures
