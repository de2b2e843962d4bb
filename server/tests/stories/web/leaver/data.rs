//! `GET /leaver/data`: what was handed in opens for as long as a code counts.

use chrono::{TimeDelta, Utc};
use chrono_tz::Europe::Amsterdam;
use domain::Language;
use domain::rights::{Basis, KindKept, RequestWords, Right};
use domain::time_line::EventKind;
use domain::waiting::WaitingStep;
use domain::working_days::WorkCalendar;
use server::departure::edit::{Editing, edit, form};
use server::departure::pause::{Pausing, pause};
use server::departure::waiting;
use server::on_both_databases;
use server::retention::keeping;
use server::rights::{Asking, ask};
use server::testing::World;
use wording::{Wording, key};

use super::{typed, typed_of_letter};
use crate::addresses::{REQUEST_CODE, RIGHT_LIFT};
use crate::departure::bounce;
use crate::running::Running;
use crate::scene::{Leaver, Scene};
use crate::talk::client::cookie;

/// A mail comes back, and HR changes a day, names somebody who may not host, pauses, and makes a copy.
async fn handled(world: &World, scene: &Scene<'_>, leaver: &Leaver) {
    bounce(world, leaver.id).await;
    let (program, hr) = (&world.program, world.coordinator_of(leaver.id).await);
    let form = form(program, &hr).await.expect("the store");
    let mut typed = form.fields;
    typed.retain(|(name, _)| name != "last_day_worked");
    typed.push(("last_day_worked".to_owned(), "2026-04-23".to_owned()));
    let saved = edit(program, &hr, form.revision, &typed).await.expect("the store");
    assert!(matches!(saved, Editing::Saved { .. }), "{saved:?}");
    server::departure::hosts::exclude(program, &hr, scene.adviser).await.expect("the store");
    assert_eq!(pause(program, &hr).await.expect("the store"), Pausing::Paused);
    let viewer = world.record_viewer(&world.cora().await, leaver.id).await;
    server::own_copy::for_staff(program, &viewer, Language::Nl).await.expect("coordinates it");
}

