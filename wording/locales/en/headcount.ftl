# How many people work there, by unit and year.
headcount-link = Numbers of people
headcount-title = Numbers of people
headcount-lead = How many people worked there on 1 October? Of a school count everybody, those in its teams too. Leave empty what you do not know: no rate of leaving is reckoned there.
headcount-year = Year
headcount-show = Show
headcount-on = On 1 October { $year }
headcount-whole = The whole school
headcount-list = Read a list
headcount-file = Choose a file
headcount-file-hint = A CSV with the columns school, team, year and people. All of it is read, or nothing.
headcount-read = Read
headcount-column-school = School
headcount-column-unit = Team
headcount-column-people = Number
headcount-fault-year = Write a year with four digits, from 2000 on.
headcount-fault-number = Write a whole number, from 0 to { $most }.
headcount-line = Line { $line }. { $what }
headcount-refused = Nothing was read. Mend the lines below and choose the file again.
headcount-imported =
    { $counts ->
        [one] One number read.
       *[other] { $counts } numbers read.
    }
