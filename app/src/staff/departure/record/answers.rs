//! Answers as the staff reads them, under the headings of their themes.

use leptos::prelude::*;
use server::departure::record::{AnsweredItem, AnswersView};
use wording::key;

use crate::staff::room::Room;

/// What was handed in, and when.
pub fn answers_part(room: &Room, answers: &AnswersView) -> AnyView {
    let on = room.day(room.calendar.local_date(answers.submitted_at));
    let shared = answers.shared.then(|| view! { <p class="soft">{room.text(key::STAFF_ANSWERS_SHARED)}</p> });
    view! {
        <section id="answers" aria-labelledby="answers-title">
            <h2 id="answers-title">{room.text(key::STAFF_ANSWERS_TITLE)}</h2>
            <p class="soft">{room.with(key::STAFF_ANSWERS_ON, [("day", on.into())])}</p>
            {shared}
            {answers_list(room, &answers.items)}
        </section>
    }
    .into_any()
}

/// Questions and answers, under the headings of their themes.
pub fn answers_list(room: &Room, items: &[AnsweredItem]) -> AnyView {
    let themes: Vec<_> = items
        .chunk_by(|one, other| one.theme == other.theme)
        .map(|items| {
            let lines: Vec<_> = items.iter().map(|item| answer_line(room, item)).collect();
            view! { <h3>{items[0].theme.clone()}</h3> <dl class="answers">{lines}</dl> }
        })
        .collect();
    themes.into_any()
}

fn answer_line(room: &Room, item: &AnsweredItem) -> AnyView {
    let answer = if item.answer.is_empty() {
        view! { <dd class="skipped">{room.text(key::STAFF_SKIPPED)}</dd> }.into_any()
    } else {
        let lines: Vec<_> = item
            .answer
            .iter()
            .enumerate()
            .map(|(index, line)| view! { {(index > 0).then(|| view! { <br/> })} {line.clone()} })
            .collect();
        let score = item.score.filter(|score| item.answer.first() != Some(&score.to_string())).map(|score| {
            view! { " " <span class="of-five">{room.with(key::STAFF_OF_FIVE, [("score", score.into())])}</span> }
        });
        view! { <dd>{lines} {score}</dd> }.into_any()
    };
    view! { <div><dt>{item.question.clone()}</dt>{answer}</div> }.into_any()
}
