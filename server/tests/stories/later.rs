//! The second, two-minute questionnaire: off by default, four weeks after leaving, once.

use chrono::TimeDelta;
use domain::Language;
use domain::later::DecisiveShift;
use domain::prediction::Prediction;
use domain::reason::ReasonCode;
use domain::talk::Way;
use sea_orm::EntityTrait;
use server::access::{Refused, leaver_by_token};
use server::mail::MailKind;
use server::organisation::{OrganisationForm, change};
use server::own_copy::{Copying, for_leaver};
use server::second_questionnaire::{Handing, LaterPage, open, submit};
use server::steps::advance_due;
use server::store::entity::second_response;
use server::testing::World;

use crate::departure::coordinator;
use crate::departure::record::seen;
use crate::scene::{Leaver, Scene};

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The board asks once more later, or does not.
pub async fn switch(world: &World, on: bool) {
    let conn = world.store().read();
    let organisation = server::course::organisation(conn, world.board()).await.expect("the store");
    let form = OrganisationForm { asks_later: on, ..OrganisationForm::of(&organisation) };
    change(&world.program, &world.administrator(), &form).await.expect("the store").done();
}

/// The leaver answered (B1), met the adviser, and the report closed the course; they leave on 30 April, unless that
/// differs.
pub async fn closed(world: &World, scene: &Scene<'_>, differs: &[(&str, &str)]) -> Leaver {
    let leaver = scene.leaver_with("Vera Trek", differs).await;
    scene.hand_in(&leaver).await;
    scene.post().await;
    let (program, adviser) = (&world.program, scene.as_adviser(scene.adviser, &leaver).await);
    server::prediction::predict(program, &adviser, Prediction::Skipped).await.expect("the store");
    server::talk::held(program, &adviser, world.now().date_naive(), Way::InPerson).await.expect("the store");
    let revision = server::report::open(program, &adviser).await.expect("the store").revision;
    let whole = fields(&[("story", "Het begon vorig jaar."), ("told", "B1")]);
    server::report::finalise(program, &adviser, &whole, revision).await.expect("the store");
    assert_eq!(scene.loaded(&leaver).await.departure.stage.code(), "closed");
    leaver
}

/// Four weeks after 30 April have passed, and the mail has left.
async fn asked(world: &World, scene: &Scene<'_>) -> Leaver {
    switch(world, true).await;
    let leaver = closed(world, scene, &[]).await;
    world.advance(TimeDelta::days(87));
    advance_due(&world.program).await.expect("the course");
    scene.post().await;
    leaver
}

