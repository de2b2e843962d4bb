//! People with an account, and what they may be.

mod add;
mod change;
mod confirm;
mod create;
mod entry;
mod form;
mod passkeys;
mod propose;
mod roles;
mod sessions;

pub use add::add;
pub use change::change;
pub use confirm::{RoleProposal, confirm_role, role_proposals, turn_down_role};
#[cfg(feature = "testing")]
pub(crate) use create::create_for_a_test;
pub use create::{NewAccount, create};
pub use form::{AccountFault, AccountField, AccountForm, RoleForm};
pub use passkeys::{Resetting, passkeys_of, reset_passkeys};
pub use sessions::{Ending, Reach, end_sessions, sessions_of};

pub use crate::access::account::{Account, find, list};
pub use crate::second_person::Settling;
