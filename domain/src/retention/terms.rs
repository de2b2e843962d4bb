//! The terms that a board sets, in months, within the limits that no setting can leave.

use std::collections::BTreeMap;

use super::ANSWERS_MONTHS_MAX;
use crate::coded::coded;

coded! {
    /// One setting.
    pub enum Term {
        /// Name and addresses, after everything is finished.
        Contact = "contact",
        /// Answers, report and the whole record, after the end of employment.
        Answers = "answers",
        /// Notes whose report was never made final, after the talk.
        Notes = "notes",
        /// The record of somebody who stays after all, after it was cancelled.
        Cancelled = "cancelled",
        /// Mails to accounts that belong to no record, after they left.
        Mails = "mails",
        /// Name and address of an account, after it was switched off.
        Accounts = "accounts",
    }
}

/// What a term may be, in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub least: u8,
    pub usual: u8,
    pub most: u8,
}

impl Term {
    /// The standard, and the limits: what nobody can set is not a matter of settings.
    pub const fn limits(self) -> Limits {
        let (least, usual, most) = match self {
            // The link opens until six weeks after closing, and greets by name.
            Self::Contact => (2, 3, 12),
            // Talks can be planned until six weeks after leaving, and the second questionnaire ends after ten.
            Self::Answers => (3, 12, ANSWERS_MONTHS_MAX),
            Self::Notes => (1, 3, 6),
            Self::Cancelled => (1, 1, 3),
            // A notice about training is told once, and lies a month ahead.
            Self::Mails => (2, 3, 12),
            Self::Accounts => (1, 12, 24),
        };
        Limits { least, usual, most }
    }
}

/// What is wrong with a term as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermFault {
    /// A whole number of months is asked for.
    NotANumber,
    /// Shorter than the work itself takes.
    TooShort,
    /// Longer than it may be kept.
    TooLong,
}

/// The terms of one board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms([u8; Term::ALL.len()]);

impl Default for Terms {
    fn default() -> Self {
        let mut months = [0; Term::ALL.len()];
        for (month, term) in months.iter_mut().zip(Term::ALL) {
            *month = term.limits().usual;
        }
        Self(months)
    }
}

impl Terms {
    /// Months; always within the limits.
    pub const fn get(&self, term: Term) -> u8 {
        self.0[term as usize]
    }

    /// Reads a form. All faults come back at once, in the order of the form.
    ///
    /// # Errors
    /// Each term that is no number, or outside its limits.
    pub fn read<'a>(typed: impl Fn(Term) -> &'a str) -> Result<Self, Vec<(Term, TermFault)>> {
        let mut terms = Self::default();
        let mut faults = Vec::new();
        for term in Term::ALL {
            match months_of(*term, typed(*term)) {
                Ok(months) => terms.0[*term as usize] = months,
                Err(fault) => faults.push((*term, fault)),
            }
        }
        if faults.is_empty() { Ok(terms) } else { Err(faults) }
    }

    /// Reads what is stored. Whatever stands there, nothing is kept longer or shorter than the limits say; what is
    /// not there is the standard. `None` where it is no list of terms at all.
    pub fn parse(json: &str) -> Option<Self> {
        let stored: BTreeMap<String, u8> = serde_json::from_str(json).ok()?;
        let mut terms = Self::default();
        for term in Term::ALL {
            if let Some(months) = stored.get(term.code()) {
                let limits = term.limits();
                terms.0[*term as usize] = (*months).clamp(limits.least, limits.most);
            }
        }
        Some(terms)
    }

    /// The form in which they are stored.
    pub fn to_json(&self) -> String {
        let all: BTreeMap<&str, u8> = Term::ALL.iter().map(|term| (term.code(), self.get(*term))).collect();
        // reason: strings and small numbers; writing them to memory cannot fail
        serde_json::to_string(&all).expect("codes and months can always be written")
    }
}

fn months_of(term: Term, typed: &str) -> Result<u8, TermFault> {
    let limits = term.limits();
    let typed = typed.trim();
    if typed.is_empty() || !typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(TermFault::NotANumber);
    }
    match typed.parse::<u8>() {
        Ok(months) if months < limits.least => Err(TermFault::TooShort),
        Ok(months) if months <= limits.most => Ok(months),
        // More figures than a byte holds are too long as well.
        _ => Err(TermFault::TooLong),
    }
}
