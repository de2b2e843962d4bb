//! The form for the organisation's settings.

use chrono::NaiveDate;
use domain::Language;
use domain::departure::OptionalFacts;
use domain::departure::subject::{MOST_SUBJECTS, SUBJECT_MAX_CHARS, listed};
use domain::departure_form::Field as Fact;
use domain::departure_form::dates::parse_date;
use domain::organisation::{Organisation, Sector};
use domain::person::EmailAddress;
use domain::rights::Basis;
use domain::talk_name::TalkName;
use domain::unseen::trimmed;
use domain::zone::Zone;

use crate::form::line;

/// The longest line accepted, in characters.
const LINE_MAX_CHARS: usize = 200;
/// The longest sentence about the limit of confidentiality.
const LIMIT_MAX_CHARS: usize = 400;
/// The longest word for a level.
const LEVEL_MAX_CHARS: usize = 40;
/// Nobody holds more talks on one day.
const TALKS_A_DAY_MAX: u8 = 12;

domain::coded! {
    /// A field of the form.
    pub enum OrganisationField {
        Name = "name",
        Sector = "sector",
        SenderName = "sender_name",
        SenderNameEn = "sender_name_en",
        ReplyTo = "reply_to",
        HrContact = "hr_contact",
        CounsellorName = "counsellor_name",
        CounsellorContact = "counsellor_contact",
        StatesLegalLimit = "states_legal_limit",
        LegalLimitNl = "legal_limit_nl",
        LegalLimitEn = "legal_limit_en",
        TimeZone = "time_zone",
        BoardNl = "board_nl",
        SchoolNl = "school_nl",
        TeamNl = "team_nl",
        BoardEn = "board_en",
        SchoolEn = "school_en",
        TeamEn = "team_en",
        TalkNameNl = "talk_name_nl",
        TalkNameEn = "talk_name_en",
        TalksADay = "talks_a_day",
        AsksLater = "asks_later",
        LeaderTalksToo = "leader_talks_too",
        ConsentOn = "consent_on",
        ConsentReference = "consent_reference",
        OfficerName = "officer_name",
        OfficerContact = "officer_contact",
        Basis = "basis",
        FactsOff = "facts_off",
        Subjects = "subjects",
    }
}

domain::coded! {
    /// What is wrong with a field.
    pub enum OrganisationFault {
        Missing = "missing",
        TooLong = "too_long",
        AddressMalformed = "address_malformed",
        UnknownSector = "unknown_sector",
        UnknownTimeZone = "unknown_time_zone",
        /// A whole number from 1 to 12.
        NotANumberOfTalks = "not_a_number_of_talks",
        UnknownBasis = "unknown_basis",
        NotADate = "not_a_date",
        /// Nobody consented on a day that has not come.
        InTheFuture = "in_the_future",
        /// Of another form than sentences can use ([`domain::talk_name`]).
        NotATalkName = "not_a_talk_name",
        /// More subjects than a board can list.
        TooManySubjects = "too_many_subjects",
    }
}

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrganisationForm {
    pub name: String,
    pub sector: String,
    pub sender_name: String,
    /// May stay empty: English mails then carry the same name.
    pub sender_name_en: String,
    /// May stay empty: replies then go to the sender.
    pub reply_to: String,
    pub hr_contact: String,
    pub counsellor_name: String,
    pub counsellor_contact: String,
    pub states_legal_limit: bool,
    /// May stay empty, both: leavers then read the program's sentence.
    pub legal_limit_nl: String,
    pub legal_limit_en: String,
    pub time_zone: String,
    /// Board, school, team.
    pub level_names_nl: [String; 3],
    pub level_names_en: [String; 3],
    pub talks_a_day: String,
    /// Asks people who left by choice once more, some weeks after leaving.
    pub asks_later: bool,
    /// Whoever resigns has an informal talk with their leader too, which they may drop.
    pub leader_talks_too: bool,
    /// May stay empty, as the three below: the board is on trial then.
    pub consent_on: String,
    pub consent_reference: String,
    pub officer_name: String,
    pub officer_contact: String,
    pub basis: String,
    /// May stay empty, both: the talk then goes by its usual name.
    pub talk_name_nl: String,
    pub talk_name_en: String,
    /// The codes of the facts that are left out; one that the form does not offer is none.
    pub facts_off: Vec<String>,
    /// One a line. May stay empty: nobody is asked for one then.
    pub subjects: String,
}

