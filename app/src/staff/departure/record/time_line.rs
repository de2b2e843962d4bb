//! How it went, the oldest first, and what comes.

use leptos::prelude::*;
use server::departure::record::{Moment, MomentKind, Record};
use wording::key;

use crate::staff::room::Room;

/// The time line; nothing for whoever may not see it.
pub fn section(room: &Room, found: &Record) -> Option<AnyView> {
    if found.time_line.is_empty() {
        return None;
    }
    let moments: Vec<_> = found.time_line.iter().map(|moment| line(room, found, moment)).collect();
    let view = view! {
        <section id="course" aria-labelledby="course-title">
            <h2 id="course-title">{room.text(key::STAFF_COURSE_TITLE)}</h2>
            <ol class="timeline">{moments}</ol>
        </section>
    };
    Some(view.into_any())
}

fn line(room: &Room, found: &Record, moment: &Moment) -> AnyView {
    let mail = |kind: &str| room.wording.code("mail-kind", kind);
    let what = match &moment.what {
        MomentKind::Event(code) => room.wording.code("event", code),
        MomentKind::MailSent { kind, on_paper: false } => {
            room.with(key::STAFF_LINE_MAIL_SENT, [("mail", mail(kind).into())])
        }
        MomentKind::MailSent { kind, on_paper: true } => {
            room.with(key::STAFF_LINE_ON_PAPER, [("mail", mail(kind).into())])
        }
        MomentKind::MailFailed { kind } => room.with(key::STAFF_LINE_MAIL_FAILED, [("mail", mail(kind).into())]),
    };
    let who = if moment.by_leaver { Some(found.name.clone()) } else { moment.who.clone() };
    let letter =
        moment.by_letter.then(|| view! { <span class="soft">" · " {room.text(key::STAFF_LINE_BY_LETTER)}</span> });
    let who = who.map(|who| view! { <span class="soft">" · " {who}</span> });
    let reason = moment.reason.clone().map(|reason| {
        view! { <br/> <span class="soft">{room.with(key::WITH_REASON_LINE, [("reason", reason.into())])}</span> }
    });
    let at = room.calendar.local(moment.at).format("%Y-%m-%dT%H:%M").to_string();
    view! { <li><time datetime=at>{room.moment(moment.at)}</time> <p>{what} {who} {letter} {reason}</p></li> }
        .into_any()
}
