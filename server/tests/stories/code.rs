//! Codes of six figures, whatever they are for.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::PersonId;
use migrations::{Migrator, MigratorTrait};
use sea_orm::sea_query::Expr;
use sea_orm::{Database, EntityTrait, PaginatorTrait, QueryFilter};
use server::code::{self, CodeEntry, CodePurpose, Earlier, Issued};
use server::on_both_databases;
use server::program::Program;
use server::secret::Purpose;
use server::store::{TypedColumn, entity};
use server::testing::World;
use uuid::Uuid;

async fn issue(world: &World, purpose: CodePurpose, subject: PersonId) -> Issued {
    let (secrets, board, now) = (world.program.secrets(), world.board(), world.now());
    let issued = world
        .store()
        .write(|tx| Box::pin(async move { code::issue(tx, secrets, board, purpose, subject, now).await }))
        .await;
    issued.expect("the store works")
}

async fn enter(program: &Program, purpose: CodePurpose, subject: PersonId, typed: &str) -> CodeEntry {
    let (secrets, now) = (program.secrets(), program.now());
    let entry = program
        .store()
        .write(|tx| Box::pin(async move { code::check(tx, secrets, purpose, subject, typed, now).await }))
        .await;
    entry.expect("the store works")
}

/// Other figures than these.
fn wrong(code: &str) -> String {
    let number: u32 = code.parse().expect("figures");
    format!("{:06}", (number + 1) % 1_000_000)
}

async fn purge(world: &World, now: DateTime<Utc>) -> u64 {
    let gone = world.store().write(|tx| Box::pin(async move { code::purge(tx, now).await })).await;
    gone.expect("the store works")
}

