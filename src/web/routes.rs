//! Every address that the program answers, each once: the router is made of these tables, `uitzwaai addresses`
//! prints them, and docs/permissions.md says who may ask for each.

use app::context::Surroundings;
use axum::extract::DefaultBodyLimit;
use axum::routing::{MethodRouter, get, post};

use super::{
    api, assets, back_channel, board_list, board_log, calendar, copy, feed, former, forms, health, itip, language,
    link, lists, release,
};

/// A method, an address with parameters in braces, and what answers.
pub type Route = (&'static str, &'static str, fn() -> MethodRouter<Surroundings>);

/// What stands beside the pages, with sessions and limits around it. Server functions, which share
/// one route, know their addresses themselves.
pub const BESIDE_PAGES: &[Route] = &[
    ("GET", "/l/{token}", || get(link::open)),
    ("GET", link::OPENED, || get(link::opened)),
    ("GET", "/leaver/talk/{appointment}/calendar.ics", || get(calendar::of_leaver)),
    ("GET", "/calendar/{file}", || get(feed::of_host)),
    ("POST", "/api/v1/itip", || post(itip::hand_in_reply)),
    ("POST", back_channel::ADDRESS, || {
        post(back_channel::log_out).layer(DefaultBodyLimit::max(back_channel::BODY_MAX_BYTES))
    }),
    ("GET", "/leaver/data/copy.json", || get(copy::of_leaver)),
    ("GET", "/staff/departures/{id}/copy.json", || get(copy::of_staff)),
    ("GET", "/staff/import/{id}/refused.csv", || get(lists::refused)),
    ("GET", "/staff/organisation/import/template/{list}", || get(lists::empty)),
    ("GET", "/staff/organisation/questionnaire/export/{version}", || get(forms::questionnaire)),
    ("GET", "/staff/organisation/guides/export/{version}", || get(forms::guides)),
    ("GET", "/staff/organisation/questionnaire/schema", || get(forms::questionnaire_schema)),
    ("GET", "/staff/organisation/guides/schema", || get(forms::guides_schema)),
    ("GET", "/staff/board/export.csv", || get(board_list::of_hr)),
    ("GET", "/staff/organisation/log.csv", || get(board_log::of_board)),
    ("GET", "/staff/figures/{period}/{number}/release.csv", || get(release::csv)),
    ("GET", "/staff/figures/{period}/{number}/release.xlsx", || get(release::xlsx)),
    ("GET", "/staff/figures/{period}/{number}/release.json", || get(release::json)),
    ("GET", "/staff/figures/{period}/{number}/release.signed.json", || get(release::signed)),
    ("POST", "/stay/{token}/end", || post(former::end)),
    ("GET", "/staff/former/export.csv", || get(former::export)),
    ("GET", "/language/{language}", || get(language::pick)),
];

/// What asks for nobody's session.
pub const PLAIN: &[Route] = &[("GET", "/healthz", || get(health::alive)), ("GET", "/readyz", || get(health::ready))];

/// Whom to tell of a hole; its text is made when the program starts.
pub const SECURITY: &str = "/.well-known/security.txt";

/// Where the metrics are read, on a listener of their own: it is none of the addresses below.
pub const METRICS: &str = "/metrics";

/// All of them, `GET /staff/board`, in order; each server function by its own address.
pub fn all() -> Vec<String> {
    let pages = app::routes::pages().map(|(address, _)| ("GET", address));
    let functions = leptos::server_fn::axum::server_fn_paths().map(|(address, _)| ("POST", address));
    let beside = BESIDE_PAGES.iter().chain(PLAIN).chain(api::ROUTES).map(|(method, address, _)| (*method, *address));
    let assets = assets::ADDRESSES.map(|address| ("GET", address));
    let all = pages.chain(functions).chain(beside).chain(assets).chain([("GET", SECURITY)]);
    let mut all: Vec<String> = all.map(|(method, address)| format!("{method} {address}")).collect();
    all.sort_unstable();
    all
}
