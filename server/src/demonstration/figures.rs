//! Figures of the people of the study, all of whom left in the last thirteen months, and of three years before them.

use chrono::{DateTime, TimeDelta, Utc};
use domain::release::Period;
use domain::working_days::WorkCalendar;
use sea_orm::{DeleteMany, EntityTrait, QueryFilter};

use super::cast::Cast;
use super::{NotBuilt, years};
use crate::mail::MailKind;
use crate::program::Program;
use crate::release::{Asking, ask_at_the_machine, make_due};
use crate::store::entity::outbox;
use crate::store::{StoreError, TypedColumn};

/// The first of the study left later than so many days ago.
const FIRST_DAYS_AGO: i64 = 390;
/// And the last before this: five weeks, so that their days can be counted.
const LAST_DAYS_AGO: i64 = 36;

/// Has these days counted as a period of the board's own: a board of this size shows little of half a year. Three school
/// years of before were counted already.
pub(super) async fn store(
    program: &Program,
    cast: &Cast,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Result<(), NotBuilt> {
    let today = calendar.local_date(now);
    let (first, last) = (today - TimeDelta::days(FIRST_DAYS_AGO), today - TimeDelta::days(LAST_DAYS_AGO));
    years::store(program, cast, first).await?;
    // Whoever was told of these has read it.
    let told_of = outbox::Entity::delete_many().filter(outbox::Column::Kind.is(MailKind::ReleaseMade));
    forget(program, &told_of).await?;
    let period = Period::own(first, last).ok_or_else(|| NotBuilt::Data("no period of figures".into()))?;
    match ask_at_the_machine(program, cast.board, period).await? {
        Asking::Asked { .. } => {}
        Asking::Not(why) => return Err(NotBuilt::Data(format!("figures: {why}"))),
    }
    make_due(program).await?;
    // One mail about them to look at; the others would be a flood.
    let others = outbox::Entity::delete_many()
        .filter(outbox::Column::Kind.is(MailKind::ReleaseMade))
        .filter(outbox::Column::AccountId.is_not(cast.policy));
    forget(program, &others).await?;
    Ok(())
}

async fn forget(program: &Program, mails: &DeleteMany<outbox::Entity>) -> Result<(), StoreError> {
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                mails.clone().exec(tx).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
}
