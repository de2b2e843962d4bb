//! The one door for writes.

use domain::ids::BoardId;
use domain::unit::UnitKind;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use server::on_both_databases;
use server::store::entity::{board, cell, training, unit};
use server::store::{PoolSize, Store, StoreError, Tx, Typed};

/// Why a story stops a write.
#[derive(Debug)]
struct OnPurpose;

impl From<StoreError> for OnPurpose {
    fn from(error: StoreError) -> Self {
        panic!("the store works: {error}")
    }
}

pub async fn insert_school(tx: &Tx<'_>, board: BoardId, name: &str) -> Result<(), StoreError> {
    let row = unit::ActiveModel {
        id: Set(Typed::fresh()),
        board_id: Set(board.into()),
        parent_id: Set(None),
        kind: Set(UnitKind::School.into()),
        name: Set(name.into()),
        place: Set(None),
        region: Set(None),
        path_key: Set(name.to_lowercase()),
        created_at: Set(chrono::Utc::now()),
        put_away_at: Set(None),
    };
    unit::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

async fn schools(world: &server::testing::World) -> u64 {
    unit::Entity::find().count(world.store().read()).await.expect("counted")
}

on_both_databases! {
    async fn a_write_that_ends_in_an_error_leaves_nothing(world: World) {
        let board = world.board();
        let result: Result<(), OnPurpose> = world
            .store()
            .write(|tx| Box::pin(async move {
                insert_school(tx, board, "De Brug").await?;
                Err(OnPurpose)
            }))
            .await;
        assert!(matches!(result, Err(OnPurpose)));
        assert_eq!(schools(&world).await, 0);
    }

    async fn a_write_that_is_abandoned_leaves_nothing_and_blocks_nobody(world: World) {
        let board = world.board();
        let abandoned = world.store().write(|tx| Box::pin(async move {
            insert_school(tx, board, "De Brug").await?;
            std::future::pending::<Result<(), StoreError>>().await
        }));
        let timeout = tokio::time::timeout(std::time::Duration::from_millis(200), abandoned).await;
        assert!(timeout.is_err(), "the request was broken off");
        world
            .store()
            .write(|tx| Box::pin(async move { insert_school(tx, board, "De Brug").await }))
            .await
            .expect("the key is free");
        assert_eq!(schools(&world).await, 1);
    }

    async fn a_write_that_swallows_a_failed_statement_is_not_acknowledged(world: World) {
        let board = world.board();
        let result = world
            .store()
            .write(|tx| Box::pin(async move {
                insert_school(tx, board, "De Brug").await?;
                let _ = insert_school(tx, board, "DE BRUG").await;
                Ok::<_, StoreError>(())
            }))
            .await;
        assert!(matches!(result, Err(StoreError::HalfWritten)), "{result:?}");
        assert_eq!(schools(&world).await, 0, "the same on both databases");
    }

    async fn a_double_says_which_key_is_taken(world: World) {
        let board = world.board();
        let result = world
            .store()
            .write(|tx| Box::pin(async move {
                insert_school(tx, board, "De Brug").await?;
                insert_school(tx, board, "de brug").await
            }))
            .await;
        let error = result.expect_err("two of one path");
        assert!(error.is_double("uq_units_board_id_path_key"), "{error:?}");
        assert!(error.is_double("units"));
        assert!(!error.is_double("uq_accounts_email"));
    }

    async fn a_row_that_refers_to_nothing_is_refused(world: World) {
        let board = world.board();
        let result = world
            .store()
            .write(|tx| Box::pin(async move {
                let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
                let row = training::ActiveModel {
                    id: Set(Typed::fresh()),
                    board_id: Set(board.into()),
                    account_id: Set(Typed::fresh()),
                    name: Set("x".into()),
                    valid_from: Set(day),
                    valid_until: Set(day),
                };
                training::Entity::insert(row).exec_without_returning(tx).await?;
                Ok::<_, StoreError>(())
            }))
            .await;
        assert!(matches!(result, Err(StoreError::Other(_))), "{result:?}");
    }

    async fn of_fifty_writers_of_one_key_exactly_one_wins(world: World) {
        let board = world.board();
        let (won, lost) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
        let mut writers = tokio::task::JoinSet::new();
        for _ in 0..50 {
            let (store, won, lost) = (world.store().clone(), won.clone(), lost.clone());
            writers.spawn(async move {
                let result =
                    store.write(|tx| Box::pin(async move { insert_school(tx, board, "De Brug").await })).await;
                match result {
                    Ok(()) => won.fetch_add(1, Ordering::Relaxed),
                    Err(error) if error.is_double("uq_units_board_id_path_key") => lost.fetch_add(1, Ordering::Relaxed),
                    Err(error) => panic!("neither won nor lost: {error:?}"),
                };
            });
        }
        while let Some(ended) = writers.join_next().await {
            ended.expect("no writer panics");
        }
        assert_eq!((won.load(Ordering::Relaxed), lost.load(Ordering::Relaxed)), (1, 49));
    }

    async fn writers_that_take_rows_crosswise_both_get_through(world: World) {
        let (one, two) = (world.school("Een").await, world.school("Twee").await);
        let tries = Arc::new(AtomicU32::new(0));
        // Each holds its first row until the other holds one too: on PostgreSQL a deadlock. On
        // SQLite the other never gets that far, so neither waits for long.
        let both_hold_one = Arc::new(tokio::sync::Barrier::new(2));
        let mut writers = tokio::task::JoinSet::new();
        for (first, second) in [(one, two), (two, one)] {
            let (store, tries, both_hold_one) = (world.store().clone(), tries.clone(), both_hold_one.clone());
            writers.spawn(async move {
                let (tries, both_hold_one) = (&tries, &both_hold_one);
                store
                    .write(|tx| Box::pin(async move {
                        let first_tries = tries.fetch_add(1, Ordering::Relaxed) < 2;
                        for id in [first, second] {
                            let place = Set(Some("hier".to_owned()));
                            unit::ActiveModel { id: Set(id.into()), place, ..Default::default() }.update(tx).await?;
                            if first_tries && id == first {
                                let patience = std::time::Duration::from_millis(300);
                                let _ = tokio::time::timeout(patience, both_hold_one.wait()).await;
                            }
                        }
                        Ok::<_, StoreError>(())
                    }))
                    .await
            });
        }
        while let Some(ended) = writers.join_next().await {
            ended.expect("no writer panics").expect("a deadlock is tried again");
        }
        let expected = if world.store().is_sqlite() { 2 } else { 3 };
        assert_eq!(tries.load(Ordering::Relaxed), expected);
    }

    async fn a_database_that_stays_locked_is_unavailable_and_nothing_is_half_written(world: World) {
        let school = world.school("De Brug").await;
        let impatient = PoolSize { patience: std::time::Duration::from_millis(100), ..PoolSize::default() };
        let other = Store::connect_with(world.database_url(), impatient).await.expect("opens");
        let (other, board) = (&other, world.board());
        let rename = |name: &'static str| unit::ActiveModel {
            id: Set(school.into()),
            name: Set(name.to_owned()),
            ..Default::default()
        };
        let refused = world
            .store()
            .write(|tx| Box::pin(async move {
                rename("Mijn naam").update(tx).await?;
                let refused = other
                    .write(|tx| Box::pin(async move {
                        insert_school(tx, board, "De Vaart").await?;
                        rename("Jouw naam").update(tx).await?;
                        Ok::<_, StoreError>(())
                    }))
                    .await;
                Ok::<_, StoreError>(refused)
            }))
            .await
            .expect("whoever holds the lock goes on");
        assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
        assert_eq!(schools(&world).await, 1);
        let row = unit::Entity::find_by_id(school).one(world.store().read()).await.expect("read");
        assert_eq!(row.expect("there").name, "Mijn naam");
    }

    async fn a_cell_without_its_appointment_cannot_be(world: World) {
        let board = world.board();
        let result = world
            .store()
            .write(|tx| Box::pin(async move {
                let row = cell::ActiveModel {
                    person: Set(Typed::fresh()),
                    cell: Set(1),
                    appointment_id: Set(Typed::fresh()),
                    board_id: Set(board.into()),
                };
                cell::Entity::insert(row).exec_without_returning(tx).await?;
                Ok::<_, StoreError>(())
            }))
            .await;
        assert!(result.is_err());
    }

    async fn an_instant_is_read_back_as_it_was_written_and_in_order(world: World) {
        let instants = [0, 1, 1_000, 999_999, 1_000_000, 1_000_001].map(|micros| {
            world.now() + chrono::TimeDelta::microseconds(micros)
        });
        let instants = &instants;
        world
            .store()
            .write(|tx| Box::pin(async move {
                for instant in instants.iter().rev() {
                    let row = board::ActiveModel {
                        id: Set(Typed::fresh()),
                        settings: Set("{}".into()),
                        created_at: Set(*instant),
                        retention: Set(None),
                        left_out_steps: Set(None),
                        figures: Set(None),
                        figure_words: Set(None),
                    };
                    board::Entity::insert(row).exec_without_returning(tx).await?;
                }
                Ok::<_, StoreError>(())
            }))
            .await
            .expect("written");
        use sea_orm::QueryOrder;
        let read: Vec<_> = board::Entity::find()
            .filter(board::Column::Settings.eq("{}"))
            .order_by_asc(board::Column::CreatedAt)
            .all(world.store().read())
            .await
            .expect("read")
            .into_iter()
            .map(|row| row.created_at)
            .collect();
        assert_eq!(read, instants);
        let after = board::Entity::find()
            .filter(board::Column::Settings.eq("{}"))
            .filter(board::Column::CreatedAt.gt(instants[2]))
            .count(world.store().read())
            .await
            .expect("counted");
        assert_eq!(after, 3, "compared as instants, not as texts");
    }
}

mod two_processes {
    use server::store::{Store, StoreError};
    use server::testing::{Kind, World};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_second_program_on_the_same_file_waits_its_turn() {
        let world = World::on(Kind::Sqlite).await;
        let other = Store::connect(world.database_url()).await.expect("opens");
        let board = world.board();
        let mut writers = tokio::task::JoinSet::new();
        for number in 0..20 {
            let store = if number % 2 == 0 { world.store().clone() } else { other.clone() };
            writers.spawn(async move {
                let name = &format!("School {number}");
                store
                    .write(|tx| {
                        Box::pin(async move {
                            super::insert_school(tx, board, name).await?;
                            Ok::<_, StoreError>(())
                        })
                    })
                    .await
            });
        }
        while let Some(ended) = writers.join_next().await {
            ended.expect("no writer panics").expect("nobody is turned away");
        }
        assert_eq!(super::schools(&world).await, 20);
    }
}
