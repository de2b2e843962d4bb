# The staff's room.

# Everywhere

staff-title-with-faults = Error: { $title }
staff-errors-title = Please look at this again
staff-action = Action
staff-add = Add
staff-change = Change
staff-remove = Remove
staff-save = Save
staff-saved = Saved.
staff-open = Open
staff-choose = Choose…
staff-yes = Yes
staff-no = No
staff-from = From
staff-until = Until
staff-nothing = nothing
staff-not-known = Not known
staff-leave-unsaved = Back without saving
staff-changed-strong = Changed meanwhile.
staff-changed-meanwhile = Somebody else has just changed this. Check it and try again.
staff-over = This departure is closed or cancelled. Nothing changes any more.
staff-record = Back to the departure
staff-row-for = for { $name }
staff-minutes = { $minutes } minutes
staff-last-day = Last day worked
staff-last-day-short = last day worked { $day }
staff-the-host = the host
staff-nothing-title = Nothing to do yet
staff-nothing-text = There is no page for your role here yet. Ask the administrator if you miss something.

# Dates

staff-due-nothing = nothing more
staff-due-today = today
staff-due-tomorrow = tomorrow
staff-due-late-today = today, overdue
staff-due-in = in { $days } days
staff-due-ago =
    { $days ->
        [one] yesterday
       *[other] { $days } days ago
    }
staff-due-late =
    { $days ->
        [one] 1 day overdue
       *[other] { $days } days overdue
    }

# Signing in

staff-sign-in-title = Sign in
staff-sign-in-lead = Fill in your work address. You will get an email with a code.
staff-sign-in-address = Your work email address
staff-sign-in-send = Send me a code
staff-sign-in-cookies = Your browser does not keep our cookie, and without a cookie you cannot sign in. Allow cookies for { $address } and then ask for a new code.
staff-sign-in-unsent = You were no longer signed in. What you sent just now has not been saved. Sign in and you will come back to the same page.
staff-somebody-else = Nothing was done: somebody else has signed in in this browser meanwhile. You are signed in as that person now. Open the page again.
staff-sign-in-kept = You were no longer signed in. What you filled in has not been saved yet, but waits in this browser for an hour. Sign in and it will be there again.
staff-sign-in-leaver = Are you leaving and did you get a link? Then open the link in your email; you need no account.
staff-code-title = Fill in your code
staff-code-lead = If we know { $address }, an email with a code is now waiting for you.
staff-code-label = Code from the email
staff-code-hint = Six digits. The code works for ten minutes after the email was sent.
staff-code-other = Another address
staff-code-wrong =
    { $left ->
        [one] This code is not right. You can try once more.
       *[other] This code is not right. You can try { $left } more times.
    }
staff-code-expired = This code no longer works. Ask for a new one.
staff-code-too-many = You have asked for codes often. You can again after { $time }.

# The board

staff-board-import = Import
staff-board-import-list = Import a list
staff-board-all = Show what is closed as well
staff-board-empty-what = The people who leave will appear here.
staff-board-empty-first = Each departure says what has to happen now, by when, and who does it. Add the first, or read a list from the personnel system.
staff-board-none-what = No departure fits this.
staff-board-none-first = Choose another filter, or show everything.
staff-board-caption = Departures, what is due first on top
staff-board-caption-sorted = Departures, in the order of the column you chose
staff-board-hand = What waits for you today
staff-board-hand-none = Nothing waits for you today.
staff-board-rest = All others
staff-board-search = Name, address or team
staff-board-found =
    { $count ->
        [one] 1 departure found
       *[other] { $count } departures found
    }
staff-board-found-page =
    { $count ->
        [one] 1 departure on this page
       *[other] { $count } departures on this page
    }
staff-board-finished =
    { $count ->
        [one] 1 among the finished
       *[other] { $shown } among the finished
    }
staff-board-whole-school = show the whole school
staff-board-found-units = Schools and teams:
staff-board-found-people = Colleagues:
staff-board-too-many = There are more than { $most }, too many to sort. Choose a filter, or search for a name. For now, what is due first is on top.
staff-board-name = Name
staff-board-unit = School or team
staff-board-kind = Type of departure
staff-board-stage = Stage
staff-board-due = Due
staff-board-owner = With whom
staff-board-export = Take this list along as a table
staff-board-export-cut = These are the first { $most }. Choose a filter for the rest.
staff-filter = Filter departures
staff-filter-all = All
staff-filter-school = School
staff-filter-overdue = Overdue
staff-filter-week = This week
staff-filter-today = Today or overdue
staff-filter-order = Order
staff-filter-order-due = What is due first
staff-filter-order-down = { $column }, the other way round
staff-filter-more = More filters
staff-filter-on =
    { $count ->
        [one] (1 on)
       *[other] ({ $count } on)
    }
staff-filter-open = Open or closed
staff-filter-show = Show
staff-filter-clear = Clear filters
staff-count-hand =
    { $count ->
        [one] waits for you today
       *[other] wait for you today
    }
staff-count-overdue = overdue
staff-count-week = due this week
staff-count-planned =
    { $count ->
        [one] talk planned
       *[other] talks planned
    }
staff-count-reports =
    { $count ->
        [one] report due
       *[other] reports due
    }
staff-count-open =
    { $count ->
        [one] open departure
       *[other] open departures
    }
staff-paging = Pages
staff-paging-rows = { $rows } a page
staff-paging-first = To the beginning
staff-paging-next = Next
staff-row-confirm = Confirm
staff-row-letter = Print letter
staff-row-address = Correct address
staff-row-host = Find an adviser
staff-row-resend = Send the link again
staff-row-resume = Resume
staff-several-head = Tick
staff-several-tick = Tick { $name }
staff-several-lead = For everybody you tick:
staff-several-nobody = Tick somebody first.
staff-several-reminded =
    { $count ->
        [0] The link goes to nobody.
        [one] The link is sent again to 1 person in a minute.
       *[other] The link is sent again to { $count } people in a minute.
    }
