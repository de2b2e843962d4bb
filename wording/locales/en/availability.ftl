# When a host can be booked: extra hours, parts of a day, settings, and the week as leavers see it.

times-see-week = Look at the week
times-back = Back to hours and settings
times-removed-booked = Removed. { $talks ->
    [0] Nothing was planned in these hours.
    [one] One planned talk lies in them: it stays.
   *[other] { $talks } planned talks lie in them: they stay.
}
times-remove-hours = If you remove hours, nobody can choose a talk in them any more. What is planned stays.
times-fault-too-many = There is no room for more hours. First remove some that are no longer needed.

extra-title = Extra hours on a day
extra-empty-what = There are no extra hours.
extra-empty-first = Useful for a day on which you usually can't, also at the weekend or in a holiday.
extra-add = Add extra hours
extra-day = Day
extra-hint = These hours count at weekends, on public holidays and in school holidays too. If you are away that day, being away comes first.

closed-part = Only a part of the day
closed-part-hint = Leave both empty for whole days. With several days this counts for each of them.
closed-part-from = From
closed-part-until = Until
closed-fault-part-missing = Fill in both the start and the end.
closed-fault-too-many = There is no room for more days. First remove some that are no longer needed.

limits-title = Settings
limits-lead = Leave empty whatever may follow the default.
limits-before = Minutes free before a talk
limits-after = Minutes free after a talk
limits-notice = Hours of notice
limits-notice-hint = People have to choose this long in advance.
limits-horizon = Days ahead
limits-horizon-hint = Nobody can choose further ahead.
limits-talks = Talks on one day
limits-languages = In which languages do you hold talks?
limits-languages-hint = Nothing ticked: all languages.
limits-standard = Default: { $value }.
limits-standard-none = Default: no limit.
limits-save = Save settings
limits-saved = Saved. What is planned keeps the free minutes it was planned with.
limits-summary = { $before } min free before, { $after } min after · { $notice } hours of notice · at most { $talks } a day
limits-summary-horizon = up to { $days } days ahead
limits-fault-not-a-number = Fill in a number.
limits-fault-not-multiple-of-five = Choose steps of five minutes.
limits-fault-limits = Choose a number from { $least } to { $most }.

reach-title = How to be reached for a talk
reach-lead = Both may stay empty. Whoever has a talk can read what you write here.
reach-nothing = Nothing has been filled in yet.
reach-phone = Telephone number
reach-phone-hint = Shown for a talk by phone, and for every talk from a day before.
reach-video = Address for video calls
reach-video-hint = Shown in mails, in calendars and with the talk. Whoever sees those calendars sees this address too: leave any password out of it, and use a waiting room.
reach-save = Save
reach-saved = Saved. Calendars that have a talk already keep the address of then.
reach-fault-phone = Fill in a telephone number, such as 06 12345678.
reach-fault-video = Paste the whole address, which begins with https://.

week-title = Week of { $day }
week-of = Week of { $day }: { $name }
week-lead = This is what people see who look for a talk of { $minutes } minutes now. Times are starts.
week-previous = Previous week
week-next = Next week
week-this = This week
week-nav = Other weeks
week-minutes = Length of the talk
week-minutes-option = { $minutes } minutes
week-absent = On leave: no times are offered now, whatever it says below.
week-today = today
week-day-off = Weekend, public or school holiday
week-no-hours = No hours.
week-offered = Can be chosen
week-not-offered = Cannot be chosen
week-talk = Talk
week-talk-with = Talk with { $name }
week-busy = Busy in the own calendar
week-closed = Away: { $reason }
week-whole-day = all day
week-nothing = Nothing can be chosen in this week.
week-count = { $starts ->
    [one] One start can be chosen.
   *[other] { $starts } starts can be chosen.
}

term-why-not-in-the-past = past already
term-why-not-notice = too short notice
term-why-not-beyond-horizon = further ahead than was set
term-why-not-before-window = before the first day on which this talk is possible
term-why-not-after-window = after the last day on which this talk is possible
term-why-not-holiday = weekend, public or school holiday
term-why-not-outside-hours = outside hours
term-why-not-off-grid = not at a quarter of an hour
term-why-not-too-short = too little time until the hours end
term-why-not-closed = away
term-why-not-not-trained = no valid training on that day
term-why-not-day-full = the most talks of that day are reached
term-why-not-other-talk = overlaps another talk
term-why-not-buffer = too close to something else
term-why-not-own-calendar = overlaps the own calendar
term-why-not-leaver-busy = the leaver has a talk then
