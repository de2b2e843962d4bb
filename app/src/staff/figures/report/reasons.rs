//! Why people leave: ticked, decisive and told, summed up as others do, and where ticked and told differ.

use domain::figures::Share;
use domain::release::{Beyond, Cut, Given, List, Shift, Sides, namings, shifts, shifts_by};
use leptos::prelude::*;
use wording::{Key, key};

use super::parts::counted;
use super::{Part, Report, improve_beyond};
use crate::staff::figures::cells;
use crate::staff::figures::chart::{change, drawn};
use crate::staff::figures::margin::Margin;

/// What is counted of reasons.
pub const REASONS: &[Given] = &[Given::Reasons, Given::Decisive, Given::ToldReasons, Given::ToldDecisive];

pub fn section(report: Report<'_>) -> Part {
    let tables: Vec<_> = REASONS.iter().filter_map(|given| counted(report, *given)).collect();
    let moved: Vec<_> = Sides::ALL.into_iter().filter_map(|sides| shift(report, sides)).collect();
    let sums: Vec<_> = List::ALL.iter().filter_map(|list| summed(report, *list)).collect();
    let sums = (!sums.is_empty()).then(|| {
        view! { <div id=Beyond::Sums.code()>{sums} {improve_beyond(report, Beyond::Sums)}</div> }
    });
    let content = view! { {tables} {moved} {sums} }.into_any();
    Part { id: "reasons", title: key::FIGURES_PART_REASONS, content }
}

/// What it is called where all four stand beside each other.
const fn head_of(given: Given) -> Option<Key> {
    match given {
        Given::Reasons => Some(key::FIGURES_TICKED),
        Given::ToldReasons => Some(key::FIGURES_TOLD),
        _ => None,
    }
}

/// What moved is called, of each two sides.
const fn title_of(sides: Sides) -> Key {
    match sides {
        Sides::Named => key::FIGURES_SHIFT_TITLE,
        Sides::Decisive => key::FIGURES_SHIFT_DECISIVE,
    }
}

/// What was ticked, decisive and told, summed up by one of the lists, and what moved: of the whole board, since a list is
/// there to compare boards with.
fn summed(report: Report<'_>, list: List) -> Option<AnyView> {
    let words = report.words;
    let content = report.content();
    // People who are counted by push factor stand above already, each once in every factor: nothing is summed up.
    let is_told = content.cut == Cut::Codes;
    let margin = Margin::of(content, report.seen, Given::Reasons).filter(|_| is_told)?;
    let is_counted = |given: &Given| Margin::of(content, report.seen, *given).is_some();
    let counted: Vec<Given> = REASONS.iter().copied().filter(is_counted).collect();
    let sides = Sides::ALL.into_iter().filter(|sides| sides.given().iter().all(|given| counted.contains(given)));
    let moved: Vec<(Sides, Vec<Shift>)> = sides.map(|sides| (sides, shifts_by(content, sides, list))).collect();
    let title = words.wording.code("reason-list", list.code());
    let named =
        counted.iter().map(|given| head_of(*given).map_or_else(|| words.given(*given), |head| report.text(head)));
    let heads: Vec<String> = [title.clone()]
        .into_iter()
        .chain(named)
        .chain(moved.iter().map(|(sides, _)| report.text(title_of(*sides))))
        .collect();
    let sums: Vec<Vec<(String, Option<u32>)>> = counted.iter().map(|given| namings(content, *given, list, 0)).collect();
    let rows = sums.first()?.iter().enumerate().map(|(at, (code, _))| {
        let name = words.listed(list, code);
        let numbers = sums.iter().map(|sums| cells::number(words, sums.get(at).and_then(|(_, count)| *count)));
        let slopes = moved.iter().map(|(_, moved)| {
            let found = moved.iter().find(|shift| shift.code == *code);
            found.map_or_else(|| cells::hidden(words), |shift| slope(report, &name, shift))
        });
        let cells = numbers.chain(slopes).collect();
        cells::row(name.clone(), &heads, cells)
    });
    let rows = rows.collect();
    let lead = margin.people(0).map(|people| {
        let said = words.wording.with(key::FIGURES_NAMED_LEAD, [("people", people.into())]);
        view! { <p class="hint">{said}</p> }
    });
    Some(view! { <h3>{title.clone()}</h3> {lead} {cells::table_under_heading(title, &heads, rows)} }.into_any())
}

