//! The gate: permission proofs are values that only this module can make, after looking at the
//! record. A use case that needs one takes it as an argument.
//!
//! A refusal never says whether the thing exists.

pub(crate) mod account;
mod api;
mod deputy;
mod desk;
mod figures;
mod holidays;
mod hosting;
mod improvement;
mod leaver;
mod log;
mod machine;
mod of_departure;
mod prediction;
mod record;
mod relation;
mod rights;
mod staff;
mod stay;
mod task;

pub use account::Account;
pub use api::{
    API_REQUESTS_A_MINUTE, Admission, ApiAccountsReader, ApiClient, ApiDeparture, ApiReader, ApiUnitsReader, ApiWriter,
    api_client, api_departure,
};
pub(crate) use api::{scopes_of, token_waits};
pub use deputy::NamesDeputies;
pub use desk::{Manages, Registers};
pub(crate) use figures::figures_readers;
pub use figures::{FiguresKeeper, FiguresReader, FiguresScope, figures_keeper, figures_reader};
pub use holidays::HolidayKeeper;
pub use hosting::{Hosting, OnBehalf};
pub use improvement::{
    PointParty, PointProposer, PointWriter, TipReader, point_party, point_proposer, point_writer, tip_reader,
};
pub(crate) use leaver::purge_closed;
pub use leaver::{
    CodesTyped, LeaverOf, OwnDataOf, close as close_leaver, cookie_of_expired, leaver, leaver_by_token,
    leaver_by_token_with_language, leaver_with_course, own_data_of, renewed,
};
pub use log::{LogReader, log_reader};
pub use machine::coordinator_at_the_machine;
pub(crate) use prediction::comes_first as prediction_comes_first;
pub use record::{AdviserHosting, CoordinatorOf, LeaderHosting, RecordViewer, record_viewer};
pub(crate) use record::{break_glass_is_open, managed};
pub use rights::{RequestHandler, request_handler};
pub use staff::{
    Administrator, BoardCoordinator, Coordinator, Grant, Keeper, MailKeeper, PolicyOfficerOf, SchoolHead, Scope,
    SignedIn,
};
pub use stay::{FormerReader, StaysInTouch, former_reader, stays_in_touch};
pub use task::{TaskOwner, task_owner};
pub(crate) use task::{names_seen, owns_tasks};

pub use crate::store::queries::roles::HeldRole;

use crate::store::StoreError;

/// Why the gate stays shut.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Not there, or not yours: the same answer for both.
    #[error("not found")]
    NotFound,
    #[error(transparent)]
    Store(#[from] StoreError),
}
