//! Somebody adds a passkey to their account.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use domain::ids::{AccountId, PasskeyId};
use domain::mail::MailKind;
use domain::passkey::PasskeyName;
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::register::{
    CredProtect, Nickname, PublicKeyCredentialUserEntity, RegistrationVerificationOptions, Username,
};
use webauthn_rp::request::{ExtensionInfo, PublicKeyCredentialDescriptor, TimedCeremony};
use webauthn_rp::response::register::error::RegCeremonyErr;
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{PublicKeyCredentialCreationOptions, Registration, RegistrationServerState};

use super::own::of_account;
use super::party::{Party, handle_of};
use super::pending::Begun;
use super::{Pending, tell};
use crate::access::SignedIn;
use crate::code::{self, CodePurpose};
use crate::program::Program;
use crate::session::{self, SessionKey};
use crate::store::entity::passkey::{ActiveModel, Column, Entity, Model};
use crate::store::queries::accounts;
use crate::store::{StoreError, Tx};

/// Passkeys of one person: a telephone, a laptop, a key or two to plug in.
pub const PASSKEYS_MAX: usize = 10;

/// What beginning came to.
#[derive(Debug)]
pub enum Adding {
    /// What the browser passes on to the device, as JSON (Level 3, 5.1.8).
    Asks(String),
    /// They have as many as one person can.
    Full,
    /// There are no passkeys here.
    NotOffered,
}

/// Begins to add one; it waits in `pending`, which is the browser's. Whoever calls has seen that the person signed
/// in just now.
pub async fn begin_adding(program: &Program, viewer: &SignedIn, pending: &mut Pending) -> Result<Adding, StoreError> {
    let Some(party) = Party::of(program.settings()) else { return Ok(Adding::NotOffered) };
    let theirs = of_account(program.store().read(), viewer.account()).await?;
    if theirs.len() >= PASSKEYS_MAX {
        return Ok(Adding::Full);
    }
    let (state, asked) = options(&party, viewer, &theirs)?;
    let challenge = state.sent_challenge();
    // reason: no clock of ours stands before 1970.
    let kept = state.encode().expect("a time after 1970");
    pending.put(challenge, &kept, program.now());
    Ok(Adding::Asks(asked))
}

/// What the device is asked: a passkey that it finds by itself, made with a finger, a face or a PIN, and not a
/// second one where it has one already.
fn options(
    party: &Party,
    viewer: &SignedIn,
    theirs: &[Model],
) -> Result<(RegistrationServerState<16>, String), StoreError> {
    let handle = handle_of(viewer.account());
    let mut user = PublicKeyCredentialUserEntity::from(&handle);
    // What the device shows when somebody has several. A name that its rules do not take is left out.
    if let Ok(name) = Username::try_from(viewer.email.as_str()) {
        user.name = name;
    }
    user.display_name = Nickname::try_from(viewer.name.as_str()).ok();
    let known = theirs.iter().map(descriptor).collect::<Result<_, _>>()?;
    let mut options = PublicKeyCredentialCreationOptions::passkey(&party.id, user, known);
    // Wished for, and not insisted on: most devices do not know it, and each answer is looked at for it here.
    options.extensions.cred_protect = CredProtect::UserVerificationRequired(ExtensionInfo::AllowDontEnforceValue);
    // reason: the library's own options fit each other, and are plain data.
    let (state, asked) = options.start_ceremony().expect("options that fit each other");
    Ok((state, serde_json::to_string(&asked).expect("plain data")))
}

fn descriptor(row: &Model) -> Result<PublicKeyCredentialDescriptor<Vec<u8>>, StoreError> {
    let unreadable = || StoreError::corrupt("passkeys", *row.id, "a credential that is none");
    let id = URL_SAFE_NO_PAD.decode(&row.credential).map_err(|_| unreadable())?;
    let id = CredentialId::<Vec<u8>>::decode(id).map_err(|_| unreadable())?;
    // By which ways a device can be reached is not kept: a browser tries them all.
    let transports = AuthTransports::decode(0).map_err(|_| unreadable())?;
    Ok(PublicKeyCredentialDescriptor { id, transports })
}

/// What adding came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// Their other sessions have ended, and mailed codes that were on their way.
    Done,
    /// It was begun in another browser, too long ago, or it is finished already.
    Stale,
    /// What the device sent does not fit what it was asked.
    NotValid,
    /// This passkey is somebody's already.
    Known,
    Full,
}

