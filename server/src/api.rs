//! Personnel systems: their tokens and what they are told of, kept by administrators; and what such a system reads and
//! asks for. What it changes goes through the use cases of the pages.

mod change;
mod directory;
mod makers;
mod over;
mod read;
mod second;
mod tell;
mod token;
mod webhook;

pub use change::{Changing, cancel, change};
pub use directory::{AccountRead, UnitRead, accounts, units};
pub use makers::look_at_makers;
pub use over::close_over;
pub use read::{Cursor, DepartureRead, PAGE_ROWS_MAX, Page, departure, departure_of, departures};
pub use second::{TokenProposal, token_proposals};
pub(crate) use second::{confirm_token_within, turn_down_token_within};
pub use tell::{tell_due, tell_next};
pub use token::{ApiTokens, KeptToken, TokenFault, TokenField, TokenForm, make_token, revoke_token, tokens};
pub use webhook::{KeptWebhook, NewWebhook, WebhookFault, add_webhook, end_webhook, tell_parked, webhooks};
