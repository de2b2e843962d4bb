# Tips that nobody else reads.
tips-title = Tips of people who left
tips-lead = Tips of people who had no talk with an HR adviser, and sentences from talks that people had handed on. They are here without name, team or date, in an order that says nothing.
tips-when = After each half school year tips are added, if there are at least { $least }. If there are fewer, they wait for another time. Whether any tips wait now is not shown here.
tips-names = Names of colleagues with an account, and that of the writer, are replaced by { $nameless }. If you recognise somebody all the same, let it rest.
tips-until = Tips up to { $last }
tips-point = Write an improvement point
tips-gone = Each list is here for { $years } years.
tips-empty-what = The tips will be here.
tips-empty-first = None have been handed on yet.

# On the page on which somebody reads the answers through.
tips-check-title = Who reads your tip?
tips-check-who = If you talk with an HR adviser, they read your tip. If you have no such talk, your tip alone goes to those who make policy: after half a school year, without name, team or date, and together with words of at least { $others } others. We take out your name and names of colleagues with an account.
tips-check-gone = That happens six weeks after your course has ended at the earliest. If you do not want it, object before then under My data. After that it cannot be undone: nobody knows any more whose tip it is.
