//! On which figures points may rest, and what becomes of them when the figures go.

use chrono::Utc;
use domain::account::Role;
use domain::ids::ReleaseId;
use domain::improvement::{Evidence, ImprovementPoint, PointFault, PointField, PointStatus};
use domain::release::{Content, FORMAT, Period};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;
use server::access::{FiguresReader, figures_reader};
use server::form::Filled;
use server::improvement::{Changing, PointOfFigure, add, change, of_release, one, releases};
use server::store::entity::release;
use server::store::{Sealed, StoreError, Typed};
use server::testing::World;

use super::{point, writer, written};
use crate::web::browser::Browser;

/// Figures of sixty people of this period, of whom so many ticked a reason (`B1`); `None` hides it.
pub fn figures(period: &str, number: u32, ticked: Option<u32>) -> Content {
    let days = Period::parse(period).expect("a period").days();
    let written = json!({
        "format": FORMAT, "period": period, "from": days.first, "until": days.last, "number": number,
        "made_on": days.last, "reason": null, "thresholds": [5, 5, 10, 1], "cut": "codes", "subjects": [], "units": [],
        "sets": [{
            "kind": "left",
            "dimensions": [
                { "given": "units", "is_answer": false, "codes": ["all"], "above": [null] },
                { "given": "reasons", "is_answer": true, "codes": ["all", "B1"], "above": [null, 0] },
            ],
            "tables": [
                { "code": "units", "rows": 0, "columns": null, "most": null },
                { "code": "units-reasons", "rows": 0, "columns": 1, "most": 3 },
            ],
            "published": { "tables": [
                [{ "population": "leavers", "width": 1, "counts": [60] }],
                [{ "population": "answered", "width": 2, "counts": [60, ticked] }],
            ] },
        }],
        "days": [], "coverage": [],
    });
    Content::parse(&written.to_string()).expect("it is written as a release is")
}

/// Publishes them.
pub async fn published(world: &World, content: &Content) {
    let (board, now) = (world.board(), world.now());
    let written = &content.to_json();
    let write = world.store().write(|tx| {
        Box::pin(async move {
            let id: Typed<ReleaseId> = Typed::fresh();
            let row = release::ActiveModel {
                id: Set(id),
                board_id: Set(board.into()),
                period: Set(content.period.clone()),
                number: Set(content.number.into()),
                first_day: Set(content.from),
                last_day: Set(content.until),
                made_at: Set(now),
                made_by: Set(None),
                content: Set(Sealed::close(tx, id, written)?),
                members_gone: Set(false),
                derived: Set(None),
                totals: Set(None),
            };
            release::Entity::insert(row).exec_without_returning(tx).await?;
            Ok::<_, StoreError>(())
        })
    });
    write.await.expect("the store");
}

/// This point, resting on that figure.
pub fn resting_on(evidence: &str, text: ImprovementPoint) -> ImprovementPoint {
    ImprovementPoint { evidence: Some(Evidence::parse(evidence).expect("it looks like one")), ..text }
}

/// What a release of this period says was done.
pub async fn marks(world: &World, period: &str, number: u32) -> Vec<PointOfFigure> {
    let period = Period::parse(period).expect("a period");
    of_release(&world.program, world.board(), period, number).await.expect("the store")
}

/// A policy officer of the whole board, who reads all figures.
pub async fn reader(world: &World) -> FiguresReader {
    let id = world.account("Pia Beleid").role(Role::PolicyOfficer).make().await;
    figures_reader(&world.signed_in(id).await).expect("of the board")
}

