# Emails and calendar files. Subject lines give nothing away: not why somebody leaves, nor that somebody leaves.
#
# $tone: ordinary, transfer, retirement, settlement, special
# $gone: yes when the last day worked has passed
# $with: adviser, leader, both, choice

mail-calendar-summary = { $talk-name-first }
mail-calendar-file = appointment
mail-calendar-with = With { $host }
mail-calendar-change = to move or cancel: { $page }

mail-greeting = Dear { $name },
mail-closing = Kind regards,
mail-help = Do you have a question, or does the link not work? Please contact { $contact }.
mail-link-personal = The link is for you only. Please don't pass it on.
mail-settlement = Whatever you choose or answer: it changes nothing in your agreement.
mail-who-reads-title = Who reads this?
mail-who-reads = { $with ->
    [leader] There is no report of the talk with your team leader. Your answers count in figures about many people together. Your team leader does not see them, unless you choose so, and then only after your last day at work. If you choose a talk with HR after all, that HR adviser reads them to prepare.
   *[adviser] Only the HR adviser you talk with reads your answers and writes the report. Your team leader does not see them, unless you choose so, and then only after your last day at work.
    } If you do not talk with an HR adviser, your tip alone goes, without your name, to those who make policy. Should HR have to open your answers for an urgent reason, we will tell you. We treat them as confidential. They are not anonymous: your answers and your talk belong together.

mail-opening = { $tone ->
    [transfer] { $gone ->
        [yes] You have started in a new place within { $organisation }. Thank you for what you did in your former one.
       *[no] You will soon start in a new place within { $organisation }. Thank you for what you have done so far.
        }
    [retirement] { $gone ->
        [yes] You have retired. Thank you for all you have meant to { $organisation }.
       *[no] You will soon retire. Thank you for all you have meant to { $organisation }.
        }
    [contract] { $gone ->
        [yes] Your contract with { $organisation } has ended. Thank you for your work.
       *[no] Your contract with { $organisation } is ending. Thank you for your work.
        }
    [ended] { $gone ->
        [yes] Your work at { $organisation } has ended. Thank you for what you did.
       *[no] Your work at { $organisation } is ending. Thank you for what you do and have done here.
        }
    [settlement] { $gone ->
        [yes] Your work at { $organisation } has ended. We want to handle that with care.
       *[no] Your work at { $organisation } is coming to an end. We want to handle that with care.
        }
    [special] { $gone ->
        [yes] Your work at { $organisation } has ended. We want to handle that with care.
       *[no] Your work at { $organisation } is coming to an end. We want to handle that with care.
        }
   *[ordinary] { $gone ->
        [yes] You have said goodbye to { $organisation }. Thank you for what you did here.
       *[no] You will soon say goodbye to { $organisation }. Thank you for what you do and have done here.
        }
    }

# Questionnaire

mail-questionnaire-subject = A few questions for you
mail-questionnaire-ask = { $tone ->
    [settlement] We want to learn from how you experienced it. That is why we ask you to fill in a short questionnaire. It is about your work and about how your departure is handled, not about the case itself.
    [special] We want to learn from how you experienced it. That is why we ask you to fill in a short questionnaire. It is about your work and about how your departure is handled, not about the case itself.
   *[ordinary] { $gone ->
        [yes] We would like to hear what it was like to work here: what went well, and what could be better. That is why we ask you to fill in a short questionnaire.
       *[no] We would like to hear what it is like to work here: what goes well, and what could be better. That is why we ask you to fill in a short questionnaire.
        }
    }
mail-questionnaire-short = It takes less than five minutes. You need not fill in anything you don't want to, and you can stop and continue later.
mail-questionnaire-until = It helps us if you do so by { $day }.
mail-questionnaire-then = After that we invite you to a talk. That, too, is up to you.
mail-questionnaire-button = Go to the questionnaire

mail-questionnaire-reminder-subject = Reminder: a few questions for you
mail-questionnaire-reminder-1 = A few days ago we asked you to fill in a short questionnaire. Perhaps you have not got round to it yet. If you had started, you continue where you were.
mail-questionnaire-reminder-2 = A week ago we asked you to fill in a short questionnaire. This is the last time we ask. You'd rather not? That is fine, and you need not do anything.

# Questionnaire and talk in one

mail-combined-subject = A few questions and a talk
mail-combined-talk = We would also like to invite you to a talk { mail-with }. You pick the time yourself. It is welcome, not compulsory.
mail-combined-button = Go to your own page