/// What was ticked beside what was told in talks, reason by reason.
fn shift(report: Report<'_>, sides: Sides) -> Option<AnyView> {
    let words = report.words;
    let heads = [key::FIGURES_REASON, key::FIGURES_TICKED, key::FIGURES_TOLD, key::FIGURES_SHIFT];
    let heads = heads.map(|head| report.text(head));
    let rows: Vec<_> = shifts(report.content(), sides)
        .into_iter()
        .map(|shift| {
            let name = words.code(Given::Reasons, &shift.code);
            let cells = vec![
                words.share(shift.ticked).into_any(),
                words.share(shift.told).into_any(),
                slope(report, &name, &shift),
            ];
            cells::row(name, &heads, cells)
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let title = report.text(title_of(sides));
        let table = cells::table_under_heading(title.clone(), &heads, rows);
        view! { <h3>{title}</h3> <p class="hint">{report.text(key::FIGURES_SHIFT_LEAD)}</p> {table} }.into_any()
    })
}

/// Which way it moved, in words and as a line.
fn slope(report: Report<'_>, name: &str, shift: &Shift) -> AnyView {
    let said = report.text(moved(shift.ticked, shift.told));
    let slope = drawn(change(shift.ticked, shift.told, &format!("{name}: {said}")));
    view! { <span class="figures-shift"><span class="nobreak">{said}</span>{slope}</span> }.into_any()
}

/// Where the shares differ by less than this, in points of a hundred, they are said to be about the same.
const SAME: f64 = 5.0;

fn moved(ticked: Share, told: Share) -> Key {
    let points = 100.0 * (told.part() - ticked.part());
    if points >= SAME {
        key::FIGURES_SHIFT_MORE
    } else if points <= -SAME {
        key::FIGURES_SHIFT_LESS
    } else {
        key::FIGURES_SHIFT_SAME
    }
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::disclosure::Published;
    use domain::release::{Content, Findings, OwnWords, SetContent, SetKind, TableContent};
    use serde_json::json;
    use server::access::FiguresScope;
    use wording::Wording;

    use super::*;
    use crate::staff::figures::made_up;
    use crate::staff::figures::seen::Seen;
    use crate::staff::figures::words::Words;

    /// What was decisive, ticked of sixty people or told of thirty: workload is B1, B4 and C4.
    fn decisive(kind: SetKind, counts: [Option<u32>; 5]) -> SetContent {
        let (given, who, code) = match kind {
            SetKind::Left => ("decisive", "answered", "decisive"),
            SetKind::Told => ("told_decisive", "told", "told-told_decisive"),
        };
        let codes = ["all", "B1", "B4", "C4", "none"];
        let list = json!({ "given": given, "is_answer": true, "codes": codes, "above": [null, 0, 0, 0, 0] });
        let layer = json!({ "population": who, "width": 1, "counts": counts });
        let layer = serde_json::from_value(layer).expect("counts of a list");
        SetContent {
            kind,
            dimensions: vec![serde_json::from_value(list).expect("a list")],
            tables: vec![TableContent { code: code.to_owned(), rows: 0, columns: None, most: None }],
            published: Published { tables: vec![vec![layer]] },
        }
    }

    fn workload(told: [Option<u32>; 5]) -> String {
        let mut content: Content = made_up::content();
        content.sets.push(decisive(SetKind::Left, [Some(60), Some(20), Some(10), Some(6), Some(24)]));
        content.sets.push(decisive(SetKind::Told, told));
        let organisation = made_up::organisation();
        let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content: &content };
        let found = Findings::of(&content, None, &content);
        let seen = Seen(FiguresScope::Board);
        let own = OwnWords::default();
        let report = Report { words, seen: &seen, found: &found, own: &own, improves: false };
        let html = summed(report, List::Han).expect("reasons are counted by code").to_html().replace("<!>", "");
        let row = html.split("<tr>").find(|row| row.contains("werkdruk")).expect("a row of the list");
        row.to_owned()
    }

    #[test]
    fn what_was_decisive_is_summed_up_beside_what_was_told_and_moves() {
        let row = workload([Some(30), Some(9), Some(8), Some(5), Some(8)]);
        assert!(row.contains(">36<") && row.contains(">22<"), "{row}");
        assert!(row.contains("vaker verteld"), "36 of 60, and 22 of 30: {row}");
        // Of the three reasons that were ticked two are not counted here.
        assert_eq!(row.matches("class=\"not-shown\"").count(), 1, "{row}");
    }

    #[test]
    fn one_hidden_part_hides_the_sum_and_what_moved() {
        let row = workload([Some(30), Some(9), None, Some(5), Some(8)]);
        assert!(row.contains(">36<") && !row.contains("class=\"slope\""), "{row}");
        assert_eq!(row.matches("class=\"not-shown\"").count(), 3, "ticked, told to be decisive, what moved: {row}");
    }
}
