//! What is due for somebody, as the pages of their own say it.

use chrono::NaiveDate;
use domain::account::Role;
use domain::round_up::{Duty, Tally};
use domain::talk::HostKind;

use crate::access::{Coordinator, SignedIn};
use crate::course;
use crate::lists::unsent::unsent;
use crate::lists::{day, leader, worklist};
use crate::program::Program;
use crate::rights::to_answer;
use crate::store::StoreError;
use crate::task;

/// What is due for this person now, by the roles that count today.
pub(super) async fn due_for(program: &Program, viewer: &SignedIn) -> Result<Tally, StoreError> {
    let mut due = Tally::default();
    let today = course::calendar(program.store().read(), viewer.board()).await?.local_date(program.now());
    let coordinator = viewer.coordinator().ok();
    if let Some(coordinator) = &coordinator {
        of_hr(program, viewer, coordinator, &mut due).await?;
    }
    if viewer.has(Role::HrAdviser) {
        of_adviser(program, viewer, today, &mut due).await?;
    }
    if viewer.has(Role::TeamLeader) {
        of_leader(program, viewer, &mut due).await?;
    }
    due.add(Duty::Task, tasks_due(program, viewer, today).await?);
    Ok(due)
}

/// Tasks whose day has come, or that have none.
pub(super) async fn tasks_due(program: &Program, viewer: &SignedIn, today: NaiveDate) -> Result<u64, StoreError> {
    let open = task::page(program, viewer).await?.open;
    Ok(many(open.iter().filter(|task| task.due_on.is_none_or(|day| day <= today)).count()))
}

/// The board with what stands above it.
pub(super) async fn of_hr(
    program: &Program,
    viewer: &SignedIn,
    coordinator: &Coordinator,
    due: &mut Tally,
) -> Result<(), StoreError> {
    let counts = worklist::counts(program, coordinator).await?;
    due.add(Duty::Overdue, counts.overdue.at_most_a_hundred());
    due.add(Duty::ThisWeek, counts.this_week.at_most_a_hundred());
    let asked = to_answer(program, coordinator).await?;
    due.add(Duty::Request, many(asked.iter().filter(|listed| listed.request.answer.is_none()).count()));
    let keeper = viewer.mail_keeper().ok();
    if let Some(keeper) = &keeper {
        due.add(Duty::Unsent, unsent(program, keeper).await?.count);
    }
    Ok(())
}

/// The host's day. Talks that somebody holds as a leader stand on the leader's page.
pub(super) async fn of_adviser(
    program: &Program,
    viewer: &SignedIn,
    today: NaiveDate,
    due: &mut Tally,
) -> Result<(), StoreError> {
    let page = day::page(program, viewer, today).await?;
    let own = page.to_record.iter().filter(|talk| talk.host_kind == HostKind::HrAdviser);
    due.add(Duty::ToRecord, many(own.count()));
    due.add(Duty::Report, many(page.reports_due.len()));
    Ok(())
}

/// The leader's page: what stands on it as a task, and nothing of what is "arranged" there.
pub(super) async fn of_leader(program: &Program, viewer: &SignedIn, due: &mut Tally) -> Result<(), StoreError> {
    for row in leader::page(program, viewer).await?.rows.iter().filter(|row| row.is_task()) {
        due.add(if row.to_record { Duty::ToRecord } else { Duty::ToPlan }, 1);
    }
    Ok(())
}

pub(super) fn many(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
