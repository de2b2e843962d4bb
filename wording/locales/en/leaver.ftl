# The leaver's room: a letter, not a form.

leaver-errors-title = Please look at this once more
leaver-about-letter = About this letter
leaver-my-data = My data
leaver-status-link = How things stand
leaver-back = Back
leaver-next = Continue

# Who reads this?
leaver-readers-title = Who reads this?
leaver-readers-you = You
leaver-readers-you-text = Can always see how things stand. You can read back your answers and the report with a code that we email to you.
leaver-readers-adviser = The HR adviser you talk with
leaver-readers-adviser-text = Reads your answers to prepare the talk, and writes the report afterwards. If you don't talk with HR, no adviser reads them.
leaver-readers-other-adviser = Other HR advisers
leaver-readers-other-adviser-text = See nothing about you.
leaver-readers-leader = Your team leader
leaver-readers-leader-text = Reads nothing, unless you share your answers. And then only after your last working day. Does see whether a talk is planned, but not with whom else you talk, or why.
leaver-readers-coordinator = The HR coordinator
leaver-readers-coordinator-text = Sees that you answered, not what. Can only look with a reason that is recorded, and then we tell you.
leaver-readers-policy = People who make policy
leaver-readers-policy-text = See only figures about groups of five or more people, and tips of people who did not talk with an HR adviser: five or more together, without your name, team or date.
leaver-readers-confidential = We promise confidentiality. It is not anonymous: your answers and the report of your talk belong together.
leaver-readers-limit = There is one legal limit: we report a suspected sexual offence by a member of staff against a minor { $sector ->
    [pupils] pupil to the board.
    [students] student to the board.
   *[other] to the board.
    }

leaver-confidential-title = This stays confidential
leaver-counsellor = Would you rather talk to somebody else about how you were treated, or about safety at work? Our confidential counsellor is { $name }:
leaver-kept-title = How long do you keep this?

# The first page
leaver-first-title = A letter for you
leaver-hello = Hello { $name },
leaver-lead = You are leaving { $organisation }. Before you go, we would like to hear how it was for you: what went well, and what could have been better.
leaver-lead-gone = You have left { $organisation }. We would still like to hear how it was for you: what went well, and what could have been better.
leaver-lead-retirement = You are retiring. Before you leave { $organisation }, we would like to hear how it was for you: what went well, and what could have been better.
leaver-lead-retirement-gone = You have retired. We would still like to hear how your time at { $organisation } was for you: what went well, and what could have been better.
leaver-lead-transfer = You are going to work elsewhere within { $organisation }. Before you go, we would like to hear how it was for you: what went well, and what could have been better. What you write does not reach your new leader.
leaver-lead-transfer-gone = You now work elsewhere within { $organisation }. We would still like to hear how it was before: what went well, and what could have been better. What you write does not reach your new leader.
leaver-how-long = We ask you a few short questions. It takes about { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
 }. You don't have to fill in anything you don't want to, and you can stop and go on later.
leaver-how-long-left = You had already begun. You need about { $minutes ->
    [one] one more minute
   *[other] { $minutes } more minutes
 }. Everything you filled in has been saved.
leaver-then-talk = After that you plan { $a-talk-name }, if you want one.
leaver-by = It would be lovely if you filled them in before { $date }.
leaver-start = Start with the questions
leaver-resume = Go on with the questions
leaver-greetings = Kind regards,
leaver-ps = PS. Rather no talk? That is fine.
leaver-ps-link = Let us know
leaver-ps-then = and we will not ask again.
leaver-saved-for-later = Saved. You can go on later with the link in our email.

# Special course: first the question whether it is welcome
leaver-wish-lead = Your employment at { $organisation } is ending. We would like to learn how people experienced their work here. Whether you want to say anything about that is up to you.
leaver-wish-lead-gone = Your employment at { $organisation } has ended. We would like to learn how people experienced their work here. Whether you want to say anything about that is up to you.
leaver-wish-nothing = It is only about your experiences at work, not about your case. Whatever you choose changes nothing in the agreements about your leaving. We ask this once.
leaver-wish-question = Would you like to answer a few short questions?
leaver-wish-yes = Yes, I would
leaver-wish-no = No, I'd rather not
leaver-wish-no-hint = Then we will not ask again.
leaver-wish-missing = Choose yes or no
leaver-wish-noted-no = Thank you. We will not ask again.
leaver-wish-change = Changed your mind? You still can.

