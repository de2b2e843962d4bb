//! Registering somebody who leaves, and correcting what was registered.

pub mod edit;
pub mod faults;
pub mod fields;
pub mod new;
pub mod special;

use domain::departure_form::Field;

/// The names of what waits of such a form where its writer's session ended.
fn known() -> Vec<&'static str> {
    Field::ALL.iter().map(|field| field.code()).chain(["revision"]).collect()
}
