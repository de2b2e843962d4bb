//! Figures that are being made, and what became of those that were asked for. The page does not ask again by itself.

use domain::release::JobState;
use leptos::prelude::*;
use server::release::JobSeen;
use wording::key;

use super::ADDRESS;
use crate::staff::room::{Room, shaped};

/// Nothing where nothing was ever made.
pub fn section(room: &Room, jobs: &[JobSeen]) -> Option<AnyView> {
    if jobs.is_empty() {
        return None;
    }
    let heads = [key::FIGURES_PERIOD, key::FIGURES_VERSION, key::FIGURES_STATE].map(|head| room.text(head));
    let [_, version, state] = heads.clone();
    let rows: Vec<_> = jobs
        .iter()
        .map(|job| {
            let days = job.period.days();
            let args = [("from", room.wording.date(days.first).into()), ("until", room.wording.date(days.last).into())];
            view! {
                <tr>
                    <th scope="row">{room.with(key::FIGURES_DAYS, args)}</th>
                    <td data-label=version.clone()>{job.number.to_string()}</td>
                    <td data-label=state.clone()><span>{how_far(room, job)}</span></td>
                </tr>
            }
        })
        .collect();
    let is_running = jobs.iter().any(|job| job.state == JobState::Waiting);
    let again = is_running.then(|| {
        view! { <p><a href=ADDRESS>{room.text(key::FIGURES_LOOK_AGAIN)}</a></p> }
    });
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect();
    let view = view! {
        <section aria-labelledby="making-title">
            <h2 id="making-title">{room.text(key::FIGURES_MAKING)}</h2>
            {again}
            <table class="table rows">
                <caption class="visually-hidden">{room.text(key::FIGURES_MAKING)}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    };
    Some(view.into_any())
}

/// A word with a shape, and how far it is where it is being made. Never of how many people.
fn how_far(room: &Room, job: &JobSeen) -> AnyView {
    let shape = match job.state {
        JobState::Waiting => "half",
        JobState::Done => "check",
        JobState::TooLittle => "stop",
        JobState::Failed => "alert",
    };
    let state = shaped(shape, room.wording.code("release-state", job.state.code()));
    let read = (job.state == JobState::Waiting && job.percent > 0).then(|| {
        let words = room.with(key::FIGURES_READ, [("percent", job.percent.into())]);
        view! { " " <small>{words}</small> }
    });
    view! { {state} {read} }.into_any()
}
