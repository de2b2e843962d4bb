//! An improvement point: what a board learned from leavers, and what it changed because of it
//! (docs/domain.md, "Improvement points"). Published ones are read by later leavers.

use crate::coded::coded;
use crate::ids::UnitId;
use crate::language::Language;
use crate::questionnaire::clean_text;
use crate::report::OWNER_CHARACTERS;

/// The longest text on what was learned, in characters.
pub const WHAT_CHARACTERS: usize = 600;
/// The longest text for leavers, in characters: they read it on the last page, in passing.
pub const OUTCOME_CHARACTERS: usize = 300;
/// The most points one leaver is shown.
pub const SHOWN_TO_LEAVERS: u64 = 3;

coded! {
    /// How far it is.
    pub enum PointStatus {
        Idea = "idea",
        UnderWay = "under_way",
        Done = "done",
        Dropped = "dropped",
    }
}

impl PointStatus {
    /// Whether something changes because of it: only that is told to leavers.
    pub const fn changes_something(self) -> bool {
        matches!(self, Self::UnderWay | Self::Done)
    }
}

coded! {
    /// The boxes of the form, in its order.
    pub enum PointField {
        What = "what",
        OutcomeNl = "outcome_nl",
        OutcomeEn = "outcome_en",
        Owner = "owner",
        Status = "status",
        School = "school",
    }
}

/// What is wrong with a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointFault {
    Missing,
    /// `is` counts characters, `max` is the most.
    TooLong {
        max: usize,
        is: usize,
    },
    /// None of the offered ones.
    UnknownChoice,
    /// Leavers read, or are about to read, of something that is not changing.
    NothingChanged,
}

/// A fault with its box.
pub type PointFaultAt = (PointField, PointFault);

/// What is written of one point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImprovementPoint {
    /// What we learned; stays inside.
    pub what: String,
    /// What we changed, for leavers. May be empty until it is published.
    pub outcome_nl: String,
    pub outcome_en: String,
    /// Who sees to it: a role or a name, in words.
    pub owner: String,
    pub status: PointStatus,
    /// The school it is about; `None` is the whole board.
    pub school: Option<UnitId>,
}

impl ImprovementPoint {
    /// Reads the form.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form. Whether the school exists is not looked at.
    pub fn read(fields: &[(String, String)]) -> Result<Self, Vec<PointFaultAt>> {
        let mut faults = Vec::new();
        let typed = |field: PointField| {
            fields.iter().find(|(name, _)| name == field.code()).map_or("", |(_, value)| value.as_str())
        };
        let mut text = |field: PointField, max: usize, needed: bool, is_line: bool| {
            let text = clean_text(typed(field));
            let text = if is_line { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text };
            let is = text.chars().count();
            if is > max {
                faults.push((field, PointFault::TooLong { max, is }));
            } else if needed && is == 0 {
                faults.push((field, PointFault::Missing));
            }
            text
        };
        let what = text(PointField::What, WHAT_CHARACTERS, true, false);
        let outcome_nl = text(PointField::OutcomeNl, OUTCOME_CHARACTERS, false, true);
        let outcome_en = text(PointField::OutcomeEn, OUTCOME_CHARACTERS, false, true);
        let owner = text(PointField::Owner, OWNER_CHARACTERS, true, true);
        let status = PointStatus::parse(typed(PointField::Status));
        if status.is_none() {
            faults.push((PointField::Status, PointFault::UnknownChoice));
        }
        let school = match typed(PointField::School).trim() {
            "" => Ok(None),
            id => id.parse::<UnitId>().map(Some),
        };
        if school.is_err() {
            faults.push((PointField::School, PointFault::UnknownChoice));
        }
        match (status, school) {
            (Some(status), Ok(school)) if faults.is_empty() => {
                Ok(Self { what, outcome_nl, outcome_en, owner, status, school })
            }
            _ => Err(faults),
        }
    }

    /// The boxes as they stand: what [`ImprovementPoint::read`] reads back.
    pub fn fields(&self) -> Vec<(String, String)> {
        PointField::ALL.iter().map(|field| (field.code().to_owned(), self.value(*field))).collect()
    }

    /// One box as it stands.
    pub fn value(&self, field: PointField) -> String {
        match field {
            PointField::What => self.what.clone(),
            PointField::OutcomeNl => self.outcome_nl.clone(),
            PointField::OutcomeEn => self.outcome_en.clone(),
            PointField::Owner => self.owner.clone(),
            PointField::Status => self.status.code().to_owned(),
            PointField::School => self.school.map(|school| school.to_string()).unwrap_or_default(),
        }
    }

    /// Whether leavers may read it: it says in both languages what changed, and something changes.
    ///
    /// # Errors
    /// What stands in the way, box by box.
    pub fn can_be_published(&self) -> Result<(), Vec<PointFaultAt>> {
        let mut faults = Vec::new();
        for (field, text) in [(PointField::OutcomeNl, &self.outcome_nl), (PointField::OutcomeEn, &self.outcome_en)] {
            if text.is_empty() {
                faults.push((field, PointFault::Missing));
            }
        }
        if !self.status.changes_something() {
            faults.push((PointField::Status, PointFault::NothingChanged));
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// What changed, in this language.
    pub fn outcome(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.outcome_nl,
            Language::En => &self.outcome_en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ImprovementPoint, OUTCOME_CHARACTERS, PointFault, PointField, PointStatus};

    fn point() -> ImprovementPoint {
        ImprovementPoint {
            what: "Starters miss somebody to ask.\nAfter the first month even more.".to_owned(),
            outcome_nl: "Wie begint, krijgt een maatje.".to_owned(),
            outcome_en: "Whoever starts gets a buddy.".to_owned(),
            owner: "HR".to_owned(),
            status: PointStatus::Done,
            school: None,
        }
    }

    #[test]
    fn what_was_written_is_read_back() {
        let about_a_school = ImprovementPoint { school: Some(uuid::Uuid::from_u128(7).into()), ..point() };
        for point in [point(), about_a_school] {
            assert_eq!(ImprovementPoint::read(&point.fields()), Ok(point));
        }
    }

    #[test]
    fn an_empty_form_has_a_fault_at_every_box_that_is_needed() {
        let faults = ImprovementPoint::read(&[]).expect_err("nothing was filled in");
        assert_eq!(
            faults,
            [
                (PointField::What, PointFault::Missing),
                (PointField::Owner, PointFault::Missing),
                (PointField::Status, PointFault::UnknownChoice)
            ]
        );
    }

    #[test]
    fn an_outcome_that_is_too_long_is_counted() {
        let long = ImprovementPoint { outcome_en: "x".repeat(OUTCOME_CHARACTERS + 4), ..point() };
        let faults = ImprovementPoint::read(&long.fields()).expect_err("too long");
        let too_long = PointFault::TooLong { max: OUTCOME_CHARACTERS, is: OUTCOME_CHARACTERS + 4 };
        assert_eq!(faults, [(PointField::OutcomeEn, too_long)]);
    }

    #[test]
    fn leavers_read_only_of_what_changes_and_in_both_languages() {
        assert_eq!(point().can_be_published(), Ok(()));
        let half = ImprovementPoint { outcome_en: String::new(), ..point() };
        assert_eq!(half.can_be_published(), Err(vec![(PointField::OutcomeEn, PointFault::Missing)]));
        for status in [PointStatus::Idea, PointStatus::Dropped] {
            let faults = ImprovementPoint { status, ..point() }.can_be_published();
            assert_eq!(faults, Err(vec![(PointField::Status, PointFault::NothingChanged)]), "{status}");
        }
    }
}
