//! Passkeys of the staff (W3C, Web Authentication, Level 3): adding one, finding out whether one signed, and taking
//! them away.
//!
//! Every passkey is found by its device alone, so that nobody types an address, and asks for a finger, a face or a
//! PIN. What was begun waits in the browser's session for five minutes and counts once.
//!
//! Deliberately absent: attestation. Who made the device decides nothing here.

mod add;
mod ask;
mod code;
mod own;
mod party;
mod pending;
mod reset;
mod tell;

pub use add::{Added, Adding, PASSKEYS_MAX, add, begin_adding};
pub use ask::{Asking, begin_asking};
pub(crate) use ask::{Checked, Signed, check};
pub(crate) use code::{shuts_code, tell_instead};
pub use code::{signs_in_with_code, without_passkey};
pub use own::{OwnPasskey, Renamed, own_passkeys, remove, rename};
pub use party::are_offered;
pub use pending::{PASSKEY_MINUTES, Pending};
pub use reset::{Reset, reset_by_address};
pub(crate) use reset::{count_of, reset};
