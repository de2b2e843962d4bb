# What leavers may ask for, of what is kept about them.

# Taking back answers
rights-withdraw-title = Take back your answers
rights-withdraw-lead = We then erase what you sent. Nobody reads it any more, not your team leader either. Your talk stays as it is. A tip that was already taken out of your answers to be handed on does not come back: nobody knows whose it is.
rights-withdraw-again = After that you can fill in the questions again, if you want to.
rights-withdraw-sure = Yes, take back my answers
rights-withdraw-missing = Tick the box to take back your answers
rights-withdraw-began = You could take back your answers until your talk began. Your talk is about them now, or was, so that is no longer possible.
rights-withdraw-done = Your answers have been taken back and erased. Only a tip that was already taken out of them to be handed on stays.
rights-withdraw-done-again = Your answers have been taken back and erased. Only a tip that was already taken out of them to be handed on stays. You can fill in the questions again, if you want to.
rights-withdraw-nothing = There are no answers that you can take back.
rights-withdraw-code-first = Your answers were sent. First show that it is you; then you can take them back.
mail-answers-withdrawn-subject = What you sent was taken back
mail-answers-withdrawn = With your link and your code, the answers that you had sent were taken back. They are erased, and nobody reads them any more. Only a tip that was already taken out of them to be handed on stays: it does not say whose it is.
mail-answers-withdrawn-not-you = Did you not do this yourself? Then let us know today. You can also reply to this email.
term-event-answers-withdrawn = Took back the answers
term-mail-kind-answers-withdrawn = message that the answers were taken back

# Objecting and restricting
rights-title = What else you can ask for
rights-lead = You can object to what we do with your data, or have us leave them alone: that counts at once. You can also have something corrected or erased. HR answers within a month.
rights-object-title = Object
rights-object-lead = You then get no more questions, invitations and reminders, and we plan nothing by ourselves. HR looks at what you write and tells you whether you are right.
rights-object-sure = Yes, I object
rights-object-stands = You objected on { $date }. Nothing is sent to you automatically.
rights-object-lift = Yes, I take my objection back
rights-restrict-title = Have my data left alone
rights-restrict-lead = Nobody of the organisation can then open your answers, your report or anything else of your departure, and nothing is sent to you automatically. We keep everything until you say otherwise. HR can only open it on a ground that the law names, and then we tell you.
rights-restrict-sure = Yes, leave my data alone
rights-restrict-stands = Your data have been left alone since { $date }. Nobody of the organisation opens them.
rights-restrict-lift = Yes, you may go on with my data
rights-lift = Take back
rights-lift-by-hr = You cannot take this back with the code of the letter, because HR knows that code too. Ask HR to end it:
rights-why = Why do you ask for this?
rights-why-hint = You may leave this empty. HR of your unit reads it. At most { $most } characters.
rights-too-long = Make your text { $over ->
    [one] one character
   *[other] { $over } characters
 } shorter
rights-sure-missing = Tick the box if you want this
rights-answer-by = HR answers on { $date } at the latest.
rights-asked = We have noted it, and it counts from now on. HR answers on { $date } at the latest.
rights-already = You have asked for this already. It still stands.
rights-lifted = You have taken it back. Everything goes on where it was.
rights-nothing-stands = There is nothing to take back.
rights-asked-before = What you asked for
rights-asked-on = { $right }, asked on { $date }
rights-no-answer-yet = HR has not answered yet.
rights-taken-back = You took it back.
rights-kept-restricted = You have asked that your data be left alone. For as long as that holds, nothing of them is erased.

# The same, for HR
rights-staff-title = Requests of leavers
rights-staff-lead = Somebody who leaves has objected, or has asked that their data be left alone, corrected or erased. Answer within a month of the day on which it was asked.
rights-staff-none = Nobody has asked for anything.
rights-staff-none-first = As soon as somebody objects or asks for that, it appears here.
rights-staff-waiting = { $count ->
    [0] What leavers asked for holds.
    [one] One leaver waits for an answer.
   *[other] { $count } leavers wait for an answer.
 }
