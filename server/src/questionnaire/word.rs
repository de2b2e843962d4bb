//! The leaver's own word, kept as a slow salted hash: the database alone gives nobody time to guess it.

use argon2::password_hash::SaltString;
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use domain::ids::ResponseId;
use domain::own_word::OwnWord;

use crate::secret::random_bytes;
use crate::store::StoreError;

/// What is stored of a word; takes some tens of milliseconds on purpose.
pub(super) async fn hash(word: OwnWord) -> String {
    slowly(move || {
        // reason: 16 bytes are a salt of allowed length, and the parameters are the crate's own
        let salt = SaltString::encode_b64(&random_bytes::<16>()).expect("16 bytes are a salt");
        Argon2::default().hash_password(word.as_bytes(), &salt).expect("standard parameters hash any word").to_string()
    })
    .await
}

/// Whether this is the word that was stored with the response `of`.
pub(super) async fn matches(word: OwnWord, stored: String, of: ResponseId) -> Result<bool, StoreError> {
    slowly(move || {
        let hash = PasswordHash::new(&stored).map_err(|why| StoreError::corrupt("responses", of, why.to_string()))?;
        Ok(Argon2::default().verify_password(word.as_bytes(), &hash).is_ok())
    })
    .await
}

/// Off the threads that serve others meanwhile.
async fn slowly<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    // reason: the work neither panics nor is called off
    tokio::task::spawn_blocking(work).await.expect("hashing ends")
}
