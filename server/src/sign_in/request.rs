//! Somebody asks for a code to sign in with.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::PersonId;
use domain::person::EmailAddress;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::Asked;
use crate::code::{self, CodePurpose, Issued};
use crate::limit::{self, Limited};
use crate::mail::outbox::enqueue;
use crate::mail::{MailKind, NewMail};
use crate::organisation::the_board;
use crate::passkey;
use crate::program::Program;
use crate::secret::{Purpose, Secrets};
use crate::store::entity::account;
use crate::store::{StoreError, Tx};

/// Codes an hour that one client asks for one mail address: a stranger elsewhere uses up their own.
const REQUESTS_AN_HOUR: u32 = 5;
/// Codes an hour for one mail address, from wherever they are asked for: a mailbox can only take so many.
const REQUESTS_OF_AN_ADDRESS_AN_HOUR: u32 = 30;
/// Codes an hour for one client. A whole organisation signs in from behind one address, and from behind a
/// proxy that is not trusted everybody does.
const REQUESTS_OF_A_CLIENT_AN_HOUR: u32 = 600;

/// What asking for a code came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requested {
    /// If there is such an account, a mail with a code is on its way. Whether there is one is not
    /// said.
    Accepted,
    /// Staff sign in at their provider here, and with no code.
    NotOffered,
    /// No mail address at all.
    AddressMalformed,
    /// Too often, for this address or from this client.
    TooMany { until: DateTime<Utc> },
}

/// Puts a mail with a code in the outbox, if somebody active signs in with this address. The
/// answer, and what is counted, are the same for addresses that nobody has. Whoever has a passkey is mailed that it is
/// the way in, and no code; the page says the same to whoever asks.
///
/// `client` is the network address the request came from; `asked` is what this browser asked for so far.
pub async fn request_code(
    program: &Program,
    email: &str,
    client: &str,
    asked: &mut Asked,
) -> Result<Requested, StoreError> {
    let Ok(email) = &EmailAddress::parse(email) else { return Ok(Requested::AddressMalformed) };
    let settings = program.settings();
    if !settings.sign_in_code.is_offered() {
        return Ok(Requested::NotOffered);
    }
    let (secrets, now) = (program.secrets(), program.now());
    let keys = &[
        (limit::key(secrets, "sign_in_pair", &format!("{client} {email}")), REQUESTS_AN_HOUR),
        (limit::key(secrets, "sign_in_address", email.as_str()), REQUESTS_OF_AN_ADDRESS_AN_HOUR),
        (limit::key(secrets, "sign_in_client", client), REQUESTS_OF_A_CLIENT_AN_HOUR),
    ];
    let (requested, code) = program
        .store()
        .write_small(|tx| {
            Box::pin(async move {
                for (key, most) in keys {
                    let limited = limit::hit(tx, key, *most, TimeDelta::hours(1), now).await?;
                    if let Limited::Exceeded { until } = limited {
                        return Ok::<_, StoreError>((Requested::TooMany { until }, None));
                    }
                }
                let row = active_account(tx, email).await?;
                let board = match &row {
                    Some(row) => Some(*row.board_id),
                    None => the_board(tx).await?,
                };
                let Some(board) = board else { return Ok((Requested::Accepted, None)) };
                let subject = subject(secrets, row.as_ref(), email);
                let issued = code::issue(tx, secrets, board, CodePurpose::SignIn, subject, now).await?;
                let code = issued.id;
                let is_shut = passkey::shuts_code(tx, settings, subject).await?;
                match &row {
                    Some(row) if is_shut => passkey::tell_instead(tx, row, now).await?,
                    Some(row) => mail(tx, row, email, issued, now).await?,
                    None => {}
                }
                Ok((Requested::Accepted, Some(code)))
            })
        })
        .await?;
    asked.extend(code);
    program.wake_mail();
    Ok(requested)
}

/// Whoever may sign in with this address.
pub(super) async fn active_account(tx: &Tx<'_>, email: &EmailAddress) -> Result<Option<account::Model>, StoreError> {
    let found = account::Entity::find()
        .filter(account::Column::Email.eq(email.as_str()))
        .filter(account::Column::Active.eq(true))
        .one(tx)
        .await?;
    Ok(found)
}

/// Whose code it is: an account's, or for an address that nobody has a number made from it. Such an
/// address gets a code too, which nobody is told: so typing one is answered the same way.
pub(super) fn subject(secrets: &Secrets, row: Option<&account::Model>, email: &EmailAddress) -> PersonId {
    row.map_or_else(
        || {
            let mac = secrets.mac(Purpose::Limit, &[b"sign_in_nobody", email.as_str().as_bytes()]);
            // reason: a UUID of version 8 (RFC 9562, 5.8) never equals an account's, of version 7
            uuid::Builder::from_custom_bytes(std::array::from_fn(|at| mac[at])).into_uuid().into()
        },
        |row| PersonId::from(*row.id),
    )
}

async fn mail(
    tx: &Tx<'_>,
    row: &account::Model,
    email: &EmailAddress,
    issued: Issued,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mail = NewMail {
        board: *row.board_id,
        departure: None,
        account: Some(*row.id),
        talk: None,
        appointment: None,
        kind: MailKind::SignInCode,
        to_address: email.clone(),
        to_name: row.name.clone(),
        language: *row.language,
        payload: json!({ "code": issued.code, "code_id": issued.id.to_string() }),
        at_once: true,
        due_at: now,
        dedupe_key: None,
    };
    enqueue(tx, mail).await?;
    Ok(())
}
