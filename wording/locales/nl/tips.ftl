# Tips die niemand anders leest.
tips-title = Tips van vertrekkers
tips-lead = Tips van mensen die geen gesprek met een HR-adviseur hadden, en zinnen uit gesprekken die mensen lieten doorgeven. Ze staan hier zonder naam, team of datum, in een volgorde die niets zegt.
tips-when = Na elk half schooljaar komen er tips bij, als het er minstens { $least } zijn. Zijn het er minder, dan wachten ze op een volgende keer. Of er nu tips wachten, zie je hier niet.
tips-names = Namen van collega’s met een account, en die van de schrijver zelf, zijn vervangen door { $nameless }. Herken je toch iemand, laat dat dan rusten.
tips-until = Tips tot en met { $last }
tips-point = Schrijf een verbeterpunt
tips-gone = Elke lijst staat hier { $years } jaar.
tips-empty-what = Hier komen de tips te staan.
tips-empty-first = Er zijn er nog geen doorgegeven.

# Op de pagina waarop iemand de antwoorden naleest.
tips-check-title = Wie leest je tip?
tips-check-who = Praat je met een HR-adviseur, dan leest die je tip. Heb je dat gesprek niet, dan gaat alleen je tip naar wie beleid maakt: na een half schooljaar, zonder naam, team of datum, en samen met woorden van minstens { $others } anderen. Jouw naam en namen van collega’s met een account halen we eruit.
tips-check-gone = Dat gebeurt op zijn vroegst zes weken nadat je traject is afgerond. Wil je het niet, maak dan vóór die tijd bezwaar bij Mijn gegevens. Daarna kan het niet meer: niemand weet dan nog van wie je tip is.
