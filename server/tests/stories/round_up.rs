//! The mail with what is due: whose turn it is, once a period, and nothing in it that a page of theirs does not show.

use std::path::PathBuf;

use chrono::{Datelike, TimeDelta};
use domain::account::Role;
use domain::ids::AccountId;
use domain::round_up::Rhythm;
use domain::talk::{TalkChoice, Way};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use server::access::SignedIn;
use server::jobs::deliver::deliver_all;
use server::lists::mails::one;
use server::lists::worklist::{self, WorklistFilter};
use server::mail::MailKind;
use server::on_both_databases;
use server::program::Program;
use server::proposal::{Proposed, confirm};
use server::round_up::{choose, look, rhythm};
use server::settings::{MailTo, Settings};
use server::steps::{AtOnce, advance_due};
use server::store::TypedColumn;
use server::store::entity::{departure, outbox, role_proposal};
use server::talk::Choosing;
use server::testing::World;

use crate::roles::names;
use crate::scene::{Scene, day};

const LEADER: &str = "Lot Leider";
const ADVISER: &str = "Ad Viseur";
/// Of somebody whose talk is with the team leader.
const WITH_THE_LEADER: [(&str, &str); 1] = [("departure_type", "replacement_ended")];

/// The mails with what is due, the oldest first.
async fn mails(world: &World) -> Vec<outbox::Model> {
    let found = outbox::Entity::find().filter(outbox::Column::Kind.is(MailKind::RoundUp));
    found.order_by_asc(outbox::Column::Id).all(world.store().read()).await.expect("the store")
}

/// How far those to somebody of this name are.
async fn to(world: &World, name: &str) -> Vec<&'static str> {
    mails(world).await.iter().filter(|row| world.to_name(row) == name).map(|row| row.state.code()).collect()
}

async fn chooses(world: &World, account: AccountId, rhythm: Rhythm) {
    let viewer = world.signed_in(account).await;
    choose(&world.program, &viewer, rhythm).await.expect("the store");
}

async fn looked(world: &World) {
    look(&world.program).await.expect("the store");
}

/// The same world, whose mails go to a folder of their own where they can be read.
struct Reading {
    program: Program,
    folder: PathBuf,
}

