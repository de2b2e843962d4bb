//! Calendars of a real CalDAV server (Radicale), found from whatever address somebody has of it.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use chrono::TimeDelta;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::feed::{
    AddFault, FeedField, FeedForm, FeedKeeper, Kind, Refresh, Trouble, add_address, feeds, refresh_one, remove_feed,
};
use server::form::Filled;
use server::on_both_databases;
use server::store::entity::calendar_feed;
use server::testing::World;

use super::own::{busy, host};
use crate::mail::python;

/// The server, with the folder it writes in; both go when this value does.
struct CalDav {
    child: Child,
    port: u16,
    folder: PathBuf,
}

impl CalDav {
    fn start(python: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("uitzwaai-caldav-{}", uuid::Uuid::now_v7()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories/feed/caldav_server.py");
        let mut child = Command::new(python)
            .arg(script)
            .arg(&folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("UITZWAAI_PYTHON={python} does not start: {error}"));
        let port = BufReader::new(child.stdout.take().expect("it was asked for"))
            .lines()
            .next()
            .and_then(|line| line.ok()?.parse().ok())
            .expect("the calendar server starts; does the environment of UITZWAAI_PYTHON have radicale?");
        Self { child, port, folder }
    }

    fn form(&self, path: &str, user_name: &str, password: &str) -> FeedForm {
        FeedForm {
            name: String::new(),
            address: format!("http://127.0.0.1:{}{path}", self.port),
            user_name: user_name.into(),
            password: password.into(),
        }
    }
}

impl Drop for CalDav {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What a host's calendars are called.
async fn names(world: &World, host: &FeedKeeper) -> Vec<String> {
    let found = feeds(&world.program, host).await.expect("the store");
    let mut names: Vec<String> = found.into_iter().map(|feed| feed.name).collect();
    names.sort();
    names
}

on_both_databases! {
    async fn calendars_are_found_from_the_address_people_have(world: World) {
        let Some(python) = python() else { return };
        let (server, anna) = (CalDav::start(&python), host(&world, "Anna de Vries").await);
        for path in ["", "/", "/.well-known/caldav", "/anna/", "/anna", "/anna/weg/"] {
            add_address(&world.program, &anna, Kind::Dav, &server.form(path, "anna", "geheim")).await.expect("works").done();
            assert_eq!(names(&world, &anna).await, ["Leeg", "Privé", "Werk"], "{path}: all that take events, and no tasks");
            assert_eq!(busy(&world, &anna).await, ["03-04 09:00", "03-05 09:00"], "{path}: without what Anna declined");
            world.advance(TimeDelta::minutes(30));
            for _ in 0..3 {
                assert!(matches!(refresh_one(&world.program).await, Ok(Refresh::Read(_))), "{path}");
            }
            assert_eq!(busy(&world, &anna).await, ["03-04 09:00", "03-05 09:00"], "{path}, read again");
            for feed in feeds(&world.program, &anna).await.expect("the store") {
                remove_feed(&world.program, &anna, feed.id).await.expect("theirs");
            }
        }
    }

    async fn the_address_of_one_calendar_gives_that_one(world: World) {
        let Some(python) = python() else { return };
        let (server, anna) = (CalDav::start(&python), host(&world, "Anna de Vries").await);
        let typed = FeedForm { name: "Van de school".into(), ..server.form("/anna/werk/", "anna", "geheim") };
        add_address(&world.program, &anna, Kind::Dav, &typed).await.expect("works").done();
        assert_eq!(names(&world, &anna).await, ["Van de school"]);
        assert_eq!(busy(&world, &anna).await, ["03-04 09:00"]);
        // One without events is a calendar as well.
        add_address(&world.program, &anna, Kind::Dav, &server.form("/anna/leeg/", "anna", "geheim")).await.expect("works").done();
        assert_eq!(names(&world, &anna).await, ["Leeg", "Van de school"]);
    }

    async fn a_wrong_password_and_a_forbidden_calendar_are_told_apart(world: World) {
        let Some(python) = python() else { return };
        let (server, anna) = (CalDav::start(&python), host(&world, "Anna de Vries").await);
        for (path, user_name, password, field, trouble) in [
            ("/anna/werk/", "anna", "fout", FeedField::Password, Trouble::SignInNeeded),
            ("/", "anna", "fout", FeedField::Password, Trouble::SignInNeeded),
            ("/bert/werk/", "anna", "geheim", FeedField::Address, Trouble::Forbidden),
            ("/", "carla", "geheim", FeedField::Address, Trouble::NoCalendars),
        ] {
            let form = server.form(path, user_name, password);
            let added = add_address(&world.program, &anna, Kind::Dav, &form).await.expect("works");
            assert_eq!(added, Filled::Faulty(vec![(field, AddFault::Trouble(trouble))]), "{path} as {user_name}");
        }
        assert_eq!(calendar_feed::Entity::find().count(world.store().read()).await.expect("the store"), 0);
    }
}
