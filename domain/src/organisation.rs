//! What a board sets for itself: names, sender, contacts, levels.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::departure::subject::{Subject, SubjectNumber, listed};
use crate::departure_form::Field;
use crate::language::Language;
use crate::person::EmailAddress;
use crate::questionnaire::Fault;
use crate::rights::Basis;
use crate::talk_name::TalkName;
use crate::zone::Zone;

coded! {
    /// Whom the organisation works for; the word for "pupils" in the reasons follows from it.
    pub enum Sector {
        Pupils = "pupils",
        Students = "students",
        Residents = "residents",
        Public = "public",
    }
}

/// The settings of one board that pages and mails need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// The name people see: "Stichting Voorbeeld".
    pub name: String,
    pub sector: Sector,
    /// The name mails come from, and where replies go.
    pub sender_name: String,
    /// The same in English mails; empty where it is the same name.
    #[serde(default)]
    pub sender_name_en: String,
    pub reply_to: Option<EmailAddress>,
    /// Who to ask for a new link, in words and a mail address or telephone number.
    pub hr_contact: String,
    pub counsellor_name: String,
    pub counsellor_contact: String,
    /// In schools: the duty to report a suspected sexual offence against a pupil.
    pub states_legal_limit: bool,
    /// The same in the board's own sentence, by language; empty where it is the program's.
    #[serde(default)]
    pub legal_limit_nl: String,
    #[serde(default)]
    pub legal_limit_en: String,
    pub time_zone: Zone,
    /// Words for the levels, per language: board, school, team.
    pub level_names_nl: [String; 3],
    pub level_names_en: [String; 3],
    /// Default greatest number of talks a host has on one day.
    pub talks_a_day: u8,
    /// People who left by their own choice are asked once more, some weeks after leaving.
    #[serde(default)]
    pub asks_later: bool,
    /// Whoever resigns has an informal talk with their leader too, which they may drop, beside the adviser's. Boards
    /// that were there before the setting keep the adviser's alone.
    #[serde(default)]
    pub leader_talks_too: bool,
    /// When the participation council, or the works council, consented, and where that can be read again.
    #[serde(default)]
    pub consent_on: Option<NaiveDate>,
    #[serde(default)]
    pub consent_reference: String,
    /// The data protection officer, as leavers read it, and how to reach them.
    #[serde(default)]
    pub officer_name: String,
    #[serde(default)]
    pub officer_contact: String,
    /// On what basis talks are held (GDPR, art. 6(1)), as leavers read it.
    #[serde(default = "legitimate_interest")]
    pub basis: Basis,
    /// What the talk is called, where it is not by its usual name.
    #[serde(default)]
    pub talk_name_nl: Option<TalkName>,
    #[serde(default)]
    pub talk_name_en: Option<TalkName>,
    /// Facts about a leaver that the board leaves out ([`crate::departure::OptionalFacts`]): they are not asked, and
    /// not kept with what is saved from now on.
    #[serde(default)]
    pub facts_off: Vec<Field>,
    /// The board's own list of subjects or fields of work; without any, nobody is asked for one.
    #[serde(default)]
    pub subjects: Vec<Subject>,
}

/// What docs/privacy.md proposes to begin from.
const fn legitimate_interest() -> Basis {
    Basis::LegitimateInterest
}

impl Organisation {
    /// Reads stored settings; unknown codes and zones are refused.
    pub fn parse(json: &str) -> Result<Self, Fault> {
        serde_json::from_str(json).map_err(|error| Fault::from_json("settings", &error))
    }

    /// What a subject is called; `None` where the board never had one of this number.
    pub fn subject(&self, number: SubjectNumber) -> Option<&str> {
        self.subjects.iter().find(|subject| subject.number == number).map(|subject| subject.name.as_str())
    }

    /// The names on the board's list of subjects, in its order.
    pub fn subjects_listed(&self) -> impl Iterator<Item = &Subject> {
        self.subjects.iter().filter(|subject| subject.listed)
    }

    /// These settings, with the subjects numbered as the settings of before have them.
    #[must_use]
    pub fn after(&self, before: &Self) -> Self {
        let subjects = listed(self.subjects_listed().map(|subject| subject.name.as_str()), &before.subjects);
        Self { subjects, ..self.clone() }
    }

    /// The program has not been put to use: that takes the council's consent, with its day and where it can be read
    /// again, and the name of the data protection officer (docs/privacy.md, "Before going live").
    pub const fn is_on_trial(&self) -> bool {
        self.consent_on.is_none() || self.consent_reference.is_empty() || self.officer_name.is_empty()
    }

    /// The limit of confidentiality in the board's own words, where it has any in this language.
    pub fn own_legal_limit(&self, language: Language) -> Option<&str> {
        let own = match language {
            Language::Nl => &self.legal_limit_nl,
            Language::En => &self.legal_limit_en,
        };
        Some(own.as_str()).filter(|own| !own.is_empty())
    }

    /// Whose name mails in this language carry.
    pub fn sender(&self, language: Language) -> &str {
        match language {
            Language::En if !self.sender_name_en.is_empty() => &self.sender_name_en,
            Language::En | Language::Nl => &self.sender_name,
        }
    }

