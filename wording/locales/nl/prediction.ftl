# Before the talk: what the host expects, said before the answers open.

prediction-title = Wat verwacht je?
prediction-lead = { $name } heeft de vragenlijst ingevuld. Zeg eerst welke reden volgens jou de doorslag gaf. Daarna gaan de antwoorden open.
prediction-why = Niemand krijgt te zien wat jij kiest. Het telt alleen mee in één cijfer van de hele organisatie: hoe vaak we het vooraf goed zien.
prediction-field = Welke reden gaf de doorslag, denk je?
prediction-choose = Kies een reden
prediction-missing = Kies een reden, of open de antwoorden zonder te raden.
prediction-button = Bewaar en open de antwoorden
prediction-skip = Open zonder te raden
prediction-noted = Je verwachting is bewaard. De antwoorden staan open.
prediction-opened = De antwoorden staan open.
prediction-too-late = Niet bewaard: je verwachting zeg je vóór het gesprek, en één keer. De antwoorden staan open.
