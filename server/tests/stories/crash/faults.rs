//! The program ends at the points that matter: before and after a commit, before and after a mail.

use std::os::unix::process::ExitStatusExt;

use chrono::Utc;

use super::crew::Crew;
use super::kills::{everybody_works, starts_again};
use super::people::People;
use super::seed;
use super::verdict::check;
use crate::running::Running;
use crate::talk::many::Dice;

/// Where the program ends (`server/src/fault.rs`).
const POINTS: [&str; 5] = ["before-commit", "after-commit", "before-send", "after-send", "before-mark"];
/// At which passings, beginning with the start of the program.
const PASSINGS: [usize; 2] = [1, 6];
/// How a process ends that ends itself (SIGABRT).
const ABORTED: i32 = 6;

server::on_both_databases! {
    async fn nothing_acknowledged_is_lost_and_nothing_doubled_around_commits_and_mails(world: World) {
        let mut dice = Dice::of(seed());
        world.advance(Utc::now() - world.now());
        let people = People::of(&world).await;
        let running = Running::start(&world);
        let mut crew = Crew::of(&running, &people);
        tokio::task::block_in_place(|| {
            for (point, passing) in POINTS.iter().flat_map(|point| PASSINGS.map(|passing| (point, passing))) {
                let fault = format!("{point}:{passing}");
                running.kill();
                // What it does while it starts, it may not survive either.
                if running.start_again(&[("FAULT_IN_UITZWAAI", &fault)]) {
                    everybody_works(&mut crew, &mut dice, |_, _| {});
                }
                let ended = running.kill();
                assert_eq!(ended.signal(), Some(ABORTED), "{fault}: {ended}: {}", running.log());
                starts_again(&running);
            }
        });
        check(&world, &running, &crew, POINTS.len() * PASSINGS.len()).await;
    }
}
