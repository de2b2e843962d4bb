//! The questionnaire as a leaver will see it, in each variant and language; nothing is posted from here.

use domain::Language;
use domain::departure::ServiceBand;
use domain::questionnaire::{Answers, AskedItem, Kind, Questionnaire, Screen, Variant};
use leptos::prelude::*;
use server::version::{Draft, of_version, open};
use wording::{Wording, key};

use crate::components::Field;
use crate::context::{self, Elsewhere};
use crate::leaver::questions::item::AnswerForm;
use crate::leaver::readers;
use crate::page::page;
use crate::staff::organisation::TAB;
use crate::staff::organisation::forms::item::condition;
use crate::staff::organisation::forms::questionnaire::language_field;
use crate::staff::organisation::forms::words::{names, variant_name};
use crate::staff::organisation::forms::{Editing, QUESTIONNAIRE, editing};
use crate::staff::parts::hidden;
use crate::staff::room::Room;

/// `/staff/organisation/questionnaire/preview?variant=full&language=nl`, of the draft, or of `version=`.
pub fn preview_page() -> AnyView {
    page(|| async {
        let editing = editing().await?;
        let room = &editing.room;
        let version = context::query_value("version");
        let questionnaire = found(&editing, version.as_deref()).await?;
        let variant = context::query_value("variant").and_then(|code| Variant::parse(&code)).unwrap_or(Variant::Full);
        let language = context::query_value("language")
            .and_then(|tag| Language::parse(&tag))
            .unwrap_or_else(|| room.wording.language());
        let number = room.with(key::FORMS_VERSION, [("version", questionnaire.version().into())]);
        let what = variant_name(room, variant);
        let title = room.with(key::FORMS_PREVIEW_TITLE, [("version", number.into()), ("variant", what.into())]);
        // Everything a variant can ask: with short service, and with two reasons to choose from.
        let screens: Vec<_> = questionnaire
            .screens(variant, Some(ServiceBand::UnderOne))
            .iter()
            .map(|screen| part(room, &questionnaire, variant, language, screen))
            .collect();
        let content = view! {
            <a class="back" href=QUESTIONNAIRE>{room.text(key::FORMS_QUESTIONNAIRE_TITLE)}</a>
            <h1>{title.clone()}</h1>
            <p>{room.text(key::FORMS_PREVIEW_LEAD)}</p>
            {chooser(room, variant, language, version)}
            <div class="preview" lang=language.tag()>{screens}</div>
        };
        room.page(TAB, title, content).await
    })
}

async fn found(editing: &Editing, version: Option<&str>) -> Result<Questionnaire, Elsewhere> {
    let program = &editing.room.program;
    match version {
        Some(version) => {
            let number = version.parse().map_err(|_| Elsewhere::NotFound)?;
            let found = of_version(program.store().read(), editing.editor.board(), number).await?;
            found.ok_or(Elsewhere::NotFound)
        }
        None => {
            let draft: Draft<Questionnaire> = open(program, &editing.editor).await?;
            Ok(draft.next)
        }
    }
}

fn chooser(room: &Room, variant: Variant, language: Language, version: Option<String>) -> AnyView {
    let variants = Variant::ALL.iter().map(|one| (one.code().to_owned(), variant_name(room, *one))).collect();
    let select = Field::new("variant", room.text(key::FORMS_VARIANT), variant.code()).select(variants);
    view! {
        <form class="filters" method="get" action=format!("{QUESTIONNAIRE}/preview")>
            {version.map(|version| hidden("version", version))}
            {select.view()}
            {language_field(room, language).view()}
            <div class="actions"><button class="button small quiet">{room.text(key::FORMS_PREVIEW)}</button></div>
        </form>
    }
    .into_any()
}

fn part(
    room: &Room,
    questionnaire: &Questionnaire,
    variant: Variant,
    language: Language,
    screen: &Screen<'_>,
) -> AnyView {
    let title = screen.theme.title.text(language, &names(room));
    let items: Vec<_> = screen
        .items
        .iter()
        .map(|asked| {
            let note = note(room, questionnaire, variant, asked);
            let question = question(room, questionnaire, language, asked);
            view! { {note} {question} }
        })
        .collect();
    let counsellor = screen.theme.shows_counsellor.then(|| {
        view! { <div class="notice">{readers::counsellor(Wording::new(language), &room.organisation)}</div> }
    });
    view! { <section><h2>{title}</h2> {items} {counsellor}</section> }.into_any()
}

/// The question itself, drawn as on the leaver's own page.
fn question(room: &Room, questionnaire: &Questionnaire, language: Language, asked: &AskedItem<'_>) -> AnyView {
    // A reason among reasons can only be chosen where some were: two stand in for theirs.
    let answers = match &asked.item.kind {
        Kind::OneOf { item } => sample(questionnaire, item.as_str()),
        _ => Answers::default(),
    };
    AnswerForm { wording: Wording::new(language), answers: &answers, names: &names(room), faults: &[] }.question(asked)
}

fn sample(questionnaire: &Questionnaire, item: &str) -> Answers {
    let json = format!(r#"{{"{item}": ["B1", "C2"]}}"#);
    Answers::parse(&json, questionnaire).unwrap_or_default()
}

/// Who is asked this, where not everybody is.
fn note(room: &Room, questionnaire: &Questionnaire, variant: Variant, asked: &AskedItem<'_>) -> Option<AnyView> {
    let is_for_all = questionnaire.items_for(variant, None).iter().any(|item| item.key == asked.item.key);
    let service = (!is_for_all).then(|| room.text(key::FORMS_SHORT_SERVICE));
    let words: Vec<String> = service.into_iter().chain(condition(room, questionnaire, asked.item)).collect();
    let tag = room.wording.language().tag();
    (!words.is_empty()).then(|| view! { <p class="soft" lang=tag>{words.join(" ")}</p> }.into_any())
}
