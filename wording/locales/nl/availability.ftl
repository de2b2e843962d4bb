# Wanneer een host kan: extra uren, delen van een dag, instellingen, en de week zoals vertrekkers die zien.

times-see-week = Bekijk de week
times-back = Terug naar uren en instellingen
times-removed-booked = Verwijderd. { $talks ->
    [0] Er stond niets gepland in deze uren.
    [one] Eén gepland gesprek valt erin: dat blijft staan.
   *[other] { $talks } geplande gesprekken vallen erin: die blijven staan.
}
times-remove-hours = Haal je uren weg, dan kan niemand daar meer een gesprek kiezen. Wat al gepland is, blijft staan.
times-fault-too-many = Meer uren kunnen er niet bij. Verwijder eerst uren die niet meer nodig zijn.

extra-title = Extra uren op een dag
extra-empty-what = Er zijn geen extra uren.
extra-empty-first = Handig voor een dag waarop je anders niet kunt, ook in het weekend of in een vakantie.
extra-add = Extra uren toevoegen
extra-day = Dag
extra-hint = Deze uren gelden ook in het weekend, op feestdagen en in schoolvakanties. Ben je die dag afwezig, dan gaat dat voor.

closed-part = Alleen een deel van de dag
closed-part-hint = Laat beide leeg voor hele dagen. Bij meer dagen geldt dit voor elke dag.
closed-part-from = Vanaf
closed-part-until = Tot
closed-fault-part-missing = Vul zowel begin als einde in.
closed-fault-too-many = Meer dagen kunnen er niet bij. Verwijder eerst dagen die niet meer nodig zijn.

limits-title = Instellingen
limits-lead = Laat leeg wat de standaard mag volgen.
limits-before = Minuten vrij vóór een gesprek
limits-after = Minuten vrij na een gesprek
limits-notice = Uren van tevoren
limits-notice-hint = Zo lang van tevoren moet iemand kiezen.
limits-horizon = Dagen vooruit
limits-horizon-hint = Verder vooruit kan niemand kiezen.
limits-talks = Gesprekken op een dag
limits-languages = In welke talen voer je gesprekken?
limits-languages-hint = Niets aangevinkt: alle talen.
limits-standard = Standaard: { $value }.
limits-standard-none = Standaard: geen grens.
limits-save = Instellingen bewaren
limits-saved = Bewaard. Wat al gepland is, houdt de vrije minuten van toen.
limits-summary = { $before } min vrij vooraf, { $after } min erna · { $notice } uur van tevoren · hooguit { $talks } op een dag
limits-summary-horizon = tot { $days } dagen vooruit
limits-fault-not-a-number = Vul een getal in.
limits-fault-not-multiple-of-five = Kies hele vijf minuten.
limits-fault-limits = Kies een getal van { $least } tot en met { $most }.

reach-title = Bereikbaar voor een gesprek
reach-lead = Beide mogen leeg blijven. Wie een gesprek heeft, leest wat hier staat.
reach-nothing = Er is nog niets ingevuld.
reach-phone = Telefoonnummer
reach-phone-hint = Staat bij een gesprek aan de telefoon, en bij elk gesprek vanaf een dag van tevoren.
reach-video = Adres voor beeldbellen
reach-video-hint = Staat in mails, in agenda's en bij het gesprek. Wie die agenda's ziet, ziet ook dit adres: zet er geen wachtwoord in en gebruik een wachtruimte.
reach-save = Bewaren
reach-saved = Bewaard. In agenda's waar een gesprek al in staat, blijft het adres van toen.
reach-fault-phone = Vul een telefoonnummer in, zoals 06 12345678.
reach-fault-video = Plak het hele adres, dat begint met https://.

week-title = Week van { $day }
week-of = Week van { $day }: { $name }
week-lead = Dit krijgen mensen te zien die nu een gesprek van { $minutes } minuten zoeken. De tijden zijn begintijden.
week-previous = Vorige week
week-next = Volgende week
week-this = Deze week
week-nav = Andere weken
week-minutes = Lengte van het gesprek
week-minutes-option = { $minutes } minuten
week-absent = Met verlof: er worden nu geen tijden aangeboden, wat hieronder ook staat.
week-today = vandaag
week-day-off = Weekend, feestdag of vakantie
week-no-hours = Geen uren.
week-offered = Te kiezen
week-not-offered = Niet te kiezen
week-talk = Gesprek
week-talk-with = Gesprek met { $name }
week-busy = Bezet in de eigen agenda
week-closed = Afwezig: { $reason }
week-whole-day = hele dag
week-nothing = In deze week is niets te kiezen.
week-count = { $starts ->
    [one] Eén begintijd te kiezen.
   *[other] { $starts } begintijden te kiezen.
}

term-why-not-in-the-past = al voorbij
term-why-not-notice = te kort van tevoren
term-why-not-beyond-horizon = verder vooruit dan is ingesteld
term-why-not-before-window = vóór de eerste dag waarop dit gesprek kan
term-why-not-after-window = na de laatste dag waarop dit gesprek kan
term-why-not-holiday = weekend, feestdag of vakantie
term-why-not-outside-hours = buiten de uren
term-why-not-off-grid = niet op een kwartier
term-why-not-too-short = te weinig tijd tot het einde van de uren
term-why-not-closed = afwezig
term-why-not-not-trained = geen geldige training op die dag
term-why-not-day-full = het hoogste aantal gesprekken van die dag is bereikt
term-why-not-other-talk = overlapt met een ander gesprek
term-why-not-buffer = te dicht op iets anders
term-why-not-own-calendar = overlapt met de eigen agenda
term-why-not-leaver-busy = wie vertrekt heeft dan al een gesprek
