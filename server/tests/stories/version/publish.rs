//! Publishing starts a new version, for new invitations only.

use chrono::TimeDelta;
use domain::guide::{GuideKey, Guides, guide_fields};
use domain::questionnaire::Questionnaire;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::questionnaire::{Onward, Opened, answer_whether_wanted, open, save_screen, stored_answers};
use server::store::StoreError;
use server::store::entity::{event, questionnaire};
use server::testing::World;
use server::version::{self, Edited, Publishing, Version, publish, versions};

use super::{editor, opened, switch_off};
use crate::scene::{Leaver, Scene};

const OWN: &[(&str, &str)] = &[
    ("kind", "agreement"),
    ("theme", "work"),
    ("text.nl", "Ik kon thuis werken."),
    ("text.en", "I could work from home."),
    ("variant", "full"),
    ("variant", "experience"),
];

fn own() -> Vec<(String, String)> {
    OWN.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Publishes a version in which people are also asked whether they could work from home.
async fn publish_with_own_item(world: &World) {
    let proof = editor(world).await;
    let draft = opened::<Questionnaire>(world).await;
    let add = |next: &Questionnaire| next.put_own(None, &own()).map(|(next, _)| next);
    let edited = version::edit(&world.program, &proof, draft.revision, add).await.expect("the store");
    assert_eq!(edited, Edited::Kept);
    let published = publish::<Questionnaire>(&world.program, &proof, draft.revision + 1).await.expect("the store");
    assert_eq!(published, Publishing::Published { version: draft.next.version() });
}

/// As boards are that were made when the first standard questionnaire was the newest.
async fn begins_with_the_first(world: &World) {
    let first = Questionnaire::first().to_json();
    world
        .store()
        .write(|tx| {
            let first = first.clone();
            Box::pin(async move {
                questionnaire::Entity::update_many()
                    .col_expr(questionnaire::Column::Version, Expr::value(1))
                    .col_expr(questionnaire::Column::Definition, Expr::value(first))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
        .expect("the store");
}

/// The version the leaver would answer now, and whether it has the own item.
async fn asked(world: &World, leaver: &Leaver) -> (u32, bool) {
    match open(&world.program, &leaver.proof).await.expect("the store") {
        Opened::Draft(draft) => {
            let has = draft.screens().iter().flat_map(|screen| &screen.items).any(|asked| asked.key() == "own_3_1");
            (draft.questionnaire.version(), has)
        }
        other => panic!("{other:?}"),
    }
}

server::on_both_databases! {
    async fn whoever_was_invited_before_keeps_that_version_and_later_ones_get_the_new(world: World) {
        let scene = Scene::set(&world).await;
        let before = scene.leaver("Vera Trek").await;
        world.advance(TimeDelta::minutes(1));
        publish_with_own_item(&world).await;
        world.advance(TimeDelta::minutes(1));
        let after = scene.leaver("Wim Later").await;
        assert_eq!(asked(&world, &before).await, (2, false));
        assert_eq!(asked(&world, &after).await, (3, true));

        let fields = vec![("own_3_1".to_owned(), "4".to_owned()), ("growth".to_owned(), "2".to_owned())];
        for leaver in [&before, &after] {
            save_screen(&world.program, &leaver.proof, "work", &fields, Onward::Next).await.expect("saved");
            scene.hand_in(leaver).await;
        }
        let kept = |leaver: &Leaver| stored_answers(world.store().read(), leaver.id);
        let old = kept(&before).await.expect("the store").expect("handed in");
        assert!(old.submitted.version() == 2 && !old.submitted.answers().is_chosen("own_3_1", "4"));
        assert!(old.submitted.answers().is_chosen("growth", "2"), "items have one key in every version");
        let new = kept(&after).await.expect("the store").expect("handed in");
        assert!(new.submitted.version() == 3 && new.submitted.answers().is_chosen("own_3_1", "4"));
    }

    async fn nothing_changes_under_the_hands_of_whoever_began(world: World) {
        let scene = Scene::set(&world).await;
        // No mail can be made for the leaver, and no letter was printed: only the draft says what they saw.
        let no_address = [("private_email", ""), ("work_email", "")];
        let without = scene.leaver_with("Vera Trek", &no_address).await;
        let fields = [("reasons".to_owned(), "B1".to_owned())];
        save_screen(&world.program, &without.proof, "why", &fields, Onward::Next).await.expect("saved");
        let special =
            [("departure_type", "dismissal"), ("condition_confirmed", "yes"), ("questionnaire_switched_on", "yes")];
        let asked_first = scene.leaver_with("Wim Vraag", &special).await;
        scene.post().await;
        world.advance(TimeDelta::minutes(1));
        publish_with_own_item(&world).await;
        answer_whether_wanted(&world.program, &asked_first.proof, true).await.expect("the store");
        assert_eq!(asked(&world, &without).await, (2, false));
        assert_eq!(asked(&world, &asked_first).await, (2, false), "they were asked about the version of then");
    }

    async fn publishing_is_told_on_the_boards_time_line_and_happens_once(world: World) {
        publish_with_own_item(&world).await;
        let proof = editor(&world).await;
        for revision in [0, 1] {
            let again = publish::<Questionnaire>(&world.program, &proof, revision).await.expect("the store");
            assert_eq!(again, Publishing::NothingNew);
        }
        let told = event::Entity::find()
            .filter(event::Column::Kind.eq("questionnaire_published"))
            .all(world.store().read())
            .await
            .expect("the store");
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].departure_id, None);
        assert_eq!(told[0].actor_account, Some(proof.account().into()));
        assert!(told[0].said(world.store().read()).expect("it opens").is_some_and(|detail| detail.contains('3')));
        let known = versions::<Questionnaire>(world.store().read(), world.board()).await.expect("the store");
        assert_eq!(known.iter().map(|version| version.number).collect::<Vec<_>>(), [3, 2]);
    }

    async fn a_draft_that_somebody_else_changed_is_not_published(world: World) {
        let proof = editor(&world).await;
        switch_off(&world, "tip").await;
        switch_off(&world, "growth").await;
        let late = publish::<Questionnaire>(&world.program, &proof, 1).await.expect("the store");
        assert_eq!(late, Publishing::ChangedMeanwhile);
        assert_eq!(opened::<Questionnaire>(&world).await.published.version(), 2);
    }

    async fn of_many_who_publish_at_once_one_does(world: World) {
        switch_off(&world, "tip").await;
        let proof = editor(&world).await;
        let mut all = tokio::task::JoinSet::new();
        for _ in 0..6 {
            let (program, proof) = (world.program.clone(), proof.clone());
            all.spawn(async move { publish::<Questionnaire>(&program, &proof, 1).await });
        }
        let mut published = 0;
        while let Some(outcome) = all.join_next().await {
            match outcome.expect("no panic").expect("the store") {
                Publishing::Published { version } => {
                    assert_eq!(version, 3);
                    published += 1;
                }
                other => assert_eq!(other, Publishing::NothingNew),
            }
        }
        assert_eq!(published, 1);
    }

    async fn a_third_version_begins_where_the_second_ended(world: World) {
        switch_off(&world, "tip").await;
        let proof = editor(&world).await;
        publish::<Questionnaire>(&world.program, &proof, 1).await.expect("the store");
        let draft = opened::<Questionnaire>(&world).await;
        assert!(draft.next.version() == 4 && draft.next.is_off("tip") && !draft.has_changes());
    }

    async fn a_board_of_before_has_the_first_standard_until_it_takes_the_newer_over(world: World) {
        begins_with_the_first(&world).await;
        let scene = Scene::set(&world).await;
        let before = scene.leaver("Vera Trek").await;
        world.advance(TimeDelta::minutes(1));
        assert_eq!(asked(&world, &before).await, (1, false));
        let known = versions::<Questionnaire>(world.store().read(), world.board()).await.expect("the store");
        assert_eq!(known.iter().map(|version| version.number).collect::<Vec<_>>(), [1], "nobody published the second");
        let proof = editor(&world).await;
        let edited = version::edit(&world.program, &proof, 0, Questionnaire::renewed).await.expect("the store");
        assert_eq!(edited, Edited::Kept);
        assert_eq!(asked(&world, &before).await, (1, false), "a draft is asked of nobody");
        let published = publish::<Questionnaire>(&world.program, &proof, 1).await.expect("the store");
        assert_eq!(published, Publishing::Published { version: 2 });
        world.advance(TimeDelta::minutes(1));
        let after = scene.leaver("Wim Later").await;
        assert_eq!((asked(&world, &before).await.0, asked(&world, &after).await.0), (1, 2));
    }

    async fn an_adviser_talks_with_the_boards_newest_guides(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.invited("Vera Trek").await;
        let hosting = scene.as_adviser(scene.adviser, &leaver).await;
        let shown = || async {
            let page = server::report::open(&world.program, &hosting).await.expect("the store");
            page.guide().expect("a guide").note.nl.clone()
        };
        assert_ne!(shown().await, "Neem de tijd.");
        let proof = editor(&world).await;
        let change = |next: &Guides| {
            let mut fields = guide_fields(next.guide(GuideKey::Leaving).expect("a guide"));
            fields.iter_mut().filter(|(name, _)| name == "note.nl").for_each(|(_, note)| *note = "Neem de tijd.".to_owned());
            next.reword_guide(GuideKey::Leaving, &fields)
        };
        version::edit(&world.program, &proof, 0, change).await.expect("the store");
        assert_ne!(shown().await, "Neem de tijd.", "a draft is nobody's guide yet");
        let published = publish::<Guides>(&world.program, &proof, 1).await.expect("the store");
        assert_eq!(published, Publishing::Published { version: 3 });
        assert_eq!(shown().await, "Neem de tijd.");
        let known = versions::<Guides>(world.store().read(), world.board()).await.expect("the store");
        assert_eq!(known[1], Version { number: 2, published_at: None });
    }
}
