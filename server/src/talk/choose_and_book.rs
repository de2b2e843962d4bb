//! The leaver picks one of the times of two hosts: picking is choosing with whom. Both are one change: where the
//! time is gone, nothing was chosen either.

use chrono::{DateTime, Utc};
use domain::course::Talk;
use domain::talk::TalkChoice;
use sea_orm::DbErr;

use super::book::{Booking, Done, NotOffered, book_known, shown};
use super::choose::{Choosing, Wish, note};
use super::due;
use super::key::SlotKey;
use super::reserve::NotReserved;
use crate::access::LeaverOf;
use crate::course::{self, By, follow};
use crate::program::Program;
use crate::store::{StoreError, Tx};

/// Why the transaction is rolled back.
enum NotBooked {
    Refused(Booking),
    Store(StoreError),
}

impl From<StoreError> for NotBooked {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<DbErr> for NotBooked {
    fn from(error: DbErr) -> Self {
        Self::Store(error.into())
    }
}

impl From<NotReserved> for NotBooked {
    fn from(error: NotReserved) -> Self {
        match error {
            NotReserved::Taken => Self::Refused(Booking::SlotTaken { offer: None }),
            NotReserved::Store(error) => Self::Store(error),
        }
    }
}

/// Notes the choice and books this time for the talk that follows from it. Whether the leader may read the answers
/// stays as it was said before. A time that is taken has no talk to offer others for: the choice is open again.
pub async fn choose_and_book(
    program: &Program,
    leaver: &LeaverOf,
    choice: TalkChoice,
    wish: &SlotKey,
) -> Result<Booking, StoreError> {
    let now = program.now();
    let work = program.store().write(|tx| Box::pin(async move { in_one(tx, leaver, choice, wish, now).await }));
    let (appointment, moved) = match work.await {
        Ok(done) => done,
        Err(NotBooked::Refused(booking)) => return Ok(booking),
        Err(NotBooked::Store(error)) => return Err(error),
    };
    follow(program, leaver.departure()).await;
    let booked = shown(program, leaver, appointment, now).await?;
    Ok(if moved { Booking::Moved(booked) } else { Booking::Booked(booked) })
}

/// The appointment, and whether the talk had another time before.
async fn in_one(
    tx: &Tx<'_>,
    leaver: &LeaverOf,
    choice: TalkChoice,
    wish: &SlotKey,
    now: DateTime<Utc>,
) -> Result<(uuid::Uuid, bool), NotBooked> {
    let refused = |why| Err(NotBooked::Refused(Booking::NotOffered(why)));
    let id = leaver.departure();
    course::lock(tx, id).await?;
    let calendar = course::calendar(tx, leaver.board()).await?;
    let today = calendar.local_date(now);
    let Some(mut loaded) = course::load(tx, id, today).await? else { return refused(NotOffered::NoSuchTalk) };
    let chosen = Wish { choice: Some(choice), share: loaded.departure.share_with_leader };
    let noted = note(tx, leaver, &mut loaded, &calendar, chosen, now).await?;
    if noted.outcome != Choosing::Chosen {
        return refused(NotOffered::NoSuchChoice);
    }
    if noted.chose {
        due::make_due_of(tx, &calendar, &loaded, By::Leaver, false, now).await?;
        let Some(with_talks) = course::load(tx, id, today).await? else { return refused(NotOffered::NoSuchTalk) };
        loaded = with_talks;
    }
    // The same click twice finds the talk with its time.
    let with_this = |talk: &&Talk| {
        loaded
            .live_appointment(talk.id.uuid())
            .is_some_and(|row| row.host_id == wish.host.uuid() && row.starts_at == wish.start)
    };
    let talks = || loaded.facts.live_talks();
    let Some(talk) = talks().find(|talk| talk.needs_a_time()).or_else(|| talks().find(with_this)).map(|talk| talk.id)
    else {
        return refused(NotOffered::NoSuchChoice);
    };
    match book_known(tx, leaver, &loaded, &calendar, talk, wish, now).await? {
        Done::Kept(appointment) | Done::Booked(appointment) => Ok((appointment, false)),
        Done::Moved(appointment) => Ok((appointment, true)),
        Done::TooLate => Err(NotBooked::Refused(Booking::TooLate)),
        Done::NotOffered(why) => refused(why),
    }
}
