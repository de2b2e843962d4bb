# What a list does not say by itself: letters, the order of days, columns, and who is there with another day; and lines
# that cannot be made.

import-letters-strong = Please look at the letters.
import-letters = This file does not say how its letters are written. We read it as { $charset }.
import-names = Are these names right? If not, read the file another way, or correct them and choose the file again.
import-name-line = Line { $line }: { $name }
import-charset = Read the letters as
import-order-strong = Day or month first?
import-order = The dates in this list do not show whether the day or the month comes first.
import-order-legend = What does { $text } mean?
import-order-answered = Day or month first
import-order-first = First say which comes first. After that you can add them.
import-order-missing = Choose what { $text } means.
import-read-so = Read it like this
import-read-again = Read as you chose.
import-count-other-day = another day
import-other-day = Another last day worked
import-registered-day = There already, with { $day } as the last day worked.
import-registered-closed = There already, with { $day } as the last day worked. That departure is closed or restricted: its day stays.
import-line-legend = Line { $line }: { $name }
import-line-hint = There already, with { $before } as the last day worked. This list says { $after }.
import-other-days-title = There already, with another day
import-other-days-lead = Say for each line what you mean. Only those with a new departure get a new invitation.
import-undecided = Line { $line }: choose what you mean.
import-has-undecided = Meanwhile there is a line of which you still have to say what you mean. Nothing was added.
import-sure-lines = Yes, process this list
import-name-in-doubt = Letters of the name seem to be lost. Check whether the name is right.
import-twice-in-list = Is also further up in this list, with another last working day. They would be invited twice.
import-name-parts = First name, surname and what to call somebody
import-name-parts-hint = Not needed. Without these fields we greet somebody by the first name where we are sure of it, and by the whole name otherwise.
import-hint-called = Every email begins like this: “Dear …,”

import-columns-title = Match columns
import-columns-lead = We do not know these headings. Say for each column what is in it. What you do not match is not read.
import-columns-missing = These required columns are still missing: { $fields }
import-columns-unnamed = Column { $number }, without a heading
import-columns-samples = For example: { $samples }
import-columns-empty = This column is empty.
import-columns-double = { $field } is in another column already. Choose something else.
import-columns-remember = We remember for the next list what these headings mean. Only the heading, not what is below it.
import-columns-save = Read the list like this
import-columns-known = Headings that we know
import-columns-none = We know all headings of this list.
import-columns-on = Go on
import-columns-matched = Matched columns: { $read }. Columns that are not read: { $out }.
import-columns-again = Match the columns again
import-columns-first = First say what is in the columns. Nothing was added.
import-columns-late = This list has been imported already. Nothing about its columns was changed.
import-column-field = Means
import-column-heading = Heading
import-column-headings = Heading in the list
import-column-out = Leave out
import-headings = Headings that we know
import-headings-lead = Required are a name or surname, a school or team, the type of departure, the last day worked and the end of the employment. Capitals, accents and signs make no difference.
import-headings-caption = All headings, in Dutch and English
import-remembered = Headings that we remembered
import-remembered-lead = We read these headings like this in every next list, of everybody who imports lists here.
import-remembered-caption = What was said of headings before
import-forget-one = Forget “{ $heading }”
import-forget-all = Forget all
import-forgotten = Forgotten. We ask again with the next list.
import-refused-file = Download the lines that cannot be made, with the reason
import-all-title = All at once
import-good-title = Or the good lines first
import-good-lead = The other lines are not added. You can download them for another day afterwards.
import-good-sure =
    { $new ->
        [one] Yes, add 1 departure and skip what cannot be made (lines: { $refused })
       *[other] Yes, add { $new } departures and skip what cannot be made (lines: { $refused })
    }
import-good-sure-lines = Yes, process this list and skip what cannot be made (lines: { $refused })
import-good-start = Add the good lines
import-result-good = File { $file }: { $lines } of { $total } lines processed. Everything that was new is in the overview.
import-left =
    { $lines ->
        [one] 1 line could not be made.
       *[other] { $lines } lines could not be made.
    }
import-left-hint = Download what is left today, correct it and import it again. After a day we throw it away.
import-left-gone = After a day we threw them away.

term-charset-utf-8 = UTF-8
term-charset-utf-16 = UTF-16
term-charset-windows-1252 = Windows (Western Europe)
term-charset-macintosh = Macintosh
term-charset-ibm850 = DOS
term-charset-windows-1250 = Windows (Central Europe)
term-charset-windows-1254 = Windows (Turkish)

term-other-day-change = The same departure: change the day
term-other-day-skip = Skip this line
term-other-day-new-job = A new departure: another job

term-field-first-name = First name
term-field-name-prefix = Prefix of the surname
term-field-surname = Surname
term-field-called = What to call them
