//! Whole releases against whoever has all their numbers, knows what everybody knows, and has a linear program.

use domain::release::{Before, Census, Changes, Content, Made, NotMade, Person, Plan, SetKind};

use crate::attacker::{Aim, Attacker};
use crate::board::somebody;
use crate::people::Chance;
use crate::{board, cases, heading, known, release};

fn shown(content: &Content, kind: SetKind, code: &str) -> usize {
    let Some(set) = content.sets.iter().find(|set| set.kind == kind) else { return 0 };
    let Some(table) = set.tables.iter().position(|table| table.code == code) else { return 0 };
    let layer = &set.published.tables[table][0];
    let counts = (0..layer.height()).flat_map(|row| (0..layer.width()).map(move |column| layer.at(row, column)));
    counts.flatten().count()
}

#[test]
fn nobody_calculates_a_hidden_count_to_fewer_than_five_values() {
    let (mut hidden, mut of_ways, mut of_decisive) = (0, 0, 0);
    let how_many = cases(6, 200);
    for seed in 0..how_many {
        let (plan, people) = board::some(&mut Chance(seed), if seed % 6 == 5 { 250 } else { 90 });
        let content = release(plan, &people);
        let mut attacker = known::read(&content);
        let left_out = known::left_out(&attacker, &content, 0);
        let counts: Vec<usize> = attacker.hidden().into_iter().filter(|count| !left_out.contains(count)).collect();
        let aims: Vec<Aim> = counts.iter().copied().map(Aim::count).collect();
        let pinned = attacker.pinned(&aims);
        let found: Vec<String> = pinned
            .into_iter()
            .map(|(aim, least, most)| format!("{} is {least} to {most}", attacker.name(counts[aim])))
            .collect();
        assert!(found.is_empty(), "case {seed}: {found:#?}\n{content:?}");
        hidden += counts.len();
        of_ways += usize::from(shown(&content, SetKind::Left, "way") > 1);
        of_decisive += usize::from(shown(&content, SetKind::Left, "decisive") > 1);
    }
    println!(
        "{how_many} releases: {hidden} hidden counts, {of_ways} say how people left, {of_decisive} what was decisive"
    );
}

/// What becomes of the people of a release before the next: some come, some go, some are another; or they only come.
pub fn change(chance: &mut Chance, plan: &Plan, people: &[Person], only_come: bool) -> (Changes, Vec<Person>) {
    let (mut changes, mut now) = (Changes::new(), Vec::new());
    let share = if only_come { 0 } else { 5 + chance.below(20) };
    for person in people {
        let after = if chance.is(share) { chance.is(50).then(|| somebody(chance, plan)) } else { Some(person.clone()) };
        changes.add(Some(&person.codes()), after.as_ref().map(Person::codes).as_ref());
        now.extend(after);
    }
    for _ in 0..6 + chance.below(40) {
        let new = somebody(chance, plan);
        changes.add(None, Some(&new.codes()));
        now.push(new);
    }
    (changes, now)
}

/// What somebody finds who has both releases: counts that were hidden, and changes of a few people.
fn found(attacker: &mut Attacker, (first, second): (&Content, &Content)) -> (Vec<String>, usize) {
    let left_out = [known::left_out(attacker, first, 0), known::left_out(attacker, second, 2)].concat();
    let pairs = [attacker.pairs(0, 2), attacker.pairs(1, 3)].concat();
    let was_shown = |count: &usize| {
        let then = pairs.iter().find(|(_, now)| now == count).map(|(then, _)| *then);
        then.is_some_and(|then| attacker.known(then).is_some())
    };
    let hidden: Vec<usize> =
        attacker.hidden().into_iter().filter(|count| !left_out.contains(count) && !was_shown(count)).collect();
    let pairs: Vec<(usize, usize)> =
        pairs.iter().copied().filter(|(then, now)| !left_out.contains(then) && !left_out.contains(now)).collect();
    let counts = hidden.len();
    let aims: Vec<Aim> = hidden
        .iter()
        .map(|count| Aim::count(*count))
        .chain(pairs.iter().map(|(then, now)| Aim::difference(*then, *now)))
        .collect();
    let pinned = attacker.pinned(&aims);
    // Of nobody, or of enough people: what is true is not known here, so that what may be nobody counts as nobody.
    let is_harmless = |aim: usize, least: f64, most: f64| {
        aim >= counts && ((least < 0.5 && most > -0.5) || least > 4.9 || most < -4.9)
    };
    let say = |(aim, least, most): (usize, f64, f64)| match aim.checked_sub(counts) {
        None => format!("{} is {least} to {most}", attacker.name(hidden[aim])),
        Some(pair) => format!("the change in {} is {least} to {most}", attacker.name(pairs[pair].1)),
    };
    let found = pinned.into_iter().filter(|(aim, least, most)| !is_harmless(*aim, *least, *most));
    (found.map(say).collect(), aims.len())
}

#[test]
fn a_correction_of_a_whole_release_tells_of_nobody() {
    let (mut published, mut by_unit, mut refused, mut looked_at) = (0, 0, 0, 0);
    let how_many = cases(2, 200);
    for seed in 0..how_many {
        let (chance, only_come) = (&mut Chance(seed + 9_000_000), seed % 2 == 0);
        // Larger ones take minutes.
        let (plan, people) = board::some(chance, if seed % 8 < 6 { 40 } else { 200 });
        let first = release(plan.clone(), &people);
        if !first.shows_something() {
            continue;
        }
        let (changes, now) = change(chance, &plan, &people, only_come);
        let mut census = Census::new(plan.following(&first));
        for person in &now {
            census.add(&person.codes());
        }
        let second = match census.make(heading(2), &[Before { content: &first, changes: &changes }]) {
            Ok(Made::Release(content)) => *content,
            // Of somebody new in a team that has no row either.
            Ok(Made::TooFewChanged) | Err(NotMade::NoPlace) => {
                refused += 1;
                continue;
            }
            Err(not_made) => panic!("{not_made}"),
        };
        let mut attacker = known::read(&first);
        known::read_more(&mut attacker, &second, 2);
        if only_come {
            attacker.knows_that_people_only_went(2, 0);
            attacker.knows_that_people_only_went(3, 1);
        }
        let (found, looked) = found(&mut attacker, (&first, &second));
        assert!(found.is_empty(), "case {seed}: {found:#?}\n{first:?}\n{second:?}");
        published += 1;
        by_unit += usize::from(!second.shown_units().is_empty());
        looked_at += looked;
    }
    println!(
        "{how_many} boards: {published} corrections, {by_unit} of them by unit, {refused} refused; {looked_at} numbers looked at"
    );
}
