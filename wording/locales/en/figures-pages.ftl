# Figures about leaving: the report of a period, one figure, and how they are made.

figures-tab = Figures
figures-title = Figures
figures-report-title = Why people left: { $period }
figures-days = { $from } to { $until }
figures-period = Period
figures-version = Version
figures-back = Back to the report
figures-more = { $what }: by school and team, and over time
figures-by = { $what } · { $by }
figures-of-unit = { $what }, at { $unit }
figures-of-group = { $what } ({ $group })
figures-whole-board = Whole organisation
figures-agreed = Agree or strongly agree
figures-not-shown = not shown: too few people, or to protect others
figures-is-of = { $is } of { $of } ({ $percent }%)
figures-number = Number
figures-people = People
figures-of = Of whom
figures-unit = Unit

figures-empty-what = Why people leave will be shown here: how many left, what they answered and told, and what stands out.
figures-empty-when = The first figures will be about everybody whose last day at work is between { $from } and { $until }. They will be here from { $day }, if there are enough people to show anything.
figures-empty-own = There is no period with figures yet. Whoever looks after the figures chooses a first and a last day.
figures-empty-who = Figures are never about one person. Nothing is shown of small groups.

figures-made-on = Version { $number }, made on { $day }. These figures will not change.
figures-pooled = These are three years together: { $first }, { $second } and { $third }. Groups that were too small in each year are here as well. Of a school or team you see only how many people left and answered; what they answered is here of the whole organisation.
figures-pooled-units = By school and team
figures-correction = This is a correction. { $reason }
figures-earlier = The version before
figures-nothing = There were too few people in this period to show anything.
figures-left = Left
figures-invited = Invited
figures-answered = Answered the questions
figures-talked-formal = Had a formal talk
figures-talked-informal = Had an informal talk only
figures-told-of = Talks with a report

figures-out-title = What stands out
figures-out-nothing = Nothing stands out in this period that chance could not explain.
figures-out-rose = More often than in the period before: { $is }, previously { $other }.
figures-out-fell = Less often than in the period before: { $is }, previously { $other }.
figures-out-more = More often than among all others: { $is }, among the others { $other }.
figures-out-less = Less often than among all others: { $is }, among the others { $other }.
figures-out-leads = More often than anything else: { $is }. Next comes { $other }.
figures-out-between = The true difference is probably between { $least } and { $most } percentage points.
figures-out-chance = Chance alone would do this less than once in { $times } times.

figures-coverage-title = Talks
figures-coverage-lead = How many people left, and with how many of them a talk was held. Whoever did not want a talk counts as somebody with whom it was not held.
figures-coverage-early = How many talks were held is not in these figures: they were made before { $day }, when more talks could still be held.
figures-coverage-other-days = How many talks were held is not in figures of these days. That is counted by half-year. Two counts side by side could tell something about somebody.
figures-coverage-none = How many talks were held is not in these figures.
figures-coverage-caption = Talks held by school and team
figures-due = Left
figures-held = Held
figures-days-caption = How long steps took
figures-days-step = Step
figures-days-median = Days (median)
figures-rate-caption = Leaving among those who work here
figures-rate-people = Worked here on 1 October
figures-rate-left = Left

figures-part-reasons = Why people leave
figures-reason = Reason
figures-ticked = Ticked
figures-told = Told in the talk
figures-shift = Difference
figures-shift-title = Ticked and told
figures-shift-decisive = Decisive: ticked and told
figures-shift-lead = On the left what people ticked, on the right what they told in the talk. They are not exactly the same people: not everybody did both.
figures-shift-more = told more often
figures-shift-less = ticked more often
figures-shift-same = about the same
figures-named-lead = What people ticked is added up from the answers of { $people } people, what they told from talks with a report. Whoever chose two reasons of one group counts twice there. Of each person one reason at most is decisive.

figures-part-items = What working here was like
figures-items-lead = From left to right: from strongly disagree to strongly agree. The darker, the more people agreed.
figures-item = Statement
figures-lies = Distribution
figures-mean = Mean

figures-part-ways = How people left
figures-part-valued = What people valued
figures-part-before = Whether it could have gone otherwise
figures-part-after = What comes next
figures-part-told = What the talks were about
figures-part-talks = Talks and expectations
figures-part-groups = Who left
figures-regions = By region
figures-region = Region
figures-regions-caption = People who left by region
figures-regions-lead = A region is shown here where all of its schools are.

figures-ask = What you can ask with this
figures-ask-lead = A question for the yearly talk with those who stay:
figures-lessons = What induction could learn
figures-lessons-none = New people name nothing so much more often than others that it cannot be chance.

