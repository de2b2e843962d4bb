//! Opening the report: what was written so far, beside what the leaver answered.

use chrono::{DateTime, NaiveDate, Utc};
use domain::guide::{Guide, GuideKey, Guides, TalkTheme, themes_worth_asking};
use domain::report::{Boxes, Report};
use domain::talk::Way;
use domain::task::owner_names;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::add::{Addition, additions};
use super::reply::{ReplyView, reply_to};
use crate::access::{AdviserHosting, prediction_comes_first};
use crate::course::{self, Looking};
use crate::program::Program;
use crate::questionnaire::{AnswersSeen, stored_answers};
use crate::store::entity::report;
use crate::store::queries::{appointments, departures, talks};
use crate::store::seal::open_some;
use crate::store::{Keyed, Sealed, StoreError, Typed};
use crate::task::possible_owners;
use crate::version;

/// What the adviser's page shows.
#[derive(Clone, Debug)]
pub struct ReportPage {
    pub name: String,
    pub report: Report,
    /// Which boxes the form shows.
    pub boxes: Boxes,
    /// Empty when there are none, and once the report is final.
    pub notes: String,
    /// Sent back when saving; 0 while nothing was saved.
    pub revision: i32,
    pub finalised_at: Option<DateTime<Utc>>,
    pub held_on: Option<NaiveDate>,
    /// The way that was confirmed when the talk was marked held.
    pub held_way: Option<Way>,
    /// When the talk begins, or began, where a time stands for it.
    pub starts_at: Option<DateTime<Utc>>,
    /// Whom an agreement can be given to, as they are named for it: `domain::task::owner_names`. Empty once the report
    /// is final.
    pub owners: Vec<String>,
    /// What was added after it was final, the oldest first.
    pub additions: Vec<Addition>,
    /// What the leaver said of it.
    pub reply: Option<ReplyView>,
    /// There are answers, and the adviser first says what they expect.
    pub predicts_first: bool,
    /// What the leaver handed in, if they did and they are open.
    pub answers: Option<AnswersSeen>,
    /// At most three themes worth asking about, until the talk was held; a prompt, never a verdict.
    pub themes: Vec<TalkTheme>,
    /// The board's guides: the one of this departure type is shown during the talk.
    pub guides: Guides,
    /// Which of them, by the rule that counts for this departure.
    pub guide_key: Option<GuideKey>,
}

impl ReportPage {
    /// The guide shown during the talk, of the board's newest version.
    pub fn guide(&self) -> Option<&Guide> {
        self.guides.guide(self.guide_key?)
    }
}

/// Reads the report, its notes and the leaver's answers, and records that they were looked at.
pub async fn open(program: &Program, adviser: &AdviserHosting) -> Result<ReportPage, StoreError> {
    let now = program.now();
    let conn = program.store().read();
    let departure = departures::known(conn, adviser.departure()).await?;
    let departure_type = *departure.departure_type;
    let talk = talks::one(conn, adviser.talk()).await?;
    let predicts_first = match &talk {
        Some(talk) => prediction_comes_first(conn, &departure, talk, adviser.account(), now).await?,
        None => false,
    };
    let answers = if predicts_first { None } else { stored_answers(conn, adviser.departure()).await? };
    let row = stored(conn, adviser).await?;
    let (organisation, calendar) = course::board(conn, adviser.board()).await?;
    let today = calendar.local_date(now);
    let looking =
        Looking { board: adviser.board(), departure: adviser.departure(), account: adviser.account(), now, today };
    looking.note(program, answers.is_some(), row.is_some()).await?;
    let held_on = talk.as_ref().and_then(|talk| talk.held_on);
    let held_way = talk.as_ref().and_then(|talk| talk.held_on.and(talk.held_way)).map(Typed::get);
    let starts_at = appointments::starts_of(conn, &[adviser.talk()]).await?.remove(&adviser.talk());
    let themes = match &answers {
        Some(seen) if held_on.is_none() => themes_worth_asking(seen.submitted.answers()),
        _ => Vec::new(),
    };
    let is_final = row.as_ref().is_some_and(|row| row.finalised_at.is_some());
    let owners = if is_final { Vec::new() } else { owner_names(&possible_owners(conn, &departure, now).await?) };
    let rule = course::rule_of(conn, &departure, departure_type, organisation.leader_talks_too).await?;
    let report = row.as_ref().map(|row| read(conn, row)).transpose()?.unwrap_or_default();
    Ok(ReportPage {
        name: departure.name(conn)?,
        boxes: departure_type.profile().boxes.clone().with_filled(&report),
        report,
        additions: additions(conn, adviser.departure()).await?,
        reply: reply_to(conn, adviser.departure()).await?,
        notes: row.as_ref().map(|row| notes(conn, row)).transpose()?.unwrap_or_default(),
        revision: row.as_ref().map_or(0, |row| row.revision),
        finalised_at: row.as_ref().and_then(|row| row.finalised_at),
        held_on,
        held_way,
        starts_at,
        owners,
        predicts_first,
        answers,
        themes,
        guide_key: rule.and_then(|rule| rule.guide).or(departure_type.profile().guide()),
        guides: version::newest(conn, adviser.board()).await?,
    })
}

/// The stored report of this talk. What another host of it began to write, and their notes, were theirs alone: to
/// the host of today that is an empty report, and saving it replaces theirs.
pub(super) async fn stored(
    conn: &impl ConnectionTrait,
    adviser: &AdviserHosting,
) -> Result<Option<report::Model>, StoreError> {
    let row = report::Entity::find_by_id(adviser.talk()).one(conn).await?;
    Ok(row.map(|row| match row.finalised_at.is_none() && row.author_id != adviser.account() {
        true => report::Model { content: Sealed::nothing(), notes: None, ..row },
        false => row,
    }))
}

/// A stored report's boxes; none yet where there is nothing of this host.
pub(super) fn read(conn: &impl Keyed, row: &report::Model) -> Result<Report, StoreError> {
    if row.content.is_nothing() { Ok(Report::default()) } else { row.boxes(conn) }
}

/// The notes beside it; empty where there are none.
pub(super) fn notes(conn: &impl Keyed, row: &report::Model) -> Result<String, StoreError> {
    Ok(open_some(row.notes.as_ref(), conn, row.talk_id)?.unwrap_or_default())
}
