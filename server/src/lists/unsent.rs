//! Mails that should have gone out and have not: what HR and administrators see of them, and sending them again.
//!
//! Deliberately absent: mails to an address that is none, which waits on the record to be corrected; and codes, which
//! nobody waits for any more.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{DepartureId, MailId};
use domain::mail::MailKind;
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

use crate::access::{MailKeeper, Scope};
use crate::log::{self, Entry};
use crate::mail::post::without_names;
use crate::program::Program;
use crate::store::entity::departure;
use crate::store::entity::outbox::{Column, Entity, MailState, Model};
use crate::store::seal::{Mark, open_some};
use crate::store::{Keyed, Storable, StoreError, Typed, TypedColumn};

/// How long a mail may take before it shows here: the time in which most servers that let strangers wait take it.
const LATE: TimeDelta = TimeDelta::minutes(15);
/// The most mails that are shown, and sent again with one press.
const MAILS_MAX: u64 = 500;

/// What has not gone out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsent {
    /// All of them, those that are not shown too.
    pub count: u64,
    /// The oldest first.
    pub mails: Vec<UnsentMail>,
}

impl Unsent {
    /// When the oldest became due.
    pub fn since(&self) -> Option<DateTime<Utc>> {
        self.mails.first().map(|mail| mail.since)
    }
}

/// One mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsentMail {
    pub id: MailId,
    pub kind: MailKind,
    /// When it became due.
    pub since: DateTime<Utc>,
    pub tries: u32,
    /// What the mail server said last; its codes alone to whoever may not know whom the mail went to.
    pub said: Option<String>,
    /// It is not tried any more by itself.
    pub given_up: bool,
    /// The record and the leaver's name, where whoever looks knows of them.
    pub about: Option<(DepartureId, String)>,
}

/// Reads them as they are now.
pub async fn unsent(program: &Program, keeper: &MailKeeper) -> Result<Unsent, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let reach = reach(conn, keeper)?;
    let rows = Entity::find()
        .find_also_related(departure::Entity)
        .filter(reach.clone())
        .filter(is_unsent(now))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .limit(MAILS_MAX)
        .all(conn)
        .await?;
    let shown = u64::try_from(rows.len()).unwrap_or(MAILS_MAX);
    let count = if shown < MAILS_MAX {
        shown
    } else {
        Entity::find().left_join(departure::Entity).filter(reach).filter(is_unsent(now)).count(conn).await?
    };
    let mails = rows.into_iter().map(|(row, about)| shown_mail(conn, keeper, row, about)).collect::<Result<_, _>>()?;
    Ok(Unsent { count, mails })
}

fn shown_mail(
    conn: &impl Keyed,
    keeper: &MailKeeper,
    row: Model,
    about: Option<departure::Model>,
) -> Result<UnsentMail, StoreError> {
    let is_known = |of: &departure::Model| of.restricted_since.is_none() && keeper.may_name(*of.unit_id, *of.school_id);
    let about = match about.filter(is_known) {
        Some(of) => Some((*of.id, of.name(conn)?)),
        None => None,
    };
    let said = open_some(row.last_error.as_ref(), conn, row.id)?;
    Ok(UnsentMail {
        id: *row.id,
        kind: *row.kind,
        since: row.created_at,
        tries: row.attempts.try_into().unwrap_or(0),
        said: said.map(|said| if about.is_some() { said } else { without_names(&said) }),
        given_up: row.state == MailState::Failed,
        about,
    })
}

