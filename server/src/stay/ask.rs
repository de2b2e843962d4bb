//! A leaver names an address at which they want to hear from the organisation. It counts once somebody who reads mail
//! there says so.

use chrono::{DateTime, TimeDelta, Utc};
use domain::Language;
use domain::ids::FormerId;
use domain::person::EmailAddress;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use crate::access::OwnDataOf;
use crate::course;
use crate::limit::{self, Limited};
use crate::mail::{MailKind, NewMail, outbox};
use crate::program::Program;
use crate::store::entity::former_colleague;
use crate::store::{StoreError, TypedColumn};

/// So often in an hour somebody with a link has mail sent to addresses they name.
const ASKED_MAX: u32 = 3;

/// How naming an address ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Staying {
    /// A mail is on its way there. The same where the address is known already: whoever types it does not learn that.
    MailSent,
    AddressMalformed,
    TooMany,
}

/// Notes the address with the day, and mails it; one that is known already is not written to again. Of the leaver
/// nothing is written down but that a form was posted, as an HMAC, for the limit. The mail is written in `language`.
pub async fn ask(
    program: &Program,
    leaver: impl Into<OwnDataOf>,
    address: &str,
    language: Language,
) -> Result<Staying, StoreError> {
    let Ok(address) = EmailAddress::parse(address.trim()) else { return Ok(Staying::AddressMalformed) };
    let leaver = leaver.into();
    let (board, now) = (leaver.board(), program.now());
    let asked_on = course::calendar(program.store().read(), board).await?.local_date(now);
    let key = &limit::key(program.secrets(), "stay", &leaver.departure().to_string());
    let address = &address;
    let staying = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                if let Limited::Exceeded { .. } = limit::hit(tx, key, ASKED_MAX, TimeDelta::hours(1), now).await? {
                    return Ok(Staying::TooMany);
                }
                let row = former_colleague::ActiveModel {
                    id: Set(FormerId::new(Uuid::new_v4()).into()),
                    board_id: Set(board.into()),
                    address: Set(address.as_str().to_owned()),
                    language: Set(language.into()),
                    asked_on: Set(asked_on),
                    confirmed_on: Set(None),
                    mailed_on: Set(None),
                };
                let columns = [former_colleague::Column::BoardId, former_colleague::Column::Address];
                let inserted = former_colleague::Entity::insert(row)
                    .on_conflict(OnConflict::columns(columns).do_nothing().to_owned())
                    .exec_without_returning(tx)
                    .await?;
                if inserted == 0 {
                    return Ok(Staying::MailSent);
                }
                let there = former_colleague::Entity::find()
                    .filter(former_colleague::Column::BoardId.is(board))
                    .filter(former_colleague::Column::Address.eq(address.as_str()))
                    .one(tx)
                    .await?
                    .ok_or_else(|| StoreError::corrupt("former_colleagues", board, "neither there nor written"))?;
                outbox::enqueue(tx, mail(&there, MailKind::StayConfirm, now)?).await?;
                Ok::<_, StoreError>(Staying::MailSent)
            })
        })
        .await?;
    program.wake_mail();
    Ok(staying)
}

/// A mail to somebody who stays in touch: it names no departure, and nobody.
pub(super) fn mail(
    row: &former_colleague::Model,
    kind: MailKind,
    due_at: DateTime<Utc>,
) -> Result<NewMail, StoreError> {
    Ok(NewMail {
        board: *row.board_id,
        departure: None,
        account: None,
        talk: None,
        appointment: None,
        kind,
        to_address: row.to()?,
        to_name: String::new(),
        language: *row.language,
        payload: json!({ "former": *row.id }),
        at_once: !kind.waits_for_opening(),
        due_at,
        dedupe_key: None,
    })
}
