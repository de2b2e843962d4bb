//! Who reads the log, and what of it: never answers, and nobody's departure whom they do not have on a list.

use chrono::{Datelike, TimeDelta};
use domain::Language;
use domain::account::Role;
use domain::ids::{AccountId, UnitId};
use domain::log::Counted;
use domain::prediction::Prediction;
use domain::retention::Ground;
use domain::rights::{OpeningGround, RequestWords, Right};
use domain::time_line::EventKind;
use sea_orm::EntityTrait;
use server::access::{LogReader, Refused, log_reader, record_viewer, request_handler};
use server::departure::break_glass::break_glass;
use server::jobs::deliver::deliver_all;
use server::lists::log::{LogFilter, LogRow, PAGE_ROWS, export, page, years};
use server::on_both_databases;
use server::retention::erase_on_request;
use server::rights::{Asking, Lifting, OpeningRestricted, ask, lift, open_restricted, to_answer};
use server::store::entity::departure;
use server::testing::World;
use server::unit::{self, UnitForm};
use wording::Wording;

use super::is_whole;
use crate::scene::{Leaver, Scene};

const EN: Wording = Wording::new(Language::En);

async fn reader(world: &World, account: AccountId) -> LogReader {
    log_reader(&world.signed_in(account).await).expect("an administrator")
}

async fn read(world: &World, reader: &LogReader, filter: &LogFilter) -> Vec<LogRow> {
    page(&world.program, reader, filter, None, EN).await.expect("the store").rows
}

fn of(kind: EventKind) -> LogFilter {
    LogFilter { kind: Some(kind), ..LogFilter::default() }
}

/// Somebody handed in answers, and a coordinator of the board opened them with a reason.
async fn opened(world: &World, scene: &Scene<'_>) -> Leaver {
    let leaver = scene.invited("Vera Trek").await;
    let by = world.account("Co Ordinator").role(Role::HrCoordinator).make().await;
    let viewer = world.signed_in(by).await;
    let record = record_viewer(&world.program, &viewer, leaver.id).await.expect("coordinates it");
    let proof = record.coordinator().expect("coordinates it");
    break_glass(&world.program, &proof, "Vera klaagde").await.expect("the store");
    leaver
}

