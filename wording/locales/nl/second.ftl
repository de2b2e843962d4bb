# De tweede persoon.
second-title = Wacht op een tweede persoon
second-lead = Wie inzicht geeft in wat mensen vertellen, beslist dat niet alleen. Tot iemand anders bevestigt, verandert er niets.
second-by = Voorgesteld door { $name }
second-token = Token “{ $name }” voor een personeelssysteem, tot en met { $day }: vertrekken aanmelden, wijzigen en annuleren
second-not-you = Iemand anders moet dit bevestigen.
second-confirm = Bevestig
second-turn-down = Wijs af
second-confirmed = { $count ->
    [one] Bevestigd.
   *[other] { $count } bevestigd.
}
second-turned-down = { $count ->
    [one] Afgewezen. Er is niets veranderd.
   *[other] { $count } afgewezen. Er is niets veranderd.
}
second-gone = { $count ->
    [one] Eén was al afgehandeld.
   *[other] { $count } waren al afgehandeld.
}
second-roles-hint = De rollen beheerder, HR-coördinator en HR-adviseur gelden pas als een tweede persoon ze bevestigt.
second-own-training = Je eigen training verleng je niet zelf. Noteer een nieuwe; een collega bevestigt die.
second-training-waits = Je eigen training telt zodra een collega die bevestigt.
second-link = Te bevestigen
second-yours = Dit kun jij bevestigen
second-confirm-ticked = Bevestig wat is aangevinkt
second-confirm-all = Bevestig alle { $count }
second-turn-down-ticked = Wijs af wat is aangevinkt
second-nothing-ticked = Er is niets veranderd: er was niets aangevinkt.
second-none = Er wacht niets.
second-none-first = Wat iemand voorstelt en een tweede persoon nodig heeft, staat hier.
second-look = Bekijk het
second-waiting = { $count ->
    [one] 1 rol, training of token wacht op een tweede persoon.
   *[other] { $count } rollen, trainingen of tokens wachten op een tweede persoon.
}
second-saved-waits = Bewaard. Een rol die je voorstelde, wacht: die geldt pas als iemand anders dat bevestigt.
second-added-waits = Toegevoegd. Een rol die je voorstelde, wacht: die geldt pas als iemand anders dat bevestigt.

term-mail-kind-second-person-asked = vraag om iets te bevestigen
term-mail-kind-decided-alone = bericht dat iemand alleen besliste
term-mail-kind-token-maker-gone = bericht dat de maker van een token geen beheerder meer is

mail-second-subject = Wil je dit bevestigen?
mail-second-role = { $by } stelt voor om { $host } de rol { $what } te geven. Die rol geldt pas als jij of een andere collega dat bevestigt.
mail-second-training = { $by } heeft voor zichzelf een training genoteerd. Die telt pas als jij of een andere collega dat bevestigt.
mail-second-token = { $by } heeft het token “{ $token }” voor een personeelssysteem gemaakt. Het kan vertrekken pas aanmelden, wijzigen en annuleren als jij of een andere collega dat bevestigt. Annuleren wist wat iemand antwoordde.
mail-second-button = Bekijk het voorstel
mail-alone-subject = Besloten zonder tweede persoon
mail-alone-role = { $by } heeft { $host } de rol { $what } gegeven. Er was niemand anders die dat kon bevestigen. Het staat in het logboek.
mail-alone-training = { $by } heeft voor zichzelf een training genoteerd. Er was niemand anders die dat kon bevestigen. Het staat in het logboek.
mail-alone-token = { $by } heeft het token “{ $token }” gemaakt, waarmee een personeelssysteem vertrekken kan aanmelden, wijzigen en annuleren. Er was niemand anders die dat kon bevestigen. Het staat in het logboek.
mail-token-subject = Een token zonder maker
mail-token-maker-gone = { $by } maakte het token “{ $token }” voor een personeelssysteem en is geen beheerder meer. Het token blijft werken. Trek het in als niemand er meer voor zorgt.
mail-token-button = Bekijk de tokens
mail-alone-moved = { $by } heeft het team { $team } verplaatst naar { $to }. Daardoor ziet HR van die school voortaan wie er uit dit team vertrekt, of kan een adviseur van die school er gesprekken voeren. Het staat in het logboek.
mail-alone-button = Bekijk de persoon
mail-alone-lists-button = Bekijk de mensen
mail-second-lists = { $by } stelt met een lijst voor om meerdere mensen een rol te geven. Elke rol geldt pas als jij of een andere collega dat bevestigt.
mail-alone-lists = { $by } heeft met een lijst meerdere mensen een rol gegeven. Er was niemand anders die dat kon bevestigen. Het staat in het logboek.
