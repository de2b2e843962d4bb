//! What people wrote cannot be read in a copy of the database.

mod at_rest;
mod columns;
mod moved;
mod rotated;
mod upgraded;
