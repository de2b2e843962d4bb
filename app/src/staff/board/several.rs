//! One thing for everybody who is ticked: what was done, and for whom it was not, by name.

use domain::ids::AccountId;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use server::departure::several::{Deed, Fate, Told, assign_several, do_for_several};
use wording::{Key, key};

use crate::components::Field;
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
    let all = told.iter().all(|one| one.fate == Fate::Done) && !told.is_empty();
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

/// "De link opnieuw verstuurd: 3. Er is geen adres: Anna Proef. …"
fn report(room: &Room, words: Key, told: &[Told]) -> String {
    let done = told.iter().filter(|one| one.fate == Fate::Done).count();
    let mut said = vec![room.with(words, [("count", done.into())])];
    for (fate, words) in [
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
