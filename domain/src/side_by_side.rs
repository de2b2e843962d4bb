//! Answers and report side by side, code by code: what somebody ticked, what they told, and both. The
//! shift between the two says something of its own (docs/domain.md, "Reason codes").

use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::questionnaire::{Answer, Answers, Item, Kind};
use crate::reason::{ReasonCode, ValueCode};
use crate::report::Report;

coded! {
    /// Where a code stands.
    pub enum Place {
        Ticked = "ticked",
        Told = "told",
        Both = "both",
    }
}

impl Place {
    const fn of(ticked: bool, told: bool) -> Option<Self> {
        match (ticked, told) {
            (true, true) => Some(Self::Both),
            (true, false) => Some(Self::Ticked),
            (false, true) => Some(Self::Told),
            (false, false) => None,
        }
    }
}

/// One code that was ticked, told, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line<C> {
    pub code: C,
    pub place: Place,
    /// Where it was named as the decisive one.
    pub decisive: Option<Place>,
}

/// What a leaver ticked; `None` where the questionnaire did not ask.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticked {
    pub reasons: Option<Vec<ReasonCode>>,
    pub decisive: Option<ReasonCode>,
    pub values: Option<Vec<ValueCode>>,
}

impl Ticked {
    /// What these answers to these items tick.
    pub fn of<'a>(asked: impl IntoIterator<Item = &'a Item>, answers: &Answers) -> Self {
        let mut ticked = Self::default();
        for item in asked {
            match (&item.kind, answers.get(item.key.as_str())) {
                (Kind::Reasons { .. }, Some(Answer::Reasons(reasons))) => ticked.reasons = Some(reasons.clone()),
                (Kind::Reasons { .. }, _) => ticked.reasons = Some(Vec::new()),
                (Kind::Values { .. }, Some(Answer::Values(values))) => ticked.values = Some(values.clone()),
                (Kind::Values { .. }, _) => ticked.values = Some(Vec::new()),
                _ => {}
            }
        }
        ticked.decisive = answers.decisive_reason();
        ticked
    }
}

/// The two lists; one that was not asked in the questionnaire is left out, since nothing stands
/// beside what was told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideBySide {
    pub reasons: Option<Vec<Line<ReasonCode>>>,
    pub values: Option<Vec<Line<ValueCode>>>,
}

/// Lays answers and reports beside each other, in the order of the taxonomy. Somebody who had two
/// formal talks told what either report says.
pub fn side_by_side(ticked: &Ticked, reports: &[&Report]) -> SideBySide {
    let told = |code: ReasonCode| reports.iter().any(|report| report.told.contains(&code));
    let decisive = |code: ReasonCode| reports.iter().any(|report| report.decisive_reason() == Some(code));
    let stayed = |code: ValueCode| reports.iter().any(|report| report.stayed_because.contains(&code));
    let reason = |ticked_reasons: &[ReasonCode], code: ReasonCode| {
        Some(Line {
            code,
            place: Place::of(ticked_reasons.contains(&code), told(code))?,
            decisive: Place::of(ticked.decisive == Some(code), decisive(code)),
        })
    };
    let value = |ticked_values: &[ValueCode], code: ValueCode| {
        Some(Line { code, place: Place::of(ticked_values.contains(&code), stayed(code))?, decisive: None })
    };
    SideBySide {
        reasons: ticked
            .reasons
            .as_ref()
            .map(|reasons| ReasonCode::ALL.iter().filter_map(|code| reason(reasons, *code)).collect()),
        values: ticked
            .values
            .as_ref()
            .map(|values| ValueCode::ALL.iter().filter_map(|code| value(values, *code)).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Place, Ticked, side_by_side};
    use crate::questionnaire::{Answers, Questionnaire, Variant};
    use crate::reason::{ReasonCode, ValueCode};
    use crate::report::Report;

    fn ticked(variant: Variant, json: &str) -> Ticked {
        let questionnaire = Questionnaire::standard();
        let answers = Answers::parse(json, questionnaire).expect("answers of the standard questionnaire");
        Ticked::of(questionnaire.items_for(variant, None), &answers)
    }

    #[test]
    fn each_code_says_whether_it_was_ticked_told_or_both_and_where_it_was_decisive() {
        let ticked = ticked(Variant::Full, r#"{"reasons":["B1","C1"],"decisive_reason":"C1","valued":["V1","V2"]}"#);
        let report = Report {
            told: vec![ReasonCode::C1, ReasonCode::D1],
            decisive: Some(ReasonCode::D1),
            stayed_because: vec![ValueCode::V2, ValueCode::V8],
            ..Report::default()
        };
        let both = side_by_side(&ticked, &[&report]);
        let line = |code, place, decisive| Line { code, place, decisive };
        assert_eq!(
            both.reasons.expect("asked"),
            [
                line(ReasonCode::B1, Place::Ticked, None),
                line(ReasonCode::C1, Place::Both, Some(Place::Ticked)),
                line(ReasonCode::D1, Place::Told, Some(Place::Told)),
            ]
        );
        let values: Vec<_> = both.values.expect("asked").iter().map(|line| (line.code, line.place)).collect();
        assert_eq!(
            values,
            [(ValueCode::V1, Place::Ticked), (ValueCode::V2, Place::Both), (ValueCode::V8, Place::Told)]
        );
    }

    #[test]
    fn a_list_that_was_not_asked_is_left_out_and_one_that_was_skipped_is_empty() {
        let short = side_by_side(&ticked(Variant::Short, r#"{"belonging":"4"}"#), &[&Report::default()]);
        assert_eq!((short.reasons, short.values), (None, Some(Vec::new())));
    }

    #[test]
    fn one_reason_alone_is_decisive_on_both_sides() {
        let report = Report { told: vec![ReasonCode::B1], ..Report::default() };
        let both = side_by_side(&ticked(Variant::Full, r#"{"reasons":["B1"]}"#), &[&report]);
        assert_eq!(both.reasons.expect("asked")[0].decisive, Some(Place::Both));
    }
}