    /// What the talk is called in this language, where it is not by its usual name.
    pub const fn talk_name(&self, language: Language) -> Option<&TalkName> {
        match language {
            Language::Nl => self.talk_name_nl.as_ref(),
            Language::En => self.talk_name_en.as_ref(),
        }
    }

    /// The form in which they are stored.
    pub fn to_json(&self) -> String {
        // reason: strings, codes and numbers; writing them to memory cannot fail
        serde_json::to_string(self).expect("strings and codes can always be written")
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Basis, Field, Language, Organisation, Sector, TalkName, listed};

    /// As boards of the first version have them stored.
    const OF_THE_FIRST_VERSION: &str = r#"{"name":"Stichting Voorbeeld","sector":"pupils","sender_name":"HR",
        "reply_to":null,"hr_contact":"HR","counsellor_name":"Vera Trouw","counsellor_contact":"vera@voorbeeld.test",
        "states_legal_limit":true,"time_zone":"Europe/Amsterdam","level_names_nl":["bestuur","school","team"],
        "level_names_en":["board","school","team"],"talks_a_day":3}"#;

    fn organisation() -> Organisation {
        let words = |words: [&str; 3]| words.map(str::to_owned);
        Organisation {
            name: "Stichting Voorbeeld".into(),
            sector: Sector::Pupils,
            sender_name: "HR".into(),
            sender_name_en: "HR office".into(),
            reply_to: None,
            hr_contact: "HR".into(),
            counsellor_name: "Vera Trouw".into(),
            counsellor_contact: "vera@voorbeeld.test".into(),
            states_legal_limit: true,
            legal_limit_nl: "Wat strafbaar is, melden we.".into(),
            legal_limit_en: String::new(),
            time_zone: chrono_tz::Europe::Amsterdam.into(),
            level_names_nl: words(["bestuur", "school", "team"]),
            level_names_en: words(["board", "school", "team"]),
            talks_a_day: 3,
            asks_later: true,
            leader_talks_too: true,
            consent_on: NaiveDate::from_ymd_opt(2026, 9, 1),
            consent_reference: "MR 2026-14".into(),
            officer_name: "Fenna Gids".into(),
            officer_contact: "fg@voorbeeld.test".into(),
            basis: Basis::PublicTask,
            talk_name_nl: TalkName::parse("vertrekgesprek", Language::Nl).ok(),
            talk_name_en: None,
            facts_off: vec![Field::Hybrid],
            subjects: listed(["Wiskunde", "Nederlands"], &[]),
        }
    }

    #[test]
    fn settings_that_were_stored_before_a_setting_came_can_still_be_read() {
        let read = Organisation::parse(OF_THE_FIRST_VERSION).expect("what is not there has a default");
        assert!(!read.asks_later, "it came later, and changed nothing for a board that was there");
        assert!(!read.leader_talks_too, "so did this");
        assert_eq!(Language::ALL.iter().find_map(|language| read.own_legal_limit(*language)), None, "and this");
        assert_eq!(Language::ALL.iter().find_map(|language| read.talk_name(*language)), None, "and this");
        assert!(read.facts_off.is_empty() && read.subjects.is_empty(), "every fact is asked, and no subject");
    }

    #[test]
    fn settings_come_back_as_they_were_and_a_zone_that_does_not_exist_is_refused() {
        let organisation = organisation();
        let stored = organisation.to_json();
        assert!(stored.contains(r#""time_zone":"Europe/Amsterdam""#), "as older rows have it: {stored}");
        assert_eq!(Organisation::parse(&stored), Ok(organisation));
        let fault = Organisation::parse(&stored.replace("Amsterdam", "Amsterdm")).expect_err("no such zone");
        assert!(fault.to_string().starts_with("line 1: settings"), "{fault}");
    }

    #[test]
    fn english_mails_carry_an_english_name_where_there_is_one() {
        let organisation = organisation();
        assert_eq!(organisation.sender(Language::Nl), "HR");
        assert_eq!(organisation.sender(Language::En), "HR office");
        let without = Organisation { sender_name_en: String::new(), ..organisation };
        assert_eq!(without.sender(Language::En), "HR");
    }

    #[test]
    fn a_board_is_on_trial_until_consent_and_officer_are_entered() {
        assert!(!organisation().is_on_trial());
        let without: [Organisation; 3] = [
            Organisation { consent_on: None, ..organisation() },
            Organisation { consent_reference: String::new(), ..organisation() },
            Organisation { officer_name: String::new(), ..organisation() },
        ];
        assert!(without.iter().all(Organisation::is_on_trial));
        let reachable = Organisation { officer_contact: String::new(), ..organisation() };
        assert!(!reachable.is_on_trial(), "how to reach the officer may come later");
        let stored = organisation().to_json();
        let older = stored.replace(r#","consent_on":"2026-09-01""#, "").replace(r#""officer_name""#, r#""unknown""#);
        let read = Organisation::parse(&older);
        assert!(read.is_ok_and(|board| board.is_on_trial()), "settings from before say nothing of either: {older}");
    }
}
