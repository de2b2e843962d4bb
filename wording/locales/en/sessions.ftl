# Where somebody of the staff is signed in.

sessions-link = Where signed in
sessions-title = Where you are signed in
sessions-lead = Is there something here that you do not know, or can no longer reach? End it, and whoever is there has to sign in again.
sessions-limits = It ends by itself too: at the latest { $minutes } minutes after you last opened something there, and in any case { $hours } hours after signing in.
sessions-limits-demonstration = In this demonstration, whose clock jumps, that does not count.
sessions-caption =
    { $count ->
        [one] Signed in at one place
       *[other] Signed in at { $count } places
    }
sessions-device = Device
sessions-since = Signed in
sessions-seen = Last used
sessions-seen-hint = To within a few minutes.
sessions-this = this device
sessions-on = { $browser } on { $system }
sessions-browser-unknown = Unknown browser
sessions-system-unknown = an unknown device
sessions-end = End
sessions-end-this = Sign out
sessions-end-others = End all others
sessions-ended = Ended.
sessions-ended-already = You were no longer signed in there.
sessions-ended-others =
    { $count ->
        [0] You were signed in nowhere else.
        [one] One other place ended.
       *[other] { $count } other places ended.
    }
sessions-of-title = Signed in
sessions-of-open =
    { $count ->
        [0] { $name } is signed in nowhere now.
        [one] { $name } is signed in at one place now.
       *[other] { $name } is signed in at { $count } places now.
    }
sessions-of-why = A laptop lost, or somebody who has to go at once? End it here; it is kept in the log. Another address, other roles and the end of the account do so too.
sessions-of-end = Sign out everywhere
sessions-of-administrators = This is an administrator. Only administrators see and end where they are signed in.
sessions-of-ended =
    { $count ->
        [0] They were signed in nowhere.
        [one] Signed out at one place.
       *[other] Signed out at { $count } places.
    }

term-browser-firefox = Firefox
term-browser-edge = Edge
term-browser-opera = Opera
term-browser-samsung = Samsung Internet
term-browser-chrome = Chrome
term-browser-safari = Safari
term-system-android = an Android device
term-system-ios = an iPhone or iPad
term-system-chrome-os = a Chromebook
term-system-windows = a Windows computer
term-system-mac = a Mac or iPad
term-system-linux = a Linux computer
term-event-sessions-ended = Signed out everywhere
