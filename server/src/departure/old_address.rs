//! Whenever an address of the leaver changes, the one before is told by a mail of its own: whoever reads it
//! learns at once that the link goes elsewhere from now on.

use domain::person::EmailAddress;
use serde_json::json;

use super::change::ByHr;
use crate::course::{self, AddressChanged, EventKind, Loaded, OnTimeLine};
use crate::mail::{MailKind, NewMail, outbox};
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
    let old = old_addresses(change, was, after)?;
    // Before the first mail there is nothing yet that a stranger could take over, and this one would be the first
    // to tell of the leaving.
    let may_tell = before.facts.opens().allows(today) || has_been_reached(change, before).await?;
    let old = if may_tell { old } else { Vec::new() };
    for to_address in &old {
        outbox::enqueue(change.tx, mail(change, was, to_address.clone())?).await?;
    }
    // Nothing is ever sent after a death. What would have gone waits, in case that was an error.
    let is_dead = [was, after].iter().any(|row| row.departure_type.profile().nothing_is_ever_sent);
    if is_dead {
        outbox::hold_warnings(change.tx, change.id).await?;
    }
    let detail =
        AddressChanged { mail_goes_elsewhere: reached != reaches, old_address_told: !old.is_empty() && !is_dead };
    let line = change.record(change.by.actor(), EventKind::AddressCorrected, Some(json!(detail))).await?;
    Ok(Some(line))
}

/// Answers were handed in, or some mail has left for the leaver.
async fn has_been_reached(change: ByHr<'_, '_>, before: &Loaded) -> Result<bool, StoreError> {
    Ok(before.submitted.is_some() || mails::was_sent_to_leaver(change.tx, change.id).await?)
}

/// Each address that was replaced, and the one mail went to until now. Never the work address after the last
/// day worked.
fn old_addresses(
    change: ByHr<'_, '_>,
    was: &departure::Model,
    after: &departure::Model,
) -> Result<Vec<EmailAddress>, StoreError> {
    let (tx, today) = (change.tx, change.today());
    let replaced = |was: Option<String>, after: Option<String>| {
        was.filter(|was| after.as_ref() != Some(was)).and_then(|text| EmailAddress::parse(&text).ok())
    };
    let private = replaced(was.private_email(tx)?, after.private_email(tx)?);
    let work = replaced(was.work_email(tx)?, after.work_email(tx)?).filter(|_| today <= was.last_day_worked);
    let reaches = course::address(tx, after, today)?;
    let reached = course::address(tx, was, today)?.filter(|address| reaches.as_ref() != Some(address));
    let mut old: Vec<EmailAddress> = Vec::new();
    for address in [private, work, reached].into_iter().flatten() {
        if !old.contains(&address) {
            old.push(address);
        }
    }
    Ok(old)
}

fn mail(change: ByHr<'_, '_>, was: &departure::Model, to_address: EmailAddress) -> Result<NewMail, StoreError> {
    Ok(NewMail {
        board: change.board,
        departure: Some(change.id),
        account: None,
        talk: None,
        appointment: None,
        kind: MailKind::LeaverAddressChanged,
        to_address,
        to_name: was.name(change.tx)?,
        language: *was.language,
        payload: json!({}),
        at_once: true,
        due_at: change.now,
        dedupe_key: None,
    })
}