# How things stand
leaver-status-title = How things stand
leaver-status-thanks = Thank you for your answers. We received them on { $date }.
leaver-status-not-wanted = You preferred not to answer any questions. That is fine.
leaver-status-over = Your departure has been completed. Thank you for your work, and all the best.
leaver-status-no-questions = You are leaving { $organisation }. We would like to talk with you once more: about how it was, and what we can learn from it.
leaver-status-no-questions-gone = You have left { $organisation }. We would like to talk with you once more: about how it was, and what we can learn from it.
leaver-status-read-back = You can read back your answers with a code that we email to you.
leaver-status-wish-well = All the best.

# The questions
leaver-questions-title = { $theme }
leaver-progress = Progress
leaver-progress-done = (done)
leaver-progress-part = Part { $part } of { $parts } · about { $minutes ->
    [one] 1 minute left
   *[other] { $minutes } minutes left
 }
leaver-saved = Saved
leaver-offline = No connection. Your answers are in this window only. We will save them as soon as the connection is back.
leaver-autosave-link = Not saved yet: what you filled in here is in this window only. Leave it open and open the link in our email again, in another tab. We will save it then.
leaver-autosave-submitted = Your answers have already been sent.
leaver-autosave-elsewhere = You gave another answer here somewhere else. Nothing was overwritten: press a button below and you will see both.
leaver-differs = What you see below is what you filled in here, but it is not saved yet: something else is there already, or the link was no longer open here. Saved is:
leaver-differs-choose = If you go on, we save what you see below. If you would rather keep what was saved already, please fill that in.
leaver-differs-fault = What you filled in here is not saved yet. Please choose what stays.
leaver-characters-left = Characters left:
leaver-characters-over = Characters too many:
leaver-choices-left = Left to choose:
leaver-choices-over = Too many chosen:
leaver-hint-at-most = Choose at most { $max }. You may also skip this.
leaver-hint-agreement = Choose for each sentence what fits you best. If you would rather not say something, skip it.
leaver-hint-text = At most { $max } characters. You may also skip this.
leaver-skip-item = I'll skip this
leaver-step-of-five = { $score } of 5: { $words }
leaver-step-of-ten = { $score } of 10
leaver-step-at-end = { $score } of 10: { $words }
leaver-take-back = I'd rather not after all: clear what I chose here when I go on
leaver-end-low = 0 is { $words }
leaver-end-high = 10 is { $words }
leaver-stop = Save and go on later
leaver-previous = Previous
leaver-to-check = Continue to your answers

leaver-fault-too-many = Choose at most { $max }
leaver-fault-one = Choose one
leaver-fault-not-one-of-the-reasons = Choose one of the reasons you named before
leaver-fault-too-long = Make your text { $over ->
    [one] one character
   *[other] { $over } characters
 } shorter
leaver-fault-unknown-choice = Choose an answer from the list
leaver-fault-not-a-date = Fill in a day that exists
leaver-fault-missing = Please fill this in
leaver-fault-at = { $question } { $fault }

# Checking and sending the answers
leaver-check-title = Is this right?
leaver-check-lead = You can still change everything. Nobody can read it until you press send.
leaver-check-change = Change
leaver-check-skipped = Skipped
leaver-check-skipped-count = You skipped { $count ->
    [one] one question
   *[other] { $count } questions
 }
leaver-check-of-five = ({ $score } of 5)
leaver-check-of-ten = of 10
leaver-check-empty = You have not filled in anything yet. Please answer at least one question; you may skip the rest.
leaver-check-send = Send
leaver-word-title = A word of your own
leaver-word-lead = HR has seen your letter. Choose a word that only you know: with it you can read your answers again later. If you leave it empty, you cannot.
leaver-word-choose = Your own word
leaver-word-hint = At least eight characters. Keep it well: we cannot find it back for you.
leaver-word-again = The same word once more
leaver-word-short = Choose a word of at least eight characters
leaver-word-long = Choose a word of at most a hundred characters
leaver-word-differs = Type the same word twice
leaver-word = Your own word
leaver-word-why = We show the answers you sent and the report to you alone. For that, type the word you chose when you sent them.
leaver-word-enter-hint = Capitals and spaces do not matter.
leaver-word-missing = Type your own word
leaver-word-wrong = This word is not right
leaver-word-too-many = You tried a word too often. It works again at { $time }.
leaver-word-lost = Did you forget the word? Then nobody can open your answers here. You can always ask:
leaver-check-sure = Yes, this may be sent
leaver-check-sure-missing = Tick the box if this may be sent
leaver-check-sure-legend = May this be sent?
leaver-check-choice-missing = Choose with whom you want to talk, or that you would rather not
leaver-share-legend = May your team leader read your answers too?
leaver-share-hint = Only after your last working day, until we erase your name and addresses.
leaver-share-no = No, not my team leader
leaver-share-yes = Yes, my team leader too

