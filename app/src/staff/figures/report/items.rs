//! The items with five steps: how the answers lie, and the mean where all of them are shown.

use domain::figures::Share;
use domain::questionnaire::Agreement;
use domain::release::Given;
use leptos::prelude::*;
use wording::key;

use super::{Report, more, part};
use crate::staff::figures::cells;
use crate::staff::figures::chart::{drawn, steps};
use crate::staff::figures::margin::Margin;

/// The items with five steps.
pub const ITEMS: &[Given] = &[
    Given::Enjoyment,
    Given::OwnWay,
    Given::ShowAbility,
    Given::WorkloadSustainable,
    Given::Growth,
    Given::Belonging,
    Given::LeaderSupport,
    Given::BehaviourSupport,
    Given::SpeakUp,
    Given::Induction,
    Given::DepartureHandled,
];

/// The five steps, from one end to the other.
pub const STEPS: [Agreement; 5] =
    [Agreement::StronglyDisagree, Agreement::Disagree, Agreement::Neither, Agreement::Agree, Agreement::StronglyAgree];

pub fn section(report: Report<'_>) -> Option<AnyView> {
    let tables: Vec<_> = ITEMS.iter().filter_map(|given| item(report, *given)).collect();
    (!tables.is_empty()).then(|| {
        let content = view! { <p>{report.text(key::FIGURES_ITEMS_LEAD)}</p> {tables} };
        part(report, "items", key::FIGURES_PART_ITEMS, content)
    })
}

/// One item: a row for each unit that the report is about.
fn item(report: Report<'_>, given: Given) -> Option<AnyView> {
    let words = report.words;
    let mut margin = Margin::of(report.content(), report.seen, given)?;
    // How people were guided at the start is counted by how they began.
    if margin.figure.rows().given != Given::Units {
        margin = Margin::across(margin.figure, report.seen.rows(report.content(), margin.figure.rows()));
    }
    let title = words.given(given);
    let question = words.question(given).map(|question| view! { <p class="hint">{question}</p> });
    let heads = heads(report);
    let rows = margin
        .rows
        .iter()
        .map(|row| {
            let who = if margin.rows.len() == 1 {
                report.text(key::FIGURES_WHOLE_BOARD)
            } else {
                words.category(margin.figure.rows(), *row)
            };
            cells::row(who, &heads, cells_of(report, &margin, *row))
        })
        .collect();
    let table = cells::table(title.clone(), &heads, rows);
    let link = more(report, margin.figure.code(), &title);
    Some(view! { <h3>{title}</h3> {question} {table} {link} }.into_any())
}

/// The heads of a table of distributions.
pub fn heads(report: Report<'_>) -> Vec<String> {
    let language = report.words.wording.language();
    let steps = STEPS.iter().map(|step| step.text(language).to_owned());
    let [of, lies, mean] = [key::FIGURES_OF, key::FIGURES_LIES, key::FIGURES_MEAN].map(|head| report.text(head));
    [of, lies].into_iter().chain(steps).chain([mean]).collect()
}

/// The cells under these heads of one row: the bar, the five numbers, the mean.
pub fn cells_of(report: Report<'_>, margin: &Margin<'_>, row: usize) -> Vec<AnyView> {
    let words = report.words;
    let language = words.wording.language();
    let shares: Vec<Option<Share>> = STEPS
        .iter()
        .map(|step| {
            let column = margin.dimension().codes.iter().position(|code| code == step.code())?;
            margin.share(row, column)
        })
        .collect();
    let counts: Option<Vec<u32>> = shares.iter().map(|share| share.map(|share| share.is)).collect();
    let bar = counts.map(|counts| {
        let said: Vec<String> =
            STEPS.iter().zip(&counts).map(|(step, count)| format!("{}: {count}", step.text(language))).collect();
        drawn(steps(&counts, &said))
    });
    let bar = bar.unwrap_or_else(|| cells::hidden(words));
    let numbers = shares.iter().map(|share| match share {
        Some(share) => words.share(*share).into_any(),
        None => cells::hidden(words),
    });
    let mean = margin.mean(row).map_or_else(|| cells::hidden(words), |mean| words.decimal(mean).into_any());
    [bar].into_iter().chain(numbers).chain([mean]).collect()
}
