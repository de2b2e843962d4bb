//! The leaver picks one of the times of two hosts: picking is choosing with whom. Both are one change: where the
//! time is gone, nothing was chosen either.

use domain::course::Talk;
use domain::ids::AppointmentId;
use domain::talk::TalkChoice;
use sea_orm::DbErr;

use super::super::due::choose::{Choosing, Wish, note};
use super::super::due::make::make_due_of;
use super::super::offer::key::SlotKey;
use super::book::{Booking, Done, NotOffered, book_known, counted_as, shown};
use super::reserve::NotReserved;
use crate::access::LeaverOf;
use crate::course::{self, By, Change, Outcome};
use crate::program::Program;
use crate::store::StoreError;

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
    let (counted, proven) = (counted_as(program, leaver), leaver.code_entered());
    let counted = counted.as_str();
    let work = course::change(program, leaver, |change| Box::pin(in_one(change, (choice, proven), wish, counted)));
    let (appointment, moved) = match work.await {
        Ok(done) => done,
        Err(NotBooked::Refused(booking)) => return Ok(booking),
        Err(NotBooked::Store(error)) => return Err(error),
    };
    let booked = shown(program, leaver, appointment, now).await?;
    Ok(if moved { Booking::Moved(booked) } else { Booking::Booked(booked) })
}

/// The appointment, and whether the talk had another time before.
async fn in_one(
    change: Change<'_, '_>,
    (choice, proven): (TalkChoice, bool),
    wish: &SlotKey,
    counted: &str,
) -> Result<Outcome<(AppointmentId, bool)>, NotBooked> {
    let refused = |why| NotBooked::Refused(Booking::NotOffered(why));
    let mut loaded = change.load().await?;
    let chosen = Wish { choice: Some(choice), share: loaded.departure.share_with_leader, proven };
    let noted = note(change, &mut loaded, chosen).await?;
    if noted.outcome != Choosing::Chosen {
        return Err(refused(NotOffered::NoSuchChoice));
    }
    if noted.chose.is_some() {
        make_due_of(change.tx, change.calendar, &loaded, By::Leaver(change.way_in), false, change.now).await?;
        loaded = change.load().await?;
    }
    // The same click twice finds the talk with its time.
    let with_this = |talk: &&Talk| {
        loaded.live_appointment(talk.id).is_some_and(|row| row.host_id == wish.host && row.starts_at == wish.start)
    };
    let talks = || loaded.facts.live_talks();
    let Some(talk) = talks().find(|talk| talk.needs_a_time()).or_else(|| talks().find(with_this)).map(|talk| talk.id)
    else {
        return Err(refused(NotOffered::NoSuchChoice));
    };
    let (done, booked) = book_known(change, &loaded, talk, wish, counted).await?;
    let answer = match done {
        Done::Kept(appointment) | Done::Booked(appointment) => (appointment, false),
        Done::Moved(appointment) => (appointment, true),
        Done::TooLate => return Err(NotBooked::Refused(Booking::TooLate)),
        Done::TooOften => return Err(NotBooked::Refused(Booking::TooOften)),
        Done::NotOffered(why) => return Err(refused(why)),
    };
    Ok(match booked.or(noted.chose) {
        Some(line) => Outcome::changed(answer, line).followed(),
        None => Outcome::unchanged(answer),
    })
}
