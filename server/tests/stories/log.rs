//! The log of a board: chained, and readable by those who look after it.

mod chain;
mod erased;
mod read;
mod tamper;
mod written;

use sea_orm::{Database, DatabaseConnection};
use server::log::{Break, Verdict, verify};
use server::testing::World;

/// What looking at the log comes to; there is one board.
async fn verdict(world: &World) -> Verdict {
    let verdicts = verify(world.store(), world.program.secrets()).await.expect("the store");
    assert_eq!(verdicts.len(), 1);
    verdicts.into_iter().next().expect("of the one board").1
}

pub async fn is_whole(world: &World) -> bool {
    matches!(verdict(world).await, Verdict::Whole { .. })
}

async fn broken(world: &World) -> Option<Break> {
    match verdict(world).await {
        Verdict::Broken(broken) => Some(broken),
        Verdict::Whole { .. } | Verdict::NotBegun { .. } => None,
    }
}

/// The database as somebody has it who does not use the program.
async fn by_hand(world: &World) -> DatabaseConnection {
    Database::connect(world.database_url()).await.expect("it opens")
}
