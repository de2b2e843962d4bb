//! People with an account, and what they may be.

mod add;
mod change;
mod claimed;
mod confirm;
mod create;
mod deputy;
mod entry;
mod form;
mod given;
mod lead;
mod passkeys;
mod propose;
mod roles;
mod sender;
mod sessions;
mod turn;
mod welcome;

pub use add::add;
pub(crate) use add::add_within;
pub use change::change;
pub use claimed::{ClaimLook, follow_claim, look_at_claim};
pub use confirm::{RoleProposal, role_proposals};
pub(crate) use confirm::{confirm_role_within, turn_down_role_within};
#[cfg(feature = "testing")]
pub(crate) use create::create_for_a_test;
pub use create::{NewAccount, create};
pub use deputy::{
    DeputyFault, DeputyField, DeputyForm, DeputyOf, Lent, Naming, deputies_of, end_deputy, may_have_a_deputy,
    name_deputy,
};
pub use form::{AccountFault, AccountField, AccountForm, RoleForm, WHOLE_BOARD};
pub(crate) use lead::lead_within;
pub use passkeys::{Resetting, passkeys_of, reset_passkeys};
pub use sender::who_shares;
pub use sessions::{Ending, Reach, end_sessions, sessions_of};
pub use turn::look_at_turns;

pub use crate::access::HeldRole;
pub use crate::access::account::{Account, find, list, names};
