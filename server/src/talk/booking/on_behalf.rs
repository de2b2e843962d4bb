//! HR plans, moves or cancels a talk on somebody's behalf: with a host and at a time of choice, also
//! outside that host's own times, which is then marked. What docs/domain.md, "Who may host" forbids stays forbidden.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, TalkId};
use domain::talk::TalkChoice;

use super::super::HostBooking;
use super::super::hosts::suitable::suitable_hosts;
use super::super::offer::times::{HostName, Look, TalkOffer};
use super::book::plannable;
use super::booked::HostNames;
use super::call::Call;
use super::call_off::{CalledOff, call_off};
use super::cancel::Cancelling;
use super::plan::{HostPlan, plan_by_host, times_of};
use crate::access::CoordinatorOf;
use crate::access::OnBehalf;
use crate::course::By;
use crate::course::{self, Change, Outcome};
use crate::mail::Whom;
use crate::program::Program;
use crate::store::StoreError;

/// A talk that HR can plan, with those who may host it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plannable {
    pub talk: TalkId,
    pub host_kind: domain::talk::HostKind,
    pub minutes: u16,
    /// Who may host it, the assigned one first.
    pub hosts: Vec<HostName>,
    /// When it is planned now.
    pub starts_at: Option<DateTime<Utc>>,
    /// With whom.
    pub with: Option<AccountId>,
}

/// The talks that can be planned or moved. Empty where the leaver declined, or nothing can be planned.
pub async fn plannable_talks(program: &Program, coordinator: &CoordinatorOf) -> Result<Vec<Plannable>, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let calendar = course::calendar(conn, coordinator.board()).await?;
    let today = calendar.local_date(now);
    let Some(loaded) = course::load(conn, coordinator.departure(), today).await? else { return Ok(Vec::new()) };
    if loaded.facts.choice == Some(TalkChoice::None) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for row in &loaded.talks {
        if plannable(&loaded, row.id.into()).is_err() {
            continue;
        }
        let hosts = suitable_hosts(conn, &loaded, row, today).await?;
        let names = HostNames::of_accounts(conn, hosts.iter().map(|host| host.account).collect()).await?;
        let booked = loaded.live_appointment(*row.id);
        found.push(Plannable {
            talk: row.id.into(),
            host_kind: *row.host_kind,
            minutes: *row.minutes,
            hosts: hosts
                .into_iter()
                .map(|host| HostName { account: host.account, name: names.name(host.account).unwrap_or_default() })
                .collect(),
            starts_at: booked.map(|row| row.starts_at),
            with: booked.map(|row| row.host_id.into()),
        });
    }
    Ok(found)
}

/// The free times of this host for the talk, those that the leaver would be offered of them, each of which can be
/// planned without more ado; none of somebody who may not host it. `None` when the talk cannot be planned.
pub async fn times_on_behalf(
    program: &Program,
    coordinator: &CoordinatorOf,
    talk: TalkId,
    host: AccountId,
) -> Result<Option<TalkOffer>, StoreError> {
    times_of(program, &OnBehalf::of(coordinator, talk, host), Look::OnBehalf(host)).await
}

/// Plans the talk with this host at this time, or moves it there. Host and leaver get invitations, since
/// neither of them picked the time. Where a call by video is, the host alone says: whoever gave another's talk an
/// address of their own would hear it.
pub async fn plan_on_behalf(
    program: &Program,
    coordinator: &CoordinatorOf,
    talk: TalkId,
    host: AccountId,
    plan: &HostPlan,
) -> Result<HostBooking, StoreError> {
    let plan = HostPlan { call: Call::AsBefore, ..plan.clone() };
    plan_by_host(program, &OnBehalf::of(coordinator, talk, host), &plan).await
}

/// Cancels the time of a talk, until it begins; the talk stays due, and the leaver can pick another time.
pub async fn cancel_on_behalf(
    program: &Program,
    coordinator: &CoordinatorOf,
    talk: TalkId,
) -> Result<Cancelling, StoreError> {
    course::change(program, coordinator, |change| Box::pin(cancel_in(change, coordinator, talk))).await
}

async fn cancel_in(
    change: Change<'_, '_>,
    coordinator: &CoordinatorOf,
    talk: TalkId,
) -> Result<Outcome<Cancelling>, StoreError> {
    let (tx, now) = (change.tx, change.now);
    let loaded = change.load().await?;
    if loaded.talks.iter().all(|row| row.id != talk) {
        return Ok(Outcome::unchanged(Cancelling::NoSuchTalk));
    }
    let held = loaded.talks.iter().any(|row| row.id == talk && row.held_on.is_some());
    let Some(booked) = loaded.live_appointment(talk).filter(|_| !held) else {
        return Ok(Outcome::unchanged(Cancelling::NothingBooked));
    };
    if booked.starts_at <= now {
        return Ok(Outcome::unchanged(Cancelling::TooLate));
    }
    let by = By::Coordinator(coordinator.account());
    let called_off = call_off(tx, &loaded, talk, by, Whom::Both, now).await?;
    let CalledOff::Told(line) = called_off else { return Ok(Outcome::unchanged(Cancelling::TooLate)) };
    Ok(Outcome::changed(Cancelling::Cancelled, line))
}
