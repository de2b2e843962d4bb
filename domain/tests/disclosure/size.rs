//! A large board.

use domain::disclosure::{
    Columns, Dimension, Earlier, Figures, Grid, Layer, Nature, Outcome, Population, Published, Table, Thresholds,
    protect, protect_whole,
};

use crate::cases;
use crate::people::Chance;

const REASONS: usize = 30;

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

/// So many people who give three reasons each, in a team.
fn somebody(chance: &mut Chance, team: &mut [u32], people: usize) {
    for _ in 0..people {
        team[0] += 1;
        for reason in 0..3 {
            team[1 + reason * 10 + chance.mostly_small(10)] += 1;
        }
    }
}

/// The dimensions of a board, with by team who left.
fn board(chance: &mut Chance, units: usize) -> (Vec<Dimension>, Vec<Vec<u32>>) {
    let dimensions = dimensions(units);
    let mut leaves: Vec<Vec<u32>> = vec![vec![0; REASONS + 1]; dimensions[0].size()];
    for (row, team) in leaves.iter_mut().enumerate().filter(|(row, _)| dimensions[0].is_leaf(*row)) {
        somebody(chance, team, row % 23);
    }
    (dimensions, leaves)
}

fn first_release(figures: &Figures) -> Published {
    match protect(figures, &Thresholds::default(), &[]) {
        Ok(Outcome::Published(published)) => published,
        other => panic!("a first release is published: {other:?}"),
    }
}

#[test]
fn much_of_a_large_board_is_shown() {
    let units = usize::try_from(cases(100, 400)).expect("few units");
    let (dimensions, leaves) = board(&mut Chance(7), units);
    let published = first_release(&figures(&dimensions, &leaves));
    let layer = &published.tables[0][0];
    let counts = (0..layer.height()).flat_map(|row| (0..layer.width()).map(move |column| layer.at(row, column)));
    let shown = counts.flatten().count();
    println!("{units} units by {REASONS} reasons: {shown} counts shown");
    assert!(shown > 100, "{shown} counts are shown");
}

#[test]
fn a_correction_of_a_large_board_says_the_whole() {
    let units = usize::try_from(cases(100, 400)).expect("few units");
    let chance = &mut Chance(7);
    let (dimensions, mut leaves) = board(chance, units);
    let before = figures(&dimensions, &leaves);
    let first = first_release(&before);
    // A list was left lying: six people more in each of six teams.
    let teams: Vec<usize> = (0..dimensions[0].size()).filter(|row| dimensions[0].is_leaf(*row)).step_by(13).collect();
    for team in &teams[..6] {
        somebody(chance, &mut leaves[*team], 6);
    }
    let now = figures(&dimensions, &leaves);
    let counts = |figures: &Figures, row, column| figures.tables()[0].layers[0].counts.at(row, column);
    let (height, width) = (dimensions[0].size(), REASONS + 1);
    let grids = |count: &dyn Fn(usize, usize) -> u32| vec![vec![Grid::counting(height, width, count)]];
    let left = grids(&|_, _| 0);
    let joined = grids(&|row, column| counts(&now, row, column) - counts(&before, row, column));
    let earlier = [Earlier { published: &first, left: &left, joined: &joined }];
    let second = match protect_whole(&now, 0, &Thresholds::default(), &earlier) {
        Ok(Outcome::Published(published)) => published,
        other => panic!("the whole can be said: {other:?}"),
    };
    let layer = &second.tables[0][0];
    let shown = (1..width).filter(|column| layer.at(0, *column).is_some()).count();
    println!("{units} units: a correction says {shown} of {REASONS} reasons");
    assert_eq!(layer.at(0, 0), Some(counts(&now, 0, 0)));
    assert!((1..height).all(|row| (0..width).all(|column| layer.at(row, column).is_none())), "nothing by unit");
    assert!(shown >= 5, "{shown} reasons are shown");
}
