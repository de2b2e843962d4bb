//! Handing in: exactly once, whoever presses the button, and how often.

use chrono::{DateTime, Utc};
use domain::access::WayIn;
use domain::ids::ResponseId;
use domain::own_word::OwnWord;
use domain::questionnaire::{FieldFault, NotSubmittable, Screen, submit as hand_in};
use domain::talk::TalkChoice;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::draft::{Draft, Opened, opened};
use super::word;
use crate::access::LeaverOf;
use crate::course::{self, Actor, Change, EventKind, Outcome};
use crate::mail::{MailKind, outbox};
use crate::program::Program;
use crate::store::entity::{draft, response};
use crate::store::queries::responses;
use crate::store::{Sealed, StoreError, Typed};
use crate::talk::{self, By, Wish};

/// How handing in ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submission {
    Submitted {
        at: DateTime<Utc>,
    },
    /// A second click, another tab, or a second person on the link: shown as success.
    AlreadySubmitted {
        at: DateTime<Utc>,
    },
    /// Every question may be skipped, but not all of them.
    Empty,
    /// What cannot be read, each with the key of its screen.
    Faults(Vec<(String, FieldFault)>),
    NotOffered,
}

/// Mails that ask for what has now been done.
const POINTLESS: &[MailKind] =
    &[MailKind::Questionnaire, MailKind::QuestionnaireReminder1, MailKind::QuestionnaireReminder2];

/// Hands in the draft: keeps the answers to what was asked, erases the draft, makes the talks that
/// are due, so that the leaver can go on to choose a time, and lets the course go on.
pub async fn submit(program: &Program, leaver: &LeaverOf) -> Result<Submission, StoreError> {
    submit_with(program, leaver, None, None).await
}

/// What is said on handing in, beside the answers.
#[derive(Clone, Debug, Default)]
pub struct HandIn {
    /// With whom the leaver wants to talk, where that was asked.
    pub choice: Option<TalkChoice>,
    /// Whether the leader may read the answers after the last day worked.
    pub share: bool,
    /// The word that opens the answers again, where one was chosen.
    pub word: Option<OwnWord>,
}

/// The same, with what is said beside the answers, in one transaction: an invitation to a talk that is
/// declined here is never made. A choice that is not on offer changes nothing.
pub async fn submit_and_choose(program: &Program, leaver: &LeaverOf, said: HandIn) -> Result<Submission, StoreError> {
    let HandIn { choice, share, word } = said;
    submit_with(program, leaver, Some(Wish { choice, share, proven: true }), word).await
}

/// Whether a word of one's own is offered on handing in: to whoever came with HR's letter, or has no private
/// address to which a code could be mailed.
pub fn offers_word(leaver: &LeaverOf) -> bool {
    leaver.way_in() == WayIn::Letter || !leaver.has_private_address()
}

async fn submit_with(
    program: &Program,
    leaver: &LeaverOf,
    wish: Option<Wish>,
    word: Option<OwnWord>,
) -> Result<Submission, StoreError> {
    let word_hash = match word {
        Some(word) => Some(word::hash(word).await),
        None => None,
    };
    let said = &Said { wish, word_hash };
    course::change(program, leaver, |change| {
        Box::pin(async move {
            match opened(change.tx, change.id, change.board, change.now).await? {
                Opened::Draft(draft) => write(change, &draft, said).await,
                Opened::Submitted { at } => Ok(Outcome::unchanged(Submission::AlreadySubmitted { at })),
                Opened::NotOffered => Ok::<_, StoreError>(Outcome::unchanged(Submission::NotOffered)),
            }
        })
    })
    .await
}

/// What goes with the answers.
struct Said {
    wish: Option<Wish>,
    word_hash: Option<String>,
}

async fn write(change: Change<'_, '_>, draft: &Draft, said: &Said) -> Result<Outcome<Submission>, StoreError> {
    let (tx, now, calendar) = (change.tx, change.now, change.calendar);
    let submitted = match hand_in(&draft.answers, &draft.questionnaire, draft.variant, draft.service_band) {
        Ok(submitted) => submitted,
        Err(NotSubmittable::Empty) => return Ok(Outcome::unchanged(Submission::Empty)),
        Err(NotSubmittable::Faults(faults)) => {
            return Ok(Outcome::unchanged(Submission::Faults(with_screens(&draft.screens(), faults))));
        }
    };
    let id = change.id;
    let response: Typed<ResponseId> = Typed::fresh();
    let row = response::ActiveModel {
        id: Set(response),
        board_id: Set(change.board.into()),
        departure_id: Set(id.into()),
        version: Set(i32::try_from(submitted.version()).unwrap_or(i32::MAX)),
        variant: Set(submitted.variant().into()),
        language: Set(draft.language.into()),
        answers: Set(Sealed::close(tx, response, &submitted.to_json())?),
        submitted_at: Set(now),
        word_hash: Set(said.word_hash.clone()),
    };
    // The unique key decides; the lock above only spares the loser an error.
    let inserted = response::Entity::insert(row)
        .on_conflict(OnConflict::column(response::Column::DepartureId).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    if inserted == 0 {
        let first = responses::of(tx, id).await?;
        let at = first.map_or(now, |row| row.submitted_at);
        return Ok(Outcome::unchanged(Submission::AlreadySubmitted { at }));
    }
    draft::Entity::delete_by_id(id).exec(tx).await?;
    outbox::withdraw(tx, id, POINTLESS).await?;
    let line = change.record(Actor::Leaver(change.way_in), EventKind::Submitted, None).await?;
    let mut loaded = change.load().await?;
    let mut is_stale = false;
    if let Some(wish) = said.wish {
        is_stale = talk::note(change, &mut loaded, wish).await?.withdrew;
    }
    let assigned = talk::make_due_of(tx, calendar, &loaded, By::Leaver(change.way_in), false, now).await?;
    let submitted = Outcome::changed(Submission::Submitted { at: now }, line).followed();
    if is_stale || assigned.renewed || !assigned.dropped.is_empty() {
        return Ok(submitted);
    }
    for made in assigned.made {
        loaded.add_new(made)?;
    }
    Ok(submitted.upon(loaded))
}

fn with_screens(screens: &[Screen<'_>], faults: Vec<FieldFault>) -> Vec<(String, FieldFault)> {
    faults
        .into_iter()
        .map(|fault| {
            let screen = screens
                .iter()
                .find(|screen| screen.items.iter().any(|asked| asked.key() == fault.field))
                .map_or_else(String::new, |screen| screen.key().to_owned());
            (screen, fault)
        })
        .collect()
}
