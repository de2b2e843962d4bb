//! The one door for a change of a departure: it takes the departure for the transaction, and ends with
//! the projection; after the commit it wakes mail and course, or lets the course go on before the answer.
//!
//! A use case says what it changes in a closure, and returns an [`Outcome`]. One that changed something
//! needs a [`OnTimeLine`] for it, which only a line on the time line gives: a change that leaves no trace, or
//! that lists would not see, cannot be written down. After the commit nothing can fail any more for
//! whoever asked: what follows is reported, and the timer of the course comes by again.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::WayIn;
use domain::course::Status;
use domain::ids::{AccountId, BoardId, DepartureId};
use domain::time_line::{Actor, EventKind};
use domain::working_days::WorkCalendar;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use super::board::calendar;
use super::event::{OnTimeLine, record};
use super::load::{Loaded, load};
use super::lock::hold;
use super::project::{project, project_as};
use crate::program::Program;
use crate::store::entity::departure;
use crate::store::queries::departures;
use crate::store::{StoreError, Tx, Typed, Writing};

/// A proof for one departure: the gate makes them.
pub trait OfDeparture: Sync {
    fn departure(&self) -> DepartureId;
    fn board(&self) -> BoardId;

    /// By which way the leaver came in, where the proof is theirs.
    fn way_in(&self) -> WayIn {
        WayIn::Link
    }
}

/// One departure, taken for the length of a transaction. Handed out by the door alone.
#[derive(Clone, Copy)]
pub(crate) struct Change<'a, 'env> {
    pub tx: &'a Tx<'env>,
    pub id: DepartureId,
    pub board: BoardId,
    pub now: DateTime<Utc>,
    pub calendar: &'a WorkCalendar,
    /// By which way the leaver came in, where the leaver changes it.
    pub way_in: WayIn,
}

impl Change<'_, '_> {
    /// The board's local date.
    pub(crate) fn today(&self) -> NaiveDate {
        self.calendar.local_date(self.now)
    }

    /// Reads the facts as they stand in this transaction.
    pub(crate) async fn load(&self) -> Result<Loaded, StoreError> {
        let loaded = load(self.tx, self.id, self.today()).await?;
        loaded.ok_or_else(|| departures::gone(self.id))
    }

    /// The departure's own row.
    pub(crate) async fn row(&self) -> Result<departure::Model, StoreError> {
        departures::known(self.tx, self.id).await
    }

    /// Adds a line to the time line. `detail` as [`record`] takes it.
    pub(crate) async fn record(
        &self,
        actor: Actor,
        kind: EventKind,
        detail: Option<serde_json::Value>,
    ) -> Result<OnTimeLine, StoreError> {
        record(self.tx, (self.board, self.id), self.now, actor, kind, detail).await
    }

    /// The same, of something that an account did and of which there is no more to say.
    pub(crate) async fn record_by(&self, account: AccountId, kind: EventKind) -> Result<OnTimeLine, StoreError> {
        self.record(Actor::Staff(account), kind, None).await
    }
}

/// What a change came to, with the answer for whoever asked.
#[derive(Debug)]
pub(crate) struct Outcome<T> {
    answer: T,
    end: End,
}

#[derive(Debug)]
enum End {
    Unchanged,
    Changed { upon: Option<Box<Loaded>>, follow: Follow },
}

/// When the course goes on after the commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Follow {
    /// By its timer, which is woken when the next step is due by now: the answer does not wait for it.
    ByTimer,
    /// Before the answer, when the next step is due by now: what is shown next depends on it.
    IfDue,
    /// Before the answer: who hosts may be another, or whether anything is sent at all.
    InAnyCase,
}

impl<T> Outcome<T> {
    /// No fact of the departure is another: nothing was written, or only what lies beside its course.
    pub(crate) const fn unchanged(answer: T) -> Self {
        Self { answer, end: End::Unchanged }
    }

    /// A fact is another, as the time line says.
    pub(crate) const fn changed(answer: T, _: OnTimeLine) -> Self {
        Self { answer, end: End::Changed { upon: None, follow: Follow::ByTimer } }
    }

    /// Spares reading the facts again: these were read in this transaction, and hold.
    pub(crate) fn upon(mut self, loaded: Loaded) -> Self {
        if let End::Changed { upon, .. } = &mut self.end {
            *upon = Some(Box::new(loaded));
        }
        self
    }

    /// The answer, for whoever decides by it what else to write.
    pub(crate) const fn peek(&self) -> &T {
        &self.answer
    }

    /// The same change with the answer put otherwise.
    pub(crate) fn map<U>(self, put: impl FnOnce(T) -> U) -> Outcome<U> {
        Outcome { answer: put(self.answer), end: self.end }
    }

    /// The answer alone, in a transaction that projects what it takes by itself ([`Changes::of`]).
    pub(crate) fn answer(self) -> T {
        self.answer
    }