staff-several-paused =
    { $count ->
        [0] Nothing is paused.
        [one] 1 departure is paused in a minute.
       *[other] { $count } departures are paused in a minute.
    }
staff-several-resumed =
    { $count ->
        [0] Nothing was resumed.
        [one] 1 departure goes on.
       *[other] { $count } departures go on.
    }
staff-several-letters = Print letters
staff-several-printed =
    { $count ->
        [0] No letter was made.
        [one] 1 letter is ready.
       *[other] { $count } letters are ready.
    }
staff-several-has-address = Gets mail, so no letter: { $names }.
staff-letters-title = Letters to print
staff-several-no-address = No mail address: { $names }.
staff-several-not-now = Not possible now: { $names }.
staff-several-already = Was so already: { $names }.
staff-several-another-waits = Something else waits there already: { $names }.
staff-several-failed = Did not work, please try again: { $names }.

# Registering

staff-register-title = Add a departure
staff-register-do = Add
staff-registered = Added. The first email is sent automatically, as soon as allowed.
staff-registered-leader = Team leader: { $name }.
staff-registered-no-leader = There is no team leader: HR takes over.
staff-other-day-legend = What do you mean?
staff-other-day-choose = This person is there already, with { $day } as the last day worked. Choose what you mean; nothing was added yet.
staff-other-day-hint = Only a new departure gets a new invitation.
staff-other-day-closed = The departure that is there is closed or restricted: its day stays. Only a new departure gets a new invitation.
staff-other-day-record = See the departure that is there
staff-other-day-change = The same departure: change its last day worked and the end of employment
staff-other-day-skip = The same departure: leave it as it is
staff-other-day-new-job = A new departure: another job
staff-other-day-changed = The days were changed. Nobody was added.
staff-edit-title = Change details
staff-edit-changed = Somebody else saved this while you were typing. Below is first what is stored now, then what you typed. If you save, yours will count.
staff-form-who = Who
staff-form-where = Where
staff-form-departure = The departure
staff-form-special = What this type of departure asks for
staff-form-more = What else you know
staff-form-may-not-host = Who may not hold the talk?
staff-no-leader = No team leader: HR takes over
staff-team-leader = Whoever leads the chosen team
staff-asks-nothing = This type of departure asks for nothing here.
staff-hint-private-email = Emails go here.
staff-hint-external-id = The number that your personnel system has for this departure. The leaver reads it in their own copy.
staff-hint-work-email = Only up to the last day worked.
staff-hint-language = The language of the emails.
staff-hint-leader = Holds the informal talk, where this departure asks for one. Whoever leads the chosen team is filled in automatically; choose somebody else if that is wrong.
staff-hint-director = Then nobody of the own school holds the talk.
staff-hint-known-from = Before this day the team leader does not see this departure. Empty means at once.
staff-hint-special = Choose the type of departure first. What does not belong to that type is not kept.
staff-hint-condition = Until then we send nothing.
staff-hint-concluded = For a fixed-term contract the day you told in writing that it is not renewed, if you know it. For a settlement agreement; for notice with consent the day of the consent. The first email goes after the time to reconsider (art. 7:670b and 7:671 BW).
staff-hint-reconsider = Then the time to reconsider is fourteen days; otherwise three weeks.
staff-hint-switched-on = In a special course we then ask once whether a questionnaire is welcome.
staff-hint-may-not-host = People who were involved in this case. They are never proposed.
staff-warning-already-gone = The last day worked has passed: the talk is by phone or video.
staff-warning-letter-needed = There is no email address: print a letter with the link.
staff-warning-leader-of-another-team = The leader you named does not lead this team today. They can hold the talk, but see nothing else of this departure. Give them the role for this team under “People”, or name somebody else.
staff-notice = Told that it ends
staff-notice-late = Told in writing less than a month before the contract ends, or not yet. For a contract of six months or more the employee gets compensation for that (art. 7:668 BW).

# Faults

