# Regels voor wie met wie praat, en wat eruit volgt.

term-event-rule-changed = Regel voor gesprekken gewijzigd
term-event-leader-replaced = Teamleider kan dit gesprek niet voeren; HR neemt het over
term-event-times-freed = Afspraak afgezegd omdat de gespreksvoerder er niet is

term-mail-kind-cancelled-with-times = afspraak vervalt, met andere momenten
term-mail-kind-talks-freed-hr = afgezegde gesprekken van een gespreksvoerder, aan HR
term-mail-kind-leader-replaced-hr = HR neemt het gesprek over, aan HR
term-mail-kind-training-expiring = training loopt af
term-mail-kind-training-expiring-hr = training van een adviseur loopt af, aan HR

mail-away-leaver = Het spijt ons: { $host } kan er op { $day } om { $time } uur niet zijn. Je gesprek gaat op dat moment niet door.
mail-away-times = We praten graag op een ander moment met je. De momenten die nu vrij zijn, staan voor je klaar. Je hoeft verder niets te doen.
mail-away-button = Kies een ander moment

mail-talks-freed-subject = Gesprekken afgezegd
mail-talks-freed = { $host } kan deze gesprekken niet voeren. Ze zijn afgezegd.
mail-talks-freed-next = Iedereen heeft bericht gekregen en kan meteen een ander moment kiezen. Jij hoeft niets te doen, tenzij in het overzicht staat dat er niemand is om een gesprek te voeren.

mail-leader-replaced-subject = HR neemt een gesprek over
mail-leader-replaced = De teamleider van { $leaver } kan het { $talk-name } niet voeren: er is geen teamleider met een werkend account, of het gaat om dezelfde persoon. Het gesprek is nu voor een HR-adviseur.

mail-training-subject = Een training loopt af
mail-training-own = Je training voor formele { $talk-names } geldt tot en met { $until }. Daarna kun je geen nieuwe gesprekken krijgen. Overleg met HR over een vervolg.
mail-training-hr = De training van { $host } voor formele { $talk-names } geldt tot en met { $until }. Daarna krijgt { $host } geen gesprekken meer, tot er een nieuwe training is geregistreerd.
mail-staff-open = Open het programma

term-route-leader = Teamleider
term-route-adviser = HR-adviseur
term-route-both = HR-adviseur en teamleider
term-route-leaver-chooses = De medewerker kiest

term-foreseeing-any = Elk vertrek
term-foreseeing-foreseen = Vertrek dat je zag aankomen
term-foreseeing-unforeseen = Onverwacht vertrek

rule-title = Gespreksregels
rule-lead = Voor elke manier van vertrekken staat vast wie het gesprek voert en hoelang het duurt. Hier kun je daarvan afwijken: voor het hele bestuur, een school of een team. De regel die het dichtst bij de medewerker staat, telt.
rule-unit = Voor
rule-head-type = Manier van vertrekken
rule-head-standard = Standaard
rule-head-here = Hier
rule-inherited = volgt de regel erboven
rule-is-standard = de standaard
rule-only-hr = altijd HR
rule-death = Na een overlijden sturen we nooit iets en is er geen gesprek. Dat kan geen regel veranderen.
rule-minutes-both = { $formal } met HR, { $informal } met de teamleider
rule-days-said = niets eerder dan { $days } dagen voor de laatste werkdag
rule-guide-said = leidraad: { $guide }
rule-foresee-link = Wat zou er gebeuren met …?

rule-form-title = { $type } · { $unit }
rule-form-standard = Standaard: { $rule }.
rule-form-effect = De regel geldt meteen voor gesprekken die nog niet zijn gepland. Een afspraak die al staat, blijft zoals die is.
rule-cases = Voor welk vertrek
rule-route = Wie het gesprek voert
rule-route-limit = De werkgever heeft het contract beëindigd. Daarom voert de teamleider het gesprek nooit alleen.
rule-formal = Minuten van een formeel gesprek
rule-informal = Minuten van een informeel gesprek
rule-minutes-hint = Van 15 tot 120, in stappen van 5.
rule-days = Dagen voor de laatste werkdag
rule-days-hint = Eerder sturen we niets en is er geen gesprek. Van 7 tot 366; leeg is: meteen. Wat de wet vraagt, geldt altijd ook.
rule-guide = Gespreksleidraad
rule-guide-own = Die bij deze manier van vertrekken hoort
rule-reset = Terug naar de standaard
rule-reset-lead = Dan telt weer de regel erboven, of de standaard. Afspraken die al staan, blijven staan.
rule-reset-done = Deze regel is weg.
rule-saved = De regel is bewaard. Gesprekken die nog niet zijn gepland, volgen hem.
rule-changed-meanwhile = Iemand anders heeft deze regel intussen gewijzigd. Kijk wat er nu staat en bewaar dan opnieuw.
rule-fault-never-leader = Bij deze manier van vertrekken voert de teamleider nooit een gesprek.
rule-fault-never-alone = De werkgever heeft het contract beëindigd: de teamleider voert het gesprek nooit alleen.
rule-fault-minutes = Vul een aantal minuten in van 15 tot 120, in stappen van 5.
rule-fault-days = Vul een aantal dagen in van 7 tot 366, of laat dit leeg.

