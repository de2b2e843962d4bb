//! What follows when HR changes a fact of a departure: talks, appointments and mails come along.

use chrono::{DateTime, NaiveDate, Utc};
use domain::course::Facts;
use domain::ids::{AccountId, BoardId, DepartureId};
use domain::working_days::WorkCalendar;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::course::{self, Actor, EventKind, Loaded, record_event};
use crate::mail::{MailKind, Whom, outbox};
use crate::store::entity::{departure, outbox as mails};
use crate::store::{StoreError, Tx};
use crate::talk::{self, By};

/// Who changes which departure, and when.
#[derive(Clone, Copy)]
pub(super) struct Change<'a> {
    pub id: DepartureId,
    pub board: BoardId,
    pub by: AccountId,
    pub now: DateTime<Utc>,
    pub calendar: &'a WorkCalendar,
}

impl Change<'_> {
    /// Takes the departure for this transaction and reads its facts.
    pub(super) async fn take(&self, tx: &Tx<'_>) -> Result<Loaded, StoreError> {
        course::lock(tx, self.id).await?;
        self.load(tx).await
    }

    async fn load(&self, tx: &Tx<'_>) -> Result<Loaded, StoreError> {
        course::load(tx, self.id, self.calendar.local_date(self.now))
            .await?
            .ok_or_else(|| StoreError::corrupt("departures", self.id, "gone after its proof was made"))
    }

    /// Adds a line to the time line.
    pub(super) async fn note(&self, tx: &Tx<'_>, kind: EventKind) -> Result<(), StoreError> {
        record_event(tx, self.board, Some(self.id), self.now, Actor::Staff(self.by), kind, None).await
    }

    /// Lets everything follow from the facts as they are stored now, and projects. `before` is what
    /// [`Change::take`] returned.
    pub(super) async fn follow(&self, tx: &Tx<'_>, before: &Loaded) -> Result<(), StoreError> {
        let after = self.load(tx).await?;
        let is_dead = after.facts.departure_type.profile().nothing_is_ever_sent;
        if is_dead {
            self.stop_all(tx, &after).await?;
        } else {
            if before.facts.departure_type != after.facts.departure_type {
                outbox::withdraw_course(tx, self.id).await?;
            }
            self.reroute(tx, &after, !is_rerouted(&before.facts, &after.facts)).await?;
            self.deliver_again(tx, before).await?;
            if let Some(day) = after.departure.known_from.filter(|day| before.departure.known_from != Some(*day)) {
                self.keep_from_leader(tx, day).await?;
            }
        }
        course::project(tx, self.calendar, self.id, self.now).await?;
        Ok(())
    }

    /// The person has died: nothing more goes to her, and only hosts are told that a talk is off.
    async fn stop_all(&self, tx: &Tx<'_>, loaded: &Loaded) -> Result<(), StoreError> {
        outbox::withdraw_everything(tx, self.id).await?;
        talk::drop_all(tx, loaded, By::Staff(self.by), Whom::HostOnly, self.now).await
    }

    /// Talks follow the route; an appointment with somebody who may no longer host is called off.
    async fn reroute(&self, tx: &Tx<'_>, loaded: &Loaded, keeps_booked: bool) -> Result<(), StoreError> {
        if loaded.talks.is_empty() && loaded.facts.invitation.attempt == 0 {
            return Ok(());
        }
        let barred = talk::barred(tx, loaded, self.calendar, self.now).await?;
        for id in barred {
            talk::call_off(tx, loaded, id, By::Staff(self.by), Whom::Both, self.now).await?;
        }
        talk::make_due_by(tx, self.calendar, self.id, By::Staff(self.by), keeps_booked, self.now).await?;
        Ok(())
    }

    /// What waits to be told to the leader waits for the day from which she may know.
    async fn keep_from_leader(&self, tx: &Tx<'_>, day: NaiveDate) -> Result<(), StoreError> {
        let due = self.calendar.first_opening_of(day).max(self.calendar.next_opening(self.now));
        mails::Entity::update_many()
            .col_expr(mails::Column::DueAt, Expr::value(due))
            .filter(mails::Column::DepartureId.eq(self.id.uuid()))
            .filter(mails::Column::Kind.eq(MailKind::LeaderToPlan.code()))
            .filter(mails::Column::State.eq(outbox::state::WAITING))
            .exec(tx)
            .await?;
        Ok(())
    }

    /// After another address: what was given up is tried again, and the bounce is forgotten.
    async fn deliver_again(&self, tx: &Tx<'_>, before: &Loaded) -> Result<(), StoreError> {
        let Some(row) = departure::Entity::find_by_id(self.id.uuid()).one(tx).await? else { return Ok(()) };
        let same = row.private_email == before.departure.private_email && row.work_email == before.departure.work_email;
        let has_one = course::address(&row, self.calendar.local_date(self.now)).is_some();
        if same || !has_one {
            return Ok(());
        }
        // Mails that could not even be addressed were never written: the course makes them again.
        mails::Entity::delete_many()
            .filter(mails::Column::DepartureId.eq(self.id.uuid()))
            .filter(mails::Column::State.eq(outbox::state::FAILED))
            .filter(mails::Column::ToAddress.eq(""))
            .exec(tx)
            .await?;
        outbox::retry(tx, self.id, self.calendar.next_opening(self.now)).await?;
        departure::Entity::update_many()
            .col_expr(departure::Column::BouncedAt, Expr::value(None::<DateTime<Utc>>))
            .col_expr(departure::Column::BounceReason, Expr::value(None::<String>))
            .filter(departure::Column::Id.eq(self.id.uuid()))
            .exec(tx)
            .await?;
        Ok(())
    }
}

/// HR changed something that decides the route. Where only a rule was changed since a talk was booked,
/// the talk stays as it is.
fn is_rerouted(before: &Facts, after: &Facts) -> bool {
    before.departure_type != after.departure_type
        || before.foreseen != after.foreseen
        || before.leader != after.leader
        || before.choice != after.choice
}
