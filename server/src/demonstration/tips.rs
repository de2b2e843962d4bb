//! Invented tips, as the program hands them on: of a half-year before those that people here could have written in.

use chrono::NaiveDate;
use domain::school::Half;

use super::NotBuilt;
use super::cast::Cast;
use crate::store::Tx;
use crate::tips::store_batch;

const WORDS: [&str; 6] = [
    "Laat wie nieuw is in de eerste maand met een ervaren collega meelopen.",
    "Vraag eens per jaar wat iemand nog wil leren, en kom daar ook op terug.",
    "Maak het rooster eerder bekend. Dan kan iedereen thuis ook plannen.",
    "Minder vergaderen na vier uur.\nEn als het moet, met een agenda vooraf.",
    "Ik had [naam] graag vaker in mijn les gehad. Kijk bij elkaar, dat helpt meer dan een cursus.",
    "Geef invallers een sleutel en een account op hun eerste dag, niet in hun tweede week.",
];

/// Stores them.
pub(super) async fn store(tx: &Tx<'_>, cast: &Cast, today: NaiveDate) -> Result<(), NotBuilt> {
    let Some(half) = Half::counted(today).and_then(Half::before) else { return Ok(()) };
    store_batch(tx, cast.board, half.days().last, &WORDS.map(str::to_owned)).await?;
    Ok(())
}
