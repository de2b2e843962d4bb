//! Whenever an address of the leaver changes, the one before is told by a mail of its own: whoever reads it
//! learns at once that the link goes elsewhere from now on.

use domain::person::EmailAddress;
use serde_json::json;

use super::change::ByHr;
use crate::course::{self, AddressChanged, EventKind, Loaded, OnTimeLine};
use crate::mail::before::{self as addresses, Was};
use crate::mail::{MailKind, NewMail, outbox};
use crate::questionnaire::is_theirs;
use crate::store::StoreError;
use crate::store::entity::departure;
use crate::store::queries::mails;

/// Writes a change of an address down and tells the addresses that were there; `None` where none changed. Another last
/// day worked is such a change where mail goes elsewhere by it. An earlier one takes the work address away: it is told
/// while it still counts. By a later one the work address counts again, and by then the mailbox may be anybody's.
pub(super) async fn tell(
    change: ByHr<'_, '_>,
    before: &Loaded,
    after: &departure::Model,
) -> Result<Option<OnTimeLine>, StoreError> {
    let (tx, was, today) = (change.tx, &before.departure, change.today());
    let (reached, reaches) = (course::address(tx, was, today)?, course::address(tx, after, today)?);
    let is_same = was.private_email(tx)? == after.private_email(tx)? && was.work_email(tx)? == after.work_email(tx)?;
    if is_same && reached == reaches {
        return Ok(None);
    }
    let old = old_addresses(change, was, after).await?;
    let is_back = match reaches.as_ref().filter(|_| reached != reaches) {
        Some(address) => addresses::was_theirs(tx, change.id, address, today).await?,
        None => false,
    };
    // Before the first mail there is nothing yet that a stranger could take over, and this one would be the first
    // to tell of the leaving.
    let may_tell = before.facts.opens().allows(today) || has_been_reached(change, before).await?;
    let old = if may_tell { old } else { Vec::new() };
    let old_address_told = !old.is_empty();
    for one in old {
        outbox::enqueue(change.tx, mail(change, was, one)?).await?;
    }
    // Nothing is ever sent after a death. What would have gone waits, in case that was an error.
    let is_dead = [was, after].iter().any(|row| row.departure_type.profile().nothing_is_ever_sent);
    if is_dead {
        outbox::hold_warnings(change.tx, change.id).await?;
    } else if let Some(address) = &reaches {
        addresses::warn_there_too(tx, change.id, address, change.now).await?;
    }
    let detail = AddressChanged {
        mail_goes_elsewhere: reached != reaches,
        old_address_told: old_address_told && !is_dead,
        is_back,
    };
    let line = change.record(change.by.actor(), EventKind::AddressCorrected, Some(json!(detail))).await?;
    Ok(Some(line))
}

/// Answers were handed in, or some mail has left for the leaver.
async fn has_been_reached(change: ByHr<'_, '_>, before: &Loaded) -> Result<bool, StoreError> {
    Ok(before.submitted.is_some() || mails::was_sent_to_leaver(change.tx, change.id).await?)
}

/// An address that mail is taken away from.
struct Old {
    address: EmailAddress,
    was: Was,
}

/// Each address that was replaced, and the one mail went to until now. Never the work address after the last
/// day worked.
async fn old_addresses(
    change: ByHr<'_, '_>,
    was: &departure::Model,
    after: &departure::Model,
) -> Result<Vec<Old>, StoreError> {
    let (tx, today) = (change.tx, change.today());
    let replaced = |was: Option<String>, after: Option<String>| {
        was.filter(|was| after.as_ref() != Some(was)).and_then(|text| EmailAddress::parse(&text).ok())
    };
    let last_day = Some(was.last_day_worked);
    let private = replaced(was.private_email(tx)?, after.private_email(tx)?).map(|address| (address, None));
    let work = replaced(was.work_email(tx)?, after.work_email(tx)?).filter(|_| today <= was.last_day_worked);
    let work = work.map(|address| (address, last_day));
    let reaches = course::address(tx, after, today)?;
    let reached = course::address(tx, was, today)?.filter(|address| reaches.as_ref() != Some(address));
    let reads_codes = reached.is_some() && is_theirs(tx, change.id, change.now).await?;
    let until = if was.private_email.is_none() { last_day } else { None };
    let of_mail = reached.clone().map(|address| (address, until));
    let mut old: Vec<Old> = Vec::new();
    for (address, until) in [private, work, of_mail].into_iter().flatten() {
        if old.iter().all(|one| one.address != address) {
            let theirs = reads_codes && reached.as_ref() == Some(&address);
            old.push(Old { address, was: Was { theirs, until } });
        }
    }
    Ok(old)
}

fn mail(change: ByHr<'_, '_>, was: &departure::Model, old: Old) -> Result<NewMail, StoreError> {
    Ok(NewMail {
        board: change.board,
        departure: Some(change.id),
        account: None,
        talk: None,
        appointment: None,
        kind: MailKind::LeaverAddressChanged,
        to_address: old.address,
        to_name: was.name(change.tx)?,
        language: *was.language,
        payload: json!(old.was),
        at_once: true,
        due_at: change.now,
        dedupe_key: None,
    })
}
