//! Improvement points: who writes them, what becomes of two writers, and who reads what of them.

mod beyond;
mod evidence;
mod proposals;
mod steps;

use chrono::TimeDelta;
use domain::Language;
use domain::account::Role;
use domain::ids::{PointId, UnitId};
use domain::improvement::{ImprovementPoint, PointFault, PointField, PointStatus};
use server::access::{PointWriter, Refused, point_writer};
use server::form::Filled;
use server::improvement::{Changing, Publishing, add, all, change, for_leaver, one, publish, withdraw};
use server::testing::World;

async fn writer(world: &World) -> PointWriter {
    let account = world.account("Bea Leid").role(Role::PolicyOfficer).make().await;
    point_writer(&world.signed_in(account).await).expect("a policy officer")
}

fn point(outcome: &str, school: Option<UnitId>) -> ImprovementPoint {
    ImprovementPoint {
        outcome_nl: outcome.to_owned(),
        outcome_en: format!("{outcome} (English)"),
        owner: "HR".to_owned(),
        outside: true,
        school,
        ..ImprovementPoint::new("Starters weten niet bij wie ze terechtkunnen.", PointStatus::Done)
    }
}

async fn written(world: &World, writer: &PointWriter, text: &ImprovementPoint) -> PointId {
    add(&world.program, writer, &text.fields()).await.expect("the store").done()
}

async fn published(world: &World, writer: &PointWriter, text: &ImprovementPoint) -> PointId {
    let id = written(world, writer, text).await;
    let revision = one(&world.program, writer, id).await.expect("it is there").revision;
    let done = publish(&world.program, writer, id, revision).await.expect("the store").done();
    assert_eq!(done, Publishing::Published);
    world.advance(TimeDelta::hours(1));
    id
}

/// What a leaver of this unit reads, the newest first.
async fn read_by(world: &World, name: &str, unit: UnitId) -> Vec<String> {
    let id = world.leaver(name).of(unit).register().await;
    let read = for_leaver(&world.program, &world.leaver_of(id).await).await.expect("the store");
    read.iter().map(|point| point.outcome(Language::Nl).to_owned()).collect()
}

