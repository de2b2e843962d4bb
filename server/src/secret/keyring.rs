//! The keys of what is sealed in the database: one file of their own, apart from the secrets, because these are
//! changed now and then, and losing them loses what people wrote.
//!
//! A value is sealed with XChaCha20-Poly1305 (RFC 8439 with the longer nonce of draft-irtf-cfrg-xchacha), under a
//! key derived for its column alone. Where it belongs (table, column, row) is authenticated: it opens in no other
//! place. What stands in the column is `KEY:BASE64`, the id of the key and nonce with ciphertext.
//!
//! What the database has to find or compare although it is sealed stands beside it as a mark: a code that only one
//! more key of the file makes. Changing the keys that seal leaves that one as it is, or whoever has not heard of the
//! change would find nobody.

use std::fmt;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};

use super::{hmac, random_bytes, write_private};
use crate::durable::sync_name;

/// Bytes of the nonce, which stands before the ciphertext.
const NONCE_BYTES: usize = 24;
/// How the line of a key that seals begins.
const LINE: &str = "seal ";
/// How the line of the key that makes marks begins.
const INDEX_LINE: &str = "index ";
/// Bytes of a mark.
const MARK_BYTES: usize = 16;
/// Characters of a key's id: 64 bits.
const ID_CHARACTERS: usize = 16;

/// Which key: the first half of a code made with the key itself, in hexadecimal. It tells nothing of the key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(String);

impl KeyId {
    fn of(key: &[u8; 32]) -> Self {
        let code = hmac(key, &[b"uitzwaai key id 1"]);
        let mut text: String = code.iter().map(|byte| format!("{byte:02x}")).collect();
        text.truncate(ID_CHARACTERS);
        Self(text)
    }

    /// As it stands in the database.
    pub fn named(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a sealed value stands.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub table: &'a str,
    pub column: &'a str,
    /// The key of its row, as text.
    pub row: &'a str,
}

/// Why a value does not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unopened {
    #[error("is sealed with the key {0}, which the key file does not hold")]
    NoKey(KeyId),
    #[error("does not open: it was changed, or stood in another place")]
    Broken,
    #[error("is not sealed")]
    NotSealed,
}

/// Why a key file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum NoKeys {
    #[error("the key file {} cannot be read or written: {}", .0.display(), .1)]
    File(PathBuf, std::io::Error),
    #[error("the keys in {} are being changed by another process", .0.display())]
    Busy(PathBuf),
    #[error("the key file {} is none: it holds a line `seal KEY` for each key, and one line `index KEY`", .0.display())]
    Unreadable(PathBuf),
}

/// The keys in memory. Cheap to clone; all clones see a new key at once. Shown nowhere.
#[derive(Clone)]
pub struct Keyring(Arc<Inner>);

struct Inner {
    /// None: keys that no other run has.
    file: Option<PathBuf>,
    keys: RwLock<Keys>,
}

#[derive(Clone)]
struct Keys {
    /// In the order in which they were made.
    sealing: Vec<(KeyId, [u8; 32])>,
    current: KeyId,
    /// Makes marks.
    index: [u8; 32],
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keyring(…)")
    }
}

impl Keyring {
    /// Reads the key file; `None` where there is none.
    pub fn from_file(path: &Path) -> Result<Option<Self>, NoKeys> {
        Ok(read(path)?.map(|keys| Self::with(Some(path.to_owned()), keys)))
    }

