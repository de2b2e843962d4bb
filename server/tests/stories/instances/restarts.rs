//! One instance is killed and one is stopped while many work: the others carry on.

use chrono::Utc;
use server::testing::database::postgres_is_left_out;
use server::testing::{Kind, World};

use super::front::StopsAll;
use super::{DRAIN, WORK_LIMIT, ends_well, goes_on, three};
use crate::crash::crew::Crew;
use crate::crash::kills::{everybody_works_for, starts_again};
use crate::crash::people::People;
use crate::crash::seed;
use crate::talk::many::Dice;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_doubled_when_one_instance_is_killed_and_one_stopped() {
    if postgres_is_left_out() {
        return;
    }
    let world = World::on(Kind::Postgres).await;
    world.advance(Utc::now() - world.now());
    let people = People::of(&world).await;
    let (mut front, all) = three(&world, &[DRAIN]);
    let mut crew = Crew::of(&all[0], &people);
    let clients = crew.everybody().len();
    tokio::task::block_in_place(|| {
        everybody_works_for(&mut crew, &mut Dice::of(seed()), WORK_LIMIT, |count, _| {
            let _stops = StopsAll(&mut front);
            goes_on(count, "all three run");
            assert_eq!(all[0].failures(), Vec::<String>::new(), "all three run");
            all[1].kill();
            goes_on(count, "one was killed");
            starts_again(&all[1]);
            all[1].gets_ready();
            goes_on(count, "it is back");
            // What it had in hands got no answer of its own; what it had not taken on went to another.
            let broken = all[0].failures();
            assert!(broken.len() <= clients, "{broken:?}");
            all[2].ask_to_stop();
            assert!(all[2].ended().success());
            goes_on(count, "one was stopped");
            starts_again(&all[2]);
            all[2].gets_ready();
            goes_on(count, "all are back");
            assert_eq!(all[0].failures(), broken, "whoever is asked to stop leaves nobody without an answer");
        });
        front.start_again();
        front.sends_to(all.len());
    });
    ends_well(&world, &all, &crew, 1).await;
}
