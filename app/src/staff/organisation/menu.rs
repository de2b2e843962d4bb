//! The ways to the pages of the organisation, on each of them and on the times of others, to which they lead.

use domain::account::Role;
use leptos::prelude::*;
use server::access::figures_keeper;
use wording::key;

use crate::staff::availability;
use crate::staff::organisation::{
    TAB, api, figures, forms, headcount, holiday_keeper, import, log, proposals, retention, rules, set_up,
};
use crate::staff::room::Room;

/// What opens for this viewer. `current`: the address of the page it stands on.
pub fn menu(room: &Room, current: &str) -> AnyView {
    let is_administrator = room.viewer.administrator().is_ok();
    let keeps = room.viewer.keeper().is_ok();
    let links: Vec<_> = [
        (set_up::ADDRESS, key::SET_UP_LINK, keeps),
        (TAB, key::STAFF_SETTINGS_TITLE, is_administrator),
        ("/staff/organisation/units", key::STAFF_UNITS_TITLE, keeps),
        (headcount::ADDRESS, key::HEADCOUNT_LINK, keeps),
        ("/staff/organisation/people", key::STAFF_PEOPLE_TITLE, keeps),
        (proposals::ADDRESS, key::SECOND_LINK, keeps),
        (import::ADDRESS, key::LISTS_LINK, keeps),
        (holiday_keeper::ADDRESS, key::STAFF_HOLIDAYS_TITLE, true),
        (rules::ADDRESS, key::RULE_TITLE, keeps),
        (retention::ADDRESS, key::RETENTION_TITLE, keeps),
        (figures::ADDRESS, key::FIGURES_SETTINGS_LINK, figures_keeper(&room.viewer).is_ok()),
        (forms::QUESTIONNAIRE, key::FORMS_QUESTIONNAIRE_TITLE, keeps),
        (forms::GUIDES, key::FORMS_GUIDES_TITLE, keeps),
        (api::ADDRESS, key::API_LINK, is_administrator),
        (log::ADDRESS, key::LOG_TITLE, is_administrator),
        (availability::TAB, key::STAFF_TIMES_OTHERS, room.viewer.coordinator().is_ok()),
    ]
    .into_iter()
    .filter(|(_, _, opens)| *opens)
    .map(|(address, words, _)| {
        let here = (address == current).then_some("page");
        view! { <li><a href=address aria-current=here>{room.text(words)}</a></li> }
    })
    .collect();
    view! { <nav class="parts" aria-label=room.text(key::PAGE_TAB_ORGANISATION)><ul>{links}</ul></nav> }.into_any()
}

/// The same on the pages of somebody's times, and the tab these belong to: whoever keeps the times of others came
/// there from the organisation's pages. Their own times are a tab of their own, where they host.
pub fn beside_times(room: &Room, is_own: bool) -> (Option<AnyView>, &'static str) {
    let viewer = &room.viewer;
    let keeps = viewer.coordinator().is_ok() || !is_own && viewer.keeper().is_ok();
    let hosts = viewer.has(Role::HrAdviser) || viewer.has(Role::TeamLeader);
    let tab = if keeps && !(is_own && hosts) { TAB } else { availability::TAB };
    (keeps.then(|| menu(room, availability::TAB)), tab)
}
