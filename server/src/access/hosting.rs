//! What the proofs of both kinds of host have in common.

use domain::ids::{AccountId, BoardId, DepartureId, TalkId};

use super::{AdviserHosting, CoordinatorOf, LeaderHosting};
use crate::course::{By, OfDeparture};

/// A proof that somebody hosts one talk. Implemented for the gate's proofs and for nothing else.
pub trait Hosting: OfDeparture + sealed::Sealed {
    fn account(&self) -> AccountId;
    fn talk(&self) -> TalkId;

    /// Who plans: the host, unless HR does it on their behalf.
    fn by(&self) -> By {
        By::Staff(self.account())
    }
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! hosting {
    ($($proof:ty),+) => {$(
        impl sealed::Sealed for $proof {}

        impl Hosting for $proof {
            fn account(&self) -> AccountId {
                self.account()
            }

            fn talk(&self) -> TalkId {
                self.talk()
            }
        }
    )+};
}
hosting!(LeaderHosting, AdviserHosting);

/// A coordinator who plans for a host. Made from the proof for the departure;
/// whether the host may host is asked when it is planned, as of anybody.
#[derive(Clone, Copy, Debug)]
pub struct OnBehalf {
    departure: DepartureId,
    board: BoardId,
    talk: TalkId,
    host: AccountId,
    by: AccountId,
}

impl OnBehalf {
    /// This coordinator, for this host of this talk.
    pub(crate) const fn of(coordinator: &CoordinatorOf, talk: TalkId, host: AccountId) -> Self {
        let (departure, board) = (coordinator.departure(), coordinator.board());
        Self { departure, board, talk, host, by: coordinator.account() }
    }
}

impl sealed::Sealed for OnBehalf {}

impl OfDeparture for OnBehalf {
    fn departure(&self) -> DepartureId {
        self.departure
    }

    fn board(&self) -> BoardId {
        self.board
    }
}

impl Hosting for OnBehalf {
    fn account(&self) -> AccountId {
        self.host
    }

    fn talk(&self) -> TalkId {
        self.talk
    }

    fn by(&self) -> By {
        By::Coordinator(self.by)
    }
}
