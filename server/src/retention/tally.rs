//! How much was erased: rows by kind and table, and nothing of whose they were.

use std::collections::BTreeMap;

use domain::retention::Kind;
use serde::{Deserialize, Serialize};

use crate::store::StoreError;

/// Rows by what was erased and in which table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tally(BTreeMap<Kind, BTreeMap<String, u64>>);

impl Tally {
    pub(super) fn add(&mut self, kind: Kind, table: &str, rows: u64) {
        if rows > 0 {
            *self.0.entry(kind).or_default().entry(table.to_owned()).or_default() += rows;
        }
    }

    /// Adds what was counted elsewhere.
    pub(super) fn take_in(&mut self, other: &Self) {
        for (kind, table, rows) in other.rows() {
            self.add(kind, table, rows);
        }
    }

    /// Nothing was erased.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Kind, table and rows.
    pub fn rows(&self) -> impl Iterator<Item = (Kind, &str, u64)> {
        self.0.iter().flat_map(|(kind, tables)| tables.iter().map(|(table, rows)| (*kind, table.as_str(), *rows)))
    }

    /// Rows of each kind.
    pub fn kinds(&self) -> impl Iterator<Item = (Kind, u64)> {
        self.0.iter().map(|(kind, tables)| (*kind, tables.values().sum()))
    }

    /// All rows of one kind.
    pub fn of(&self, kind: Kind) -> u64 {
        self.0.get(&kind).map(|tables| tables.values().sum()).unwrap_or_default()
    }

    pub(super) fn to_json(&self) -> Result<String, StoreError> {
        serde_json::to_string(self).map_err(|error| StoreError::corrupt("erasures", "counts", error.to_string()))
    }

    pub(super) fn parse(json: &str, id: impl std::fmt::Display) -> Result<Self, StoreError> {
        serde_json::from_str(json).map_err(|error| StoreError::corrupt("erasures", id, error.to_string()))
    }
}
