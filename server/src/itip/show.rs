//! What was answered, for whoever may see the appointment.

use std::collections::HashMap;

use domain::itip::Answer;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::store::StoreError;
use crate::store::entity::appointment_reply::{Column, Entity};

/// What each side's calendar answered to the appointment as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    pub leaver: Option<Answer>,
    pub host: Option<Answer>,
}

/// The answers to these appointments, each given with the SEQUENCE at which it stands: an answer to an
/// earlier time is left out. One query, and none where there are no appointments.
pub(crate) async fn answers_of(
    conn: &impl ConnectionTrait,
    appointments: &[(Uuid, i32)],
) -> Result<HashMap<Uuid, Answers>, StoreError> {
    let mut found: HashMap<Uuid, Answers> = HashMap::new();
    if appointments.is_empty() {
        return Ok(found);
    }
    let ids = appointments.iter().map(|(id, _)| *id);
    for row in Entity::find().filter(Column::AppointmentId.is_in(ids)).all(conn).await? {
        let stands = appointments.iter().any(|(id, sequence)| *id == row.appointment_id && row.sequence >= *sequence);
        if !stands {
            continue;
        }
        let corrupt = |what: &str| StoreError::corrupt("appointment_replies", row.appointment_id, what);
        let answer = Answer::parse(&row.answer).ok_or_else(|| corrupt("answer"))?;
        let answers = found.entry(row.appointment_id).or_default();
        match row.who.as_str() {
            "leaver" => answers.leaver = Some(answer),
            "host" => answers.host = Some(answer),
            _ => return Err(corrupt("who")),
        }
    }
    Ok(found)
}
