# Emails that have not gone out.
unsent-title = Emails that have not gone out
unsent-lead = The mail server did not take these emails. The program goes on trying for five days; what has not gone out by then stays here. Once the problem is solved you need not wait.
unsent-none = All emails have gone out.
unsent-none-first = An email that the mail server does not take is listed here.
unsent-notice = { $count ->
    [one] One email has not gone out since { $since }.
   *[other] { $count } emails have not gone out, the oldest since { $since }.
 }
unsent-look = Look
unsent-send = Send again
unsent-which = : { $kind }
unsent-send-all = Send all { $count } again
unsent-given-up = { $tries ->
    [0] Not sent since { $since }. The program does not try any more.
    [one] Not sent since { $since }. After one try the program does not try any more.
   *[other] Not sent since { $since }. After { $tries } tries the program does not try any more.
 }
unsent-waits = { $tries ->
    [0] Not sent since { $since }. The program goes on trying.
    [one] Not sent since { $since }. The program has tried once and goes on trying.
   *[other] Not sent since { $since }. The program has tried { $tries } times and goes on trying.
 }
unsent-said = The mail server said: { $said }
unsent-sent-again = { $count ->
    [one] The email is sent again.
   *[other] { $count } emails are sent again.
 }
unsent-nothing = Nothing was sent again: this email has gone, or is not needed any more.
