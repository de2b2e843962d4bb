//! Turns typed texts into a registration, or into every fault at its field.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::{Months, NaiveDate, TimeDelta};

use crate::api::ExternalId;
use crate::departure::subject::SubjectNumber;
use crate::departure::{Condition, DepartureType, OptionalFacts, Registration, RegistrationFault, is_told_late};
use crate::departure_form::{Accepted, FURTHEST_AHEAD_MONTHS, Field, LONGEST_AGO_DAYS, Lookups, Warning, dates, words};
use crate::ids::{AccountId, UnitId};
use crate::language::Language;
use crate::person::{EmailAddress, NameParts, NotAName, PersonName};

/// The texts that were typed, by field; what is missing is empty.
#[derive(Default)]
pub(crate) struct Typed<'a>(BTreeMap<Field, Cow<'a, str>>);

impl<'a> Typed<'a> {
    /// Adds a text; a field that comes again keeps all its texts, with a space between.
    pub(crate) fn add(&mut self, field: Field, text: impl Into<Cow<'a, str>>) {
        let text = text.into();
        match self.0.entry(field) {
            Entry::Vacant(empty) => {
                empty.insert(text);
            }
            Entry::Occupied(mut before) => {
                let both = before.get_mut().to_mut();
                both.push(' ');
                both.push_str(&text);
            }
        }
    }

    fn raw(&self, field: Field) -> &str {
        self.0.get(&field).map_or("", |text| text.as_ref())
    }
}

/// Reads a whole registration. What a departure type does not ask for is not kept: the conclusion of
/// an agreement without a settlement, or HR's switch outside a special course.
pub(crate) fn read_registration(
    typed: &Typed<'_>,
    lookups: &Lookups,
    today: NaiveDate,
) -> Result<Accepted, Vec<(Field, RegistrationFault)>> {
    let mut reader = Reader { typed, faults: Vec::new() };
    let parts = reader.parts();
    let name = reader.name(&parts);
    let private_email = reader.address(Field::PrivateEmail);
    let work_email = reader.address(Field::WorkEmail);
    let external_id = reader.known(Field::ExternalId, ExternalId::parse, RegistrationFault::NumberMalformed);
    let language = reader.known(Field::Language, Language::parse, RegistrationFault::UnknownLanguage);
    let unit = reader.unit(lookups);
    let leader = reader.leader(lookups, &[&private_email, &work_email]);
    let departure_type = reader.departure_type();
    let foreseen = reader.yes(Field::Foreseen);
    let last_day_worked = reader.day(Field::LastDayWorked, today);
    let end_of_employment = reader.day(Field::EndOfEmployment, today);
    let known_from = reader.date(Field::KnownFrom);
    let may_not_host = reader.accounts(Field::MayNotHost, lookups);
    let optional = reader.optional(lookups);
    let subject = reader.subject(lookups);
    let director_or_hr = reader.yes(Field::DirectorOrHr);
    let concluded_on = reader.concluded_on(departure_type);
    let reconsider_stated = reader.yes(Field::ReconsiderStated);
    let condition_confirmed = reader.yes(Field::ConditionConfirmed);
    let questionnaire_switched_on = reader.yes(Field::QuestionnaireSwitchedOn);
    reader.order_of_days(last_day_worked, end_of_employment);

    let mut faults = reader.faults;
    match (name, unit, departure_type, last_day_worked, end_of_employment) {
        (Some(name), Some(unit), Some(departure_type), Some(last_day_worked), Some(end_of_employment))
            if faults.is_empty() =>
        {
            let condition = departure_type.profile().condition;
            let is_settlement = condition == Some(Condition::TimeToReconsider);
            let can_be_ticked = condition.is_some_and(Condition::is_ticked);
            let registration = Registration {
                name,
                parts,
                private_email,
                work_email,
                external_id,
                language: language.unwrap_or_default(),
                unit,
                leader,
                departure_type,
                foreseen,
                last_day_worked,
                end_of_employment,
                known_from,
                may_not_host,
                optional,
                subject,
                director_or_hr,
                concluded_on: concluded_on.filter(|_| condition.is_some_and(Condition::has_day)),
                reconsider_stated: reconsider_stated && is_settlement,
                condition_confirmed: condition_confirmed && can_be_ticked,
                questionnaire_switched_on: questionnaire_switched_on && departure_type.profile().is_special_course,
            };
            let warnings = warnings(&registration, lookups, today);
            Ok(Accepted { registration, warnings })
        }
        _ => {
            faults.sort_by_key(|(field, _)| *field);
            faults.dedup();
            Err(faults)
        }
    }
}

