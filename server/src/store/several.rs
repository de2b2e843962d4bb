//! Rows of several tables in one statement: one round trip, and one state of the database.
//!
//! Each row comes as a JSON array of its values, the only shape that rows of different tables have
//! in common on both databases, and those of one question together as lines of one text: a driver hands
//! every row over by itself, which costs more than reading it. JSON has no line breaks of its own. The order of a
//! table's rows is not kept.

use std::marker::PhantomData;

use sea_orm::sea_query::{Expr, Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, ColumnType, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, IdenStatic, Iterable,
    QuerySelect, QueryTrait, Select,
};
use serde::de::DeserializeOwned;

use super::StoreError;

/// A statement in the making.
pub struct Several {
    backend: DbBackend,
    parts: Vec<(&'static str, SelectStatement)>,
}

/// Where the rows of one question are found in the answer.
pub struct Part<T> {
    number: usize,
    kind: PhantomData<fn() -> T>,
}

/// The rows, by part: a line each.
pub struct Found(Vec<(&'static str, String)>);

/// A value of a row that is made up of expressions.
pub enum Value {
    /// A column that holds an id.
    Id(&'static str),
    /// A number or a text.
    Plain(&'static str),
    /// A column that holds a boolean.
    Flag(&'static str),
}

#[derive(FromQueryResult)]
struct Row {
    part: i32,
    /// None where the question has no answer.
    lines: Option<String>,
}

impl Several {
    pub fn of(conn: &impl ConnectionTrait) -> Self {
        Self { backend: conn.get_database_backend(), parts: Vec::new() }
    }

    /// Asks for whole rows of a table.
    pub fn rows<E>(&mut self, select: Select<E>) -> Part<E::Model>
    where
        E: EntityTrait,
        E::Model: DeserializeOwned,
    {
        let entity = E::default();
        let values = E::Column::iter().map(|column| {
            let name = format!("\"{}\".\"{}\"", entity.table_name(), column.as_str());
            match column.def().get_column_type() {
                ColumnType::Uuid => self.id(&name),
                ColumnType::Boolean => self.boolean(&name),
                _ => name,
            }
        });
        let row = self.row(values.collect());
        self.add(entity.table_name(), select.select_only().into_query(), &row)
    }

    /// Asks for other values; `query` has a table and conditions, and no columns.
    pub fn values<T: DeserializeOwned>(
        &mut self,
        name: &'static str,
        query: SelectStatement,
        values: &[Value],
    ) -> Part<T> {
        let values = values.iter().map(|value| match value {
            Value::Id(column) => self.id(column),
            Value::Plain(expression) => (*expression).to_owned(),
            Value::Flag(column) => self.boolean(column),
        });
        let row = self.row(values.collect());
        self.add(name, query, &row)
    }

    pub async fn read(self, conn: &impl ConnectionTrait) -> Result<Found, StoreError> {
        let mut found = Found(self.parts.iter().map(|(name, _)| (*name, String::new())).collect());
        let lines = match self.backend {
            DbBackend::Sqlite => "group_concat(\"row\", char(10))",
            _ => "string_agg(\"row\", chr(10))",
        };
        let mut parts = self.parts.into_iter().enumerate().map(|(number, (_, query))| {
            Query::select()
                .expr_as(Expr::cust(number.to_string()), "part")
                .expr_as(Expr::cust(lines), "lines")
                .from_subquery(query, "found")
                .to_owned()
        });
        let Some(mut all) = parts.next() else { return Ok(found) };
        for more in parts {
            all.union(UnionType::All, more);
        }
        for Row { part, lines } in Row::find_by_statement(self.backend.build(&all)).all(conn).await? {
            let of_part = usize::try_from(part).ok().and_then(|part| found.0.get_mut(part));
            if let (Some((_, known)), Some(lines)) = (of_part, lines) {
                *known = lines;
            }
        }
        Ok(found)
    }

    fn add<T>(&mut self, name: &'static str, mut query: SelectStatement, row: &str) -> Part<T> {
        let number = self.parts.len();
        query.expr_as(Expr::cust(row.to_owned()), "row");
        self.parts.push((name, query));
        Part { number, kind: PhantomData }
    }

    fn row(&self, values: Vec<String>) -> String {
        let values = values.join(", ");
        match self.backend {
            DbBackend::Sqlite => format!("json_array({values})"),
            _ => format!("json_build_array({values})::text"),
        }
    }

    /// SQLite keeps an id as sixteen bytes, of which JSON knows nothing.
    fn id(&self, column: &str) -> String {
        match self.backend {
            DbBackend::Sqlite => format!("nullif(hex({column}), '')"),
            _ => column.to_owned(),
        }
    }

    /// SQLite keeps a boolean as a number.
    fn boolean(&self, column: &str) -> String {
        match self.backend {
            DbBackend::Sqlite => format!("json(case {column} when 1 then 'true' when 0 then 'false' end)"),
            _ => column.to_owned(),
        }
    }
}

impl Found {
    /// The rows of this part, in any order. Once.
    pub fn take<T: DeserializeOwned>(&mut self, part: Part<T>) -> Result<Vec<T>, StoreError> {
        let Some((name, lines)) = self.0.get_mut(part.number) else { return Ok(Vec::new()) };
        let read = |line: &str| {
            serde_json::from_str(line).map_err(|error| StoreError::corrupt(name, "(a row)", error.to_string()))
        };
        let lines = std::mem::take(lines);
        lines.split('\n').filter(|line| !line.is_empty()).map(read).collect()
    }
}
