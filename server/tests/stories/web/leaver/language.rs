//! In which language a page is that knows nobody: the leaver's, where they opened their link in this browser before, or
//! send a form that they were shown.

use chrono::Utc;
use server::on_both_databases;

use crate::addresses::{LEAVER_DONE, SAVE_ANSWERS};
use crate::running::Running;
use crate::scene::Scene;
use crate::web::markup::form_to;
use crate::web::visitor::Visitor;

const LANGUAGE: &str = "leaver-language";
/// The last screen, with a text.
const AHEAD: &str = "/leaver/questions/ahead";

on_both_databases! {
    async fn whoever_opened_a_link_reads_their_own_language_when_it_is_gone(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let [vera, loes] = [
            scene.leaver_with("Vera Trek", &[("language", "en")]).await,
            scene.leaver("Loes Verhoeven").await,
        ];
        let [english, dutch] = [
            format!("/l/{}", world.token_of(vera.id).await),
            format!("/l/{}", world.token_of(loes.id).await),
        ];
        let running = Running::start(&world);
        let new = || Visitor::new(&running, "Firefox", "10.0.0.1");
        let is_in = |page: &str, language: &str| page.contains(&format!("<html lang=\"{language}\""));

        let browser = new();
        browser.go(&english, None);
        let language = browser.cookie(LANGUAGE).expect("the link was opened");
        let done = browser.ask(LEAVER_DONE, Some(""));
        assert_eq!(done.location, "/leaver/closed");
        assert!(done.text.contains("leaver-language=en; Path=/; Max-Age=3600;"), "it goes within the hour: {}", done.text);
        for address in ["/leaver/closed", "/leaver", "/leaver/link", "/leaver/no-such-page"] {
            let (path, page) = browser.go(address, None);
            assert!(is_in(page.body(), "en"), "{path}: {}", page.body());
        }
        let picked = new().having(LANGUAGE, &language).having("language", "nl");
        assert!(is_in(picked.go("/leaver", None).1.body(), "nl"), "what was picked counts first");

        let (path, page) = browser.go("/l/no-such-link", None);
        assert_eq!((path.as_str(), is_in(page.body(), "en")), ("/leaver/link", true), "it says nothing of the link");
        let stranger = new();
        stranger.go("/l/no-such-link", None);
        assert_eq!(stranger.cookie(LANGUAGE), None);
        browser.go(&dutch, None);
        assert_eq!(browser.cookie(LANGUAGE).as_deref(), Some("nl"), "whoever opens a link next has theirs");
    }

    async fn a_form_that_comes_without_a_link_is_answered_in_the_language_of_its_page(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver_with("Vera Trek", &[("language", "en")]).await;
        let link = format!("/l/{}", world.token_of(leaver.id).await);
        let running = Running::start(&world);
        let before = Visitor::new(&running, "Firefox", "10.0.0.1");
        before.go(&link, None);
        let form = form_to(before.ask(AHEAD, None).body(), SAVE_ANSWERS);
        let sent: [(&[(&str, &str)], &str); 2] = [(&[("tip", "More rest.")], "kept"), (&[], "lost")];
        for (filled, leads_to) in sent {
            // No cookie at all is left in the browser.
            let browser = Visitor::new(&running, "Firefox", "10.0.0.1");
            let (path, page) = browser.go(SAVE_ANSWERS, Some(&form.body(None, filled)));
            assert_eq!(path, format!("/leaver/link?posted={leads_to}"));
            assert!(page.body().contains("<html lang=\"en\""), "{}", page.body());
        }
        let stranger = Visitor::new(&running, "Firefox", "10.0.0.1");
        let made_up = format!("departure={}&screen=ahead&tip=x&sent-from=AAAA", leaver.id);
        assert!(stranger.go(SAVE_ANSWERS, Some(&made_up)).1.body().contains("<html lang=\"nl\""), "of whom it is stays unsaid");
    }
}
