//! The record: each viewer sees what the table says, and nothing else.

use chrono::TimeDelta;
use domain::Language;
use domain::account::Role;
use domain::course::LeaderStatus;
use domain::departure::{DepartureType, ShownType};
use domain::ids::{AccountId, DepartureId};
use domain::side_by_side::Place;
use domain::talk::{HostKind, TalkChoice, Way};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::access::{self, Refused};
use server::account::RoleForm;
use server::departure::record::{MomentKind, Record, StatusView, ViewedAs, load};
use server::store::TypedColumn;
use server::store::entity::event;
use server::talk::Choosing;
use server::testing::World;

use super::coordinator;
use crate::scene::{Leaver, Scene};

pub async fn seen(world: &World, viewer: AccountId, id: DepartureId) -> Result<Record, Refused> {
    let viewer = world.signed_in(viewer).await;
    let viewer = access::record_viewer(&world.program, &viewer, id).await?;
    Ok(load(&world.program, &viewer, Language::Nl).await.expect("the store"))
}

/// The leaver answered, shared it, met the adviser, and the report is being written.
pub async fn well_on_the_way(world: &World, scene: &Scene<'_>) -> Leaver {
    let leaver = scene.invited("Anna Bakker").await;
    scene.booked_first(&leaver).await;
    let opened = scene.proof(leaver.id, true).await;
    server::talk::share_with_leader(&world.program, &opened, true).await.expect("the store");
    world.advance(TimeDelta::days(9));
    let host = scene.as_adviser(scene.adviser, &leaver).await;
    let today = world.now().date_naive();
    server::talk::held(&world.program, &host, today, Way::InPerson).await.expect("the store");
    let fields = [("story".to_owned(), "Een lang verhaal.".to_owned())];
    let page = server::report::open(&world.program, &host).await.expect("the store");
    server::report::save(&world.program, &host, &fields, page.revision).await.expect("the store");
    server::report::save_notes(&world.program, &host, "Heel geheim", "").await.expect("the store");
    leaver
}

#[test]
fn everything_that_can_happen_has_a_sentence_in_both_languages() {
    // A code without words is shown as it is. The English catalogue has the same keys as the Dutch one
    // (a test of `wording`), and a word that is an English code by chance.
    let wording = wording::Wording::new(Language::Nl);
    let events = server::course::EventKind::ALL.iter().map(|kind| ("event", kind.code()));
    let mails = server::mail::MailKind::ALL.iter().map(|kind| ("mail-kind", kind.code()));
    let ways = domain::time_line::Way::ALL.iter().map(|way| ("way-in", way.code()));
    let counted = domain::log::Counted::ALL.iter().map(|counted| ("counted", counted.code()));
    for (family, code) in events.chain(mails).chain(ways).chain(counted) {
        assert_ne!(wording.code(family, code), code, "{family}");
    }
}

