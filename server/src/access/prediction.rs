//! Whether a host first says what they expect, before the answers open.

use chrono::{DateTime, Utc};
use domain::ids::AccountId;
use domain::prediction::{self, BeforeTheTalk, asks_decisive};
use domain::questionnaire::Variant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::course::EventKind;
use crate::store::entity::{departure, event, prediction as predictions, response, talk};
use crate::store::queries::appointments;
use crate::store::{StoreError, Typed, TypedColumn, questionnaire_of_version};

/// Whether this host of this talk predicts first. False where nothing was handed in, and once the talk has begun.
pub(crate) async fn comes_first(
    conn: &impl ConnectionTrait,
    departure: &departure::Model,
    talk: &talk::Model,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    if talk.held_on.is_some() {
        return Ok(false);
    }
    let handed_in: Option<(i32, Typed<Variant>)> = response::Entity::find()
        .select_only()
        .columns([response::Column::Version, response::Column::Variant])
        .filter(response::Column::DepartureId.eq(departure.id))
        .into_tuple()
        .one(conn)
        .await?;
    let Some((version, variant)) = handed_in else { return Ok(false) };
    let questionnaire = questionnaire_of_version(conn, *departure.board_id, Some(version)).await?;
    let case = BeforeTheTalk {
        host: *talk.host_kind,
        departure_type: *departure.departure_type,
        asks_decisive: asks_decisive(&questionnaire, *variant),
        held: false,
        begun: false,
        seen: false,
        made: false,
    };
    // Most of the time the rows need not be looked at.
    if !prediction::comes_first(case) {
        return Ok(false);
    }
    let starts = appointments::starts_of(conn, &[*talk.id]).await?;
    let begun = starts.values().any(|starts_at| *starts_at <= now);
    let made = predictions::Entity::find_by_id((talk.id, account.into())).one(conn).await?.is_some();
    let seen = event::Entity::find()
        .filter(event::Column::DepartureId.eq(departure.id))
        .filter(event::Column::Kind.is(EventKind::AnswersSeen))
        .filter(event::Column::ActorAccount.is(account))
        .one(conn)
        .await?
        .is_some();
    Ok(prediction::comes_first(BeforeTheTalk { begun, made, seen, ..case }))
}
