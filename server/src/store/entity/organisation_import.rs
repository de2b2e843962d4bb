//! Uploaded lists of units and of people, and how far their import is.

use domain::ids::{AccountId, BoardId, OrganisationImportId};
use domain::import::ImportState;
use sea_orm::entity::prelude::*;

use crate::store::Typed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_imports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<OrganisationImportId>,
    pub board_id: Typed<BoardId>,
    pub account_id: Typed<AccountId>,
    pub units_name: Option<String>,
    pub units_bytes: Option<Vec<u8>>,
    pub people_name: Option<String>,
    pub people_bytes: Option<Vec<u8>>,
    pub created_at: DateTimeUtc,
    pub state: Typed<ImportState>,
    pub confirmed_at: Option<DateTimeUtc>,
    /// What was made, and how many lines were there already.
    pub schools: i32,
    pub teams: i32,
    pub people: i32,
    pub skipped: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
