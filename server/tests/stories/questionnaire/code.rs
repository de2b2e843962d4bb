//! The mailed code, and "my data" behind it.

use chrono::TimeDelta;
use server::access::LeaverOf;
use server::mail::MailKind;
use server::questionnaire::{CodeRequest, Entering, Looked, Means, MyData, enter_code, my_data, request_code};
use server::report;

use crate::scene::{Leaver, Scene};

async fn code_of(scene: &Scene<'_>, leaver: &Leaver) -> String {
    let asked = request_code(&scene.world.program, &leaver.proof).await.expect("the store");
    assert_eq!(asked, CodeRequest::Sent { to: "v…@thuis.test".into() });
    let mails = scene.mails(leaver.id, MailKind::AnswersCode).await;
    let newest = mails.last().expect("a mail waits");
    assert!(newest.at_once);
    let payload: serde_json::Value = serde_json::from_str(&newest.payload).expect("JSON");
    payload["code"].as_str().expect("a code").to_owned()
}

async fn enter(scene: &Scene<'_>, proof: &LeaverOf, code: &str) -> Entering {
    enter_code(&scene.world.program, proof, code).await.expect("the store")
}

/// Another six digits.
fn wrong(code: &str) -> String {
    let number: u32 = code.parse().expect("digits");
    format!("{:06}", (number + 1) % 1_000_000)
}

server::on_both_databases! {
    async fn a_code_opens_once_and_only_for_its_own_leaver(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, other) = (scene.leaver("Vera Trek").await, scene.leaver("Otto Anders").await);
        let code = code_of(&scene, &vera).await;
        assert_eq!(enter(&scene, &other.proof, &code).await, Entering::Expired);
        let spaced = format!(" {} {}", &code[..3], &code[3..]);
        assert_eq!(enter(&scene, &vera.proof, &spaced).await, Entering::Right);
        assert_eq!(enter(&scene, &vera.proof, &code).await, Entering::Expired);
    }

    async fn five_wrong_tries_spoil_a_code(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        let code = code_of(&scene, &vera).await;
        for left in (0..5).rev() {
            assert_eq!(enter(&scene, &vera.proof, &wrong(&code)).await, Entering::Wrong { left });
        }
        assert_eq!(enter(&scene, &vera.proof, &code).await, Entering::Expired);
    }

    async fn a_code_lives_ten_minutes_and_a_new_one_replaces_it(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        let first = code_of(&scene, &vera).await;
        world.advance(TimeDelta::minutes(10));
        assert_eq!(enter(&scene, &vera.proof, &first).await, Entering::Expired);
        let second = code_of(&scene, &vera).await;
        let third = code_of(&scene, &vera).await;
        if second != third {
            assert!(matches!(enter(&scene, &vera.proof, &second).await, Entering::Wrong { .. }));
        }
        assert_eq!(enter(&scene, &vera.proof, &third).await, Entering::Right);
    }

    async fn codes_are_not_mailed_without_end(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        for _ in 0..5 {
            code_of(&scene, &vera).await;
        }
        let asked = request_code(&world.program, &vera.proof).await.expect("the store");
        assert!(matches!(asked, CodeRequest::TooMany { .. }), "{asked:?}");
        assert_eq!(scene.mails(vera.id, MailKind::AnswersCode).await.len(), 1, "the earlier ones are withdrawn");
    }

    async fn without_an_address_there_is_no_code(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver_with("Vera Trek", &[("private_email", "")]).await;
        let asked = request_code(&world.program, &vera.proof).await.expect("the store");
        assert_eq!(asked, CodeRequest::NotByMail(Means::LetterCode));
    }

    async fn my_data_needs_the_code_and_shows_who_looked(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        assert!(matches!(my_data(&world.program, &vera.proof).await, Ok(MyData::CodeNeeded(Means::MailedCode))));
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        let skipped = domain::prediction::Prediction::Skipped;
        server::prediction::predict(&world.program, &adviser, skipped).await.expect("the store");
        report::open(&world.program, &adviser).await.expect("the store");
        let opened = scene.proof(vera.id, true).await;
        let data = my_data(&world.program, &opened).await.expect("the store");
        let MyData::Data(mine) = data else { panic!("{data:?}") };
        assert!(mine.answers.expect("handed in").submitted.answers().is_chosen("reasons", "B1"));
        assert_eq!(mine.private_email.as_deref(), Some("vera.trek@thuis.test"));
        assert_eq!(mine.looks.len(), 1);
        assert_eq!((mine.looks[0].what, mine.looks[0].who.as_deref()), (Looked::Answers, Some("Ad Viseur")));
        assert!(mine.reports.is_empty(), "no report is final");
    }
}
