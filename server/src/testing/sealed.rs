//! What is sealed, as it reads.

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use uuid::Uuid;

use super::World;
use crate::secret::Place;
use crate::store::Sealed;
use crate::store::entity::{departure, outbox};
use crate::store::seal::{Keyed, Places, SEALED, Sealing, open_some};

/// One sealed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedValue {
    pub place: Places,
    pub row: Uuid,
    /// As it stands there.
    pub sealed: String,
    pub opened: String,
}

impl World {
    /// A sealed value of this row.
    pub fn opened<P: Sealing>(&self, sealed: &Sealed<P>, row: impl Into<P::Row>) -> String {
        sealed.open(self.store().read(), row).expect("it opens")
    }

    /// The same of a column that may be empty.
    pub fn opened_some<P: Sealing>(&self, sealed: Option<&Sealed<P>>, row: impl Into<P::Row>) -> Option<String> {
        open_some(sealed, self.store().read(), row).expect("it opens")
    }

    /// A leaver's name.
    pub fn name(&self, row: &departure::Model) -> String {
        row.name(self.store().read()).expect("it opens")
    }

    /// A leaver's private address.
    pub fn private_email(&self, row: &departure::Model) -> Option<String> {
        row.private_email(self.store().read()).expect("it opens")
    }

    /// Where a mail goes, or went.
    pub fn to_address(&self, mail: &outbox::Model) -> String {
        mail.to_address(self.store().read()).expect("it opens")
    }

    /// Whose mail it is.
    pub fn to_name(&self, mail: &outbox::Model) -> String {
        mail.to_name(self.store().read()).expect("it opens")
    }

    /// Everything that is sealed.
    pub async fn all_sealed(&self) -> Vec<SealedValue> {
        let conn = self.store().read();
        let keys = conn.keys().expect("a world has keys");
        let mut all = Vec::new();
        for place in SEALED {
            let sql = format!(
                "select \"{}\" as id, \"{}\" as sealed from \"{}\" where \"{}\" not in ('', '-') order by 1",
                place.row, place.column, place.table, place.column
            );
            let found = conn.query_all_raw(Statement::from_string(backend(conn), sql)).await.expect("the store");
            for row in found {
                let (id, sealed): (Uuid, String) =
                    (row.try_get("", "id").expect("an id"), row.try_get("", "sealed").expect("a text"));
                let at = Place { table: place.table, column: place.column, row: &id.hyphenated().to_string() };
                let opened = keys.open(at, &sealed);
                let opened = opened.unwrap_or_else(|why| panic!("{}.{} {why}: {sealed}", place.table, place.column));
                all.push(SealedValue { place: *place, row: id, sealed, opened });
            }
        }
        all
    }
}

fn backend(conn: &impl ConnectionTrait) -> DbBackend {
    conn.get_database_backend()
}
