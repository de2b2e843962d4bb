# Roles that a claim of the organisation's provider gives.
role-provider = the organisation's sign-in
role-by-claim = through { $name }
role-by-claim-hint = A role through { $name } follows the groups there and cannot be taken away here. Have it changed there, by whoever manages those groups; it holds from the next time this person signs in.
second-by-claim = Proposed by { $name }, when this person signed in

term-event-role-given-by-claim = Role given without a second person: the settings say that two people manage the groups at the provider
term-event-claim-not-used = Roles stayed as they were: what the provider says of groups could not be used
term-way-in-claim = groups at the provider
log-by-provider = the organisation's provider

term-claim-trouble-elsewhere = too many groups for the provider's answer
term-claim-trouble-wrong-type = not a list of groups
term-claim-trouble-too-many = more groups than are read
term-claim-trouble-last-administrator = it would have taken away the last administrator

mail-second-claim = By the groups of your organisation's sign-in service { $host } would get the role { $what }. It holds once you or another colleague have confirmed it.
mail-alone-claim = By the groups of your organisation's sign-in service { $host } got the role { $what }. There was nobody else who could confirm it. It is in the log.
