//! The figures of a period, made once.

use domain::ids::{AccountId, BoardId, ReleaseId};
use domain::release::{Content, ContentFault, Derived, Period, Totals};
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Keyed, Sealed, StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "releases")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<ReleaseId>,
    pub board_id: Typed<BoardId>,
    /// A code of `domain::release::Period`.
    #[sea_orm(column_type = "Text")]
    pub period: String,
    /// 1 is the first of the period.
    pub number: Typed<u32>,
    pub first_day: Date,
    pub last_day: Date,
    pub made_at: DateTimeUtc,
    /// Who asked for it; nobody, where the program made it by itself.
    pub made_by: Option<Typed<AccountId>>,
    /// [`Content`] as JSON; nothing while it is being made, and nobody reads it then.
    #[sea_orm(column_type = "Text")]
    pub content: Sealed<place::PublishedFigures>,
    /// Somebody who was counted is no longer known: the period is counted no more (docs/figures.md, "Corrections and
    /// erasures").
    pub members_gone: bool,
    /// What follows from it ([`Derived`] as JSON), as it was found against the period before; none where nobody has
    /// looked yet.
    #[sea_orm(column_type = "Text", nullable)]
    pub derived: Option<Sealed<place::DerivedFigures>>,
    /// Of a year ([`Totals`] as JSON), until it was put together with two others, or somebody who was counted had their
    /// data erased; none of other periods.
    #[sea_orm(column_type = "Text", nullable)]
    pub totals: Option<Sealed<place::YearTotals>>,
}

impl Model {
    /// Whether it is not published yet: its row is there so that who is counted belongs to it.
    pub const fn is_being_made(&self) -> bool {
        self.content.is_nothing()
    }

    /// What it says.
    pub fn content(&self, conn: &impl Keyed) -> Result<Content, StoreError> {
        Content::parse(&self.content.open(conn, self.id)?)
            .map_err(|_| StoreError::corrupt("releases", *self.id, "content is no release"))
    }

    /// What follows from it, where that was found by the rules of today.
    pub fn derived(&self, conn: &impl Keyed) -> Result<Option<Derived>, StoreError> {
        let Some(kept) = &self.derived else { return Ok(None) };
        match Derived::parse(&kept.open(conn, self.id)?) {
            Ok(derived) => Ok(Some(derived)),
            Err(ContentFault::OtherFormat(_)) => Ok(None),
            Err(fault) => Err(StoreError::corrupt("releases", *self.id, fault.to_string())),
        }
    }

    /// What is kept of the year until it is put together with others, as long as it is.
    pub fn totals(&self, conn: &impl Keyed) -> Result<Option<Totals>, StoreError> {
        let Some(kept) = &self.totals else { return Ok(None) };
        let totals = Totals::parse(&kept.open(conn, self.id)?);
        totals.map(Some).ok_or_else(|| StoreError::corrupt("releases", *self.id, "totals that are none"))
    }

    pub fn period(&self) -> Result<Period, StoreError> {
        Period::parse(&self.period).ok_or_else(|| StoreError::corrupt("releases", *self.id, "period"))
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
