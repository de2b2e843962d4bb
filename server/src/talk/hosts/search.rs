//! HR looks for an adviser for one departure: who could hold the talk, and why the others could not.

use chrono::{Days, NaiveDate};
use domain::Language;
use domain::ids::{AccountId, TalkId};
use domain::route::{COMING_DAYS, Considered, Hindrance, Suggestion, search_advisers};
use domain::slot::{Seeker, slots};
use domain::talk::{Formality, HostKind};
use domain::working_days::DateRange;

use super::super::booking::book::plannable;
use super::super::offer::window;
use super::candidates;
use super::everybody::Hosts;
use crate::access::CoordinatorOf;
use crate::course;
use crate::program::Program;
use crate::store::{StoreError, Typed};

/// The advisers of the leaver's unit, its school or the whole board, for the adviser's talk of a departure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAdvisers {
    pub talk: TalkId,
    /// The leaver's, in which the talk is held.
    pub language: Language,
    /// The last day on which the talk can be.
    pub until: NaiveDate,
    /// To whom the talk is assigned now.
    pub assigned: Option<AccountId>,
    /// Who could hold it, the best first, with their names.
    pub could: Vec<(Suggestion, String)>,
    /// Who could not, with their names.
    pub cannot: Vec<(AccountId, String, Hindrance)>,
}

/// Looks for an adviser. Their free moments are those that the leaver would be offered. `None` where no talk with
/// an adviser can be planned. Changes nothing.
pub async fn find_advisers(
    program: &Program,
    coordinator: &CoordinatorOf,
) -> Result<Option<FoundAdvisers>, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let Some(opened) = course::open(conn, coordinator.departure(), now).await? else { return Ok(None) };
    let course::Opened { organisation, calendar, loaded } = opened;
    let of_adviser = loaded.talks.iter().find(|row| row.host_kind == HostKind::HrAdviser);
    let Some(row) = of_adviser.and_then(|row| plannable(&loaded, row.id.into()).ok()) else { return Ok(None) };
    let Some(days) = window::days(&loaded.facts, &calendar, now) else { return Ok(None) };

    let today = calendar.local_date(now);
    let coming = now..now + Days::new(COMING_DAYS);
    // Talks outside of the days on which this one can be are a load as well.
    let looked_at = DateRange::new(today, calendar.local_date(coming.end).max(days.last));
    let hosts = Hosts::with_times(program, &loaded, true, today, looked_at).await?;
    let candidates = hosts.advisers(&loaded)?;
    let wanted = window::wanted(&loaded, row, days, &calendar, now, Seeker::Leaver);
    let moving = loaded.live_appointment(*row.id).map(|appointment| *appointment.id);
    let talks_a_day = u16::from(organisation.talks_a_day);
    let formality = *row.formality;
    let considered: Vec<Considered<'_>> = candidates
        .iter()
        .map(|candidate| {
            let trained = (formality == Formality::Formal).then(|| candidate.trained.clone());
            let times = hosts.times.of_host(candidate.account, trained, talks_a_day, moving);
            let talks = times.talks.iter().filter(|talk| coming.contains(&talk.start)).count();
            Considered {
                candidate,
                coming: u32::try_from(talks).unwrap_or(u32::MAX),
                first_free: slots(&times, &wanted, &calendar).first().map(|slot| slot.start),
            }
        })
        .collect();
    let case = candidates::case(conn, &loaded, HostKind::HrAdviser, formality, today)?;
    let found = search_advisers(&considered, &case);
    let name = |account: AccountId| hosts.names.name(account).unwrap_or_default();
    Ok(Some(FoundAdvisers {
        talk: row.id.into(),
        language: *loaded.departure.language,
        until: days.last,
        assigned: row.host_id.map(Typed::get),
        could: found
            .could
            .into_iter()
            .map(|one| {
                let name = name(one.account);
                (one, name)
            })
            .collect(),
        cannot: found.cannot.into_iter().map(|(account, why)| (account, name(account), why)).collect(),
    }))
}