/// Mail never goes to the work address after the last day worked, and never at all after a death
/// (docs/domain.md, "Course").
fn warnings(registration: &Registration, lookups: &Lookups, today: NaiveDate) -> Vec<Warning> {
    if registration.departure_type.profile().nothing_is_ever_sent {
        return Vec::new();
    }
    let gone = registration.last_day_worked < today;
    let reachable = registration.private_email.is_some() || (registration.work_email.is_some() && !gone);
    let from_elsewhere = registration.leader.is_some_and(|leader| !lookups.leads(leader, registration.unit));
    let late = is_told_late(
        registration.departure_type,
        registration.concluded_on,
        registration.condition_confirmed,
        registration.end_of_employment,
        today,
    );
    [
        (gone, Warning::AlreadyGone),
        (!reachable, Warning::LetterNeeded),
        (from_elsewhere, Warning::LeaderOfAnotherTeam),
        (late, Warning::ToldLate),
    ]
    .into_iter()
    .filter_map(|(applies, warning)| applies.then_some(warning))
    .collect()
}

/// Reads field after field and collects what is wrong. Each reading gives `None` for what is empty
/// or faulty.
struct Reader<'a> {
    typed: &'a Typed<'a>,
    faults: Vec<(Field, RegistrationFault)>,
}

impl<'a> Reader<'a> {
    fn fault(&mut self, field: Field, fault: RegistrationFault) {
        self.faults.push((field, fault));
    }

