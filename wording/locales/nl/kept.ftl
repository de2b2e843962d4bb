# Wat er wordt bewaard, van elke soort: waarom, op welke grondslag, tot wanneer, wie het kan zien.

kept-title = Wat de organisatie van je heeft
kept-caption = Elke soort gegevens
kept-what = Wat
kept-why = Waarom, en op welke grondslag
kept-until = Tot wanneer
kept-who = Wie het kan zien
kept-until-day = { $day }
kept-until-contact = { $months } maanden nadat alles klaar is
kept-until-handed-in = tot je ze verstuurt; uiterlijk { $day }
kept-until-report-final = tot het verslag klaar is; uiterlijk { $day }
kept-until-restricted = zolang je gegevens met rust gelaten worden
kept-seen = { $times ->
    [0] Nog door niemand geopend
    [one] Eén keer geopend
   *[other] { $times } keer geopend
 }.
kept-seen-link = Kijk wie en wanneer
term-basis-legitimate-interest = gerechtvaardigd belang (AVG, art. 6 lid 1 onder f)
term-basis-public-task = publieke taak (AVG, art. 6 lid 1 onder e)
term-basis-legal-obligation = wettelijke plicht (AVG, art. 6 lid 1 onder c)
term-kept-contact = Naam en mailadressen
term-kept-why-contact = Om je uit te nodigen en te sturen wat is afgesproken
term-kept-who-contact = Jij; HR van je onderdeel. Je naam ook: wie met je praat, en je teamleider zodra je vertrek bekend is
term-kept-facts = Je team, data, de manier waarop je vertrekt
term-kept-why-facts = Om je uit te nodigen en het gesprek te plannen
term-kept-who-facts = Jij; HR van je onderdeel; wie met je praat; je teamleider: de data
term-kept-talks = Je gesprekken: met wie, wanneer, wat je koos
term-kept-why-talks = Om het gesprek te plannen
term-kept-who-talks = Jij; HR van je onderdeel; wie met je praat
term-kept-draft = Antwoorden die je niet hebt verstuurd
term-kept-why-draft = Zodat er niets verloren gaat als je stopt
term-kept-who-draft = Wie jouw link heeft
term-kept-answers = Antwoorden die je hebt verstuurd
term-kept-why-answers = Om het gesprek voor te bereiden, en om te leren
term-kept-who-answers = Jij; de HR-adviseur met wie je praat; je teamleider alleen als je ze deelt; HR van je onderdeel alleen met een vastgelegde reden, en dan laten we het je weten; je tip, zonder je naam, ook wie beleid maakt als je niet met een HR-adviseur praat
term-kept-later = Je antwoorden een paar weken na je vertrek
term-kept-why-later = Om te leren wat mensen zeggen als ze een tijdje weg zijn
term-kept-who-later = Als de antwoorden daarvoor
term-kept-expected = Wat je gesprekspartner vooraf verwachtte
term-kept-why-expected = Om te zien hoe goed organisaties weten waarom mensen vertrekken
term-kept-who-expected = Niemand: alleen hoe vaak het klopte wordt geteld
term-kept-notes = Aantekeningen tijdens je gesprek
term-kept-why-notes = Om het verslag te schrijven
term-kept-who-notes = De HR-adviseur die ze maakte
term-kept-report = Het verslag van je gesprek, en wat je ervan zei
term-kept-why-report = Om te leren
term-kept-who-report = Jij; de HR-adviseur die het schreef; HR van je onderdeel alleen met een vastgelegde reden, en dan laten we het je weten
term-kept-time-line = Wie wat deed en wanneer, en wie in je gegevens keek
term-kept-why-time-line = Zodat het na te gaan is
term-kept-who-time-line = Jij: alles wat er gebeurde en wie het deed, en wie keek; HR van je onderdeel; de HR-adviseur met wie je praat
term-kept-tasks = Afspraken uit je gesprek, en wat je teamleider aan HR vroeg
term-kept-why-tasks = Zodat beloftes worden nagekomen
term-kept-who-tasks = Wie ervoor zorgt; wie het verslag mag lezen; jij, in je kopie
term-kept-mails = Dat er mails naar je gingen, en wanneer
term-kept-why-mails = Zodat niets verloren gaat of dubbel gaat
term-kept-who-mails = Jij; HR van je onderdeel; de HR-adviseur met wie je praat
term-kept-requests = Wat je over je gegevens vroeg, en het antwoord
term-kept-why-requests = Om je te antwoorden, en te laten zien dat we dat deden
term-kept-who-requests = Jij; HR van je onderdeel
