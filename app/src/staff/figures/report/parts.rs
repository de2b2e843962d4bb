//! Everything else that was counted: one table for each thing, in parts that belong together.

use domain::release::Given;
use leptos::prelude::*;
use wording::{Key, key};

use super::{Part, Report, more};
use crate::staff::figures::cells;
use crate::staff::figures::margin::Margin;

/// Parts of the report with what stands in them. What is counted of reasons and of the items with five steps has a part
/// of its own.
pub const PARTS: [(&str, Key, &[Given]); 7] = [
    ("ways", key::FIGURES_PART_WAYS, &[Given::Way, Given::Foreseen]),
    ("valued", key::FIGURES_PART_VALUED, &[Given::Valued, Given::StayedBecause]),
    (
        "before",
        key::FIGURES_PART_BEFORE,
        &[
            Given::RaisedBefore,
            Given::WouldHaveStayed,
            Given::WantedToStay,
            Given::KnewInTime,
            Given::WantedLonger,
            Given::Preventable,
        ],
    ),
    ("after", key::FIGURES_PART_AFTER, &[Given::Recommend, Given::WouldReturn, Given::Destination]),
    ("told", key::FIGURES_PART_TOLD, &[Given::Themes, Given::PartInLeaving]),
    ("talks", key::FIGURES_PART_TALKS, &[Given::Talk, Given::Predicted]),
    (
        "groups",
        key::FIGURES_PART_GROUPS,
        &[
            Given::FunctionGroup,
            Given::Subject,
            Given::ServiceBand,
            Given::Entry,
            Given::PartTime,
            Given::Hybrid,
            Given::ContractChain,
            Given::Region,
        ],
    ),
];

/// All of them; what was not counted in this release is left out.
pub fn sections(report: Report<'_>) -> Vec<Part> {
    PARTS
        .into_iter()
        .filter_map(|(id, title, all)| {
            let tables: Vec<_> = all.iter().filter_map(|given| counted(report, *given)).collect();
            (!tables.is_empty()).then(|| Part { id, title, content: tables.into_any() })
        })
        .collect()
}

/// The table of one thing, with the way to its own page; `None` where it was not counted.
pub fn counted(report: Report<'_>, given: Given) -> Option<AnyView> {
    let words = report.words;
    // The release has the list, without a number.
    if given == Given::Talk && report.content().no_talks().is_some() {
        return None;
    }
    let margin = Margin::of(report.content(), report.seen, given)?;
    let title = words.given(given);
    let question = words.question(given).map(|question| view! { <p class="hint">{question}</p> });
    let units = margin.figure.rows();
    let names: Vec<String> = match margin.rows.as_slice() {
        [_] => vec![report.text(key::FIGURES_NUMBER)],
        rows => rows.iter().map(|row| words.category(units, *row)).collect(),
    };
    let heads: Vec<String> = [title.clone()].into_iter().chain(names).collect();
    let everybody = margin.rows.iter().map(|row| cells::number(words, margin.people(*row))).collect();
    let people = cells::row(report.text(key::FIGURES_PEOPLE), &heads, everybody);
    let rows = margin.categories().into_iter().map(|category| {
        let name = words.category(margin.dimension(), category);
        let cells = margin.rows.iter().map(|row| cells::share(words, &name, margin.share(*row, category))).collect();
        cells::row(name, &heads, cells)
    });
    let rows = [people].into_iter().chain(rows).collect();
    let table = cells::table_under_heading(title.clone(), &heads, rows);
    let link = more(report, margin.figure.code(), &title);
    Some(view! { <h3>{title}</h3> {question} {table} {link} }.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::staff::figures::report::{items, reasons};

    #[test]
    fn whatever_is_counted_has_one_place_in_the_report() {
        for &given in Given::ALL {
            let in_parts = PARTS.iter().flat_map(|(_, _, all)| *all).filter(|one| **one == given).count();
            let elsewhere = reasons::REASONS.iter().chain(items::ITEMS).filter(|one| **one == given).count();
            // Units stand down in all of them.
            let wanted = usize::from(given != Given::Units);
            assert_eq!(in_parts + elsewhere, wanted, "{given}");
        }
    }
}
