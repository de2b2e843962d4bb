//! What was answered, for whoever may see the appointment.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::ids::AppointmentId;
use domain::itip::{Answer, Invitee};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::store::entity::appointment_reply::{Column, Entity};
use crate::store::{StoreError, TypedColumn};

/// What each side's calendar answered to the appointment as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    pub leaver: Option<Answer>,
    pub host: Option<Answer>,
    /// When it is to begin instead, where the leaver asks for another time and says when.
    pub leaver_proposes: Option<DateTime<Utc>>,
    pub host_proposes: Option<DateTime<Utc>>,
}

/// The answers to these appointments, each given with the SEQUENCE at which it stands: an answer to an
/// earlier time is left out. One query, and none where there are no appointments.
pub(crate) async fn answers_of(
    conn: &impl ConnectionTrait,
    appointments: &[(AppointmentId, u32)],
) -> Result<HashMap<AppointmentId, Answers>, StoreError> {
    let mut found: HashMap<AppointmentId, Answers> = HashMap::new();
    if appointments.is_empty() {
        return Ok(found);
    }
    let ids = appointments.iter().map(|(id, _)| *id);
    for row in Entity::find().filter(Column::AppointmentId.any_of(ids)).all(conn).await? {
        let stands = appointments.iter().any(|(id, sequence)| *id == row.appointment_id && *row.sequence >= *sequence);
        if !stands {
            continue;
        }
        let answer = *row.answer;
        let answers = found.entry(*row.appointment_id).or_default();
        match *row.who {
            Invitee::Leaver => (answers.leaver, answers.leaver_proposes) = (Some(answer), row.proposed_start),
            Invitee::Host => (answers.host, answers.host_proposes) = (Some(answer), row.proposed_start),
        }
    }
    Ok(found)
}
