//! The staff's room: everything behind signing in.
//!
//! Start at [`PAGES`]. `room` is what each page starts from, `parts` what its forms are made of.
//! Every server function finds out again who asks, and what that person may do.

mod availability;
mod board;
mod calendars;
mod coverage;
mod day;
mod departure;
mod deputies;
mod figures;
mod former;
mod held_roles;
mod import;
mod improvements;
mod organisation;
mod parts;
mod passkeys;
mod requests;
mod roles;
mod room;
mod round_up;
mod school;
mod sessions;
mod sign_in;
mod start;
mod tasks;
mod team;
mod tips;
mod two_versions;
mod unsent;
mod upload;

use domain::account::Role;
use leptos::prelude::*;

use crate::context::{self, Elsewhere};
use crate::page::{Page, page};

pub use board::address as board_address;
pub(crate) use figures::proposed::{FIGURE_WORDS, figure_words_place};
pub use figures::{address as release_address, file as release_file};
pub use import::refused_file;
pub use organisation::log::page_address as log_address;

pub(crate) use departure::by_hr::open_with_reason::{REASON, reason_place};
pub(crate) use departure::report::closed::{ADDITION, addition_place};
pub(crate) use departure::report::save::keep_report;
pub(crate) use departure::talk::asked::{ASKED, asked_place};
pub(crate) use departure::talk::notes::keep_notes;
pub(crate) use improvements::comments::{COMMENT, comment_place};
pub(crate) use improvements::point::{POINT, point_place};
pub(crate) use improvements::progress::{PROGRESS, progress_place};
pub(crate) use improvements::propose::{PROPOSAL, proposal_place};
pub(crate) use organisation::forms::{WORDS, words_place};
pub(crate) use organisation::{SUBJECTS, subjects_place};
pub(crate) use requests::act::{answer_place, opening_place};
pub(crate) use requests::{ANSWER, OPENING};

/// Where calendars are sent as files, which may be larger than what other forms send.
pub const CALENDAR_UPLOADS: [&str; 2] =
    [calendars::CalendarUpload::PATH, organisation::holiday_feeds::HolidayFeedUpload::PATH];

