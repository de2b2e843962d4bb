//! Several releases of one period: corrections, and people who are erased.

use domain::disclosure::{Earlier, Effort, Figures, Outcome, Published, Thresholds, protect_whole, protect_with};

use crate::attacker::{Aim, Attacker};
use crate::cases;
use crate::people::{Board, Chance, Person, UNIT};

/// What happens between two releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// People are corrected, go and come.
    Corrected,
    /// People only go, and the attacker knows that.
    OnlyErased,
    /// People only come, and the attacker knows that.
    OnlyAdded,
}

/// Whether a release knows of those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Memory {
    Kept,
    /// After the first one, releases are of the whole board alone.
    Whole,
    /// Each earlier release is known by itself, and not what all of them say together.
    Apart,
    Lost,
}

/// A release as it came out, with the people it counted; somebody who is gone keeps the place.
struct Release {
    people: Vec<Option<Person>>,
    figures: Figures,
    published: Published,
}

/// What became of the releases that were to follow a first one that showed something.
#[derive(Default)]
struct Tally {
    first: usize,
    tried: usize,
    published: usize,
    show_nothing: usize,
    refused: usize,
    /// Counts that the release before showed, and those of them that are still shown.
    shown_before: usize,
    still_shown: usize,
    looked_at: usize,
    caught: usize,
}

/// Releases of a period; refused ones are left out.
fn series(board: &mut Board, chance: &mut Chance, kind: Kind, memory: Memory, tally: &mut Tally) -> Vec<Release> {
    let mut people: Vec<Option<Person>> = board.people.iter().cloned().map(Some).collect();
    let mut releases: Vec<Release> = Vec::new();
    for number in 0..2 + chance.below(3) {
        if number > 0 {
            change(board, chance, &mut people, kind);
        }
        board.people = people.iter().flatten().cloned().collect();
        let figures = board.figures();
        let changes: Vec<_> = releases
            .iter()
            .map(|before| {
                let empty = std::iter::repeat(&None);
                let pairs: Vec<_> = people
                    .iter()
                    .zip(before.people.iter().chain(empty))
                    .map(|(now, then)| (now.clone(), then.clone()))
                    .collect();
                let turned: Vec<_> = pairs.iter().map(|(now, then)| (then.clone(), now.clone())).collect();
                (board.only_first(&turned), board.only_first(&pairs))
            })
            .collect();
        let earlier: Vec<Earlier<'_>> = releases
            .iter()
            .zip(&changes)
            .filter(|_| memory != Memory::Lost)
            .map(|(before, (left, joined))| Earlier { published: &before.published, left, joined })
            .collect();
        let effort = if memory == Memory::Apart { Effort::PairByPair } else { Effort::Full };
        let thresholds = Thresholds::default();
        let outcome = if memory == Memory::Whole && number > 0 {
            protect_whole(&figures, UNIT, &thresholds, &earlier)
        } else {
            protect_with(&figures, &thresholds, &earlier, effort)
        };
        let outcome = outcome.expect("the same tables");
        match (releases.last().map(|before| shown(&before.published)), &outcome) {
            (None, Outcome::Published(published)) => tally.first += usize::from(shown(published) > 0),
            (None | Some(0), _) => {}
            (Some(before), Outcome::Published(published)) => {
                tally.tried += 1;
                tally.published += 1;
                tally.show_nothing += usize::from(shown(published) == 0);
                tally.shown_before += before;
                tally.still_shown += shown(published);
            }
            (Some(_), Outcome::TooFewChanged) => {
                tally.tried += 1;
                tally.refused += 1;
            }
        }
        if let Outcome::Published(published) = outcome {
            releases.push(Release { people: people.clone(), figures, published });
        }
    }
    releases
}

fn shown(published: &Published) -> usize {
    let counts = published.tables.iter().flatten().flat_map(|layer| {
        (0..layer.height()).flat_map(move |row| (0..layer.width()).map(move |column| layer.at(row, column)))
    });
    counts.flatten().count()
}

fn change(board: &Board, chance: &mut Chance, people: &mut Vec<Option<Person>>, kind: Kind) {
    for _ in 0..chance.below(if kind == Kind::Corrected { 25 } else { 14 }) {
        if kind == Kind::OnlyAdded {
            let somebody = board.somebody(chance);
            for _ in 0..1 + chance.below(4) {
                let other = board.somebody(chance);
                people.push(Some(Person { unit: somebody.unit, ..other }));
            }
            continue;
        }
        let place = chance.below(people.len());
        let mut near: Vec<usize> = vec![place];
        if chance.is(60)
            && let Some(person) = people[place].clone()
        {
            let colleagues =
                (0..people.len()).filter(|other| people[*other].as_ref().is_some_and(|it| it.unit == person.unit));
            near = colleagues.take(chance.below(7)).collect();
        }
        for place in near {
            let goes = kind == Kind::OnlyErased || chance.is(50);
            people[place] = if goes { None } else { Some(board.somebody(chance)) };
        }
        if kind == Kind::Corrected && chance.is(30) {
            people.push(Some(board.somebody(chance)));
        }
    }
}

