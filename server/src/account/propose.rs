//! Giving roles: at once, or as a proposal that a second person confirms.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use domain::account::Role;
use domain::ids::{AccountId, RoleProposalId};
use domain::time_line::EventKind;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde_json::{Value, json};
use uuid::Uuid;

use super::entry::By;
use super::given::Given;
use super::roles::give;
use crate::log;
use crate::second_person::{self, Telling, Whose};
use crate::store::entity::{event, role_proposal};
use crate::store::queries::roles;
use crate::store::{StoreError, Tx, TypedColumn};

/// Gives the roles that one person may give, and proposes the others. `true` when some were given.
///
/// A board on which nobody else could confirm does not wait for nobody: the role is given, and everybody who keeps
/// people is told. Not so where whoever signs in to the account may be whoever gives it ([`is_in_other_hands`]): that
/// waits, until there is somebody else. `first` is whoever gives it: a keeper, somebody who names a deputy of theirs, or
/// whoever signs in at the provider, whose claim it is.
pub(super) async fn give_or_propose(
    tx: &Tx<'_>,
    first: AccountId,
    by: By,
    account: AccountId,
    wanted: &[Given],
) -> Result<bool, StoreError> {
    let (two, one): (Vec<Given>, Vec<Given>) =
        wanted.iter().copied().partition(|given| given.role.needs_a_second_person());
    let (deputies, own): (Vec<Given>, Vec<Given>) = one.iter().copied().partition(|given| given.deputy_of.is_some());
    give(tx, by, account, EventKind::RoleGiven, &own).await?;
    give(tx, by, account, EventKind::DeputyNamed, &deputies).await?;
    let mut has_given = !one.is_empty();
    // Before any of them is given: whoever would become a keeper by one is nobody yet.
    let mut alone = Vec::new();
    for given in two {
        let whose = whose(tx, account, given.role, by.now).await?;
        let second = second_person::who_may_confirm(tx, by.board, whose, [first, account], by.now).await?;
        if second.is_empty() && !is_in_other_hands(tx, account).await? {
            alone.push(given);
        } else {
            propose(tx, first, by, account, &given, &second).await?;
        }
    }
    for given in alone {
        give(tx, by, account, EventKind::RoleGivenAlone, &[given]).await?;
        let (payload, key) = told(first, by, account, &given, None);
        second_person::tell_all(tx, by.board, &payload, &key, by.now).await?;
        has_given = true;
    }
    Ok(has_given)
}

/// Whether somebody else put another mailbox into this account, or opened it again, and no second person has agreed to a
/// role of it since. Who did that may sign in there, and be the one who gives and the one who gets.
async fn is_in_other_hands(tx: &Tx<'_>, account: AccountId) -> Result<bool, StoreError> {
    use event::Column;
    let by_another = Condition::all()
        .add(Column::Kind.any_of([EventKind::AccountAddressChanged, EventKind::AccountReopened]))
        .add(Column::ActorAccount.is_not(account));
    let newest = event::Entity::find()
        .filter(Column::AboutAccount.is(account))
        .filter(Condition::any().add(by_another).add(Column::Kind.is(EventKind::RoleConfirmed)))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .one(tx)
        .await?;
    Ok(newest.is_some_and(|row| row.kind != EventKind::RoleConfirmed))
}

/// Who has a say in a role of this account.
pub(super) async fn whose(
    tx: &Tx<'_>,
    account: AccountId,
    wanted: Role,
    now: DateTime<Utc>,
) -> Result<Whose, StoreError> {
    let administrators = wanted == Role::Administrator || roles::administers(tx, account, now).await?;
    Ok(if administrators { Whose::Administrators } else { Whose::Keepers })
}

async fn propose(
    tx: &Tx<'_>,
    first: AccountId,
    by: By,
    account: AccountId,
    given: &Given,
    second: &BTreeSet<AccountId>,
) -> Result<(), StoreError> {
    use role_proposal::Column;
    let id = RoleProposalId::new(Uuid::now_v7());
    // Whoever proposes other days proposes something else.
    let (first_day, last_day) = (given.period.first(), given.period.last());
    role_proposal::Entity::delete_many()
        .filter(Column::AccountId.is(account))
        .filter(Column::Role.is(given.role))
        .filter(Column::UnitKey.eq(given.unit_key()))
        .filter(differs(Column::FirstDay, first_day).or(differs(Column::LastDay, last_day)))
        .exec(tx)
        .await?;
    let once = OnConflict::columns([Column::AccountId, Column::Role, Column::UnitKey]).do_nothing().to_owned();
    let inserted = role_proposal::Entity::insert(role_proposal::ActiveModel {
        id: Set(id.into()),
        board_id: Set(by.board.into()),
        account_id: Set(account.into()),
        role: Set(given.role.into()),
        unit_id: Set(given.unit.map(Into::into)),
        unit_key: Set(given.unit_key()),
        first_day: Set(first_day),
        last_day: Set(last_day),
        deputy_of: Set(given.deputy_of.map(Into::into)),
        proposed_by: Set(first.into()),
        proposed_at: Set(by.now),
        source: Set(given.source.map(Into::into)),
        turned_down_at: Set(None),
    })
    .on_conflict(once)
    .exec_without_returning(tx)
    .await?;
    // It waits already, and whoever can confirm it was asked.
    if inserted == 0 {
        return Ok(());
    }
    log::append(tx, [by.of_role(account, EventKind::RoleProposed, given)]).await?;
    let (payload, key) = told(first, by, account, given, Some(id));
    second_person::ask(tx, second, &payload, &key, by.now).await
}

/// Whether a day is another than this one, or stands where none does.
fn differs(column: role_proposal::Column, day: Option<NaiveDate>) -> Expr {
    match day {
        Some(day) => column.is_null().or(column.ne(day)),
        None => column.is_not_null(),
    }
}

/// What a mail about it needs, and under which key it is one mail.
fn told(
    first: AccountId,
    by: By,
    account: AccountId,
    given: &Given,
    proposal: Option<RoleProposalId>,
) -> (Value, String) {
    match by.telling {
        Telling::OneByOne => {
            let key =
                proposal.map_or_else(|| Uuid::now_v7().hyphenated().to_string(), |id| id.hyphenated().to_string());
            let payload = json!({ "by": first, "account": account, "role": given.role, "role_proposal": proposal, "source": given.source });
            (payload, format!("role:{key}"))
        }
        Telling::Together(lists) => (json!({ "by": first, "lists": lists }), format!("lists:{}", lists.hyphenated())),
    }
}
