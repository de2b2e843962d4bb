//! The adviser's report: saved while it is typed, two tabs, and finalised once; and what follows from it.

mod followed;
mod replied;
mod settled;

use domain::account::Role;
use domain::ids::AccountId;
use domain::talk::Way;
use sea_orm::EntityTrait;
use server::access::AdviserHosting;
use server::departure::break_glass::break_glass;
use server::departure::record::load;
use server::report::{Finalising, NotesSaved, Saved, finalise, open, save, save_notes};
use server::store::entity::{event, report};
use server::talk::{Denial, deny_held, held, offer_with};
use server::testing::World;

use crate::scene::{Leaver, Scene, day};

pub fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A talk that was held today, and its adviser.
pub async fn after_the_talk(scene: &Scene<'_>) -> (Leaver, AdviserHosting) {
    let vera = scene.invited("Vera Trek").await;
    let adviser = scene.as_adviser(scene.adviser, &vera).await;
    held(&scene.world.program, &adviser, day(3, 3), Way::InPerson).await.expect("the store");
    (vera, adviser)
}

/// An adviser as good as the scene's.
async fn another_adviser(world: &World) -> AccountId {
    let account = world.account("Col Een").role(Role::HrAdviser).make().await;
    world.training(account).await;
    for weekday in 1..=5 {
        world.hours(account, weekday, "09:00", "17:00").await;
    }
    account
}

