//! People with an account, and what they may be.

mod add;
mod change;
mod confirm;
mod create;
mod entry;
mod form;
mod lead;
mod propose;
mod roles;
mod sessions;

pub use add::add;
pub(crate) use add::add_within;
pub use change::change;
pub use confirm::{RoleProposal, role_proposals};
pub(crate) use confirm::{confirm_role_within, turn_down_role_within};
#[cfg(feature = "testing")]
pub(crate) use create::create_for_a_test;
pub use create::{NewAccount, create};
pub use form::{AccountFault, AccountField, AccountForm, RoleForm};
pub(crate) use lead::lead_within;
pub use sessions::{Ending, Reach, end_sessions, sessions_of};

pub use crate::access::account::{Account, find, list};
