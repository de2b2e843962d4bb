# The own copy, and the own data behind a link that has expired.

copy-title = Copy of your data
copy-of = Copy of the data of { $name }
copy-lead = This is everything we have about you. Print it with your browser, save it as PDF, or take it along as a file.
copy-file = Take it along as a file (JSON)
copy-take = Keep a copy of your data
copy-foot = { $organisation } · { $day } · confidential
copy-left-out = HR cannot see this part. With your own link you can ask for a code and see it yourself.
copy-external-id = Number at your employer
copy-talks = Your talks
copy-talks-none = There are no talks.
copy-talk-none = No appointment was made.
copy-held = Held on { $day }
copy-events = What happened
copy-mails = Emails to you
copy-by-you = you yourself
copy-added = Added on { $date }
copy-agreed = Agreed on { $date }
copy-corrected = Your response of { $date }
copy-staff-link = Copy for the leaver
copy-staff-title = Copy for the leaver
copy-staff-lead = When the leaver asks for it, you hand over this copy: printed or as a file. Answers and report are in it only if you may see them. That you made the copy is shown in the course.
expired-title = Has it been a while since you left?
expired-lead = Then your link opens your own data only. We email you a code to know that it is you.
expired-sent = Does this link belong to you and do we still have your address? Then a code is on its way.
expired-wrong = This code opens nothing. Ask for a new one, or get in touch with HR.
