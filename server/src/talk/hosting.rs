//! What the proofs of both kinds of host have in common.

use domain::ids::{AccountId, BoardId, DepartureId, TalkId};

use crate::access::{AdviserHosting, LeaderHosting};

/// A proof that somebody hosts one talk. Implemented for the gate's proofs and for nothing else.
pub trait Hosting: sealed::Sealed + Sync {
    fn departure(&self) -> DepartureId;
    fn board(&self) -> BoardId;
    fn account(&self) -> AccountId;
    fn talk(&self) -> TalkId;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! hosting {
    ($($proof:ty),+) => {$(
        impl sealed::Sealed for $proof {}

        impl Hosting for $proof {
            fn departure(&self) -> DepartureId {
                self.departure()
            }

            fn board(&self) -> BoardId {
                self.board()
            }

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
