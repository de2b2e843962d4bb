//! Other words for one question, or for the title of a theme.

use domain::questionnaire::{Item, Kind, Questionnaire, words_fields};
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
use crate::staff::organisation::forms::words::{pair, placeholders, shown, variant_name, variants};
use crate::staff::organisation::forms::{Beside, QUESTIONNAIRE, answered, editing, one_form, revision};
use crate::staff::parts::{Filling, fact, hidden};
use crate::staff::room::Room;

/// `/staff/organisation/questionnaire/items/{key}`.
pub fn item_page() -> AnyView {
    page(|| async {
        let editing = editing().await?;
        let room = &editing.room;
        let draft: Draft<Questionnaire> = open(&room.program, &editing.editor).await?;
        let key = context::parameter("key").ok_or(Elsewhere::NotFound)?;
        let item = draft.next.item(&key).ok_or(Elsewhere::NotFound)?;
        let written = Written::Item(key.clone());
        let (title, (kept, waiting)) = (shown(room, &item.text), form::draft::typed(&written.form()).await?);
        let part = Part {
            kept: kept.as_ref(),
            action: QuestionnaireWords::PATH,
            along: vec![
                ("revision", draft.revision.to_string()),
                ("item", key.clone()),
                (PART, written.code().to_owned()),
            ],
            saved: draft.next.item_fields(&key),
            rows: None,
            questionnaire: Some(&draft.next),
            back: (format!("{QUESTIONNAIRE}#item-{key}"), room.text(key::FORMS_QUESTIONNAIRE_TITLE)),
            title: title.clone(),
        };
        if let Some(both) = versions::page(room, part).await? {
            return Ok(both);
        }
        let filling = Filling::of(versions::only_one(kept), draft.next.item_fields(&key));
        let before = draft.published.item(&key).map(|before| shown(room, &before.text)).filter(|text| *text != title);
        let content = view! {
            <a class="back" href=format!("{QUESTIONNAIRE}#item-{key}")>{room.text(key::FORMS_QUESTIONNAIRE_TITLE)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <dl class="facts">
                {fact(room.text(key::FORMS_KIND), Some(room.wording.code("item-kind", item.kind.code())))}
                {fact(room.text(key::FORMS_VARIANTS), Some(variants(room, &draft.next.variants_asking(&key))))}
                {fact(room.text(key::FORMS_CONDITION), condition(room, &draft.next, item))}
                {fact(room.text(key::FORMS_NOW), before)}
            </dl>
            <p>{room.text(key::FORMS_SAME_MEANING)}</p>
            <p class="soft">{room.text(key::FORMS_CONDITION_BY_FILE)}</p>
            <form
                id=FORM
                class="form"
                novalidate=true
                autocomplete="off"
                method="post"
                action=QuestionnaireWords::PATH
            >
                {hidden("revision", built_on(&filling, draft.revision))}
                {hidden("item", key.clone())}
                {texts(room, &filling, item)}
                {end(room, &written, &waiting)}
            </form>
            {placeholders(room)}
        };
        room.page_with_islands(TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn texts(room: &Room, filling: &Filling, item: &Item) -> AnyView {
    let in_variants: Vec<_> = item
        .text_in
        .iter()
        .map(|(variant, text)| {
            let legend = room.with(key::FORMS_IN_VARIANT, [("variant", variant_name(room, *variant).into())]);
            let fields = pair(room, filling, &format!("in.{variant}"), 2, text);
            view! { <fieldset><legend>{legend}</legend>{fields}</fieldset> }
        })
        .collect();
    let in_the_past = item.text_past.as_ref().map(|text| {
        let fields = pair(room, filling, "past", 3, text);
        view! { <fieldset><legend>{room.text(key::FORMS_IN_THE_PAST)}</legend>{fields}</fieldset> }
    });
    let options: Vec<_> = match &item.kind {
        Kind::Choice { options } => options
            .iter()
            .map(|option| {
                let legend = room.with(key::FORMS_OPTION, [("option", shown(room, &option.text).into())]);
                let fields = pair(room, filling, &format!("option.{}", option.key), 1, &option.text);
                view! { <fieldset><legend>{legend}</legend>{fields}</fieldset> }
            })
            .collect(),
        _ => Vec::new(),
    };
    view! {
        <fieldset><legend>{room.text(key::FORMS_QUESTION)}</legend>{pair(room, filling, "text", 3, &item.text)}</fieldset>
        {in_variants}
        {in_the_past}
        {options}
    }
    .into_any()
}

/// When the item is asked, in words; nothing where it always is.
pub(super) fn condition(room: &Room, questionnaire: &Questionnaire, item: &Item) -> Option<String> {
    if matches!(item.kind, Kind::OneOf { .. }) {
        return Some(room.text(key::FORMS_CONDITION_TWO));
    }
    let condition = item.asked_when.as_ref()?;
    let source = questionnaire.item(condition.item.as_str())?;
    let question = shown(room, &source.text);
    let groups = source.choices(
        &Default::default(),
        room.wording.language(),
        &crate::staff::organisation::forms::words::names(room),
    );
    let label = |value: &String| {
        let mut all = groups.iter().flat_map(|group| &group.choices);
        all.find(|choice| choice.value == *value).map_or_else(|| value.clone(), |choice| choice.label.clone())
    };
    let answers: Vec<String> = condition.is_any_of.iter().map(label).collect();
    Some(
        room.with(key::FORMS_CONDITION_AFTER, [("question", question.into()), ("answers", answers.join(" · ").into())]),
    )
}

/// `/staff/organisation/questionnaire/themes/{key}`.
pub fn theme_page() -> AnyView {
    page(|| async {
        let editing = editing().await?;
        let room = &editing.room;
        let draft: Draft<Questionnaire> = open(&room.program, &editing.editor).await?;
        let key = context::parameter("key").ok_or(Elsewhere::NotFound)?;
        let theme = draft.next.theme(&key).ok_or(Elsewhere::NotFound)?;
        let (title, kept) = (shown(room, &theme.title), form::kept(&theme_form(&key)).await?);
        let part = Part {
            kept: kept.as_ref(),
            action: QuestionnaireTitle::PATH,
            along: vec![("revision", draft.revision.to_string()), ("theme", key.clone())],
            saved: words_fields("title", &theme.title),
            rows: None,
            questionnaire: None,
            back: (format!("{QUESTIONNAIRE}#questions"), room.text(key::FORMS_QUESTIONNAIRE_TITLE)),
            title: title.clone(),
        };
        if let Some(both) = versions::page(room, part).await? {
            return Ok(both);
        }
        let filling = Filling::of(versions::only_one(kept), words_fields("title", &theme.title));
        let content = view! {
            <a class="back" href=format!("{QUESTIONNAIRE}#questions")>{room.text(key::FORMS_QUESTIONNAIRE_TITLE)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <p>{room.text(key::FORMS_TITLE_LEAD)}</p>
            <form class="form" novalidate=true method="post" action=QuestionnaireTitle::PATH>
                {hidden("revision", draft.revision.to_string())}
                {hidden("theme", key.clone())}
                {pair(room, &filling, "title", 1, &theme.title)}
                <div class="actions">
                    <button class="button">{room.text(key::STAFF_SAVE)}</button>
                    <a href=QUESTIONNAIRE>{room.text(key::STAFF_LEAVE_UNSAVED)}</a>
                </div>
            </form>
            {placeholders(room)}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn theme_form(key: &str) -> String {
    format!("forms:theme:{key}")
}

crate::form_functions!(QuestionnaireWords, QuestionnaireTitle);

/// Keeps other words for an item.
#[server(prefix = "/_fn", endpoint = "questionnaire-words", input = Form)]
pub async fn questionnaire_words(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let editing = editing().await?;
        let item = fields.get("item").to_owned();
        let (here, onward) = (format!("{QUESTIONNAIRE}/items/{item}"), format!("{QUESTIONNAIRE}#item-{item}"));
        let name = Written::Item(item.clone()).form();
        let Some(fields) = one_form(&editing.room, &name, fields).await? else { return Ok(here) };
        let change = |next: &Questionnaire| next.reword_item(&item, fields.as_slice());
        let edited = edit(&editing.room.program, &editing.editor, revision(&fields), change).await?;
        answered(&editing.room, &name, fields, edited, Beside::Saved, here, onward).await
    })
    .await
}

/// Keeps another title for a theme.
#[server(prefix = "/_fn", endpoint = "questionnaire-title", input = Form)]
pub async fn questionnaire_title(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let editing = editing().await?;
        let theme = fields.get("theme").to_owned();
        let (here, onward) = (format!("{QUESTIONNAIRE}/themes/{theme}"), format!("{QUESTIONNAIRE}#questions"));
        let Some(fields) = one_form(&editing.room, &theme_form(&theme), fields).await? else { return Ok(here) };
        let change = |next: &Questionnaire| next.reword_theme(&theme, fields.as_slice());
        let edited = edit(&editing.room.program, &editing.editor, revision(&fields), change).await?;
        answered(&editing.room, &theme_form(&theme), fields, edited, Beside::Saved, here, onward).await
    })
    .await
}
