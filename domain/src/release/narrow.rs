//! What somebody reads of a release who does not read all: what is published of their own units, and of the board as a
//! whole.

use std::collections::BTreeSet;

use super::content::{Content, DimensionContent, Figure, Given, SetContent, UnitName, unit_above};
use crate::ids::UnitId;

impl Content {
    /// The same for somebody who reads of these units alone. `reads` is asked with a unit and its school; a school has
    /// none. Other units are not in what it returns, by name or number. What is not counted by units is of the board
    /// alone and stays whole, but for regions, which are schools of others too.
    #[must_use]
    pub fn narrowed(&self, reads: impl Fn(UnitId, Option<UnitId>) -> bool) -> Self {
        let own = self.units.iter().filter(|unit| reads(unit.id, unit.school));
        // Of a region they would read a part as if it were the whole.
        let units: Vec<_> = own.map(|unit| UnitName { region: None, ..unit.clone() }).collect();
        let is_of_own = |id: &UnitId| units.iter().any(|unit| unit.id == *id);
        // The small units of a school, together, are read by whoever reads the school.
        let is_own = |code: &str| unit_of(code).is_some_and(|id| is_of_own(&id));
        Self {
            sets: self.sets.iter().map(|set| narrowed_set(set, &is_own)).collect(),
            coverage: self.coverage.iter().filter(|kept| kept.units.iter().all(is_of_own)).cloned().collect(),
            is_narrowed: true,
            units,
            ..self.clone()
        }
    }

    /// The units of which anything is shown, each with its school; small units of a school together as the school.
    pub fn shown_units(&self) -> BTreeSet<(UnitId, Option<UnitId>)> {
        let is_by_unit = |figure: &Figure<'_>| figure.rows().given == Given::Units;
        let mut shown = BTreeSet::new();
        for figure in self.figures().filter(is_by_unit) {
            let (rows, populations) = (figure.rows(), figure.populations());
            for row in 1..rows.codes.len() {
                if populations.iter().any(|who| figure.count(row, 0, *who).is_some()) {
                    shown.extend(unit_of(&rows.codes[row]));
                }
            }
        }
        let school = |id: UnitId| self.units.iter().find(|unit| unit.id == id).and_then(|unit| unit.school);
        shown.into_iter().map(|id| (id, school(id))).collect()
    }
}

/// The unit that a code of the dimension of units is of: itself, or the one above the small ones.
fn unit_of(code: &str) -> Option<UnitId> {
    unit_above(code).unwrap_or(code).parse().ok()
}

fn narrowed_set(set: &SetContent, is_own: &impl Fn(&str) -> bool) -> SetContent {
    let kept: Vec<Vec<usize>> = set.dimensions.iter().map(|dimension| kept(dimension, is_own)).collect();
    let mut narrow = set.clone();
    for (dimension, kept) in narrow.dimensions.iter_mut().zip(&kept) {
        *dimension = with_categories(dimension, kept);
    }
    for (table, layers) in set.tables.iter().zip(&mut narrow.published.tables) {
        let rows = table.rows;
        let down = set.dimensions.get(rows).map(|dimension| dimension.given);
        for layer in layers {
            if down == Some(Given::Units) {
                *layer = layer.picking(&kept[rows]);
            } else if down == Some(Given::Region) {
                *layer = layer.with_rows(|row| row == 0);
            }
        }
    }
    narrow
}

/// The categories that are left: of units the whole and their own, of everything else all.
fn kept(dimension: &DimensionContent, is_own: &impl Fn(&str) -> bool) -> Vec<usize> {
    let all = dimension.codes.iter().enumerate();
    let left = all.filter(|(at, code)| dimension.given != Given::Units || *at == 0 || is_own(code));
    left.map(|(at, _)| at).collect()
}

