//! Small writes that stand in line share a commit on SQLite, and none takes another along.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use domain::ids::BoardId;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QuerySelect, Statement};
use server::on_both_databases;
use server::store::entity::unit;
use server::store::{Store, StoreError};
use server::testing::{Kind, World};
use tokio::sync::Notify;
use tokio::task::JoinSet;

use super::writes::insert_school;

/// How many stand in line.
const AT_ONCE: usize = 40;
/// Longer than this nobody writes who is not given up.
const GIVEN_UP_AFTER: Duration = Duration::from_millis(50);

/// What becomes of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Kept,
    /// It changes its mind after it has written.
    Refused,
    /// A statement of it fails after another was made.
    Fails,
    /// Its browser is gone in the middle of it.
    GivenUp,
}

const FATES: [Fate; 5] = [Fate::Kept, Fate::Refused, Fate::Kept, Fate::Fails, Fate::GivenUp];

#[derive(Debug)]
enum Ended {
    OnPurpose,
    ByStore(StoreError),
}

impl From<StoreError> for Ended {
    fn from(error: StoreError) -> Self {
        Self::ByStore(error)
    }
}

/// Writes a school of this number; whether it was acknowledged.
async fn write(store: Store, board: BoardId, number: usize) -> bool {
    let fate = FATES[number % FATES.len()];
    let name = &format!("School {number}");
    let written = store.write_small(|tx| {
        Box::pin(async move {
            insert_school(tx, board, name).await?;
            match fate {
                Fate::Kept => Ok(()),
                Fate::Refused => Err(Ended::OnPurpose),
                Fate::Fails => Ok(insert_school(tx, board, name).await?),
                Fate::GivenUp => std::future::pending().await,
            }
        })
    });
    if fate == Fate::GivenUp {
        return tokio::time::timeout(GIVEN_UP_AFTER, written).await.is_ok();
    }
    match written.await {
        Ok(()) => true,
        Err(Ended::OnPurpose) => {
            assert_eq!(fate, Fate::Refused);
            false
        }
        Err(Ended::ByStore(error)) => {
            assert_eq!(fate, Fate::Fails, "{error:?}");
            false
        }
    }
}

async fn names(world: &World) -> Vec<String> {
    let rows: Vec<String> = unit::Entity::find()
        .select_only()
        .column(unit::Column::Name)
        .into_tuple()
        .all(world.store().read())
        .await
        .expect("the store");
    let mut names = rows;
    names.sort();
    names
}

on_both_databases! {
    async fn of_many_in_line_those_are_there_that_were_acknowledged_and_no_others(world: World) {
        let mut line = JoinSet::new();
        for number in 0..AT_ONCE {
            let (store, board) = (world.store().clone(), world.board());
            line.spawn(async move { (number, write(store, board, number).await) });
        }
        let mut acknowledged = Vec::new();
        while let Some(ended) = line.join_next().await {
            let (number, stored) = ended.expect("no write panics");
            if stored {
                acknowledged.push(format!("School {number}"));
            }
        }
        acknowledged.sort();
        let kept = (0..AT_ONCE).filter(|number| FATES[number % FATES.len()] == Fate::Kept).count();
        assert_eq!(acknowledged.len(), kept);
        assert_eq!(names(&world).await, acknowledged);
    }
}

