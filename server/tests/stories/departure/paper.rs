//! Somebody without any address: HR prints a letter.

use chrono::TimeDelta;
use domain::talk::HostKind;
use server::departure::letter::{HandingOver, Printable, handed_over, printable};
use server::departure::link::{Resending, resend};
use server::questionnaire::{CodeEntry, enter_code};

use super::{coordinator, proof, stored};
use crate::scene::Scene;

server::on_both_databases! {
    async fn a_letter_takes_the_place_of_the_mail(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver_with("Anna Bakker", &[("private_email", "")]).await;
        assert_eq!(stored(&world, leaver.id).await.stage, "no_address");
        let proof = proof(&world, by, leaver.id).await;
        assert_eq!(resend(&world.program, &proof).await.expect("the store"), Resending::NoAddress);
        let printed = printable(&world.program, &proof).await.expect("the store");
        let Printable::Letter(letter) = printed else { panic!("{printed:?}") };
        assert!(letter.url.starts_with("https://uitzwaai.test/l/") && letter.with_questionnaire);
        assert_eq!(handed_over(&world.program, &proof).await.expect("the store"), HandingOver::Marked);
        assert_eq!(stored(&world, leaver.id).await.stage, "to_plan");
        assert!(scene.talk_row(&leaver, HostKind::HrAdviser).await.host_id.is_some());
        let right = enter_code(&world.program, &leaver.proof, &letter.code).await.expect("the store");
        assert_eq!(right, CodeEntry::Right, "the printed code opens her answers");
    }

    async fn the_course_of_a_letter_comes_to_rest(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver_with("Anna Bakker", &[("private_email", "")]).await;
        let proof = proof(&world, by, leaver.id).await;
        handed_over(&world.program, &proof).await.expect("the store");
        for _ in 0..4 {
            world.advance(TimeDelta::days(4));
            scene.post().await;
        }
        let row = stored(&world, leaver.id).await;
        assert_eq!((row.stage.as_str(), row.owner.as_str()), ("to_plan", "leaver"));
        assert!(row.next_at.is_none_or(|next| next > world.now()), "nothing is tried again and again");
    }
}
