//! A large board.

use std::time::Instant;

use domain::disclosure::{
    Columns, Dimension, Earlier, Figures, Grid, Layer, Nature, Outcome, Population, Published, Table, Thresholds,
    protect,
};

use crate::cases;
use crate::people::Chance;

const REASONS: usize = 30;

/// How many units and releases: tests are not optimised, and a large board is looked at with `--deep` (or with
/// `cargo test --release`, where 400 units and ten releases take little more than a second).
fn size() -> (usize, usize) {
    if cfg!(debug_assertions) && cases(1) == 1 { (100, 5) } else { (400, 10) }
}

/// Units in schools of nine teams, and thirty reasons.
fn dimensions(at_least: usize) -> Vec<Dimension> {
    let mut units = Dimension::new(Nature::Fact, "board");
    while units.size() < at_least {
        let school = units.add(0, "school");
        for _ in 0..9 {
            units.add(school, "team");
        }
    }
    vec![units, Dimension::list(Nature::Answer, "reasons", (0..REASONS).map(|reason| reason.to_string()))]
}

fn figures(dimensions: &[Dimension], leaves: &[Vec<u32>]) -> Figures {
    let counts = Grid::adding_up(&dimensions[0], REASONS + 1, |row, column| leaves[row][column]);
    let table = Table {
        name: "reasons by unit".into(),
        rows: 0,
        columns: Columns::Several { dimension: 1, most: 3 },
        about_reasons: true,
        layers: vec![Layer { population: Population::Answered, counts }],
    };
    Figures::new(dimensions.to_vec(), vec![table]).expect("they add up")
}

#[test]
fn ten_releases_of_a_large_board_take_no_time() {
    let (units, releases) = size();
    let chance = &mut Chance(7);
    let dimensions = dimensions(units);
    let mut leaves: Vec<Vec<u32>> = vec![vec![0; REASONS + 1]; dimensions[0].size()];
    let mut name = |people: &mut Vec<u32>, how_many: usize| {
        for _ in 0..how_many {
            people[0] += 1;
            for reason in 0..3 {
                people[1 + reason * 10 + chance.mostly_small(10)] += 1;
            }
        }
    };
    for (row, people) in leaves.iter_mut().enumerate().filter(|(row, _)| dimensions[0].is_leaf(*row)) {
        name(people, row % 23);
    }
    let mut earlier: Vec<(Published, Vec<Vec<u32>>)> = Vec::new();
    let begin = Instant::now();
    for release in 0..releases {
        if release > 0 {
            // Some teams at a time, of whom more answered than were known.
            for row in [7, 8, 9, 18, 19, 20] {
                name(&mut leaves[(row + release * 40) % units], 6);
            }
        }
        let figures = figures(&dimensions, &leaves);
        let nobody = vec![vec![Grid::counting(dimensions[0].size(), REASONS + 1, |_, _| 0)]];
        let joined: Vec<Vec<Vec<Grid>>> = earlier
            .iter()
            .map(|(_, then)| {
                let came = |row: usize, column: usize| leaves[row][column] - then[row][column];
                vec![vec![Grid::adding_up(&dimensions[0], REASONS + 1, came)]]
            })
            .collect();
        let before: Vec<Earlier<'_>> = earlier
            .iter()
            .zip(&joined)
            .map(|((published, _), joined)| Earlier { published, left: &nobody, joined })
            .collect();
        match protect(&figures, &Thresholds::default(), &before) {
            Ok(Outcome::Published(published)) => earlier.push((published, leaves.clone())),
            other => panic!("release {release}: {other:?}"),
        }
    }
    let took = begin.elapsed();
    let shown = |published: &Published| {
        let layer = &published.tables[0][0];
        (0..layer.height())
            .flat_map(|row| (0..layer.width()).map(move |column| layer.at(row, column)))
            .flatten()
            .count()
    };
    let shown: Vec<usize> = earlier.iter().map(|(published, _)| shown(published)).collect();
    println!("{releases} releases of {units} units by {REASONS} reasons took {took:?}; counts shown: {shown:?}");
    assert!(shown.iter().all(|shown| *shown > 100), "{shown:?}");
    // Thirty times what it takes, since machines differ.
    assert!(took.as_secs() < 60, "{took:?}");
}
