//! The second, two-minute questionnaire, four to six weeks after leaving: only for people who left by
//! their own choice, only where the board switched it on, once, and without reminders
//! (docs/domain.md, "The second questionnaire").

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::questionnaire::{Answer, Answers, FieldFault, ItemKey, Questionnaire, Screen, Variant};
use crate::reason::ReasonCode;
use crate::side_by_side::Ticked;
use crate::working_days::{OPENS_AT_MINUTE, WorkCalendar};

/// Days after leaving on which it goes, at the earliest: four weeks.
pub const FIRST_DAY: u64 = 28;
/// Days after leaving after which it does not go any more: six weeks.
pub const LAST_DAY: u64 = 42;
/// Days after its mail for which the personal link opens again, so that it can be answered.
pub const LINK_DAYS: i64 = 28;

/// What it asks, in this order: reasons again, which was decisive, and whether the leaver would return.
pub const ITEMS: &[&str] = &["reasons", "decisive_reason", "would_return"];

/// The day on which somebody has left: the end of employment where it is known, else the last day
/// worked.
pub const fn left_on(last_day_worked: NaiveDate, end_of_employment: Option<NaiveDate>) -> NaiveDate {
    match end_of_employment {
        Some(end) => end,
        None => last_day_worked,
    }
}

/// When it goes: the first opening from four weeks after leaving on. Where holidays last longer than
/// until the sixth week, that opening is also the last moment.
pub fn goes_at(left_on: NaiveDate, calendar: &WorkCalendar) -> Option<DateTime<Utc>> {
    let first = left_on.checked_add_days(Days::new(FIRST_DAY))?;
    let morning = calendar.at(first, OPENS_AT_MINUTE).ok().or_else(|| Some(first.and_hms_opt(12, 0, 0)?.and_utc()))?;
    Some(calendar.next_opening(morning))
}

/// The last day on which it may go.
pub fn last_day(left_on: NaiveDate, calendar: &WorkCalendar) -> Option<NaiveDate> {
    let sixth_week = left_on.checked_add_days(Days::new(LAST_DAY))?;
    Some(sixth_week.max(calendar.local_date(goes_at(left_on, calendar)?)))
}

/// The one screen, with the words of the standard questionnaire, whatever HR made of the first one:
/// what is compared has to be asked alike.
pub fn screen() -> Option<Screen<'static>> {
    Questionnaire::standard().one_screen(Variant::Full, ITEMS)
}

/// How a posted form reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It can be handed in.
    Answers(Answers),
    /// Every question may be skipped, but not all of them.
    Empty,
    Faults(Answers, Vec<FieldFault>),
    /// Two or three reasons, and the leaver has not been asked yet which was decisive: it is shown now.
    AskDecisive(Answers),
}

/// Reads the form. `decisive_shown`: the question which reason was decisive stood on the page, so that
/// leaving it open was a choice.
pub fn read(fields: &[(String, String)], decisive_shown: bool) -> Reading {
    let Some(screen) = screen() else { return Reading::Empty };
    // Twice: which reasons are chosen decides whether the next question is shown.
    let (reasons, _) = screen.read(fields, &Answers::default());
    let (answers, faults) = screen.read(fields, &reasons);
    if !faults.is_empty() {
        return Reading::Faults(answers, faults);
    }
    if answers.is_empty() {
        return Reading::Empty;
    }
    let asks = screen.shown(&answers).any(|asked| asked.key() == "decisive_reason");
    if asks && !decisive_shown && answers.decisive_reason().is_none() {
        return Reading::AskDecisive(answers);
    }
    Reading::Answers(answers)
}

/// What changed between the first questionnaire and the second, in codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// Named both times.
    pub stayed: Vec<ReasonCode>,
    /// Named at first and not any more.
    pub gone: Vec<ReasonCode>,
    /// Named only now.
    pub came: Vec<ReasonCode>,
    pub decisive: DecisiveShift,
}

/// What became of the decisive reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DecisiveShift {
    Same(ReasonCode),
    Other {
        first: ReasonCode,
        second: ReasonCode,
    },
    /// One of the two is not known.
    Unknown,
}