/// What the attacker finds in these releases, and how many changes were looked at.
fn attack(releases: &[Release], kind: Kind) -> (Vec<String>, usize) {
    let (mut attacker, mut truth) = (Attacker::default(), Attacker::default());
    for (number, release) in releases.iter().enumerate() {
        attacker.read(number, &release.figures, &release.published);
        truth.read_the_truth(number, &release.figures);
    }
    // With what each is in truth.
    let mut names: Vec<(String, f64)> = Vec::new();
    let mut aims: Vec<Aim> = Vec::new();
    // What an earlier release showed is no secret; what happened to it since is looked at below.
    let was_shown: Vec<usize> = (1..releases.len())
        .flat_map(|later| (0..later).map(move |earlier| (earlier, later)))
        .flat_map(|(earlier, later)| attacker.pairs(earlier, later))
        .filter(|(then, _)| attacker.known(*then).is_some())
        .map(|(_, now)| now)
        .collect();
    let is = |count: usize| truth.known(count).expect("the truth is whole");
    for count in attacker.hidden().into_iter().filter(|count| !was_shown.contains(count)) {
        names.push((attacker.name(count), is(count)));
        aims.push(Aim::count(count));
    }
    let counts = aims.len();
    for later in 1..releases.len() {
        for earlier in 0..later {
            match kind {
                Kind::Corrected => {}
                Kind::OnlyErased => attacker.knows_that_people_only_went(earlier, later),
                Kind::OnlyAdded => attacker.knows_that_people_only_went(later, earlier),
            }
            for (then, now) in attacker.pairs(earlier, later) {
                names.push((format!("the change in {}", attacker.name(now)), is(then) - is(now)));
                aims.push(Aim::difference(then, now));
            }
        }
    }
    let differences = aims.len() - counts;
    // Of a change in truth, the attacker learns no number of people, or that they are as many as may be shown. Only where
    // nothing changed may that be known (docs/figures.md says why).
    let is_harmless =
        |aim: usize, least: f64, most: f64| aim >= counts && (names[aim].1 == 0.0 || least > 4.9 || most < -4.9);
    let found = attacker.pinned(&aims).into_iter().filter(|(aim, least, most)| !is_harmless(*aim, *least, *most));
    let say = |(aim, least, most): (usize, f64, f64)| {
        format!("{} is {least} to {most}, in truth {}", names[aim].0, names[aim].1)
    };
    (found.map(say).collect(), differences)
}

/// Attacks so many series; says what became of the releases, and the first that was found.
fn attack_all(kind: Kind, memory: Memory, first_seed: u64, how_many: u64) -> (Tally, String) {
    let mut tally = Tally::default();
    let mut first = String::new();
    for seed in first_seed..first_seed + how_many {
        let chance = &mut Chance(seed);
        let mut board = Board::some(chance, 5, 100);
        let came_out = series(&mut board, chance, kind, memory, &mut tally);
        let (found, differences) = attack(&came_out, kind);
        tally.looked_at += differences;
        if !found.is_empty() {
            tally.caught += 1;
            if first.is_empty() {
                first = format!("case {seed}: {found:#?}\n{board:?}");
            }
        }
    }
    println!(
        "{kind:?}, {memory:?}, {how_many} series: {} first releases show something; of {} further ones {} refused, {} published, \
         {} of these show nothing; of {} counts shown before {} still are; {} changes looked at; {} series caught",
        tally.first,
        tally.tried,
        tally.refused,
        tally.published,
        tally.show_nothing,
        tally.shown_before,
        tally.still_shown,
        tally.looked_at,
        tally.caught
    );
    (tally, first)
}

#[test]
fn corrections_tell_of_nobody() {
    let (tally, first) = attack_all(Kind::Corrected, Memory::Kept, 2_000_000, cases(30, 2000));
    assert_eq!(tally.caught, 0, "{first}");
}

#[test]
fn corrections_of_the_whole_board_alone_tell_of_nobody() {
    let (tally, first) = attack_all(Kind::Corrected, Memory::Whole, 5_000_000, cases(20, 1500));
    assert_eq!(tally.caught, 0, "{first}");
    assert!(tally.published > 0, "none comes out");
    let (tally, first) = attack_all(Kind::OnlyAdded, Memory::Whole, 6_000_000, cases(15, 1000));
    assert_eq!(tally.caught, 0, "{first}");
    assert!(tally.published > 0, "none comes out");
}

#[test]
fn whoever_knows_that_people_were_erased_finds_nobody() {
    let (tally, first) = attack_all(Kind::OnlyErased, Memory::Kept, 3_000_000, cases(14, 1000));
    assert_eq!(tally.caught, 0, "{first}");
}

#[test]
fn whoever_knows_that_people_only_came_finds_nobody() {
    let (tally, first) = attack_all(Kind::OnlyAdded, Memory::Kept, 4_000_000, cases(8, 1000));
    assert_eq!(tally.caught, 0, "{first}");
}

#[test]
fn releases_that_are_looked_at_apart_are_caught() {
    let how_many = cases(10, 70);
    let (tally, _) = attack_all(Kind::OnlyAdded, Memory::Apart, 4_000_000, how_many);
    assert!(tally.caught as u64 * 10 >= how_many, "only {} of {how_many} series are caught", tally.caught);
}

#[test]
fn a_release_that_forgets_the_earlier_ones_is_caught() {
    let how_many = cases(5, 20);
    let (tally, _) = attack_all(Kind::OnlyErased, Memory::Lost, 3_000_000, how_many);
    assert!(tally.caught as u64 * 2 >= how_many, "only {} of {how_many} series are caught", tally.caught);
}
