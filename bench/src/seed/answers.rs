//! The answers that every seeded leaver has given: all items of the full questionnaire.

use anyhow::{Result, anyhow};
use domain::departure::ServiceBand;
use domain::questionnaire::{Answers, Questionnaire, Variant, submit};

const ANSWERS: &str = r#"{
    "reasons": ["B1", "C2", "D3"], "decisive_reason": "B1", "raised_before": "yes_unchanged",
    "would_have_stayed": "perhaps", "enjoyment": "4", "own_way": "4", "show_ability": "4", "workload_sustainable": "2", "growth": "2",
    "belonging": "5", "leader_support": "3", "behaviour_support": "3", "speak_up": "3", "valued": ["V1", "V3"], "departure_handled": "4",
    "recommend": "6", "would_return": "perhaps", "destination": "same_sector",
    "tip": "Plan de lessen zo dat er tussen twee locaties tijd is om te reizen; nu at ik mijn brood op de fiets."
}"#;

/// The service band of everybody: they are not asked how they were guided at the start.
pub const SERVICE_BAND: ServiceBand = ServiceBand::ThreeToTen;

fn answers() -> Result<Answers> {
    Answers::parse(ANSWERS, Questionnaire::standard()).map_err(|faults| anyhow!("the answers to seed: {faults:?}"))
}

/// A draft with everything filled in, as stored.
pub fn draft() -> Result<String> {
    Ok(answers()?.to_json())
}

/// The same answers handed in, as stored.
pub fn stored_response() -> Result<String> {
    submit(&answers()?, Questionnaire::standard(), Variant::Full, Some(SERVICE_BAND))
        .map(|submitted| submitted.to_json())
        .map_err(|why| anyhow!("the answers to seed cannot be handed in: {why:?}"))
}

/// The keys of the screens of the full questionnaire, in order.
pub fn screen_keys() -> Vec<String> {
    let screens = Questionnaire::standard().screens(Variant::Full, Some(SERVICE_BAND));
    screens.iter().map(|screen| screen.key().to_owned()).collect()
}

/// The first and the last screen of the full questionnaire, by key.
pub fn screens() -> Result<(String, String)> {
    let screens = Questionnaire::standard().screens(Variant::Full, Some(SERVICE_BAND));
    match (screens.first(), screens.last()) {
        (Some(first), Some(last)) => Ok((first.key().to_owned(), last.key().to_owned())),
        _ => Err(anyhow!("the questionnaire has no screens")),
    }
}
