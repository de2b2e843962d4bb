//! Their own copy, to read, to print and to take along as a file.

use leptos::prelude::*;
use server::course;
use server::own_copy::{Copying, for_leaver};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::leaver::data::DATA;
use crate::leaver::page::LeaverPage;
use crate::own_copy::Reader;
use crate::page::page;

/// `/leaver/data/copy`
pub(in crate::leaver) fn copy() -> AnyView {
    page(|| async {
        let leaver = context::own_data().await?;
        let wording = context::wording(Some(leaver.language()));
        let program = context::program();
        let Copying::Copy(copy) = for_leaver(&program, &leaver, wording.language()).await? else {
            return Err(Elsewhere::Go(DATA.to_owned()));
        };
        let conn = program.store().read();
        let organisation = course::organisation(conn, leaver.board()).await?;
        let calendar = course::calendar(conn, leaver.board()).await?;
        let reader = Reader { wording, calendar: &calendar, sector: organisation.sector };
        let title = wording.text(key::COPY_TITLE);
        let made = wording.date(calendar.local_date(copy.made_at));
        let foot =
            wording.with(key::COPY_FOOT, [("organisation", organisation.name.clone().into()), ("day", made.into())]);
        Ok(LeaverPage::new(wording, &organisation, title.clone()).around(view! {
            <a class="back" href=DATA>{wording.text(key::LEAVER_MY_DATA)}</a>
            <h1>{title}</h1>
            <p class="on-screen">{wording.text(key::COPY_LEAD)}</p>
            <p class="on-screen"><a href="/leaver/data/copy.json">{wording.text(key::COPY_FILE)}</a></p>
            {reader.view(&copy)}
            <p class="print-foot">{foot}</p>
        }))
    })
}
