# In contact blijven uit vrije keuze, los van het dossier.

stay-greeting = Hallo,
stay-title = In contact blijven
stay-lead = Wil je na je vertrek nog van ons horen? Ongeveer één keer per jaar vragen we hoe het met je gaat, en of je terug zou willen komen.
stay-apart = We bewaren alleen het adres dat je hier invult, los van je vertrek, je antwoorden en je gesprek. Niemand kan zien bij wiens vertrek het hoort. Stoppen kan in elke mail.
stay-address = Je privé-mailadres
stay-address-hint = We mailen je daar om te vragen of jij het bent.
stay-address-malformed = Vul een mailadres in, zoals naam@voorbeeld.nl
stay-sure = Ja, jullie mogen dit adres bewaren en me schrijven
stay-sure-missing = Zet een vinkje als je in contact wilt blijven
stay-button = Blijf in contact
stay-mail-sent = We hebben een mail naar dat adres gestuurd. Bevestig daarin dat je in contact wilt blijven.
stay-too-many = Je hebt dit al een paar keer gevraagd. Over een uur kun je het opnieuw proberen.

# De pagina achter de link in elke mail
stay-own-title = In contact met { $organisation }
stay-own-unconfirmed = Je hebt nog niet bevestigd dat je in contact wilt blijven.
stay-own-since = Je bevestigde op { $day } dat je in contact wilt blijven.
stay-own-address = Je adres: { $address }.
stay-own-until = Als je niets doet, wordt het gewist op { $day }.
stay-own-what = { $organisation } mag naar dit adres schrijven, ongeveer één keer per jaar. HR van de hele organisatie kan het lezen. Verder wordt er niets bij bewaard.
stay-keep-sure = Ja, ik wil in contact blijven
stay-keep-missing = Zet een vinkje als je in contact wilt blijven
stay-keep-button = Blijf in contact
stay-kept = Dank je. We bewaren je adres vanaf nu twee jaar.
stay-end-sure = Ja, wis mijn adres
stay-end-missing = Zet een vinkje om te stoppen
stay-end-button = Stop, en wis mijn adres
stay-ended-title = Je adres is gewist
stay-ended = Je hoort niets meer van ons. Het ga je goed.

# Mails
stay-confirm-subject = Wil je in contact blijven?
stay-confirm = Op de pagina's van { $organisation } vulde iemand dit adres in om in contact te blijven. Was jij dat? Bevestig het dan.
stay-confirm-not-you = Was jij het niet? Dan hoef je niets te doen.
stay-confirm-button = Bevestig of stop
stay-yearly-subject = Hoe gaat het met je?
stay-yearly = Je werkte bij { $organisation } en wilde in contact blijven. We hopen dat het goed met je gaat.
stay-yearly-back = Zou je weer bij ons willen werken? Schrijf of bel ons: { $contact }
stay-yearly-button = Blijf in contact of stop
stay-until-mail = Als je niets doet, wordt dit adres gewist op { $day }.
stay-end-mail = Je kunt op elk moment stoppen, met de link hierboven. Je adres wordt dan meteen gewist.

# Voor HR
stay-staff-title = Oud-collega's die in contact blijven
stay-staff-lead = Deze mensen kozen er zelf voor en bevestigden het. Schrijf ze ongeveer één keer per jaar, en zeg er altijd bij hoe ze stoppen: door te antwoorden, of met de link in de mails van het programma. Wie stopt, staat meteen niet meer op deze lijst: kijk hier voordat je schrijft.
stay-staff-none = Er blijft nog niemand in contact.
stay-staff-none-first = Na het versturen van de antwoorden kan iedereen die vertrekt ervoor kiezen.
stay-staff-address = Adres
stay-staff-since = Bevestigd
stay-staff-caption = Adressen, met de dag waarop ze het laatst zijn bevestigd
stay-staff-export = Meenemen als tabel
term-mail-kind-stay-confirm = vraag of iemand in contact wil blijven
term-mail-kind-stay-yearly = jaarlijkse mail aan wie in contact blijft
