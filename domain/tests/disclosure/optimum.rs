//! How much more is hidden than would have to be: against the fewest, found by trying all.

use domain::disclosure::{Effort, Outcome, Published, Thresholds, protect_with};

use crate::attacker::Attacker;
use crate::cases;
use crate::people::{Board, Chance};

/// Cases with more counts to choose from, or more to hide, take too long to try all.
const MOST_CANDIDATES: usize = 18;
const MOST_HIDDEN: usize = 5;

fn read(board: &Board, effort: Effort) -> Attacker {
    let published: Published = match protect_with(&board.figures(), &Thresholds::default(), &[], effort) {
        Ok(Outcome::Published(published)) => published,
        other => panic!("a first release is published: {other:?}"),
    };
    let mut attacker = Attacker::default();
    attacker.read(0, &board.figures(), &published);
    attacker
}

/// The fewest counts, below `limit`, that make it safe if they are hidden beside the primary ones.
fn fewest(primary: &mut Attacker, limit: usize) -> usize {
    let candidates = candidates(primary);
    (0..limit).find(|size| choose(primary, &candidates, *size, &mut Vec::new())).unwrap_or(limit)
}

/// The whole is not given up to show its parts: it is what a release is read for.
fn candidates(primary: &Attacker) -> Vec<usize> {
    primary.shown().into_iter().filter(|count| !primary.is_the_whole(*count)).collect()
}

fn choose(attacker: &mut Attacker, rest: &[usize], size: usize, chosen: &mut Vec<usize>) -> bool {
    if size == 0 {
        return attacker.is_safe_without(chosen);
    }
    for (index, candidate) in rest.iter().enumerate() {
        chosen.push(*candidate);
        let found = choose(attacker, &rest[index + 1..], size - 1, chosen);
        chosen.pop();
        if found {
            return true;
        }
    }
    false
}

#[test]
fn hardly_more_is_hidden_than_has_to_be() {
    let (mut compared, mut own, mut best, mut ratios) = (0, 0, 0, 0.0);
    for seed in 0..cases(100, 1500) {
        let board = Board::some(&mut Chance(seed + 1_000_000), 5, 120);
        let mut primary = read(&board, Effort::PrimaryOnly);
        let full = read(&board, Effort::Full);
        let ours = full.hidden().len() - primary.hidden().len();
        if ours == 0 || ours > MOST_HIDDEN || candidates(&primary).len() > MOST_CANDIDATES {
            continue;
        }
        let fewest = fewest(&mut primary, ours);
        assert!(fewest > 0, "case {seed}: nothing had to be hidden beside the primary ones");
        compared += 1;
        own += ours;
        best += fewest;
        ratios += ours as f64 / fewest as f64;
    }
    let mean = ratios / f64::from(compared);
    println!("{compared} small cases: {own} counts hidden for others, {best} at the least, {mean:.2} times on average");
    assert!(compared > 15, "only {compared} cases are small enough");
    assert!(mean <= 1.3, "{mean:.2} times as many are hidden as have to be");
}
