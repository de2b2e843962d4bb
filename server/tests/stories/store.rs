//! The store: transactions, keys, limits, sessions, and what is stored unreadably.

mod backup;
mod cascade;
mod corrupt;
mod limits;
mod migrations;
mod sessions;
mod several;
mod writes;
