//! The words that the domain's codes need in each catalogue: who adds a variant to one of these reads here
//! what is missing. A code without words would be shown as it is.

use domain::Language;
use wording::Wording;

/// One row for each family of words: `term-FAMILY-CODE`.
macro_rules! families {
    ($($family:literal: $code:ty),+ $(,)?) => {
        fn wanted() -> Vec<(&'static str, &'static str)> {
            let mut wanted = Vec::new();
            $(wanted.extend(<$code>::ALL.iter().map(|one| ($family, one.code())));)+
            wanted
        }
    };
}

families! {
    "basis": domain::rights::Basis,
    "calendar-kind": domain::feed::Kind,
    "calendar-trouble": domain::feed::Trouble,
    "choice": domain::talk::TalkChoice,
    "condition": domain::departure::Condition,
    "event": domain::time_line::EventKind,
    "foreseeing": domain::route::Foreseeing,
    "formality": domain::talk::Formality,
    "guide": domain::guide::GuideKey,
    "host": domain::talk::HostKind,
    "kept": domain::rights::KindKept,
    "kept-who": domain::rights::KindKept,
    "kept-why": domain::rights::KindKept,
    "leader-status": domain::course::LeaderStatus,
    "leader-status-told": domain::course::LeaderStatus,
    "mail-kind": domain::mail::MailKind,
    "not-held": domain::talk::NotHeldReason,
    "owner": domain::course::Owner,
    "part": domain::report::PartInLeaving,
    "place": domain::side_by_side::Place,
    "point-status": domain::improvement::PointStatus,
    "preventable": domain::report::Preventable,
    "opening-ground": domain::rights::OpeningGround,
    "right": domain::rights::Right,
    "role": domain::account::Role,
    "ruling": domain::rights::Ruling,
    "route": domain::route::Route,
    "sector": domain::organisation::Sector,
    "stage": domain::course::Stage,
    "stage-told": domain::course::Stage,
    "unit-kind": domain::unit::UnitKind,
    "variant": domain::questionnaire::Variant,
    "way": domain::talk::Way,
    "why-not": domain::slot::WhyNot,
}

#[test]
fn every_code_that_pages_show_has_words_in_both_languages() {
    let missing: Vec<String> = Language::ALL
        .into_iter()
        .flat_map(|language| {
            let wording = Wording::new(language);
            wanted()
                .into_iter()
                .filter(move |(family, code)| wording.code_if_any(family, code).is_none())
                .map(move |(family, code)| format!("{language}: term-{family}-{code}").replace('_', "-"))
        })
        .collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
