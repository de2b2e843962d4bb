//! One thing for everybody who is ticked: what was done, and for whom it was not, by name. What waits a minute stands in
//! one line, and is undone there as one.

use domain::ids::{AccountId, WaitingId};
use domain::waiting::WaitingStep;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use server::departure::several::{Deed, Fate, Told, assign_several, do_for_several};
use server::departure::waiting::{Ended, Ending, OfStep, asked_by, end};
use wording::{Key, key};

use crate::components::Field;
use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form::{self, safe_location};
use crate::staff::board::{TAB, letters};
use crate::staff::departure::by_hr::coordinator::{self, Named};
use crate::staff::parts::hidden;
use crate::staff::room::{Room, room};

/// The id of the form that the ticks on the rows belong to.
pub const FORM: &str = "several";

/// The deed that hands over to whoever is chosen beside it.
const ASSIGN: &str = "assign";

/// The name of the field for a step that waits.
const WAITING: &str = "waiting";

/// The deeds that end what waits.
const ENDINGS: [(&str, Ending, Key); 2] =
    [("undo-waiting", Ending::Undo, key::WAITING_UNDO), ("do-waiting", Ending::Now, key::WAITING_DO_NOW)];

/// What whoever looks asked for several people and still waits, in one line with its two buttons; nothing for one
/// alone, whose row has them.
pub async fn waiting(room: &Room, back: &str) -> Result<Option<AnyView>, Elsewhere> {
    let found = asked_by(&room.program, &room.viewer.coordinator()?).await?;
    if found.iter().map(|of| of.ids.len()).sum::<usize>() < 2 {
        return Ok(None);
    }
    let said: Vec<String> = found.iter().map(|of| of_step(room, of)).collect();
    let ids = found.iter().flat_map(|of| &of.ids);
    let ids: Vec<_> = ids.map(|id| hidden(WAITING, id.to_string())).collect();
    let buttons: Vec<_> = ENDINGS
        .iter()
        .map(|(code, _, words)| {
            view! { <button class="button small quiet" name="do" value=*code>{room.text(*words)}</button> }
        })
        .collect();
    let view = view! {
        <div class="notice warn" id="waiting-several">
            <p><strong>{said.join(" ")}</strong></p>
            <form method="post" action=BoardSeveral::PATH>
                {hidden("back", back)}
                {ids}
                <div class="actions">{buttons}</div>
            </form>
        </div>
    };
    Ok(Some(view.into_any()))
}

/// "Om 10.31 wordt de link opnieuw verstuurd naar 3 mensen."
fn of_step(room: &Room, of: &OfStep) -> String {
    let words = match of.step {
        WaitingStep::Cancel => key::WAITING_SEVERAL_CANCEL,
        WaitingStep::Pause => key::WAITING_SEVERAL_PAUSE,
        WaitingStep::ChangeType => key::WAITING_SEVERAL_CHANGE_TYPE,
        WaitingStep::Resend => key::WAITING_SEVERAL_RESEND,
    };
    room.with(words, [("count", of.ids.len().into()), ("time", room.time(of.due_at).into())])
}

/// What came of ending what waited.
fn ended(room: &Room, ending: Ending, ended: Ended) -> String {
    let done = match ending {
        Ending::Undo => key::WAITING_SEVERAL_UNDONE,
        Ending::Now => key::WAITING_SEVERAL_DONE,
    };
    let counts = [
        (done, ended.done, true),
        (key::WAITING_SEVERAL_LATE, ended.late, ended.late > 0),
        (key::WAITING_SEVERAL_FAILED, ended.failed, ended.failed > 0),
    ];
    let said = counts.into_iter().filter(|(.., is_said)| *is_said);
    said.map(|(words, count, _)| room.with(words, [("count", count.into())])).collect::<Vec<_>>().join(" ")
}

/// The line below the list; `back` is the board as it stands now, `coordinators` who may take care of what stands there.
pub fn bar(room: &Room, back: &str, coordinators: &[(AccountId, String)]) -> AnyView {
    let buttons: Vec<_> = Deed::ALL
        .iter()
        .map(|deed| {
            let words = room.text(words_of(*deed));
            view! { <button class="button small quiet" name="do" value=deed.code()>{words}</button> }
        })
        .collect();
    let mut options = coordinator::options(room, coordinators);
    options.insert(0, (String::new(), room.text(key::STAFF_CHOOSE)));
    let who = Field::new(coordinator::FIELD, room.text(key::CARE_SEVERAL_WHO), "").select(options);
    view! {
        <form class="several" id=FORM method="post" action=BoardSeveral::PATH data-all=room.text(key::CARE_TICK_ALL)>
            {hidden("back", back)}
            <p>{room.text(key::STAFF_SEVERAL_LEAD)}</p>
            <div class="actions">{buttons}</div>
            <details class="to">
                <summary>{room.text(key::CARE_SEVERAL_OPEN)}</summary>
                <div>
                    {who.view()}
                    <button class="button small quiet" name="do" value=ASSIGN>{room.text(key::CARE_SEVERAL_BUTTON)}</button>
                </div>
            </details>
        </form>
        <script nonce=use_nonce() inner_html=include_str!("../../ticks.js")></script>
    }
    .into_any()
}

