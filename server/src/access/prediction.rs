//! Whether a host first says what she expects, before the answers open.

use domain::departure::DepartureType;
use domain::ids::{AccountId, BoardId};
use domain::prediction::{self, BeforeTheTalk, asks_decisive};
use domain::questionnaire::Variant;
use domain::talk::HostKind;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::course::EventKind;
use crate::store::entity::{departure, event, prediction as predictions, response, talk};
use crate::store::{StoreError, questionnaire_of_version};

/// Whether this host of this talk predicts first. False where nothing was handed in.
pub(crate) async fn comes_first(
    conn: &impl ConnectionTrait,
    departure: &departure::Model,
    talk: &talk::Model,
    account: AccountId,
) -> Result<bool, StoreError> {
    if talk.held_on.is_some() {
        return Ok(false);
    }
    let handed_in: Option<(i32, String)> = response::Entity::find()
        .select_only()
        .columns([response::Column::Version, response::Column::Variant])
        .filter(response::Column::DepartureId.eq(departure.id))
        .into_tuple()
        .one(conn)
        .await?;
    let Some((version, variant)) = handed_in else { return Ok(false) };
    let variant =
        Variant::parse(&variant).ok_or_else(|| StoreError::corrupt("responses", departure.id, "an unknown variant"))?;
    let questionnaire = questionnaire_of_version(conn, BoardId::new(departure.board_id), Some(version)).await?;
    let case = BeforeTheTalk {
        host: HostKind::parse(&talk.host_kind).ok_or_else(|| StoreError::corrupt("talks", talk.id, "host_kind"))?,
        departure_type: DepartureType::parse(&departure.departure_type)
            .ok_or_else(|| StoreError::corrupt("departures", departure.id, "an unknown departure type"))?,
        asks_decisive: asks_decisive(&questionnaire, variant),
        held: false,
        seen: false,
        made: false,
    };
    // Most of the time the rows need not be looked at.
    if !prediction::comes_first(case) {
        return Ok(false);
    }
    let made = predictions::Entity::find_by_id((talk.id, account.uuid())).one(conn).await?.is_some();
    let seen = event::Entity::find()
        .filter(event::Column::DepartureId.eq(departure.id))
        .filter(event::Column::Kind.eq(EventKind::AnswersSeen.code()))
        .filter(event::Column::ActorAccount.eq(account.uuid()))
        .one(conn)
        .await?
        .is_some();
    Ok(prediction::comes_first(BeforeTheTalk { made, seen, ..case }))
}
