//! How much there is to do, each figure a link to what it counts.

use domain::course::{Owner, Stage};
use leptos::prelude::*;
use server::lists::worklist::{Counts, Due, WorklistFilter};
use wording::key;

use crate::staff::board::filters::address;
use crate::staff::room::Room;

/// The figures on top of the board.
pub fn counts(room: &Room, filter: &WorklistFilter, counts: &Counts) -> AnyView {
    let of_stage = |stage| WorklistFilter { stage: Some(stage), ..WorklistFilter::default() };
    let in_hand = WorklistFilter { owner: Some(Owner::Hr), due: Some(Due::Today), ..WorklistFilter::default() };
    let overdue = WorklistFilter { due: Some(Due::Overdue), ..WorklistFilter::default() };
    let this_week = WorklistFilter { due: Some(Due::ThisWeek), ..WorklistFilter::default() };
    let figures = [
        (counts.in_hand, key::STAFF_COUNT_HAND, in_hand),
        (counts.overdue, key::STAFF_COUNT_OVERDUE, overdue),
        (counts.this_week, key::STAFF_COUNT_WEEK, this_week),
        (counts.planned, key::STAFF_COUNT_PLANNED, of_stage(Stage::Planned)),
        (counts.reports_due, key::STAFF_COUNT_REPORTS, of_stage(Stage::ReportDue)),
        (counts.open, key::STAFF_COUNT_OPEN, WorklistFilter::default()),
    ];
    let items: Vec<_> = figures
        .into_iter()
        .enumerate()
        .map(|(index, (count, words, leads_to))| {
            // Red is for what is late and one's own.
            let class = (index == 0 && !counts.in_hand_late.is_zero()).then_some("late");
            let current = (leads_to == WorklistFilter { sort: None, ..filter.clone() }).then_some("true");
            let words = room.with(words, [("count", count.at_most_a_hundred().into())]);
            let href = address(&leads_to, None);
            view! { <li class=class><a href=href aria-current=current><b>{count.to_string()}</b> " " <span>{words}</span></a></li> }
        })
        .collect();
    view! { <ul class="counts line">{items}</ul> }.into_any()
}