# Thanks
leaver-thanks-title = Thank you, { $name }.
leaver-thanks-lead = We have received your answers.
leaver-thanks-choose = You can now choose with whom you want to talk.
leaver-thanks-choose-button = Choose with whom you talk
leaver-thanks-plan = You can choose a time for your { $talk-name } right away. Later is fine too: we will send you an email about it.
leaver-thanks-plan-button = Choose a time
leaver-thanks-booked = And your appointment has been made.
leaver-thanks-later = You will hear from us about your { $talk-name }.
leaver-thanks-none = There is nothing more you have to do.
leaver-check-too-late = You had sent your answers already. What you chose after that is not noted: what you chose then counts.
leaver-save-too-late = Your answers had been sent already. What you changed after that is not part of them.
leaver-wish-too-late = This can no longer change: what you chose just now is not noted.

# With whom
leaver-talk-title = Your { $talk-name }
leaver-choice-title = With whom would you like to talk?
leaver-choice-lead = You tell, we listen. It changes nothing about your leaving.
leaver-choice-hint = You don't have to say why.
leaver-choice-as-proposed = As we propose
leaver-choice-as-proposed-adviser = With an HR adviser
leaver-choice-as-proposed-adviser-hint = This is what we propose. If possible, somebody who does not work at your school.
leaver-choice-as-proposed-leader = With your team leader
leaver-choice-as-proposed-leader-hint = This is what we propose. An informal talk, without a report.
leaver-choice-as-proposed-both = With your team leader and with HR, in two talks
leaver-choice-as-proposed-both-hint = This is what we propose. With HR a talk with a report, with your team leader an informal moment without one. Your team leader sees your answers only if you say so.
leaver-choice-leader = With your team leader
leaver-choice-leader-hint = An informal talk, without a report.
leaver-choice-deputy = With whoever stands in for your team leader
leaver-choice-deputy-hint = Your team leader is away at the moment. An informal talk, without a report.
leaver-choice-hr = With an HR adviser
leaver-choice-hr-hint = Only you and this adviser read the report; somebody else of HR only with a reason, which you get to see. If possible, somebody who does not work at your school.
leaver-choice-hr-alone = With an HR adviser only
leaver-choice-hr-alone-hint = The moment with your team leader is dropped. Your team leader does not hear why.
leaver-choice-leader-alone = With your team leader only
leaver-choice-leader-alone-hint = An informal moment, without a report. The talk with HR is dropped.
leaver-choice-both = With your team leader and with HR
leaver-choice-both-hint = In two talks.
leaver-choice-none = I'd rather not have a talk
leaver-choice-none-hint = Then we will not ask again.
leaver-choice-save = Save my choice
leaver-choice-missing = Choose with whom you want to talk
leaver-choice-not-offered = This choice is no longer possible. Please choose again.
leaver-choice-saved = Your choice has been saved.
leaver-choice-too-late = A talk has already taken place, so your choice can no longer change.
leaver-choice-change = Rather talk with somebody else?
leaver-choice-drop = Rather have one talk only?

leaver-decline-title = Rather no talk?
leaver-decline-text = That is fine. We will not ask again. If a time was planned, we will cancel it.
leaver-decline-sure = Yes, I'd rather not have a talk
leaver-decline-missing = Tick the box if you would rather not have a talk
leaver-decline-button = No talk
leaver-declined = You would rather not have a talk. That is fine: we will not ask again.

