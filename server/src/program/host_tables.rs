//! What is kept in memory of hosts' own times between two pages, each in the version it was read in.
//!
//! Nothing rests on it. Whoever reads asks the database first in which version each host's times are; what is not kept
//! in that one is read. Another instance keeps its own, and a program that starts has nothing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::ids::AccountId;
use domain::slot::HostTable;

/// Each half takes at most so many bytes; a host with weekly hours and a full calendar takes some 2,500.
const HALF_BYTES: usize = 6 * 1024 * 1024;
/// What it takes to keep one table, beside the table.
const ENTRY_BYTES: usize = size_of::<AccountId>() + size_of::<Kept>() + 16;

/// In which version a host's times are: the account's `host_version`.
pub(crate) type HostVersion = Option<i64>;

/// Tables by host.
#[derive(Debug)]
pub(crate) struct HostTables {
    half_bytes: usize,
    halves: Mutex<Halves>,
}

/// What was used of late, and what was before: once the first is full, the second goes.
#[derive(Debug, Default)]
struct Halves {
    young: HashMap<AccountId, Kept>,
    young_bytes: usize,
    old: HashMap<AccountId, Kept>,
}

#[derive(Debug)]
struct Kept {
    version: HostVersion,
    table: Arc<HostTable>,
}

impl Kept {
    fn bytes(&self) -> usize {
        ENTRY_BYTES + self.table.bytes()
    }
}

impl Default for HostTables {
    fn default() -> Self {
        Self::of(HALF_BYTES)
    }
}

impl HostTables {
    fn of(half_bytes: usize) -> Self {
        Self { half_bytes, halves: Mutex::default() }
    }

    /// The tables of these hosts that are kept in this version, and whose are missing.
    pub(crate) fn look(
        &self,
        hosts: impl IntoIterator<Item = (AccountId, HostVersion)>,
    ) -> (HashMap<AccountId, Arc<HostTable>>, Vec<AccountId>) {
        let (mut found, mut missing) = (HashMap::new(), Vec::new());
        let mut halves = self.halves();
        for (host, version) in hosts {
            match halves.look(host, version, self.half_bytes) {
                Some(table) => {
                    found.insert(host, table);
                }
                None => missing.push(host),
            }
        }
        (found, missing)
    }

    /// Keeps the table of a host as it was read, together with this version in one statement, and outside of any
    /// transaction that writes.
    pub(crate) fn keep(&self, host: AccountId, version: HostVersion, table: Arc<HostTable>) {
        self.halves().keep(host, Kept { version, table }, self.half_bytes);
    }

    fn halves(&self) -> MutexGuard<'_, Halves> {
        self.halves.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Halves {
    fn look(&mut self, host: AccountId, version: HostVersion, half_bytes: usize) -> Option<Arc<HostTable>> {
        if let Some(kept) = self.young.get(&host) {
            return (kept.version == version).then(|| Arc::clone(&kept.table));
        }
        let kept = self.old.remove(&host).filter(|kept| kept.version == version)?;
        let table = Arc::clone(&kept.table);
        self.keep(host, kept, half_bytes);
        Some(table)
    }

    fn keep(&mut self, host: AccountId, kept: Kept, half_bytes: usize) {
        self.old.remove(&host);
        let bytes = kept.bytes();
        if bytes > half_bytes {
            return;
        }
        let before = self.young.remove(&host).map_or(0, |before| before.bytes());
        self.young_bytes -= before;
        if self.young_bytes + bytes > half_bytes {
            self.old = std::mem::take(&mut self.young);
            self.young_bytes = 0;
        }
        self.young_bytes += bytes;
        self.young.insert(host, kept);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::ids::AccountId;
    use domain::slot::HostTable;
    use uuid::Uuid;

    use super::{HostTables, Kept};

    fn host(number: u128) -> AccountId {
        AccountId::new(Uuid::from_u128(number))
    }

    fn is_kept(tables: &HostTables, number: u128, version: Option<i64>) -> bool {
        tables.look([(host(number), version)]).1.is_empty()
    }

    #[test]
    fn a_table_is_found_in_the_version_in_which_it_was_read_and_in_no_other() {
        let tables = HostTables::default();
        assert!(!is_kept(&tables, 1, None), "nothing is kept at first");
        tables.keep(host(1), None, Arc::default());
        assert!(is_kept(&tables, 1, None));
        assert!(!is_kept(&tables, 1, Some(7)), "it changed meanwhile");
        tables.keep(host(1), Some(7), Arc::default());
        assert!(is_kept(&tables, 1, Some(7)));
        assert!(!is_kept(&tables, 1, Some(6)) && !is_kept(&tables, 1, None) && !is_kept(&tables, 2, Some(7)));
    }

    #[test]
    fn what_was_not_used_for_longest_goes_and_there_is_never_more_than_fits() {
        let one = Kept { version: None, table: Arc::new(HostTable::default()) }.bytes();
        let tables = HostTables::of(3 * one);
        for number in 1..=100 {
            tables.keep(host(number), None, Arc::default());
            assert!(is_kept(&tables, 1, None), "whoever is asked for again and again stays");
            let halves = tables.halves();
            assert!(
                halves.young.len() <= 3 && halves.old.len() <= 3,
                "{} and {}",
                halves.young.len(),
                halves.old.len()
            );
            assert_eq!(halves.young_bytes, halves.young.values().map(Kept::bytes).sum::<usize>());
        }
        assert!(is_kept(&tables, 100, None) && !is_kept(&tables, 50, None));
        let tables = HostTables::of(one - 1);
        tables.keep(host(1), None, Arc::default());
        assert!(!is_kept(&tables, 1, None), "what does not fit is not kept");
    }
}
