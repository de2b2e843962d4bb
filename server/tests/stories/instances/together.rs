//! What begins at one instance holds at all others: sessions, what waits in them, and limits.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Utc;
use domain::account::Role;
use server::mail::MailKind;
use server::testing::database::postgres_is_left_out;
use server::testing::{Kind, World};

use super::front::{PLACES, instance_of};
use super::three;
use crate::addresses::{REQUEST_CODE, SIGN_IN_ADDRESS, SIGN_IN_CODE, SIGN_OUT};
use crate::running::Answer;
use crate::scene::Scene;
use crate::web::visitor::{Visitor, mailed_code};

const ANNA: &str = "anna@voorbeeld.test";
const BERT: &str = "bert@voorbeeld.test";
/// More often than this nobody has to ask until each instance has answered: they take turns.
const TURNS: usize = 300;
/// How often an hour one browser gets a code, and how many tries each has.
const LIMIT: usize = 5;
const CODE_PAGE: &str = "/staff/sign-in/code";

/// What each instance answers this visitor, by its name.
fn at_each(visitor: &Visitor<'_>, path: &str) -> BTreeMap<String, Answer> {
    let mut answers = BTreeMap::new();
    for _ in 0..TURNS {
        let answer = visitor.ask(path, None);
        answers.insert(instance_of(&answer).expect("somebody answered"), answer);
        if answers.len() == PLACES.len() {
            return answers;
        }
    }
    panic!("only {:?} answered", answers.keys());
}

/// Whether every instance shows them that page.
fn is_let_in(visitor: &Visitor<'_>, path: &str) -> bool {
    at_each(visitor, path).values().all(|answer| answer.status == 200)
}

/// How many different instances gave these.
fn instances(answers: &[Answer]) -> usize {
    answers.iter().map(instance_of).collect::<BTreeSet<_>>().len()
}

fn asks_for_code(visitor: &Visitor<'_>, email: &str) -> Answer {
    visitor.ask(SIGN_IN_ADDRESS, Some(&format!("email={}", email.replace('@', "%40"))))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_let_in_by_one_instance_is_let_in_by_all() {
    if postgres_is_left_out() {
        return;
    }
    let world = World::on(Kind::Postgres).await;
    world.advance(Utc::now() - world.now());
    let scene = Scene::set(&world).await;
    world.account("Anna de Vries").email(ANNA).role(Role::HrAdviser).make().await;
    let vera = scene.leaver("Vera Trek").await;
    let link = format!("/l/{}", world.token_of(vera.id).await);
    let (_front, all) = three(&world, &[]);

    let anna = Visitor::new(&all[0], "Firefox/1", "10.0.0.1");
    assert_eq!(anna.sign_in(ANNA), "/staff");
    assert!(is_let_in(&anna, "/staff/sessions"));
    let copy = anna.copy();
    assert_eq!(anna.ask(SIGN_OUT, Some("")).location, "/staff/sign-in");
    for (instance, answer) in at_each(&copy, "/staff/sessions") {
        assert!(answer.location.starts_with("/staff/sign-in"), "{instance} lets in whoever signed out elsewhere");
    }

    let leaver = Visitor::new(&all[0], "Firefox/1", "10.0.0.2");
    leaver.go(&link, None);
    assert!(is_let_in(&leaver, "/leaver/questions/ahead"));

    // What one did not take is shown by another, with what was typed.
    let stranger = Visitor::new(&all[0], "Firefox/1", "10.0.0.3");
    let refused = stranger.ask(SIGN_IN_ADDRESS, Some("email=geen+adres"));
    let page = stranger.ask(&refused.location, None);
    assert!(page.body().contains("geen adres"), "{}", page.body());
    assert_eq!(instances(&[refused, page]), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn limits_add_up_over_instances() {
    if postgres_is_left_out() {
        return;
    }
    let world = World::on(Kind::Postgres).await;
    world.advance(Utc::now() - world.now());
    let scene = Scene::set(&world).await;
    for (name, email) in [("Anna de Vries", ANNA), ("Bert Bakker", BERT)] {
        world.account(name).email(email).role(Role::HrAdviser).make().await;
    }
    let vera = scene.leaver("Vera Trek").await;
    scene.hand_in(&vera).await;
    let link = format!("/l/{}", world.token_of(vera.id).await);
    let (_front, all) = three(&world, &[]);

    let anna = Visitor::new(&all[0], "Firefox/1", "10.0.0.1");
    let asked: Vec<_> = (0..LIMIT).map(|_| asks_for_code(&anna, ANNA)).collect();
    assert!(asked.iter().all(|answer| answer.location == CODE_PAGE));
    assert!(instances(&asked) > 1, "they were asked of one alone");
    assert_ne!(asks_for_code(&anna, ANNA).location, CODE_PAGE, "a sixth code in an hour");

    let bert = Visitor::new(&all[0], "Firefox/1", "10.0.0.2");
    assert_eq!(asks_for_code(&bert, BERT).location, CODE_PAGE);
    let code = mailed_code(&all[0], BERT);
    let wrong = format!("code={:06}", (code.parse::<u32>().expect("figures") + 1) % 1_000_000);
    let typed: Vec<_> = (0..LIMIT).map(|_| bert.ask(SIGN_IN_CODE, Some(&wrong))).collect();
    assert!(instances(&typed) > 1, "they were typed at one alone");
    assert_ne!(bert.ask(SIGN_IN_CODE, Some(&format!("code={code}"))).location, "/staff", "after five wrong ones");

    let leaver = Visitor::new(&all[0], "Firefox/1", "10.0.0.3");
    leaver.go(&link, None);
    let about = format!("departure={}", vera.id);
    let asked: Vec<_> = (0..=LIMIT).map(|_| leaver.ask(REQUEST_CODE, Some(&about))).collect();
    assert!(instances(&asked) > 1, "they were asked of one alone");
    assert_eq!(scene.mails(vera.id, MailKind::AnswersCode).await.len(), LIMIT);
}
