//! An administrator changes the organisation's settings.

use domain::time_line::{Actor, EventKind};
use sea_orm::{ActiveModelTrait, Set};

use super::{OrganisationFault, OrganisationField, OrganisationForm};
use crate::access::{Administrator, Refused};
use crate::course::{self, organisation};
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::entity::board;

/// Saves the settings. Mails that wait are written with the new ones. That the board was put to use, or is on trial
/// again, stands among the events of the board.
pub async fn change(
    program: &Program,
    proof: &Administrator,
    form: &OrganisationForm,
) -> Result<Filled<(), (OrganisationField, OrganisationFault)>, Refused> {
    let (id, by, now) = (proof.board(), proof.account(), program.now());
    let today = course::calendar(program.store().read(), id).await?.local_date(now);
    let new = match form.check(today) {
        Ok(organisation) => organisation,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let new = &new;
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let old = organisation(tx, id).await?;
                let row = board::ActiveModel { id: Set(id.into()), settings: Set(new.to_json()), ..Default::default() };
                row.update(tx).await?;
                if old.is_on_trial() != new.is_on_trial() {
                    let kind = if new.is_on_trial() { EventKind::BackOnTrial } else { EventKind::WentLive };
                    course::record_of_board(tx, id, now, Actor::Staff(by), kind, None).await?;
                }
                Ok::<_, Stop<_>>(())
            })
        })
        .await;
    filled(result)
}
