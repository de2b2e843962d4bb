//! When somebody's roles hold: what holds now, what is to come, and what has ended. And a role in words.

use std::collections::HashMap;

use domain::account::claim::RoleSource;
use domain::account::{Period, Role, When};
use domain::ids::{AccountId, UnitId};
use leptos::prelude::*;
use server::account::{Account, names};
use server::provider::Provider;
use server::unit::Unit;
use wording::{Arg, Key, key};

use crate::context::Elsewhere;
use crate::staff::room::{Room, shaped};

/// "Teamleider (Onderbouw)".
pub fn role_words(room: &Room, role: Role, unit: Option<UnitId>, units: &[Unit]) -> String {
    let role = room.wording.code("role", role.code());
    let unit = unit.and_then(|id| units.iter().find(|unit| unit.id == id));
    unit.map_or(role.clone(), |unit| format!("{role} ({})", unit.name))
}

/// The days in words; nothing where there are none.
pub fn days(room: &Room, period: Period) -> Option<String> {
    let day = |day| room.wording.date(day);
    match (period.first(), period.last()) {
        (None, None) => None,
        (Some(first), None) => Some(room.with(key::ROLE_FROM, [("first", day(first).into())])),
        (None, Some(last)) => Some(room.with(key::ROLE_UNTIL, [("last", day(last).into())])),
        (Some(first), Some(last)) => {
            Some(room.with(key::ROLE_BETWEEN, [("first", day(first).into()), ("last", day(last).into())]))
        }
    }
}

/// Where today stands; `None` while it waits for a second person.
pub fn when(room: &Room, when: Option<When>) -> AnyView {
    let (shape, words) = match when {
        Some(When::Now) => ("full", key::ROLE_WHEN_NOW),
        Some(When::Coming) => ("empty", key::ROLE_WHEN_COMING),
        Some(When::Over) => ("stop", key::ROLE_WHEN_OVER),
        None => ("alert", key::ROLE_WHEN_WAITS),
    };
    shaped(shape, room.text(words))
}

/// What the organisation's provider is called, for words about roles that come from it.
pub fn provider(room: &Room) -> [(&'static str, Arg); 1] {
    let name = room.program.provider().and_then(Provider::name).map(ToOwned::to_owned);
    [("name", name.unwrap_or_else(|| room.text(key::ROLE_PROVIDER)).into())]
}

/// Every role of an account, with its days.
pub async fn section(room: &Room, account: &Account, units: &[Unit], title: Key) -> Result<AnyView, Elsewhere> {
    let whose = account.held.iter().filter_map(|held| held.deputy_of);
    let names: HashMap<AccountId, String> = names(room.program.store().read(), whose).await?;
    let has_claimed = account.held.iter().any(|held| held.source.is_some());
    let rows: Vec<_> = account
        .held
        .iter()
        .map(|held| {
            let instead = held.deputy_of.map(|whose| {
                let name = names.get(&whose).cloned().unwrap_or_default();
                room.with(key::ROLE_INSTEAD_OF, [("name", name.into())])
            });
            let by_claim = held.source.map(|RoleSource::Claim| room.with(key::ROLE_BY_CLAIM, provider(room)));
            let about: Vec<String> = [instead, by_claim, days(room, held.period)].into_iter().flatten().collect();
            view! {
                <li>
                    <div class="what">
                        <strong>{role_words(room, held.role, held.unit, units)}</strong> " " <small>{about.join(" · ")}</small>
                    </div>
                    {when(room, Some(held.when))}
                </li>
            }
        })
        .collect();
    let list = if rows.is_empty() {
        view! { <p>{room.text(key::ROLE_TIME_NONE)}</p> }.into_any()
    } else {
        view! { <ul class="tasks">{rows}</ul> }.into_any()
    };
    Ok(view! {
        <section id="held" aria-labelledby="held-title">
            <h2 id="held-title">{room.text(title)}</h2>
            {list}
            {has_claimed.then(|| view! { <p class="hint">{room.with(key::ROLE_BY_CLAIM_HINT, provider(room))}</p> })}
        </section>
    }
    .into_any())
}
