# Taken: afspraken uit gesprekken, en wat aan HR is gevraagd.

task-tab = Taken
task-title = Taken
task-open = Nog te doen
task-lately = Pas gedaan
task-empty-what = Hier staan straks de afspraken uit { $talk-names } die jij nakomt. Bij HR ook wat teamleiders na een gesprek vragen.
task-empty-first = Er staat nu niets open. Je hoeft niets te doen.
task-agreement = Afspraak uit { $a-talk-name }
task-agreement-with = Afspraak uit het gesprek met
task-asked = Gevraagd aan HR na een gesprek
task-asked-with = Gevraagd aan HR na het gesprek met
task-for = voor { $owner }
task-by = opgeschreven door { $by }
task-no-date = geen datum
task-do = Gedaan
task-undo = Toch niet gedaan
task-about = bij: { $what }
task-was-done = Gedaan op { $day }
task-was-done-by = Gedaan op { $day } door { $by }
task-done-said = Gedaan. Je vindt de taak onderaan terug als dat niet klopt.
task-undone-said = De taak staat weer open.
task-already-said = Dat was al zo.
task-not-done = Nog te doen

# Na een informeel gesprek
task-ask = Is er iets dat HR moet doen?
task-ask-hint = Laat dit leeg als er niets is. Wat je schrijft wordt een taak voor HR. Het is geen verslag: schrijf niet op wat er is besproken.
task-asked-too-long = Deze tekst is { $over } tekens te lang. Er passen er { $max }.
task-asked-done = Genoteerd. HR ziet je vraag bij de taken.

# Mails
mail-task-made-subject = Een taak voor jou
mail-task-made = Na { $a-talk-name } heeft iemand iets op je takenlijst gezet. Daar lees je waar het om gaat en wanneer het klaar moet zijn.
mail-task-made-button = Naar mijn taken
term-mail-kind-task-made = bericht over een taak, aan wie die oppakt