leaver-talk-none = No { $talk-name } is planned for you.
leaver-talk-not-yet = You can't choose a time yet. You will hear from us as soon as you can.
leaver-talk-over = A talk can no longer be planned.
leaver-talk-with-adviser = Talk with HR
leaver-talk-with-leader = Talk with your team leader
leaver-talk-to-plan = No time has been chosen yet.
leaver-talk-plan = Choose a time
leaver-talk-again = This talk did not take place. You can choose a new time.
leaver-talk-not-held = This talk did not take place.
leaver-talk-time-passed = The time of this talk has passed. We hope it was a good one.
leaver-talk-held = This talk was on { $date }.
leaver-talk-video = The video call is at
leaver-talk-call = Call { $host }:
leaver-talk-move = Choose another time
leaver-talk-calendar = Add to my calendar
leaver-talk-in-mail = You will find the appointment in your email too.
leaver-talk-reminder = We will send you a reminder one working day before.
leaver-talk-too-soon = The talk is almost here. You cannot move or cancel it yourself any more. Ask { $host } for another time, or call or email HR:
leaver-cancel-title = Cancel the talk
leaver-cancel-text = { $host } is told at once. After that you can choose another time, or no talk at all.
leaver-cancel-sure = Yes, cancel this talk
leaver-cancel-missing = Tick the box to cancel the talk
leaver-cancelled = Your talk has been cancelled. You can choose another time.
leaver-cancel-too-late = The talk is almost here. Please call or email to cancel it.
leaver-deny-title = Did this talk not take place?
leaver-deny-text = Let us know. The talk will then be open again and you can choose a new time.
leaver-deny-sure = Yes, this talk did not take place
leaver-deny-missing = Tick the box if the talk did not take place
leaver-deny-button = Let us know
leaver-denied = Thank you. We have noted that the talk did not take place.
leaver-deny-report = There is already a report of this talk. Please contact HR, and we will find out.
leaver-talk-more = See or change your talk
leaver-talk-help = Questions about your talk?
leaver-talk-gone = This talk is no longer there. Below you see how things are now.
leaver-share-title = Sharing with your team leader
leaver-share-save = Save
leaver-share-saved = Saved.
leaver-share-code-first = Your answers were sent. First show that it is you; then you can share them.
leaver-talk-code-first = Your answers were sent. First show that it is you; then you can cancel or choose otherwise.
leaver-share-now-no = Your team leader does not read your answers.
leaver-share-now-yes = Your team leader may read your answers, after your last working day. That ends by itself when we erase your name and addresses.

# Choosing a time
leaver-book-title = When would suit you?
leaver-book-adviser = You talk with HR for { $minutes } minutes.
leaver-book-leader = You talk with your team leader for { $minutes } minutes.
leaver-book-with = { $hosts } has these times.
leaver-book-with-several = These times belong to { $hosts }.
leaver-book-with-many = These times belong to { $count } HR advisers.
leaver-book-remote = The talk is by phone or by video.
leaver-book-first = First good times
leaver-book-none-that-day = no times
leaver-book-nothing = There are no free times at the moment. Let us know, and we will look together:
leaver-book-nothing-fits = Nothing that suits you?
leaver-book-let-us-know = Let us know, and we will look together:
leaver-book-missing = Choose a time
leaver-book-taken = Somebody else has just chosen that time ({ $when }). These are the next free ones.
leaver-book-now = Planned now:
leaver-book-too-often = You have chosen another time very often in a short while. You can't do that here again for now. Nothing has changed. Call or email HR, and we will plan the talk together:
leaver-book-not-offered = You can't choose a time for this talk.

leaver-confirm-title = Is this what you mean?
leaver-confirm-other = Another time
leaver-confirm-button = Make the appointment
leaver-confirm-move-button = Move the appointment
leaver-confirm-was = You had an appointment on { $when }. It will be dropped.
leaver-confirm-note = You will get a confirmation with a calendar file at once. You can still move or cancel it afterwards, until two hours before.
leaver-booked = Your appointment has been made. You will get a confirmation by email.
leaver-moved = Your appointment has been moved. You will get a confirmation by email.

leaver-slot-with = with { $host }
leaver-slot-phone = by phone
leaver-slot-video = by video
leaver-slot-in-person = on site

# Closing on a shared device
leaver-done = I am done here
leaver-closed-title = Your letter is closed here
leaver-closed-lead = This page shows nothing of yours here any more. If you downloaded your data or your email is still open, close or delete that too.
leaver-closed-again = Your link opens it again.

