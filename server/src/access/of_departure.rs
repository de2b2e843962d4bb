//! Which proofs open the door for changes of a departure (`course::change`).

use domain::access::WayIn;
use domain::ids::{BoardId, DepartureId};

use super::{
    AdviserHosting, ApiDeparture, CoordinatorOf, LeaderHosting, LeaverOf, OwnDataOf, RecordViewer, RequestHandler,
    TaskOwner,
};
use crate::course::OfDeparture;

macro_rules! of_departure {
    ($($proof:ty $(, $way_in:ident)?;)+) => {$(
        impl OfDeparture for $proof {
            fn departure(&self) -> DepartureId {
                self.departure()
            }

            fn board(&self) -> BoardId {
                self.board()
            }
            $(
                fn $way_in(&self) -> WayIn {
                    self.$way_in()
                }
            )?
        }
    )+};
}
of_departure! {
    AdviserHosting;
    ApiDeparture;
    CoordinatorOf;
    LeaderHosting;
    LeaverOf, way_in;
    OwnDataOf, way_in;
    RecordViewer;
    RequestHandler;
    TaskOwner;
}
