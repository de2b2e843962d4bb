//! What the program knows about a leaver, shown to her after a mailed code: her data, her answers,
//! the final report, and who looked.

use chrono::{DateTime, NaiveDate, Utc};
use domain::departure::DepartureType;
use domain::organisation::Organisation;
use domain::report::Report;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

use super::stored::{AnswersSeen, stored_answers};
use crate::access::{LeaverOf, OwnDataOf};
use crate::course::{self, EventKind};
use crate::program::Program;
use crate::store::entity::{account, departure, event};
use crate::store::queries::{departures, reports};
use crate::store::{StoreError, TypedColumn};

/// What "my data" shows.
#[derive(Clone, Debug)]
pub enum MyData {
    /// A code has to be typed first: one that is mailed when she asks for it, or, where mail reaches
    /// her nowhere, the one in HR's letter.
    CodeNeeded {
        by_mail: bool,
    },
    Data(Box<Mine>),
}

/// A leaver's own data.
#[derive(Clone, Debug)]
pub struct Mine {
    pub name: String,
    pub organisation: Organisation,
    pub departure_type: DepartureType,
    pub registered_at: DateTime<Utc>,
    pub private_email: Option<String>,
    pub work_email: Option<String>,
    pub last_day_worked: NaiveDate,
    pub end_of_employment: NaiveDate,
    /// What she handed in, if she did.
    pub answers: Option<AnswersSeen>,
    /// Final reports only: a draft is the adviser's.
    pub reports: Vec<ReportSeen>,
    /// Every look at her answers or report, newest first.
    pub looks: Vec<Look>,
}

/// A final report, as the leaver reads it.
#[derive(Clone, Debug)]
pub struct ReportSeen {
    pub report: Report,
    pub author: Option<String>,
    pub finalised_at: DateTime<Utc>,
}

/// Somebody looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub at: DateTime<Utc>,
    pub who: Option<String>,
    pub what: Looked,
}

/// At what somebody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    Answers,
    Report,
    /// HR opened both, with a stated reason.
    GlassBroken,
}

/// Reads the leaver's own data; only after a code was typed in this session.
pub async fn my_data(program: &Program, leaver: impl Into<OwnDataOf>) -> Result<MyData, StoreError> {
    let leaver = leaver.into();
    let (conn, id) = (program.store().read(), leaver.departure());
    let departure = departures::known(conn, id).await?;
    if !leaver.code_entered() {
        return Ok(MyData::CodeNeeded { by_mail: by_mail(program, &departure).await? });
    }
    let reports = reports::final_of(id)
        .find_also_related(account::Entity)
        .all(conn)
        .await?
        .into_iter()
        .filter_map(|(row, author)| row.finalised_at.map(|at| (row, author, at)))
        .map(|(row, author, finalised_at)| {
            let report = Report::parse(&row.content)
                .map_err(|fault| StoreError::corrupt("reports", *row.talk_id, fault.to_string()))?;
            Ok(ReportSeen { report, author: author.map(|account| account.name), finalised_at })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(MyData::Data(Box::new(Mine {
        name: departure.name,
        organisation: course::organisation(conn, leaver.board()).await?,
        departure_type: *departure.departure_type,
        registered_at: departure.registered_at,
        private_email: departure.private_email,
        work_email: departure.work_email,
        last_day_worked: departure.last_day_worked,
        end_of_employment: departure.end_of_employment,
        answers: stored_answers(conn, id).await?,
        reports,
        looks: looks(program, &leaver).await?,
    })))
}

/// Whether the code she has to type first can be mailed; else it is the one in HR's letter.
pub(crate) async fn code_comes_by_mail(program: &Program, leaver: &LeaverOf) -> Result<bool, StoreError> {
    by_mail(program, &departures::known(program.store().read(), leaver.departure()).await?).await
}

async fn by_mail(program: &Program, departure: &departure::Model) -> Result<bool, StoreError> {
    let calendar = course::calendar(program.store().read(), departure.board_id.into()).await?;
    Ok(course::address(departure, calendar.local_date(program.now())).is_some())
}

async fn looks(program: &Program, leaver: &OwnDataOf) -> Result<Vec<Look>, StoreError> {
    let kinds = [EventKind::AnswersSeen, EventKind::ReportSeen, EventKind::GlassBroken];
    let rows = event::Entity::find()
        .filter(event::Column::DepartureId.is(leaver.departure()))
        .filter(event::Column::Kind.any_of(kinds))
        .order_by_desc(event::Column::At)
        .find_also_related(account::Entity)
        .all(program.store().read())
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(row, who)| {
            let what = match *row.kind {
                EventKind::AnswersSeen => Looked::Answers,
                EventKind::ReportSeen => Looked::Report,
                EventKind::GlassBroken => Looked::GlassBroken,
                _ => return None,
            };
            Some(Look { at: row.at, who: who.map(|account| account.name), what })
        })
        .collect())
}
