//! What a host expects to be decisive, said before the answers open: it puts "we know what is going
//! on" to the test. Never a judgement of a person; only the share of the whole board counts.

use chrono::{DateTime, NaiveDate, Utc};

use crate::departure::DepartureType;
use crate::questionnaire::{Answers, Questionnaire, Variant};
use crate::reason::ReasonCode;
use crate::talk::HostKind;

/// The item that asks which reason was decisive.
const DECISIVE: &str = "decisive_reason";

/// What a host said before the answers opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prediction {
    Reason(ReasonCode),
    /// Opened without a prediction.
    Skipped,
}

impl Prediction {
    /// As it is stored: the reason's code, or nothing.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reason(reason) => reason.code(),
            Self::Skipped => "",
        }
    }

    /// Reads a stored code; nothing else is accepted.
    pub fn parse(code: &str) -> Option<Self> {
        if code.is_empty() { Some(Self::Skipped) } else { ReasonCode::parse(code).map(Self::Reason) }
    }

    /// Whether it was the decisive reason; `None` where nobody predicted, or where they named none (or
    /// would rather not say), so that there is nothing to be right about.
    pub fn is_right(self, answers: &Answers) -> Option<bool> {
        let Self::Reason(predicted) = self else { return None };
        let decisive = answers.decisive_reason().filter(|reason| *reason != ReasonCode::Z)?;
        Some(predicted == decisive)
    }
}

/// What a host can predict: everything but not wanting to say, which is no reason.
pub fn predictable() -> impl Iterator<Item = ReasonCode> {
    ReasonCode::ALL.iter().copied().filter(|reason| *reason != ReasonCode::Z)
}

/// What the rule below depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BeforeTheTalk {
    pub host: HostKind,
    pub departure_type: DepartureType,
    /// The questions the leaver answered ask for the decisive reason.
    pub asks_decisive: bool,
    /// The talk took place.
    pub held: bool,
    /// The time that stands for it has come.
    pub begun: bool,
    /// This host has seen the answers before, for whatever cause.
    pub seen: bool,
    /// This host has predicted, or opened the answers without it.
    pub made: bool,
}

/// Whether the host first says what they expect (docs/domain.md, "The guide and the
/// report", under "Before"). Once the talk has begun it would be no prediction; a leader is asked only of somebody who
/// leaves by their own choice.
pub const fn comes_first(case: BeforeTheTalk) -> bool {
    let asked_of_this_host = match case.host {
        HostKind::HrAdviser => true,
        HostKind::TeamLeader => case.departure_type.profile().is_own_choice(),
    };
    asked_of_this_host && case.asks_decisive && !case.held && !case.begun && !case.seen && !case.made
}

/// Whether a guess counts for the figures: made before the time that stood for the talk, and not after the day on which
/// it was held. `made_on` is the board's own day of `made_at`.
pub fn counts(
    made_at: DateTime<Utc>,
    made_on: NaiveDate,
    starts_at: Option<DateTime<Utc>>,
    held_on: Option<NaiveDate>,
) -> bool {
    starts_at.is_none_or(|starts_at| made_at < starts_at) && held_on.is_none_or(|held_on| made_on <= held_on)
}

/// Whether a variant asks for the decisive reason.
pub fn asks_decisive(questionnaire: &Questionnaire, variant: Variant) -> bool {
    questionnaire.items_for(variant, None).iter().any(|item| item.key.as_str() == DECISIVE)
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone, Utc};

    use super::{BeforeTheTalk, Prediction, asks_decisive, comes_first, counts, predictable};
    use crate::departure::DepartureType;
    use crate::questionnaire::{Answers, Questionnaire, Variant};
    use crate::reason::ReasonCode;
    use crate::talk::HostKind;

    const DUE: BeforeTheTalk = BeforeTheTalk {
        host: HostKind::HrAdviser,
        departure_type: DepartureType::VoluntaryResignation,
        asks_decisive: true,
        held: false,
        begun: false,
        seen: false,
        made: false,
    };

    fn answers(json: &str) -> Answers {
        Answers::parse(json, Questionnaire::standard()).expect("answers of the standard questionnaire")
    }

    #[test]
    fn a_host_guesses_once_before_the_talk_and_before_having_seen_the_answers() {
        assert!(comes_first(DUE));
        for not_due in [
            BeforeTheTalk { made: true, ..DUE },
            BeforeTheTalk { seen: true, ..DUE },
            BeforeTheTalk { held: true, ..DUE },
            BeforeTheTalk { begun: true, ..DUE },
            BeforeTheTalk { asks_decisive: false, ..DUE },
        ] {
            assert!(!comes_first(not_due), "{not_due:?}");
        }
    }

    #[test]
    fn a_leader_guesses_only_about_somebody_who_leaves_by_choice() {
        let leader = BeforeTheTalk { host: HostKind::TeamLeader, ..DUE };
        assert!(comes_first(leader));
        assert!(!comes_first(BeforeTheTalk { departure_type: DepartureType::InternalTransfer, ..leader }));
        assert!(!comes_first(BeforeTheTalk { departure_type: DepartureType::Redundancy, ..leader }));
    }

    #[test]
    fn a_guess_counts_only_when_it_was_made_before_the_talk() {
        let starts_at = Utc.with_ymd_and_hms(2026, 12, 8, 13, 0, 0).single().expect("an instant that exists");
        let day = starts_at.date_naive();
        let before = starts_at - TimeDelta::minutes(1);
        assert!(counts(before, day, Some(starts_at), None) && counts(before, day, Some(starts_at), Some(day)));
        assert!(!counts(starts_at, day, Some(starts_at), None), "the talk begins");
        assert!(counts(before, day, None, Some(day)) && counts(before, day, None, None), "held without an appointment");
        assert!(!counts(before, day, None, day.pred_opt()), "a day after it was held");
    }

    #[test]
    fn only_the_variants_with_reasons_ask_which_was_decisive() {
        let asking: Vec<Variant> =
            Variant::ALL.iter().copied().filter(|variant| asks_decisive(Questionnaire::standard(), *variant)).collect();
        assert_eq!(asking, [Variant::Full, Variant::Closure, Variant::Transfer]);
    }

    #[test]
    fn a_prediction_is_right_or_wrong_only_where_the_leaver_named_a_decisive_reason() {
        let prediction = Prediction::Reason(ReasonCode::B1);
        assert_eq!(prediction.is_right(&answers(r#"{"reasons":["B1"]}"#)), Some(true));
        assert_eq!(prediction.is_right(&answers(r#"{"reasons":["B1","C1"],"decisive_reason":"C1"}"#)), Some(false));
        assert_eq!(prediction.is_right(&answers(r#"{"reasons":["B1","C1"]}"#)), None);
        assert_eq!(prediction.is_right(&answers(r#"{"reasons":["Z"]}"#)), None);
        assert_eq!(Prediction::Skipped.is_right(&answers(r#"{"reasons":["B1"]}"#)), None);
    }

    #[test]
    fn a_prediction_is_read_back_as_it_was_stored() {
        for prediction in predictable().map(Prediction::Reason).chain([Prediction::Skipped]) {
            assert_eq!(Prediction::parse(prediction.code()), Some(prediction));
        }
        assert_eq!(Prediction::parse("B99"), None);
    }
}
