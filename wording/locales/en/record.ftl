# One record: answers and report side by side, and on paper.

record-both-title = Ticked and told
record-both-lead = On the left what was ticked in the questionnaire, beside it what was told in the talk.
record-both-reasons = Reasons for leaving
record-both-values = What was valued
record-both-code = What
record-both-ticked = Ticked
record-both-told = Told
record-both-place = Together
record-both-yes = Yes
record-both-no = No
record-both-decisive = Yes, was decisive
record-both-nothing = { $what }: nothing ticked and nothing told.
record-jump-both = Side by side
record-print = Print
record-print-hint = Everything is below one another here, without buttons. Print with your browser, or save as PDF.
record-print-back = Back to the record
record-print-foot = { $organisation } · printed on { $day } · confidential
term-place-ticked = Ticked only
term-place-told = Told only
term-place-both = Both
term-event-copy-made = Copy of the data made
