//! What the next version changes, in words: what breaks comparison first, and apart.

use domain::questionnaire::{Change, ChangeKind, ItemKey, Kind, Questionnaire, changes};
use leptos::prelude::*;
use server::version::Draft;
use wording::key;

use crate::staff::organisation::forms::words::shown;
use crate::staff::room::Room;

/// The changes of a draft; a line that says so where there are none.
pub fn section(room: &Room, draft: &Draft<Questionnaire>) -> AnyView {
    let found = changes(&draft.published, &draft.next);
    if found.is_empty() {
        return view! { <p>{room.text(key::FORMS_NO_CHANGES)}</p> }.into_any();
    }
    let (breaks, others): (Vec<Change>, Vec<Change>) =
        found.into_iter().partition(|change| change.kind.breaks_comparison());
    let lines = |found: &[Change]| -> Vec<_> {
        found.iter().map(|change| view! { <li>{line(room, draft, change)}</li> }).collect()
    };
    let warned = (!breaks.is_empty()).then(|| {
        view! {
            <div class="notice warn" id="breaks">
                <p><strong>{room.text(key::FORMS_BREAKS)}</strong></p>
                <ul>{lines(&breaks)}</ul>
            </div>
        }
    });
    let noted = (!others.is_empty()).then(|| view! { <ul id="changes">{lines(&others)}</ul> });
    view! { {warned} {noted} }.into_any()
}

/// How many changes break comparison.
pub fn breaking(draft: &Draft<Questionnaire>) -> usize {
    changes(&draft.published, &draft.next).iter().filter(|change| change.kind.breaks_comparison()).count()
}

fn line(room: &Room, draft: &Draft<Questionnaire>, change: &Change) -> String {
    let what = match &change.kind {
        ChangeKind::OptionGone { option } => {
            let option = option_words(room, &draft.published, &change.key, option);
            room.with(key::FORMS_CHANGE_OPTION_GONE, [("option", option.into())])
        }
        ChangeKind::OptionAdded { option } => {
            let option = option_words(room, &draft.next, &change.key, option);
            room.with(key::FORMS_CHANGE_OPTION_ADDED, [("option", option.into())])
        }
        kind => room.wording.code("change", kind.code()),
    };
    room.with(key::FORMS_CHANGE_LINE, [("name", name_of(room, draft, &change.key).into()), ("what", what.into())])
}

/// The question, or the title of a theme, as people know it.
fn name_of(room: &Room, draft: &Draft<Questionnaire>, key: &ItemKey) -> String {
    let of = |questionnaire: &Questionnaire| {
        let item = questionnaire.item(key.as_str()).map(|item| shown(room, &item.text));
        item.or_else(|| questionnaire.theme(key.as_str()).map(|theme| shown(room, &theme.title)))
    };
    of(&draft.published).or_else(|| of(&draft.next)).unwrap_or_else(|| key.to_string())
}

fn option_words(room: &Room, questionnaire: &Questionnaire, item: &ItemKey, option: &ItemKey) -> String {
    let found = questionnaire.item(item.as_str()).and_then(|item| match &item.kind {
        Kind::Choice { options } => options.iter().find(|one| one.key == *option),
        _ => None,
    });
    found.map_or_else(|| option.to_string(), |option| shown(room, &option.text))
}
