//! The schema, for SQLite and for PostgreSQL. Only `server::store` runs it.
//!
//! Deliberately absent: vendor syntax, defaults, and foreign keys added later (SQLite cannot).

mod after_talk_and_forms;
mod api;
mod api_tokens_by_two;
mod board_by_coordinator;
mod board_by_owner;
mod busy_as_one_value;
mod call_of_a_talk;
mod chained_log;
mod closed_links;
mod columns_nobody_reads;
mod coordinators;
mod departures_by_address;
mod doubles_by_school;
mod former_colleagues;
mod group_facts;
mod hashed_sessions;
mod headcounts;
mod host_versions;
mod hosting_and_calendars;
mod how_to_reach;
mod import_headings;
mod improvement_steps;
mod letter_and_word;
mod main_job;
mod names_and_lists;
mod organisation_imports;
mod passkeys;
mod plain;
mod printed_codes;
mod proposed_times;
mod provider_subject;
mod release_totals;
mod release_words;
mod releases;
mod report_quotes;
mod retention;
mod rights_requests;
mod role_periods;
mod role_sources;
mod round_ups;
mod sealed_people;
mod sealed_words;
mod second_person;
mod session_devices;
mod set_up_steps;
mod table;
mod tips;
mod units_put_away;
mod waiting_steps;
mod withdrawn_answers;

use sea_orm_migration::prelude::*;

pub use sea_orm_migration::MigratorTrait;

/// All migrations, oldest first. A migration that has been released is never edited. Installed databases
/// know it by its stored name, so that one stays, whatever the file is called.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(main_job::MainJob),
            Box::new(after_talk_and_forms::AfterTalkAndForms),
            Box::new(hosting_and_calendars::HostingAndCalendars),
            Box::new(busy_as_one_value::BusyAsOneValue),
            Box::new(printed_codes::PrintedCodes),
            Box::new(letter_and_word::LetterAndWord),
            Box::new(hashed_sessions::HashedSessions),
            Box::new(doubles_by_school::DoublesBySchool),
            Box::new(columns_nobody_reads::ColumnsNobodyReads),
            Box::new(closed_links::ClosedLinks),
            Box::new(session_devices::SessionDevices),
            Box::new(retention::Retention),
            Box::new(chained_log::ChainedLog),
            Box::new(second_person::SecondPerson),
            Box::new(provider_subject::ProviderSubject),
            Box::new(withdrawn_answers::WithdrawnAnswers),
            Box::new(rights_requests::RightsRequests),
            Box::new(former_colleagues::FormerColleagues),
            Box::new(organisation_imports::OrganisationImports),
            Box::new(role_periods::RolePeriods),
            Box::new(passkeys::Passkeys),
            Box::new(role_sources::RoleSources),
            Box::new(names_and_lists::NamesAndLists),
            Box::new(proposed_times::ProposedTimes),
            Box::new(how_to_reach::HowToReach),
            Box::new(call_of_a_talk::CallOfATalk),
            Box::new(board_by_owner::BoardByOwner),
            Box::new(import_headings::ImportHeadings),
            Box::new(round_ups::RoundUps),
            Box::new(units_put_away::UnitsPutAway),
            Box::new(set_up_steps::SetUpSteps),
            Box::new(group_facts::GroupFacts),
            Box::new(headcounts::Headcounts),
            Box::new(waiting_steps::WaitingSteps),
            Box::new(coordinators::Coordinators),
            Box::new(board_by_coordinator::BoardByCoordinator),
            Box::new(improvement_steps::ImprovementSteps),
            Box::new(tips::Tips),
            Box::new(releases::Releases),
            Box::new(api::Api),
            Box::new(api_tokens_by_two::ApiTokensByTwo),
            Box::new(release_words::ReleaseWords),
            Box::new(host_versions::HostVersions),
            Box::new(release_totals::ReleaseTotals),
            Box::new(report_quotes::ReportQuotes),
            Box::new(sealed_words::SealedWords),
            Box::new(sealed_people::SealedPeople),
            Box::new(departures_by_address::DeparturesByAddress),
        ]
    }
}
