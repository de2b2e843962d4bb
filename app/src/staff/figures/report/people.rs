//! How many people there are of each unit, or of each row of another table without columns.

use domain::disclosure::Population;
use domain::release::{Figure, Given};
use leptos::prelude::*;
use wording::key;

use super::{Part, Report, improve};
use crate::staff::figures::cells;

/// The units of which several years are shown together: what a release of one year has by unit, it has in every table.
pub fn over_years(report: Report<'_>) -> Option<Part> {
    let content = report.content();
    let figure = content.figure(Given::Units.code()).filter(|_| content.is_pooled())?;
    let improve = improve(report, figure.code(), &report.words.figure(figure));
    let content = view! { {table(report, figure)} {improve} }.into_any();
    Some(Part { id: "units", title: key::FIGURES_POOLED_UNITS, content })
}

/// What people of each kind are called above their numbers.
pub fn heads(report: Report<'_>, counted: &[Population]) -> Vec<String> {
    let named = counted.iter().map(|who| match who {
        Population::Leavers => key::FIGURES_LEFT,
        Population::Invited => key::FIGURES_INVITED,
        Population::Answered => key::FIGURES_ANSWERED,
        Population::Told => key::FIGURES_TOLD_OF,
    });
    named.map(|head| report.text(head)).collect()
}

/// How many people there are in each row: who left, was invited, answered.
pub fn table(report: Report<'_>, figure: Figure<'_>) -> AnyView {
    table_of(report, figure, |row| report.words.category(figure.rows(), row).into_any())
}

/// The same with what each row is called.
pub fn table_of(report: Report<'_>, figure: Figure<'_>, name: impl Fn(usize) -> AnyView) -> AnyView {
    let words = report.words;
    let counted = figure.populations();
    let heads: Vec<String> = [report.text(key::FIGURES_OF)].into_iter().chain(heads(report, &counted)).collect();
    let rows = report
        .seen
        .rows(report.content(), figure.rows())
        .into_iter()
        .map(|row| {
            let cells = counted.iter().map(|who| cells::number(words, figure.count(row, 0, *who))).collect();
            cells::row(name(row), &heads, cells)
        })
        .collect();
    cells::table(words.figure(figure), &heads, rows)
}
