//! `POST /_fn/leaver-done`: a leaver who shares a computer closes the letter.

use chrono::{TimeDelta, Utc};
use server::on_both_databases;
use server::session;

use crate::addresses::LEAVER_DONE;
use crate::running::Running;
use crate::scene::Scene;
use crate::talk::client::cookie;
use crate::web::leaver::typed;

on_both_databases! {
    async fn whoever_is_done_leaves_nothing_open_in_the_browser(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Deelt").await;
        let running = Running::start(&world);
        let session = typed(&world, leaver.id, TimeDelta::zero()).await;
        let cookies = format!("leaver={}; session={session}", cookie(&scene, &leaver).await);
        let ask = |path: &str, form| tokio::task::block_in_place(|| running.browse(path, &cookies, "10.0.0.1", form));
        assert_eq!(ask("/leaver", None).expect("an answer").status, 200);
        let done = ask(LEAVER_DONE, Some("")).expect("an answer");
        assert_eq!(done.location, "/leaver/closed");
        let head = done.text.to_ascii_lowercase();
        assert!(head.contains("set-cookie: leaver=; path=/; max-age=0;"), "{head}");
        assert!(head.contains("clear-site-data: \"cache\", \"storage\""), "{head}");
        assert_eq!(session::load(world.store(), &session, Utc::now()).await.expect("the store"), None);
        assert_eq!(ask("/leaver/closed", None).expect("an answer").status, 200);
    }

    async fn a_browser_that_forgets_nothing_is_forgotten_after_two_hours(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Deelt").await;
        let running = Running::start(&world);
        let now = cookie(&scene, &leaver).await;
        world.advance(TimeDelta::hours(-2) - TimeDelta::minutes(1));
        let kept = cookie(&scene, &leaver).await;
        let answer = |value: &str| {
            let cookie = format!("leaver={value}");
            tokio::task::block_in_place(|| running.browse("/leaver", &cookie, "10.0.0.1", None)).expect("an answer")
        };
        assert_eq!(answer(&now).status, 200);
        assert_eq!(answer(&kept).location, "/leaver/link");
    }
}
