//! What a program keeps in memory of hosts' own times changes nothing of what is offered: after each kind of change it
//! offers what a program offers that has just started. In debug builds, such as this one, every page with times also
//! holds what it kept against the database; a use case that forgets to say that a host changed ends there.

use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use domain::account::Role;
use server::availability::{
    ClosedDaysForm, SettingsForm, closed_days, extra_hours, hours, remove_closed_days, remove_extra_hours, remove_hours,
};
use server::feed::{FeedForm, FeedKeeper, Kind, Refresh, add_address, feeds, refresh_one, remove_feed};
use server::program::Program;
use server::steps::AtOnce;
use server::talk::{Offer, free_days, offer};
use server::testing::World;
use server::training;

use crate::feed::Calendars;
use crate::scene::{Leaver, Scene, day};

/// Another program on the same database, which has just started.
fn started(world: &World) -> Program {
    let program = &world.program;
    let settings = program.settings().clone();
    Program::new(program.store().clone(), world.clock.clone(), program.secrets().clone(), settings, AtOnce)
}

/// Somebody who looks at the times again and again.
struct Looker<'w> {
    world: &'w World,
    leaver: Leaver,
    last: Offer,
}

impl<'w> Looker<'w> {
    async fn of(scene: &Scene<'w>) -> Self {
        let leaver = scene.invited("Vera Trek").await;
        let last = offer(&scene.world.program, &leaver.proof).await.expect("the store");
        assert!(!last.talks[0].days.is_empty(), "there are times");
        Self { world: scene.world, leaver, last }
    }

    /// Nothing on offer is different.
    async fn sees_the_same(&mut self, after: &str) {
        let before = self.last.clone();
        self.looks(after).await;
        assert_eq!(self.last, before, "{after}");
    }

    /// Something on offer is different.
    async fn sees_it(&mut self, after: &str) {
        let before = self.last.clone();
        self.looks(after).await;
        assert_ne!(self.last, before, "{after}");
    }

    async fn looks(&mut self, after: &str) {
        self.last = offer(&self.world.program, &self.leaver.proof).await.expect("the store");
        let fresh = offer(&started(self.world), &self.leaver.proof).await.expect("the store");
        assert_eq!(self.last, fresh, "{after}");
    }

    /// How many statements a look takes.
    async fn cost(&self, program: &Program) -> u64 {
        let before = self.world.statements();
        offer(program, &self.leaver.proof).await.expect("the store");
        self.world.statements() - before
    }
}

/// A calendar in which an hour is taken at this hour (UTC) of 20 March 2026.
fn calendar(hour: u32) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260320T{hour:02}0000Z\r\nDURATION:PT1H\r\n\
         END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