staff-fault-missing = Please fill this in.
staff-fault-choose = Choose one of the options.
staff-fault-roles-missing = Choose a role, or say that there is none yet.
staff-fault-roles-and-none = You chose a role as well as “No role yet”. Choose one of the two.
staff-fault-role-unit-missing = Choose what this role is for, too: a team, a school or the whole organisation.
staff-fault-not-sure = Tick this box first.
staff-fault-name-missing = Fill in a name.
staff-fault-name-too-long = This name is too long. At most 120 characters.
staff-fault-line-too-long = Make this shorter.
staff-fault-address-malformed = No email goes to this address. Fill in something like name@school.nl; letters with accents cannot come before the @.
staff-fault-address-taken = Somebody else signs in with this address.
staff-fault-unknown-unit = Choose a school or team that you may choose.
staff-fault-ambiguous-unit = Several teams have this name. Name the school as well.
staff-fault-unknown-leader = This team leader has no account.
staff-fault-leader-is-the-leaver = The team leader is the same person as the one who leaves.
staff-fault-team-without-leader = Nobody leads this team. Choose somebody, or “No team leader: HR takes over”.
staff-fault-team-with-several-leaders = This team has more than one leader. Choose one.
staff-fault-unknown-type = Choose a type of departure.
staff-fault-unknown-language = Choose Dutch or English.
staff-fault-date-missing = Fill in a day.
staff-fault-date-impossible = This day does not exist. Fill in something like 31-12-2026.
staff-fault-end-before-last-day = The end of employment lies before the last day worked.
staff-fault-too-long-ago = Adding is possible until a year after the last day worked.
staff-fault-too-far-ahead = This is more than three years ahead. Is the year right?
staff-fault-unknown-account = Somebody here has no account.
staff-fault-concluded-on-missing = Fill in when the agreement was concluded or the consent was given.
staff-fault-number-malformed = Use letters, figures and . _ : - only (64 characters at most).
staff-fault-number-taken = Another departure has this number already.
staff-fault-already-registered = This person is registered already, with the same last day worked.
staff-fault-formula = Do not begin with =, +, - or @.
staff-fault-not-yes-or-no = Fill in yes or no.
staff-fault-too-many-cells = This line has more cells than there are headings. Is there a separator too many?
staff-fault-in-the-future = This day has yet to come.
staff-fault-before-registration = This departure was not registered then.
staff-fault-choose-time = Choose a time, or fill one in.
staff-fault-slot-taken = This time has just been taken. Choose another.
staff-fault-not-a-time = This is not a time. Fill in something like 9:30.
staff-fault-outside-hours = This is not a free time within your own hours. Tick the box if you mean it.
staff-fault-no-such-time = This time does not exist that day: the clocks go forward.
staff-fault-off-grid = Choose a time in steps of five minutes.
staff-fault-place-missing = Say where the talk is.
staff-fault-in-the-past = This time has passed.
staff-fault-weekday-missing = Choose at least one day.
staff-fault-end-not-after-start = The end must come after the start.
staff-fault-until-before-from = The last day lies before the first.
staff-fault-closed-too-long = This is more than a year. Is the year right?
staff-fault-reason-missing = Say briefly what it is.
staff-fault-unknown-time-zone = We do not know this time zone. Fill in something like Europe/Amsterdam.
staff-fault-not-a-talk-name = Fill in a name as the explanation says: only letters, spaces and hyphens.
staff-fault-not-a-number-of-talks = Fill in a number from 1 to 12.
staff-fault-too-many-subjects = These are too many. 60 subjects or fields of work at most, one per line.
staff-fault-same-name = This name exists here already.
staff-fault-last-administrator = There must be an administrator left.
staff-fault-unknown-deputy = Choose somebody else of this organisation.
staff-fault-only-administrators = Only an administrator makes somebody an administrator, or changes an administrator's account.
staff-fault-too-many = Choose at most { $max }.
staff-fault-not-one-of-the-reasons = Choose one of the reasons ticked above.
staff-fault-too-long = Make this { $over } characters shorter. At most { $max }.

# The record

staff-facts-title = The departure
staff-talk-by = Talk by
staff-foreseen = foreseen
staff-unforeseen = unforeseen
staff-condition = Condition
staff-condition-confirmed = confirmed
staff-condition-open = still to be confirmed
staff-choice = Choice of talk
staff-registered-on = Registered on
staff-jump = On this page
staff-jump-facts = Facts
staff-jump-answers = Answers
staff-jump-report = Report
staff-jump-course = Course
staff-answers-title = The answers
staff-answers-on = Filled in on { $day }
staff-answers-shared = These answers were shared with you.
staff-answers-none = No questionnaire was filled in.
staff-skipped = Skipped
staff-of-five = ({ $score } of 5)
staff-bounced-strong = The email does not arrive.
staff-bounced = The mail server said: { $reason }
staff-opened-strong = You are reading with a reason.
staff-break-glass-open = Answers and report are open for an hour. This was recorded, and the person was told.
staff-turn = Next to act: { $who }
staff-waits-for = Waits for: { $what }
staff-waits-until = Nothing is sent before { $day }.
staff-next = Then automatically: { $what }, { $when }
staff-next-ask = email asking whether a questionnaire is welcome
staff-next-questionnaire = email with the questionnaire
staff-next-combined = email with questionnaire and times
staff-next-invitation = invitation to the talk
staff-next-reminder = reminder
staff-next-tell-hr = message to host and HR
staff-next-appointment-reminder = reminder of the appointment
staff-next-closing = closing
staff-course-title = How it went
staff-line-mail-sent = Email sent: { $mail }
staff-line-on-paper = Given on paper: { $mail }
staff-line-by-letter = with the link in the letter
staff-line-mail-failed = Email not delivered: { $mail }

# What HR does

