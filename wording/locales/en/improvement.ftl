# Improvement points: what was learned from leavers, and what changed.

improvement-tab = Improvement points
improvement-title = Improvement points
improvement-lead = What the organisation learns from people who leave, and what it does with it. What you publish is read by everybody who leaves after that.
improvement-new = New improvement point
improvement-empty-what = This is where the improvement points will appear: what you learned, who sees to it and how far it is.
improvement-empty-first = Begin with one thing that several people said.
improvement-what = What did we learn?
improvement-what-hint = This stays inside the organisation. Leavers do not see it.
improvement-nobody = Never write down anything that comes from one person’s answers or talk, and no names. A point is about what several people said, or about a published figure.
improvement-outcome = What did we change? Leavers read this
improvement-outcome-hint = One or two sentences. You need both languages to publish.
improvement-outcome-nl = In Dutch
improvement-outcome-en = In English
improvement-owner = Who sees to it
improvement-owner-hint = A role or a name.
improvement-school = About
improvement-school-hint = Who leaves a school reads the points of that school and of the whole organisation.
improvement-whole-board = the whole organisation
improvement-status = How far is it?
improvement-shown = For leavers
improvement-shown-since = since { $day }
improvement-not-shown = not to be seen
improvement-by = Written down by
improvement-saved = Saved last
improvement-for-leavers = For leavers
improvement-unpublished = Leavers see nothing of this point yet.
improvement-who-board = everybody who leaves
improvement-who-school = everybody who leaves { $school }
improvement-publish-tick = From now on { $who } reads what we changed, before the questionnaire and after it. I checked that nobody can be recognised in it.
improvement-publish = Publish
improvement-published-since = Since { $day } this is read by { $who }. At most the three newest points are shown.
improvement-withdraw = Don’t show it any more
improvement-published = Published. Whoever leaves reads it from now on.
improvement-withdrawn = Leavers do not see this point any more.
improvement-already = That was so already.
improvement-read-again = Somebody else has just changed this point. Read it again first.
improvement-versions-title = Two versions of this point
improvement-fault-what = Say what you learned.
improvement-fault-owner = Say who sees to it.
improvement-fault-outcome-nl = Say in Dutch what changed.
improvement-fault-outcome-en = Say in English what changed.
improvement-fault-status = Choose how far it is.
improvement-fault-nothing-changed = Leavers read only of what is under way or done. Choose one of those, or stop showing the point first.

improvement-thanks-title = What earlier leavers changed
improvement-thanks-lead = People who left before you told us how it was. Because of that:

# Any form that somebody else saved meanwhile
versions-lead = While you were typing, somebody else saved something else here. Below is each part in which the two differ. Choose for each part which one you keep. Nothing changes until you choose.
versions-missing = Choose which version you keep

term-point-status-idea = Idea
term-point-status-under-way = Under way
term-point-status-done = Done
term-point-status-dropped = Dropped

term-event-point-published = Improvement point published
term-event-point-withdrawn = Improvement point withdrawn
