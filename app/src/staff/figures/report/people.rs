//! How many people there are of each unit, or of each row of another table without columns.

use domain::disclosure::Population;
use domain::release::{Figure, Given};
use leptos::prelude::*;
use wording::key;

use super::{Part, Report};
use crate::staff::figures::cells;

/// The units of which several years are shown together: what a release of one year has by unit, it has in every table.
pub fn over_years(report: Report<'_>) -> Option<Part> {
    let content = report.content();
    let figure = content.figure(Given::Units.code()).filter(|_| content.is_pooled())?;
    Some(Part { id: "units", title: key::FIGURES_POOLED_UNITS, content: table(report, figure) })
}

/// How many people there are in each row: who left, was invited, answered.
pub fn table(report: Report<'_>, figure: Figure<'_>) -> AnyView {
    let words = report.words;
    let counted = figure.populations();
    let named = counted.iter().map(|who| {
        report.text(match who {
            Population::Leavers => key::FIGURES_LEFT,
            Population::Invited => key::FIGURES_INVITED,
            Population::Answered => key::FIGURES_ANSWERED,
            Population::Told => key::FIGURES_TOLD_OF,
        })
    });
    let heads: Vec<String> = [report.text(key::FIGURES_OF)].into_iter().chain(named).collect();
    let rows = report
        .seen
        .rows(report.content(), figure.rows())
        .into_iter()
        .map(|row| {
            let cells = counted.iter().map(|who| cells::number(words, figure.count(row, 0, *who))).collect();
            cells::row(words.category(figure.rows(), row), &heads, cells)
        })
        .collect();
    cells::table(words.figure(figure), &heads, rows)
}