staff-more = Link, letter and pause
staff-end-title = Stopping this departure
staff-confirm-title = Confirm the condition
staff-confirm-lead = Confirm: { $what }. Then the first email is sent, on the next working day.
staff-confirm-sure = Yes, this is so for { $name }
staff-confirmed = Confirmed. Emails will now be sent.
staff-nothing-to-confirm = There was nothing left to confirm.
staff-address-lead = Emails that did not arrive are sent again to the new address.
staff-address-done = The address was corrected. What did not arrive is sent again.
staff-type-title = Another type of departure
staff-type-lead = Route, questionnaire and emails follow the new type. You first see what changes; nothing changes until you confirm it. After that you can still undo it for a minute.
type-look = See what changes
type-save = Change the type of departure
type-leave = Do not change
type-changes = What changes
type-from-to = From: { $before }. To: { $after }.
type-nothing = Nothing changes.
type-stops = Everything stops: no email is sent any more, no talk is planned and the link opens nothing any more.
type-begins = The course begins: emails and talks follow as soon as allowed.
type-called-off = The appointment on { $when } lapses.
type-questionnaire = The questionnaire is the one for: { $variant }.
type-whether-wanted = We first ask once whether a questionnaire is welcome.
type-no-questionnaire = There is no questionnaire.
type-open = Emails may go at once.
type-opens-on = Nothing is sent before { $day }.
type-waits-for = Nothing is sent until HR confirms this: { $what }.
type-special = This becomes a special course: the team leader never holds the talk.
type-not-special = This is no special course any more.
type-guide = The guide for the talk is: { $guide }.
type-tone = The text of the emails adapts.
type-mails-taken-back = { $count ->
    [one] One email that waits is not sent. What belongs to the new type takes its place.
   *[other] { $count } emails that wait are not sent. What belongs to the new type takes its place.
}
staff-resend-lead = An email with the same link is sent in a minute. Until then you can undo it.
staff-link-sent = The link was sent again.
staff-link-revoked = The old link no longer works.
staff-link-no-address = There is no address that email may go to. Print a letter.
staff-link-not-now = Nothing may be sent now.
staff-revoke-title = Revoke the link
staff-revoke-lead = The old link opens nothing any more, not even for somebody who opened it before.
staff-revoke-send = Send a new link at once
staff-revoke-sure = Yes, revoke { $name }’s link
staff-letter-fold = Letter with the link
staff-letter-lead = A letter on paper, with the link and a code. If you make it again, it has a new code; the old one no longer works. With this link and code nobody can read answers that were sent; what is done with them is marked in the course as done with the letter.
staff-letter-has-address = There is an email address, so no letter is needed. Send the link again.
staff-letter-make = Make the letter
staff-letter-again = Make a new code
staff-letter-strong = To be printed.
staff-letter-how = Print this page with your browser; only the letter comes out on paper.
staff-letter-handed-over = The letter was handed over or posted
staff-letter-marked = Noted. The letter counts as the email it replaces.
staff-pause-title = Pause
staff-pause-lead = No emails are sent and the dates move along. We neither ask nor keep a reason. An appointment stays. The pause begins in a minute; until then you can undo it.
staff-paused = Paused. No emails are sent.
staff-resume-title = Resume
staff-resume-lead = The emails go on where they stopped.
staff-resumed = Resumed. Emails are sent automatically again.
staff-not-paused = Nothing was paused.
staff-hosts-title = Who may not hold the talk
staff-hosts-lead = People who were involved in this case. An appointment with them is called off; both are told.
staff-hosts-who = Name
staff-hosts-exclude = May not
staff-hosts-include = May again
staff-cancel-title = Cancel the departure
staff-cancel-appointment = The appointment of { $when } with { $host } is called off.
staff-cancel-lead = { $name } stays. Answers, notes and report are erased after a minute, the rest of the record after its term. Whoever had an email before is told then. In that minute you can undo it.
staff-cancel-sure = Yes, cancel the departure of { $name }
staff-cancelled = Cancelled. Answers and notes were erased.
staff-cancelled-told = Cancelled. Answers and notes were erased; the person is told.

# What waits a minute

waiting-cancel = The departure is cancelled at { $time }.
waiting-pause = The pause begins at { $time }.
waiting-change-type = The type of departure changes at { $time }.
waiting-resend = The link is sent again at { $time }.
waiting-until = Nothing changes until then, and the personal link works as before. Emails that are sent to the person automatically wait meanwhile.
waiting-undo = Undo
waiting-do-now = Do it now
waiting-asked = You can still undo it for a minute.
waiting-another = Something waits already. Undo that first, or do it now.
waiting-undone = Undone. Nothing has changed.
waiting-too-late = Too late: this no longer waits. The record says what came of it.
waiting-not-done = This was not possible. The record says why.
waiting-several-cancel =
    { $count ->
        [one] 1 departure is cancelled at { $time }.
       *[other] { $count } departures are cancelled at { $time }.
    }
waiting-several-pause =
    { $count ->
        [one] 1 departure is paused at { $time }.
       *[other] { $count } departures are paused at { $time }.
    }
waiting-several-change-type =
    { $count ->
        [one] The type of 1 departure changes at { $time }.
       *[other] The types of { $count } departures change at { $time }.
    }
waiting-several-resend =
    { $count ->
        [one] The link is sent again to 1 person at { $time }.
       *[other] The link is sent again to { $count } people at { $time }.
    }
waiting-several-undone =
    { $count ->
        [0] Nothing was undone.
        [one] 1 was undone. Nothing has changed there.
       *[other] { $count } were undone. Nothing has changed there.
    }
waiting-several-done =
    { $count ->
        [0] Nothing was done.
        [one] 1 was done.
       *[other] { $count } were done.
    }
waiting-several-late =
    { $count ->
        [one] 1 no longer waited.
       *[other] { $count } no longer waited.
    }
waiting-several-failed =
    { $count ->
        [one] 1 was not possible. The record says why.
       *[other] { $count } were not possible. Their records say why.
    }
waiting-lapsed-cancel = The departure was not cancelled: { $why }.
waiting-lapsed-pause = The course was not paused: { $why }.
waiting-lapsed-change-type = The type of departure was not changed: { $why }.
waiting-lapsed-resend = The link was not sent again: { $why }.
waiting-seen = I have read this
term-lapse-changed = the record was changed meanwhile
term-lapse-not-theirs = whoever asked for it may no longer do this
term-lapse-impossible = it is no longer possible

# The letter

staff-printed-title = Dear { $name },
staff-printed-lead = You are leaving { $organisation }. Before you go, we would like to hear how it was for you.
staff-printed-lead-gone = You have left { $organisation }. We would still like to hear how it was for you.
staff-printed-questionnaire = With the link below you can fill in a short questionnaire. It takes about five minutes.
staff-printed-talk = You can also choose a time for { $a-talk-name }.
staff-printed-link = Your personal link
staff-printed-code = Your code, to see what we know of you before you send anything
staff-printed-voluntary = Nothing is compulsory. Leave empty what you would rather not say.
staff-printed-help = Does it not work, or do you have a question? { $contact }

