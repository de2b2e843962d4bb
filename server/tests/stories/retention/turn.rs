//! Of several instances one erases, once a day.

use chrono::TimeDelta;
use domain::retention::Kind;
use server::jobs::retention::once;
use server::on_both_databases;
use server::retention::{receipts, take_turn};

use super::{full, go_to};
use crate::scene::Scene;

on_both_databases! {
    async fn one_of_two_instances_takes_the_turn(world: World) {
        let (program, board) = (&world.program, world.board());
        assert!(take_turn(program, board).await.expect("the store").is_none(), "never on the first day");
        world.advance(TimeDelta::days(1));
        let (one, other) = tokio::join!(take_turn(program, board), take_turn(program, board));
        let taken = [one.expect("the store"), other.expect("the store")];
        assert_eq!(taken.iter().flatten().count(), 1);
        world.advance(TimeDelta::minutes(59));
        assert!(take_turn(program, board).await.expect("the store").is_none());
        world.advance(TimeDelta::minutes(1));
        assert!(take_turn(program, board).await.expect("the store").is_some(), "whoever had it is taken for dead");
    }

    async fn it_is_written_down_what_was_erased_and_when_it_is_looked_next(world: World) {
        let scene = Scene::set(&world).await;
        full(&world, &scene).await;
        assert_eq!(once(&world.program).await.expect("the store"), None);
        go_to(&world, "2026-07-24");
        let erased = once(&world.program).await.expect("the store").expect("its turn");
        assert!(erased.of(Kind::Contact) > 0);
        assert_eq!(once(&world.program).await.expect("the store"), None, "once a day");
        let seen = receipts(&world.program, &world.keeper()).await.expect("the store");
        assert_eq!(seen.next_look, Some(world.now() + TimeDelta::days(1)));
        assert_eq!(seen.receipts.len(), 1);
        assert_eq!((seen.receipts[0].by.clone(), &seen.receipts[0].erased), (None, &erased));
        world.advance(TimeDelta::days(1));
        assert!(once(&world.program).await.expect("the store").is_some_and(|erased| erased.is_empty()));
        let seen = receipts(&world.program, &world.keeper()).await.expect("the store");
        assert_eq!(seen.receipts.len(), 1, "nothing is written down where nothing was erased");
    }
}
