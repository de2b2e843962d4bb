//! Several instances of the program on one PostgreSQL, behind haproxy as the example in `packaging/` sets it up, and a
//! PostgreSQL of two machines of which one dies.

mod cluster;
mod front;
mod leader;
mod restarts;
mod together;
mod upgrade;

use std::collections::BTreeMap;
use std::time::Duration;

use sea_orm::{EntityTrait, QueryFilter};
use server::mail::MailKind;
use server::store::TypedColumn;
use server::store::entity::outbox;
use server::testing::World;

use self::front::{Front, PLACES};
use crate::crash::crew::Crew;
use crate::crash::kills::Count;
use crate::crash::verdict::check_stopped;
use crate::running::{Running, free_address};

/// So many are acknowledged before the next thing happens: more than everybody has under way.
const MORE: usize = 24;
/// Longer than this they do not take for it.
const PATIENCE: Duration = Duration::from_secs(60);
/// A client that goes on for longer than these stories take has missed that everything has stopped.
const WORK_LIMIT: Duration = Duration::from_secs(180);
/// For how long an instance that was asked to stop goes on serving, in seconds: haproxy looks each second.
const DRAIN: (&str, &str) = ("UITZWAAI_DRAIN_SECONDS", "3");

/// Three of them on the database of this world, and haproxy before them. Their mails go into the folder of the first.
fn three(world: &World, more: &[(&str, &str)]) -> (Front, Vec<Running>) {
    let address = free_address();
    let first = Running::start_behind(world, Some(address), more);
    let mails = first.folder().join("mails").display().to_string();
    let mut settings = more.to_vec();
    settings.push(("UITZWAAI_MAIL_DIR", mails.as_str()));
    let mut all = vec![first];
    all.extend((1..PLACES.len()).map(|_| Running::start_behind(world, Some(address), &settings)));
    let front = Front::before(address, &all);
    (front, all)
}

/// Waits until so much more is acknowledged.
fn goes_on(count: &Count, when: &str) {
    let now = count.wait_for(0, Duration::ZERO);
    let reached = count.wait_for(now + MORE, PATIENCE);
    assert!(reached >= now + MORE, "{when}: it stopped at {reached}");
}

/// Whoever wrote finds it there, all instances stop as they are asked to, and after so many kills everything is as it
/// was acknowledged, and once.
async fn ends_well(world: &World, all: &[Running], crew: &Crew<'_>, kills: usize) {
    for client in &crew.writing {
        client.is_kept();
        assert!(client.acknowledged > 0, "somebody never got through");
    }
    assert!(!crew.handing_in.done.is_empty() && !crew.importing.kept.is_empty(), "nobody handed in, or no list came");
    assert!(crew.registering.names.values().any(|acknowledged| *acknowledged), "nobody was registered");
    tokio::task::block_in_place(|| {
        for instance in all {
            instance.ask_to_stop();
        }
        for instance in all {
            assert!(instance.ended().success(), "{}", instance.log());
        }
    });
    check_stopped(world, &all[0], crew, kills).await;
    let found = outbox::Entity::find().filter(outbox::Column::Kind.is(MailKind::Questionnaire));
    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    for row in found.all(world.store().read()).await.expect("the store") {
        *asked.entry(row.departure_id.expect("of a departure").to_string()).or_default() += 1;
    }
    assert!(asked.values().all(|number| *number == 1), "the course took a step more than once: {asked:?}");
}
