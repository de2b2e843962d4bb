//! One release.

use domain::disclosure::{Effort, Outcome, Published, Thresholds, protect_with};

use crate::attacker::{Aim, Attacker};
use crate::cases;
use crate::people::{Board, Chance};

/// Every third board has thresholds of its own.
fn published(seed: u64, board: &Board, effort: Effort) -> Published {
    let raised = Thresholds::raised(8, 6, 12, 2).expect("higher than promised");
    let thresholds = if seed.is_multiple_of(3) { raised } else { Thresholds::default() };
    match protect_with(&board.figures(), &thresholds, &[], effort) {
        Ok(Outcome::Published(published)) => published,
        other => panic!("a first release is published: {other:?}"),
    }
}

fn attack(board: &Board, published: &Published) -> Vec<String> {
    let mut attacker = Attacker::default();
    attacker.read(0, &board.figures(), published);
    let hidden = attacker.hidden();
    let aims: Vec<Aim> = hidden.iter().copied().map(Aim::count).collect();
    let pinned = attacker.pinned(&aims);
    let say = |(aim, least, most): (usize, f64, f64)| format!("{} is {least} to {most}", attacker.name(hidden[aim]));
    pinned.into_iter().map(say).collect()
}

fn hidden(published: &Published) -> (usize, usize) {
    let mut counts = (0, 0);
    for layer in published.tables.iter().flatten() {
        for row in 0..layer.height() {
            for column in 0..layer.width() {
                counts.1 += 1;
                counts.0 += usize::from(layer.at(row, column).is_none());
            }
        }
    }
    counts
}

#[test]
fn no_hidden_count_is_pinned_to_fewer_than_five_values() {
    let (mut all, mut hid, mut primary_only) = (0, 0, 0);
    let how_many = cases(150, 8000);
    for seed in 0..how_many {
        let board = Board::some(&mut Chance(seed), 8, 120);
        let published = published(seed, &board, Effort::Full);
        let found = attack(&board, &published);
        assert!(found.is_empty(), "case {seed}: {found:?}\n{board:?}\n{published:?}");
        let (is_hidden, of) = hidden(&published);
        all += of;
        hid += is_hidden;
        primary_only += hidden(&self::published(seed, &board, Effort::PrimaryOnly)).0;
    }
    println!("{how_many} cases: of {all} counts {hid} hidden, {primary_only} of them for their own sake");
}

#[test]
fn whoever_hides_nothing_for_others_is_caught() {
    let caught = (0..30).filter(|seed| {
        let board = Board::some(&mut Chance(*seed), 8, 120);
        !attack(&board, &published(*seed, &board, Effort::PrimaryOnly)).is_empty()
    });
    let caught = caught.count();
    println!("{caught} of 30 cases are caught without what is hidden for others");
    assert!(caught > 18, "only {caught} of 30 cases are caught");
}
