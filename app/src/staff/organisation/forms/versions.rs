//! Both versions of a part of the questionnaire or of a guide: what HR typed, and what somebody else saved
//! in the prepared version meanwhile.

use domain::Language;
use domain::guide::TalkTheme;
use domain::questionnaire::{Questionnaire, Variant};
use leptos::prelude::*;
use wording::key;

use crate::context::Elsewhere;
use crate::form::Typed;
use crate::staff::organisation::TAB;
use crate::staff::organisation::forms::words::{shown, variant_name};
use crate::staff::parts::Filling;
use crate::staff::room::Room;
use crate::staff::two_versions::{self, Names, Versions};

/// A form that came back, and what is saved of the same part.
pub struct Part<'a> {
    pub kept: Option<&'a Typed>,
    /// The server function that saves the form.
    pub action: &'static str,
    pub along: Vec<(&'static str, String)>,
    pub saved: Vec<(String, String)>,
    /// The list of rows in this form, if it has one.
    pub rows: Option<&'static str>,
    /// For the titles of themes.
    pub questionnaire: Option<&'a Questionnaire>,
    /// The way back: address and words.
    pub back: (String, String),
    pub title: String,
}

/// The page with both versions; nothing where the form did not come back for that, or where the two are
/// the same by now.
pub async fn page(room: &Room, part: Part<'_>) -> Result<Option<AnyView>, Elsewhere> {
    let Some(typed) = part.kept.filter(|_| two_versions::is_changed(part.kept)) else { return Ok(None) };
    let Some(both) = view(room, &part, typed) else { return Ok(None) };
    let filling = Filling(typed.clone());
    let (address, words) = part.back;
    let content = view! {
        <a class="back" href=address>{words}</a>
        {filling.summary(room.wording)}
        <h1>{room.with(key::VERSIONS_TITLE, [("what", part.title.clone().into())])}</h1>
        {both}
    };
    room.page(TAB, room.title(part.title, filling.has_faults()), content).await.map(Some)
}

/// What a form shows that did not come back with two versions.
pub fn only_one(kept: Option<Typed>) -> Option<Typed> {
    kept.filter(|typed| !two_versions::is_changed(Some(typed)))
}

fn view(room: &Room, part: &Part<'_>, typed: &Typed) -> Option<AnyView> {
    let versions = Versions {
        room,
        action: part.action,
        along: part.along.clone(),
        typed,
        saved: part.saved.clone(),
        rows: part.rows,
        names: Names {
            piece: &|name| piece(part.rows, name),
            label: &|piece| label(room, piece),
            words: &|name, value| words(room, part.questionnaire, name, value),
        },
    };
    versions.view()
}

/// A row is one piece: its key, its title and its questions belong together.
fn piece(rows: Option<&str>, name: &str) -> String {
    let row = rows.and_then(|list| {
        let (row, _) = name.strip_prefix(list)?.strip_prefix('.')?.split_once('.')?;
        Some(format!("{list}.{row}"))
    });
    row.unwrap_or_else(|| name.to_owned())
}

/// What the form calls a field: the part, the sector where there is one, and the language.
fn label(room: &Room, piece: &str) -> String {
    let (rest, language) = match piece.rsplit_once('.') {
        Some((rest, tag)) if Language::ALL.iter().any(|language| language.tag() == tag) => (rest, Some(tag)),
        _ => (piece, None),
    };
    let (head, sector) = match rest.split_once(".text_for.") {
        Some((head, sector)) => (head, Some(sector)),
        None => (rest, None),
    };
    let mut parts = vec![head_label(room, head)];
    parts.extend(sector.map(|sector| room.wording.code("sector", sector)));
    parts.extend(language.map(|tag| room.wording.code("language", tag)));
    parts.join(" · ")
}

fn head_label(room: &Room, head: &str) -> String {
    match head.split_once('.') {
        Some(("in", variant)) => match Variant::parse(variant) {
            Some(variant) => room.with(key::FORMS_IN_VARIANT, [("variant", variant_name(room, variant).into())]),
            None => variant.to_owned(),
        },
        Some((list @ ("option" | "theme"), row)) => match (list, row.parse::<usize>()) {
            ("option", Ok(row)) => room.with(key::FORMS_PART_OPTION, [("number", (row + 1).into())]),
            (_, Ok(row)) => room.with(key::FORMS_PART_THEME, [("number", (row + 1).into())]),
            (_, Err(_)) => room.with(key::FORMS_OPTION, [("option", row.into())]),
        },
        _ => match (head, TalkTheme::parse(head)) {
            (_, Some(theme)) => theme.name(room.wording.language()).to_owned(),
            ("title", _) => room.text(key::FORMS_PART_TITLE),
            ("note", _) => room.text(key::FORMS_GUIDE_NOTE),
            ("kind", _) => room.text(key::FORMS_OWN_KIND),
            ("does_not_apply", _) => room.text(key::FORMS_OWN_ASIDE),
            ("theme", _) => room.text(key::FORMS_OWN_THEME),
            ("variant", _) => room.text(key::FORMS_OWN_VARIANTS),
            _ => room.text(key::FORMS_QUESTION),
        },
    }
}

/// A value as it is read; a key is nothing to read.
fn words(room: &Room, questionnaire: Option<&Questionnaire>, name: &str, value: &str) -> String {
    match name {
        "kind" => room.wording.code("item-kind", value),
        "variant" => Variant::parse(value).map_or_else(String::new, |variant| variant_name(room, variant)),
        "theme" => {
            let theme = questionnaire.and_then(|questionnaire| questionnaire.theme(value));
            theme.map_or_else(|| value.to_owned(), |theme| shown(room, &theme.title))
        }
        "does_not_apply" => room.text(key::FORMS_OWN_ASIDE),
        name if name.ends_with(".key") => String::new(),
        _ => value.to_owned(),
    }
}
