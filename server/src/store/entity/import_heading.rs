//! What headings of lists of leavers mean on a board, where the program does not know them itself.

use std::collections::BTreeMap;

use domain::departure_form::Field;
use domain::ids::BoardId;
use sea_orm::entity::prelude::*;

use crate::store::seal::place;
use crate::store::{Keyed, Sealed, StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_headings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub board_id: Typed<BoardId>,
    /// Folded headings with the code of the field they mean, or nothing for a column that is left out; as JSON.
    pub headings: Sealed<place::ListHeadings>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn headings(&self, conn: &impl Keyed) -> Result<BTreeMap<String, Option<Field>>, StoreError> {
        let stored = self.headings.open(conn, self.board_id)?;
        serde_json::from_str(&stored)
            .map_err(|_| StoreError::corrupt("import_headings", *self.board_id, "headings holds no headings"))
    }
}
