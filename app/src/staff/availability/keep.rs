//! Keeping hours and closed days.

use domain::ids::{ClosedDaysId, HoursId};
use leptos::prelude::*;
use server::availability::{
    ClosedDaysFault, ClosedDaysField, ClosedDaysForm, HoursForm, HoursFormFault, add_closed_days, add_hours,
    remove_closed_days, remove_hours,
};
use server::form::Filled;
use wording::{Wording, key};

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::availability::{address, form_name, keeper};
use crate::staff::room::{Room, room};

crate::form_functions!(HoursAdd, HoursRemove, ClosedAdd, ClosedRemove);

/// Adds a stretch of hours on every day that was ticked.
#[server(prefix = "/_fn", endpoint = "hours-add", input = Form)]
pub async fn hours_add(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = keeper(&room, Some(fields.get("person"))).await?;
        let text = |name: &str| fields.get(name).to_owned();
        let days = fields.as_slice().iter().filter(|(name, _)| name == "weekday");
        let form = HoursForm {
            weekdays: days.map(|(_, day)| day.clone()).collect(),
            start: text("start"),
            end: text("end"),
            way: text("way"),
            place: text("place"),
            valid_from: text("valid_from"),
            valid_until: text("valid_until"),
        };
        if let Filled::Faulty(found) = add_hours(&room.program, &keeper, &form).await? {
            let faults = found
                .into_iter()
                .map(|(field, fault)| (field.code().to_owned(), hours_fault(room.wording, fault)))
                .collect();
            let mut fields = fields;
            fields.0.push(("fold".to_owned(), "hours".to_owned()));
            form::keep(&form_name(&keeper), &Typed { fields, faults }).await?;
            return Ok(address(&room, &keeper));
        }
        saved(&room, &form_name(&keeper)).await?;
        Ok(address(&room, &keeper))
    })
    .await
}

pub async fn saved(room: &Room, form_name: &str) -> Result<(), Elsewhere> {
    form::forget(form_name).await?;
    form::say("good", room.text(key::STAFF_SAVED)).await
}

/// Something was taken away, in which so many talks are planned.
pub(super) async fn say_removed(room: &Room, talks: u32) -> Result<(), Elsewhere> {
    form::say("good", room.with(key::TIMES_REMOVED_BOOKED, [("talks", talks.into())])).await
}

pub(super) fn hours_fault(wording: Wording, fault: HoursFormFault) -> String {
    use HoursFormFault as Fault;
    wording.text(match fault {
        Fault::WeekdayMissing => key::STAFF_FAULT_WEEKDAY_MISSING,
        Fault::NotATime => key::STAFF_FAULT_NOT_A_TIME,
        Fault::WayMissing => key::STAFF_FAULT_CHOOSE,
        Fault::DateMissing => key::STAFF_FAULT_DATE_MISSING,
        Fault::DateImpossible => key::STAFF_FAULT_DATE_IMPOSSIBLE,
        Fault::NotMultipleOfFive => key::STAFF_FAULT_OFF_GRID,
        Fault::BeyondMidnight => key::STAFF_FAULT_NOT_A_TIME,
        Fault::EndNotAfterStart => key::STAFF_FAULT_END_NOT_AFTER_START,
        Fault::PlaceMissing => key::STAFF_FAULT_PLACE_MISSING,
        Fault::PlaceTooLong => key::STAFF_FAULT_LINE_TOO_LONG,
        Fault::UntilBeforeFrom => key::STAFF_FAULT_UNTIL_BEFORE_FROM,
        Fault::TooMany => key::TIMES_FAULT_TOO_MANY,
    })
}

#[server(prefix = "/_fn", endpoint = "hours-remove", input = Form)]
pub async fn hours_remove(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = keeper(&room, Some(fields.get("person"))).await?;
        let id: HoursId = fields.get("hours").parse().map_err(|_| Elsewhere::NotFound)?;
        say_removed(&room, remove_hours(&room.program, &keeper, id).await?).await?;
        Ok(address(&room, &keeper))
    })
    .await
}

pub fn closed_form(fields: &Fields) -> ClosedDaysForm {
    ClosedDaysForm {
        first_day: fields.get("first_day").to_owned(),
        last_day: fields.get("last_day").to_owned(),
        reason: fields.get("reason").to_owned(),
        part_from: fields.get("part_from").to_owned(),
        part_until: fields.get("part_until").to_owned(),
    }
}

pub fn closed_faults(wording: Wording, found: Vec<(ClosedDaysField, ClosedDaysFault)>) -> Vec<(String, String)> {
    use ClosedDaysFault as Fault;
    found
        .into_iter()
        .map(|(field, fault)| {
            let words = wording.text(match fault {
                Fault::DateMissing => key::STAFF_FAULT_DATE_MISSING,
                Fault::DateImpossible => key::STAFF_FAULT_DATE_IMPOSSIBLE,
                Fault::LastBeforeFirst => key::STAFF_FAULT_UNTIL_BEFORE_FROM,
                Fault::TooLong => key::STAFF_FAULT_CLOSED_TOO_LONG,
                Fault::ReasonMissing => key::STAFF_FAULT_REASON_MISSING,
                Fault::ReasonTooLong => key::STAFF_FAULT_LINE_TOO_LONG,
                Fault::PartMissing => key::CLOSED_FAULT_PART_MISSING,
                Fault::NotATime => key::STAFF_FAULT_NOT_A_TIME,
                Fault::EndNotAfterStart => key::STAFF_FAULT_END_NOT_AFTER_START,
                Fault::TooMany => key::CLOSED_FAULT_TOO_MANY,
            });
            (field.code().to_owned(), words)
        })
        .collect()
}

#[server(prefix = "/_fn", endpoint = "closed-add", input = Form)]
pub async fn closed_add(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = keeper(&room, Some(fields.get("person"))).await?;
        match add_closed_days(&room.program, &keeper, &closed_form(&fields)).await? {
            Filled::Done(_) => saved(&room, &form_name(&keeper)).await?,
            Filled::Faulty(found) => {
                let faults = closed_faults(room.wording, found);
                form::keep(&form_name(&keeper), &Typed { fields, faults }).await?;
            }
        }
        Ok(address(&room, &keeper))
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "closed-remove", input = Form)]
pub async fn closed_remove(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = keeper(&room, Some(fields.get("person"))).await?;
        let id: ClosedDaysId = fields.get("closed").parse().map_err(|_| Elsewhere::NotFound)?;
        remove_closed_days(&room.program, &keeper, id).await?;
        form::say("good", room.text(key::STAFF_CLOSED_REMOVED)).await?;
        Ok(address(&room, &keeper))
    })
    .await
}
