# What follows a report: boxes per departure type, two versions, additions, what the leaver says of it.

mail-report-ready-subject = The report of your talk
mail-report-ready = The report of your { $talk-name } is ready. You can read it, and tell us whether it is right.
mail-report-ready-code = Only you can open it: with your own link, and with a code that we then email to you.
mail-report-ready-until = You can respond until { $day }. You don't have to.
mail-report-ready-button = Read the report

staff-next-report-reminder = reminder of the report
term-mail-kind-report-ready = message that the report is ready
term-event-report-added = Report added to
term-event-report-agreed = Agreed with the report
term-event-report-corrected = Wrote a correction to the report
term-event-quotes-allowed = Had sentences of the report handed on
term-event-quotes-withdrawn = No longer has sentences of the report handed on
term-event-task-asked = Something asked of HR
term-event-task-done = Task done
term-event-task-reopened = Task open again

# Boxes of some departure types
term-topic-induction = Guidance at the start
term-topic-clarity = Clarity about the contract
term-topic-process = How the leaving went
term-topic-dignity = Treated with respect
term-topic-knowledge = Knowledge that should not be lost
term-topic-gratitude = Appreciation and thanks
term-topic-coming-back = Coming back some day
report-no-case = This is about how it went. The case itself is not up for discussion here.
report-themes-texts = What came up?
report-agreements-hint = Once the report is final, each agreement becomes a task. Under “Who does agreement …” pick somebody from the list, or type a name or email address as it is in Uitzwaai. If you leave it empty, you do it. Whoever gets the task reads this line.
report-owner-outside = Agreement { $number } is for somebody else, whom Uitzwaai does not know. The task then comes to you.
report-owner-unlisted = not in Uitzwaai
report-owner-unknown = Nobody in Uitzwaai has this name, or more than one. Pick somebody from the list, or tick that it is somebody else.

# What is known, and the parts of the report
report-known-when = Talk
report-known-with = With
report-known-two = { $leaver } and { $host }
report-answers-show = Show the answers
report-parts = Parts of the report, when this page opened
report-part-reasons = Why the person leaves
report-part-topics = What the talk is about
report-part-stayed = What kept the person here
report-part-said = Quotes and ideas
report-part-agreements = Agreements and who does them
report-part-rest = Sharing, and what fits nowhere
report-part-empty = still empty
report-part-filled = filled in
report-part-missing = still empty, needed to finalise

# Saved while you type
report-kept = Saved
report-offline = No connection. What you typed is in this window only. We will save it as soon as the connection is back.
report-elsewhere = Something else was saved elsewhere. Press Save: you will see both versions and choose.
report-signed-out = You are signed out. Sign in in another window and we go on saving.
report-final-elsewhere = This report has been closed elsewhere.
report-too-long = Not saved: this is too long. Press Save to see how much has to go.

# Two versions
report-versions-title = Two versions of this report
report-versions-lead = While you were writing, something else was saved elsewhere. Below is each box in which the two differ. Choose for each box which one you keep. Nothing changes until you choose.
report-version-mine = What you wrote
report-version-theirs = What is saved
report-keep = Which one do you keep?
report-keep-mine = What I wrote
report-keep-theirs = What is saved
report-version-empty = Empty
report-versions-save = Save this choice
report-versions-missing = Choose which version of “{ $box }” you keep
report-versions-third = Meanwhile something else was saved again. These are the versions of now.

# Final
report-closed-told = The report is final and your notes are erased. The leaver gets an email to read it.
report-closed-untold = The report is final and your notes are erased. We have no email address of the leaver: ask HR to say that the report is ready.
report-closed-elsewhere = The report was closed in another window meanwhile. What you wrote here and is not in it is below now: you can add it or throw it away.
report-closed-notes = The report was closed meanwhile. The notes were erased then, and so is what you typed here just now.
report-held-now = Noted that the talk was held. Write the report while you still remember.

# Additions
report-additions = Additions
report-addition-title = Add or correct something
report-addition-lead = The report itself no longer changes. What you write here will appear below it, with the date and your name. { $name } reads it too.
report-addition-words = Addition
report-addition-save = Add
report-addition-done = Your addition is below the report.
report-addition-missing = Write what you want to add

# The reply, on the record
report-reply = Reply from { $name }
report-reply-agrees = Agrees with the report
report-reply-corrects = Sees it differently
report-reply-none = { $name } has not responded yet.

# The leaver reads the report
report-yours-title = The report of your talk
report-yours-none = There is no report yet. As soon as there is one, you get an email.
report-yours-lead = Take your time reading it. You don't have to do anything.
report-yours-question = Is the report right?
report-yours-until = You can respond until { $date }. Until then you can change your reply too.
report-yours-agrees = Yes, it is right
report-yours-corrects = No, I see something differently
report-yours-words = In your own words
report-yours-words-hint = What you write will appear beside the report exactly as it is. Your team leader does not read it.
report-yours-send = Send my reply
report-yours-change = Change my reply
report-yours-kept = Thank you. Your reply is now beside the report.
report-yours-missing = Choose whether the report is right
report-yours-words-missing = Write what you see differently
report-yours-too-long = Your text is { $over } characters too long. There is room for { $max }.
report-yours-reply = Your reply
report-yours-agreed = You said that it is right, on { $date }.
report-yours-corrected = You said that you see something differently, on { $date }.
report-yours-over = You could respond until { $date }. Do you still want to say something? Contact HR:
report-yours-late = The fourteen days are over. Your reply was not sent. What you typed is still below.
report-yours-changed = You sent something else in another window. It is below at “Your reply”. What you typed now is still in the form. If you send that, it counts.
report-yours-additions = Added later
report-yours-ready = The report of your talk is ready.
report-yours-read = Read the report
report-yours-respond = Read the report and respond

# Email to the adviser
mail-report-corrected-subject = A reply to your report
mail-report-corrected = There is a reply to the report of your talk with { $leaver }. You read it in the record, and may add to the report.
mail-report-corrected-button = Read the reply
term-mail-kind-report-corrected = message of a reply to the report, to the adviser

# The boxes of a report for words alone, as the staff and as the leaver read them.
term-text-box-suggestions = Suggestions for us
term-leaver-text-box-suggestions = Suggestions
term-text-box-sharing = What may be shared, and with whom?
term-leaver-text-box-sharing = What may be shared with whom
term-text-box-fits-no-box = What fits no box
term-leaver-text-box-fits-no-box = What else came up
term-text-box-leavers-words = Correction or agreement by the person
term-leaver-text-box-leavers-words = Your words

report-quotes-title = Hand on what you said
report-quotes-lead = In this report there are sentences of yours that you said may be shared. You can have them handed on to those who make policy: after half a school year, without name, team or date, and together with tips or sentences of at least { $others } others. We take out your name and names of colleagues with an account. Whoever has read your report may still recognise a sentence.
report-quotes-until = That happens six weeks after your course has ended at the earliest. Until then you can undo it here. After that it cannot be undone: nothing says any more whose a sentence is.
report-quotes-allow = Hand on my sentences, without my name
report-quotes-save = Save my choice
report-quotes-kept = Your choice has been saved.
report-quotes-over = There is nothing left to choose about your sentences in this report. That was possible until six weeks after your course had ended.
