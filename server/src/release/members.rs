//! Who is counted in a release: stored batch by batch while it is made, and read back one after the other.
//!
//! They belong to the row of the release, which is there from the beginning and says nothing until everybody is stored
//! ([`super::keep`]). Whoever takes something back meanwhile finds by what they were counted, as after a release that is
//! published, and leaves the same mark on that row.

use std::collections::{HashSet, VecDeque};
use std::hash::Hash;

use domain::ids::{DepartureId, ReleaseId, ResponseId, TalkId};
use domain::release::{Changes, Codes};
use domain::rights::Right;
use sea_orm::sea_query::Query;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::claim::note_in;
use super::load::{Counted, Reading};
use crate::program::Program;
use crate::store::entity::{departure, release, release_job, release_member, response, rights_request, talk};
use crate::store::{Reader, Sealed, StoreError, Tx, Typed, TypedColumn};

/// Members stored in one statement: five columns each, below the limits of both databases.
const A_STATEMENT: usize = 1_000;
/// Members that are read, or forgotten, at once.
const A_PAGE: u64 = 2_000;

/// A release that is being made.
#[derive(Clone, Copy)]
pub(super) struct Making<'a> {
    pub job: &'a release_job::Model,
    pub id: Typed<ReleaseId>,
    /// How many people there are to count, as far as that was known at the beginning.
    pub total: u32,
}

/// What became of people who were to be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Batch {
    Stored,
    /// Something that was counted of them is not there any more: they have to be read again.
    Changed,
    /// Somebody who was stored before has taken something back: all of it begins anew.
    TakenBack,
    /// Another instance has begun anew.
    Lost,
}

/// Stores these people, `done` with everybody before them, unless something that was counted of them is gone by now.
pub(super) async fn store(
    program: &Program,
    making: Making<'_>,
    reading: &Reading,
    (people, done): (&[Counted], u32),
) -> Result<Batch, StoreError> {
    let now = program.now();
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let row = release::Entity::find_by_id(making.id).one(tx).await?;
                match row {
                    Some(row) if row.is_being_made() && !row.members_gone => {}
                    Some(row) if row.is_being_made() => return Ok(Batch::TakenBack),
                    Some(_) | None => return Ok(Batch::Lost),
                }
                if !still_holds(tx, reading, people).await? {
                    return Ok(Batch::Changed);
                }
                for chunk in people.chunks(A_STATEMENT) {
                    let rows = chunk.iter().map(|counted| member(tx, making, counted));
                    let rows = rows.collect::<Result<Vec<_>, StoreError>>()?;
                    release_member::Entity::insert_many(rows).exec_without_returning(tx).await?;
                }
                note_in(tx, making.job, (done, making.total), now).await?;
                Ok::<_, StoreError>(Batch::Stored)
            })
        })
        .await
}

fn member(tx: &Tx<'_>, making: Making<'_>, counted: &Counted) -> Result<release_member::ActiveModel, StoreError> {
    let id = Typed::fresh();
    Ok(release_member::ActiveModel {
        id: Set(id),
        board_id: Set(making.job.board_id),
        release_id: Set(making.id),
        departure_id: Set(counted.departure.into()),
        codes: Set(Sealed::close(tx, id, &counted.codes.to_text())?),
    })
}

/// Whether all of these are still counted, with the answers and the talks that were. Whoever takes something back
/// afterwards waits for the end of this transaction, and finds by what they were counted. A report goes with its
/// departure, or counts no more with its talk.
async fn still_holds(tx: &Tx<'_>, reading: &Reading, people: &[Counted]) -> Result<bool, StoreError> {
    let all = || people.iter().map(|counted| counted.departure);
    let there: Vec<Typed<DepartureId>> = reading
        .everybody()
        .select_only()
        .column(departure::Column::Id)
        .filter(departure::Column::Id.any_of(all()))
        .order_by_asc(departure::Column::Id)
        .lock_shared()
        .into_tuple()
        .all(tx)
        .await?;
    if there.len() != people.len() {
        return Ok(false);
    }
    let answered: Vec<Typed<ResponseId>> = response::Entity::find()
        .select_only()
        .column(response::Column::Id)
        .filter(response::Column::DepartureId.any_of(all()))
        .into_tuple()
        .all(tx)
        .await?;
    let talked: Vec<Typed<TalkId>> = talk::Entity::find()
        .select_only()
        .column(talk::Column::Id)
        .filter(talk::Column::DepartureId.any_of(all()))
        .filter(talk::Column::HeldOn.is_not_null())
        .into_tuple()
        .all(tx)
        .await?;
    if !are_among(people.iter().filter_map(|counted| counted.response), answered)
        || !are_among(people.iter().flat_map(|counted| counted.talks.iter().copied()), talked)
    {
        return Ok(false);
    }
    let speaking = people.iter().filter(|counted| !counted.is_held).map(|counted| counted.departure);
    let asked = rights_request::Entity::find()
        .filter(rights_request::Column::DepartureId.any_of(speaking))
        .filter(rights_request::Column::LiveKey.is_not_null())
        .filter(rights_request::Column::Asked.any_of(Right::HOLDING))
        .count(tx)
        .await?;
    Ok(asked == 0)
}

