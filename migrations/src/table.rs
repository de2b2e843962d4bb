//! A small way to write a table: columns, references and keys, with names that follow from them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid;
use sea_orm_migration::sea_query;

/// A table being described.
pub(crate) struct Table {
    name: &'static str,
    create: TableCreateStatement,
    indexes: Vec<IndexCreateStatement>,
}

impl Table {
    /// A table without any column yet.
    pub(crate) fn bare(name: &'static str) -> Self {
        Self { name, create: sea_query::Table::create().table(name).to_owned(), indexes: Vec::new() }
    }

    /// A table whose rows have an id (UUID, version 7) and belong to a board.
    pub(crate) fn of_board(name: &'static str) -> Self {
        Self::bare(name).column(uuid("id").primary_key().take()).refers(uuid("board_id"), "boards")
    }

    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn column(mut self, column: ColumnDef) -> Self {
        self.create.col(column);
        self
    }

    /// A column that holds the id of another table's row, which cannot go while this one stands.
    pub(crate) fn refers(self, column: ColumnDef, to: &'static str) -> Self {
        self.reference(column, to, ForeignKeyAction::NoAction)
    }

    /// A column that holds the id of the row this one is part of, and goes with.
    pub(crate) fn part_of(self, column: ColumnDef, to: &'static str) -> Self {
        self.reference(column, to, ForeignKeyAction::Cascade)
    }

    /// A column that holds the id of a row that may go first: it is empty then.
    pub(crate) fn outlives(self, column: ColumnDef, to: &'static str) -> Self {
        self.reference(column, to, ForeignKeyAction::SetNull)
    }

    fn reference(mut self, column: ColumnDef, to: &'static str, on_delete: ForeignKeyAction) -> Self {
        let from = column.get_column_name();
        self.create.foreign_key(
            ForeignKey::create()
                .name(format!("fk_{}_{from}", self.name))
                .from(self.name, Alias::new(from))
                .to(to, "id")
                .on_delete(on_delete),
        );
        self.column(column)
    }

    /// A primary key of several columns, named like the unique keys.
    pub(crate) fn key(mut self, columns: &[&'static str]) -> Self {
        let mut key = Index::create();
        key.name(format!("uq_{}_{}", self.name, columns.join("_")));
        for column in columns {
            key.col(*column);
        }
        self.create.primary_key(&mut key);
        self
    }

    /// A unique key, named `uq_table_columns`: the store recognises a double by that name.
    pub(crate) fn unique(self, columns: &[&'static str]) -> Self {
        self.indexed("uq", columns, true)
    }

    pub(crate) fn index(self, columns: &[&'static str]) -> Self {
        self.indexed("ix", columns, false)
    }

    fn indexed(mut self, prefix: &str, columns: &[&'static str], unique: bool) -> Self {
        let mut index = Index::create();
        index.name(format!("{prefix}_{}_{}", self.name, columns.join("_"))).table(self.name);
        for column in columns {
            index.col(*column);
        }
        if unique {
            index.unique();
        }
        self.indexes.push(index.clone());
        self
    }

    pub(crate) fn finish(self) -> (TableCreateStatement, Vec<IndexCreateStatement>) {
        (self.create, self.indexes)
    }
}
