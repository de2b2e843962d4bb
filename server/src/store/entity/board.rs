//! One organisation with its settings (`domain::organisation::Organisation` as JSON).

use domain::ids::BoardId;
use domain::organisation::Organisation;
use domain::release::{FigureSettings, OwnWords};
use domain::set_up::{self, Step};
use sea_orm::entity::prelude::*;

use crate::store::{StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Deserialize)]
#[sea_orm(table_name = "boards")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<BoardId>,
    /// The organisation's settings, as JSON.
    #[sea_orm(column_type = "Text")]
    pub settings: String,
    pub created_at: DateTimeUtc,
    /// The board's own terms (`domain::retention::Terms` as JSON); empty for the standard ones.
    #[sea_orm(column_type = "Text", nullable)]
    pub retention: Option<String>,
    /// Steps of the set-up that the board leaves out: codes of `domain::set_up::Step`, with spaces between.
    #[sea_orm(column_type = "Text", nullable)]
    pub left_out_steps: Option<String>,
    /// What the board sets for its figures (`domain::release::FigureSettings` as JSON); empty for the standard.
    #[sea_orm(column_type = "Text", nullable)]
    pub figures: Option<String>,
    /// Its own words for what releases propose (`domain::release::OwnWords` as JSON); empty for the standard.
    #[sea_orm(column_type = "Text", nullable)]
    pub figure_words: Option<String>,
}

impl Model {
    /// What the board set for itself.
    pub fn organisation(&self) -> Result<Organisation, StoreError> {
        read(*self.id, &self.settings)
    }

    /// What it sets for its figures.
    pub fn figure_settings(&self) -> Result<FigureSettings, StoreError> {
        let Some(stored) = &self.figures else { return Ok(FigureSettings::default()) };
        let settings = FigureSettings::parse(stored);
        settings.ok_or_else(|| StoreError::corrupt("boards", *self.id, "settings of figures that cannot be read"))
    }

    /// Its own words for what releases propose.
    pub fn own_words(&self) -> Result<OwnWords, StoreError> {
        let Some(stored) = &self.figure_words else { return Ok(OwnWords::default()) };
        OwnWords::parse(stored).ok_or_else(|| StoreError::corrupt("boards", *self.id, "figure_words cannot be read"))
    }

    /// The steps of the set-up that it leaves out.
    pub fn left_out(&self) -> Result<Vec<Step>, StoreError> {
        let kept = self.left_out_steps.as_deref().unwrap_or_default();
        set_up::read(kept).ok_or_else(|| StoreError::corrupt("boards", *self.id, "left_out_steps: no such step"))
    }
}

/// The settings of a board, where a query brought that column alone.
pub fn read(board: BoardId, settings: &str) -> Result<Organisation, StoreError> {
    Organisation::parse(settings).map_err(|fault| StoreError::corrupt("boards", board, fault.to_string()))
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
