//! Why people leave: ticked, decisive and told, summed up as others do, and where ticked and told differ.

use domain::figures::Share;
use domain::release::{Cut, Given, List, namings, shifts};
use leptos::prelude::*;
use wording::key;

use super::parts::counted;
use super::{Part, Report};
use crate::staff::figures::cells;
use crate::staff::figures::chart::{change, drawn};
use crate::staff::figures::margin::Margin;

/// What is counted of reasons.
pub const REASONS: &[Given] = &[Given::Reasons, Given::Decisive, Given::ToldReasons, Given::ToldDecisive];

pub fn section(report: Report<'_>) -> Part {
    let tables: Vec<_> = REASONS.iter().filter_map(|given| counted(report, *given)).collect();
    let sums: Vec<_> = List::ALL.iter().filter_map(|list| summed(report, *list)).collect();
    let content = view! { {tables} {shift(report)} {sums} }.into_any();
    Part { id: "reasons", title: key::FIGURES_PART_REASONS, content }
}

/// Namings summed up by one of the lists: of the whole board, since a list is there to compare boards with.
fn summed(report: Report<'_>, list: List) -> Option<AnyView> {
    let words = report.words;
    let content = report.content();
    // People who are counted by push factor stand above already, each once in every factor: nothing is summed up.
    let is_told = content.cut == Cut::Codes;
    let margin = Margin::of(content, report.seen, Given::Reasons).filter(|_| is_told)?;
    let sums = namings(content, list, 0);
    let title = words.wording.code("reason-list", list.code());
    let people = margin.people(0);
    let heads = [title.clone(), report.text(key::FIGURES_NAMED)];
    let rows = sums
        .into_iter()
        .map(|(code, count)| {
            let name = words.listed(list, &code);
            cells::row(name, &heads, vec![cells::number(words, count)])
        })
        .collect();
    let lead = people.map(|people| {
        let said = words.wording.with(key::FIGURES_NAMED_LEAD, [("people", people.into())]);
        view! { <p class="hint">{said}</p> }
    });
    Some(view! { <h3>{title.clone()}</h3> {lead} {cells::table_under_heading(title, &heads, rows)} }.into_any())
}

/// What was ticked beside what was told in talks.
fn shift(report: Report<'_>) -> Option<AnyView> {
    let words = report.words;
    let heads = [key::FIGURES_REASON, key::FIGURES_TICKED, key::FIGURES_TOLD, key::FIGURES_SHIFT];
    let heads = heads.map(|head| report.text(head));
    let rows: Vec<_> = shifts(report.content())
        .into_iter()
        .map(|shift| {
            let name = words.code(Given::Reasons, &shift.code);
            let said = words.wording.text(moved(shift.ticked, shift.told));
            let slope = drawn(change(shift.ticked, shift.told, &format!("{name}: {said}")));
            let cells = vec![
                words.share(shift.ticked).into_any(),
                words.share(shift.told).into_any(),
                view! { <span class="figures-shift"><span class="nobreak">{said}</span>{slope}</span> }.into_any(),
            ];
            cells::row(name, &heads, cells)
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let title = report.text(key::FIGURES_SHIFT_TITLE);
        let table = cells::table_under_heading(title.clone(), &heads, rows);
        view! { <h3>{title}</h3> <p class="hint">{report.text(key::FIGURES_SHIFT_LEAD)}</p> {table} }.into_any()
    })
}

/// Where the shares differ by less than this, in points of a hundred, they are said to be about the same.
const SAME: f64 = 5.0;

fn moved(ticked: Share, told: Share) -> wording::Key {
    let points = 100.0 * (told.part() - ticked.part());
    if points >= SAME {
        key::FIGURES_SHIFT_MORE
    } else if points <= -SAME {
        key::FIGURES_SHIFT_LESS
    } else {
        key::FIGURES_SHIFT_SAME
    }
}
