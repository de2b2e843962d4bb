//! A question of the board's own: added, or changed.

use domain::questionnaire::{Bilingual, MOST_OWN_OPTIONS, OwnKind, Questionnaire, Variant};
use leptos::prelude::*;
use server::version::{Draft, edit, open};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form;
use crate::page::page;
use crate::staff::organisation::TAB;
use crate::staff::organisation::forms::drafts::{FORM, PART, Written, built_on, end};
use crate::staff::organisation::forms::versions::{self, Part};
use crate::staff::organisation::forms::words::{both, pair, placeholders, shown};
use crate::staff::organisation::forms::{Beside, Editing, QUESTIONNAIRE, answered, editing, one_form, revision};
use crate::staff::parts::{Choices, Filling, hidden};
use crate::staff::room::Room;

/// `/staff/organisation/questionnaire/own`.
pub fn new_own_page() -> AnyView {
    page(|| async {
        let editing = editing().await?;
        let draft: Draft<Questionnaire> = open(&editing.room.program, &editing.editor).await?;
        if !draft.next.takes_own_item() {
            return Err(Elsewhere::Go(format!("{QUESTIONNAIRE}#questions")));
        }
        let title = editing.room.text(key::FORMS_OWN_ADD);
        let written = Written::Own(String::new());
        let (kept, waiting) = form::draft::typed(&written.form()).await?;
        let shown = Shown { title, text: Bilingual::default(), filling: Filling::of(kept, Vec::new()), waiting };
        item_form(&editing, &draft, "", shown).await
    })
}

/// `/staff/organisation/questionnaire/own/{key}`.
pub fn own_page() -> AnyView {
    page(|| async {
        let editing = editing().await?;
        let draft: Draft<Questionnaire> = open(&editing.room.program, &editing.editor).await?;
        let key = context::parameter("key").ok_or(Elsewhere::NotFound)?;
        let item = draft.next.own_items().find(|item| item.key.as_str() == key).ok_or(Elsewhere::NotFound)?;
        let title = shown(&editing.room, &item.text);
        let written = Written::Own(key.clone());
        let (kept, waiting) = form::draft::typed(&written.form()).await?;
        let part = Part {
            kept: kept.as_ref(),
            action: QuestionnaireOwn::PATH,
            along: vec![
                ("revision", draft.revision.to_string()),
                ("item", key.clone()),
                (PART, written.code().to_owned()),
            ],
            saved: draft.next.own_fields(&key),
            rows: Some("option"),
            questionnaire: Some(&draft.next),
            back: (format!("{QUESTIONNAIRE}#questions"), editing.room.text(key::FORMS_QUESTIONNAIRE_TITLE)),
            title: title.clone(),
        };
        if let Some(both) = versions::page(&editing.room, part).await? {
            return Ok(both);
        }
        let filling = Filling::of(versions::only_one(kept), draft.next.own_fields(&key));
        item_form(&editing, &draft, &key, Shown { title, text: item.text.clone(), filling, waiting }).await
    })
}

/// What the form shows of one item.
struct Shown {
    title: String,
    text: Bilingual,
    filling: Filling,
    /// What was typed and not saved.
    waiting: form::draft::Draft,
}

/// `key` is empty for a new item.
async fn item_form(
    editing: &Editing,
    draft: &Draft<Questionnaire>,
    key: &str,
    shown: Shown,
) -> Result<AnyView, Elsewhere> {
    let room = &editing.room;
    let Shown { title, text, filling, waiting } = shown;
    // A new item takes the place of nothing that somebody else wrote.
    let revision = if key.is_empty() { draft.revision.to_string() } else { built_on(&filling, draft.revision) };
    let content = view! {
        <a class="back" href=format!("{QUESTIONNAIRE}#questions")>{room.text(key::FORMS_QUESTIONNAIRE_TITLE)}</a>
        {filling.summary(room.wording)}
        <h1>{title.clone()}</h1>
        <p>{room.text(key::FORMS_OWN_LEAD)}</p>
        <form id=FORM class="form" novalidate=true autocomplete="off" method="post" action=QuestionnaireOwn::PATH>
            {hidden("revision", revision)}
            {hidden("item", key)}
            <fieldset><legend>{room.text(key::FORMS_QUESTION)}</legend>{pair(room, &filling, "text", 3, &text)}</fieldset>
            {kinds(room, &filling)}
            {options(room, &filling)}
            {themes(room, &draft.next, &filling)}
            {variants(room, &filling)}
            {end(room, &Written::Own(key.to_owned()), &waiting)}
        </form>
        {placeholders(room)}
    };
    room.page_with_islands(TAB, room.title(title, filling.has_faults()), content).await
}

