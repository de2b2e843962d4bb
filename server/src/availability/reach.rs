//! How a host can be reached for a talk: what they say of it themselves, both optional.

use domain::reach::{PhoneNumber, Reach, VideoAddress};
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};

use super::TimesKeeper;
use crate::access::Refused;
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::entity::host_settings::{ActiveModel, Column, Entity};
use crate::store::queries::reach;
use crate::store::{Sealed, StoreError};

domain::coded! {
    /// A field of the form, which is wrong only in one way: it is no number, or no `https` address.
    pub enum ReachField {
        Phone = "phone",
        VideoAddress = "video_address",
    }
}

/// What was typed; empty where nothing is to be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReachForm {
    pub phone: String,
    pub video_address: String,
}

impl ReachForm {
    /// The form as what is stored fills it.
    pub fn of(reach: &Reach) -> Self {
        Self {
            phone: reach.phone.as_ref().map(PhoneNumber::as_str).unwrap_or_default().to_owned(),
            video_address: reach.video.as_ref().map(VideoAddress::as_str).unwrap_or_default().to_owned(),
        }
    }

    fn check(&self) -> Result<Reach, Vec<ReachField>> {
        let mut faults = Vec::new();
        let phone = Some(&self.phone).filter(|text| !text.trim().is_empty()).map(|text| PhoneNumber::parse(text));
        let video =
            Some(&self.video_address).filter(|text| !text.trim().is_empty()).map(|text| VideoAddress::parse(text));
        faults.extend(matches!(phone, Some(Err(_))).then_some(ReachField::Phone));
        faults.extend(matches!(video, Some(Err(_))).then_some(ReachField::VideoAddress));
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Reach { phone: phone.and_then(Result::ok), video: video.and_then(Result::ok) })
    }
}

/// What this host says of it. One query.
pub async fn host_reach(program: &Program, proof: &TimesKeeper) -> Result<Reach, Refused> {
    Ok(reach::of_host(program.store().read(), proof.account()).await?)
}

/// Stores it. Pages and mails to come say it; what a calendar has already stays there. Only for oneself: whoever gave
/// another's talks an address of their own would hear them.
pub async fn save_reach(
    program: &Program,
    proof: &TimesKeeper,
    form: &ReachForm,
) -> Result<Filled<(), ReachField>, Refused> {
    if !proof.is_own() {
        return Err(Refused::NotFound);
    }
    let said = &match form.check() {
        Ok(said) => said,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let (account, board) = (proof.account(), proof.board());
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let row = ActiveModel {
                    account_id: Set(account.into()),
                    board_id: Set(board.into()),
                    buffer_before: Set(None),
                    buffer_after: Set(None),
                    notice_hours: Set(None),
                    horizon_days: Set(None),
                    talks_a_day: Set(None),
                    languages: Set(None),
                    subscription_generation: Set(0.into()),
                    subscription_on: Set(false),
                    phone: Set(Sealed::close_some(tx, account, said.phone.as_ref().map(PhoneNumber::as_str))?),
                    video_address: Set(Sealed::close_some(tx, account, said.video.as_ref().map(VideoAddress::as_str))?),
                };
                // Everything else is kept elsewhere: a row that is there keeps its own.
                let only_these = [Column::Phone, Column::VideoAddress];
                let or_change = OnConflict::column(Column::AccountId).update_columns(only_these).to_owned();
                Entity::insert(row)
                    .on_conflict(or_change)
                    .exec_without_returning(tx)
                    .await
                    .map_err(StoreError::from)?;
                Ok::<_, Stop<_>>(())
            })
        })
        .await;
    filled(result)
}
