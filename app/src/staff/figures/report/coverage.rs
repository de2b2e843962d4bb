//! With whom a talk was held of those with whom one was due, per school and team; how long the steps took; and how many
//! left of those who work there.

use domain::figures::Share;
use domain::release::rates;
use leptos::prelude::*;
use wording::key;

use super::{Report, part};
use crate::staff::figures::cells;

pub fn section(report: Report<'_>) -> AnyView {
    let content = view! {
        <p>{report.text(key::FIGURES_COVERAGE_LEAD)}</p>
        {held(report)}
        {days(report)}
        {left(report)}
    };
    part(report, "coverage", key::FIGURES_COVERAGE_TITLE, content)
}

/// A unit's name, as tables have it.
fn unit(report: Report<'_>, code: &str) -> String {
    report.words.code(domain::release::Given::Units, code)
}

fn held(report: Report<'_>) -> AnyView {
    let (words, content) = (report.words, report.content());
    let heads = [key::FIGURES_UNIT, key::FIGURES_DUE, key::FIGURES_HELD].map(|head| report.text(head));
    let rows = content
        .coverage
        .iter()
        .filter(|kept| report.seen.sees(content, &kept.unit))
        .map(|kept| {
            let name = unit(report, &kept.unit);
            let share = kept.held.zip(kept.due).map(|(is, of)| Share { is, of });
            let cells = vec![cells::number(words, kept.due), cells::share(words, &name, share)];
            cells::row(name, &heads, cells)
        })
        .collect();
    cells::table(report.text(key::FIGURES_COVERAGE_CAPTION), &heads, rows)
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
    cells::table(report.text(key::FIGURES_DAYS_CAPTION), &heads, rows)
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
    (!rows.is_empty()).then(|| cells::table(report.text(key::FIGURES_RATE_CAPTION), &heads, rows))
}
