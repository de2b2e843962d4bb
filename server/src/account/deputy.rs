//! Somebody has a role for a while in the place of whoever has it: named by that person, or by whoever keeps people.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use domain::account::deputy::{PeriodFault, period_of};
use domain::account::{Period, Role, When};
use domain::ids::{AccountId, RoleId, RoleProposalId, UnitId};
use domain::person::EmailAddress;
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::entry::By;
use super::given::Given;
use super::propose::give_or_propose;
use crate::access::{HeldRole, NamesDeputies, Refused};
use crate::course::{self, Changes, lock_board};
use crate::form::{Filled, Stop, filled};
use crate::log;
use crate::mail::{MailKind, tell as tell_by_mail};
use crate::program::Program;
use crate::second_person::Telling;
use crate::session;
use crate::store::entity::{account, role, role_proposal};
use crate::store::queries::{accounts, roles};
use crate::store::{StoreError, Tx, TypedColumn};
use crate::talk;

domain::coded! {
    pub enum DeputyField {
        Role = "deputy_role",
        Person = "deputy_person",
        First = "deputy_first",
        Last = "deputy_last",
    }
}

domain::coded! {
    pub enum DeputyFault {
        /// No role of theirs that somebody else may have for a while.
        UnknownRole = "unknown_role",
        /// Nobody of this board has an account with that address.
        UnknownPerson = "unknown_person",
        Themself = "themself",
        /// That person stands in there already.
        AlreadyNamed = "already_named",
        DateMissing = "date_missing",
        DateImpossible = "date_impossible",
        FirstPassed = "first_passed",
        LastBeforeFirst = "last_before_first",
        TooLong = "too_long",
        /// The role itself does not count on all of these days.
        OutsideRole = "outside_role",
    }
}

/// What was typed and chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeputyForm {
    /// The id of a role of the person's own.
    pub role: String,
    /// The mail address with which the deputy signs in. A list to choose from would tell everybody who works here.
    pub person: String,
    pub first: String,
    pub last: String,
}

/// What naming a deputy came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    Named,
    /// Until a second person has confirmed it.
    Waits,
}

/// Names a role that somebody has for a while, or the proposal of one: as a form posts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lent(Uuid);

impl fmt::Display for Lent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.simple())
    }
}

impl FromStr for Lent {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// Somebody who stands in, will, or did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeputyOf {
    pub id: Lent,
    pub name: String,
    pub role: Role,
    pub unit: Option<UnitId>,
    pub period: Period,
    /// `None` while it waits for a second person.
    pub when: Option<When>,
}

/// Names a deputy. The one they stand in for is told, and so are they.
pub async fn name_deputy(
    program: &Program,
    proof: &NamesDeputies,
    form: &DeputyForm,
) -> Result<Filled<Naming, (DeputyField, DeputyFault)>, Refused> {
    let board = proof.board();
    let named = course::changes(program, board, |changes| {
        Box::pin(async move {
            let (tx, now) = (changes.tx, changes.now);
            lock_board(tx, board).await?;
            let (deputy, given) = check(changes, proof, form).await?;
            let by = By { board, now, actor: Actor::Staff(proof.by()), telling: Telling::OneByOne };
            if !give_or_propose(tx, proof.by(), by, deputy, &[given]).await? {
                return Ok(Naming::Waits);
            }
            tell(tx, deputy, &given, proof.by(), now).await?;
            session::end_all_of(tx, deputy).await?;
            talk::hosts_changed(changes, deputy, talk::By::Staff(proof.by())).await?;
            Ok(Naming::Named)
        })
    })
    .await;
    program.wake_course();
    program.wake_mail();
    filled(named)
}

type Fault = (DeputyField, DeputyFault);

/// Whom the form names, and what they get.
async fn check(
    changes: &Changes<'_, '_>,
    proof: &NamesDeputies,
    form: &DeputyForm,
) -> Result<(AccountId, Given), Stop<Fault>> {
    let (tx, today) = (changes.tx, changes.calendar.local_date(changes.now));
    let mut faults: Vec<Fault> = Vec::new();
    let role = form.role.parse::<RoleId>().ok();
    let held = roles::of_account(tx, proof.of(), changes.now).await?;
    let role = held.iter().find(|held| Some(held.id) == role && may_have_a_deputy(held));
    if role.is_none() {
        faults.push((DeputyField::Role, DeputyFault::UnknownRole));
    }
    let deputy = person(tx, proof, &form.person).await?.map_err(|fault| faults.push((DeputyField::Person, fault)));
    let period =
        period_of(&form.first, &form.last, today).map_err(|found| faults.extend(found.into_iter().map(fault_of)));
    let (Some(role), Ok(deputy), Ok(period)) = (role, deputy, period) else { return Err(Stop::Faulty(faults)) };
    if !period.lies_in(role.period) {
        return Err(Stop::Faulty(vec![(DeputyField::Last, DeputyFault::OutsideRole)]));
    }
    let given = Given { role: role.role, unit: role.unit, period, deputy_of: Some(proof.of()), source: None };
    let there = roles::of_account(tx, deputy, changes.now).await?;
    let stands_in_already =
        |there: &HeldRole| there.when != When::Over && Given { period, ..Given::from(there) } == given;
    if there.iter().any(stands_in_already) {
        return Err(Stop::Faulty(vec![(DeputyField::Person, DeputyFault::AlreadyNamed)]));
    }
    Ok((deputy, given))
}