# Talks

staff-talks-title = The talk
staff-talk-no-host = no host yet
staff-talk-dropped = No longer needed
staff-talk-held-on = Held on { $day }
staff-talk-not-held = Not held: { $why }
staff-talk-to-plan = Still to be planned
staff-talk-denied = the person says it did not take place
staff-talk-plan = Plan the talk
staff-talk-move = Move the talk
staff-talk-how-it-went = How did it go?
staff-held-title = The talk took place
staff-held-on = On which day?
staff-held-do = It took place
staff-held-done = Noted: the talk took place.
staff-held-already = This talk was noted as held before.
staff-not-held-title = The talk did not take place
staff-not-held-why = Why not?
staff-not-held-lead = The time becomes free. The person gets one new invitation.
staff-not-held-done = Noted. A new invitation is sent.
staff-plan-now = Planned now:
staff-plan-window = It can be from { $first } to { $last }. It takes { $minutes } minutes.
staff-plan-own = A time within your hours
staff-plan-all-own = All times within your hours
staff-plan-no-times = There is no free time within your hours.
staff-plan-other = Another time
staff-plan-other-lead = What you fill in here counts before a time above.
staff-plan-date = Day
staff-plan-time = Time
staff-plan-place = Place
staff-plan-place-hint = Needed when it is in person.
staff-plan-video = Address for the video call
staff-plan-video-hint = Only for this talk, if it is by video call. Empty: your usual address, if you have filled one in. Whoever sees the calendars sees this address too.
staff-plan-outside = Outside my hours is fine
staff-plan-outside-hint = For instance because you agreed on it together.
staff-plan-cannot = This talk cannot be planned now.
staff-plan-booked = Planned. Both of you get an email with the appointment.
staff-plan-moved = Moved. Both of you get an email with the new time.
staff-plan-starts-in = { $minutes ->
    [0] It starts now.
    [one] It starts in 1 minute.
   *[other] It starts in { $minutes } minutes.
}
staff-plan-soon = Tell the leaver yourself too, for an email may come too late.
staff-plan-declined = The person would rather have no talk.
staff-plan-not-allowed = This talk cannot be on that day. It lies outside its period, or your training is not valid then.

# During the talk

staff-guide = Guide
staff-guide-open = Open the guide
staff-guide-title = During the talk
staff-guide-ask = Perhaps worth asking about
staff-guide-themes = Themes
staff-guide-no-themes = No theme stands out.
staff-guide-lead = There is nothing to tick.
staff-notes = Notes
staff-notes-yours = Your notes
staff-notes-hint = For you alone. They are erased when the report is final, or else after the term for notes.
staff-notes-saved = Your notes were saved.
staff-notes-changed = Other notes were saved in another window. They are below. If you save, yours will count.

# The report

staff-report-title = Report of the talk
staff-report-shown = The report
staff-report-write = Write the report
staff-report-go-on = Go on writing
staff-report-open = Not finished yet
staff-report-final-on = Finalised on { $day }
staff-report-held-on = talk on { $day }
staff-report-empty = It is still empty.
staff-report-way = Way
staff-report-story = The story in short
staff-report-story-hint = As it was told. No names of others, nothing about health.
staff-report-told = Reasons, as told
staff-report-told-hint = Choose at most three.
staff-report-decisive = What was decisive?
staff-report-decisive-hint = One of the reasons above.
staff-report-preventable = Could this have been prevented?
staff-report-themes = What part did it play?
staff-report-not-discussed = Not discussed
staff-report-about = More about { $theme }
staff-report-stayed = What made the person stay so long?
staff-report-quotes = Quotes
staff-report-rows-hint = Empty rows are dropped. New ones appear after saving.
staff-report-agreements = Agreements
staff-report-not-held = First note on the departure that the talk took place. Then you can finalise the report.
staff-report-sure = The report is final. My notes may be erased.
staff-report-finalise = Finalise the report
staff-report-saved = The report was saved.
staff-report-closed = The report is final. Your notes were erased.
staff-quote = Quote { $number }
staff-quote-consent = Quote { $number } may be shared
staff-quote-consent-yes = may be shared
staff-quote-consent-no = not to be shared
staff-agreement-what = Agreement { $number }
staff-agreement-owner = Who does agreement { $number }
staff-agreement-by = Agreement { $number }, by when

# The host's day

staff-day-before = Day before
staff-day-after = Day after
staff-day-today = To today
staff-day-talks = Talks
staff-day-talks-today = Talks today
staff-day-until = until { $time }
staff-day-empty-what = There are no talks.
staff-day-empty-first = Are your hours still right?
staff-day-times = Check your availability
staff-day-to-record = How did it go?
staff-day-was = talk was { $when }
staff-day-reports = Reports still due
staff-day-held-on = Talk on { $day }
staff-day-assigned = Still without a time
staff-day-assigned-hint = They choose a time themselves. You can also agree on one with them.
staff-day-as = you as { $host }
staff-day-coming = After that

# The leader's page

staff-team-title = Who still needs a talk?
staff-team-all = All departures in your team
staff-team-caption =
    { $count ->
        [one] 1 colleague
       *[other] { $count } colleagues
    }
staff-team-talk = Talk
staff-team-held = Held?
staff-team-held-told = The time of the talk has passed. Say whether it took place.
staff-team-nothing = nothing for you
staff-team-empty-what = The people of your team who leave will appear here.
staff-team-empty-first = HR adds them. There is nothing to do now.
staff-team-done-what = Everybody you should speak with has a talk.
staff-team-done-first = Below is who leaves.

