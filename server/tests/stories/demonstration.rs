//! The demonstration's data.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Instant;

use chrono::{TimeZone, Utc};
use domain::course::Stage;
use domain::departure::DepartureType;
use domain::disclosure::Population;
use domain::reason::Destination;
use domain::release::{Content, Cut};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::demonstration::{Built, build};
use server::mail::MailKind;
use server::program::Program;
use server::store::entity::{account, departure, outbox, release, report, report_reply, second_response, talk, unit};
use server::store::{Typed, TypedColumn};
use server::testing::World;

use crate::projections::are_what_the_facts_say;

/// The demonstration in a database of its own: without the board that a world has.
async fn built(world: &World) -> (Program, Built) {
    // Tuesday 24 November 2026, ten in the morning in Amsterdam.
    world.clock.set(Utc.with_ymd_and_hms(2026, 11, 24, 9, 0, 0).single().expect("an instant"));
    let begun = Instant::now();
    let built = build(&world.program).await.expect("the demonstration");
    println!("built in {:?}", begun.elapsed());
    (world.program.clone(), built)
}

async fn everybody(program: &Program) -> Vec<departure::Model> {
    departure::Entity::find().all(program.store().read()).await.expect("the store")
}

/// Departures with a talk held and a final report.
async fn recorded(program: &Program) -> Vec<departure::Model> {
    let conn = program.store().read();
    let reports = report::Entity::find().filter(report::Column::FinalisedAt.is_not_null()).all(conn).await;
    let reports = reports.expect("the store");
    let talks = talk::Entity::find().filter(talk::Column::HeldOn.is_not_null()).all(conn).await.expect("the store");
    let held: Vec<_> = reports
        .iter()
        .filter(|report| talks.iter().any(|talk| talk.id == report.talk_id))
        .map(|row| row.departure_id)
        .collect();
    everybody(program).await.into_iter().filter(|row| held.contains(&row.id)).collect()
}

fn count<K: Ord>(rows: &[&departure::Model], key: impl Fn(&departure::Model) -> K) -> BTreeMap<K, usize> {
    let mut counted = BTreeMap::new();
    for row in rows {
        *counted.entry(key(row)).or_insert(0) += 1;
    }
    counted
}