on_both_databases! {
    async fn a_code_that_was_typed_counts_for_half_an_hour(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Loes Deelt").await;
        scene.hand_in(&leaver).await;
        let running = Running::start(&world);
        let cookie = cookie(&scene, &leaver).await;
        let opens = async |ago| {
            let cookies = format!("leaver={cookie}; session={}", typed(&world, leaver.id, ago).await);
            let page = tokio::task::block_in_place(|| running.browse("/leaver/data", &cookies, "10.0.0.1", None));
            {
                let page = page.expect("an answer");
                assert_eq!(page.status, 200);
                !page.body().contains(REQUEST_CODE) && page.body().contains("Te hoge werkdruk")
            }
        };
        assert!(opens(TimeDelta::minutes(29)).await);
        assert!(!opens(TimeDelta::minutes(31)).await, "whoever uses the computer next");
    }

    async fn whoever_has_the_code_of_a_letter_reads_that_hr_takes_it_back(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let day = (world.now() + TimeDelta::days(60)).date_naive().to_string();
        let differs = [("private_email", ""), ("last_day_worked", day.as_str()), ("end_of_employment", day.as_str())];
        let leaver = scene.leaver_with("Loes Deelt", &differs).await;
        let running = Running::start(&world);
        let link = cookie(&scene, &leaver).await;
        let opened = scene.proof(leaver.id, true).await;
        let asked = ask(&world.program, &opened, Right::Restrict, &RequestWords::default()).await.expect("the store");
        assert!(matches!(asked, Asking::Asked { .. }), "{asked:?}");
        let page = |session: &str| {
            let cookies = format!("leaver={link}; session={session}");
            let page = tokio::task::block_in_place(|| running.browse("/leaver/data", &cookies, "10.0.0.1", None));
            let page = page.expect("an answer");
            assert_eq!(page.status, 200);
            page.body().to_owned()
        };
        let wording = Wording::new(Language::Nl);
        let by_hr = wording.text(key::RIGHTS_LIFT_BY_HR);
        let by_letter = page(&typed_of_letter(&world, leaver.id).await);
        assert!(by_letter.contains(&by_hr) && !by_letter.contains(RIGHT_LIFT), "{by_letter}");
        let own = page(&typed(&world, leaver.id, TimeDelta::minutes(1)).await);
        assert!(!own.contains(&by_hr) && own.contains(RIGHT_LIFT), "{own}");
    }

    async fn the_page_says_of_each_kind_why_until_when_and_who(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let last_day = (world.now() + TimeDelta::days(60)).date_naive();
        let (last, end) = (last_day.to_string(), (last_day + TimeDelta::days(7)).to_string());
        let differs = [("last_day_worked", last.as_str()), ("end_of_employment", end.as_str())];
        let leaver = scene.leaver_with("Loes Deelt", &differs).await;
        scene.hand_in(&leaver).await;
        scene.post().await;
        let viewer = world.signed_in(scene.adviser).await;
        let record = world.record_viewer(&viewer, leaver.id).await;
        let skipped = domain::prediction::Prediction::Skipped;
        let host = record.adviser().expect("hosts the talk");
        server::prediction::predict(&world.program, &host, skipped).await.expect("the store");
        let record = world.record_viewer(&viewer, leaver.id).await;
        server::departure::record::load(&world.program, &record, Language::Nl).await.expect("the store");
        let running = Running::start(&world);
        let link = cookie(&scene, &leaver).await;
        let opened = format!("leaver={link}; session={}", typed(&world, leaver.id, TimeDelta::minutes(1)).await);
        let page = |path: &str, cookies: &str| {
            let page = tokio::task::block_in_place(|| running.browse(path, cookies, "10.0.0.1", None));
            let page = page.expect("an answer");
            assert_eq!(page.status, 200, "{path}");
            page.body().to_owned()
        };
        let (own, privacy) = (page("/leaver/data", &opened), page("/leaver/privacy", &format!("leaver={link}")));
        let wording = Wording::new(Language::Nl);
        for kind in KindKept::ALL {
            for family in ["kept", "kept-why", "kept-who"] {
                let words = wording.code(family, kind.code());
                assert!(own.contains(&words) && privacy.contains(&words), "{kind}: {words}");
            }
        }
        for basis in [Basis::LegitimateInterest, Basis::LegalObligation] {
            assert!(own.contains(&wording.code("basis", basis.code())), "{basis}");
        }
        let goes = keeping(world.store().read(), world.board(), leaver.id, world.now()).await.expect("the store");
        assert!(own.contains(&wording.date(goes.record)) && privacy.contains(&wording.date(goes.record)));
        assert!(own.contains("Eén keer geopend"), "the adviser looked at the answers");
        assert!(!privacy.contains("Eén keer geopend"), "without the code nothing is said of them alone");
    }

    async fn the_page_says_everything_that_happened_and_who_did_it_in_both_languages(world: World) {
        let scene = Scene::set(&world).await;
        let mut leavers = Vec::new();
        for (name, language) in [("Vera Trek", Language::Nl), ("Zoe Gaat", Language::En)] {
            let leaver = scene.leaver_with(name, &[("language", language.tag())]).await;
            handled(&world, &scene, &leaver).await;
            leavers.push((leaver, Wording::new(language)));
        }
        world.advance(Utc::now() - world.now());
        let running = Running::start(&world);
        for (leaver, wording) in &leavers {
            let session = typed(&world, leaver.id, TimeDelta::minutes(1)).await;
            let cookies = format!("leaver={}; session={session}", cookie(&scene, leaver).await);
            let page = tokio::task::block_in_place(|| running.browse("/leaver/data", &cookies, "10.0.0.1", None));
            let page = page.expect("an answer");
            assert_eq!(page.status, 200);
            // A cell of its own: the words above the table speak of the program too.
            let cell = |words: String| page.body().matches(&format!(">{words}</td>")).count();
            for (what, times) in [
                (EventKind::Registered, 1),
                (EventKind::MailRefused, 1),
                (EventKind::Edited, 2),
                (EventKind::Paused, 1),
                (EventKind::CopyMade, 1),
            ] {
                assert!(cell(wording.code("event", what.code())) >= times, "{what} in {}", page.body());
            }
            assert!(cell(wording.text(key::LOG_BY_PROGRAM)) >= 1, "the mail came back by itself");
            let by = ["Bea Beheer", "Cora Coördinator"].map(|name| cell(name.to_owned()));
            assert_eq!(by, [1, 4], "one registered, another did the rest: {}", page.body());
        }
    }

    async fn the_copy_on_paper_says_what_is_not_over_too(world: World) {
        // Mails leave on working days.
        let opened = WorkCalendar::new(Amsterdam, Vec::new()).next_opening(Utc::now() - TimeDelta::days(7));
        world.advance(opened - world.now());
        let scene = Scene::set(&world).await;
        let in_days = |days| (Utc::now() + TimeDelta::days(days)).date_naive();
        let (known, last) = (in_days(10), in_days(60).to_string());
        let known_from = known.to_string();
        let days = [("known_from", &*known_from), ("last_day_worked", &*last), ("end_of_employment", &*last)];
        let vera = scene.leaver_with("Vera Trek", &days).await;
        scene.post().await;
        scene.answer(&vera).await;
        // What waits is carried out a minute later, by the machine's clock.
        world.advance(Utc::now() - world.now());
        let hr = world.coordinator_of(vera.id).await;
        let retires = [("departure_type".to_owned(), "retirement".to_owned())];
        let asked = waiting::ask(&world.program, &hr, WaitingStep::ChangeType, &retires).await.expect("the store");
        assert!(matches!(asked, waiting::Asking::Waits { .. }), "{asked:?}");
        let running = Running::start(&world);
        let session = typed(&world, vera.id, TimeDelta::minutes(1)).await;
        let cookies = format!("leaver={}; session={session}", cookie(&scene, &vera).await);
        let page = tokio::task::block_in_place(|| running.browse("/leaver/data/copy", &cookies, "10.0.0.1", None));
        let page = page.expect("an answer");
        assert_eq!(page.status, 200);
        let wording = Wording::new(Language::Nl);
        for words in [
            wording.text(key::COPY_DRAFT),
            "Te hoge werkdruk".to_owned(),
            wording.text(key::COPY_WAITING),
            wording.code("type", "retirement"),
            wording.code("field", "known_from"),
            wording.date(known),
            " · vera.trek@thuis.test".to_owned(),
        ] {
            assert!(page.body().contains(&words), "{words} in {}", page.body());
        }
    }
}
