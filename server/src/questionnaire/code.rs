//! What opens a leaver's own data: a mailed code or their own word, and before anything was handed in the
//! code in HR's letter.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::CodeId;
use domain::own_word::OwnWord;
use serde_json::json;

use super::means::{Guard, Means, guard};
use super::word;
use crate::access::OwnDataOf;
use crate::code::{self, Browser, CodeEntry, CodePurpose};
use crate::course;
use crate::limit::{self, Limited};
use crate::mail::{MailKind, NewMail, outbox};
use crate::program::Program;
use crate::store::entity::response;
use crate::store::queries::departures;
use crate::store::{StoreError, Tx};

/// Codes an hour that one client asks for of one leaver: whoever else holds the link uses up their own.
pub const CODES_AN_HOUR: u32 = 5;
/// Codes an hour for one leaver, from wherever they are asked for: a mailbox can only take so many.
pub const CODES_OF_A_LEAVER_AN_HOUR: u32 = 30;
/// Words an hour that one client tries of one leaver.
const WORDS_AN_HOUR: u32 = 5;
/// Words an hour for one leaver, from wherever they are tried.
const WORDS_OF_A_LEAVER_AN_HOUR: u32 = 15;

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

/// Mails a new code at once. Those that this browser asked for before go on until their end, or until one of them has
/// opened.
pub async fn request_code(
    program: &Program,
    leaver: impl Into<OwnDataOf>,
    browser: &mut Browser,
) -> Result<CodeRequest, StoreError> {
    let leaver = &leaver.into();
    let limits = &Limits::new(program, leaver, "answers_code", browser, [CODES_AN_HOUR, CODES_OF_A_LEAVER_AN_HOUR]);
    let secrets = program.secrets();
    let (outcome, code) = course::beside(program, leaver, |change| {
        Box::pin(async move {
            let (tx, now, departure) = (change.tx, change.now, change.row().await?);
            let Guard { means, .. } = guard(tx, leaver, &departure, now).await?;
            let address = course::address(tx, &departure, change.today())?.filter(|_| means == Means::MailedCode);
            let Some(address) = address else { return Ok((CodeRequest::NotByMail(means), None)) };
            if let Limited::Exceeded { until } = limits.hit(tx, now).await? {
                return Ok((CodeRequest::TooMany { again_at: until }, None));
            }
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
                to_name: departure.name(tx)?,
                language: *departure.language,
                payload: json!({ "code": issued.code, "code_id": issued.id.to_string() }),
                at_once: true,
                due_at: now,
                dedupe_key: None,
            };
            outbox::enqueue(tx, mail).await?;
            Ok::<_, StoreError>((CodeRequest::Sent { to }, Some(issued.id)))
        })
    })
    .await?;
    browser.asked.extend(code);
    program.wake_mail();
    Ok(outcome)
}

/// How often something is done with one leaver's link within an hour: by one client, and by all of them.
struct Limits([(String, u32); 2]);

impl Limits {
    fn new(program: &Program, leaver: &OwnDataOf, what: &str, browser: &Browser, most: [u32; 2]) -> Self {
        let departure = leaver.departure();
        let by_client =
            limit::key(program.secrets(), &format!("{what}_pair"), &format!("{} {departure}", browser.client));
        Self([(by_client, most[0]), (limit::key(program.secrets(), what, &departure.to_string()), most[1])])
    }

    async fn hit(&self, tx: &Tx<'_>, now: DateTime<Utc>) -> Result<Limited, StoreError> {
        for (key, most) in &self.0 {
            let limited = limit::hit(tx, key, *most, TimeDelta::hours(1), now).await?;
            if limited != Limited::Allowed {
                return Ok(limited);
            }
        }
        Ok(Limited::Allowed)
    }
}

/// Tries what was typed; of mailed codes only those that this browser asked for.
pub async fn enter_code(
    program: &Program,
    leaver: impl Into<OwnDataOf>,
    browser: &Browser,
    typed: &str,
) -> Result<Entering, StoreError> {
    let leaver = &leaver.into();
    let (conn, now) = (program.store().read(), program.now());
    let departure = departures::known(conn, leaver.departure()).await?;
    let guard = guard(conn, leaver, &departure, now).await?;
    match guard.means {
        Means::Word => try_word(program, leaver, guard.response, browser, typed).await,
        Means::Nothing => Ok(Entering::Expired),
        Means::MailedCode | Means::AddressIsNew { .. } | Means::LetterCode => {
            try_codes(program, leaver, guard.is_protected, browser.asked.codes(), typed).await
        }
    }
}

/// A mailed code; and the one in a letter, where there is nothing yet that it must not open.
async fn try_codes(
    program: &Program,
    leaver: &OwnDataOf,
    protected: bool,
    asked: &[CodeId],
    typed: &str,
) -> Result<Entering, StoreError> {
    let subject = leaver.departure().into();
    let (secrets, now) = (program.secrets(), program.now());
    program
        .store()
        .write_small(|tx| {
            Box::pin(async move {
                let mailed = code::check_among(tx, secrets, CodePurpose::Answers, subject, asked, typed, now).await?;
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
    browser: &Browser,
    typed: &str,
) -> Result<Entering, StoreError> {
    let Some((of, stored)) = response.and_then(|row| Some((*row.id, row.word_hash?))) else {
        return Ok(Entering::Expired);
    };
    let now = program.now();
    let limits = &Limits::new(program, leaver, "own_word", browser, [WORDS_AN_HOUR, WORDS_OF_A_LEAVER_AN_HOUR]);
    let limited = program.store().write_small(|tx| Box::pin(async move { limits.hit(tx, now).await })).await?;
    if let Limited::Exceeded { until } = limited {
        return Ok(Entering::TooManyWords { again_at: until });
    }
    let right = word::matches(OwnWord::typed(typed), stored, of).await?;
    Ok(if right { Entering::Right } else { Entering::WrongWord })
}
