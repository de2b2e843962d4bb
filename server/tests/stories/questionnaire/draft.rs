//! Saving screens and resuming.

use chrono::TimeDelta;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::home::home;
use server::questionnaire::{Onward, Opened, Saved, WishAnswer, answer_whether_wanted, open, save_screen};
use server::store::entity::{draft, event, response};

use crate::scene::{Leaver, Scene};

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

async fn save(scene: &Scene<'_>, leaver: &Leaver, screen: &str, pairs: &[(&str, &str)], onward: Onward) -> Saved {
    save_screen(&scene.world.program, &leaver.proof, screen, &fields(pairs), onward).await.expect("the store")
}

async fn opened(scene: &Scene<'_>, leaver: &Leaver) -> server::questionnaire::Draft {
    match open(&scene.world.program, &leaver.proof).await.expect("the store") {
        Opened::Draft(draft) => *draft,
        other => panic!("{other:?}"),
    }
}

server::on_both_databases! {
    async fn a_leaver_stops_and_resumes_where_they_were(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Vera Trek").await;
        let saved = save(&scene, &leaver, "why", &[("reasons", "B1"), ("reasons", "D1")], Onward::Next).await;
        let Saved::Kept { faults, next, revision, .. } = saved else { panic!("{saved:?}") };
        assert!(faults.is_empty());
        assert_eq!((next.as_deref(), revision), (Some("turning_point"), 1));
        let draft = opened(&scene, &leaver).await;
        assert_eq!(draft.screen.as_deref(), Some("turning_point"));
        assert!(draft.answers.is_chosen("reasons", "D1"));
    }

    async fn what_cannot_be_read_stays_as_typed_with_a_fault_at_its_field(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Vera Trek").await;
        let four = [("reasons", "B1"), ("reasons", "B2"), ("reasons", "C1"), ("reasons", "D1")];
        let saved = save(&scene, &leaver, "why", &four, Onward::Next).await;
        let Saved::Kept { faults, .. } = saved else { panic!("{saved:?}") };
        assert_eq!(faults[0].field, "reasons");
        let draft = opened(&scene, &leaver).await;
        assert!(draft.answers.is_chosen("reasons", "C1"), "all four are still ticked");
        assert_eq!(draft.screen.as_deref(), Some("why"), "they stay where the fault is");
    }

    async fn two_people_on_one_link_lose_nothing_of_each_others_screens(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Vera Trek").await;
        let mut writers = tokio::task::JoinSet::new();
        for round in 0..10 {
            let (program, proof) = (world.program.clone(), leaver.proof.clone());
            writers.spawn(async move {
                let (screen, pairs) = match round % 3 {
                    0 => ("why", fields(&[("reasons", "B1")])),
                    1 => ("work", fields(&[("own_way", "2")])),
                    _ => ("people", fields(&[("belonging", "4")])),
                };
                save_screen(&program, &proof, screen, &pairs, Onward::Stay).await
            });
        }
        while let Some(saved) = writers.join_next().await {
            let saved = saved.expect("no panic").expect("never an error page");
            assert!(matches!(saved, Saved::Kept { .. }), "{saved:?}");
        }
        let draft = opened(&scene, &leaver).await;
        assert!(draft.answers.is_chosen("reasons", "B1"));
        assert!(draft.answers.is_chosen("own_way", "2"));
        assert!(draft.answers.is_chosen("belonging", "4"));
        assert_eq!(draft.revision, 10);
    }

    async fn opening_the_link_changes_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Vera Trek").await;
        let conn = world.store().read();
        let events = event::Entity::find().count(conn).await.expect("the store");
        for _ in 0..3 {
            home(&world.program, &leaver.proof).await.expect("the store");
            opened(&scene, &leaver).await;
            server::talk::offer(&world.program, &leaver.proof).await.expect("the store");
        }
        assert_eq!(draft::Entity::find().count(conn).await.expect("the store"), 0);
        assert_eq!(response::Entity::find().count(conn).await.expect("the store"), 0);
        assert_eq!(event::Entity::find().count(conn).await.expect("the store"), events);
    }

    async fn a_question_about_leaving_is_asked_in_the_past_tense_after_the_last_day(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Vera Trek").await;
        let asked = async || {
            let draft = opened(&scene, &leaver).await;
            let item = draft.questionnaire.item("departure_handled").expect("it is asked").clone();
            assert_eq!(draft.questionnaire.version(), 2, "the same version");
            item.text(draft.variant).text(domain::Language::Nl, &draft.names())
        };
        world.advance(TimeDelta::days(52));
        assert_eq!(asked().await, "Mijn vertrek is tot nu toe goed geregeld.", "it is their last day");
        world.advance(TimeDelta::days(1));
        assert_eq!(asked().await, "Mijn vertrek is goed geregeld.");
    }

    async fn an_unknown_screen_is_refused(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Vera Trek").await;
        assert_eq!(save(&scene, &leaver, "contract", &[], Onward::Next).await, Saved::UnknownScreen);
    }

    async fn a_special_course_asks_first_and_a_no_is_an_answer(world: World) {
        let scene = Scene::set(&world).await;
        let special = [("departure_type", "dismissal"), ("condition_confirmed", "yes"), ("questionnaire_switched_on", "yes")];
        let leaver = scene.leaver_with("Vera Trek", &special).await;
        assert!(matches!(open(&world.program, &leaver.proof).await, Ok(Opened::NotOffered)));
        assert_eq!(save(&scene, &leaver, "work", &[("own_way", "2")], Onward::Next).await, Saved::NotOffered);
        let noted = answer_whether_wanted(&world.program, &leaver.proof, false).await.expect("the store");
        assert_eq!(noted, WishAnswer::Noted);
        assert!(matches!(open(&world.program, &leaver.proof).await, Ok(Opened::NotOffered)));
        // The leaver changes their mind.
        answer_whether_wanted(&world.program, &leaver.proof, true).await.expect("the store");
        assert_eq!(opened(&scene, &leaver).await.variant.code(), "experience");
    }

    async fn nobody_asks_whether_an_ordinary_questionnaire_is_wanted(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Vera Trek").await;
        let noted = answer_whether_wanted(&world.program, &leaver.proof, false).await.expect("the store");
        assert_eq!(noted, WishAnswer::NotAsked);
    }
}
