//! What is sealed in the database, and with what.
//!
//! A column that holds somebody's words has the type `Sealed<P>`, where `P` names table, column and row
//! ([`places`]). What comes out of a row is ciphertext and nothing else; it opens with a connection that carries the
//! keys ([`Keyed`]) and the key of its row. So nobody reads such a column by mistake, and nobody writes it in clear.
//!
//! Which key seals is one row of the database (`seal_keys`), not a matter of who read the key file last: a
//! transaction that sealed something looks at that row before its commit, and is done again where the key was changed
//! meanwhile ([`confirm`]). Changing it is [`rotate`].
//!
//! What has to be found although it is sealed has a [`Mark`] beside it.

mod bind;
mod index;
mod mark;
mod places;
mod rotate;
mod walk;

use std::fmt;
use std::marker::PhantomData;

use sea_orm::sea_query::{ArrayType, Nullable, ValueType, ValueTypeErr};
use sea_orm::{
    ColIdx, ColumnTrait, ColumnType, ConnectionTrait, DbBackend, EntityTrait, IntoActiveValue, QueryFilter,
    QueryResult, QuerySelect, Set, TryGetError, TryGetable, Value,
};
use serde::{Deserialize, Deserializer};
use uuid::Uuid;

use super::entity::seal_key;
use super::{Storable, StoreError, Tx};
use crate::secret::{KeyId, Keyring, Place};

pub use bind::{NotBound, begin, bind, bound};
pub use index::{INDEX_VERSION, is_indexed, note_indexed};
pub use mark::Mark;
pub use places::{OPEN, Places, SEALED, Why, place};
pub use rotate::{Rotated, rotate};
pub(super) use walk::forget_plain;
pub use walk::{Progress, is_plain, seal_plain};

/// A connection that carries the keys.
pub trait Keyed: ConnectionTrait {
    fn keys(&self) -> Result<&Keyring, StoreError>;
}

/// Where values of one column stand.
pub trait Sealing: Clone + fmt::Debug + PartialEq + Eq + Send + Sync + 'static {
    const TABLE: &'static str;
    const COLUMN: &'static str;
    /// The key of the row.
    type Row: RowKey;
}

/// The key of a row, as the seal knows it.
pub trait RowKey: Copy {
    fn text(self) -> String;
}

impl<T: Storable<Raw = Uuid>> RowKey for T {
    fn text(self) -> String {
        self.raw().hyphenated().to_string()
    }
}

/// What stands in a column whose text was erased and must not look as if there had been none. No seal.
const ERASED: &str = "-";

/// A value that only the keys open. Two of the same text are not equal.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed<P>(String, PhantomData<fn() -> P>);

impl<P: Sealing> Sealed<P> {
    /// Seals a text for its row. An empty one stays empty.
    pub fn close(tx: &Tx<'_>, row: impl Into<P::Row>, text: &str) -> Result<Self, StoreError> {
        if text.is_empty() {
            return Ok(Self::nothing());
        }
        let keys = tx.sealing()?;
        let row = row.into().text();
        Ok(Self::as_stored(keys.seal(Place { table: P::TABLE, column: P::COLUMN, row: &row }, text)))
    }

    /// The same of a column that may be empty.
    pub fn close_some(
        tx: &Tx<'_>,
        row: impl Into<P::Row>,
        text: Option<impl AsRef<str>>,
    ) -> Result<Option<Self>, StoreError> {
        text.map(|text| Self::close(tx, row, text.as_ref())).transpose()
    }

    /// What was erased.
    pub const fn nothing() -> Self {
        Self(String::new(), PhantomData)
    }

    /// What was erased, where nothing would say that there never was anything.
    pub fn erased() -> Self {
        Self(ERASED.to_owned(), PhantomData)
    }

    /// Opens it, where it stands in the row it was sealed for.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] where it was changed, moved, or sealed with a key that is not there.
    pub fn open(&self, conn: &impl Keyed, row: impl Into<P::Row>) -> Result<String, StoreError> {
        if self.0.is_empty() || self.0 == ERASED {
            return Ok(String::new());
        }
        let keys = conn.keys()?;
        let row = row.into().text();
        let place = Place { table: P::TABLE, column: P::COLUMN, row: &row };
        keys.open(place, &self.0).map_err(|why| StoreError::corrupt(P::TABLE, row, format!("{} {why}", P::COLUMN)))
    }

    /// Whether there is nothing in it.
    pub const fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    const fn as_stored(text: String) -> Self {
        Self(text, PhantomData)
    }
}

/// Opens the value of a column that may be empty.
pub fn open_some<P: Sealing>(
    sealed: Option<&Sealed<P>>,
    conn: &impl Keyed,
    row: impl Into<P::Row>,
) -> Result<Option<String>, StoreError> {
    sealed.map(|sealed| sealed.open(conn, row)).transpose()
}

/// Whether this transaction may be committed: what it sealed, it sealed with the key that seals now. Whoever changes
/// that key waits for it until its commit, and finds everything that was sealed with the one before.
pub(super) async fn confirm(tx: &Tx<'_>) -> Result<(), StoreError> {
    let Some(used) = tx.sealed_with() else { return Ok(()) };
    let mut current = seal_key::Entity::find().filter(seal_key::Column::LiveKey.eq(seal_key::CURRENT));
    if tx.get_database_backend() == DbBackend::Postgres {
        current = current.lock_shared();
    }
    let current = current.one(tx).await?.map(|row| KeyId::named(&row.id));
    if current.as_ref() == Some(used) {
        return Ok(());
    }
    if let Some(current) = &current {
        tx.keyring()?.use_current(current)?;
    }
    tx.collide();
    Err(StoreError::KeyChanged)
}

impl<P> fmt::Debug for Sealed<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "Sealed()" } else { "Sealed(…)" })
    }
}

impl<P: Sealing> TryGetable for Sealed<P> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        String::try_get_by(row, index).map(Self::as_stored)
    }
}

impl<P> From<Sealed<P>> for Value {
    fn from(sealed: Sealed<P>) -> Self {
        sealed.0.into()
    }
}

impl<P: Sealing> ValueType for Sealed<P> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        <String as ValueType>::try_from(value).map(Self::as_stored)
    }

    fn type_name() -> String {
        <String as ValueType>::type_name()
    }

    fn array_type() -> ArrayType {
        <String as ValueType>::array_type()
    }

    fn column_type() -> ColumnType {
        ColumnType::Text
    }
}

impl<P> Nullable for Sealed<P> {
    fn null() -> Value {
        <String as Nullable>::null()
    }
}

impl<P: Sealing> IntoActiveValue<Self> for Sealed<P> {
    fn into_active_value(self) -> sea_orm::ActiveValue<Self> {
        Set(self)
    }
}

/// For rows that come as JSON ([`Several`](super::Several)).
impl<'de, P: Sealing> Deserialize<'de> for Sealed<P> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::as_stored)
    }
}
