# Wat om elke pagina heen staat.

page-skip = Naar de inhoud
page-language = Taal
page-menu = Hoofdmenu
page-sign-out = Uitloggen
page-tab-board = Overzicht
page-tab-day = Mijn dag
page-tab-team = Mijn team
page-tab-availability = Beschikbaarheid
page-tab-organisation = Organisatie
page-not-found-title = Deze pagina is er niet
page-not-found-text = Misschien is het adres veranderd, of hoort de pagina bij iemand anders. Ga terug, of begin opnieuw.
page-unavailable-title = Het lukt nu even niet
page-unavailable-text = We kunnen op dit moment niet bij de gegevens. Er is niets half bewaard. Probeer het over een paar minuten opnieuw.
page-unsent-text = We kunnen op dit moment niet bij de gegevens. Wat je net verstuurde, is nog niet bewaard; je browser heeft het nog. Laat dit venster open en laad het over een paar minuten opnieuw: dan verstuurt je browser het nog eens.
page-unsent-kept = We kunnen op dit moment niet bij de gegevens. Wat je net verstuurde, is nog niet bewaard; je browser heeft het nog. Laat dit venster open en probeer het over een paar minuten met deze knop: dan verstuurt je browser het nog eens.
page-unsent-again = Verstuur het nog eens
page-unsure-text = We kunnen op dit moment niet bij de gegevens. Misschien is wat je net verstuurde al bewaard, misschien ook niet; je browser heeft het nog. Kijk over een paar minuten in een ander venster of het er staat. Staat het er niet, laad dan dit venster opnieuw: dan verstuurt je browser het nog eens.
page-unsure-kept = We kunnen op dit moment niet bij de gegevens. Misschien is wat je net verstuurde al bewaard, misschien ook niet; je browser heeft het nog. Kijk over een paar minuten in een ander venster of het er staat. Staat het er niet, gebruik dan deze knop: dan verstuurt je browser het nog eens.
page-sent-back = Dit vulde je eerder in; toen kon het niet worden bewaard. Het is nog niet verstuurd: kijk het na en verstuur het.
page-sent-gone = Dit vulde je eerder in, en het kon niet worden bewaard. Het formulier staat hier niet meer. Dit schreef je:
page-sent-waits = Iets wat je op deze pagina invulde, kon toen niet worden bewaard en is nog niet verstuurd. Het wacht een uur in deze browser.
page-sent-waits-show = Toon het hier
page-sent-back-plain = Toon wat bewaard is