figures-how = How these figures were made
figures-how-period = Everybody whose last day at work was from { $from } to { $until } is counted.
figures-how-frozen = The figures were made once and will not change. A correction is a new version, with its reason.
figures-how-least = A group is only shown if at least { $invited } of its people left or were invited, and its answers if at least { $answered } answered. Reasons of a group are shown from { $reasons } answers.
figures-how-same = Smaller numbers are not shown either, nor is zero. Answers of a group are only shown if at least { $dissenters } said something else than the rest.
figures-how-others = Sometimes a number is missing that is large enough: otherwise a small one could be worked out. Why a number is missing cannot be seen anywhere.
figures-how-chance = What stands out was checked. Only what chance does less than once in twenty times is named, over all that was looked at.
figures-how-factors = There are too few people to show reasons one by one. They are shown in five groups instead.
figures-how-pooled = A group that one of the three years shows and another does not is not here: that other year could be worked out.
figures-all = All figures of this period

figures-files = Take away
figures-files-print = You can print it too: the page comes on paper without the menu.
figures-file-csv = As CSV
figures-file-xlsx = As an Excel workbook
figures-file-json = As JSON
figures-other-releases = Other periods

figures-point = Improvement point about this: { $status }
figures-point-owner = Seen to by: { $role }
figures-point-from = From the figures of { $from } to { $until }, version { $number }
figures-point-moved = { $what }: { $then } then, { $now } in these figures. Why that is, numbers do not say.
figures-done = What was done about it
figures-improve = Make this an improvement point
figures-trend = Over time: { $what }
figures-trend-words = A line from the oldest to the newest period. The numbers are in the table below.
figures-trend-scale = Nobody is at the bottom, everybody at the top. A gap in the line is a period of which it cannot be shown.

figures-settings-link = Figures
figures-settings-title = Set up figures
figures-settings-form = Periods and thresholds
figures-settings-lead = What you change here counts for figures that are made afterwards. What there is already stays as it is.
figures-settings-period = Period
figures-settings-period-hint = After each period its figures are made by themselves. Of whole years there are also figures of three together, every three years. For periods of your own you choose the days below.
figures-settings-weeks = Weeks after the period
figures-settings-weeks-hint = For so long answers and reports can still come in. From { $least } to { $most }.
figures-settings-invited = People in a group
figures-settings-answered = Answers of a group
figures-settings-reasons = Answers for reasons
figures-settings-dissenters = People who say something else than the rest
figures-settings-least-hint = At least { $least }, which everybody was promised. Higher is fine, up to { $most }.
figures-settings-keep-years = Years for which figures stay
figures-settings-keep-years-hint = From { $least } to { $most }. Empty: they stay.
figures-fault-too-low = At least { $least }: everybody was promised that. Higher is fine.
figures-fault-between = Choose a number from { $least } to { $most }.
figures-own-days = A period of your own
figures-own-days-lead = At least four weeks and at most five years. No day may be in a period that has figures already: the two together could tell something about somebody. No quarter, half-year or year that these days are in will ever have figures of its own.
figures-own-first = First day
figures-own-last = Last day
figures-own-sure = These days take the place of the periods they are in, for good
figures-own-unsure = Tick that you know that those periods will have no figures of their own
figures-own-make = Make the figures
figures-correct = Correct
figures-correct-lead = A correction is a new version of the figures. The old one stays. Where the difference could tell something about somebody in a school or team, the new version has numbers of the whole organisation only. If too little has changed for that as well, there will be no new version.
figures-correct-reason = Why
figures-correct-reason-hint = Is shown above the new figures. Write nothing about one person. At most { $most } characters.
figures-correct-make = Make a new version
figures-asked = The figures are being made. Below you can see how far it is.
figures-making = What is being made
figures-state = How far it is
figures-read = { $percent }% is counted
figures-look-again = See again how far it is

term-given-units = School and team
term-given-region = Region
term-given-way = Way of leaving
term-given-foreseen = Expected or not
term-given-function-group = Function group
term-given-subject = Subject or field
term-given-service-band = Years of service
term-given-entry = How somebody began
term-given-part-time = Working time
term-given-hybrid = Combines jobs
term-given-contract-chain = Kind of temporary contract
term-given-talk = Talk
term-given-reasons = Reasons
term-given-decisive = Decisive reason
term-given-destination = Where people go
term-given-raised-before = Talked about before
term-given-would-have-stayed = Would have stayed
term-given-wanted-to-stay = Wanted to stay
term-given-knew-in-time = Knew in time
term-given-wanted-longer = Wanted to work longer
term-given-valued = Valued
term-given-enjoyment = Enjoying the work
term-given-own-way = Working in one’s own way
term-given-show-ability = Showing what you can do
term-given-workload-sustainable = Sustainable workload
term-given-growth = Growing professionally
term-given-belonging = Belonging
term-given-leader-support = Support from the leader
term-given-behaviour-support = Support with difficult behaviour
term-given-speak-up = Daring to speak up
term-given-induction = Guidance at the start
term-given-departure-handled = How leaving was handled
term-given-recommend = Would recommend us
term-given-would-return = Would return
term-given-predicted = What the host expected
term-given-told-reasons = Reasons in the talk
term-given-told-decisive = Decisive in the talk
term-given-preventable = Preventable
term-given-part-in-leaving = Themes that were decisive
term-given-themes = Themes that played a part
term-given-stayed-because = Why people stayed

term-release-step-registered-to-invited = From registration to invitation
term-release-step-invited-to-answered = From invitation to answers
term-release-step-answered-to-talk = From answers to talk
term-release-step-talk-to-report = From talk to report
term-release-step-talk-to-last-day = From talk to last day at work

