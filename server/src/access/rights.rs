//! Who answers what a leaver asked for: HR of the unit, also where nobody opens the record.

use domain::ids::{AccountId, BoardId, DepartureId, RequestId};
use sea_orm::{EntityTrait, QueryFilter};

use super::relation::related;
use super::{Refused, SignedIn};
use crate::program::Program;
use crate::store::entity::{departure, rights_request};
use crate::store::{StoreError, TypedColumn};

/// May read and answer this request. Opens nothing else of the departure.
#[derive(Clone, Copy, Debug)]
pub struct RequestHandler {
    request: RequestId,
    departure: DepartureId,
    board: BoardId,
    account: AccountId,
}

impl RequestHandler {
    pub const fn request(&self) -> RequestId {
        self.request
    }

    pub const fn departure(&self) -> DepartureId {
        self.departure
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    pub const fn account(&self) -> AccountId {
        self.account
    }
}

/// Refuses whoever is no HR coordinator of the unit that the leaver leaves.
pub async fn request_handler(program: &Program, viewer: &SignedIn, id: RequestId) -> Result<RequestHandler, Refused> {
    let conn = program.store().read();
    let (request, row) = rights_request::Entity::find_by_id(id)
        .filter(rights_request::Column::BoardId.is(viewer.board()))
        .find_also_related(departure::Entity)
        .one(conn)
        .await
        .map_err(StoreError::from)?
        .and_then(|(request, row)| Some((request, row?)))
        .ok_or(Refused::NotFound)?;
    let coordinates = related(conn, viewer, &row, &[])?.is_some_and(|related| related.coordinates);
    if !coordinates || row.cancelled_at.is_some() {
        return Err(Refused::NotFound);
    }
    Ok(RequestHandler { request: *request.id, departure: *row.id, board: viewer.board(), account: viewer.account() })
}