fn are_among<T: Copy + Eq + Hash>(mut counted: impl Iterator<Item = T>, there: Vec<Typed<T>>) -> bool {
    let there: HashSet<T> = there.into_iter().map(Typed::get).collect();
    counted.all(|one| there.contains(&one))
}

/// Forgets everybody who was stored for a release, in as many transactions as that takes.
pub(super) async fn forget(program: &Program, release: Typed<ReleaseId>) -> Result<(), StoreError> {
    use release_member::{Column, Entity};
    loop {
        let forgotten = program.store().write(|tx| {
            Box::pin(async move {
                let some = Query::select()
                    .column(Column::Id)
                    .from(Entity)
                    .and_where(Column::ReleaseId.eq(release))
                    .limit(A_PAGE)
                    .to_owned();
                let gone = Entity::delete_many().filter(Column::Id.in_subquery(some)).exec(tx).await?;
                Ok::<_, StoreError>(gone.rows_affected)
            })
        });
        if forgotten.await? == 0 {
            return Ok(());
        }
    }
}

/// Whether somebody is stored of each of these releases.
pub(super) async fn are_kept(conn: &Reader, releases: &[release::Model]) -> Result<bool, StoreError> {
    use release_member::{Column, Entity};
    for release in releases {
        let somebody = Entity::find().filter(Column::ReleaseId.eq(release.id)).one(conn).await?;
        if somebody.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What has become another for whom, between an earlier release and one that is being made: both are read side by side,
/// in the order of the departures.
pub(super) async fn changes_between(
    conn: &Reader,
    earlier: Typed<ReleaseId>,
    making: Typed<ReleaseId>,
) -> Result<Changes, StoreError> {
    let mut changes = Changes::new();
    let (mut before, mut after) = (Members::of(conn, earlier), Members::of(conn, making));
    let (mut then, mut now) = (before.next().await?, after.next().await?);
    loop {
        let first = match (&then, &now) {
            (None, None) => return Ok(changes),
            (Some((of, _)), None) | (None, Some((of, _))) => *of,
            (Some((of_then, _)), Some((of_now, _))) => *of_then.min(of_now),
        };
        let was = then.take_if(|(of, _)| *of == first);
        let is = now.take_if(|(of, _)| *of == first);
        changes.add(was.as_ref().map(|(_, codes)| codes), is.as_ref().map(|(_, codes)| codes));
        if was.is_some() {
            then = before.next().await?;
        }
        if is.is_some() {
            now = after.next().await?;
        }
    }
}

/// The members of a release, one after the other in the order of their departures; no more than a page of them is held.
struct Members<'a> {
    conn: &'a Reader,
    release: Typed<ReleaseId>,
    page: VecDeque<release_member::Model>,
    last: Option<Typed<DepartureId>>,
    is_over: bool,
}

impl<'a> Members<'a> {
    const fn of(conn: &'a Reader, release: Typed<ReleaseId>) -> Self {
        Self { conn, release, page: VecDeque::new(), last: None, is_over: false }
    }

    async fn next(&mut self) -> Result<Option<(DepartureId, Codes)>, StoreError> {
        if self.page.is_empty() && !self.is_over {
            self.read().await?;
        }
        let Some(member) = self.page.pop_front() else { return Ok(None) };
        Ok(Some((*member.departure_id, member.codes(self.conn)?)))
    }

    async fn read(&mut self) -> Result<(), StoreError> {
        use release_member::{Column, Entity};
        let mut members =
            Entity::find().filter(Column::ReleaseId.eq(self.release)).order_by_asc(Column::DepartureId).limit(A_PAGE);
        if let Some(last) = self.last {
            members = members.filter(Column::DepartureId.gt(last));
        }
        self.page = members.all(self.conn).await?.into();
        match self.page.back() {
            Some(last) => self.last = Some(last.departure_id),
            None => self.is_over = true,
        }
        Ok(())
    }
}