mail-combined-reminder-subject = Reminder: a few questions and a talk
mail-combined-reminder = { $open ->
    [talk] Thank you for your answers. You have not picked a time yet for a talk { mail-with }. You still can.
   *[both] A few days ago we asked you to fill in a short questionnaire and to pick a time for a talk { mail-with }. You still can do both.
    }
mail-last-reminder = This is the last time we ask. You'd rather not? That is fine, and you need not do anything.

# With whom

mail-with = { $with ->
    [leader] with { $leader }
    [both] with an HR adviser, and with { $leader }
    [choice] with { $leader } or with an HR adviser, as you prefer
   *[adviser] with an HR adviser
    }
mail-your-leader = your team leader

# Do you want the questionnaire

mail-ask-subject = A question for you
mail-ask = We have a short questionnaire about how you experienced your work here and your departure, not about the case itself. Would you like to fill it in? Yes and no are both fine. We ask only once.
mail-ask-button = Say yes or no

# Invitation

mail-invitation-subject = Invitation to a talk
mail-invitation-thanks = Thank you for your answers.
mail-invitation = { $tone ->
    [settlement] We invite you to a talk { mail-with }. There you can tell how you experienced your work and your departure. The case itself is not discussed again.
    [special] We invite you to a talk { mail-with }. There you can tell how you experienced your work and your departure. The case itself is not discussed again.
    [retirement] We would like to invite you to { $a-talk-name } { mail-with }. We look back together, and would like to hear what you want to pass on to us.
   *[ordinary] We would like to invite you to { $a-talk-name } { mail-with }. We look back together: what was good, what could be better, and what do you want to pass on to us?
    }
mail-invitation-length = The talk takes about { $minutes } minutes. You pick the time yourself.
mail-invitation-far = It can be by phone or by video call.
mail-invitation-free = Would you rather talk with somebody else, or have no talk? You choose that on the same page. You need not give a reason.
mail-invitation-again = Our talk did not take place. You are still very welcome to a talk { mail-with }. You pick a new time yourself.
mail-invitation-until = { $gone ->
    [yes] You can pick a time until { $day }.
   *[no] We would like to plan the talk by { $day }.
    }
mail-invitation-button = Pick a time

mail-invitation-reminder-subject = Reminder: pick a time for a talk
mail-invitation-reminder-1 = A few days ago we invited you to a talk { mail-with }. You have not picked a time yet. You still can.
mail-invitation-reminder-2 = A week ago we invited you to a talk { mail-with }. This is our last reminder. You'd rather not talk? That is fine, and you need not do anything.

# Appointment

mail-appointment-when = When
mail-appointment-at = { $day }, { $from }–{ $until }
mail-appointment-with = With
mail-appointment-where = Where
mail-appointment-how = How

mail-confirmation-subject = Your appointment on { $day } at { $time }
mail-confirmation-leaver = Your appointment has been made.
mail-phone-leaver = Please answer this email with the number we can reach you on then.
mail-video-leaver = { $host } will send you the link for the video call.
mail-call-host = You can call { $host }: { $phone }.
mail-calendar-attached = A file for your calendar is attached.
mail-change-leaver = Does it not suit you after all? On your own page you can move or cancel the appointment.
mail-report-formal = After the talk { $host } writes a report. You can read and correct it yourself.
mail-report-informal = There is no report of this talk.
mail-appointment-button = See your appointment

mail-confirmation-host = { $leaver } has picked a time for the { $talk-name } with you.
mail-guide-host = You will find the guide with the appointment.
mail-phone-host = You make the call. { $leaver } or HR gives you the number.
mail-video-host = Please send { $leaver } a link for the video call beforehand.
mail-video-host-own = { $leaver } has the address of the video call.
mail-host-button = To the record

mail-moved-subject = Your appointment has been moved to { $day } at { $time }
mail-moved-leaver = Your talk has been moved. This is the new appointment.
mail-moved-host = The talk with { $leaver } has been moved. This is the new appointment.

mail-cancelled-subject = Your appointment on { $day } is cancelled
mail-cancelled-leaver = Your talk with { $host } on { $day } at { $time } is cancelled.
mail-cancelled-again = You can pick another time on your own page, if you like.
mail-cancelled-host = The talk with { $leaver } on { $day } at { $time } is cancelled. That time is free again.
mail-cancelled-calendar = The attached file takes the appointment out of your calendar.

mail-appointment-reminder-subject = Reminder: your appointment on { $day } at { $time }
mail-appointment-reminder-leaver = This is a reminder of your talk.
mail-appointment-reminder-host = You will soon have { $a-talk-name } with { $leaver }.