rule-foresee-title = Wat zou er gebeuren?
rule-foresee-lead = Kies iemand die zou kunnen vertrekken. Je ziet wat het programma dan doet, met de regels van nu. Er wordt niets bewaard.
rule-last-day = Laatste werkdag
rule-concluded = Datum van overeenkomst of instemming
rule-concluded-hint = Alleen bij een vaststellingsovereenkomst of een opzegging met instemming.
rule-foresee-do = Laat zien
rule-answer-title = Dit zou er gebeuren
rule-by-standard = De standaardregel telt: { $rule }.
rule-by-own = De regel van { $unit } telt: { $rule }.
rule-condition = Eerst moet HR vastleggen: { $condition }. Hieronder staat wat er gebeurt als dat vandaag is gedaan.
rule-talk-hr = Er komt een formeel gesprek met een HR-adviseur, van { $minutes } minuten.
rule-talk-leader = Er komt een informeel gesprek met de teamleider, van { $minutes } minuten.
rule-talk-choice = De medewerker kiest zelf: een gesprek met de teamleider of met HR.
rule-last-bookable = De laatste dag om een gesprek te plannen is { $day }.
rule-steps-title = Wat er vanzelf gebeurt
rule-steps-lead = Als HR vandaag registreert en de medewerker nergens op reageert.
rule-step-ask = Een mail met de vraag of een vragenlijst welkom is.
rule-step-questionnaire = De mail met de vragenlijst.
rule-step-remind-questionnaire = Een herinnering aan de vragenlijst.
rule-step-combined = Eén mail met de vragenlijst en de momenten voor een gesprek.
rule-step-remind-combined = Een herinnering aan die mail.
rule-step-invite = De uitnodiging voor het gesprek, met momenten om uit te kiezen.
rule-step-remind-invitation = Een herinnering aan de uitnodiging.
rule-step-tell = HR en de gespreksvoerder horen dat er geen antwoord kwam.
rule-step-close = Het dossier sluit.
rule-step-other = Een volgende stap.

away-link = Ziek of onverwacht weg? Maak dagen vrij
away-reason = Afwezig
away-title = Dagen vrijmaken
away-title-of = Dagen vrijmaken voor { $name }
away-lead = Kies de dagen. Je ziet eerst welke gesprekken dan niet doorgaan en wat er met iedereen gebeurt.
away-look = Laat zien wat er gebeurt
away-consequences = Wat er gebeurt
away-goes = { $talks ->
    [one] Eén gesprek gaat niet door ({ $days }). De medewerker krijgt een mail met onze excuses en kan meteen een ander moment kiezen. HR krijgt bericht.
   *[other] { $talks } gesprekken gaan niet door ({ $days }). Iedereen krijgt een mail met onze excuses en kan meteen een ander moment kiezen. HR krijgt één lijst.
}
away-nothing = Er staan geen gesprekken op { $days }. De dagen worden alleen dichtgezet.
away-somebody = iemand van een andere afdeling
away-then-colleagues = Krijgt de momenten van collega's te zien.
away-then-later = Krijgt latere momenten van de teamleider te zien, en kan ook om HR vragen.
away-other-days = Andere dagen
away-nobody-today = Vandaag staat er geen gesprek meer bij. Er is niemand om iets te laten weten.
away-sure-close = Ja, zet deze dagen dicht
away-sure = Ja, zeg deze gesprekken af en zet de dagen dicht
away-sure-hint = Dit kun je niet terugdraaien: iedereen krijgt meteen bericht.
away-do = Maak deze dagen vrij
away-fault-sure = Vink aan dat je dit zeker weet.
away-done = { $talks ->
    [0] De dagen zijn dichtgezet. Er stonden geen gesprekken.
    [one] De dagen zijn vrij. Eén gesprek is afgezegd.
   *[other] De dagen zijn vrij. { $talks } gesprekken zijn afgezegd.
}

