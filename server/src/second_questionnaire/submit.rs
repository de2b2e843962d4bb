//! Handing in the second questionnaire: exactly once, whoever presses the button, and how often.

use chrono::{DateTime, Utc};
use domain::course::Letter;
use domain::later::{Reading, read};
use domain::questionnaire::{Answers, FieldFault, Questionnaire};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::access::LeaverOf;
use crate::course::{self, Actor, Change, EventKind, Outcome};
use crate::mail::{MailKind, outbox};
use crate::program::Program;
use crate::store::entity::second_response;
use crate::store::{Sealed, StoreError};

/// How handing in ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handing {
    Submitted,
    /// A second click, another tab, or a request that came twice: shown as success.
    AlreadySubmitted {
        at: DateTime<Utc>,
    },
    /// Every question may be skipped, but not all of them.
    Empty,
    Faults(Answers, Vec<FieldFault>),
    /// Several reasons: the question which was decisive is shown now.
    AskDecisive,
    NotAsked,
}

/// Reads the form and hands it in. `decisive_shown`: see [`domain::later::read`].
pub async fn submit(
    program: &Program,
    leaver: &LeaverOf,
    fields: &[(String, String)],
    decisive_shown: bool,
) -> Result<Handing, StoreError> {
    let reading = read(fields, decisive_shown);
    let reading = &reading;
    course::change(program, leaver, |change| {
        Box::pin(async move {
            let loaded = change.load().await?;
            if let Some(at) = loaded.facts.later.submitted_at {
                return Ok(Outcome::unchanged(Handing::AlreadySubmitted { at }));
            }
            if loaded.facts.cancelled || !matches!(loaded.facts.later.mail, Letter::Sent(_)) {
                return Ok(Outcome::unchanged(Handing::NotAsked));
            }
            match reading {
                Reading::Empty => Ok(Outcome::unchanged(Handing::Empty)),
                Reading::Faults(answers, faults) => {
                    Ok(Outcome::unchanged(Handing::Faults(answers.clone(), faults.clone())))
                }
                Reading::AskDecisive(_) => Ok(Outcome::unchanged(Handing::AskDecisive)),
                Reading::Answers(answers) => write(change, leaver, answers).await,
            }
        })
    })
    .await
}

async fn write(change: Change<'_, '_>, leaver: &LeaverOf, answers: &Answers) -> Result<Outcome<Handing>, StoreError> {
    let (tx, id, now) = (change.tx, change.id, change.now);
    let version = Questionnaire::standard().version();
    let row = second_response::ActiveModel {
        departure_id: Set(id.into()),
        board_id: Set(leaver.board().into()),
        version: Set(i32::try_from(version).unwrap_or(i32::MAX)),
        language: Set(leaver.language().into()),
        answers: Set(Sealed::close(tx, id, &answers.to_json())?),
        submitted_at: Set(now),
    };
    // The key decides; the lock above only spares the loser an error.
    let inserted = second_response::Entity::insert(row)
        .on_conflict(OnConflict::column(second_response::Column::DepartureId).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    if inserted == 0 {
        return Ok(Outcome::unchanged(Handing::AlreadySubmitted { at: now }));
    }
    outbox::withdraw(tx, id, &[MailKind::Later]).await?;
    let line = change.record(Actor::Leaver(change.way_in), EventKind::LaterSubmitted, None).await?;
    Ok(Outcome::changed(Handing::Submitted, line))
}