# No answer

mail-unanswered-subject = An invitation without an answer
mail-unanswered-host = After three emails { $leaver } has not picked a time yet for the { $talk-name }. Perhaps it helps to call or drop by. It remains voluntary.
mail-unanswered-hr = After three emails { $leaver } has not picked a time yet for the { $talk-name }. Is the email address right? Perhaps a call helps. It remains voluntary.
mail-unanswered-until = The talk can take place until { $day }.
mail-staff-button = To the record

mail-to-plan-subject = A talk to plan
mail-to-plan = { $leaver } is leaving your team. The two of you should have { $a-talk-name }, by { $day }. { $leaver } picks a time from your free ones. Is your availability still right?

mail-report-reminder-subject = A report to finish
mail-report-reminder = The report of your talk with { $leaver } is not finished yet. It is easiest soon after the talk.
mail-report-reminder-button = Go to the report

# Codes

mail-answers-code-subject = Your code
mail-answers-code = This code opens your own answers.
mail-sign-in-code-subject = Your code to sign in
mail-sign-in-code = This code signs you in.
mail-code-until = The code works until { $time }, and only once.
mail-code-late = You asked for this code at { $time }. The email was long on its way; the code works from now on as usual.
mail-code-not-you = You did not ask for this? Then you need not do anything. Give the code to nobody.

# Signing in with another address

mail-address-changed-subject = Your address to sign in was changed
mail-address-changed = From now on you sign in to the program of { $organisation } with another email address. This address does not work any more.
mail-address-changed-not-you = Did you not know about this? Then tell the administrator of the program today.
mail-leaver-address-changed-subject = How we reach you was changed
mail-leaver-address-changed = HR of { $organisation } changed how we reach you by email. From now on our email does not come to this address any more.
mail-leaver-address-changed-codes = To a new address we send no code for two weeks with which somebody could read what you told us.
mail-leaver-address-changed-not-you = Did you not ask for this? Then let us know today. You can also reply to this email.
mail-shared-subject = Your team leader may read along
mail-shared = With your link it was chosen that your team leader can read what you filled in, after your last day of work.
mail-shared-withdraw = Did you not choose this, or would you rather not? On your own page you can turn it back.
mail-sharing-ended-subject = Your team leader is somebody else now
mail-sharing-ended = You chose that your team leader can read what you filled in. HR has now entered somebody else as your team leader. They do not read along, and neither does your previous team leader any more.
mail-sharing-ended-again = Do you want to share what you filled in with your new team leader? On your own page you can choose that again.
mail-shared-button = Go to your own page

# Other

mail-withdrawn-subject = A message from { $organisation }
mail-withdrawn = We have heard that you are staying. You will get no more questions or invitations from us.
mail-withdrawn-erased = If you had an appointment for a talk, it is cancelled. What you had filled in and what had been noted has been erased.

mail-new-link-subject = Your personal link
mail-new-link = Here is your personal link. If you had another one, please use this one from now on.

mail-break-glass-subject = Your data were looked at
mail-break-glass = Somebody of HR has opened your answers or your report. That is only allowed with a reason. That is why we tell you.
mail-break-glass-reason = The reason that was written down: { $reason }
mail-break-glass-button = Go to your own page

mail-check-subject = Trial email from Uitzwaai
mail-check-text = This email was sent by uitzwaai check. If you read this, emails from this program arrive.

# A new account

mail-welcome-subject = You can sign in
mail-welcome = You have an account for the { $talk-names } of { $organisation }.
mail-welcome-how = You sign in with the address to which this email was sent. The page says what you need for that; there is no separate password.
mail-welcome-not-you = Did you not expect this? Then ask HR whether it is right.
mail-welcome-button = Sign in

mail-point-subject = An improvement point of yours
mail-point-due = You see to an improvement point. It is due on { $day }. You can read in the program what it is and what was said about it.
mail-point-late = You see to an improvement point. It was due on { $day }. Please say in the program how far it is.
mail-point-button = See your improvement points

mail-release-subject = There are new figures
mail-release = The figures about who left from { $from } to { $until } are there.
mail-release-again = The figures about who left from { $from } to { $until } were made again. The reason is given with them.
mail-release-part = You read those of your own school or team, and those of the whole organisation.
mail-release-out = This stands out:
mail-release-button = See the figures
mail-release-why = This email comes when there are new figures. It does not come when you never want the email with what there is to do.
mail-release-choose = Choose that these emails come no more