/// Somebody who works here, by the address with which they sign in.
async fn person(tx: &Tx<'_>, proof: &NamesDeputies, typed: &str) -> Result<Result<AccountId, DeputyFault>, StoreError> {
    let Ok(email) = EmailAddress::parse(typed) else { return Ok(Err(DeputyFault::UnknownPerson)) };
    let found = account::Entity::find()
        .filter(account::Column::BoardId.is(proof.board()))
        .filter(account::Column::Email.eq(email.as_str()))
        .filter(account::Column::Active.eq(true))
        .one(tx)
        .await?;
    Ok(match found {
        None => Err(DeputyFault::UnknownPerson),
        Some(row) if row.id == proof.of() => Err(DeputyFault::Themself),
        Some(row) => Ok(*row.id),
    })
}

/// Whether this is a role of somebody's own that another may have for a while. Nobody stands in for a deputy.
pub fn may_have_a_deputy(held: &HeldRole) -> bool {
    held.deputy_of.is_none() && held.when != When::Over && held.role.may_have_a_deputy()
}

/// Whether it is this role that somebody would have for a while, on days on which it counts.
pub(super) fn covers(held: &HeldRole, given: &Given) -> bool {
    may_have_a_deputy(held) && (held.role, held.unit) == (given.role, given.unit) && given.period.lies_in(held.period)
}

const fn fault_of(fault: PeriodFault) -> Fault {
    use {DeputyFault as Fault, DeputyField as Field};
    match fault {
        PeriodFault::FirstMissing => (Field::First, Fault::DateMissing),
        PeriodFault::LastMissing => (Field::Last, Fault::DateMissing),
        PeriodFault::FirstImpossible => (Field::First, Fault::DateImpossible),
        PeriodFault::LastImpossible => (Field::Last, Fault::DateImpossible),
        PeriodFault::FirstPassed => (Field::First, Fault::FirstPassed),
        PeriodFault::LastBeforeFirst => (Field::Last, Fault::LastBeforeFirst),
        PeriodFault::TooLong => (Field::Last, Fault::TooLong),
    }
}

/// Tells whoever is stood in for, unless they named the deputy themself, and the deputy. `by` decided it. Nobody where
/// the role is in nobody's place.
pub(super) async fn tell(
    tx: &Tx<'_>,
    deputy: AccountId,
    given: &Given,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (Some(whose), Some(first), Some(last)) = (given.deputy_of, given.period.first(), given.period.last()) else {
        return Ok(());
    };
    let payload = json!({ "account": deputy, "for": whose, "role": given.role, "first": first, "last": last });
    let to = [(whose, MailKind::DeputyNamed), (deputy, MailKind::MadeDeputy)];
    for (account, kind) in to.into_iter().filter(|(account, _)| *account != by) {
        let key = format!("{}:{}", kind.code(), Uuid::now_v7());
        tell_by_mail::staff(tx, account, kind, payload.clone(), key, now).await?;
    }
    Ok(())
}

/// Whoever has, will have or had a role of this person's, the last first. Four queries.
pub async fn deputies_of(program: &Program, proof: &NamesDeputies) -> Result<Vec<DeputyOf>, StoreError> {
    let conn = program.store().read();
    let mut held = roles::of_board(conn, proof.board(), program.now()).await?;
    held.retain(|held| held.deputy_of == Some(proof.of()));
    let waiting = role_proposal::Entity::find()
        .filter(role_proposal::Column::DeputyOf.is(proof.of()))
        .order_by_desc(role_proposal::Column::Id)
        .all(conn)
        .await?;
    let whose = held.iter().map(|held| held.account).chain(waiting.iter().map(|row| *row.account_id));
    let names = accounts::names(conn, whose).await?;
    let name = |account: AccountId| names.get(&account).cloned().unwrap_or_default();
    let mut found = Vec::new();
    for row in &waiting {
        let Given { role, unit, period, .. } = Given::try_from(row)?;
        found.push(DeputyOf { id: Lent(row.id.uuid()), name: name(*row.account_id), role, unit, period, when: None });
    }
    held.sort_by_key(|held| std::cmp::Reverse((held.period, held.id)));
    found.extend(held.into_iter().map(|held| {
        let HeldRole { id, account, role, unit, period, when, .. } = held;
        DeputyOf { id: Lent(id.uuid()), name: name(account), role, unit, period, when: Some(when) }
    }));
    Ok(found)
}

