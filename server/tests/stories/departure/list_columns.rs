//! Lists with headings that nobody knows, and with lines that are refused.

use chrono::TimeDelta;
use domain::Language;
use domain::account::Role;
use domain::departure_form::Field;
use domain::ids::ImportId;
use domain::import::{ImportState, Matching, NotMatched, RefusedLines};
use domain::time_line::EventKind;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use server::access::Coordinator;
use server::departure::import::{
    Lines, Matched, Previewing, Starting, columns, forget, load, match_columns, preview, progress, refused, remembered,
    start_and_wait,
};
use server::store::TypedColumn;
use server::store::entity::{departure, event};
use server::testing::World;

use crate::scene::Scene;

/// As a system of its own writes it: the name under another heading, and a number that nobody needs.
const HEADING: &str =
    "volledige weergave;pnr;prive_e_mail;school;team;soort vertrek;laatste werkdag;einde dienstverband\n";

fn line(name: &str, day: &str) -> String {
    let address = name.to_lowercase().replace(' ', ".");
    format!("{name};k12;{address}@thuis.test;Het Noorden;Onderbouw;voluntary;{day};30-06-2026\n")
}

/// The name, and the number left out.
fn matching() -> Matching {
    Matching::from([(0, Some(Field::Name)), (1, None)])
}

async fn kept(world: &World, who: &Coordinator, text: &str) -> ImportId {
    let done = preview(&world.program, who, "lijst.csv", text.as_bytes()).await.expect("the store");
    let Previewing::Stored(id) = done else { panic!("{done:?}") };
    id
}

async fn matched(world: &World, who: &Coordinator, id: ImportId, matching: &Matching) -> Matched {
    match_columns(&world.program, who, id, matching).await.expect("the store")
}

async fn left(world: &World, who: &Coordinator, id: ImportId) -> Option<RefusedLines> {
    refused(&world.program, who, id).await.expect("the store")
}

async fn how_many(world: &World) -> u64 {
    departure::Entity::find().count(world.store().read()).await.expect("the store")
}

async fn colleague(world: &World) -> Coordinator {
    let other = world.account("Een Ander").role(Role::HrCoordinator).make().await;
    world.signed_in(other).await.coordinator().expect("coordinates")
}

