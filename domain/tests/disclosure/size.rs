//! A large board.

use domain::disclosure::{
    Columns, Dimension, Figures, Grid, Layer, Nature, Outcome, Population, Published, Table, Thresholds, protect,
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

#[test]
fn much_of_a_large_board_is_shown() {
    let units = usize::try_from(cases(100, 400)).expect("few units");
    let chance = &mut Chance(7);
    let dimensions = dimensions(units);
    let mut leaves: Vec<Vec<u32>> = vec![vec![0; REASONS + 1]; dimensions[0].size()];
    for (row, people) in leaves.iter_mut().enumerate().filter(|(row, _)| dimensions[0].is_leaf(*row)) {
        for _ in 0..row % 23 {
            people[0] += 1;
            for reason in 0..3 {
                people[1 + reason * 10 + chance.mostly_small(10)] += 1;
            }
        }
    }
    let published: Published = match protect(&figures(&dimensions, &leaves), &Thresholds::default(), &[]) {
        Ok(Outcome::Published(published)) => published,
        other => panic!("a first release is published: {other:?}"),
    };
    let layer = &published.tables[0][0];
    let counts = (0..layer.height()).flat_map(|row| (0..layer.width()).map(move |column| layer.at(row, column)));
    let shown = counts.flatten().count();
    println!("{units} units by {REASONS} reasons: {shown} counts shown");
    assert!(shown > 100, "{shown} counts are shown");
}
