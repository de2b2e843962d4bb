//! People with an account, and what they may be.

mod add;
mod change;
mod create;
mod form;
mod roles;
mod sessions;

pub use add::add;
pub use change::change;
pub use create::{NewAccount, create};
pub use form::{AccountFault, AccountField, AccountForm, RoleForm};
pub use sessions::{Ending, Reach, end_sessions, sessions_of};

pub use crate::access::account::{Account, find, list};
