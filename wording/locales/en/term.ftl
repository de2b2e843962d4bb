# Words for the codes of the domain.

term-language-nl = Dutch
term-language-en = English

term-type-voluntary = Voluntary resignation
term-type-own-choice-end-of-contract = Own choice at the end of a contract
term-type-fixed-term-not-renewed = Fixed-term contract not renewed
term-type-probation-ended = Probation ended by the employer
term-type-replacement-ended = Temporary replacement ended
term-type-internal-transfer = Transfer within the board
term-type-retirement = Retirement
term-type-notice-with-consent = Notice with consent
term-type-redundancy = Redundancy or closure
term-type-settlement = Settlement agreement
term-type-dismissal = Dismissal
term-type-incapacity = Long-term incapacity
term-type-death = Death
term-type-special = Special course

term-condition-told-in-writing = Told in writing that the contract is not renewed
term-condition-told = Told to the person concerned
term-condition-time-to-reconsider = The time to reconsider has passed
term-condition-terms-passed = The terms for claim and appeal have passed
term-condition-confirmed = Confirmed that contact is fitting

term-service-band-under-1 = Under 1 year
term-service-band-1-to-3 = 1 to 3 years
term-service-band-3-to-10 = 3 to 10 years
term-service-band-over-10 = 10 years or more

term-function-group-teaching = Teaching
term-function-group-support = Support
term-function-group-management = Management
term-function-group-other = Other

term-entry-starter = Starter
term-entry-career-changer = Career changer
term-entry-in-training = In training
term-entry-experienced = None of these

term-part-time-under-half = Under 0.5 FTE
term-part-time-half-to-four-fifths = 0.5 to 0.8 FTE
term-part-time-over-four-fifths = 0.8 to 1 FTE
term-part-time-full-time = Full time

term-hybrid-yes = Yes, combines this with other work
term-hybrid-no = No

term-contract-chain-with-prospect = With a permanent one in prospect
term-contract-chain-without-prospect = Without a permanent one in prospect
term-contract-chain-replacement = Replacement
term-contract-chain-last-of-chain = Last of the chain

term-unit-kind-school = School
term-unit-kind-team = Team

term-region-drenthe = Drenthe
term-region-flevoland = Flevoland
term-region-friesland = Friesland
term-region-gelderland = Gelderland
term-region-groningen = Groningen
term-region-limburg = Limburg
term-region-north-brabant = North Brabant
term-region-north-holland = North Holland
term-region-overijssel = Overijssel
term-region-utrecht = Utrecht
term-region-zeeland = Zeeland
term-region-south-holland = South Holland
term-region-caribbean = Caribbean Netherlands

term-role-administrator = Administrator
term-role-hr-coordinator = HR coordinator
term-role-hr-adviser = HR adviser
term-role-team-leader = Team leader
term-role-policy-officer = Policy officer

term-formality-formal = Formal talk
term-formality-informal = Informal talk

term-host-leader = Team leader
term-host-adviser = HR adviser

term-way-in-person = In person
term-way-phone = By phone
term-way-video = By video call

term-choice-as-proposed = As proposed
term-choice-leader = With my team leader
term-choice-deputy = With my team leader's deputy
term-choice-hr = With an HR adviser
term-choice-both = With both
term-choice-none = Rather no talk

term-not-held-leaver-absent = The leaver was not there
term-not-held-host-absent = The host was not there
term-not-held-cancelled = Cancelled
term-not-held-other = Other

term-sector-pupils = Pupils
term-sector-students = Students
term-sector-residents = Residents
term-sector-public = The public

# Optional facts of a departure: the name of the field, what is said of a word that is not known there, and
# perhaps a hint. The words of the choices are term-(field)-(code); those of a destination stand in the domain.
term-field-function-group = Function group
term-unknown-function-group = We do not know this function group.
term-field-subject = Subject or field of work
term-unknown-subject = This subject is not on the list.
term-field-service-band = Length of service
term-unknown-service-band = We do not know this length of service.
term-field-entry = How they came
term-unknown-entry = We do not know this way of coming.
term-field-part-time = Working time
term-unknown-part-time = We do not know this working time. Write 0.6 or 60%, for example.
term-field-hybrid = Other work too
term-unknown-hybrid = Write yes or no here.
term-field-contract-chain = Kind of temporary contract
term-unknown-contract-chain = We do not know this kind of contract.
term-hint-contract-chain = Only where a temporary contract is not renewed.
term-field-destination = Destination
term-unknown-destination = We do not know this destination.
term-hint-destination = The person can also say so, in the questionnaire.
