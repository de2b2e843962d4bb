//! Two versions of a report side by side, box by box where they differ; the writer takes one of the two.

use domain::ids::DepartureId;
use domain::report::{Piece, Report};
use leptos::prelude::*;
use server::report::{ReportPage, Settling, settle};
use wording::{Wording, key};

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::day::TAB;
use crate::staff::departure::proofs::acting;
use crate::staff::departure::report::kept::{closed, form_name, keep_both, page_of};
use crate::staff::departure::report::shown;
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, record_address};
use crate::staff::two_versions::side_by_side::side_by_side;

/// The page: what was written here beside what is saved, and a choice for each box. The form carries what
/// was written here, so that it waits for nobody's session.
pub async fn show(
    room: &Room,
    id: DepartureId,
    mine: &Report,
    found: &ReportPage,
    typed: &Typed,
) -> Result<AnyView, Elsewhere> {
    let filling = Filling(typed.clone());
    let title = room.text(key::REPORT_VERSIONS_TITLE);
    let pieces: Vec<_> = mine
        .differences(&found.report)
        .into_iter()
        .map(|piece| both(room, piece, mine, &found.report, &filling))
        .collect();
    let written: Vec<_> =
        mine.fields().into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect();
    let content = view! {
        <a class="back" href=record_address(id)>{found.name.clone()}</a>
        {filling.summary(room.wording)}
        <h1>{title.clone()}</h1>
        <p>{room.text(key::REPORT_VERSIONS_LEAD)}</p>
        <form class="versions" novalidate=true autocomplete="off" method="post" action=ReportSettle::PATH>
            {hidden("departure", id.to_string())}
            {hidden("revision", found.revision.to_string())}
            {written}
            {pieces}
            <div class="actions"><button class="button">{room.text(key::REPORT_VERSIONS_SAVE)}</button></div>
        </form>
    };
    room.page(TAB, room.title(title, filling.has_faults()), content).await
}

fn both(room: &Room, piece: Piece, mine: &Report, theirs: &Report, filling: &Filling) -> AnyView {
    let shown = |report: &Report| {
        let only = report.only(piece);
        (!only.is_empty()).then(|| shown::content(room, &only))
    };
    side_by_side(room, &piece.code(), name_of(room.wording, piece), shown(mine), shown(theirs), filling)
}

/// What the form calls this box.
fn name_of(wording: Wording, piece: Piece) -> String {
    wording.text(match piece {
        Piece::Way => key::STAFF_REPORT_WAY,
        Piece::Story => key::STAFF_REPORT_STORY,
        Piece::Reasons => key::STAFF_REPORT_TOLD,
        Piece::Preventable => key::STAFF_REPORT_PREVENTABLE,
        Piece::Topic(topic) => return wording.code("topic", topic.code()),
        Piece::Theme(theme) => return theme.name(wording.language()).to_owned(),
        Piece::StayedBecause => key::STAFF_REPORT_STAYED,
        Piece::Quotes => key::STAFF_REPORT_QUOTES,
        Piece::Agreements => key::STAFF_REPORT_AGREEMENTS,
        Piece::Text(text_box) => return wording.code("text-box", text_box.code()),
    })
}

crate::form_functions!(ReportSettle);

/// Saves what comes of the choices; nothing while one is missing.
#[server(prefix = "/_fn", endpoint = "report-settle", input = Form)]
pub async fn report_settle(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let adviser = acting.record.adviser()?;
        let revision = acting.fields.get("revision").parse().map_err(|_| Elsewhere::NotFound)?;
        match settle(&acting.program, &adviser, acting.fields.as_slice(), revision).await? {
            Settling::Settled { .. } => {
                form::forget(&form_name(acting.id)).await?;
                form::say("good", acting.wording.text(key::STAFF_REPORT_SAVED)).await?;
                Ok(page_of(&acting))
            }
            Settling::Open(pieces) => {
                let faults = pieces.into_iter().map(|piece| missing(acting.wording, piece)).collect();
                keep_both(&acting, faults).await
            }
            Settling::ChangedMeanwhile { .. } => {
                form::say("warn", acting.wording.text(key::REPORT_VERSIONS_THIRD)).await?;
                keep_both(&acting, Vec::new()).await
            }
            Settling::AlreadyFinal => closed(&acting).await,
        }
    })
    .await
}

fn missing(wording: Wording, piece: Piece) -> (String, String) {
    let words = wording.with(key::REPORT_VERSIONS_MISSING, [("box", name_of(wording, piece).into())]);
    (format!("keep.{}", piece.code()), words)
}