/// Ends it at once, or takes a proposal of it back; `false` where it had ended already. Not found where it is not
/// this person's.
pub async fn end_deputy(program: &Program, proof: &NamesDeputies, Lent(id): Lent) -> Result<bool, Refused> {
    let board = proof.board();
    let ended = course::changes(program, board, |changes| {
        Box::pin(async move {
            let (tx, now) = (changes.tx, changes.now);
            lock_board(tx, board).await?;
            let by = By { board, now, actor: Actor::Staff(proof.by()), telling: Telling::OneByOne };
            let row =
                role::Entity::find_by_id(RoleId::new(id)).filter(role::Column::DeputyOf.is(proof.of())).one(tx).await?;
            let Some(row) = row else { return take_back(tx, proof, by, RoleProposalId::new(id)).await };
            let held = HeldRole::of(&row, changes.calendar.local_date(now))?;
            if held.when == When::Over {
                return Ok(Some(false));
            }
            end(changes, by, &held).await?;
            follow_one(changes, held.account, talk::By::Staff(proof.by())).await?;
            Ok::<_, StoreError>(Some(true))
        })
    })
    .await?;
    program.wake_course();
    ended.ok_or(Refused::NotFound)
}

async fn take_back(tx: &Tx<'_>, proof: &NamesDeputies, by: By, id: RoleProposalId) -> Result<Option<bool>, StoreError> {
    let waiting = role_proposal::Entity::find_by_id(id).filter(role_proposal::Column::DeputyOf.is(proof.of()));
    let Some(row) = waiting.one(tx).await? else { return Ok(None) };
    role_proposal::Entity::delete_by_id(row.id).exec(tx).await?;
    log::append(tx, [by.of_role(*row.account_id, EventKind::RoleTurnedDown, &Given::try_from(&row)?)]).await?;
    Ok(Some(true))
}

/// From today on it gives nothing. What it was until yesterday stays to be seen.
async fn end(changes: &Changes<'_, '_>, by: By, held: &HeldRole) -> Result<(), StoreError> {
    let (tx, today) = (changes.tx, changes.calendar.local_date(changes.now));
    let until = Period::new(held.period.first(), today.pred_opt()).filter(|until| until.first().is_some());
    match until {
        Some(until) => {
            role::Entity::update_many()
                .col_expr(role::Column::LastDay, Expr::value(until.last()))
                .col_expr(role::Column::Noted, Expr::value(When::Over.code()))
                .filter(role::Column::Id.is(held.id))
                .exec(tx)
                .await?;
        }
        None => {
            role::Entity::delete_by_id(held.id).exec(tx).await?;
        }
    }
    log::append(tx, [by.of_role(held.account, EventKind::DeputyEnded, &Given::from(held))]).await
}

/// A deputy whose role is another now signs in anew, and their talks follow.
async fn follow_one(changes: &Changes<'_, '_>, deputy: AccountId, by: talk::By) -> Result<(), StoreError> {
    session::end_all_of(changes.tx, deputy).await?;
    talk::hosts_changed(changes, deputy, by).await?;
    Ok(())
}

/// Nobody has more of a role for a while than its owner has: with the role, or with the account, it ends for whoever
/// stands in.
pub(super) async fn follow(changes: &Changes<'_, '_>, by: By, whose: AccountId) -> Result<(), StoreError> {
    let (tx, today) = (changes.tx, changes.calendar.local_date(changes.now));
    let rows =
        role::Entity::find().filter(role::Column::DeputyOf.is(whose)).order_by_asc(role::Column::Id).all(tx).await?;
    let standing = rows.iter().map(|row| HeldRole::of(row, today)).collect::<Result<Vec<_>, _>>()?;
    let mut standing = standing.into_iter().filter(|held| held.when != When::Over).peekable();
    if standing.peek().is_none() {
        return Ok(());
    }
    let works = accounts::one(tx, whose).await?.is_some_and(|row| row.active);
    let own = roles::of_account(tx, whose, changes.now).await?;
    for held in standing {
        let of_owner =
            own.iter().find(|own| works && may_have_a_deputy(own) && (own.role, own.unit) == (held.role, held.unit));
        match of_owner.and_then(|own| own.period.and(held.period)) {
            Some(period) if period == held.period => continue,
            // Its last day has passed, or its first is yet to come: it counts on fewer days.
            Some(period) => shorten(tx, by, &held, period).await?,
            None => end(changes, by, &held).await?,
        }
        follow_one(changes, held.account, talk::By::Program).await?;
    }
    Ok(())
}

async fn shorten(tx: &Tx<'_>, by: By, held: &HeldRole, period: Period) -> Result<(), StoreError> {
    role::Entity::update_many()
        .col_expr(role::Column::FirstDay, Expr::value(period.first()))
        .col_expr(role::Column::LastDay, Expr::value(period.last()))
        .filter(role::Column::Id.is(held.id))
        .exec(tx)
        .await?;
    let given = Given { period, ..Given::from(held) };
    log::append(tx, [by.of_role(held.account, EventKind::RolePeriodChanged, &given)]).await
}