server::on_both_databases! {
    async fn a_report_is_kept_as_it_is_typed_right_or_wrong(world: World) {
        let scene = Scene::set(&world).await;
        let (_, adviser) = after_the_talk(&scene).await;
        let half = fields(&[("story", "Het begon vorig jaar."), ("decisive", "B1")]);
        let saved = save(&world.program, &adviser, &half, 0).await.expect("the store");
        let Saved::Kept { revision: 1, faults } = saved else { panic!("{saved:?}") };
        assert_eq!(faults[0].field, "decisive", "it is none of the reasons told");
        let page = open(&world.program, &adviser).await.expect("the store");
        assert_eq!((page.report.story.as_str(), page.revision), ("Het begon vorig jaar.", 1));
        assert!(page.guide().is_some());
    }

    async fn who_takes_a_talk_over_reads_nothing_of_what_was_written_before(world: World) {
        let scene = Scene::set(&world).await;
        let other = another_adviser(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let program = &world.program;
        scene.booked_first(&vera).await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        save_notes(program, &adviser, "Klonk boos aan de telefoon.", "").await.expect("the store");
        save(program, &adviser, &fields(&[("story", "Half.")]), 0).await.expect("the store");
        let found = offer_with(program, &vera.proof, Some(other)).await.expect("the store").talks.remove(0);
        scene.booked(&vera, &found.first[0]).await;
        let adviser = scene.as_adviser(other, &vera).await;
        let page = open(program, &adviser).await.expect("the store");
        assert_eq!((page.report.story.as_str(), page.notes.as_str()), ("", ""), "theirs alone");
        let kept = save_notes(program, &adviser, "Nieuw.", &page.notes).await.expect("the store");
        assert_eq!(kept, NotesSaved::Kept);
        let page = open(program, &adviser).await.expect("the store");
        assert_eq!((page.report.story.as_str(), page.notes.as_str()), ("", "Nieuw."));
        let saved = save(program, &adviser, &fields(&[("story", "Nieuw.")]), page.revision).await.expect("the store");
        assert!(matches!(saved, Saved::Kept { .. }), "{saved:?}");
        let row = report::Entity::find().one(world.store().read()).await.expect("the store").expect("there");
        assert_eq!((*row.author_id, world.opened_some(row.notes.as_ref(), row.talk_id).as_deref()), (other, Some("Nieuw.")), "the others' words are gone");
    }

    async fn two_tabs_never_overwrite_each_other(world: World) {
        let scene = Scene::set(&world).await;
        let (_, adviser) = after_the_talk(&scene).await;
        let program = &world.program;
        save(program, &adviser, &fields(&[("story", "een")]), 0).await.expect("the store");
        save(program, &adviser, &fields(&[("story", "twee")]), 1).await.expect("the store");
        let late = save(program, &adviser, &fields(&[("story", "drie")]), 1).await.expect("the store");
        let Saved::ChangedMeanwhile { mine, theirs, revision } = late else { panic!("{late:?}") };
        assert_eq!((mine.story.as_str(), theirs.story.as_str(), revision), ("drie", "twee", 2));
        let kept = save(program, &adviser, &fields(&[("story", "drie")]), revision).await.expect("the store");
        assert!(matches!(kept, Saved::Kept { revision: 3, .. }));
        // The same request again is no conflict.
        let again = save(program, &adviser, &fields(&[("story", "drie")]), revision).await.expect("the store");
        assert!(matches!(again, Saved::Kept { revision: 3, .. }));
    }

    async fn a_report_is_finalised_once_and_its_notes_are_erased(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, adviser) = after_the_talk(&scene).await;
        let program = &world.program;
        assert_eq!(save_notes(program, &adviser, "noemt werkdruk", "").await.expect("the store"), NotesSaved::Kept);
        let thin = finalise(program, &adviser, &fields(&[("story", "Het begon.")]), 0).await.expect("the store");
        let Finalising::Faults(faults) = thin else { panic!("{thin:?}") };
        assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["told"]);
        let revision = open(program, &adviser).await.expect("the store").revision;
        let whole = fields(&[("story", "Het begon."), ("told", "B1")]);
        let done = finalise(program, &adviser, &whole, revision).await.expect("the store");
        assert_eq!(done, Finalising::Final { at: world.now(), told: true });
        let twice = finalise(program, &adviser, &whole, revision).await.expect("the store");
        assert_eq!(twice, Finalising::AlreadyFinal { at: world.now() });
        assert_eq!(save(program, &adviser, &whole, revision).await.expect("the store"), Saved::AlreadyFinal);
        assert_eq!(save_notes(program, &adviser, "meer", "").await.expect("the store"), NotesSaved::AlreadyFinal);
        let row = report::Entity::find().one(world.store().read()).await.expect("the store").expect("there");
        assert_eq!(row.notes, None);
        assert_eq!(scene.loaded(&vera).await.departure.stage.code(), "closed");
        let talk = adviser.talk();
        assert_eq!(deny_held(program, &vera.proof, talk).await.expect("the store"), Denial::ReportIsFinal);
    }

    async fn notes_of_two_tabs_are_both_shown(world: World) {
        let scene = Scene::set(&world).await;
        let (_, adviser) = after_the_talk(&scene).await;
        let program = &world.program;
        save_notes(program, &adviser, "eerste", "").await.expect("the store");
        let late = save_notes(program, &adviser, "andere", "").await.expect("the store");
        assert_eq!(late, NotesSaved::ChangedMeanwhile { theirs: "eerste".into() });
        assert_eq!(save_notes(program, &adviser, "andere", "eerste").await.expect("the store"), NotesSaved::Kept);
    }

    async fn a_report_waits_until_the_talk_was_held(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        let whole = fields(&[("story", "Het begon."), ("told", "B1")]);
        let early = finalise(&world.program, &adviser, &whole, 0).await.expect("the store");
        assert_eq!(early, Finalising::NotHeldYet);
    }

    async fn every_look_is_written_down(world: World) {
        let scene = Scene::set(&world).await;
        let (_, adviser) = after_the_talk(&scene).await;
        save(&world.program, &adviser, &fields(&[("story", "een")]), 0).await.expect("the store");
        open(&world.program, &adviser).await.expect("the store");
        let events = event::Entity::find().all(world.store().read()).await.expect("the store");
        for kind in ["answers_seen", "report_seen"] {
            assert!(events.iter().any(|row| row.kind.code() == kind && row.actor_account == Some(scene.adviser.into())), "{kind}");
        }
    }

    async fn looks_are_written_down_once_a_day_for_each_viewer(world: World) {
        let scene = Scene::set(&world).await;
        let (vera, adviser) = after_the_talk(&scene).await;
        save(&world.program, &adviser, &fields(&[("story", "een")]), 0).await.expect("the store");
        let looks = async || {
            let events = event::Entity::find().all(world.store().read()).await.expect("the store");
            ["answers_seen", "report_seen"].map(|kind| events.iter().filter(|row| row.kind.code() == kind).count())
        };
        let at_once = (0..6).map(|_| {
            let program = world.program.clone();
            tokio::spawn(async move { open(&program, &adviser).await.map(|_| ()) })
        });
        for opening in at_once.collect::<Vec<_>>() {
            opening.await.expect("no panic").expect("the store");
        }
        open(&world.program, &adviser).await.expect("the store");
        assert_eq!(looks().await, [1, 1]);
        world.advance(chrono::TimeDelta::hours(24));
        open(&world.program, &adviser).await.expect("the store");
        assert_eq!(looks().await, [2, 2], "the next day");
        let cora = world.cora().await;
        let viewer = world.record_viewer(&cora, vera.id).await;
        break_glass(&world.program, &viewer.coordinator().expect("theirs"), "Een klacht die we moeten uitzoeken").await.expect("the store");
        let viewer = world.record_viewer(&cora, vera.id).await;
        for _ in 0..2 {
            load(&world.program, &viewer, domain::Language::Nl).await.expect("the store");
        }
        assert_eq!(looks().await, [3, 2], "another viewer, and the report is not final");
    }
}
