//! One departure on the board, with the one action that settles it.

use domain::course::{Owner, Stage};
use leptos::prelude::*;
use server::lists::worklist::WorklistRow;
use wording::{Key, key};

use crate::staff::board::several::FORM;
use crate::staff::departure::by_hr::actions::{DepartureResend, DepartureResume};
use crate::staff::departure::by_hr::waiting;
use crate::staff::departure::talk::find_adviser;
use crate::staff::parts::hidden;
use crate::staff::room::{Room, record_address};

/// The row; `back` is the board as it is filtered now.
pub fn row(room: &Room, row: &WorklistRow, back: &str) -> AnyView {
    let due = row.due.map_or_else(
        || view! { <span class="soft">{room.text(key::STAFF_DUE_NOTHING)}</span> }.into_any(),
        |due| room.due(due, row.own),
    );
    let owner = match (row.owner, &row.owner_name) {
        (Owner::Leaver, _) => room.leaver(&row.name),
        (_, Some(name)) => name.clone(),
        (owner, None) => room.wording.code("owner", owner.code()),
    };
    let school = (row.unit != row.school).then(|| view! { " " <small>{row.school.clone()}</small> });
    // Red is for what is late and one's own: whatever else is late says so in words.
    let class = (row.overdue && row.own).then_some("late");
    let tick = room.with(key::STAFF_SEVERAL_TICK, [("name", room.leaver(&row.name).into())]);
    let last_day = room.with(key::STAFF_LAST_DAY_SHORT, [("day", room.short_day(row.last_day_worked).into())]);
    view! {
        <tr class=class>
            <td class="tick">
                <label>
                    <input type="checkbox" name="departure" value=row.id.to_string() form=FORM/>
                    <span class="visually-hidden">{tick}</span>
                </label>
            </td>
            <th scope="row"><a href=record_address(row.id)>{room.leaver(&row.name)}</a> " " <small>{last_day}</small></th>
            <td class="unit" data-label=room.text(key::STAFF_BOARD_UNIT)>{row.unit.clone()} {school}</td>
            <td class="kind" data-label=room.text(key::STAFF_BOARD_KIND)>{room.wording.code("type", row.kind.code())}</td>
            <td class="at" data-label=room.text(key::STAFF_BOARD_STAGE)>{room.stage(row.stage)}</td>
            <td class="by" data-label=room.text(key::STAFF_BOARD_DUE)>{due}</td>
            <td class="whose" data-label=room.text(key::STAFF_BOARD_OWNER)>{owner} {care(room, row)} {row.taken_over.then(|| view! { " " <small>{room.text(key::BOARD_TAKEN_OVER)}</small> })}</td>
            <td class="act">{action(room, row, back)}</td>
        </tr>
    }
    .into_any()
}

/// Who of HR takes care of it, where that is somebody else, or nobody in particular.
fn care(room: &Room, row: &WorklistRow) -> Option<AnyView> {
    let words = match &row.coordinator {
        _ if row.mine || matches!(row.stage, Stage::Closed | Stage::Cancelled | Stage::Stopped) => return None,
        Some(name) => room.with(key::CARE_ROW, [("name", name.clone().into())]),
        None => room.text(key::CARE_ROW_NOBODY),
    };
    Some(view! { " " <small>{words}</small> }.into_any())
}

fn action(room: &Room, row: &WorklistRow, back: &str) -> Option<AnyView> {
    let waits = row.waiting.and_then(|one| waiting::on_row(room, row.id, &room.leaver(&row.name), one, back));
    if waits.is_some() {
        return waits;
    }
    let record = record_address(row.id);
    let view = match row.stage {
        Stage::ToConfirm => link(room, row, format!("{record}?do=confirm#do-confirm"), key::STAFF_ROW_CONFIRM),
        Stage::NoAddress => link(room, row, format!("{record}/letter"), key::STAFF_ROW_LETTER),
        Stage::NoHost => link(room, row, find_adviser::address(row.id), key::STAFF_ROW_HOST),
        Stage::AddressFails => link(room, row, format!("{record}?do=address#do-address"), key::STAFF_ROW_ADDRESS),
        Stage::Paused => button(room, row, back, DepartureResume::PATH, key::STAFF_ROW_RESUME),
        Stage::Unanswered => button(room, row, back, DepartureResend::PATH, key::STAFF_ROW_RESEND),
        Stage::Questionnaire | Stage::ToPlan if row.overdue => {
            button(room, row, back, DepartureResend::PATH, key::STAFF_ROW_RESEND)
        }
        _ => return None,
    };
    Some(view)
}

/// The words of a button that stands on many rows carry the name.
fn words(room: &Room, row: &WorklistRow, words: Key) -> impl IntoView + use<> {
    let name = room.with(key::STAFF_ROW_FOR, [("name", room.leaver(&row.name).into())]);
    view! { {room.text(words)} <span class="visually-hidden">" " {name}</span> }
}

fn link(room: &Room, row: &WorklistRow, href: String, key: Key) -> AnyView {
    view! { <a class="button small quiet" href=href>{words(room, row, key)}</a> }.into_any()
}

fn button(room: &Room, row: &WorklistRow, back: &str, action: &'static str, key: Key) -> AnyView {
    view! {
        <form method="post" action=action>
            {hidden("departure", row.id.to_string())}
            {hidden("back", back)}
            <button class="button small quiet">{words(room, row, key)}</button>
        </form>
    }
    .into_any()
}
