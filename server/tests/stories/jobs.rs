//! A timer that panics, which is a fault of ours, goes on.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use domain::account::Role;
use server::jobs::{Pauses, keep_up_with};
use server::program::{Job, Program};

use crate::addresses::SIGN_IN_ADDRESS;
use crate::running::Running;
use crate::web::visitor::{Visitor, mail_to};

const ADA: &str = "ada.putter@voorbeeld.test";
/// Many times what it takes: a machine may be slow.
const LIMIT: Duration = Duration::from_secs(30);

server::on_both_databases! {
    async fn a_timer_that_panics_begins_again_and_has_not_worked_for_that(world: World) {
        let begun = world.now();
        let rounds = Arc::new(AtomicUsize::new(0));
        let (counted, clock) = (rounds.clone(), world.clock.clone());
        let run = move |program: Program| {
            let (counted, clock) = (counted.clone(), clock.clone());
            async move {
                program.note_begun(Job::Clearing);
                clock.advance(TimeDelta::hours(1));
                assert!(counted.fetch_add(1, Ordering::SeqCst) == 2, "a fault of ours");
            }
        };
        let at_once = Pauses { first: Duration::ZERO, longest: Duration::ZERO };
        keep_up_with(world.program.clone(), Job::Clearing, at_once, run).await;
        assert_eq!(rounds.load(Ordering::SeqCst), 3, "two panicked, and the third ended by itself");
        assert_eq!(world.program.worked(), [(Job::Clearing, begun)], "whoever watches sees that it stands");
    }

    async fn a_program_that_is_asked_to_stop_waits_for_no_pause(world: World) {
        let rounds = Arc::new(AtomicUsize::new(0));
        let counted = rounds.clone();
        let run = move |program: Program| {
            let counted = counted.clone();
            async move {
                counted.fetch_add(1, Ordering::SeqCst);
                program.stop();
                assert!(!program.is_stopping(), "a fault of ours");
            }
        };
        let long = Pauses { first: LIMIT * 100, longest: LIMIT * 100 };
        let ended = tokio::time::timeout(LIMIT, keep_up_with(world.program.clone(), Job::Clearing, long, run)).await;
        assert!(ended.is_ok(), "it waits");
        assert_eq!(rounds.load(Ordering::SeqCst), 1, "nothing begins any more");
    }

    async fn mails_leave_after_the_timer_that_sends_them_panicked(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        world.account("Ada Putter").email(ADA).role(Role::HrAdviser).make().await;
        let running = Running::start_with(&world, &[("FAULT_IN_UITZWAAI", "before-send:1:panic")]);
        let visitor = Visitor::new(&running, "Firefox/1", "10.0.0.1");
        let asked = format!("email={}", ADA.replace('@', "%40"));
        visitor.ask(SIGN_IN_ADDRESS, Some(&asked));
        let begun = Instant::now();
        tokio::task::block_in_place(|| {
            while !running.log().contains("a timer broke off; it begins again") {
                assert!(begun.elapsed() < LIMIT, "nothing broke off: {}", running.log());
                std::thread::yield_now();
            }
        });
        // The mail in hands is claimed for a quarter of an hour; others do not wait for it.
        visitor.ask(SIGN_IN_ADDRESS, Some(&asked));
        mail_to(&running, ADA, 0);
        assert_eq!(running.request("GET", "/readyz", &[], b"").map(|answer| answer.status), Some(200));
    }
}
