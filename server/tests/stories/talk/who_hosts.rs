//! Which adviser is asked, and that nobody hosts who may not, whatever the way.

use chrono::NaiveDate;
use domain::account::Role;
use domain::ids::AccountId;
use domain::route::may_host;
use domain::talk::{HostKind, TalkChoice, Way};
use server::access::{self, CoordinatorOf};
use server::availability::SettingsForm;
use server::departure::hosts::exclude;
use server::steps;
use server::talk::{Call, HostPlan, SlotKey, book, candidates, choose, offer, offer_with, plan_on_behalf};
use server::testing::World;
use server::training::{self, TrainingForm};

use super::many::Dice;
use crate::scene::{Leaver, Scene, day};

/// This host says in which languages they hold talks.
async fn speaks(world: &World, host: AccountId, languages: &str) {
    let form = SettingsForm { languages: vec![languages.into()], ..SettingsForm::default() };
    world.host_settings(host, &form).await;
}

async fn adviser(world: &World, name: &str) -> AccountId {
    world.account(name).role(Role::HrAdviser).trained().every_working_day("10:00", "12:00").make().await
}

/// Nobody hosts a talk, or has it booked, whom the rule refuses. Training counts on the day of the talk.
async fn nobody_refused(scene: &Scene<'_>, leaver: &Leaver, step: &str) {
    let world = scene.world;
    let loaded = scene.loaded(leaver).await;
    let today = world.now().date_naive();
    for talk in loaded.talks.iter().filter(|talk| talk.dropped_at.is_none() && talk.held_on.is_none()) {
        let kind = *talk.host_kind;
        let booked = loaded.live_appointment(*talk.id).filter(|row| row.starts_at > world.now());
        let hosts = talk.host_id.map(|host| (host, today)).into_iter().filter(|_| booked.is_none());
        let hosts = hosts.chain(booked.map(|row| (row.host_id, row.starts_at.date_naive())));
        for (host, on) in hosts.collect::<Vec<(_, NaiveDate)>>() {
            let found = candidates::of_account(world.store().read(), &loaded.departure, *host, today).await;
            let found = found.expect("the store");
            let found = found.unwrap_or_else(|| panic!("{step}: an account that is switched off"));
            let formality = *talk.formality;
            let case = candidates::case(world.store().read(), &loaded, kind, formality, on).expect("the store");
            let may = may_host(&found, &case);
            assert_eq!(may, Ok(()), "{step}: {kind} talk of {}", world.name(&loaded.departure));
        }
    }
}

async fn coordinator(world: &World, hr: AccountId, leaver: &Leaver) -> CoordinatorOf {
    let viewer = world.signed_in(hr).await;
    let record = access::record_viewer(&world.program, &viewer, leaver.id).await.expect("may open it");
    record.coordinator().expect("of the whole board")
}

/// One story of random choices, bookings and changes.
async fn random_story(scene: &Scene<'_>, everybody: &[AccountId], hr: AccountId, dice: &mut Dice, number: usize) {
    let world = scene.world;
    let kinds = ["voluntary", "replacement_ended", "retirement", "settlement", "fixed_term_not_renewed"];
    let mut differs = vec![("departure_type", kinds[dice.roll(kinds.len())])];
    let own = ["iemand@elders.test", "col.een@voorbeeld.test", "ad.viseur@voorbeeld.test"][dice.roll(3)];
    if dice.roll(3) == 0 {
        differs.push(("work_email", own));
    }
    if dice.roll(4) == 0 {
        differs.push(("director_or_hr", "yes"));
    }
    if dice.roll(5) == 0 {
        differs.push(("leader", ""));
    }
    differs.extend([("condition_confirmed", "yes"), ("concluded_on", "2026-02-01"), ("reconsider_stated", "yes")]);
    let leaver = scene.leaver_with(&format!("Leaver {number}"), &differs).await;
    let hr_proof = coordinator(world, hr, &leaver).await;
    scene.post().await;
    world.advance(chrono::TimeDelta::days(1));
    for _ in 0..12 {
        scene.post().await;
    }
    for turn in 0..8 {
        let step = match dice.roll(7) {
            0 => {
                let choice = TalkChoice::ALL[dice.roll(TalkChoice::ALL.len() - 1)];
                choose(&world.program, &leaver.proof, choice, false).await.expect("the store");
                format!("{turn}: chose {choice}")
            }
            1 | 2 => {
                let found = offer(&world.program, &leaver.proof).await.expect("the store");
                for talk in &found.talks {
                    if let Some(slot) = talk.first.first() {
                        book(&world.program, &leaver.proof, talk.talk, &slot.key).await.expect("the store");
                    }
                }
                format!("{turn}: booked what was offered")
            }
            3 => {
                // A forged form: any host, at a time at which somebody could be there.
                let host = everybody[dice.roll(everybody.len())];
                let start = world.now() + chrono::TimeDelta::days(7);
                for talk in scene.loaded(&leaver).await.talks {
                    let key = SlotKey { host, start, way: Way::InPerson };
                    book(&world.program, &leaver.proof, talk.id.into(), &key).await.expect("the store");
                }
                format!("{turn}: booked with a forged host")
            }
            4 => {
                let host = everybody[dice.roll(everybody.len())];
                let minute_of_day = u16::try_from(480 + 60 * dice.roll(9)).expect("small");
                let date = (world.now() + chrono::TimeDelta::days(8)).date_naive();
                let plan = HostPlan {
                    date,
                    minute_of_day,
                    way: Way::Phone,
                    place: None,
                    outside_hours: true,
                    call: Call::AsBefore,
                };
                for talk in scene.loaded(&leaver).await.talks {
                    plan_on_behalf(&world.program, &hr_proof, talk.id.into(), host, &plan).await.expect("the store");
                }
                format!("{turn}: HR planned with anybody")
            }
            5 => {
                let host = everybody[dice.roll(everybody.len())];
                exclude(&world.program, &hr_proof, host).await.expect("the store");
                format!("{turn}: HR named somebody")
            }
            _ => {
                steps::advance(&world.program, leaver.id).await.expect("the store");
                format!("{turn}: the course went on")
            }
        };
        nobody_refused(scene, &leaver, &step).await;
    }
}

