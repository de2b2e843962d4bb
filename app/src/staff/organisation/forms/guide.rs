//! Other words for one guide: its note, its themes and their questions; and for the questions with which
//! to ask about a theme.

use domain::Language;
use domain::guide::{Guide, GuideKey, Guides, TalkTheme, guide_fields};
use domain::questionnaire::Bilingual;
use leptos::prelude::*;
use server::version::{Draft, edit, open};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form;
use crate::page::page;
use crate::staff::organisation::TAB;
use crate::staff::organisation::forms::drafts::{FORM, PART, Written, built_on, end};
use crate::staff::organisation::forms::guides::{guide_name, used_after};
use crate::staff::organisation::forms::versions::{self, Part};
use crate::staff::organisation::forms::words::{both, pair, placeholders};
use crate::staff::organisation::forms::{Beside, GUIDES, answered, editing, one_form, revision};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::Room;

/// `/staff/organisation/guides/{key}`.
pub fn guide_page() -> AnyView {
    page(|| async {
        let editing = editing().await?;
        let room = &editing.room;
        let draft: Draft<Guides> = open(&room.program, &editing.editor).await?;
        let key = context::parameter("key").and_then(|code| GuideKey::parse(&code)).ok_or(Elsewhere::NotFound)?;
        let guide = draft.next.guide(key).ok_or(Elsewhere::NotFound)?;
        let written = Written::Guide(key);
        let (title, (kept, waiting)) = (guide_name(room, key), form::draft::typed(&written.form()).await?);
        let part = Part {
            kept: kept.as_ref(),
            action: GuidesWords::PATH,
            along: vec![
                ("revision", draft.revision.to_string()),
                ("guide", key.code().to_owned()),
                (PART, written.code().to_owned()),
            ],
            saved: guide_fields(guide),
            rows: Some("theme"),
            questionnaire: None,
            back: (GUIDES.to_owned(), room.text(key::FORMS_GUIDES_TITLE)),
            title: title.clone(),
        };
        if let Some(both) = versions::page(room, part).await? {
            return Ok(both);
        }
        let filling = Filling::of(versions::only_one(kept), guide_fields(guide));
        let content = view! {
            <a class="back" href=GUIDES>{room.text(key::FORMS_GUIDES_TITLE)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <p class="soft">{used_after(room, key)}</p>
            <form id=FORM class="form" novalidate=true autocomplete="off" method="post" action=GuidesWords::PATH>
                {hidden("revision", built_on(&filling, draft.revision))}
                {hidden("guide", key.code())}
                <fieldset>
                    <legend>{room.text(key::FORMS_GUIDE_NOTE)}</legend>
                    {pair(room, &filling, "note", 4, &guide.note)}
                </fieldset>
                {themes(room, &filling, guide)}
                {end(room, &written, &waiting)}
            </form>
            {placeholders(room)}
        };
        room.page_with_islands(TAB, room.title(title, filling.has_faults()), content).await
    })
}

/// A row for each theme, and an empty one for another.
fn themes(room: &Room, filling: &Filling, guide: &Guide) -> AnyView {
    let typed = |row: usize| {
        let beginning = format!("theme.{row}.");
        filling.0.fields.as_slice().iter().any(|(name, value)| name.starts_with(&beginning) && !value.is_empty())
    };
    let filled = (guide.themes.len()..20).take_while(|row| typed(*row)).count();
    let rows: Vec<_> = (0..=guide.themes.len() + filled)
        .map(|row| {
            let name = format!("theme.{row}");
            let key = filling.get(&format!("{name}.key"));
            let theme = guide.themes.iter().find(|theme| theme.key.as_str() == key);
            let legend = match theme {
                Some(theme) => theme.title.raw(room.wording.language()).to_owned(),
                None => room.text(key::FORMS_GUIDE_THEME_NEW),
            };
            let title = theme.map_or_else(Bilingual::default, |theme| theme.title.clone());
            let kept = (!key.is_empty()).then(|| view! { <input type="hidden" name=format!("{name}.key") value=key/> });
            view! {
                <fieldset>
                    <legend>{legend}</legend>
                    {pair(room, filling, &format!("{name}.title"), 1, &title)}
                    {questions(room, filling, &name)}
                    {kept}
                </fieldset>
            }
        })
        .collect();
    view! { <p>{room.text(key::FORMS_GUIDE_THEMES_HINT)}</p> {rows} }.into_any()
}

fn questions(room: &Room, filling: &Filling, name: &str) -> AnyView {
    let field = |language: Language, label| {
        filling.field(&format!("{name}.questions.{language}"), room.text(label)).text(4).view()
    };
    view! {
        <div class="fields">
            {field(Language::Nl, key::FORMS_QUESTIONS_IN_DUTCH)}
            {field(Language::En, key::FORMS_QUESTIONS_IN_ENGLISH)}
        </div>
    }
    .into_any()
}

/// `/staff/organisation/guides/themes`.
pub fn guide_themes_page() -> AnyView {
    page(|| async {
        let editing = editing().await?;
        let room = &editing.room;
        let draft: Draft<Guides> = open(&room.program, &editing.editor).await?;
        let written = Written::Themes;
        let (title, (kept, waiting)) = (room.text(key::FORMS_GUIDE_THEMES), form::draft::typed(&written.form()).await?);
        let part = Part {
            kept: kept.as_ref(),
            action: GuidesThemes::PATH,
            along: vec![("revision", draft.revision.to_string()), (PART, written.code().to_owned())],
            saved: draft.next.theme_fields(),
            rows: None,
            questionnaire: None,
            back: (GUIDES.to_owned(), room.text(key::FORMS_GUIDES_TITLE)),
            title: title.clone(),
        };
        if let Some(both) = versions::page(room, part).await? {
            return Ok(both);
        }
        let filling = Filling::of(versions::only_one(kept), draft.next.theme_fields());
        let rows: Vec<_> = TalkTheme::ALL
            .iter()
            .map(|theme| {
                let name = theme.name(room.wording.language());
                view! { <fieldset><legend>{name}</legend>{both(room, &filling, theme.code(), 2)}</fieldset> }
            })
            .collect();
        let content = view! {
            <a class="back" href=GUIDES>{room.text(key::FORMS_GUIDES_TITLE)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <p>{room.text(key::FORMS_GUIDE_THEMES_WHEN)}</p>
            <form id=FORM class="form" novalidate=true autocomplete="off" method="post" action=GuidesThemes::PATH>
                {hidden("revision", built_on(&filling, draft.revision))}
                {rows}
                {end(room, &written, &waiting)}
            </form>
            {placeholders(room)}
        };
        room.page_with_islands(TAB, room.title(title, filling.has_faults()), content).await
    })
}

crate::form_functions!(GuidesWords, GuidesThemes);

/// Keeps other words for a guide.
#[server(prefix = "/_fn", endpoint = "guides-words", input = Form)]
pub async fn guides_words(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let editing = editing().await?;
        let key = GuideKey::parse(fields.get("guide")).ok_or(Elsewhere::NotFound)?;
        let (name, here) = (Written::Guide(key).form(), format!("{GUIDES}/{key}"));
        let Some(fields) = one_form(&editing.room, &name, fields).await? else { return Ok(here) };
        let change = |next: &Guides| next.reword_guide(key, fields.as_slice());
        let edited = edit(&editing.room.program, &editing.editor, revision(&fields), change).await?;
        answered(&editing.room, &name, fields, edited, Beside::Saved, here, GUIDES.to_owned()).await
    })
    .await
}

/// Keeps other questions to ask about the themes.
#[server(prefix = "/_fn", endpoint = "guides-themes", input = Form)]
pub async fn guides_themes(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let editing = editing().await?;
        let (name, here) = (Written::Themes.form(), format!("{GUIDES}/themes"));
        let Some(fields) = one_form(&editing.room, &name, fields).await? else { return Ok(here) };
        let change = |next: &Guides| next.reword_themes(fields.as_slice());
        let edited = edit(&editing.room.program, &editing.editor, revision(&fields), change).await?;
        answered(&editing.room, &name, fields, edited, Beside::Saved, here, GUIDES.to_owned()).await
    })
    .await
}
