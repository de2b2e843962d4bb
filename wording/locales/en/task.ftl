# Tasks: agreements of talks, and what was asked of HR.

task-tab = Tasks
task-title = Tasks
task-open = To do
task-lately = Done lately
task-empty-what = This is where the agreements of { $talk-names } will appear that you see to. For HR also what team leaders ask after a talk.
task-empty-first = Nothing is open now. You don't have to do anything.
task-agreement = Agreement of { $a-talk-name }
task-agreement-with = Agreement of the talk with
task-asked = Asked of HR after a talk
task-asked-with = Asked of HR after the talk with
task-for = for { $owner }
task-by = written down by { $by }
task-no-date = no date
task-do = Done
task-undo = Not done after all
task-about = about: { $what }
task-was-done = Done on { $day }
task-was-done-by = Done on { $day } by { $by }
task-done-said = Done. You find the task at the bottom if that is not right.
task-undone-said = The task is open again.
task-already-said = That was so already.
task-not-done = To do

# After an informal talk
task-ask = Is there anything HR should do?
task-ask-hint = Leave this empty if there is nothing. What you write becomes a task for HR. It is not a report: don't write down what was said.
task-asked-too-long = This text is { $over } characters too long. There is room for { $max }.
task-asked-done = Noted. HR sees your question among its tasks.

# Emails
mail-task-made-subject = A task for you
mail-task-made = After { $a-talk-name } somebody put something on your list of tasks. There you read what it is about and by when.
mail-task-made-button = To my tasks
term-mail-kind-task-made = message of a task, to its owner
