//! Whose turn it is: each is looked at once a period, however many instances look and however often they start, and
//! what is due makes a mail.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::account::Role;
use domain::ids::{AccountId, BoardId};
use domain::round_up::is_for;
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::count::due_for;
use crate::access::HeldRole;
use crate::course;
use crate::mail::context::Notice;
use crate::mail::{MailKind, tell};
use crate::program::Program;
use crate::sign_in;
use crate::store::entity::{account, board, closed_days, outbox, role};
use crate::store::queries::{accounts, roles};
use crate::store::{StoreError, TypedColumn};

/// Looks at everybody whose turn it is, while the office is open; returns how many mails were put in the outbox. What
/// fails for one of them is reported, and stops nobody else's.
pub async fn look(program: &Program) -> Result<u32, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let mut made = 0;
    for board in board::Entity::find().all(conn).await? {
        let calendar = course::calendar(conn, *board.id).await?;
        if !calendar.is_open(now) {
            continue;
        }
        let today = calendar.local_date(now);
        for row in receivers(conn, *board.id, now).await? {
            if !row.rhythm().is_due(row.round_up_on, today, &calendar) {
                continue;
            }
            match make_unless_away(program, &row, today).await {
                Ok(is_made) => made += u32::from(is_made),
                // Whoever comes after them is told all the same; it is their turn again at the next look.
                Err(error) => {
                    let account = *row.id;
                    tracing::error!(%account, %error, "somebody could not be told what is due");
                }
            }
        }
    }
    if made > 0 {
        program.wake_mail();
    }
    Ok(made)
}

/// Everybody who works and has such a role today, each once.
async fn receivers(
    conn: &impl ConnectionTrait,
    board: BoardId,
    now: DateTime<Utc>,
) -> Result<Vec<account::Model>, StoreError> {
    let wanted: Vec<Role> = Role::ALL.iter().copied().filter(|role| is_for(*role)).collect();
    let held = roles::in_force(conn, board, &wanted, now).await?;
    let each: BTreeMap<AccountId, account::Model> = held.into_iter().map(|(_, row)| (*row.id, row)).collect();
    Ok(each.into_values().collect())
}

async fn make_unless_away(program: &Program, row: &account::Model, today: NaiveDate) -> Result<bool, StoreError> {
    Ok(!is_away(program.store().read(), row, today).await? && make(program, row, today).await?)
}

/// On leave, away for the whole day, or somebody has a role of theirs today in their place.
async fn is_away(conn: &impl ConnectionTrait, row: &account::Model, today: NaiveDate) -> Result<bool, StoreError> {
    if row.on_leave {
        return Ok(true);
    }
    let closed = closed_days::Entity::find()
        .filter(closed_days::Column::AccountId.is(*row.id))
        .filter(closed_days::Column::FirstDay.lte(today))
        .filter(closed_days::Column::LastDay.gte(today))
        .filter(closed_days::Column::StartMinute.is_null())
        .one(conn)
        .await?;
    if closed.is_some() {
        return Ok(true);
    }
    let lent = role::Entity::find().filter(role::Column::DeputyOf.is(*row.id)).all(conn).await?;
    for row in &lent {
        if HeldRole::of(row, today)?.counts() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Notes that somebody's turn was looked at, and puts the mail in the outbox where something is due. `false` where
/// nothing is, or another instance was first.
async fn make(program: &Program, row: &account::Model, today: NaiveDate) -> Result<bool, StoreError> {
    let (account, now) = (*row.id, program.now());
    let Some(first) = row.rhythm().period_of(today) else { return Ok(false) };
    let is_due = match sign_in::viewer(program, account).await? {
        Some(viewer) => !due_for(program, &viewer).await?.is_empty(),
        None => false,
    };
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let not_looked_at = Condition::any()
                    .add(account::Column::RoundUpOn.is_null())
                    .add(account::Column::RoundUpOn.lt(first));
                let noted = account::Entity::update_many()
                    .col_expr(account::Column::RoundUpOn, Expr::value(today))
                    .filter(account::Column::Id.is(account))
                    .filter(not_looked_at)
                    .exec(tx)
                    .await?;
                if noted.rows_affected == 0 || !is_due {
                    return Ok(false);
                }
                let kind = MailKind::RoundUp;
                let key = format!("{}:{}:{today}", kind.code(), account.hyphenated());
                let made = tell::staff(tx, account, kind, json!({ "day": today.to_string() }), key, now).await?;
                Ok::<_, StoreError>(made)
            })
        })
        .await
}

/// What a mail that waits tells now. Nothing, and so no mail, where nothing is due any more, where its day or week is
/// over, and to whoever wants none by now, is away or has no such role.
pub(crate) async fn of_mail(program: &Program, mail: &outbox::Model) -> Result<Option<Notice>, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let Some(account) = mail.account_id else { return Ok(None) };
    let Some(row) = accounts::one(conn, *account).await? else { return Ok(None) };
    let today = course::calendar(conn, *row.board_id).await?.local_date(now);
    let rhythm = row.rhythm();
    let needs = mail.needs(conn)?;
    let made: Option<NaiveDate> = needs["day"].as_str().and_then(|day| day.parse().ok());
    if made.is_none_or(|made| !rhythm.still_tells(made, today)) || is_away(conn, &row, today).await? {
        return Ok(None);
    }
    let Some(viewer) = sign_in::viewer(program, *account).await? else { return Ok(None) };
    if !viewer.grants().iter().any(|grant| is_for(grant.role)) {
        return Ok(None);
    }
    let due = due_for(program, &viewer).await?;
    Ok((!due.is_empty()).then(|| Notice { due, rhythm: Some(rhythm), ..Notice::default() }))
}
