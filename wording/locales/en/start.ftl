# The start page: what is to be done first, in numbers and without names.

page-tab-start = Today
start-title = Today
start-lead = This is what there is for you to do. What comes first is at the top.
start-more = There is more to do: you find it on the pages in the menu.
start-nothing = There is nothing for you to do now.
start-nothing-first = When something comes up, you will find it here.

term-first-overdue = Overdue in the overview
term-first-unsent = Emails that have not been sent
term-first-request = Requests about data that are waiting
term-first-to-record = Talks of which you still have to say how they went
term-first-team-to-record = Talks with people of your team of which you still have to say how they went
term-first-team-to-plan = Talks to plan with people of your team
term-first-report = Reports to write
term-first-task = Tasks
term-first-confirm = Roles and trainings that you can confirm as the second person
term-first-this-week = Due this week in the overview
term-first-point-owned = Improvement points of yours whose day has come
term-first-point-idea = Improvement points that nobody has started on
term-first-point-unread = Improvement points that people who leave do not read yet
