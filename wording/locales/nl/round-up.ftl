# De mail met wat er te doen is: aantallen, en nooit een naam.

round-up-mail-subject = Wat er te doen is
round-up-mail = Dit wacht op je. Om wie het gaat, staat niet in deze mail: dat zie je als je inlogt.
round-up-mail-button = Bekijk wat er te doen is
round-up-mail-why =
    { $rhythm ->
        [daily] Deze mail komt op elke werkdag waarop er iets te doen is.
       *[weekly] Deze mail komt op de eerste werkdag van de week, als er iets te doen is.
    }
round-up-mail-choose = Kies hoe vaak deze mail komt, of dat hij niet meer komt

round-up-title = Mail met wat er te doen is
round-up-lead = Een mail met aantallen: hoeveel er van elk op je wacht. Er staan geen namen in. Is er niets te doen, of ben je met verlof, dan komt er geen mail.
round-up-rhythm = Hoe vaak wil je die mail?
round-up-rhythm-hint = Wie niets kiest, krijgt de mail één keer per week. Een andere keuze geldt vanaf de volgende werkdag, of de volgende week. Kies je nooit, dan komt er ook geen mail over nieuwe cijfers.
round-up-button = Bewaar
round-up-saved-never = Bewaard. Je krijgt deze mail niet meer.
round-up-saved-daily = Bewaard. De mail komt vanaf de volgende werkdag, als er iets te doen is.
round-up-saved-weekly = Bewaard. De mail komt vanaf volgende week op de eerste werkdag, als er iets te doen is.

term-rhythm-daily = Elke werkdag
term-rhythm-weekly = Eén keer per week
term-rhythm-never = Nooit

term-duty-overdue = Te laat in het overzicht
term-duty-this-week = Deze week aan de beurt in het overzicht
term-duty-request = Verzoeken over gegevens die wachten
term-duty-unsent = Mails die niet zijn verstuurd
term-duty-to-record = Gesprekken waarvan je nog zegt hoe het ging
term-duty-report = Verslagen om te schrijven
term-duty-to-plan = Gesprekken om te plannen
term-duty-task = Taken

term-mail-kind-round-up = mail met wat er te doen is
