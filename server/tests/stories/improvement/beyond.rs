//! Points that rest on what a report says beyond its tables.

use chrono::Utc;
use domain::account::Role;
use domain::ids::UnitId;
use domain::improvement::{PointFault, PointField};
use domain::release::{Content, FORMAT};
use serde_json::json;
use server::form::Filled;
use server::improvement::add;

use super::evidence::{figures, published, resting_on};
use super::{point, writer, written};
use crate::web::browser::Browser;

const BEYOND: [&str; 5] = ["coverage", "days", "rates", "regions", "sums"];

/// Figures of a half-year in which sixty people left this school, the only one.
fn with_all(school: UnitId) -> Content {
    let written = json!({
        "format": FORMAT, "period": "2026-H1", "from": "2026-02-01", "until": "2026-07-31", "number": 1,
        "made_on": "2026-10-24", "reason": null, "thresholds": [5, 5, 10, 1], "cut": "codes", "subjects": [],
        "units": [{ "id": school, "school": null, "name": "Het Noorden", "headcount": 200, "region": "utrecht" }],
        "sets": [{
            "kind": "left",
            "dimensions": [
                { "given": "units", "is_answer": false, "codes": ["all", school.to_string()], "above": [null, 0] },
                { "given": "reasons", "is_answer": true, "codes": ["all", "B1"], "above": [null, 0] },
            ],
            "tables": [
                { "code": "units", "rows": 0, "columns": null, "most": null },
                { "code": "units-reasons", "rows": 0, "columns": 1, "most": 3 },
            ],
            "published": { "tables": [
                [{ "population": "leavers", "width": 1, "counts": [60, 60] }],
                [{ "population": "answered", "width": 2, "counts": [60, 20, 60, 20] }],
            ] },
        }],
        "days": [{ "step": "invited_to_answered", "median": 6 }],
        "coverage": [{ "units": [], "due": 60, "held": 40 }],
    });
    Content::parse(&written.to_string()).expect("it is written as a release is")
}

server::on_both_databases! {
    async fn a_point_rests_on_whatever_a_report_says_beyond_its_tables(world: World) {
        let writer = writer(&world).await;
        let school = world.school("Het Noorden").await;
        published(&world, &with_all(school)).await;
        published(&world, &figures("2025-H2", 1, Some(20))).await;
        let refused = Filled::Faulty(vec![(PointField::Evidence, PointFault::UnknownChoice)]);
        for code in BEYOND {
            written(&world, &writer, &resting_on(&format!("2026-H1/1 {code}"), point("klaar", None))).await;
            let of_one = resting_on(&format!("2026-H1/1 {code} all"), point("klaar", None));
            assert_eq!(add(&world.program, &writer, &of_one.fields()).await.expect("the store"), refused, "{code}");
        }
        // Reasons are added up there too, and of the rest it says nothing.
        for code in BEYOND.into_iter().filter(|code| *code != "sums") {
            let none = resting_on(&format!("2025-H2/1 {code}"), point("klaar", None));
            assert_eq!(add(&world.program, &writer, &none.fields()).await.expect("the store"), refused, "{code}");
        }
    }

    async fn a_report_leads_whoever_writes_points_to_one_below_each_table_and_says_there_what_was_done(world: World) {
        world.advance(Utc::now() - world.now());
        let writer = writer(&world).await;
        let school = world.school("Het Noorden").await;
        let head = world.account("Rie Rector").role_of(Role::SchoolHead, school).make().await;
        published(&world, &with_all(school)).await;
        for code in BEYOND {
            written(&world, &writer, &resting_on(&format!("2026-H1/1 {code}"), point("klaar", None))).await;
        }
        let browser = Browser::of(&world, writer.account()).await;
        let (report, list) = (browser.ask("/staff/figures/2026-H1/1", None), browser.ask("/staff/improvements", None));
        assert_eq!((report.status, list.status), (200, 200));
        for code in BEYOND {
            let back = format!("href=\"/staff/figures/2026-H1/1#{code}\"");
            for (page, part) in [
                (&report, format!("figure={code}\"")),
                (&report, format!("id=\"{code}\"")),
                (&report, back.clone()),
                (&list, back),
            ] {
                assert!(page.body().contains(&part), "{part}: {}", page.body());
            }
        }
        let of_head = Browser::of(&world, head).await;
        let read = of_head.ask("/staff/figures/2026-H1/1", None);
        assert_eq!((read.status, read.body().contains("/staff/improvements/new")), (200, false));
        assert!(read.body().contains("id=\"days\"") && !read.body().contains("Verbeterpunt hierover"), "{}", read.body());
    }
}
