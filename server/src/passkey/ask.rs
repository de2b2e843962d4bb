//! Whoever asks to come in shows that they have a passkey.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::TimedCeremony;
use webauthn_rp::request::auth::AuthenticationVerificationOptions;
use webauthn_rp::request::register::UserHandle16;
use webauthn_rp::response::auth::error::AuthCeremonyErr;
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, StaticState};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthentication16, DiscoverableAuthenticationServerState,
    DiscoverableCredentialRequestOptions,
};

use super::Pending;
use super::party::{Party, account_of, handle_of};
use super::pending::Begun;
use crate::limit::{self, Limited};
use crate::log::{self, Entry};
use crate::program::Program;
use crate::store::entity::{account, passkey};
use crate::store::{StoreError, Tx, TypedColumn};

/// Questions an hour that one client gets: a whole organisation may sign in from behind one address.
const QUESTIONS_OF_A_CLIENT_AN_HOUR: u32 = 600;

/// What beginning came to.
#[derive(Debug)]
pub enum Asking {
    /// What the browser passes on to its devices, as JSON (Level 3, 5.1.10): whoever has a passkey of this host may
    /// answer, and nobody is named.
    Asks(String),
    /// Too often, from this client.
    TooMany,
    /// There are no passkeys here.
    NotOffered,
}

/// Asks whoever sits there for a passkey; the question waits in `pending`, which is the browser's. `client` is the
/// network address the request came from.
pub async fn begin_asking(program: &Program, client: &str, pending: &mut Pending) -> Result<Asking, StoreError> {
    let Some(party) = Party::of(program.settings()) else { return Ok(Asking::NotOffered) };
    let now = program.now();
    let key = &limit::key(program.secrets(), "passkey_ask", client);
    let hit = program.store().write(|tx| {
        Box::pin(async move { limit::hit(tx, key, QUESTIONS_OF_A_CLIENT_AN_HOUR, TimeDelta::hours(1), now).await })
    });
    if hit.await? != Limited::Allowed {
        return Ok(Asking::TooMany);
    }
    let options = DiscoverableCredentialRequestOptions::passkey(&party.id);
    // reason: the library's own options fit each other.
    let (state, asked) = options.start_ceremony().expect("options that fit each other");
    // reason: no clock of ours stands before 1970.
    pending.put(state.sent_challenge(), &state.encode().expect("a time after 1970"), now);
    // reason: what is asked is plain data.
    Ok(Asking::Asks(serde_json::to_string(&asked).expect("plain data")))
}

/// An answer to a question of this browser.
pub(crate) struct Signed {
    party: Party,
    begun: Begun,
    answer: DiscoverableAuthentication16,
}

impl Signed {
    /// Reads an answer. `None` of what is none, or answers nothing that this browser was asked within five minutes.
    pub fn read(program: &Program, pending: &mut Pending, answer: &str) -> Option<Self> {
        let party = Party::of(program.settings())?;
        let answer = DiscoverableAuthentication16::from_json_relaxed(answer.as_bytes()).ok()?;
        let begun = pending.take(answer.challenge_relaxed().ok()?, program.now())?;
        Some(Self { party, begun, answer })
    }

    /// The passkey's id, as it is stored.
    pub fn credential(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.answer.raw_id().as_ref())
    }
}

/// What looking at an answer came to.
pub(crate) enum Checked {
    /// It is the passkey of this account, which works.
    Right(account::Model),
    /// Of no passkey here, of an account that has ended, or not signed as it was asked. Whose it would have been.
    Wrong(Option<account::Model>),
    /// It was answered before.
    Again,
}