    /// Makes the key file, readable by its owner only. Where another instance was first, its keys count.
    pub fn make(path: &Path) -> Result<Self, NoKeys> {
        let keys = Keys::fresh();
        match write_private(path, keys.text().as_bytes()) {
            Ok(()) => Ok(Self::with(Some(path.to_owned()), keys)),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                Self::from_file(path)?.ok_or_else(|| NoKeys::File(path.to_owned(), error))
            }
            Err(error) => Err(NoKeys::File(path.to_owned(), error)),
        }
    }

    /// Keys that no other run has.
    pub fn random() -> Self {
        Self::with(None, Keys::fresh())
    }

    /// Writes the keys to a new file: for a second program on the database of a test.
    #[cfg(feature = "testing")]
    pub fn copy_to(&self, path: &Path) -> Result<(), NoKeys> {
        let text = self.look(Keys::text);
        write_private(path, text.as_bytes()).map_err(|error| NoKeys::File(path.to_owned(), error))
    }

    fn with(file: Option<PathBuf>, keys: Keys) -> Self {
        Self(Arc::new(Inner { file, keys: RwLock::new(keys) }))
    }

    /// The keys there are, the oldest first.
    pub fn ids(&self) -> Vec<KeyId> {
        self.look(|keys| keys.sealing.iter().map(|(id, _)| id.clone()).collect())
    }

    /// The key that makes marks.
    pub fn index(&self) -> KeyId {
        self.look(|keys| KeyId::of(&keys.index))
    }

    /// What stands for a text where the database looks for it: the same for the same text, of the same kind. It tells
    /// nothing of the text to whoever has not the key.
    pub fn mark(&self, kind: &str, text: &str) -> [u8; MARK_BYTES] {
        let code = self.look(|keys| hmac(&keys.index, &[b"uitzwaai mark 1", kind.as_bytes(), text.as_bytes()]));
        let mut mark = [0; MARK_BYTES];
        mark.copy_from_slice(&code[..MARK_BYTES]);
        mark
    }

    /// The one that seals.
    pub fn current(&self) -> KeyId {
        self.look(|keys| keys.current.clone())
    }

    /// Seals with this key from now on. `false` where the file does not hold it either.
    pub fn use_current(&self, id: &KeyId) -> Result<bool, NoKeys> {
        if !self.knows(id) {
            self.read_again()?;
        }
        let known = self.knows(id);
        if known {
            self.change(|keys| keys.current = id.clone());
        }
        Ok(known)
    }

    /// Keeps every other process from changing the keys, for as long as this value lives, and reads the file as it is
    /// by now. Of two that add a key at once one would write the other's out of the file, with all that it sealed.
    pub fn hold(&self) -> Result<Held, NoKeys> {
        let Some(path) = &self.0.file else { return Ok(Held(None)) };
        let lock = beside(path, "lock");
        let failed = |error| NoKeys::File(lock.clone(), error);
        let file = std::fs::OpenOptions::new().create(true).truncate(false).write(true).open(&lock).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(NoKeys::Busy(path.clone())),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        self.read_again()?;
        Ok(Held(Some(file)))
    }

    /// Adds a key to the file. It seals nothing yet.
    pub fn add(&self) -> Result<KeyId, NoKeys> {
        let mut keys = self.look(Keys::clone);
        let key = random_bytes::<32>();
        let id = KeyId::of(&key);
        keys.sealing.push((id.clone(), key));
        self.keep(keys)?;
        Ok(id)
    }

    /// Takes every key out of the file but this one, which is the current one from now on.
    pub fn forget_others(&self, but: &KeyId) -> Result<(), NoKeys> {
        let mut keys = self.look(Keys::clone);
        keys.sealing.retain(|(id, _)| id == but);
        keys.current = but.clone();
        self.keep(keys)
    }

    /// Seals a text with the current key.
    pub fn seal(&self, place: Place<'_>, text: &str) -> String {
        let id = self.current();
        let nonce = random_bytes::<NONCE_BYTES>();
        let aad = place.bytes();
        let payload = Payload { msg: text.as_bytes(), aad: &aad };
        // reason: the current key is always among them, see `use_current` and `forget_others`.
        let cipher = self.cipher(&id, place).expect("the current key is there");
        // reason: it fails only for texts of 256 GB and more.
        let sealed = cipher.encrypt(XNonce::from_slice(&nonce), payload).expect("a text of sensible length");
        format!("{id}:{}", STANDARD_NO_PAD.encode([&nonce[..], &sealed].concat()))
    }

    /// Opens what was sealed for this place.
    pub fn open(&self, place: Place<'_>, sealed: &str) -> Result<String, Unopened> {
        let (id, sealed) = sealed.split_once(':').ok_or(Unopened::NotSealed)?;
        if id.len() != ID_CHARACTERS {
            return Err(Unopened::NotSealed);
        }
        let id = KeyId::named(id);
        let cipher = match self.cipher(&id, place) {
            Some(cipher) => cipher,
            // It may have been made by `uitzwaai keys rotate` since the file was read.
            None => {
                let again = self.read_again();
                if let Err(error) = again {
                    tracing::warn!(%error, "the key file cannot be read again");
                }
                self.cipher(&id, place).ok_or(Unopened::NoKey(id))?
            }
        };
        let bytes = STANDARD_NO_PAD.decode(sealed).map_err(|_| Unopened::Broken)?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES).ok_or(Unopened::Broken)?;
        let aad = place.bytes();
        let payload = Payload { msg: sealed, aad: &aad };
        let text = cipher.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| Unopened::Broken)?;
        String::from_utf8(text).map_err(|_| Unopened::Broken)
    }

    fn cipher(&self, id: &KeyId, place: Place<'_>) -> Option<XChaCha20Poly1305> {
        let key = self.look(|keys| keys.sealing.iter().find(|(known, _)| known == id).map(|(_, key)| *key))?;
        let of_column = hmac(&key, &[b"uitzwaai seal 1", place.table.as_bytes(), place.column.as_bytes()]);
        Some(XChaCha20Poly1305::new(&of_column.into()))
    }

    fn knows(&self, id: &KeyId) -> bool {
        self.look(|keys| keys.sealing.iter().any(|(known, _)| known == id))
    }

    fn read_again(&self) -> Result<(), NoKeys> {
        let Some(path) = &self.0.file else { return Ok(()) };
        if let Some(read) = read(path)? {
            self.change(|keys| {
                // Marks of another key would be found by nobody until they are all made anew, at a start.
                let (current, index) = (keys.current.clone(), keys.index);
                *keys = Keys { index, ..read };
                if keys.sealing.iter().any(|(id, _)| *id == current) {
                    keys.current = current;
                }
            });
        }
        Ok(())
    }

    /// In the file first: a key that is only in memory would be lost with what it sealed.
    fn keep(&self, keys: Keys) -> Result<(), NoKeys> {
        if let Some(path) = &self.0.file {
            let beside = beside(path, "new");
            let failed = |error| NoKeys::File(path.clone(), error);
            match std::fs::remove_file(&beside) {
                Ok(()) => {}
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(failed(error)),
            }
            write_private(&beside, keys.text().as_bytes()).map_err(failed)?;
            std::fs::rename(&beside, path).map_err(failed)?;
            sync_name(path).map_err(failed)?;
        }
        self.change(|known| *known = keys);
        Ok(())
    }

    fn look<T>(&self, at: impl FnOnce(&Keys) -> T) -> T {
        at(&self.0.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn change<T>(&self, how: impl FnOnce(&mut Keys) -> T) -> T {
        how(&mut self.0.keys.write().unwrap_or_else(PoisonError::into_inner))
    }
}

/// See [`Keyring::hold`]. The system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct Held(#[expect(dead_code, reason = "held, and never looked at")] Option<File>);

/// A file of the same name with more at its end.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    PathBuf::from(name)
}

