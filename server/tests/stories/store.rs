//! The store: transactions, keys, limits, sessions, what is stored unreadably, and who can read its files.

mod backup;
mod cascade;
mod corrupt;
mod limits;
mod migrations;
mod newer;
mod pool;
mod private_files;
mod restore;
pub mod sealed;
mod sessions;
mod several;
mod writes;
