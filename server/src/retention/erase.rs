//! What erasing means in rows. Counting and erasing ask the same question of the database, so that what a dry run
//! says is what happens.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, DepartureId, PersonId, TalkId};
use domain::mail::MailKind;
use domain::retention::Kind;
use domain::time_line::EventKind;
use sea_orm::sea_query::{Condition, Expr, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityName, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::tally::Tally;
use crate::log;
use crate::store::entity::{
    appointment, appointment_reply, cell, code, day_talk, departure, draft, event, excluded_host, link, name_word,
    outbox, pause, prediction, release, release_member, report, report_addition, report_reply, response,
    rights_request, second_response, talk, task, waiting_step,
};
use crate::store::seal::place;
use crate::store::{Reader, Sealed, StoreError, Tx, TypedColumn};

/// Counts, or erases and counts.
pub(super) enum Hand<'a, 'env> {
    Count(&'a Reader),
    Erase(&'a Tx<'env>),
}

/// Somebody with a hand, and what was counted so far.
pub(super) struct Eraser<'a, 'env> {
    pub hand: Hand<'a, 'env>,
    pub tally: Tally,
}

impl<'a, 'env> Eraser<'a, 'env> {
    pub(super) fn counting(conn: &'a Reader) -> Self {
        Self { hand: Hand::Count(conn), tally: Tally::default() }
    }

    pub(super) fn erasing(tx: &'a Tx<'env>) -> Self {
        Self { hand: Hand::Erase(tx), tally: Tally::default() }
    }

    /// Deletes these rows.
    pub(super) async fn delete<E>(&mut self, kind: Kind, which: Condition) -> Result<(), StoreError>
    where
        E: EntityTrait,
        E::Model: Send + Sync,
    {
        let rows = match self.hand {
            Hand::Count(conn) => E::find().filter(which).count(conn).await?,
            Hand::Erase(tx) => E::delete_many().filter(which).exec(tx).await?.rows_affected,
        };
        self.tally.add(kind, E::default().table_name(), rows);
        Ok(())
    }

    /// Empties these columns of these rows.
    pub(super) async fn blank<E>(
        &mut self,
        kind: Kind,
        which: Condition,
        columns: Vec<(E::Column, Expr)>,
    ) -> Result<(), StoreError>
    where
        E: EntityTrait,
        E::Model: Send + Sync,
    {
        let rows = match self.hand {
            Hand::Count(conn) => E::find().filter(which).count(conn).await?,
            Hand::Erase(tx) => {
                let update = columns
                    .into_iter()
                    .fold(E::update_many(), |update, (column, value)| update.col_expr(column, value));
                update.filter(which).exec(tx).await?.rows_affected
            }
        };
        self.tally.add(kind, E::default().table_name(), rows);
        Ok(())
    }
}

fn null() -> Expr {
    Expr::value(None::<String>)
}

fn all() -> Condition {
    Condition::all()
}

/// Erases what was said and written, in the transaction of somebody who cancels: answers, report, notes, tasks and
/// what a host expected.
pub(crate) async fn erase_content(tx: &Tx<'_>, id: DepartureId) -> Result<Tally, StoreError> {
    forget_totals(tx, id).await?;
    let mut eraser = Eraser::erasing(tx);
    content(&mut eraser, id).await?;
    Ok(eraser.tally)
}

/// Erases the answers that were handed in, in the transaction of a leaver who takes them back, with what hosts expected
/// of them.
pub(crate) async fn erase_answers(tx: &Tx<'_>, id: DepartureId) -> Result<Tally, StoreError> {
    forget_totals(tx, id).await?;
    let mut eraser = Eraser::erasing(tx);
    answers(&mut eraser, id).await?;
    Ok(eraser.tally)
}

/// Forgets by what somebody was counted in figures, in the transaction of a leaver who objects or has their data
/// restricted. The figures stand; their period is counted no more (docs/figures.md, "Corrections and erasures").
pub(crate) async fn forget_counted(tx: &Tx<'_>, id: DepartureId) -> Result<(), StoreError> {
    forget_totals(tx, id).await?;
    counted(&mut Eraser::erasing(tx), id).await
}

/// Forgets the totals of years in which somebody was counted who wants it forgotten: these years are not put together. What
/// goes by itself after its term leaves them as they are.
async fn forget_totals(tx: &Tx<'_>, id: DepartureId) -> Result<(), StoreError> {
    release::Entity::update_many()
        .col_expr(release::Column::Totals, null())
        .filter(release::Column::Id.in_subquery(releases_with(id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// The releases in which somebody was counted, as long as that is known.
fn releases_with(id: DepartureId) -> SelectStatement {
    let of = release_member::Column::DepartureId.is(id);
    Query::select().column(release_member::Column::ReleaseId).from(release_member::Entity).and_where(of).to_owned()
}

/// By what somebody was counted in figures.
async fn counted(eraser: &mut Eraser<'_, '_>, id: DepartureId) -> Result<(), StoreError> {
    use release_member::Column;
    if let Hand::Erase(tx) = eraser.hand {
        release::Entity::update_many()
            .col_expr(release::Column::MembersGone, Expr::value(true))
            .filter(release::Column::Id.in_subquery(releases_with(id)))
            .exec(tx)
            .await?;
    }
    eraser.delete::<release_member::Entity>(Kind::Figures, all().add(Column::DepartureId.is(id))).await
}

/// Answers of the first questionnaire, handed in or not, what hosts expected them to be, and by what they were counted.
async fn answers(eraser: &mut Eraser<'_, '_>, id: DepartureId) -> Result<(), StoreError> {
    counted(eraser, id).await?;
    draft(eraser, id).await?;
    eraser.delete::<response::Entity>(Kind::Answers, all().add(response::Column::DepartureId.is(id))).await?;
    eraser.delete::<prediction::Entity>(Kind::Report, all().add(prediction::Column::DepartureId.is(id))).await
}

/// What was said and written.
pub(super) async fn content(eraser: &mut Eraser<'_, '_>, id: DepartureId) -> Result<(), StoreError> {
    answers(eraser, id).await?;
    let second = all().add(second_response::Column::DepartureId.is(id));
    eraser.delete::<second_response::Entity>(Kind::Answers, second).await?;
    eraser.delete::<report_reply::Entity>(Kind::Report, all().add(report_reply::Column::DepartureId.is(id))).await?;
    let additions = all().add(report_addition::Column::DepartureId.is(id));
    eraser.delete::<report_addition::Entity>(Kind::Report, additions).await?;
    eraser.delete::<report::Entity>(Kind::Report, all().add(report::Column::DepartureId.is(id))).await?;
    eraser.delete::<task::Entity>(Kind::Tasks, all().add(task::Column::DepartureId.is(id))).await
}

/// Answers that were never handed in.
pub(super) async fn draft(eraser: &mut Eraser<'_, '_>, id: DepartureId) -> Result<(), StoreError> {
    eraser.delete::<draft::Entity>(Kind::Answers, all().add(draft::Column::DepartureId.is(id))).await
}

/// The notes beside a report that was never made final.
pub(super) async fn notes(eraser: &mut Eraser<'_, '_>, talk: TalkId) -> Result<(), StoreError> {
    let which = all().add(report::Column::TalkId.is(talk)).add(report::Column::Notes.is_not_null());
    eraser.blank::<report::Entity>(Kind::Notes, which, vec![(report::Column::Notes, null())]).await
}

/// Name, addresses and whatever leads to them; from then on no leader reads what was shared. `account`: the leaver's own, where they have one.
pub(super) async fn contact(
    eraser: &mut Eraser<'_, '_>,
    id: DepartureId,
    account: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    found_by(eraser, id).await?;
    mail_names(eraser, id).await?;
    event_texts(eraser, id, EventTexts::OfMails, now).await?;
    let which = all().add(departure::Column::Id.is(id)).add(departure::Column::ContactErasedAt.is_null());
    let columns = vec![
        (departure::Column::Name, Expr::value("")),
        (departure::Column::NameParts, null()),
        (departure::Column::PrivateEmail, null()),
        (departure::Column::WorkEmail, null()),
        (departure::Column::PrivateMark, Expr::value(None::<Uuid>)),
        (departure::Column::WorkMark, Expr::value(None::<Uuid>)),
        (departure::Column::AddressKey, Expr::value(format!("-{}", id.hyphenated()))),
        (departure::Column::BounceReason, null()),
        (departure::Column::LeaverAccount, Expr::value(account.map(domain::ids::AccountId::uuid))),
        (departure::Column::ContactErasedAt, Expr::value(now)),
        // Whoever cannot be mailed a code any more could not turn it back.
        (departure::Column::ShareWithLeader, Expr::value(false)),
    ];
    eraser.blank::<departure::Entity>(Kind::Contact, which, columns).await
}

/// The words of the name, the codes that were mailed, and whom HR named as having handled the case.
async fn found_by(eraser: &mut Eraser<'_, '_>, id: DepartureId) -> Result<(), StoreError> {
    eraser.delete::<name_word::Entity>(Kind::Contact, all().add(name_word::Column::DepartureId.is(id))).await?;
    let excluded = all().add(excluded_host::Column::DepartureId.is(id));
    eraser.delete::<excluded_host::Entity>(Kind::Contact, excluded).await?;
    eraser.delete::<code::Entity>(Kind::Contact, all().add(code::Column::Subject.is(PersonId::from(id)))).await
}

/// Where mails about the departure went, and to whom. That they went stays: the course depends on it.
async fn mail_names(eraser: &mut Eraser<'_, '_>, id: DepartureId) -> Result<(), StoreError> {
    use outbox::Column;
    let named = all().add(Column::DepartureId.is(id)).add(Column::ToName.ne(""));
    eraser.blank::<outbox::Entity>(Kind::Mails, named, vec![(Column::ToName, Expr::value(""))]).await?;
    let erased = Sealed::<place::MailAddress>::erased;
    let to_the_leaver = all()
        .add(Column::DepartureId.is(id))
        .add(Column::AccountId.is_null())
        // A letter has none, and that it was one stays.
        .add(Column::ToAddress.is_not_in([Sealed::nothing(), erased()]));
    let columns = vec![(Column::ToAddress, Expr::value(erased())), (Column::LastError, null())];
    eraser.blank::<outbox::Entity>(Kind::Mails, to_the_leaver, columns).await?;
    let with_words = all()
        .add(Column::DepartureId.is(id))
        .add(Column::Kind.is(MailKind::BreakGlassUsed))
        .add(Column::Payload.ne(""));
    eraser.blank::<outbox::Entity>(Kind::Mails, with_words, vec![(Column::Payload, Expr::value(""))]).await
}

/// Which lines of a time line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EventTexts {
    /// What a mail server said, in which addresses stand.
    OfMails,
    /// Everything that leads to somebody: texts, and whose line it is.
    Whole,
}

/// The one place where lines of a time line lose what they say. The lines themselves stay: that something of
/// this kind happened at this moment, without whose it was and who did it. They are entries of the log, which erases
/// them so that its chain stays whole.
pub(super) async fn event_texts(
    eraser: &mut Eraser<'_, '_>,
    id: DepartureId,
    which: EventTexts,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    use event::Column;
    let of_mails = EventKind::MailRefused;
    let rows = match (&eraser.hand, which) {
        (Hand::Erase(tx), EventTexts::OfMails) => log::erase_words(tx, id, of_mails, now).await?,
        (Hand::Erase(tx), EventTexts::Whole) => log::erase_of_departure(tx, id, now).await?,
        (Hand::Count(conn), EventTexts::OfMails) => {
            let said = all().add(Column::Kind.is(of_mails)).add(Column::Detail.is_not_null());
            event::Entity::find().filter(said.add(Column::DepartureId.is(id))).count(*conn).await?
        }
        (Hand::Count(conn), EventTexts::Whole) => {
            event::Entity::find().filter(Column::DepartureId.is(id)).count(*conn).await?
        }
    };
    eraser.tally.add(Kind::Events, event::Entity.table_name(), rows);
    Ok(())
}

/// The whole record. Each table by itself, so that all of it is counted; nothing is left to the database's cascades.
pub(super) async fn whole(eraser: &mut Eraser<'_, '_>, id: DepartureId, now: DateTime<Utc>) -> Result<(), StoreError> {
    content(eraser, id).await?;
    found_by(eraser, id).await?;
    event_texts(eraser, id, EventTexts::Whole, now).await?;
    eraser.delete::<outbox::Entity>(Kind::Mails, all().add(outbox::Column::DepartureId.is(id))).await?;
    let appointments = || {
        Query::select()
            .column(appointment::Column::Id)
            .from(appointment::Entity)
            .and_where(appointment::Column::DepartureId.is(id))
            .to_owned()
    };
    let replies = all().add(appointment_reply::Column::AppointmentId.in_subquery(appointments()));
    eraser.delete::<appointment_reply::Entity>(Kind::Record, replies).await?;
    let cells = all().add(cell::Column::AppointmentId.in_subquery(appointments()));
    eraser.delete::<cell::Entity>(Kind::Record, cells).await?;
    let days = all().add(day_talk::Column::AppointmentId.in_subquery(appointments()));
    eraser.delete::<day_talk::Entity>(Kind::Record, days).await?;
    eraser.delete::<appointment::Entity>(Kind::Record, all().add(appointment::Column::DepartureId.is(id))).await?;
    eraser.delete::<talk::Entity>(Kind::Record, all().add(talk::Column::DepartureId.is(id))).await?;
    eraser.delete::<pause::Entity>(Kind::Record, all().add(pause::Column::DepartureId.is(id))).await?;
    let waiting = all().add(waiting_step::Column::DepartureId.is(id));
    eraser.delete::<waiting_step::Entity>(Kind::Record, waiting).await?;
    let requests = all().add(rights_request::Column::DepartureId.is(id));
    eraser.delete::<rights_request::Entity>(Kind::Record, requests).await?;
    eraser.delete::<link::Entity>(Kind::Record, all().add(link::Column::DepartureId.is(id))).await?;
    eraser.delete::<departure::Entity>(Kind::Record, all().add(departure::Column::Id.is(id))).await
}
