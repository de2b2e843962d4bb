//! Stories of what happens, each told on SQLite and on PostgreSQL. One binary, because linking is
//! what costs time; a module here mirrors a module of `server`.

mod setting_up;
mod store;
