//! What a board sets for its figures: which periods are counted, when, and from how many people something is said.

use serde::{Deserialize, Serialize};

use super::period::{FREEZE_WEEKS, FREEZE_WEEKS_STANDARD, PeriodKind};
use crate::coded::coded;
use crate::disclosure::{LEAST_ANSWERED, LEAST_DISSENTERS, LEAST_FOR_REASONS, LEAST_INVITED, Population, Thresholds};

/// The highest threshold a board can set, in people: beyond it nothing would be shown of any school.
pub const THRESHOLD_MOST: u32 = 100;
/// The fewest years for which releases are kept, where a board does not keep them for good.
pub const KEEP_YEARS_LEAST: u32 = 2;
/// The most.
pub const KEEP_YEARS_MOST: u32 = 50;

/// The settings of one board; the limits hold whatever is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureSettings {
    /// The periods that have their turn by themselves; of [`PeriodKind::Own`] none has.
    pub kind: PeriodKind,
    /// Weeks between the end of a period and its release.
    pub weeks: u32,
    pub thresholds: Thresholds,
    /// Years for which a release is kept after the end of its period; `None`: for good.
    pub keep_years: Option<u32>,
}

impl Default for FigureSettings {
    fn default() -> Self {
        Self {
            kind: PeriodKind::HalfYear,
            weeks: FREEZE_WEEKS_STANDARD,
            thresholds: Thresholds::default(),
            keep_years: None,
        }
    }
}

coded! {
    /// A field of the form.
    pub enum FigureField {
        Period = "period",
        Weeks = "weeks",
        Invited = "invited",
        Answered = "answered",
        Reasons = "reasons",
        Dissenters = "dissenters",
        /// May stay empty: for good.
        KeepYears = "keep_years",
    }
}

coded! {
    /// What is wrong with a field.
    pub enum FigureFault {
        UnknownPeriod = "unknown_period",
        /// A whole number is asked for.
        NotANumber = "not_a_number",
        /// Fewer people than is promised to everybody.
        TooLow = "too_low",
        /// Outside of what can be set.
        OutOfRange = "out_of_range",
    }
}

/// As it is stored.
#[derive(Serialize, Deserialize)]
struct Stored {
    period: PeriodKind,
    weeks: u32,
    thresholds: [u32; 4],
    #[serde(default)]
    keep_years: Option<u32>,
}

impl FigureSettings {
    /// Invited, answered, for reasons, dissenters.
    pub const fn numbers(&self) -> [u32; 4] {
        let thresholds = &self.thresholds;
        [
            thresholds.least(Population::Invited),
            thresholds.least(Population::Answered),
            thresholds.least_for_reasons(),
            thresholds.least_dissenters(),
        ]
    }

