//! Tips are taken out of answers, of some closed courses at a time, each of which is looked at once.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::course::Stage;
use domain::ids::{BoardId, DepartureId, TipId};
use domain::school::Half;
use domain::talk::HostKind;
use domain::tips::{Case, ITEM, taken_until, without_names};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Builder;

use super::turn_of;
use crate::questionnaire::read_stored;
use crate::store::entity::{account, departure, report, response, talk, tip};
use crate::store::queries::{reports, requests};
use crate::store::{Sealed, StoreError, Tx, Typed, TypedColumn};

/// Courses that are looked at in one transaction.
const AT_ONCE: u64 = 200;

/// A tip without names, and the half-year in which its writer's last day worked lies.
pub(crate) struct Taken {
    pub half: Half,
    pub words: String,
}

/// Looks at closed courses of people who have left and takes their tips; `false` where there is none left to look at.
///
/// A course is marked whether a tip was taken or not: the mark says nothing of that, and nobody is looked at twice, not
/// after the course went on and was closed anew either.
pub(super) async fn some(
    tx: &Tx<'_>,
    board: BoardId,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<bool, StoreError> {
    // In order, so that two that look at once wait for each other and nothing else.
    let ids: Vec<Typed<DepartureId>> = departure::Entity::find()
        .select_only()
        .column(departure::Column::Id)
        .filter(departure::Column::BoardId.is(board))
        .filter(to_look_at(now, today))
        .order_by_asc(departure::Column::Id)
        .limit(AT_ONCE)
        .into_tuple()
        .all(tx)
        .await?;
    if ids.is_empty() {
        return Ok(false);
    }
    let promised_after = turn_of(tx, board).await?.promised_after;
    let mut staff: Option<Vec<String>> = None;
    let mut taken = Vec::new();
    for id in ids.into_iter().map(Typed::get) {
        // Whoever marks it looks at it; and from here on nobody changes it before this is done.
        let marked = departure::Entity::update_many()
            .col_expr(departure::Column::TipLooked, Expr::value(true))
            .filter(departure::Column::Id.is(id))
            .filter(to_look_at(now, today))
            .exec(tx)
            .await?;
        if marked.rows_affected == 1 {
            taken.extend(of_one(tx, id, today, promised_after, &mut staff).await?);
        }
    }
    store_waiting(tx, board, taken).await?;
    Ok(true)
}

/// Of which the link opens nothing any more, whose leaver has left, and that was not looked at.
fn to_look_at(now: DateTime<Utc>, today: NaiveDate) -> Condition {
    use departure::Column;
    Condition::all()
        .add(Column::TipLooked.eq(false))
        .add(Column::Stage.is(Stage::Closed))
        .add(Column::ClosedAt.lte(taken_until(now)))
        .add(Column::LastDayWorked.lt(today))
}

/// The tip of this departure, or the sentences that are handed on. The transaction holds the departure: everything is read
/// as it is now.
async fn of_one(
    tx: &Tx<'_>,
    id: DepartureId,
    today: NaiveDate,
    promised_after: Option<DateTime<Utc>>,
    staff: &mut Option<Vec<String>>,
) -> Result<Option<Taken>, StoreError> {
    let Some(row) = departure::Entity::find_by_id(id).one(tx).await? else { return Ok(None) };
    let answered = response::Entity::find().filter(response::Column::DepartureId.is(id)).one(tx).await?;
    let case = Case {
        stage: *row.stage,
        has_left: row.last_day_worked < today,
        met_adviser: met_adviser(tx, id).await?,
        is_left_alone: row.restricted_since.is_some() || requests::is_left_alone(tx, id).await?,
        has_name: row.contact_erased_at.is_none() && row.erasing_since.is_none(),
        handed_in: answered.as_ref().map_or(row.registered_at, |response| response.submitted_at),
        promised_after,
    };
    let Some(half) = Half::of(row.last_day_worked) else { return Ok(None) };
    let tip = match &answered {
        Some(response) if case.is_taken() => words_of(tx, response).await?,
        Some(_) | None => None,
    };
    // One of each person: who met an adviser has no tip here, and sentences are of such a talk alone.
    let words = match tip {
        Some(tip) => Some(tip),
        None if case.are_quotes_taken() => quotes_of(tx, id).await?,
        None => None,
    };
    let Some(words) = words else { return Ok(None) };
    let own = match own_names(tx, &row) {
        Ok(own) => own,
        Err(StoreError::Corrupt { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let staff = match staff {
        Some(staff) => staff,
        None => staff.insert(names_of_staff(tx, *row.board_id).await?),
    };
    Ok(Some(Taken { half, words: without_names(&words, &own, staff) }))
}

async fn met_adviser(tx: &Tx<'_>, id: DepartureId) -> Result<bool, StoreError> {
    let held = talk::Entity::find()
        .filter(talk::Column::DepartureId.is(id))
        .filter(talk::Column::HostKind.is(HostKind::HrAdviser))
        .filter(talk::Column::HeldOn.is_not_null())
        .one(tx)
        .await?;
    Ok(held.is_some())
}

/// Stores tips that wait, in an order by chance: that of the rows says no more than the rows.
pub(crate) async fn store_waiting(tx: &Tx<'_>, board: BoardId, taken: Vec<Taken>) -> Result<(), StoreError> {
    let with_ids =
        taken.into_iter().map(|tip| (TipId::from(Builder::from_random_bytes(rand::random()).into_uuid()), tip));
    let in_order: BTreeMap<TipId, Taken> = with_ids.collect();
    for (id, Taken { half, words }) in in_order {
        let tip = tip::ActiveModel {
            id: Set(id.into()),
            board_id: Set(board.into()),
            period: Set(Some(half.days().first)),
            batch: Set(None),
            place: Set(None),
            words: Set(Sealed::close(tx, id, &words)?),
        };
        tip::Entity::insert(tip).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// What was written as a tip; `None` where nothing was. Answers or a name that cannot be read hold up nobody else's.
async fn words_of(tx: &Tx<'_>, response: &response::Model) -> Result<Option<String>, StoreError> {
    let seen = match read_stored(tx, response.clone()).await {
        Ok(seen) => seen,
        Err(StoreError::Corrupt { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let words = seen.submitted.answers().typed_text(ITEM).trim().to_owned();
    Ok((!words.is_empty()).then_some(words))
}

/// Sentences of the final report that its leaver has handed on, one a line; `None` where there are none.
async fn quotes_of(tx: &Tx<'_>, id: DepartureId) -> Result<Option<String>, StoreError> {
    let allowed = reports::final_of(id).filter(report::Column::QuotesAllowed.is_not_null());
    let Some(row) = allowed.order_by_desc(report::Column::FinalisedAt).one(tx).await? else { return Ok(None) };
    let report = match row.boxes(tx) {
        Ok(report) => report,
        Err(StoreError::Corrupt { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let quotes = report.shared_quotes().join("\n");
    Ok((!quotes.is_empty()).then_some(quotes))
}

/// The leaver's name, and the parts of it that are names by themselves, as far as HR gave them.
fn own_names(tx: &Tx<'_>, row: &departure::Model) -> Result<Vec<String>, StoreError> {
    let parts = row.parts(tx)?;
    let parts = [parts.first, parts.surname, parts.called].into_iter().flatten().map(String::from);
    Ok(std::iter::once(row.name(tx)?).chain(parts).collect())
}

async fn names_of_staff(tx: &Tx<'_>, board: BoardId) -> Result<Vec<String>, StoreError> {
    let accounts = account::Entity::find()
        .filter(account::Column::BoardId.is(board))
        .filter(account::Column::ErasedAt.is_null())
        .all(tx)
        .await?;
    Ok(accounts.into_iter().map(|account| account.name).collect())
}
