//! The items with five steps: how the answers lie, and the mean where all of them are shown.

use domain::figures::Share;
use domain::questionnaire::Agreement;
use domain::release::{AGREED, Given};
use leptos::prelude::*;
use wording::key;

use super::{Part, Report};
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

/// One table: a row for each item, and where somebody reads a part for each unit that the report is about.
pub fn section(report: Report<'_>) -> Option<Part> {
    let margins: Vec<(Given, Margin<'_>)> =
        ITEMS.iter().filter_map(|given| Some((*given, Margin::of(report.content(), report.seen, *given)?))).collect();
    if margins.is_empty() {
        return None;
    }
    let says_who = margins.iter().any(|(_, margin)| margin.rows.len() > 1);
    let heads: Vec<String> = [key::FIGURES_ITEM]
        .into_iter()
        .chain(says_who.then_some(key::FIGURES_OF))
        .chain([key::FIGURES_LIES, key::FIGURES_AGREED, key::FIGURES_MEAN])
        .map(|head| report.text(head))
        .collect();
    let rows = margins.iter().flat_map(|(given, margin)| item(report, *given, margin, &heads, says_who)).collect();
    let table = cells::table_under_heading(report.text(key::FIGURES_PART_ITEMS), &heads, rows);
    let content = view! { <p>{report.text(key::FIGURES_ITEMS_LEAD)}</p> {table} }.into_any();
    Some(Part { id: "items", title: key::FIGURES_PART_ITEMS, content })
}

/// The rows of one item, the first of which leads to its own page.
fn item(report: Report<'_>, given: Given, margin: &Margin<'_>, heads: &[String], says_who: bool) -> Vec<AnyView> {
    let words = report.words;
    margin
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let title = words.given(given);
            let what = if index == 0 {
                let address = report.figure_address(margin.figure.code());
                let question = words.question(given).map(|question| view! { <small>{question}</small> });
                view! { <a href=address>{title}</a> " " {question} }.into_any()
            } else {
                title.into_any()
            };
            let who = says_who.then(|| who(report, margin, *row).into_any());
            let cells = who
                .into_iter()
                .chain([lies(report, margin, *row), agreed(report, margin, *row), mean(report, margin, *row)])
                .collect();
            cells::row(what, heads, cells)
        })
        .collect()
}

/// Whose answers a row has. What is not counted by unit is of the whole board.
fn who(report: Report<'_>, margin: &Margin<'_>, row: usize) -> String {
    if row == 0 { report.text(key::FIGURES_WHOLE_BOARD) } else { report.words.category(margin.figure.rows(), row) }
}

/// The bar, and its numbers for whoever does not see it. Where a step is hidden there is no bar, and the numbers of the
/// others stand there in words.
fn lies(report: Report<'_>, margin: &Margin<'_>, row: usize) -> AnyView {
    let shares = shares(margin, row);
    if let Some((counts, said)) = counted(report, &shares) {
        let bar = drawn(steps(&counts, &said));
        return view! { {bar} <span class="visually-hidden">{said.join(", ")}</span> }.into_any();
    }
    if shares.iter().all(Option::is_none) {
        return cells::hidden(report.words);
    }
    let language = report.words.wording.language();
    let each: Vec<_> = STEPS
        .iter()
        .zip(shares)
        .map(|(step, share)| {
            let count = cells::number(report.words, share.map(|share| share.is));
            view! { <small class="figures-step">{step.text(language)} ": " {count}</small> }
        })
        .collect();
    each.into_any()
}

/// The share of those who agree, where all that it is made of is shown.
fn agreed(report: Report<'_>, margin: &Margin<'_>, row: usize) -> AnyView {
    let code = margin.figure.rows().codes.get(row);
    let share = code.and_then(|code| margin.figure.share_of_said(code, AGREED));
    share.map_or_else(|| cells::hidden(report.words), |share| report.words.share(share).into_any())
}

fn mean(report: Report<'_>, margin: &Margin<'_>, row: usize) -> AnyView {
    let words = report.words;
    margin.mean(row).map_or_else(|| cells::hidden(words), |mean| words.decimal(mean).into_any())
}

/// The share of each step; `None` where it is hidden.
fn shares(margin: &Margin<'_>, row: usize) -> Vec<Option<Share>> {
    STEPS
        .iter()
        .map(|step| {
            let column = margin.dimension().codes.iter().position(|code| code == step.code())?;
            margin.share(row, column)
        })
        .collect()
}

/// The number of each step, and in words; `None` where one of them is hidden.
fn counted(report: Report<'_>, shares: &[Option<Share>]) -> Option<(Vec<u32>, Vec<String>)> {
    let language = report.words.wording.language();
    let counts: Vec<u32> = shares.iter().map(|share| share.map(|share| share.is)).collect::<Option<_>>()?;
    let said = STEPS.iter().zip(&counts).map(|(step, count)| format!("{}: {count}", step.text(language))).collect();
    Some((counts, said))
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
    let shares = shares(margin, row);
    let bar =
        counted(report, &shares).map_or_else(|| cells::hidden(words), |(counts, said)| drawn(steps(&counts, &said)));
    let numbers = shares.iter().map(|share| match share {
        Some(share) => words.share(*share).into_any(),
        None => cells::hidden(words),
    });
    [bar].into_iter().chain(numbers).chain([mean(report, margin, row)]).collect()
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::release::{Findings, OwnWords};
    use server::access::FiguresScope;
    use wording::Wording;

    use super::*;
    use crate::staff::figures::made_up;
    use crate::staff::figures::seen::Seen;
    use crate::staff::figures::words::Words;

    fn drawn(scope: FiguresScope) -> String {
        let (content, organisation) = (made_up::content(), made_up::organisation());
        let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content: &content };
        let found = Findings::of(&content, None, &content);
        let part =
            section(Report { words, seen: &Seen(scope), found: &found, own: &OwnWords::default(), improves: false });
        part.expect("one item was counted").content.to_html()
    }

    #[test]
    fn items_stand_in_one_table_and_lead_to_their_own_pages() {
        let html = drawn(FiguresScope::Board);
        assert_eq!([html.matches("<table").count(), html.matches("scope=\"row\"").count()], [1, 1], "{html}");
        assert!(html.contains("/units-growth\"") && html.contains("22 (55%)"), "{html}");
        assert!(!html.contains("Hele organisatie"), "everything is of the whole board: {html}");
    }

    #[test]
    fn a_head_reads_the_own_school_above_the_board() {
        let html = drawn(FiguresScope::Schools(vec![made_up::unit(1)]));
        assert_eq!(html.matches("scope=\"row\"").count(), 2, "{html}");
        assert_eq!(html.matches("/units-growth\"").count(), 1, "the way stands once: {html}");
        let (own, board) = (html.find("Groenewoud"), html.find("Hele organisatie"));
        assert!(own.is_some() && own < board, "{html}");
        assert_eq!(html.matches("class=\"not-shown\"").count(), 3, "nothing of the school is shown: {html}");
        assert!(!html.contains("Noorderlicht"), "{html}");
    }
}
