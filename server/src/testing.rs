//! What tests need: a fresh database of either kind, a clock that stands still, and builders with
//! valid defaults. Only there with the feature `testing`.

pub mod database;
mod host;
pub mod leaver;
mod sealed;
mod tips;
pub mod world;

pub use database::{Kind, TestDatabase};
pub use leaver::LeaverBuilder;
pub use sealed::SealedValue;
pub use world::{AccountBuilder, SECRET, World};

/// Makes two tests of each story: one on SQLite, one on PostgreSQL.
///
/// ```ignore
/// server::on_both_databases! {
///     async fn a_unit_of_one_path_cannot_exist_twice(world: World) { … }
/// }
/// ```
///
/// PostgreSQL is found at `UITZWAAI_TEST_POSTGRES` (`postgres://user@host:port/postgres`, somebody
/// who may create databases). Without it that test fails, unless `UITZWAAI_TEST_SQLITE_ONLY=1`
/// says that it is left out on purpose.
#[macro_export]
macro_rules! on_both_databases {
    ($($(#[$attribute:meta])* async fn $name:ident($world:ident: World) $body:block)+) => {$(
        $(#[$attribute])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn story($world: $crate::testing::World) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                story($crate::testing::World::on($crate::testing::Kind::Sqlite).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                if $crate::testing::database::postgres_is_left_out() {
                    return;
                }
                story($crate::testing::World::on($crate::testing::Kind::Postgres).await).await;
            }
        }
    )+};
}
