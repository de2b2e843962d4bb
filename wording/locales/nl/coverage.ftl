# Met hoeveel vertrekkers een gesprek gepland of gevoerd is.
coverage-title = Met hoeveel vertrekkers praten we?
coverage-link = Gesprekken per school en team
coverage-lead = Iedereen die in een half schooljaar vertrekt, per school en team. Dit gaat over gesprekken, nooit over wat iemand antwoordde.
coverage-groups = Teams met minder dan { $min } vertrekkers staan samen, zodat een getal nooit over één persoon gaat.
coverage-rest-means = ‘Overig’ is iedereen zonder tijd en zonder gesprek: nog niet uitgenodigd, nog niet gekozen, niet bereikt, of liever geen gesprek. Dat onderscheid staat hier niet.
coverage-head = Voor schoolleiders is een half schooljaar geteld als alle gesprekken daarvan voorbij kunnen zijn. Zo verandert een getal nooit met één persoon tegelijk.
coverage-half = { $first } tot en met { $last }
coverage-due = Vertrekt
coverage-held = Gesprek gevoerd
coverage-planned = Gesprek gepland
coverage-rest = Overig
coverage-bar = In beeld
coverage-whole = Samen
coverage-too-few = Er vertrekken te weinig mensen om een getal te laten zien.
coverage-empty-what = Hier komt te staan met hoeveel vertrekkers een gesprek gepland of gevoerd is.
coverage-empty-first = In dit half schooljaar en het vorige vertrekt er niemand van wie dat al bekend is.
