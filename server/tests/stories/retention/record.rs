//! One record, on the days of its terms.

use chrono::TimeDelta;
use domain::access::AnswersVisibility;
use domain::retention::Kind;
use domain::rights::{RequestWords, Right, Ruling};
use domain::time_line::{ActorKind, EventKind};
use sea_orm::{EntityTrait, QueryFilter};
use server::access::{Refused, record_viewer, request_handler};
use server::mail::MailKind;
use server::on_both_databases;
use server::retention::Tally;
use server::rights::{Answering, answer, ask, lift, to_answer};
use server::store::entity::{coded_departure, departure, event, response, task};
use server::store::seal::Mark;
use server::store::{Storable, TypedColumn};
use server::talk::{Sharing, share_with_leader};
use server::testing::World;

use super::{NAMES, WORD, dry_run, erase, everything, full, go_to, id_of, set_terms};
use crate::scene::{Leaver, Scene};

async fn objects(scene: &Scene<'_>, leaver: &Leaver) {
    let proof = scene.proof(leaver.id, true).await;
    ask(&scene.world.program, &proof, Right::Object, &RequestWords::default()).await.expect("the store");
}

/// HR answers the one objection that stands.
async fn answered(world: &World, ruling: Ruling) {
    let cora = world.cora().await;
    let listed = to_answer(&world.program, &cora.coordinator().expect("a coordinator")).await.expect("the store");
    let [only] = listed.as_slice() else { panic!("one stands: {listed:?}") };
    let handler = request_handler(&world.program, &cora, only.request.id).await.expect("of the whole board");
    let words = RequestWords::parse("De wet verplicht ons.").expect("short enough");
    let done = answer(&world.program, &handler, ruling, &words).await.expect("the store");
    assert!(matches!(done, Answering::Answered { .. }), "{done:?}");
}

