# De agenda's van een gespreksvoerder: die we lezen, en die iemand bij ons kan volgen.

calendars-title = Mijn agenda’s
calendars-link = Mijn agenda’s: bezette tijden meetellen, en gesprekken in je eigen agenda zien
calendars-own = Wanneer je bezet bent
calendars-own-lead = Geef je eigen agenda op, dan stellen we geen gesprek voor op een moment dat je al iets hebt. We bewaren alleen begin en einde van bezette tijden, nooit waar ze over gaan.
calendars-empty-what = Je hebt nog geen agenda opgegeven.
calendars-empty-first = In Outlook, Google, Apple en Nextcloud vind je bij delen of publiceren een adres dat eindigt op .ics.
calendars-add-address = Agenda toevoegen met een adres
calendars-add-dav = Agenda toevoegen van een CalDAV-server
calendars-add-file = Agenda toevoegen uit een bestand
calendars-add-do = Lees en voeg toe
calendars-name = Naam
calendars-name-hint = Mag leeg blijven.
calendars-address = Adres van de agenda
calendars-address-hint = Begint met https:// of webcal://. We bewaren het adres versleuteld.
calendars-dav-address = Adres van de server of de agenda
calendars-dav-address-hint = Bijvoorbeeld cloud.voorbeeld.nl: dan zoeken we je eigen agenda’s op. Wil je er één, geef dan het adres van die agenda. Je wachtwoord gaat alleen naar de server die je hier noemt, of naar een server binnen dat domein die het domein zelf aanwijst.
calendars-user-name = Gebruikersnaam
calendars-password = Wachtwoord
calendars-password-hint = Neem een wachtwoord voor apps, als je server dat heeft. We bewaren het versleuteld.
calendars-file = Bestand
calendars-file-hint = Een .ics-bestand van hooguit 20 MB. We lezen het één keer, tot een jaar vooruit; het bestand zelf bewaren we niet.
calendars-added = De agenda is gelezen en telt mee. Hieronder staat wat we gevonden hebben.
calendars-removed = De agenda is weg. Wat gepland is, blijft staan.
calendars-was-read = De agenda is gelezen.
calendars-is-file = Een bestand wordt één keer gelezen. Voeg een nieuw bestand toe.
calendars-read-now = Lees nu
calendars-read-at = Gelezen: { $moment }
calendars-busy-count = { $busy ->
    [one] 1 bezette tijd
   *[other] { $busy } bezette tijden
}
calendars-still-counts = Wat we het laatst lazen telt nog mee.
calendars-state-read = Telt mee
calendars-state-once = Telt mee, één keer gelezen
calendars-state-fails = Lezen lukt niet
calendars-change = Andere naam of verwijderen
calendars-remove-sure = Ja, verwijder deze agenda
calendars-remove-small = De tijden uit deze agenda worden weer vrij. Geplande gesprekken blijven staan.
calendars-seen = Wat we ervan zien
calendars-seen-lead = Op deze tijden stellen we de komende twee weken geen gesprek voor.
calendars-seen-nothing = De komende twee weken staat er niets in.
calendars-fault-address = Vul het adres van de agenda in.
calendars-fault-user-name = Vul de gebruikersnaam in.
calendars-fault-password = Vul het wachtwoord in.
calendars-fault-file = Kies een bestand.
calendars-fault-too-many = Meer agenda’s kunnen er niet bij. Verwijder er eerst een.
calendars-fault-too-often = Je hebt het vaak geprobeerd. Probeer het over een uur opnieuw.

term-calendar-kind-address = Adres
term-calendar-kind-caldav = CalDAV
term-calendar-kind-file = Bestand
term-calendar-trouble-address-invalid = Dit is geen adres van een agenda. Het begint met https:// en bevat geen naam of wachtwoord.
term-calendar-trouble-insecure = Dit adres is niet beveiligd. Neem een adres dat met https:// begint.
term-calendar-trouble-address-refused = Dit adres ligt in een netwerk waar we niet mogen lezen. Vraag het je beheerder.
term-calendar-trouble-unknown = Deze server bestaat niet. Kijk het adres na.
term-calendar-trouble-unreachable = De server geeft geen antwoord, of geen veilige verbinding.
term-calendar-trouble-timeout = De server deed er te lang over.
term-calendar-trouble-sign-in-needed = De server vraagt om een naam en wachtwoord, of ze kloppen niet.
term-calendar-trouble-forbidden = De server laat je deze agenda niet lezen. Je naam en wachtwoord zijn niet het probleem: vraag toegang aan wie de agenda beheert.
term-calendar-trouble-other-host = De server, of het domein, verwijst naar een andere server, en daar geven we je wachtwoord niet af. Vul het adres van die server in.
term-calendar-trouble-no-calendars = We hebben vanaf dit adres geen agenda van je gevonden. Neem het adres van de agenda zelf, uit je agendaprogramma.
term-calendar-trouble-gone = Op dit adres staat geen agenda (meer).
term-calendar-trouble-server-error = De server gaf een fout.
term-calendar-trouble-too-many-redirects = De server stuurt steeds door naar een ander adres.
term-calendar-trouble-compressed = De server stuurt de agenda ingepakt, en dat lezen we niet.
term-calendar-trouble-too-large = De agenda is groter dan 20 MB.
term-calendar-trouble-not-a-calendar = Wat hier staat is geen agenda. Neem het adres of bestand dat eindigt op .ics.
term-calendar-trouble-too-many = Er staat te veel in deze agenda om te lezen.
term-calendar-trouble-sealed = Het adres kan niet meer gelezen worden. Verwijder de agenda en voeg die opnieuw toe.

