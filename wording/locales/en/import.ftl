# What a list does not say by itself: letters, the order of days, and who is there with another day.

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
