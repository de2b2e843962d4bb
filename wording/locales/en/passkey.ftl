# Passkeys of the staff: signing in with one, one's own, and beginning anew.

passkey-sign-in = Sign in with a passkey
passkey-sign-in-lead = No passkey yet, or lost it? Then you can get in with a code.
passkey-sign-in-instead = Whoever has a passkey gets no code.
passkey-scripts = A passkey needs JavaScript, and a browser that knows passkeys. One of the two is missing here; the other ways in work without.

passkey-trouble = That did not work, or you broke it off. Try again, or choose another way.
passkey-trouble-browser = This browser cannot use passkeys, or JavaScript is off. Choose another way.
passkey-trouble-stale = That took longer than { $minutes } minutes, or was used already. Try again.
passkey-trouble-unknown = This passkey lets nobody in here. Perhaps it was taken away, or the account has ended. Choose another way, or ask whoever keeps the accounts at your organisation.
passkey-trouble-many = Signing in was begun very often from your network. Try again in an hour.
passkey-trouble-known = This device has a passkey for your account already.
passkey-trouble-not-valid = What this device made cannot be used here. Try another device.

passkeys-link = Passkeys
passkeys-title = Your passkeys
passkeys-lead = With a passkey you sign in with your finger, your face or the PIN of your device. It works on this site only, and nobody can guess it or read it in your email.
passkeys-none = You have no passkey yet.
passkeys-none-first = Add one on this device. Then a code by email lets nobody in as you any more.
passkeys-not-offered = Passkeys cannot be used here: staff sign in another way, or this program has no address of its own over a safe connection.
passkeys-name = Name
passkeys-added = Added
passkeys-used = Last used
passkeys-used-never = not yet
passkeys-change = Change
passkeys-rename = Save name
passkeys-remove = Take away
passkeys-remove-hint = It lets nobody in any more, and you are signed out everywhere else. Remove it on the device itself as well.
passkeys-remove-last = This is your only one: after that a code by email lets you in.
passkeys-add = Add a passkey
passkeys-full = You have { $count } passkeys, which is as many as you can have. Take one away first.
passkeys-lost = Lost them all? Whoever keeps the accounts at your organisation can let you begin anew.
passkeys-done = Your passkey has been added. You can sign in with it from now on. Elsewhere you have been signed out.
passkeys-renamed = The passkey has another name.
passkeys-removed = The passkey has been taken away. Elsewhere you have been signed out.
passkeys-new-title = Add a passkey
passkeys-new-lead = Your browser asks where to keep it: on this device, on your telephone, or on a security key. After that it asks for your finger, your face or a PIN.
passkeys-new-name = What do you call it?
passkeys-new-name-hint = For example: laptop at work. With several you will know them apart.
passkeys-new-button = Make the passkey
passkeys-new-stale = Making it took longer than { $minutes } minutes, or it was used already. Try again; whatever your device may have kept of it is of no use.
passkeys-fault-name-missing = Fill in a name.
passkeys-fault-name-too-long = Use at most { $max } characters.

passkeys-of-title = Passkeys
passkeys-of-count =
    { $count ->
        [0] { $name } has no passkey.
        [one] { $name } has one passkey.
       *[other] { $name } has { $count } passkeys.
    }
passkeys-of-why = Did they lose their passkeys? Let them begin anew: all of them are taken away, they are signed out everywhere, and they get an email. From then on a code by email lets them in until they have added a new one, so make sure that it is them who asks, and that their email is theirs. It is kept in the log.
passkeys-of-reset = Let this person begin anew
passkeys-of-administrators = This is an administrator. Only administrators see and take away their passkeys.
passkeys-of-done = The passkeys of { $name } have been taken away. An email tells them how to go on.
passkeys-of-nothing = There were no passkeys to take away.

mail-passkey-button = See your passkeys
mail-passkey-not-you = Did you not know about this? Then tell the administrator of the program today.
mail-passkey-added-subject = A passkey was added
mail-passkey-added = A passkey was added to your account at { $organisation }. From now on you can sign in with it.
mail-passkey-removed-subject = A passkey was taken away
mail-passkey-removed = A passkey was taken away from your account at { $organisation }. It lets nobody in any more.
mail-passkeys-reset-subject = Add a new passkey
mail-passkeys-reset = The administrator has taken away all passkeys of your account at { $organisation }. You have been signed out everywhere.
mail-passkeys-reset-next = Sign in once with a code by email and add a new passkey right away. Until you have, that code is enough to get in.
mail-passkeys-reset-button = Add a passkey
mail-passkey-instead-subject = Sign in with your passkey
mail-passkey-instead = You asked for a code to sign in. You have a passkey, so choose "Sign in with a passkey" on the page.
mail-passkey-instead-lost = Lost it? Then ask the administrator of the program to let you begin anew.
mail-passkey-instead-not-you = You did not ask for this? Then you need not do anything.

term-event-passkey-added = Passkey added
term-event-passkey-removed = Passkey taken away
term-event-passkeys-reset = All passkeys of somebody taken away
term-event-passkey-doubted = Passkey refused: its counter went back, so there may be a copy of it
