//! Files between boards: signed, with the key of the first, and never another of the same number.

use domain::ids::BoardId;
use sea_orm::{EntityTrait, QueryFilter};
use server::course::EventKind;
use server::on_both_databases;
use server::program::Program;
use server::release::{Importing, elsewhere, export, import, import_by};
use server::secret::Secrets;
use server::steps::AtOnce;
use server::store::TypedColumn;
use server::store::entity::event;
use server::testing::{Kind, World};

use super::{left, make, officer};
use crate::retention::go_to;
use crate::scene::Scene;

/// The same program with another secret file.
fn with_other_secrets(world: &World) -> Program {
    let settings = world.program.settings().clone();
    Program::new(world.store().clone(), world.clock.clone(), Secrets::random(), settings, AtOnce)
}

async fn read(other: &World, json: &str) -> Importing {
    import(&other.program, other.board(), json).await.expect("the store")
}

on_both_databases! {
    async fn a_release_is_read_by_another_board_as_it_was_signed(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 12).await;
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        let board: BoardId = world.board();
        assert_eq!(export(&world.program, board, "2026-H2", 1).await.expect("the store"), None);
        let file = export(&world.program, board, "2026-H1", 1).await.expect("the store").expect("it was made");
        assert!(!file.contains("Iemand"), "nobody is in it: {file}");

        let other = World::on(Kind::Sqlite).await;
        assert_eq!(read(&other, "{}").await, Importing::Unreadable);
        let changed = file.replace("2026-09-01", "2026-09-02");
        assert_ne!(changed, file);
        assert_eq!(read(&other, &changed).await, Importing::BadSignature);
        let other_period = file.replace("\"2026-H1\"", "\"2026-H2\"");
        assert_eq!(read(&other, &other_period).await, Importing::Unreadable, "the code of other days");
        let renamed = file.replace("Stichting Voorbeeld", "Stichting Vervalst");
        assert_eq!(read(&other, &renamed).await, Importing::BadSignature);
        let Importing::Imported { board: name, period, number, first_key } = read(&other, &file).await else {
            panic!("it is as it was signed")
        };
        assert_eq!((name.as_str(), period.as_str(), number), ("Stichting Voorbeeld", "2026-H1", 1));
        assert!(first_key.is_some(), "the first of this board");
        assert_eq!(read(&other, &file).await, Importing::Already);
        let (_, reader) = officer(&other).await;
        let seen = elsewhere(&other.program, &reader).await.expect("the store");
        assert_eq!((seen.len(), seen[0].content.period.as_str()), (1, "2026-H1"));

        let elsewhere_signed = export(&with_other_secrets(&world), board, "2026-H1", 1).await;
        let elsewhere_signed = elsewhere_signed.expect("the store").expect("it was made");
        assert_eq!(read(&other, &elsewhere_signed).await, Importing::OtherKey);
        assert_eq!(read(&world, &file).await, Importing::Own);
    }

    async fn on_a_page_a_file_is_looked_at_as_at_the_machine_and_who_read_it_is_written_down(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 12).await;
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        let file = export(&world.program, world.board(), "2026-H1", 1).await.expect("the store").expect("it was made");
        let other = World::on(Kind::Sqlite).await;
        let (keeper, reader) = officer(&other).await;
        let by = async |bytes: &[u8]| import_by(&other.program, &keeper, bytes).await.expect("the store");
        assert_eq!(by(&[0xFF, 0xFE]).await, Importing::Unreadable);
        assert_eq!(by(b"{}").await, Importing::Unreadable);
        let changed = file.replace("2026-09-01", "2026-09-02");
        assert_eq!(by(changed.as_bytes()).await, Importing::BadSignature);
        assert!(elsewhere(&other.program, &reader).await.expect("the store").is_empty(), "nothing was written");
        assert!(matches!(by(file.as_bytes()).await, Importing::Imported { .. }));
        assert_eq!(by(file.as_bytes()).await, Importing::Already);
        let read = elsewhere(&other.program, &reader).await.expect("the store");
        assert_eq!(read[0].source, world.board().hyphenated().to_string());
        let kind = event::Column::Kind.is(EventKind::ReleaseImported);
        let written = event::Entity::find().filter(kind).all(other.store().read()).await.expect("the store");
        assert_eq!(written.len(), 1);
        assert_eq!(written[0].actor_account, Some(keeper.account().into()));
    }
}
