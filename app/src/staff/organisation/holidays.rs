//! The board's school holidays: no reminders, deadlines or default times lie in them.

use leptos::prelude::*;
use server::availability::holidays;
use wording::key;

use super::{TAB, headline, holiday_feeds};
use crate::form;
use crate::page::page;
use crate::staff::availability::{HolidaysAdd, HolidaysRemove, Kept, closed_section, holiday_keeper};
use crate::staff::parts::Filling;
use crate::staff::room::room;

pub const ADDRESS: &str = "/staff/organisation/holidays";
/// The key under which the form keeps what was typed.
pub const FORM: &str = "holidays";

/// The holidays of the whole board.
pub fn holidays_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let keeper = holiday_keeper(&room)?;
        let days = holidays(&room.program, &keeper).await?;
        let filling = Filling(form::kept(FORM).await?.unwrap_or_default());
        let feeds = holiday_feeds::section(&room, &keeper, &filling).await?;
        let title = room.text(key::STAFF_HOLIDAYS_TITLE);
        let kept = Kept {
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
