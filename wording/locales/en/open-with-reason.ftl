# HR opens answers and report with a reason.

with-reason-title = Read answers and report
with-reason-lead = What { $name } told is meant for the HR adviser of the talk. Only if it is really needed, you can read along: for an hour, and only you.
with-reason-told = { $name } is told at once, with your reason. Your reason is also shown in the course of this departure.
with-reason-reason = Why is it needed?
with-reason-reason-hint = Write what { $name } may read.
with-reason-reason-missing = Write down why it is needed.
with-reason-reason-long = Make your reason shorter: at most { $most } characters.
with-reason-sure = Yes, I read along for this reason
with-reason-button = View, stating a reason
with-reason-done = Answers and report are open to you for an hour. The person was told.
with-reason-done-untold = Answers and report are open to you for an hour. There is no email address: tell the person yourself; it is also among the person’s own data.
with-reason-nothing = There is nothing to read: no answers were sent and no report is final.
with-reason-line = Reason: { $reason }
