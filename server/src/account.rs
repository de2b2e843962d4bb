//! People with an account, and what they may be.

mod add;
mod change;
mod create;
mod form;
mod roles;

pub use add::add;
pub use change::change;
pub use create::{NewAccount, create};
pub use form::{AccountFault, AccountField, AccountForm, RoleForm};

pub use crate::access::account::{Account, find, list};
