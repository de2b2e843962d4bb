//! The database as it was before somebody asked: what differs now, and the way back.

use std::path::PathBuf;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use server::testing::World;

use super::mails::is_out_of_hands;

/// Tables that say nothing of what was done: what a form says next, how often was asked, and what a job still has to
/// tell the employer's own programs.
const BESIDE: [&str; 3] = ["sessions", "limits", "webhook_deliveries"];

/// A copy of a world's SQLite file, beside a connection of its own that sees both.
pub struct Snapshot {
    connection: DatabaseConnection,
    tables: Vec<String>,
    copy: PathBuf,
    version: i64,
}

impl Snapshot {
    /// Keeps the database as it is now.
    pub async fn take(world: &World) -> Self {
        is_out_of_hands(world).await;
        let mut options = ConnectOptions::new(world.database_url());
        options.max_connections(1).sqlx_logging(false);
        let connection = Database::connect(options).await.expect("the database opens once more");
        let copy = std::env::temp_dir().join(format!("uitzwaai-snapshot-{}.db", uuid::Uuid::now_v7().as_simple()));
        run(&connection, "PRAGMA foreign_keys = OFF").await;
        run(&connection, "PRAGMA busy_timeout = 10000").await;
        run(&connection, &format!("VACUUM INTO '{}'", copy.display())).await;
        run(&connection, &format!("ATTACH '{}' AS before", copy.display())).await;
        let names = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
        let tables = texts(&connection, names).await;
        let mut snapshot = Self { connection, tables, copy, version: 0 };
        snapshot.version = snapshot.version().await;
        snapshot
    }

    /// The tables in which something is another now; `sessions` and counts of requests are not looked at.
    pub async fn changed(&mut self) -> Vec<String> {
        self.differing(|table| !BESIDE.contains(&table)).await
    }

    /// The same of the browsers' sessions alone.
    pub async fn changed_sessions(&mut self) -> Vec<String> {
        self.differing(|table| table == "sessions").await
    }

    async fn differing(&mut self, of_interest: impl Fn(&str) -> bool) -> Vec<String> {
        // Nobody wrote anything since the last look that found nothing.
        if self.version == self.version().await {
            return Vec::new();
        }
        let asked: Vec<&String> = self.tables.iter().filter(|table| of_interest(table)).collect();
        let each = asked.iter().map(|table| {
            format!(
                "SELECT '{table}' AS name WHERE EXISTS (SELECT * FROM main.{table} EXCEPT SELECT * FROM before.{table}) \
                 OR EXISTS (SELECT * FROM before.{table} EXCEPT SELECT * FROM main.{table})"
            )
        });
        let each: Vec<String> = each.collect();
        texts(&self.connection, &each.join(" UNION ALL ")).await
    }

    /// Puts everything back, sessions too.
    pub async fn restore(&mut self) {
        let version = self.version().await;
        if version == self.version {
            return;
        }
        let mut all = self.differing(|_| true).await;
        all.sort_unstable();
        if !all.is_empty() {
            let each = all.iter().map(|table| {
                format!("DELETE FROM main.{table}; INSERT INTO main.{table} SELECT * FROM before.{table};")
            });
            let each: String = each.collect();
            run(&self.connection, &format!("BEGIN IMMEDIATE; {each} COMMIT")).await;
        }
        self.version = version;
    }

    /// Changes the database, until the next `restore`.
    pub async fn change(&mut self, statements: &[String]) {
        for statement in statements {
            run(&self.connection, statement).await;
        }
        self.version = -1;
    }

    /// The first column of a question.
    pub async fn texts(&self, question: &str) -> Vec<String> {
        texts(&self.connection, question).await
    }

    /// Another number whenever another connection has written.
    pub async fn version(&self) -> i64 {
        let statement = Statement::from_string(DbBackend::Sqlite, "PRAGMA data_version");
        let row = self.connection.query_one_raw(statement).await.expect("the database answers").expect("a row");
        row.try_get_by_index(0).expect("a number")
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.copy);
    }
}

async fn run(connection: &DatabaseConnection, sql: &str) {
    connection.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

async fn texts(connection: &DatabaseConnection, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(DbBackend::Sqlite, sql);
    let rows = connection.query_all_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}
