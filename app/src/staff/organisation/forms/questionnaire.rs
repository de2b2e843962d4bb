//! The questionnaire of the board: the version being prepared, item by item, and the published ones.

use domain::Language;
use domain::questionnaire::{Item, MOST_OWN_ITEMS, Questionnaire, Theme, Variant};
use leptos::prelude::*;
use server::version::{Draft, edit, open, versions};
use wording::key;

use crate::components::Field;
use crate::fields::{Fields, Form};
use crate::form;
use crate::page::page;
use crate::staff::organisation::forms::words::{placeholders, shown, variants as variant_names};
use crate::staff::organisation::forms::{Beside, QUESTIONNAIRE, answered, changes, editing, parts, revision};
use crate::staff::organisation::{TAB, headline};
use crate::staff::parts::hidden;
use crate::staff::room::Room;

/// `/staff/organisation/questionnaire`.
pub fn questionnaire_page() -> AnyView {
    page(|| async {
        let editing = editing().await?;
        let room = &editing.room;
        let draft: Draft<Questionnaire> = open(&room.program, &editing.editor).await?;
        let published = versions::<Questionnaire>(room.program.store().read(), room.viewer.board()).await?;
        let filling = parts::QUESTIONNAIRE.filling().await?;
        let title = room.text(key::FORMS_QUESTIONNAIRE_TITLE);
        let next = room.with(key::FORMS_NEXT, [("version", draft.next.version().into())]);
        let lead = room.with(key::FORMS_LEAD, [("version", draft.published.version().into())]);
        let breaking = changes::breaking(&draft);
        let content = view! {
            {filling.summary(room.wording)}
            {headline(room, title.clone(), QUESTIONNAIRE)}
            <p>{lead}</p>
            <section aria-labelledby="next-title">
                <h2 id="next-title">{next}</h2>
                {saved(room, &draft)}
                {renewing(room, &draft)}
                {changes::section(room, &draft)}
                {preview_form(room)}
            </section>
            {parts::publishing(room, &parts::QUESTIONNAIRE, &draft, breaking, &filling)}
            {questions(room, &draft)}
            {placeholders(room)}
            {parts::file(room, &parts::QUESTIONNAIRE, draft.revision, &filling)}
            {parts::versions(room, &parts::QUESTIONNAIRE, &published)}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

/// When the draft was saved last.
pub(super) fn saved<F>(room: &Room, draft: &Draft<F>) -> Option<AnyView> {
    let (at, _) = draft.saved?;
    let words = room.with(key::FORMS_SAVED_AT, [("moment", room.moment(at).into())]);
    Some(view! { <p class="soft">{words}</p> }.into_any())
}

/// The newer standard questionnaire, while this version is one of before it. What is taken over is prepared only.
fn renewing(room: &Room, draft: &Draft<Questionnaire>) -> Option<AnyView> {
    draft.next.is_before_the_standard().then(|| {
        view! {
            <form id="renew" method="post" action=QuestionnaireRenew::PATH>
                {hidden("revision", draft.revision.to_string())}
                <p>{room.text(key::FORMS_RENEW_LEAD)}</p>
                <div class="actions"><button class="button small quiet">{room.text(key::FORMS_RENEW)}</button></div>
            </form>
        }
        .into_any()
    })
}

fn preview_form(room: &Room) -> AnyView {
    let variants =
        Variant::ALL.iter().map(|one| (one.code().to_owned(), room.wording.code("variant", one.code()))).collect();
    let variant = Field::new("variant", room.text(key::FORMS_VARIANT), Variant::Full.code()).select(variants);
    view! {
        <form class="filters" method="get" action=format!("{QUESTIONNAIRE}/preview")>
            {variant.view()}
            {language_field(room, room.wording.language()).view()}
            <div class="actions"><button class="button small quiet">{room.text(key::FORMS_PREVIEW)}</button></div>
        </form>
    }
    .into_any()
}

/// In which language to preview.
pub(super) fn language_field(room: &Room, chosen: Language) -> Field {
    let words = |language: Language| (language.tag().to_owned(), room.wording.code("language", language.tag()));
    Field::new("language", room.text(key::FORMS_LANGUAGE), chosen.tag()).select(Language::ALL.map(words).to_vec())
}

/// All items, theme by theme.
fn questions(room: &Room, draft: &Draft<Questionnaire>) -> AnyView {
    let next = &draft.next;
    let own = next.own_items().count();
    let left = MOST_OWN_ITEMS.saturating_sub(own);
    let add = next.takes_own_item().then(|| {
        let href = format!("{QUESTIONNAIRE}/own");
        view! { <a class="button quiet" href=href>{room.text(key::FORMS_OWN_ADD)}</a> }
    });
    let themes: Vec<_> = next.themes().iter().map(|theme| theme_part(room, draft, theme)).collect();
    view! {
        <section id="questions" class="form-list" aria-labelledby="questions-title">
            <h2 id="questions-title">{room.text(key::FORMS_QUESTIONS)}</h2>
            <p>{room.text(key::FORMS_QUESTIONS_LEAD)}</p>
            <p>{room.with(key::FORMS_OWN_LEFT, [("left", left.into())])}</p>
            <div class="actions">{add}</div>
            {themes}
        </section>
    }
    .into_any()
}

fn theme_part(room: &Room, draft: &Draft<Questionnaire>, theme: &Theme) -> AnyView {
    let items: Vec<_> =
        draft.next.items().iter().filter(|item| item.theme == theme.key).map(|item| row(room, draft, item)).collect();
    let title = shown(room, &theme.title);
    let href = format!("{QUESTIONNAIRE}/themes/{}", theme.key);
    view! {
        <div class="part">
            <h3>{title.clone()}</h3>
            <a href=href>{room.text(key::FORMS_TITLE_CHANGE)} <span class="visually-hidden">" " {title}</span></a>
        </div>
        <ul class="tasks">{items}</ul>
    }
    .into_any()
}

fn row(room: &Room, draft: &Draft<Questionnaire>, item: &Item) -> AnyView {
    let question = shown(room, &item.text);
    let is_off = draft.next.is_off(item.key.as_str());
    let asked = if is_off {
        room.text(key::FORMS_IS_OFF)
    } else {
        variant_names(room, &draft.next.variants_asking(item.key.as_str()))
    };
    let kind = room.wording.code("item-kind", item.kind.code());
    let own = item.own.then(|| view! { {room.text(key::FORMS_OWN)} " · " });
    let part = if item.own { "own" } else { "items" };
    let change = format!("{QUESTIONNAIRE}/{part}/{}", item.key);
    let hush = || view! { <span class="visually-hidden">" " {question.clone()}</span> };
    let second = if item.own {
        let text = room.text(key::STAFF_REMOVE);
        Some(button(draft, item, QuestionnaireOwnRemove::PATH, "", view! { {text} {hush()} }.into_any()))
    } else if item.optional {
        let (to, words) = if is_off { ("on", key::FORMS_SWITCH_ON) } else { ("off", key::FORMS_SWITCH_OFF) };
        Some(button(draft, item, QuestionnaireSwitch::PATH, to, view! { {room.text(words)} {hush()} }.into_any()))
    } else {
        None
    };
    view! {
        <li id=format!("item-{}", item.key)>
            <div class="what"><strong>{question.clone()}</strong> <small>{own} {kind} " · " {asked}</small></div>
            <div class="actions">
                {second}
                <a class="button small quiet" href=change>{room.text(key::STAFF_CHANGE)} {hush()}</a>
            </div>
        </li>
    }
    .into_any()
}

fn button(
    draft: &Draft<Questionnaire>,
    item: &Item,
    action: &'static str,
    to: &'static str,
    words: AnyView,
) -> AnyView {
    view! {
        <form method="post" action=action>
            {hidden("revision", draft.revision.to_string())}
            {hidden("item", item.key.to_string())}
            {hidden("to", to)}
            <button class="button small quiet">{words}</button>
        </form>
    }
    .into_any()
}

crate::form_functions!(QuestionnaireSwitch, QuestionnaireOwnRemove, QuestionnaireRenew);

/// Switches an optional item off or on in the next version.
#[server(prefix = "/_fn", endpoint = "questionnaire-switch", input = Form)]
pub async fn questionnaire_switch(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let editing = editing().await?;
        let (item, on) = (fields.get("item").to_owned(), fields.get("to") == "on");
        let change = |next: &Questionnaire| next.switch(&item, on);
        let edited = edit(&editing.room.program, &editing.editor, revision(&fields), change).await?;
        let onward = format!("{QUESTIONNAIRE}#item-{item}");
        // A fault of this form has no field: it is told on top of the overview.
        let name = parts::QUESTIONNAIRE.form_name();
        answered(
            &editing.room,
            &name,
            Fields::default(),
            edited,
            Beside::Nothing,
            format!("{QUESTIONNAIRE}#errors"),
            onward,
        )
        .await
    })
    .await
}

/// Takes the newer standard questionnaire over into the next version.
#[server(prefix = "/_fn", endpoint = "questionnaire-renew", input = Form)]
pub async fn questionnaire_renew(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let editing = editing().await?;
        let edited = edit(&editing.room.program, &editing.editor, revision(&fields), Questionnaire::renewed).await?;
        let name = parts::QUESTIONNAIRE.form_name();
        let (here, onward) = (format!("{QUESTIONNAIRE}#errors"), format!("{QUESTIONNAIRE}#changes"));
        answered(&editing.room, &name, Fields::default(), edited, Beside::Nothing, here, onward).await
    })
    .await
}

/// Takes an own item out of the next version; answers to it stay where they were given.
#[server(prefix = "/_fn", endpoint = "questionnaire-own-remove", input = Form)]
pub async fn questionnaire_own_remove(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let editing = editing().await?;
        let item = fields.get("item").to_owned();
        let change = |next: &Questionnaire| Ok(next.without_own(&item));
        let edited = edit(&editing.room.program, &editing.editor, revision(&fields), change).await?;
        let (here, onward) = (QUESTIONNAIRE.to_owned(), format!("{QUESTIONNAIRE}#questions"));
        answered(
            &editing.room,
            &parts::QUESTIONNAIRE.form_name(),
            Fields::default(),
            edited,
            Beside::Nothing,
            here,
            onward,
        )
        .await
    })
    .await
}
