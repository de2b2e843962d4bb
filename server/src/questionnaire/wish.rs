//! Special courses ask first whether a questionnaire is welcome; a "no" is an answer.

use domain::departure::ExperienceAnswer;
use domain::questionnaire::variant_for;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::access::LeaverOf;
use crate::course::{self, Actor, EventKind, Outcome};
use crate::mail::{MailKind, outbox};
use crate::program::Program;
use crate::store::StoreError;

/// How answering "do you want a questionnaire?" ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WishAnswer {
    Noted,
    /// Nobody asked, or the course is over.
    NotAsked,
}

/// Notes whether the leaver wants the questionnaire. They may change their mind until they handed it in.
pub async fn answer_whether_wanted(
    program: &Program,
    leaver: &LeaverOf,
    wanted: bool,
) -> Result<WishAnswer, StoreError> {
    course::change(program, leaver, |change| {
        Box::pin(async move {
            let (tx, departure) = (change.tx, change.row().await?);
            let asked = departure.departure_type.profile().is_special_course
                && variant_for(*departure.departure_type, departure.questionnaire_switched_on).is_some();
            if !asked || departure.cancelled_at.is_some() || departure.closed_at.is_some() {
                return Ok(Outcome::unchanged(WishAnswer::NotAsked));
            }
            let answer = if wanted { ExperienceAnswer::Yes } else { ExperienceAnswer::No };
            if departure.experience_answer == Some(answer.into()) {
                return Ok(Outcome::unchanged(WishAnswer::Noted));
            }
            let mut row: crate::store::entity::departure::ActiveModel = departure.into();
            row.experience_answer = Set(Some(answer.into()));
            row.update(tx).await?;
            outbox::withdraw(tx, leaver.departure(), &[MailKind::AskWhetherWanted]).await?;
            let kind = if wanted { EventKind::QuestionnaireWanted } else { EventKind::QuestionnaireNotWanted };
            let line = change.record(Actor::Leaver(change.way_in), kind, None).await?;
            Ok::<_, StoreError>(Outcome::changed(WishAnswer::Noted, line).followed())
        })
    })
    .await
}
