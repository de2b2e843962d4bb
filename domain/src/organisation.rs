//! What a board sets for itself: names, sender, contacts, levels.

use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::person::EmailAddress;

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
    /// IANA name of the zone; validated when set.
    pub time_zone: String,
    /// Words for the levels, per language: board, school, team.
    pub level_names_nl: [String; 3],
    pub level_names_en: [String; 3],
    /// Default greatest number of talks a host has on one day.
    pub talks_a_day: u8,
    /// People who left by their own choice are asked once more, some weeks after leaving.
    #[serde(default)]
    pub asks_later: bool,
}
