# Before the talk: what the host expects, said before the answers open.

prediction-title = What do you expect?
prediction-lead = { $name } has filled in the questionnaire. First say which reason you think was decisive. Then the answers open.
prediction-why = Nobody gets to see what you choose. It only counts towards one figure of the whole organisation: how often we see it rightly beforehand.
prediction-field = Which reason was decisive, do you think?
prediction-choose = Choose a reason
prediction-missing = Choose a reason, or open the answers without guessing.
prediction-button = Save and open the answers
prediction-skip = Open without guessing
prediction-noted = What you expect was saved. The answers are open.
prediction-opened = The answers are open.
prediction-too-late = Not saved: what you expect is said before the talk, and once. The answers are open.
