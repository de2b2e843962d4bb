//! What islands are answered, and by whom: on the server's side the pages' own use cases, handed in around every
//! server function, since islands are of the browser too and know no pages.

#[cfg(feature = "ssr")]
use std::future::Future;
#[cfg(feature = "ssr")]
use std::pin::Pin;

#[cfg(feature = "ssr")]
use leptos::prelude::ServerFnError;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::fields::Fields;

/// Items at which a form says what the server holds, each with the mark on which the form builds from now on.
pub type Agreed = Vec<(String, String)>;

/// How saving the answers went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnswersKept {
    Saved {
        agreed: Agreed,
    },
    /// All but what was answered otherwise elsewhere meanwhile: that stands, and the next page shows both.
    Elsewhere {
        agreed: Agreed,
    },
    /// Handed in meanwhile, perhaps in another tab.
    Submitted,
    /// The link opens nothing any more, or not in this browser.
    LinkNeeded,
}

/// How saving a report went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReportKept {
    /// With this revision, on which the next saving builds.
    Saved {
        revision: i32,
    },
    Elsewhere,
    Final,
    SignedOut,
}

/// How saving the notes of a talk went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotesKept {
    Saved,
    Elsewhere,
    /// The report was closed, and the notes are gone.
    Final,
    TooLong,
    SignedOut,
}

/// How saving a draft went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DraftKept {
    /// As this version, on which the next saving builds.
    Saved {
        version: u32,
    },
    Elsewhere,
    TooLong,
    SignedOut,
}

/// An answer in the making.
#[cfg(feature = "ssr")]
pub type Answering<T> = Pin<Box<dyn Future<Output = Result<T, ServerFnError>> + Send>>;

/// One function for each island that posts; `routes` brings them together.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy)]
pub struct IslandAnswers {
    pub keep_answers: fn(Fields) -> Answering<AnswersKept>,
    pub keep_report: fn(Fields) -> Answering<ReportKept>,
    pub keep_notes: fn(Fields) -> Answering<NotesKept>,
    pub keep_draft: fn(Fields) -> Answering<DraftKept>,
    pub discard_draft: fn(Fields) -> Answering<()>,
}
