# Figures of a period: what becomes of them, and why it cannot be done.
term-release-state-waiting = The figures are being made
term-release-state-done = The figures were made
term-release-state-too-little = There is no new version: what has changed cannot be shown without betraying something about somebody. The earlier figures remain.
term-release-state-failed = The figures could not be made, by a fault of the program or of what is stored in it. Ask whoever runs the server to look into the program’s log.

term-not-asked-unknown-period = There is no such period: choose a first and a last day, at least four weeks and at most five years apart
term-not-asked-not-yet = This period has not been over for long enough
term-not-asked-overlaps = Some of these days are in another period with figures. Both together could tell something about somebody.
term-not-asked-nothing-yet = There are no figures of this period yet
term-not-asked-put-together = This year was already counted together with other years. In the difference, a correction could betray something about somebody.
term-not-asked-waits = The figures of this period are being made already
term-not-asked-reason-missing = Say why a correction is needed
term-not-asked-reason-too-long = This is too long: at most 500 characters

term-figure-fault-unknown-period = Choose a period from the list
term-figure-fault-not-a-number = Enter a whole number
term-figure-fault-too-low = This number is lower than what everybody was promised; a higher one is fine
term-figure-fault-out-of-range = This number is not possible here

term-setting-figures-period = kind of period of the figures
term-setting-figures-weeks = weeks until figures are made
term-setting-figures-invited = fewest people in figures
term-setting-figures-answered = fewest answers in figures
term-setting-figures-reasons = fewest answers for reasons
term-setting-figures-dissenters = fewest people with another answer
term-setting-figures-words = own words with figures
term-setting-figures-keep-years = years for which figures stay