impl OrganisationForm {
    /// The form as it is first shown.
    pub fn of(organisation: &Organisation) -> Self {
        Self {
            name: organisation.name.clone(),
            sector: organisation.sector.code().to_owned(),
            sender_name: organisation.sender_name.clone(),
            sender_name_en: organisation.sender_name_en.clone(),
            reply_to: organisation.reply_to.as_ref().map(ToString::to_string).unwrap_or_default(),
            hr_contact: organisation.hr_contact.clone(),
            counsellor_name: organisation.counsellor_name.clone(),
            counsellor_contact: organisation.counsellor_contact.clone(),
            states_legal_limit: organisation.states_legal_limit,
            legal_limit_nl: organisation.legal_limit_nl.clone(),
            legal_limit_en: organisation.legal_limit_en.clone(),
            time_zone: organisation.time_zone.to_string(),
            level_names_nl: organisation.level_names_nl.clone(),
            level_names_en: organisation.level_names_en.clone(),
            talks_a_day: organisation.talks_a_day.to_string(),
            asks_later: organisation.asks_later,
            leader_talks_too: organisation.leader_talks_too,
            consent_on: organisation.consent_on.map(|day| day.to_string()).unwrap_or_default(),
            consent_reference: organisation.consent_reference.clone(),
            officer_name: organisation.officer_name.clone(),
            officer_contact: organisation.officer_contact.clone(),
            basis: organisation.basis.code().to_owned(),
            talk_name_nl: called(organisation, Language::Nl),
            talk_name_en: called(organisation, Language::En),
            facts_off: organisation.facts_off.iter().map(|fact| fact.code().to_owned()).collect(),
            subjects: organisation.subjects_listed().map(|one| one.name.as_str()).collect::<Vec<_>>().join("\n"),
        }
    }

