# The own copy, and the own data behind a link that has expired.

copy-title = Kopie van je gegevens
copy-of = Kopie van de gegevens van { $name }
copy-lead = Dit is alles wat we van je hebben. Druk het af met je browser, bewaar het als pdf, of neem het mee als bestand.
copy-file = Neem mee als bestand (JSON)
copy-take = Bewaar een kopie van je gegevens
copy-foot = { $organisation } · { $day } · vertrouwelijk
copy-left-out = Dit deel kan HR niet inzien. Via je eigen link vraag je een code aan, en dan zie je het zelf.
copy-external-id = Nummer bij je werkgever
copy-talks = Je gesprekken
copy-talks-none = Er zijn geen gesprekken.
copy-talk-none = Geen afspraak gemaakt.
copy-held = Gevoerd op { $day }
copy-events = Wat er gebeurde
copy-mails = Mails aan jou
copy-by-you = jijzelf
copy-added = Aangevuld op { $date }
copy-agreed = Akkoord gegeven op { $date }
copy-corrected = Jouw reactie van { $date }
copy-staff-link = Kopie voor de medewerker
copy-staff-title = Kopie voor de medewerker
copy-staff-lead = Als de medewerker erom vraagt, geef je deze kopie mee: afgedrukt of als bestand. Antwoorden en verslag staan er alleen in als je ze mag inzien. Dat je de kopie maakte, komt in het verloop.
expired-title = Is je vertrek al langer afgerond?
expired-lead = Dan opent je link alleen nog je eigen gegevens. We mailen je een code om te weten dat jij het bent.
expired-sent = Hoort deze link bij jou en hebben we je adres nog? Dan is er een code onderweg.
expired-wrong = Deze code opent niets. Vraag een nieuwe aan, of neem contact op met HR.
