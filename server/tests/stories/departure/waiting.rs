//! Cancelling, pausing, another type and sending the link again, asked for on a page: a minute to undo each, and then it
//! happens once.

use chrono::TimeDelta;
use domain::departure::RegistrationFault;
use domain::departure_form::Field;
use domain::ids::{AccountId, DepartureId, WaitingId};
use domain::time_line::EventKind;
use domain::waiting::{Lapse, WaitingStep};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use server::access::CoordinatorOf;
use server::departure::edit;
use server::departure::link::{Resending, revoke};
use server::departure::record;
use server::departure::waiting::{Asking, Doing, Undoing, Waiting, ask, carry_out_due, do_now, seen, undo};
use server::jobs::deliver;
use server::lists::worklist::{self, WorklistFilter};
use server::mail::MailKind;
use server::program::Program;
use server::steps::AtOnce;
use server::store::TypedColumn;
use server::store::entity::{event, response, waiting_step};
use server::testing::World;

use super::{coordinator, fields, proof, stored};
use crate::scene::Scene;

/// What is written down of it, the oldest first.
async fn written(world: &World, id: DepartureId) -> Vec<(EventKind, Option<AccountId>)> {
    let of_it = [
        EventKind::CancelAsked,
        EventKind::PauseAsked,
        EventKind::TypeAsked,
        EventKind::ResendAsked,
        EventKind::StepUndone,
        EventKind::StepLapsed,
        EventKind::Cancelled,
        EventKind::Paused,
        EventKind::TypeChanged,
        EventKind::LinkSentAgain,
    ];
    let rows = event::Entity::find()
        .filter(event::Column::DepartureId.is(id))
        .filter(event::Column::Kind.any_of(of_it))
        .order_by_asc(event::Column::Id)
        .all(world.store().read())
        .await
        .expect("the store");
    rows.iter().map(|row| (*row.kind, row.actor_account.map(Into::into))).collect()
}

async fn asked(world: &World, proof: &CoordinatorOf, step: WaitingStep) {
    let asked = ask(&world.program, proof, step, &[]).await.expect("the store");
    assert!(matches!(asked, Asking::Waits { .. }), "{asked:?}");
}

/// What the record shows.
async fn shown(world: &World, account: AccountId, id: DepartureId) -> Option<Waiting> {
    let viewer = world.record_viewer(&world.signed_in(account).await, id).await;
    record::load(&world.program, &viewer, domain::Language::En).await.expect("the store").waiting
}

async fn id_of(world: &World, account: AccountId, id: DepartureId) -> WaitingId {
    shown(world, account, id).await.expect("something waits").id
}

async fn carried_out(world: &World) -> usize {
    carry_out_due(&world.program).await.expect("the store")
}

/// How many rows there are, of all departures.
async fn rows(world: &World) -> u64 {
    waiting_step::Entity::find().count(world.store().read()).await.expect("the store")
}

