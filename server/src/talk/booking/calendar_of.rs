//! A copy of a leaver's appointment for their own calendar.

use domain::ids::AppointmentId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use wording::Wording;

use super::booked::HostNames;
use crate::access::LeaverOf;
use crate::calendar_file::{CalendarFile, Method, Party, change_page};
use crate::course;
use crate::program::Program;
use crate::store::entity::appointment;
use crate::store::queries::reach;
use crate::store::{StoreError, TypedColumn};

/// The file's text; `None` where this is no standing appointment of theirs.
pub async fn calendar_of(
    program: &Program,
    leaver: &LeaverOf,
    id: AppointmentId,
) -> Result<Option<String>, StoreError> {
    let conn = program.store().read();
    let found = appointment::Entity::find_by_id(id)
        .filter(appointment::Column::DepartureId.is(leaver.departure()))
        .filter(appointment::Column::LiveKey.is_not_null())
        .one(conn)
        .await?;
    let Some(row) = found else { return Ok(None) };
    let organisation = course::organisation(conn, leaver.board()).await?;
    let calendar = course::calendar(conn, leaver.board()).await?;
    // Without a sender that can be written down there is no mail either; the check at start says so.
    let Ok(address) = program.settings().sender() else { return Ok(None) };
    let reach = reach::of_host(conn, *row.host_id).await?;
    let file = CalendarFile {
        method: Method::Publish,
        uid: row.uid.clone(),
        sequence: *row.sequence,
        starts_at: row.starts_at,
        minutes: u32::from(*row.minutes),
        zone: calendar.zone,
        way: *row.way,
        place: row.place.clone().or(reach::of_appointment(conn, &row, &reach, false)?.video.map(String::from)),
        organiser: Party { name: organisation.sender(leaver.language()).to_owned(), address },
        attendees: Vec::new(),
        host: HostNames::of_accounts(conn, vec![*row.host_id]).await?.name(*row.host_id),
        change_at: Some(change_page(&program.settings().base_url)),
        asked: Vec::new(),
        words: Wording::new(leaver.language()).naming(&organisation),
        changed_at: row.booked_at,
        stamp: program.now(),
    };
    Ok(Some(file.text()))
}
