//! Setting up the board: its settings, schools and teams, people and their training, holidays, and the
//! forms it writes itself.

pub mod account;
pub mod forms;
pub mod headcount;
pub mod holiday_feeds;
pub mod holiday_keeper;
pub mod holidays;
pub mod import;
pub mod log;
mod passkeys;
mod people;
mod person;
pub mod proposals;
pub mod retention;
pub mod rules;
mod settings;
mod signed_in;
mod trainings;
mod units;

use leptos::prelude::*;
use wording::key;

use crate::staff::availability;
use crate::staff::room::Room;

pub use holidays::holidays_page;
pub use people::people_page;
pub use person::person_page;
pub use retention::retention_page;
pub use rules::{foresee_page, rules_page};
pub use settings::settings_page;
pub use units::units_page;

/// The address, as its tab names it.
pub const TAB: &str = "/staff/organisation";

/// The heading of a page, with the ways to the other pages of this part.
fn headline(room: &Room, title: String, current: &'static str) -> AnyView {
    let is_administrator = room.viewer.administrator().is_ok();
    let keeps = room.viewer.keeper().is_ok();
    let links: Vec<_> = [
        (TAB, key::STAFF_SETTINGS_TITLE, is_administrator),
        ("/staff/organisation/units", key::STAFF_UNITS_TITLE, keeps),
        (headcount::ADDRESS, key::HEADCOUNT_LINK, keeps),
        ("/staff/organisation/people", key::STAFF_PEOPLE_TITLE, keeps),
        (proposals::ADDRESS, key::SECOND_LINK, keeps),
        (import::ADDRESS, key::LISTS_LINK, keeps),
        (holiday_keeper::ADDRESS, key::STAFF_HOLIDAYS_TITLE, true),
        (rules::ADDRESS, key::RULE_TITLE, keeps),
        (retention::ADDRESS, key::RETENTION_TITLE, keeps),
        (forms::QUESTIONNAIRE, key::FORMS_QUESTIONNAIRE_TITLE, keeps),
        (forms::GUIDES, key::FORMS_GUIDES_TITLE, keeps),
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
    view! {
        <nav class="parts" aria-label=room.text(key::PAGE_TAB_ORGANISATION)><ul>{links}</ul></nav>
        <h1>{title}</h1>
    }
    .into_any()
}
