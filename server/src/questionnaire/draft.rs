//! The draft: what a leaver answered so far, one screen at a time, until it is handed in.

use domain::departure::DepartureType;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::Language;
use domain::departure::{ExperienceAnswer, ServiceBand};
use domain::ids::{BoardId, DepartureId};
use domain::organisation::Organisation;
use domain::questionnaire::{
    Answers, Differing, FieldFault, Merged, Names, Questionnaire, Screen, Variant, next_screen, variant_for,
};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult, Statement};

use crate::access::LeaverOf;
use crate::course;
use crate::program::Program;
use crate::store::entity::{board, draft};
use crate::store::seal::place;
use crate::store::{Keyed, Sealed, StoreError, Tx, Typed, questionnaire_of_version};

/// What a questionnaire page needs, in one value.
#[derive(Clone, Debug)]
pub struct Draft {
    pub questionnaire: Arc<Questionnaire>,
    pub variant: Variant,
    pub service_band: Option<ServiceBand>,
    pub answers: Answers,
    /// The screen to resume at.
    pub screen: Option<String>,
    /// Counts the times it was saved; 0 while nothing was.
    pub revision: i32,
    pub name: String,
    pub language: Language,
    pub organisation: Organisation,
}

impl Draft {
    /// The screens of this variant, in order.
    pub fn screens(&self) -> Vec<Screen<'_>> {
        self.questionnaire.screens(self.variant, self.service_band)
    }

    /// The words the questions take from the organisation.
    pub fn names(&self) -> Names<'_> {
        Names { organisation: &self.organisation.name, sector: self.organisation.sector }
    }
}

/// What opening the questionnaire shows.
#[derive(Clone, Debug)]
pub enum Opened {
    Draft(Box<Draft>),
    Submitted {
        at: DateTime<Utc>,
    },
    /// There is none for this departure, not (yet) wanted, or the course is over.
    NotOffered,
}

/// Where the leaver goes after saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onward {
    /// Saved while the leaver types: they stay on this screen.
    Stay,
    /// The leaver pressed the button: the next visit resumes at the next screen, unless something is wrong.
    Next,
}

/// How saving a screen ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Kept, valid or not; what cannot be read stays as typed, with a fault beside it.
    Kept {
        answers: Answers,
        faults: Vec<FieldFault>,
        /// The next screen that has something to ask; `None`: on to "check your answers".
        next: Option<String>,
        revision: i32,
        /// What was answered otherwise elsewhere since the form was written: that stands, and this was not kept.
        differing: Vec<Differing>,
        /// The items at which the form says what stands now, each with the mark on which the form builds from now on.
        agreed: Vec<(String, String)>,
    },
    AlreadySubmitted {
        at: DateTime<Utc>,
    },
    UnknownScreen,
    NotOffered,
}

/// Reads the draft, at the cost of one query. Changes nothing.
pub async fn open(program: &Program, leaver: &LeaverOf) -> Result<Opened, StoreError> {
    opened(program.store().read(), leaver.departure(), leaver.board(), program.now()).await
}

/// Saves one screen, over the answers of the others. Of two tabs, devices or people on one link each keeps what it
/// changed; what both changed stays as it was saved first, and comes back to whoever was later
/// ([`Screen::merge`]).
pub async fn save_screen(
    program: &Program,
    leaver: &LeaverOf,
    screen: &str,
    fields: &[(String, String)],
    onward: Onward,
) -> Result<Saved, StoreError> {
    course::beside(program, leaver, |change| {
        Box::pin(async move {
            let (tx, now) = (change.tx, change.now);
            let draft = match opened(tx, leaver.departure(), leaver.board(), now).await? {
                Opened::Draft(draft) => draft,
                Opened::Submitted { at } => return Ok(Saved::AlreadySubmitted { at }),
                Opened::NotOffered => return Ok(Saved::NotOffered),
            };
            let screens = draft.screens();
            let Some(at) = screens.iter().position(|known| known.key() == screen) else {
                return Ok(Saved::UnknownScreen);
            };
            let Merged { answers, faults, differing, agreed } = screens[at].merge(fields, &draft.answers);
            let next = next_screen(&screens, at, &answers).map(|next| screens[next].key().to_owned());
            let resume = match onward {
                Onward::Next if faults.is_empty() && differing.is_empty() => {
                    next.clone().unwrap_or_else(|| screen.to_owned())
                }
                _ => screen.to_owned(),
            };
            if draft.revision == 0 && answers.is_empty() && faults.is_empty() {
                // Whatever presses every button has answered nothing, and leaves nothing behind.
                return Ok(Saved::Kept { answers, faults, next, revision: 0, differing, agreed });
            }
            let revision = draft.revision + 1;
            store(tx, leaver, &draft, &answers, resume, now).await?;
            Ok(Saved::Kept { answers, faults, next, revision, differing, agreed })
        })
    })
    .await
}

