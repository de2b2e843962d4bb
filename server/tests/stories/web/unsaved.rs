//! The database goes while the session is saved, behind a page or a form that is answered already: it is said as
//! everywhere, and nothing typed is lost.

use chrono::{TimeDelta, Utc};
use domain::account::Role;
use sea_orm::{
    ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use server::on_both_databases;
use server::testing::World;

use crate::addresses::HOURS_ADD;
use crate::running::Running;
use crate::web::browser::signed_in;
use crate::web::markup::form_to;
use crate::web::visitor::Visitor;

const TIMES: &str = "/staff/availability";
/// How often somebody sends a form anew: more often than the program has connections that may have broken.
const TRIES: usize = 30;

/// Sessions can be read meanwhile, and not written.
async fn nobody_saves(world: &World, conn: &DatabaseConnection) -> DatabaseTransaction {
    if world.store().is_sqlite() {
        let exclusive = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Exclusive),
            ..TransactionOptions::default()
        };
        return conn.begin_with_options(exclusive).await.expect("nobody writes");
    }
    let held = conn.begin().await.expect("it answers");
    held.execute_unprepared("LOCK TABLE sessions IN EXCLUSIVE MODE").await.expect("nobody else does");
    held
}

on_both_databases! {
    async fn a_session_that_cannot_be_saved_is_a_page_that_says_so_and_has_what_was_typed(world: World) {
        // The program reads the machine's clock. When somebody was seen is noted again some minutes later.
        world.advance(Utc::now() - world.now() - TimeDelta::minutes(8));
        let anna = world.account("Anna de Vries").role(Role::HrAdviser).make().await;
        let session = signed_in(&world, anna).await;
        let running = Running::start(&world);
        let visitor = Visitor::new(&running, "Firefox/1", "10.0.0.1").having("session", &session);
        let other = Database::connect(world.database_url()).await.expect("it opens");

        let held = nobody_saves(&world, &other).await;
        let answer = visitor.ask(TIMES, None);
        assert_eq!(answer.status, 503, "{}", answer.text);
        assert!(answer.body().contains("Het lukt nu even niet") && answer.body().contains("Er is niets half bewaard"));
        assert!(answer.text.to_ascii_lowercase().contains("content-security-policy: "), "a page like every other");
        held.rollback().await.expect("it is let go");
        let page = visitor.ask(TIMES, None);
        assert_eq!(page.status, 200);

        // Nothing is written but what was typed, into the session.
        let wrong = [("weekday", "2"), ("start", "kwart over"), ("end", "15:00"), ("way", "phone"), ("place", "")];
        let form = form_to(page.body(), HOURS_ADD).body(None, &wrong);
        let held = nobody_saves(&world, &other).await;
        let answer = visitor.ask(HOURS_ADD, Some(&form));
        assert_eq!(answer.status, 503, "{}", answer.text);
        assert!(answer.body().contains("Misschien is wat je net verstuurde al bewaard"), "{}", answer.body());
        let again = form_to(answer.body(), HOURS_ADD);
        assert!(again.fields.contains(&("start".to_owned(), "kwart over".to_owned())), "{again:?}");
        held.rollback().await.expect("it is let go");
        let again = again.body(None, &[]);
        let back = (0..TRIES).map(|_| visitor.ask(HOURS_ADD, Some(&again))).find(|answer| answer.status != 503);
        let back = back.expect("it goes on by itself");
        assert!(visitor.ask(&back.location, None).body().contains("value=\"kwart over\""), "it is shown again");
        other.close().await.expect("closes");
    }
}
