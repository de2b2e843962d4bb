//! An administrator changes the organisation's settings.

use sea_orm::{ActiveModelTrait, Set};

use super::{OrganisationFault, OrganisationField, OrganisationForm};
use crate::access::{Administrator, Refused};
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::entity::board;

/// Saves the settings. Mails that wait are written with the new ones.
pub async fn change(
    program: &Program,
    proof: &Administrator,
    form: &OrganisationForm,
) -> Result<Filled<(), (OrganisationField, OrganisationFault)>, Refused> {
    let organisation = match form.check() {
        Ok(organisation) => organisation,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let id = proof.board();
    let settings = &organisation.to_json();
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let row =
                    board::ActiveModel { id: Set(id.into()), settings: Set(settings.clone()), ..Default::default() };
                row.update(tx).await?;
                Ok::<_, Stop<_>>(())
            })
        })
        .await;
    filled(result)
}