server::on_both_databases! {
    async fn it_reproduces_the_counts_of_the_study(world: World) {
        let (program, built) = built(&world).await;
        let recorded = recorded(&program).await;
        assert_eq!(recorded.len(), 41, "all 41 with a talk held and recorded");
        let units = unit::Entity::find().filter(unit::Column::BoardId.is(built.board));
        let units: HashMap<_, String> =
            units.all(program.store().read()).await.expect("the store").into_iter().map(|unit| (unit.id, unit.name)).collect();
        let vocational = |row: &departure::Model| units[&row.school_id].starts_with("Mbo");
        let kind = |row: &departure::Model| row.departure_type.code().to_owned();
        let destination = |row: &departure::Model| {
            let to = row.destination.map(Typed::get).expect("it is known");
            match to {
                Destination::SameSector => "same",
                Destination::OtherPartOfEducation => "other",
                _ => "outside",
            }
        };
        let of = |colleges: bool| recorded.iter().filter(|row| vocational(row) == colleges).collect::<Vec<_>>();
        let (secondary, colleges) = (of(false), of(true));
        let code = |kind: DepartureType| kind.code().to_owned();
        assert_eq!((secondary.len(), colleges.len()), (33, 8));
        assert_eq!(
            count(&secondary, kind),
            BTreeMap::from([
                (code(DepartureType::VoluntaryResignation), 23),
                (code(DepartureType::Retirement), 3),
                (code(DepartureType::FixedTermNotRenewed), 6),
                (code(DepartureType::Dismissal), 1),
            ])
        );
        assert_eq!(count(&secondary, destination), BTreeMap::from([("same", 21), ("other", 3), ("outside", 9)]));
        assert_eq!(
            count(&colleges, kind),
            BTreeMap::from([
                (code(DepartureType::VoluntaryResignation), 7),
                (code(DepartureType::FixedTermNotRenewed), 1),
            ])
        );
        assert_eq!(count(&colleges, destination), BTreeMap::from([("same", 2), ("other", 1), ("outside", 5)]));
        assert_eq!(count(&secondary, |row| row.school_id).len(), 12, "twelve secondary schools");
        assert_eq!(count(&colleges, |row| row.school_id).len(), 5, "five vocational colleges");
        let first = recorded.iter().map(|row| row.registered_at).min().expect("somebody");
        let last = recorded.iter().map(|row| row.registered_at).max().expect("somebody");
        assert!((300..=366).contains(&(last - first).num_days()), "spread over a year");
    }

    async fn figures_say_of_the_study_what_may_be_shown_of_its_table_and_hide_the_rest(world: World) {
        let (program, built) = built(&world).await;
        let (newest, of_before) = figures(&program, &built).await;
        assert_eq!(of_before.len(), 4, "and three years of before, with these together");
        // No school has five of the 33 and 8, so that they are the whole board and no unit of it.
        assert_eq!(shown(&newest, "units"), counts(&[("all", 33 + 8)]));
        // Not the three who retired, nor the one who was dismissed.
        let ways = counts(&[("all", 41), ("voluntary", 23 + 7), ("fixed_term_not_renewed", 6 + 1)]);
        assert_eq!(shown(&newest, "way"), ways);
        // Of the 31 who answered: 16 of the 21 and 2. Another part of education is four, each other place fewer.
        assert_eq!(shown(&newest, "units-destination"), counts(&[("all", 31), ("same_sector", 16)]));
        // The study does not say how many named each push factor: these are the demonstration's own. Nobody names pupils'
        // behaviour or other work beside, and one the lack of a career.
        let factors = [("all", 31), ("lack_of_support", 17), ("workload", 10), ("other", 14)];
        assert_eq!(newest.cut, Cut::Factors, "31 are too few for single reasons");
        assert_eq!(shown(&newest, "units-reasons"), counts(&factors));
    }

    async fn three_years_of_before_show_together_what_none_of_them_shows(world: World) {
        let (program, built) = built(&world).await;
        let (newest, of_before) = figures(&program, &built).await;
        let periods: Vec<&str> = of_before.iter().map(|content| content.period.as_str()).collect();
        assert_eq!(periods, ["2024-2025", "2022-2023-3", "2023-2024", "2022-2023"]);
        assert!(of_before.iter().all(|content| content.until < newest.from), "nobody is counted twice");
        let units = |content: &Content| -> BTreeSet<String> {
            let figure = content.figure("units").expect("people are counted by unit");
            let rows = 0..figure.rows().codes.len();
            let shown = rows.filter(|row| figure.count(*row, 0, Population::Answered).is_some());
            shown.map(|row| figure.rows().codes[row].clone()).filter(|code| content.unit_name(code).is_some()).collect()
        };
        let (together, years): (Vec<&Content>, Vec<&Content>) =
            of_before.iter().partition(|content| content.is_pooled());
        let by_year: BTreeSet<String> = years.iter().flat_map(|year| units(year)).collect();
        assert_eq!(by_year.len(), 6, "two schools with two teams each");
        let new = units(together[0]).difference(&by_year).count();
        assert_eq!(new, 15, "each of the small schools");
        let rows = together[0].figure("units").expect("people are counted by unit");
        assert_eq!(rows.count(0, 0, Population::Leavers), Some(3 * (2 * 14 + 15 * 3)));
        let kept = release::Entity::find().filter(release::Column::Totals.is_not_null()).count(program.store().read());
        assert_eq!(kept.await.expect("the store"), 0, "what was kept for that is gone");
    }

    async fn somebody_stands_in_every_stage(world: World) {
        let (program, _) = built(&world).await;
        let rows = everybody(&program).await;
        assert!(rows.len() >= 41 + 30, "{}", rows.len());
        let stages = count(&rows.iter().collect::<Vec<_>>(), |row| row.stage.code());
        let missing: Vec<&str> =
            Stage::ALL.iter().map(|stage| stage.code()).filter(|code| !stages.contains_key(*code)).collect();
        assert!(missing.is_empty(), "nobody is at {missing:?}; {stages:?}");
    }

    async fn somebody_leaves_in_every_way_there_is(world: World) {
        let (program, _) = built(&world).await;
        let rows = everybody(&program).await;
        let missing: Vec<&str> = DepartureType::ALL
            .iter()
            .filter(|kind| rows.iter().all(|row| row.departure_type != **kind))
            .map(|kind| kind.code())
            .collect();
        assert!(missing.is_empty(), "the demonstration has nobody who leaves by {missing:?}");
    }

    async fn tasks_replies_second_answers_and_improvement_points_are_there_to_look_at(world: World) {
        let (program, built) = built(&world).await;
        let conn = program.store().read();
        let email = |what: &str| built.accounts.iter().find(|account| account.what == what).expect("one a role").email.clone();
        for (who, open, done) in [("hr_coordinator", 2, 0), ("hr_adviser", 1, 1)] {
            let row = account::Entity::find().filter(account::Column::Email.eq(email(who))).one(conn).await;
            let id = row.expect("the store").expect("an account").id;
            let viewer = server::sign_in::viewer(&program, id.into()).await.expect("the store").expect("active");
            let tasks = server::task::page(&program, &viewer).await.expect("the store");
            assert_eq!((tasks.open.len(), tasks.done.len()), (open, done), "{who}");
        }
        let replies = report_reply::Entity::find().all(conn).await.expect("the store");
        assert!(replies.len() == 1 && replies[0].agrees);
        assert_eq!(second_response::Entity::find().count(conn).await.expect("the store"), 1);
        for leaver in &built.leavers {
            let token = leaver.url.rsplit('/').next().expect("a token");
            let cookie = server::access::leaver_by_token(&program, token).await.expect("it opens");
            let proof = server::access::leaver(&program, &cookie.seal(program.secrets()), None).await.expect("it opens");
            let points = server::improvement::for_leaver(&program, &proof).await.expect("the store");
            assert!((2..=3).contains(&points.len()), "{leaver:?}");
        }
    }

    async fn every_projection_is_what_the_facts_say(world: World) {
        let (program, built) = built(&world).await;
        let rows = everybody(&program).await;
        are_what_the_facts_say(&world, built.board, &rows).await;
    }

    async fn one_mail_with_what_is_due_waits_for_hr(world: World) {
        let (program, built) = built(&world).await;
        let hr = built.accounts.iter().find(|account| account.what == "hr_coordinator").expect("one a role");
        let of_kind = || outbox::Entity::find().filter(outbox::Column::Kind.is(MailKind::RoundUp));
        let mails = of_kind().all(program.store().read()).await.expect("the store");
        assert_eq!(mails.iter().map(|mail| world.to_address(mail)).collect::<Vec<_>>(), std::slice::from_ref(&hr.email));
        assert_eq!(server::round_up::look(&program).await.expect("the store"), 0, "and no more of them today");
    }

    async fn its_course_goes_on_without_a_flood(world: World) {
        let (program, built) = built(&world).await;
        let before = waiting(&program).await;
        server::steps::advance_due(&program).await.expect("the course");
        let after = waiting(&program).await;
        // One is the mail with what is due, one tells the policy officer of new figures.
        assert!((2..=8).contains(&after), "{before} mails waited, {after} wait now");
        assert_eq!(built.accounts.len(), 6);
        for leaver in &built.leavers {
            let token = leaver.url.rsplit('/').next().expect("a token");
            assert!(server::access::leaver_by_token(&program, token).await.is_ok(), "{leaver:?}");
        }
        let whats: Vec<&str> = built.leavers.iter().map(|leaver| leaver.what).collect();
        assert!(whats.contains(&"questionnaire") && whats.contains(&"to_plan"), "{whats:?}");
    }
}

