# Wat een lijst zelf niet zegt: letters, volgorde van dagen, en wie er al staat met een andere dag.

import-letters-strong = Kijk even naar de letters.
import-letters = Dit bestand zegt niet hoe de letters erin staan. We lazen het als { $charset }.
import-names = Kloppen deze namen? Zo niet: lees het bestand anders, of verbeter ze en kies het opnieuw.
import-name-line = Regel { $line }: { $name }
import-charset = Lees de letters als
import-order-strong = Dag of maand voorop?
import-order = Uit de datums in deze lijst blijkt niet of de dag of de maand voorop staat.
import-order-legend = Wat betekent { $text }?
import-order-answered = Dag of maand voorop
import-order-first = Zeg eerst wat voorop staat. Daarna kun je toevoegen.
import-order-missing = Kies wat { $text } betekent.
import-read-so = Lees het zo
import-read-again = Gelezen zoals je koos.
import-count-other-day = andere dag
import-other-day = Andere laatste werkdag
import-registered-day = Staat er al, met { $day } als laatste werkdag.
import-registered-closed = Staat er al, met { $day } als laatste werkdag. Dat vertrek is afgesloten of beperkt: die dag blijft.
import-line-legend = Regel { $line }: { $name }
import-line-hint = Staat er al, met { $before } als laatste werkdag. In deze lijst staat { $after }.
import-other-days-title = Wie er al staat, met een andere dag
import-other-days-lead = Zeg per regel wat je bedoelt. Alleen wie een nieuw vertrek heeft, krijgt een nieuwe uitnodiging.
import-undecided = Regel { $line }: kies wat je bedoelt.
import-has-undecided = Er is intussen een regel waarvan je nog moet zeggen wat je bedoelt. Er is niets toegevoegd.
import-sure-lines = Ja, verwerk deze lijst
import-name-in-doubt = Er lijken letters van de naam verloren. Kijk of de naam klopt.
import-twice-in-list = Staat hoger in deze lijst ook, met een andere laatste werkdag. Zo krijgt iemand twee uitnodigingen.
import-name-parts = Voornaam, achternaam en hoe je iemand aanspreekt
import-name-parts-hint = Hoeft niet. Zonder deze velden begroeten we iemand met de voornaam als we die zeker weten, anders met de hele naam.
import-hint-called = Zo begint elke mail: “Dag …,”

term-charset-utf-8 = UTF-8
term-charset-utf-16 = UTF-16
term-charset-windows-1252 = Windows (West-Europa)
term-charset-macintosh = Macintosh
term-charset-ibm850 = DOS
term-charset-windows-1250 = Windows (Midden-Europa)
term-charset-windows-1254 = Windows (Turks)

term-other-day-change = Zelfde vertrek: wijzig de dag
term-other-day-skip = Sla deze regel over
term-other-day-new-job = Nieuw vertrek: een andere baan

term-field-first-name = Voornaam
term-field-name-prefix = Tussenvoegsel
term-field-surname = Achternaam
term-field-called = Aanspreken als
