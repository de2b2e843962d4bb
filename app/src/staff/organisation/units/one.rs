//! One school or team: moving it to another school, and putting it away.

use domain::account::Role;
use domain::ids::UnitId;
use leptos::prelude::*;
use server::access::{Refused, Scope};
use server::form::Filled;
use server::regroup::{Foresight, Moving, foresee, move_team};
use server::unit::{self, InTheWay, Unit, in_the_way, put_away};
use wording::{Key, key};

use super::ADDRESS;
use crate::components::Field;
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::organisation::{TAB, headline};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, room};

/// The form that moves this team.
fn form_name(id: UnitId) -> String {
    format!("unit-move:{id}")
}

fn address(id: UnitId) -> String {
    format!("{ADDRESS}/{id}")
}

/// Whether this viewer has every departure of the board on their list. An administrator learns from these pages neither
/// that somebody leaves a team nor how many do.
fn knows_departures(room: &Room) -> bool {
    room.viewer.coordinator().is_ok_and(|coordinator| *coordinator.scope() == Scope::Board)
}

/// What can become of it; `?to=` another school says first what a move there would change.
pub fn unit_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let id = context::id::<UnitId>("id")?;
        let conn = room.program.store().read();
        let units = unit::all(conn, room.viewer.board()).await?;
        let found = units.iter().find(|unit| unit.id == id && !unit.is_put_away).ok_or(Elsewhere::NotFound)?;
        let asked = context::query_value("to").and_then(|text| text.parse::<UnitId>().ok());
        let foreseen = match asked {
            // A school that is none to go to shows the choice again.
            Some(to) => match foresee(&room.program, &keeper, id, to).await {
                Ok(foreseen) => Some((to, foreseen)),
                Err(Refused::NotFound) => None,
                Err(refused) => return Err(refused.into()),
            },
            None => None,
        };
        let filling = Filling(form::kept(&form_name(id)).await?.filter(|_| foreseen.is_some()).unwrap_or_default());
        let stands = in_the_way(conn, room.viewer.board(), id, room.now).await?;
        let moving = found.school.map(|from| moving(&room, found, from, &units, asked));
        let consequences = foreseen.map(|(to, foreseen)| consequences(&room, &filling, id, to, &foreseen));
        let title = found.name.clone();
        let content = view! {
            {filling.summary(room.wording)}
            {headline(&room, title.clone(), ADDRESS)}
            <p><a href=format!("{ADDRESS}?change={id}#unit-form")>{room.text(key::UNIT_RENAME)}</a></p>
            {moving}
            {consequences}
            {putting_away(&room, id, &stands)}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

/// First the school, then what a move there would change.
fn moving(room: &Room, team: &Unit, from: UnitId, units: &[Unit], asked: Option<UnitId>) -> AnyView {
    let schools: Vec<(String, String)> = units
        .iter()
        .filter(|unit| unit.school.is_none() && unit.id != from && !unit.is_put_away)
        .map(|school| (school.id.to_string(), school.name.clone()))
        .collect();
    let form = if schools.is_empty() {
        view! { <p class="soft">{room.text(key::UNIT_MOVE_NONE)}</p> }.into_any()
    } else {
        let options = std::iter::once((String::new(), room.text(key::UNIT_MOVE_CHOOSE))).chain(schools).collect();
        let chosen = asked.map(|to| to.to_string()).unwrap_or_default();
        let to = Field::new("to", room.text(key::UNIT_MOVE_TO), chosen).select(options);
        view! {
            <form class="form" method="get" action=address(team.id)>
                {to.view()}
                <div class="actions"><button class="button quiet">{room.text(key::UNIT_MOVE_LOOK)}</button></div>
            </form>
        }
        .into_any()
    };
    view! {
        <section id="move" aria-labelledby="move-title">
            <h2 id="move-title">{room.text(key::UNIT_MOVE_TITLE)}</h2>
            {form}
        </section>
    }
    .into_any()
}

fn consequences(room: &Room, filling: &Filling, id: UnitId, to: UnitId, foreseen: &Foresight) -> AnyView {
    let from = || foreseen.from.clone().into();
    let leavers = match knows_departures(room) {
        true => room.with(key::UNIT_MOVE_DEPARTURES, [("count", foreseen.departures.into())]),
        false => room.text(key::UNIT_MOVE_DEPARTURES_IF_ANY),
    };
    let lines: Vec<_> = [
        leavers,
        room.with(key::UNIT_MOVE_OVER, [("from", from())]),
        room.text(key::UNIT_MOVE_TALKS),
        room.with(key::UNIT_MOVE_RULES, [("to", foreseen.to.clone().into())]),
    ]
    .into_iter()
    .map(|line| view! { <li>{line}</li> })
    .collect();
    let what = room.with(
        key::UNIT_MOVE_WHAT,
        [("team", foreseen.team.clone().into()), ("from", from()), ("to", foreseen.to.clone().into())],
    );
    view! {
        <section id="what-changes" aria-labelledby="what-changes-title">
            <h2 id="what-changes-title">{room.text(key::UNIT_MOVE_CHANGES)}</h2>
            <p>{what}</p>
            <ul>{lines}</ul>
            {people(room, (key::UNIT_MOVE_GAINS, key::UNIT_MOVE_GAINS_NONE), &foreseen.gains)}
            {people(room, (key::UNIT_MOVE_LOSES, key::UNIT_MOVE_LOSES_NONE), &foreseen.loses)}
            <form class="form" novalidate=true method="post" action=UnitMove::PATH>
                {hidden("unit", id.to_string())}
                {hidden("school", to.to_string())}
                {filling.tick("sure", room.text(key::UNIT_MOVE_SURE), Some(room.text(key::UNIT_MOVE_SURE_HINT)))}
                <div class="actions">
                    <button class="button">{room.text(key::UNIT_MOVE_DO)}</button>
                    <a href=ADDRESS>{room.text(key::STAFF_LEAVE_UNSAVED)}</a>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// Whoever has a role for one of the two schools.
fn people(room: &Room, (some, none): (Key, Key), people: &[(String, Role)]) -> AnyView {
    if people.is_empty() {
        return view! { <p>{room.text(none)}</p> }.into_any();
    }
    let rows: Vec<_> = people
        .iter()
        .map(|(name, role)| {
            let role = room.wording.code("role", role.code());
            view! { <li>{name.clone()} " " <span class="soft">"· " {role}</span></li> }
        })
        .collect();
    view! { <p>{room.text(some)}</p> <ul>{rows}</ul> }.into_any()
}

fn putting_away(room: &Room, id: UnitId, stands: &InTheWay) -> AnyView {
    let way = reasons(room, stands);
    let act = if way.is_empty() {
        view! {
            <form method="post" action=UnitPutAway::PATH>
                {hidden("unit", id.to_string())}
                <button class="button quiet">{room.text(key::UNIT_PUT_AWAY_DO)}</button>
            </form>
        }
        .into_any()
    } else {
        let rows: Vec<_> = way.into_iter().map(|reason| view! { <li>{reason}</li> }).collect();
        view! { <p>{room.text(key::UNIT_PUT_AWAY_STANDS)}</p> <ul>{rows}</ul> }.into_any()
    };
    view! {
        <section id="put-away" aria-labelledby="put-away-title">
            <h2 id="put-away-title">{room.text(key::UNIT_PUT_AWAY_TITLE)}</h2>
            <p>{room.text(key::UNIT_PUT_AWAY_LEAD)}</p>
            {act}
        </section>
    }
    .into_any()
}

/// What is in the way, with how many, as far as this viewer may know.
fn reasons(room: &Room, stands: &InTheWay) -> Vec<String> {
    let InTheWay { teams, departures, roles, people, rules } = *stands;
    let departures = if knows_departures(room) { departures } else { 0 };
    [
        (teams, key::UNIT_STANDS_TEAMS),
        (departures, key::UNIT_STANDS_DEPARTURES),
        (roles, key::UNIT_STANDS_ROLES),
        (people, key::UNIT_STANDS_PEOPLE),
        (rules, key::UNIT_STANDS_RULES),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| room.with(words, [("count", count.into())]))
    .collect()
}

crate::form_functions!(UnitMove, UnitPutAway);

/// A keeper confirms a move.
#[server(prefix = "/_fn", endpoint = "unit-move", input = Form)]
pub async fn unit_move(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let id = |name: &str| fields.get(name).parse::<UnitId>().map_err(|_| Elsewhere::NotFound);
        let (team, to) = (id("unit")?, id("school")?);
        let back = format!("{}?to={to}", address(team));
        form::fresh(&form_name(team), &fields, &back).await?;
        if !fields.ticked("sure") {
            let faults = vec![("sure".to_owned(), room.text(key::AWAY_FAULT_SURE))];
            form::keep(&form_name(team), &Typed { fields, faults }).await?;
            return Ok(format!("{back}#what-changes"));
        }
        form::forget(&form_name(team)).await?;
        let (kind, said, leads) = match move_team(&room.program, &keeper, team, to).await? {
            Moving::Moved { departures } => {
                let count = if knows_departures(&room) { departures } else { 0 };
                ("good", room.with(key::UNIT_MOVED, [("count", count.into())]), ADDRESS.to_owned())
            }
            Moving::SameName => ("bad", room.text(key::UNIT_MOVE_SAME_NAME), address(team)),
            Moving::SamePerson if knows_departures(&room) => {
                ("bad", room.text(key::UNIT_MOVE_SAME_PERSON), address(team))
            }
            Moving::SamePerson => ("bad", room.text(key::UNIT_MOVE_ASK_HR), address(team)),
        };
        form::say(kind, said).await?;
        Ok(leads)
    })
    .await
}

/// A keeper puts a unit away that is no more.
#[server(prefix = "/_fn", endpoint = "unit-put-away", input = Form)]
pub async fn unit_put_away(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let id: UnitId = fields.get("unit").parse().map_err(|_| Elsewhere::NotFound)?;
        match put_away(&room.program, &keeper, id).await? {
            Filled::Done(()) => {
                form::say("good", room.text(key::UNIT_PUT_AWAY_DONE)).await?;
                Ok(ADDRESS.to_owned())
            }
            // The page says what is in the way, as far as they may know.
            Filled::Faulty(_) => {
                let knows = knows_departures(&room);
                let words = if knows { key::UNIT_PUT_AWAY_NOT } else { key::UNIT_PUT_AWAY_ASK_HR };
                form::say("bad", room.text(words)).await?;
                Ok(format!("{}#put-away", address(id)))
            }
        }
    })
    .await
}
