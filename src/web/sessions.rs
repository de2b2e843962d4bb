//! Sessions in the database, for `tower-sessions`.

use app::context::{CODE_FOR, STAFF, StaffSession};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize as _;
use server::program::Program;
use server::session::{self, SignedInWith, StoredSession};
use server::store::StoreError;
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

/// Keeps sessions in the program's own database.
#[derive(Clone)]
pub struct Sessions {
    program: Program,
}

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions")
    }
}

/// The layer around pages and server functions. A session comes into being only when something is
/// put into it; `SameSite=Lax`, because people arrive from their mail.
pub fn layer(program: &Program, is_secure: bool) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(Sessions { program: program.clone() })
        .with_name(if is_secure { "__Host-session" } else { "session" })
        .with_secure(is_secure)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(tower_sessions::cookie::time::Duration::hours(12)))
}

#[async_trait::async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        loop {
            if session::create(self.program.store(), &stored(record)?).await.map_err(backend)? {
                return Ok(());
            }
            record.id = Id::default();
        }
    }

    async fn save(&self, record: &Record) -> Result<()> {
        session::save(self.program.store(), &stored(record)?).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        // Sessions live by the real clock: the demonstration's own jumps by days.
        let found = session::load(self.program.store(), &id.to_string(), Utc::now()).await.map_err(backend)?;
        found
            .map(|row| {
                Ok(Record {
                    id: *id,
                    data: serde_json::from_str(&row.data).map_err(|error| Error::Decode(error.to_string()))?,
                    expiry_date: OffsetDateTime::from_unix_timestamp(row.expires_at.timestamp())
                        .map_err(|error| Error::Decode(error.to_string()))?,
                })
            })
            .transpose()
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        session::delete(self.program.store(), &id.to_string()).await.map_err(backend)
    }
}

fn stored(record: &Record) -> Result<StoredSession> {
    let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
    let is_known = [STAFF, CODE_FOR].iter().any(|key| record.data.contains_key(*key));
    let expires_at = DateTime::from_timestamp(record.expiry_date.unix_timestamp(), 0)
        .ok_or_else(|| Error::Encode("an expiry beyond all time".to_owned()))?;
    let limits = if is_known { KNOWN } else { ANONYMOUS };
    let staff = record.data.get(STAFF).map(StaffSession::deserialize).transpose();
    let staff = staff.map_err(|error| Error::Encode(error.to_string()))?;
    let staff = staff.map(|staff| signed_in_with(&staff)).transpose()?;
    limits.keep(StoredSession { id: record.id.to_string(), staff, data, expires_at }, Utc::now())
}

fn signed_in_with(staff: &StaffSession) -> Result<SignedInWith> {
    let at = |seconds| {
        DateTime::from_timestamp(seconds, 0).ok_or_else(|| Error::Encode("an instant beyond all time".to_owned()))
    };
    let StaffSession { account, signed_in_at, seen_at, device, shown_at: _ } = *staff;
    Ok(SignedInWith { account, signed_in_at: at(signed_in_at)?, seen_at: at(seen_at)?, device })
}

/// What a session may hold, and for how long after it last changed.
#[derive(Clone, Copy)]
struct Limits {
    bytes_max: usize,
    life: TimeDelta,
}

/// Of somebody who signed in or showed who they are.
const KNOWN: Limits = Limits { bytes_max: 1024 * 1024, life: TimeDelta::hours(12) };
/// Of everybody else: anybody on the network can begin one.
const ANONYMOUS: Limits = Limits { bytes_max: 64 * 1024, life: TimeDelta::hours(1) };

impl Limits {
    fn keep(self, session: StoredSession, now: DateTime<Utc>) -> Result<StoredSession> {
        if session.data.len() > self.bytes_max {
            return Err(Error::Encode(format!("a session of {} bytes", session.data.len())));
        }
        let expires_at = session.expires_at.min(now + self.life);
        Ok(StoredSession { expires_at, ..session })
    }
}

fn backend(error: StoreError) -> Error {
    Error::Backend(error.to_string())
}

#[cfg(test)]
mod tests {
    use app::context::{STAFF, StaffSession};
    use chrono::{TimeDelta, Utc};
    use domain::device::{Browser, Device};
    use domain::ids::AccountId;
    use tower_sessions::cookie::time::OffsetDateTime;
    use tower_sessions::session::{Id, Record};

    use super::{ANONYMOUS, KNOWN, StoredSession, stored};

    #[test]
    fn a_row_says_who_signed_in_with_it() {
        let account: AccountId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().expect("an id");
        let device = Device { browser: Some(Browser::Firefox), system: None };
        let staff = StaffSession { account, signed_in_at: 1, seen_at: 2, shown_at: None, device };
        let of = |key: &str| {
            let data = [(key.to_owned(), serde_json::to_value(&staff).expect("JSON"))].into();
            let expiry_date = OffsetDateTime::from_unix_timestamp(Utc::now().timestamp() + 60).expect("an instant");
            stored(&Record { id: Id::default(), data, expiry_date }).expect("small").staff
        };
        let with = of(STAFF).expect("somebody signed in");
        assert_eq!((with.account, with.device), (account, device));
        assert_eq!((with.signed_in_at.timestamp(), with.seen_at.timestamp()), (1, 2));
        assert_eq!(of("typed"), None, "whatever else is kept");
    }

    #[test]
    fn a_session_of_nobody_known_is_small_and_short() {
        let now = Utc::now();
        let keep = |limits: super::Limits, bytes: usize| {
            let expires_at = now + TimeDelta::hours(12);
            let session = StoredSession { id: "a".into(), staff: None, data: "x".repeat(bytes), expires_at };
            limits.keep(session, now).map(|kept| kept.expires_at - now)
        };
        assert_eq!(keep(ANONYMOUS, 60_000).expect("it is small"), TimeDelta::hours(1));
        assert!(keep(ANONYMOUS, 70_000).is_err());
        assert_eq!(keep(KNOWN, 70_000).expect("it is small"), TimeDelta::hours(12));
        assert!(keep(KNOWN, 2_000_000).is_err());
    }
}
