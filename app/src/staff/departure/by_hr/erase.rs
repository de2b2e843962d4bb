//! HR erases one person's record: a page of its own that says what will happen, asks why, and wants a tick.

use domain::ids::DepartureId;
use domain::retention::Ground;
use leptos::prelude::*;
use server::access::record_viewer;
use server::departure::record;
use server::retention::{Erasing, erase_on_request};
use wording::key;

use crate::components::Field;
use crate::context;
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::board::TAB;
use crate::staff::departure::proofs::acting;
use crate::staff::parts::{Choices, Filling, Tick, hidden};
use crate::staff::room::{record_address, room};

/// The address of this page for a departure.
pub fn address(id: DepartureId) -> String {
    format!("{}/erase", record_address(id))
}

fn form_name(id: DepartureId) -> String {
    format!("erase:{id}")
}

/// `/staff/departures/{id}/erase`
pub fn erase_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let id = context::id::<DepartureId>("id")?;
        let viewer = record_viewer(&room.program, &room.viewer, id).await?;
        viewer.coordinator()?;
        let found = record::load(&room.program, &viewer, room.wording.language()).await?;
        let filling = Filling(form::kept(&form_name(id)).await?.unwrap_or_default());
        let name = || found.name.clone();
        let ground = Choices {
            legend: room.text(key::ERASE_GROUND),
            name: "ground".to_owned(),
            hint: None,
            several: false,
            options: Ground::STATED
                .iter()
                .map(|ground| (ground.code().to_owned(), room.wording.code("ground", ground.code())))
                .collect(),
            chosen: vec![filling.get("ground")],
            fault: filling.fault("ground"),
        };
        let sure = Tick {
            id: Field::id_of("sure"),
            name: "sure",
            words: room.with(key::ERASE_SURE, [("name", name().into())]),
            small: None,
            is_ticked: false,
            fault: filling.fault("sure"),
        };
        let title = room.text(key::ERASE_TITLE);
        let consequences = [key::ERASE_TALK, key::ERASE_MAIL, key::ERASE_RECEIPT, key::ERASE_BACKUP];
        let consequences: Vec<_> =
            consequences.into_iter().map(|words| view! { <li>{room.text(words)}</li> }).collect();
        let content = view! {
            <a class="back" href=record_address(id)>{name()}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <p>{room.with(key::ERASE_LEAD, [("name", name().into())])}</p>
            <ul>{consequences}</ul>
            <form class="form" novalidate=true method="post" action=DepartureErase::PATH>
                {hidden("departure", id.to_string())}
                {ground.view()}
                {sure.view()}
                <div class="actions">
                    <button class="button grave">{room.text(key::ERASE_BUTTON)}</button>
                </div>
            </form>
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

crate::form_functions!(DepartureErase);

/// Erases the record; only with a ground and a tick.
#[server(prefix = "/_fn", endpoint = "departure-erase", input = Form)]
pub async fn departure_erase(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        let (id, wording) = (acting.id, acting.wording);
        form::fresh(&form_name(id), &acting.fields, &address(id)).await?;
        let stated = Ground::parse(acting.fields.get("ground")).filter(|ground| Ground::STATED.contains(ground));
        let mut faults = Vec::new();
        if stated.is_none() {
            faults.push(("ground".to_owned(), wording.text(key::ERASE_GROUND_MISSING)));
        }
        if !acting.fields.ticked("sure") {
            faults.push(("sure".to_owned(), wording.text(key::STAFF_FAULT_NOT_SURE)));
        }
        let Some(ground) = stated.filter(|_| faults.is_empty()) else {
            form::keep(&form_name(id), &Typed { fields: acting.fields.clone(), faults }).await?;
            return Ok(format!("{}#errors", address(id)));
        };
        form::forget(&form_name(id)).await?;
        let words = match erase_on_request(&acting.program, &coordinator, ground).await? {
            Erasing::Erased => key::ERASE_DONE,
            Erasing::WaitsForMail { told: true } => key::ERASE_DONE_WAITS,
            Erasing::WaitsForMail { told: false } => key::ERASE_DONE_WAITS_HOST,
            Erasing::Already => key::ERASE_DONE_ALREADY,
            Erasing::NotAfterDeath => {
                form::say("bad", wording.text(key::ERASE_NOT_AFTER_DEATH)).await?;
                return Ok(address(id));
            }
        };
        form::say("good", wording.text(words)).await?;
        Ok(TAB.to_owned())
    })
    .await
}
