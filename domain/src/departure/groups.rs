//! What a leaver belongs to, for figures by group: how they came, how much they worked, and on what contract.
//!
//! All of it is coded, may be left open, and goes with the record. Numbers are kept as bands, so that nobody is
//! recognised by them.

use crate::coded::coded;
use crate::departure_form::look_up;

coded! {
    /// How somebody came to this work.
    pub enum Entry {
        /// In the first years after the training for it.
        Starter = "starter",
        /// From other work (*zij-instromer*).
        CareerChanger = "career_changer",
        InTraining = "in_training",
        /// None of these.
        Experienced = "experienced",
    }
}

coded! {
    /// How much somebody worked, in parts of a full-time week.
    pub enum PartTime {
        UnderHalf = "under_half",
        HalfToFourFifths = "half_to_four_fifths",
        OverFourFifths = "over_four_fifths",
        FullTime = "full_time",
    }
}

coded! {
    /// Whether somebody combined this work with other work (*hybride docent*).
    pub enum Hybrid {
        Yes = "yes",
        No = "no",
    }
}

coded! {
    /// What kind of temporary contract it was: where one was not renewed, that says most of the why.
    pub enum ContractChain {
        WithProspect = "with_prospect",
        WithoutProspect = "without_prospect",
        Replacement = "replacement",
        /// The next one would have been permanent (art. 7:668a BW).
        LastOfChain = "last_of_chain",
    }
}

pub(super) fn entry(text: &str) -> Option<Entry> {
    look_up(
        text,
        Entry::parse,
        &[
            (Entry::Starter, &["startende docent", "startende leraar", "startend"]),
            (Entry::CareerChanger, &["zij instromer", "zijinstromer", "zij instroom", "career changer"]),
            (Entry::InTraining, &["in opleiding", "leraar in opleiding", "lio", "in training", "trainee"]),
            (Entry::Experienced, &["ervaren", "geen van deze", "none of these"]),
        ],
    )
}

pub(super) fn hybrid(text: &str) -> Option<Hybrid> {
    look_up(
        text,
        Hybrid::parse,
        &[(Hybrid::Yes, &["ja", "j", "y", "hybride", "hybrid", "x"]), (Hybrid::No, &["nee", "n"])],
    )
}

pub(super) fn contract_chain(text: &str) -> Option<ContractChain> {
    look_up(
        text,
        ContractChain::parse,
        &[
            (ContractChain::WithProspect, &["uitzicht op vast", "tijdelijk met uitzicht op vast", "with prospect"]),
            (
                ContractChain::WithoutProspect,
                &["zonder uitzicht op vast", "tijdelijk zonder uitzicht op vast", "without prospect"],
            ),
            (ContractChain::Replacement, &["vervanging", "replacement"]),
            (
                ContractChain::LastOfChain,
                &["laatste in de keten", "einde keten", "last of the chain", "end of the chain"],
            ),
        ],
    )
}

/// Reads a band, or a part of a full-time week of which only the band is kept: `0,6`, `0.6 fte`, `60%`.
pub(super) fn part_time(text: &str) -> Option<PartTime> {
    let known = look_up(
        text,
        PartTime::parse,
        &[
            (PartTime::UnderHalf, &["minder dan 0 5", "minder dan 0 5 fte", "under 0 5", "under 0 5 fte"]),
            (PartTime::HalfToFourFifths, &["0 5 tot 0 8", "0 5 tot 0 8 fte", "0 5 to 0 8", "0 5 to 0 8 fte"]),
            (PartTime::OverFourFifths, &["0 8 tot 1", "0 8 tot 1 fte", "0 8 to 1", "0 8 to 1 fte"]),
            (PartTime::FullTime, &["voltijd", "fulltime", "full time"]),
        ],
    );
    known.or_else(|| band_of(text))
}

fn band_of(text: &str) -> Option<PartTime> {
    let text = text.trim().to_lowercase();
    let without_unit = text.strip_suffix("fte").unwrap_or(&text).trim();
    let (number, hundred) = match without_unit.strip_suffix('%') {
        Some(number) => (number.trim(), 100.0),
        None => (without_unit, 1.0),
    };
    let in_figures = number.len() <= 6 && number.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
    let part: f64 = if in_figures { number.replace(',', ".").parse().ok()? } else { return None };
    match part / hundred {
        part if part <= 0.0 => None,
        part if part < 0.5 => Some(PartTime::UnderHalf),
        part if part < 0.8 => Some(PartTime::HalfToFourFifths),
        part if part < 1.0 => Some(PartTime::OverFourFifths),
        // Some have a little more than a full-time week; hours a week or a percentage without its sign are no part.
        part if part <= 1.2 => Some(PartTime::FullTime),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{PartTime, entry, part_time};
    use crate::departure::Entry;

    #[test]
    fn a_part_of_a_week_is_kept_as_a_band_and_hours_are_no_part() {
        for (text, band) in [
            ("0,4", Some(PartTime::UnderHalf)),
            ("0.5 fte", Some(PartTime::HalfToFourFifths)),
            ("79%", Some(PartTime::HalfToFourFifths)),
            ("0,8 FTE", Some(PartTime::OverFourFifths)),
            ("1", Some(PartTime::FullTime)),
            ("100 %", Some(PartTime::FullTime)),
            ("0,5 tot 0,8 fte", Some(PartTime::HalfToFourFifths)),
            ("Voltijd", Some(PartTime::FullTime)),
            ("0", None),
            ("24", None),
            ("half", None),
        ] {
            assert_eq!(part_time(text), band, "{text}");
        }
    }

    #[test]
    fn how_somebody_came_is_read_as_people_write_it() {
        assert_eq!(entry("Zij-instromer"), Some(Entry::CareerChanger));
        assert_eq!(entry("starter"), Some(Entry::Starter));
        assert_eq!(entry("onbekend"), None);
    }
}
