//! What another departure type would change is said before it is saved, and is what happens then.

use domain::course::PlanChange;
use domain::departure::{Condition, DepartureType, RegistrationFault};
use domain::departure_form::Field;
use domain::route::NotBefore;
use domain::talk::HostKind;
use server::departure::cancel::cancel;
use server::departure::edit::{Editing, change_type};
use server::departure::retype::{Previewing, TypePreview, preview_type};
use server::testing::World;

use super::{coordinator, fields, proof, stored};
use crate::scene::Scene;

async fn seen(world: &World, proof: &server::access::CoordinatorOf, posted: &[(&str, &str)]) -> TypePreview {
    match preview_type(&world.program, proof, &fields(posted)).await.expect("the store") {
        Previewing::Seen(seen) => *seen,
        other => panic!("{other:?}"),
    }
}

server::on_both_databases! {
    async fn looking_changes_nothing_and_what_was_said_happens(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slot = scene.moments(&vera).await.remove(0);
        let booked = scene.booked(&vera, &slot).await;
        let by = coordinator(&world).await;
        let proof = proof(&world, by, vera.id).await;
        let before = stored(&world, vera.id).await;

        let transfer = [("departure_type", "internal_transfer")];
        let preview = seen(&world, &proof, &transfer).await;
        assert_eq!(preview.before, DepartureType::VoluntaryResignation);
        assert!(preview.changes.contains(&PlanChange::CalledOff(booked.starts_at)), "{preview:?}");
        let dismissal = seen(&world, &proof, &[("departure_type", "dismissal")]).await;
        let waits = PlanChange::Opens(NotBefore::WaitingFor(Condition::TermsPassed));
        assert!(dismissal.changes.contains(&waits), "{dismissal:?}");
        let told = [("departure_type", "dismissal"), ("condition_confirmed", "told")];
        assert!(seen(&world, &proof, &told).await.changes.contains(&waits), "told is not that the terms have passed");
        assert_eq!(stored(&world, vera.id).await, before, "looking changes nothing");

        let saved = change_type(&world.program, &proof, &fields(&transfer)).await.expect("the store");
        assert!(matches!(saved, Editing::Saved { .. }), "{saved:?}");
        let loaded = scene.loaded(&vera).await;
        assert!(loaded.appointments.iter().all(|row| row.live_key.is_none()), "called off, as it was said");
        assert!(loaded.talks.iter().any(|row| row.host_kind == HostKind::TeamLeader && row.dropped_at.is_none()));
        let again = seen(&world, &proof, &transfer).await;
        assert!(again.changes.is_empty() && again.mails == 0, "nothing is another: {again:?}");
    }

    async fn what_is_wrong_is_said_before_and_of_what_is_over_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        let by = coordinator(&world).await;
        let proof = proof(&world, by, vera.id).await;
        let missing = fields(&[("departure_type", "settlement"), ("concluded_on", "")]);
        let found = preview_type(&world.program, &proof, &missing).await.expect("the store");
        assert_eq!(found, Previewing::Faults(vec![(Field::ConcludedOn, RegistrationFault::ConcludedOnMissing)]));
        cancel(&world.program, &proof).await.expect("the store");
        let over = preview_type(&world.program, &proof, &missing).await.expect("the store");
        assert_eq!(over, Previewing::Over);
    }
}
