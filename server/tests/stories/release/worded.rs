//! A release says what people were asked, in the words in which they read it.

use domain::Language;
use domain::organisation::Sector;
use domain::questionnaire::Questionnaire;
use domain::release::{Content, Given, Labels, csv};
use server::on_both_databases;
use server::questionnaire::{Onward, Saved, Submission, save_screen, submit};
use server::release::{export, one};
use server::testing::World;
use server::version::{self, Draft, Edited, Importing, Publishing, import, publish};

use super::{left, make, officer};
use crate::retention::go_to;
use crate::scene::{Leaver, Scene};

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

/// What the board offers beside yes, perhaps and no.
const LATER: &str = "Pas als de kinderen groot zijn";

/// Publishes a version, read from a file, with one more answer to whether somebody would come back.
async fn offers_another_answer(world: &World) {
    let proof = world.cora().await.keeper().expect("a coordinator of the whole board");
    let draft: Draft<Questionnaire> = version::open(&world.program, &proof).await.expect("the store");
    let mut file: serde_json::Value = serde_json::from_str(&draft.next.to_json()).expect("JSON");
    let items = file["items"].as_array_mut().expect("a list of items");
    let item = items.iter_mut().find(|item| item["key"] == "would_return").expect("an item of the standard");
    let text = serde_json::json!({ "nl": LATER, "en": "Not before the children are grown up" });
    let options = item["kind"]["options"].as_array_mut().expect("a choice");
    options.push(serde_json::json!({ "key": "later", "text": text }));
    let file = file.to_string();
    let read = import::<Questionnaire>(&world.program, &proof, draft.revision, file.as_bytes()).await;
    assert_eq!(read.expect("the store"), Importing::Imported);
    let published = publish::<Questionnaire>(&world.program, &proof, draft.revision + 1).await.expect("the store");
    assert!(matches!(published, Publishing::Published { .. }), "{published:?}");
}

/// Somebody says whether they would come back, and hands in.
async fn says(world: &World, leaver: &Leaver, would_return: &str) {
    let fields = [("would_return".to_owned(), would_return.to_owned())];
    let saved = save_screen(&world.program, &leaver.proof, "looking_back", &fields, Onward::Next).await;
    assert!(matches!(saved.expect("the store"), Saved::Kept { .. }));
    let submitted = submit(&world.program, &leaver.proof).await.expect("the store");
    assert!(matches!(submitted, Submission::Submitted { .. }), "{submitted:?}");
}

/// The figures of the half-year.
async fn figures(world: &World) -> Content {
    go_to(world, "2026-09-01");
    assert_eq!(make(world).await, 1);
    let (_, reader) = officer(world).await;
    one(&world.program, &reader, "2026-H1", 1).await.expect("the store").expect("it was made").content
}

/// How many of the whole board gave this answer; `None` where that is hidden. Panics where it is not counted.
fn would_return(content: &Content, code: &str) -> Option<u32> {
    let figure = content.figure("units-would_return").expect("it is counted by unit");
    figure.count(0, figure.column_of(code).expect("an answer that is counted"), figure.who())
}

on_both_databases! {
    async fn an_answer_that_the_board_added_is_counted_in_its_words_and_other_boards_read_it_as_one(world: World) {
        offers_another_answer(&world).await;
        let scene = Scene::set(&world).await;
        let mut leavers = Vec::new();
        for number in 0..18 {
            leavers.push(scene.leaver(&format!("Iemand Nummer {number}")).await);
        }
        scene.post().await;
        for (number, leaver) in leavers.iter().enumerate() {
            says(&world, leaver, if number < 12 { "later" } else { "yes" }).await;
        }
        let content = figures(&world).await;
        assert_eq!(would_return(&content, "own:later"), Some(12));
        assert_eq!(would_return(&content, "no"), None, "nobody");
        assert_eq!(content.answer(Given::WouldReturn, "own:later", Language::Nl), Some(LATER));
        let term = |_: &str, code: &str| code.to_owned();
        let written = csv(&content, &Labels::new(&content, Language::Nl, Sector::Pupils, term), Language::Nl);
        let line = written.lines().find(|line| line.starts_with(r#""units-would_return";"all";"all";"own:later""#));
        assert!(line.is_some_and(|line| line.contains(LATER) && line.contains(r#""12""#)), "{written}");
        let file = export(&world.program, world.board(), "2026-H1", 1).await.expect("the store").expect("it was made");
        assert!(!file.contains("own:later") && !file.contains(LATER), "{file}");
        let read: serde_json::Value = serde_json::from_str(&file).expect("JSON");
        let read = Content::parse(&read["content"].to_string()).expect("a release");
        assert_eq!(would_return(&read, "own"), Some(12));
    }

    async fn an_answer_that_not_everybody_could_give_counts_as_none(world: World) {
        let scene = Scene::set(&world).await;
        left(&scene, 1).await;
        offers_another_answer(&world).await;
        let mut leavers = Vec::new();
        for number in 0..18 {
            leavers.push(scene.leaver(&format!("Later Nummer {number}")).await);
        }
        scene.post().await;
        for (number, leaver) in leavers.iter().enumerate() {
            says(&world, leaver, if number < 12 { "later" } else { "yes" }).await;
        }
        let content = figures(&world).await;
        let figure = content.figure("units-would_return").expect("it is counted by unit");
        assert_eq!(figure.column_of("own:later"), None);
        assert_eq!(would_return(&content, "none"), Some(13), "with the first, who said nothing of it");
        assert!(content.questions.is_empty(), "{:?}", content.questions);
    }

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
