//! A copy that HR makes for the leaver, on request: what HR may see of it, in their language.

use domain::ids::DepartureId;
use leptos::prelude::*;
use server::access::record_viewer;
use server::own_copy::for_staff;
use wording::{Wording, key};

use crate::context;
use crate::own_copy::{Reader, name};
use crate::page::page;
use crate::staff::board::TAB;
use crate::staff::room::{record_address, room};

/// `/staff/departures/{id}/copy`, for whoever signed in just now, as the file behind it.
pub fn copy_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let id = context::id::<DepartureId>("id")?;
        let viewer = record_viewer(&room.program, &room.viewer, id).await?;
        let coordinator = viewer.coordinator()?;
        context::fresh(&format!("{}/copy", record_address(id))).await?;
        let language = server::own_copy::language_of(&room.program, &coordinator).await?;
        let copy = for_staff(&room.program, &viewer, language).await?;
        let theirs = Wording::new(language);
        let reader = Reader { wording: theirs, calendar: &room.calendar, sector: room.organisation.sector };
        let foot = theirs.with(
            key::COPY_FOOT,
            [("organisation", room.organisation.name.clone().into()), ("day", theirs.date(room.today).into())],
        );
        let content = view! {
            <a class="back" href=record_address(id)>{room.text(key::STAFF_RECORD)}</a>
            <div class="on-screen">
                <h1>{room.text(key::COPY_STAFF_TITLE)}</h1>
                <p>{room.text(key::COPY_STAFF_LEAD)}</p>
                <p><a href=format!("{}/copy.json", record_address(id))>{room.text(key::COPY_FILE)}</a></p>
            </div>
            <article class="printed" lang=language.tag()>
                <h2>{theirs.with(key::COPY_OF, [("name", name(theirs, &copy.person.name).into())])}</h2>
                {reader.view(&copy)}
            </article>
            <p class="print-foot">{foot}</p>
        };
        room.page(TAB, room.text(key::COPY_STAFF_TITLE), content).await
    })
}
