//! The code that opens answers after they were handed in: mailed, for ten minutes and once; or printed
//! in HR's letter, for as long as that holds. Five tries.

use crate::store::entity::code::CodePurpose;
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{CodeId, DepartureId, PersonId};
use domain::person::EmailAddress;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use crate::access::OwnDataOf;
use crate::course;
use crate::limit::{self, Limited};
use crate::mail::{MailKind, NewMail, outbox};
use crate::program::Program;
use crate::secret::{Purpose, Secrets, random_bytes};
use crate::store::entity::code;
use crate::store::{StoreError, Typed, TypedColumn};

/// How long a code opens something, in minutes.
pub const CODE_MINUTES: i64 = 10;
/// How often a code may be typed wrong.
pub const CODE_TRIES: i32 = 5;
/// Codes that may be asked for within [`CODES_WINDOW_MINUTES`].
pub const CODES_MAX: u32 = 5;
/// Minutes in which at most [`CODES_MAX`] codes are sent.
pub const CODES_WINDOW_MINUTES: i64 = 60;
/// The purpose, as stored beside the code.
const PURPOSE: &str = "answers";

/// How asking for a code ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeRequest {
    /// On its way to this address, of which only the ends are shown.
    Sent {
        to: String,
    },
    TooMany {
        again_at: DateTime<Utc>,
    },
    /// There is no address that mail may go to: HR helps.
    NoAddress,
}

/// How typing a code ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeEntry {
    /// The caller notes in the session that the code was typed.
    Right,
    Wrong {
        left: u32,
    },
    /// Never asked for, too late, used, or typed wrong too often: ask for a new one.
    Expired,
}

/// Mails a new code at once; codes asked for before open nothing any more.
pub async fn request_code(program: &Program, leaver: impl Into<OwnDataOf>) -> Result<CodeRequest, StoreError> {
    let leaver = &leaver.into();
    let now = program.now();
    let key = limit::key(program.secrets(), "answers_code", &leaver.departure().to_string());
    let key = key.as_str();
    let digits = six_digits();
    let (digits, hash) = (digits.as_str(), hash(program.secrets(), leaver.departure(), &digits));
    let hash = hash.as_str();
    let outcome = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let Some(departure) = course::lock(tx, leaver.departure()).await? else {
                    return Ok(CodeRequest::NoAddress);
                };
                let today = course::calendar(tx, leaver.board()).await?.local_date(now);
                let Some(address) = course::address(&departure, today) else { return Ok(CodeRequest::NoAddress) };
                let window = TimeDelta::minutes(CODES_WINDOW_MINUTES);
                if let Limited::Exceeded { until } = limit::hit(tx, key, CODES_MAX, window, now).await? {
                    return Ok(CodeRequest::TooMany { again_at: until });
                }
                code::Entity::update_many()
                    .col_expr(code::Column::UsedAt, Expr::value(now))
                    .filter(code::Column::Subject.eq(departure.id))
                    .filter(code::Column::Purpose.eq(PURPOSE))
                    .filter(code::Column::UsedAt.is_null())
                    .exec(tx)
                    .await?;
                outbox::withdraw(tx, leaver.departure(), &[MailKind::AnswersCode]).await?;
                let expires_at = now + TimeDelta::minutes(CODE_MINUTES);
                code::ActiveModel {
                    id: Set(Typed::fresh()),
                    board_id: Set(departure.board_id),
                    purpose: Set(CodePurpose::Answers.into()),
                    subject: Set(PersonId::from(*departure.id).into()),
                    code_hash: Set(hash.to_owned()),
                    expires_at: Set(expires_at),
                    tries: Set(0),
                    used_at: Set(None),
                    created_at: Set(now),
                }
                .insert(tx)
                .await?;
                let to = masked(&address);
                let mail = NewMail {
                    board: leaver.board(),
                    departure: Some(leaver.departure()),
                    account: None,
                    talk: None,
                    appointment: None,
                    kind: MailKind::AnswersCode,
                    to_address: address,
                    to_name: departure.name,
                    language: *departure.language,
                    payload: json!({ "code": digits, "expires_at": expires_at.to_rfc3339() }),
                    at_once: true,
                    due_at: now,
                    dedupe_key: None,
                };
                outbox::enqueue(tx, mail).await?;
                Ok::<_, StoreError>(CodeRequest::Sent { to })
            })
        })
        .await?;
    program.wake_mail();
    Ok(outcome)
}

/// Tries a code that was typed; spaces and hyphens in it do not matter.
pub async fn enter_code(program: &Program, leaver: impl Into<OwnDataOf>, typed: &str) -> Result<CodeEntry, StoreError> {
    let leaver = &leaver.into();
    let now = program.now();
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let typed_hash = hash(program.secrets(), leaver.departure(), &digits);
    let typed_hash = typed_hash.as_str();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                course::lock(tx, leaver.departure()).await?;
                let newest = code::Entity::find()
                    .filter(code::Column::Subject.is(leaver.departure()))
                    .filter(code::Column::Purpose.eq(PURPOSE))
                    .filter(code::Column::UsedAt.is_null())
                    .order_by_desc(code::Column::Id)
                    .one(tx)
                    .await?;
                let Some(row) = newest.filter(|row| now < row.expires_at && row.tries < CODE_TRIES) else {
                    return Ok(CodeEntry::Expired);
                };
                // Both sides are keyed hashes, so how long the comparison takes tells nothing.
                let right = row.code_hash == typed_hash;
                let tries = row.tries + 1;
                // One on paper is all she has: it opens again, until it expires.
                let is_printed = row.expires_at - row.created_at > TimeDelta::minutes(CODE_MINUTES);
                let mut row: code::ActiveModel = row.into();
                if right && is_printed {
                    row.tries = Set(0);
                } else if right {
                    row.used_at = Set(Some(now));
                } else {
                    row.tries = Set(tries);
                }
                row.update(tx).await?;
                Ok::<_, StoreError>(if right {
                    CodeEntry::Right
                } else {
                    CodeEntry::Wrong { left: u32::try_from(CODE_TRIES - tries).unwrap_or(0) }
                })
            })
        })
        .await
}

/// Six random digits. The remainder of 64 random bits favours no code by more than one in 10^13.
pub(crate) fn six_digits() -> String {
    format!("{:06}", u64::from_be_bytes(random_bytes::<8>()) % 1_000_000)
}

/// The digits of a printed code, which follow from the row's id: HR can look at the letter again, and
/// the database alone does not tell them.
pub(crate) fn printed_digits(secrets: &Secrets, row: CodeId) -> String {
    let mac = secrets.mac(Purpose::Code, &[b"printed", row.uuid().as_bytes()]);
    let mut first = [0; 8];
    first.copy_from_slice(&mac[..8]);
    format!("{:06}", u64::from_be_bytes(first) % 1_000_000)
}

/// A code is stored as a keyed hash that holds for one departure only.
pub(crate) fn hash(secrets: &Secrets, departure: DepartureId, digits: &str) -> String {
    let mac = secrets.mac(Purpose::Code, &[PURPOSE.as_bytes(), departure.uuid().as_bytes(), digits.as_bytes()]);
    mac.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// "a…@example.nl": enough to recognise one's own address, too little for a stranger.
fn masked(address: &EmailAddress) -> String {
    let (local, domain) = address.as_str().split_once('@').unwrap_or((address.as_str(), ""));
    let first = local.chars().next().map(String::from).unwrap_or_default();
    format!("{first}…@{domain}")
}
