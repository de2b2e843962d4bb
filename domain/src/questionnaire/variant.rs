//! Who gets which questions: the variants, and which departure type gets which.

use serde::{Deserialize, Serialize};

use super::item::ItemKey;
use crate::coded::coded;
use crate::departure::{DepartureType, Questions};

coded! {
    /// A selection of the items, in the order in which they are asked.
    pub enum Variant {
        Full = "full",
        /// For a redundancy or a closure: nothing about speaking up before, or about staying.
        Closure = "closure",
        FixedTerm = "fixed_term",
        /// For a probation that the employer ended: as after a fixed term, in words of its own.
        Probation = "probation",
        Retirement = "retirement",
        Short = "short",
        Transfer = "transfer",
        Experience = "experience",
        /// For long-term incapacity: nothing about showing what one can or the amount of work.
        ExperienceAfterIncapacity = "experience_after_incapacity",
    }
}

impl Variant {
    /// What people of this variant were asked before it was there: a file that lacks it means that one.
    pub(super) const fn apart_from(self) -> Option<Self> {
        match self {
            Self::Closure => Some(Self::Full),
            Self::Probation => Some(Self::FixedTerm),
            Self::Full
            | Self::FixedTerm
            | Self::Retirement
            | Self::Short
            | Self::Transfer
            | Self::Experience
            | Self::ExperienceAfterIncapacity => None,
        }
    }
}

/// The items of one variant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariantItems {
    pub key: Variant,
    /// In the order in which they are asked; items of one theme stand together.
    pub items: Vec<ItemKey>,
    /// Those of `items` that only people with under three years of service are asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only_under_three_years: Vec<ItemKey>,
}

/// The variant for a departure type (docs/domain.md, "Departure types").
///
/// `None`: no questionnaire. After a death there never is one; for settlement, dismissal and
/// incapacity only when HR switched it on for this departure (`switched_on`).
pub const fn variant_for(departure_type: DepartureType, switched_on: bool) -> Option<Variant> {
    match departure_type.profile().questions {
        Questions::Always(variant) => Some(variant),
        Questions::IfSwitchedOn(variant) if switched_on => Some(variant),
        Questions::IfSwitchedOn(_) | Questions::Never => None,
    }
}
