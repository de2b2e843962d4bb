//! How much more is hidden than would have to be: against the fewest, found by trying all.

use domain::disclosure::{Effort, Outcome, Published, Thresholds, protect_with};

use crate::attacker::Attacker;
use crate::cases;
use crate::people::{Board, Chance};

/// Cases with more counts to choose from take too long to try all. How many are hidden is deliberately no reason to leave
/// one out: those in which much is hidden for others would be missing.
const MOST_CANDIDATES: usize = 18;

fn read(board: &Board, effort: Effort) -> Attacker {
    let published: Published = match protect_with(&board.figures(), &Thresholds::default(), &[], effort) {
        Ok(Outcome::Published(published)) => published,
        other => panic!("a first release is published: {other:?}"),
    };
    let mut attacker = Attacker::default();
    attacker.read(0, &board.figures(), &published);
    attacker
}

/// The fewest counts that make it safe if they are hidden beside the primary ones, up to `limit`; `None` where none do.
fn fewest(primary: &mut Attacker, candidates: &[usize], limit: usize) -> Option<usize> {
    (0..=limit).find(|size| can_be_safe(primary, candidates, &mut Vec::new(), &mut Vec::new(), *size))
}

/// The whole is not given up to show its parts: it is what a release is read for.
fn candidates(primary: &Attacker) -> Vec<usize> {
    primary.shown().into_iter().filter(|count| !primary.is_the_whole(*count)).collect()
}

/// Whether it is safe with these hidden and `more` others at the most, none of them of `left_out`.
///
/// Hiding more never takes room from what is hidden. So all are hidden with which a count stays pinned, one after the
/// other, and whatever makes it safe hides one of the rest: these alone are tried.
fn can_be_safe(
    attacker: &mut Attacker,
    candidates: &[usize],
    chosen: &mut Vec<usize>,
    left_out: &mut Vec<usize>,
    more: usize,
) -> bool {
    let Some(pinned) = attacker.pinned_without(chosen) else { return true };
    if more == 0 {
        return false;
    }
    let (mut hidden, mut rest) = (chosen.clone(), Vec::new());
    for candidate in candidates.iter().filter(|one| !chosen.contains(one) && !left_out.contains(one)) {
        hidden.push(*candidate);
        if !attacker.is_pinned_without(pinned, &hidden) {
            hidden.pop();
            rest.push(*candidate);
        }
    }
    let before = left_out.len();
    let mut is_safe = false;
    for candidate in rest {
        chosen.push(candidate);
        is_safe = can_be_safe(attacker, candidates, chosen, left_out, more - 1);
        chosen.pop();
        if is_safe {
            break;
        }
        // Whatever hides it was tried.
        left_out.push(candidate);
    }
    left_out.truncate(before);
    is_safe
}

#[test]
fn hardly_more_is_hidden_than_has_to_be() {
    let (mut compared, mut own, mut best, mut ratios) = (0, 0, 0, 0.0);
    for seed in 0..cases(100, 1500) {
        let board = Board::some(&mut Chance(seed + 1_000_000), 5, 120);
        let mut primary = read(&board, Effort::PrimaryOnly);
        let full = read(&board, Effort::Full);
        let ours = full.hidden().len() - primary.hidden().len();
        let candidates = candidates(&primary);
        if ours == 0 || candidates.len() > MOST_CANDIDATES {
            continue;
        }
        // Where only hiding the whole helps, there is nothing to choose.
        let Some(fewest) = fewest(&mut primary, &candidates, ours.min(candidates.len())) else { continue };
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