/// Looks whether a passkey of ours signed, at whose that is, and notes that it was used.
pub(crate) async fn check(tx: &Tx<'_>, program: &Program, signed: &Signed) -> Result<Checked, StoreError> {
    let now = program.now();
    if !signed.begun.counts(tx, program.secrets(), now).await? {
        return Ok(Checked::Again);
    }
    let named = account_of(signed.answer.response().user_handle());
    let stored = passkey::Entity::find()
        .filter(passkey::Column::Credential.eq(signed.credential()))
        .filter(passkey::Column::AccountId.is(named))
        .find_also_related(account::Entity)
        .one(tx)
        .await?;
    let Some((row, Some(owner))) = stored else { return Ok(Checked::Wrong(None)) };
    let used = match (owner.active, verified(signed, &row)) {
        (true, Ok(used)) => used,
        (true, Err(Unfit::CounterWentBack)) => {
            doubt(tx, &owner, now).await?;
            return Ok(Checked::Wrong(Some(owner)));
        }
        (false, _) | (_, Err(Unfit::Otherwise)) => return Ok(Checked::Wrong(Some(owner))),
    };
    // Of two answers at once with one counter, one comes first.
    let noted = passkey::Entity::update_many()
        .col_expr(passkey::Column::State, Expr::value(used))
        .col_expr(passkey::Column::UsedAt, Expr::value(now))
        .filter(passkey::Column::Id.is(*row.id))
        .filter(passkey::Column::State.eq(row.state.as_str()))
        .exec(tx)
        .await?;
    Ok(if noted.rows_affected == 1 { Checked::Right(owner) } else { Checked::Wrong(Some(owner)) })
}

/// Why an answer is none.
enum Unfit {
    /// The device has a counter, and it is not higher than before: there may be a copy of it (Level 3, 6.1.1).
    CounterWentBack,
    Otherwise,
}

/// The passkey's state after an answer that is signed by it, as it was asked, under this origin, by somebody whom the
/// device knows.
fn verified(signed: &Signed, row: &passkey::Model) -> Result<String, Unfit> {
    let handle = handle_of(*row.account_id);
    let (state, mut credential) = stored(signed, row, &handle).ok_or_else(|| {
        tracing::error!(passkey = %*row.id, "a stored passkey cannot be read");
        Unfit::Otherwise
    })?;
    let options = AuthenticationVerificationOptions::<&str, &str> {
        allowed_origins: &[&signed.party.origin],
        // Devices may say more than they were asked (Level 3, 9.3).
        error_on_unsolicited_extensions: false,
        ..AuthenticationVerificationOptions::default()
    };
    match state.verify(&signed.party.id, &signed.answer, &mut credential, &options) {
        Ok(_) => {
            let Ok(used) = credential.dynamic_state().encode();
            Ok(URL_SAFE_NO_PAD.encode(used))
        }
        Err(AuthCeremonyErr::SignatureCounter) => Err(Unfit::CounterWentBack),
        Err(error) => {
            tracing::warn!(reason = reason(&error), "a passkey did not sign as it was asked");
            Err(Unfit::Otherwise)
        }
    }
}

/// What went wrong, as the log may have it: the rest of an error quotes what a browser sent.
const fn reason(error: &AuthCeremonyErr) -> &'static str {
    match error {
        AuthCeremonyErr::OriginMismatch => "another origin than that of BASE_URL",
        AuthCeremonyErr::RpIdHashMismatch => "for another host than that of BASE_URL",
        AuthCeremonyErr::UserNotVerified => "the device did not find out who it was",
        AuthCeremonyErr::AssertionSignature => "not signed by it",
        _ => "otherwise",
    }
}

type Stored<'a> = AuthenticatedCredential<'a, 'a, 16, CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>>;

/// What was asked, and the passkey as it is stored.
fn stored<'a>(
    signed: &'a Signed,
    row: &passkey::Model,
    handle: &'a UserHandle16,
) -> Option<(DiscoverableAuthenticationServerState, Stored<'a>)> {
    let state = DiscoverableAuthenticationServerState::decode(&signed.begun.state()).ok()?;
    let public_key = StaticState::decode(&URL_SAFE_NO_PAD.decode(&row.public_key).ok()?).ok()?;
    let dynamic = URL_SAFE_NO_PAD.decode(&row.state).ok()?;
    let dynamic = DynamicState::decode(dynamic.try_into().ok()?).ok()?;
    Some((state, AuthenticatedCredential::new(signed.answer.raw_id(), handle, public_key, dynamic).ok()?))
}

/// Writes down that there may be a copy of somebody's passkey.
async fn doubt(tx: &Tx<'_>, owner: &account::Model, now: DateTime<Utc>) -> Result<(), StoreError> {
    tracing::warn!(account = %*owner.id, "the counter of a passkey went back: it may have been copied");
    let entry = Entry::of_board(*owner.board_id, now, Actor::Visitor, EventKind::PasskeyDoubted);
    log::append(tx, [entry.about(*owner.id)]).await
}