/// The pages of the staff's room.
pub const PAGES: &[Page] = &[
    ("/staff", home),
    ("/staff/sign-in", sign_in::address_page),
    ("/staff/sign-in/code", sign_in::code_page),
    (sign_in::provider::BEGIN, sign_in::provider::begin_page),
    (server::provider::CALLBACK, sign_in::provider::callback_page),
    (crate::form::AGAIN, sign_in::again::again_page),
    (server::provider::SIGNED_OUT, sign_in::out::out_page),
    (crate::shell::SESSIONS, sessions::sessions_page),
    (crate::shell::PASSKEYS, passkeys::passkeys_page),
    (passkeys::NEW, passkeys::new_page),
    (start::TAB, start::start_page),
    (board::TAB, board::board_page),
    (board::letters::ADDRESS, board::letters::letters_page),
    (day::TAB, day::day_page),
    (team::TAB, team::team_page),
    (school::TAB, school::school_page),
    (coverage::ADDRESS, coverage::coverage_page),
    (roles::ADDRESS, roles::roles_page),
    ("/staff/departures/new", departure::registration::new::new_page),
    ("/staff/departures/{id}", departure::record::record_page),
    ("/staff/departures/{id}/edit", departure::registration::edit::edit_page),
    ("/staff/departures/{id}/type", departure::by_hr::retype::type_page),
    ("/staff/departures/{id}/letter", departure::by_hr::printed_letter::letter_page),
    ("/staff/departures/{id}/copy", departure::by_hr::copy::copy_page),
    ("/staff/departures/{id}/erase", departure::by_hr::erase::erase_page),
    ("/staff/departures/{id}/talk", departure::talk::plan::talk_page),
    ("/staff/departures/{id}/adviser", departure::talk::find_adviser::find_page),
    ("/staff/departures/{id}/plan", departure::talk::on_behalf::behalf_page),
    ("/staff/departures/{id}/guide", departure::talk::guide::guide_page),
    ("/staff/departures/{id}/report", departure::report::report_page),
    ("/staff/import", import::import_page),
    ("/staff/import/{id}", import::preview_page),
    ("/staff/import/{id}/columns", import::columns::columns_page),
    (tasks::TAB, tasks::tasks_page),
    (former::ADDRESS, former::former_page),
    (requests::ADDRESS, requests::requests_page),
    ("/staff/requests/{id}", requests::request_page),
    (unsent::ADDRESS, unsent::unsent_page),
    (figures::TAB, figures::figures_page),
    (figures::others::ADDRESS, figures::others::others_page),
    (figures::proposed::ADDRESS, figures::proposed::words_page),
    ("/staff/figures/{period}/{number}", figures::release_page),
    ("/staff/figures/{period}/{number}/{figure}", figures::figure_page),
    (improvements::TAB, improvements::improvements_page),
    (improvements::MINE, improvements::mine_page),
    ("/staff/improvements/new", improvements::new_page),
    (improvements::PROPOSE, improvements::propose_page),
    ("/staff/improvements/{id}", improvements::point_page),
    (tips::ADDRESS, tips::tips_page),
    (availability::TAB, availability::availability_page),
    (availability::WEEK, availability::week_page),
    (calendars::ADDRESS, calendars::calendars_page),
    (availability::AWAY, availability::away_page),
    (organisation::TAB, organisation::settings_page),
    (organisation::set_up::ADDRESS, organisation::set_up::set_up_page),
    ("/staff/organisation/units", organisation::units_page),
    ("/staff/organisation/units/{id}", organisation::unit_page),
    (organisation::headcount::ADDRESS, organisation::headcount::headcount_page),
    (organisation::figures::ADDRESS, organisation::figures::settings_page),
    ("/staff/organisation/people", organisation::people_page),
    ("/staff/organisation/people/{id}", organisation::person_page),
    (organisation::proposals::ADDRESS, organisation::proposals::waiting_page),
    (organisation::import::ADDRESS, organisation::import::import_page),
    ("/staff/organisation/import/{id}", organisation::import::preview_page),
    (organisation::holiday_keeper::ADDRESS, organisation::holidays_page),
    (organisation::api::ADDRESS, organisation::api::api_page),
    (organisation::log::ADDRESS, organisation::log::log_page),
    (organisation::log::YEARS, organisation::log::years_page),
    (organisation::rules::ADDRESS, organisation::rules_page),
    (organisation::retention::ADDRESS, organisation::retention_page),
    (organisation::rules::FORESEE, organisation::foresee_page),
    (organisation::forms::QUESTIONNAIRE, organisation::forms::questionnaire_page),
    ("/staff/organisation/questionnaire/preview", organisation::forms::preview_page),
    ("/staff/organisation/questionnaire/items/{key}", organisation::forms::item_page),
    ("/staff/organisation/questionnaire/themes/{key}", organisation::forms::theme_page),
    ("/staff/organisation/questionnaire/own", organisation::forms::new_own_page),
    ("/staff/organisation/questionnaire/own/{key}", organisation::forms::own_page),
    (organisation::forms::GUIDES, organisation::forms::guides_page),
    ("/staff/organisation/guides/preview", organisation::forms::guides_preview_page),
    ("/staff/organisation/guides/themes", organisation::forms::guide_themes_page),
    ("/staff/organisation/guides/{key}", organisation::forms::guide_page),
];

/// The bare address leads to the staff's room.
pub fn front() -> AnyView {
    page(|| async { Err(Elsewhere::Go("/staff".to_owned())) })
}

/// Leads whoever has one role to its first tab, and whoever has several to what is to be done first in all of them; and
/// to the set-up where nothing has been set up yet.
fn home() -> AnyView {
    page(|| async {
        let viewer = context::staff().await?;
        // Whoever is to set up an organisation in which there is nothing yet begins there.
        if let Ok(keeper) = viewer.keeper()
            && server::set_up::is_empty(&context::program(), &keeper).await?
        {
            return Err(Elsewhere::Go(organisation::set_up::ADDRESS.to_owned()));
        }
        let first = [
            (Role::HrCoordinator, board::TAB),
            (Role::HrAdviser, day::TAB),
            (Role::TeamLeader, team::TAB),
            (Role::SchoolHead, school::TAB),
            (Role::Administrator, organisation::TAB),
            (Role::PolicyOfficer, improvements::TAB),
        ];
        let mut tabs = first.into_iter().filter(|(role, _)| viewer.has(*role)).map(|(_, tab)| tab);
        match (tabs.next(), tabs.next()) {
            (Some(_), Some(_)) => Err(Elsewhere::Go(start::TAB.to_owned())),
            (Some(tab), None) => Err(Elsewhere::Go(tab.to_owned())),
            (None, _) => nothing_here().await,
        }
    })
}

/// Somebody without a role that has a page yet.
async fn nothing_here() -> Result<AnyView, Elsewhere> {
    let room = room::room().await?;
    let title = room.text(wording::key::STAFF_NOTHING_TITLE);
    let content = view! { <h1>{title.clone()}</h1> <p class="lead">{room.text(wording::key::STAFF_NOTHING_TEXT)}</p> };
    room.page("", title, content).await
}