impl Place<'_> {
    /// Each part after its length, so that no two places give the same bytes.
    fn bytes(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for part in [self.table, self.column, self.row] {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend(part.as_bytes());
        }
        bytes
    }
}

impl Keys {
    fn fresh() -> Self {
        let key = random_bytes::<32>();
        let id = KeyId::of(&key);
        Self { sealing: vec![(id.clone(), key)], current: id, index: random_bytes() }
    }

    fn text(&self) -> String {
        let mut text = String::from(
            "# Keys of what Uitzwaai seals in its database. Without them nobody reads it again.\n\
             # Keep a copy apart from the backups of the database.\n",
        );
        let index = std::iter::once((INDEX_LINE, &self.index));
        for (line, key) in index.chain(self.sealing.iter().map(|(_, key)| (LINE, key))) {
            text.push_str(line);
            text.push_str(&STANDARD_NO_PAD.encode(key));
            text.push('\n');
        }
        text
    }

    fn parse(text: &str) -> Option<Self> {
        let read = |key: &str| -> Option<[u8; 32]> { STANDARD_NO_PAD.decode(key).ok()?.try_into().ok() };
        let (mut sealing, mut index) = (Vec::new(), None);
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix(INDEX_LINE) {
                Some(key) if index.is_none() => index = Some(read(key)?),
                Some(_) => return None,
                None => {
                    let key = read(line.strip_prefix(LINE)?)?;
                    sealing.push((KeyId::of(&key), key));
                }
            }
        }
        let current = sealing.last()?.0.clone();
        Some(Self { sealing, current, index: index? })
    }
}

