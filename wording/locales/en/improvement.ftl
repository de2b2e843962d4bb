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
improvement-owner-hint = Pick somebody from the list: they get an email a week before the day, on the day, and every month after it.
improvement-outside = It is somebody who is not on the list, or a role. They get no emails.
improvement-due = Due on
improvement-advice = What do we advise?
improvement-advice-hint = This stays inside the organisation.
improvement-addressee = To whom?
improvement-addressee-hint = For instance: the heads of schools.
improvement-declined = Why not?
improvement-declined-hint = Only needed for a point that is declined. Whoever proposed it reads this.
improvement-result = What came of it?
improvement-result-hint = This stays inside the organisation. If the point belongs to a published figure, it may be shown beside that figure.
improvement-evidence = Which figure does it belong to?
improvement-evidence-hint = Release and figure, such as 2026-H1/1 units-reasons; behind it perhaps a category, such as B1. If you make the point from a release, it is filled in.
improvement-figure = Figure
improvement-figure-words = { $figure }: { $from } to { $until }, version { $number }
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
improvement-fault-nothing-changed = Leavers read only of what is being done or is done. Choose one of those, or stop showing the point first.

improvement-fault-declined = Say why not.
improvement-fault-owner-unknown = Pick a name from the list, or tick that it is somebody else. If two people have that name, use the email address.
improvement-fault-day = This is not a day. Write for instance 1-2-2027.
improvement-fault-evidence = There is no such figure. Leave it empty, or write release and figure, such as 2026-H1/1 units-reasons.
improvement-fault-names = There is a name here: “{ $names }”. Take it out, or say it in another way.

# Comments of those who decide and those who see to it
improvement-comments = Comments
improvement-comments-none = Nothing has been said about it yet.
improvement-comment = Comment
improvement-comment-hint = With your name beside it. It is read by those who write improvement points and by whoever sees to this one.
improvement-comment-add = Add
improvement-comment-added = Added.
improvement-comment-by = { $by }, { $at }
improvement-comment-by-nobody = Somebody who does not work here any more
improvement-fault-comment = Write something first.

# What an adviser proposes
improvement-by-adviser = an HR adviser, in the week of { $monday }
improvement-propose = Propose an improvement point
improvement-propose-lead = Did you hear something in a talk that the organisation can learn from? Propose it here. The policy officer decides whether it becomes an improvement point.
improvement-propose-nobody = Write nothing by which anybody can be recognised: no names, no school or team, no date, no incident. We recognise names of staff, and of everybody who has or had a talk with you; then we ask you to take them out.
improvement-propose-kept = We keep the two texts and the week. Not which talk it came from, of which school, or on which day. Whoever decides reads that it came from an HR adviser, and not from which one, from the Monday after.
improvement-propose-what = What can the organisation learn?
improvement-propose-what-hint = Said in general, about the whole organisation.
improvement-propose-send = Propose
improvement-proposed = Proposed. Below you can read what becomes of it.
improvement-invitation-title = Can the organisation learn from this?
improvement-invitation = You can propose an improvement point, without anything about this person.
improvement-mine = Your improvement points
improvement-mine-lead = What you see to, and what you proposed.
improvement-owned = You see to these
improvement-owned-none = You see to no improvement points now.
improvement-owned-first = If somebody gives you an improvement point, it will appear here.
improvement-own-proposals = You proposed these
improvement-own-proposals-none = You have proposed nothing yet.
improvement-own-proposals-first = Begin with something you hear in several talks.
improvement-proposed-in = Proposed in the week of { $monday }
improvement-proposal-read-from = Whoever decides reads it from { $day }. That way nothing tells on which day you wrote it.
improvement-due-on = Due on { $day }
improvement-progress = How is it going?
improvement-overdue = Was due on { $day }

improvement-thanks-title = What earlier leavers changed
improvement-thanks-lead = People who left before you told us how it was. Because of that:

# Any form that somebody else saved meanwhile
versions-lead = While you were typing, somebody else saved something else here. Below is each part in which the two differ. Choose for each part which one you keep. Nothing changes until you choose.
versions-missing = Choose which version you keep

term-point-status-proposed = Proposed
term-point-status-accepted = Accepted
term-point-status-declined = Declined
term-point-status-doing = Being done
term-point-status-done = Done

term-event-point-published = Improvement point published
term-event-point-withdrawn = Improvement point withdrawn
term-event-point-moved = Improvement point: how far it is was changed
