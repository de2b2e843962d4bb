# Rollen met een eerste en een laatste dag, en vervangers.
role-from = vanaf { $first }
role-until = tot en met { $last }
role-between = { $first } tot en met { $last }
role-first = Rol { $number } vanaf
role-last = Rol { $number } tot en met
role-days-hint = Zonder dagen geldt een rol meteen, tot je die weghaalt. Vóór de eerste en na de laatste dag geeft een rol niets.
role-instead-of = vervangt { $name }
role-time-title = Wanneer de rollen gelden
role-time-own = Wanneer je rollen gelden
role-time-none = Er zijn geen rollen.
role-when-now = nu
role-when-coming = komt nog
role-when-over = voorbij
role-when-waits = wacht op een tweede persoon

roles-title = Je rollen en vervangers
roles-link = Rollen en vervangers
roles-lead = Hier zie je wat je mag, en wie dat een tijd voor jou mag.

deputies-title = Vervangers voor een periode
deputies-lead = Een vervanger heeft dezelfde rol voor dezelfde teams en scholen, van de eerste tot en met de laatste dag. Wat een medewerker met de eigen teamleider deelt, ziet een vervanger niet.
deputies-leader = Zolang een teamleider een vervanger heeft, kiest een vertrekkende medewerker: wachten, de vervanger of HR.
deputies-second = Een vervanger als beheerder, HR-coördinator of HR-adviseur begint pas als een tweede persoon dat bevestigt.
deputies-none = Er is geen vervanger.
deputies-no-role = Zonder rol is er niets te vervangen.
deputies-role = Welke rol
deputies-person = Werkadres van de vervanger
deputies-person-hint = Het mailadres waarmee deze collega hier inlogt.
deputies-first = Eerste dag
deputies-last = Laatste dag
deputies-name = Wijs een vervanger aan
deputies-end = Beëindig nu
deputies-take-back = Trek in
deputies-named = De vervanger is aangewezen en krijgt een mail.
deputies-waits = Dit wacht op een tweede persoon. Tot dan verandert er niets.
deputies-ended = De vervanging is beëindigd.
deputies-ended-already = Deze vervanging was al voorbij.
deputies-fault-role = Kies een rol.
deputies-fault-person = Niemand van deze organisatie logt in met dit adres.
deputies-fault-themself = Kies iemand anders: dit is dezelfde persoon.
deputies-fault-already = Deze collega vervangt hier al.
deputies-fault-passed = Deze dag is al voorbij. Begin vandaag of later.
deputies-fault-too-long = Dit is langer dan een jaar. Geef de rol dan zelf.
deputies-fault-outside = De rol zelf geldt niet op al deze dagen.

staff-fault-role-twice = Deze rol staat er twee keer voor hetzelfde team of dezelfde school.
staff-fault-not-a-school = Een schoolleider heeft een school. Kies die erbij.

log-role-for = vervangt { $name }
term-event-role-period-changed = Dagen van een rol gewijzigd
term-event-role-began = Rol begonnen
term-event-role-ended = Rol afgelopen
term-event-deputy-named = Vervanger aangewezen
term-event-deputy-ended = Vervanging beëindigd

term-mail-kind-deputy-named = bericht dat iemand je vervangt
term-mail-kind-made-deputy = bericht dat je iemand vervangt
mail-deputy-subject = Je hebt een vervanger
mail-deputy-named = { $host } is van { $from } tot en met { $until } je vervanger als { $what }. Klopt dit niet? Je kunt het meteen beëindigen.
mail-deputy-you-subject = Je vervangt een collega
mail-deputy-you = Van { $from } tot en met { $until } vervang je { $by } als { $what }. Je mag dan wat bij die rol hoort; daarna houdt dat vanzelf op.
mail-deputy-button = Bekijk je rollen
