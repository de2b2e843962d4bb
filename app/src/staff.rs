//! The staff's room: everything behind signing in.

use leptos::prelude::*;

use crate::context::Elsewhere;
use crate::page::page;
use crate::routes::Page;

/// The pages of the staff's room.
pub const PAGES: &[Page] = &[];

/// The bare address leads to the staff's room.
pub fn front() -> AnyView {
    page(|| async { Err(Elsewhere::Go("/staff".to_owned())) })
}
