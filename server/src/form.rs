//! What becomes of a form: done, or faults at named fields.
//!
//! The caller keeps what was typed and shows it again beside the faults: nothing typed gets lost.

use domain::unseen::seen;
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

/// A line of at most `max` characters, as people see it ([`seen`]): `missing` when nothing is seen, `too_long` when it
/// is longer.
pub(crate) fn line<F>(text: &str, max: usize, missing: F, too_long: F) -> Result<String, F> {
    let text = seen(text);
    match text.chars().count() {
        0 => Err(missing),
        length if length > max => Err(too_long),
        _ => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    fn read(text: &str) -> Result<String, &'static str> {
        line(text, 8, "missing", "too long")
    }

    #[test]
    fn a_line_holds_what_people_see() {
        assert_eq!(read(" De\u{a0}\r\n\tBrug "), Ok("De Brug".into()));
        assert_eq!(read("Re\u{301}\u{ad}ne\u{200b}"), Ok("Réne".into()));
        assert_eq!(read("\u{202e}De Brug\u{202c}"), Ok("De Brug".into()), "nothing turns the words around it");
        for nothing in ["", " \n", "\u{200b}", "\u{202e}\u{2060} \u{feff}"] {
            assert_eq!(read(nothing), Err("missing"), "{nothing:?}");
        }
        assert_eq!(read("De\u{200b}Brug12"), Ok("DeBrug12".into()), "only what is seen counts");
        assert_eq!(read("DeBrug123"), Err("too long"));
    }
}
