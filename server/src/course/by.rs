//! On whose behalf an appointment is made, moved or called off.

use domain::access::WayIn;
use domain::ids::AccountId;

use super::event::Actor;

/// Who books, moves or cancels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Leaver(WayIn),
    /// The host.
    Staff(AccountId),
    /// HR, on behalf of host and leaver.
    Coordinator(AccountId),
    /// The course: the route changed, or the person stays.
    Program,
}

impl By {
    /// How a booking by the leaver is stored.
    pub(crate) const LEAVER: &str = "leaver";
    /// How a booking by the host is stored.
    pub(crate) const HOST: &str = "staff";

    /// As stored beside the appointment.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Leaver(_) => Self::LEAVER,
            Self::Staff(_) => Self::HOST,
            Self::Coordinator(_) => "coordinator",
            Self::Program => "program",
        }
    }

    pub(crate) const fn actor(self) -> Actor {
        match self {
            Self::Leaver(way_in) => Actor::Leaver(way_in),
            Self::Staff(account) | Self::Coordinator(account) => Actor::Staff(account),
            Self::Program => Actor::Program,
        }
    }
}
