//! The bytes of the database.

use std::collections::BTreeSet;

use domain::Language;
use domain::organisation_import::List;
use domain::rights::{RequestWords, Right};
use sea_orm::{ConnectionTrait, Statement};
use server::departure::import::{Previewing, preview};
use server::on_both_databases;
use server::organisation_import::{self, File};
use server::stay::{Staying, ask};
use server::store::entity::import::{bytes_of, text_of};
use server::testing::World;

use crate::departure::fields;
use crate::retention::{NAMES, WORD, full, schema};
use crate::scene::Scene;

/// Everything that a copy of the database holds: the files of SQLite, the rows of PostgreSQL as `pg_dump` writes them.
pub async fn copy_of(world: &World) -> String {
    if let Some(path) = world.database_url().strip_prefix("sqlite:") {
        let mut bytes = Vec::new();
        for end in ["", "-wal"] {
            bytes.extend(std::fs::read(format!("{path}{end}")).unwrap_or_default());
        }
        return String::from_utf8_lossy(&bytes).to_lowercase();
    }
    let (conn, mut copy) = (world.store().read(), String::new());
    for (table, _) in schema(world).await {
        let sql = format!("select row_to_json(t)::text as it from \"{table}\" t");
        let rows = conn.query_all_raw(Statement::from_string(conn.get_database_backend(), sql)).await.expect("read");
        for row in rows {
            copy.push_str(&row.try_get::<String>("", "it").expect("a text"));
        }
    }
    copy.to_lowercase()
}

on_both_databases! {
    async fn a_copy_of_the_database_holds_nothing_of_what_was_written(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = full(&world, &scene).await;
        let with_code = scene.proof(leaver.id, true).await;
        let words = RequestWords::parse(WORD).expect("some words");
        server::rights::ask(&world.program, &with_code, Right::Object, &words).await.expect("the store");
        let other = scene.leaver("Noor Jansen").await;
        server::questionnaire::save_screen(
            &world.program,
            &other.proof,
            "ahead",
            &fields(&[("tip", WORD)]),
            server::questionnaire::Onward::Next,
        )
        .await
        .expect("the store");
        let all = world.all_sealed().await;
        let holding: BTreeSet<(&str, &str)> = all
            .iter()
            .filter(|value| value.opened.to_lowercase().contains(WORD))
            .map(|value| (value.place.table, value.place.column))
            .collect();
        for (table, column) in [
            ("drafts", "answers"),
            ("events", "detail"),
            ("outbox", "payload"),
            ("report_additions", "words"),
            ("report_replies", "words"),
            ("reports", "content"),
            ("responses", "answers"),
            ("rights_requests", "words"),
            ("tasks", "owner_name"),
            ("tasks", "what"),
        ] {
            assert!(holding.contains(&(table, column)), "{table}.{column} holds the word when it is opened");
        }
        let copy = copy_of(&world).await;
        assert!(copy.contains("voluntary"), "it is a copy of the database");
        assert!(!copy.contains(WORD), "the word stands there in clear");
    }

    async fn a_copy_of_the_database_holds_no_name_and_no_address_of_a_leaver(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = full(&world, &scene).await;
        let stays = ask(&world.program, &scene.proof(leaver.id, true).await, "zwaantje@later.test", Language::Nl).await;
        assert_eq!(stays.expect("the store"), Staying::MailSent);
        let list = "naam;prive_e_mail;school;soort vertrek;laatste werkdag;einde dienstverband\n\
            Wouter Wachtlijst;wouter@wacht.test;Het Noorden;voluntary;24-06-2026;30-06-2026\n";
        let kept = preview(&world.program, &world.coordinator(), "wachtlijst-wouter.csv", list.as_bytes()).await;
        assert!(matches!(kept.expect("the store"), Previewing::Stored(_)));
        let people = "naam;mailadres;rollen;werkt op;geldt voor;taal\nWouter Wachtlijst;wouter@wacht.test;adviseur;;;\n";
        let people = File { list: List::People, name: "mensen-wouter.csv".into(), bytes: people.into() };
        let kept = organisation_import::preview(&world.program, &world.keeper(), &[people], None).await;
        assert!(matches!(kept, Ok(organisation_import::Previewing::Stored(_))), "{kept:?}");
        let hidden: Vec<&str> =
            NAMES.into_iter().chain(["quispel@werk.test", "later.test", "wouter", "wachtlijst"]).collect();
        let holds = |text: &str| hidden.iter().any(|word| text.to_lowercase().contains(word));
        let all = world.all_sealed().await;
        let holding: BTreeSet<(&str, &str)> = all
            .iter()
            .filter(|value| {
                let file = bytes_of(&value.opened).unwrap_or_default();
                holds(&value.opened) || holds(&String::from_utf8_lossy(&file))
            })
            .map(|value| (value.place.table, value.place.column))
            .collect();
        for (table, column) in [
            ("departures", "name"),
            ("departures", "name_parts"),
            ("departures", "private_email"),
            ("departures", "work_email"),
            ("former_colleagues", "address"),
            ("imports", "content"),
            ("imports", "file_name"),
            ("organisation_imports", "people_content"),
            ("organisation_imports", "people_name"),
            ("outbox", "to_address"),
            ("outbox", "to_name"),
        ] {
            assert!(holding.contains(&(table, column)), "{table}.{column} holds one when it is opened");
        }
        let copy = copy_of(&world).await;
        assert!(copy.contains("voluntary"), "it is a copy of the database");
        for word in hidden {
            assert!(!copy.contains(word), "{word} stands there in clear");
        }
        assert!(!copy.contains(&text_of(list.as_bytes()).to_lowercase()[..40]), "nor as the text of a file");
    }
}
