//! Whole releases against whoever has all their numbers, knows what everybody knows, and has a linear program.

use domain::release::{Content, SetKind};

use crate::attacker::Aim;
use crate::people::Chance;
use crate::{board, cases, known, release};

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
        let left_out = known::left_out(&attacker, &content);
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