    /// The course goes on before the answer, where its next step is due.
    pub(crate) fn followed(self) -> Self {
        self.with(Follow::IfDue)
    }

    /// The course looks before the answer, though its next step may be far away.
    pub(crate) fn followed_in_any_case(self) -> Self {
        self.with(Follow::InAnyCase)
    }

    fn with(mut self, when: Follow) -> Self {
        if let End::Changed { follow, .. } = &mut self.end {
            *follow = when;
        }
        self
    }
}

/// Changes the departure of this proof: `|change| Box::pin(async move { … })`, which may run again as
/// in [`crate::store::Store::write`].
///
/// The working days are read before the transaction begins: holidays that change at this very moment
/// are seen at the next projection.
pub(crate) async fn change<'env, T, E, F>(program: &Program, proof: &impl OfDeparture, work: F) -> Result<T, E>
where
    F: for<'a> Fn(Change<'a, 'env>) -> Writing<'a, Outcome<T>, E> + Send + Sync + 'env,
    T: Send,
    E: From<StoreError> + Send,
{
    let (id, board, now, way_in) = (proof.departure(), proof.board(), program.now(), proof.way_in());
    let calendar = Arc::new(calendar(program.store().read(), board).await?);
    let work = Arc::new(work);
    let (answer, next) = program
        .store()
        .write_small(|tx| {
            let (work, calendar) = (work.clone(), calendar.clone());
            Box::pin(async move {
                hold(tx, id).await?;
                let change = Change { tx, id, board, now, calendar: &calendar, way_in };
                let Outcome { answer, end } = work(change).await?;
                let next = match end {
                    End::Unchanged => None,
                    End::Changed { upon: Some(loaded), follow } => {
                        Some((follow, project_as(tx, &calendar, &loaded, now).await?.next_at))
                    }
                    End::Changed { upon: None, follow } => {
                        Some((follow, project(tx, &calendar, id, now).await?.next_at))
                    }
                };
                Ok::<_, E>((answer, next))
            })
        })
        .await?;
    if let Some((follow, next_at)) = next {
        let is_due = next_at.is_some_and(|next_at| next_at <= program.now());
        if follow == Follow::InAnyCase || is_due && follow == Follow::IfDue {
            go_on(program, id).await;
        } else if is_due {
            program.wake_course();
        }
        program.wake_mail();
    }
    Ok(answer)
}

/// Writes what lies beside the course of the departure of this proof, and takes the departure for it: a
/// draft, a prediction, what the leader may read. No stage depends on it, and the time line says nothing of it.
pub(crate) async fn beside<'env, T, E, F>(program: &Program, proof: &impl OfDeparture, work: F) -> Result<T, E>
where
    F: for<'a> Fn(Change<'a, 'env>) -> Writing<'a, T, E> + Send + Sync + 'env,
    T: Send,
    E: From<StoreError> + Send,
{
    let (id, board, now, way_in) = (proof.departure(), proof.board(), program.now(), proof.way_in());
    let calendar = Arc::new(calendar(program.store().read(), board).await?);
    let work = Arc::new(work);
    program
        .store()
        .write_small(|tx| {
            let (work, calendar) = (work.clone(), calendar.clone());
            Box::pin(async move {
                hold(tx, id).await?;
                work(Change { tx, id, board, now, calendar: &calendar, way_in }).await
            })
        })
        .await
}

/// What came of something the program did by itself, with the facts as they stand after it where they are known.
pub(crate) struct Proceeded<T> {
    answer: T,
    upon: Option<Box<Loaded>>,
}

impl<T> Proceeded<T> {
    /// The projection reads the facts again.
    pub(crate) const fn read_again(answer: T) -> Self {
        Self { answer, upon: None }
    }

    /// These facts were read in this transaction, and hold.
    pub(crate) fn upon(answer: T, loaded: Loaded) -> Self {
        Self { answer, upon: Some(Box::new(loaded)) }
    }
}

/// What the program does by itself for one departure: a mail that left. Ends with the projection, whatever came of
/// it: mails stand on the time line by themselves.
pub(crate) async fn proceed<'env, T, F>(
    program: &Program,
    board: BoardId,
    id: DepartureId,
    work: F,
) -> Result<T, StoreError>
where
    F: for<'a> Fn(Change<'a, 'env>) -> Writing<'a, T, StoreError> + Send + Sync + 'env,
    T: Send,
{
    let work = Arc::new(work);
    proceed_upon(program, board, id, move |change| {
        let work = Arc::clone(&work);
        Box::pin(async move { work(change).await.map(Proceeded::read_again) })
    })
    .await
}

