//! What becomes of a form: done, or faults at named fields.
//!
//! The caller keeps what was typed and shows it again beside the faults: nothing typed gets lost.

use sea_orm::DbErr;

use crate::access::Refused;
use crate::store::StoreError;

/// What became of a form. `F` is a fault with its field, mostly `(Field, Fault)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filled<T, F> {
    Done(T),
    /// Nothing was written. All faults that can be found at once, in the order of the form.
    Faulty(Vec<F>),
}

impl<T, F: std::fmt::Debug> Filled<T, F> {
    /// What was done; for callers that typed the form themselves (tests, demonstration data).
    ///
    /// # Panics
    /// When there are faults.
    #[track_caller]
    pub fn done(self) -> T {
        match self {
            Self::Done(value) => value,
            Self::Faulty(faults) => panic!("the form has faults: {faults:?}"),
        }
    }
}

/// Why a write stops inside its transaction.
#[derive(Debug)]
pub(crate) enum Stop<F> {
    Faulty(Vec<F>),
    NotFound,
    Store(StoreError),
}

impl<F> From<StoreError> for Stop<F> {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl<F> From<DbErr> for Stop<F> {
    fn from(error: DbErr) -> Self {
        Self::Store(error.into())
    }
}

/// Turns the end of a write into what the caller is told.
pub(crate) fn filled<T, F>(result: Result<T, Stop<F>>) -> Result<Filled<T, F>, Refused> {
    match result {
        Ok(value) => Ok(Filled::Done(value)),
        Err(Stop::Faulty(faults)) => Ok(Filled::Faulty(faults)),
        Err(Stop::NotFound) => Err(Refused::NotFound),
        Err(Stop::Store(error)) => Err(Refused::Store(error)),
    }
}

/// As [`filled`], where the database says that `key` is taken already: `fault`.
pub(crate) fn filled_unless_double<T, F>(
    result: Result<T, Stop<F>>,
    key: &str,
    fault: F,
) -> Result<Filled<T, F>, Refused> {
    match result {
        Err(Stop::Store(error)) if error.is_double(key) => Ok(Filled::Faulty(vec![fault])),
        result => filled(result),
    }
}

/// One line of text: white space and control characters folded into single spaces.
pub(crate) fn folded(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A line of at most `max` characters: `missing` when it is empty, `too_long` when it is longer.
pub(crate) fn line<F>(text: &str, max: usize, missing: F, too_long: F) -> Result<String, F> {
    let text = folded(text);
    match text.chars().count() {
        0 => Err(missing),
        length if length > max => Err(too_long),
        _ => Ok(text),
    }
}
