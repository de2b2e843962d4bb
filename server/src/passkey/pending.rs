//! What one browser has begun with passkeys.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use webauthn_rp::response::SentChallenge;

use crate::limit::{self, Limited};
use crate::secret::Secrets;
use crate::store::{StoreError, Tx};

/// Minutes in which what was begun is finished: as long as a browser waits for a finger.
pub const PASSKEY_MINUTES: i64 = 5;
/// As many as somebody has tabs.
const PENDING_MAX: usize = 5;

/// What was begun and not finished, the newest last. Whoever keeps it keeps it where only that browser reaches.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Pending(Vec<Begun>);

/// One of them.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Begun {
    /// What the device has to sign, by chance; no other is the same.
    challenge: String,
    /// What it was asked, base64url.
    state: String,
    until: DateTime<Utc>,
}

impl Pending {
    pub(super) fn put(&mut self, challenge: SentChallenge, state: &[u8], now: DateTime<Utc>) {
        let until = now + TimeDelta::minutes(PASSKEY_MINUTES);
        self.0.push(Begun { challenge: written(challenge), state: URL_SAFE_NO_PAD.encode(state), until });
        let surplus = self.0.len().saturating_sub(PENDING_MAX);
        self.0.drain(..surplus);
    }

    /// The one that this answers, while it is alive; it is among them no more.
    pub(super) fn take(&mut self, challenge: SentChallenge, now: DateTime<Utc>) -> Option<Begun> {
        self.0.retain(|begun| begun.until > now);
        let challenge = written(challenge);
        let at = self.0.iter().position(|begun| begun.challenge == challenge)?;
        Some(self.0.remove(at))
    }
}

fn written(challenge: SentChallenge) -> String {
    format!("{:032x}", challenge.0)
}

impl Begun {
    /// What the device was asked, as it was kept.
    pub fn state(&self) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(&self.state).unwrap_or_default()
    }

    /// Whether it is answered for the first time: of two answers at once one comes first, whatever their sessions
    /// still say.
    pub async fn counts(&self, tx: &Tx<'_>, secrets: &Secrets, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let key = limit::key(secrets, "passkey_answered", &self.challenge);
        let remembered = TimeDelta::minutes(2 * PASSKEY_MINUTES);
        Ok(limit::hit(tx, &key, 1, remembered, now).await? == Limited::Allowed)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, Utc};
    use webauthn_rp::response::SentChallenge;

    use super::{PASSKEY_MINUTES, PENDING_MAX, Pending};

    #[test]
    fn what_was_begun_is_taken_once_and_within_five_minutes() {
        let (now, mut pending) = (Utc::now(), Pending::default());
        pending.put(SentChallenge(7), b"state", now);
        assert!(pending.take(SentChallenge(8), now).is_none());
        let found = pending.take(SentChallenge(7), now + TimeDelta::minutes(PASSKEY_MINUTES) - TimeDelta::seconds(1));
        assert_eq!(found.map(|begun| begun.state()), Some(b"state".to_vec()));
        assert!(pending.take(SentChallenge(7), now).is_none(), "once");
        pending.put(SentChallenge(9), b"state", now);
        assert!(pending.take(SentChallenge(9), now + TimeDelta::minutes(PASSKEY_MINUTES)).is_none(), "too late");
    }

    #[test]
    fn a_browser_keeps_the_newest_few() {
        let (now, mut pending) = (Utc::now(), Pending::default());
        let all = 1..=PENDING_MAX as u128 + 1;
        for challenge in all {
            pending.put(SentChallenge(challenge), b"", now);
        }
        assert!(pending.take(SentChallenge(1), now).is_none());
        assert!(pending.take(SentChallenge(2), now).is_some());
    }
}
