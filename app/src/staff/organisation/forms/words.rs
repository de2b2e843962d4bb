//! Faults and placeholders in words, and the pair of fields for a text in two languages.

use domain::Language;
use domain::guide::MOST_NOTE;
use domain::organisation::Sector;
use domain::questionnaire::{Bilingual, EditFaultKind, MOST_WORDS, Names, PLACEHOLDERS, Variant};
use leptos::prelude::*;
use wording::key;

use crate::staff::parts::Filling;
use crate::staff::room::Room;

/// What is wrong at a field, in words that also say which one where they stand in a summary.
pub fn edit_fault(room: &Room, field: &str, kind: &EditFaultKind) -> String {
    match kind {
        EditFaultKind::Missing if field.ends_with(".en") => room.text(key::FORMS_FAULT_MISSING_EN),
        EditFaultKind::Missing => room.text(key::FORMS_FAULT_MISSING_NL),
        EditFaultKind::TooLong { max, is } => {
            room.with(key::FORMS_FAULT_TOO_LONG, [("max", (*max).into()), ("over", is.saturating_sub(*max).into())])
        }
        EditFaultKind::UnknownPlaceholder { name } => {
            room.with(key::FORMS_FAULT_PLACEHOLDER, [("name", format!("{{{name}}}").into())])
        }
        EditFaultKind::Choose => room.text(match field {
            "kind" => key::FORMS_FAULT_KIND,
            "theme" => key::FORMS_OWN_THEME_CHOOSE,
            "variant" => key::FORMS_FAULT_VARIANT,
            _ => key::STAFF_FAULT_CHOOSE,
        }),
        EditFaultKind::TooFewOptions => room.text(key::FORMS_FAULT_TWO_OPTIONS),
        EditFaultKind::TooManyOwn => room.text(key::FORMS_FAULT_TOO_MANY_OWN),
        EditFaultKind::TooManyScreens => room.text(key::FORMS_FAULT_TOO_MANY_SCREENS),
        EditFaultKind::Needed { by } => room.with(key::FORMS_FAULT_NEEDED, [("by", by.clone().into())]),
        EditFaultKind::NotAsMany { nl, en } => {
            room.with(key::FORMS_FAULT_NOT_AS_MANY, [("nl", (*nl).into()), ("en", (*en).into())])
        }
    }
}

/// The words the board's texts take from its settings.
pub fn names(room: &Room) -> Names<'_> {
    Names { organisation: &room.organisation.name, sector: room.organisation.sector }
}

/// A text as the viewer would read it.
pub fn shown(room: &Room, text: &Bilingual) -> String {
    text.text(room.wording.language(), &names(room))
}

/// What may be named in braces, with what stands there for this board.
pub fn placeholders(room: &Room) -> AnyView {
    let names = names(room);
    let rows: Vec<_> = PLACEHOLDERS
        .iter()
        .map(|name| {
            let text = format!("{{{name}}}");
            let both = Bilingual { nl: text.clone(), en: text.clone(), ..Bilingual::default() };
            let [nl, en] = Language::ALL.map(|language| both.text(language, &names));
            let filled = if nl == en { nl } else { format!("{nl} / {en}") };
            view! { <dt><code>{text}</code></dt> <dd>{filled}</dd> }
        })
        .collect();
    view! {
        <details class="fold">
            <summary>{room.text(key::FORMS_PLACEHOLDERS)}</summary>
            <p>{room.text(key::FORMS_PLACEHOLDERS_LEAD)}</p>
            <dl class="facts">{rows}</dl>
        </details>
    }
    .into_any()
}

/// One text in Dutch and English, and in the words of sectors that have their own. The board's own sector
/// may get them too: its fields stand folded away until they hold something.
pub fn pair(room: &Room, filling: &Filling, name: &str, rows: u8, text: &Bilingual) -> AnyView {
    let general = both(room, filling, name, rows);
    let of = |sector: Sector| {
        let legend = room.wording.code("sector", sector.code());
        let legend = room.with(key::FORMS_FOR_SECTOR, [("sector", legend.into())]);
        (legend, both(room, filling, &format!("{name}.text_for.{sector}"), rows))
    };
    let there: Vec<_> = text
        .text_for
        .keys()
        .map(|sector| {
            let (legend, fields) = of(*sector);
            view! { <p class="hint">{legend}</p> {fields} }
        })
        .collect();
    let own = room.organisation.sector;
    let more = (!text.text_for.contains_key(&own)).then(|| {
        let is_typed = Language::ALL.iter().any(|language| {
            let field = format!("{name}.text_for.{own}.{language}");
            !filling.get(&field).is_empty() || filling.fault(&field).is_some()
        });
        let (legend, fields) = of(own);
        view! {
            <details class="fold" open=is_typed>
                <summary>{legend}</summary>
                <p class="hint">{room.text(key::FORMS_FOR_SECTOR_HINT)}</p>
                {fields}
            </details>
        }
    });
    view! { {general} {there} {more} }.into_any()
}

/// The most characters of the text of that name.
fn most(name: &str) -> usize {
    let is_note = name.strip_prefix("note").is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    if is_note { MOST_NOTE } else { MOST_WORDS }
}

/// The two fields of a text; one of several lines says how much is left, where an island keeps it.
pub fn both(room: &Room, filling: &Filling, name: &str, rows: u8) -> AnyView {
    let field = |language: Language, label| {
        let field = filling.field(&format!("{name}.{language}"), room.text(label));
        if rows > 1 { field.text(rows).counted(most(name)).view() } else { field.autocomplete("off").view() }
    };
    let (nl, en) = (field(Language::Nl, key::FORMS_IN_DUTCH), field(Language::En, key::FORMS_IN_ENGLISH));
    view! { <div class="fields">{nl} {en}</div> }.into_any()
}

/// Variants by their names, in a row.
pub fn variants(room: &Room, variants: &[Variant]) -> String {
    variants.iter().map(|variant| variant_name(room, *variant)).collect::<Vec<_>>().join(" · ")
}

pub fn variant_name(room: &Room, variant: Variant) -> String {
    room.wording.code("variant", variant.code())
}
