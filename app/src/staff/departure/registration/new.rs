//! HR registers somebody who leaves.

use domain::departure::{DepartureType, RegistrationFault};
use domain::departure_form::{Field, TEAM_LEADER, Warning};
use domain::import::OtherDay;
use leptos::prelude::*;
use server::access::Coordinator;
use server::departure::import::{ChangedInstead, change_instead};
use server::departure::register::{Registering, choices, other_day_said, register};
use wording::{Key, Wording, key};

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::board::TAB;
use crate::staff::departure::registration::{faults, fields, other_day};
use crate::staff::parts::Filling;
use crate::staff::room::{record_address, room};

const FORM: &str = "departure-new";
const ADDRESS: &str = "/staff/departures/new";

/// The empty form, or the one that came back.
pub fn new_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let coordinator = room.viewer.coordinator()?;
        let offered = choices(&room.program, &coordinator).await?;
        let filling = Filling::of(form::kept(FORM).await?, proposed());
        let title = room.text(key::STAFF_REGISTER_TITLE);
        let content = view! {
            <a class="back" href="/staff/board">{room.text(key::PAGE_TAB_BOARD)}</a>
            {faults::summary(room.wording, &filling)}
            <h1>{title.clone()}</h1>
            <form class="form" novalidate=true method="post" action=DepartureRegister::PATH>
                {fields::fieldsets(&room, &filling, &offered, None)}
                {other_day::question(&room, &filling)}
                <div class="actions">
                    <button class="button">{room.text(key::STAFF_REGISTER_DO)}</button>
                    <button class="button quiet" name="leave" value="yes">{room.text(key::STAFF_LEAVE_UNSAVED)}</button>
                </div>
            </form>
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

/// What the empty form proposes: whoever leads the team that will be chosen, among it.
fn proposed() -> [(String, String); 2] {
    [("foreseen", "yes"), ("leader", TEAM_LEADER)].map(|(name, value)| (name.to_owned(), value.to_owned()))
}

/// Who leads the leaver, or that HR takes over; nothing where there is no talk.
fn led_by(wording: Wording, fields: &Fields, leader: Option<String>) -> String {
    let kind = DepartureType::parse(fields.get("departure_type"));
    match leader {
        _ if kind.is_some_and(|kind| kind.profile().talks.is_none()) => String::new(),
        Some(name) => wording.with(key::STAFF_REGISTERED_LEADER, [("name", name.into())]),
        None => wording.text(key::STAFF_REGISTERED_NO_LEADER),
    }
}

/// The sentence about one thing that HR should know.
pub const fn warning(warning: Warning) -> Key {
    match warning {
        Warning::AlreadyGone => key::STAFF_WARNING_ALREADY_GONE,
        Warning::LetterNeeded => key::STAFF_WARNING_LETTER_NEEDED,
        Warning::LeaderOfAnotherTeam => key::STAFF_WARNING_LEADER_OF_ANOTHER_TEAM,
        Warning::NameInDoubt => key::IMPORT_NAME_IN_DOUBT,
        Warning::TwiceInList => key::IMPORT_TWICE_IN_LIST,
        Warning::ToldLate => key::STAFF_NOTICE_LATE,
    }
}

/// What HR should know about a registration that was accepted.
pub fn warnings(wording: Wording, found: &[Warning]) -> String {
    found.iter().map(|one| wording.text(warning(*one))).collect::<Vec<_>>().join(" ")
}

crate::form_functions!(DepartureRegister);

/// Registers, or goes back to the form with what was typed.
#[server(prefix = "/_fn", endpoint = "departure-register", input = Form)]
pub async fn departure_register(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let viewer = context::staff().await?;
        let coordinator = viewer.coordinator()?;
        if fields.ticked("leave") {
            form::forget(FORM).await?;
            return Ok(TAB.to_owned());
        }
        let wording = context::wording(Some(viewer.language));
        match other_day_said(fields.as_slice()) {
            // It stands there as it is.
            Some(OtherDay::Skip) => {
                form::forget(FORM).await?;
                return Ok(TAB.to_owned());
            }
            Some(OtherDay::Change) => return change_day(wording, &coordinator, fields).await,
            Some(OtherDay::NewJob) | None => {}
        }
        match register(&context::program(), &coordinator, fields.as_slice()).await? {
            Registering::Registered { id, leader, warnings: found } => {
                form::forget(FORM).await?;
                let said = format!("{} {}", wording.text(key::STAFF_REGISTERED), led_by(wording, &fields, leader));
                let (kind, said) = if found.is_empty() {
                    ("good", said)
                } else {
                    ("warn", format!("{said} {}", warnings(wording, &found)))
                };
                form::say(kind, said).await?;
                Ok(record_address(id))
            }
            Registering::OtherDay(registered) => {
                form::keep(FORM, &other_day::asked(wording, fields, &registered)).await?;
                Ok(ADDRESS.to_owned())
            }
            Registering::Faults(found) => come_back(wording, fields, &found).await,
        }
    })
    .await
}

/// The form again, with what is wrong.
async fn come_back(
    wording: Wording,
    fields: Fields,
    found: &[(Field, RegistrationFault)],
) -> Result<String, Elsewhere> {
    let faults = faults::at_fields(wording, found);
    form::keep(FORM, &Typed { fields, faults }).await?;
    Ok(ADDRESS.to_owned())
}

/// The departure that is there gets the days of the form.
async fn change_day(wording: Wording, coordinator: &Coordinator, fields: Fields) -> Result<String, Elsewhere> {
    match change_instead(&context::program(), coordinator, fields.as_slice()).await? {
        ChangedInstead::Changed(id) => {
            form::forget(FORM).await?;
            form::say("good", wording.text(key::STAFF_OTHER_DAY_CHANGED)).await?;
            Ok(record_address(id))
        }
        ChangedInstead::Meanwhile => {
            form::say("warn", wording.text(key::STAFF_CHANGED_MEANWHILE)).await?;
            come_back(wording, fields, &[]).await
        }
        ChangedInstead::Faults(found) => come_back(wording, fields, &found).await,
    }
}
