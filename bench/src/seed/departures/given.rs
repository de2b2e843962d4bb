//! What dice answer: the questionnaire as somebody hands it in who has left.

use anyhow::{Result, anyhow};
use domain::departure::ServiceBand;
use domain::questionnaire::{Answers, Questionnaire, Variant, submit};
use domain::reason::{Destination, MOST_REASONS, ReasonCode, ValueCode};
use serde_json::json;

use crate::dice::Dice;

/// Answers handed in, as stored, and to which questions.
#[derive(Clone, Debug)]
pub struct Response {
    pub variant: Variant,
    pub json: String,
}

/// What these dice answer to everything that is asked in this variant, but for the tip.
pub fn given(variant: Variant, band: ServiceBand, roll: &mut Dice) -> Result<Response> {
    let points = ["1", "2", "2", "3", "3", "4", "4", "4", "5", "rather_not_say"];
    let perhaps = ["yes", "perhaps", "no"];
    let reasons = reasons(roll);
    let answers = json!({
        "reasons": reasons.iter().copied().map(ReasonCode::code).collect::<Vec<_>>(),
        "decisive_reason": roll.one_of(&reasons).code(),
        "raised_before": roll.one_of(&["yes_changed", "yes_unchanged", "no"]),
        "would_have_stayed": roll.one_of(&perhaps),
        "wanted_to_stay": roll.one_of(&perhaps),
        "knew_in_time": roll.one_of(&["yes", "no"]),
        "wanted_longer": roll.one_of(&["yes", "other_conditions", "no"]),
        "enjoyment": roll.one_of(&points),
        "own_way": roll.one_of(&points),
        "show_ability": roll.one_of(&points),
        "workload_sustainable": roll.one_of(&points),
        "growth": roll.one_of(&points),
        "belonging": roll.one_of(&points),
        "leader_support": roll.one_of(&points),
        "behaviour_support": roll.one_of(&points),
        "speak_up": roll.one_of(&points),
        "induction": roll.one_of(&points),
        "valued": values(roll).into_iter().map(ValueCode::code).collect::<Vec<_>>(),
        "departure_handled": roll.one_of(&points),
        "recommend": roll.below(11).to_string(),
        "would_return": roll.one_of(&perhaps),
        "destination": roll.one_of(Destination::ALL).code(),
    });
    let read = Answers::parse(&answers.to_string(), Questionnaire::standard());
    let answers = read.map_err(|faults| anyhow!("what the dice answer: {faults:?}"))?;
    let submitted = submit(&answers, Questionnaire::standard(), variant, Some(band))
        .map_err(|why| anyhow!("what the dice answer cannot be handed in: {why:?}"))?;
    Ok(Response { variant, json: submitted.to_json() })
}

/// One to three, in the order of the list. What stands first is named more often.
pub fn reasons(roll: &mut Dice) -> Vec<ReasonCode> {
    let several = 1 + roll.below(MOST_REASONS as u64);
    let all = ReasonCode::ALL;
    let mut named = Vec::new();
    for _ in 0..several {
        let (one, other) = (roll.below(all.len() as u64), roll.below(all.len() as u64));
        named.push(all[one.min(other) as usize]);
    }
    ReasonCode::said(named)
}

/// One or two, in the order of the list.
pub fn values(roll: &mut Dice) -> Vec<ValueCode> {
    ValueCode::said((0..2).map(|_| *roll.one_of(ValueCode::ALL)).collect())
}
