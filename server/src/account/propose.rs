//! Giving roles: at once, or as a proposal that a second person confirms.

use std::collections::BTreeSet;

use domain::account::Role;
use domain::ids::{AccountId, RoleProposalId};
use domain::time_line::EventKind;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde_json::{Value, json};
use uuid::Uuid;

use super::entry::By;
use super::roles::{Held, give, unit_key};
use crate::access::Keeper;
use crate::log;
use crate::second_person::{self, Telling, Whose};
use crate::store::entity::{role, role_proposal};
use crate::store::{StoreError, Tx, TypedColumn};

/// Gives the roles that one person may give, and proposes the others. `true` when some were given.
///
/// A board on which nobody else could confirm does not wait for nobody: the role is given, and everybody who keeps
/// people is told.
pub(super) async fn give_or_propose(
    tx: &Tx<'_>,
    proof: &Keeper,
    by: By,
    account: AccountId,
    wanted: &[Held],
) -> Result<bool, StoreError> {
    let (two, one): (Vec<Held>, Vec<Held>) = wanted.iter().copied().partition(|(role, _)| role.needs_a_second_person());
    give(tx, by, account, EventKind::RoleGiven, &one).await?;
    let mut has_given = !one.is_empty();
    // Before any of them is given: whoever would become a keeper by one is nobody yet.
    let mut alone = Vec::new();
    for held in two {
        let whose = whose(tx, account, held.0).await?;
        let second = second_person::who_may_confirm(tx, by.board, whose, [proof.account(), account]).await?;
        if second.is_empty() {
            alone.push(held);
        } else {
            propose(tx, proof, by, account, held, &second).await?;
        }
    }
    for held in alone {
        give(tx, by, account, EventKind::RoleGivenAlone, &[held]).await?;
        let (payload, key) = told(proof, by, account, held, None);
        second_person::tell_all(tx, by.board, &payload, &key, by.now).await?;
        has_given = true;
    }
    Ok(has_given)
}

/// Who has a say in a role of this account.
pub(super) async fn whose(tx: &Tx<'_>, account: AccountId, wanted: Role) -> Result<Whose, StoreError> {
    if wanted == Role::Administrator {
        return Ok(Whose::Administrators);
    }
    let administers = role::Entity::find()
        .filter(role::Column::AccountId.is(account))
        .filter(role::Column::Role.is(Role::Administrator))
        .count(tx)
        .await?;
    Ok(if administers > 0 { Whose::Administrators } else { Whose::Keepers })
}

async fn propose(
    tx: &Tx<'_>,
    proof: &Keeper,
    by: By,
    account: AccountId,
    held: Held,
    second: &BTreeSet<AccountId>,
) -> Result<(), StoreError> {
    use role_proposal::Column;
    let (id, (role, unit)) = (RoleProposalId::new(Uuid::now_v7()), held);
    let once = OnConflict::columns([Column::AccountId, Column::Role, Column::UnitKey]).do_nothing().to_owned();
    let inserted = role_proposal::Entity::insert(role_proposal::ActiveModel {
        id: Set(id.into()),
        board_id: Set(by.board.into()),
        account_id: Set(account.into()),
        role: Set(role.into()),
        unit_id: Set(unit.map(Into::into)),
        unit_key: Set(unit_key(unit)),
        proposed_by: Set(proof.account().into()),
        proposed_at: Set(by.now),
    })
    .on_conflict(once)
    .exec_without_returning(tx)
    .await?;
    // It waits already, and whoever can confirm it was asked.
    if inserted == 0 {
        return Ok(());
    }
    log::append(tx, [by.of_role(account, EventKind::RoleProposed, held)]).await?;
    let (payload, key) = told(proof, by, account, held, Some(id));
    second_person::ask(tx, second, &payload, &key, by.now).await
}

/// What a mail about it needs, and under which key it is one mail.
fn told(
    proof: &Keeper,
    by: By,
    account: AccountId,
    (role, _): Held,
    proposal: Option<RoleProposalId>,
) -> (Value, String) {
    let who = proof.account();
    match by.telling {
        Telling::OneByOne => {
            let key =
                proposal.map_or_else(|| Uuid::now_v7().hyphenated().to_string(), |id| id.hyphenated().to_string());
            let payload = json!({ "by": who, "account": account, "role": role, "role_proposal": proposal });
            (payload, format!("role:{key}"))
        }
        Telling::Together(lists) => (json!({ "by": who, "lists": lists }), format!("lists:{}", lists.hyphenated())),
    }
}