server::on_both_databases! {
    async fn the_hosting_adviser_sees_the_whole_and_the_look_is_written_down(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = well_on_the_way(&world, &scene).await;
        let record = seen(&world, scene.adviser, leaver.id).await.expect("hosts it");
        assert_eq!((record.viewed_as, record.name.as_str()), (ViewedAs::Adviser, "Anna Bakker"));
        let answers = record.answers.expect("submitted");
        assert!(answers.items.iter().any(|item| item.answer == ["Te hoge werkdruk"]), "{answers:?}");
        assert_eq!(record.reports.len(), 1);
        assert!(!record.time_line.is_empty() && record.talks[0].mine);
        assert!(!record.may.edit, "they host, they do not manage");
        let facts = record.facts.expect("full");
        assert_eq!(facts.private_email, None, "addresses are for HR");
        let looks = event::Entity::find()
            .filter(event::Column::Kind.is_in(["answers_seen", "report_seen"]))
            .filter(event::Column::ActorAccount.is(scene.adviser))
            .count(world.store().read())
            .await
            .expect("the store");
        assert!(looks >= 2, "{looks}");
    }

    async fn a_host_reads_that_it_is_a_special_course_and_not_which(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let confirmed = ("condition_confirmed", "yes");
        let concluded = [("concluded_on", "2026-02-02"), ("reconsider_stated", "yes")];
        for (name, kind, condition) in [
            ("Ina Verzwegen", DepartureType::LongTermIncapacity, &[confirmed][..]),
            ("Bo Verzwegen", DepartureType::Dismissal, &[confirmed][..]),
            ("Cas Verzwegen", DepartureType::SettlementAgreement, &concluded[..]),
            ("Dirk Verzwegen", DepartureType::NoticeWithConsent, &concluded[..]),
        ] {
            let fields = [&[("departure_type", kind.code())][..], condition].concat();
            let leaver = scene.leaver_with(name, &fields).await;
            let chosen = server::talk::choose(&world.program, &leaver.proof, TalkChoice::AsProposed, false).await;
            assert_eq!(chosen.expect("the store"), Choosing::Chosen, "{kind}");
            let facts = seen(&world, scene.adviser, leaver.id).await.expect("hosts it").facts.expect("full");
            assert_eq!((facts.kind, facts.condition), (ShownType::Special, None), "{kind}");
            assert!(!facts.condition_confirmed && !facts.reconsider_stated, "{kind}");
            assert_eq!(facts.concluded_on, None, "{kind}: only some of them have such a day");
            let of_hr = seen(&world, by, leaver.id).await.expect("coordinates it").facts.expect("full");
            assert_eq!((of_hr.kind, of_hr.condition), (ShownType::Type(kind), kind.profile().condition));
            assert!(of_hr.condition_confirmed || of_hr.concluded_on.is_some(), "{kind}");
        }
        let plain = well_on_the_way(&world, &scene).await;
        let facts = seen(&world, scene.adviser, plain.id).await.expect("hosts it").facts.expect("full");
        assert_eq!(facts.kind, ShownType::Type(DepartureType::VoluntaryResignation));
    }

    async fn answers_and_report_lie_side_by_side_for_whoever_sees_both(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = well_on_the_way(&world, &scene).await;
        let host = scene.as_adviser(scene.adviser, &leaver).await;
        let told = [("told", "B1"), ("told", "D1"), ("decisive", "D1"), ("stayed", "V1")];
        let fields: Vec<_> = told.iter().map(|(name, code)| ((*name).to_owned(), (*code).to_owned())).collect();
        let revision = server::report::open(&world.program, &host).await.expect("the store").revision;
        server::report::save(&world.program, &host, &fields, revision).await.expect("the store");
        let record = seen(&world, scene.adviser, leaver.id).await.expect("hosts it");
        let reasons = record.side_by_side.expect("both are there").reasons.expect("asked");
        let lines: Vec<_> = reasons.iter().map(|line| (line.code.code(), line.place.code())).collect();
        assert_eq!(lines, [("B1", "both"), ("D1", "told")]);
        assert_eq!(reasons[0].decisive.map(Place::code), Some("ticked"), "the only reason they ticked");
        assert_eq!(reasons[1].decisive.map(Place::code), Some("told"));
        let by = coordinator(&world).await;
        for other in [by, scene.leader] {
            assert!(seen(&world, other, leaver.id).await.expect("may open it").side_by_side.is_none());
        }
    }

    async fn of_one_instant_the_time_line_tells_the_cause_before_the_mail_that_followed(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Anna Bakker").await;
        scene.post().await;
        scene.hand_in(&leaver).await;
        scene.post().await;
        let by = coordinator(&world).await;
        let line = seen(&world, by, leaver.id).await.expect("coordinates it").time_line;
        assert!(line.iter().all(|moment| moment.at == world.now()), "the clock stood still");
        let is_mail: Vec<bool> = line.iter().map(|moment| matches!(moment.what, MomentKind::MailSent { .. })).collect();
        let first_mail = is_mail.iter().position(|is_mail| *is_mail).expect("a mail went");
        assert!(first_mail > 0 && is_mail[first_mail..].iter().all(|is_mail| *is_mail), "{line:?}");
        assert_eq!(line[0].what, MomentKind::Event("registered".into()));
        let submitted = MomentKind::Event("submitted".into());
        assert!(line[..first_mail].iter().any(|moment| moment.what == submitted), "{line:?}");
    }

    async fn a_coordinator_sees_the_course_but_neither_answers_nor_report(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = well_on_the_way(&world, &scene).await;
        let record = seen(&world, by, leaver.id).await.expect("coordinates it");
        assert_eq!(record.viewed_as, ViewedAs::Coordinator { break_glass_open: false });
        assert!(record.answers.is_none() && record.reports.is_empty());
        assert!(record.may.edit && record.may.cancel && record.may.break_glass);
        assert!(matches!(record.status, StatusView::Full(_)));
        let text = format!("{record:?}");
        assert!(!text.contains("werkdruk") && !text.contains("lang verhaal") && !text.contains("geheim"), "{text}");
    }

    async fn a_leader_learns_no_more_than_arranged(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = well_on_the_way(&world, &scene).await;
        let record = seen(&world, scene.leader, leaver.id).await.expect("leads the team");
        assert_eq!(record.viewed_as, ViewedAs::Leader);
        assert_eq!(record.status, StatusView::Leader { status: LeaderStatus::Arranged, talk_by: None });
        assert!(record.facts.is_none() && record.answers.is_none() && record.reports.is_empty());
        assert!(record.talks.is_empty() && record.time_line.is_empty());
        assert_eq!(record.may, Default::default());
        let text = format!("{record:?}");
        assert!(!text.contains("Viseur") && !text.contains("voluntary"), "{text}");
        world.advance(TimeDelta::days(60));
        let record = seen(&world, scene.leader, leaver.id).await.expect("leads the team");
        let answers = record.answers.expect("shared, and the last day worked has passed");
        assert!(answers.shared && record.reports.is_empty());
    }

    async fn a_deputy_who_hosts_reads_nothing_of_what_is_shared_with_the_leader(world: World) {
        let scene = Scene::set(&world).await;
        let deputy = world.account("Dirk Plaats").role_of(Role::TeamLeader, scene.school).make().await;
        let leader = scene.leader;
        world
            .change_account(leader, |form| {
                form.on_leave = true;
                form.deputy = deputy.to_string();
            })
            .await;
        let leaver = scene.leaver_with("Wim Over", &[("departure_type", "internal_transfer")]).await;
        scene.hand_in(&leaver).await;
        let opened = scene.proof(leaver.id, true).await;
        let chosen = server::talk::choose(&world.program, &opened, TalkChoice::Deputy, true).await;
        assert_eq!(chosen.expect("the store"), Choosing::Chosen);
        world.advance(TimeDelta::days(60));
        let record = seen(&world, deputy, leaver.id).await.expect("hosts the talk");
        assert!(record.talks[0].mine, "{:?}", record.talks);
        assert!(record.answers.is_none() && !record.predicts_first, "they shared with their leader");
        let record = seen(&world, leader, leaver.id).await.expect("leads the team");
        assert!(record.answers.expect("shared with them").shared);
    }

    async fn of_a_talk_that_the_deputy_holds_the_leader_reads_one_word(world: World) {
        let scene = Scene::set(&world).await;
        let deputy = world.account("Dirk Plaats").role_of(Role::TeamLeader, scene.school);
        let deputy = deputy.every_working_day("09:00", "12:00").make().await;
        let leader = scene.leader;
        world
            .change_account(leader, |form| {
                form.on_leave = true;
                form.deputy = deputy.to_string();
            })
            .await;
        let leaver = scene.leaver_with("Wim Over", &[("departure_type", "internal_transfer")]).await;
        scene.hand_in(&leaver).await;
        scene.post().await;
        let opened = scene.proof(leaver.id, true).await;
        let chosen = server::talk::choose(&world.program, &opened, TalkChoice::Deputy, false).await;
        assert_eq!(chosen.expect("the store"), Choosing::Chosen);
        let of_others = StatusView::Leader { status: LeaderStatus::Arranged, talk_by: None };
        let read = async || seen(&world, leader, leaver.id).await.expect("leads the team");
        assert_eq!(read().await.status, of_others, "chosen");
        scene.booked_first(&leaver).await;
        assert_eq!(read().await.status, of_others, "planned");
        world.advance(TimeDelta::days(9));
        let host = scene.as_leader(deputy, &leaver).await;
        server::talk::held(&world.program, &host, world.now().date_naive(), Way::InPerson).await.expect("the store");
        assert_eq!(read().await.status, of_others, "held");
        assert!(read().await.talks.is_empty());
        let viewer = world.signed_in(leader).await;
        let rows = server::lists::leader::page(&world.program, &viewer).await.expect("the store").rows;
        assert_eq!(rows.iter().map(|row| row.status).collect::<Vec<_>>(), [LeaderStatus::Arranged]);
        let record = seen(&world, deputy, leaver.id).await.expect("held the talk");
        assert_eq!(record.status, StatusView::Leader { status: LeaderStatus::Held, talk_by: None });
    }

    async fn access_ends_with_the_role(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = well_on_the_way(&world, &scene).await;
        let south = world.school("Het Zuiden").await;
        let opens = |account| {
            let world = &world;
            async move { seen(world, account, leaver.id).await.is_ok() }
        };
        assert!(opens(scene.leader).await && opens(scene.adviser).await);
        let spoken = scene.leaver_with("Rik Gesproken", &[("departure_type", "replacement_ended")]).await;
        scene.hand_in(&spoken).await;
        scene.post().await;
        let host = scene.as_leader(scene.leader, &spoken).await;
        let today = world.now().date_naive();
        server::talk::held(&world.program, &host, today, Way::InPerson).await.expect("the store");
        let elsewhere = RoleForm { role: Role::TeamLeader.code().into(), unit: south.to_string(), ..RoleForm::default() };
        world.change_account(scene.leader, |form| form.roles = vec![elsewhere.clone()]).await;
        assert!(!opens(scene.leader).await, "leads another team by now");
        assert!(seen(&world, scene.leader, spoken.id).await.is_err(), "a talk that was held is over");
        world.change_account(scene.leader, |form| form.roles.clear()).await;
        assert!(!opens(scene.leader).await);
        world.change_account(scene.adviser, |form| form.roles.clear()).await;
        assert!(!opens(scene.adviser).await, "no adviser any more");
    }

    async fn before_it_is_known_the_leader_finds_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver_with("Anna Bakker", &[("known_from", "2026-04-01")]).await;
        assert!(matches!(seen(&world, scene.leader, leaver.id).await, Err(Refused::NotFound)));
        world.advance(TimeDelta::days(30));
        assert!(seen(&world, scene.leader, leaver.id).await.is_ok());
    }

    async fn nobody_else_finds_anything(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = well_on_the_way(&world, &scene).await;
        let south = world.school("Het Zuiden").await;
        let others = [
            world.account("Andere Adviseur").role(Role::HrAdviser).trained().make().await,
            world.account("Bea Leids").role(Role::PolicyOfficer).make().await,
            world.account("Ad Min").role(Role::Administrator).make().await,
            world.account("Zus Zuid").role_of(Role::HrCoordinator, south).make().await,
            world.account("Lead Er").role_of(Role::TeamLeader, south).make().await,
        ];
        for other in others {
            assert!(matches!(seen(&world, other, leaver.id).await, Err(Refused::NotFound)));
        }
    }

    async fn a_leader_who_hosts_sees_their_own_talk_only(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver_with("Anna Bakker", &[("departure_type", "internal_transfer")]).await;
        scene.post().await;
        world.advance(TimeDelta::days(13));
        scene.post().await;
        let record = seen(&world, scene.leader, leaver.id).await.expect("leads the team");
        assert_eq!(record.talks.len(), 1);
        assert!(record.talks[0].mine && record.talks[0].host_kind == HostKind::TeamLeader);
        assert!(matches!(record.status, StatusView::Leader { status: LeaderStatus::ToPlan, talk_by: Some(_) }));
        assert!(record.facts.is_none() && record.time_line.is_empty());
    }
}