fn read(path: &Path) -> Result<Option<Keys>, NoKeys> {
    match std::fs::read_to_string(path) {
        Ok(text) => Keys::parse(&text).map(Some).ok_or_else(|| NoKeys::Unreadable(path.to_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(NoKeys::File(path.to_owned(), error)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Keyring, NoKeys, Place, Unopened};

    const HERE: Place<'static> = Place { table: "tasks", column: "what", row: "1" };

    #[test]
    fn a_sealed_text_opens_with_its_key_in_its_place_only() {
        let keys = Keyring::random();
        let sealed = keys.seal(HERE, "geheim é");
        assert!(!sealed.contains("geheim"));
        assert_ne!(sealed, keys.seal(HERE, "geheim é"), "nobody sees that two are alike");
        assert_eq!(keys.open(HERE, &sealed).as_deref(), Ok("geheim é"));
        for other in [
            Place { row: "2", ..HERE },
            Place { column: "owner_name", ..HERE },
            Place { table: "reports", ..HERE },
            Place { table: "task", column: "swhat", ..HERE },
        ] {
            assert_eq!(keys.open(other, &sealed), Err(Unopened::Broken), "{other:?}");
        }
        assert!(matches!(Keyring::random().open(HERE, &sealed), Err(Unopened::NoKey(_))));
        assert_eq!(keys.open(HERE, "geheim"), Err(Unopened::NotSealed));
        assert_eq!(keys.open(HERE, "plain:geheim"), Err(Unopened::NotSealed));
        assert_eq!(keys.open(HERE, &sealed[..sealed.len() - 2]), Err(Unopened::Broken));
    }

    #[test]
    fn a_new_key_seals_when_it_is_told_to_and_the_old_one_opens_until_it_is_forgotten() {
        let path = std::env::temp_dir().join(format!("uitzwaai-keys-{}", uuid::Uuid::now_v7()));
        assert!(Keyring::from_file(&path).expect("there is none").is_none());
        let keys = Keyring::make(&path).expect("made");
        let elsewhere = Keyring::from_file(&path).expect("read").expect("there");
        let old = keys.seal(HERE, "geheim");
        let new = keys.add().expect("added");
        assert_ne!(keys.current(), new);
        assert_eq!(keys.use_current(&new).ok(), Some(true));
        let sealed = keys.seal(HERE, "geheim");
        assert!(sealed.starts_with(new.as_str()));
        assert_eq!(elsewhere.open(HERE, &sealed).as_deref(), Ok("geheim"), "it looks into the file again");
        assert_eq!(elsewhere.open(HERE, &old).as_deref(), Ok("geheim"));
        keys.forget_others(&new).expect("forgotten");
        assert!(matches!(keys.open(HERE, &old), Err(Unopened::NoKey(_))));
        let again = Keyring::from_file(&path).expect("read").expect("there");
        assert_eq!(again.ids(), [new]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
        }
        let held = keys.hold().expect("nobody else has it");
        assert!(matches!(again.hold(), Err(NoKeys::Busy(_))), "one at a time");
        drop(held);
        assert!(again.hold().is_ok());
        std::fs::remove_file(super::beside(&path, "lock")).expect("removed");
        std::fs::write(&path, "seal short").expect("written");
        assert!(matches!(Keyring::from_file(&path), Err(NoKeys::Unreadable(_))));
        std::fs::remove_file(&path).expect("removed");
    }

    #[test]
    fn a_mark_is_of_its_kind_and_file_alone_and_stays_when_the_keys_that_seal_change() {
        let path = std::env::temp_dir().join(format!("uitzwaai-keys-{}", uuid::Uuid::now_v7()));
        let keys = Keyring::make(&path).expect("made");
        let mark = keys.mark("word", "anna");
        assert_eq!(mark, keys.mark("word", "anna"));
        for other in [keys.mark("word", "anne"), keys.mark("address", "anna"), Keyring::random().mark("word", "anna")] {
            assert_ne!(mark, other);
        }
        let new = keys.add().expect("added");
        keys.forget_others(&new).expect("forgotten");
        let again = Keyring::from_file(&path).expect("read").expect("there");
        assert_eq!((again.mark("word", "anna"), again.index(), again.ids()), (mark, keys.index(), vec![new]));
        let text = std::fs::read_to_string(&path).expect("read");
        let index = text.lines().find(|line| line.starts_with("index ")).expect("its line");
        for broken in [text.replace(index, ""), format!("{text}{index}\n")] {
            std::fs::write(&path, broken).expect("written");
            assert!(matches!(Keyring::from_file(&path), Err(NoKeys::Unreadable(_))), "one key makes all marks");
        }
        std::fs::remove_file(&path).expect("removed");
    }
}