server::on_both_databases! {
    async fn nothing_is_asked_where_the_board_did_not_switch_it_on(world: World) {
        let scene = Scene::set(&world).await;
        let vera = closed(&world, &scene, &[]).await;
        assert_eq!(scene.loaded(&vera).await.departure.next_at, None);
        world.advance(TimeDelta::days(87));
        advance_due(&world.program).await.expect("the course");
        assert!(scene.mails(vera.id, MailKind::Later).await.is_empty());
    }

    async fn four_weeks_after_leaving_one_mail_goes_and_no_reminder(world: World) {
        let scene = Scene::set(&world).await;
        switch(&world, true).await;
        let vera = closed(&world, &scene, &[]).await;
        let next = scene.loaded(&vera).await.departure.next_at.expect("it waits for the fourth week");
        assert_eq!(next.date_naive().to_string(), "2026-05-28");
        world.advance(TimeDelta::days(80));
        advance_due(&world.program).await.expect("the course");
        assert!(scene.mails(vera.id, MailKind::Later).await.is_empty(), "too early");
        for days in [7, 3, 7, 30] {
            world.advance(TimeDelta::days(days));
            advance_due(&world.program).await.expect("the course");
            scene.post().await;
        }
        let mails = scene.mails(vera.id, MailKind::Later).await;
        assert_eq!(mails.len(), 1);
        assert_eq!(world.to_address(&mails[0]), "vera.trek@thuis.test");
        let row = scene.loaded(&vera).await.departure;
        assert_eq!((row.stage.code(), row.is_open, row.next_at), ("closed", false, None), "it stays closed");
    }

    async fn without_a_private_address_nobody_is_asked(world: World) {
        let scene = Scene::set(&world).await;
        switch(&world, true).await;
        let only_work = [("private_email", ""), ("work_email", "vera@school.test")];
        let vera = closed(&world, &scene, &only_work).await;
        world.advance(TimeDelta::days(87));
        advance_due(&world.program).await.expect("the course");
        assert!(scene.mails(vera.id, MailKind::Later).await.is_empty());
    }

    async fn only_whoever_left_by_choice_is_asked(world: World) {
        let scene = Scene::set(&world).await;
        switch(&world, true).await;
        let told = [("departure_type", "redundancy"), ("condition_confirmed", "yes")];
        let vera = closed(&world, &scene, &told).await;
        world.advance(TimeDelta::days(87));
        advance_due(&world.program).await.expect("the course");
        assert!(scene.mails(vera.id, MailKind::Later).await.is_empty());
    }

    async fn a_board_that_switches_it_off_asks_nobody_any_more(world: World) {
        let scene = Scene::set(&world).await;
        switch(&world, true).await;
        let vera = closed(&world, &scene, &[]).await;
        switch(&world, false).await;
        world.advance(TimeDelta::days(87));
        advance_due(&world.program).await.expect("the course");
        assert!(scene.mails(vera.id, MailKind::Later).await.is_empty());
        assert_eq!(scene.loaded(&vera).await.departure.next_at, None, "nobody looks again and again");
    }

    async fn the_link_opens_again_for_four_weeks(world: World) {
        let scene = Scene::set(&world).await;
        switch(&world, true).await;
        let vera = closed(&world, &scene, &[]).await;
        let token = world.token_of(vera.id).await;
        world.advance(TimeDelta::days(60));
        assert!(matches!(leaver_by_token(&world.program, &token).await, Err(Refused::NotFound)));
        world.advance(TimeDelta::days(27));
        advance_due(&world.program).await.expect("the course");
        scene.post().await;
        assert!(leaver_by_token(&world.program, &token).await.is_ok());
        assert!(matches!(open(&world.program, &vera.proof).await, Ok(LaterPage::Asked(_))));
        world.advance(TimeDelta::days(29));
        assert!(matches!(leaver_by_token(&world.program, &token).await, Err(Refused::NotFound)));
    }

    async fn it_is_handed_in_exactly_once(world: World) {
        let scene = Scene::set(&world).await;
        let vera = asked(&world, &scene).await;
        let program = &world.program;
        assert_eq!(submit(program, &vera.proof, &[], false).await.expect("the store"), Handing::Empty);
        let two = fields(&[("reasons", "C1"), ("reasons", "D1"), ("would_return", "perhaps")]);
        assert_eq!(submit(program, &vera.proof, &two, false).await.expect("the store"), Handing::AskDecisive);
        let four = fields(&[("reasons", "A1"), ("reasons", "B1"), ("reasons", "C1"), ("reasons", "D1")]);
        assert!(matches!(submit(program, &vera.proof, &four, false).await, Ok(Handing::Faults(..))));
        assert!(second_response::Entity::find().all(world.store().read()).await.expect("the store").is_empty());
        let whole = fields(&[("reasons", "C1"), ("reasons", "D1"), ("decisive_reason", "D1")]);
        let (one, other) =
            tokio::join!(submit(program, &vera.proof, &whole, true), submit(program, &vera.proof, &two, true));
        let outcomes = [one.expect("the store"), other.expect("the store")];
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == Handing::Submitted).count(), 1, "{outcomes:?}");
        let at = world.now();
        let again = submit(program, &vera.proof, &whole, true).await.expect("the store");
        assert_eq!(again, Handing::AlreadySubmitted { at });
        assert!(matches!(open(program, &vera.proof).await, Ok(LaterPage::Submitted { .. })));
        assert_eq!(second_response::Entity::find().all(world.store().read()).await.expect("the store").len(), 1);
    }

    async fn nobody_hands_in_what_was_not_asked(world: World) {
        let scene = Scene::set(&world).await;
        let vera = closed(&world, &scene, &[]).await;
        let whole = fields(&[("reasons", "C1")]);
        assert_eq!(submit(&world.program, &vera.proof, &whole, true).await.expect("the store"), Handing::NotAsked);
        assert!(matches!(open(&world.program, &vera.proof).await, Ok(LaterPage::NotAsked)));
    }

    async fn the_record_shows_the_shift_to_the_adviser_who_hosted_and_to_nobody_else(world: World) {
        let scene = Scene::set(&world).await;
        let vera = asked(&world, &scene).await;
        let whole = fields(&[("reasons", "C1"), ("would_return", "yes")]);
        submit(&world.program, &vera.proof, &whole, false).await.expect("the store");
        let later = seen(&world, scene.adviser, vera.id).await.expect("hosted it").later.expect("handed in");
        let shift = later.shift.expect("both are there");
        assert_eq!((shift.gone, shift.came), (vec![ReasonCode::B1], vec![ReasonCode::C1]));
        assert_eq!(shift.decisive, DecisiveShift::Other { first: ReasonCode::B1, second: ReasonCode::C1 });
        let by = coordinator(&world).await;
        for other in [by, scene.leader] {
            let record = seen(&world, other, vera.id).await.expect("may open it");
            assert!(record.later.is_none());
        }
        let proof = scene.proof(vera.id, true).await;
        let Ok(Copying::Copy(copy)) = for_leaver(&world.program, &proof, Language::Nl).await else {
            panic!("a code was typed")
        };
        assert!(copy.later_answers.expect("theirs").items.iter().any(|item| item.values == ["C1"]));
    }
}
