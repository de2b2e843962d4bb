//! The mailed code, and "my data" behind it.

use chrono::TimeDelta;
use server::access::LeaverOf;
use server::code::{Asked, Browser};
use server::mail::MailKind;
use server::questionnaire::{CodeRequest, Entering, Looked, Means, MyData, enter_code, my_data, request_code};
use server::report;

use crate::scene::{Leaver, Scene};

/// A browser somewhere, which has asked for nothing yet.
fn browser(client: &str) -> Browser {
    Browser { client: client.to_owned(), asked: Asked::default() }
}

async fn code_of(scene: &Scene<'_>, leaver: &Leaver, browser: &mut Browser) -> String {
    let asked = request_code(&scene.world.program, &leaver.proof, browser).await.expect("the store");
    assert_eq!(asked, CodeRequest::Sent { to: "v…@thuis.test".into() });
    let mails = scene.mails(leaver.id, MailKind::AnswersCode).await;
    let newest = mails.last().expect("a mail waits");
    assert!(newest.at_once);
    let payload: serde_json::Value = serde_json::from_str(&newest.payload).expect("JSON");
    payload["code"].as_str().expect("a code").to_owned()
}

async fn enter(scene: &Scene<'_>, proof: &LeaverOf, browser: &Browser, code: &str) -> Entering {
    enter_code(&scene.world.program, proof, browser, code).await.expect("the store")
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
        let mut here = browser("10.0.0.1");
        let code = code_of(&scene, &vera, &mut here).await;
        assert_eq!(enter(&scene, &other.proof, &here, &code).await, Entering::Expired);
        let spaced = format!(" {} {}", &code[..3], &code[3..]);
        assert_eq!(enter(&scene, &vera.proof, &here, &spaced).await, Entering::Right);
        assert_eq!(enter(&scene, &vera.proof, &here, &code).await, Entering::Expired);
    }

    async fn five_wrong_tries_spoil_a_code(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        let mut here = browser("10.0.0.1");
        let code = code_of(&scene, &vera, &mut here).await;
        for left in (0..5).rev() {
            assert_eq!(enter(&scene, &vera.proof, &here, &wrong(&code)).await, Entering::Wrong { left });
        }
        assert_eq!(enter(&scene, &vera.proof, &here, &code).await, Entering::Expired);
    }

    async fn a_code_lives_ten_minutes_and_a_new_one_leaves_it_its_own(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        let mut here = browser("10.0.0.1");
        let first = code_of(&scene, &vera, &mut here).await;
        world.advance(TimeDelta::minutes(10));
        assert_eq!(enter(&scene, &vera.proof, &here, &first).await, Entering::Expired);
        let second = code_of(&scene, &vera, &mut here).await;
        let third = code_of(&scene, &vera, &mut here).await;
        assert_eq!(enter(&scene, &vera.proof, &here, &second).await, Entering::Right, "its mail came first");
        assert_eq!(enter(&scene, &vera.proof, &here, &third).await, Entering::Expired, "it has done its work too");
    }

    async fn whoever_else_holds_the_link_neither_ends_the_codes_of_this_browser_nor_uses_them_up(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        let (mut here, mut there) = (browser("10.0.0.1"), browser("6.6.6.6"));
        let code = code_of(&scene, &vera, &mut here).await;
        assert_eq!(enter(&scene, &vera.proof, &there, &code).await, Entering::Expired, "it asked for none");
        for _ in 0..5 {
            let theirs = code_of(&scene, &vera, &mut there).await;
            for _ in 0..5 {
                enter(&scene, &vera.proof, &there, &wrong(&theirs)).await;
            }
        }
        let asked = request_code(&world.program, &vera.proof, &mut there).await.expect("the store");
        assert!(matches!(asked, CodeRequest::TooMany { .. }), "{asked:?}");
        code_of(&scene, &vera, &mut here).await;
        assert_eq!(enter(&scene, &vera.proof, &here, &code).await, Entering::Right);
    }

    async fn codes_are_not_mailed_without_end(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        let mut mailed = 0;
        for client in 0..8 {
            let mut browser = browser(&format!("10.0.0.{client}"));
            for number in 0..6 {
                let asked = request_code(&world.program, &vera.proof, &mut browser).await.expect("the store");
                let may = number < 5 && mailed < 30;
                assert_eq!(matches!(asked, CodeRequest::Sent { .. }), may, "{client}, {number}: {asked:?}");
                mailed += usize::from(may);
            }
        }
        assert_eq!(scene.mails(vera.id, MailKind::AnswersCode).await.len(), mailed);
    }

    async fn without_an_address_there_is_no_code(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver_with("Vera Trek", &[("private_email", "")]).await;
        let asked = request_code(&world.program, &vera.proof, &mut browser("10.0.0.1")).await.expect("the store");
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
