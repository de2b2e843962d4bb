//! What hosts set for themselves: buffers, notice, horizon, talks a day, languages.

use domain::Language;
use domain::slot::{OwnSettings, OwnSettingsDraft, SettingsFault, SettingsField, languages_of};
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};

use super::TimesKeeper;
use crate::access::Refused;
use crate::form::{Filled, Stop, filled};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::host_settings::{ActiveModel, Column, Entity, Model};
use crate::store::queries::accounts::host_changed;

domain::coded! {
    /// What is wrong with a setting as typed.
    pub enum SettingsFormFault {
        NotANumber = "not_a_number",
        NotMultipleOfFive = "not_multiple_of_five",
        TooLittle = "too_little",
        TooMuch = "too_much",
    }
}

/// What was typed; empty where the default counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsForm {
    /// Minutes.
    pub buffer_before: String,
    pub buffer_after: String,
    pub notice_hours: String,
    pub horizon_days: String,
    pub talks_a_day: String,
    /// Tags of the ticked languages; none for any.
    pub languages: Vec<String>,
}

type Faults = Vec<(SettingsField, SettingsFormFault)>;

impl SettingsForm {
    /// The form as stored settings fill it.
    pub fn of(settings: &OwnSettings) -> Self {
        let text = |field| settings.value(field).map(|value| value.to_string()).unwrap_or_default();
        Self {
            buffer_before: text(SettingsField::BufferBefore),
            buffer_after: text(SettingsField::BufferAfter),
            notice_hours: text(SettingsField::NoticeHours),
            horizon_days: text(SettingsField::HorizonDays),
            talks_a_day: text(SettingsField::TalksADay),
            languages: settings.languages().iter().map(|language| language.tag().to_owned()).collect(),
        }
    }

    fn check(&self) -> Result<OwnSettings, Faults> {
        let mut faults = Faults::new();
        let mut number = |field, text: &str| match text.trim() {
            "" => None,
            text => {
                let number = text.parse::<u32>().ok();
                if number.is_none() {
                    faults.push((field, SettingsFormFault::NotANumber));
                }
                number
            }
        };
        let draft = OwnSettingsDraft {
            buffer_before: number(SettingsField::BufferBefore, &self.buffer_before),
            buffer_after: number(SettingsField::BufferAfter, &self.buffer_after),
            notice_hours: number(SettingsField::NoticeHours, &self.notice_hours),
            horizon_days: number(SettingsField::HorizonDays, &self.horizon_days),
            talks_a_day: number(SettingsField::TalksADay, &self.talks_a_day),
            languages: self.languages.iter().filter_map(|tag| Language::parse(tag)).collect(),
        };
        let checked = draft.check();
        match checked {
            Ok(settings) if faults.is_empty() => Ok(settings),
            Ok(_) => Err(faults),
            Err(found) => {
                faults.extend(found.into_iter().map(|(field, fault)| (field, said(fault))));
                faults.sort_by_key(|(field, _)| *field);
                Err(faults)
            }
        }
    }
}

const fn said(fault: SettingsFault) -> SettingsFormFault {
    match fault {
        SettingsFault::NotMultipleOfFive => SettingsFormFault::NotMultipleOfFive,
        SettingsFault::TooLittle => SettingsFormFault::TooLittle,
        SettingsFault::TooMuch => SettingsFormFault::TooMuch,
    }
}

/// What this host set. One query.
pub async fn host_settings(program: &Program, proof: &TimesKeeper) -> Result<OwnSettings, Refused> {
    let row = Entity::find_by_id(proof.account()).one(program.store().read()).await.map_err(StoreError::from)?;
    Ok(row.as_ref().map(read_settings).transpose()?.unwrap_or_default())
}

/// Stores them. What is booked keeps the buffers it was booked with.
pub async fn save_settings(
    program: &Program,
    proof: &TimesKeeper,
    form: &SettingsForm,
) -> Result<Filled<(), (SettingsField, SettingsFormFault)>, Refused> {
    let settings = &match form.check() {
        Ok(settings) => settings,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let (account, board) = (proof.account(), proof.board());
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                host_changed(tx, account).await?;
                let number = |field| settings.value(field).map(i32::from);
                let row = ActiveModel {
                    account_id: Set(account.into()),
                    board_id: Set(board.into()),
                    buffer_before: Set(number(SettingsField::BufferBefore)),
                    buffer_after: Set(number(SettingsField::BufferAfter)),
                    notice_hours: Set(number(SettingsField::NoticeHours)),
                    horizon_days: Set(number(SettingsField::HorizonDays)),
                    talks_a_day: Set(number(SettingsField::TalksADay)),
                    languages: Set(settings.languages_text()),
                    subscription_generation: Set(0.into()),
                    subscription_on: Set(false),
                    phone: Set(None),
                    video_address: Set(None),
                };
                // The subscription, and how they are reached, are kept elsewhere: a row that is there keeps its own.
                let only_these = [
                    Column::BufferBefore,
                    Column::BufferAfter,
                    Column::NoticeHours,
                    Column::HorizonDays,
                    Column::TalksADay,
                    Column::Languages,
                ];
                let or_change = OnConflict::column(Column::AccountId).update_columns(only_these).to_owned();
                Entity::insert(row).on_conflict(or_change).exec_without_returning(tx).await?;
                Ok::<_, Stop<_>>(())
            })
        })
        .await;
    filled(result)
}

pub(crate) fn read_settings(row: &Model) -> Result<OwnSettings, StoreError> {
    let corrupt = |what: &str| StoreError::corrupt("host_settings", *row.account_id, what);
    let number = |stored: Option<i32>| stored.map(u32::try_from).transpose().map_err(|_| corrupt("below zero"));
    let draft = OwnSettingsDraft {
        buffer_before: number(row.buffer_before)?,
        buffer_after: number(row.buffer_after)?,
        notice_hours: number(row.notice_hours)?,
        horizon_days: number(row.horizon_days)?,
        talks_a_day: number(row.talks_a_day)?,
        languages: languages_of(row.languages.as_deref()).ok_or_else(|| corrupt("languages"))?,
    };
    draft.check().map_err(|faults| corrupt(&format!("{faults:?}")))
}
