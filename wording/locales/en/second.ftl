# The second person.
second-title = Waits for a second person
second-lead = Whoever opens what people tell does not decide that alone. Until somebody else confirms it, nothing changes.
second-by = Proposed by { $name }
second-token = Token “{ $name }” for a personnel system, until { $day }: registering, changing and cancelling departures
second-not-you = Somebody else has to confirm this.
second-confirm = Confirm
second-turn-down = Turn down
second-confirmed = { $count ->
    [one] Confirmed.
   *[other] { $count } confirmed.
}
second-turned-down = { $count ->
    [one] Turned down. Nothing has changed.
   *[other] { $count } turned down. Nothing has changed.
}
second-gone = { $count ->
    [one] One was settled already.
   *[other] { $count } were settled already.
}
second-roles-hint = The roles of administrator, HR coordinator and HR adviser hold once a second person has confirmed them.
second-own-training = You do not extend your own training. Note a new one; a colleague confirms it.
second-training-waits = Your own training counts as soon as a colleague confirms it.
second-link = To confirm
second-yours = Yours to confirm
second-confirm-ticked = Confirm what is ticked
second-confirm-all = Confirm all { $count }
second-turn-down-ticked = Turn down what is ticked
second-nothing-ticked = Nothing has changed: nothing was ticked.
second-none = Nothing waits.
second-none-first = What somebody proposes that needs a second person appears here.
second-look = Look at it
second-waiting = { $count ->
    [one] 1 role, training or token waits for a second person.
   *[other] { $count } roles, trainings or tokens wait for a second person.
}
second-saved-waits = Saved. A role that you proposed waits: it holds once somebody else has confirmed it.
second-added-waits = Added. A role that you proposed waits: it holds once somebody else has confirmed it.

term-mail-kind-second-person-asked = question to confirm something
term-mail-kind-decided-alone = message that somebody decided alone
term-mail-kind-token-maker-gone = message that the maker of a token is no administrator any more

mail-second-subject = Would you confirm this?
mail-second-role = { $by } proposes to give { $host } the role { $what }. It holds once you or another colleague have confirmed it.
mail-second-training = { $by } has noted a training for themself. It counts once you or another colleague have confirmed it.
mail-second-token = { $by } has made the token “{ $token }” for a personnel system. It registers, changes and cancels departures only once you or another colleague have confirmed that. Cancelling erases what somebody answered.
mail-second-button = See the proposal
mail-alone-subject = Decided without a second person
mail-alone-role = { $by } gave { $host } the role { $what }. There was nobody else who could confirm it. It is in the log.
mail-alone-training = { $by } has noted a training for themself. There was nobody else who could confirm it. It is in the log.
mail-alone-token = { $by } has made the token “{ $token }”, with which a personnel system registers, changes and cancels departures. There was nobody else who could confirm it. It is in the log.
mail-token-subject = A token without its maker
mail-token-maker-gone = { $by } made the token “{ $token }” for a personnel system and is no administrator any more. The token goes on working. Revoke it if nobody sees to it.
mail-token-button = See the tokens
mail-alone-moved = { $by } moved the team { $team } to { $to }. From now on HR of that school sees who leaves this team, or an adviser of that school can hold talks there. It is in the log.
mail-alone-button = See the person
mail-alone-lists-button = See the people
mail-second-lists = { $by } proposes, with a list, to give roles to several people. Each of them holds once you or another colleague have confirmed it.
mail-alone-lists = { $by } gave roles to several people, with a list. There was nobody else who could confirm them. They are in the log.