on_both_databases! {
    async fn name_and_addresses_go_three_months_after_everything_is_finished(world: World) {
        let scene = Scene::set(&world).await;
        let zwaantje = full(&world, &scene).await;
        let bernard = scene.leaver_with("Bernard Blijver", &[("private_email", "bb@elders.test")]).await;
        go_to(&world, "2026-07-23");
        assert_eq!(erase(&world).await.of(Kind::Contact), 0, "the last day worked was 24 April");
        go_to(&world, "2026-07-24");
        let erased = erase(&world).await;
        assert!(erased.of(Kind::Contact) > 0, "{erased:?}");
        assert_eq!(erased.of(Kind::Answers) + erased.of(Kind::Report) + erased.of(Kind::Tasks), 0);
        let left = everything(&world).await;
        for name in NAMES {
            assert!(!left.contains(name), "{name} is left");
        }
        assert!(left.contains(WORD), "what was said has its own term");
        assert!(left.contains("bernard") && left.contains("bb@elders.test"), "and he has not left yet");
        let row = scene.loaded(&zwaantje).await.departure;
        assert_eq!((world.name(&row).as_str(), row.private_email, row.work_email), ("", None, None));
        assert!(row.name_parts.is_none(), "nor what to call them");
        assert_eq!((row.private_mark, row.work_mark), (None, None), "nor does a mark tell whose it was");
        assert!(scene.loaded(&bernard).await.departure.contact_erased_at.is_none());
        assert_eq!(erase(&world).await, Tally::default(), "once is enough");
    }

    async fn what_is_shared_with_the_leader_ends_with_name_and_addresses(world: World) {
        let scene = Scene::set(&world).await;
        let zwaantje = full(&world, &scene).await;
        let opened = scene.proof(zwaantje.id, true).await;
        assert_eq!(share_with_leader(&world.program, &opened, true).await.expect("the store"), Sharing::Noted);
        let leader_reads = async || {
            let viewer = world.signed_in(scene.leader).await;
            let record = record_viewer(&world.program, &viewer, zwaantje.id).await.ok();
            record.is_some_and(|record| record.visibility().answers == AnswersVisibility::Shared)
        };
        let ended = async || {
            let found = event::Entity::find()
                .filter(event::Column::DepartureId.is(zwaantje.id))
                .filter(event::Column::Kind.is(EventKind::SharingWithdrawn))
                .all(world.store().read());
            found.await.expect("the store").into_iter().map(|row| *row.actor).collect::<Vec<_>>()
        };
        go_to(&world, "2026-07-23");
        erase(&world).await;
        assert!(leader_reads().await && ended().await.is_empty());
        go_to(&world, "2026-07-24");
        erase(&world).await;
        assert!(!leader_reads().await, "nobody could be mailed a code any more to turn it back");
        assert_eq!(ended().await, [ActorKind::Program], "their own page says so");
        assert!(scene.loaded(&zwaantje).await.submitted.is_some(), "the answers have their own term");
    }

    async fn a_year_after_the_employment_only_codes_are_left(world: World) {
        let scene = Scene::set(&world).await;
        let zwaantje = full(&world, &scene).await;
        go_to(&world, "2027-04-29");
        assert_eq!(erase(&world).await.of(Kind::Report), 0);
        let conn = world.store().read();
        assert!(departure::Entity::find_by_id(zwaantje.id).one(conn).await.expect("the store").is_some());
        go_to(&world, "2027-04-30");
        let counted = dry_run(&world).await;
        assert!(departure::Entity::find_by_id(zwaantje.id).one(conn).await.expect("the store").is_some(), "only counted");
        let erased = erase(&world).await;
        assert_eq!(counted, erased, "a dry run says what happens");
        for kind in [Kind::Answers, Kind::Report, Kind::Tasks, Kind::Events, Kind::Mails, Kind::Record] {
            assert!(erased.of(kind) > 0, "{kind}: {erased:?}");
        }
        let left = everything(&world).await;
        for gone in NAMES.into_iter().map(str::to_owned).chain([WORD.to_owned(), id_of(zwaantje.id)]) {
            assert!(!left.contains(&gone), "{gone} is left:\n{left}");
        }
        assert!(response::Entity::find().all(conn).await.expect("the store").is_empty());
        assert!(task::Entity::find().all(conn).await.expect("the store").is_empty());
        let kept = coded_departure::Entity::find().all(conn).await.expect("the store");
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].left_in.to_string().as_str(), *kept[0].school_id), ("2026-04-01", scene.school));
        let fields: serde_json::Value = serde_json::from_str(&kept[0].fields).expect("JSON");
        assert_eq!(fields["answers"]["reasons"][0], "B1");
        assert_eq!(fields["answers"]["tip"], serde_json::Value::Null, "own words are no code");
        assert_eq!(fields["talks"][0]["report"]["told"][0], "B1");
        let viewer = world.cora().await;
        let opened = record_viewer(&world.program, &viewer, zwaantje.id).await;
        assert!(matches!(opened, Err(Refused::NotFound)), "as for an id that nobody has");
    }

    async fn of_whoever_objected_no_codes_are_left(world: World) {
        let scene = Scene::set(&world).await;
        let mut leavers = Vec::new();
        for name in ["Vera Bezwaar", "Wim Geweigerd", "Xandra Terug", "Yara Niets"] {
            leavers.push(scene.leaver(name).await);
        }
        scene.post().await;
        for leaver in &leavers {
            scene.hand_in(leaver).await;
        }
        let [granted, refused, taken_back, _] = leavers.as_slice() else { panic!("four leave") };
        objects(&scene, refused).await;
        answered(&world, Ruling::Refused).await;
        objects(&scene, taken_back).await;
        let proof = scene.proof(taken_back.id, true).await;
        lift(&world.program, &proof, Right::Object).await.expect("the store");
        objects(&scene, granted).await;
        answered(&world, Ruling::Granted).await;
        go_to(&world, "2027-04-30");
        erase(&world).await;
        let conn = world.store().read();
        assert!(departure::Entity::find().all(conn).await.expect("the store").is_empty(), "all of them are gone");
        let kept = coded_departure::Entity::find().all(conn).await.expect("the store");
        assert_eq!(kept.len(), 2, "of whoever took it back, and of whoever asked for nothing");
    }

    async fn somebody_who_stays_is_forgotten_after_a_month_and_counts_nowhere(world: World) {
        let scene = Scene::set(&world).await;
        let anna = scene.invited("Anna Bakker").await;
        let by = crate::departure::coordinator(&world).await;
        let proof = crate::departure::proof(&world, by, anna.id).await;
        server::departure::cancel::cancel(&world.program, &proof).await.expect("the store");
        scene.post().await;
        world.advance(TimeDelta::days(30));
        assert_eq!(erase(&world).await.of(Kind::Record), 0, "3 April is a month after 3 March");
        world.advance(TimeDelta::days(1));
        assert!(erase(&world).await.of(Kind::Record) > 0);
        let left = everything(&world).await;
        assert!(!left.contains("bakker") && !left.contains(&id_of(anna.id)), "{left}");
        assert!(coded_departure::Entity::find().all(world.store().read()).await.expect("the store").is_empty());
    }

    async fn the_address_of_somebody_who_stays_waits_for_no_second_questionnaire(world: World) {
        crate::later::switch(&world, true).await;
        set_terms(&world, r#"{"contact": 2, "cancelled": 3}"#).await;
        let scene = Scene::set(&world).await;
        let soon = [("last_day_worked", "2026-03-20"), ("end_of_employment", "2026-03-20")];
        let anna = scene.leaver_with("Anna Bakker", &soon).await;
        let hr = world.coordinator_of(anna.id).await;
        server::departure::cancel::cancel(&world.program, &hr).await.expect("the store");
        go_to(&world, "2026-05-19");
        assert_eq!(erase(&world).await.of(Kind::Contact), 0, "two months after what was to be the last day");
        go_to(&world, "2026-05-20");
        assert!(erase(&world).await.of(Kind::Contact) > 0);
        let left = everything(&world).await;
        assert!(!left.contains("bakker") && left.contains(&id_of(anna.id)), "the record has its own term");
        go_to(&world, "2026-06-03");
        erase(&world).await;
        assert!(!everything(&world).await.contains(&id_of(anna.id)));
    }

    async fn notes_of_a_report_that_is_never_written_go_three_months_after_the_talk(world: World) {
        let scene = Scene::set(&world).await;
        let (_, adviser) = crate::report::after_the_talk(&scene).await;
        server::report::save_notes(&world.program, &adviser, WORD, "").await.expect("the store");
        go_to(&world, "2026-06-02");
        assert_eq!(erase(&world).await.of(Kind::Notes), 0);
        go_to(&world, "2026-06-03");
        assert_eq!(dry_run(&world).await.of(Kind::Notes), 1);
        assert_eq!(erase(&world).await.of(Kind::Notes), 1);
        assert!(!everything(&world).await.contains(WORD));
        let page = server::report::open(&world.program, &adviser).await.expect("the store");
        assert!(page.notes.is_empty() && page.finalised_at.is_none(), "the report can still be written");
    }

    async fn a_talk_to_come_is_called_off_before_its_record_goes(world: World) {
        let scene = Scene::set(&world).await;
        let anna = scene.invited("Anna Bakker").await;
        scene.booked_first(&anna).await;
        // A date that was mistyped, and put right after the talk was planned.
        let back = chrono::NaiveDate::from_ymd_opt(2024, 1, 31).expect("a day");
        let id = anna.id;
        world
            .store()
            .write(|tx| Box::pin(async move {
                use sea_orm::{ColumnTrait, QueryFilter};
                departure::Entity::update_many()
                    .col_expr(departure::Column::EndOfEmployment, sea_orm::sea_query::Expr::value(back))
                    .filter(departure::Column::Id.eq(server::store::Typed::from(id)))
                    .exec(tx)
                    .await?;
                Ok::<_, server::store::StoreError>(())
            }))
            .await
            .expect("written");
        erase(&world).await;
        assert!(response::Entity::find().all(world.store().read()).await.expect("the store").is_empty());
        assert_eq!(scene.mails(anna.id, MailKind::CancelledHost).await.len(), 1, "who expects a talk is told");
        scene.post().await;
        let left = everything(&world).await;
        assert!(!left.contains("bakker") && !left.contains(&id_of(anna.id)), "{left}");
    }

    async fn what_was_erased_is_not_in_the_file_either(world: World) {
        let scene = Scene::set(&world).await;
        full(&world, &scene).await;
        let Some(path) = world.database_url().strip_prefix("sqlite:").map(str::to_owned) else { return };
        let found = |word: &[u8]| {
            ["", "-wal"].iter().any(|end| {
                let bytes = std::fs::read(format!("{path}{end}")).unwrap_or_default();
                bytes.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word))
            })
        };
        // What was said, names and addresses stand there sealed; each begins as no other does.
        let all = world.all_sealed().await;
        let begins_of = |word: &str| -> Vec<Vec<u8>> {
            let holding = all.iter().filter(|value| value.opened.to_lowercase().contains(word));
            holding.map(|value| value.sealed.as_bytes().iter().take(48).copied().collect()).collect()
        };
        assert!(begins_of(WORD).len() > 5);
        let mut said: Vec<Vec<u8>> = NAMES.into_iter().chain([WORD]).flat_map(begins_of).collect();
        // By these HR finds somebody, and the program an address.
        let conn = world.store().read();
        let marks = [Mark::of_word(conn, "zwaantje"), Mark::of_word(conn, "qui"), Mark::of_address(conn, "quispel@werk.test")];
        said.extend(marks.map(|mark| mark.expect("keys").raw().as_bytes().to_vec()));
        for word in &said {
            assert!(found(word), "{:?} is there to be erased", String::from_utf8_lossy(word));
        }
        go_to(&world, "2027-04-30");
        erase(&world).await;
        for word in &said {
            assert!(!found(word), "{:?} can be read from the file", String::from_utf8_lossy(word));
        }
    }
}
