//! The code that opens answers after they were handed in: mailed, or printed in HR's letter.

use chrono::{DateTime, TimeDelta, Utc};
use domain::person::EmailAddress;
use serde_json::json;

use crate::access::OwnDataOf;
use crate::code::{self, CodeEntry, CodePurpose};
use crate::course;
use crate::limit::{self, Limited};
use crate::mail::{MailKind, NewMail, outbox};
use crate::program::Program;
use crate::store::StoreError;

/// Codes that may be asked for within [`CODES_WINDOW_MINUTES`].
pub const CODES_MAX: u32 = 5;
/// Minutes in which at most [`CODES_MAX`] codes are sent.
pub const CODES_WINDOW_MINUTES: i64 = 60;

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

/// Mails a new code at once; codes asked for before open nothing any more.
pub async fn request_code(program: &Program, leaver: impl Into<OwnDataOf>) -> Result<CodeRequest, StoreError> {
    let leaver = &leaver.into();
    let key = limit::key(program.secrets(), "answers_code", &leaver.departure().to_string());
    let key = key.as_str();
    let secrets = program.secrets();
    let outcome = course::beside(program, leaver, |change| {
        Box::pin(async move {
            let (tx, now, departure) = (change.tx, change.now, change.row().await?);
            let Some(address) = course::address(&departure, change.today()) else { return Ok(CodeRequest::NoAddress) };
            let window = TimeDelta::minutes(CODES_WINDOW_MINUTES);
            if let Limited::Exceeded { until } = limit::hit(tx, key, CODES_MAX, window, now).await? {
                return Ok(CodeRequest::TooMany { again_at: until });
            }
            outbox::withdraw(tx, leaver.departure(), &[MailKind::AnswersCode]).await?;
            let issued =
                code::issue(tx, secrets, leaver.board(), CodePurpose::Answers, leaver.departure().into(), now).await?;
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
                payload: json!({ "code": issued.code, "expires_at": issued.expires_at.to_rfc3339() }),
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

/// Tries a code that was typed: the mailed one, or the one in HR's letter. The caller notes in the session
/// that it was right.
pub async fn enter_code(program: &Program, leaver: impl Into<OwnDataOf>, typed: &str) -> Result<CodeEntry, StoreError> {
    let subject = leaver.into().departure().into();
    let (secrets, now) = (program.secrets(), program.now());
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let mailed = code::check(tx, secrets, CodePurpose::Answers, subject, typed, now).await?;
                if mailed == CodeEntry::Right {
                    return Ok::<_, StoreError>(mailed);
                }
                let printed = code::check(tx, secrets, CodePurpose::Printed, subject, typed, now).await?;
                Ok(if printed == CodeEntry::Expired { mailed } else { printed })
            })
        })
        .await
}

/// "a…@example.nl": enough to recognise one's own address, too little for a stranger.
fn masked(address: &EmailAddress) -> String {
    let (local, domain) = address.as_str().split_once('@').unwrap_or((address.as_str(), ""));
    let first = local.chars().next().map(String::from).unwrap_or_default();
    format!("{first}…@{domain}")
}
