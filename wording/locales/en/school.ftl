# The page of a school head.
term-role-school-head = School head
page-tab-school = My school
school-title = Who still needs a talk?
school-lead = Here is who leaves and is still here. “Arranged” only says that the team leader has nothing to plan: the talk was held, is with somebody else, or will not take place.
school-leavers = Who leaves?
school-leavers-caption =
    { $count ->
        [one] 1 colleague
       *[other] { $count } colleagues
    }
school-leavers-none = Nobody leaves now of whom you may know.
school-team = Team
school-held = Talks that were held
school-held-lead = Counted over half a school year, when all its talks can be over. Who wanted no talk counts among those who left too. Teams with fewer than { $min } people are put together, so that a number is never about one person.
school-held-half = { $first } to { $last }
school-held-count = Talk held
school-held-of = { $held } of { $due }
school-held-too-few = Too few people left to show a number.
school-held-none-yet = No half school year has been counted yet.
school-empty = You have no school yet.
