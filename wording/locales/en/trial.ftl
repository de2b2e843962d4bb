# While a board is on trial, and going live.

trial-line = Trial: this program has not officially been put to use yet.
mail-trial = This is a trial: the program has not officially been put to use yet.
trial-settings = Going live
trial-settings-lead = Until the three fields with a star are filled in, every page and email says that this is a trial.
trial-settings-consent-on = The council consented on *
trial-settings-consent-on-hint = Participation council or works council. The day of the letter, for instance 4-12-2026.
trial-settings-consent-reference = Reference of the consent *
trial-settings-consent-reference-hint = So that it can be found again: number or title of the letter.
trial-settings-officer = Data protection officer *
trial-settings-officer-hint = Leavers read this name on the page about privacy.
trial-settings-officer-contact = Telephone or email of the officer
trial-settings-basis = On what basis are talks held?
trial-settings-basis-hint = Leavers read this. Ask your officer. A public body may choose its task.
trial-fault-not-a-date = Fill in a day that exists
trial-fault-in-the-future = Fill in a day that has come
term-event-went-live = Put to use: consent and officer are entered
term-event-back-on-trial = Back on trial: consent or officer were taken out

# The page about privacy
privacy-title = Your privacy
privacy-link = Your privacy
privacy-lead = What happens with your data, and what you can ask for.
privacy-who-title = Who is responsible
privacy-who = { $organisation }. Questions? Ask HR:
privacy-officer = The data protection officer is { $name }. The officer works independently and sees to your privacy.
privacy-officer-contact = You reach the officer by:
privacy-officer-none = No data protection officer has been named yet: this is a trial.
privacy-rights-title = What you can ask for
privacy-rights-see = See your data, and take a copy along
privacy-rights-correct = Have something corrected or erased
privacy-rights-withdraw = Take back your answers, until your talk begins
privacy-rights-object = Object, or have your data left alone
privacy-rights-where = You find it at
privacy-rights-code = You need a code for it that we email to you.
privacy-complaint-title = Do you disagree?
privacy-complaint = Talk to HR or to the data protection officer first, if you want. You may always complain with the Dutch data protection authority:
privacy-authority = Autoriteit Persoonsgegevens
privacy-machines-title = No machine decides about you
privacy-machines = The program counts and sorts; what happens is decided by people.
