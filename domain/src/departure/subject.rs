//! The subjects, or fields of work, that a board lists for itself.

use serde::{Deserialize, Serialize};

use crate::folded::folded;

/// The most subjects that a board lists: more would make groups of one.
pub const MOST_SUBJECTS: usize = 60;
/// The longest name of a subject, in characters.
pub const SUBJECT_MAX_CHARS: usize = 60;

/// By which departures name a subject. A number never comes to mean another subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SubjectNumber(u16);

impl SubjectNumber {
    pub const fn new(number: u16) -> Self {
        Self(number)
    }

    pub const fn get(self) -> u16 {
        self.0
    }
}

impl std::fmt::Display for SubjectNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A subject of a board's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    pub number: SubjectNumber,
    pub name: String,
    /// Offered to choose from. One that is not any more keeps its name for the records that have it.
    pub listed: bool,
}

/// The board's subjects once it lists these names, each once and in this order. A name that was there before keeps its
/// number, whatever its capitals; what is no longer listed stands behind.
pub fn listed<'n>(names: impl IntoIterator<Item = &'n str>, before: &[Subject]) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = Vec::new();
    let mut next = before.iter().map(|subject| subject.number.get()).max().unwrap_or(0);
    for name in names {
        let same = |subject: &&Subject| folded(&subject.name) == folded(name);
        if subjects.iter().any(|subject| same(&subject)) {
            continue;
        }
        let number = match before.iter().find(same) {
            Some(known) => known.number,
            None => {
                next = next.saturating_add(1);
                SubjectNumber(next)
            }
        };
        subjects.push(Subject { number, name: name.to_owned(), listed: true });
    }
    let gone = before.iter().filter(|old| !subjects.iter().any(|subject| subject.number == old.number));
    let gone: Vec<Subject> = gone.map(|old| Subject { listed: false, ..old.clone() }).collect();
    subjects.extend(gone);
    subjects
}

#[cfg(test)]
mod tests {
    use super::{Subject, listed};

    fn numbers(subjects: &[Subject]) -> Vec<(u16, &str, bool)> {
        subjects.iter().map(|subject| (subject.number.get(), subject.name.as_str(), subject.listed)).collect()
    }

    #[test]
    fn a_subject_keeps_its_number_and_a_number_its_subject() {
        let first = listed(["Wiskunde", "Nederlands", "wiskunde"], &[]);
        assert_eq!(numbers(&first), [(1, "Wiskunde", true), (2, "Nederlands", true)]);
        let second = listed(["Techniek", "nederlands"], &first);
        assert_eq!(numbers(&second), [(3, "Techniek", true), (2, "nederlands", true), (1, "Wiskunde", false)]);
        let third = listed(["Wiskunde"], &second);
        assert_eq!(numbers(&third)[0], (1, "Wiskunde", true), "what comes back is what it was");
    }
}
