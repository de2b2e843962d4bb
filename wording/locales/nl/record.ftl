# One record: answers and report side by side, and on paper.

record-both-title = Aangevinkt en verteld
record-both-lead = Links wat in de vragenlijst is aangevinkt, daarnaast wat in het gesprek is verteld.
record-both-reasons = Redenen om te vertrekken
record-both-values = Wat gewaardeerd werd
record-both-code = Wat
record-both-ticked = Aangevinkt
record-both-told = Verteld
record-both-place = Samen
record-both-yes = Ja
record-both-no = Nee
record-both-decisive = Ja, gaf de doorslag
record-both-nothing = { $what }: niets aangevinkt en niets verteld.
record-jump-both = Naast elkaar
record-print = Afdrukken
record-print-hint = Alles staat hier onder elkaar, zonder knoppen. Druk af met je browser, of bewaar als pdf.
record-print-back = Terug naar het dossier
record-print-foot = { $organisation } · afgedrukt op { $day } · vertrouwelijk
term-place-ticked = Alleen aangevinkt
term-place-told = Alleen verteld
term-place-both = Allebei
term-event-copy-made = Kopie van de gegevens gemaakt