/// Compares; `None` where the first questionnaire was not handed in or did not ask for reasons.
pub fn shift(first: &Ticked, second: &Answers) -> Option<Shift> {
    let before = first.reasons.as_ref()?;
    let now = second.reasons("reasons");
    let only = |from: &[ReasonCode], without: &[ReasonCode]| -> Vec<ReasonCode> {
        from.iter().copied().filter(|reason| !without.contains(reason)).collect()
    };
    Some(Shift {
        stayed: before.iter().copied().filter(|reason| now.contains(reason)).collect(),
        gone: only(before, now),
        came: only(now, before),
        decisive: match (first.decisive, second.decisive_reason()) {
            (Some(first), Some(second)) if first == second => DecisiveShift::Same(first),
            (Some(first), Some(second)) => DecisiveShift::Other { first, second },
            _ => DecisiveShift::Unknown,
        },
    })
}

/// Whether the leaver would return, by the key of the option.
pub fn would_return(answers: &Answers) -> Option<&ItemKey> {
    match answers.get("would_return") {
        Some(Answer::Choice(key)) => Some(key),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use chrono_tz::Europe::Amsterdam;

    use super::{DecisiveShift, Reading, goes_at, last_day, left_on, read, screen, shift};
    use crate::reason::ReasonCode;
    use crate::side_by_side::Ticked;
    use crate::working_days::{DateRange, WorkCalendar};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn it_goes_four_weeks_after_the_end_of_employment_where_that_is_known() {
        assert_eq!(left_on(day("2026-04-24"), Some(day("2026-04-30"))), day("2026-04-30"));
        assert_eq!(left_on(day("2026-04-24"), None), day("2026-04-24"));
        let calendar = WorkCalendar::new(Amsterdam, Vec::new());
        let goes = goes_at(day("2026-04-30"), &calendar).expect("a day that exists");
        assert_eq!(calendar.local_date(goes), day("2026-05-28"));
        assert_eq!(last_day(day("2026-04-30"), &calendar), Some(day("2026-06-11")));
    }

    #[test]
    fn holidays_move_it_and_never_make_it_impossible() {
        let summer = DateRange { first: day("2026-07-18"), last: day("2026-08-30") };
        let calendar = WorkCalendar::new(Amsterdam, vec![summer]);
        let goes = goes_at(day("2026-07-17"), &calendar).expect("a day that exists");
        assert_eq!(calendar.local_date(goes), day("2026-08-31"));
        assert_eq!(last_day(day("2026-07-17"), &calendar), Some(day("2026-08-31")));
    }

    #[test]
    fn one_screen_asks_reasons_and_return_and_the_decisive_one_when_there_are_several() {
        let screen = screen().expect("part of the standard questionnaire");
        let keys: Vec<&str> = screen.items.iter().map(|asked| asked.key()).collect();
        assert_eq!(keys, ["reasons", "decisive_reason", "would_return"]);
        assert_eq!(read(&[], false), Reading::Empty);
        let two = [("reasons", "B1"), ("reasons", "C1"), ("would_return", "yes")];
        assert!(matches!(read(&fields(&two), false), Reading::AskDecisive(_)));
        assert!(matches!(read(&fields(&two), true), Reading::Answers(_)), "they may leave it open");
        assert!(matches!(read(&fields(&[("reasons", "B1")]), false), Reading::Answers(_)));
        let chosen = fields(&[("reasons", "B1"), ("reasons", "C1"), ("decisive_reason", "C1")]);
        let Reading::Answers(answers) = read(&chosen, false) else { panic!("it can be handed in") };
        assert_eq!(answers.decisive_reason(), Some(ReasonCode::C1));
    }

    #[test]
    fn four_reasons_are_a_fault_and_stay_as_they_were_chosen() {
        let four: Vec<_> = ["A1", "B1", "C1", "D1"].iter().map(|code| ("reasons", *code)).collect();
        let Reading::Faults(answers, faults) = read(&fields(&four), false) else { panic!("too many") };
        assert_eq!(faults[0].field, "reasons");
        assert!(answers.is_chosen("reasons", "D1"));
    }

    #[test]
    fn the_shift_says_what_stayed_went_and_came() {
        let first = Ticked {
            reasons: Some(vec![ReasonCode::B1, ReasonCode::C1]),
            decisive: Some(ReasonCode::B1),
            values: None,
        };
        let chosen = fields(&[("reasons", "C1"), ("reasons", "D1"), ("decisive_reason", "D1")]);
        let Reading::Answers(second) = read(&chosen, true) else { panic!("it can be handed in") };
        let shift = shift(&first, &second).expect("both are there");
        assert_eq!(
            (shift.stayed, shift.gone, shift.came),
            (vec![ReasonCode::C1], vec![ReasonCode::B1], vec![ReasonCode::D1])
        );
        assert_eq!(shift.decisive, DecisiveShift::Other { first: ReasonCode::B1, second: ReasonCode::D1 });
    }
}
