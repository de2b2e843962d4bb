//! What answers the islands: the pages' own use cases. They are handed in around every server function, since
//! islands are of the browser too and know no pages.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::ServerFnError;

use crate::fields::Fields;
use crate::islands::autosave::AnswersKept;
use crate::islands::report_autosave::ReportKept;

/// An answer in the making.
pub type Answering<T> = Pin<Box<dyn Future<Output = Result<T, ServerFnError>> + Send>>;

/// One function for each island that posts; `routes` brings them together.
#[derive(Clone, Copy)]
pub struct IslandAnswers {
    pub keep_answers: fn(Fields) -> Answering<AnswersKept>,
    pub keep_report: fn(Fields) -> Answering<ReportKept>,
}
