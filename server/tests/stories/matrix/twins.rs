//! Two worlds that have to look the same to somebody who may not know in which they are: the same departure, with
//! something of the leaver's own doing in one and not in the other. Every page that the person can open is compared,
//! byte for byte, and every mail that reaches them.

use chrono::{TimeDelta, Utc};
use domain::account::Role;
use domain::ids::AccountId;
use domain::prediction::Prediction;
use domain::rights::{RequestWords, Right};
use domain::talk::{TalkChoice, Way};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use server::report::{finalise, open};
use server::rights::{Asking, ask};
use server::store::entity::{account, hours};
use server::store::{StoreError, TypedColumn};
use server::talk::{Choosing, choose, held, share_with_leader};
use server::testing::{Kind, World};

use super::form::without_nonces;
use super::requests::{How, all};
use super::snapshot::Snapshot;
use super::table::Matrix;
use crate::report::fields;
use crate::running::Running;
use crate::scene::{Leaver, Scene};

/// What may have happened in one of the worlds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Nothing,
    HandedIn,
    Invited,
    Shared,
    Booked,
    Reported,
    Declined,
    ChoseHr,
    ChoseHrAndMet,
    LeaderMet,
    ChoseDeputy,
    DeputyPlanned,
    DeputyMet,
    Excluded,
    Restricted,
}

/// A school at this very moment, by the machine's clock, with a leader, an adviser and a policy officer.
struct Twins<'w> {
    scene: Scene<'w>,
    deputy: AccountId,
    leaver: Leaver,
    running: Running,
    /// Whoever looks, with their session.
    eyes: Vec<(&'static str, AccountId, String)>,
}

impl<'w> Twins<'w> {
    async fn set(world: &'w World, kind: &str) -> Self {
        world.clock.set(Utc::now());
        let scene = Scene::set(world).await;
        let officer = world.account("Pia Beleid").role(Role::PolicyOfficer).make().await;
        let head = world.account("Rie Rector").role_of(Role::SchoolHead, scene.school).make().await;
        let deputy = world.account("Dirk Plaats").role_of(Role::TeamLeader, scene.school);
        let deputy = deputy.every_working_day("09:00", "17:00").make().await;
        let last_day = (world.now().date_naive() + TimeDelta::days(60)).to_string();
        let end = (world.now().date_naive() + TimeDelta::days(75)).to_string();
        let typed =
            [("departure_type", kind), ("last_day_worked", last_day.as_str()), ("end_of_employment", end.as_str())];
        let leaver = scene.leaver_with("Vera Trek", &typed).await;
        scene.post().await;
        // What the program would count when it starts stands there before anybody looks.
        server::school::count(&world.program).await.expect("the store");
        server::tips::look(&world.program).await.expect("the store");
        server::release::make_due(&world.program).await.expect("the store");
        server::api::close_over(&world.program).await.expect("the store");
        // A list of all staff names HR as well, who would come in with the deed that asks for them.
        world.coordinator_of(leaver.id).await;
        // The adviser talks in the morning: who has a talk with HR has no time for the leader meanwhile.
        let afternoon = hours::Entity::update_many().col_expr(hours::Column::EndMinute, Expr::value(12 * 60));
        let of_adviser = afternoon.filter(hours::Column::AccountId.is(scene.adviser));
        let version = account::Entity::update_many().col_expr(account::Column::HostVersion, Expr::value(1_i64));
        let version = version.filter(account::Column::Id.is(scene.adviser));
        let shorter = world.store().write(|tx| {
            let (shorter, version) = (of_adviser.clone(), version.clone());
            Box::pin(async move {
                shorter.exec(tx).await?;
                Ok::<_, StoreError>(version.exec(tx).await?)
            })
        });
        shorter.await.expect("the store");
        let running = Running::start(world);
        let mut eyes = Vec::new();
        for (code, account) in [("leader", scene.leader), ("policy-officer", officer), ("school-head", head)] {
            eyes.push((code, account, crate::web::browser::signed_in(world, account).await));
        }
        Self { scene, deputy, leaver, running, eyes }
    }

