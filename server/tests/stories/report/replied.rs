//! The leaver reads the final report with a code, and their words stand beside it.

use chrono::TimeDelta;
use domain::report::FieldFaultKind;
use sea_orm::EntityTrait;
use server::access;
use server::departure::break_glass::break_glass;
use server::departure::cancel::cancel;
use server::mail::MailKind;
use server::report::{Adding, LeaversReport, Reading, Replying, add, finalise, follow_up, open, read, reply, save};
use server::store::entity::{report_addition, report_reply, task};

use super::{after_the_talk, fields};
use crate::scene::{Leaver, Scene, day};

async fn final_report(scene: &Scene<'_>) -> (Leaver, server::access::AdviserHosting) {
    let (vera, adviser) = after_the_talk(scene).await;
    let whole = fields(&[("story", "Het begon."), ("told", "B1")]);
    finalise(&scene.world.program, &adviser, &whole, 0).await.expect("the store");
    (vera, adviser)
}

async fn reading(scene: &Scene<'_>, vera: &Leaver) -> LeaversReport {
    let proof = scene.proof(vera.id, true).await;
    match read(&scene.world.program, &proof).await.expect("the store") {
        Reading::Report(report) => *report,
        other => panic!("{other:?}"),
    }
}

server::on_both_databases! {
    async fn a_final_report_is_read_with_a_code_and_a_draft_never(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, adviser) = after_the_talk(&scene).await;
        let program = &world.program;
        save(program, &adviser, &fields(&[("story", "half")]), 0).await.expect("the store");
        let with_code = scene.proof(vera.id, true).await;
        assert!(matches!(read(program, &with_code).await, Ok(Reading::NotYet)));
        assert_eq!(scene.count(MailKind::ReportReady).await, 0);
        finalise(program, &adviser, &fields(&[("story", "Heel."), ("told", "B1")]), 1).await.expect("the store");
        assert!(matches!(read(program, &vera.proof).await, Ok(Reading::CodeNeeded(server::questionnaire::Means::MailedCode))));
        let said = fields(&[("reply", "agrees")]);
        assert_eq!(reply(program, &vera.proof, &said, 0).await.expect("the store"), Replying::CodeNeeded);
        let seen = reading(&scene, &vera).await;
        assert_eq!((seen.seen.report.story.as_str(), seen.until, seen.open), ("Heel.", day(3, 17), true));
        assert!(seen.reply.is_none());
        let mails = scene.mails(vera.id, MailKind::ReportReady).await;
        assert_eq!(mails.len(), 1);
        assert!(!mails[0].at_once, "it waits for the morning");
        assert_eq!(scene.loaded(&vera).await.departure.stage.code(), "closed", "the mail outlives the course");
    }

    async fn the_adviser_is_told_of_a_correction_and_not_of_an_agreement(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, _) = final_report(&scene).await;
        let proof = scene.proof(vera.id, true).await;
        let say = async |pairs: &[(&str, &str)], revision| {
            reply(&world.program, &proof, &fields(pairs), revision).await.expect("the store")
        };
        assert_eq!(say(&[("reply", "corrects"), ("words", "Het was anders.")], 0).await, Replying::Kept);
        let mails = scene.mails(vera.id, MailKind::ReportCorrected).await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].account_id, Some(scene.adviser.into()));
        assert!(!mails[0].at_once && !world.opened(&mails[0].payload, mails[0].id).contains("anders"), "no word of theirs in it");
        assert_eq!(say(&[("reply", "corrects"), ("words", "Het was heel anders.")], 1).await, Replying::Kept);
        assert_eq!(scene.mails(vera.id, MailKind::ReportCorrected).await.len(), 1, "one waits, about the newest");
        assert_eq!(say(&[("reply", "agrees")], 2).await, Replying::Kept);
        assert!(scene.mails(vera.id, MailKind::ReportCorrected).await.is_empty(), "they agree after all");
    }

    async fn the_leaver_answers_and_may_change_it_for_fourteen_days(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, _) = final_report(&scene).await;
        let program = &world.program;
        let proof = scene.proof(vera.id, true).await;
        let empty = reply(program, &proof, &fields(&[]), 0).await.expect("the store");
        let Replying::Faults(faults) = empty else { panic!("{empty:?}") };
        assert_eq!((faults[0].field.as_str(), faults[0].kind), ("reply", FieldFaultKind::Missing));
        let first = fields(&[("reply", "corrects"), ("words", "Niet <b>in maart</b>, in april.\r\nEcht.")]);
        for _ in 0..2 {
            assert_eq!(reply(program, &proof, &first, 0).await.expect("the store"), Replying::Kept);
        }
        let said = reading(&scene, &vera).await.reply.expect("they answered");
        assert_eq!((said.agrees, said.words.as_str(), said.revision), (false, "Niet <b>in maart</b>, in april.\nEcht.", 1));
        let other_tab = reply(program, &proof, &fields(&[("reply", "agrees")]), 0).await.expect("the store");
        assert_eq!(other_tab, Replying::ChangedMeanwhile { theirs: said });
        world.advance(TimeDelta::days(14));
        let changed = fields(&[("reply", "agrees"), ("words", "Toch goed.")]);
        let proof = scene.proof(vera.id, true).await;
        assert_eq!(reply(program, &proof, &changed, 1).await.expect("the store"), Replying::Kept);
        world.advance(TimeDelta::days(1));
        let late = fields(&[("reply", "corrects"), ("words", "Nee.")]);
        let proof = scene.proof(vera.id, true).await;
        assert_eq!(reply(program, &proof, &late, 2).await.expect("the store"), Replying::TooLate);
        let seen = reading(&scene, &vera).await;
        assert!(!seen.open);
        assert_eq!(seen.reply.map(|said| said.words).as_deref(), Some("Toch goed."));
        assert_eq!(report_reply::Entity::find().all(world.store().read()).await.expect("the store").len(), 1);
    }

    async fn the_leavers_words_are_for_the_adviser_and_with_break_glass_access_never_for_the_leader(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, adviser) = final_report(&scene).await;
        let program = &world.program;
        let proof = scene.proof(vera.id, true).await;
        reply(program, &proof, &fields(&[("reply", "corrects"), ("words", "Anders.")]), 0).await.expect("the store");
        let page = open(program, &adviser).await.expect("the store");
        assert_eq!(page.reply.map(|said| said.words).as_deref(), Some("Anders."));
        let cora = world.cora().await;
        let viewer = world.record_viewer(&cora, vera.id).await;
        assert_eq!(follow_up(program, &viewer).await.expect("the store").reply, None);
        break_glass(program, &viewer.coordinator().expect("theirs"), "Een klacht").await.expect("the store");
        let viewer = world.record_viewer(&cora, vera.id).await;
        assert!(follow_up(program, &viewer).await.expect("the store").reply.is_some());
        let leader = world.signed_in(scene.leader).await;
        let viewer = access::record_viewer(program, &leader, vera.id).await.expect("leads the team");
        assert_eq!(follow_up(program, &viewer).await.expect("the store"), server::report::FollowUp::default());
    }

    async fn additions_stand_below_dated_and_signed_once_the_report_is_final(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, adviser) = after_the_talk(&scene).await;
        let program = &world.program;
        assert_eq!(add(program, &adviser, "Te vroeg").await.expect("the store"), Adding::NotFinal);
        finalise(program, &adviser, &fields(&[("story", "Het begon."), ("told", "B1")]), 0).await.expect("the store");
        assert!(matches!(add(program, &adviser, " ").await, Ok(Adding::Fault(_))));
        for _ in 0..2 {
            assert_eq!(add(program, &adviser, "Het was in april.").await.expect("the store"), Adding::Added);
        }
        world.advance(TimeDelta::days(1));
        assert_eq!(add(program, &adviser, "En in Utrecht.").await.expect("the store"), Adding::Added);
        let seen = reading(&scene, &vera).await;
        let words: Vec<&str> = seen.additions.iter().map(|one| one.words.as_str()).collect();
        assert_eq!(words, ["Het was in april.", "En in Utrecht."], "a second click adds nothing");
        assert_eq!(seen.additions[0].author.as_deref(), Some("Ad Viseur"));
        assert!(seen.additions[0].at < seen.additions[1].at);
        assert_eq!(seen.seen.report.story, "Het begon.", "the report itself stays");
    }

    async fn when_the_leaver_stays_everything_that_followed_is_erased(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, adviser) = after_the_talk(&scene).await;
        let program = &world.program;
        let whole = fields(&[("story", "Het begon."), ("told", "B1"), ("agreement.0.what", "Bellen")]);
        finalise(program, &adviser, &whole, 0).await.expect("the store");
        add(program, &adviser, "Nog iets.").await.expect("the store");
        let proof = scene.proof(vera.id, true).await;
        reply(program, &proof, &fields(&[("reply", "agrees")]), 0).await.expect("the store");
        cancel(program, &world.coordinator_of(vera.id).await).await.expect("the store");
        let conn = world.store().read();
        assert!(report_addition::Entity::find().all(conn).await.expect("the store").is_empty());
        assert!(report_reply::Entity::find().all(conn).await.expect("the store").is_empty());
        assert!(task::Entity::find().all(conn).await.expect("the store").is_empty());
        assert_eq!(scene.count(MailKind::ReportReady).await, 0, "the mail that waited is withdrawn");
    }
}
