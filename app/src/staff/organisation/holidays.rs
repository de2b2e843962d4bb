//! The board's school holidays: no reminders, deadlines or default times lie in them.

use domain::ids::ClosedDaysId;
use leptos::prelude::*;
use server::availability::{ClosedDaysForm, add_holidays, holidays, remove_holidays};
use server::form::Filled;
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::availability::keep::{closed_faults, closed_form, saved};
use crate::staff::availability::{ClosedList, closed_section};
use crate::staff::organisation::holiday_keeper::{ADDRESS, FORM, holiday_keeper};
use crate::staff::organisation::{TAB, headline, holiday_feeds};
use crate::staff::parts::Filling;
use crate::staff::room::room;

/// The holidays of the whole board.
pub fn holidays_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let keeper = holiday_keeper(&room)?;
        let days = holidays(&room.program, &keeper).await?;
        let filling = Filling(form::kept(FORM).await?.unwrap_or_default());
        let feeds = holiday_feeds::section(&room, &keeper, &filling).await?;
        let title = room.text(key::STAFF_HOLIDAYS_TITLE);
        let kept = ClosedList {
            title: key::STAFF_HOLIDAYS_LIST,
            empty: (key::STAFF_HOLIDAYS_EMPTY_WHAT, key::STAFF_HOLIDAYS_EMPTY_FIRST),
            reason_hint: key::STAFF_HOLIDAYS_REASON_HINT,
            endpoints: (HolidaysAdd::PATH, HolidaysRemove::PATH),
            person: None,
        };
        let content = view! {
            {filling.summary(room.wording)}
            {headline(&room, title.clone(), ADDRESS)}
            <p>{room.text(key::STAFF_HOLIDAYS_LEAD)}</p>
            {closed_section(&room, &kept, &days, &filling)}
            {feeds}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

crate::form_functions!(HolidaysAdd, HolidaysRemove);

#[server(prefix = "/_fn", endpoint = "holidays-add", input = Form)]
pub async fn holidays_add(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = holiday_keeper(&room)?;
        form::fresh(FORM, &fields, ADDRESS).await?;
        // Holidays are whole days, whatever is posted.
        let form = ClosedDaysForm { part_from: String::new(), part_until: String::new(), ..closed_form(&fields) };
        match add_holidays(&room.program, &keeper, &form).await? {
            Filled::Done(_) => saved(&room, FORM).await?,
            Filled::Faulty(found) => {
                let faults = closed_faults(room.wording, found);
                form::keep(FORM, &Typed { fields, faults }).await?;
            }
        }
        Ok(ADDRESS.to_owned())
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "holidays-remove", input = Form)]
pub async fn holidays_remove(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = holiday_keeper(&room)?;
        let id: ClosedDaysId = fields.get("closed").parse().map_err(|_| Elsewhere::NotFound)?;
        context::fresh(ADDRESS).await?;
        remove_holidays(&room.program, &keeper, id).await?;
        form::say("good", room.text(key::STAFF_CLOSED_REMOVED)).await?;
        Ok(ADDRESS.to_owned())
    })
    .await
}
