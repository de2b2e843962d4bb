//! People with an account, and what they may be.

mod add;
mod change;
mod create;
mod form;
mod list;
mod roles;

pub use add::add;
pub use change::change;
pub use create::{NewAccount, create};
pub use form::{AccountFault, AccountField, AccountForm, RoleForm};
pub use list::{Account, find, list};
pub(crate) use roles::lock_board;
