//! Makes what was confirmed: judged once more with progress, then written in one transaction. Lines that are refused
//! are left where that was said.

use domain::departure::Registration;
use domain::ids::ImportId;
use domain::import::{Choices, ImportState, LineVerdict, OtherDay, RefusedLines, Verdict, refused_lines};
use domain::time_line::EventKind;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{EntityTrait, QueryFilter};
use serde_json::json;

use super::judged::judged;
use super::other_day::{self, Moved};
use super::preview::sheet_of;
use crate::access::Coordinator;
use crate::course;
use crate::departure::register::lookups::Known;
use crate::departure::register::row::{NewDeparture, insert_all};
use crate::log::{self, Entry};
use crate::program::Program;
use crate::store::entity::import;
use crate::store::seal::place;
use crate::store::{Sealed, StoreError, Tx, Typed, TypedColumn};

/// Why an import that was confirmed made nothing.
enum Failed {
    /// A line is refused or a double by now, or its team stands elsewhere; the word for the page.
    Refused,
    Store(StoreError),
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Runs a claimed import to its end. What goes wrong is stored with the import, too.
pub(super) async fn run(program: &Program, coordinator: &Coordinator, id: ImportId) -> Result<(), StoreError> {
    let (word, error) = match make(program, coordinator, id).await {
        Ok(()) => {
            // The first mails go now, not at the job's next round.
            program.wake_course();
            return Ok(());
        }
        Err(Failed::Refused) => ("refused", None),
        // Somebody registered one of them between the judging and the writing: the next try sees it.
        Err(Failed::Store(error)) if error.is_double("departures") => ("refused", None),
        Err(Failed::Store(error)) => ("store", Some(error)),
    };
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                import::Entity::update_many()
                    .col_expr(import::Column::State, Typed::expr(ImportState::Failed))
                    .col_expr(import::Column::Error, Expr::value(word))
                    .filter(import::Column::Id.is(id))
                    .filter(import::Column::State.is(ImportState::Running))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await?;
    error.map_or(Ok(()), Err)
}

async fn make(program: &Program, coordinator: &Coordinator, id: ImportId) -> Result<(), Failed> {
    let now = program.now();
    let (board, by) = (coordinator.board(), coordinator.account());
    let conn = program.store().read();
    let row = super::own(conn, coordinator, id)
        .await?
        .ok_or_else(|| StoreError::corrupt("imports", id, "gone while it ran"))?;
    let sheet = sheet_of(conn, &row)?;
    let choices = row.choices()?;
    let calendar = course::calendar(conn, board).await?;
    let known = Known::load(conn, board, coordinator.scope(), program.now()).await?;
    let verdicts = judged(conn, (board, coordinator.scope()), &known, &sheet, calendar.local_date(now), |done| {
        note_progress(program, id, done.min(sheet.len()))
    })
    .await?;
    let refused = refused_lines(&sheet, &verdicts);
    let (leavers, moved) = sorted(verdicts, &choices, &known)?;
    let moved = other_day::prepared(conn, coordinator, &known, &moved, calendar.local_date(now)).await?;
    let moved = moved.ok_or(Failed::Refused)?;
    let (leavers, moved, refused) = (&leavers, &moved, &refused);
    course::changes(program, board, |changes| {
        Box::pin(async move {
            // The one whose update counts is the one that makes them.
            if !finish(changes.tx, id, refused).await? {
                return Ok(());
            }
            let made = insert_all(changes.tx, board, Some(by), leavers, changes.calendar, now).await?;
            // A team of the list was moved or put away since it was judged.
            let made = made.ok_or(Failed::Refused)?;
            let entry = |kind| Entry::of_board(board, now, coordinator.actor(), kind);
            let imported = made.iter().map(|row| entry(EventKind::Imported).of_departure(*row.id));
            log::append(changes.tx, imported).await?;
            for one in moved {
                if !one.write(changes).await? {
                    return Err(Failed::Refused);
                }
            }
            let detail = json!({ "leavers": made.len() });
            log::append(changes.tx, [entry(EventKind::ListImported).saying(Some(detail))]).await?;
            Ok::<_, Failed>(())
        })
    })
    .await
}

/// Whom to register, and whose days to change, in the order of the list.
fn sorted(
    verdicts: Vec<LineVerdict>,
    choices: &Choices,
    known: &Known,
) -> Result<(Vec<NewDeparture>, Vec<Moved>), Failed> {
    let new = |registration: Registration| NewDeparture {
        school: known.lookups.school_of(registration.unit),
        leader: known.leader(registration.leader),
        registration,
    };
    let (mut leavers, mut moved) = (Vec::with_capacity(verdicts.len()), Vec::new());
    for line in verdicts {
        match line.verdict {
            Verdict::Make(accepted) => leavers.push(new(accepted.registration)),
            Verdict::OtherDay(accepted, registered) => match choices.lines.get(&line.line) {
                Some(OtherDay::Change) if !registered.is_closed => {
                    moved.push(Moved { departure: registered.id, to: accepted.registration });
                }
                Some(OtherDay::NewJob) => leavers.push(new(accepted.registration)),
                Some(OtherDay::Skip) => {}
                // Nobody said what is meant: it came up after the confirmation.
                Some(OtherDay::Change) | None => return Err(Failed::Refused),
            },
            Verdict::Double => {}
            Verdict::Refused(_) if choices.good_first => {}
            Verdict::Refused(_) => return Err(Failed::Refused),
        }
    }
    Ok((leavers, moved))
}

/// Notes that all is made but for the lines that were refused.
async fn finish(tx: &Tx<'_>, id: ImportId, refused: &RefusedLines) -> Result<bool, StoreError> {
    let left = i32::try_from(refused.lines.len()).unwrap_or(i32::MAX);
    // The list itself, with its addresses, has done its work; what is left of it waits for whoever brought it.
    let content = (left > 0).then(|| import::text_of(serde_json::json!(refused).to_string().as_bytes()));
    let content = Sealed::<place::ListContent>::close_some(tx, id, content)?;
    let finished = import::Entity::update_many()
        .col_expr(import::Column::State, Typed::expr(ImportState::Done))
        .col_expr(import::Column::Done, Expr::col(import::Column::Total).sub(left))
        .col_expr(import::Column::Content, Expr::value(content))
        .filter(import::Column::Id.is(id))
        .filter(import::Column::State.is(ImportState::Running))
        .exec(tx)
        .await?;
    Ok(finished.rows_affected == 1)
}

async fn note_progress(program: &Program, id: ImportId, done: usize) -> Result<(), StoreError> {
    let done = i32::try_from(done).unwrap_or(i32::MAX);
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                import::Entity::update_many()
                    .col_expr(import::Column::Done, Expr::value(done))
                    .filter(import::Column::Id.is(id))
                    .filter(import::Column::State.is(ImportState::Running))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
}