    async fn does(&self, deed: Deed) {
        let (program, leaver) = (&self.scene.world.program, &self.leaver);
        let chooses = async |choice| {
            let chosen = choose(program, &leaver.proof, choice, false).await.expect("the store");
            assert_eq!(chosen, Choosing::Chosen, "{deed:?}");
        };
        match deed {
            Deed::Nothing => {}
            Deed::HandedIn => self.scene.hand_in(leaver).await,
            Deed::Invited => {
                self.scene.hand_in(leaver).await;
                self.open_morning().await;
            }
            Deed::Shared => {
                self.scene.hand_in(leaver).await;
                let proof = self.scene.proof(leaver.id, true).await;
                share_with_leader(program, &proof, true).await.expect("the store");
            }
            Deed::Booked => {
                self.scene.hand_in(leaver).await;
                self.open_morning().await;
                self.scene.booked_first(leaver).await;
            }
            Deed::Reported => {
                self.scene.hand_in(leaver).await;
                self.open_morning().await;
                self.meets_the_adviser().await;
            }
            Deed::Declined => chooses(TalkChoice::None).await,
            Deed::ChoseHr => chooses(TalkChoice::Hr).await,
            Deed::ChoseHrAndMet => {
                self.scene.hand_in(leaver).await;
                chooses(TalkChoice::Hr).await;
                self.open_morning().await;
                self.meets_the_adviser().await;
            }
            Deed::LeaderMet => {
                self.scene.hand_in(leaver).await;
                self.open_morning().await;
                let host = self.scene.as_leader(self.scene.leader, leaver).await;
                held(program, &host, self.scene.world.today(), Way::InPerson).await.expect("the store");
            }
            Deed::ChoseDeputy => chooses(TalkChoice::Deputy).await,
            Deed::DeputyPlanned => {
                self.scene.hand_in(leaver).await;
                chooses(TalkChoice::Deputy).await;
                self.open_morning().await;
                self.scene.booked_first(leaver).await;
            }
            Deed::DeputyMet => {
                self.scene.hand_in(leaver).await;
                chooses(TalkChoice::Deputy).await;
                self.open_morning().await;
                let host = self.scene.as_leader(self.deputy, leaver).await;
                held(program, &host, self.scene.world.today(), Way::InPerson).await.expect("the store");
            }
            Deed::Excluded => {
                let coordinator = self.scene.world.coordinator_of(leaver.id).await;
                let adviser = self.scene.adviser;
                server::departure::hosts::exclude(program, &coordinator, adviser).await.expect("the store");
            }
            Deed::Restricted => {
                let proof = self.scene.proof(leaver.id, true).await;
                let why = RequestWords::parse("").expect("short enough");
                let asked = ask(program, &proof, Right::Restrict, &why).await.expect("the store");
                assert!(matches!(asked, Asking::Asked { .. }), "{asked:?}");
            }
        }
        self.scene.post().await;
    }

    /// What goes while the office is open goes now, whatever the hour at which this story is told.
    async fn open_morning(&self) {
        let world = self.scene.world;
        let calendar = server::course::calendar(world.store().read(), world.board()).await.expect("the store");
        let now = world.now();
        world.clock.set(calendar.next_opening(now));
        self.scene.post().await;
        world.clock.set(now);
    }

    async fn meets_the_adviser(&self) {
        let (program, world) = (&self.scene.world.program, self.scene.world);
        let host = self.scene.as_adviser(self.scene.adviser, &self.leaver).await;
        server::prediction::predict(program, &host, Prediction::Skipped).await.expect("the store");
        held(program, &host, world.today(), Way::InPerson).await.expect("the store");
        let revision = open(program, &host).await.expect("the store").revision;
        let report = fields(&[("story", "Het begon."), ("told", "B1")]);
        finalise(program, &host, &report, revision).await.expect("the store");
    }

    /// Everything that somebody can look at, and what was mailed to them.
    async fn looks(&self, who: usize, database: &Snapshot) -> Vec<(String, String)> {
        let (code, account, session) = &self.eyes[who];
        let matrix = Matrix::read();
        let of_matrix = all().into_iter().filter_map(|request| match request.how {
            How::Page(page) => {
                let audience = matrix.audience(&request.key());
                let is_open = audience.opens.contains(*code) || audience.own.contains(*code);
                (is_open && page.starts_with("/staff") && !page.contains('{')).then(|| page.to_owned())
            }
            _ => None,
        });
        let record = format!("/staff/departures/{}", self.leaver.id);
        let of_record =
            ["", "?print=yes", "/talk", "/plan", "/guide", "/report", "/edit", "/letter", "/copy", "/copy.json"]
                .map(|page| format!("{record}{page}"));
        let today = self.scene.world.now().date_naive();
        let weeks = (0..10).map(|week| format!("/staff/availability/week?day={}", today + TimeDelta::weeks(week)));
        let days = (0..10).map(|day| format!("/staff/day?on={}", today + TimeDelta::days(day)));
        let mut seen = Vec::new();
        for (number, page) in of_matrix.chain(of_record).chain(weeks).chain(days).enumerate() {
            let client = format!("10.1.{who}.{}", number + 1);
            let cookie = format!("session={session}");
            let answer = tokio::task::block_in_place(|| self.running.browse(&page, &cookie, &client, None));
            let answer = answer.expect("an answer");
            seen.push((page, format!("{} {} {}", answer.status, answer.location, without_nonces(answer.body()))));
        }
        let mails = database
            .texts(&format!(
                "SELECT outbox.kind FROM outbox JOIN accounts ON accounts.id = outbox.account_id \
                 WHERE accounts.name = (SELECT name FROM accounts WHERE email = '{}') AND outbox.state != 'withdrawn' \
                 ORDER BY outbox.kind",
                self.scene.world.signed_in(*account).await.email
            ))
            .await;
        seen.push(("mails".to_owned(), mails.join(", ")));
        seen
    }

