//! Registering somebody who leaves, and correcting what was registered.

pub mod edit;
pub mod faults;
pub mod fields;
pub mod new;
pub mod other_day;
pub mod special;
