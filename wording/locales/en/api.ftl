# Personnel systems: tokens, what they may do, and addresses that are told.
api-link = Personnel system
api-title = Connection with a personnel system
api-lead = A personnel system can register, change and cancel departures here, and read whether they still run. It signs in with a token.
api-reads = No token reads what people answer, whether they want a talk, their reports, wishes or private addresses. You change names and email addresses in the record only.
api-tokens = Tokens
api-none = There is no token yet.
api-none-first = Make one for each system that comes to do something here.
api-expired = Expired
api-until = Counts until { $day }.
api-used = Last used on { $day }.
api-used-never = Not used yet.
api-made-by = Made by { $name }, { $moment }
api-waits = It does not register, change or cancel yet: a second person has to confirm this token.
api-maker-gone = Whoever made this token is no administrator any more. Revoke it if nobody sees to it.
api-revoke = Revoke
api-revoked = Revoked. From now on nothing comes in with this token.
api-name = Name
api-name-hint = Of the system that signs in with it. This name is written in the log.
api-scopes = What may the system do?
api-scopes-hint = It registers, changes and cancels only once a second person has confirmed that: cancelling erases what somebody answered.
api-scope-departures-write = Register, change and cancel departures
api-scope-departures-read = Read whether a departure still runs
api-scope-units-read = Read schools and teams
api-scope-accounts-read = Read who works here, with email address and roles
api-expires = Last day
api-expires-hint = A year from now at the latest. Make a new token in time.
api-make = Make a token
api-shown = Copy this now
api-token-shown = You see this token only now. Keep it where only that system can reach it.
api-secret-shown = With this the receiver checks whether a message comes from here. You see it only now.
api-fault-name-missing = Give the token a name.
api-fault-name-too-long = Keep the name shorter: { $max } characters at most.
api-fault-scope-missing = Choose what the system may do.
api-fault-day-outside = Choose a day from today on, within a year.
api-webhooks = Messages on progress
api-webhooks-lead = Such an address gets a message when a departure is registered, stands still or is over. It says which departure it is about and whether it runs, and nothing else.
api-webhook-address = Address
api-webhook-address-hint = Begins with https:// and can be reached from the internet.
api-webhook-waiting =
    { $count ->
        [0] Nothing waits.
        [one] One message waits.
       *[other] { $count } messages wait.
    }
api-webhook-fault = The last message did not arrive: { $fault }
api-webhook-parked =
    { $count ->
        [one] One message did not arrive for three days and is not tried any more.
       *[other] { $count } messages did not arrive for three days and are not tried any more.
    }
api-webhook-again = Try again
api-webhook-told-again = It is tried again, for three days.
api-webhook-ended = This address gets no messages any more.
api-fault-address-missing = Fill in an address.
api-fault-address-malformed = Fill in an address that begins with https://, without a name or a password in it.
api-fault-address-too-many = There are too many addresses already. Remove one first.

term-event-api-token-made = Token for a personnel system made
term-event-api-token-made-alone = Token that changes departures made without a second person: there was nobody else who could confirm it
term-event-api-token-confirmed = Token for a personnel system confirmed: it may change departures
term-event-api-token-turned-down = Token for a personnel system not confirmed, and revoked
term-event-api-token-maker-gone = Whoever made a token is no administrator any more; the other administrators were told
term-event-api-token-revoked = Token for a personnel system revoked
term-event-webhook-added = Address added that is told of departures
term-event-webhook-ended = Address is told of departures no more
term-way-in-api = a token of a personnel system
log-by-api = a personnel system
log-by-api-of = API: { $name }