on_both_databases! {
    async fn only_administrators_read_the_log(world: World) {
        let school = world.school("De Brug").await;
        for role in [Role::HrCoordinator, Role::HrAdviser, Role::PolicyOfficer, Role::TeamLeader] {
            let somebody = world.account(role.code()).role(role).make().await;
            assert!(matches!(log_reader(&world.signed_in(somebody).await), Err(Refused::NotFound)), "{role}");
        }
        let of_school = world.account("Wim").role_of(Role::HrCoordinator, school).make().await;
        assert!(matches!(log_reader(&world.signed_in(of_school).await), Err(Refused::NotFound)));
        assert!(log_reader(&world.signed_in(world.administrator().account()).await).is_ok());
    }

    async fn an_administrator_reads_who_looked_and_not_at_whom(world: World) {
        let scene = Scene::set(&world).await;
        opened(&world, &scene).await;
        let reader = reader(&world, world.administrator().account()).await;
        let rows = read(&world, &reader, &LogFilter::default()).await;
        let glass = read(&world, &reader, &of(EventKind::BreakGlassUsed)).await;
        assert_eq!((glass.len(), glass[0].who.as_deref(), glass[0].detail.as_deref()), (1, Some("Co Ordinator"), None));
        assert!(rows.iter().all(|row| row.departure.is_none()));
        assert!(!format!("{rows:?}").contains("Vera"), "neither in a name nor in a reason");
        for kind in [EventKind::Submitted, EventKind::Registered, EventKind::TalkDeclined] {
            assert_eq!(read(&world, &reader, &of(kind)).await, [], "{kind}: what leavers did is not theirs to know");
        }
        let text = export(&world.program, &reader, &LogFilter::default(), EN).await.expect("the store");
        assert!(!text.contains("Vera") && text.contains("Co Ordinator"), "{text}");
    }

    async fn names_stand_where_the_reader_has_them_on_a_list(world: World) {
        let scene = Scene::set(&world).await;
        let vera = opened(&world, &scene).await;
        let other = world.school("Het Zuiden").await;
        let with = async |unit: Option<UnitId>, name: &str| {
            let account = world.account(name).role(Role::Administrator);
            let account = match unit {
                Some(unit) => account.role_of(Role::HrCoordinator, unit),
                None => account.role(Role::HrCoordinator),
            };
            reader(&world, account.make().await).await
        };
        let (all, here, elsewhere) =
            (with(None, "A").await, with(Some(scene.school), "B").await, with(Some(other), "C").await);
        for reader in [&all, &here] {
            let glass = read(&world, reader, &of(EventKind::BreakGlassUsed)).await;
            assert_eq!(glass[0].departure, Some((vera.id, "Vera Trek".to_owned())));
            assert_eq!(glass[0].detail.as_deref(), Some("Vera klaagde"));
        }
        let glass = read(&world, &elsewhere, &of(EventKind::BreakGlassUsed)).await;
        assert_eq!((glass.len(), &glass[0].departure, &glass[0].detail), (1, &None, &None));
        assert_eq!(read(&world, &all, &of(EventKind::Submitted)).await.len(), 1);
        assert_eq!(read(&world, &here, &of(EventKind::Submitted)).await, []);
    }

    async fn nobody_follows_the_own_departure_in_the_log(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver_with("Cas Blij", &[("private_email", "Cas@thuis.test")]).await;
        scene.hand_in(&leaver).await;
        let cas = world.account("Cas Blij").email("cas@thuis.test").role(Role::Administrator).role(Role::HrCoordinator);
        let cas = reader(&world, cas.make().await).await;
        let other = world.account("Vera Smit").role(Role::Administrator).role(Role::HrCoordinator).make().await;
        let other = reader(&world, other).await;
        for (reader, expected) in [(&cas, 0), (&other, 1)] {
            assert_eq!(read(&world, reader, &of(EventKind::Submitted)).await.len(), expected);
        }
        assert!(read(&world, &cas, &LogFilter::default()).await.iter().all(|row| row.departure.is_none()));
    }

    async fn what_a_leaver_has_left_alone_is_named_to_nobody(world: World) {
        let scene = Scene::set(&world).await;
        let vera = opened(&world, &scene).await;
        let hr = world.account("Alle Bei").role(Role::Administrator).role(Role::HrCoordinator).make().await;
        let (reader, viewer) = (reader(&world, hr).await, world.signed_in(hr).await);
        let (program, proof) = (&world.program, scene.proof(vera.id, true).await);
        let asked = ask(program, &proof, Right::Restrict, &RequestWords::default()).await.expect("the store");
        assert!(matches!(asked, Asking::Asked { .. }), "{asked:?}");
        assert_eq!(read(&world, &reader, &of(EventKind::Submitted)).await, []);
        let glass = read(&world, &reader, &of(EventKind::BreakGlassUsed)).await;
        assert_eq!((glass.len(), &glass[0].departure, &glass[0].detail), (1, &None, &None));
        let board = viewer.coordinator().expect("a coordinator");
        let request = to_answer(program, &board).await.expect("the store")[0].request.id;
        let handler = request_handler(program, &viewer, request).await.expect("of the whole board");
        let why = RequestWords::parse("Vera procedeert").expect("short enough");
        let opened = open_restricted(program, &handler, OpeningGround::Claim, &why).await.expect("the store");
        assert!(matches!(opened, OpeningRestricted::Opened { .. }), "{opened:?}");
        let said = async || read(&world, &reader, &of(EventKind::RestrictedOpened)).await.remove(0);
        let of_nobody = said().await;
        assert_eq!((of_nobody.who.as_deref(), of_nobody.departure), (Some("Alle Bei"), None));
        assert_eq!(of_nobody.detail.as_deref(), Some("For a legal claim"), "HR's own words may name the leaver");
        assert_eq!(lift(program, &proof, Right::Restrict).await.expect("the store"), Lifting::Lifted);
        assert_eq!(said().await.detail.as_deref(), Some("For a legal claim: Vera procedeert"));
        assert_eq!(read(&world, &reader, &of(EventKind::Submitted)).await.len(), 1);
        assert!(is_whole(&world).await);
    }

    async fn entries_are_found_by_person_kind_and_day(world: World) {
        let bea = world.administrator().account();
        let reader = reader(&world, bea).await;
        let anna = world.account("Anna de Vries").role(Role::PolicyOfficer).make().await;
        world.school("De Brug").await;
        world.advance(TimeDelta::days(2));
        world.school("Het Zuiden").await;
        let of_anna = read(&world, &reader, &LogFilter { person: Some(anna), ..LogFilter::default() }).await;
        assert!(!of_anna.is_empty() && of_anna.iter().all(|row| row.about.as_deref() == Some("Anna de Vries")));
        let units = read(&world, &reader, &of(EventKind::UnitAdded)).await;
        let details: Vec<Option<&str>> = units.iter().map(|row| row.detail.as_deref()).collect();
        assert_eq!(details, [Some("Het Zuiden"), Some("De Brug")], "newest first");
        let today = world.now().date_naive();
        for (first, last, expected) in [(Some(today), None, 1), (None, Some(today - TimeDelta::days(1)), 1), (None, Some(today), 2)] {
            let filter = LogFilter { first, last, ..of(EventKind::UnitAdded) };
            assert_eq!(read(&world, &reader, &filter).await.len(), expected, "{first:?} {last:?}");
        }
        let nothing = LogFilter { person: Some(anna), ..of(EventKind::UnitAdded) };
        assert_eq!(read(&world, &reader, &nothing).await, []);
    }

    async fn pages_follow_each_other_without_a_gap(world: World) {
        let reader = reader(&world, world.administrator().account()).await;
        for number in 0..60 {
            world.school(&format!("School {number}")).await;
        }
        let filter = of(EventKind::UnitAdded);
        let first = page(&world.program, &reader, &filter, None, EN).await.expect("the store");
        let second = page(&world.program, &reader, &filter, first.next, EN).await.expect("the store");
        assert_eq!(u64::try_from(first.rows.len()), Ok(PAGE_ROWS));
        assert_eq!((second.rows.len(), second.next), (10, None));
        let numbers: Vec<i64> = first.rows.iter().chain(&second.rows).map(|row| row.number).collect();
        assert!(numbers.windows(2).all(|pair| pair[0] == pair[1] + 1), "{numbers:?}");
    }

    async fn the_file_runs_nothing_and_the_log_says_that_it_was_made(world: World) {
        let reader = reader(&world, world.administrator().account()).await;
        let form = UnitForm { name: "=1+1;\"x\"".into(), ..UnitForm::default() };
        unit::add(&world.program, &world.keeper(), &form).await.expect("the store").done();
        let text = export(&world.program, &reader, &of(EventKind::UnitAdded), EN).await.expect("the store");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(lines[0].contains("\"Who\""), "{text}");
        assert!(lines[1].ends_with("\"'=1+1;\"\"x\"\"\""), "{text}");
        let made = read(&world, &reader, &of(EventKind::LogExported)).await;
        assert_eq!((made.len(), made[0].who.as_deref()), (1, Some("Bea Beheer")));
    }

    async fn what_was_erased_is_shown_as_such(world: World) {
        let reader = reader(&world, world.administrator().account()).await;
        let scene = Scene::set(&world).await;
        let vera = opened(&world, &scene).await;
        let hr = world.coordinator_of(vera.id).await;
        erase_on_request(&world.program, &hr, Ground::Asked).await.expect("the store");
        deliver_all(&world.program).await.expect("the store");
        assert!(departure::Entity::find_by_id(vera.id).one(world.store().read()).await.expect("the store").is_none());
        let glass = read(&world, &reader, &of(EventKind::BreakGlassUsed)).await;
        assert_eq!(glass.len(), 1, "that it happened stays");
        assert_eq!(glass[0].who.as_deref(), Some("somebody of the staff"));
        assert_eq!(glass[0].detail.as_deref(), Some("by whom and about whom was erased"));
        assert!(glass[0].at.is_some() && glass[0].departure.is_none());
        assert_eq!(read(&world, &reader, &of(EventKind::Submitted)).await, [], "what leavers did is still not theirs to know");
        let erased = read(&world, &reader, &of(EventKind::RecordsErased)).await;
        assert_eq!((erased.len(), erased[0].who.as_deref()), (1, Some("Cora Coördinator")));
        assert_eq!(erased[0].detail.as_deref(), Some("The leaver asked for it"));
        assert!(is_whole(&world).await);
    }

    async fn the_yearly_summary_counts_and_names_nobody(world: World) {
        let scene = Scene::set(&world).await;
        let vera = opened(&world, &scene).await;
        let adviser = scene.as_adviser(scene.adviser, &vera).await;
        server::prediction::predict(&world.program, &adviser, Prediction::Skipped).await.expect("the store");
        server::report::open(&world.program, &adviser).await.expect("the store");
        world.advance(TimeDelta::days(365));
        let reader = reader(&world, world.administrator().account()).await;
        let found = years(&world.program, &reader).await.expect("the store");
        let this_year = world.now().year();
        assert_eq!(found.iter().map(|year| year.year).collect::<Vec<_>>(), [this_year, this_year - 1]);
        let counts: Vec<(Counted, u64)> = found[1].counts.iter().copied().filter(|(_, number)| *number > 0).collect();
        assert_eq!(counts, [(Counted::BreakGlass, 1), (Counted::AnswersSeen, 1)]);
        assert!(found[0].counts.iter().all(|(_, number)| *number == 0));
        assert_eq!(found[0].counts.len(), Counted::ALL.len());
    }
}
