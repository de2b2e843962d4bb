//! Invented answers and reports: plausible, short, and nobody's.

use domain::departure::{DepartureType, Tone};
use domain::guide::TalkTheme;
use domain::questionnaire::{Answers, Questionnaire};
use domain::reason::{ReasonCode, ValueCode};
use domain::report::{PartInLeaving, Preventable, Quote, Report, ThemePart, Topic};
use domain::talk::Way;
use serde_json::json;

use super::NotBuilt;
use super::person::Person;

/// Answers to every item any variant may ask; `seed` varies them.
pub(super) fn answers(seed: usize, person: &Person, questionnaire: &Questionnaire) -> Result<Answers, NotBuilt> {
    // D5 is decisive and not C3: else no push factor but workload were, so that of how many none was decisive could not be
    // said, nor then how people left (docs/figures.md, "What follows from who is asked").
    let reasons = [["B1", "D3"], ["C2", "B2"], ["A2", "E1"], ["D1", "B1"], ["D5", "C3"], ["B5", "C1"]];
    let reasons = reasons[seed % reasons.len()];
    let point = |shift: usize| ((seed + shift) % 5 + 1).to_string();
    let tips = [
        "Geef starters een vast maatje, ook na de eerste maand.",
        "Vraag wat vaker hoe het gaat, niet alleen in het jaargesprek.",
        "Laat mensen zelf meedenken over het rooster.",
    ];
    let valued = [["V1", "V3"], ["V4", "V8"], ["V3", "V6"], ["V2", "V7"]];
    let of_three = |texts: [&'static str; 3]| texts[seed % 3];
    let mut all = json!({
        "reasons": reasons,
        "decisive_reason": reasons[seed % 2],
        "raised_before": of_three(["yes_unchanged", "no", "yes_changed"]),
        "would_have_stayed": of_three(["perhaps", "no", "yes"]),
        "wanted_to_stay": of_three(["yes", "perhaps", "no"]),
        "knew_in_time": if seed.is_multiple_of(2) { "no" } else { "yes" },
        "wanted_longer": of_three(["other_conditions", "no", "yes"]),
        "enjoyment": point(3),
        "own_way": point(2),
        "show_ability": point(3),
        "workload_sustainable": point(0),
        "growth": point(1),
        "belonging": point(3),
        "leader_support": point(4),
        "behaviour_support": point(4),
        "speak_up": point(2),
        "induction": point(1),
        "valued": valued[seed % valued.len()],
        "departure_handled": point(3),
        "recommend": (5 + seed % 6).to_string(),
        "would_return": of_three(["perhaps", "yes", "no"]),
        "tip": of_three(tips),
    });
    if let Some(to) = person.optional.destination {
        all["destination"] = json!(to.code());
    }
    Answers::parse(&all.to_string(), questionnaire)
        .map_err(|faults| NotBuilt::Data(format!("{}: {faults:?}", person.name)))
}

/// An invented report that may be finalised.
pub(super) fn report(seed: usize, kind: DepartureType, way: Option<Way>) -> Report {
    let told = [ReasonCode::B1, ReasonCode::C2, ReasonCode::D1, ReasonCode::C3, ReasonCode::B5];
    let stories = [
        "Begon met veel plezier. Er kwamen taken bij die niemand wegnam, en op een dag was het op.",
        "Wilde verder leren. Dat kon hier wel op papier, maar er was nooit tijd voor.",
        "Miste iemand om even bij binnen te lopen. Toen er ergens anders iets langskwam, was de keuze snel gemaakt.",
    ];
    let retired = kind.profile().tone == Tone::Retirement;
    let story = if retired {
        "Kijkt terug op mooie jaren. Wil graag af en toe komen vertellen aan nieuwe collega's."
    } else {
        stories[seed % stories.len()]
    };
    let first = if retired { ReasonCode::A3 } else { told[seed % told.len()] };
    let boxes = kind.profile().boxes;
    let rating = boxes.ratings.then_some(PartInLeaving::Decisive);
    let theme = ThemePart { rating, text: "Hier ging het vooral over.".into() };
    Report {
        way,
        story: story.into(),
        told: boxes.told.then_some(first).into_iter().collect(),
        decisive: boxes.decisive.then_some(first),
        preventable: boxes.preventable.then_some(Preventable::ALL[seed % Preventable::ALL.len()]),
        topics: boxes.topics.iter().map(|topic| (*topic, about(*topic).to_owned())).collect(),
        themes: [(TalkTheme::ALL[seed % TalkTheme::ALL.len()], theme)].into_iter().collect(),
        stayed_because: vec![ValueCode::V1, ValueCode::V3],
        quotes: vec![Quote { text: "De klas zal ik het meest missen.".into(), consent: seed.is_multiple_of(2) }],
        suggestions: "Een vast moment per maand met de teamleider, zonder agenda.".into(),
        ..Report::default()
    }
}

const fn about(topic: Topic) -> &'static str {
    match topic {
        Topic::Induction => "De eerste weken was er elke dag iemand. Daarna moest je het zelf vragen.",
        Topic::Clarity => "Hoorde pas in mei dat het contract niet verder ging.",
        Topic::Process => "De brieven kwamen op tijd. Een gesprek vooraf had veel gescheeld.",
        Topic::Dignity => "Heeft fatsoenlijk afscheid kunnen nemen van de klas.",
        Topic::Knowledge => "Weet als enige hoe het rooster van de praktijklessen in elkaar zit. Draagt dat over.",
        Topic::Gratitude => "Bedankt het team voor de jaren. Andersom net zo goed.",
        Topic::ComingBack => "Wil best af en toe invallen, en een gastles geven.",
    }
}
