# HR opens answers and report with a reason.

glass-title = Read answers and report
glass-lead = What { $name } told is meant for the HR adviser of the talk. Only if it is really needed, you can read along: for an hour, and only you.
glass-told = { $name } is told at once, with your reason. Your reason also stands in the course of this departure.
glass-reason = Why is it needed?
glass-reason-hint = Write what { $name } may read.
glass-reason-missing = Write down why it is needed.
glass-reason-long = Make your reason shorter: at most { $most } characters.
glass-sure = Yes, I read along for this reason
glass-button = Read with a reason
glass-done = Answers and report are open to you for an hour. The person was told.
glass-done-untold = Answers and report are open to you for an hour. There is no mail address: tell the person yourself; it also stands among the person’s own data.
glass-nothing = There is nothing to read: no answers were sent and no report is final.
glass-line = Reason: { $reason }
