//! Setting up a board: the first account, units, people, settings, times, and signing in.

mod accounts;
mod first_account;
mod full;
mod going_live;
mod headcount;
mod limits;
mod organisation;
mod organisation_import;
mod reach;
mod regroup;
mod second_person;
mod sessions;
mod set_up;
pub mod sign_in;
mod times;
mod training;
mod units;
