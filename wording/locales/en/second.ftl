# The second person.
second-title = Waits for a second person
second-lead = Whoever opens what people tell does not decide that alone. Until somebody else confirms it, nothing changes.
second-by = Proposed by { $name }
second-not-you = Somebody else has to confirm this.
second-confirm = Confirm
second-turn-down = Turn down
second-confirmed = Confirmed.
second-turned-down = Turned down. Nothing has changed.
second-gone = This was settled already.
second-roles-hint = The roles of administrator, HR coordinator and HR adviser hold once a second person has confirmed them.
second-own-training = You do not extend your own training. Note a new one; a colleague confirms it.
second-training-waits = Your own training counts as soon as a colleague confirms it.

term-mail-kind-second-person-asked = question to confirm something
term-mail-kind-decided-alone = message that somebody decided alone

mail-second-subject = Would you confirm this?
mail-second-role = { $by } proposes to give { $host } the role { $what }. It holds once you or another colleague have confirmed it.
mail-second-training = { $by } has noted a training for themself. It counts once you or another colleague have confirmed it.
mail-second-button = See the proposal
mail-alone-subject = Decided without a second person
mail-alone-role = { $by } gave { $host } the role { $what }. There was nobody else who could confirm it. It stands in the log.
mail-alone-training = { $by } has noted a training for themself. There was nobody else who could confirm it. It stands in the log.
mail-alone-button = See the person
