# The board's own questionnaire and guides.
forms-questionnaire-title = Questionnaire
forms-guides-title = Guides
forms-lead = Whoever is invited now gets version { $version }. Below you prepare the next version. Until you publish it, nobody notices.
forms-guides-lead = Talks are held with version { $version } of the guides now. Below you prepare the next version. Until you publish it, nobody notices.
forms-next = Version { $version }, being prepared
forms-saved-at = Saved last: { $moment }
forms-no-changes = Nothing changed yet.
forms-breaks = Figures of before and after this version cannot well be compared here:
forms-change-line = “{ $name }”: { $what }
forms-change-option-gone = the answer “{ $option }” disappears
forms-change-option-added = the answer “{ $option }” is added
forms-questions = The questions
forms-questions-lead = Change words, not what they mean: figures over the years expect the same question to ask the same. Questions that are no part of the core can be switched off.
forms-own-left = { $left ->
    [0] You have three questions of your own. There can be no more, so that answering stays short.
    [one] You can add one more question of your own.
   *[other] You can add { $left } more questions of your own.
 }
forms-own-add = Add a question of your own
forms-own = Own question
forms-is-off = switched off
forms-switch-off = Switch off
forms-switch-on = Switch on
forms-title-change = Change the title
forms-title-lead = This is the title above the screen with these questions.
forms-variant = Questionnaire for
forms-language = Language
forms-preview = See it
forms-preview-title = { $version }: { $variant }
forms-preview-lead = This is what the leaver sees. You can click everything; nothing is kept.
forms-short-service = Only with under three years of service.
forms-condition = When it is asked
forms-condition-two = Only when two or more reasons were chosen.
forms-condition-after = Only after “{ $question }”: { $answers }
forms-kind = Kind of question
forms-variants = Asked in
forms-now = Published now
forms-same-meaning = Keep what it means. Do you want to ask something else? Then switch this question off and add one of your own.
forms-question = The question
forms-in-variant = In the questionnaire for { $variant }
forms-option = Answer: { $option }
forms-for-sector = Own words for the sector { $sector }:
forms-in-dutch = Dutch
forms-in-english = English
forms-placeholders = Words in braces
forms-placeholders-lead = What is in braces is filled in by the program. For you it becomes:
forms-own-lead = A question of your own is closed: it can be counted, and nobody has to name names. It comes last under the theme you choose.
forms-own-kind = Kind of question
forms-own-aside = Offer “Does not apply” as well
forms-own-aside-when = with five points only
forms-own-options = Answers to choose from
forms-own-options-hint = Only for a choice. Two at least; empty lines do not count.
forms-own-theme = Under which theme
forms-own-theme-choose = Choose a theme
forms-own-theme-hint = That is the title of the screen with this question.
forms-own-variants = In which questionnaires
forms-own-variants-hint = Who gets which questionnaire depends on the type of departure.
forms-versions = Published versions
forms-version = Version { $version }
forms-version-head = Version
forms-published-on = Published on
forms-built-in = part of the program
forms-in-use = for new invitations
forms-guides-in-use = in use
forms-see = See it
forms-download = Download
forms-publish-title = Publish version { $version }
forms-publish-breaks = { $count ->
    [one] Mind: one change makes comparing hard.
   *[other] Mind: { $count } changes make comparing hard.
 }
forms-publish-tick = Whoever is invited from now on gets version { $version }. Whoever has been invited keeps the version of then. I cannot undo publishing.
forms-guides-publish-tick = Whoever holds a talk from now on sees version { $version }. I cannot undo publishing.
forms-publish = Publish
forms-published = Version { $version } has been published. New invitations get these questions.
forms-guides-published = Version { $version } has been published. Talks are held with these guides from now on.
forms-nothing-new = There is nothing new to publish.
forms-discard = Throw the prepared version away
forms-discard-tick = Everything prepared in version { $version } goes. Version { $before } stays as it is.
forms-discarded = The prepared version is gone.
forms-file = Work with a file
forms-file-lead = You can keep the prepared version, change it in a file, and read it in again.
forms-file-export = Download the prepared version
forms-file-choose = File to read in
forms-file-hint = A JSON file. It replaces the prepared version and publishes nothing.
forms-file-import = Read it in
forms-file-imported = The file has become the prepared version. Nothing has been published yet.
forms-file-refused = This file is not right. Nothing has changed. This was found, with line and reason:
forms-file-too-large = This file is too large. A questionnaire or guide is 256 kB at most.
forms-file-not-text = This file is not text in UTF-8.
forms-guide-list = The guides
forms-guide-note = What the adviser keeps in mind
forms-guide-themes = Questions about themes from the answers
forms-guide-themes-when = Before the talk the program points out three themes from the answers at most. These questions open them.
forms-guide-theme-new = One more theme
forms-guide-themes-hint = Put each question on a line of its own, as many in both languages and in the same order. A theme that you empty altogether disappears.
forms-questions-in-dutch = Questions, Dutch
forms-questions-in-english = Questions, English

forms-fault-missing-nl = Fill in the Dutch words.
forms-fault-missing-en = Fill in the English words.
forms-fault-kind = Choose what kind of question it is.
forms-fault-variant = Choose one questionnaire at least.
forms-fault-too-long = This is { $over } characters too long. { $max } at most.
forms-fault-placeholder = Nobody fills in { $name }. See “Words in braces” at the bottom.
forms-fault-two-options = Give two answers at least to choose from.
forms-fault-too-many-own = There are three questions of your own already.
forms-fault-too-many-screens = One of these questionnaires would get too many screens. Choose a theme it has already.
forms-fault-needed = Another question depends on this one ({ $by }). Switch that one off first.
forms-fault-not-as-many = As many questions in both languages: now { $nl } in Dutch and { $en } in English.

term-event-questionnaire-published = New questionnaire published
term-event-guides-published = New guides published

term-variant-full = own choice or closure
term-variant-fixed-term = end of a fixed-term contract
term-variant-retirement = retirement
term-variant-short = end of a replacement
term-variant-transfer = transfer within the board
term-variant-experience = special course
term-variant-experience-after-incapacity = long-term illness

term-item-kind-reasons = tick reasons
term-item-kind-one-of = one of the reasons chosen
term-item-kind-agreement = five points, from disagree to agree
term-item-kind-likelihood = number from 0 to 10
term-item-kind-choice = choose one answer
term-item-kind-values = tick what was valued
term-item-kind-destination = choose a destination
term-item-kind-text = short text

term-change-other-kind = is asked in another way
term-change-other-maximum = another maximum
term-change-other-people = is asked of other people
term-change-gone = disappears
term-change-own-removed = own question disappears
term-change-added = new question
term-change-switched-off = switched off; no new figures will come
term-change-switched-on = switched on again
term-change-reworded = other words
term-change-other-aside = “Does not apply” offered or not
term-change-title-reworded = another title

term-guide-leaving = Leaving by own choice
term-guide-fixed-term = End of a fixed-term contract
term-guide-process = A careful farewell
term-guide-retirement = Retirement
