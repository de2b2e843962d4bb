//! Whom the board's one field of words finds: by names, or by a whole mail address. Both are sealed, and found by marks.

use domain::ids::{AccountId, BoardId, DepartureId};
use domain::person::EmailAddress;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, Statement,
};

use super::filter::WorklistFilter;
use super::reach::Reach;
use crate::departure::marks_of_search;
use crate::store::entity::departure::{Column, Entity};
use crate::store::entity::name_word;
use crate::store::queries::accounts;
use crate::store::seal::Mark;
use crate::store::{Keyed, StoreError, Typed, TypedColumn};

/// Of more departures than this with one address the newest are found.
const OF_ONE_ADDRESS_MAX: u64 = 50;

/// Whom the words that were typed find, or the address.
pub(super) async fn sought(conn: &impl Keyed, reach: &Reach, filter: &WorklistFilter) -> Result<Condition, StoreError> {
    let mut condition = Condition::all();
    if let Ok(address) = EmailAddress::parse(&filter.text) {
        let found = with_address(conn, reach, &address).await?;
        return Ok(condition.add(Column::Id.any_of(found)));
    }
    let marks = marks_of_search(conn, &filter.text)?;
    if marks.is_empty() && !filter.text.trim().is_empty() {
        // Signs alone: nobody's name.
        return Ok(condition.add(Expr::value(1).eq(0)));
    }
    for mark in marks {
        let found = Query::select()
            .column(name_word::Column::DepartureId)
            .from(name_word::Entity)
            .and_where(name_word::Column::BoardId.is(reach.board))
            .and_where(name_word::Column::Mark.is(mark))
            .to_owned();
        condition = condition.add(Column::Id.in_subquery(found));
    }
    Ok(condition)
}

/// Whose address this is, of two of them whichever it is: on the whole board, who reaches them is asked afterwards.
///
/// Whoever does not see an address finds nobody by it: not what the leaver has restricted, nor whoever looks.
async fn with_address(
    conn: &impl Keyed,
    reach: &Reach,
    address: &EmailAddress,
) -> Result<Vec<DepartureId>, StoreError> {
    let mut found: Vec<Addressed> = Vec::new();
    for one in of_address(conn, reach.board, address)? {
        found.extend(one.into_model::<Addressed>().all(conn).await?);
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let account = accounts::one(conn, reach.account).await?;
    let own: Option<Typed<Mark>> =
        account.map(|account| Mark::of_address(conn, &account.email)).transpose()?.map(Typed::from);
    let is_own = |one: &Addressed| {
        one.leaver_account.is_some_and(|id| *id == reach.account)
            || own.is_some() && [one.private_mark, one.work_mark].contains(&own)
    };
    Ok(found.iter().filter(|one| !is_own(one)).map(|one| *one.id).collect())
}

/// Who has an address that is looked for, and what tells whether that is whoever looks.
#[derive(FromQueryResult)]
struct Addressed {
    id: Typed<DepartureId>,
    private_mark: Option<Typed<Mark>>,
    work_mark: Option<Typed<Mark>>,
    leaver_account: Option<Typed<AccountId>>,
}

/// One statement for each of the two addresses: each is read by a key of its own, which one for both could not promise.
fn of_address(conn: &impl Keyed, board: BoardId, address: &EmailAddress) -> Result<[Select<Entity>; 2], StoreError> {
    let mark = Mark::of_address(conn, address.as_str())?;
    Ok([Column::PrivateMark, Column::WorkMark].map(|column| {
        Entity::find()
            .select_only()
            .columns([Column::Id, Column::PrivateMark, Column::WorkMark, Column::LeaverAccount])
            .filter(Column::BoardId.is(board))
            .filter(column.is(mark))
            .filter(Column::RestrictedSince.is_null())
            .order_by_desc(Column::Id)
            .limit(OF_ONE_ADDRESS_MAX)
    }))
}

/// The statements that look for an address, where one was typed: for the test that asks how they are read.
pub(super) fn of_typed_address(
    conn: &impl Keyed,
    board: BoardId,
    filter: &WorklistFilter,
) -> Result<Vec<Statement>, StoreError> {
    let Ok(address) = EmailAddress::parse(&filter.text) else { return Ok(Vec::new()) };
    let statements = of_address(conn, board, &address)?;
    Ok(statements.map(|statement| statement.build(conn.get_database_backend())).into())
}
