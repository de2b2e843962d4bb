//! With how many of those who left a talk was held, per school and team as heads read it; how long the steps took; and
//! how many left of those who work there.

use domain::figures::Share;
use domain::release::{Beyond, Given, Kept, NoTalks, rates};
use leptos::prelude::*;
use wording::key;

use super::{Part, Report, improve_beyond};
use crate::staff::figures::cells;

pub fn section(report: Report<'_>) -> Part {
    let content = view! {
        {held(report)}
        {days(report)}
        {left(report)}
    };
    Part { id: "coverage", title: key::FIGURES_COVERAGE_TITLE, content: content.into_any() }
}

/// A unit's name, as tables have it.
fn unit(report: Report<'_>, code: &str) -> String {
    report.words.code(Given::Units, code)
}

/// Who is counted there, as heads read it: the names of teams, of a school that has teams its people who have none.
fn names(report: Report<'_>, kept: &Kept) -> String {
    let mut names: Vec<String> = kept.codes(report.content()).iter().map(|code| unit(report, code)).collect();
    names.sort();
    names.join(", ")
}

/// Why the release says nothing of how many talks were held; `None` where it does. No number is missing then for the sake
/// of somebody, so that nothing has the mark of what is hidden.
pub fn left_out(report: Report<'_>) -> Option<String> {
    let wording = report.words.wording;
    Some(match report.content().no_talks()? {
        NoTalks::Early(day) => wording.with(key::FIGURES_COVERAGE_EARLY, [("day", wording.date(day).into())]),
        NoTalks::OtherDays => wording.text(key::FIGURES_COVERAGE_OTHER_DAYS),
        NoTalks::NotCounted => wording.text(key::FIGURES_COVERAGE_NONE),
    })
}

/// The counts, or why there are none.
fn held(report: Report<'_>) -> AnyView {
    let (words, content) = (report.words, report.content());
    if let Some(why) = left_out(report) {
        return view! { <p>{why}</p> }.into_any();
    }
    let heads = [key::FIGURES_UNIT, key::FIGURES_DUE, key::FIGURES_HELD].map(|head| report.text(head));
    let rows = content
        .coverage
        .iter()
        .filter(|kept| kept.units.iter().all(|unit| report.seen.sees(content, &unit.to_string())))
        .map(|kept| {
            let name = names(report, kept);
            let share = kept.held.zip(kept.due).map(|(is, of)| Share { is, of });
            let cells = vec![cells::number(words, kept.due), cells::share(words, &name, share)];
            cells::row(name, &heads, cells)
        })
        .collect();
    let table = cells::table(report.text(key::FIGURES_COVERAGE_CAPTION), &heads, rows);
    let lead = report.text(key::FIGURES_COVERAGE_LEAD);
    view! { <p>{lead}</p> {table} {improve_beyond(report, Beyond::Coverage)} }.into_any()
}

fn days(report: Report<'_>) -> AnyView {
    let words = report.words;
    let heads = [key::FIGURES_DAYS_STEP, key::FIGURES_DAYS_MEDIAN].map(|head| report.text(head));
    let rows = report
        .content()
        .days
        .iter()
        .map(|days| {
            let step = words.wording.code("release-step", days.step.code());
            cells::row(step, &heads, vec![cells::number(words, days.median)])
        })
        .collect();
    let table = cells::table(report.text(key::FIGURES_DAYS_CAPTION), &heads, rows);
    view! { <div id=Beyond::Days.code()>{table} {improve_beyond(report, Beyond::Days)}</div> }.into_any()
}

/// Nothing where no headcount is known: without it there is no rate.
fn left(report: Report<'_>) -> Option<AnyView> {
    let (words, content) = (report.words, report.content());
    let heads = [key::FIGURES_UNIT, key::FIGURES_RATE_PEOPLE, key::FIGURES_RATE_LEFT].map(|head| report.text(head));
    let rows: Vec<_> = rates(content)
        .into_iter()
        .filter(|rate| report.seen.sees(content, &rate.unit))
        .map(|rate| {
            let name = unit(report, &rate.unit);
            let share = Share { is: rate.left, of: rate.people };
            let cells = vec![cells::number(words, Some(rate.people)), cells::share(words, &name, Some(share))];
            cells::row(name, &heads, cells)
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let table = cells::table(report.text(key::FIGURES_RATE_CAPTION), &heads, rows);
        view! { <div id=Beyond::Rates.code()>{table} {improve_beyond(report, Beyond::Rates)}</div> }.into_any()
    })
}
