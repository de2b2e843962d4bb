//! The standard questionnaire: which questions a leaver sees, how answers are read, and what counts
//! as submitted.
//!
//! Read in this order: `item` (one question), `data` (the file and its one door, `Questionnaire::parse`),
//! `variant` (who gets which questions), `screen` (one theme a screen, and reading a posted form),
//! `answers` (what was answered so far), `submit` (what may be handed in).

mod answers;
mod check;
mod data;
mod item;
mod reading;
mod screen;
mod submit;
mod texts;
mod variant;

pub use answers::{Agreement, Answer, Answers, Likelihood};
pub use data::{Fault, Questionnaire};
pub use item::{ChoiceOption, Item, ItemKey, Kind, Theme};
pub use reading::{FieldFault, FieldFaultKind};
pub use screen::{AskedItem, Screen, minutes_left, next_screen, previous_screen};
pub use submit::{NotSubmittable, Submitted, submit};
pub use texts::{Bilingual, Choice, ChoiceGroup, Names};
pub use variant::{Variant, VariantItems, variant_for};

pub(crate) use reading::clean_text;
