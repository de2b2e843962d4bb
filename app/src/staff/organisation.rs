//! Setting up the board: its settings, schools and teams, people and their training, holidays, and the
//! forms it writes itself.

pub mod account;
pub mod api;
pub mod figures;
pub mod forms;
pub mod headcount;
pub mod holiday_feeds;
pub mod holiday_keeper;
pub mod holidays;
pub mod import;
pub mod log;
pub mod menu;
mod passkeys;
mod people;
mod person;
pub mod proposals;
pub mod retention;
pub mod rules;
pub mod set_up;
mod settings;
mod signed_in;
mod trainings;
mod units;

use leptos::prelude::*;

use crate::staff::room::Room;

pub use holidays::holidays_page;
pub use people::people_page;
pub use person::person_page;
pub use retention::retention_page;
pub use rules::{foresee_page, rules_page};
pub use settings::{SUBJECTS, settings_page, subjects_place};
pub use units::{unit_page, units_page};

/// The address, as its tab names it.
pub const TAB: &str = "/staff/organisation";

/// The heading of a page, with the ways to the other pages of this part.
fn headline(room: &Room, title: String, current: &'static str) -> AnyView {
    view! {
        {menu::menu(room, current)}
        <h1>{title}</h1>
    }
    .into_any()
}
