//! Making a copy: by the leaver after a mailed code, or by HR on their request, with the parts that HR
//! may see.

use domain::Language;
use domain::access::{AnswersVisibility, ReportVisibility};
use domain::talk::TalkChoice;

use super::gather::{Parts, gather};
use super::shape::{CopiedTalk, OwnCopy, Part};
use super::talks::talks_of;
use crate::access::{CoordinatorOf, OwnDataOf, RecordViewer, Refused};
use crate::course::{self, EventKind, Looking, Outcome};
use crate::program::Program;
use crate::questionnaire;
use crate::store::queries::departures;
use crate::store::{StoreError, Typed};

/// What asking for the own copy gives.
#[derive(Clone, Debug)]
pub enum Copying {
    /// A code has to be typed first.
    CodeNeeded,
    Copy(Box<OwnCopy>),
}

/// The leaver's own copy, in this language; only after a code was typed in this session.
pub async fn for_leaver(
    program: &Program,
    leaver: impl Into<OwnDataOf>,
    language: Language,
) -> Result<Copying, StoreError> {
    let leaver = leaver.into();
    if !questionnaire::opens(program, &leaver).await? {
        return Ok(Copying::CodeNeeded);
    }
    let all = Parts { answers: true, reports: true, own: true };
    let copy = gather(program, leaver.departure(), leaver.board(), all, language).await?;
    Ok(Copying::Copy(Box::new(copy)))
}

/// What the leaver said about talking, and the talks they have or had.
#[derive(Clone, Debug)]
pub struct OwnTalks {
    pub choice: Option<TalkChoice>,
    pub talks: Vec<CopiedTalk>,
}

/// The leaver's own talks; `None` before a code was typed in this session.
pub async fn own_talks(program: &Program, leaver: &OwnDataOf) -> Result<Option<OwnTalks>, StoreError> {
    if !questionnaire::opens(program, leaver).await? {
        return Ok(None);
    }
    let (id, board) = (leaver.departure(), leaver.board());
    let row = departures::known(program.store().read(), id).await?;
    let talks = talks_of(program, id, board).await?;
    Ok(Some(OwnTalks { choice: row.talk_choice.map(Typed::get), talks }))
}

/// The language HR registered for the leaver, in which a copy for them is written.
pub async fn language_of(program: &Program, proof: &CoordinatorOf) -> Result<Language, StoreError> {
    Ok(*departures::known(program.store().read(), proof.departure()).await?.language)
}

/// A copy that HR makes for the leaver, in this language: answers and reports only as far as this coordinator
/// may see them now. It is written down, as is the look at what it holds.
pub async fn for_staff(program: &Program, viewer: &RecordViewer, language: Language) -> Result<OwnCopy, Refused> {
    let proof = viewer.coordinator()?;
    let visibility = viewer.visibility();
    let parts = Parts {
        answers: visibility.answers == AnswersVisibility::Full,
        reports: visibility.report != ReportVisibility::Nothing,
        own: false,
    };
    let copy = gather(program, proof.departure(), proof.board(), parts, language).await?;
    let (answers, reports) = (copy.answers.is_some(), !copy.reports.is_empty());
    let account = proof.account();
    course::change(program, &proof, |change| {
        Box::pin(async move {
            let line = change.record_by(account, EventKind::CopyMade).await?;
            let (board, departure, now, today) = (change.board, change.id, change.now, change.today());
            Looking { board, departure, account, now, today }.note_in(change.tx, answers, reports).await?;
            Ok::<_, StoreError>(Outcome::changed((), line))
        })
    })
    .await?;
    Ok(copy)
}

impl Parts {
    /// What is left out, for the copy to say so.
    pub(super) fn left_out(self) -> Vec<Part> {
        [
            (self.answers, Part::Answers),
            (self.reports, Part::Reports),
            (self.own, Part::Draft),
            (self.own, Part::Receivers),
        ]
        .into_iter()
        .filter_map(|(is_in, part)| (!is_in).then_some(part))
        .collect()
    }
}
