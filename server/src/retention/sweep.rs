//! Everything of a board that is due: records one by one, then what belongs to none.

use chrono::{DateTime, Months, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::ids::{AccountId, BoardId, DepartureId, FormerId};
use domain::import::ImportState;
use domain::release::TOTALS_MONTHS;
use domain::retention::{CLOSED_DAYS_MONTHS, Ground, IMPORT_DAYS, Kind, LEFTOVER_DAYS, Term, passed};
use domain::tips::{KEPT_MONTHS, over_by};
use sea_orm::sea_query::{Condition, Expr, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::due::{Board, Due, notes_of};
use super::erase::{Eraser, Hand};
use super::receipts::write_receipt;
use super::record;
use super::tally::Tally;
use crate::availability::accounts as accounts_of;
use crate::program::Program;
use crate::store::entity::outbox::MailState;
use crate::store::entity::{
    account, board, calendar_feed, closed_days, departure, extra_hours, foreign_release, former_colleague,
    host_settings, hours, import, improvement_point, organisation_import, outbox, passkey, release, release_member,
    role, role_proposal, tip, training, training_proposal,
};
use crate::store::queries::accounts::hosts_changed;
use crate::store::{StoreError, Tx, Typed, TypedColumn};

/// Records that are read at once.
const BATCH: u64 = 100;

/// Whether anything goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Counts, over connections that cannot write.
    DryRun,
    Erase,
}

/// Erases what is due on this board, or counts it. Each record is a transaction of its own, so that nobody waits for
/// long; a run that breaks off goes on at the next. What was erased is written down, where it was anything.
///
/// Text that was erased is overwritten in the database file, and its journal is emptied (SQLite).
pub async fn sweep(program: &Program, id: BoardId, mode: Mode) -> Result<Tally, StoreError> {
    let conn = program.store().read();
    let board = Board::read(conn, id, program.now()).await?;
    let mut tally = records(program, &board, mode).await?;
    match mode {
        Mode::DryRun => {
            let mut eraser = Eraser::counting(conn);
            beside_records(&mut eraser, &board).await?;
            tally.take_in(&eraser.tally);
        }
        Mode::Erase => {
            let rest = program.store().write(|tx| Box::pin(erase_beside_records(tx, &board))).await?;
            tally.take_in(&rest);
            if !tally.is_empty() {
                let erased = &tally;
                let now = board.now;
                program
                    .store()
                    .write(|tx| {
                        Box::pin(
                            async move { write_receipt(tx, id, now, None, Ground::Term, erased).await.map(|_| ()) },
                        )
                    })
                    .await?;
                program.store().forget_traces().await?;
            }
        }
    }
    Ok(tally)
}

async fn records(program: &Program, board: &Board, mode: Mode) -> Result<Tally, StoreError> {
    let conn = program.store().read();
    let mut tally = Tally::default();
    let mut after: Option<DepartureId> = None;
    loop {
        let mut rows = departure::Entity::find()
            .filter(departure::Column::BoardId.is(board.id))
            .order_by_asc(departure::Column::Id)
            .limit(BATCH);
        if let Some(after) = after {
            rows = rows.filter(departure::Column::Id.gt(Typed::from(after)));
        }
        let rows = rows.all(conn).await?;
        let Some(last) = rows.last() else { return Ok(tally) };
        after = Some(*last.id);
        let ids: Vec<DepartureId> = rows.iter().map(|row| *row.id).collect();
        let notes = notes_of(conn, &ids).await?;
        for row in &rows {
            let due = Due::of(board, row, &notes);
            if due == Due::default() && row.erasing_since.is_none() {
                continue;
            }
            let of_record = match mode {
                Mode::DryRun => record::count(conn, row, &due, board.now).await?,
                Mode::Erase => record::carry_out(program, board, row).await?,
            };
            tally.take_in(&of_record);
        }
    }
}

async fn erase_beside_records(tx: &Tx<'_>, board: &Board) -> Result<Tally, StoreError> {
    note_inactive(tx, board).await?;
    let mut eraser = Eraser::erasing(tx);
    beside_records(&mut eraser, board).await?;
    Ok(eraser.tally)
}

/// Notes since when accounts are switched off; one that works again has its term from the start.
async fn note_inactive(tx: &Tx<'_>, board: &Board) -> Result<(), StoreError> {
    use account::Column;
    let of_board = || account::Entity::update_many().filter(Column::BoardId.is(board.id));
    of_board()
        .col_expr(Column::InactiveSince, Expr::value(board.now))
        .filter(Column::Active.eq(false))
        .filter(Column::InactiveSince.is_null())
        .exec(tx)
        .await?;
    of_board()
        .col_expr(Column::InactiveSince, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::ErasedAt, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::Active.eq(true))
        .filter(Column::InactiveSince.is_not_null())
        .exec(tx)
        .await?;
    Ok(())
}

async fn beside_records(eraser: &mut Eraser<'_, '_>, board: &Board) -> Result<(), StoreError> {
    mails(eraser, board).await?;
    imports(eraser, board).await?;
    days(eraser, board).await?;
    former(eraser, board).await?;
    tips(eraser, board).await?;
    totals(eraser, board).await?;
    figures(eraser, board).await?;
    accounts(eraser, board).await
}

/// The end of the last local day whose term has passed.
fn end_of_passed(board: &Board, months: u8) -> DateTime<Utc> {
    let next: NaiveDate = passed(board.today, months) + TimeDelta::days(1);
    board.calendar.at(next, 0).unwrap_or_else(|_| next.and_time(NaiveTime::MIN).and_utc())
}

/// Mails that belong to no record, so long after they were due.
async fn mails(eraser: &mut Eraser<'_, '_>, board: &Board) -> Result<(), StoreError> {
    use outbox::Column;
    let which = Condition::all()
        .add(Column::BoardId.is(board.id))
        .add(Column::DepartureId.is_null())
        .add(Column::State.any_of([MailState::Sent, MailState::Failed, MailState::Withdrawn]))
        .add(Column::CreatedAt.lt(end_of_passed(board, board.terms.get(Term::Mails))));
    eraser.delete::<outbox::Entity>(Kind::Mails, which).await
}

/// Lists that were imported. Their lines go with the import; those that never were, within a day (`jobs::purge`).
async fn imports(eraser: &mut Eraser<'_, '_>, board: &Board) -> Result<(), StoreError> {
    let which = Condition::all()
        .add(import::Column::BoardId.is(board.id))
        .add(import::Column::State.is(ImportState::Done))
        .add(import::Column::CreatedAt.lte(board.now - TimeDelta::days(IMPORT_DAYS)));
    eraser.delete::<import::Entity>(Kind::Imports, which).await?;
    let which = Condition::all()
        .add(organisation_import::Column::BoardId.is(board.id))
        .add(organisation_import::Column::State.is(ImportState::Done))
        .add(organisation_import::Column::CreatedAt.lte(board.now - TimeDelta::days(IMPORT_DAYS)));
    eraser.delete::<organisation_import::Entity>(Kind::Imports, which).await
}

/// When hosts could not be booked, and why; and their extra hours.
async fn days(eraser: &mut Eraser<'_, '_>, board: &Board) -> Result<(), StoreError> {
    let last = passed(board.today, CLOSED_DAYS_MONTHS);
    let closed = Condition::all()
        .add(closed_days::Column::BoardId.is(board.id))
        .add(closed_days::Column::AccountId.is_not_null())
        .add(closed_days::Column::LastDay.lte(last));
    let extra = Condition::all().add(extra_hours::Column::BoardId.is(board.id)).add(extra_hours::Column::Day.lte(last));
    if let Hand::Erase(tx) = eraser.hand {
        let of_closed = Query::select()
            .column(closed_days::Column::AccountId)
            .from(closed_days::Entity)
            .cond_where(closed.clone())
            .to_owned();
        let of_extra = Query::select()
            .column(extra_hours::Column::AccountId)
            .from(extra_hours::Entity)
            .cond_where(extra.clone())
            .to_owned();
        for whose in [of_closed, of_extra] {
            hosts_changed(tx, whose).await?;
        }
    }
    eraser.delete::<closed_days::Entity>(Kind::Hosts, closed).await?;
    eraser.delete::<extra_hours::Entity>(Kind::Hosts, extra).await
}

/// Whoever stays in touch, when nobody confirmed the address, or nobody has for two years.
async fn former(eraser: &mut Eraser<'_, '_>, board: &Board) -> Result<(), StoreError> {
    let all = former_colleague::Entity::find().filter(former_colleague::Column::BoardId.is(board.id));
    let all = match eraser.hand {
        Hand::Count(conn) => all.all(conn).await?,
        Hand::Erase(tx) => all.all(tx).await?,
    };
    let due: Vec<FormerId> =
        all.into_iter().filter(|row| row.staying().goes_on() <= board.today).map(|row| *row.id).collect();
    if due.is_empty() {
        return Ok(());
    }
    let which = Condition::all().add(former_colleague::Column::Id.any_of(due));
    eraser.delete::<former_colleague::Entity>(Kind::Former, which).await
}

/// Tips, handed on or not, so long after the end of their half-year.
async fn tips(eraser: &mut Eraser<'_, '_>, board: &Board) -> Result<(), StoreError> {
    let last = passed(board.today, KEPT_MONTHS);
    let which = Condition::all()
        .add(tip::Column::BoardId.is(board.id))
        .add(Condition::any().add(tip::Column::Batch.lte(last)).add(tip::Column::Period.lte(over_by(last))));
    eraser.delete::<tip::Entity>(Kind::Answers, which).await
}

/// What was kept of years to put them together, where they never were.
async fn totals(eraser: &mut Eraser<'_, '_>, board: &Board) -> Result<(), StoreError> {
    use release::Column;
    let which = Condition::all()
        .add(Column::BoardId.is(board.id))
        .add(Column::LastDay.lte(passed(board.today, TOTALS_MONTHS)))
        .add(Column::Totals.is_not_null());
    let columns = vec![(Column::Totals, Expr::value(None::<String>))];
    eraser.blank::<release::Entity>(Kind::Figures, which, columns).await
}

/// Figures that are older than the board keeps them, those of other boards by the day on which they were read in.
async fn figures(eraser: &mut Eraser<'_, '_>, board: &Board) -> Result<(), StoreError> {
    let row = board::Entity::find_by_id(board.id);
    let row = match eraser.hand {
        Hand::Count(conn) => row.one(conn).await?,
        Hand::Erase(tx) => row.one(tx).await?,
    };
    let settings = row.map(|row| row.figure_settings()).transpose()?.unwrap_or_default();
    let before = settings.keep_years.and_then(|years| board.today.checked_sub_months(Months::new(years * 12)));
    let Some(last) = before else { return Ok(()) };
    let old = || {
        Query::select()
            .column(release::Column::Id)
            .from(release::Entity)
            .and_where(release::Column::BoardId.is(board.id))
            .and_where(release::Column::LastDay.lte(last))
            .to_owned()
    };
    let members = Condition::all().add(release_member::Column::ReleaseId.in_subquery(old()));
    eraser.delete::<release_member::Entity>(Kind::Figures, members).await?;
    let which = Condition::all().add(release::Column::BoardId.is(board.id)).add(release::Column::LastDay.lte(last));
    eraser.delete::<release::Entity>(Kind::Figures, which).await?;
    let others = Condition::all()
        .add(foreign_release::Column::BoardId.is(board.id))
        .add(foreign_release::Column::ImportedAt.lte(last.and_time(NaiveTime::MIN).and_utc()));
    eraser.delete::<foreign_release::Entity>(Kind::Figures, others).await
}

/// What is left of accounts that were switched off, and later their name and address.
async fn accounts(eraser: &mut Eraser<'_, '_>, board: &Board) -> Result<(), StoreError> {
    let off = account::Entity::find()
        .filter(account::Column::BoardId.is(board.id))
        .filter(account::Column::Active.eq(false))
        .filter(account::Column::InactiveSince.is_not_null());
    let off = match eraser.hand {
        Hand::Count(conn) => off.all(conn).await?,
        Hand::Erase(tx) => off.all(tx).await?,
    };
    let named = passed(board.today, board.terms.get(Term::Accounts));
    let mut left: Vec<AccountId> = Vec::new();
    for row in off {
        let Some(since) = row.inactive_since else { continue };
        if since + TimeDelta::days(LEFTOVER_DAYS) <= board.now {
            left.push(*row.id);
        }
        if row.erased_at.is_none() && board.calendar.local_date(since) <= named {
            name(eraser, *row.id, board.now).await?;
        }
    }
    if left.is_empty() { Ok(()) } else { leftovers(eraser, board, &left).await }
}

async fn leftovers(eraser: &mut Eraser<'_, '_>, board: &Board, of: &[AccountId]) -> Result<(), StoreError> {
    if let Hand::Erase(tx) = eraser.hand {
        hosts_changed(tx, accounts_of(of)).await?;
    }
    let of = || of.iter().copied();
    // Those before have gone with everybody's.
    let last = passed(board.today, CLOSED_DAYS_MONTHS);
    let which = |column: Expr| Condition::all().add(column);
    eraser
        .delete::<calendar_feed::Entity>(Kind::Accounts, which(calendar_feed::Column::AccountId.any_of(of())))
        .await?;
    eraser.delete::<hours::Entity>(Kind::Accounts, which(hours::Column::AccountId.any_of(of()))).await?;
    eraser
        .delete::<extra_hours::Entity>(
            Kind::Accounts,
            which(extra_hours::Column::AccountId.any_of(of())).add(extra_hours::Column::Day.gt(last)),
        )
        .await?;
    eraser
        .delete::<closed_days::Entity>(
            Kind::Accounts,
            which(closed_days::Column::AccountId.any_of(of())).add(closed_days::Column::LastDay.gt(last)),
        )
        .await?;
    eraser.delete::<training::Entity>(Kind::Accounts, which(training::Column::AccountId.any_of(of()))).await?;
    // Whoever stood in for them has no use for it either.
    let either = |own: Expr, lent: Expr| Condition::any().add(own).add(lent);
    let roles = either(role::Column::AccountId.any_of(of()), role::Column::DeputyOf.any_of(of()));
    eraser.delete::<role::Entity>(Kind::Accounts, roles).await?;
    let trainings = which(training_proposal::Column::AccountId.any_of(of()));
    eraser.delete::<training_proposal::Entity>(Kind::Accounts, trainings).await?;
    let proposed = either(role_proposal::Column::AccountId.any_of(of()), role_proposal::Column::DeputyOf.any_of(of()));
    eraser.delete::<role_proposal::Entity>(Kind::Accounts, proposed).await?;
    eraser.delete::<passkey::Entity>(Kind::Accounts, which(passkey::Column::AccountId.any_of(of()))).await?;
    // The row itself stays: its generation keeps an old address of the host's talks from opening again.
    let said = [host_settings::Column::Languages, host_settings::Column::Phone, host_settings::Column::VideoAddress];
    let any = said.iter().fold(Condition::any(), |any, column| any.add(column.is_not_null()));
    let theirs = which(host_settings::Column::AccountId.any_of(of())).add(any);
    let columns = said.map(|column| (column, Expr::value(None::<String>))).into();
    eraser.blank::<host_settings::Entity>(Kind::Accounts, theirs, columns).await
}

/// The row stays, because records name their hosts and authors by it.
async fn name(eraser: &mut Eraser<'_, '_>, id: AccountId, now: DateTime<Utc>) -> Result<(), StoreError> {
    use account::Column;
    let columns = vec![
        (Column::Name, Expr::value("")),
        // Addresses are unique; this is none.
        (Column::Email, Expr::value(format!("-{}", id.hyphenated()))),
        (Column::SchoolId, Expr::cust("NULL")),
        (Column::DeputyId, Expr::cust("NULL")),
        (Column::ProviderIssuer, Expr::value(None::<String>)),
        (Column::ProviderSubject, Expr::value(None::<String>)),
        (Column::ErasedAt, Expr::value(now)),
    ];
    eraser.blank::<account::Entity>(Kind::Accounts, Condition::all().add(Column::Id.is(id)), columns).await?;
    // Who saw to an improvement point stands there by name or address.
    let theirs = Condition::all().add(improvement_point::Column::OwnerAccount.is(id));
    let columns = vec![
        (improvement_point::Column::OwnerName, Expr::value("")),
        (improvement_point::Column::OwnerAccount, Expr::cust("NULL")),
    ];
    eraser.blank::<improvement_point::Entity>(Kind::Accounts, theirs, columns).await
}