server::on_both_databases! {
    async fn columns_are_matched_once_for_a_board_until_somebody_forgets_it(world: World) {
        Scene::set(&world).await;
        let (program, ours, other) = (&world.program, world.coordinator(), colleague(&world).await);
        let text = [HEADING.to_owned(), line("Anna Proef", "24-04-2026")].concat();
        let id = kept(&world, &ours, &text).await;
        let seen = load(program, &ours, id).await.expect("the store").expect("theirs");
        assert!(seen.unread.is_some() && seen.lines.is_empty());
        let started = start_and_wait(program, &ours, id, Lines::Good).await.expect("the store");
        assert_eq!((started, how_many(&world).await), (Starting::ColumnsUnmatched, 0));
        let found = columns(program, &ours, id).await.expect("the store").expect("theirs").layout;
        assert_eq!(found.unknown[0].samples, ["Anna Proef"]);
        let missing = Matched::NotMatched(NotMatched { missing: vec![Field::Name], ..NotMatched::default() });
        assert_eq!(matched(&world, &ours, id, &Matching::new()).await, missing);
        assert!(remembered(program, &other).await.expect("the store").is_empty(), "nothing of what cannot be");
        assert_eq!(matched(&world, &ours, id, &matching()).await, Matched::Kept);
        let seen = load(program, &ours, id).await.expect("the store").expect("theirs");
        assert_eq!((seen.unread, seen.new), (None, 1));
        let known: Vec<_> = remembered(program, &other).await.expect("the store").into_iter().collect();
        assert_eq!(known, [("pnr".to_owned(), None), ("volledige weergave".to_owned(), Some(Field::Name))]);
        let theirs = kept(&world, &other, &text).await;
        assert_eq!(load(program, &other, theirs).await.expect("the store").expect("theirs").new, 1, "without a question");
        assert!(forget(program, &other, Some("pnr")).await.expect("the store"));
        assert!(!forget(program, &other, Some("pnr")).await.expect("the store"), "gone before");
        let again = kept(&world, &ours, &text).await;
        let again = columns(program, &ours, again).await.expect("the store").expect("theirs").matching;
        assert_eq!(again, Matching::from([(0, Some(Field::Name))]), "only that is asked again");
        assert!(forget(program, &ours, None).await.expect("the store"));
        assert!(remembered(program, &ours).await.expect("the store").is_empty());
    }

    async fn columns_and_refused_lines_of_somebody_else_are_not_there(world: World) {
        Scene::set(&world).await;
        let (ours, other) = (world.coordinator(), colleague(&world).await);
        let text = [HEADING.to_owned(), line("Anna Proef", "31-02-2026")].concat();
        let id = kept(&world, &ours, &text).await;
        assert!(columns(&world.program, &other, id).await.expect("the store").is_none());
        assert_eq!(matched(&world, &other, id, &matching()).await, Matched::NotFound);
        assert_eq!(left(&world, &ours, id).await, None, "not before it can be read");
        assert_eq!(matched(&world, &ours, id, &matching()).await, Matched::Kept);
        assert_eq!(left(&world, &ours, id).await.map(|file| file.lines.len()), Some(1));
        assert_eq!(left(&world, &other, id).await, None);
    }

    async fn the_log_says_who_took_refused_lines_along(world: World) {
        Scene::set(&world).await;
        let (ours, other) = (world.coordinator(), colleague(&world).await);
        let text = [HEADING.to_owned(), line("Anna Proef", "31-02-2026")].concat();
        let id = kept(&world, &ours, &text).await;
        assert_eq!(matched(&world, &ours, id, &matching()).await, Matched::Kept);
        assert_eq!(left(&world, &other, id).await, None);
        let written = async || {
            let written = event::Entity::find().filter(event::Column::Kind.is(EventKind::RefusedExported));
            written.all(world.store().read()).await.expect("the store")
        };
        assert!(written().await.is_empty(), "nothing was taken along");
        assert!(left(&world, &ours, id).await.is_some());
        let written = written().await;
        assert_eq!(written.len(), 1);
        assert_eq!(written[0].actor_account, Some(ours.account().into()));
        assert!(written[0].detail.is_none(), "no name stays in the log");
    }

    async fn good_lines_go_first_where_that_is_asked_and_the_others_wait_for_a_day(world: World) {
        Scene::set(&world).await;
        let (program, ours) = (&world.program, world.coordinator());
        let lines = [HEADING.to_owned(), line("Anna Proef", "24-04-2026"), line("Bo Proef", "31-02-2026")];
        let id = kept(&world, &ours, &lines.concat()).await;
        assert_eq!(matched(&world, &ours, id, &matching()).await, Matched::Kept);
        let started = start_and_wait(program, &ours, id, Lines::All).await.expect("the store");
        assert_eq!((started, how_many(&world).await), (Starting::HasRefused, 0), "all or nothing, so nothing");
        let before = left(&world, &ours, id).await.expect("one line");
        let started = start_and_wait(program, &ours, id, Lines::Good).await.expect("the store");
        assert_eq!((started, how_many(&world).await), (Starting::Started, 1));
        let done = progress(program, &ours, id).await.expect("the store").expect("theirs");
        assert_eq!((done.state, done.done, done.total), (ImportState::Done, 1, 2));
        let seen = load(program, &ours, id).await.expect("the store").expect("theirs");
        assert_eq!((seen.refused, seen.refused_is_there), (1, true));
        let file = left(&world, &ours, id).await.expect("one line");
        assert_eq!(file, before, "as it was brought in");
        let text = file.csv(Language::En, |field, _| field.code().to_owned());
        assert!(text.contains("Bo Proef") && text.contains("\"31-02-2026\"") && !text.contains("Anna"), "{text}");
        assert!(text.contains("\"last_day_worked\";\"Bo Proef\";\"k12\""), "why, and what was left out: {text}");
        world.advance(TimeDelta::hours(23));
        server::jobs::purge::once(program).await.expect("the store");
        assert!(left(&world, &ours, id).await.is_some());
        world.advance(TimeDelta::hours(1));
        server::jobs::purge::once(program).await.expect("the store");
        assert_eq!(left(&world, &ours, id).await, None);
        let seen = load(program, &ours, id).await.expect("the store").expect("how it ended is known for a month");
        assert_eq!((seen.refused, seen.refused_is_there), (1, false));
    }

    async fn a_list_of_refused_lines_alone_makes_nothing_and_stays(world: World) {
        Scene::set(&world).await;
        let ours = world.coordinator();
        let text = [HEADING.replace("volledige weergave", "naam").replace("pnr", ""), line("Bo Proef", "31-02-2026")];
        let id = kept(&world, &ours, &text.concat().replace("k12", "")).await;
        let started = start_and_wait(&world.program, &ours, id, Lines::Good).await.expect("the store");
        assert_eq!((started, how_many(&world).await), (Starting::HasRefused, 0));
        let seen = load(&world.program, &ours, id).await.expect("the store").expect("theirs");
        assert_eq!((seen.state, seen.refused), (ImportState::Preview, 1));
    }

    async fn a_list_that_was_mended_comes_back_with_its_reasons(world: World) {
        Scene::set(&world).await;
        let (program, ours) = (&world.program, world.coordinator());
        let lines = [HEADING.to_owned(), line("Anna Proef", "24-04-2026"), line("Bo Proef", "31-02-2026")];
        let id = kept(&world, &ours, &lines.concat()).await;
        assert_eq!(matched(&world, &ours, id, &matching()).await, Matched::Kept);
        start_and_wait(program, &ours, id, Lines::Good).await.expect("the store");
        let file = left(&world, &ours, id).await.expect("one line").csv(Language::Nl, |field, _| field.code().to_owned());
        let again = kept(&world, &ours, &file.replace("31-02-2026", "24-04-2026")).await;
        let seen = load(program, &ours, again).await.expect("the store").expect("theirs");
        assert_eq!((seen.unread, seen.new, seen.refused), (None, 1, 0), "the board knows its headings");
        start_and_wait(program, &ours, again, Lines::All).await.expect("the store");
        assert_eq!(how_many(&world).await, 2);
    }
}