server::on_both_databases! {
    async fn what_hosts_set_counts_at_the_next_look(world: World) {
        let scene = Scene::set(&world).await;
        let (program, host, keeper) = (&world.program, scene.adviser, world.times_of(scene.adviser));
        let mut vera = Looker::of(&scene).await;

        world.hours(host, 1, "17:00", "19:00").await;
        vera.sees_it("weekly hours").await;
        let weekly = hours(program, &keeper).await.expect("the store");
        let late = weekly.iter().find(|hours| hours.start_minute() == 17 * 60).expect("those of Monday evening");
        remove_hours(program, &keeper, late.id()).await.expect("the store");
        vera.sees_it("no such hours any more").await;

        world.extra_hours(host, day(3, 7), "10:00", "11:30").await;
        vera.sees_it("hours on a Saturday").await;
        let extra = extra_hours(program, &keeper, day(3, 3)).await.expect("the store").remove(0);
        remove_extra_hours(program, &keeper, extra.id()).await.expect("the store");
        vera.sees_it("no Saturday any more").await;

        world.host_settings(host, &SettingsForm { notice_hours: "100".into(), ..SettingsForm::default() }).await;
        vera.sees_it("a longer notice").await;

        world.closed(host, day(3, 16), day(3, 17)).await;
        vera.sees_it("two closed days").await;
        let closed = closed_days(program, &keeper).await.expect("the store").remove(0);
        remove_closed_days(program, &keeper, closed.id).await.expect("the store");
        vera.sees_it("open again").await;
        world.closed_part(host, day(3, 18), "9:00", "15:00").await;
        vera.sees_it("a part of a day").await;
        let away = ClosedDaysForm {
            first_day: day(3, 24).to_string(),
            reason: "ziek".into(),
            ..ClosedDaysForm::default()
        };
        free_days(program, &keeper, host, &away).await.expect("the store").done();
        vera.sees_it("a day freed").await;
    }

    async fn what_calendars_say_counts_at_the_next_look(world: World) {
        let scene = Scene::set(&world).await;
        let (program, host) = (&world.program, scene.adviser);
        let own = FeedKeeper::own(&world.signed_in(host).await);
        let mut vera = Looker::of(&scene).await;

        let begins = day(3, 19).and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::hours(10);
        world.busy(host, begins, begins + TimeDelta::hours(2)).await;
        vera.sees_it("an uploaded calendar").await;
        let file = feeds(program, &own).await.expect("the store").remove(0);
        remove_feed(program, &own, file.id).await.expect("the store");
        vera.sees_it("taken away").await;

        let server = Calendars::serve(calendar(9)).await;
        let form = FeedForm { address: server.url(), ..FeedForm::default() };
        add_address(program, &own, Kind::Address, &form).await.expect("the store").done();
        vera.sees_it("a calendar elsewhere").await;
        server.now_says(calendar(13));
        world.advance(TimeDelta::minutes(30));
        assert!(matches!(refresh_one(program).await, Ok(Refresh::Read(_))));
        vera.sees_it("read again").await;
        world.advance(TimeDelta::minutes(30));
        assert!(matches!(refresh_one(program).await, Ok(Refresh::Read(_))));
        assert_eq!(vera.cost(program).await, 2, "the same as before: nothing is read anew");
    }

    async fn trainings_and_accounts_count_at_the_next_look(world: World) {
        let scene = Scene::set(&world).await;
        let (program, host) = (&world.program, scene.adviser);
        let mut vera = Looker::of(&scene).await;

        let counts = training::list(world.store().read(), world.board()).await.expect("the store").remove(0);
        training::change(program, &world.keeper(), counts.id, "2026-03-20").await.expect("the store").done();
        vera.sees_it("a training that ends earlier").await;
        training::remove(program, &world.keeper(), counts.id).await.expect("the store");
        vera.sees_it("no training").await;
        world.training(host).await;
        vera.sees_it("a training again").await;

        let other = world.account("Co Lega").role(Role::HrAdviser).trained().every_working_day("07:00", "08:30").make().await;
        vera.sees_it("somebody new").await;
        world.host_settings(other, &SettingsForm { languages: vec!["en".into()], ..SettingsForm::default() }).await;
        vera.sees_it("another language").await;
        world.change_account(host, |form| form.name = "Ad Viseur-Jansen".into()).await;
        vera.sees_it("another name").await;
        world.change_account(host, |form| form.on_leave = true).await;
        vera.sees_it("on leave").await;
        world.change_account(host, |form| form.on_leave = false).await;
        vera.sees_it("back").await;
        world.change_account(other, |form| form.active = false).await;
        vera.looks("switched off").await;
    }

    async fn what_is_erased_after_its_term_is_not_kept_either(world: World) {
        let scene = Scene::set(&world).await;
        let last_year = chrono::NaiveDate::from_ymd_opt(2025, 10, 1).expect("a day");
        world.closed(scene.adviser, last_year, last_year).await;
        world.extra_hours(scene.leader, last_year, "10:00", "11:30").await;
        let mut vera = Looker::of(&scene).await;
        crate::retention::erase(&world).await;
        let kept = closed_days(&world.program, &world.times_of(scene.adviser)).await.expect("the store");
        assert!(kept.is_empty(), "{kept:?}");
        vera.sees_the_same("old days are gone").await;
    }

    async fn only_who_changed_is_read_anew_and_nobody_who_booked(world: World) {
        let scene = Scene::set(&world).await;
        let vera = Looker::of(&scene).await;
        let program = started(&world);
        assert_eq!(vera.cost(&program).await, 3, "the departure, who could host it, and their times");
        assert_eq!(vera.cost(&program).await, 2, "their times are kept");
        let slot = vera.last.talks[0].first[0].clone();
        scene.booked(&vera.leaver, &slot).await;
        assert_eq!(vera.cost(&program).await, 2, "talks are asked for each time");
        world.hours(scene.adviser, 1, "17:00", "19:00").await;
        assert_eq!(vera.cost(&program).await, 3);
        assert_eq!(vera.cost(&program).await, 2);
    }
}

/// The tables that the times of hosts are read from.
const TABLES: [&str; 6] = ["calendar_feed", "closed_days", "extra_hours", "host_settings", "hours", "training"];

/// Files that write into one of them what does not count for times, and what that is.
const OTHERWISE: [(&str, &str); 7] = [
    ("account/change.rs", "the address of the calendar to subscribe to"),
    ("availability/reach.rs", "how a host is reached"),
    ("demonstration/cast.rs", "people before anybody looks"),
    ("feed/add.rs", "a calendar without busy times; those come with `feed/keep.rs`"),
    ("feed/holidays.rs", "calendars of the board"),
    ("store/claim_feed.rs", "when a calendar is read"),
    ("subscription/switch.rs", "the address of the calendar to subscribe to"),
];

/// Whether this file of the server writes into this table.
fn writes(text: &str, table: &str) -> bool {
    let verbs = ["insert", "update_many", "delete"];
    let by_name = verbs.iter().any(|verb| text.contains(&format!(" {table}::Entity::{verb}")))
        || text.contains(&format!(" {table}::ActiveModel {{"))
        || ["delete", "blank"].iter().any(|verb| text.contains(&format!("{verb}::<{table}::Entity>")));
    let is_at_hand = ["{", "Entity;"].iter().any(|what| text.contains(&format!("entity::{table}::{what}")));
    let by_itself =
        verbs.iter().any(|verb| text.contains(&format!(" Entity::{verb}"))) || text.contains("ActiveModel {");
    by_name || (is_at_hand && by_itself)
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_file_that_writes_what_times_are_made_of_says_that_a_host_changed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let (mut silent, mut saying) = (Vec::new(), 0);
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a source");
        if !TABLES.iter().any(|table| writes(&text, table)) {
            continue;
        }
        if text.contains("host_changed(tx") || text.contains("hosts_changed(tx") {
            saying += 1;
        } else {
            let name = path.strip_prefix(&root).expect("below it").to_string_lossy().replace('\\', "/");
            silent.push(name);
        }
    }
    silent.sort();
    assert_eq!(silent, OTHERWISE.map(|(file, _)| file), "say `host_changed`, or here why not");
    assert!(saying >= 10, "{saying} files were recognised");
}
