//! What somebody's start page says is to be done first: counted by the same functions as the mail, and as the pages to
//! which its lines lead. So a leader reads nothing there that the own page does not say.

use domain::account::Role;
use domain::improvement::PointStatus;
use domain::round_up::Tally;
use domain::start::{First, Lines};

use super::count::{many, of_adviser, of_hr, of_leader, tasks_due};
use crate::access::{Keeper, SignedIn};
use crate::account::role_proposals;
use crate::api::token_proposals;
use crate::course;
use crate::improvement;
use crate::lists::unsent::unsent;
use crate::program::Program;
use crate::store::StoreError;
use crate::store::queries::roles;
use crate::training;

/// What there is to do for this person now, by the roles that count today.
pub async fn first(program: &Program, viewer: &SignedIn) -> Result<Lines, StoreError> {
    let mut lines = Lines::default();
    let today = course::calendar(program.store().read(), viewer.board()).await?.local_date(program.now());
    let (coordinator, mail_keeper) = (viewer.coordinator().ok(), viewer.mail_keeper().ok());
    if let Some(coordinator) = &coordinator {
        let mut due = Tally::default();
        of_hr(program, viewer, coordinator, &mut due).await?;
        lines.add_all(&due, false);
    } else if let Some(keeper) = &mail_keeper {
        lines.add(First::Unsent, unsent(program, keeper).await?.count);
    }
    if viewer.has(Role::HrAdviser) {
        let mut due = Tally::default();
        of_adviser(program, viewer, today, &mut due).await?;
        lines.add_all(&due, false);
    }
    if viewer.has(Role::TeamLeader) {
        let mut due = Tally::default();
        of_leader(program, viewer, &mut due).await?;
        lines.add_all(&due, true);
    }
    lines.add(First::Task, tasks_due(program, viewer, today).await?);
    lines.add(First::PointOwned, improvement::owned_due(program, viewer, today).await?);
    let keeper = viewer.keeper().ok();
    if let Some(keeper) = &keeper {
        lines.add(First::Confirm, to_confirm(program, keeper).await?);
    }
    if viewer.has(Role::PolicyOfficer) {
        of_policy_officer(program, viewer, &mut lines).await?;
    }
    Ok(lines)
}

/// Roles, trainings and tokens that wait for a second person, but for those that this one proposed, made or would get.
async fn to_confirm(program: &Program, keeper: &Keeper) -> Result<u64, StoreError> {
    let (conn, me) = (program.store().read(), keeper.account());
    let trainings = training::proposals(conn, keeper.board()).await?;
    let mut count = many(trainings.iter().filter(|one| one.account != me).count());
    let tokens = token_proposals(conn, keeper.board(), program.now()).await?;
    count += many(tokens.iter().filter(|one| one.made_by != me).count());
    for one in role_proposals(conn, keeper.board()).await? {
        let is_party = [one.account, one.proposed_by].contains(&me);
        // Who is an administrator, and what else they may, is for administrators to say.
        let is_mine = keeper.is_administrator()
            || one.role != Role::Administrator && !roles::administers(conn, one.account, program.now()).await?;
        count += u64::from(!is_party && is_mine);
    }
    Ok(count)
}

/// The list of improvement points.
async fn of_policy_officer(program: &Program, viewer: &SignedIn, lines: &mut Lines) -> Result<(), StoreError> {
    let Ok(writer) = crate::access::point_writer(viewer) else { return Ok(()) };
    for point in improvement::all(program, &writer).await? {
        match point.text.status {
            PointStatus::Proposed | PointStatus::Accepted => lines.add(First::PointIdea, 1),
            PointStatus::Doing | PointStatus::Done if point.published_at.is_none() => {
                lines.add(First::PointUnread, 1);
            }
            PointStatus::Doing | PointStatus::Done | PointStatus::Declined => {}
        }
    }
    Ok(())
}
