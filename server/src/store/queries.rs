//! Questions that are asked in more than one place, each asked here once: a module for each kind of row.
//!
//! What a single use case asks stays with it. A question that takes more conditions is a `Select`.

pub(crate) mod accounts;
pub(crate) mod appointments;
pub(crate) mod coordinators;
pub(crate) mod departures;
pub(crate) mod holidays;
pub(crate) mod mails;
pub(crate) mod reach;
pub(crate) mod releases;
pub(crate) mod reports;
pub(crate) mod requests;
pub(crate) mod responses;
pub(crate) mod roles;
pub(crate) mod rules;
pub(crate) mod talks;
pub(crate) mod trainings;
pub(crate) mod units;
