# Cijfers van een periode: wat ermee gebeurt, en waarom het niet kan.
term-release-state-waiting = De cijfers worden gemaakt
term-release-state-done = De cijfers zijn gemaakt
term-release-state-too-little = Er komt geen nieuwe versie: wat er is veranderd, is niet te laten zien zonder iets over iemand te verraden. De vorige cijfers blijven staan.
term-release-state-failed = De cijfers konden niet worden gemaakt; dat ligt aan het programma of aan wat erin is bewaard. Vraag de beheerder van de server om in het logboek van het programma te kijken.

term-not-asked-unknown-period = Zo’n periode is er niet: kies een eerste en een laatste dag, minstens vier weken en hooguit vijf jaar uit elkaar
term-not-asked-not-yet = Deze periode is nog niet lang genoeg voorbij
term-not-asked-overlaps = Een deel van deze dagen zit al in een andere periode met cijfers. Uit beide samen zou iets over iemand af te leiden zijn.
term-not-asked-nothing-yet = Van deze periode zijn er nog geen cijfers
term-not-asked-put-together = Dit jaar is al met andere jaren samen geteld. Een correctie zou in het verschil iets over iemand kunnen verraden.
term-not-asked-waits = De cijfers van deze periode worden al gemaakt
term-not-asked-reason-missing = Schrijf op waarom er een correctie nodig is
term-not-asked-reason-too-long = Dit is te lang: hooguit 500 tekens

term-figure-fault-unknown-period = Kies een periode uit de lijst
term-figure-fault-not-a-number = Vul een heel getal in
term-figure-fault-too-low = Dit getal is lager dan iedereen is beloofd; hoger mag wel
term-figure-fault-out-of-range = Dit getal kan hier niet

term-setting-figures-period = soort periode van de cijfers
term-setting-figures-weeks = weken tot de cijfers worden gemaakt
term-setting-figures-invited = minste aantal mensen bij cijfers
term-setting-figures-answered = minste aantal antwoorden bij cijfers
term-setting-figures-reasons = minste aantal antwoorden bij redenen
term-setting-figures-dissenters = minste aantal mensen met een ander antwoord
term-setting-figures-words = eigen woorden bij cijfers
term-setting-figures-keep-years = hoeveel jaar cijfers blijven staan
