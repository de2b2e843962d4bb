//! Which proofs open the door for changes of a departure (`course::change`).

use domain::ids::{BoardId, DepartureId};

use super::{AdviserHosting, CoordinatorOf, LeaderHosting, LeaverOf, OwnDataOf, RecordViewer, TaskOwner};
use crate::course::OfDeparture;

macro_rules! of_departure {
    ($($proof:ty),+) => {$(
        impl OfDeparture for $proof {
            fn departure(&self) -> DepartureId {
                self.departure()
            }

            fn board(&self) -> BoardId {
                self.board()
            }
        }
    )+};
}
of_departure!(AdviserHosting, CoordinatorOf, LeaderHosting, LeaverOf, OwnDataOf, RecordViewer, TaskOwner);