term-release-part-release = These figures
term-release-part-coverage = Talks
term-release-part-days = Days between steps
term-release-part-rates = Rates of leaving
term-release-part-regions = By region
term-release-part-sums = Reasons added up

term-release-said-period = Period
term-release-said-from = First day
term-release-said-until = Last day
term-release-said-number = Version
term-release-said-made-on = Made on
term-release-said-reason = Why there is a new version
term-release-said-least-invited = People in a group, at least
term-release-said-least-answered = Answers of a group, at least
term-release-said-least-reasons = Answers for reasons, at least
term-release-said-least-dissenters = People who say something else than the rest, at least

term-release-measure-due = Left
term-release-measure-held = Talk held
term-release-measure-median = Median in days
term-release-measure-headcount = Worked here on 1 October
term-release-measure-left = Left

term-reason-list-groups = Reasons by group
term-reason-list-han = The five push factors of the HAN study
term-reason-list-ministry = The four reasons that the ministry names
term-reason-list-motives = The ten motives of the national study

term-period-kind-quarter = Quarter
term-period-kind-half-year = Half a school year: August to January, February to July
term-period-kind-school-year = School year: August to July
term-period-kind-calendar-year = Calendar year
term-period-kind-three-school-years = Three school years together
term-period-kind-three-calendar-years = Three calendar years together
term-period-kind-own = Periods of your own

# Beside other boards
figures-others-title = Compare with other boards
figures-others-lead = Boards that give each other their figures can put them side by side here. These are figures that may be shown anyway, of each board as a whole.
figures-others-empty = There is nothing to compare with yet: of no other board there are figures of the same period.
figures-others-how = Ask another board for its signed file, and read it in below. They find their own file on this same page. Give them yours too.
figures-others-beside = { $boards ->
    [one] Beside your figures are those of one other board.
   *[other] Beside your figures are those of { $boards } other boards together.
}
figures-others-none = There is no figure that all of these boards show.
figures-others-own = We
figures-others-boards = { $boards ->
    [one] One other board
   *[other] { $boards } other boards
}
figures-others-difference = The difference is probably
figures-others-between = between { $least } and { $most } percentage points
figures-others-read = Figures that were read in
figures-others-board = Board
figures-others-stands = How it counts
figures-others-upload = Read in figures of another board
figures-others-file = File
figures-others-file-hint = The signed file that the other board made. If anything in it was changed since it was signed, it is refused.
figures-others-do-read = Read in
figures-others-own-files = Our figures for other boards
figures-others-own-lead = A signed file with what may be shown, by school and team too. Whoever reads it in sees that nothing in it was changed.
figures-others-key = Signed with this key. Let the other board compare it by another way, on the telephone for instance:
figures-others-imported = Read in: figures of { $board }.
figures-others-imported-first = Read in: figures of { $board }. From now on their files have to be signed with this key: { $key }. Compare it with what they say.
figures-others-already = This file was read in before.
figures-others-unreadable = This is no file with figures, or it is of another version of Uitzwaai.
figures-others-bad-signature = This file was changed after it was signed. Ask for it again.
figures-others-other-key = Earlier files of this board were signed with another key. Ask the board whether that is right.
figures-others-differs = Another file of the same period and version was read in before. Figures never change: ask which one is right.
figures-others-is-own = These are your own figures.
term-figures-beside-counted = Shown beside yours
term-figures-beside-replaced = Replaced by a later version
term-figures-beside-other-period = Another period
term-figures-beside-counts-otherwise = Reasons are counted otherwise

# Own words for what a release proposes
figures-proposed-title = Own words for what figures propose
figures-proposed-lead = With each period the figures propose a question for the yearly talk, and sometimes what induction can learn. Here you say it in the words of your organisation. What you leave empty is said in the words of the program.
figures-proposed-nl = In Dutch
figures-proposed-en = In English
figures-proposed-hint = Without own words it says: { $standard }
figures-proposed-too-long = Use { $most } characters at most.
term-proposed-question-pupils-behaviour = Behaviour of pupils or students
term-proposed-question-lack-of-support = Support
term-proposed-question-workload = Workload
term-proposed-question-lack-of-career = Career
term-proposed-question-hybrid-work = Combining with other work
term-proposed-question-personal = Personal
term-proposed-question-work = The work itself
term-proposed-question-organisation = The organisation
term-proposed-question-working-together = Working together
term-proposed-question-attraction = A job elsewhere
term-proposed-question-staying = Open question: why people stay
term-proposed-lesson-guidance = Guidance
term-proposed-lesson-pupils-behaviour = Behaviour of pupils or students
term-proposed-lesson-lack-of-support = Support
term-proposed-lesson-workload = Workload
term-proposed-lesson-lack-of-career = Career
term-proposed-lesson-hybrid-work = Combining with other work
term-proposed-lesson-personal = Personal
term-proposed-lesson-work = The work itself
term-proposed-lesson-organisation = The organisation
term-proposed-lesson-working-together = Working together
