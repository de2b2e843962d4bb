//! Figures that are to be made, are being made, or had their turn.

use domain::ids::{AccountId, BoardId, ReleaseJobId};
use domain::release::{JobState, Period};
use sea_orm::entity::prelude::*;

use crate::store::seal::{open_some, place};
use crate::store::{Keyed, Sealed, StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release_jobs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<ReleaseJobId>,
    pub board_id: Typed<BoardId>,
    /// A code of `domain::release::Period`.
    #[sea_orm(column_type = "Text")]
    pub period: String,
    /// Of the release that it makes.
    pub number: Typed<u32>,
    #[sea_orm(column_type = "Text")]
    pub state: Typed<JobState>,
    /// People read so far.
    pub done: Typed<u32>,
    /// People to read, as far as that was known at the beginning.
    pub total: Typed<u32>,
    pub asked_at: DateTimeUtc,
    /// Nobody, where it was its turn.
    pub asked_by: Option<Typed<AccountId>>,
    /// Why there is to be another release of the period.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<Sealed<place::CorrectionReason>>,
    pub started_at: Option<DateTimeUtc>,
    /// Until when whoever makes it is not taken for dead.
    pub claimed_until: Option<DateTimeUtc>,
}

impl Model {
    pub fn period(&self) -> Result<Period, StoreError> {
        Period::parse(&self.period).ok_or_else(|| StoreError::corrupt("release_jobs", *self.id, "period"))
    }

    pub fn reason(&self, conn: &impl Keyed) -> Result<Option<String>, StoreError> {
        open_some(self.reason.as_ref(), conn, self.id)
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
