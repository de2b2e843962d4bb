# Words for the codes of the domain.

term-language-nl = Nederlands
term-language-en = Engels

term-type-voluntary = Eigen opzegging
term-type-own-choice-end-of-contract = Eigen keuze bij einde contract
term-type-fixed-term-not-renewed = Tijdelijk contract niet verlengd
term-type-probation-ended = Proeftijd beëindigd door werkgever
term-type-replacement-ended = Tijdelijke vervanging afgelopen
term-type-internal-transfer = Overstap binnen het bestuur
term-type-retirement = Pensioen
term-type-notice-with-consent = Opzegging met instemming
term-type-redundancy = Boventallig of sluiting
term-type-settlement = Vaststellingsovereenkomst
term-type-dismissal = Ontslag
term-type-incapacity = Langdurig arbeidsongeschikt
term-type-death = Overlijden
term-type-special = Bijzonder traject

term-condition-told-in-writing = Schriftelijk verteld dat het contract niet wordt verlengd
term-condition-told = Verteld aan de medewerker
term-condition-time-to-reconsider = De bedenktijd is voorbij
term-condition-terms-passed = De termijnen voor vordering en beroep zijn voorbij
term-condition-confirmed = Bevestigd dat benaderen passend is

term-service-band-under-1 = Korter dan 1 jaar
term-service-band-1-to-3 = 1 tot 3 jaar
term-service-band-3-to-10 = 3 tot 10 jaar
term-service-band-over-10 = 10 jaar of langer

term-function-group-teaching = Onderwijs
term-function-group-support = Ondersteuning
term-function-group-management = Leiding
term-function-group-other = Anders

term-entry-starter = Starter
term-entry-career-changer = Zij-instromer
term-entry-in-training = In opleiding
term-entry-experienced = Geen van deze

term-part-time-under-half = Minder dan 0,5 fte
term-part-time-half-to-four-fifths = 0,5 tot 0,8 fte
term-part-time-over-four-fifths = 0,8 tot 1 fte
term-part-time-full-time = Voltijd

term-hybrid-yes = Ja, combineert dit met ander werk
term-hybrid-no = Nee

term-contract-chain-with-prospect = Met uitzicht op vast
term-contract-chain-without-prospect = Zonder uitzicht op vast
term-contract-chain-replacement = Vervanging
term-contract-chain-last-of-chain = Laatste in de keten

term-unit-kind-school = School
term-unit-kind-team = Team

term-region-drenthe = Drenthe
term-region-flevoland = Flevoland
term-region-friesland = Fryslân
term-region-gelderland = Gelderland
term-region-groningen = Groningen
term-region-limburg = Limburg
term-region-north-brabant = Noord-Brabant
term-region-north-holland = Noord-Holland
term-region-overijssel = Overijssel
term-region-utrecht = Utrecht
term-region-zeeland = Zeeland
term-region-south-holland = Zuid-Holland
term-region-caribbean = Caribisch Nederland

term-role-administrator = Beheerder
term-role-hr-coordinator = HR-coördinator
term-role-hr-adviser = HR-adviseur
term-role-team-leader = Teamleider
term-role-policy-officer = Beleidsmedewerker

term-formality-formal = Formeel gesprek
term-formality-informal = Informeel gesprek

term-host-leader = Teamleider
term-host-adviser = HR-adviseur

term-way-in-person = Op locatie
term-way-phone = Telefonisch
term-way-video = Via beeldbellen

term-choice-as-proposed = Zoals voorgesteld
term-choice-leader = Met mijn teamleider
term-choice-deputy = Met de vervanger van mijn teamleider
term-choice-hr = Met een HR-adviseur
term-choice-both = Met allebei
term-choice-none = Liever geen gesprek

term-not-held-leaver-absent = De vertrekkende medewerker was er niet
term-not-held-host-absent = De gespreksvoerder was er niet
term-not-held-cancelled = Afgezegd
term-not-held-other = Anders

term-sector-pupils = Leerlingen
term-sector-students = Studenten
term-sector-residents = Bewoners
term-sector-public = Burgers

# Optional facts of a departure: the name of the field, what is said of a word that is not known there, and
# perhaps a hint. The words of the choices are term-(field)-(code); those of a destination stand in the domain.
term-field-function-group = Functiegroep
term-unknown-function-group = Deze functiegroep kennen we niet.
term-field-subject = Vak of vakgebied
term-unknown-subject = Dit vak staat niet in de lijst.
term-field-service-band = Diensttijd
term-unknown-service-band = Deze diensttijd kennen we niet.
term-field-entry = Instroom
term-unknown-entry = Deze instroom kennen we niet.
term-field-part-time = Werktijd
term-unknown-part-time = Deze werktijd kennen we niet. Schrijf bijvoorbeeld 0,6 of 60%.
term-field-hybrid = Ook ander werk
term-unknown-hybrid = Schrijf hier ja of nee.
term-field-contract-chain = Soort tijdelijk contract
term-unknown-contract-chain = Dit soort contract kennen we niet.
term-hint-contract-chain = Alleen als een tijdelijk contract niet wordt verlengd.
term-field-destination = Bestemming
term-unknown-destination = Deze bestemming kennen we niet.
term-hint-destination = De medewerker kan dit zelf ook zeggen, in de vragenlijst.
