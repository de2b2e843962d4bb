//! What the database finds something by that is sealed.
//!
//! A mark is a code of the text that only the key file makes (HMAC-SHA256, 128 bits of it). Two rows with the same mark
//! hold the same text of that kind; which one, nobody sees.

use std::fmt;

use uuid::Uuid;

use super::Keyed;
use crate::store::{Storable, StoreError};

/// As it stands in the database: the size of an id, and none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(Uuid);

impl Mark {
    /// Of a mail address; capitals make no difference.
    pub fn of_address(conn: &impl Keyed, address: &str) -> Result<Self, StoreError> {
        Self::of(conn, "address", &address.to_ascii_lowercase())
    }

    /// Of what a leaver is recognised by who is registered twice.
    pub fn of_double(conn: &impl Keyed, who: &str) -> Result<Self, StoreError> {
        Self::of(conn, "double", who)
    }

    /// Of a word that somebody is found by, or of its beginning, folded.
    pub fn of_word(conn: &impl Keyed, word: &str) -> Result<Self, StoreError> {
        Self::of(conn, "word", word)
    }

    fn of(conn: &impl Keyed, kind: &str, text: &str) -> Result<Self, StoreError> {
        Ok(Self(Uuid::from_bytes(conn.keys()?.mark(kind, text))))
    }

    /// In a column that holds text.
    pub fn text(self) -> String {
        self.0.simple().to_string()
    }
}

impl Storable for Mark {
    type Raw = Uuid;

    fn raw(self) -> Uuid {
        self.0
    }

    fn read(raw: &Uuid) -> Option<Self> {
        Some(Self(*raw))
    }
}

impl fmt::Debug for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mark(…)")
    }
}