/// The dimension with these categories alone, each below the nearest that is left.
fn with_categories(dimension: &DimensionContent, kept: &[usize]) -> DimensionContent {
    let place = |category: usize| kept.iter().position(|one| *one == category);
    let above = |category: usize| {
        std::iter::successors(dimension.above[category], |above| dimension.above[*above]).find_map(place)
    };
    DimensionContent {
        codes: kept.iter().map(|category| dimension.codes[*category].clone()).collect(),
        above: kept.iter().map(|category| above(*category)).collect(),
        ..dimension.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use uuid::Uuid;

    use super::{Content, UnitId};

    fn id(number: u128) -> UnitId {
        UnitId::new(Uuid::from_u128(number))
    }

    /// A board with two schools, the first with a team and small ones together.
    fn content() -> Content {
        let (one, team, other) = (id(1), id(2), id(3));
        let json = serde_json::json!({
            "format": 1, "period": "2026-H1", "from": "2026-02-01", "until": "2026-07-31", "number": 1,
            "made_on": "2026-08-29", "reason": null, "thresholds": [5, 5, 10, 1], "cut": "codes", "subjects": [],
            "units": [
                { "id": one, "school": null, "name": "Een", "headcount": 90 },
                { "id": team, "school": one, "name": "Team", "headcount": null },
                { "id": other, "school": null, "name": "Twee", "headcount": 80 },
            ],
            "sets": [{
                "kind": "left",
                "dimensions": [
                    {
                        "given": "units", "is_answer": false,
                        "codes": ["all", one.to_string(), team.to_string(), format!("others:{one}"), other.to_string()],
                        "above": [null, 0, 1, 1, 0],
                    },
                    { "given": "region", "is_answer": false, "codes": ["all", "north"], "above": [null, 0] },
                    { "given": "way", "is_answer": false, "codes": ["all", "own_choice", "retirement"],
                      "above": [null, 0, 0] },
                    { "given": "entry", "is_answer": false, "codes": ["all", "starter"], "above": [null, 0] },
                    { "given": "reasons", "is_answer": true, "codes": ["all", "B1"], "above": [null, 0] },
                ],
                "tables": [
                    { "code": "units", "rows": 0, "columns": null, "most": null },
                    { "code": "region", "rows": 1, "columns": null, "most": null },
                    { "code": "way", "rows": 2, "columns": null, "most": null },
                    { "code": "entry-reasons", "rows": 3, "columns": 4, "most": 3 },
                ],
                "published": { "tables": [
                    [{ "population": "leavers", "width": 1, "counts": [30, 20, 12, 8, 10] }],
                    [{ "population": "leavers", "width": 1, "counts": [30, 30] }],
                    [{ "population": "leavers", "width": 1, "counts": [30, 24, null] }],
                    [{ "population": "answered", "width": 2, "counts": [25, 9, 14, 7] }],
                ] },
            }],
            "days": [],
            "coverage": [
                { "units": [], "due": 30, "held": 20 },
                { "units": [one, team], "due": 20, "held": 15 },
                { "units": [other], "due": 10, "held": 5 },
            ],
        });
        serde_json::from_value(json).expect("a release")
    }

    fn counts(content: &Content, table: usize) -> Vec<Option<u32>> {
        let layer = &content.sets[0].published.tables[table][0];
        (0..layer.height()).map(|row| layer.at(row, 0)).collect()
    }

    #[test]
    fn a_head_reads_of_the_own_school_and_of_the_whole_board() {
        let read = content().narrowed(|unit, school| unit == id(1) || school == Some(id(1)));
        assert_eq!(counts(&read, 0), [Some(30), Some(20), Some(12), Some(8)]);
        assert_eq!(counts(&read, 1), [Some(30), None], "a region has schools of others");
        assert_eq!(read.sets[0].dimensions[0].above, [None, Some(0), Some(1), Some(1)]);
        assert_eq!(read.coverage.iter().map(|kept| kept.units.len()).collect::<Vec<_>>(), [0, 2]);
        let written = serde_json::to_string(&read).expect("JSON");
        assert!(!written.contains(&id(3).to_string()) && !written.contains("Twee"), "{written}");
    }

    #[test]
    fn whoever_reads_a_part_reads_of_the_board_what_whoever_reads_all_reads() {
        let all = content();
        for own in [1, 2] {
            let read = all.narrowed(|unit, _| unit == id(own));
            assert_eq!(counts(&read, 2), [Some(30), Some(24), None], "what is hidden stays hidden");
            let by_entry = read.figure("entry-reasons").expect("reasons by entry");
            assert_eq!(by_entry.count(1, 1, by_entry.who()), Some(7));
            assert_eq!(read.sets[0].published.tables[3], all.sets[0].published.tables[3]);
        }
    }

    #[test]
    fn a_leader_reads_of_the_own_team_and_not_of_the_others_together() {
        let read = content().narrowed(|unit, _| unit == id(2));
        assert_eq!(counts(&read, 0), [Some(30), Some(12)]);
        assert_eq!(read.sets[0].dimensions[0].above, [None, Some(0)], "below the nearest that is left");
        assert_eq!(read.coverage.len(), 1, "a count that is also of others is not theirs");
    }

    #[test]
    fn the_units_that_are_shown_are_those_with_a_number() {
        let mut some = content();
        assert_eq!(some.shown_units(), BTreeSet::from([(id(1), None), (id(2), Some(id(1))), (id(3), None)]));
        // The second school is hidden, and of the first only the small teams together are shown.
        let hidden = serde_json::json!({ "tables": [
            [{ "population": "leavers", "width": 1, "counts": [30, null, null, 8, null] }],
            [{ "population": "leavers", "width": 1, "counts": [30, 30] }],
            [{ "population": "leavers", "width": 1, "counts": [30, 24, null] }],
            [{ "population": "answered", "width": 2, "counts": [25, 9, 14, 7] }],
        ] });
        some.sets[0].published = serde_json::from_value(hidden).expect("as a release is");
        assert_eq!(some.shown_units(), BTreeSet::from([(id(1), None)]));
    }

    #[test]
    fn whoever_reads_all_reads_it_as_it_is() {
        let all = content();
        let kept = all.narrowed(|_, _| true);
        assert_eq!((&kept.units, &kept.coverage), (&all.units, &all.coverage));
        assert_eq!(counts(&kept, 0), counts(&all, 0));
    }
}
