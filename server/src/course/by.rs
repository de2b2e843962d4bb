//! On whose behalf an appointment is made, moved or called off.

use domain::access::WayIn;
use domain::ids::{AccountId, ApiTokenId};
use domain::talk::BookedBy;
use domain::time_line::Actor;

/// Who books, moves or cancels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Leaver(WayIn),
    /// The host.
    Staff(AccountId),
    /// HR, on behalf of host and leaver.
    Coordinator(AccountId),
    /// A personnel system, for HR.
    Api(ApiTokenId),
    /// The course: the route changed, or the person stays.
    Program,
}

impl By {
    /// As stored beside the appointment.
    pub(crate) const fn kind(self) -> BookedBy {
        match self {
            Self::Leaver(_) => BookedBy::Leaver,
            Self::Staff(_) => BookedBy::Host,
            Self::Coordinator(_) | Self::Api(_) => BookedBy::Coordinator,
            Self::Program => BookedBy::Program,
        }
    }

    pub(crate) const fn actor(self) -> Actor {
        match self {
            Self::Leaver(way_in) => Actor::Leaver(way_in),
            Self::Staff(account) | Self::Coordinator(account) => Actor::Staff(account),
            Self::Api(token) => Actor::Api(token),
            Self::Program => Actor::Program,
        }
    }
}
