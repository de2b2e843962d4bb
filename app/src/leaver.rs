//! The leaver's room: everything behind a personal link.

use crate::routes::Page;

/// The pages of the leaver's room.
pub const PAGES: &[Page] = &[];
