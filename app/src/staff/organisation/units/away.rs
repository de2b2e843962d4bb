//! Schools and teams that are put away, each with the way back.

use domain::ids::UnitId;
use leptos::prelude::*;
use server::form::Filled;
use server::unit::{Unit, UnitFault, bring_back};
use wording::key;

use super::ADDRESS;
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form;
use crate::staff::parts::hidden;
use crate::staff::room::{Room, room};

/// The list; nothing where nothing is put away.
pub fn section(room: &Room, units: &[Unit]) -> Option<AnyView> {
    let rows: Vec<_> = units.iter().filter(|unit| unit.is_put_away).map(|unit| row(room, unit, units)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section id="put-away" aria-labelledby="put-away-title">
                <h2 id="put-away-title">{room.text(key::UNIT_AWAY_TITLE)}</h2>
                <p>{room.text(key::UNIT_AWAY_LEAD)}</p>
                <ul class="tasks">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn row(room: &Room, unit: &Unit, units: &[Unit]) -> AnyView {
    let school = units.iter().find(|school| Some(school.id) == unit.school).map(|school| school.name.clone());
    let kind = room.wording.code("unit-kind", unit.kind.code());
    let about: Vec<String> = std::iter::once(kind).chain(school).collect();
    view! {
        <li>
            <p>{unit.name.clone()} " " <small>{about.join(" · ")}</small></p>
            <form method="post" action=UnitBringBack::PATH>
                {hidden("unit", unit.id.to_string())}
                <button class="button small quiet">
                    {room.text(key::UNIT_BRING_BACK)} <span class="visually-hidden">" " {unit.name.clone()}</span>
                </button>
            </form>
        </li>
    }
    .into_any()
}

crate::form_functions!(UnitBringBack);

/// A keeper brings a unit back.
#[server(prefix = "/_fn", endpoint = "unit-bring-back", input = Form)]
pub async fn unit_bring_back(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let id: UnitId = fields.get("unit").parse().map_err(|_| Elsewhere::NotFound)?;
        context::fresh(&format!("{ADDRESS}#put-away")).await?;
        let (kind, said) = match bring_back(&room.program, &keeper, id).await? {
            Filled::Done(()) => ("good", key::UNIT_BROUGHT_BACK),
            Filled::Faulty(faults) if faults.contains(&UnitFault::SchoolPutAway) => {
                ("bad", key::STAFF_FAULT_SCHOOL_PUT_AWAY)
            }
            Filled::Faulty(_) => ("bad", key::STAFF_FAULT_SAME_NAME),
        };
        form::say(kind, room.text(said)).await?;
        Ok(ADDRESS.to_owned())
    })
    .await
}