subscription-title = Je gesprekken in je eigen agenda
subscription-lead = Abonneer je agendaprogramma op dit adres, dan staan je gesprekken erin: tijd, plaats en met wie. Antwoorden en redenen staan er nooit in.
subscription-address = Jouw adres
subscription-address-hint = Wie dit adres heeft, ziet met wie je praat. Deel het niet.
subscription-on = Zet aan
subscription-is-on = Het staat aan. Kopieer het adres naar je agendaprogramma.
subscription-renew = Nieuw adres
subscription-renew-sure = Ja, geef me een nieuw adres
subscription-renew-do = Maak een nieuw adres
subscription-renewed = Je hebt een nieuw adres. Het oude werkt niet meer.
subscription-off = Uitzetten
subscription-off-sure = Ja, zet het uit
subscription-off-do = Zet uit
subscription-is-off = Het staat uit. Het adres werkt niet meer.
subscription-sure-small = Programma’s die het oude adres volgen, krijgen niets meer.
subscription-name = { $talk-names-first }
subscription-summary = { $talk-name-first } met { $name }
subscription-outside = Buiten je ingestelde tijden gepland.

holiday-feeds-title = Uit een agenda
holiday-feeds-lead = Neem vakanties over uit een agenda, bijvoorbeeld van de Rijksoverheid of je school. Je ziet eerst wat erin staat.
holiday-feeds-address-hint = Een adres dat eindigt op .ics. We lezen het elke dag opnieuw.
holiday-feeds-add-address = Vakanties van een adres
holiday-feeds-add-file = Vakanties uit een bestand
holiday-feeds-look = Bekijk wat erin staat
holiday-feeds-found = { $count ->
    [0] { $name }: geen dagen die nog komen.
    [one] { $name }: 1 vrije periode.
   *[other] { $name }: { $count } vrije perioden.
}
holiday-feeds-daily = We lezen dit adres elke dag; wat daar verandert, verandert hier.
holiday-feeds-once = Dit bestand wordt één keer overgenomen.
holiday-feeds-from = uit een agenda
holiday-feeds-keep = Neem over
holiday-feeds-leave = Niet doen
holiday-feeds-kept = De vakanties zijn overgenomen.
holiday-feeds-remove-sure = Ja, verwijder deze agenda met de dagen die eruit kwamen

term-event-invitation-accepted = Afspraak geaccepteerd in de agenda
term-event-invitation-declined = Afspraak afgewezen in de agenda
term-event-invitation-tentative = Afspraak onder voorbehoud in de agenda
term-event-time-proposed = Ander moment voorgesteld in de agenda

itip-leaver-accepted = geaccepteerd in de agenda
itip-leaver-declined = afgewezen in de agenda; de afspraak blijft gelden
itip-leaver-tentative = onder voorbehoud in de agenda
itip-leaver-other-time = vraagt in de agenda om een ander moment; de afspraak blijft gelden
itip-leaver-proposes = stelt in de agenda een ander moment voor: { $when }; de afspraak blijft gelden
itip-host-accepted = door de gespreksvoerder geaccepteerd in de agenda
itip-host-declined = door de gespreksvoerder afgewezen in de agenda; de afspraak blijft gelden
itip-host-tentative = door de gespreksvoerder onder voorbehoud in de agenda
itip-host-other-time = de gespreksvoerder vraagt in de agenda om een ander moment; de afspraak blijft gelden
itip-host-proposes = de gespreksvoerder stelt in de agenda een ander moment voor: { $when }; de afspraak blijft gelden
staff-day-declined = { $name } heeft deze afspraak in de agenda afgewezen. De afspraak blijft gelden.
staff-day-declined-own = Je hebt deze afspraak in je eigen agenda afgewezen. De afspraak blijft gelden.
staff-day-proposed-own = Je hebt in je eigen agenda om een ander moment gevraagd. De afspraak blijft gelden, en { $name } weet er niet van. Verzet de afspraak hier.
