//! The leaver's room: everything behind a personal link.
//!
//! Read in this order: `first` (the letter, or how things stand), `questions` (one theme a screen),
//! `questions::check` (and handing in), `talk` (with whom, when), `data` (what the program knows about them),
//! `report` (the report of their talk, and what they say of it).
//! Opening any page changes nothing; only the server functions do, and each asks for the leaver's
//! proof and refuses a form that is about another departure than the cookie's.

mod browser;
mod closed;
pub(crate) mod data;
mod earlier;
mod first;
mod kept;
mod later;
mod link;
mod page;
mod privacy;
pub mod questions;
mod quotes;
pub(crate) mod readers;
mod report;
mod status;
mod stay;
mod talk;
mod thanks;
mod wish;
mod words;

use domain::ids::DepartureId;
use leptos::prelude::*;
use server::access::LeaverOf;
use server::course::Opened;

use crate::context::{self, Elsewhere};
use crate::fields::Fields;
use crate::page::Page;

pub(crate) use data::{REQUEST, request_place};
pub(crate) use later::{LATER, later_place};
pub(crate) use report::{REPLY, reply_place};

/// The pages of the leaver's room.
pub const PAGES: &[Page] = &[
    ("/leaver", first::first),
    ("/leaver/questions", questions::resume),
    ("/leaver/questions/{screen}", questions::screen),
    ("/leaver/check", questions::check::check),
    ("/leaver/thanks", thanks::thanks),
    ("/leaver/talk", talk::overview),
    ("/leaver/talk/book", talk::book::book),
    ("/leaver/talk/confirm", talk::confirm::confirm),
    ("/leaver/link", link::link),
    (closed::PAGE, closed::closed),
    ("/leaver/later", later::later),
    ("/leaver/data", data::data),
    ("/leaver/data/copy", data::copy::copy),
    (report::ADDRESS, report::report),
    (privacy::ADDRESS, privacy::privacy),
    (stay::ENDED, stay::ended),
    ("/stay/{token}", stay::own),
];

/// The hidden field that says whom a form is about.
fn about(departure: DepartureId) -> impl IntoView {
    view! { <input type="hidden" name="departure" value=departure.to_string()/> }
}

/// The leaver who posted a form. A form of another departure than the cookie's is refused: two
/// links may be open in one browser.
pub(crate) async fn leaver_of(fields: &Fields) -> Result<LeaverOf, Elsewhere> {
    let leaver = context::leaver().await?;
    if is_theirs(fields, &leaver) { Ok(leaver) } else { Err(Elsewhere::NoLink) }
}

/// The same with their course, in the query that opens the link.
pub(crate) async fn leaver_of_with_course(fields: &Fields) -> Result<(LeaverOf, Opened), Elsewhere> {
    let found = context::leaver_with_course().await?;
    if is_theirs(fields, &found.0) { Ok(found) } else { Err(Elsewhere::NoLink) }
}

fn is_theirs(fields: &Fields, leaver: &LeaverOf) -> bool {
    fields.get("departure") == leaver.departure().to_string()
}
