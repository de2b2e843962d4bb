//! Several releases of one period: corrections, and people who are erased.

use domain::disclosure::{Earlier, Figures, Outcome, Published, Thresholds, protect};

use crate::attacker::{Aim, Attacker};
use crate::cases;
use crate::people::{Board, Chance, Person};

/// What happens between two releases, and whether the later one knows of the earlier.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Corrected,
    OnlyErased,
    OnlyErasedAndForgotten,
}

/// A release as it came out, with the people it counted; somebody who is gone keeps the place.
struct Release {
    people: Vec<Option<Person>>,
    figures: Figures,
    published: Published,
}

/// Releases of a period in which people are erased, or corrected as well; refused ones are left out. Says how many were.
fn series(board: &mut Board, chance: &mut Chance, kind: Kind) -> (Vec<Release>, usize) {
    let mut people: Vec<Option<Person>> = board.people.iter().cloned().map(Some).collect();
    let mut releases: Vec<Release> = Vec::new();
    let mut refused = 0;
    for number in 0..2 + chance.below(3) {
        if number > 0 {
            change(board, chance, &mut people, kind != Kind::Corrected);
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
            .filter(|_| kind != Kind::OnlyErasedAndForgotten)
            .map(|(before, (left, joined))| Earlier { published: &before.published, left, joined })
            .collect();
        match protect(&figures, &Thresholds::default(), &earlier) {
            Ok(Outcome::Published(published)) => releases.push(Release { people: people.clone(), figures, published }),
            Ok(Outcome::TooFewChanged) => refused += 1,
            Err(other) => panic!("{other}"),
        }
    }
    (releases, refused)
}

fn change(board: &Board, chance: &mut Chance, people: &mut Vec<Option<Person>>, only_erased: bool) {
    for _ in 0..chance.below(if only_erased { 14 } else { 25 }) {
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
            let goes = only_erased || chance.is(50);
            people[place] = if goes { None } else { Some(board.somebody(chance)) };
        }
        if !only_erased && chance.is(30) {
            people.push(Some(board.somebody(chance)));
        }
    }
}

/// What the attacker finds in these releases, and how many differences were looked at.
fn attack(releases: &[Release], only_erased: bool) -> (Vec<String>, usize) {
    let mut attacker = Attacker::default();
    for (number, release) in releases.iter().enumerate() {
        attacker.read(number, &release.figures, &release.published);
    }
    let mut names: Vec<String> = Vec::new();
    let mut aims: Vec<Aim> = Vec::new();
    // What an earlier release showed is no secret; what happened to it since is looked at below.
    let was_shown: Vec<usize> = (1..releases.len())
        .flat_map(|later| (0..later).map(move |earlier| (earlier, later)))
        .flat_map(|(earlier, later)| attacker.pairs(earlier, later))
        .filter(|(then, _)| attacker.known(*then).is_some())
        .map(|(_, now)| now)
        .collect();
    for count in attacker.hidden().into_iter().filter(|count| !was_shown.contains(count)) {
        names.push(attacker.name(count));
        aims.push(Aim::count(count));
    }
    let counts = aims.len();
    for later in 1..releases.len() {
        for earlier in 0..later {
            if only_erased {
                attacker.knows_that_people_only_went(earlier, later);
            }
            for (then, now) in attacker.pairs(earlier, later) {
                // Hidden both times, nobody can say of how many people a change was; else it may be five numbers.
                let are_hidden = attacker.known(then).is_none() && attacker.known(now).is_none();
                names.push(format!("the change in {}", attacker.name(now)));
                aims.push(Aim::difference(then, now, if are_hidden { 2.0 } else { 5.0 }));
            }
        }
    }
    let differences = aims.len() - counts;
    let found = attacker.pinned(&aims).into_iter().filter(|(aim, least, most)| {
        let nothing_changed = *most < 0.1 && *least > -0.1;
        let were_many = *least > 4.9 || *most < -4.9;
        // Beside one that was hidden both times: somebody went from one of the two, or nobody from this one.
        let is_one_of_two = *least < 0.1 && *least > -0.1 && *most > 0.9;
        *aim < counts || !(nothing_changed || were_many || is_one_of_two)
    });
    (found.map(|(aim, least, most)| format!("{} is {least} to {most}", names[aim])).collect(), differences)
}

/// Attacks so many series; says in how many something was found, with the first of it.
fn attack_all(kind: Kind, first_seed: u64, how_many: u64) -> (usize, String) {
    let (mut releases, mut refused, mut looked, mut shown, mut caught) = (0, 0, 0, 0, 0);
    let mut first = String::new();
    for seed in first_seed..first_seed + how_many {
        let chance = &mut Chance(seed);
        let mut board = Board::some(chance, 5, 100);
        let (came_out, not) = series(&mut board, chance, kind);
        let (found, differences) = attack(&came_out, kind != Kind::Corrected);
        if !found.is_empty() {
            caught += 1;
            if first.is_empty() {
                first = format!("case {seed}: {found:#?}\n{board:?}");
            }
        }
        releases += came_out.len();
        shown += came_out.iter().skip(1).filter(|release| release.published.tables[0][0].at(0, 0).is_some()).count();
        refused += not;
        looked += differences;
    }
    println!(
        "{how_many} series: {releases} releases, {shown} later ones with something shown, {refused} refused, \
         {looked} differences looked at, {caught} series caught"
    );
    (caught, first)
}

#[test]
fn corrections_tell_of_nobody() {
    let (caught, first) = attack_all(Kind::Corrected, 2_000_000, cases(300));
    assert_eq!(caught, 0, "{first}");
}

#[test]
fn whoever_knows_that_people_were_erased_finds_nobody() {
    let (caught, first) = attack_all(Kind::OnlyErased, 3_000_000, cases(70));
    assert_eq!(caught, 0, "{first}");
}

#[test]
fn a_release_that_forgets_the_earlier_ones_is_caught() {
    let (caught, _) = attack_all(Kind::OnlyErasedAndForgotten, 3_000_000, 20);
    assert!(caught > 10, "only {caught} of 20 series are caught");
}
