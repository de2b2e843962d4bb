//! The schema, for SQLite and for PostgreSQL. Only `server::store` runs it.
//!
//! Deliberately absent: vendor syntax, defaults, and foreign keys added later (SQLite cannot).

mod first;
mod fourth;
mod printed_codes;
mod second;
mod table;
mod third;

use sea_orm_migration::prelude::*;

pub use sea_orm_migration::MigratorTrait;

/// All migrations, oldest first. A migration that has been released is never edited.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(first::First),
            Box::new(second::Second),
            Box::new(third::Third),
            Box::new(fourth::Fourth),
            Box::new(printed_codes::PrintedCodes),
        ]
    }
}
