# De tweede persoon.
second-title = Wacht op een tweede persoon
second-lead = Wie inzicht geeft in wat mensen vertellen, beslist dat niet alleen. Tot iemand anders bevestigt, verandert er niets.
second-by = Voorgesteld door { $name }
second-not-you = Iemand anders moet dit bevestigen.
second-confirm = Bevestig
second-turn-down = Wijs af
second-confirmed = Bevestigd.
second-turned-down = Afgewezen. Er is niets veranderd.
second-gone = Dit was al afgehandeld.
second-roles-hint = De rollen beheerder, HR-coördinator en HR-adviseur gelden pas als een tweede persoon ze bevestigt.
second-own-training = Je eigen training verleng je niet zelf. Noteer een nieuwe; een collega bevestigt die.
second-training-waits = Je eigen training telt zodra een collega die bevestigt.

term-mail-kind-second-person-asked = vraag om iets te bevestigen
term-mail-kind-decided-alone = bericht dat iemand alleen besliste

mail-second-subject = Wil je dit bevestigen?
mail-second-role = { $by } stelt voor om { $host } de rol { $what } te geven. Die rol geldt pas als jij of een andere collega dat bevestigt.
mail-second-training = { $by } heeft voor zichzelf een training genoteerd. Die telt pas als jij of een andere collega dat bevestigt.
mail-second-button = Bekijk het voorstel
mail-alone-subject = Besloten zonder tweede persoon
mail-alone-role = { $by } heeft { $host } de rol { $what } gegeven. Er was niemand anders die dat kon bevestigen. Het staat in het logboek.
mail-alone-training = { $by } heeft voor zichzelf een training genoteerd. Er was niemand anders die dat kon bevestigen. Het staat in het logboek.
mail-alone-button = Bekijk de persoon
