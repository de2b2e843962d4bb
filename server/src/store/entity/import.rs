//! An uploaded list of leavers and how far its import is.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use domain::ids::{AccountId, BoardId, ImportId};
use domain::import::{Choices, ImportState, RefusedLines};
use sea_orm::entity::prelude::*;

use crate::store::seal::{open_some, place};
use crate::store::{Keyed, Sealed, StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "imports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<ImportId>,
    pub board_id: Typed<BoardId>,
    pub account_id: Typed<AccountId>,
    pub file_name: Sealed<place::ListName>,
    /// The file; once it is imported only the lines that were refused, for a day, where the others were made.
    #[sea_orm(column_type = "Text", nullable)]
    pub content: Option<Sealed<place::ListContent>>,
    pub created_at: DateTimeUtc,
    pub state: Typed<ImportState>,
    pub done: i32,
    pub total: i32,
    pub confirmed_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub error: Option<String>,
    /// [`domain::import::Choices`] as JSON, where somebody made any.
    #[sea_orm(column_type = "Text", nullable)]
    pub choices: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::account::Entity", from = "Column::AccountId", to = "super::account::Column::Id")]
    Account,
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn file_name(&self, conn: &impl Keyed) -> Result<String, StoreError> {
        self.file_name.open(conn, self.id)
    }

    /// The file, as it was uploaded; nothing once it is imported.
    pub fn content(&self, conn: &impl Keyed) -> Result<Vec<u8>, StoreError> {
        let text = open_some(self.content.as_ref(), conn, self.id)?.unwrap_or_default();
        bytes_of(&text).ok_or_else(|| StoreError::corrupt("imports", *self.id, "a file that is none"))
    }

    /// The lines that were refused when the others were imported; nothing where there were none, or they have gone.
    pub fn refused(&self, conn: &impl Keyed) -> Result<Option<RefusedLines>, StoreError> {
        if self.content.is_none() {
            return Ok(None);
        }
        serde_json::from_slice(&self.content(conn)?)
            .map(Some)
            .map_err(|_| StoreError::corrupt("imports", *self.id, "content holds no refused lines"))
    }

    /// What was said about the list before it was confirmed.
    pub fn choices(&self) -> Result<Choices, StoreError> {
        let Some(stored) = &self.choices else { return Ok(Choices::default()) };
        serde_json::from_str(stored).map_err(|_| StoreError::corrupt("imports", *self.id, "choices holds no choices"))
    }
}

/// A file as text, to be sealed.
pub fn text_of(bytes: &[u8]) -> String {
    STANDARD_NO_PAD.encode(bytes)
}

/// The file again; `None` where it is no such text.
pub fn bytes_of(text: &str) -> Option<Vec<u8>> {
    STANDARD_NO_PAD.decode(text).ok()
}