# Importing

staff-import-title = Import a list
staff-import-lead = Read a list from the personnel system. You first see line by line what will happen.
staff-import-file = File
staff-import-again = Choose a corrected file
staff-import-file-hint = CSV with commas or semicolons, at most { $lines } lines.
staff-import-read = Read the file
staff-import-example = An example
staff-import-example-lead = The headings may be in English too, and in another order.
staff-import-preview = This is what we will add
staff-import-nothing-yet = File { $file }, { $lines } lines. Nobody has been registered yet. If you do not import the list, we throw it away within a day.
staff-import-other = Choose another file
staff-import-count-new = new
staff-import-count-double = there already
staff-import-count-refused = cannot be made
staff-import-caption = Line by line, what cannot be made first
staff-import-line = Line
staff-import-verdict = Verdict
staff-import-new = New
staff-import-double = There already
staff-import-cannot = Cannot be made
staff-import-more = And { $more } more lines.
staff-import-refused-strong = Not yet.
staff-import-refused =
    { $lines ->
        [one] 1 line cannot be made. Correct it and choose the file again.
       *[other] { $lines } lines cannot be made. Correct them and choose the file again.
    }
staff-import-has-refused = Meanwhile there is a line that cannot be made. Nothing was added.
staff-import-none-strong = Nothing new.
staff-import-none = Everybody in this file is registered already.
staff-import-sure =
    { $new ->
        [one] Yes, add 1 departure
       *[other] Yes, add { $new } departures
    }
staff-import-sure-small = The first emails are sent automatically, as soon as allowed.
staff-import-start = Add them
staff-import-running = We are at it
staff-import-done-so-far = Added: { $done } of { $total } lines
staff-import-running-hint = This page refreshes itself. You can also leave: it goes on.
staff-import-done = Added
staff-import-result = File { $file }: { $lines } lines read. Everything that was new is in the overview.
staff-import-to-board = To the overview
staff-import-failed-strong = It failed.
staff-import-failed = Nothing was added. Check the lines and try again.
staff-sheet-none = Choose a file first.
staff-sheet-too-large = This file is too large. At most 5 MB.
staff-sheet-too-many = This list has { $found } lines. At most { $most } at once.
staff-sheet-not-text = This is not a text file. Save the list as CSV.
staff-sheet-empty = This file is empty.
staff-sheet-no-lines = This file has headings only.
staff-sheet-unknown-headings = We do not know these headings: { $headings }
staff-sheet-double-heading = This column is there twice: { $field }
staff-sheet-missing-headings = These columns are missing: { $fields }
staff-sheet-unclosed-quote = In line { $line } a quotation mark opens that is never closed.

# Availability

staff-times-title = My availability
staff-times-of = Availability of { $name }
staff-times-others = Availability
staff-times-whose = Whose
staff-times-lead = Within these hours people can choose a talk. Appointments and closed days are left out by themselves. All times are those of the organisation ({ $place }).
staff-hours-title = Weekly hours
staff-hours-empty-what = There are no hours yet.
staff-hours-empty-first = Without hours nobody can choose a talk. Add the first below.
staff-hours-add = Add hours
staff-hours-days = On which days?
staff-hours-from = from { $day }
staff-hours-until = until { $day }
staff-hours-valid = Only for a while
staff-hours-valid-from = First day
staff-hours-valid-until = Last day
staff-closed-title = Days that are closed
staff-closed-empty-what = No closed days are filled in.
staff-closed-empty-first = School and public holidays need not be added here.
staff-closed-first = From
staff-closed-last = Until
staff-closed-last-hint = Empty is a single day.
staff-closed-reason = What is it?
staff-closed-reason-hint = For instance: away. Colleagues see this; write nothing about health.
staff-closed-removed = Removed.

# The organisation

staff-settings-title = Settings
staff-settings-sender-shared = Emails come from { $address }, which is the address of { $name } too. A calendar takes no invitation from itself: { $name } gets each talk as a file, to enter by hand. Better give the emails an address of their own (MAIL_FROM).
staff-settings-who = The organisation
staff-settings-name = Name
staff-settings-sector = Whom do you work for?
staff-settings-sector-hint = This word is used in the questionnaire.
staff-settings-sender = Name under the emails
staff-settings-sender-hint = A person is nicer than a department.
staff-settings-sender-en = Name under English emails
staff-settings-sender-en-hint = Empty: the same name as under Dutch ones.
staff-settings-reply-to = Reply address
staff-settings-reply-to-hint = Empty: replies go to the sender.
staff-settings-contacts = Who can help
staff-settings-hr = Contact at HR
staff-settings-hr-hint = Appears in emails and on pages where something fails.
staff-settings-counsellor = Confidential counsellor
staff-settings-counsellor-contact = Telephone or email of the counsellor
staff-settings-legal = State the legal duty to report
staff-settings-legal-hint = Schools must report a suspected sexual offence against a pupil.
staff-settings-limit-nl = That duty in your words (Dutch)
staff-settings-limit-hint = Empty: our sentence. Leavers read it beside what we promise, where the box above is ticked. At most 400 characters.
staff-settings-limit-en = That duty in your words (English)
staff-settings-levels = Names of the levels
staff-settings-board-nl = Board (Dutch)
staff-settings-school-nl = School (Dutch)
staff-settings-team-nl = Team (Dutch)
staff-settings-board-en = Board (English)
staff-settings-school-en = School (English)
staff-settings-team-en = Team (English)
staff-settings-planning = Planning
staff-settings-talk-name-nl = Name of the talk (Dutch)
staff-settings-talk-name-nl-hint = Empty: “afscheidsgesprek”. One or a few words that end in “gesprek” or “interview”, at most 40 characters. It is called so on pages, in new emails and in calendars.
staff-settings-talk-name-en = Name of the talk (English)
staff-settings-talk-name-en-hint = Empty: “farewell talk”. The name ends in “talk”, “conversation”, “interview” or “meeting”.
staff-settings-facts = Data for figures
staff-settings-facts-off = Do not ask
staff-settings-facts-off-hint = For each departure HR may fill in these data, for figures by group. What you tick here is not asked, and not read from lists. What is known already disappears when somebody changes that departure.
staff-settings-subjects = Subjects or fields of work
staff-settings-subjects-hint = One per line, 60 at most. Without a list nobody is asked. A subject that you take away remains with those who had it.
staff-settings-zone = Time zone
staff-settings-zone-hint = For instance Europe/Amsterdam.
staff-settings-talks = Talks a day, at most
staff-settings-leader-too = Whoever resigns also talks with the team leader
staff-settings-leader-too-hint = Beside the talk with an HR adviser there is an informal moment with the team leader, without a report. The leaver may drop it. Without the tick there is the talk with HR alone. Appointments that are made stay.
staff-settings-saved = Saved. New emails use these.
staff-units-title = Schools and teams
staff-units-empty-what = The schools with their teams will appear here.
staff-units-empty-first = Add the first school below.
staff-units-add = Add
staff-units-change = Change { $name }
staff-units-belongs = Belongs to
staff-units-belongs-hint = Choose a school to add a team to it.
staff-units-place-hint = May stay empty.
staff-units-region = Province
staff-units-region-hint = Of a school, for figures by region. A team belongs to its school.
staff-people-title = People
staff-people-add = Add somebody
staff-people-added = Added. They can sign in at once, with this address and a code.
staff-people-caption =
    { $count ->
        [one] 1 account
       *[other] { $count } accounts
    }