impl Reading {
    fn of(world: &World) -> Self {
        let folder = std::env::temp_dir().join(format!("uitzwaai-round-up-{}", uuid::Uuid::now_v7().as_simple()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let settings = Settings {
            mail_to: MailTo::Folder(folder.clone()),
            demonstration: true,
            ..world.program.settings().clone()
        };
        let (store, secrets) = (world.store().clone(), world.program.secrets().clone());
        Self { program: Program::new(store, world.clock.clone(), secrets, settings, AtOnce), folder }
    }

    /// Sends what is due today; the words of every such mail to somebody of this name so far, the oldest first.
    async fn sent(&self, world: &World, name: &str) -> Vec<String> {
        look(&self.program).await.expect("the store");
        deliver_all(&self.program).await.expect("the folder takes it");
        let mut texts = Vec::new();
        for row in mails(world).await.iter().filter(|row| world.to_name(row) == name) {
            texts.extend(one(&self.program, *row.id).await.expect("the store").map(|mail| mail.text));
        }
        texts
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Lets days pass until so many mails have reached somebody of this name; their words, the oldest first.
async fn until(world: &World, reading: &Reading, name: &str, count: usize) -> Vec<String> {
    for _ in 0..90 {
        world.advance(TimeDelta::days(1));
        advance_due(&reading.program).await.expect("the course");
        // What that made due has left before anything is counted.
        deliver_all(&reading.program).await.expect("the folder takes it");
        let told = reading.sent(world, name).await;
        if told.len() == count {
            return told;
        }
    }
    let so_far: Vec<_> = mails(world).await.iter().map(|row| (world.to_name(row), row.state.code())).collect();
    panic!("{name} is not told {count} times in ninety days: {so_far:?}");
}

on_both_databases! {
    async fn whoever_has_something_due_is_told_once_a_week_and_nobody_else_is(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver_with("Theo Toplan", &WITH_THE_LEADER).await;
        let leader = world.signed_in(scene.leader).await;
        assert_eq!(rhythm(&world.program, &leader).await.expect("the store"), Rhythm::Weekly, "nobody chose");
        looked(&world).await;
        assert!(mails(&world).await.is_empty(), "a first mail does not come on a Tuesday");
        world.advance(TimeDelta::days(6));
        for _ in 0..3 {
            looked(&world).await;
        }
        assert_eq!(to(&world, LEADER).await, ["waiting"], "one, however often the program starts");
        assert!(to(&world, ADVISER).await.is_empty(), "nothing is due for them");
        deliver_all(&world.program).await.expect("the store");
        assert_eq!(to(&world, LEADER).await, ["sent"]);
        world.advance(TimeDelta::days(3));
        looked(&world).await;
        assert_eq!(to(&world, LEADER).await.len(), 1);
        world.advance(TimeDelta::days(4));
        looked(&world).await;
        assert_eq!(to(&world, LEADER).await, ["sent", "waiting"], "the next Monday");
    }

    async fn one_of_whom_nothing_can_be_counted_keeps_nobody_else_from_being_told(world: World) {
        let scene = Scene::set(&world).await;
        let broken = scene.leaver_with("Theo Toplan", &WITH_THE_LEADER).await.id;
        let team = world.team(scene.school, "Bovenbouw").await;
        let leader = world.account("Zus Zorg").role_of(Role::TeamLeader, team).make().await;
        let (unit, led_by) = (team.to_string(), leader.to_string());
        let theirs = [WITH_THE_LEADER[0], ("unit", unit.as_str()), ("leader", led_by.as_str())];
        scene.leaver_with("Thea Toplan", &theirs).await;
        let unreadable = departure::Entity::update_many()
            .col_expr(departure::Column::Name, Expr::value("nothing that was sealed"))
            .filter(departure::Column::Id.is(broken));
        let unreadable = &unreadable;
        world
            .store()
            .write(|tx| Box::pin(async move {
                unreadable.clone().exec(tx).await?;
                Ok::<_, server::store::StoreError>(())
            }))
            .await
            .expect("the store");
        world.advance(TimeDelta::days(6));
        looked(&world).await;
        assert!(to(&world, LEADER).await.is_empty(), "their page cannot be read");
        assert_eq!(to(&world, "Zus Zorg").await, ["waiting"]);
    }

    async fn several_instances_that_look_at_once_make_one_mail(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver_with("Theo Toplan", &WITH_THE_LEADER).await;
        world.advance(TimeDelta::days(6));
        let program = &world.program;
        let (first, second, third) = tokio::join!(look(program), look(program), look(program));
        for made in [first, second, third] {
            made.expect("the store");
        }
        assert_eq!(to(&world, LEADER).await.len(), 1);
    }

    async fn a_daily_mail_comes_in_opening_hours_of_working_days_until_it_is_stopped(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver_with("Theo Toplan", &WITH_THE_LEADER).await;
        chooses(&world, scene.leader, Rhythm::Daily).await;
        let count = async || {
            looked(&world).await;
            to(&world, LEADER).await.len()
        };
        assert_eq!(count().await, 0, "not on the day on which it was chosen");
        world.advance(TimeDelta::days(1));
        assert_eq!(count().await, 1, "Wednesday");
        world.advance(TimeDelta::days(3));
        assert_eq!(count().await, 1, "Saturday");
        world.holiday(day(3, 9), day(3, 10)).await;
        world.advance(TimeDelta::days(2));
        assert_eq!(count().await, 1, "a Monday in the holidays");
        world.advance(TimeDelta::days(2));
        assert_eq!(count().await, 2, "Wednesday");
        world.advance(TimeDelta::hours(21));
        assert_eq!(count().await, 2, "Thursday at seven");
        world.advance(TimeDelta::hours(1));
        assert_eq!(count().await, 3, "and at eight");
        chooses(&world, scene.leader, Rhythm::Never).await;
        world.advance(TimeDelta::days(5));
        assert_eq!(count().await, 3);
    }

    async fn a_week_in_which_somebody_is_away_begins_when_they_are_back(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver_with("Theo Toplan", &WITH_THE_LEADER).await;
        chooses(&world, scene.leader, Rhythm::Daily).await;
        chooses(&world, scene.leader, Rhythm::Weekly).await;
        world.closed(scene.leader, day(3, 9), day(3, 10)).await;
        world.advance(TimeDelta::days(6));
        looked(&world).await;
        assert!(to(&world, LEADER).await.is_empty(), "away on Monday");
        world.advance(TimeDelta::days(2));
        looked(&world).await;
        assert_eq!(to(&world, LEADER).await.len(), 1, "back on Wednesday");
        world.change_account(scene.leader, |form| form.on_leave = true).await;
        world.advance(TimeDelta::days(5));
        looked(&world).await;
        assert_eq!(to(&world, LEADER).await.len(), 1, "on leave");
    }

    async fn who_has_somebody_stand_in_is_told_nothing_while_it_lasts(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        scene.booked_first(&vera).await;
        scene.post().await;
        chooses(&world, scene.adviser, Rhythm::Daily).await;
        let reading = Reading::of(&world);
        until(&world, &reading, ADVISER, 1).await;
        let deputy = world.account("Dee Vervangt").make().await;
        let (first, last) = (world.today() + TimeDelta::days(1), world.today() + TimeDelta::days(7));
        names(&world, scene.adviser, deputy, (first, last)).await.done();
        let proposed = role_proposal::Entity::find().all(world.store().read()).await.expect("the store");
        let proposed: Vec<Proposed> = proposed.iter().map(|row| Proposed::Role(*row.id)).collect();
        confirm(&world.program, &world.keeper(), &proposed).await.expect("a second person");
        world.advance(TimeDelta::days(7));
        looked(&world).await;
        assert_eq!(to(&world, ADVISER).await.len(), 1, "somebody stands in for them");
        assert_eq!(until(&world, &reading, ADVISER, 2).await.len(), 2, "and then they are back");
    }

    async fn whoever_works_no_more_or_has_no_such_role_gets_none(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver_with("Theo Toplan", &WITH_THE_LEADER).await;
        let closed = world.account("Dicht Gedaan").role(Role::HrCoordinator).inactive().make().await;
        let policy = world.account("Pol Beleid").role(Role::PolicyOfficer).make().await;
        chooses(&world, policy, Rhythm::Daily).await;
        world.change_account(scene.leader, |form| form.active = false).await;
        world.advance(TimeDelta::days(6));
        looked(&world).await;
        let to_them = [scene.leader, closed, policy].map(Some);
        assert!(mails(&world).await.iter().all(|row| !to_them.contains(&row.account_id.map(Into::into))));
    }

    async fn what_waits_is_withdrawn_from_whoever_wants_none_is_away_or_has_the_role_no_more(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver_with("Theo Toplan", &WITH_THE_LEADER).await;
        chooses(&world, scene.leader, Rhythm::Daily).await;
        let mut withdrawn = 0;
        for what in ["wants none", "waits for days", "is away", "leads nobody"] {
            chooses(&world, scene.leader, Rhythm::Daily).await;
            world.advance(TimeDelta::days(1));
            while world.today().weekday().number_from_monday() > 5 {
                world.advance(TimeDelta::days(1));
            }
            looked(&world).await;
            assert_eq!(to(&world, LEADER).await.last(), Some(&"waiting"), "{what}");
            match what {
                "wants none" => chooses(&world, scene.leader, Rhythm::Never).await,
                "waits for days" => world.advance(TimeDelta::days(1)),
                "is away" => world.closed(scene.leader, world.today(), world.today()).await,
                _ => world.change_account(scene.leader, |form| form.roles.clear()).await,
            }
            deliver_all(&world.program).await.expect("the store");
            withdrawn += 1;
            assert_eq!(to(&world, LEADER).await, vec!["withdrawn"; withdrawn], "{what}");
        }
    }

    async fn a_leader_is_told_what_their_page_asks_and_nothing_of_what_is_arranged(world: World) {
        let scene = Scene::set(&world).await;
        scene.leaver_with("Theo Toplan", &WITH_THE_LEADER).await;
        scene.leaver_with("Stil Geheim", &[WITH_THE_LEADER[0], ("known_from", "2026-06-01")]).await;
        let declines = scene.invited("Wies Weigert").await;
        chooses(&world, scene.leader, Rhythm::Daily).await;
        let reading = Reading::of(&world);
        world.advance(TimeDelta::days(1));
        let before = reading.sent(&world, LEADER).await;
        assert_eq!(before.len(), 1);
        assert!(before[0].contains("Gesprekken om te plannen: 1"), "{}", before[0]);
        for word in ["Theo", "Stil", "Wies", "Noorden", "Onderbouw", "vervanging"] {
            assert!(!before[0].contains(word), "{word}: {}", before[0]);
        }
        let choosing = server::talk::choose(&world.program, &scene.proof(declines.id, true).await, TalkChoice::None, false).await;
        assert_eq!(choosing.expect("the store"), Choosing::Chosen);
        world.advance(TimeDelta::days(1));
        let after = reading.sent(&world, LEADER).await;
        assert_eq!(after.len(), 2);
        assert_eq!(after[0], after[1], "that somebody declined changes no word of it");
    }

    async fn an_adviser_is_told_of_talks_to_record_and_of_reports(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        scene.booked_first(&vera).await;
        scene.post().await;
        chooses(&world, scene.adviser, Rhythm::Daily).await;
        let reading = Reading::of(&world);
        let told = until(&world, &reading, ADVISER, 1).await;
        assert!(told[0].contains("Gesprekken waarvan je nog zegt hoe het ging: 1"), "{}", told[0]);
        let host = scene.as_adviser(scene.adviser, &vera).await;
        server::talk::held(&world.program, &host, world.today(), Way::InPerson).await.expect("the store");
        let told = until(&world, &reading, ADVISER, 2).await;
        assert!(told[1].contains("Verslagen om te schrijven: 1") && !told[1].contains("hoe het ging"), "{}", told[1]);
        assert!(told.iter().all(|text| !text.contains("Vera") && !text.contains("Trek")));
    }

    async fn hr_is_told_the_numbers_above_their_board(world: World) {
        let scene = Scene::set(&world).await;
        let cora: SignedIn = world.cora().await;
        scene.invited("Vera Trek").await;
        chooses(&world, cora.account(), Rhythm::Daily).await;
        let reading = Reading::of(&world);
        let coordinator = cora.coordinator().expect("HR of the whole board");
        let told = until(&world, &reading, &cora.name, 1).await;
        let text = &told[0];
        let page = worklist::page(&world.program, &coordinator, &WorklistFilter::default(), None).await;
        let counts = page.expect("the store").counts;
        assert!(!(counts.overdue.is_zero() && counts.this_week.is_zero()), "{counts:?}");
        for (count, words) in [
            (counts.overdue, "Te laat in het overzicht"),
            (counts.this_week, "Deze week aan de beurt in het overzicht"),
        ] {
            assert_eq!(text.contains(&format!("{words}: {count}")), !count.is_zero(), "{text}");
        }
        for word in ["Vera", "Trek", "Noorden", "Onderbouw", "ontslag"] {
            assert!(!text.contains(word), "{word}: {text}");
        }
    }
}
