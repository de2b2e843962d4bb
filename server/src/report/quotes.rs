//! The leaver has sentences of the final report handed on with the tips, or not: those that they said in the talk may be
//! shared. Nothing is handed on unless they choose so here, and until it is taken they may change their mind.

use domain::report::Report;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel, QueryOrder};

use crate::access::LeaverOf;
use crate::course::{self, Actor, Change, EventKind, Outcome};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::report;
use crate::store::queries::{departures, reports};

/// What the leaver can choose about sentences of their report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotesChoice {
    /// The report has none that may be shared.
    Nothing,
    Open {
        /// They are to be handed on.
        allowed: bool,
    },
    /// It was looked whether there are any to hand on: what was taken leads back to nobody.
    Over,
}

/// How choosing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choosing {
    Kept,
    CodeNeeded,
    /// There is nothing to choose, or not any more.
    NotOpen,
}

/// What can be chosen of this report. `is_over`: its departure was looked at for tips.
pub(super) fn choice(content: &Report, row: &report::Model, is_over: bool) -> QuotesChoice {
    if content.shared_quotes().is_empty() {
        QuotesChoice::Nothing
    } else if is_over {
        QuotesChoice::Over
    } else {
        QuotesChoice::Open { allowed: row.quotes_allowed.is_some() }
    }
}

/// Has the sentences of the final report handed on, or not.
pub async fn choose_quotes(program: &Program, leaver: &LeaverOf, allowed: bool) -> Result<Choosing, StoreError> {
    if !leaver.code_entered() {
        return Ok(Choosing::CodeNeeded);
    }
    course::change(program, leaver, |change| Box::pin(choose(change, leaver, allowed))).await
}

async fn choose(change: Change<'_, '_>, leaver: &LeaverOf, allowed: bool) -> Result<Outcome<Choosing>, StoreError> {
    let (tx, id) = (change.tx, leaver.departure());
    let found = reports::final_of(id).order_by_desc(report::Column::FinalisedAt).one(tx).await?;
    let Some(row) = found else { return Ok(Outcome::unchanged(Choosing::NotOpen)) };
    let is_over = departures::known(tx, id).await?.tip_looked;
    match choice(&row.boxes(tx)?, &row, is_over) {
        QuotesChoice::Nothing | QuotesChoice::Over => return Ok(Outcome::unchanged(Choosing::NotOpen)),
        QuotesChoice::Open { allowed: before } if before == allowed => {
            return Ok(Outcome::unchanged(Choosing::Kept));
        }
        QuotesChoice::Open { .. } => {}
    }
    let mut row = row.into_active_model();
    row.quotes_allowed = Set(allowed.then_some(change.now));
    row.update(tx).await?;
    let kind = if allowed { EventKind::QuotesAllowed } else { EventKind::QuotesWithdrawn };
    let line = change.record(Actor::Leaver(change.way_in), kind, None).await?;
    Ok(Outcome::changed(Choosing::Kept, line))
}