const fn words_of(deed: Deed) -> Key {
    match deed {
        Deed::Remind => key::STAFF_ROW_RESEND,
        Deed::Letter => key::STAFF_SEVERAL_LETTERS,
        Deed::Pause => key::STAFF_PAUSE_TITLE,
        Deed::Resume => key::STAFF_RESUME_TITLE,
    }
}

crate::form_functions!(BoardSeveral);

/// Does it for each that is ticked and in reach.
#[server(prefix = "/_fn", endpoint = "board-several", input = Form)]
pub async fn board_several(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let coordinator = room.viewer.coordinator()?;
        let back = safe_location(fields.get("back"));
        let back = if back.starts_with(TAB) { back } else { TAB.to_owned() };
        let ending = ENDINGS.iter().find(|(code, ..)| *code == fields.get("do")).map(|(_, ending, _)| *ending);
        if let Some(ending) = ending {
            let ids = fields.as_slice().iter().filter(|(name, _)| name == WAITING);
            let ids: Vec<WaitingId> = ids.filter_map(|(_, id)| id.parse().ok()).collect();
            let came = end(&room.program, &coordinator, &ids, ending).await?;
            let kind = if came.late + came.failed == 0 { "good" } else { "warn" };
            form::say(kind, ended(&room, ending, came)).await?;
            return Ok(back);
        }
        let ids = letters::named(fields.as_slice());
        if fields.get("do") == ASSIGN && !ids.is_empty() {
            let Some(Named(to)) = Named::parse(fields.get(coordinator::FIELD)) else {
                form::say("warn", room.text(key::CARE_SEVERAL_CHOOSE)).await?;
                return Ok(back);
            };
            let told = assign_several(&room.program, &coordinator, to, &ids).await?;
            form::say(tone(&told), report(&room, key::CARE_SEVERAL_DONE, &told)).await?;
            return Ok(back);
        }
        let Some(deed) = Deed::parse(fields.get("do")).filter(|_| !ids.is_empty()) else {
            form::say("warn", room.text(key::STAFF_SEVERAL_NOBODY)).await?;
            return Ok(back);
        };
        let told = do_for_several(&room.program, &coordinator, deed, &ids).await?;
        form::say(tone(&told), report(&room, done_words(deed), &told)).await?;
        let mut done = told.iter().filter(|one| one.fate == Fate::Done).map(|one| one.id).peekable();
        Ok(if deed == Deed::Letter && done.peek().is_some() { letters::address(done) } else { back })
    })
    .await
}

/// Whether it was done for everybody.
fn tone(told: &[Told]) -> &'static str {
    let all = told.iter().all(|one| matches!(one.fate, Fate::Done | Fate::Waits)) && !told.is_empty();
    if all { "good" } else { "warn" }
}

const fn done_words(deed: Deed) -> Key {
    match deed {
        Deed::Remind => key::STAFF_SEVERAL_REMINDED,
        Deed::Letter => key::STAFF_SEVERAL_PRINTED,
        Deed::Pause => key::STAFF_SEVERAL_PAUSED,
        Deed::Resume => key::STAFF_SEVERAL_RESUMED,
    }
}

/// "Over een minuut wordt de link opnieuw verstuurd naar 3 mensen. Geen mailadres: Anna Proef. …"
fn report(room: &Room, words: Key, told: &[Told]) -> String {
    let done = told.iter().filter(|one| matches!(one.fate, Fate::Done | Fate::Waits)).count();
    let mut said = vec![room.with(words, [("count", done.into())])];
    if told.iter().any(|one| one.fate == Fate::Waits) {
        said.push(room.text(key::WAITING_ASKED));
    }
    for (fate, words) in [
        (Fate::Already, key::STAFF_SEVERAL_ALREADY),
        (Fate::AnotherWaits, key::STAFF_SEVERAL_ANOTHER_WAITS),
        (Fate::NoAddress, key::STAFF_SEVERAL_NO_ADDRESS),
        (Fate::HasAddress, key::STAFF_SEVERAL_HAS_ADDRESS),
        (Fate::NotNow, key::STAFF_SEVERAL_NOT_NOW),
        (Fate::NotTheirs, key::CARE_SEVERAL_NOT_THEIRS),
        (Fate::Failed, key::STAFF_SEVERAL_FAILED),
    ] {
        let names: Vec<String> = told.iter().filter(|one| one.fate == fate).map(|one| room.leaver(&one.name)).collect();
        if !names.is_empty() {
            said.push(room.with(words, [("names", names.join(", ").into())]));
        }
    }
    said.join(" ")
}