fn kinds(room: &Room, filling: &Filling) -> AnyView {
    let kinds = Choices {
        legend: room.text(key::FORMS_OWN_KIND),
        name: "kind".to_owned(),
        hint: None,
        several: false,
        options: OwnKind::ALL
            .iter()
            .map(|one| (one.code().to_owned(), room.wording.code("item-kind", one.code())))
            .collect(),
        chosen: vec![filling.get("kind")],
        fault: filling.fault("kind"),
    };
    let aside =
        filling.tick("does_not_apply", room.text(key::FORMS_OWN_ASIDE), Some(room.text(key::FORMS_OWN_ASIDE_WHEN)));
    view! { {kinds.view()} {aside} }.into_any()
}

/// The rows for the options of a choice; rows left empty are none.
fn options(room: &Room, filling: &Filling) -> AnyView {
    let rows: Vec<_> = (0..MOST_OWN_OPTIONS)
        .map(|row| {
            let name = format!("option.{row}");
            let key = filling.get(&format!("{name}.key"));
            let kept = (!key.is_empty()).then(|| view! { <input type="hidden" name=format!("{name}.key") value=key/> });
            view! { {both(room, filling, &name, 1)} {kept} }
        })
        .collect();
    view! {
        <fieldset>
            <legend>{room.text(key::FORMS_OWN_OPTIONS)}</legend>
            <p class="hint">{room.text(key::FORMS_OWN_OPTIONS_HINT)}</p>
            {rows}
        </fieldset>
    }
    .into_any()
}

fn themes(room: &Room, next: &Questionnaire, filling: &Filling) -> AnyView {
    let first = (String::new(), room.text(key::FORMS_OWN_THEME_CHOOSE));
    let options = next.themes().iter().map(|theme| (theme.key.to_string(), shown(room, &theme.title)));
    filling
        .field("theme", room.text(key::FORMS_OWN_THEME))
        .select(std::iter::once(first).chain(options).collect())
        .hint(room.text(key::FORMS_OWN_THEME_HINT))
        .view()
}

fn variants(room: &Room, filling: &Filling) -> AnyView {
    let chosen = filling.0.fields.as_slice().iter().filter(|(name, _)| name == "variant").map(|(_, one)| one.clone());
    Choices {
        legend: room.text(key::FORMS_OWN_VARIANTS),
        name: "variant".to_owned(),
        hint: Some(room.text(key::FORMS_OWN_VARIANTS_HINT)),
        several: true,
        options: Variant::ALL
            .iter()
            .map(|one| (one.code().to_owned(), room.wording.code("variant", one.code())))
            .collect(),
        chosen: chosen.collect(),
        fault: filling.fault("variant"),
    }
    .view()
}

crate::form_functions!(QuestionnaireOwn);

/// Keeps an own item of the next version, new or changed.
#[server(prefix = "/_fn", endpoint = "questionnaire-own", input = Form)]
pub async fn questionnaire_own(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let editing = editing().await?;
        let item = fields.get("item").to_owned();
        let known = (!item.is_empty()).then_some(item.as_str());
        let here = known.map_or_else(|| format!("{QUESTIONNAIRE}/own"), |key| format!("{QUESTIONNAIRE}/own/{key}"));
        let name = Written::Own(item.clone()).form();
        let Some(fields) = one_form(&editing.room, &name, fields).await? else { return Ok(here) };
        let change = |next: &Questionnaire| next.put_own(known, fields.as_slice()).map(|(next, _)| next);
        let edited = edit(&editing.room.program, &editing.editor, revision(&fields), change).await?;
        let beside = if known.is_some() { Beside::Saved } else { Beside::Nothing };
        let onward = format!("{QUESTIONNAIRE}#questions");
        answered(&editing.room, &name, fields, edited, beside, here, onward).await
    })
    .await
}