staff-people-roles = Roles
staff-people-roles-hint = Whoever is no HR adviser for a unit any more holds no { $talk-names } there: what was planned is cancelled, with colleagues’ times offered at once.
staff-people-role = Role { $number }
staff-people-role-of = Role { $number } is for
staff-people-role-of-choose = Choose what for
staff-people-no-role = No role yet
staff-people-no-role-hint = This person can sign in, and sees nothing yet.
staff-people-training = Training
staff-people-email = Work address
staff-people-email-hint = This is what they sign in with.
staff-people-welcome = Whoever you add gets an email at once with the way in. While “can sign in” is off, that email waits until you switch it on.
staff-people-school = Works at
staff-people-school-hint = An adviser of another school goes first.
staff-people-active = Can sign in
staff-people-inactive = cannot sign in
staff-people-leave = Is on leave
staff-people-leave-hint = No new talks are planned with this person then.
staff-people-deputy = Deputy
staff-people-deputy-hint = Holds this team leader's { $talk-names } during leave, where the leaver chooses so.
staff-people-no-deputy = Nobody
staff-people-on-leave = on leave
staff-no-school = No school
staff-no-role = None
staff-whole-board = All of { $board }
staff-training-valid-until = Valid until { $day }
staff-training-expired = Expired on { $day }
staff-training-later = Not valid yet
staff-training-none = No training
staff-training-not-needed = not needed
staff-training-empty-what = No training is recorded.
staff-training-empty-first = Without a valid training nobody can hold formal talks.
staff-training-range = { $first } to { $last }
staff-training-name = Name of the training
staff-training-from = Valid from
staff-training-until = Valid until
staff-holidays-title = School holidays
staff-holidays-list = Holidays and closed days
staff-holidays-lead = On these days no emails are sent, nothing falls due and no talks are proposed. Public holidays are known already.
staff-holidays-empty-what = No holidays are filled in yet.
staff-holidays-empty-first = Fill in the holidays of this school year.
staff-holidays-reason-hint = For instance: Christmas holidays.

# The fields of a registration

term-field-name = Name
term-field-private-email = Private email address
term-field-external-id = Employee number
term-field-work-email = Work address
term-field-language = Language
term-field-school = School
term-field-unit = School or team
term-field-leader = Team leader
term-field-departure-type = Type of departure
term-field-foreseen = Foreseen?
term-field-last-day-worked = Last day worked
term-field-end-of-employment = End of employment
term-field-known-from = Known from
term-field-may-not-host = May not hold the talk
term-field-director-or-hr = Is a director or works in HR
term-field-concluded-on = Agreement concluded, consent given or end told on
term-field-reconsider-stated = The right to reconsider is stated in the agreement, or was in writing
term-field-condition-confirmed = We have told the person, or the terms have passed
term-field-questionnaire-switched-on = Questionnaire switched on

# Where a departure stands

term-stage-to-confirm = To be confirmed
term-stage-no-address = No email address
term-stage-no-host = No host
term-stage-address-fails = Email does not arrive
term-stage-registered = Not begun
term-stage-paused = Paused
term-stage-questionnaire = Questions sent
term-stage-to-plan = Talk to plan
term-stage-unanswered = No answer
term-stage-planned = Talk planned
term-stage-to-record = Talk held?
term-stage-report-due = Report due
term-stage-closed = Closed
term-stage-cancelled = Cancelled
term-stage-stopped = Stopped

# The same, as a sentence above the record

