//! What is stored is answered as stored, whatever becomes of the course right after it.

use domain::ids::DepartureId;
use server::departure::address::{Correcting, correct};
use server::departure::condition::{Confirming, confirm};
use server::departure::hosts::{Excluding, exclude};
use server::departure::pause::{Pausing, Resuming, pause, resume};
use server::departure::register::{Registering, register};
use server::mail::MailKind;
use server::program::{FollowUp, Following, Program};
use server::steps::advance_due;
use server::store::StoreError;
use server::testing::World;

use super::register::filled;
use super::{coordinator, fields, proof, stored};
use crate::scene::Scene;

/// The database goes away right after each commit.
struct OutOfReach;

impl FollowUp for OutOfReach {
    fn follow_up<'a>(&'a self, _: &'a Program, _: DepartureId) -> Following<'a> {
        Box::pin(async { Err(StoreError::HalfWritten) })
    }
}

/// The same board, clock and store, whose course cannot go on at once.
fn cut_off(world: &World) -> Program {
    let program = &world.program;
    let (secrets, settings) = (program.secrets().clone(), program.settings().clone());
    Program::new(world.store().clone(), world.clock.clone(), secrets, settings, OutOfReach)
}

server::on_both_databases! {
    async fn a_registration_that_is_stored_is_answered_as_registered(world: World) {
        let scene = Scene::set(&world).await;
        let done = register(&cut_off(&world), &world.coordinator(), &filled(&scene, &[])).await.expect("it is stored");
        let Registering::Registered { id, .. } = done else { panic!("{done:?}") };
        assert_eq!(stored(&world, id).await.stage.code(), "registered");
        assert_eq!(scene.mails(id, MailKind::Questionnaire).await.len(), 0);
        // The timer comes by.
        advance_due(&world.program).await.expect("the course");
        assert_eq!(scene.mails(id, MailKind::Questionnaire).await.len(), 1);
    }

    async fn what_hr_changes_is_answered_as_changed(world: World) {
        let scene = Scene::set(&world).await;
        let cut_off = cut_off(&world);
        let by = coordinator(&world).await;
        let leaver = scene.invited("Anna Bakker").await;
        let hr = proof(&world, by, leaver.id).await;
        let address = fields(&[("private_email", "anna@elders.test")]);
        assert_eq!(correct(&cut_off, &hr, &address).await.expect("it is stored"), Correcting::Corrected);
        assert_eq!(pause(&cut_off, &hr).await.expect("it is stored"), Pausing::Paused);
        assert_eq!(resume(&cut_off, &hr).await.expect("it is stored"), Resuming::Resumed);
        assert_eq!(exclude(&cut_off, &hr, scene.adviser).await.expect("it is stored"), Excluding::Excluded);
        assert_eq!(world.private_email(&stored(&world, leaver.id).await).as_deref(), Some("anna@elders.test"));
        let told = scene.leaver_with("Bo Cohen", &[("departure_type", "fixed_term_not_renewed")]).await.id;
        let hr = proof(&world, by, told).await;
        assert_eq!(confirm(&cut_off, &hr).await.expect("it is stored"), Confirming::Confirmed);
        assert_eq!(scene.mails(told, MailKind::Questionnaire).await.len(), 0);
        advance_due(&world.program).await.expect("the course");
        assert_eq!(scene.mails(told, MailKind::Questionnaire).await.len(), 1);
    }
}