server::on_both_databases! {
    async fn a_figure_that_no_release_of_the_board_has_is_refused_at_its_field(world: World) {
        let writer = writer(&world).await;
        published(&world, &figures("2026-H1", 1, Some(20))).await;
        let refused = Filled::Faulty(vec![(PointField::Evidence, PointFault::UnknownChoice)]);
        for none in [
            "2026-H1/1 reasons.workload",
            "2026-H1/2 units",
            "2026-H1/01 units",
            "2025-H2/1 units",
            "2026-H1/1 units-reasons C1",
            "2026-H1/1 units-reasons all",
            "2026-H1/1 units B1",
        ] {
            let text = resting_on(none, point("klaar", None));
            let found = add(&world.program, &writer, &text.fields()).await.expect("the store");
            assert_eq!(found, refused, "{none}");
        }
        let id = written(&world, &writer, &resting_on("2026-H1/1 units-reasons B1", point("klaar", None))).await;
        let other = resting_on("2026-H1/2 units", point("klaar", None)).fields();
        let found = change(&world.program, &writer, id, 1, &other).await.expect("the store");
        assert_eq!(found, Filled::Faulty(vec![(PointField::Evidence, PointFault::UnknownChoice)]));
    }

    async fn figures_that_are_being_made_are_none_yet(world: World) {
        let writer = writer(&world).await;
        let content = figures("2026-H1", 1, Some(20));
        published(&world, &content).await;
        let reader = reader(&world).await;
        assert_eq!(releases(&world.program, &reader).await.expect("the store").len(), 1);
        let write = world.store().write(|tx| Box::pin(async move {
            let row = release::ActiveModel { content: Set(Sealed::nothing()), ..Default::default() };
            release::Entity::update_many().set(row).exec(tx).await?;
            Ok::<_, StoreError>(())
        }));
        write.await.expect("the store");
        assert!(releases(&world.program, &reader).await.expect("the store").is_empty());
        let text = resting_on("2026-H1/1 units", point("klaar", None));
        let found = add(&world.program, &writer, &text.fields()).await.expect("the store");
        assert_eq!(found, Filled::Faulty(vec![(PointField::Evidence, PointFault::UnknownChoice)]));
    }

    async fn a_point_whose_figures_are_no_longer_kept_can_be_saved_as_it_was(world: World) {
        let writer = writer(&world).await;
        published(&world, &figures("2026-H1", 1, Some(20))).await;
        let reader = reader(&world).await;
        let named = releases(&world.program, &reader).await.expect("the store");
        assert_eq!(named.into_iter().collect::<Vec<_>>(), ["2026-H1/1"]);
        let doing = ImprovementPoint { status: PointStatus::Doing, ..point("klaar", None) };
        let text = resting_on("2026-H1/1 units-reasons", doing);
        let id = written(&world, &writer, &text).await;
        let write = world.store().write(|tx| Box::pin(async move {
            release::Entity::delete_many().exec(tx).await?;
            Ok::<_, StoreError>(())
        }));
        write.await.expect("the store");
        assert!(releases(&world.program, &reader).await.expect("the store").is_empty(), "no way leads there");
        let done = ImprovementPoint { status: PointStatus::Done, ..text };
        let kept = change(&world.program, &writer, id, 1, &done.fields()).await.expect("the store");
        assert_eq!(kept, Filled::Done(Changing::Kept));
        assert_eq!(one(&world.program, &writer, id).await.expect("it is there").text, done);
        let again = add(&world.program, &writer, &done.fields()).await.expect("the store");
        assert_eq!(again, Filled::Faulty(vec![(PointField::Evidence, PointFault::UnknownChoice)]), "no new one");
    }

    async fn every_later_release_marks_a_figure_with_what_was_done_about_it(world: World) {
        let writer = writer(&world).await;
        for (period, number) in [("2025-H2", 1), ("2026-H1", 1), ("2026-H1", 2), ("2026-H2", 1)] {
            published(&world, &figures(period, number, Some(20))).await;
        }
        for evidence in ["2026-H1/2 units-reasons B1", "2026-H1/1 units-reasons", "2025-H2/1 units-reasons"] {
            written(&world, &writer, &resting_on(evidence, point("klaar", None))).await;
        }
        let read = async |period, number| {
            let found = marks(&world, period, number).await;
            found.iter().map(|mark| mark.evidence.release.clone()).collect::<Vec<_>>()
        };
        assert_eq!(read("2025-H2", 1).await, ["2025-H2/1"]);
        assert_eq!(read("2026-H1", 1).await, ["2026-H1/1", "2025-H2/1"], "the newest first, and none of a correction");
        for (period, number) in [("2026-H1", 2), ("2026-H2", 1)] {
            assert_eq!(read(period, number).await, ["2026-H1/2", "2026-H1/1", "2025-H2/1"]);
        }
    }

    async fn a_page_says_how_a_figure_moved_since_a_point_rests_on_it_where_both_releases_show_it(world: World) {
        world.advance(Utc::now() - world.now());
        let writer = writer(&world).await;
        for (period, number, ticked) in
            [("2025-H2", 1, Some(30)), ("2026-H1", 1, Some(12)), ("2026-H1", 2, None), ("2026", 1, Some(12))]
        {
            published(&world, &figures(period, number, ticked)).await;
        }
        let doing = ImprovementPoint { status: PointStatus::Doing, ..point("", None) };
        written(&world, &writer, &resting_on("2025-H2/1 units-reasons B1", doing)).await;
        let browser = Browser::of(&world, writer.account()).await;
        let said = "toen 30 (50%), in deze cijfers 12 (20%)";
        let way = "href=\"/staff/figures/2025-H2/1/units-reasons?column=B1#rows\"";
        for (release, figure, comes_from, moved) in [
            ("2025-H2/1", "", false, false),
            ("2026-H1/1", "", true, true),
            ("2026-H1/1", "/units-reasons", true, true),
            ("2026-H1/2", "", true, false),
            ("2026-H1/2", "/units-reasons", true, false),
            // Of another kind of period: nothing is held against it.
            ("2026/1", "", true, false),
        ] {
            let address = format!("/staff/figures/{release}{figure}");
            let answer = browser.ask(&address, None);
            assert_eq!(answer.status, 200, "{address}");
            let page = answer.body();
            assert!(page.contains("Verbeterpunt hierover: Wordt uitgevoerd"), "{address}: {page}");
            assert_eq!((page.contains(way), page.contains(said)), (comes_from, moved), "{address}: {page}");
        }
        let other = browser.ask("/staff/figures/2026-H1/1/units", None);
        assert_eq!((other.status, other.body().contains("Verbeterpunt hierover")), (200, false));
    }

    async fn whoever_sees_to_a_point_is_led_to_its_figure_where_they_read_figures_themselves(world: World) {
        world.advance(Utc::now() - world.now());
        let writer = writer(&world).await;
        published(&world, &figures("2026-H1", 1, Some(20))).await;
        let school = world.school("Het Noorden").await;
        let leader = world.account("Lot Leider").role_of(Role::TeamLeader, school).make().await;
        let adviser = world.account("Ad Advies").role(Role::HrAdviser).make().await;
        for owner in ["Lot Leider", "Ad Advies"] {
            let doing = ImprovementPoint { status: PointStatus::Doing, ..point("", None) };
            let theirs = ImprovementPoint { owner: owner.to_owned(), outside: false, ..doing };
            written(&world, &writer, &resting_on("2026-H1/1 units-reasons B1", theirs)).await;
        }
        let address = "/staff/figures/2026-H1/1/units-reasons?column=B1";
        for (account, reads) in [(leader, true), (adviser, false)] {
            let browser = Browser::of(&world, account).await;
            let page = browser.ask("/staff/improvements/mine", None);
            assert_eq!(page.status, 200);
            assert!(page.body().contains("1 februari 2026 t/m 31 juli 2026, versie 1"), "{}", page.body());
            assert_eq!(page.body().contains(&format!("href=\"{address}#rows\"")), reads, "{}", page.body());
            assert_eq!(browser.ask(address, None).status, if reads { 200 } else { 404 });
        }
    }
}
