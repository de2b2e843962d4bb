//! `GET /leaver/later` and its form: what was chosen waits in one browser, until it is handed in.

use chrono::{TimeDelta, Utc};
use server::on_both_databases;
use server::steps::advance_due;
use server::testing::World;

use crate::addresses::{KEEP_DRAFT, LATER_SUBMIT};
use crate::later::{closed, switch};
use crate::running::Running;
use crate::scene::{Leaver, Scene};
use crate::talk::client::cookie;
use crate::web::markup::{Form, form_to};
use crate::web::visitor::Visitor;

const PAGE: &str = "/leaver/later";

/// Somebody who left forty-five days ago, by the machine's clock, and was asked once more some ten days ago.
async fn asked(world: &World, scene: &Scene<'_>) -> Leaver {
    let now = Utc::now();
    let calendar = server::course::calendar(world.store().read(), world.board()).await.expect("the store");
    let left = (now - TimeDelta::days(45)).date_naive().to_string();
    let differs = [("last_day_worked", left.as_str()), ("end_of_employment", left.as_str())];
    switch(world, true).await;
    let leaver = closed(world, scene, &differs).await;
    world.clock.set(calendar.next_opening(now - TimeDelta::days(10)));
    advance_due(&world.program).await.expect("the course");
    scene.post().await;
    world.clock.set(now);
    leaver
}

fn page(visitor: &Visitor<'_>) -> Form {
    form_to(visitor.ask(PAGE, None).body(), LATER_SUBMIT)
}

fn keep(visitor: &Visitor<'_>, body: &str) -> String {
    visitor.send("POST", KEEP_DRAFT, &[("accept", "application/json")], body).body().to_owned()
}

/// Whether both choices of the story stand in the form.
fn holds_both(form: &Form) -> bool {
    let holds = |name: &str, value: &str| form.fields.iter().any(|(key, held)| key == name && held == value);
    holds("reasons", "C1") && holds("would_return", "yes")
}

on_both_databases! {
    async fn what_was_chosen_waits_in_one_browser_until_it_is_handed_in(world: World) {
        let calendar = server::course::calendar(world.store().read(), world.board()).await.expect("the store");
        world.clock.set(calendar.next_opening(Utc::now() - TimeDelta::days(100)));
        let scene = Scene::set(&world).await;
        let leaver = asked(&world, &scene).await;
        let cookie = cookie(&scene, &leaver).await;
        let running = Running::start(&world);
        let [browser, other] = ["10.0.0.1", "10.0.0.2"]
            .map(|client| Visitor::new(&running, "Firefox", client).having("leaver", &cookie));

        let chosen = page(&browser).body(None, &[("reasons", "C1"), ("would_return", "yes")]);
        assert!(keep(&browser, &chosen).contains("Saved"));
        let waiting = page(&browser);
        assert!(holds_both(&waiting), "{waiting:?}");
        let elsewhere = page(&other);
        assert!(!holds_both(&elsewhere), "it waits in one browser: {elsewhere:?}");

        let whole = waiting.body(None, &[]);
        assert!(keep(&browser, &whole).contains("Saved"), "the same again is no other");
        let (path, thanks) = browser.go(LATER_SUBMIT, Some(&whole));
        assert!(path.starts_with(PAGE) && thanks.body().contains("Dank je wel"), "{path}: {}", thanks.body());
        assert!(keep(&browser, &whole).contains("Elsewhere"), "nothing waits any more, and an old tab brings nothing back");
    }
}
