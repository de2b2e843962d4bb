//! Whether somebody was told in time that their contract for a fixed time is not renewed (art. 7:668 BW).

use chrono::{Months, NaiveDate};

use super::{Condition, DepartureType};

/// Whether it was told in writing later than a month before the contract ends, or is still to be told by then.
/// `told_on`: the day, where it is known; `is_told`: HR says that it was. Nobody knows here how long the contract was:
/// the law asks it of those of six months or more.
pub fn is_told_late(
    kind: DepartureType,
    told_on: Option<NaiveDate>,
    is_told: bool,
    end_of_employment: NaiveDate,
    today: NaiveDate,
) -> bool {
    let latest = end_of_employment.checked_sub_months(Months::new(1));
    let (true, Some(latest)) = (kind.profile().condition == Some(Condition::ToldInWriting), latest) else {
        return false;
    };
    match told_on {
        Some(day) => day > latest,
        None => !is_told && today > latest,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{DepartureType, is_told_late};

    #[test]
    fn a_month_before_the_end_is_the_last_day_to_tell() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a day");
        let kind = DepartureType::FixedTermNotRenewed;
        let late = |told: Option<NaiveDate>, is_told, today| is_told_late(kind, told, is_told, day(7, 31), today);
        for (told, is_told, today, expected) in [
            (Some(day(6, 30)), true, day(7, 20), false),
            (Some(day(7, 1)), true, day(7, 1), true),
            (Some(day(7, 1)), false, day(6, 1), true),
            (None, false, day(6, 30), false),
            (None, false, day(7, 1), true),
            (None, true, day(7, 20), false),
        ] {
            assert_eq!(late(told, is_told, today), expected, "{told:?}, {is_told}, {today}");
        }
        let other = DepartureType::VoluntaryResignation;
        assert!(!is_told_late(other, Some(day(7, 20)), false, day(7, 31), day(7, 30)));
    }
}
