//! What only the demonstration has: a strip on every page with its clock, and the mails it kept.

use leptos::prelude::*;
use wording::Wording;

use crate::routes::Page;

/// The pages of the demonstration.
pub const PAGES: &[Page] = &[];

/// The strip on top of every page of the demonstration; nothing elsewhere.
pub fn strip(_wording: Wording) -> Option<AnyView> {
    None
}
