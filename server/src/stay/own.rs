//! Whoever reads mail at the address goes on, or stops.

use chrono::NaiveDate;
use domain::mail::MailKind;
use domain::organisation::Organisation;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::access::StaysInTouch;
use crate::course;
use crate::program::Program;
use crate::store::entity::{former_colleague, outbox};
use crate::store::{StoreError, TypedColumn};

/// What their own page shows.
#[derive(Clone, Debug)]
pub struct Own {
    pub organisation: Organisation,
    /// "v…@example.nl".
    pub address: String,
    pub confirmed_on: Option<NaiveDate>,
    /// The day on which the address goes, unless they go on.
    pub until: NaiveDate,
}

/// Reads their own page; `None` where they stopped at this moment. Changes nothing.
pub async fn own(program: &Program, stays: &StaysInTouch) -> Result<Option<Own>, StoreError> {
    let conn = program.store().read();
    let Some(row) = former_colleague::Entity::find_by_id(stays.former()).one(conn).await? else { return Ok(None) };
    Ok(Some(Own {
        organisation: course::organisation(conn, stays.board()).await?,
        address: row.to(conn)?.masked(),
        confirmed_on: row.confirmed_on,
        until: row.staying().goes_on(),
    }))
}

/// They want to stay in touch, from today on for as long as such an address is kept.
pub async fn keep(program: &Program, stays: &StaysInTouch) -> Result<(), StoreError> {
    let id = stays.former();
    let today = course::calendar(program.store().read(), stays.board()).await?.local_date(program.now());
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                former_colleague::Entity::update_many()
                    .col_expr(former_colleague::Column::ConfirmedOn, Expr::value(today))
                    .col_expr(former_colleague::Column::MailedOn, Expr::value(None::<NaiveDate>))
                    .filter(former_colleague::Column::Id.is(id))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
}

/// They stop: the address goes at once, from mails that wait or left too. Twice is once.
pub async fn end(program: &Program, stays: &StaysInTouch) -> Result<(), StoreError> {
    let id = stays.former();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let Some(row) = former_colleague::Entity::find_by_id(id).one(tx).await? else { return Ok(()) };
                let mails = outbox::Entity::find()
                    .filter(outbox::Column::BoardId.eq(row.board_id))
                    .filter(outbox::Column::Kind.any_of([MailKind::StayConfirm, MailKind::StayYearly]))
                    .all(tx)
                    .await?;
                // Sealed: which of them is to this address shows once they are open. They are those of one day.
                let address = row.address.open(tx, id)?;
                for mail in mails {
                    if mail.to_address(tx)? == address {
                        outbox::Entity::delete_by_id(*mail.id).exec(tx).await?;
                    }
                }
                former_colleague::Entity::delete_by_id(id).exec(tx).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
}
