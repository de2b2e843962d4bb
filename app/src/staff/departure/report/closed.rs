//! A report that is final: as it was closed, what was added, what the leaver said; and the way to add.

use domain::ids::DepartureId;
use domain::report::BOX_CHARACTERS;
use leptos::prelude::*;
use server::report::{Adding, ReportPage, add};
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, Form, WRITER};
use crate::form::draft::{self, Place};
use crate::form::draft_line::DraftLine;
use crate::form::{self, Typed};
use crate::staff::day::TAB;
use crate::staff::departure::proofs::acting;
use crate::staff::departure::record::follow_up;
use crate::staff::departure::report::{kept, shown};
use crate::staff::improvements::propose::invitation;
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, record_address};

/// The code of the form for an addition.
pub const ADDITION: &str = "addition";

/// The id of the form, by which its island finds it.
const FORM: &str = "addition-form";

/// The key under which the form keeps what was typed.
pub fn form_name(id: DepartureId) -> String {
    format!("addition:{id}")
}

/// Where an addition belongs that is being written.
pub async fn addition_place(fields: &Fields) -> Result<Place, Elsewhere> {
    let acting = acting(fields.clone()).await?;
    acting.record.adviser()?;
    Ok(Place {
        form: form_name(acting.id),
        page: format!("{}/report#add-title", record_address(acting.id)),
        fields: &["addition"],
        keeps_nothing: false,
    })
}

/// The page.
pub async fn show(room: &Room, id: DepartureId, found: &ReportPage) -> Result<AnyView, Elsewhere> {
    let (typed, draft) = draft::typed(&form_name(id)).await?;
    let filling = Filling(typed.unwrap_or_default());
    let line = DraftLine {
        wording: room.wording,
        form: FORM,
        kind: ADDITION,
        draft: &draft,
        signed_out: key::REPORT_SIGNED_OUT,
    };
    let title = room.text(key::STAFF_REPORT_TITLE);
    let on = found.finalised_at.map(|at| {
        let day = room.day(room.calendar.local_date(at));
        view! { <p class="soft">{room.with(key::STAFF_REPORT_FINAL_ON, [("day", day.into())])}</p> }
    });
    let words = filling.field("addition", room.text(key::REPORT_ADDITION_WORDS)).text(4);
    let words = words.counted(BOX_CHARACTERS);
    let content = view! {
        <a class="back" href=record_address(id)>{found.name.clone()}</a>
        {filling.summary(room.wording)}
        <h1>{title.clone()}</h1>
        {on}
        {shown::content(room, &found.report)}
        {follow_up::additions(room, &found.additions)}
        {follow_up::reply(room, &found.name, found.reply.as_ref())}
        <section aria-labelledby="add-title">
            <h2 id="add-title">{room.text(key::REPORT_ADDITION_TITLE)}</h2>
            <p>{room.with(key::REPORT_ADDITION_LEAD, [("name", found.name.clone().into())])}</p>
            <form id=FORM class="form" novalidate=true autocomplete="off" method="post" action=ReportAdd::PATH>
                {hidden("departure", id.to_string())}
                {hidden(WRITER, room.viewer.account().to_string())}
                {words.view()}
                {line.view()}
                <div class="actions">
                    <button class="button">{room.text(key::REPORT_ADDITION_SAVE)}</button>
                    {line.discard()}
                </div>
            </form>
        </section>
        {invitation(room)}
    };
    room.page_with_islands(TAB, room.title(title, filling.has_faults()), content).await
}

crate::form_functions!(ReportAdd);

/// Adds to a final report.
#[server(prefix = "/_fn", endpoint = "report-add", input = Form)]
pub async fn report_add(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let adviser = acting.record.adviser()?;
        let here = format!("{}/report", record_address(acting.id));
        match add(&acting.program, &adviser, acting.fields.get("addition")).await? {
            Adding::Added => {
                form::forget(&form_name(acting.id)).await?;
                draft::forget(&form_name(acting.id)).await?;
                form::say("good", acting.wording.text(key::REPORT_ADDITION_DONE)).await?;
            }
            Adding::Fault(fault) => {
                let words = match fault.kind {
                    domain::report::FieldFaultKind::Missing => acting.wording.text(key::REPORT_ADDITION_MISSING),
                    kind => kept::words(acting.wording, kind),
                };
                let typed = Typed { fields: acting.fields.clone(), faults: vec![(fault.field, words)] };
                form::keep(&form_name(acting.id), &typed).await?;
            }
            Adding::NotFinal => {}
        }
        Ok(here)
    })
    .await
}