/// The same for a step of its course, which may know the facts as they stand after it.
pub(crate) async fn proceed_upon<'env, T, F>(
    program: &Program,
    board: BoardId,
    id: DepartureId,
    work: F,
) -> Result<T, StoreError>
where
    F: for<'a> Fn(Change<'a, 'env>) -> Writing<'a, Proceeded<T>, StoreError> + Send + Sync + 'env,
    T: Send,
{
    let now = program.now();
    let calendar = Arc::new(calendar(program.store().read(), board).await?);
    let work = Arc::new(work);
    program
        .store()
        .write_small(|tx| {
            let (work, calendar) = (work.clone(), calendar.clone());
            Box::pin(async move {
                hold(tx, id).await?;
                let change = Change { tx, id, board, now, calendar: &calendar, way_in: WayIn::Link };
                let Proceeded { answer, upon } = work(change).await?;
                match upon {
                    Some(loaded) => project_as(tx, &calendar, &loaded, now).await?,
                    None => project(tx, &calendar, id, now).await?,
                };
                Ok(answer)
            })
        })
        .await
}

/// The board of a departure; `None` where there is no such departure.
pub(crate) async fn board_of(conn: &impl ConnectionTrait, id: DepartureId) -> Result<Option<BoardId>, StoreError> {
    let board: Option<Typed<BoardId>> = departure::Entity::find_by_id(id)
        .select_only()
        .column(departure::Column::BoardId)
        .into_tuple()
        .one(conn)
        .await?;
    Ok(board.map(Typed::get))
}

/// A departure that the program found by itself, for a change that nobody asked for with a proof: a
/// calendar's reply, or clocks that went another way.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub departure: DepartureId,
    pub board: BoardId,
}

impl OfDeparture for Found {
    fn departure(&self) -> DepartureId {
        self.departure
    }

    fn board(&self) -> BoardId {
        self.board
    }
}

/// Where somebody invented stands: for the demonstration and for stories, which write the past in
/// transactions of their own.
pub async fn project_invented(
    tx: &Tx<'_>,
    calendar: &WorkCalendar,
    id: DepartureId,
    now: DateTime<Utc>,
) -> Result<Status, StoreError> {
    Ok(project(tx, calendar, id, now).await?.status)
}

/// Changes of several departures of one board in one transaction, beside whatever else it writes.
pub(crate) struct Changes<'a, 'env> {
    pub tx: &'a Tx<'env>,
    pub board: BoardId,
    pub now: DateTime<Utc>,
    pub calendar: &'a WorkCalendar,
    touched: &'a Mutex<Touched>,
}

/// Which departures a transaction has changed.
#[derive(Default)]
struct Touched {
    taken: Vec<DepartureId>,
    made: Vec<DepartureId>,
}

impl<'a, 'env> Changes<'a, 'env> {
    /// Takes one of them. It is projected when the transaction ends.
    pub(crate) async fn of(&self, id: DepartureId) -> Result<Change<'a, 'env>, StoreError> {
        hold(self.tx, id).await?;
        let mut touched = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
        if !touched.taken.contains(&id) {
            touched.taken.push(id);
        }
        Ok(self.one(id))
    }

    /// One that was made in this transaction, with its projection.
    pub(crate) fn of_new(&self, id: DepartureId) -> Change<'a, 'env> {
        self.touched.lock().unwrap_or_else(PoisonError::into_inner).made.push(id);
        self.one(id)
    }

    const fn one(&self, id: DepartureId) -> Change<'a, 'env> {
        Change { tx: self.tx, id, board: self.board, now: self.now, calendar: self.calendar, way_in: WayIn::Link }
    }
}

/// Runs a transaction that may change several departures of a board. Each one taken by
/// [`Changes::of`] is projected before the commit, and its course goes on after it.
pub(crate) async fn changes<'env, T, E, F>(program: &Program, board: BoardId, work: F) -> Result<T, E>
where
    F: for<'a> Fn(&'a Changes<'a, 'env>) -> Writing<'a, T, E> + Send + Sync + 'env,
    T: Send,
    E: From<StoreError> + Send,
{
    let now = program.now();
    let calendar = Arc::new(calendar(program.store().read(), board).await?);
    let work = Arc::new(work);
    let (answer, due) = program
        .store()
        .write(|tx| {
            let (work, calendar) = (work.clone(), calendar.clone());
            Box::pin(async move {
                let touched = Mutex::new(Touched::default());
                let changes = Changes { tx, board, now, calendar: &calendar, touched: &touched };
                let answer = work(&changes).await?;
                let touched = touched.into_inner().unwrap_or_else(PoisonError::into_inner);
                let mut due = touched.made;
                for id in touched.taken {
                    if project(tx, &calendar, id, now).await?.next_at.is_some_and(|next_at| next_at <= now) {
                        due.push(id);
                    }
                }
                Ok::<_, E>((answer, due))
            })
        })
        .await?;
    for id in due {
        go_on(program, id).await;
    }
    program.wake_mail();
    Ok(answer)
}

/// Lets the course go on. What happened is stored whatever becomes of this: the timer comes by again.
async fn go_on(program: &Program, departure: DepartureId) {
    if let Err(error) = program.follow_up(departure).await {
        tracing::warn!(%departure, %error, "the course could not go on at once");
    }
}
