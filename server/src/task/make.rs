//! Makes tasks, in the transaction of what they follow from.

use chrono::{DateTime, Utc};
use domain::account::Role;
use domain::ids::{AccountId, TalkId, TaskId};
use domain::report::{Agreement, ByDate};
use domain::task::{PossibleOwner, Request, TaskSource, may_own_tasks, owner_of};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};
use serde_json::json;

use crate::access::{AdviserHosting, Hosting};
use crate::course::{self, Change, EventKind, OnTimeLine};
use crate::mail::MailKind;
use crate::mail::tell::{self, About};
use crate::store::entity::{departure, task};
use crate::store::queries::roles;
use crate::store::{Keyed, Sealed, StoreError, Tx, Typed, TypedColumn};

/// Every agreement of a report that becomes final is a task: for the account it names, for the adviser where it names
/// nobody or somebody whom the program does not know. Never for the leaver, whose account goes with them.
pub(crate) async fn of_agreements(
    tx: &Tx<'_>,
    adviser: &AdviserHosting,
    departure: &departure::Model,
    agreements: &[Agreement],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if agreements.is_empty() {
        return Ok(());
    }
    let accounts = possible_owners(tx, departure, now).await?;
    for (number, agreement) in (1_i32..).zip(agreements) {
        let named = agreement.names_an_account().then(|| owner_of(&agreement.owner, &accounts)).flatten();
        let owner = named.unwrap_or_else(|| adviser.account());
        let due_on = match agreement.by {
            Some(ByDate::On(day)) => Some(day),
            Some(ByDate::AsTyped(_)) | None => None,
        };
        let id: Typed<TaskId> = Typed::fresh();
        let row = task::ActiveModel {
            source: Set(TaskSource::Agreement.into()),
            number: Set(number),
            what: Set(Sealed::close(tx, id, &agreement.what)?),
            owner_name: Set(Sealed::close(tx, id, &agreement.owner)?),
            owner_account: Set(Some(owner.into())),
            due_on: Set(due_on),
            ..new(id, adviser, now)
        };
        if insert(tx, row).await? && owner != adviser.account() {
            tell_owner(tx, adviser, departure, owner, now).await?;
        }
    }
    Ok(())
}

/// The owner hears that there is something to do, once, in the opening hours; not what it is about.
async fn tell_owner(
    tx: &Tx<'_>,
    adviser: &AdviserHosting,
    departure: &departure::Model,
    owner: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let about = About {
        departure,
        kind: MailKind::TaskMade,
        talk: Some(adviser.talk()),
        appointment: None,
        payload: json!({}),
        due_at: course::calendar(tx, adviser.board()).await?.next_opening(now),
        dedupe_key: Some(mail_key(adviser.talk(), owner)),
    };
    tell::account(tx, owner, about).await?;
    Ok(())
}

/// The key of the mail that tells somebody of the tasks of one talk: one mail, however many they are.
pub(super) fn mail_key(talk: TalkId, owner: AccountId) -> String {
    format!("{talk}:{}:{owner}", MailKind::TaskMade.code())
}

/// Something for the coordinators of the unit. The same words again are the same task; a talk that was
/// denied and held once more may ask for another thing.
pub(crate) async fn asked_of_hr(
    change: Change<'_, '_>,
    host: &impl Hosting,
    asked: &Request,
) -> Result<(), StoreError> {
    let (tx, now) = (change.tx, change.now);
    let before = task::Entity::find()
        .filter(task::Column::TalkId.is(host.talk()))
        .filter(task::Column::Source.is(TaskSource::Asked))
        .all(tx)
        .await?;
    for row in &before {
        if row.what.open(tx, row.id)? == asked.as_str() {
            return Ok(());
        }
    }
    let id: Typed<TaskId> = Typed::fresh();
    let row = task::ActiveModel {
        source: Set(TaskSource::Asked.into()),
        number: Set(i32::try_from(before.len() + 1).unwrap_or(i32::MAX)),
        what: Set(Sealed::close(tx, id, asked.as_str())?),
        owner_name: Set(Sealed::nothing()),
        owner_account: Set(None),
        due_on: Set(None),
        ..new(id, host, now)
    };
    insert(tx, row).await?;
    let _: OnTimeLine = change.record_by(host.account(), EventKind::TaskAsked).await?;
    Ok(())
}

fn new(id: Typed<TaskId>, host: &impl Hosting, now: DateTime<Utc>) -> task::ActiveModel {
    task::ActiveModel {
        id: Set(id),
        board_id: Set(host.board().into()),
        departure_id: Set(host.departure().into()),
        talk_id: Set(host.talk().into()),
        created_at: Set(now),
        created_by: Set(host.account().into()),
        done_at: Set(None),
        done_by: Set(None),
        ..Default::default()
    }
}

/// A number that is taken is a task that was made before: `false`.
async fn insert(tx: &Tx<'_>, row: task::ActiveModel) -> Result<bool, StoreError> {
    let there =
        OnConflict::columns([task::Column::TalkId, task::Column::Source, task::Column::Number]).do_nothing().to_owned();
    Ok(task::Entity::insert(row).on_conflict(there).exec_without_returning(tx).await? == 1)
}

/// Whom an agreement about this departure can be given to: whoever has a role with tasks today, and never the leaver.
pub(crate) async fn possible_owners(
    conn: &impl Keyed,
    departure: &departure::Model,
    now: DateTime<Utc>,
) -> Result<Vec<PossibleOwner>, StoreError> {
    let may_own: Vec<Role> = Role::ALL.iter().copied().filter(|role| may_own_tasks(*role)).collect();
    let rows = roles::in_force(conn, *departure.board_id, &may_own, now).await?;
    let mut owners = Vec::with_capacity(rows.len());
    for (held, account) in rows {
        let is_near = held.unit.is_none_or(|unit| unit == *departure.unit_id || unit == *departure.school_id);
        if !departure.is_theirs(conn, &account.email)? {
            owners.push(PossibleOwner { account: *account.id, name: account.name, email: account.email, is_near });
        }
    }
    // Of several roles of one person the nearest counts.
    owners.sort_by_key(|owner| (owner.account, !owner.is_near));
    owners.dedup_by_key(|owner| owner.account);
    Ok(owners)
}
