//! What opens a leaver's own data: a mailed code or their own word, and before anything was handed in the
//! code in HR's letter.

use chrono::{DateTime, TimeDelta, Utc};
use domain::own_word::OwnWord;
use serde_json::json;

use super::means::{Guard, Means, guard};
use super::word;
use crate::access::OwnDataOf;
use crate::code::{self, CodeEntry, CodePurpose};
use crate::course;
use crate::limit::{self, Limited};
use crate::mail::{MailKind, NewMail, outbox};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::response;
use crate::store::queries::departures;

/// Codes that may be asked for within [`CODES_WINDOW_MINUTES`].
pub const CODES_MAX: u32 = 5;
/// Minutes in which at most [`CODES_MAX`] codes are sent.
pub const CODES_WINDOW_MINUTES: i64 = 60;
/// Words that may be tried within [`WORDS_WINDOW_MINUTES`].
const WORDS_MAX: u32 = 5;
/// Minutes in which at most [`WORDS_MAX`] words are looked at.
const WORDS_WINDOW_MINUTES: i64 = 60;

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
    /// No code is mailed to this leaver now: something else has to be typed.
    NotByMail(Means),
}

/// How typing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entering {
    /// A mailed code, or the leaver's own word: everything opens. The caller notes in the session that it was
    /// right.
    Right,
    /// The code in HR's letter: opens what was there before anything was handed in.
    FromLetter,
    Wrong {
        left: u32,
    },
    /// There is no code to type any more: too late, used, or typed wrong too often.
    Expired,
    WrongWord,
    /// Too many words were tried.
    TooManyWords {
        again_at: DateTime<Utc>,
    },
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
            let Guard { means, .. } = guard(tx, leaver, &departure, now).await?;
            let address = course::address(&departure, change.today()).filter(|_| means == Means::MailedCode);
            let Some(address) = address else { return Ok(CodeRequest::NotByMail(means)) };
            let window = TimeDelta::minutes(CODES_WINDOW_MINUTES);
            if let Limited::Exceeded { until } = limit::hit(tx, key, CODES_MAX, window, now).await? {
                return Ok(CodeRequest::TooMany { again_at: until });
            }
            outbox::withdraw(tx, leaver.departure(), &[MailKind::AnswersCode]).await?;
            let issued =
                code::issue(tx, secrets, leaver.board(), CodePurpose::Answers, leaver.departure().into(), now).await?;
            let to = address.masked();
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

/// Tries what was typed.
pub async fn enter_code(program: &Program, leaver: impl Into<OwnDataOf>, typed: &str) -> Result<Entering, StoreError> {
    let leaver = &leaver.into();
    let (conn, now) = (program.store().read(), program.now());
    let departure = departures::known(conn, leaver.departure()).await?;
    let guard = guard(conn, leaver, &departure, now).await?;
    match guard.means {
        Means::Word => try_word(program, leaver, guard.response, typed).await,
        Means::Nothing => Ok(Entering::Expired),
        Means::MailedCode | Means::AddressIsNew { .. } | Means::LetterCode => {
            try_codes(program, leaver, guard.is_protected, typed).await
        }
    }
}

/// A mailed code; and the one in a letter, where there is nothing yet that it must not open.
async fn try_codes(
    program: &Program,
    leaver: &OwnDataOf,
    protected: bool,
    typed: &str,
) -> Result<Entering, StoreError> {
    let subject = leaver.departure().into();
    let (secrets, now) = (program.secrets(), program.now());
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let mailed = code::check(tx, secrets, CodePurpose::Answers, subject, typed, now).await?;
                if mailed == CodeEntry::Right {
                    return Ok::<_, StoreError>(Entering::Right);
                }
                let printed = match protected {
                    true => CodeEntry::Expired,
                    false => code::check(tx, secrets, CodePurpose::Printed, subject, typed, now).await?,
                };
                Ok(match (printed, mailed) {
                    (CodeEntry::Right, _) => Entering::FromLetter,
                    (CodeEntry::Wrong { left }, _) | (CodeEntry::Expired, CodeEntry::Wrong { left }) => {
                        Entering::Wrong { left }
                    }
                    (CodeEntry::Expired, _) => Entering::Expired,
                })
            })
        })
        .await
}

/// A try is counted before the word is looked at.
async fn try_word(
    program: &Program,
    leaver: &OwnDataOf,
    response: Option<response::Model>,
    typed: &str,
) -> Result<Entering, StoreError> {
    let Some((of, stored)) = response.and_then(|row| Some((*row.id, row.word_hash?))) else {
        return Ok(Entering::Expired);
    };
    let now = program.now();
    let key = limit::key(program.secrets(), "own_word", &leaver.departure().to_string());
    let key = key.as_str();
    let window = TimeDelta::minutes(WORDS_WINDOW_MINUTES);
    let limited =
        program.store().write(|tx| Box::pin(async move { limit::hit(tx, key, WORDS_MAX, window, now).await })).await?;
    if let Limited::Exceeded { until } = limited {
        return Ok(Entering::TooManyWords { again_at: until });
    }
    let right = word::matches(OwnWord::typed(typed), stored, of).await?;
    Ok(if right { Entering::Right } else { Entering::WrongWord })
}
