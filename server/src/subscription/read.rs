//! What stands at the address of the subscription.

use chrono::{DateTime, Datelike, TimeDelta, TimeZone, Utc};
use domain::ids::DepartureId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use sha2::{Digest, Sha256};
use wording::{Wording, key};

use crate::access::{Refused, SignedIn, names_seen};
use crate::calendar_file::{CalendarFile, Collection, Entry, Method, Party};
use crate::course;
use crate::program::Program;
use crate::secret::FeedToken;
use crate::sign_in::viewer;
use crate::store::StoreError;
use crate::store::entity::{appointment, host_settings};
use crate::store::queries::talks::OF_HOST_MAX;
use crate::store::queries::{appointments, reach};

/// Talks of so many days back stay in, so that a calendar does not lose yesterday.
const DAYS_BACK: i64 = 31;

/// A calendar, and the tag by which a program knows that it has not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostCalendar {
    pub text: String,
    /// In quotes, as the header has it.
    pub etag: String,
}

/// The talks of the host whose token this is. Broken, unknown, renewed and switched-off tokens, and
/// those of accounts that are closed, are refused alike.
pub async fn host_calendar(program: &Program, token: &str) -> Result<HostCalendar, Refused> {
    let token = FeedToken::parse(token).ok_or(Refused::NotFound)?;
    let conn = program.store().read();
    let id = token.account();
    let settings = host_settings::Entity::find_by_id(id).one(conn).await.map_err(StoreError::from)?;
    let settings = settings.filter(|row| row.subscription_on).ok_or(Refused::NotFound)?;
    if !token.opens(program.secrets(), *settings.subscription_generation) {
        return Err(Refused::NotFound);
    }
    let host = viewer(program, token.account()).await?.ok_or(Refused::NotFound)?;
    let text = written(program, &host).await?;
    let tag: String = Sha256::digest(&text)[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(HostCalendar { text, etag: format!("\"{tag}\"") })
}

/// Talks of leavers whom they may not know by name any more are left out: what they may not open in the
/// program, their calendar does not show either.
async fn written(program: &Program, host: &SignedIn) -> Result<String, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let (organisation, calendar) = course::board(conn, host.board()).await?;
    let (zone, language) = (calendar.zone, host.language);
    let words = Wording::new(language).naming(&organisation);
    let address = program
        .settings()
        .sender()
        .map_err(|_| StoreError::corrupt("settings", "MAIL_FROM", "it is not a mail address"))?;
    let organiser = Party { name: organisation.sender(language).to_owned(), address };
    let rows = appointments::with(host.account())
        .filter(appointment::Column::StartsAt.gte(now - TimeDelta::days(DAYS_BACK)))
        .order_by_asc(appointment::Column::StartsAt)
        .order_by_asc(appointment::Column::Id)
        .limit(OF_HOST_MAX)
        .all(conn)
        .await?;
    let departures: Vec<DepartureId> = rows.iter().map(|row| *row.departure_id).collect();
    let names = names_seen(conn, host, &departures, calendar.local_date(now)).await?;
    let reach = reach::of_host(conn, host.account()).await?;
    let mut entries = Vec::new();
    for row in rows {
        let Some(name) = names.get(&row.departure_id) else { continue };
        let summary = words.with(key::SUBSCRIPTION_SUMMARY, [("name", name.clone().into())]);
        let file = CalendarFile {
            method: Method::Publish,
            uid: row.uid.clone(),
            sequence: *row.sequence,
            starts_at: row.starts_at,
            minutes: u32::from(*row.minutes),
            zone,
            way: *row.way,
            place: row.place.clone().or(reach::of_appointment(conn, &row, &reach, false)?.video.map(String::from)),
            organiser: organiser.clone(),
            attendees: Vec::new(),
            // Their own appointments: what there is to say beside one is the entry's note.
            host: None,
            change_at: None,
            asked: Vec::new(),
            words,
            changed_at: row.booked_at,
            // Of the appointment rather than of this moment: what has not changed reads the same.
            stamp: row.booked_at,
        };
        let note = row.outside_hours.then(|| words.text(key::SUBSCRIPTION_OUTSIDE));
        entries.push(Entry { summary, note, file });
    }
    let name = words.text(key::SUBSCRIPTION_NAME);
    Ok(Collection { name, zone, around: first_of_year(now), entries }.text())
}

/// The zone's rules are written around the year, so that the text changes with it and not every day.
fn first_of_year(now: DateTime<Utc>) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(now.year(), 7, 1, 0, 0, 0).single().unwrap_or(now)
}
