//! Every column of the database has somebody who decided what becomes of it.

use server::on_both_databases;
use server::retention::columns::{Fate, TABLES};

use super::schema;

on_both_databases! {
    async fn every_column_of_the_database_is_in_the_list_and_nothing_else(world: World) {
        let mut decided: Vec<(String, Vec<String>)> = TABLES
            .iter()
            .map(|table| {
                let columns = table.columns.iter().flat_map(|(_, columns)| columns.iter());
                let mut columns: Vec<String> = columns.map(|column| (*column).to_owned()).collect();
                columns.sort();
                (table.name.to_owned(), columns)
            })
            .collect();
        decided.sort();
        let there = schema(&world).await;
        for (one, other) in there.iter().zip(&decided) {
            assert_eq!(one, other, "decide in server/src/retention/columns.rs what becomes of a new column");
        }
        assert_eq!(there.len(), decided.len());
    }
}

#[test]
fn whatever_stays_says_why() {
    for table in TABLES {
        for (fate, _) in table.columns {
            if let Fate::Stays(why) = fate {
                assert!(why.split(' ').count() > 3, "{}: {why}", table.name);
            }
        }
    }
}

/// The documentation has the same list, so that whoever writes a record of processing has it at hand.
#[test]
fn the_documentation_has_a_row_for_the_same_columns() {
    let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/retention.md");
    let page = std::fs::read_to_string(page).expect("docs/retention.md");
    let (_, documented) = page.split_once("## Every column").expect("its heading");
    let mut rows: Vec<&str> = documented.lines().filter(|line| line.starts_with("| `")).collect();
    let mut missing = Vec::new();
    for table in TABLES {
        for (fate, columns) in table.columns {
            let columns: Vec<String> = columns.iter().map(|column| format!("`{column}`")).collect();
            let told = match fate {
                Fate::Goes(_) => "goes ".to_owned(),
                Fate::Stays(why) => format!("stays: {why}"),
            };
            let start = format!("| `{}` | {} | {told}", table.name, columns.join(", "));
            match rows.iter().position(|row| row.starts_with(&start)) {
                Some(at) => {
                    rows.remove(at);
                }
                None => missing.push(start),
            }
        }
    }
    assert!(missing.is_empty(), "docs/retention.md, \"Every column\", lacks:\n{}", missing.join("\n"));
    assert!(rows.is_empty(), "docs/retention.md, \"Every column\", has of no table:\n{}", rows.join("\n"));
}
