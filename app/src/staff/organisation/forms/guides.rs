//! The guides of the board: the version being prepared, guide by guide, and the published ones.

use domain::Language;
use domain::departure::DepartureType;
use domain::guide::{Guide, GuideKey, Guides, TalkTheme};
use leptos::prelude::*;
use server::version::{Draft, of_version, open, versions};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::page::page;
use crate::staff::departure::talk::guide::guide_words;
use crate::staff::organisation::forms::questionnaire::{language_field, saved};
use crate::staff::organisation::forms::words::{names, placeholders};
use crate::staff::organisation::forms::{GUIDES, editing, parts};
use crate::staff::organisation::{TAB, headline};
use crate::staff::parts::hidden;
use crate::staff::room::Room;

/// `/staff/organisation/guides`.
pub fn guides_page() -> AnyView {
    page(|| async {
        let editing = editing().await?;
        let room = &editing.room;
        let draft: Draft<Guides> = open(&room.program, &editing.editor).await?;
        let published = versions::<Guides>(room.program.store().read(), room.viewer.board()).await?;
        let filling = parts::GUIDES.filling().await?;
        let title = room.text(key::FORMS_GUIDES_TITLE);
        let next = room.with(key::FORMS_NEXT, [("version", draft.next.version.into())]);
        let lead = room.with(key::FORMS_GUIDES_LEAD, [("version", draft.published.version.into())]);
        let content = view! {
            {filling.summary(room.wording)}
            {headline(room, title.clone(), GUIDES)}
            <p>{lead}</p>
            <section aria-labelledby="next-title">
                <h2 id="next-title">{next}</h2>
                {saved(room, &draft)}
                {changes(room, &draft)}
                {preview_form(room, room.wording.language(), None)}
            </section>
            {parts::publishing(room, &parts::GUIDES, &draft, 0, &filling)}
            {list(room, &draft)}
            {placeholders(room)}
            {parts::file(room, &parts::GUIDES, draft.revision, &filling)}
            {parts::versions(room, &parts::GUIDES, &published)}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

/// Which guides differ from the published ones.
fn changes(room: &Room, draft: &Draft<Guides>) -> AnyView {
    let differs = |key: &&GuideKey| draft.next.guide(**key) != draft.published.guide(**key);
    let mut names: Vec<String> = GuideKey::ALL.iter().filter(differs).map(|key| guide_name(room, *key)).collect();
    if draft.next.themes != draft.published.themes {
        names.push(room.text(key::FORMS_GUIDE_THEMES));
    }
    if names.is_empty() {
        return view! { <p>{room.text(key::FORMS_NO_CHANGES)}</p> }.into_any();
    }
    let lines: Vec<_> = names
        .into_iter()
        .map(|name| {
            let what = room.wording.code("change", "reworded");
            view! { <li>{room.with(key::FORMS_CHANGE_LINE, [("name", name.into()), ("what", what.into())])}</li> }
        })
        .collect();
    view! { <ul id="changes">{lines}</ul> }.into_any()
}

pub(super) fn guide_name(room: &Room, key: GuideKey) -> String {
    room.wording.code("guide", key.code())
}

/// After which kinds of departure a guide is used.
pub(super) fn used_after(room: &Room, key: GuideKey) -> String {
    let types = DepartureType::ALL.iter().filter(|kind| kind.profile().guide() == Some(key));
    types.map(|kind| room.wording.code("type", kind.code())).collect::<Vec<_>>().join(" · ")
}

fn list(room: &Room, draft: &Draft<Guides>) -> AnyView {
    let row = |name: String, after: String, address: String| {
        let hush = name.clone();
        view! {
            <li>
                <div class="what"><strong>{name}</strong> <small>{after}</small></div>
                <div class="actions">
                    <a class="button small quiet" href=address>
                        {room.text(key::STAFF_CHANGE)} <span class="visually-hidden">" " {hush}</span>
                    </a>
                </div>
            </li>
        }
    };
    let guides: Vec<_> = draft
        .next
        .guides
        .iter()
        .map(|guide| row(guide_name(room, guide.key), used_after(room, guide.key), format!("{GUIDES}/{}", guide.key)))
        .collect();
    let themes =
        row(room.text(key::FORMS_GUIDE_THEMES), room.text(key::FORMS_GUIDE_THEMES_WHEN), format!("{GUIDES}/themes"));
    view! {
        <section id="questions" aria-labelledby="questions-title">
            <h2 id="questions-title">{room.text(key::FORMS_GUIDE_LIST)}</h2>
            <ul class="tasks">{guides} {themes}</ul>
        </section>
    }
    .into_any()
}

fn preview_form(room: &Room, language: Language, version: Option<String>) -> AnyView {
    view! {
        <form class="filters" method="get" action=format!("{GUIDES}/preview")>
            {version.map(|version| hidden("version", version))}
            {language_field(room, language).view()}
            <div class="actions"><button class="button small quiet">{room.text(key::FORMS_PREVIEW)}</button></div>
        </form>
    }
    .into_any()
}

/// `/staff/organisation/guides/preview?language=nl`, of the draft, or of `version=`: what an adviser reads.
pub fn guides_preview_page() -> AnyView {
    page(|| async {
        let editing = editing().await?;
        let room = &editing.room;
        let version = context::query_value("version");
        let guides: Guides = match &version {
            Some(version) => {
                let number = version.parse().map_err(|_| Elsewhere::NotFound)?;
                let found = of_version(room.program.store().read(), editing.editor.board(), number).await?;
                found.ok_or(Elsewhere::NotFound)?
            }
            None => open::<Guides>(&room.program, &editing.editor).await?.next,
        };
        let language = context::query_value("language")
            .and_then(|tag| Language::parse(&tag))
            .unwrap_or_else(|| room.wording.language());
        let number = room.with(key::FORMS_VERSION, [("version", guides.version.into())]);
        let what = room.text(key::FORMS_GUIDES_TITLE);
        let title = room.with(key::FORMS_PREVIEW_TITLE, [("version", number.into()), ("variant", what.into())]);
        let parts: Vec<_> = guides.guides.iter().map(|guide| part(room, guide, language)).collect();
        let content = view! {
            <a class="back" href=GUIDES>{room.text(key::FORMS_GUIDES_TITLE)}</a>
            <h1>{title.clone()}</h1>
            {preview_form(room, language, version)}
            {parts}
            {asked_about(room, &guides, language)}
        };
        room.page(TAB, title, content).await
    })
}

fn part(room: &Room, guide: &Guide, language: Language) -> AnyView {
    view! {
        <section>
            <h2>{guide_name(room, guide.key)}</h2>
            <p class="soft">{used_after(room, guide.key)}</p>
            {guide_words(guide, language, &names(room))}
        </section>
    }
    .into_any()
}

fn asked_about(room: &Room, guides: &Guides, language: Language) -> AnyView {
    let rows: Vec<_> = TalkTheme::ALL
        .iter()
        .filter_map(|theme| {
            let question = guides.question(*theme)?.text(language, &names(room));
            Some(view! { <li><strong>{theme.name(language)}</strong> ": " {question}</li> })
        })
        .collect();
    view! {
        <section>
            <h2>{room.text(key::FORMS_GUIDE_THEMES)}</h2>
            <ul lang=language.tag()>{rows}</ul>
        </section>
    }
    .into_any()
}
