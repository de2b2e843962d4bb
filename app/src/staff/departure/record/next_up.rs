//! What is due next, for when, and whose turn it is.

use domain::course::{LeaderStatus, Owner, Stage};
use leptos::prelude::*;
use server::departure::record::{FullStatus, NextStepKind, Record, StatusView, ViewedAs, Waits};
use wording::key;

use crate::staff::departure::by_hr::actions::DepartureResend;
use crate::staff::departure::talk::find_adviser;
use crate::staff::parts::hidden;
use crate::staff::room::{Room, record_address};

/// The bar above the record.
pub fn next_up(room: &Room, found: &Record) -> AnyView {
    match &found.status {
        StatusView::Leader { status, .. } => for_leader(room, found, *status),
        StatusView::Full(full) => for_others(room, found, full),
    }
}

fn for_leader(room: &Room, found: &Record, status: LeaderStatus) -> AnyView {
    let words = if passed_unsaid(found) {
        room.text(key::STAFF_TEAM_HELD_TOLD)
    } else {
        room.wording.code("leader-status-told", status.code())
    };
    view! { <div class="next-up"><p>{words}</p>{host_actions(room, found)}</div> }.into_any()
}

/// The viewer's own talk has had its time, and they have not said yet whether it was held.
pub fn passed_unsaid(found: &Record) -> bool {
    let mine = found.talks.iter().filter(|talk| talk.mine && !talk.dropped && talk.held_on.is_none());
    mine.filter_map(|talk| talk.appointment.as_ref()).any(|booked| booked.ended)
}

fn for_others(room: &Room, found: &Record, full: &FullStatus) -> AnyView {
    let what = room.wording.code("stage-told", full.stage.code());
    let due = full.due.map(|due| {
        let date = room.calendar.local_date(due);
        // Red is for what is late and one's own.
        let is_own = match found.viewed_as {
            ViewedAs::Coordinator { .. } => full.owner == Owner::Hr,
            ViewedAs::Adviser | ViewedAs::Leader => full.owner == Owner::Host,
            ViewedAs::Leaver => false,
        };
        let class = match (full.overdue, is_own) {
            (true, true) => "due late",
            (true, false) => "due",
            (false, _) => "soft",
        };
        let when = format!("{} · {}", room.moment(due), room.away(date, full.overdue));
        view! { <br/> <span class=class>{when}</span> }
    });
    let owner = match (full.owner, &full.owner_name) {
        (Owner::Leaver, _) => found.name.clone(),
        (_, Some(name)) => name.clone(),
        (owner, None) => room.wording.code("owner", owner.code()),
    };
    let turn = (full.owner != Owner::Nobody)
        .then(|| view! { <br/> <span class="soft">{room.with(key::STAFF_TURN, [("who", owner.into())])}</span> });
    let waits = full.waits_for.map(|waits| {
        let words = match waits {
            Waits::For(condition) => {
                let what = room.wording.code("condition", condition.code());
                room.with(key::STAFF_WAITS_FOR, [("what", what.into())])
            }
            Waits::Until(day) => room.with(key::STAFF_WAITS_UNTIL, [("day", room.day(day).into())]),
        };
        view! { <br/> <span class="soft">{words}</span> }
    });
    let next = full.next.map(|next| {
        let what = room.text(match next.what {
            NextStepKind::AskWhetherWanted => key::STAFF_NEXT_ASK,
            NextStepKind::Questionnaire => key::STAFF_NEXT_QUESTIONNAIRE,
            NextStepKind::Combined => key::STAFF_NEXT_COMBINED,
            NextStepKind::Invitation => key::STAFF_NEXT_INVITATION,
            NextStepKind::Reminder => key::STAFF_NEXT_REMINDER,
            NextStepKind::TellHr => key::STAFF_NEXT_TELL_HR,
            NextStepKind::AppointmentReminder => key::STAFF_NEXT_APPOINTMENT_REMINDER,
            NextStepKind::ReportReminder => key::STAFF_NEXT_REPORT_REMINDER,
            NextStepKind::Closing => key::STAFF_NEXT_CLOSING,
            NextStepKind::Later => key::LATER_NEXT,
        });
        let words = room.with(key::STAFF_NEXT, [("what", what.into()), ("when", room.moment(next.at).into())]);
        view! { <br/> <span class="soft">{words}</span> }
    });
    view! {
        <div class="next-up">
            <p><strong>{what}</strong> {due} {turn} {waits} {next}</p>
            {host_actions(room, found)}
            {hr_action(room, found, full.stage)}
        </div>
    }
    .into_any()
}

/// What the host does next: plan, say how it went, write.
fn host_actions(room: &Room, found: &Record) -> Option<AnyView> {
    let talk = found.talks.iter().find(|talk| talk.mine && !talk.dropped)?;
    let record = record_address(found.id);
    let formal = matches!(talk.formality, domain::talk::Formality::Formal);
    let written = found.reports.iter().any(|report| report.talk == talk.id && report.finalised_at.is_some());
    let view = match &talk.appointment {
        _ if talk.held_on.is_some() => {
            (formal && !written).then(|| {
                view! { <a class="button" href=format!("{record}/report")>{room.text(key::STAFF_REPORT_WRITE)}</a> }.into_any()
            })?
        }
        Some(appointment) if appointment.ended => {
            view! { <a class="button" href="?do=held#do-held">{room.text(key::STAFF_TALK_HOW_IT_WENT)}</a> }.into_any()
        }
        Some(_) => view! {
            {formal.then(|| view! { <a class="button" href=format!("{record}/guide")>{room.text(key::STAFF_GUIDE_OPEN)}</a> })}
            <a href=format!("{record}/talk")>{room.text(key::STAFF_TALK_MOVE)}</a>
        }
        .into_any(),
        None => view! { <a class="button" href=format!("{record}/talk")>{room.text(key::STAFF_TALK_PLAN)}</a> }.into_any(),
    };
    Some(view! { <div class="actions">{view}</div> }.into_any())
}

/// What HR does next.
fn hr_action(room: &Room, found: &Record, stage: Stage) -> Option<AnyView> {
    let view = match stage {
        Stage::ToConfirm if found.may.confirm => {
            view! { <a class="button" href="?do=confirm#do-confirm">{room.text(key::STAFF_ROW_CONFIRM)}</a> }.into_any()
        }
        Stage::NoAddress if found.may.letter => {
            let letter = format!("{}/letter", record_address(found.id));
            view! { <a class="button" href=letter>{room.text(key::STAFF_ROW_LETTER)}</a> }.into_any()
        }
        Stage::NoHost if found.may.edit => {
            let find = find_adviser::address(found.id);
            view! { <a class="button" href=find>{room.text(key::STAFF_ROW_HOST)}</a> }.into_any()
        }
        Stage::Unanswered if found.may.resend => view! {
            <form method="post" action=DepartureResend::PATH>
                {hidden("departure", found.id.to_string())}
                <button class="button">{room.text(key::STAFF_ROW_RESEND)}</button>
            </form>
        }
        .into_any(),
        _ => return None,
    };
    Some(view! { <div class="actions">{view}</div> }.into_any())
}
