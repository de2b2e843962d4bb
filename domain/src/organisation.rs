//! What a board sets for itself: names, sender, contacts, levels.

use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::person::EmailAddress;
use crate::questionnaire::Fault;
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
    pub reply_to: Option<EmailAddress>,
    /// Who to ask for a new link, in words and a mail address or telephone number.
    pub hr_contact: String,
    pub counsellor_name: String,
    pub counsellor_contact: String,
    /// In schools: the duty to report a suspected sexual offence against a pupil.
    pub states_legal_limit: bool,
    pub time_zone: Zone,
    /// Words for the levels, per language: board, school, team.
    pub level_names_nl: [String; 3],
    pub level_names_en: [String; 3],
    /// Default greatest number of talks a host has on one day.
    pub talks_a_day: u8,
    /// People who left by their own choice are asked once more, some weeks after leaving.
    #[serde(default)]
    pub asks_later: bool,
}

impl Organisation {
    /// Reads stored settings; unknown codes and zones are refused.
    pub fn parse(json: &str) -> Result<Self, Fault> {
        serde_json::from_str(json).map_err(|error| Fault::from_json("settings", &error))
    }

    /// The form in which they are stored.
    pub fn to_json(&self) -> String {
        // reason: strings, codes and numbers; writing them to memory cannot fail
        serde_json::to_string(self).expect("strings and codes can always be written")
    }
}

#[cfg(test)]
mod tests {
    use super::{Organisation, Sector};

    /// As boards of the first version have them stored.
    const OF_THE_FIRST_VERSION: &str = r#"{"name":"Stichting Voorbeeld","sector":"pupils","sender_name":"HR",
        "reply_to":null,"hr_contact":"HR","counsellor_name":"Vera Trouw","counsellor_contact":"vera@voorbeeld.test",
        "states_legal_limit":true,"time_zone":"Europe/Amsterdam","level_names_nl":["bestuur","school","team"],
        "level_names_en":["board","school","team"],"talks_a_day":3}"#;

    #[test]
    fn settings_that_were_stored_before_a_setting_came_can_still_be_read() {
        let read = Organisation::parse(OF_THE_FIRST_VERSION).expect("what is not there has a default");
        assert!(!read.asks_later, "it came later, and changed nothing for a board that was there");
    }

    #[test]
    fn settings_come_back_as_they_were_and_a_zone_that_does_not_exist_is_refused() {
        let words = |words: [&str; 3]| words.map(str::to_owned);
        let organisation = Organisation {
            name: "Stichting Voorbeeld".into(),
            sector: Sector::Pupils,
            sender_name: "HR".into(),
            reply_to: None,
            hr_contact: "HR".into(),
            counsellor_name: "Vera Trouw".into(),
            counsellor_contact: "vera@voorbeeld.test".into(),
            states_legal_limit: true,
            time_zone: chrono_tz::Europe::Amsterdam.into(),
            level_names_nl: words(["bestuur", "school", "team"]),
            level_names_en: words(["board", "school", "team"]),
            talks_a_day: 3,
            asks_later: true,
        };
        let stored = organisation.to_json();
        assert!(stored.contains(r#""time_zone":"Europe/Amsterdam""#), "as older rows have it: {stored}");
        assert_eq!(Organisation::parse(&stored), Ok(organisation));
        let fault = Organisation::parse(&stored.replace("Amsterdam", "Amsterdm")).expect_err("no such zone");
        assert!(fault.to_string().starts_with("line 1: settings"), "{fault}");
    }
}
