# De demonstratie.

# The strip and its pages

demonstration = Demonstratie
demonstration-invented = Alle mensen zijn verzonnen.
demonstration-now = Het is hier
demonstration-hour = Uur verder
demonstration-day = Dag verder
demonstration-week = Week verder
demonstration-mails = Verstuurde mails
demonstration-people = Wie kan inloggen
demonstration-only = Alleen in de demonstratie. Er gaat niets het internet op.
demonstration-no-mails = Hier komen de mails die de demonstratie verstuurt.
demonstration-no-mails-first = Zet de klok een dag verder, of log in.
demonstration-caption =
    { $count ->
        [one] 1 mail
       *[other] { $count } mails, nieuwste eerst
    }
demonstration-subject = Onderwerp
demonstration-from = Van
demonstration-to = Aan
demonstration-sent = Verstuurd
demonstration-attachments = Bijlage
demonstration-calendar = De afspraak als agendabestand
demonstration-all-mails = Alle mails
demonstration-sign-in = Alleen in de demonstratie. Log in met een van deze adressen. De code staat in de
demonstration-leavers = Wie vertrekt, heeft geen account: open een link uit een van de mails.
