//! `GET /leaver/link`: whoever comes without a link, from their calendar for one, reads that theirs is in the mail; a link
//! that opens nothing has words of its own.

use chrono::Utc;
use server::calendar_file::change_page;
use server::on_both_databases;
use server::secret::LeaverCookie;

use crate::running::Running;
use crate::scene::Scene;
use crate::talk::client::cookie;
use crate::web::visitor::Visitor;

const LINK: &str = "/leaver/link";
const FIRST: [&str; 2] = ["Open eerst de link uit onze mail", "Open the link in our email first"];
const WRONG: [&str; 2] = ["Deze link werkt niet (meer)", "This link does not work (any more)"];

/// Which of the two a page says, in the language of that number.
fn says(page: &str, language: usize) -> (bool, bool) {
    (page.contains(FIRST[language]), page.contains(WRONG[language]))
}

on_both_databases! {
    async fn whoever_comes_from_a_calendar_reads_that_the_link_is_in_their_mail(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let link = format!("/l/{}?to=data", world.token_of(leaver.id).await);
        let value = cookie(&scene, &leaver).await;
        let made = LeaverCookie::open(world.program.secrets(), &value).expect("its own");
        let days_ago = world.now().timestamp() - 3 * 24 * 3600;
        let old = LeaverCookie { opened: days_ago, seen: days_ago, ..made }.seal(world.program.secrets());
        let running = Running::start(&world);
        let new = || Visitor::new(&running, "Firefox", "10.0.0.1");
        let in_file = change_page("");
        for page in [in_file.as_str(), "/leaver", "/leaver/talk/book", "/leaver/data", "/leaver/questions"] {
            for (language, tag) in ["nl", "en"].into_iter().enumerate() {
                for (browser, what) in [(new(), "nothing"), (new().having("leaver", &old), "a cookie of days ago")] {
                    let (path, answer) = browser.having("language", tag).go(page, None);
                    assert_eq!((path.as_str(), answer.status), (LINK, 200), "{page}");
                    assert_eq!(says(answer.body(), language), (true, false), "{page} in {tag} with {what}");
                }
            }
        }
        let browser = new();
        assert!(browser.ask(LINK, None).body().contains("die je afspraak bevestigt"));
        assert_eq!(browser.go(&link, None).0, "/leaver/data", "and there it works");
        assert_eq!(browser.ask(&in_file, None).status, 200, "as does the calendar's then");
    }

    async fn a_link_that_is_wrong_or_has_ended_keeps_its_own_words(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Verhoeven").await;
        let token = world.token_of(leaver.id).await;
        let running = Running::start(&world);
        let new = || Visitor::new(&running, "Firefox", "10.0.0.1");
        let before = new();
        before.go(&format!("/l/{token}"), None);
        let hr = world.coordinator_of(leaver.id).await;
        server::departure::link::revoke(&world.program, &hr, false).await.expect("the store");
        let cut = &token[..20];
        for wrong in ["no-such-link", cut, token.as_str()] {
            for (language, tag) in ["nl", "en"].into_iter().enumerate() {
                let browser = new().having("language", tag);
                let (path, answer) = browser.go(&format!("/l/{wrong}"), None);
                assert_eq!(path, LINK);
                assert_eq!(says(answer.body(), language), (false, true), "{wrong} in {tag}");
                let (_, answer) = browser.go("/leaver/talk", None);
                assert_eq!(says(answer.body(), language), (false, true), "{wrong}: nor is it the browser that forgot");
            }
        }
        let (path, answer) = before.go("/leaver/talk", None);
        assert_eq!((path.as_str(), says(answer.body(), 0)), (LINK, (false, true)), "it was open here until it ended");
    }
}
