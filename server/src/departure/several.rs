//! One thing done for several people at once: for each as it is done for one, and each told apart. What waits a minute for
//! one waits it for several, so that it can be undone.

use std::collections::HashMap;

use domain::ids::{AccountId, DepartureId};
use domain::waiting::WaitingStep;
use sea_orm::{EntityTrait, QueryFilter};

use super::coordinator::{Assigning, assign};
use super::letter::{Printable, PrintedLetter, Printing, print, printable};
use super::pause::{Resuming, resume};
use super::waiting::{self, Asking, ask};
use crate::access::{Coordinator, CoordinatorOf, managed};
use crate::program::Program;
use crate::store::entity::departure;
use crate::store::{StoreError, TypedColumn};

/// The most people in one request: a page of the board.
pub const SEVERAL_MAX: usize = 50;

domain::coded! {
    /// What is done for several people.
    pub enum Deed {
        /// The link goes to them once more, after a minute.
        Remind = "remind",
        /// A code is made for a letter that is printed: the one before opens nothing any more.
        Letter = "letter",
        /// Their course is paused, after a minute.
        Pause = "pause",
        Resume = "resume",
    }
}

/// What became of it for one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Done,
    /// It waits a minute, in which it can be undone.
    Waits,
    /// It is so already.
    Already,
    /// Something else waits its minute: one at a time.
    AnotherWaits,
    /// There is no address that mail may go to.
    NoAddress,
    /// Mail reaches them: a letter would only put the link into other hands.
    HasAddress,
    /// Nothing may be sent now, or the course is over.
    NotNow,
    /// Whoever was to take care of it is no coordinator of its unit, or is the leaver.
    NotTheirs,
    /// The store could not be used for this one: the others are told all the same.
    Failed,
}

/// One of them by name; an empty one is erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub id: DepartureId,
    pub name: String,
    pub fate: Fate,
}

/// Does it for each of these whom the coordinator manages, in the order of the page; of anybody else nothing is said,
/// as if there were nobody. At most [`SEVERAL_MAX`] of them, each in a transaction of its own.
///
/// # Errors
/// Where it cannot be found out whom the coordinator manages: nothing was done then.
pub async fn do_for_several(
    program: &Program,
    coordinator: &Coordinator,
    deed: Deed,
    ids: &[DepartureId],
) -> Result<Vec<Told>, StoreError> {
    each(program, coordinator, ids, Work::Deed(deed)).await
}

/// The same with who takes care of them from now on; `None`: nobody in particular.
///
/// # Errors
/// As [`do_for_several`].
pub async fn assign_several(
    program: &Program,
    coordinator: &Coordinator,
    to: Option<AccountId>,
    ids: &[DepartureId],
) -> Result<Vec<Told>, StoreError> {
    each(program, coordinator, ids, Work::Assign(to)).await
}

/// The letters of those among these whom the coordinator manages and no mail reaches, each once and in the order of the
/// page. At most [`SEVERAL_MAX`] of them. Changes nothing.
///
/// # Errors
/// Where the store cannot be read.
pub async fn letters_of_several(
    program: &Program,
    coordinator: &Coordinator,
    ids: &[DepartureId],
) -> Result<Vec<(DepartureId, PrintedLetter)>, StoreError> {
    let ids: Vec<DepartureId> = ids.iter().copied().take(SEVERAL_MAX).collect();
    let proofs = managed(program.store().read(), coordinator, &ids).await?;
    let mut letters: Vec<(DepartureId, PrintedLetter)> = Vec::with_capacity(proofs.len());
    for id in ids {
        let is_there = letters.iter().any(|(other, _)| *other == id);
        let Some(proof) = proofs.iter().find(|proof| !is_there && proof.departure() == id) else { continue };
        match printable(program, proof).await? {
            Printable::Letter(letter) => letters.push((id, *letter)),
            Printable::NotNow | Printable::HasAddress => {}
        }
    }
    Ok(letters)
}

/// What is done for each.
#[derive(Clone, Copy)]
enum Work {
    Deed(Deed),
    Assign(Option<AccountId>),
}

async fn each(
    program: &Program,
    coordinator: &Coordinator,
    ids: &[DepartureId],
    work: Work,
) -> Result<Vec<Told>, StoreError> {
    let ids: Vec<DepartureId> = ids.iter().copied().take(SEVERAL_MAX).collect();
    let conn = program.store().read();
    let proofs: HashMap<DepartureId, CoordinatorOf> =
        managed(conn, coordinator, &ids).await?.into_iter().map(|proof| (proof.departure(), proof)).collect();
    let mut names = HashMap::new();
    for row in departure::Entity::find().filter(departure::Column::Id.any_of(proofs.keys().copied())).all(conn).await? {
        names.insert(*row.id, row.name(conn)?);
    }
    let mut told = Vec::with_capacity(proofs.len());
    let mut seen = Vec::with_capacity(proofs.len());
    for id in &ids {
        let Some(proof) = proofs.get(id).filter(|_| !seen.contains(id)) else { continue };
        seen.push(*id);
        let fate = one(program, proof, work).await.unwrap_or_else(|error| {
            tracing::error!(departure = %id, %error, "one of several failed");
            Fate::Failed
        });
        told.push(Told { id: *id, name: names.remove(id).unwrap_or_default(), fate });
    }
    Ok(told)
}

async fn one(program: &Program, proof: &CoordinatorOf, work: Work) -> Result<Fate, StoreError> {
    let deed = match work {
        Work::Deed(deed) => deed,
        Work::Assign(to) => {
            return Ok(match assign(program, proof, to).await? {
                Assigning::Assigned | Assigning::Already => Fate::Done,
                Assigning::NotTheirs => Fate::NotTheirs,
                Assigning::Over => Fate::NotNow,
            });
        }
    };
    Ok(match deed {
        Deed::Remind => asked(program, proof, WaitingStep::Resend).await?,
        Deed::Pause => asked(program, proof, WaitingStep::Pause).await?,
        Deed::Letter => match print(program, proof).await? {
            Printing::Printed => Fate::Done,
            Printing::HasAddress => Fate::HasAddress,
            Printing::NotNow => Fate::NotNow,
        },
        Deed::Resume => match resume(program, proof).await? {
            Resuming::Resumed => Fate::Done,
            Resuming::NotPaused => unpaused(program, proof).await?,
            Resuming::Over => Fate::NotNow,
        },
    })
}

/// Nothing is paused; but a pause, or something else, may be waiting its minute, and that goes through.
async fn unpaused(program: &Program, proof: &CoordinatorOf) -> Result<Fate, StoreError> {
    let departure = proof.departure();
    let waiting = waiting::of_departures(program.store().read(), [departure]).await?.remove(&departure);
    let is_waiting = waiting.is_some_and(|waiting| waiting.lapsed.is_none());
    Ok(if is_waiting { Fate::AnotherWaits } else { Fate::Already })
}

/// Asks for a step that waits a minute.
async fn asked(program: &Program, proof: &CoordinatorOf, step: WaitingStep) -> Result<Fate, StoreError> {
    Ok(match ask(program, proof, step, &[]).await? {
        Asking::Waits { .. } => Fate::Waits,
        Asking::Another(waiting) if waiting == step => Fate::Waits,
        Asking::Another(_) => Fate::AnotherWaits,
        Asking::Already => Fate::Already,
        Asking::NoAddress => Fate::NoAddress,
        // Only another type has faults, and that is asked for one alone.
        Asking::Over | Asking::NotNow | Asking::Faults(_) => Fate::NotNow,
    })
}
