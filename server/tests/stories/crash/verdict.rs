//! What has to hold after any number of kills.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::DepartureId;
use domain::time_line::EventKind;
use mail_parser::MessageParser;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter, Statement};
use server::jobs::deliver::deliver_all;
use server::log::{Verdict, verify};
use server::settings::MailTo;
use server::steps::advance_due;
use server::store::TypedColumn;
use server::store::entity::outbox::{MailState, Model as Mail};
use server::store::entity::{appointment, departure, event, import, outbox, response};
use server::testing::World;

use super::crew::Crew;
use crate::mail::post::posting;
use crate::projections::are_what_the_facts_say;
use crate::running::Running;
use crate::talk::many;

/// Longer than a mail is claimed for by a program that is gone.
const CLAIMS_ARE_OVER: TimeDelta = TimeDelta::minutes(16);

/// The program runs, after so many kills; it is ended here, by one more.
pub async fn check(world: &World, running: &Running, crew: &Crew<'_>, kills: usize) {
    for client in &crew.writing {
        client.is_kept();
    }
    tokio::task::block_in_place(|| running.kill());
    check_stopped(world, running, crew, kills + 1).await;
}

/// The same of a program that runs no more, whose writers have looked at what they wrote. Without any kill no mail has
/// left two times.
pub async fn check_stopped(world: &World, running: &Running, crew: &Crew<'_>, kills: usize) {
    nothing_is_lost(world, crew).await;
    world.advance(Utc::now() - world.now() + CLAIMS_ARE_OVER);
    mails_left_once(world, running, kills).await;
    fits_together(world).await;
}

/// What the program said is done, but for what may be changed again.
pub struct Acknowledged {
    handed_in: Vec<DepartureId>,
    lists: Vec<String>,
    registered: Vec<String>,
    /// The number of each text that is written over and over.
    texts: Vec<usize>,
}

impl Acknowledged {
    /// Until now.
    pub fn by(crew: &Crew<'_>) -> Self {
        let registered = crew.registering.names.iter().filter(|(_, acknowledged)| **acknowledged);
        Self {
            handed_in: crew.handing_in.done.iter().map(|(id, _)| *id).collect(),
            lists: crew.importing.kept.clone(),
            registered: registered.map(|(name, _)| name.clone()).collect(),
            texts: crew.writing.iter().map(|client| client.last).collect(),
        }
    }

    /// Whether there is some of everything.
    pub fn has_everything(&self) -> bool {
        let is_written = self.texts.iter().any(|number| *number > 0);
        is_written && !self.handed_in.is_empty() && !self.lists.is_empty() && !self.registered.is_empty()
    }

    /// Fails where an older text stands in a page of the program, which runs.
    pub fn texts_are_kept(&self, crew: &Crew<'_>) {
        for (client, number) in crew.writing.iter().zip(&self.texts) {
            client.is_kept_since(*number);
        }
    }
}

/// All that was acknowledged is there, nothing two times and nothing by half, but for texts, which the pages show.
pub async fn nothing_is_lost(world: &World, crew: &Crew<'_>) {
    is_there(world, crew, &Acknowledged::by(crew)).await;
    talks_stand(world, crew).await;
}

/// The same of what was acknowledged at another time, whatever was done since.
pub async fn is_there(world: &World, crew: &Crew<'_>, acknowledged: &Acknowledged) {
    handed_in_once(world, acknowledged).await;
    lists_and_records_are_there(world, crew, acknowledged).await;
}

/// What stands there agrees with what else does. What was due was looked at before.
pub async fn fits_together(world: &World) {
    many::check(world).await;
    let rows = departure::Entity::find().all(world.store().read()).await.expect("the store");
    are_what_the_facts_say(world, world.board(), &rows).await;
    for (_, verdict) in verify(world.store(), world.program.secrets()).await.expect("the store") {
        assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
    }
    if world.store().is_sqlite() {
        is_sound(world).await;
    }
}

/// SQLite finds nothing wrong with its file.
pub async fn is_sound(world: &World) {
    assert_eq!(pragma(world, "integrity_check").await, ["ok"]);
    assert!(pragma(world, "foreign_key_check").await.is_empty(), "a row refers to nothing");
}

