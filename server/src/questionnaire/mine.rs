//! What the program knows about a leaver, shown to them after a mailed code: their data, their answers,
//! the final report, and who looked.

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::WayIn;
use domain::departure::DepartureType;
use domain::organisation::Organisation;
use domain::report::Report;
use domain::time_line::ActorKind;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

use super::means::{Guard, Means, guard};
use super::stored::{AnswersSeen, stored_answers};
use crate::access::OwnDataOf;
use crate::course::{self, EventKind};
use crate::program::Program;
use crate::store::entity::{account, event};
use crate::store::queries::{departures, reports};
use crate::store::{StoreError, Typed, TypedColumn};

/// What "my data" shows.
#[derive(Clone, Debug)]
pub enum MyData {
    /// Something has to be typed first.
    CodeNeeded(Means),
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
    /// What the leaver handed in, if they did.
    pub answers: Option<AnswersSeen>,
    /// Final reports only: a draft is the adviser's.
    pub reports: Vec<ReportSeen>,
    /// Every look at the leaver's answers or report, newest first.
    pub looks: Vec<Look>,
    /// Everything else that happened to the departure, whoever did it, newest first.
    pub done: Vec<Did>,
    /// Whether the leader may read the answers after the last day worked.
    pub shares_with_leader: bool,
}

/// Something happened that was no look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Did {
    pub at: DateTime<Utc>,
    pub what: EventKind,
    pub whose: Whose,
}

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Whoever held the leaver's link; which one is not known from before it was kept.
    Leaver(Option<WayIn>),
    /// A member of staff, by name.
    Staff(Option<String>),
    /// Nobody: the program did it by itself.
    Program,
    /// A personnel system, with its token.
    PersonnelSystem,
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
    BreakGlassUsed,
}

/// Reads the leaver's own data; only after a code was typed in this session. One from a letter opens them until
/// something was handed in.
pub async fn my_data(program: &Program, leaver: impl Into<OwnDataOf>) -> Result<MyData, StoreError> {
    let leaver = leaver.into();
    let (conn, id) = (program.store().read(), leaver.departure());
    let departure = departures::known(conn, id).await?;
    let guard = guard(conn, &leaver, &departure, program.now()).await?;
    if !opens_with(&leaver, guard.is_protected) {
        return Ok(MyData::CodeNeeded(guard.means));
    }
    let reports = reports::final_of(id)
        .find_also_related(account::Entity)
        .all(conn)
        .await?
        .into_iter()
        .filter_map(|(row, author)| row.finalised_at.map(|at| (row, author, at)))
        .map(|(row, author, finalised_at)| {
            let report = row.boxes(conn)?;
            Ok(ReportSeen { report, author: author.map(|account| account.name), finalised_at })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(MyData::Data(Box::new(Mine {
        name: departure.name(conn)?,
        organisation: course::organisation(conn, leaver.board()).await?,
        departure_type: *departure.departure_type,
        registered_at: departure.registered_at,
        private_email: departure.private_email(conn)?,
        work_email: departure.work_email(conn)?,
        last_day_worked: departure.last_day_worked,
        end_of_employment: departure.end_of_employment,
        answers: stored_answers(conn, id).await?,
        reports,
        looks: looks(program, &leaver).await?,
        done: done(program, &leaver).await?,
        shares_with_leader: departure.share_with_leader,
    })))
}

/// What has to be typed before anything that is only the leaver's opens.
pub(crate) async fn means_of(program: &Program, leaver: impl Into<OwnDataOf>) -> Result<Means, StoreError> {
    Ok(read_guard(program, &leaver.into()).await?.means)
}

/// Whether what was typed in this session opens the leaver's own data.
pub(crate) async fn opens(program: &Program, leaver: &OwnDataOf) -> Result<bool, StoreError> {
    Ok(leaver.code_entered()
        || leaver.letter_code_entered() && opens_with(leaver, read_guard(program, leaver).await?.is_protected))
}

/// The letter's code opens only what HR knows by itself.
fn opens_with(leaver: &OwnDataOf, is_protected: bool) -> bool {
    leaver.code_entered() || leaver.letter_code_entered() && !is_protected
}

async fn read_guard(program: &Program, leaver: &OwnDataOf) -> Result<Guard, StoreError> {
    let conn = program.store().read();
    let departure = departures::known(conn, leaver.departure()).await?;
    guard(conn, leaver, &departure, program.now()).await
}

/// What says that somebody looked at answers or report.
const LOOKS: [EventKind; 4] =
    [EventKind::AnswersSeen, EventKind::ReportSeen, EventKind::BreakGlassUsed, EventKind::RestrictedOpened];

/// The time line without the looks. Nothing of it is left out: whoever would act as the leaver, or change what is
/// registered about them, is seen.
async fn done(program: &Program, leaver: &OwnDataOf) -> Result<Vec<Did>, StoreError> {
    let rows = event::Entity::find()
        .filter(event::Column::DepartureId.is(leaver.departure()))
        .filter(event::Column::Kind.none_of(LOOKS))
        .order_by_desc(event::Column::At)
        .order_by_desc(event::Column::Id)
        .find_also_related(account::Entity)
        .all(program.store().read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|(row, who)| {
            let whose = match *row.actor {
                ActorKind::Leaver => Whose::Leaver(row.way_in.map(Typed::get)),
                ActorKind::Program => Whose::Program,
                ActorKind::Api => Whose::PersonnelSystem,
                ActorKind::Staff | ActorKind::Machine | ActorKind::Visitor | ActorKind::Provider => {
                    Whose::Staff(who.map(|account| account.name))
                }
            };
            Did { at: row.at, what: *row.kind, whose }
        })
        .collect())
}

async fn looks(program: &Program, leaver: &OwnDataOf) -> Result<Vec<Look>, StoreError> {
    let rows = event::Entity::find()
        .filter(event::Column::DepartureId.is(leaver.departure()))
        .filter(event::Column::Kind.any_of(LOOKS))
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
                EventKind::BreakGlassUsed | EventKind::RestrictedOpened => Looked::BreakGlassUsed,
                _ => return None,
            };
            Some(Look { at: row.at, who: who.map(|account| account.name), what })
        })
        .collect())
}
