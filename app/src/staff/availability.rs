//! When a host can be booked: weekly and extra hours, times on which not, settings, and the week as
//! leavers see it.

mod away;
mod closed;
mod extra;
pub mod keep;
mod limits;
mod reach;
mod week;
mod weekly;

use chrono::NaiveDate;
use domain::account::Role;
use domain::ids::AccountId;
use leptos::prelude::*;
use server::account;
use server::availability::{TimesKeeper, closed_days, extra_hours, host_reach, host_settings, hours};
use wording::key;

use crate::components::Field;
use crate::context::{self, Elsewhere};
use crate::form;
use crate::page::page;
use crate::staff::availability::keep::{ClosedAdd, ClosedRemove};
use crate::staff::calendars;
use crate::staff::organisation::menu::beside_times;
use crate::staff::parts::Filling;
use crate::staff::room::{Room, room};

pub use away::{ADDRESS as AWAY, away_page};
pub use closed::{ClosedList, closed_section};
pub use week::{ADDRESS as WEEK, week_page};

/// The address, as its tab names it.
pub const TAB: &str = "/staff/availability";

/// Whose times: the viewer's own, or those of somebody a coordinator keeps them for.
async fn keeper(room: &Room, person: Option<&str>) -> Result<TimesKeeper, Elsewhere> {
    let Some(person) = person.filter(|person| !person.is_empty()) else {
        return Ok(TimesKeeper::own(&room.viewer));
    };
    let id: AccountId = person.parse().map_err(|_| Elsewhere::NotFound)?;
    if id == room.viewer.account() {
        return Ok(TimesKeeper::own(&room.viewer));
    }
    Ok(TimesKeeper::of_other(&room.program, &room.viewer.coordinator()?, id).await?)
}

/// The address of somebody's times.
fn address(room: &Room, keeper: &TimesKeeper) -> String {
    if keeper.account() == room.viewer.account() {
        TAB.to_owned()
    } else {
        format!("{TAB}?person={}", keeper.account())
    }
}

/// Hours, closed times and settings of one host.
pub fn availability_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let asked = context::query_value("person");
        let keeper = keeper(&room, asked.as_deref()).await?;
        let own = keeper.account() == room.viewer.account();
        let stretches = hours(&room.program, &keeper).await?;
        let closed = closed_days(&room.program, &keeper).await?;
        let extra = extra_hours(&room.program, &keeper, room.today).await?;
        let settings = host_settings(&room.program, &keeper).await?;
        let limits = limits::filling(form::kept(&limits::limits_form(&keeper)).await?, &settings);
        let said = host_reach(&room.program, &keeper).await?;
        let reach = reach::filling(form::kept(&reach::reach_form(&keeper)).await?, &said);
        let filling = Filling(form::kept(&form_name(&keeper)).await?.unwrap_or_default());
        let name = match own {
            true => room.viewer.name.clone(),
            false => {
                let found = account::find(room.program.store().read(), keeper.account(), room.now).await?;
                found.ok_or(Elsewhere::NotFound)?.name
            }
        };
        let title = if own {
            room.text(key::STAFF_TIMES_TITLE)
        } else {
            room.with(key::STAFF_TIMES_OF, [("name", name.into())])
        };
        let people = others(&room, &keeper).await?;
        let (menu, tab) = beside_times(&room, own);
        // "Amsterdam" of "Europe/Amsterdam": whose clock these times are by, for a host elsewhere.
        let place = room.organisation.time_zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ");
        let content = view! {
            {filling.and(&limits).and(&reach).summary(room.wording)}
            {menu}
            <h1>{title.clone()}</h1>
            {people}
            <p>
                {room.with(key::STAFF_TIMES_LEAD, [("place", place.into())])} " "
                <a href=week::week_address(&room.viewer, &keeper, None, None)>{room.text(key::TIMES_SEE_WEEK)}</a>
            </p>
            {own.then(|| view! { <p><a href=calendars::ADDRESS>{room.text(key::CALENDARS_LINK)}</a></p> })}
            <p><a href=format!("{AWAY}?person={}", keeper.account())>{room.text(key::AWAY_LINK)}</a></p>
            {weekly::section(&room, &keeper, &stretches, &filling)}
            {extra::section(&room, &keeper, &extra, &filling)}
            {closed_section(
                &room,
                &ClosedList {
                    title: key::STAFF_CLOSED_TITLE,
                    empty: (key::STAFF_CLOSED_EMPTY_WHAT, key::STAFF_CLOSED_EMPTY_FIRST),
                    reason_hint: key::STAFF_CLOSED_REASON_HINT,
                    endpoints: (ClosedAdd::PATH, ClosedRemove::PATH),
                    person: Some(keeper.account()),
                },
                &closed,
                &filling,
            )}
            {reach::section(&room, &keeper, &said, &reach)}
            {limits::section(&room, &keeper, &settings, &limits)}
        };
        let has_faults = [&filling, &limits, &reach].into_iter().any(Filling::has_faults);
        room.page(tab, room.title(title, has_faults), content).await
    })
}

fn form_name(keeper: &TimesKeeper) -> String {
    format!("times:{}", keeper.account())
}

/// A coordinator picks whose times to keep.
async fn others(room: &Room, keeper: &TimesKeeper) -> Result<Option<AnyView>, Elsewhere> {
    if room.viewer.coordinator().is_err() {
        return Ok(None);
    }
    let accounts = account::list(room.program.store().read(), room.viewer.board(), room.now).await?;
    let hosts = |grants: &[server::access::Grant]| {
        grants.iter().any(|grant| matches!(grant.role, Role::HrAdviser | Role::TeamLeader))
    };
    let options: Vec<(String, String)> = accounts
        .iter()
        .filter(|one| one.active && (hosts(&one.grants) || one.id == room.viewer.account()))
        .map(|one| (one.id.to_string(), one.name.clone()))
        .collect();
    let select = Field::new("person", room.text(key::STAFF_TIMES_WHOSE), keeper.account().to_string()).select(options);
    let view = view! {
        <form class="filters" method="get" action=TAB>
            {select.view()}
            <div class="actions"><button class="button small quiet">{room.text(key::STAFF_FILTER_SHOW)}</button></div>
        </form>
    };
    Ok(Some(view.into_any()))
}

/// "vr 4 dec" or "vr 4 dec – ma 7 dec".
fn range(room: &Room, first: NaiveDate, last: NaiveDate) -> String {
    if first == last { room.full_day(first) } else { format!("{} – {}", room.full_day(first), room.full_day(last)) }
}
