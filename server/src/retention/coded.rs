//! What stays of a record for figures: codes. No name, team, day, function group, years of service or own words, and
//! nothing that leads back to anybody.

use std::collections::BTreeMap;

use chrono::Datelike;
use domain::ids::CodedId;
use domain::questionnaire::{Answer, Answers};
use domain::reason::{ReasonCode, ValueCode};
use domain::report::{PartInLeaving, Preventable, TalkTheme};
use domain::talk::{Formality, Way};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use uuid::Builder;

use crate::course::counted_predictions;
use crate::questionnaire::stored_answers;
use crate::second_questionnaire::stored_second;
use crate::store::entity::{coded_departure, departure, prediction, report, talk};
use crate::store::{StoreError, Tx, Typed, TypedColumn};

/// The coded fields of one departure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields {
    /// Of the questionnaire; the variant tells which questions were asked.
    pub version: Option<u32>,
    pub variant: Option<String>,
    /// What was chosen, by the key of the item. Never a text.
    pub answers: BTreeMap<String, Vec<String>>,
    /// The same of the second questionnaire.
    pub later: BTreeMap<String, Vec<String>>,
    pub talks: Vec<CodedTalk>,
    /// What hosts expected to be decisive, before the talk.
    pub predicted: Vec<String>,
}

/// One talk, with the codes of its report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodedTalk {
    pub formality: Formality,
    pub held: Option<Way>,
    pub report: Option<CodedReport>,
}

/// The boxes of a final report that hold codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodedReport {
    pub told: Vec<ReasonCode>,
    pub decisive: Option<ReasonCode>,
    pub preventable: Option<Preventable>,
    pub themes: BTreeMap<TalkTheme, PartInLeaving>,
    pub stayed_because: Vec<ValueCode>,
}

/// Keeps the coded fields of a record that is about to go.
pub(super) async fn keep(tx: &Tx<'_>, row: &departure::Model) -> Result<(), StoreError> {
    let fields = fields_of(tx, row).await?;
    let fields = serde_json::to_string(&fields)
        .map_err(|error| StoreError::corrupt("coded_departures", "fields", error.to_string()))?;
    let kept = coded_departure::ActiveModel {
        // By chance: an id that counts up with time would stand in the order of the records.
        id: Set(CodedId::from(Builder::from_random_bytes(rand::random()).into_uuid()).into()),
        board_id: Set(row.board_id),
        school_id: Set(row.school_id),
        left_in: Set(row.end_of_employment.with_day(1).unwrap_or(row.end_of_employment)),
        departure_type: Set(row.departure_type),
        foreseen: Set(row.foreseen),
        destination: Set(row.destination),
        fields: Set(fields),
    };
    coded_departure::Entity::insert(kept).exec_without_returning(tx).await?;
    Ok(())
}

async fn fields_of(tx: &Tx<'_>, row: &departure::Model) -> Result<Fields, StoreError> {
    let id = *row.id;
    let mut fields = Fields { talks: talks(tx, row).await?, ..Fields::default() };
    if let Some(seen) = readable(stored_answers(tx, id).await)? {
        fields.version = Some(seen.submitted.version());
        fields.variant = Some(seen.submitted.variant().code().to_owned());
        fields.answers = codes(seen.submitted.answers());
    }
    if let Some(second) = readable(stored_second(tx, id).await)? {
        fields.later = codes(&second.answers);
    }
    let predicted = prediction::Entity::find().filter(prediction::Column::DepartureId.is(id)).all(tx).await?;
    let predicted = counted_predictions(tx, *row.board_id, predicted).await?;
    fields.predicted = predicted.iter().map(|row| row.reason.code().to_owned()).collect();
    Ok(fields)
}

/// What cannot be read is not kept either: erasing does not wait for anybody to mend it.
fn readable<T>(read: Result<Option<T>, StoreError>) -> Result<Option<T>, StoreError> {
    match read {
        Err(StoreError::Corrupt { .. }) => Ok(None),
        other => other,
    }
}

fn codes(answers: &Answers) -> BTreeMap<String, Vec<String>> {
    let coded = answers.iter().filter(|(_, answer)| match answer {
        Answer::Text(_) | Answer::AsTyped(_) => false,
        Answer::Reasons(_)
        | Answer::Reason(_)
        | Answer::Agreement(_)
        | Answer::Likelihood(_)
        | Answer::Choice(_)
        | Answer::Values(_)
        | Answer::Destination(_) => true,
    });
    coded.map(|(key, answer)| (key.to_string(), answer.fields())).collect()
}

async fn talks(tx: &Tx<'_>, row: &departure::Model) -> Result<Vec<CodedTalk>, StoreError> {
    let found = talk::Entity::find().filter(talk::Column::DepartureId.is(*row.id)).all(tx).await?;
    let reports = report::Entity::find().filter(report::Column::DepartureId.is(*row.id)).all(tx).await?;
    let coded = found.into_iter().map(|talk| {
        let report = reports.iter().find(|report| report.talk_id == talk.id && report.finalised_at.is_some());
        CodedTalk {
            formality: *talk.formality,
            held: talk.held_on.and(talk.held_way).map(Typed::get),
            report: report.and_then(|row| coded_report(tx, row)),
        }
    });
    Ok(coded.collect())
}

fn coded_report(tx: &Tx<'_>, row: &report::Model) -> Option<CodedReport> {
    let report = row.boxes(tx).ok()?;
    Some(CodedReport {
        decisive: report.decisive_reason(),
        told: report.told,
        preventable: report.preventable,
        themes: report.themes.iter().filter_map(|(theme, part)| Some((*theme, part.rating?))).collect(),
        stayed_because: report.stayed_because,
    })
}
