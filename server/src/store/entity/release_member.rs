//! Somebody who was counted in a release, with the codes by which they were: for as long as the record is there and they
//! may be known.

use domain::ids::{BoardId, DepartureId, MemberId, ReleaseId};
use domain::release::Codes;
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Keyed, Sealed, StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release_members")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<MemberId>,
    pub board_id: Typed<BoardId>,
    pub release_id: Typed<ReleaseId>,
    pub departure_id: Typed<DepartureId>,
    /// [`Codes`] as text.
    #[sea_orm(column_type = "Text")]
    pub codes: Sealed<place::MemberCodes>,
}

impl Model {
    /// By what they were counted.
    pub fn codes(&self, conn: &impl Keyed) -> Result<Codes, StoreError> {
        Codes::parse(&self.codes.open(conn, self.id)?)
            .ok_or_else(|| StoreError::corrupt("release_members", *self.id, "codes that are none"))
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