    /// Asserts that all these worlds look the same to everybody whose eyes are here.
    async fn look_the_same(&self, deeds: &[Deed]) {
        let mut before = Snapshot::take(self.scene.world).await;
        let mut first: Option<Vec<Vec<(String, String)>>> = None;
        let mut compared = 0;
        for deed in deeds {
            self.does(*deed).await;
            let now = Snapshot::take(self.scene.world).await;
            let mut seen = Vec::new();
            for who in 0..self.eyes.len() {
                seen.push(self.looks(who, &now).await);
            }
            drop(now);
            before.restore().await;
            let Some(first) = &first else {
                first = Some(seen);
                continue;
            };
            for ((one, other), (code, ..)) in first.iter().zip(&seen).zip(&self.eyes) {
                for ((page, there), (_, here)) in one.iter().zip(other) {
                    compared += 1;
                    assert!(
                        there == here,
                        "{code} tells {deed:?} from {:?} by {page}: {}",
                        deeds[0],
                        differs(there, here)
                    );
                }
            }
        }
        println!("{compared} pages of {} worlds look the same", deeds.len());
    }
}

/// Where two texts part.
fn differs(one: &str, other: &str) -> String {
    let at = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| {
        let bytes = &text.as_bytes()[at.saturating_sub(60)..text.len().min(at + 120)];
        String::from_utf8_lossy(bytes).into_owned()
    };
    format!("…{}… and …{}…", around(one), around(other))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_leaver_does_with_an_adviser_looks_to_the_leader_as_if_nothing_had_happened() {
    let world = World::on(Kind::Sqlite).await;
    let twins = Twins::set(&world, "voluntary").await;
    let deeds = [
        Deed::Nothing,
        Deed::HandedIn,
        Deed::Shared,
        Deed::Booked,
        Deed::Reported,
        Deed::Declined,
        Deed::Excluded,
        Deed::Restricted,
    ];
    twins.look_the_same(&deeds).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_wants_no_talk_with_the_leader_looks_alike_whatever_they_want_instead() {
    let world = World::on(Kind::Sqlite).await;
    let twins = Twins::set(&world, "replacement_ended").await;
    twins.look_the_same(&[Deed::Declined, Deed::ChoseHr, Deed::ChoseHrAndMet, Deed::Restricted]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_drops_the_leaders_moment_looks_like_whoever_declines() {
    let world = World::set_up(Kind::Sqlite, true).await;
    let twins = Twins::set(&world, "voluntary").await;
    twins.look_the_same(&[Deed::Declined, Deed::ChoseHr, Deed::ChoseHrAndMet]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_becomes_of_the_talk_with_hr_shows_nowhere_beside_the_leaders_own_moment() {
    let world = World::set_up(Kind::Sqlite, true).await;
    let twins = Twins::set(&world, "voluntary").await;
    twins.look_the_same(&[Deed::Invited, Deed::Booked, Deed::Reported]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_talk_with_the_deputy_looks_to_the_leader_like_one_with_hr_and_like_none() {
    let world = World::on(Kind::Sqlite).await;
    let twins = Twins::set(&world, "replacement_ended").await;
    let deputy = twins.deputy.to_string();
    world
        .change_account(twins.scene.leader, |form| {
            form.on_leave = true;
            form.deputy = deputy;
        })
        .await;
    twins.scene.post().await;
    // Changing an account ends its sessions.
    let mut twins = twins;
    // A head reads that somebody still has a talk to plan, whoever that is.
    twins.eyes.retain(|(code, ..)| *code != "school-head");
    twins.eyes[0].2 = crate::web::browser::signed_in(&world, twins.scene.leader).await;
    let deeds = [Deed::Declined, Deed::ChoseHr, Deed::ChoseDeputy, Deed::DeputyPlanned, Deed::DeputyMet];
    twins.look_the_same(&deeds).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_talk_that_was_held_looks_to_the_school_head_like_one_that_was_declined() {
    let world = World::on(Kind::Sqlite).await;
    let mut twins = Twins::set(&world, "replacement_ended").await;
    twins.eyes.retain(|(code, ..)| *code == "school-head");
    twins.look_the_same(&[Deed::Declined, Deed::LeaderMet, Deed::ChoseHr, Deed::ChoseHrAndMet]).await;
}