    /// Reads a form. All faults come back at once, in the order of the form.
    ///
    /// # Errors
    /// Each field that is no number, below the promise or outside its limits.
    pub fn read<'a>(typed: impl Fn(FigureField) -> &'a str) -> Result<Self, Vec<(FigureField, FigureFault)>> {
        let mut faults = Vec::new();
        let mut note = |field: FigureField, read: Result<u32, FigureFault>| {
            read.map_err(|fault| faults.push((field, fault))).unwrap_or_default()
        };
        let number = |field: FigureField, low: FigureFault, least: u32, most: u32| {
            let number: u32 = typed(field).trim().parse().map_err(|_| FigureFault::NotANumber)?;
            match number {
                number if number < least => Err(low),
                number if number > most => Err(FigureFault::OutOfRange),
                number => Ok(number),
            }
        };
        let threshold = |field: FigureField, least: u32| number(field, FigureFault::TooLow, least, THRESHOLD_MOST);
        let kind = PeriodKind::parse(typed(FigureField::Period).trim()).filter(|kind| kind.years().is_none());
        note(FigureField::Period, kind.map(|_| 0).ok_or(FigureFault::UnknownPeriod));
        let (first, last) = (*FREEZE_WEEKS.start(), *FREEZE_WEEKS.end());
        let weeks = note(FigureField::Weeks, number(FigureField::Weeks, FigureFault::OutOfRange, first, last));
        let invited = note(FigureField::Invited, threshold(FigureField::Invited, LEAST_INVITED));
        let answered = note(FigureField::Answered, threshold(FigureField::Answered, LEAST_ANSWERED));
        let reasons = note(FigureField::Reasons, threshold(FigureField::Reasons, LEAST_FOR_REASONS));
        let dissenters = note(FigureField::Dissenters, threshold(FigureField::Dissenters, LEAST_DISSENTERS));
        let keep_years = match typed(FigureField::KeepYears).trim() {
            "" => None,
            _ => Some(note(
                FigureField::KeepYears,
                number(FigureField::KeepYears, FigureFault::OutOfRange, KEEP_YEARS_LEAST, KEEP_YEARS_MOST),
            )),
        };
        match (kind, Thresholds::raised(invited, answered, reasons, dissenters)) {
            (Some(kind), Ok(thresholds)) if faults.is_empty() => Ok(Self { kind, weeks, thresholds, keep_years }),
            _ => Err(faults),
        }
    }

    /// Reads what is stored. Whatever stands there, no threshold is lower than the promise. `None` where it is nothing of
    /// the kind.
    pub fn parse(json: &str) -> Option<Self> {
        let stored: Stored =
            serde_json::from_str(json).ok().filter(|stored: &Stored| stored.period.years().is_none())?;
        let [invited, answered, reasons, dissenters] = stored.thresholds;
        let thresholds = Thresholds::raised(
            invited.max(LEAST_INVITED),
            answered.max(LEAST_ANSWERED),
            reasons.max(LEAST_FOR_REASONS),
            dissenters.max(LEAST_DISSENTERS),
        );
        Some(Self {
            kind: stored.period,
            weeks: stored.weeks.clamp(*FREEZE_WEEKS.start(), *FREEZE_WEEKS.end()),
            thresholds: thresholds.ok()?,
            keep_years: stored.keep_years.map(|years| years.clamp(KEEP_YEARS_LEAST, KEEP_YEARS_MOST)),
        })
    }

    /// The form in which they are stored.
    pub fn to_json(&self) -> String {
        let stored =
            Stored { period: self.kind, weeks: self.weeks, thresholds: self.numbers(), keep_years: self.keep_years };
        // reason: codes and numbers; writing them to memory cannot fail
        serde_json::to_string(&stored).expect("codes and numbers can always be written")
    }

    /// Which fields are others than before, in the order of the form.
    pub fn changed(&self, before: &Self) -> Vec<FigureField> {
        let (now, then) = (self.numbers(), before.numbers());
        let differs = |field: &FigureField| match field {
            FigureField::Period => self.kind != before.kind,
            FigureField::Weeks => self.weeks != before.weeks,
            FigureField::Invited => now[0] != then[0],
            FigureField::Answered => now[1] != then[1],
            FigureField::Reasons => now[2] != then[2],
            FigureField::Dissenters => now[3] != then[3],
            FigureField::KeepYears => self.keep_years != before.keep_years,
        };
        FigureField::ALL.iter().copied().filter(differs).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{FigureFault as Fault, FigureField as Field, FigureSettings, PeriodKind};

    fn typed(differs: &[(Field, &'static str)]) -> Result<FigureSettings, Vec<(Field, Fault)>> {
        let standard = |field: Field| match field {
            Field::Period => "half_year",
            Field::Weeks => "4",
            Field::Invited | Field::Answered => "5",
            Field::Reasons => "10",
            Field::Dissenters => "1",
            Field::KeepYears => "",
        };
        FigureSettings::read(|field| {
            differs.iter().find(|(one, _)| *one == field).map_or_else(|| standard(field), |(_, text)| *text)
        })
    }

    #[test]
    fn no_threshold_can_be_set_below_the_promise() {
        assert_eq!(typed(&[]), Ok(FigureSettings::default()));
        let low = typed(&[(Field::Invited, "4"), (Field::Reasons, "9"), (Field::Dissenters, "0")]);
        let faults = [Field::Invited, Field::Reasons, Field::Dissenters].map(|field| (field, Fault::TooLow));
        assert_eq!(low, Err(faults.to_vec()));
        let stored = r#"{"period":"quarter","weeks":99,"thresholds":[1,8,1,0],"keep_years":1}"#;
        let read = FigureSettings::parse(stored).expect("settings");
        assert_eq!((read.numbers(), read.weeks, read.keep_years), ([5, 8, 10, 1], 26, Some(2)), "the limits hold");
    }

    #[test]
    fn every_fault_stands_at_its_field_at_once() {
        let faults = typed(&[
            (Field::Period, "three_school_years"),
            (Field::Weeks, "0"),
            (Field::Answered, "vijf"),
            (Field::KeepYears, "1"),
        ]);
        let expected = [
            (Field::Period, Fault::UnknownPeriod),
            (Field::Weeks, Fault::OutOfRange),
            (Field::Answered, Fault::NotANumber),
            (Field::KeepYears, Fault::OutOfRange),
        ];
        assert_eq!(faults, Err(expected.to_vec()));
    }

    #[test]
    fn settings_come_back_as_they_were_and_say_what_is_another() {
        let other = typed(&[(Field::Period, "quarter"), (Field::Answered, "8"), (Field::KeepYears, "10")]);
        let other = other.expect("within the limits");
        assert_eq!(FigureSettings::parse(&other.to_json()), Some(other));
        assert_eq!(other.kind, PeriodKind::Quarter);
        let changed = [Field::Period, Field::Answered, Field::KeepYears];
        assert_eq!(other.changed(&FigureSettings::default()), changed);
    }
}