/// All that is shown of the whole board in a figure, by the codes of what stands across, else of its rows.
fn shown(content: &Content, code: &str) -> BTreeMap<String, u32> {
    let figure = content.figure(code).expect("a figure of every release");
    let codes = figure.columns().unwrap_or_else(|| figure.rows()).codes.iter().enumerate();
    let count = |place: usize| match figure.columns() {
        Some(_) => figure.count(0, place, figure.who()),
        None => figure.count(place, 0, figure.who()),
    };
    codes.filter_map(|(place, code)| Some((code.clone(), count(place)?))).collect()
}

fn counts(expected: &[(&str, u32)]) -> BTreeMap<String, u32> {
    expected.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect()
}

/// What a policy officer reads: the newest period, and those of before, the newest first.
async fn figures(program: &Program, built: &Built) -> (Content, Vec<Content>) {
    let officer = built.accounts.iter().find(|account| account.what == "policy_officer").expect("one a role");
    let row = account::Entity::find().filter(account::Column::Email.eq(officer.email.as_str()));
    let id = row.one(program.store().read()).await.expect("the store").expect("an account").id;
    let viewer = server::sign_in::viewer(program, id.into()).await.expect("the store").expect("active");
    let reader = server::access::figures_reader(&viewer).expect("a policy officer reads figures");
    let mut all = Vec::new();
    for made in server::release::newest_of_each(program, &reader).await.expect("the store") {
        let seen = server::release::one(program, &reader, &made.period.code(), made.number).await;
        all.push(seen.expect("the store").expect("it was made").content);
    }
    let newest = all.remove(0);
    (newest, all)
}

async fn waiting(program: &Program) -> u64 {
    let waiting = outbox::Entity::find().filter(outbox::Column::State.eq("waiting"));
    waiting.count(program.store().read()).await.expect("the store")
}
