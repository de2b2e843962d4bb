# HR opens answers and report with a reason.

glass-title = Antwoorden en verslag inzien
glass-lead = Wat { $name } vertelde, is voor de HR-adviseur van het gesprek. Alleen als het echt nodig is, kijk je mee: een uur lang, en alleen jij.
glass-told = { $name } krijgt meteen bericht, met je reden erbij. Je reden komt ook in het verloop te staan.
glass-reason = Waarom is het nodig?
glass-reason-hint = Schrijf op wat { $name } mag lezen.
glass-reason-missing = Schrijf op waarom het nodig is.
glass-reason-long = Maak je reden korter: hooguit { $most } tekens.
glass-sure = Ja, ik kijk mee met deze reden
glass-button = Zien met een reden
glass-done = Antwoorden en verslag staan een uur voor je open. De medewerker heeft bericht gekregen.
glass-done-untold = Antwoorden en verslag staan een uur voor je open. Er is geen mailadres: zeg het zelf, en de medewerker ziet het bij de eigen gegevens.
glass-nothing = Er is niets in te zien: er zijn geen antwoorden verstuurd en er is geen definitief verslag.
glass-line = Reden: { $reason }
