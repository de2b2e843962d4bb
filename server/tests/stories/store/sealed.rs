//! What people wrote cannot be read in a copy of the database.

pub mod at_rest;
mod columns;
mod found;
mod moved;
mod rotated;
mod upgraded;
