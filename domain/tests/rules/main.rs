//! The rules that are about days, routes, bookable times and lists: one test binary, one
//! file a subject.

mod adviser_search;
mod coverage;
mod days;
mod departure_types;
mod feed;
mod feed_properties;
mod form;
mod import;
mod import_properties;
mod kept;
mod list_columns;
mod lists;
mod organisation_import;
mod organisation_import_properties;
mod own_rules;
mod periods;
mod retention;
mod rights;
mod route;
mod route_properties;
mod school;
mod slot;
mod slot_properties;
mod tips;

use chrono::{DateTime, NaiveDate, Utc};

/// A date, as "2026-12-04".
fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

/// An instant, as "2026-12-04T08:00:00Z".
fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant of the test")
}
