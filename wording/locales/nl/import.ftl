# Wat een lijst zelf niet zegt: letters, volgorde van dagen, kolommen, wie er al staat met een andere dag; en regels die
# niet kunnen.

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

import-columns-title = Kolommen koppelen
import-columns-lead = Deze koppen kennen we niet. Zeg per kolom wat erin staat. Wat je niet koppelt, lezen we niet in.
import-columns-missing = Deze verplichte kolommen ontbreken nog: { $fields }
import-columns-unnamed = Kolom { $number }, zonder kop
import-columns-samples = Bijvoorbeeld: { $samples }
import-columns-empty = Deze kolom is leeg.
import-columns-double = { $field } staat al in een andere kolom. Kies iets anders.
import-columns-remember = We onthouden voor de volgende lijst wat deze koppen betekenen. Alleen de kop, niet wat eronder staat.
import-columns-save = Lees de lijst zo
import-columns-known = Koppen die we kennen
import-columns-none = We kennen alle koppen van deze lijst.
import-columns-on = Verder
import-columns-matched = Gekoppelde kolommen: { $read }. Kolommen die we niet inlezen: { $out }.
import-columns-again = Kolommen opnieuw koppelen
import-columns-first = Zeg eerst wat er in de kolommen staat. Er is niets toegevoegd.
import-columns-late = Deze lijst is al ingelezen. Aan de kolommen is niets veranderd.
import-column-field = Betekent
import-column-heading = Kop
import-column-headings = Kop in de lijst
import-column-out = Niet inlezen
import-headings = Koppen die we kennen
import-headings-lead = Verplicht zijn een naam of achternaam, een school of team, het soort vertrek, de laatste werkdag en het einde van het dienstverband. Hoofdletters, accenten en leestekens maken niet uit.
import-headings-caption = Alle koppen, in het Nederlands en het Engels
import-remembered = Koppen die we onthielden
import-remembered-lead = Zo lezen we deze koppen in elke volgende lijst, van iedereen die hier lijsten importeert.
import-remembered-caption = Wat eerder over koppen is gezegd
import-forget-one = Vergeet “{ $heading }”
import-forget-all = Vergeet alles
import-forgotten = Vergeten. Bij de volgende lijst vragen we het opnieuw.
import-refused-file = Download de regels die niet kunnen, met de reden
import-all-title = Alles in één keer
import-good-title = Of eerst de goede regels
import-good-lead = De andere regels voegen we niet toe. Die kun je daarna nog een dag downloaden.
import-good-sure =
    { $new ->
        [one] Ja, voeg 1 vertrek toe en sla over wat niet kan (regels: { $refused })
       *[other] Ja, voeg { $new } vertrekken toe en sla over wat niet kan (regels: { $refused })
    }
import-good-sure-lines = Ja, verwerk deze lijst en sla over wat niet kan (regels: { $refused })
import-good-start = Goede regels toevoegen
import-result-good = Bestand { $file }: { $lines } van { $total } regels verwerkt. Alles wat nieuw was, staat in het overzicht.
import-left =
    { $lines ->
        [one] 1 regel kon niet.
       *[other] { $lines } regels konden niet.
    }
import-left-hint = Download ze vandaag, verbeter ze en lees ze opnieuw in. Na een dag gooien we ze weg.
import-left-gone = We hebben ze na een dag weggegooid.

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