/// Writes a school and waits for a word before it is done.
async fn write_slowly(
    store: Store,
    board: BoardId,
    name: &'static str,
    begun: Arc<Notify>,
    goes_on: Arc<Notify>,
) -> Result<(), StoreError> {
    let (begun, goes_on) = (&begun, &goes_on);
    let written = store.write_small(|tx| {
        Box::pin(async move {
            insert_school(tx, board, name).await?;
            begun.notify_one();
            goes_on.notified().await;
            Ok::<_, StoreError>(())
        })
    });
    written.await
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_hears_that_it_is_stored_before_the_commit_that_is_shared() {
    let world = World::on(Kind::Sqlite).await;
    let words: Vec<Arc<Notify>> = (0..4).map(|_| Arc::default()).collect();
    let (store, board) = (world.store().clone(), world.board());
    let first = tokio::spawn(write_slowly(store, board, "De Brug", words[0].clone(), words[1].clone()));
    words[0].notified().await;
    let (store, board) = (world.store().clone(), world.board());
    let mut second = Box::pin(write_slowly(store, board, "De Linde", words[2].clone(), words[3].clone()));
    // It stands in line before the first is done.
    poll_fn(|context| Poll::Ready(second.as_mut().poll(context).is_pending().then_some(()))).await.expect("it waits");
    let second = tokio::spawn(second);
    words[1].notify_one();
    words[2].notified().await;
    assert!(!first.is_finished(), "its commit waits for the second");
    let there = unit::Entity::find().count(world.store().read()).await.expect("the store");
    assert_eq!(there, 0, "nobody else sees it yet");
    words[3].notify_one();
    first.await.expect("it ends").expect("it is written");
    second.await.expect("it ends").expect("it is written");
    assert_eq!(names(&world).await, ["De Brug", "De Linde"]);
}

/// Whoever waits for `first` is given up after they were looked at so often: in line, as they join, as they write.
async fn given_up_after(looks: usize) {
    let world = World::on(Kind::Sqlite).await;
    let (begun, goes_on): (Arc<Notify>, Arc<Notify>) = (Arc::default(), Arc::default());
    let (store, board) = (world.store().clone(), world.board());
    let first = tokio::spawn(write_slowly(store, board, "De Brug", Arc::clone(&begun), Arc::clone(&goes_on)));
    begun.notified().await;
    let store = world.store().clone();
    let mut second = Box::pin(async move {
        let written = store.write_small(|tx| Box::pin(async move { insert_school(tx, board, "De Linde").await }));
        written.await
    });
    for look in 0..looks {
        if look == 1 {
            goes_on.notify_one();
        }
        if look > 0 {
            // The first goes on while another answer comes from the database; nothing depends on how far it gets.
            names(&world).await;
        }
        let ended = poll_fn(|context| Poll::Ready(second.as_mut().poll(context).is_ready())).await;
        if ended {
            break;
        }
    }
    drop(second);
    goes_on.notify_one();
    let first = first.await.expect("it ends");
    let there = names(&world).await;
    assert_eq!(there.iter().any(|name| name == "De Brug"), first.is_ok(), "after {looks} looks: {first:?}, {there:?}");
    assert!(first.is_ok(), "after {looks} looks: {first:?}");
    assert!(write(world.store().clone(), world.board(), 0).await);
    assert!(names(&world).await.iter().any(|name| name == "School 0"), "others go on writing");
}

// One thread, so that nothing happens between a look and the moment they are given up.
#[tokio::test]
async fn whoever_is_given_up_as_they_join_takes_nobody_along() {
    for looks in 1..=12 {
        given_up_after(looks).await;
    }
}

/// Looks who is there and changes its mind over it; the names somebody else reads when it has heard so.
async fn stand_back(store: Store) -> (Vec<String>, u64) {
    let looked = store.write_small(|tx| {
        Box::pin(async move {
            let rows = unit::Entity::find().select_only().column(unit::Column::Name);
            let names: Vec<String> = rows.into_tuple().all(tx).await.map_err(StoreError::from)?;
            Err::<(), _>(Seen::Names(names))
        })
    });
    let seen = match looked.await {
        Err(Seen::Names(seen)) => seen,
        Err(Seen::ByStore(error)) => panic!("{error:?}"),
        Ok(()) => panic!("it stands back"),
    };
    (seen, unit::Entity::find().count(store.read()).await.expect("the store"))
}

#[derive(Debug)]
enum Seen {
    Names(Vec<String>),
    ByStore(StoreError),
}

impl From<StoreError> for Seen {
    fn from(error: StoreError) -> Self {
        Self::ByStore(error)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_stands_back_for_what_another_wrote_finds_it_when_they_look() {
    let world = World::on(Kind::Sqlite).await;
    let words: Vec<Arc<Notify>> = (0..4).map(|_| Arc::default()).collect();
    let (store, board) = (world.store().clone(), world.board());
    let first = tokio::spawn(write_slowly(store, board, "De Brug", words[0].clone(), words[1].clone()));
    words[0].notified().await;
    let mut second = Box::pin(stand_back(world.store().clone()));
    let (store, board) = (world.store().clone(), world.board());
    let mut third = Box::pin(write_slowly(store, board, "De Linde", words[2].clone(), words[3].clone()));
    // They stand in line, in this order, before the first is done.
    poll_fn(|context| Poll::Ready(second.as_mut().poll(context).is_pending().then_some(()))).await.expect("it waits");
    poll_fn(|context| Poll::Ready(third.as_mut().poll(context).is_pending().then_some(()))).await.expect("it waits");
    let (second, third) = (tokio::spawn(second), tokio::spawn(third));
    words[1].notify_one();
    words[2].notified().await;
    assert!(!second.is_finished(), "what it saw is not on disk yet");
    words[3].notify_one();
    let (seen, there) = second.await.expect("it ends");
    assert_eq!((seen, there), (vec!["De Brug".to_owned()], 2));
    first.await.expect("it ends").expect("it is written");
    third.await.expect("it ends").expect("it is written");
}

/// One statement as a small write of its own.
async fn run(store: &Store, sql: &str) -> Result<(), StoreError> {
    store
        .write_small(|tx| Box::pin(async move { tx.execute_unprepared(sql).await.map(drop).map_err(Into::into) }))
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_disk_is_full_for_the_second_the_first_hears_what_became_of_its_own() {
    let world = World::on(Kind::Sqlite).await;
    run(world.store(), "CREATE TABLE filler (content BLOB)").await.expect("there is room");
    let (begun, goes_on): (Arc<Notify>, Arc<Notify>) = (Arc::default(), Arc::default());
    let first = {
        let (store, begun, goes_on) = (world.store().clone(), Arc::clone(&begun), Arc::clone(&goes_on));
        tokio::spawn(async move {
            let (begun, goes_on) = (&begun, &goes_on);
            let written = store.write_small(|tx| {
                Box::pin(async move {
                    tx.execute_unprepared("INSERT INTO filler VALUES (x'01')").await?;
                    begun.notify_one();
                    goes_on.notified().await;
                    Ok::<_, StoreError>(())
                })
            });
            written.await
        })
    };
    begun.notified().await;
    let store = world.store().clone();
    let mut second = Box::pin(async move {
        let written = store.write_small(|tx| {
            Box::pin(async move {
                tx.execute_unprepared("PRAGMA max_page_count = 1").await?;
                tx.execute_unprepared("INSERT INTO filler VALUES (zeroblob(20000000))").await?;
                Ok::<_, StoreError>(())
            })
        });
        written.await
    });
    poll_fn(|context| Poll::Ready(second.as_mut().poll(context).is_pending().then_some(()))).await.expect("it waits");
    goes_on.notify_one();
    let full = second.await;
    assert!(matches!(full, Err(StoreError::Unavailable(_))), "{full:?}");
    let first = first.await.expect("it ends");
    let there = || async {
        let count = Statement::from_string(DbBackend::Sqlite, "SELECT count(*) FROM filler");
        let row = world.store().read().query_one_raw(count).await.expect("the store").expect("a number");
        row.try_get_by_index::<i64>(0).expect("a number")
    };
    assert_eq!(there().await, i64::from(first.is_ok()), "{first:?}");
    let kept = there().await;
    run(world.store(), "INSERT INTO filler VALUES (x'02')").await.expect("there is room again");
    run(world.store(), "INSERT INTO filler VALUES (x'03')").await.expect("there is room again");
    assert_eq!(there().await, kept + 2, "others see what was acknowledged");
}
