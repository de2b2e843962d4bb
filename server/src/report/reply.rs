//! The leaver reads the final report, and says that it is right or what is not. Only after a mailed code,
//! as with their answers. Their words stand beside the adviser's, unedited.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{BoardId, DepartureId};
use domain::report::{FieldFault, Reply, may_reply, reply_until};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel};
use sea_orm::{QueryFilter, QueryOrder};
use serde_json::json;

use super::add::{Addition, additions};
use super::quotes::{QuotesChoice, choice};
use crate::access::LeaverOf;
use crate::course::{self, Actor, Change, EventKind, Outcome};
use crate::mail::tell::{self, About};
use crate::mail::{MailKind, outbox};
use crate::program::Program;
use crate::questionnaire::{Means, ReportSeen, means_of};
use crate::store::entity::{report, report_reply};
use crate::store::queries::{accounts, departures, reports};
use crate::store::{Keyed, Sealed, StoreError, Tx, TypedColumn};

/// What the leaver's page shows.
#[derive(Clone, Debug)]
pub enum Reading {
    /// Something has to be typed first, as for the leaver's own data.
    CodeNeeded(Means),
    /// No report is final yet.
    NotYet,
    Report(Box<LeaversReport>),
}

/// The final report, with what was added and what they said of it.
#[derive(Clone, Debug)]
pub struct LeaversReport {
    pub seen: ReportSeen,
    pub additions: Vec<Addition>,
    pub reply: Option<ReplyView>,
    /// The last day on which the leaver may answer.
    pub until: NaiveDate,
    /// That day has not passed.
    pub open: bool,
    /// Of sentences that may be shared.
    pub quotes: QuotesChoice,
}

/// What the leaver said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyView {
    pub agrees: bool,
    pub words: String,
    /// Sent back when they change it.
    pub revision: i32,
    pub at: DateTime<Utc>,
}

/// How answering ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replying {
    Kept,
    CodeNeeded,
    NoReport,
    /// The fourteen days have passed.
    TooLate,
    Faults(Vec<FieldFault>),
    /// The leaver answered otherwise in another tab: both are shown, nothing is overwritten.
    ChangedMeanwhile {
        theirs: ReplyView,
    },
}

/// Reads the final report for the leaver. Changes nothing.
pub async fn read(program: &Program, leaver: &LeaverOf) -> Result<Reading, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    if !leaver.code_entered() {
        return Ok(Reading::CodeNeeded(means_of(program, leaver).await?));
    }
    let Some((row, finalised_at)) = final_report(conn, leaver.departure()).await? else { return Ok(Reading::NotYet) };
    let calendar = course::calendar(conn, leaver.board()).await?;
    let final_on = calendar.local_date(finalised_at);
    let content = row.boxes(conn)?;
    let is_over = departures::known(conn, leaver.departure()).await?.tip_looked;
    let quotes = choice(&content, &row, is_over);
    let author = accounts::one(conn, *row.author_id).await?.map(|account| account.name);
    Ok(Reading::Report(Box::new(LeaversReport {
        seen: ReportSeen { report: content, author, finalised_at },
        additions: additions(conn, leaver.departure()).await?,
        reply: reply_to(conn, leaver.departure()).await?,
        until: reply_until(final_on),
        open: may_reply(final_on, calendar.local_date(now)),
        quotes,
    })))
}

/// Keeps what the leaver says of the report; within the fourteen days they may change it.
pub async fn reply(
    program: &Program,
    leaver: &LeaverOf,
    fields: &[(String, String)],
    seen_revision: i32,
) -> Result<Replying, StoreError> {
    if !leaver.code_entered() {
        return Ok(Replying::CodeNeeded);
    }
    course::change(program, leaver, |change| Box::pin(reply_in(change, leaver, fields, seen_revision))).await
}