server::on_both_databases! {
    async fn policy_officers_and_coordinators_of_the_whole_board_write_points_and_nobody_else(world: World) {
        let school = world.school("Het Noorden").await;
        let may = |roles: &'static [(Role, bool)]| {
            let world = &world;
            async move {
                let mut account = world.account("Iemand Hier").email(&format!("{}@voorbeeld.test", uuid::Uuid::now_v7()));
                for (role, everywhere) in roles {
                    account = if *everywhere { account.role(*role) } else { account.role_of(*role, school) };
                }
                point_writer(&world.signed_in(account.make().await).await).is_ok()
            }
        };
        assert!(may(&[(Role::PolicyOfficer, true)]).await);
        assert!(may(&[(Role::HrCoordinator, true)]).await);
        assert!(!may(&[(Role::HrCoordinator, false)]).await, "a coordinator of some units");
        assert!(!may(&[(Role::Administrator, true)]).await);
        assert!(!may(&[(Role::HrAdviser, true), (Role::TeamLeader, true)]).await);
    }

    async fn a_policy_officer_of_one_school_writes_about_that_school_alone(world: World) {
        let (here, there) = (world.school("Het Noorden").await, world.school("Het Zuiden").await);
        let of_all = writer(&world).await;
        let account = world.account("Sien School").role_of(Role::PolicyOfficer, here).make().await;
        let of_one = point_writer(&world.signed_in(account).await).expect("a policy officer");
        for elsewhere in [None, Some(there)] {
            let refused = add(&world.program, &of_one, &point("x", elsewhere).fields()).await.expect("the store");
            assert_eq!(refused, Filled::Faulty(vec![(PointField::School, PointFault::UnknownChoice)]));
        }
        let own = written(&world, &of_one, &point("hier", Some(here))).await;
        let other = written(&world, &of_all, &point("daar", Some(there))).await;
        let listed: Vec<PointId> =
            all(&world.program, &of_one).await.expect("the store").iter().map(|point| point.id).collect();
        assert_eq!(listed, [own]);
        assert!(matches!(one(&world.program, &of_one, other).await, Err(Refused::NotFound)));
        let refused = change(&world.program, &of_one, other, 1, &point("x", Some(here)).fields()).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        assert!(matches!(publish(&world.program, &of_one, other, 1).await, Err(Refused::NotFound)));
    }

    async fn a_team_is_no_school_and_a_school_of_nobody_is_none(world: World) {
        let writer = writer(&world).await;
        let school = world.school("Het Noorden").await;
        let team = world.team(school, "Onderbouw").await;
        for unit in [team, uuid::Uuid::now_v7().into()] {
            let refused = add(&world.program, &writer, &point("x", Some(unit)).fields()).await.expect("the store");
            assert_eq!(refused, Filled::Faulty(vec![(PointField::School, PointFault::UnknownChoice)]));
        }
    }

    async fn the_later_of_two_writers_is_told_and_overwrites_nothing(world: World) {
        let writer = writer(&world).await;
        let id = written(&world, &writer, &point("eerst", None)).await;
        let save = async |revision, outcome: &str| {
            let fields = point(outcome, None).fields();
            change(&world.program, &writer, id, revision, &fields).await.expect("the store").done()
        };
        assert_eq!(save(1, "van de een").await, Changing::Kept);
        assert_eq!(save(1, "van de ander").await, Changing::ChangedMeanwhile);
        let stored = one(&world.program, &writer, id).await.expect("it is there");
        assert_eq!((stored.text.outcome_nl.as_str(), stored.revision), ("van de een", 2));
        assert_eq!(save(2, "van beiden").await, Changing::Kept, "with both before them they choose");
        let stale = publish(&world.program, &writer, id, 2).await.expect("the store").done();
        assert_eq!(stale, Publishing::ChangedMeanwhile, "nobody publishes words they have not read");
    }

    async fn two_writers_at_once_end_with_one_version(world: World) {
        let writer = writer(&world).await;
        let id = written(&world, &writer, &point("eerst", None)).await;
        let saves = (0..4).map(|n| {
            let (program, writer) = (world.program.clone(), writer.clone());
            let fields = point(&format!("versie {n}"), None).fields();
            tokio::spawn(async move { change(&program, &writer, id, 1, &fields).await.expect("the store").done() })
        });
        let mut kept = 0;
        for save in saves.collect::<Vec<_>>() {
            kept += usize::from(save.await.expect("no panic") == Changing::Kept);
        }
        assert_eq!(kept, 1);
        assert_eq!(one(&world.program, &writer, id).await.expect("it is there").revision, 2);
    }

    async fn only_what_changed_and_is_said_in_both_languages_is_published(world: World) {
        let writer = writer(&world).await;
        let idea = ImprovementPoint { status: PointStatus::Proposed, outcome_en: String::new(), ..point("x", None) };
        let id = written(&world, &writer, &idea).await;
        let refused = publish(&world.program, &writer, id, 1).await.expect("the store");
        let faults = vec![
            (PointField::OutcomeEn, PointFault::Missing),
            (PointField::Status, PointFault::NothingChanged),
        ];
        assert_eq!(refused, Filled::Faulty(faults));
        let good = published(&world, &writer, &point("klaar", None)).await;
        let revision = one(&world.program, &writer, good).await.expect("it is there").revision;
        let declined = "Het past niet in de uren.".to_owned();
        let declined = ImprovementPoint { status: PointStatus::Declined, declined, ..point("klaar", None) };
        let refused = change(&world.program, &writer, good, revision, &declined.fields()).await.expect("the store");
        assert_eq!(
            refused,
            Filled::Faulty(vec![(PointField::Status, PointFault::NothingChanged)]),
            "what leavers read stays true until it is withdrawn"
        );
    }

    async fn a_leaver_reads_the_three_newest_of_the_board_and_their_own_school(world: World) {
        let writer = writer(&world).await;
        let (here, there) = (world.school("Het Noorden").await, world.school("Het Zuiden").await);
        let team = world.team(here, "Onderbouw").await;
        assert!(read_by(&world, "Niets Nog", team).await.is_empty(), "nothing at all while there are none");
        written(&world, &writer, &point("nooit gepubliceerd", None)).await;
        published(&world, &writer, &point("oudste", None)).await;
        published(&world, &writer, &point("van hier", Some(here))).await;
        published(&world, &writer, &point("van daar", Some(there))).await;
        let newer = published(&world, &writer, &point("nieuwer", None)).await;
        published(&world, &writer, &point("nieuwste", None)).await;
        assert_eq!(read_by(&world, "Noor Hier", team).await, ["nieuwste", "nieuwer", "van hier"]);
        assert_eq!(read_by(&world, "Daan Daar", there).await, ["nieuwste", "nieuwer", "van daar"]);

        let done = withdraw(&world.program, &writer, newer).await.expect("the store").done();
        assert_eq!(done, Publishing::Withdrawn);
        let again = withdraw(&world.program, &writer, newer).await.expect("the store").done();
        assert_eq!(again, Publishing::Already);
        assert_eq!(read_by(&world, "Tess Later", team).await, ["nieuwste", "van hier", "oudste"]);
    }
}
