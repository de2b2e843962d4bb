//! Uploaded lists of units and of people, and how far their import is.

use domain::ids::{AccountId, BoardId, OrganisationImportId};
use domain::import::ImportState;
use domain::organisation_import::List;
use sea_orm::entity::prelude::*;

use super::import::bytes_of;
use crate::store::seal::{open_some, place};
use crate::store::{Keyed, Sealed, StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_imports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<OrganisationImportId>,
    pub board_id: Typed<BoardId>,
    pub account_id: Typed<AccountId>,
    pub units_name: Option<Sealed<place::UnitListName>>,
    #[sea_orm(column_type = "Text", nullable)]
    pub units_content: Option<Sealed<place::UnitListContent>>,
    pub people_name: Option<Sealed<place::PeopleListName>>,
    #[sea_orm(column_type = "Text", nullable)]
    pub people_content: Option<Sealed<place::PeopleListContent>>,
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

impl Model {
    /// What a list was called when it was uploaded.
    pub fn name(&self, conn: &impl Keyed, list: List) -> Result<Option<String>, StoreError> {
        match list {
            List::Units => open_some(self.units_name.as_ref(), conn, self.id),
            List::People => open_some(self.people_name.as_ref(), conn, self.id),
        }
    }

    /// The list, as it was uploaded.
    pub fn content(&self, conn: &impl Keyed, list: List) -> Result<Option<Vec<u8>>, StoreError> {
        let text = match list {
            List::Units => open_some(self.units_content.as_ref(), conn, self.id)?,
            List::People => open_some(self.people_content.as_ref(), conn, self.id)?,
        };
        let read = |text: String| {
            bytes_of(&text).ok_or_else(|| StoreError::corrupt("organisation_imports", *self.id, "a file that is none"))
        };
        text.map(read).transpose()
    }
}