server::on_both_databases! {
    async fn undone_within_the_minute_nothing_was_another_and_nothing_was_mailed(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.invited("Anna Bakker").await;
        scene.booked_first(&leaver).await;
        scene.post().await;
        let proof = proof(&world, by, leaver.id).await;
        let (before, mails) = (stored(&world, leaver.id).await, world.mails_of(leaver.id).await.len());
        asked(&world, &proof, WaitingStep::Cancel).await;
        let waiting = shown(&world, by, leaver.id).await.expect("it says so");
        assert_eq!((waiting.step, waiting.lapsed), (WaitingStep::Cancel, None));
        assert_eq!(waiting.due_at - world.now(), TimeDelta::minutes(1));
        let board = worklist::page(&world.program, &world.coordinator(), &WorklistFilter::default(), None).await;
        assert_eq!(board.expect("the store").rows[0].waiting, Some(waiting), "the row on the board says it too");
        world.advance(TimeDelta::seconds(59));
        assert_eq!(carried_out(&world).await, 0);
        assert_eq!(undo(&world.program, &proof, waiting.id).await.expect("the store"), Undoing::Undone(WaitingStep::Cancel));
        world.advance(TimeDelta::hours(1));
        assert_eq!(carried_out(&world).await, 0);
        assert_eq!(stored(&world, leaver.id).await, before);
        assert_eq!(world.mails_of(leaver.id).await.len(), mails);
        assert_eq!(response::Entity::find().count(world.store().read()).await.expect("the store"), 1, "the answers are there");
        assert_eq!(shown(&world, by, leaver.id).await, None);
        let by = Some(by);
        assert_eq!(written(&world, leaver.id).await, [(EventKind::CancelAsked, by), (EventKind::StepUndone, by)]);
    }

    async fn after_a_minute_it_happens_once_and_undoing_comes_too_late(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.invited("Anna Bakker").await;
        scene.booked_first(&leaver).await;
        scene.post().await;
        let proof = proof(&world, by, leaver.id).await;
        asked(&world, &proof, WaitingStep::Cancel).await;
        let waiting = id_of(&world, by, leaver.id).await;
        world.advance(TimeDelta::minutes(1));
        // Another instance, or the same one started anew: what waits is a row.
        let (store, secrets) = (world.store().clone(), world.program.secrets().clone());
        let other = Program::new(store, world.clock.clone(), secrets, world.program.settings().clone(), AtOnce);
        let (here, there) = tokio::join!(carry_out_due(&world.program), carry_out_due(&other));
        assert_eq!(here.expect("the store") + there.expect("the store"), 1, "once, by one of them");
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "cancelled");
        assert_eq!(response::Entity::find().count(world.store().read()).await.expect("the store"), 0);
        assert_eq!(scene.mails(leaver.id, MailKind::DepartureWithdrawn).await.len(), 1);
        assert_eq!(undo(&world.program, &proof, waiting).await.expect("the store"), Undoing::TooLate);
        assert_eq!(do_now(&world.program, &proof, waiting).await.expect("the store"), Doing::Gone);
        let by = Some(by);
        assert_eq!(written(&world, leaver.id).await, [(EventKind::CancelAsked, by), (EventKind::Cancelled, by)]);
        assert_eq!(rows(&world).await, 0);
        assert_eq!(ask(&world.program, &proof, WaitingStep::Cancel, &[]).await.expect("the store"), Asking::Already);
    }

    async fn whoever_else_manages_it_may_undo_it_and_nobody_else(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.invited("Anna Bakker").await;
        let other = scene.leaver("Bo Proef").await;
        let asks = proof(&world, by, leaver.id).await;
        asked(&world, &asks, WaitingStep::Pause).await;
        let waiting = id_of(&world, by, leaver.id).await;
        let (leader, adviser) = (world.signed_in(scene.leader).await, world.signed_in(scene.adviser).await);
        for viewer in [leader, adviser] {
            let opened = server::access::record_viewer(&world.program, &viewer, leaver.id).await;
            assert!(opened.and_then(|record| record.coordinator()).is_err(), "{} manages nothing", viewer.name);
        }
        let beside = proof(&world, by, other.id).await;
        assert_eq!(undo(&world.program, &beside, waiting).await.expect("the store"), Undoing::TooLate, "of another departure");
        assert_eq!(do_now(&world.program, &beside, waiting).await.expect("the store"), Doing::Gone);
        let undoes = world.coordinator_of(leaver.id).await;
        assert_eq!(undo(&world.program, &undoes, waiting).await.expect("the store"), Undoing::Undone(WaitingStep::Pause));
        let lines = [(EventKind::PauseAsked, Some(by)), (EventKind::StepUndone, Some(undoes.account()))];
        assert_eq!(written(&world, leaver.id).await, lines);
    }

    async fn one_step_waits_at_a_time_and_is_done_now_by_whoever_says_so(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.invited("Anna Bakker").await;
        let proof = proof(&world, by, leaver.id).await;
        asked(&world, &proof, WaitingStep::Resend).await;
        for step in [WaitingStep::Resend, WaitingStep::Cancel] {
            let again = ask(&world.program, &proof, step, &[]).await.expect("the store");
            assert_eq!(again, Asking::Another(WaitingStep::Resend));
        }
        assert_eq!(scene.mails(leaver.id, MailKind::NewLink).await.len(), 0);
        let says = world.coordinator_of(leaver.id).await;
        let waiting = id_of(&world, by, leaver.id).await;
        assert_eq!(do_now(&world.program, &says, waiting).await.expect("the store"), Doing::Sent);
        assert_eq!(scene.mails(leaver.id, MailKind::NewLink).await.len(), 1);
        world.advance(TimeDelta::minutes(2));
        assert_eq!(carried_out(&world).await, 0);
        assert_eq!(scene.mails(leaver.id, MailKind::NewLink).await.len(), 1);
        let lines = [(EventKind::ResendAsked, Some(by)), (EventKind::LinkSentAgain, Some(says.account()))];
        assert_eq!(written(&world, leaver.id).await, lines);
    }

    async fn another_type_waits_with_what_was_typed_and_what_is_wrong_is_said_at_once(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.invited("Anna Bakker").await;
        let proof = proof(&world, by, leaver.id).await;
        let settlement = fields(&[("departure_type", "settlement"), ("concluded_on", "")]);
        let faults = ask(&world.program, &proof, WaitingStep::ChangeType, &settlement).await.expect("the store");
        assert_eq!(faults, Asking::Faults(vec![(Field::ConcludedOn, RegistrationFault::ConcludedOnMissing)]));
        let retires = fields(&[("departure_type", "retirement"), ("name", "Iemand Anders")]);
        let asked = ask(&world.program, &proof, WaitingStep::ChangeType, &retires).await.expect("the store");
        assert!(matches!(asked, Asking::Waits { .. }), "{asked:?}");
        assert_eq!(stored(&world, leaver.id).await.departure_type.code(), "voluntary");
        world.advance(TimeDelta::minutes(1));
        assert_eq!(carried_out(&world).await, 1);
        let after = stored(&world, leaver.id).await;
        assert_eq!(after.departure_type.code(), "retirement");
        assert_eq!(after.name(world.store().read()).expect("the keys"), "Anna Bakker", "nothing but the type");
        let by = Some(by);
        assert_eq!(written(&world, leaver.id).await, [(EventKind::TypeAsked, by), (EventKind::TypeChanged, by)]);
    }

    async fn whose_role_has_ended_meanwhile_does_nothing_any_more_and_the_record_says_so(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.invited("Anna Bakker").await;
        let asks = proof(&world, by, leaver.id).await;
        asked(&world, &asks, WaitingStep::Cancel).await;
        world.change_account(by, |form| form.roles.clear()).await;
        world.advance(TimeDelta::minutes(1));
        let mails = world.mails_of(leaver.id).await.len();
        assert_eq!(carried_out(&world).await, 0);
        assert!(stored(&world, leaver.id).await.cancelled_at.is_none());
        assert_eq!(world.mails_of(leaver.id).await.len(), mails, "nobody is told by mail");
        let hr = world.coordinator_of(leaver.id).await;
        let told = shown(&world, hr.account(), leaver.id).await.expect("it says so");
        assert_eq!((told.step, told.lapsed), (WaitingStep::Cancel, Some(Lapse::NotTheirs)));
        assert_eq!(written(&world, leaver.id).await, [(EventKind::CancelAsked, Some(by)), (EventKind::StepLapsed, None)]);
        assert_eq!(undo(&world.program, &hr, told.id).await.expect("the store"), Undoing::TooLate);
        assert_eq!(carried_out(&world).await, 0, "not tried again");
        seen(&world.program, &hr, told.id).await.expect("the store");
        assert_eq!(shown(&world, hr.account(), leaver.id).await, None);
    }

    async fn a_record_that_was_changed_meanwhile_stays_as_it_is_and_the_next_step_may_wait(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.invited("Anna Bakker").await;
        let proof = proof(&world, by, leaver.id).await;
        asked(&world, &proof, WaitingStep::Pause).await;
        let form = edit::form(&world.program, &proof).await.expect("the store");
        let mut typed = form.fields;
        typed.retain(|(name, _)| name != Field::LastDayWorked.code());
        typed.push((Field::LastDayWorked.code().to_owned(), "2026-04-23".to_owned()));
        let saved = edit::edit(&world.program, &proof, form.revision, &typed).await.expect("the store");
        assert!(matches!(saved, edit::Editing::Saved { .. }), "{saved:?}");
        world.advance(TimeDelta::minutes(1));
        assert_eq!(carried_out(&world).await, 0);
        assert_ne!(stored(&world, leaver.id).await.stage.code(), "paused");
        let told = shown(&world, by, leaver.id).await.expect("it says so");
        assert_eq!(told.lapsed, Some(Lapse::Changed));
        asked(&world, &proof, WaitingStep::Pause).await;
        assert_eq!(rows(&world).await, 1, "the new one stands in its place");
        world.advance(TimeDelta::minutes(1));
        assert_eq!(carried_out(&world).await, 1);
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "paused");
    }

    async fn mails_of_the_course_to_the_leaver_stay_here_while_it_waits_and_go_when_it_was_undone(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver("Anna Bakker").await;
        let proof = proof(&world, by, leaver.id).await;
        let sent = async || {
            deliver::deliver_all(&world.program).await.expect("the store");
            let mails = world.mails_of(leaver.id).await;
            mails.iter().filter(|mail| mail.state.code() == "sent").count()
        };
        let died = fields(&[("departure_type", "death")]);
        let waits = ask(&world.program, &proof, WaitingStep::ChangeType, &died).await.expect("the store");
        assert!(matches!(waits, Asking::Waits { .. }), "{waits:?}");
        server::steps::advance_due(&world.program).await.expect("the course");
        assert_eq!(sent().await, 0, "nothing to somebody who may have died");
        assert!(!world.mails_of(leaver.id).await.is_empty(), "the questionnaire waits");
        assert!(server::home::home(&world.program, &world.leaver_of(leaver.id).await).await.is_ok(), "the link works as before");
        let renewed = revoke(&world.program, &proof, true).await.expect("the store");
        assert_eq!((renewed, sent().await), (Resending::Sent, 1), "what answers something goes");
        let waiting = id_of(&world, by, leaver.id).await;
        undo(&world.program, &proof, waiting).await.expect("the store");
        world.advance(TimeDelta::minutes(2));
        assert_eq!(sent().await, 2, "and the questionnaire now");
    }
}