async fn reply_in(
    change: Change<'_, '_>,
    leaver: &LeaverOf,
    fields: &[(String, String)],
    seen_revision: i32,
) -> Result<Outcome<Replying>, StoreError> {
    let (board, id) = (leaver.board(), leaver.departure());
    let (tx, now, calendar) = (change.tx, change.now, change.calendar);
    let Some((report, finalised_at)) = final_report(tx, id).await? else {
        return Ok(Outcome::unchanged(Replying::NoReport));
    };
    if !may_reply(calendar.local_date(finalised_at), calendar.local_date(now)) {
        return Ok(Outcome::unchanged(Replying::TooLate));
    }
    let said = match Reply::read(fields) {
        Ok(said) => said,
        Err(faults) => return Ok(Outcome::unchanged(Replying::Faults(faults))),
    };
    let mut told_of = 1;
    let before = stored_reply(tx, id).await?;
    let before = before.map(|row| view(tx, &row).map(|view| (row, view))).transpose()?;
    match before {
        Some((_, before)) if before.agrees == said.agrees && before.words == said.words => {
            return Ok(Outcome::unchanged(Replying::Kept));
        }
        Some((row, theirs)) if row.revision != seen_revision => {
            return Ok(Outcome::unchanged(Replying::ChangedMeanwhile { theirs }));
        }
        Some((row, _)) => {
            let revision = row.revision + 1;
            told_of = revision;
            let mut row = row.into_active_model();
            row.agrees = Set(said.agrees);
            row.words = Set(Sealed::close(tx, report.talk_id, &said.words)?);
            row.revision = Set(revision);
            row.at = Set(now);
            row.update(tx).await?;
        }
        None => {
            report_reply::ActiveModel {
                talk_id: Set(report.talk_id),
                board_id: Set(board.into()),
                departure_id: Set(id.into()),
                agrees: Set(said.agrees),
                words: Set(Sealed::close(tx, report.talk_id, &said.words)?),
                revision: Set(1),
                at: Set(now),
            }
            .insert(tx)
            .await?;
        }
    }
    let kind = if said.agrees { EventKind::ReportAgreed } else { EventKind::ReportCorrected };
    let line = change.record(Actor::Leaver(change.way_in), kind, None).await?;
    // What the leaver said before is not what they say now.
    outbox::withdraw(tx, id, &[MailKind::ReportCorrected]).await?;
    if !said.agrees {
        tell_author(tx, id, &report, told_of, calendar.next_opening(now)).await?;
    }
    Ok(Outcome::changed(Replying::Kept, line))
}

/// The adviser hears that there is a reply, in the opening hours; what it says stands in the record only.
async fn tell_author(
    tx: &Tx<'_>,
    id: DepartureId,
    report: &report::Model,
    revision: i32,
    due_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let departure = departures::known(tx, id).await?;
    let kind = MailKind::ReportCorrected;
    let about = About {
        departure: &departure,
        kind,
        talk: Some(*report.talk_id),
        appointment: None,
        payload: json!({}),
        due_at,
        dedupe_key: Some(format!("{}:{}:{revision}", report.talk_id.hyphenated(), kind.code())),
    };
    tell::account(tx, *report.author_id, about).await?;
    Ok(())
}

/// The final report of a departure; of two, the one that became final last.
pub(crate) async fn final_report(
    conn: &impl ConnectionTrait,
    id: DepartureId,
) -> Result<Option<(report::Model, DateTime<Utc>)>, StoreError> {
    let found = reports::final_of(id).order_by_desc(report::Column::FinalisedAt).one(conn).await?;
    Ok(found.and_then(|row| row.finalised_at.map(|at| (row, at))))
}

async fn stored_reply(conn: &impl ConnectionTrait, id: DepartureId) -> Result<Option<report_reply::Model>, StoreError> {
    Ok(report_reply::Entity::find().filter(report_reply::Column::DepartureId.is(id)).one(conn).await?)
}

/// What the leaver said of the report of this departure.
pub(crate) async fn reply_to(conn: &impl Keyed, id: DepartureId) -> Result<Option<ReplyView>, StoreError> {
    stored_reply(conn, id).await?.map(|row| view(conn, &row)).transpose()
}

fn view(conn: &impl Keyed, row: &report_reply::Model) -> Result<ReplyView, StoreError> {
    let words = row.words.open(conn, row.talk_id)?;
    Ok(ReplyView { agrees: row.agrees, words, revision: row.revision, at: row.at })
}

/// That there is a report for the leaver to read; for their first page, which needs no code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportToRead {
    pub final_on: NaiveDate,
    pub until: NaiveDate,
    pub open: bool,
    /// The leaver has said something of it.
    pub answered: bool,
}

/// The report the leaver can read, if one is final.
pub(crate) async fn to_read(
    conn: &impl ConnectionTrait,
    board: BoardId,
    id: DepartureId,
    now: DateTime<Utc>,
) -> Result<Option<ReportToRead>, StoreError> {
    let Some((_, finalised_at)) = final_report(conn, id).await? else { return Ok(None) };
    let calendar = course::calendar(conn, board).await?;
    let final_on = calendar.local_date(finalised_at);
    let answered = stored_reply(conn, id).await?.is_some();
    let open = may_reply(final_on, calendar.local_date(now));
    Ok(Some(ReportToRead { final_on, until: reply_until(final_on), open, answered }))
}
