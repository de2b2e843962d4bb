//! What a school head reads: who still needs a talk, and of how many one was held; never what somebody chose.

use chrono::{NaiveDate, TimeDelta};
use domain::account::Role;
use domain::course::LeaderStatus;
use domain::departure_form::Field;
use domain::ids::{AccountId, UnitId};
use domain::talk::{Formality, HostKind, TalkChoice, Way};
use domain::working_days::DateRange;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use server::access::{Refused, record_viewer};
use server::on_both_databases;
use server::school::{GroupSeen, HalfSeen, SchoolSeen, count, schools};
use server::store::entity::{departure, talk};
use server::store::{StoreError, Typed};
use server::talk::{Choosing, choose, held};
use server::testing::World;

use crate::scene::{Scene, day};

async fn head_of(world: &World, name: &str, school: UnitId) -> AccountId {
    world.account(name).role_of(Role::SchoolHead, school).make().await
}

async fn page(world: &World, head: AccountId) -> Vec<SchoolSeen> {
    let proof = world.signed_in(head).await.school_head().expect("the head of a school");
    schools(&world.program, &proof).await.expect("the store")
}

/// Everybody on the page of the head of one school.
async fn rows(world: &World, head: AccountId) -> Vec<(String, String, LeaderStatus)> {
    let seen = page(world, head).await.remove(0);
    seen.leavers.into_iter().map(|row| (row.name, row.team, row.status)).collect()
}

/// So many leave this team in the half-year, and with so many a talk was held.
async fn left(world: &World, scene: &Scene<'_>, team: UnitId, due: u32, met: u32) {
    for number in 0..due {
        let name = format!("Iemand {team} {number}");
        let id = world.leaver(&name).of(team).last_day(day(4, 24)).register().await;
        if number < met {
            let row = talk::ActiveModel {
                id: Set(Typed::fresh()),
                board_id: Set(world.board().into()),
                departure_id: Set(id.into()),
                host_kind: Set(HostKind::HrAdviser.into()),
                formality: Set(Formality::Formal.into()),
                minutes: Set(45_u16.into()),
                host_id: Set(Some(scene.adviser.into())),
                created_at: Set(world.now()),
                attempt: Set(1),
                is_open: Set(false),
                held_on: Set(Some(day(4, 20))),
                ..Default::default()
            };
            let write = world.store().write(|tx| {
                let row = row.clone();
                Box::pin(async move {
                    talk::Entity::insert(row).exec_without_returning(tx).await?;
                    Ok::<_, StoreError>(())
                })
            });
            write.await.expect("the store");
        }
    }
}

fn half(first: NaiveDate, last: NaiveDate, groups: Vec<GroupSeen>) -> HalfSeen {
    HalfSeen { days: DateRange::new(first, last), groups }
}

