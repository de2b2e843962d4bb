//! What happens: one module per concept and one file per use case, on top of the rules in `domain`.
//!
//! Deliberately absent: Leptos and HTTP types. A use case takes a [`program::Program`] and a
//! permission proof from [`access`], and returns an outcome.

pub mod access;
pub mod account;
pub mod address;
pub mod availability;
pub mod calendar_file;
pub mod clock;
pub mod code;
pub mod course;
pub mod demonstration;
pub mod departure;
mod fault;
pub mod feed;
pub mod form;
pub mod headcount;
pub mod home;
pub mod improvement;
pub mod itip;
pub mod jobs;
pub mod limit;
pub mod lists;
pub mod log;
pub mod mail;
pub mod organisation;
pub mod organisation_import;
pub mod own_copy;
pub mod passkey;
pub mod prediction;
pub mod program;
pub mod proposal;
pub mod provider;
pub mod questionnaire;
pub mod regroup;
pub mod report;
pub mod retention;
pub mod rights;
pub mod round_up;
pub mod rule;
pub mod school;
pub mod second_person;
pub mod second_questionnaire;
pub mod secret;
pub mod session;
pub mod set_up;
pub mod settings;
pub mod sign_in;
pub mod stay;
pub mod steps;
pub mod store;
pub mod subscription;
pub mod talk;
pub mod task;
#[cfg(feature = "testing")]
pub mod testing;
pub mod training;
pub mod trust;
pub mod unit;
pub mod version;
pub mod wire;
