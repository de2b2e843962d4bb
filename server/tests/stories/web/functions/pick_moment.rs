//! `POST /_fn/pick-moment`: choosing a time leads to the page that repeats it, and nothing else does.

use chrono::{Datelike, Days, TimeDelta, Utc};
use domain::talk::HostKind;
use server::on_both_databases;

use crate::addresses::{BOOK_TALK, PICK_MOMENT};
use crate::running::Running;
use crate::scene::Scene;
use crate::talk::client::cookie;
use crate::web::markup::{form_to, forms};
use crate::web::visitor::Visitor;

on_both_databases! {
    async fn only_a_choice_opens_the_page_that_books_and_only_its_button_books(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let last = (world.now() + TimeDelta::days(60)).date_naive().to_string();
        let vera = scene.leaver_with("Vera Trek", &[("last_day_worked", &last), ("end_of_employment", &last)]).await;
        scene.hand_in(&vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        // Not within the next hours: what is offered moves with the clock.
        let slot = scene.moments(&vera).await.pop().expect("a time").key;
        let running = Running::start(&world);
        let leaver = cookie(&scene, &vera).await;
        let visitor = Visitor::new(&running, "Firefox/1", "10.0.0.1").having("leaver", &leaver);
        let not_booked = async || assert!(scene.loaded(&vera).await.live_appointment(talk).is_none(), "nothing is booked");

        let (path, times) = visitor.go("/leaver/talk/book", None);
        assert_eq!((path.as_str(), times.status), ("/leaver/talk/book", 200));
        assert!(!times.text.contains(" checked"), "nothing is chosen beforehand");
        let untouched = form_to(times.body(), PICK_MOMENT).body(None, &[]);
        for address in [PICK_MOMENT, BOOK_TALK] {
            let (path, page) = visitor.go(address, Some(&untouched));
            assert!(path.starts_with("/leaver/talk/book?missing="), "{address} leads to {path}");
            assert!(page.text.contains(&format!("id=\"slot-{talk}-error\"")), "it is said at the group");
        }
        let linked = visitor.go(&format!("/leaver/talk/confirm?talk={talk}&slot={slot}&slot-{talk}={slot}"), None);
        assert_eq!(linked.0, "/leaver/talk/book", "by its address alone it does not open");
        not_booked().await;

        let chosen = form_to(times.body(), PICK_MOMENT).body(None, &[("slot", &slot.to_string())]);
        let (confirm, page) = visitor.go(PICK_MOMENT, Some(&chosen));
        assert!(confirm.starts_with("/leaver/talk/confirm?typed="), "{confirm}");
        not_booked().await;
        let elsewhere = Visitor::new(&running, "Firefox/1", "10.0.0.2").having("leaver", &leaver);
        assert_eq!(elsewhere.go(&confirm, None).0, "/leaver/talk/book", "nor in another browser");
        let form = form_to(page.body(), BOOK_TALK);
        assert_eq!(forms(page.body()).iter().filter(|form| form.action == BOOK_TALK).count(), 1);
        assert!(!page.text.contains("type=\"checkbox\""), "no tick besides");
        let (path, page) = visitor.go(BOOK_TALK, Some(&form.body(None, &[])));
        assert_eq!(path, "/leaver/talk");
        assert!(page.text.contains("Je afspraak is gemaakt."));
        let booked = scene.loaded(&vera).await.live_appointment(talk).map(|row| row.starts_at);
        assert_eq!(booked, Some(slot.start));
        assert_eq!(visitor.go(&confirm, None).0, "/leaver/talk", "going back changes nothing");
    }

    async fn other_days_lead_from_a_week_to_a_few_starts_and_every_start_is_a_link_away(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let last = (world.now() + TimeDelta::days(60)).date_naive().to_string();
        let vera = scene.leaver_with("Vera Trek", &[("last_day_worked", &last), ("end_of_employment", &last)]).await;
        scene.hand_in(&vera).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let moments = scene.moments(&vera).await;
        let moment = moments.last().expect("a time");
        let day = moment.date;
        let running = Running::start(&world);
        let visitor = Visitor::new(&running, "Firefox/1", "10.0.0.1").having("leaver", &cookie(&scene, &vera).await);
        let radios = |page: &str| page.matches("type=\"radio\"").count();

        let (_, week) = visitor.go(&format!("/leaver/talk/book?days={talk}&week={day}"), None);
        assert_eq!(radios(week.body()), 0, "a week is links");
        let to_day = format!("days={talk}&amp;day={day}");
        assert!(week.text.contains(&to_day) || week.text.contains(&to_day.replace("&amp;", "&")), "{}", week.text);
        let (mut few, mut all, mut is_there) = (0, 0, false);
        for part in ["morning", "afternoon"] {
            let address = format!("/leaver/talk/book?days={talk}&day={day}&part={part}");
            few += radios(visitor.go(&address, None).1.body());
            let (_, every) = visitor.go(&format!("{address}&every=yes"), None);
            all += radios(every.body());
            is_there |= every.text.contains(&format!("value=\"{}\"", moment.key));
        }
        assert!(is_there, "the moment that was offered first is one of its day's");
        assert!(few < all, "{few} of {all} that a person would choose");
    }

    async fn a_week_without_times_says_when_the_next_one_is(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let last = (world.now() + TimeDelta::days(60)).date_naive().to_string();
        let vera = scene.leaver_with("Vera Trek", &[("last_day_worked", &last), ("end_of_employment", &last)]).await;
        scene.hand_in(&vera).await;
        let first = scene.moments(&vera).await.first().expect("a time").date;
        let monday = first + Days::new(7 - u64::from(first.weekday().num_days_from_monday()));
        world.holiday(monday, monday + Days::new(6)).await;
        let talk = scene.talk(&vera, HostKind::HrAdviser).await;
        let running = Running::start(&world);
        let visitor = Visitor::new(&running, "Firefox/1", "10.0.0.1").having("leaver", &cookie(&scene, &vera).await);
        let (_, week) = visitor.go(&format!("/leaver/talk/book?days={talk}&week={monday}"), None);
        assert!(week.text.contains("In deze week is er geen moment. Het eerstvolgende is op "), "{}", week.text);
        assert!(week.text.contains("Vorige week") && week.text.contains("Volgende week"));
    }
}