rights-staff-stands = granted, holds
rights-staff-of = Request of { $name }
rights-staff-open = Read the request
rights-staff-asked = Asked
rights-staff-asked-on = On
rights-staff-words = Why
rights-staff-what = What
rights-staff-no-words = No reason given.
rights-staff-means-object = For as long as it holds, the program sends and plans nothing of its own accord. Grant it, unless the organisation has compelling grounds that weigh more. If you grant it, look whether the record has to be erased.
rights-staff-means-restrict = For as long as it holds, nobody opens the record, nothing is sent to the leaver automatically, and nothing is erased. The leaver can take it back.
rights-staff-record = To the record
rights-staff-until = Answer on { $day } at the latest.
rights-staff-over = This request no longer holds.
rights-staff-answer = The answer
rights-staff-answer-title = Answer
rights-staff-end = End it after all
rights-staff-ruling = What do you decide?
rights-staff-ruling-missing = Choose what you decide
rights-staff-reason = Why?
rights-staff-reason-hint = The leaver reads this. If you refuse, say why, and that a complaint to the data protection authority is possible. At most { $most } characters.
rights-staff-reason-missing = Write down why you refuse
rights-staff-send = Send the answer
rights-staff-answered = The answer is there. The leaver has been emailed.
rights-staff-answered-untold = The answer is there. There is no email address: tell the leaver yourself.
rights-record-objected = The leaver has objected.
rights-record-restricted = The leaver has asked that the data be left alone.
rights-record-answer = HR of the unit answers, on { $day } at the latest.
rights-record-granted = It was granted, and holds.
rights-open-title = Open the record all the same
rights-open-lead = Only if the law allows it. The record then opens for an hour, and only to you. The leaver is told at once, with your reason.
rights-open-ground = On what ground?
rights-open-ground-missing = Choose the ground
rights-open-reason = Why is it needed?
rights-open-reason-hint = Write what the leaver may read. At most { $most } characters.
rights-open-sure = Yes, I open it on this ground
mail-right-asked-subject = A request to answer
mail-right-asked = Somebody of your unit asked for something about the own data. You find it in the program.
mail-right-asked-until = HR has to answer on { $day } at the latest.
mail-right-asked-button = To the requests
mail-right-answered-subject = HR has answered your request
mail-right-answered = You asked for something about your data. HR has answered. You read it on your own page, with a code.
term-right-object = Objection
term-right-restrict = Leave the data alone
term-ruling-granted = Granted
term-ruling-refused = Refused
term-opening-ground-consent = The leaver agrees with it
term-opening-ground-claim = For a legal claim
term-opening-ground-others = To protect the rights of somebody else
term-opening-ground-public-interest = For an important public interest
term-event-objected = Objected
term-event-objection-granted = Objection granted
term-event-objection-refused = Objection refused
term-event-objection-taken-back = Took the objection back
term-event-restricted = Asks that the data be left alone
term-event-restriction-granted = Leaving alone granted
term-event-restriction-refused = Leaving alone refused
term-event-restriction-lifted = Takes that back: the data may be used again
term-event-restricted-opened = Opened on a ground of the law
term-mail-kind-right-asked = message that there is a request to answer
term-mail-kind-right-answered = message that HR has answered the request

# Correcting and erasing
rights-rectify-title = Have something corrected
rights-rectify-lead = Is something wrong or missing? Write it down. HR looks at it, corrects what is wrong and tells you what was done. Meanwhile everything goes on. You respond to the report of your talk at the report itself.
rights-rectify-what = What is wrong, and how is it really?
rights-rectify-sure = Yes, ask HR to correct this
rights-rectify-stands = You asked on { $date } to have something corrected.
rights-rectify-lift = Yes, it need not be corrected any more
rights-erase-title = Have something erased
rights-erase-lead = Would you like something to go, or everything? Write down what. HR looks at what may be erased and tells you what was done. Until then everything stays. Erasing cannot be undone.
rights-erase-what = What should go?
rights-erase-sure = Yes, ask HR to erase this
rights-erase-stands = You asked on { $date } to have something erased.
rights-erase-lift = Yes, it need not be erased any more
rights-what-hint = HR of your unit reads this. At most { $most } characters.
rights-what-missing = Write down what it is about
rights-noted = We have noted it. HR answers on { $date } at the latest.
rights-withdrawn = You have taken it back. HR does nothing more with it.
rights-staff-means-rectify = Correct on the record what is wrong, then grant it and write what you corrected. What is no fact but a judgement you need not change: say why not.
rights-staff-means-erase = Look what may go. The whole record is erased from the record itself; the leaver gets a last email about it, and this request goes with it. If a part goes, grant it and write which. If something may not go, say why.
rights-record-rectify = The leaver asks to have something corrected.
rights-record-erase = The leaver asks to have something erased.
term-right-rectify = Have something corrected
term-right-erase = Have something erased
term-event-rectification-asked = Asks to have something corrected
term-event-rectification-granted = Correction granted
term-event-rectification-refused = Correction refused
term-event-rectification-taken-back = Took back the request to correct
term-event-erasure-wanted = Asks to have something erased
term-event-erasure-granted = Erasing granted
term-event-erasure-refused = Erasing refused
term-event-erasure-taken-back = Took back the request to erase
