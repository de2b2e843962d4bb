//! Saving what was typed for a year.

use std::collections::{BTreeSet, HashSet};

use domain::headcount::{Headcount, read_people};
use domain::ids::UnitId;
use sea_orm::{EntityTrait, QueryFilter};

use super::stored::{note, of_year, put};
use crate::access::{Keeper, Refused};
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::TypedColumn;
use crate::store::entity::headcount::{Column, Entity};
use crate::store::queries::units;

/// Saves the counts of a year, unit by unit. An empty text takes a count away; units that are not named keep theirs.
/// Faulty are the units at which no number was typed. A unit of nobody's is [`Refused::NotFound`].
pub async fn save(
    program: &Program,
    proof: &Keeper,
    year: u16,
    typed: &[(UnitId, String)],
) -> Result<Filled<(), UnitId>, Refused> {
    let (mut counts, mut emptied, mut faulty) = (Vec::new(), Vec::new(), Vec::new());
    for (unit, text) in typed {
        match read_people(text) {
            Some(people) => counts.push(Headcount { unit: *unit, year, people }),
            None if text.trim().is_empty() => emptied.push(*unit),
            None => faulty.push(*unit),
        }
    }
    if !faulty.is_empty() {
        return Ok(Filled::Faulty(faulty));
    }
    let (board, now, counts, emptied) = (proof.board(), program.now(), &counts, &emptied);
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let own: HashSet<UnitId> = units::of_board(tx, board).await?.into_iter().map(|row| *row.id).collect();
                if typed.iter().any(|(unit, _)| !own.contains(unit)) {
                    return Err(Stop::NotFound);
                }
                let before = of_year(tx, board, year).await?;
                let others: Vec<Headcount> =
                    counts.iter().copied().filter(|count| before.get(&count.unit) != Some(&count.people)).collect();
                let gone: Vec<UnitId> = emptied.iter().copied().filter(|unit| before.contains_key(unit)).collect();
                if others.is_empty() && gone.is_empty() {
                    return Ok(());
                }
                put(tx, board, &others).await?;
                if !gone.is_empty() {
                    let rows = Entity::delete_many().filter(Column::Year.is(year));
                    rows.filter(Column::UnitId.any_of(gone)).exec(tx).await?;
                }
                note(tx, proof, now, BTreeSet::from([year])).await?;
                Ok(())
            })
        })
        .await;
    filled(result)
}
