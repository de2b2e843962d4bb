# What leavers may ask for, of what is kept about them.

# Taking back answers
rights-withdraw-title = Take back your answers
rights-withdraw-lead = We then erase what you sent. Nobody reads it any more, not your team leader either. Your talk stays as it is.
rights-withdraw-again = After that you can fill in the questions again, if you want to.
rights-withdraw-sure = Yes, take back my answers
rights-withdraw-missing = Tick the box to take back your answers
rights-withdraw-began = You could take back your answers until your talk began. Your talk is about them now, or was, so that is no longer possible.
rights-withdraw-done = Your answers have been taken back and erased.
rights-withdraw-done-again = Your answers have been taken back and erased. You can fill in the questions again, if you want to.
rights-withdraw-nothing = There are no answers that you can take back.
rights-withdraw-code-first = Your answers were sent. First show that it is you; then you can take them back.
mail-answers-withdrawn-subject = What you sent was taken back
mail-answers-withdrawn = With your link and your code, the answers that you had sent were taken back. They are erased, and nobody reads them any more.
mail-answers-withdrawn-not-you = Did you not do this yourself? Then let us know today. You can also reply to this mail.
term-event-answers-withdrawn = Took back the answers
term-mail-kind-answers-withdrawn = message that the answers were taken back
