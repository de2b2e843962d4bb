//! Who may ask for what: docs/permissions.md, compared with what the program does.
//!
//! On SQLite alone: which rows a request may reach is decided above the database, and a walk puts the database back
//! after each step.

mod asking;
pub mod form;
mod fresh;
mod mails;
mod people;
mod place;
mod requests;
mod scopes;
mod secrets;
mod snapshot;
mod table;
mod twins;
mod unasked;
mod walk;

use server::testing::{Kind, World};

use crate::provider::fake::Fake;

use fresh::By;
use people::ASKERS;
use table::Matrix;
use walk::Walk;

#[test]
fn the_page_and_the_stories_name_the_same_people() {
    let told: Vec<String> = ASKERS.iter().map(|asker| asker.code.to_owned()).collect();
    assert_eq!(Matrix::read().people, told, "\"Who asks\" of docs/permissions.md, and matrix/people.rs");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_may_ask_for_what_the_page_says_and_reads_nothing_else() {
    let world = World::on(Kind::Sqlite).await;
    let walk = Walk::begin(&world).await;
    let incomplete = walk.complete();
    assert!(incomplete.is_empty(), "{}", incomplete.join("\n"));
    let found = walk.walk().await;
    println!("{} addresses × {} people = {} cells", found.rows, ASKERS.len(), found.cells);
    assert!(found.wrong.is_empty(), "{} of {} cells:\n{}", found.wrong.len(), found.cells, found.wrong.join("\n"));
    // The same pages, as everybody finds them: no text of several lines is lost with its page.
    assert!(found.unsaved.is_empty(), "nothing saves these while they are typed: {:#?}", found.unsaved);
    assert!(found.texts.len() >= 12, "too few texts were found: {:#?}", found.texts);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_reaches_deep_asks_for_a_fresh_sign_in_by_a_code_and_loses_nothing() {
    let world = World::on(Kind::Sqlite).await;
    let wrong = fresh::walk(&world, &By::Code).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_reaches_deep_asks_for_a_fresh_sign_in_at_the_provider_and_loses_nothing() {
    let world = World::on(Kind::Sqlite).await;
    let wrong = fresh::walk(&world, &By::Provider(Fake::start().await)).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
