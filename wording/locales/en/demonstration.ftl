# The demonstration.

# The strip and its pages

demonstration = Demonstration
demonstration-invented = All people are invented.
demonstration-now = Here it is
demonstration-hour = Hour on
demonstration-day = Day on
demonstration-week = Week on
demonstration-mails = Sent emails
demonstration-people = Who can sign in
demonstration-only = Only in the demonstration. Nothing goes out to the internet.
demonstration-no-mails = The emails that the demonstration sends will appear here.
demonstration-no-mails-first = Move the clock a day on, or sign in.
demonstration-caption =
    { $count ->
        [one] 1 email
       *[other] { $count } emails, newest first
    }
demonstration-subject = Subject
demonstration-from = From
demonstration-to = To
demonstration-sent = Sent
demonstration-attachments = Attachment
demonstration-calendar = The appointment as a calendar file
demonstration-all-mails = All emails
demonstration-sign-in = Only in the demonstration. Sign in with one of these addresses. The code is in the
demonstration-leavers = Whoever leaves has no account: open a link from one of the emails.