# The link does not work
leaver-link-title = This link does not work (any more)
leaver-link-lead = It is not your fault. Perhaps the link has expired, or it was not copied completely from your email.
leaver-link-new-title = How to get a new one
leaver-link-newer-mail = See whether there is a newer email from us, and open the link in it.
leaver-link-ask = Can't find one? Contact HR. They will send you a new one at once:
leaver-link-ask-anybody = Can't find one? Ask HR of your organisation for a new one.
leaver-link-kept = What you had already filled in has been saved.
leaver-link-posted-kept = We could not save what you filled in last: the link was no longer open here. It waits in this browser for an hour. Open the link in our mail again, here, and go to the same page: it will be there again.
leaver-link-posted-lost = What you sent just now has not reached us: the link was no longer open here. Open the link in our mail again and then do it once more.
leaver-link-first-title = Open the link in our email first
leaver-link-first-lead = This page opens once you have opened your personal link in this browser. After a few hours it closes here again.
leaver-link-first-where = The link is in the email that confirms your appointment, in other emails from us, or in the letter that HR gave you. You can open it more than once.
leaver-link-cookies-title = Your browser does not keep our cookie
leaver-link-cookies-lead = The link was read, but without a cookie we cannot open the next pages. Allow cookies for { $address } and then open the link again.
leaver-link-cookies-other = If that does not work, try another browser or another device.

# My data
leaver-data-title = My data
leaver-data-who = Is it you?
leaver-data-why = We show the answers you sent and the report to you alone. That is why we email you a code.
leaver-data-send = Send me a code
leaver-data-send-again = Send me a new code
leaver-data-sent = We have sent a code to
leaver-data-code = Code from the email
leaver-data-code-hint = Six digits. The code works for ten minutes after the email was sent.
leaver-data-code-late = The email with your code took { $minutes } minutes. The code works until { $time }.
leaver-data-code-missing = Fill in the code from the email
leaver-data-code-wrong = This code is not right. You can try { $left ->
    [one] once more
   *[other] { $left } more times
 }.
leaver-data-code-expired = This code no longer works. Please ask for a new one.
leaver-data-too-many = You have asked for a code many times. You can ask for a new one at { $time }.
leaver-data-facts = What we know about you
leaver-data-name = Name
leaver-data-private = Private address
leaver-data-work = Work address
leaver-data-none = not known
leaver-data-last-day = Last working day
leaver-data-end = End of employment
leaver-data-registered = Registered by HR
leaver-data-type = Kind of departure
leaver-data-answers = Your answers
leaver-data-answers-none = You have not sent any answers.
leaver-data-answers-at = Sent on { $date }.
leaver-data-report = The report of your talk
leaver-data-report-by = Written by { $author }, finished on { $date }.
leaver-data-report-none = There is no finished report yet.
leaver-data-looks = Who looked at your data
leaver-data-looks-caption = Every time somebody opened your answers or report
leaver-data-looks-none = Nobody yet.
leaver-data-when = When
leaver-data-looker = Who
leaver-data-what = What
leaver-data-somebody = Somebody of the organisation
leaver-data-look-answers = Answers
leaver-data-look-report = Report
leaver-data-look-break-glass = Answers and report, with a recorded reason
leaver-data-address-new = Your email address was changed a short while ago. So that nobody else reads your answers, we send a code to the new address from { $day } only.
leaver-data-nothing-opens = We show the answers you sent and the report to you alone. We have no address that is surely yours, and you chose no word of your own when you sent them. That is why we cannot show them here, not with the letter from HR either.
leaver-data-done = What else happened
leaver-data-done-caption = Everything that happened with your departure and your data: what you did yourself, and what HR, the person you talk with or the program did. Is something not right? Tell us.
leaver-data-done-none = Nothing yet.
leaver-data-with-letter = with the link in HR's letter
leaver-data-with-link = you, with the link in an email
leaver-data-erase = Would you like us to correct or erase something? Ask for it above, or call or email HR:
leaver-report-story = The story in short
leaver-report-told = Reasons you named
leaver-report-decisive = What was decisive
leaver-report-way = How you talked
leaver-report-preventable = Whether it could have been prevented
leaver-report-stayed = Why you stayed
leaver-report-quotes = What you said, word for word
leaver-report-quote-shared = “{ $words }” (you agreed that this is shared)
leaver-report-quote-kept = “{ $words }” (this is not shared)
leaver-report-agreements = Agreements
leaver-report-theme = About: { $theme }
leaver-report-part-none = Played no part
leaver-report-part-some = Played a part
leaver-report-part-decisive = Was decisive
