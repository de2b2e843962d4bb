//! How often somebody gets it: their own choice, on their own page.

use domain::round_up::Rhythm;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use crate::access::SignedIn;
use crate::course;
use crate::program::Program;
use crate::store::StoreError;
use crate::store::queries::accounts;

/// How often this person gets it: as they chose, or the standard. One query.
pub async fn rhythm(program: &Program, viewer: &SignedIn) -> Result<Rhythm, StoreError> {
    let row = accounts::one(program.store().read(), viewer.account()).await?;
    Ok(row.map_or(Rhythm::STANDARD, |row| row.rhythm()))
}

/// Stores what they choose. Another rhythm begins with the next day, or the next week.
pub async fn choose(program: &Program, viewer: &SignedIn, rhythm: Rhythm) -> Result<(), StoreError> {
    let (account, board, now) = (viewer.account(), viewer.board(), program.now());
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let today = course::calendar(tx, board).await?.local_date(now);
                let Some(row) = accounts::one(tx, account).await? else { return Ok(()) };
                let is_another = row.rhythm() != rhythm;
                let mut row = row.into_active_model();
                row.round_up = Set(Some(rhythm.into()));
                if is_another {
                    row.round_up_on = Set(Some(today));
                }
                row.update(tx).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
}
