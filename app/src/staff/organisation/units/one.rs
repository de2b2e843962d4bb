//! One school or team: moving it to another school, and putting it away.

use domain::account::Role;
use domain::ids::UnitId;
use leptos::prelude::*;
use server::access::{BoardCoordinator, Refused};
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

/// Whoever has every departure of the board on their list. Both acts end otherwise where somebody leaves, so that
/// everybody else would learn of it by trying.
fn hr(room: &Room) -> Result<BoardCoordinator, Refused> {
    room.viewer.coordinator()?.of_the_board()
}

/// What can become of it; `?to=` another school says first what a move there would change. Whoever may do neither reads
/// who does, whatever there is to know.
pub fn unit_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        room.viewer.keeper()?;
        let id = context::id::<UnitId>("id")?;
        let conn = room.program.store().read();
        let units = unit::all(conn, room.viewer.board()).await?;
        let found = units.iter().find(|unit| unit.id == id && !unit.is_put_away).ok_or(Elsewhere::NotFound)?;
        let title = found.name.clone();
        let Ok(hr) = hr(&room) else {
            let content = view! {
                {headline(&room, title.clone(), ADDRESS)}
                {rename(&room, id)}
                <p id="ask-hr">{room.text(key::UNIT_ASK_HR)}</p>
            };
            return room.page(TAB, title, content).await;
        };
        let asked = context::query_value("to").and_then(|text| text.parse::<UnitId>().ok());
        let foreseen = match asked {
            // A school that is none to go to shows the choice again.
            Some(to) => match foresee(&room.program, &hr, id, to).await {
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
        let content = view! {
            {filling.summary(room.wording)}
            {headline(&room, title.clone(), ADDRESS)}
            {rename(&room, id)}
            {moving}
            {consequences}
            {putting_away(&room, id, &stands)}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn rename(room: &Room, id: UnitId) -> AnyView {
    view! { <p><a href=format!("{ADDRESS}?change={id}#unit-form")>{room.text(key::UNIT_RENAME)}</a></p> }.into_any()
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
    let lines: Vec<_> = [
        room.with(key::UNIT_MOVE_DEPARTURES, [("count", foreseen.departures.into())]),
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
    let act = if foreseen.is_for_another {
        view! { <p>{room.text(key::UNIT_MOVE_FOR_ANOTHER)}</p> }.into_any()
    } else {
        view! {
            <form class="form" novalidate=true method="post" action=UnitMove::PATH>
                {hidden("unit", id.to_string())}
                {hidden("school", to.to_string())}
                {filling.tick("sure", room.text(key::UNIT_MOVE_SURE), Some(room.text(key::UNIT_MOVE_SURE_HINT)))}
                <div class="actions">
                    <button class="button">{room.text(key::UNIT_MOVE_DO)}</button>
                    <a href=ADDRESS>{room.text(key::STAFF_LEAVE_UNSAVED)}</a>
                </div>
            </form>
        }
        .into_any()
    };
    view! {
        <section id="what-changes" aria-labelledby="what-changes-title">
            <h2 id="what-changes-title">{room.text(key::UNIT_MOVE_CHANGES)}</h2>
            <p>{what}</p>
            <ul>{lines}</ul>
            {people(room, (key::UNIT_MOVE_GAINS, key::UNIT_MOVE_GAINS_NONE), &foreseen.gains)}
            {people(room, (key::UNIT_MOVE_LOSES, key::UNIT_MOVE_LOSES_NONE), &foreseen.loses)}
            {act}
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

/// What is in the way, with how many.
fn reasons(room: &Room, stands: &InTheWay) -> Vec<String> {
    let InTheWay { teams, departures, roles, people, rules } = *stands;
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

/// HR confirms a move.
#[server(prefix = "/_fn", endpoint = "unit-move", input = Form)]
pub async fn unit_move(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let hr = hr(&room)?;
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
        let (kind, said, leads) = match move_team(&room.program, &hr, team, to).await? {
            Moving::Moved { departures } => {
                ("good", room.with(key::UNIT_MOVED, [("count", departures.into())]), ADDRESS.to_owned())
            }
            Moving::SameName => ("bad", room.text(key::UNIT_MOVE_SAME_NAME), address(team)),
            Moving::SamePerson => ("bad", room.text(key::UNIT_MOVE_SAME_PERSON), address(team)),
            Moving::ForAnother => ("bad", room.text(key::UNIT_MOVE_FOR_ANOTHER), address(team)),
        };
        form::say(kind, said).await?;
        Ok(leads)
    })
    .await
}

/// HR puts a unit away that is no more.
#[server(prefix = "/_fn", endpoint = "unit-put-away", input = Form)]
pub async fn unit_put_away(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let hr = hr(&room)?;
        let id: UnitId = fields.get("unit").parse().map_err(|_| Elsewhere::NotFound)?;
        context::fresh(&format!("{}#put-away", address(id))).await?;
        match put_away(&room.program, &hr, id).await? {
            Filled::Done(()) => {
                form::say("good", room.text(key::UNIT_PUT_AWAY_DONE)).await?;
                Ok(ADDRESS.to_owned())
            }
            // The page says what is in the way.
            Filled::Faulty(_) => {
                form::say("bad", room.text(key::UNIT_PUT_AWAY_NOT)).await?;
                Ok(format!("{}#put-away", address(id)))
            }
        }
    })
    .await
}
