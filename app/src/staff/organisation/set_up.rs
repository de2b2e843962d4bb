//! The way from an empty installation to the first leaver: what is done, what is missing, and where to do it.

use domain::set_up::{Counts, Lack, State, Step};
use leptos::prelude::*;
use server::set_up::{SetUp, leave_out, look};
use wording::{Key, key};

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form;
use crate::page::page;
use crate::staff::availability;
use crate::staff::organisation::{TAB, account, headline, import, proposals};
use crate::staff::parts::hidden;
use crate::staff::room::{Room, room, shaped};
use crate::staff::unsent;

/// The page of all steps.
pub const ADDRESS: &str = "/staff/organisation/set-up";
const UNITS: &str = "/staff/organisation/units";
const FIRST_LEAVER: &str = "/staff/departures/new";

/// Every step, whatever came of the others.
pub fn set_up_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let found = look(&room.program, &keeper).await?;
        let state = |step: &Step| step.state(&found.counts, &found.left_out);
        let done = Step::ALL.iter().filter(|step| state(step) == State::Done).count();
        let open = Step::ALL.iter().filter(|step| state(step) == State::Open).count();
        let how_far = match open {
            0 => room.text(key::SET_UP_READY),
            _ => room.with(key::SET_UP_DONE, [("done", done.into()), ("all", Step::ALL.len().into())]),
        };
        let steps: Vec<_> = Step::ALL.iter().map(|step| section(&room, *step, &found)).collect();
        let title = room.text(key::SET_UP_TITLE);
        let content = view! {
            {headline(&room, title.clone(), ADDRESS)}
            <p class="lead">{room.text(key::SET_UP_LEAD)}</p>
            <p><strong>{how_far}</strong></p>
            {steps}
        };
        room.page(TAB, title, content).await
    })
}

/// One step: how far it is, what there is, what it lacks, and where that is done.
fn section(room: &Room, step: Step, found: &SetUp) -> AnyView {
    let state = step.state(&found.counts, &found.left_out);
    let (shape, words) = match state {
        State::Done => ("check", key::SET_UP_STATE_DONE),
        State::Open => ("empty", key::SET_UP_STATE_OPEN),
        State::LeftOut => ("pause", key::SET_UP_STATE_LEFT_OUT),
    };
    let lacks: Vec<_> = step
        .lacks(&found.counts)
        .into_iter()
        .map(|(lack, count)| view! { <li>{room.with(lack_words(lack), [("count", count.into())])}</li> })
        .collect();
    let lacks = (!lacks.is_empty()).then(|| view! { <p>{room.text(key::SET_UP_MISSING)}</p> <ul>{lacks}</ul> });
    let there = there(room, step, &found.counts).map(|words| view! { <p>{words}</p> });
    let (ways, others) = ways(room, step, &found.counts);
    let links: Vec<_> = ways
        .into_iter()
        .map(|(address, words)| view! { <a class="button small quiet" href=address>{room.text(words)}</a> })
        .collect();
    let others = others.map(|words| view! { <p class="soft">{room.text(words)}</p> });
    let id = step.code().replace('_', "-");
    let title = format!("{id}-title");
    let labelled_by = title.clone();
    let name = room.wording.code("set-up-step", step.code());
    view! {
        <section id=id aria-labelledby=labelled_by>
            <h2 id=title>{name.clone()}</h2>
            <p>{shaped(shape, room.text(words))}</p>
            {there}
            {lacks}
            {others}
            <div class="actions">{links} {leaving_out(room, step, state, &name)}</div>
        </section>
    }
    .into_any()
}

/// A step that is done is not left out, and nothing has to be done about it.
fn leaving_out(room: &Room, step: Step, state: State, name: &str) -> Option<AnyView> {
    let (does, words) = match state {
        State::Done => return None,
        State::Open => ("leave_out", key::SET_UP_LEAVE_OUT),
        State::LeftOut => ("take_up", key::SET_UP_TAKE_UP),
    };
    let view = view! {
        <form method="post" action=SetUpStep::PATH>
            {hidden("step", step.code())}
            {hidden("does", does)}
            <button class="plain">{room.text(words)} <span class="visually-hidden">": " {name.to_owned()}</span></button>
        </form>
    };
    Some(view.into_any())
}

