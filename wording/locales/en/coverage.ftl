# With how many leavers a talk is planned or was held.
coverage-title = With how many leavers do we talk?
coverage-link = Talks by school and team
coverage-lead = Everybody who leaves in half a school year, by school and team. This is about talks, never about what somebody answered.
coverage-groups = Teams with fewer than { $min } leavers are put together, so that a number is never about one person.
coverage-rest-means = “The rest” is everybody without a time and without a talk: not invited yet, no choice yet, not reached, or rather no talk. Nothing here tells these apart.
coverage-head = For school heads half a school year is counted when all its talks can be over. So a number never changes by one person at a time.
coverage-half = { $first } to { $last }
coverage-due = Leaving
coverage-held = Talk held
coverage-planned = Talk planned
coverage-rest = The rest
coverage-bar = In a picture
coverage-whole = Together
coverage-too-few = Too few people leave to show a number.
coverage-empty-what = Here it will say with how many leavers a talk is planned or was held.
coverage-empty-first = In this half school year and the one before nobody leaves of whom it is known already.