server::on_both_databases! {
    async fn whoever_may_not_host_never_does(world: World) {
        let scene = Scene::set(&world).await;
        let hr = world.account("Hedy Er").role(Role::HrCoordinator).make().await;
        let one = adviser(&world, "Col Een").await;
        let of_school = world.account("Col Twee").role(Role::HrAdviser).school(scene.school).trained();
        let of_school = of_school.every_working_day("08:00", "10:00").make().await;
        let untrained = world.account("Col Drie").role(Role::HrAdviser).every_working_day("08:00", "18:00").make().await;
        let both = world.account("Col Vier").role(Role::HrAdviser).role_of(Role::TeamLeader, scene.team).trained();
        let both = both.every_working_day("12:00", "17:00").make().await;
        let short = world.account("Col Vijf").role(Role::HrAdviser).every_working_day("08:00", "18:00").make().await;
        let until_soon = TrainingForm {
            name: "Kort geldig".into(),
            valid_from: "2026-01-01".into(),
            valid_until: "2026-03-08".into(),
        };
        training::add(&world.program, &world.keeper(), short, &until_soon).await.expect("works").done();
        let everybody = [scene.leader, scene.adviser, one, of_school, untrained, both, short, hr];
        let mut dice = Dice::of(0x5eed_cafe);
        for number in 0..10 {
            random_story(&scene, &everybody, hr, &mut dice, number).await;
        }
    }

    async fn an_adviser_who_speaks_the_language_goes_first(world: World) {
        let scene = Scene::set(&world).await;
        let english = adviser(&world, "Eng Lish").await;
        speaks(&world, scene.adviser, "nl").await;
        speaks(&world, english, "en,nl").await;
        let vera = scene.leaver_with("Vera Trek", &[("language", "en")]).await;
        scene.hand_in(&vera).await;
        scene.post().await;
        assert_eq!(scene.talk_row(&vera, HostKind::HrAdviser).await.host_id, Some(english.into()));
        let found = offer(&world.program, &vera.proof).await.expect("the store").talks.remove(0);
        assert_eq!(found.hosts.iter().map(|host| host.account).collect::<Vec<_>>(), [english]);
    }

    async fn talks_held_lately_count_when_the_load_is_shared(world: World) {
        let scene = Scene::set(&world).await;
        let other = adviser(&world, "Col Een").await;
        let first = scene.invited("Vera Trek").await;
        let host: AccountId = scene.talk_row(&first, HostKind::HrAdviser).await.host_id.expect("a host").into();
        let hosting = scene.as_adviser(host, &first).await;
        server::talk::held(&world.program, &hosting, day(3, 3), Way::Phone).await.expect("the store");
        let second = scene.invited("Otto Anders").await;
        let next = scene.talk_row(&second, HostKind::HrAdviser).await.host_id.expect("a host");
        assert_ne!(next, host, "they have had one lately");
        assert!([other, scene.adviser].contains(&next));
    }

    async fn times_of_all_advisers_are_one_list_and_one_person_can_be_picked(world: World) {
        let scene = Scene::set(&world).await;
        let other = adviser(&world, "Col Een").await;
        let vera = scene.invited("Vera Trek").await;
        let found = offer(&world.program, &vera.proof).await.expect("the store").talks.remove(0);
        assert_eq!(found.hosts.len(), 2);
        let mut starts: Vec<_> = found.days.iter().flat_map(|day| &day.slots).map(|slot| (slot.start, slot.way)).collect();
        let all = starts.len();
        starts.dedup();
        assert_eq!(starts.len(), all, "each moment once");
        let picked = offer_with(&world.program, &vera.proof, Some(other)).await.expect("the store").talks.remove(0);
        assert!(picked.days.iter().flat_map(|day| &day.slots).all(|slot| slot.key.host == other));
        scene.booked(&vera, &picked.first[0]).await;
        assert_eq!(scene.talk_row(&vera, HostKind::HrAdviser).await.host_id, Some(other.into()));
        let stranger = offer_with(&world.program, &vera.proof, Some(scene.leader)).await.expect("the store");
        assert_eq!(stranger.talks[0].hosts.len(), 2, "who may not host cannot be picked");
        let _ = scene.moments(&vera).await;
    }

    async fn somebody_who_becomes_the_leader_loses_the_talk_with_hr(world: World) {
        let scene = Scene::set(&world).await;
        let other = adviser(&world, "Col Een").await;
        let vera = scene.invited("Vera Trek").await;
        let picked = offer_with(&world.program, &vera.proof, Some(other)).await.expect("the store").talks.remove(0);
        scene.booked(&vera, &picked.first[0]).await;
        let hr = world.account("Hedy Er").role(Role::HrCoordinator).make().await;
        let proof = coordinator(&world, hr, &vera).await;
        let form = server::departure::edit::form(&world.program, &proof).await.expect("the store");
        let fields: Vec<(String, String)> = form
            .fields
            .into_iter()
            .map(|(name, value)| if name == "leader" { (name, other.to_string()) } else { (name, value) })
            .collect();
        server::departure::edit::edit(&world.program, &proof, form.revision, &fields).await.expect("the store");
        nobody_refused(&scene, &vera, "the adviser became their leader").await;
        assert!(scene.loaded(&vera).await.appointments.iter().all(|row| row.live_key.is_none()));
    }
}