/// What there is already, in numbers; nothing where there are none.
fn there(room: &Room, step: Step, counts: &Counts) -> Option<String> {
    match step {
        Step::Units if counts.schools > 0 => {
            let args = [("schools", counts.schools.into()), ("teams", counts.teams.into())];
            Some(room.with(key::SET_UP_UNITS_THERE, args))
        }
        Step::People => {
            let args = [
                ("people", counts.people.into()),
                ("coordinators", counts.coordinators.into()),
                ("advisers", counts.advisers.into()),
            ];
            Some(room.with(key::SET_UP_PEOPLE_THERE, args))
        }
        Step::Hours if counts.advisers > 0 => {
            let ready = counts.advisers - counts.advisers_without_hours.min(counts.advisers);
            let args = [("ready", ready.into()), ("all", counts.advisers.into())];
            Some(room.with(key::SET_UP_HOURS_THERE, args))
        }
        Step::Units | Step::Hours | Step::Mails | Step::Consent | Step::FirstLeaver => None,
    }
}

const fn lack_words(lack: Lack) -> Key {
    match lack {
        Lack::Schools => key::SET_UP_LACK_SCHOOLS,
        Lack::Teams => key::SET_UP_LACK_TEAMS,
        Lack::Coordinators => key::SET_UP_LACK_COORDINATORS,
        Lack::Advisers => key::SET_UP_LACK_ADVISERS,
        Lack::Leaders => key::SET_UP_LACK_LEADERS,
        Lack::SecondPerson => key::SET_UP_LACK_SECOND_PERSON,
        Lack::Training => key::SET_UP_LACK_TRAINING,
        Lack::Hours => key::SET_UP_LACK_HOURS,
        Lack::ReplyAddress => key::SET_UP_LACK_REPLY_ADDRESS,
        Lack::HrContact => key::SET_UP_LACK_HR_CONTACT,
        Lack::Counsellor => key::SET_UP_LACK_COUNSELLOR,
        Lack::Stuck => key::SET_UP_LACK_STUCK,
        Lack::Consent => key::SET_UP_LACK_CONSENT,
        Lack::Officer => key::SET_UP_LACK_OFFICER,
        Lack::Leaver => key::SET_UP_LACK_LEAVER,
    }
}

/// Where this viewer does it, and who else has to where they cannot.
fn ways(room: &Room, step: Step, counts: &Counts) -> (Vec<(&'static str, Key)>, Option<Key>) {
    let coordinates = room.viewer.coordinator().is_ok();
    let administers = room.viewer.administrator().is_ok();
    let mut ways = Vec::new();
    let mut others = None;
    match step {
        Step::Units => ways.extend([(UNITS, key::STAFF_UNITS_TITLE), (import::ADDRESS, key::LISTS_TITLE)]),
        Step::People => {
            ways.extend([(account::ADDRESS, key::STAFF_PEOPLE_TITLE), (import::ADDRESS, key::LISTS_TITLE)]);
            if counts.waiting > 0 {
                ways.push((proposals::ADDRESS, key::SECOND_LINK));
            }
        }
        Step::Hours => {
            ways.push((account::ADDRESS, key::SET_UP_TO_TRAINING));
            if coordinates {
                ways.push((availability::TAB, key::STAFF_TIMES_OTHERS));
            }
            others = Some(key::SET_UP_HOURS_OWN);
        }
        Step::Mails | Step::Consent if administers => ways.push((TAB, key::STAFF_SETTINGS_TITLE)),
        Step::Mails | Step::Consent => others = Some(key::SET_UP_ADMINISTRATORS),
        Step::FirstLeaver if coordinates => ways.push((FIRST_LEAVER, key::SET_UP_TO_FIRST_LEAVER)),
        Step::FirstLeaver => others = Some(key::SET_UP_COORDINATORS),
    }
    if step == Step::Mails && counts.mails_stuck > 0 {
        ways.push((unsent::ADDRESS, key::SET_UP_TO_STUCK));
    }
    (ways, others)
}

crate::form_functions!(SetUpStep);

/// A keeper leaves a step out, or takes it up again.
#[server(prefix = "/_fn", endpoint = "set-up-step", input = Form)]
pub async fn set_up_step(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let step = Step::parse(fields.get("step")).ok_or(Elsewhere::NotFound)?;
        leave_out(&room.program, &keeper, step, fields.get("does") == "leave_out").await?;
        Ok(format!("{ADDRESS}#{}", step.code().replace('_', "-")))
    })
    .await
}