async fn handed_in_once(world: &World, acknowledged: &Acknowledged) {
    let conn = world.store().read();
    let mut of = BTreeMap::new();
    for row in response::Entity::find().all(conn).await.expect("the store") {
        *of.entry(row.departure_id.to_string()).or_insert(0) += 1;
    }
    assert!(of.values().all(|number| *number == 1), "handed in two times: {of:?}");
    for leaver in &acknowledged.handed_in {
        assert!(of.contains_key(&leaver.to_string()), "{leaver} was thanked for what is not there");
        let told = event::Entity::find()
            .filter(event::Column::DepartureId.is(*leaver))
            .filter(event::Column::Kind.is(EventKind::Submitted));
        assert_eq!(told.count(conn).await.expect("the store"), 1, "on the time line of {leaver}");
    }
}

/// Each talk is when it was said to be last, or when somebody asked for since.
async fn talks_stand(world: &World, crew: &Crew<'_>) {
    let live = appointment::Entity::find().filter(appointment::Column::LiveKey.is_not_null());
    let live = live.all(world.store().read()).await.expect("the store");
    for client in &crew.booking {
        let of: Vec<_> = live.iter().filter(|row| row.departure_id.to_string() == client.leaver.departure).collect();
        assert!(of.len() <= 1, "two appointments of one talk");
        let stands: Option<DateTime<Utc>> = of.first().map(|row| row.starts_at);
        assert!(client.stands.contains(&stands), "{stands:?}, not of {:?}", client.stands);
    }
}

async fn lists_and_records_are_there(world: &World, crew: &Crew<'_>, acknowledged: &Acknowledged) {
    let conn = world.store().read();
    let lists = import::Entity::find().all(conn).await.expect("the store");
    let lists: BTreeSet<String> = lists.iter().map(|row| row.id.to_string()).collect();
    for list in &acknowledged.lists {
        assert!(lists.contains(list), "the list {list} is gone");
    }
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    for row in departure::Entity::find().all(conn).await.expect("the store") {
        *named.entry(world.name(&row)).or_default() += 1;
    }
    let doubled: Vec<_> = named.iter().filter(|(_, number)| **number > 1).collect();
    assert!(doubled.is_empty(), "registered two times: {doubled:?}");
    for name in &acknowledged.registered {
        assert!(named.contains_key(name), "{name} is not there");
    }
    for names in &crew.importing.lists {
        let made = names.iter().filter(|name| named.contains_key(*name)).count();
        assert!([0, names.len()].contains(&made), "{made} of the list {names:?}");
    }
}

/// Everything that is due has left: one file a mail, but for a repetition under the same Message-ID where the program
/// was killed between the file and its mark.
async fn mails_left_once(world: &World, running: &Running, kills: usize) {
    let folder = running.folder().join("mails");
    let program = posting(world, MailTo::Folder(folder.clone()));
    for _ in 0..2 {
        deliver_all(&program).await.expect("the store");
        advance_due(&program).await.expect("the course");
    }
    deliver_all(&program).await.expect("the store");
    let mut left: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("ASCII").to_owned();
        // What has no name of a mail yet is none.
        let Some((_, id)) = name.strip_suffix(".eml").and_then(|name| name.split_once('-')) else { continue };
        let bytes = std::fs::read(&path).expect("a mail");
        let message = MessageParser::default().parse(&bytes).expect("a mail that is whole");
        left.entry(id.to_owned()).or_default().push(message.message_id().expect("its id").to_owned());
    }
    let rows: Vec<Mail> = outbox::Entity::find().all(world.store().read()).await.expect("the store");
    let mut repeated = 0;
    for row in &rows {
        let times = left.remove(&row.id.to_string()).unwrap_or_default();
        assert!(times.iter().all(|id| *id == row.message_id), "{} as {times:?}", row.message_id);
        let is_due = *row.state == MailState::Waiting && row.due_at <= world.now();
        assert!(!is_due && *row.state != MailState::Claimed, "{} has not left: {}", row.kind.code(), row.state.code());
        if *row.state == MailState::Sent {
            assert!(!times.is_empty(), "{} is marked as sent, and was not", row.kind.code());
        }
        repeated += times.len().saturating_sub(1);
    }
    assert!(left.is_empty(), "mails of no row: {left:?}");
    assert!(repeated <= kills, "{repeated} repetitions after {kills} kills");
}

/// What a PRAGMA of SQLite answers, line by line.
async fn pragma(world: &World, name: &str) -> Vec<String> {
    let statement = Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {name}"));
    let rows = world.store().read().query_all_raw(statement).await.expect("the store");
    rows.iter().map(|row| row.try_get_by_index::<String>(0).expect("a text")).collect()
}