    /// Checks every field; all faults come back at once, in the order of the form.
    /// `today` is the board's local date. Subjects are numbered as if the board had none before.
    pub(super) fn check(&self, today: NaiveDate) -> Result<Organisation, Vec<(OrganisationField, OrganisationFault)>> {
        use OrganisationFault as Fault;
        use OrganisationField as Field;
        let mut faults = Vec::new();
        let mut text = |field: Field, text: &str, max: usize| {
            line(text, max, Fault::Missing, Fault::TooLong).unwrap_or_else(|fault| {
                faults.push((field, fault));
                String::new()
            })
        };
        let name = text(Field::Name, &self.name, LINE_MAX_CHARS);
        let sender_name = text(Field::SenderName, &self.sender_name, LINE_MAX_CHARS);
        let hr_contact = text(Field::HrContact, &self.hr_contact, LINE_MAX_CHARS);
        let counsellor_name = text(Field::CounsellorName, &self.counsellor_name, LINE_MAX_CHARS);
        let counsellor_contact = text(Field::CounsellorContact, &self.counsellor_contact, LINE_MAX_CHARS);
        let [board, school, team] = &self.level_names_nl;
        let level_names_nl = [
            text(Field::BoardNl, board, LEVEL_MAX_CHARS),
            text(Field::SchoolNl, school, LEVEL_MAX_CHARS),
            text(Field::TeamNl, team, LEVEL_MAX_CHARS),
        ];
        let [board, school, team] = &self.level_names_en;
        let level_names_en = [
            text(Field::BoardEn, board, LEVEL_MAX_CHARS),
            text(Field::SchoolEn, school, LEVEL_MAX_CHARS),
            text(Field::TeamEn, team, LEVEL_MAX_CHARS),
        ];
        let sector = Sector::parse(self.sector.trim());
        if sector.is_none() {
            faults.push((Field::Sector, Fault::UnknownSector));
        }
        let reply_to = match self.reply_to.trim() {
            "" => None,
            address => {
                EmailAddress::parse(address).map_err(|_| faults.push((Field::ReplyTo, Fault::AddressMalformed))).ok()
            }
        };
        let time_zone = Zone::parse(self.time_zone.trim());
        if time_zone.is_none() {
            faults.push((Field::TimeZone, Fault::UnknownTimeZone));
        }
        let talks = self.talks_a_day.trim().parse::<u8>().ok().filter(|talks| (1..=TALKS_A_DAY_MAX).contains(talks));
        if talks.is_none() {
            faults.push((Field::TalksADay, Fault::NotANumberOfTalks));
        }
        let optional_of = |field: Field, text: &str, max: usize, faults: &mut Vec<(Field, Fault)>| match trimmed(text) {
            "" => String::new(),
            text => line(text, max, Fault::Missing, Fault::TooLong).unwrap_or_else(|fault| {
                faults.push((field, fault));
                String::new()
            }),
        };
        let legal_limit_nl = optional_of(Field::LegalLimitNl, &self.legal_limit_nl, LIMIT_MAX_CHARS, &mut faults);
        let legal_limit_en = optional_of(Field::LegalLimitEn, &self.legal_limit_en, LIMIT_MAX_CHARS, &mut faults);
        let optional = |field: Field, text: &str, faults: &mut Vec<(Field, Fault)>| {
            optional_of(field, text, LINE_MAX_CHARS, faults)
        };
        let sender_name_en = optional(Field::SenderNameEn, &self.sender_name_en, &mut faults);
        let consent_reference = optional(Field::ConsentReference, &self.consent_reference, &mut faults);
        let officer_name = optional(Field::OfficerName, &self.officer_name, &mut faults);
        let officer_contact = optional(Field::OfficerContact, &self.officer_contact, &mut faults);
        let consent_on = self.consented(today).unwrap_or_else(|fault| {
            faults.push((Field::ConsentOn, fault));
            None
        });
        let basis = Basis::parse(self.basis.trim()).filter(|basis| Basis::CHOSEN.contains(basis));
        if basis.is_none() {
            faults.push((Field::Basis, Fault::UnknownBasis));
        }
        let mut called = |field: Field, text: &str, language: Language| match trimmed(text) {
            "" => None,
            text => TalkName::parse(text, language).map_err(|_| faults.push((field, Fault::NotATalkName))).ok(),
        };
        let talk_name_nl = called(Field::TalkNameNl, &self.talk_name_nl, Language::Nl);
        let talk_name_en = called(Field::TalkNameEn, &self.talk_name_en, Language::En);
        let subjects = self.subjects().unwrap_or_else(|fault| {
            faults.push((Field::Subjects, fault));
            Vec::new()
        });
        match (sector, time_zone, talks, basis) {
            (Some(sector), Some(time_zone), Some(talks_a_day), Some(basis)) if faults.is_empty() => Ok(Organisation {
                name,
                sector,
                sender_name,
                sender_name_en,
                reply_to,
                hr_contact,
                counsellor_name,
                counsellor_contact,
                states_legal_limit: self.states_legal_limit,
                legal_limit_nl,
                legal_limit_en,
                time_zone,
                level_names_nl,
                level_names_en,
                talks_a_day,
                asks_later: self.asks_later,
                leader_talks_too: self.leader_talks_too,
                consent_on,
                consent_reference,
                officer_name,
                officer_contact,
                basis,
                talk_name_nl,
                talk_name_en,
                facts_off: self.facts_off(),
                subjects: listed(subjects.iter().map(String::as_str), &[]),
            }),
            _ => {
                faults.sort_by_key(|(field, _)| *field);
                Err(faults)
            }
        }
    }

    fn facts_off(&self) -> Vec<Fact> {
        let is_ticked = |fact: &Fact| self.facts_off.iter().any(|code| code == fact.code());
        OptionalFacts::FIELDS.iter().copied().filter(is_ticked).collect()
    }

