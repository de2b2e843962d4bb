//! How long what is known about people is kept: the terms a board sets, their limits, and the days that
//! follow from them (docs/domain.md, "How long it is kept").
//!
//! A day computed here is the first on which something must not be there any more. The program erases on that
//! day; what is not due stays.

use chrono::{Days, Months, NaiveDate};

use crate::coded::coded;
use crate::course::LINK_DAYS_AFTER_CLOSING;

mod terms;

pub use terms::{Limits, Term, TermFault, Terms};

coded! {
    /// What is erased together and counted together.
    pub enum Kind {
        /// Name and addresses, the words they are found by, and where mails went.
        Contact = "contact",
        /// First and second questionnaire, and answers that were never handed in.
        Answers = "answers",
        /// Report, quotes, additions, the leaver's reply, and what a host expected.
        Report = "report",
        Notes = "notes",
        /// Tasks and agreements, with the names in them.
        Tasks = "tasks",
        /// What a line of the time line says beyond its kind and moment, and whose it is.
        Events = "events",
        Mails = "mails",
        /// The rest of the record: dates, unit, way of leaving, optional facts, talks, link.
        Record = "record",
        /// Lists of leavers that were read in.
        Imports = "imports",
        /// Calendars, hours and roles of an account that was switched off, and later its name.
        Accounts = "accounts",
        /// Addresses of whoever stays in touch by choice.
        Former = "former",
        /// Days on which a host could not be booked, with the reason.
        Hosts = "hosts",
        /// By what somebody was counted in figures, and releases that are older than the board keeps them.
        Figures = "figures",
    }
}

coded! {
    /// On what ground something was erased.
    pub enum Ground {
        /// Its term had passed.
        Term = "term",
        /// The leaver asked for it (GDPR, art. 17).
        Asked = "asked",
        /// The leaver objected (GDPR, art. 21).
        Objected = "objected",
        /// It should never have been registered: the wrong person, or twice.
        Mistaken = "mistaken",
    }
}

impl Ground {
    /// Those that a person states; the others are the program's.
    pub const STATED: [Self; 3] = [Self::Asked, Self::Objected, Self::Mistaken];
}

/// Nothing of a record is kept longer than this after the end of employment, whatever a board sets.
pub const ANSWERS_MONTHS_MAX: u8 = 24;
/// Days for which the row of a list that was read in stays; the list itself goes with the import.
pub const IMPORT_DAYS: i64 = 30;
/// Months after which a day on which a host could not be booked is forgotten, with its reason.
pub const CLOSED_DAYS_MONTHS: u8 = 3;
/// Days after which what is left of an account that was switched off goes: calendars, hours, roles, training.
pub const LEFTOVER_DAYS: i64 = 30;
/// Days for which a record that is being erased waits for its last mails.
pub const LAST_MAIL_DAYS: i64 = 7;

/// How the course of a departure ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    Closed(NaiveDate),
    /// The person stays.
    Cancelled(NaiveDate),
    /// The person has died.
    Stopped,
}

/// The days from which the terms of one record count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    pub registered_on: NaiveDate,
    pub last_day_worked: NaiveDate,
    pub end_of_employment: NaiveDate,
    /// `None` while the course runs.
    pub ended: Option<Ended>,
    /// The last day on which the second questionnaire can be answered, where it may be asked.
    pub asked_until: Option<NaiveDate>,
}

impl Record {
    /// When the whole record goes: answers, report, tasks and everything else. A few coded fields may stay, with
    /// nothing that leads to the person.
    ///
    /// Somebody who was registered after the end of employment has their term from then on; the greatest term
    /// counts from the end of employment for everybody.
    pub fn goes_on(&self, terms: &Terms) -> NaiveDate {
        let most = later(self.end_of_employment, ANSWERS_MONTHS_MAX);
        let from = self.end_of_employment.max(self.registered_on);
        let usual = later(from, terms.get(Term::Answers)).min(most);
        match self.ended {
            Some(Ended::Cancelled(on)) => later(on, terms.get(Term::Cancelled)).min(most),
            Some(Ended::Closed(_) | Ended::Stopped) | None => usual,
        }
    }

    /// When name and addresses go: so many months after everything is finished, and never later than the record.
    pub fn contact_goes_on(&self, terms: &Terms) -> NaiveDate {
        let record = self.goes_on(terms);
        let Some(finished) = self.finished_on() else { return record };
        later(finished, terms.get(Term::Contact)).min(record)
    }

    /// The day on which nothing is to come any more: the course has ended, the last day worked has passed, and
    /// the second questionnaire cannot be answered any longer.
    fn finished_on(&self) -> Option<NaiveDate> {
        let ended = match self.ended? {
            Ended::Closed(on) | Ended::Cancelled(on) => on,
            Ended::Stopped => self.registered_on,
        };
        let asked_until = self.asked_until.unwrap_or(ended);
        Some(ended.max(self.last_day_worked).max(asked_until))
    }

    /// When answers that were never handed in go: with the link through which they could be.
    pub fn draft_goes_on(&self, terms: &Terms) -> NaiveDate {
        let record = self.goes_on(terms);
        match self.ended {
            Some(Ended::Closed(on)) => {
                let days = Days::new(LINK_DAYS_AFTER_CLOSING.unsigned_abs());
                on.checked_add_days(days).unwrap_or(NaiveDate::MAX).min(record)
            }
            Some(Ended::Cancelled(on)) => on,
            Some(Ended::Stopped) => self.registered_on,
            None => record,
        }
    }

    /// When the notes of a talk go whose report was never made final. `talked_on`: the day of the talk, or where
    /// it was not held the day of the last note.
    pub fn notes_go_on(&self, talked_on: NaiveDate, terms: &Terms) -> NaiveDate {
        later(talked_on, terms.get(Term::Notes)).min(self.goes_on(terms))
    }
}

/// The last day whose term of so many months has passed today: what is of that day or before is due. For the
/// database, which cannot count months of different lengths.
pub fn passed(today: NaiveDate, months: u8) -> NaiveDate {
    let about = today.checked_sub_months(Months::new(months.into())).unwrap_or(NaiveDate::MIN);
    // The 29th, 30th and 31st of a longer month end together with its 28th.
    let last = about.iter_days().take_while(|day| later(*day, months) <= today).last();
    last.unwrap_or(about)
}

fn later(day: NaiveDate, months: u8) -> NaiveDate {
    day.checked_add_months(Months::new(months.into())).unwrap_or(NaiveDate::MAX)
}
