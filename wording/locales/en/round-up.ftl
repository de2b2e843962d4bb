# The mail with what is due: numbers, and never a name.

round-up-mail-subject = What there is to do
round-up-mail = This is waiting for you. Whom it is about is not in this email: you see that when you sign in.
round-up-mail-button = See what there is to do
round-up-mail-why =
    { $rhythm ->
        [daily] This email comes on every working day on which there is something to do.
       *[weekly] This email comes on the first working day of the week, when there is something to do.
    }
round-up-mail-choose = Choose how often this email comes, or that it comes no more

round-up-title = Email with what there is to do
round-up-lead = An email with numbers: how much of each is waiting for you. There are no names in it. When there is nothing to do, or you are on leave, there is no email.
round-up-rhythm = How often would you like that email?
round-up-rhythm-hint = Whoever chooses nothing gets the email once a week. Another choice counts from the next working day, or from next week. If you choose never, there is no email about new figures either.
round-up-button = Save
round-up-saved-never = Saved. You will not get this email any more.
round-up-saved-daily = Saved. The email comes from the next working day on, when there is something to do.
round-up-saved-weekly = Saved. The email comes from next week on, on the first working day, when there is something to do.

term-rhythm-daily = Every working day
term-rhythm-weekly = Once a week
term-rhythm-never = Never

term-duty-overdue = Overdue in the overview
term-duty-this-week = Due this week in the overview
term-duty-request = Requests about data that are waiting
term-duty-unsent = Emails that were not sent
term-duty-to-record = Talks of which you still say how they went
term-duty-report = Reports to write
term-duty-to-plan = Talks to plan
term-duty-task = Tasks

term-mail-kind-round-up = email with what there is to do
