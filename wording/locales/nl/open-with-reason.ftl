# HR opens answers and report with a reason.

with-reason-title = Antwoorden en verslag inzien
with-reason-lead = Wat { $name } vertelde, is voor de HR-adviseur van het gesprek. Alleen als het echt nodig is, kijk je mee: een uur lang, en alleen jij.
with-reason-told = { $name } krijgt meteen bericht, met je reden erbij. Je reden komt ook in het verloop te staan.
with-reason-reason = Waarom is het nodig?
with-reason-reason-hint = Schrijf op wat { $name } mag lezen.
with-reason-reason-missing = Schrijf op waarom het nodig is.
with-reason-reason-long = Maak je reden korter: hooguit { $most } tekens.
with-reason-sure = Ja, ik kijk mee met deze reden
with-reason-button = Inzien met opgave van reden
with-reason-done = Antwoorden en verslag staan een uur voor je open. De medewerker heeft bericht gekregen.
with-reason-done-untold = Antwoorden en verslag staan een uur voor je open. Er is geen mailadres: zeg het zelf, en de medewerker ziet het bij de eigen gegevens.
with-reason-nothing = Er is niets in te zien: er zijn geen antwoorden verstuurd en er is geen definitief verslag.
with-reason-line = Reden: { $reason }
