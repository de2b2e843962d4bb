//! What is kept about a leaver, on what basis and until when: one list for the leaver's pages and for
//! docs/privacy.md, "What the leaver reads of each kind".

use crate::coded::coded;

coded! {
    /// A kind of data about one leaver, in the order in which they read it.
    pub enum KindKept {
        Contact = "contact",
        /// Team, dates, way of leaving, and what HR may leave open.
        Facts = "facts",
        /// Times, hosts and choices.
        Talks = "talks",
        /// Answers that were not handed in.
        Draft = "draft",
        Answers = "answers",
        /// Answers some weeks after leaving.
        Later = "later",
        /// What a host expected before the answers opened.
        Expected = "expected",
        Notes = "notes",
        Report = "report",
        Tasks = "tasks",
        /// Who did what and when, and who looked.
        TimeLine = "time_line",
        Mails = "mails",
        /// What the leaver asked for of their data.
        Requests = "requests",
    }
}

coded! {
    /// Why it may be kept (GDPR, art. 6(1)).
    pub enum Basis {
        LegitimateInterest = "legitimate_interest",
        /// Of a public body, in what is its task.
        PublicTask = "public_task",
        LegalObligation = "legal_obligation",
    }
}

impl Basis {
    /// Those that an organisation chooses from for its talks.
    pub const CHOSEN: [Self; 2] = [Self::LegitimateInterest, Self::PublicTask];
}

coded! {
    /// Until when, at the latest.
    pub enum UntilWhen {
        /// With name and addresses.
        Contact = "contact",
        /// With the record.
        Record = "record",
        /// Until it is handed in, or with the record.
        HandedIn = "handed_in",
        /// Until the report is final, or with the record.
        ReportFinal = "report_final",
    }
}

/// What is said of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The law asks for it; what it does not ask for has the basis that the organisation chose.
    pub is_obliged: bool,
    pub until: UntilWhen,
}

impl Kept {
    /// The basis, where the organisation chose this one for its talks.
    pub const fn basis(self, chosen: Basis) -> Basis {
        if self.is_obliged { Basis::LegalObligation } else { chosen }
    }
}

impl KindKept {
    /// What is said of it.
    pub const fn kept(self) -> Kept {
        let (is_obliged, until) = match self {
            Self::Contact => (false, UntilWhen::Contact),
            Self::Draft => (false, UntilWhen::HandedIn),
            Self::Notes => (false, UntilWhen::ReportFinal),
            Self::Facts
            | Self::Talks
            | Self::Answers
            | Self::Later
            | Self::Expected
            | Self::Report
            | Self::Tasks
            | Self::Mails => (false, UntilWhen::Record),
            // To show that the rest is kept to (GDPR, art. 5(2)), and that requests were answered (art. 12).
            Self::TimeLine | Self::Requests => (true, UntilWhen::Record),
        };
        Kept { is_obliged, until }
    }
}