/// A passkey as it is stored.
struct Fresh {
    credential: String,
    public_key: String,
    state: String,
}

/// Keeps the passkey that a device made. `this` is the session that asks.
pub async fn add(
    program: &Program,
    viewer: &SignedIn,
    this: &SessionKey,
    pending: &mut Pending,
    (name, answer): (&PasskeyName, &str),
) -> Result<Added, StoreError> {
    let (secrets, now) = (program.secrets(), program.now());
    let Some(party) = Party::of(program.settings()) else { return Ok(Added::Stale) };
    let Ok(registration) = Registration::from_json_relaxed(answer.as_bytes()) else { return Ok(Added::NotValid) };
    let Ok(challenge) = registration.challenge_relaxed() else { return Ok(Added::NotValid) };
    let Some(begun) = &pending.take(challenge, now) else { return Ok(Added::Stale) };
    let Some(fresh) = &verified(&party, viewer.account(), begun, &registration) else { return Ok(Added::NotValid) };
    let added = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                if !begun.counts(tx, secrets, now).await? {
                    return Ok(Added::Stale);
                }
                keep(tx, viewer, this, (name, fresh), now).await
            })
        })
        .await?;
    program.wake_mail();
    Ok(added)
}

/// What is kept of an answer that fits what was asked, by this origin, of this account.
fn verified(party: &Party, account: AccountId, begun: &Begun, registration: &Registration) -> Option<Fresh> {
    let state = RegistrationServerState::<16>::decode(&begun.state()).ok()?;
    let options = RegistrationVerificationOptions::<&str, &str> {
        allowed_origins: &[&party.origin],
        // Devices may say more than they were asked (Level 3, 9.3).
        error_on_unsolicited_extensions: false,
        ..RegistrationVerificationOptions::default()
    };
    let found = state.verify(&party.id, registration, &options);
    let found = found.inspect_err(|error| tracing::warn!(reason = reason(error), "a passkey is not valid")).ok()?;
    if *found.user_id() != handle_of(account) {
        tracing::warn!("a passkey that was begun for another account");
        return None;
    }
    let Ok(public_key) = found.static_state().encode();
    let Ok(dynamic) = found.dynamic_state().encode();
    Some(Fresh {
        credential: URL_SAFE_NO_PAD.encode(found.id().as_ref()),
        public_key: URL_SAFE_NO_PAD.encode(public_key),
        state: URL_SAFE_NO_PAD.encode(dynamic),
    })
}

/// What went wrong, as the log may have it: the rest of an error quotes what a browser sent.
const fn reason(error: &RegCeremonyErr) -> &'static str {
    match error {
        RegCeremonyErr::OriginMismatch => "another origin than that of BASE_URL",
        RegCeremonyErr::RpIdHashMismatch => "for another host than that of BASE_URL",
        RegCeremonyErr::UserNotVerified => "the device did not find out who it was",
        _ => "otherwise",
    }
}

async fn keep(
    tx: &Tx<'_>,
    viewer: &SignedIn,
    this: &SessionKey,
    (name, fresh): (&PasskeyName, &Fresh),
    now: DateTime<Utc>,
) -> Result<Added, StoreError> {
    let account = viewer.account();
    let Some(owner) = accounts::of_board(tx, viewer.board(), account).await? else { return Ok(Added::Stale) };
    if of_account(tx, account).await?.len() >= PASSKEYS_MAX {
        return Ok(Added::Full);
    }
    let row = ActiveModel {
        id: Set(PasskeyId::new(Uuid::now_v7()).into()),
        board_id: Set(viewer.board().into()),
        account_id: Set(account.into()),
        name: Set(name.as_str().to_owned()),
        credential: Set(fresh.credential.clone()),
        public_key: Set(fresh.public_key.clone()),
        state: Set(fresh.state.clone()),
        added_at: Set(now),
        used_at: Set(None),
    };
    let once = OnConflict::column(Column::Credential).do_nothing().to_owned();
    if Entity::insert(row).on_conflict(once).exec_without_returning(tx).await? == 0 {
        return Ok(Added::Known);
    }
    // Codes that wait in the mailbox were for whoever had no passkey.
    code::end(tx, CodePurpose::SignIn, account.into(), now).await?;
    session::end_others_of(tx, account, this).await?;
    let (by, kinds) = (Actor::Staff(account), (EventKind::PasskeyAdded, MailKind::PasskeyAdded));
    tell::tell(tx, &owner, by, kinds, now).await?;
    Ok(Added::Done)
}
