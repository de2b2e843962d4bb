//! `/staff/figures/words`: the board's own words for the question that a release proposes for the yearly talks, and for
//! what induction could learn.

use domain::Language;
use domain::release::{PROPOSED_MOST, Proposed};
use leptos::prelude::*;
use server::access::{FiguresKeeper, figures_keeper};
use server::form::Filled;
use server::release::{change_own_words, own_words};
use wording::{Key, Wording, key};

use super::TAB;
use crate::context::Elsewhere;
use crate::fields::{Fields, Form, WRITER};
use crate::form::draft::{self, Place};
use crate::form::draft_line::DraftLine;
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::figures::report::made::standard;
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, room};

pub const ADDRESS: &str = "/staff/figures/words";

/// The id of the form, by which its island finds it, and under which it keeps what was typed.
const FORM: &str = "figure-words";

/// The code of the form, whose words wait while they are written.
pub const FIGURE_WORDS: &str = "figure-words";

async fn keeping() -> Result<(Room, FiguresKeeper), Elsewhere> {
    let room = room().await?;
    let keeper = figures_keeper(&room.viewer)?;
    Ok((room, keeper))
}

/// Where the words belong while they are written.
pub async fn figure_words_place() -> Result<Place, Elsewhere> {
    keeping().await?;
    Ok(Place { form: FORM.to_owned(), page: ADDRESS.to_owned(), fields: &["question", "lesson"], keeps_nothing: true })
}

/// The page.
pub fn words_page() -> AnyView {
    page(|| async {
        let (room, keeper) = keeping().await?;
        let own = own_words(room.program.store().read(), keeper.board()).await?;
        let (typed, draft) = draft::typed(FORM).await?;
        let stored = own.fields().map(|(name, text)| (name.to_owned(), text.to_owned())).collect::<Vec<_>>();
        let filling = Filling::of(typed, stored);
        let line = DraftLine {
            wording: room.wording,
            form: FORM,
            kind: FIGURE_WORDS,
            draft: &draft,
            signed_out: key::REPORT_SIGNED_OUT,
        };
        let title = room.text(key::FIGURES_PROPOSED_TITLE);
        let (questions, lessons): (Vec<Proposed>, Vec<Proposed>) =
            Proposed::all().partition(|one| matches!(one, Proposed::Question(_)));
        let content = view! {
            {filling.summary(room.wording)}
            <a class="back" href=TAB>{room.text(key::FIGURES_TITLE)}</a>
            <h1>{title.clone()}</h1>
            <p>{room.text(key::FIGURES_PROPOSED_LEAD)}</p>
            <form id=FORM class="form" novalidate=true autocomplete="off" method="post" action=FigureWordsSave::PATH>
                {hidden(WRITER, room.viewer.account().to_string())}
                {part(&room, &filling, key::FIGURES_ASK, &questions)}
                {part(&room, &filling, key::FIGURES_LESSONS, &lessons)}
                {line.view()}
                <div class="actions">
                    <button class="button">{room.text(key::STAFF_SAVE)}</button>
                    {line.discard()}
                </div>
            </form>
        };
        room.page_with_islands(TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn part(room: &Room, filling: &Filling, title: Key, all: &[Proposed]) -> AnyView {
    let sets: Vec<_> = all
        .iter()
        .map(|one| {
            let fields = Language::ALL.map(|language| box_of(room, filling, *one, language));
            view! {
                <fieldset>
                    <legend>{name(room, *one)}</legend>
                    {fields.into_iter().collect::<Vec<_>>()}
                </fieldset>
            }
        })
        .collect();
    let title = room.text(title);
    view! { <h2>{title}</h2> {sets} }.into_any()
}

/// What a pair of boxes is about.
fn name(room: &Room, of: Proposed) -> String {
    match of {
        Proposed::Question(question) => room.wording.code("proposed-question", question.code()),
        Proposed::Lesson(lesson) => room.wording.code("proposed-lesson", lesson.code()),
    }
}

/// One text in one language, with what stands there as long as the board has no words of its own.
fn box_of(room: &Room, filling: &Filling, of: Proposed, language: Language) -> AnyView {
    let label = match language {
        Language::Nl => key::FIGURES_PROPOSED_NL,
        Language::En => key::FIGURES_PROPOSED_EN,
    };
    let standard = standard(Wording::new(language), of);
    filling
        .field(&of.name(language), room.text(label))
        .text(2)
        .counted(PROPOSED_MOST)
        .hint(room.with(key::FIGURES_PROPOSED_HINT, [("standard", standard.into())]))
        .view()
}

crate::form_functions!(FigureWordsSave);

/// Saves the words.
#[server(prefix = "/_fn", endpoint = "figure-words-save", input = Form)]
pub async fn figure_words_save(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let (room, keeper) = keeping().await?;
        form::fresh(FORM, &fields, ADDRESS).await?;
        match change_own_words(&room.program, &keeper, |name| fields.get(name)).await? {
            Filled::Done(()) => {
                form::forget(FORM).await?;
                draft::forget(FORM).await?;
                form::say("good", room.text(key::STAFF_SAVED)).await?;
                Ok(ADDRESS.to_owned())
            }
            Filled::Faulty(too_long) => {
                let why = room.with(key::FIGURES_PROPOSED_TOO_LONG, [("most", PROPOSED_MOST.into())]);
                let faults = too_long.into_iter().map(|name| (name, why.clone())).collect();
                form::keep(FORM, &Typed { fields, faults }).await?;
                Ok(format!("{ADDRESS}#errors"))
            }
        }
    })
    .await
}