behalf-link = Plan namens een ander
behalf-title = Een gesprek plannen namens een ander
behalf-lead = Jij kiest wie het gesprek voert en wanneer. Allebei krijgen ze meteen een uitnodiging. Wie dit gesprek niet mag voeren, staat er niet bij.
behalf-now = Nu gepland: { $when }, met { $host }.
behalf-host = Wie het gesprek voert
behalf-nobody = Er is niemand die dit gesprek mag voeren.
behalf-show-times = Toon momenten
behalf-times = Vrije momenten van { $host }
behalf-more-times = { $count ->
    [one] Nog 1 tijd
   *[other] Nog { $count } tijden
}
behalf-no-times = { $host } heeft in de periode voor dit gesprek geen vrij moment. Vul zelf een moment in.
behalf-fault-other-host = Het moment dat je koos, is van iemand anders. Hieronder staan de momenten van wie je nu koos.
behalf-outside = Ook als dit buiten de beschikbare tijden valt
behalf-outside-hint = Iedereen ziet dan dat dit zo is gepland. Een ander gesprek op die tijd gaat altijd voor.
behalf-outside-mark = buiten de beschikbare tijden gepland
behalf-fault-outside = Dit is geen vrij moment van de gespreksvoerder. Vink aan dat je het zo bedoelt, of kies een ander moment.
behalf-soon = Laat het ze allebei ook zelf weten, want een mail komt misschien te laat.
behalf-fault-not-allowed = Dit kan niet: op die dag kan deze persoon dit gesprek niet voeren, of er kan dan nog geen of geen gesprek meer zijn.
behalf-cancel = Zeg deze afspraak af
behalf-cancel-sure = Ja, zeg de afspraak af
behalf-cancel-hint = Allebei krijgen ze bericht. Er kan daarna een ander moment worden gekozen.
behalf-cancelled = De afspraak is afgezegd.

find-link = Wie kan het nog meer?
find-lead = Bovenaan staat wie het beste past: eerst wie de taal van de medewerker spreekt, dan wie op een andere school werkt, dan wie de minste gesprekken heeft. Je kiest daarna een moment; tot dan verandert er niets.
find-plan-with = Plan met { $name }
find-plan-anyway = Plan toch met { $name }
find-assigned = voert dit gesprek nu
find-speaks = spreekt { $language }
find-languages-unsaid = heeft geen talen ingevuld
find-speaks-others = voert geen gesprekken in het { $language }
find-other-school = van een andere school
find-own-school = van dezelfde school
find-coming = { $count ->
    [0] geen gesprekken in de komende vier weken
    [one] 1 gesprek in de komende vier weken
   *[other] { $count } gesprekken in de komende vier weken
}
find-first-free = eerste vrije moment: { $when }
find-cannot = Op dit moment is er geen gesprek met een HR-adviseur te plannen.
find-nobody = Niemand kan dit gesprek nu voeren. Het kan tot en met { $day }. Hieronder staat wat er per adviseur in de weg zit.
find-nobody-there = Niemand heeft de rol van HR-adviseur voor dit team.
find-nobody-keeper = Leg een training vast, haal het vinkje ‘met verlof’ weg bij wie er weer is, of geef iemand de rol van HR-adviseur. Daarna staat die persoon hier vanzelf. Of vraag een adviseur om tijd vrij te maken.
find-nobody-ask = Vraag een adviseur om tijd vrij te maken. Een training vastleggen of een rol geven kan een beheerder.
find-to-people = Naar Mensen
find-cannot-title = { $count ->
    [one] 1 adviseur kan nu niet
   *[other] { $count } adviseurs kunnen nu niet
}
term-hindrance-no-time = heeft geen vrij moment in de periode voor dit gesprek
term-hindrance-away = krijgt nu geen nieuwe gesprekken
term-hindrance-not-trained = heeft geen geldige training
term-hindrance-own-school = werkt op dezelfde school
term-hindrance-named-by-hr = mag dit gesprek niet voeren, zei HR
term-hindrance-is-the-leader = is de teamleider van de medewerker
term-hindrance-is-the-leaver = is de medewerker zelf

board-taken-over = HR nam het over van de teamleider

training-ends-soon = Loopt binnenkort af
training-until-change = Wijzig tot wanneer
training-until-hint = Gesprekken die daarna gepland staan, worden afgezegd. De medewerker kan meteen een ander moment kiezen.
training-talks-off = { $talks ->
    [one] Bewaard. Eén gesprek viel erbuiten en is afgezegd; er zijn andere momenten aangeboden.
   *[other] Bewaard. { $talks } gesprekken vielen erbuiten en zijn afgezegd; er zijn andere momenten aangeboden.
}