term-stage-told-to-confirm = Something must be confirmed before anything is sent.
term-stage-told-no-address = There is no email address: hand over a letter with the link.
term-stage-told-no-host = Nobody can hold this talk: find a trained adviser with hours.
term-stage-told-address-fails = The email does not arrive: correct the address.
term-stage-told-registered = The first email goes soon.
term-stage-told-paused = Everything rests until HR resumes.
term-stage-told-questionnaire = The questionnaire was sent.
term-stage-told-to-plan = There is no time for the talk yet.
term-stage-told-unanswered = The invitation was not answered.
term-stage-told-planned = The talk is planned.
term-stage-told-to-record = The time of the talk has passed: how did it go?
term-stage-told-report-due = The talk took place; the report is still due.
term-stage-told-closed = This departure is closed.
term-stage-told-cancelled = This departure was cancelled: the person stays.
term-stage-told-stopped = Everything has stopped. No email is sent any more.

# Whose turn it is

term-owner-leaver = The person who leaves
term-owner-host = The host
term-owner-hr = HR
term-owner-program = By itself
term-owner-nobody = Nobody

# What a leader may know

term-leader-status-to-plan = To plan
term-leader-status-planned = Planned
term-leader-status-held = Held
term-leader-status-arranged = Arranged
term-leader-status-told-to-plan = Plan a talk with this colleague.
term-leader-status-told-planned = The talk is planned.
term-leader-status-told-held = The talk took place.
term-leader-status-told-arranged = HR takes care of this. There is nothing for you to do.

# What lists show

term-openness-open = Open
term-openness-closed = Closed
term-openness-all = Everything

# What happened

term-event-registered = Registered
term-event-imported = Imported
term-event-edited = Details changed
term-event-type-changed = Type of departure changed
term-event-address-corrected = Email address changed
term-event-answers-shared = Shares the answers with the team leader
term-event-sharing-withdrawn = No longer shares the answers with the team leader
term-event-retention-changed = Changes how long it is kept
term-event-erasure-asked = Has the record erased
term-event-condition-confirmed = Condition confirmed
term-event-paused = Paused
term-event-resumed = Resumed
term-event-cancelled = Departure cancelled
term-event-closed = Closed
term-event-link-sent-again = Link sent again
term-event-cancel-asked = Cancelling asked for; it waits a minute
term-event-pause-asked = Pause asked for; it waits a minute
term-event-type-asked = Another type of departure asked for; it waits a minute
term-event-resend-asked = Sending the link again asked for; it waits a minute
term-event-step-undone = What waited was undone
term-event-step-lapsed = What waited was not done
term-event-link-revoked = Link revoked
term-event-letter-printed = Letter printed
term-event-mail-refused = Email refused
term-event-questionnaire-wanted = Wants the questionnaire
term-event-questionnaire-not-wanted = Wants no questionnaire
term-event-submitted = Questions answered
term-event-choice-made = Chose with whom
term-event-talk-declined = Would rather have no talk
term-event-booked = Time chosen
term-event-moved = Talk moved
term-event-appointment-cancelled = Appointment cancelled
term-event-held = Talk held
term-event-not-held = Talk did not take place
term-event-held-denied = Says the talk did not take place
term-event-report-finalised = Report finalised
term-event-answers-seen = Answers looked at
term-event-report-seen = Report looked at
term-event-glass-broken = Opened with a reason
term-event-told-unanswered = Host and HR were told
term-event-account-address-changed = Address to sign in changed

# The emails

term-mail-kind-questionnaire = questionnaire
term-mail-kind-questionnaire-reminder-1 = first reminder of the questionnaire
term-mail-kind-questionnaire-reminder-2 = second reminder of the questionnaire
term-mail-kind-combined = questionnaire and times
term-mail-kind-combined-reminder-1 = first reminder
term-mail-kind-combined-reminder-2 = second reminder
term-mail-kind-ask-whether-wanted = question whether a questionnaire is welcome
term-mail-kind-invitation = invitation to the talk
term-mail-kind-invitation-reminder-1 = first reminder of the invitation
term-mail-kind-invitation-reminder-2 = second reminder of the invitation
term-mail-kind-unanswered-host = no answer, to the host
term-mail-kind-unanswered-hr = no answer, to HR
term-mail-kind-confirmation-leaver = confirmation of the appointment
term-mail-kind-confirmation-host = confirmation to the host
term-mail-kind-moved-leaver = new time
term-mail-kind-moved-host = new time, to the host
term-mail-kind-cancelled-leaver = appointment called off
term-mail-kind-cancelled-host = appointment called off, to the host
term-mail-kind-appointment-reminder-leaver = reminder of the appointment
term-mail-kind-appointment-reminder-host = reminder to the host
term-mail-kind-answers-code = code for the answers
term-mail-kind-sign-in-code = code to sign in
term-mail-kind-departure-withdrawn = the talk is off
term-mail-kind-new-link = new link
term-mail-kind-leader-to-plan = request to plan, to the team leader
term-mail-kind-glass-broken = message that HR has looked
term-mail-kind-report-reminder = reminder of the report
term-mail-kind-address-changed = message that the address to sign in was changed
term-mail-kind-passkey-added = message that a passkey was added
term-mail-kind-passkey-removed = message that a passkey was taken away
term-mail-kind-passkeys-reset = message that all passkeys were taken away
term-mail-kind-passkey-instead = message that the passkey is the way in
term-mail-kind-welcome = message that somebody can sign in
term-mail-kind-point-due = message that the day of an improvement point comes
term-mail-kind-release-made = message that there are new figures
term-mail-kind-leaver-address-changed = message to the old address that the email address was changed
term-mail-kind-sharing-ended = message that another team leader does not read along
term-mail-kind-answers-shared = message that the team leader may read along
term-mail-kind-record-erased = message that everything is erased

# The report

term-preventable-yes = Yes
term-preventable-partly = Partly
term-preventable-no = No
term-preventable-unknown = Don’t know
term-part-none = No part
term-part-some = Some part
term-part-decisive = Decisive
