//! The own talks as a calendar to subscribe to: its address, a new one, none.

use leptos::prelude::*;
use wording::key;

use crate::staff::calendars::actions::{SubscriptionOff, SubscriptionRenew};
use crate::staff::parts::{Filling, Tick};
use crate::staff::room::Room;

/// The part of the page; `address` is there while it is switched on.
pub fn section(room: &Room, address: Option<&str>, filling: &Filling) -> AnyView {
    let inside = match address {
        None => view! {
            <form class="form" novalidate=true method="post" action=SubscriptionRenew::PATH>
                <div class="actions"><button class="button quiet">{room.text(key::SUBSCRIPTION_ON)}</button></div>
            </form>
        }
        .into_any(),
        Some(address) => view! {
            <div class="field wide">
                <label for="subscription">{room.text(key::SUBSCRIPTION_ADDRESS)}</label>
                <p class="hint" id="subscription-hint">{room.text(key::SUBSCRIPTION_ADDRESS_HINT)}</p>
                <input id="subscription" readonly=true value=address.to_owned() aria-describedby="subscription-hint"/>
            </div>
            {change(room, filling, "renew", SubscriptionRenew::PATH)}
            {change(room, filling, "off", SubscriptionOff::PATH)}
        }
        .into_any(),
    };
    view! {
        <section aria-labelledby="subscription-title">
            <h2 id="subscription-title">{room.text(key::SUBSCRIPTION_TITLE)}</h2>
            <p>{room.text(key::SUBSCRIPTION_LEAD)}</p>
            {inside}
        </section>
    }
    .into_any()
}

/// What makes the address worthless asks for a tick.
fn change(room: &Room, filling: &Filling, what: &'static str, action: &'static str) -> AnyView {
    let (summary, sure, button) = match what {
        "renew" => (key::SUBSCRIPTION_RENEW, key::SUBSCRIPTION_RENEW_SURE, key::SUBSCRIPTION_RENEW_DO),
        _ => (key::SUBSCRIPTION_OFF, key::SUBSCRIPTION_OFF_SURE, key::SUBSCRIPTION_OFF_DO),
    };
    let id = format!("sure-{what}");
    let tick = Tick {
        fault: filling.fault(&id),
        id,
        name: "sure",
        words: room.text(sure),
        small: Some(room.text(key::SUBSCRIPTION_SURE_SMALL)),
        is_ticked: false,
    };
    let open = filling.get("fold") == what;
    view! {
        <details class="fold" open=open>
            <summary>{room.text(summary)}</summary>
            <form class="form" novalidate=true method="post" action=action>
                {tick.view()}
                <div class="actions"><button class="button quiet">{room.text(button)}</button></div>
            </form>
        </details>
    }
    .into_any()
}
