//! During the talk, on one screen: the guide, with nothing to tick, the themes worth asking about, and a field for notes.

use domain::guide::Guide;
use domain::ids::DepartureId;
use domain::questionnaire::Names;
use leptos::prelude::*;
use server::access::record_viewer;
use server::report::{NOTES_CHARACTERS, ReportPage, open};
use wording::key;

use crate::components::Field;
use crate::context::{self, Elsewhere};
use crate::fields::WRITER;
use crate::form;
use crate::islands::host_autosave::NotesAutosave;
use crate::page::page;
use crate::staff::day::TAB;
use crate::staff::departure::report::boxes::autosave_words;
use crate::staff::departure::talk::notes::{NotesSave, notes_form};
use crate::staff::departure::talk::prediction;
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, record_address, room};

/// The id of the form for notes, by which its island finds it.
const FORM: &str = "notes-form";

/// The guide in the language of the talk.
pub fn guide_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let id = context::id::<DepartureId>("id")?;
        let viewer = record_viewer(&room.program, &room.viewer, id).await?;
        let adviser = viewer.adviser()?;
        let found = open(&room.program, &adviser).await?;
        let found = ReportPage { name: room.leaver(&found.name), ..found };
        if found.finalised_at.is_some() {
            return Err(Elsewhere::Go(format!("{}/report", record_address(id))));
        }
        let kept = form::kept(&notes_form(id)).await?;
        let changed = kept.as_ref().is_some_and(|typed| typed.faults.is_empty());
        let filling = Filling::of(kept, [("notes".to_owned(), found.notes.clone())]);
        let prediction = prediction::typed(id).await?;
        // Before the talk the guess stands where the themes will be: aside, and in nobody's way.
        let themes = match found.predicts_first {
            true => {
                let back = format!("{}/guide", record_address(id));
                prediction::section(&room, id, &found.name, back, &prediction)
            }
            false => themes(&room, &found),
        };
        let faults = filling.and(&prediction);
        let title = room.text(key::STAFF_GUIDE_TITLE);
        let theirs = changed.then(|| {
            view! {
                <div class="notice warn" role="alert">
                    <p><strong>{room.text(key::STAFF_CHANGED_STRONG)}</strong> " " {room.text(key::STAFF_NOTES_CHANGED)}</p>
                </div>
                <p class="told">{found.notes.clone()}</p>
            }
        });
        let content = view! {
            {faults.summary(room.wording)}
            <div class="headline">
                <h1>{title.clone()}</h1>
                <a class="back" href=record_address(id)>{found.name.clone()}</a>
            </div>
            {theirs}
            <nav class="jump" aria-label=room.text(key::STAFF_JUMP)>
                <ul>
                    <li><a href="#guide">{room.text(key::STAFF_GUIDE)}</a></li>
                    <li><a href="#themes">{room.text(key::STAFF_GUIDE_THEMES)}</a></li>
                    <li><a href=format!("#{FORM}")>{room.text(key::STAFF_NOTES)}</a></li>
                </ul>
            </nav>
            <div class="talking">
                {questions(&room, &found)}
                <div id="themes" tabindex="0" role="group" aria-label=room.text(key::STAFF_GUIDE_THEMES)>{themes}</div>
                {notes(&room, id, &found, &filling)}
            </div>
        };
        room.page_with_islands(TAB, room.title(title, faults.has_faults()), content).await
    })
}

/// The leaver's language, in which the talk will be; the viewer's own where they answered nothing.
fn language_of(room: &Room, found: &ReportPage) -> domain::Language {
    found.answers.as_ref().map_or(room.wording.language(), |seen| seen.language)
}

/// At most three themes worth asking about: a prompt, never a verdict.
fn themes(room: &Room, found: &ReportPage) -> AnyView {
    let language = language_of(room, found);
    let title = view! { <h2>{room.text(key::STAFF_GUIDE_ASK)}</h2> };
    if found.themes.is_empty() {
        return view! { {title} <p class="soft">{room.text(key::STAFF_GUIDE_NO_THEMES)}</p> }.into_any();
    }
    let names = Names { organisation: &room.organisation.name, sector: room.organisation.sector };
    let asks: Vec<_> = found
        .themes
        .iter()
        .map(|theme| {
            let question = found.guides.question(*theme).map(|question| question.text(language, &names));
            view! { <li><strong>{theme.name(language)}</strong> ": " {question}</li> }
        })
        .collect();
    view! { {title} <ul class="worth-asking" lang=language.tag()>{asks}</ul> }.into_any()
}

fn questions(room: &Room, found: &ReportPage) -> Option<AnyView> {
    let names = Names { organisation: &room.organisation.name, sector: room.organisation.sector };
    let words = guide_words(found.guide()?, language_of(room, found), &names);
    let view = view! {
        <section id="guide" tabindex="0" aria-labelledby="guide-title">
            <h2 id="guide-title">{room.text(key::STAFF_GUIDE)}</h2>
            <p class="soft">{room.text(key::STAFF_GUIDE_LEAD)}</p>
            {words}
        </section>
    };
    Some(view.into_any())
}

/// A guide in one language: its note, and the questions of its themes.
pub fn guide_words(guide: &Guide, language: domain::Language, names: &Names<'_>) -> AnyView {
    let themes: Vec<_> = guide
        .themes
        .iter()
        .map(|theme| {
            let questions: Vec<_> =
                theme.questions.iter().map(|question| view! { <li>{question.text(language, names)}</li> }).collect();
            view! { <h3>{theme.title.text(language, names)}</h3> <ul class="guide">{questions}</ul> }
        })
        .collect();
    view! {
        <div lang=language.tag()>
            <p class="soft">{guide.note.text(language, names)}</p>
            {themes}
        </div>
    }
    .into_any()
}

fn notes(room: &Room, id: DepartureId, found: &ReportPage, filling: &Filling) -> AnyView {
    let notes: Field =
        filling.field("notes", room.text(key::STAFF_NOTES)).text(16).hint(room.text(key::STAFF_NOTES_HINT));
    let notes = notes.counted(NOTES_CHARACTERS);
    view! {
        <form id=FORM novalidate=true autocomplete="off" method="post" action=NotesSave::PATH>
            {hidden("departure", id.to_string())}
            {hidden(WRITER, room.viewer.account().to_string())}
            {hidden("seen", found.notes.clone())}
            {notes.view()}
            <div class="actions">
                <button class="button">{room.text(key::STAFF_SAVE)}</button>
                <NotesAutosave form=FORM.to_owned() words=autosave_words(room)/>
                <a href=format!("{}/report", record_address(id))>{room.text(key::STAFF_REPORT_WRITE)}</a>
            </div>
        </form>
    }
    .into_any()
}
