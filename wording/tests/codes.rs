//! The words that the domain's codes need in each catalogue: who adds a variant to one of these reads here
//! what is missing. A code without words would be shown as it is.

use std::path::Path;

use domain::Language;
use domain::release::{CATEGORIES, CATEGORY};
use domain::zone::OFFERED;
use wording::Wording;

/// One row for each family of words: `term-FAMILY-CODE`.
macro_rules! families {
    ($($family:literal: $code:ty),+ $(,)?) => {
        fn wanted() -> Vec<(&'static str, &'static str)> {
            let mut wanted = Vec::new();
            $(wanted.extend(<$code>::ALL.iter().map(|one| ($family, one.code())));)+
            // These have other names for their codes.
            wanted.extend(Language::ALL.iter().map(|language| ("language", language.tag())));
            wanted.extend(OFFERED.iter().map(|(code, _)| ("zone", *code)));
            wanted.extend(CATEGORIES.iter().map(|code| (CATEGORY, *code)));
            wanted
        }
    };
}

/// Families that another test looks at, or that have no list of their codes.
const ELSEWHERE: [(&str, &str); 12] = [
    ("change", "kinds of changes hold what changed"),
    ("erased", "wording/tests/retention.rs"),
    ("field", "wording/tests/fields.rs"),
    ("ground", "wording/tests/retention.rs"),
    ("item-kind", "kinds of items hold their options"),
    ("leaver-text-box", "wording/tests/fields.rs"),
    ("openness", "the server's own: server/src/lists/worklist/filter.rs"),
    ("setting", "server/src/organisation/change.rs"),
    ("text-box", "wording/tests/fields.rs"),
    ("topic", "wording/tests/fields.rs"),
    ("type", "wording/tests/departure_types.rs"),
    ("unknown", "wording/tests/fields.rs"),
];

families! {
    "basis": domain::rights::Basis,
    "browser": domain::device::Browser,
    "calendar-kind": domain::feed::Kind,
    "calendar-trouble": domain::feed::Trouble,
    "charset": domain::import::Charset,
    "choice": domain::talk::TalkChoice,
    "claim-trouble": domain::account::claim::ClaimTrouble,
    "condition": domain::departure::Condition,
    "counted": domain::log::Counted,
    "duty": domain::round_up::Duty,
    "event": domain::time_line::EventKind,
    "figure-fault": domain::release::FigureFault,
    "first": domain::start::First,
    "foreseeing": domain::route::Foreseeing,
    "formality": domain::talk::Formality,
    "given": domain::release::Given,
    "guide": domain::guide::GuideKey,
    "figures-beside": domain::release::Beside,
    "hindrance": domain::route::Hindrance,
    "host": domain::talk::HostKind,
    "induction-lesson": domain::release::InductionLesson,
    "kept": domain::rights::KindKept,
    "kept-who": domain::rights::KindKept,
    "kept-why": domain::rights::KindKept,
    "lapse": domain::waiting::Lapse,
    "leader-status": domain::course::LeaderStatus,
    "leader-status-told": domain::course::LeaderStatus,
    "list-column": domain::organisation_import::Column,
    "mail-kind": domain::mail::MailKind,
    "not-held": domain::talk::NotHeldReason,
    "opening-ground": domain::rights::OpeningGround,
    "not-asked": domain::release::NotAsked,
    "other-day": domain::import::OtherDay,
    "owner": domain::course::Owner,
    "part": domain::report::PartInLeaving,
    "period-kind": domain::release::PeriodKind,
    "place": domain::side_by_side::Place,
    "point-status": domain::improvement::PointStatus,
    "preventable": domain::report::Preventable,
    "proposed-lesson": domain::release::InductionLesson,
    "proposed-question": domain::release::YearlyQuestion,
    "release-state": domain::release::JobState,
    "rhythm": domain::round_up::Rhythm,
    "reason-list": domain::release::List,
    "region": domain::unit::Region,
    "release-measure": domain::release::Measure,
    "release-part": domain::release::Further,
    "release-said": domain::release::AboutRelease,
    "release-step": domain::release::Step,
    "right": domain::rights::Right,
    "role": domain::account::Role,
    "ruling": domain::rights::Ruling,
    "route": domain::route::Route,
    "sector": domain::organisation::Sector,
    "set-up-step": domain::set_up::Step,
    "stage": domain::course::Stage,
    "stage-told": domain::course::Stage,
    "system": domain::device::System,
    "unit-kind": domain::unit::UnitKind,
    "variant": domain::questionnaire::Variant,
    "way": domain::talk::Way,
    "way-in": domain::time_line::Way,
    "why-not": domain::slot::WhyNot,
    "yearly-question": domain::release::YearlyQuestion,
    "yearly-why": domain::release::WhyAsked,
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

/// What stands between the quotes behind every `.code("` below a folder.
fn families_in(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            families_in(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source in UTF-8");
        for behind in text.split(".code(").skip(1) {
            let family = behind.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'));
            found.extend(family.map(|(family, _)| (family.to_owned(), path.display().to_string())));
        }
    }
}

#[test]
fn every_family_that_is_shown_has_somebody_who_looks_at_its_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut shown = Vec::new();
    for folder in ["app/src", "server/src", "src"] {
        families_in(&root.join(folder), &mut shown);
    }
    assert!(shown.iter().any(|(family, _)| family == "way"), "{shown:?}");
    let is_looked_at = |family: &str| {
        let here = wanted().iter().any(|(one, _)| *one == family);
        here || ELSEWHERE.iter().any(|(one, _)| *one == family)
    };
    let unknown: Vec<String> = shown
        .into_iter()
        .filter(|(family, _)| !is_looked_at(family))
        .map(|(family, file)| format!("{file} shows `{family}`: a row of `families!` in wording/tests/codes.rs"))
        .collect();
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
}