/// Puts one of them in the outbox again, or all that are shown; says how many. What has become pointless meanwhile is
/// withdrawn there. The log says who did it.
pub async fn send_again(program: &Program, keeper: &MailKeeper, which: Option<MailId>) -> Result<u64, StoreError> {
    let now = program.now();
    let sent = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let reach = reach(tx, keeper)?;
                let mut found = Entity::find().left_join(departure::Entity).filter(reach).filter(is_unsent(now));
                if let Some(mail) = which {
                    found = found.filter(Column::Id.is(mail));
                }
                let rows = found.order_by_asc(Column::CreatedAt).limit(MAILS_MAX).all(tx).await?;
                if rows.is_empty() {
                    return Ok(0);
                }
                let again = Entity::update_many()
                    .col_expr(Column::State, Typed::expr(MailState::Waiting))
                    .col_expr(Column::Attempts, Expr::value(0))
                    .col_expr(Column::DueAt, Expr::value(now))
                    .filter(Column::Id.is_in(rows.iter().map(|row| row.id)))
                    // One that a worker has in hands by now is on its way.
                    .filter(Column::State.any_of([MailState::Waiting, MailState::Failed]))
                    .exec(tx)
                    .await?
                    .rows_affected;
                let by = Actor::Staff(keeper.account());
                let entry = Entry::of_board(keeper.board(), now, by, EventKind::MailsSentAgain);
                log::append(tx, [entry.saying(Some(json!({ "mails": again })))]).await?;
                Ok::<_, StoreError>(again)
            })
        })
        .await?;
    if sent > 0 {
        program.mail_hold().release();
        program.wake_mail();
    }
    Ok(sent)
}

/// The mails that somebody sees to. Those to whoever stays in touch connect nobody with a departure: only who knows no
/// leaver by name sees that there are any. Nobody follows the own departure from the staff's side, nor what is sent
/// about it.
fn reach(conn: &impl Keyed, keeper: &MailKeeper) -> Result<Condition, StoreError> {
    let mut all = Condition::all().add(Column::BoardId.is(keeper.board())).add(is_of_somebody_else(conn, keeper)?);
    if let Scope::Units(units) = keeper.scope() {
        let of_unit = departure::Column::UnitId.any_of(units.iter().copied());
        let of_school = departure::Column::SchoolId.any_of(units.iter().copied());
        all = all.add(Condition::any().add(of_unit).add(of_school));
    }
    if !keeper.is_administrator() {
        all = all.add(Column::Kind.none_of(kinds(MailKind::is_to_former)));
    }
    Ok(all)
}

/// About nobody who leaves, or about somebody else than who looks.
fn is_of_somebody_else(conn: &impl Keyed, keeper: &MailKeeper) -> Result<Condition, StoreError> {
    let mark = Mark::of_address(conn, keeper.email())?;
    Ok(Condition::all()
        .add(differs(departure::Column::LeaverAccount, keeper.account()))
        .add(differs(departure::Column::PrivateMark, mark))
        .add(differs(departure::Column::WorkMark, mark)))
}

/// An empty column differs from everything, which a comparison alone does not say.
fn differs<T: Storable>(column: departure::Column, from: T) -> Condition {
    Condition::any().add(column.is_null()).add(column.is_not(from))
}

fn is_unsent(now: DateTime<Utc>) -> Condition {
    let late = now - LATE;
    let given_up = has_failed();
    let waits = |since: Condition| Condition::all().add(Column::State.is(MailState::Waiting)).add(since);
    let tried = waits(Condition::all().add(Column::Attempts.gt(0)).add(Column::CreatedAt.lte(late)));
    let held_back = waits(Condition::all().add(Column::Attempts.eq(0)).add(Column::DueAt.lte(late)));
    is_waited_for().add(Condition::any().add(given_up).add(tried).add(held_back))
}

/// Given up, of all boards and departures: the departure has to be joined.
pub(super) fn is_given_up() -> Condition {
    is_waited_for().add(has_failed())
}

fn is_waited_for() -> Condition {
    Condition::all()
        .add(Column::Kind.none_of(kinds(MailKind::carries_a_code)))
        // Nothing could even be addressed: somebody without an address has a letter.
        .add(Column::ToAddress.ne(""))
}

fn has_failed() -> Condition {
    let is_of_a_live_address = Condition::any()
        .add(departure::Column::BouncedAt.is_null())
        .add(Column::Kind.none_of(kinds(MailKind::is_to_leaver)));
    Condition::all().add(Column::State.is(MailState::Failed)).add(is_of_a_live_address)
}

fn kinds(wanted: fn(MailKind) -> bool) -> impl Iterator<Item = MailKind> {
    MailKind::ALL.iter().copied().filter(move |kind| wanted(*kind))
}
