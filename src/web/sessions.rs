//! Sessions in the database, for `tower-sessions`.

use chrono::{DateTime, Utc};
use server::program::Program;
use server::session::{self, StoredSession};
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
    Ok(StoredSession {
        id: record.id.to_string(),
        data: serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?,
        expires_at: DateTime::from_timestamp(record.expiry_date.unix_timestamp(), 0)
            .ok_or_else(|| Error::Encode("an expiry beyond all time".to_owned()))?,
    })
}

fn backend(error: StoreError) -> Error {
    Error::Backend(error.to_string())
}