    /// The text without the white space around it; `None`, and a fault, for a formula.
    fn text(&mut self, field: Field) -> Option<&'a str> {
        let raw = self.typed.raw(field);
        if is_formula(raw) {
            self.fault(field, RegistrationFault::Formula);
            return None;
        }
        Some(raw.trim())
    }

    /// As [`Reader::text`], and `None` where nothing was typed.
    fn some_text(&mut self, field: Field) -> Option<&'a str> {
        self.text(field).filter(|text| !text.is_empty())
    }

    fn known<T>(&mut self, field: Field, read: fn(&str) -> Option<T>, fault: RegistrationFault) -> Option<T> {
        let text = self.some_text(field)?;
        let value = read(text);
        if value.is_none() {
            self.fault(field, fault);
        }
        value
    }

    /// The whole name; where it was left empty, made of its parts.
    fn name(&mut self, parts: &NameParts) -> Option<PersonName> {
        let whole = self.text(Field::Name)?;
        let (field, read) = match PersonName::parse(whole) {
            Err(NotAName::Empty) => match parts.whole() {
                Some(whole) => (Field::Surname, PersonName::parse(&whole)),
                None => (Field::Name, Err(NotAName::Empty)),
            },
            read => (Field::Name, read),
        };
        self.named(field, read)
    }

    fn parts(&mut self) -> NameParts {
        NameParts {
            first: self.part(Field::FirstName),
            prefix: self.part(Field::NamePrefix),
            surname: self.part(Field::Surname),
            called: self.part(Field::Called),
        }
    }

    /// A part of the name; `None` where nothing was typed that can be seen.
    fn part(&mut self, field: Field) -> Option<PersonName> {
        match PersonName::parse(self.some_text(field)?) {
            Err(NotAName::Empty) => None,
            read => self.named(field, read),
        }
    }

    fn named(&mut self, field: Field, read: Result<PersonName, NotAName>) -> Option<PersonName> {
        match read {
            Ok(name) => Some(name),
            Err(fault) => {
                self.fault(
                    field,
                    match fault {
                        NotAName::Empty => RegistrationFault::NameMissing,
                        NotAName::TooLong => RegistrationFault::NameTooLong,
                    },
                );
                None
            }
        }
    }

    fn address(&mut self, field: Field) -> Option<EmailAddress> {
        self.known(field, |text| EmailAddress::parse(text).ok(), RegistrationFault::AddressMalformed)
    }

    fn yes(&mut self, field: Field) -> bool {
        self.known(field, words::yes_or_no, RegistrationFault::NotYesOrNo).unwrap_or(false)
    }

    fn date(&mut self, field: Field) -> Option<NaiveDate> {
        self.known(field, dates::parse_date, RegistrationFault::DateImpossible)
    }

    /// What the board leaves out is not read, whatever stands there.
    fn optional(&mut self, lookups: &Lookups) -> OptionalFacts {
        let mut facts = OptionalFacts::default();
        for field in OptionalFacts::FIELDS.iter().filter(|field| !lookups.leaves_out(**field)) {
            if let Some(text) = self.some_text(*field)
                && !facts.read(*field, text)
            {
                self.fault(*field, RegistrationFault::UnknownChoice);
            }
        }
        facts
    }

    fn subject(&mut self, lookups: &Lookups) -> Option<SubjectNumber> {
        let text = self.some_text(Field::Subject)?;
        let found = lookups.subject(text);
        if found.is_none() {
            self.fault(Field::Subject, RegistrationFault::UnknownChoice);
        }
        found
    }

    fn departure_type(&mut self) -> Option<DepartureType> {
        let text = self.text(Field::DepartureType)?;
        let found = words::departure_type(text);
        if found.is_none() {
            self.fault(Field::DepartureType, RegistrationFault::UnknownType);
        }
        found
    }

    fn unit(&mut self, lookups: &Lookups) -> Option<UnitId> {
        let (school, unit) = (self.text(Field::School), self.text(Field::Unit));
        match lookups.unit(unit?, school?) {
            Ok(unit) => Some(unit),
            Err((field, fault)) => {
                self.fault(field, fault);
                None
            }
        }
    }

    fn leader(&mut self, lookups: &Lookups, own: &[&Option<EmailAddress>]) -> Option<AccountId> {
        let text = self.some_text(Field::Leader)?;
        let Some(leader) = lookups.account(text) else {
            self.fault(Field::Leader, RegistrationFault::UnknownLeader);
            return None;
        };
        let address = lookups.email_of(leader);
        if own.iter().any(|own| own.is_some() && own.as_ref() == address) {
            self.fault(Field::Leader, RegistrationFault::LeaderIsTheLeaver);
            return None;
        }
        Some(leader)
    }

    /// Ids or addresses, with spaces, commas, semicolons or bars between them.
    fn accounts(&mut self, field: Field, lookups: &Lookups) -> Vec<AccountId> {
        let text = self.some_text(field).unwrap_or_default();
        let mut found = Vec::new();
        for one in text.split(|c: char| c.is_whitespace() || ",;|".contains(c)).filter(|one| !one.is_empty()) {
            match lookups.account(one) {
                Some(account) if !found.contains(&account) => found.push(account),
                Some(_) => {}
                None => self.fault(field, RegistrationFault::UnknownAccount),
            }
        }
        found
    }

    /// A day that must be filled in, and lies within reach of today.
    fn day(&mut self, field: Field, today: NaiveDate) -> Option<NaiveDate> {
        if self.text(field)?.is_empty() {
            self.fault(field, RegistrationFault::DateMissing);
        }
        let day = self.date(field)?;
        let furthest = today.checked_add_months(Months::new(FURTHEST_AHEAD_MONTHS));
        let longest_ago = today.checked_sub_signed(TimeDelta::days(LONGEST_AGO_DAYS));
        if furthest.is_some_and(|furthest| furthest < day) {
            self.fault(field, RegistrationFault::TooFarAhead);
        }
        if field == Field::LastDayWorked && longest_ago.is_some_and(|longest_ago| day < longest_ago) {
            self.fault(field, RegistrationFault::TooLongAgo);
        }
        Some(day)
    }

    fn order_of_days(&mut self, last_day_worked: Option<NaiveDate>, end_of_employment: Option<NaiveDate>) {
        if last_day_worked.zip(end_of_employment).is_some_and(|(last, end)| end < last) {
            self.fault(Field::EndOfEmployment, RegistrationFault::EndBeforeLastDay);
        }
    }

    fn concluded_on(&mut self, departure_type: Option<DepartureType>) -> Option<NaiveDate> {
        let asked = departure_type.and_then(|kind| kind.profile().condition) == Some(Condition::TimeToReconsider);
        if asked && self.text(Field::ConcludedOn)?.is_empty() {
            self.fault(Field::ConcludedOn, RegistrationFault::ConcludedOnMissing);
        }
        self.date(Field::ConcludedOn)
    }
}

/// Whether a spreadsheet would run this cell (OWASP, CSV injection). White space in front does not
/// help, because it goes when the text is read; the wide forms are signs of formulas, too.
pub(crate) fn is_formula(raw: &str) -> bool {
    raw.starts_with(['\t', '\r', '\n']) || raw.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}
