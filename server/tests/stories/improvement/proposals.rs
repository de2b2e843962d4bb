//! What advisers propose from a talk: nothing of the person, no name, and who decides reads not whose it is.

use chrono::{Datelike, TimeDelta, Weekday};
use domain::account::Role;
use domain::improvement::{ImprovementPoint, PointFault, PointField, PointStatus, shown_from};
use domain::talk::HostKind;
use sea_orm::EntityTrait;
use server::access::{PointProposer, Refused, point_party, point_proposer, point_writer};
use server::form::Filled;
use server::improvement::{Changing, all, change, owned, proposals, propose};
use server::store::entity::{event, improvement_point};

use super::writer;
use crate::scene::Scene;

fn fields(what: &str, advice: &str) -> Vec<(String, String)> {
    vec![("what".to_owned(), what.to_owned()), ("advice".to_owned(), advice.to_owned())]
}

async fn adviser(scene: &Scene<'_>) -> PointProposer {
    point_proposer(&scene.world.signed_in(scene.adviser).await).expect("an adviser")
}

server::on_both_databases! {
    async fn advisers_propose_and_nobody_else(world: World) {
        for role in [Role::HrAdviser, Role::HrCoordinator, Role::TeamLeader, Role::PolicyOfficer, Role::Administrator] {
            let email = format!("{role}@voorbeeld.test");
            let account = world.account("Iemand Hier").email(&email).role(role).make().await;
            let may = point_proposer(&world.signed_in(account).await);
            assert_eq!(may.is_ok(), role == Role::HrAdviser, "{role}");
        }
    }

    async fn a_proposal_leads_to_nobody_and_to_no_day(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let slot = scene.moments(&vera).await.remove(0);
        scene.booked(&vera, &slot).await;
        let events = event::Entity::find().all(world.store().read()).await.expect("the store").len();
        let done = propose(&world.program, adviser(&scene).await, &fields("Starters missen een maatje.", ""))
            .await
            .expect("the store");
        assert_eq!(done, Filled::Done(()));
        let rows = improvement_point::Entity::find().all(world.store().read()).await.expect("the store");
        let [row] = rows.as_slice() else { panic!("{rows:?}") };
        assert_eq!((row.unit_id, row.owner_account, row.due_on, &row.evidence), (None, None, None, &None));
        assert_eq!((row.created_at.weekday(), row.saved_at), (Weekday::Mon, row.created_at));
        assert_eq!(row.id.to_string().chars().nth(12), Some('4'), "a random id, which says nothing of when it was made");
        let after = event::Entity::find().all(world.store().read()).await.expect("the store").len();
        assert_eq!(events, after, "nor does the log");
    }

    async fn who_decides_reads_that_an_adviser_proposed_it_and_not_who(world: World) {
        let scene = Scene::set(&world).await;
        let proposer = adviser(&scene).await;
        propose(&world.program, proposer, &fields("Starters missen een maatje.", "Geef er een."))
            .await
            .expect("the store")
            .done();
        let writer = writer(&world).await;
        let monday = shown_from(world.now().date_naive());
        let early = all(&world.program, &writer).await.expect("the store");
        assert!(early.is_empty(), "whoever looks each day would know the day: {early:?}");
        let own = proposals(&world.program, proposer).await.expect("the store");
        assert_eq!(own[0].read_from, Some(monday), "the adviser reads it at once, and from when others do");
        world.advance(TimeDelta::days((monday - world.now().date_naive()).num_days()));
        let own = proposals(&world.program, proposer).await.expect("the store");
        assert_eq!(own[0].read_from, None);
        let found = all(&world.program, &writer).await.expect("the store").remove(0);
        assert_eq!((found.text.status, found.by, found.school), (PointStatus::Proposed, None, None));
        let week = found.proposed_in.expect("an adviser's");
        assert_eq!(shown_from(week.date_naive()), monday);
        let viewer = world.signed_in(scene.adviser).await;
        let refused = point_party(&world.program, &viewer, found.id).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "whoever proposed it decides nothing: {refused:?}");
        assert!(point_writer(&viewer).is_err());

        let declined = ImprovementPoint {
            status: PointStatus::Declined,
            declined: "Dat is er al.".to_owned(),
            ..found.text.clone()
        };
        let kept = change(&world.program, &writer, found.id, found.revision, &declined.fields()).await;
        assert_eq!(kept.expect("the store").done(), Changing::Kept);
        let own = proposals(&world.program, proposer).await.expect("the store");
        let read: Vec<_> = own.iter().map(|one| (one.text.status, one.text.declined.as_str())).collect();
        assert_eq!(read, [(PointStatus::Declined, "Dat is er al.")], "they read what became of it");
        assert!(owned(&world.program, &viewer).await.expect("the store").is_empty());
        let other = world.account("Ans Anders").role(Role::HrAdviser).make().await;
        let other = point_proposer(&world.signed_in(other).await).expect("an adviser");
        assert!(proposals(&world.program, other).await.expect("the store").is_empty());
    }

    async fn names_of_staff_and_of_leavers_of_the_own_talks_are_refused_at_their_field(world: World) {
        let scene = Scene::set(&world).await;
        world.account("Ferdinand Zonderling").role(Role::TeamLeader).make().await;
        let vera = scene.invited("Veronique Trekvogel").await;
        let slot = scene.moments(&vera).await.remove(0);
        scene.booked(&vera, &slot).await;
        assert_eq!(scene.talk_row(&vera, HostKind::HrAdviser).await.host_id, Some(scene.adviser.into()));
        let proposer = adviser(&scene).await;
        let typed = fields("Volgens veronique is het druk.", "Vraag meneer Zonderling.");
        let refused = propose(&world.program, proposer, &typed).await.expect("the store");
        let named = |field, name: &str| (field, PointFault::Names(vec![name.to_owned()]));
        assert_eq!(
            refused,
            Filled::Faulty(vec![named(PointField::What, "veronique"), named(PointField::Advice, "Zonderling")])
        );
        let rows = improvement_point::Entity::find().all(world.store().read()).await.expect("the store");
        assert!(rows.is_empty(), "nothing of it is kept");

        // Whether somebody leaves of whom they know nothing is not to be found out here.
        let other = world.account("Ans Anders").role(Role::HrAdviser).make().await;
        let other = point_proposer(&world.signed_in(other).await).expect("an adviser");
        let done = propose(&world.program, other, &fields("Volgens veronique is het druk.", "")).await;
        assert_eq!(done.expect("the store"), Filled::Done(()));
        world.advance(TimeDelta::days(40));
        let own = proposals(&world.program, other).await.expect("the store");
        assert_eq!(own[0].made_in.weekday(), Weekday::Mon, "and a later month says no more");
    }
}
