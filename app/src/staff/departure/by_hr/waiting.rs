//! What HR asked for and waits a minute: how long, and the two buttons that undo it or do it now.

use domain::ids::{DepartureId, WaitingId};
use domain::waiting::WaitingStep;
use leptos::prelude::*;
use server::departure::record::Record;
use server::departure::waiting::{Asking, Doing, Undoing, Waiting, do_now, seen, undo};
use wording::{Key, key};

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form;
use crate::staff::departure::proofs::{Acting, acting};
use crate::staff::departure::registration::faults;
use crate::staff::departure::registration::new::warnings;
use crate::staff::parts::hidden;
use crate::staff::room::Room;

const UNDO: &str = "undo";
const NOW: &str = "now";
const SEEN: &str = "seen";

/// On the record: what waits, or why it was not carried out.
pub fn notice(room: &Room, found: &Record) -> Option<AnyView> {
    let waiting = found.waiting?;
    let Some(why) = waiting.lapsed else {
        let until = waiting.step.holds_mails().then(|| view! { " " {room.text(key::WAITING_UNTIL)} });
        let view = view! {
            <div class="notice warn" id="waiting">
                <p><strong>{words(room, waiting)}</strong> {until}</p>
                {buttons(room, found.id, waiting, None)}
            </div>
        };
        return Some(view.into_any());
    };
    let why = room.wording.code("lapse", why.code());
    let said = room.with(lapsed(waiting.step), [("why", why.into())]);
    let view = view! {
        <div class="notice warn" id="waiting">
            <p>{said}</p>
            <form method="post" action=DepartureWaiting::PATH>
                {hidden("departure", found.id.to_string())}
                {hidden("waiting", waiting.id.to_string())}
                <button class="button small quiet" name="do" value=SEEN>{room.text(key::WAITING_SEEN)}</button>
            </form>
        </div>
    };
    Some(view.into_any())
}

/// On a row of the board, in the place of its action; `back` is the board as it stands now. What was not carried out is
/// told on the record alone.
pub fn on_row(room: &Room, id: DepartureId, name: &str, waiting: Waiting, back: &str) -> Option<AnyView> {
    if waiting.lapsed.is_some() {
        return None;
    }
    let of = room.with(key::STAFF_ROW_FOR, [("name", name.to_owned().into())]);
    Some(view! { <p>{words(room, waiting)}</p> {buttons(room, id, waiting, Some((back, of)))} }.into_any())
}

/// "Het vertrek wordt om 10.31 geannuleerd."
fn words(room: &Room, waiting: Waiting) -> String {
    let words = match waiting.step {
        WaitingStep::Cancel => key::WAITING_CANCEL,
        WaitingStep::Pause => key::WAITING_PAUSE,
        WaitingStep::ChangeType => key::WAITING_CHANGE_TYPE,
        WaitingStep::Resend => key::WAITING_RESEND,
    };
    room.with(words, [("time", room.time(waiting.due_at).into())])
}

const fn lapsed(step: WaitingStep) -> Key {
    match step {
        WaitingStep::Cancel => key::WAITING_LAPSED_CANCEL,
        WaitingStep::Pause => key::WAITING_LAPSED_PAUSE,
        WaitingStep::ChangeType => key::WAITING_LAPSED_CHANGE_TYPE,
        WaitingStep::Resend => key::WAITING_LAPSED_RESEND,
    }
}

/// The two buttons; on a list with the way back, and the name in their words.
fn buttons(room: &Room, id: DepartureId, waiting: Waiting, list: Option<(&str, String)>) -> AnyView {
    let (back, of) = match list {
        Some((back, of)) => (Some(hidden("back", back)), Some(of)),
        None => (None, None),
    };
    let button = |what: &'static str, words: Key| {
        let of = of.clone().map(|of| view! { " " <span class="visually-hidden">{of}</span> });
        view! { <button class="button small quiet" name="do" value=what>{room.text(words)} {of}</button> }
    };
    view! {
        <form method="post" action=DepartureWaiting::PATH>
            {hidden("departure", id.to_string())}
            {hidden("waiting", waiting.id.to_string())}
            {back}
            <div class="actions">{button(UNDO, key::WAITING_UNDO)} {button(NOW, key::WAITING_DO_NOW)}</div>
        </form>
    }
    .into_any()
}

/// Says what came of asking, and goes back.
pub async fn told(acting: &Acting, step: WaitingStep, asking: Asking) -> Result<String, Elsewhere> {
    let text = |words: Key| acting.wording.text(words);
    match asking {
        Asking::Waits { warnings: found, .. } if found.is_empty() => {
            acting.done("good", text(key::WAITING_ASKED)).await
        }
        Asking::Waits { warnings: found, .. } => {
            let said = format!("{} {}", text(key::WAITING_ASKED), warnings(acting.wording, &found));
            acting.done("warn", said).await
        }
        Asking::Another(_) => acting.done("warn", text(key::WAITING_ANOTHER)).await,
        Asking::Already => {
            let words = match step {
                WaitingStep::Cancel => key::STAFF_CANCELLED,
                WaitingStep::Pause => key::STAFF_PAUSED,
                WaitingStep::ChangeType | WaitingStep::Resend => key::STAFF_SAVED,
            };
            acting.done("good", text(words)).await
        }
        Asking::Over => acting.done("warn", text(key::STAFF_OVER)).await,
        Asking::NoAddress => acting.done("warn", text(key::STAFF_LINK_NO_ADDRESS)).await,
        Asking::NotNow => acting.done("warn", text(key::STAFF_LINK_NOT_NOW)).await,
        Asking::Faults(found) => acting.wrong("type", faults::at_fields(acting.wording, &found)).await,
    }
}

crate::form_functions!(DepartureWaiting);

/// Undoes what waits, or does it now; or notes that it was read why it was not done.
#[server(prefix = "/_fn", endpoint = "departure-waiting", input = Form)]
pub async fn departure_waiting(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let acting = acting(fields).await?;
        let coordinator = acting.coordinator()?;
        let id: WaitingId = acting.fields.get("waiting").parse().map_err(|_| Elsewhere::NotFound)?;
        let (kind, words) = match acting.fields.get("do") {
            UNDO => match undo(&acting.program, &coordinator, id).await? {
                Undoing::Undone(_) => ("good", key::WAITING_UNDONE),
                Undoing::TooLate => ("warn", key::WAITING_TOO_LATE),
            },
            NOW => match do_now(&acting.program, &coordinator, id).await? {
                Doing::Cancelled { told: true } => ("good", key::STAFF_CANCELLED_TOLD),
                Doing::Cancelled { told: false } => ("good", key::STAFF_CANCELLED),
                Doing::Paused => ("good", key::STAFF_PAUSED),
                Doing::TypeChanged => ("good", key::STAFF_SAVED),
                Doing::Sent => ("good", key::STAFF_LINK_SENT),
                Doing::NotDone(_) => ("warn", key::WAITING_NOT_DONE),
                Doing::Gone => ("warn", key::WAITING_TOO_LATE),
            },
            SEEN => {
                seen(&acting.program, &coordinator, id).await?;
                return Ok(acting.back());
            }
            _ => return Err(Elsewhere::NotFound),
        };
        acting.done(kind, acting.wording.text(words)).await
    })
    .await
}
