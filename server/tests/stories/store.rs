//! The store: transactions, keys, limits, sessions, what is stored unreadably, who can read its files, what
//! becomes of it when it cannot be used, and of one that an earlier version made.

mod backup;
mod cascade;
mod copies;
mod corrupt;
mod journal;
mod limits;
mod locked;
mod migrations;
mod newer;
mod pool;
mod private_files;
mod restore;
pub mod sealed;
mod sessions;
mod several;
mod together;
mod troubles;
mod versions;
mod writes;
