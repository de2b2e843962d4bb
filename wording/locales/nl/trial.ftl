# Zolang een bestuur op proef is, en in gebruik nemen.

trial-line = Proef: dit programma is nog niet officieel in gebruik.
mail-trial = Dit is een proef: het programma is nog niet officieel in gebruik.
trial-settings = In gebruik nemen
trial-settings-lead = Totdat de drie velden met een ster zijn ingevuld, zegt elke pagina en elke mail dat dit een proef is.
trial-settings-consent-on = De medezeggenschap stemde in op *
trial-settings-consent-on-hint = Medezeggenschapsraad of ondernemingsraad. De dag van de brief, bijvoorbeeld 4-12-2026.
trial-settings-consent-reference = Kenmerk van de instemming *
trial-settings-consent-reference-hint = Zodat het terug te vinden is: nummer of titel van de brief.
trial-settings-officer = Functionaris voor gegevensbescherming *
trial-settings-officer-hint = Vertrekkers lezen deze naam op de pagina over privacy.
trial-settings-officer-contact = Telefoon of mail van de functionaris
trial-settings-basis = Op welke grondslag zijn de gesprekken?
trial-settings-basis-hint = Vertrekkers lezen dit. Vraag het je functionaris. Een overheid kan haar taak kiezen.
trial-fault-not-a-date = Vul een dag in die bestaat
trial-fault-in-the-future = Vul een dag in die al is geweest
term-event-went-live = In gebruik genomen: instemming en functionaris zijn ingevuld
term-event-back-on-trial = Weer op proef: instemming of functionaris zijn weggehaald

# De pagina over privacy
privacy-title = Jouw privacy
privacy-link = Jouw privacy
privacy-lead = Wat er gebeurt met wat we van je bewaren, en wat je kunt vragen.
privacy-who-title = Wie is verantwoordelijk
privacy-who = { $organisation }. Vragen? Stel ze aan HR:
privacy-officer = De functionaris voor gegevensbescherming is { $name }. De functionaris werkt onafhankelijk en let op jouw privacy.
privacy-officer-contact = Je bereikt de functionaris via:
privacy-officer-none = Er is nog geen functionaris voor gegevensbescherming ingevuld: dit is een proef.
privacy-rights-title = Wat je kunt vragen
privacy-rights-see = Zien wat we van je bewaren, en een kopie meenemen
privacy-rights-correct = Iets laten verbeteren of wissen
privacy-rights-withdraw = Je antwoorden terugnemen, tot je gesprek begint
privacy-rights-object = Bezwaar maken, of vragen om je gegevens met rust te laten
privacy-rights-where = Je vindt het bij
privacy-rights-code = Je hebt er een code voor nodig die we je mailen.
privacy-complaint-title = Ben je het ergens niet mee eens?
privacy-complaint = Praat eerst met HR of met de functionaris, als je wilt. Je mag altijd een klacht indienen bij de toezichthouder:
privacy-authority = Autoriteit Persoonsgegevens
privacy-machines-title = Geen machine beslist over jou
privacy-machines = Het programma telt en sorteert; mensen beslissen wat er gebeurt.