async fn store(
    tx: &Tx<'_>,
    leaver: &LeaverOf,
    before: &Draft,
    answers: &Answers,
    screen: String,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = draft::ActiveModel {
        departure_id: Set(leaver.departure().into()),
        board_id: Set(leaver.board().into()),
        answers: Set(Sealed::close(tx, leaver.departure(), &answers.to_json())?),
        screen: Set(Some(screen)),
        revision: Set(before.revision + 1),
        updated_at: Set(now),
        version: Set(i32::try_from(before.questionnaire.version()).ok()),
    };
    draft::Entity::insert(row)
        .on_conflict(
            OnConflict::column(draft::Column::DepartureId)
                .update_columns([
                    draft::Column::Answers,
                    draft::Column::Screen,
                    draft::Column::Revision,
                    draft::Column::UpdatedAt,
                    draft::Column::Version,
                ])
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// One departure with its draft, as the statement below returns it.
#[derive(FromQueryResult)]
struct Row {
    name: Sealed<place::LeaverName>,
    language: Typed<Language>,
    last_day_worked: NaiveDate,
    departure_type: Typed<DepartureType>,
    service_band: Option<Typed<ServiceBand>>,
    questionnaire_switched_on: bool,
    experience_answer: Option<Typed<ExperienceAnswer>>,
    cancelled_at: Option<DateTime<Utc>>,
    closed_at: Option<DateTime<Utc>>,
    settings: String,
    answers: Option<Sealed<place::DraftAnswers>>,
    screen: Option<String>,
    revision: Option<i32>,
    submitted_at: Option<DateTime<Utc>>,
    version: Option<i32>,
}

/// The version is the one the leaver began with; before that, the newest that was published when the
/// first mail or letter with their link was made, so that a new version never changes the questions under
/// somebody's hands.
const ROW: &str = "select d.name, d.language, d.last_day_worked, d.departure_type, d.service_band, d.questionnaire_switched_on, \
    d.experience_answer, d.cancelled_at, d.closed_at, b.settings, dr.answers, dr.screen, dr.revision, \
    r.submitted_at, coalesce(dr.version, \
    (select max(q.version) from questionnaires q where q.board_id = d.board_id and q.published_at <= coalesce( \
        (select min(invited.at) from ( \
            select o.created_at as at from outbox o where o.departure_id = d.id and o.state <> 'withdrawn' \
                and o.kind in ('questionnaire', 'combined', 'ask_whether_wanted') \
            union all select e.at from events e where e.departure_id = d.id and e.kind = 'letter_printed' \
        ) invited), $2))) as version \
    from departures d join boards b on b.id = d.board_id \
    left join drafts dr on dr.departure_id = d.id left join responses r on r.departure_id = d.id \
    where d.id = $1";

/// What stands there now; inside a transaction or outside.
pub(crate) async fn opened(
    conn: &impl Keyed,
    id: DepartureId,
    board: BoardId,
    now: DateTime<Utc>,
) -> Result<Opened, StoreError> {
    let statement =
        Statement::from_sql_and_values(conn.get_database_backend(), ROW, [Typed::from(id).into(), now.into()]);
    let Some(row) = Row::find_by_statement(statement).one(conn).await? else {
        return Ok(Opened::NotOffered);
    };
    if let Some(at) = row.submitted_at {
        return Ok(Opened::Submitted { at });
    }
    let departure_type = *row.departure_type;
    let wanted = !departure_type.profile().is_special_course
        || row.experience_answer.is_some_and(|answer| answer == ExperienceAnswer::Yes);
    let Some(variant) = variant_for(departure_type, row.questionnaire_switched_on)
        .filter(|_| wanted && row.cancelled_at.is_none() && row.closed_at.is_none())
    else {
        return Ok(Opened::NotOffered);
    };
    let organisation = board::read(board, &row.settings)?;
    let questionnaire = questionnaire_of_version(conn, board, row.version).await?;
    let is_gone = row.last_day_worked < organisation.time_zone.wall(now).date();
    let questionnaire = match is_gone.then(|| questionnaire.in_the_past()).flatten() {
        Some(past) => Arc::new(past),
        None => questionnaire,
    };
    let answers = match row.answers {
        Some(json) => Answers::parse(&json.open(conn, id)?, &questionnaire).map_err(|faults| {
            let first = faults.first().map(ToString::to_string).unwrap_or_default();
            StoreError::corrupt("drafts", id, first)
        })?,
        None => Answers::default(),
    };
    Ok(Opened::Draft(Box::new(Draft {
        questionnaire,
        variant,
        service_band: row.service_band.map(Typed::get),
        answers,
        screen: row.screen,
        revision: row.revision.unwrap_or(0),
        name: row.name.open(conn, id)?,
        language: *row.language,
        organisation,
    })))
}