on_both_databases! {
    async fn a_head_sees_who_leaves_the_own_school_and_opens_no_record(world: World) {
        let scene = Scene::set(&world).await;
        let head = head_of(&world, "Rie Rector", scene.school).await;
        let elsewhere = world.school("Het Zuiden").await;
        let other = head_of(&world, "Dik Directeur", elsewhere).await;
        let to_plan = scene.leaver_with("Theo Toplan", &[("departure_type", "replacement_ended")]).await;
        scene.leaver("Anna Arranged").await;
        scene.leaver_with("Stil Geheim", &[("known_from", "2026-06-01")]).await;
        world.leaver("Rie Rector").of(scene.team).set(Field::PrivateEmail, "rie.rector@voorbeeld.test").register().await;
        let team = "Onderbouw".to_owned();
        let expected = [
            ("Theo Toplan".to_owned(), team.clone(), LeaderStatus::ToPlan),
            ("Anna Arranged".to_owned(), team, LeaderStatus::Arranged),
        ];
        assert_eq!(rows(&world, head).await, expected);
        assert_eq!(page(&world, other).await.iter().map(|seen| seen.leavers.len()).collect::<Vec<_>>(), [0]);
        let opened = record_viewer(&world.program, &world.signed_in(head).await, to_plan.id).await;
        assert!(matches!(opened, Err(Refused::NotFound)));
        assert!(world.signed_in(scene.leader).await.school_head().is_err());
    }

    async fn a_talk_that_was_held_a_declined_one_and_one_with_hr_read_alike_until_the_last_day(world: World) {
        let scene = Scene::set(&world).await;
        let head = head_of(&world, "Rie Rector", scene.school).await;
        let ended = [("departure_type", "replacement_ended")];
        let met = scene.leaver_with("Hanna Gesproken", &ended).await;
        let declined = scene.leaver_with("Wies Weigert", &ended).await;
        let with_hr = scene.leaver_with("Ria Ruim", &ended).await;
        scene.post().await;
        world.advance(TimeDelta::days(13));
        scene.post().await;
        let host = scene.as_leader(scene.leader, &met).await;
        held(&world.program, &host, world.now().date_naive(), Way::InPerson).await.expect("the store");
        for (leaver, choice) in [(&declined, TalkChoice::None), (&with_hr, TalkChoice::Hr)] {
            let chosen = choose(&world.program, &leaver.proof, choice, false).await.expect("the store");
            assert_eq!(chosen, Choosing::Chosen);
        }
        scene.post().await;
        let arranged = async || {
            let mut rows = rows(&world, head).await;
            rows.sort();
            rows.into_iter().map(|(name, _, status)| (name, status)).collect::<Vec<_>>()
        };
        let alike = ["Hanna Gesproken", "Ria Ruim", "Wies Weigert"].map(|name| (name.to_owned(), LeaderStatus::Arranged));
        assert_eq!(arranged().await, alike);
        world.advance(day(4, 24) - world.now().date_naive());
        scene.post().await;
        assert_eq!(arranged().await, alike, "on the last day too");
        world.advance(TimeDelta::days(1));
        scene.post().await;
        assert_eq!(arranged().await, [], "and then nobody, whatever became of it");
    }

    async fn talks_are_counted_once_for_a_half_year_and_never_of_somebody_alone(world: World) {
        let scene = Scene::set(&world).await;
        let head = head_of(&world, "Rie Rector", scene.school).await;
        let small = world.team(scene.school, "Kleine ploeg").await;
        let other = world.team(scene.school, "Bovenbouw").await;
        left(&world, &scene, scene.team, 6, 5).await;
        left(&world, &scene, small, 1, 0).await;
        left(&world, &scene, other, 8, 7).await;
        let declined = scene.invited("Wies Weigert").await;
        choose(&world.program, &scene.proof(declined.id, true).await, TalkChoice::None, false).await.expect("the store");
        world.advance(day(10, 23) - world.now().date_naive());
        assert_eq!(count(&world.program).await.expect("the store"), 2, "two half-years before, of one school");
        let halves = async || page(&world, head).await.remove(0).halves;
        assert_eq!(halves().await.first().map(|half| half.days.last), Some(NaiveDate::from_ymd_opt(2026, 1, 31).expect("a day")));
        world.advance(TimeDelta::days(1));
        assert_eq!(count(&world.program).await.expect("the store"), 1);
        assert_eq!(count(&world.program).await.expect("the store"), 0, "once");
        let group = |teams: &[&str], due, held| GroupSeen { teams: teams.iter().map(|team| (*team).to_owned()).collect(), due, held };
        // Who declined is due like the others, so the seven of the own team are six and one of whom nobody knows which.
        let spring = half(day(2, 1), day(7, 31), vec![group(&["Kleine ploeg", "Onderbouw"], 8, 5), group(&["Bovenbouw"], 8, 7)]);
        let shown = halves().await;
        assert_eq!(shown.first(), Some(&spring), "{shown:?}");

        let cancelled = departure::ActiveModel {
            id: Set(declined.id.into()),
            cancelled_at: Set(Some(world.now())),
            ..Default::default()
        };
        let write = world.store().write(|tx| {
            let row = cancelled.clone();
            Box::pin(async move {
                row.update(tx).await?;
                Ok::<_, StoreError>(())
            })
        });
        write.await.expect("the store");
        assert_eq!(halves().await.first(), Some(&spring), "what was counted stays as it was");
    }

    async fn of_a_school_from_which_few_left_nothing_is_shown(world: World) {
        let scene = Scene::set(&world).await;
        let head = head_of(&world, "Rie Rector", scene.school).await;
        left(&world, &scene, scene.team, 4, 3).await;
        world.advance(day(11, 1) - world.now().date_naive());
        count(&world.program).await.expect("the store");
        let halves = page(&world, head).await.remove(0).halves;
        assert!(halves.iter().all(|half| half.groups.is_empty()) && halves.len() == 2, "{halves:?}");
    }
}
