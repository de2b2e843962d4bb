//! `POST /_fn/leaver-done`: a leaver who shares a computer closes the letter.

use chrono::{TimeDelta, Utc};
use server::on_both_databases;
use server::secret::LeaverCookie;
use server::session;

use crate::addresses::LEAVER_DONE;
use crate::running::Running;
use crate::scene::Scene;
use crate::talk::client::cookie;
use crate::web::leaver::typed;
use crate::web::visitor::Visitor;

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

    async fn whoever_is_at_work_keeps_what_they_opened_and_not_beyond_half_a_day(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Deelt").await;
        let running = Running::start(&world);
        let used = async |opened: i64, seen: i64| {
            let value = cookie(&scene, &leaver).await;
            let now = world.now().timestamp();
            let made = LeaverCookie::open(world.program.secrets(), &value).expect("its own");
            LeaverCookie { opened: now - opened * 60, seen: now - seen * 60, ..made }.seal(world.program.secrets())
        };
        for (opened, seen, opens) in [(5, 5, true), (115, 115, true), (660, 90, true), (715, 15, true), (721, 15, false), (200, 125, false)] {
            let browser = Visitor::new(&running, "Firefox/1", "10.0.0.1").having("leaver", &used(opened, seen).await);
            let answer = browser.ask("/leaver", None);
            assert_eq!(answer.status == 200, opens, "opened {opened} minutes ago, used {seen} minutes ago");
            let head = answer.text.to_ascii_lowercase();
            assert_eq!(head.contains("set-cookie: leaver="), opens && seen >= 10, "{head}");
            let value = browser.cookie("leaver").expect("it keeps one");
            let kept = LeaverCookie::open(world.program.secrets(), &value).expect("its own");
            let minutes = (world.now().timestamp() - kept.seen) / 60;
            assert_eq!(minutes < 2, opens && seen >= 10, "{opened} {seen}: {minutes}");
        }
    }

    async fn a_cookie_that_was_copied_opens_nothing_once_the_leaver_is_done(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let (leaver, other) = (scene.leaver("Loes Deelt").await, scene.leaver("Wim Oud").await);
        let running = Running::start(&world);
        let token = |id| world.token_of(id);
        let (link, of_other) = (format!("/l/{}", token(leaver.id).await), format!("/l/{}", token(other.id).await));
        let [hers, phone, wim] = [(&link, "10.0.0.1"), (&link, "10.0.0.2"), (&of_other, "10.0.0.3")].map(|(link, client)| {
            let browser = Visitor::new(&running, "Firefox/1", client);
            assert_eq!(browser.go(link, None).0, "/leaver");
            browser
        });
        let copied = hers.copy();
        assert_eq!(copied.ask("/leaver", None).status, 200);
        assert_eq!(hers.ask(LEAVER_DONE, Some("")).location, "/leaver/closed");
        for page in ["/leaver", "/leaver/data", "/leaver/talk/book", "/leaver/questions"] {
            assert_eq!(copied.ask(page, None).location, "/leaver/link", "{page}");
        }
        for other in [&phone, &wim] {
            assert_eq!(other.ask("/leaver", None).status, 200, "what stands open elsewhere stays open");
        }
        // The copy closes nothing of what is opened later.
        assert_eq!(hers.go(&link, None).0, "/leaver", "the link in the mail opens it again");
        assert_eq!(copied.ask(LEAVER_DONE, Some("")).location, "/leaver/closed");
        assert_eq!(hers.ask("/leaver", None).status, 200);
    }
}
