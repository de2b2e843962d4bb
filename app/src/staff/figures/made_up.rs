//! A release for tests: forty people of two schools, the second of which is hidden.

use domain::ids::UnitId;
use domain::organisation::Organisation;
use domain::release::{Content, FORMAT, TableContent};
use serde_json::json;

/// A unit of this number.
pub fn unit(number: u128) -> UnitId {
    format!("{number:032x}").parse().expect("thirty-two hexadecimal digits are an id")
}

/// Reasons and one item by school, of people who answered.
pub fn content() -> Content {
    let (first, second) = (unit(1).to_string(), unit(2).to_string());
    let written = json!({
        "format": FORMAT, "period": "2026-Q3", "from": "2026-07-01", "until": "2026-09-30", "number": 1,
        "made_on": "2026-10-29", "reason": null, "thresholds": [5, 5, 10, 1], "cut": "codes", "subjects": [],
        "units": [
            { "id": unit(1), "school": null, "name": "Groenewoud <b>", "headcount": 60 },
            { "id": unit(2), "school": null, "name": "Noorderlicht", "headcount": null },
        ],
        "sets": [{
            "kind": "left",
            "dimensions": [
                { "given": "units", "is_answer": false, "codes": ["all", first, second], "above": [null, 0, 0] },
                { "given": "reasons", "is_answer": true, "codes": ["all", "B1", "C1", "D1"], "above": [null, 0, 0, 0] },
                { "given": "growth", "is_answer": true, "codes": ["all", "1", "2", "3", "4", "5"],
                  "above": [null, 0, 0, 0, 0, 0] },
            ],
            "tables": [
                { "code": "units", "rows": 0, "columns": null, "most": null },
                { "code": "units-reasons", "rows": 0, "columns": 1, "most": 3 },
                { "code": "units-growth", "rows": 0, "columns": 2, "most": null },
            ],
            "published": { "tables": [
                [
                    { "population": "leavers", "width": 1, "counts": [60, 35, null] },
                    { "population": "invited", "width": 1, "counts": [55, 30, null] },
                    { "population": "answered", "width": 1, "counts": [40, 25, null] },
                ],
                [{ "population": "answered", "width": 4,
                   "counts": [40, 12, 18, null, 25, null, 11, null, null, null, null, null] }],
                [{ "population": "answered", "width": 6,
                   "counts": [40, 5, 6, 7, 10, 12, 25, null, null, null, null, null, null, null, null, null, null, null] }],
            ] },
        }],
        "days": [{ "step": "invited_to_answered", "median": 6 }, { "step": "talk_to_report", "median": null }],
        "coverage": [
            { "units": [], "due": 60, "held": 31 },
            { "units": [unit(1)], "due": 35, "held": 20 },
            { "units": [unit(2)], "due": null, "held": null },
        ],
    });
    serde_json::from_value(written).expect("it is written as a release is")
}

/// The same with how people left and whether they talked, of the whole board alone.
pub fn with_lists() -> Content {
    let mut content = content();
    let lists = [
        ("way", ["all", "voluntary", "retirement", "redundancy"], [Some(60), Some(37), Some(23), None]),
        ("talk", ["all", "formal", "informal", "none"], [Some(60), Some(24), Some(8), Some(28)]),
    ];
    let set = &mut content.sets[0];
    for (code, codes, counts) in lists {
        let dimension = json!({ "given": code, "is_answer": false, "codes": codes, "above": [null, 0, 0, 0] });
        let layer = json!({ "population": "leavers", "width": 1, "counts": counts });
        let rows = set.dimensions.len();
        set.dimensions.push(serde_json::from_value(dimension).expect("a list as it is stored"));
        set.tables.push(TableContent { code: code.to_owned(), rows, columns: None, most: None });
        set.published.tables.push(vec![serde_json::from_value(layer).expect("its counts as they are stored")]);
    }
    content
}

/// A board.
pub fn organisation() -> Organisation {
    let written = r#"{"name":"Stichting Voorbeeld","sector":"pupils","sender_name":"HR","reply_to":null,
        "hr_contact":"HR","counsellor_name":"Vera Trouw","counsellor_contact":"vera@voorbeeld.test",
        "states_legal_limit":true,"time_zone":"Europe/Amsterdam","level_names_nl":["bestuur","school","team"],
        "level_names_en":["board","school","team"],"talks_a_day":3}"#;
    Organisation::parse(written).expect("these are the settings of a board")
}
