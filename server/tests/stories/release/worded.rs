//! A release says what people were asked, in the words in which they read it.

use domain::Language;
use domain::questionnaire::Questionnaire;
use domain::release::Given;
use server::on_both_databases;
use server::release::one;
use server::testing::World;
use server::version::{self, Draft, Edited, Publishing, publish};

use super::{left, make, officer};
use crate::retention::go_to;
use crate::scene::Scene;

const WORDS: &str = "Kom je later nog eens bij ons werken?";

/// Publishes a version with this question for whether somebody would come back.
async fn asks(world: &World, question: &str) {
    let proof = world.cora().await.keeper().expect("a coordinator of the whole board");
    let draft: Draft<Questionnaire> = version::open(&world.program, &proof).await.expect("the store");
    let reword = |next: &Questionnaire| {
        let fields: Vec<(String, String)> = next
            .item_fields("would_return")
            .into_iter()
            .map(|(name, text)| if name == "text.nl" { (name, question.to_owned()) } else { (name, text) })
            .collect();
        next.reword_item("would_return", &fields)
    };
    let edited = version::edit(&world.program, &proof, draft.revision, reword).await.expect("the store");
    assert_eq!(edited, Edited::Kept);
    let published = publish::<Questionnaire>(&world.program, &proof, draft.revision + 1).await.expect("the store");
    assert!(matches!(published, Publishing::Published { .. }), "{published:?}");
}

on_both_databases! {
    async fn a_question_in_the_boards_own_words_stands_in_the_release_and_stays(world: World) {
        asks(&world, WORDS).await;
        let scene = Scene::set(&world).await;
        left(&scene, 12).await;
        // Whoever is asked from now on reads something else; of them nobody is counted.
        asks(&world, "Zou je terugkomen?").await;
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        let (_, reader) = officer(&world).await;
        let seen = one(&world.program, &reader, "2026-H1", 1).await.expect("the store").expect("it was made");
        assert_eq!(seen.content.question(Given::WouldReturn, Language::Nl), Some(WORDS));
        assert_eq!(seen.content.questions.len(), 1, "the others are as in the standard");
    }

    async fn what_is_asked_in_the_words_of_the_standard_is_not_repeated(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 12).await;
        go_to(&world, "2026-09-01");
        assert_eq!(make(&world).await, 1);
        let (_, reader) = officer(&world).await;
        let seen = one(&world.program, &reader, "2026-H1", 1).await.expect("the store").expect("it was made");
        assert!(seen.content.questions.is_empty());
    }
}
