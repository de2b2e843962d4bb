# Figures about leaving: what rows and columns are called, and what a release proposes.

term-category-all = Everybody
term-category-none = Not filled in
term-category-own = The organisation's own answers
term-category-others = Small units together
term-category-direct = Without a team
term-category-other = Other reasons
term-category-formal-talk = Formal talk
term-category-informal-talk = Informal talk only
term-category-no-talk = No talk
term-category-predicted-right = Expectation was right
term-category-predicted-wrong = Expectation was wrong
term-category-predicted-none = No expectation

# A question for the yearly talk with those who stay
term-yearly-question-pupils-behaviour = When is difficult behaviour hard for you, and what helps you then? Who steps in?
term-yearly-question-lack-of-support = Who can you turn to when things go wrong? What support are you still missing?
term-yearly-question-workload = What work takes too much of your time or energy? What can we drop or share out differently?
term-yearly-question-lack-of-career = What would you like to be able to do, or to be doing, two years from now? What do you need from us for that?
term-yearly-question-hybrid-work = Do you combine this work with other work, or would you like to? How can we make that easier?
term-yearly-question-personal = Does your work fit the way you live, also a year from now? What can we adjust? You need not tell us anything about home.
term-yearly-question-work = What in your work gives you energy? What would you like to do differently, or try?
term-yearly-question-organisation = Which rules, hours or agreements get in your way? What would you change first?
term-yearly-question-working-together = Can you say what you think here, also when it is difficult? What would make that easier?
term-yearly-question-attraction = What would make a job somewhere else attractive to you? Which of that can we offer too?
term-yearly-question-staying = Why do you like working here? And what would be a reason to leave?

# Why this question
term-yearly-why-rose = More people named this reason than in the period before. That is unlikely to be chance.
term-yearly-why-leads = Clearly more people named this reason than any other.
term-yearly-why-named-most = Most people named this reason. The difference from the next one may be chance.
term-yearly-why-nothing = No single reason is clear. That is why this is an open question.

# What the guidance of new colleagues can learn
term-induction-lesson-guidance = New colleagues miss guidance. Agree who guides them in their first year, and how many hours there are for it.
term-induction-lesson-pupils-behaviour = New colleagues struggle with difficult behaviour. Practise it with them in the first months, and say who steps in.
term-induction-lesson-lack-of-support = New colleagues miss support. Plan regular talks in their first year, even when all seems well.
term-induction-lesson-workload = New colleagues have too much to do. Give them fewer tasks in their first year, and add to them slowly.
term-induction-lesson-lack-of-career = New colleagues see too little future here. Tell them in their first year which steps are possible.
term-induction-lesson-hybrid-work = New colleagues find it hard to combine this work with other work. Agree on fixed days at the start.
term-induction-lesson-personal = Work and private life do not go well together for new colleagues. Ask before the start which days and how much travel they can keep up.
term-induction-lesson-work = The work is not what new colleagues expected. Let them join for a day before they start.
term-induction-lesson-organisation = The way of working or the contract disappoints new colleagues. Explain before the start how we work, and what is possible with contract and hours.
term-induction-lesson-working-together = New colleagues do not feel free to say what is going on. Give them somebody to turn to, besides their leader.
