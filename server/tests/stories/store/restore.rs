//! `uitzwaai restore`: a copy takes the database's place, once it was looked at.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::Utc;
use sea_orm::{ConnectionTrait, Database, EntityTrait, PaginatorTrait};
use server::log::{Verdict, verify};
use server::on_both_databases;
use server::store::entity::event;
use server::store::{Keyed, Store};
use server::testing::World;

use crate::crash::crew::Crew;
use crate::crash::kills::everybody_works;
use crate::crash::people::People;
use crate::crash::seed;
use crate::running::Running;
use crate::talk::many::Dice;

/// Acknowledgements before the copy is made.
const BEFORE: usize = 20;
const PATIENCE: Duration = Duration::from_secs(20);
/// The file's own header: it says how the database is kept, and how often it was opened to be written to.
const HEADER: usize = 100;
/// A page of SQLite's.
const PAGE: usize = 4_096;

/// Restores into a database of another name than the one that is served; whether it was done, and what was said.
fn restore(running: &Running, file: &str, differs: &[(&str, &str)]) -> (bool, String) {
    let mut settings = vec![("UITZWAAI_DATABASE_URL", "sqlite:new.db")];
    settings.extend_from_slice(differs);
    let output = running.call(&["restore", file], &settings, b"");
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn content(file: &Path) -> Vec<u8> {
    let mut bytes = std::fs::read(file).expect("a file");
    bytes.drain(..HEADER);
    bytes
}

async fn whole(world: &World, file: &Path) -> u64 {
    let store = Store::connect(&format!("sqlite:{}", file.display())).await.expect("it opens");
    let store = store.sealed_with(world.store().read().keys().expect("a world has keys"));
    for (_, verdict) in verify(&store, world.program.secrets()).await.expect("it answers") {
        assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
    }
    let events = event::Entity::find().count(store.read()).await.expect("it answers");
    store.close().await.expect("closes");
    events
}

/// Copies that must not take the database's place, with what is said of each.
async fn bad_copies(folder: &Path, copy: &Path) -> [(&'static str, &'static str); 4] {
    let mut bytes = std::fs::read(copy).expect("a file");
    bytes[PAGE..8 * PAGE].fill(0xff);
    std::fs::write(folder.join("damaged.db"), bytes).expect("a file");
    std::fs::write(folder.join("letter.txt"), "Beste Loes,").expect("a file");
    let empty = Database::connect(format!("sqlite:{}?mode=rwc", folder.join("other.db").display())).await;
    let empty = empty.expect("it opens");
    empty.execute_unprepared("CREATE TABLE songs (id INTEGER)").await.expect("another program's");
    empty.close().await.expect("closes");
    std::fs::copy(copy, folder.join("newer.db")).expect("a copy");
    let newer = Database::connect(format!("sqlite:{}", folder.join("newer.db").display())).await.expect("it opens");
    let insert = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000001_of_later', 1)";
    newer.execute_unprepared(insert).await.expect("a migration that was run");
    newer.close().await.expect("closes");
    [
        ("damaged.db", "damaged.db is damaged"),
        ("letter.txt", "letter.txt is no database of this program"),
        ("other.db", "other.db is no database of this program"),
        ("newer.db", "of a newer version of the program"),
    ]
}

on_both_databases! {
    async fn a_copy_made_while_many_work_takes_the_place_of_the_database(world: World) {
        world.advance(Utc::now() - world.now());
        let people = People::of(&world).await;
        let running = Running::start(&world);
        if !world.store().is_sqlite() {
            let refused = tokio::task::block_in_place(|| running.call(&["restore", "copy.db"], &[], b""));
            assert!(String::from_utf8_lossy(&refused.stderr).contains("pg_restore"));
            return;
        }
        let at_first = event::Entity::find().count(world.store().read()).await.expect("it answers");
        let mut crew = Crew::of(&running, &people);
        tokio::task::block_in_place(|| {
            everybody_works(&mut crew, &mut Dice::of(seed()), |count, _| {
                let counted = count.wait_for(BEFORE, PATIENCE);
                let copied = running.call(&["backup", "copy.db"], &[], b"");
                let refused = running.call(&["restore", "copy.db"], &[], b"");
                running.kill();
                assert!(counted >= BEFORE && copied.status.success(), "{copied:?}");
                let said = String::from_utf8_lossy(&refused.stderr);
                assert!(!refused.status.success() && said.contains("is in use: stop the program first"), "{said}");
            });
        });
        let [copy, new, kept]: [PathBuf; 3] =
            ["copy.db", "new.db", "new.db.before-restore"].map(|name| running.folder().join(name));
        let restore = |file: &str, differs: &[(&str, &str)]| {
            tokio::task::block_in_place(|| restore(&running, file, differs))
        };

        // Of a database that somebody took away: it is none of the new one's.
        std::fs::write(running.folder().join("new.db-wal"), b"a journal").expect("a file");
        let (done, said) = restore("copy.db", &[]);
        assert!(done && !kept.exists() && !running.folder().join("new.db-wal").exists(), "{said}");
        assert!(content(&new) == content(&copy), "it is another one");
        assert!(whole(&world, &new).await > at_first, "what was done before it was made is in it");

        for (file, why) in bad_copies(running.folder(), &copy).await {
            let before = std::fs::read(&new).expect("a file");
            let (done, said) = restore(file, &[]);
            assert!(!done && said.contains(why), "{file}: {said}");
            assert!(!kept.exists() && !running.folder().join("new.db.restoring").exists(), "{file} left something");
            assert!(content(&new) == before[HEADER..], "{file} changed the database");
        }
        let (done, said) = restore("copy.db", &[("UITZWAAI_KEY_FILE", "elsewhere")]);
        assert!(!done && said.contains("the key file elsewhere is missing"), "{said}");

        let other = Database::connect(format!("sqlite:{}", new.display())).await.expect("it opens");
        other.execute_unprepared("DELETE FROM sessions").await.expect("it is another one now");
        other.close().await.expect("closes");
        let before = std::fs::read(&new).expect("a file");
        let (done, said) = restore("copy.db", &[]);
        assert!(done, "{said}");
        assert!(content(&kept) == before[HEADER..] && content(&new) == content(&copy), "the one of before is kept");
        let (done, said) = restore("copy.db", &[]);
        assert!(!done && said.contains("new.db.before-restore is there already"), "{said}");
        assert!(whole(&world, &new).await > at_first);
    }
}