    /// The lines that hold something.
    fn subjects(&self) -> Result<Vec<String>, OrganisationFault> {
        use OrganisationFault as Fault;
        let lines = self.subjects.lines().map(trimmed).filter(|text| !text.is_empty());
        let lines: Vec<String> = lines
            .map(|text| line(text, SUBJECT_MAX_CHARS, Fault::Missing, Fault::TooLong))
            .collect::<Result<_, _>>()?;
        if lines.len() > MOST_SUBJECTS { Err(Fault::TooManySubjects) } else { Ok(lines) }
    }

    /// The day on which the council consented; `None` where nothing was typed.
    fn consented(&self, today: NaiveDate) -> Result<Option<NaiveDate>, OrganisationFault> {
        if self.consent_on.trim().is_empty() {
            return Ok(None);
        }
        let day = parse_date(&self.consent_on).ok_or(OrganisationFault::NotADate)?;
        if day > today { Err(OrganisationFault::InTheFuture) } else { Ok(Some(day)) }
    }
}

fn called(organisation: &Organisation, language: Language) -> String {
    organisation.talk_name(language).map(TalkName::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{OrganisationFault as Fault, OrganisationField as Field, OrganisationForm};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, 4).expect("a day that exists")
    }

    #[test]
    fn consent_is_given_on_a_day_that_has_come() {
        let consented = |typed: &str| {
            let form = OrganisationForm { consent_on: typed.into(), ..OrganisationForm::default() };
            form.consented(today())
        };
        assert_eq!(consented(" "), Ok(None));
        assert_eq!(consented("4-12-2026"), Ok(Some(today())));
        assert_eq!(consented("2026-12-05"), Err(Fault::InTheFuture));
        assert_eq!(consented("31-11-2026"), Err(Fault::NotADate));
    }

    #[test]
    fn an_empty_form_has_a_fault_at_every_field_that_is_needed() {
        let faults = OrganisationForm::default().check(today()).expect_err("nothing is filled in");
        let fields: Vec<Field> = faults.iter().map(|(field, _)| *field).collect();
        assert!(fields.is_sorted());
        assert_eq!(
            fields.len(),
            Field::ALL.len() - 15,
            "all but the English sender, the reply address, the ticks, own words for the limit, names of the talk, the subjects, and what going live asks for"
        );
    }

    #[test]
    fn a_name_that_sentences_cannot_use_is_refused_at_its_field() {
        let form = OrganisationForm {
            talk_name_nl: "Vertrekgesprek".into(),
            talk_name_en: "looking back".into(),
            ..OrganisationForm::default()
        };
        let faults = form.check(today()).expect_err("the rest is not filled in");
        assert!(faults.contains(&(Field::TalkNameEn, Fault::NotATalkName)));
        assert!(faults.iter().all(|(field, _)| *field != Field::TalkNameNl));
    }

    #[test]
    fn subjects_stand_one_a_line_and_are_not_too_many_or_too_long() {
        let read = |typed: &str| OrganisationForm { subjects: typed.into(), ..OrganisationForm::default() }.subjects();
        assert_eq!(read(" Wiskunde \r\n\n Nederlands"), Ok(vec!["Wiskunde".to_owned(), "Nederlands".to_owned()]));
        assert_eq!(read(&"Vak\n".repeat(61)), Err(Fault::TooManySubjects));
        assert_eq!(read(&"x".repeat(61)), Err(Fault::TooLong));
        assert_eq!(read(""), Ok(Vec::new()));
    }

    #[test]
    fn only_what_may_be_left_open_can_be_left_out() {
        let off = |codes: &[&str]| {
            let facts_off = codes.iter().map(|code| (*code).to_owned()).collect();
            OrganisationForm { facts_off, ..OrganisationForm::default() }.facts_off()
        };
        assert_eq!(off(&["part_time", "name", "last_day_worked"]), [domain::departure_form::Field::PartTime]);
    }

    #[test]
    fn a_zone_that_does_not_exist_is_refused_at_its_field() {
        let form = OrganisationForm { time_zone: "Europe/Amsterdm".into(), ..OrganisationForm::default() };
        let faults = form.check(today()).expect_err("a slip of the pen");
        assert!(faults.contains(&(Field::TimeZone, Fault::UnknownTimeZone)));
    }
}
