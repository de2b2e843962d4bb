# What is kept, of each kind: why, on what basis, until when, who can see it.

kept-title = What the organisation has about you
kept-caption = Each kind of data
kept-what = What
kept-why = Why, and on what basis
kept-until = Until when
kept-who = Who can see it
kept-until-day = { $day }
kept-until-contact = { $months } months after everything is finished
kept-until-handed-in = until you send them; { $day } at the latest
kept-until-report-final = until the report is finished; { $day } at the latest
kept-until-restricted = for as long as you have your data left alone
kept-seen = Opened { $times ->
    [0] by nobody so far
    [one] once so far
   *[other] { $times } times so far
 }.
kept-seen-link = See who and when
term-basis-legitimate-interest = legitimate interest (GDPR, art. 6(1)(f))
term-basis-public-task = public task (GDPR, art. 6(1)(e))
term-basis-legal-obligation = legal obligation (GDPR, art. 6(1)(c))
term-kept-contact = Your name and email addresses
term-kept-why-contact = To invite you, and to send what is agreed
term-kept-who-contact = You; HR of your unit. Your name: also whoever talks with you, and your team leader once your leaving is known
term-kept-facts = Your team, dates, the way you leave
term-kept-why-facts = To invite you and to plan the talk
term-kept-who-facts = You; HR of your unit; whoever talks with you; your team leader: the dates
term-kept-talks = Your talks: with whom, when, what you chose
term-kept-why-talks = To plan the talk
term-kept-who-talks = You; HR of your unit; whoever talks with you
term-kept-draft = Answers that you have not sent
term-kept-why-draft = So that nothing is lost when you stop
term-kept-who-draft = Whoever has your link
term-kept-answers = Answers that you sent
term-kept-why-answers = To prepare the talk, and to learn
term-kept-who-answers = You; the HR adviser you talk with; your team leader only if you share them; HR of your unit only with a recorded reason, and then we tell you; your tip, without your name, also those who make policy if you do not talk with an HR adviser
term-kept-later = Your answers some weeks after leaving
term-kept-why-later = To learn what people say when they have been away for a while
term-kept-who-later = As the answers before
term-kept-expected = What the person you talk with expected beforehand
term-kept-why-expected = To see how well organisations know why people leave
term-kept-who-expected = Nobody: only how often it was right is counted
term-kept-notes = Notes made during your talk
term-kept-why-notes = To write the report
term-kept-who-notes = The HR adviser who made them
term-kept-report = The report of your talk, and what you said of it
term-kept-why-report = To learn
term-kept-who-report = You; the HR adviser who wrote it; HR of your unit only with a recorded reason, and then we tell you
term-kept-time-line = Who did what and when, and who looked at your data
term-kept-why-time-line = So that it can be checked
term-kept-who-time-line = You: everything that happened and who did it, and who looked; HR of your unit; the HR adviser you talk with
term-kept-tasks = Agreements of your talk, and what your team leader asked of HR
term-kept-why-tasks = So that promises are kept
term-kept-who-tasks = Whoever sees to them; whoever may read the report; you, in your copy
term-kept-mails = That emails went to you, and when
term-kept-why-mails = So that nothing is lost or sent twice
term-kept-who-mails = You; HR of your unit; the HR adviser you talk with
term-kept-requests = What you asked for of your data, and the answer
term-kept-why-requests = To answer you, and to show that we did
term-kept-who-requests = You; HR of your unit
