//! Somebody without any address: HR prints a letter.

use chrono::TimeDelta;
use domain::talk::HostKind;
use server::access::CoordinatorOf;
use server::code::Browser;
use server::departure::letter::{HandingOver, Printable, PrintedLetter, Printing, handed_over, print, printable};
use server::departure::link::{Resending, resend};
use server::mail::MailKind;
use server::questionnaire::{CodeRequest, Entering, Means, MyData, enter_code, my_data, request_code};

use super::{coordinator, proof, stored};
use crate::scene::Scene;
use server::testing::World;

/// The letter as HR looks at it.
async fn letter(world: &World, proof: &CoordinatorOf) -> PrintedLetter {
    match printable(&world.program, proof).await.expect("the store") {
        Printable::Letter(letter) => *letter,
        Printable::NotNow | Printable::HasAddress => panic!("a letter can be printed"),
    }
}

server::on_both_databases! {
    async fn a_letter_takes_the_place_of_the_mail(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver_with("Anna Bakker", &[("private_email", "")]).await;
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "no_address");
        let proof = proof(&world, by, leaver.id).await;
        assert_eq!(resend(&world.program, &proof).await.expect("the store"), Resending::NoAddress);
        assert_eq!(letter(&world, &proof).await.code, None, "looking makes no code");
        assert_eq!(print(&world.program, &proof).await.expect("the store"), Printing::Printed);
        let letter = letter(&world, &proof).await;
        assert!(letter.url.starts_with("https://uitzwaai.test/l/") && letter.with_questionnaire);
        assert_eq!(handed_over(&world.program, &proof).await.expect("the store"), HandingOver::Marked);
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "to_plan");
        assert!(scene.talk_row(&leaver, HostKind::HrAdviser).await.host_id.is_some());
        let right = enter_code(&world.program, &leaver.proof, &Browser::default(), letter.code.as_deref().expect("made")).await.expect("the store");
        assert_eq!(right, Entering::FromLetter, "the printed code opens what there is until they hand in");
    }

    async fn the_printed_code_is_asked_for_where_no_mail_arrives_and_opens_more_than_once(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver_with("Anna Bakker", &[("private_email", "")]).await;
        let proof = proof(&world, by, leaver.id).await;
        let asked = my_data(&world.program, &leaver.proof).await.expect("the store");
        assert!(matches!(asked, MyData::CodeNeeded(Means::LetterCode)), "the page has a field for it, and mails nothing");
        let mut codes = Vec::new();
        for _ in 0..2 {
            print(&world.program, &proof).await.expect("the store");
            codes.push(letter(&world, &proof).await.code.expect("made"));
        }
        handed_over(&world.program, &proof).await.expect("the store");
        let asked = request_code(&world.program, &leaver.proof, &mut Browser::default()).await.expect("the store");
        assert_eq!(asked, CodeRequest::NotByMail(Means::LetterCode));
        if codes[0] != codes[1] {
            let old = enter_code(&world.program, &leaver.proof, &Browser::default(), &codes[0]).await.expect("the store");
            assert_eq!(old, Entering::Wrong { left: 4 }, "the letter before opens nothing any more");
        }
        for _ in 0..3 {
            world.advance(TimeDelta::days(7));
            let entered = enter_code(&world.program, &leaver.proof, &Browser::default(), &codes[1]).await.expect("the store");
            assert_eq!(entered, Entering::FromLetter);
        }
        world.advance(TimeDelta::days(30));
        let entered = enter_code(&world.program, &leaver.proof, &Browser::default(), &codes[1]).await.expect("the store");
        assert_eq!(entered, Entering::Expired);
    }

    async fn a_letter_that_stays_unanswered_is_hrs_turn_after_ten_days(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver_with("Anna Bakker", &[("private_email", "")]).await;
        let proof = proof(&world, by, leaver.id).await;
        handed_over(&world.program, &proof).await.expect("the store");
        let handed_over_at = world.now();
        for _ in 0..3 {
            world.advance(TimeDelta::days(3));
            scene.post().await;
        }
        let row = stored(&world, leaver.id).await;
        assert_eq!((row.stage.code(), row.owner.code()), ("to_plan", "leaver"));
        assert_eq!(row.due_at, Some(handed_over_at + TimeDelta::days(10)), "nobody reminds them: HR sees when");
        for _ in 0..2 {
            world.advance(TimeDelta::days(3));
            scene.post().await;
        }
        let row = stored(&world, leaver.id).await;
        assert_eq!((row.stage.code(), row.owner.code()), ("unanswered", "hr"));
        assert_eq!(scene.mails(leaver.id, MailKind::UnansweredHr).await.len(), 1);
        assert_eq!(scene.mails(leaver.id, MailKind::CombinedReminder1).await.len(), 0);
        assert!(row.next_at.is_none_or(|next| next > world.now()), "nothing is tried again and again");
    }
}
