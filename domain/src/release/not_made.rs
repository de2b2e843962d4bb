//! Why there is no release.

use thiserror::Error;

use crate::disclosure::{Fault, OtherShape};

/// Why there is no release at all: each is a slip of whoever asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotMade {
    #[error("the counts are no figures: {0}")]
    Figures(#[from] Fault),
    #[error(transparent)]
    OtherShape(#[from] OtherShape),
    /// See [`super::Plan::following`].
    #[error("an earlier release of the period has other tables")]
    OtherTables,
    /// Somebody left a unit for which the earlier release has no place.
    #[error("a unit has no place in an earlier release of the period")]
    NoPlace,
}
