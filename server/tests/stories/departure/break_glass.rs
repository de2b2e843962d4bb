//! Break-glass access: a coordinator opens answers and report with a reason, and the leaver is told.

use chrono::TimeDelta;
use domain::account::Role;
use server::departure::break_glass::{Opening, REASON_MAX, break_glass};
use server::departure::record::{MomentKind, ViewedAs};
use server::mail::MailKind;
use server::questionnaire::{Looked, MyData, my_data};

use super::record::{seen, well_on_the_way};
use super::{coordinator, proof};
use crate::scene::Scene;

server::on_both_databases! {
    async fn a_reason_opens_answers_and_report_to_one_coordinator_for_one_hour(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let other = world.account("An Dere").role(Role::HrCoordinator).make().await;
        let leaver = well_on_the_way(&world, &scene).await;
        let host = scene.as_adviser(scene.adviser, &leaver).await;
        let page = server::report::open(&world.program, &host).await.expect("the store");
        let fields = [("story".to_owned(), "Een lang verhaal.".to_owned()), ("told".to_owned(), "B1".to_owned())];
        server::report::finalise(&world.program, &host, &fields, page.revision).await.expect("the store");

        let before = seen(&world, by, leaver.id).await.expect("coordinates it");
        assert!(before.answers.is_none() && before.reports.is_empty() && before.may.break_glass);
        let proof = proof(&world, by, leaver.id).await;
        let opened = break_glass(&world.program, &proof, "  Een klacht over de afhandeling ").await;
        assert_eq!(opened.expect("the store"), Opening::Opened { told: true });

        let after = seen(&world, by, leaver.id).await.expect("coordinates it");
        assert_eq!(after.viewed_as, ViewedAs::Coordinator { break_glass_open: true });
        assert!(after.answers.is_some() && after.reports.len() == 1 && !after.may.break_glass);
        let line = after.time_line.iter().find(|moment| moment.what == MomentKind::Event("glass_broken".into()));
        let line = line.expect("it stands on the time line");
        assert_eq!(line.reason.as_deref(), Some("Een klacht over de afhandeling"));
        assert_eq!(line.who.as_deref(), Some("Co Ordinator"));

        let told = scene.mails(leaver.id, MailKind::BreakGlassUsed).await;
        assert_eq!(told.len(), 1);
        assert!(told[0].at_once && told[0].due_at == world.now() && told[0].payload.contains("Een klacht"));
        assert_eq!(told[0].to_address, "anna.bakker@thuis.test");
        let with_code = scene.proof(leaver.id, true).await;
        let MyData::Data(mine) = my_data(&world.program, &with_code).await.expect("the store") else { panic!() };
        assert!(mine.looks.iter().any(|look| look.what == Looked::BreakGlassUsed));

        let theirs = seen(&world, other, leaver.id).await.expect("coordinates it");
        assert!(theirs.answers.is_none() && theirs.reports.is_empty(), "another coordinator sees nothing");
        let again = break_glass(&world.program, &proof, "Nog eens").await.expect("the store");
        assert_eq!(again, Opening::Opened { told: true });
        assert_eq!(scene.mails(leaver.id, MailKind::BreakGlassUsed).await.len(), 1, "told once in that hour");

        world.advance(TimeDelta::minutes(61));
        let later = seen(&world, by, leaver.id).await.expect("coordinates it");
        assert!(later.answers.is_none() && later.reports.is_empty());
    }

    async fn without_a_reason_or_for_nothing_there_is_no_access(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver("Anna Bakker").await;
        let proof = proof(&world, by, leaver.id).await;
        let refuse = async |reason: &str| break_glass(&world.program, &proof, reason).await.expect("the store");
        assert_eq!(refuse("Nieuwsgierig").await, Opening::NothingBehind);
        assert!(!seen(&world, by, leaver.id).await.expect("coordinates it").may.break_glass);
        scene.hand_in(&leaver).await;
        assert_eq!(refuse(" \n ").await, Opening::ReasonMissing);
        assert_eq!(refuse("\u{200b}").await, Opening::ReasonMissing, "nobody can read it");
        assert_eq!(refuse(&"x".repeat(REASON_MAX + 1)).await, Opening::ReasonTooLong);
        assert_eq!(scene.mails(leaver.id, MailKind::BreakGlassUsed).await.len(), 0);
        assert!(seen(&world, by, leaver.id).await.expect("coordinates it").answers.is_none());
    }

    async fn a_leaver_without_an_address_finds_it_in_their_own_data(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver_with("Anna Bakker", &[("private_email", "")]).await;
        scene.hand_in(&leaver).await;
        let proof = proof(&world, by, leaver.id).await;
        let opened = break_glass(&world.program, &proof, "Een klacht").await.expect("the store");
        assert_eq!(opened, Opening::Opened { told: false });
        let with_code = scene.proof(leaver.id, true).await;
        let MyData::Data(mine) = my_data(&world.program, &with_code).await.expect("the store") else { panic!() };
        assert!(mine.looks.iter().any(|look| look.what == Looked::BreakGlassUsed));
    }
}