on_both_databases! {
    async fn of_a_hundred_wrong_guesses_at_once_five_are_compared(world: World) {
        for purpose in CodePurpose::ALL {
            let subject = PersonId::new(Uuid::now_v7());
            let code = issue(&world, *purpose, subject).await.code;
            let mut guesses = tokio::task::JoinSet::new();
            for _ in 0..100 {
                let (program, wrong) = (world.program.clone(), wrong(&code));
                guesses.spawn(async move { enter(&program, *purpose, subject, &wrong).await });
            }
            let mut lefts = Vec::new();
            while let Some(guess) = guesses.join_next().await {
                match guess.expect("no guess panics") {
                    CodeEntry::Wrong { left } => lefts.push(left),
                    CodeEntry::Expired => {}
                    CodeEntry::Right => panic!("a wrong code never opens"),
                }
            }
            lefts.sort_unstable();
            assert_eq!(lefts, [0, 1, 2, 3, 4], "{purpose}");
        }
    }

    async fn the_right_code_opens_nothing_after_five_wrong_ones(world: World) {
        for purpose in CodePurpose::ALL {
            let subject = PersonId::new(Uuid::now_v7());
            let code = issue(&world, *purpose, subject).await.code;
            for left in (0..5).rev() {
                let entry = enter(&world.program, *purpose, subject, &wrong(&code)).await;
                assert_eq!(entry, CodeEntry::Wrong { left }, "{purpose}");
            }
            assert_eq!(enter(&world.program, *purpose, subject, &code).await, CodeEntry::Expired, "{purpose}");
        }
    }

    async fn a_code_opens_for_its_own_purpose_and_subject_only(world: World) {
        for purpose in CodePurpose::ALL {
            let subject = PersonId::new(Uuid::now_v7());
            let code = issue(&world, *purpose, subject).await.code;
            for other in CodePurpose::ALL.iter().filter(|other| *other != purpose) {
                assert_eq!(enter(&world.program, *other, subject, &code).await, CodeEntry::Expired);
            }
            assert_eq!(enter(&world.program, *purpose, PersonId::new(Uuid::now_v7()), &code).await, CodeEntry::Expired);
            assert_eq!(enter(&world.program, *purpose, subject, &code).await, CodeEntry::Right);
        }
    }

    async fn a_mailed_code_opens_once_and_a_printed_one_again(world: World) {
        for purpose in CodePurpose::ALL {
            let subject = PersonId::new(Uuid::now_v7());
            let code = issue(&world, *purpose, subject).await.code;
            assert_eq!(enter(&world.program, *purpose, subject, &code).await, CodeEntry::Right, "{purpose}");
            let again = enter(&world.program, *purpose, subject, &code).await;
            let expected = if *purpose == CodePurpose::Printed { CodeEntry::Right } else { CodeEntry::Expired };
            assert_eq!(again, expected, "{purpose}");
        }
    }

    async fn of_ten_who_type_a_mailed_code_at_once_one_is_let_in(world: World) {
        for purpose in [CodePurpose::SignIn, CodePurpose::Answers] {
            let subject = PersonId::new(Uuid::now_v7());
            let code = issue(&world, purpose, subject).await.code;
            let mut entries = tokio::task::JoinSet::new();
            for _ in 0..10 {
                let (program, code) = (world.program.clone(), code.clone());
                entries.spawn(async move { enter(&program, purpose, subject, &code).await });
            }
            let entries = entries.join_all().await;
            assert_eq!(entries.iter().filter(|entry| **entry == CodeEntry::Right).count(), 1, "{purpose}");
        }
    }

    async fn the_right_printed_code_gives_its_tries_back(world: World) {
        let subject = PersonId::new(Uuid::now_v7());
        let code = issue(&world, CodePurpose::Printed, subject).await.code;
        for _ in 0..3 {
            for _ in 0..4 {
                enter(&world.program, CodePurpose::Printed, subject, &wrong(&code)).await;
            }
            assert_eq!(enter(&world.program, CodePurpose::Printed, subject, &code).await, CodeEntry::Right);
        }
    }

    async fn a_code_opens_until_its_end(world: World) {
        for (purpose, life) in [
            (CodePurpose::SignIn, TimeDelta::minutes(10)),
            (CodePurpose::Answers, TimeDelta::minutes(10)),
            (CodePurpose::Printed, TimeDelta::days(42)),
        ] {
            let (late, in_time) = (PersonId::new(Uuid::now_v7()), PersonId::new(Uuid::now_v7()));
            let (too_late, code) = (issue(&world, purpose, late).await, issue(&world, purpose, in_time).await);
            assert_eq!(code.expires_at, world.now() + life);
            world.advance(life - TimeDelta::microseconds(1));
            assert_eq!(enter(&world.program, purpose, in_time, &code.code).await, CodeEntry::Right, "{purpose}");
            world.advance(TimeDelta::microseconds(1));
            assert_eq!(enter(&world.program, purpose, late, &too_late.code).await, CodeEntry::Expired, "{purpose}");
        }
    }

    async fn a_new_code_does_to_the_one_before_what_its_purpose_says(world: World) {
        for purpose in CodePurpose::ALL {
            let subject = PersonId::new(Uuid::now_v7());
            let first = issue(&world, *purpose, subject).await.code;
            let second = issue(&world, *purpose, subject).await.code;
            if first == second {
                continue;
            }
            let entry = enter(&world.program, *purpose, subject, &first).await;
            match purpose.earlier() {
                Earlier::End => {
                    assert_eq!(entry, CodeEntry::Wrong { left: 4 }, "{purpose}");
                    assert_eq!(enter(&world.program, *purpose, subject, &second).await, CodeEntry::Right);
                }
                Earlier::Stay => {
                    assert_eq!(entry, CodeEntry::Right, "{purpose}");
                    assert_eq!(enter(&world.program, *purpose, subject, &second).await, CodeEntry::Expired);
                }
            }
        }
    }

    async fn how_a_code_is_typed_does_not_matter(world: World) {
        for purpose in CodePurpose::ALL {
            let subject = PersonId::new(Uuid::now_v7());
            let code = issue(&world, *purpose, subject).await.code;
            let typed = format!(" {}\u{2011}{} - {}", &code[..2], &code[2..4], &code[4..]);
            assert_eq!(enter(&world.program, *purpose, subject, &typed).await, CodeEntry::Right, "{purpose}");
        }
    }

    async fn codes_are_forgotten_a_day_after_their_end(world: World) {
        let started = world.now();
        for purpose in CodePurpose::ALL {
            issue(&world, *purpose, PersonId::new(Uuid::now_v7())).await;
        }
        let minutes = |minutes| started + TimeDelta::days(1) + TimeDelta::minutes(minutes);
        assert_eq!(purge(&world, minutes(9)).await, 0);
        assert_eq!(purge(&world, minutes(10)).await, 2, "the two that are mailed");
        world.clock.set(started + TimeDelta::days(43));
        assert_eq!(server::jobs::purge::once(&world.program).await.expect("the store works"), 1, "the job does it");
        assert_eq!(entity::code::Entity::find().count(world.store().read()).await.expect("counted"), 0);
    }

    async fn letters_from_before_printed_codes_had_a_purpose_keep_opening(world: World) {
        let (letter, mailed) = (PersonId::new(Uuid::now_v7()), PersonId::new(Uuid::now_v7()));
        let printed = issue(&world, CodePurpose::Printed, letter).await.code;
        issue(&world, CodePurpose::Answers, mailed).await;
        // As the letter's code was stored then: without its row's id.
        let mac = world.program.secrets().mac(Purpose::Code, &[b"answers", letter.uuid().as_bytes(), printed.as_bytes()]);
        let former: String = mac.iter().map(|byte| format!("{byte:02x}")).collect();
        let conn = Database::connect(world.database_url()).await.expect("it opens");
        Migrator::down(&conn, Some(3)).await.expect("the last three are taken back");
        entity::code::Entity::update_many()
            .col_expr(entity::code::Column::CodeHash, Expr::value(former))
            .filter(entity::code::Column::Subject.is(letter))
            .exec(&conn)
            .await
            .expect("a letter as it was");
        Migrator::up(&conn, None).await.expect("and done again");
        assert_eq!(enter(&world.program, CodePurpose::Answers, letter, &printed).await, CodeEntry::Expired);
        assert_eq!(enter(&world.program, CodePurpose::Printed, mailed, "000000").await, CodeEntry::Expired);
        assert_eq!(enter(&world.program, CodePurpose::Printed, letter, &printed).await, CodeEntry::Right);
        let told = code::printed(world.store().read(), world.program.secrets(), letter, world.now()).await;
        assert_eq!(told.expect("the store works"), Some(printed), "and HR can look at it again");
    }
}
