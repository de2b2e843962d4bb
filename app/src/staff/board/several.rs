//! One thing for everybody who is ticked: what was done, and for whom it was not, by name.

use leptos::prelude::*;
use server::departure::several::{Deed, Fate, Told, do_for_several};
use wording::{Key, key};

use crate::fields::{Fields, Form};
use crate::form::{self, safe_location};
use crate::staff::board::{TAB, letters};
use crate::staff::parts::hidden;
use crate::staff::room::{Room, room};

/// The id of the form that the ticks on the rows belong to.
pub const FORM: &str = "several";

/// The line below the list; `back` is the board as it stands now.
pub fn bar(room: &Room, back: &str) -> AnyView {
    let buttons: Vec<_> = Deed::ALL
        .iter()
        .map(|deed| {
            let words = room.text(words_of(*deed));
            view! { <button class="button small quiet" name="do" value=deed.code()>{words}</button> }
        })
        .collect();
    view! {
        <form class="several" id=FORM method="post" action=BoardSeveral::PATH>
            {hidden("back", back)}
            <p>{room.text(key::STAFF_SEVERAL_LEAD)}</p>
            <div class="actions">{buttons}</div>
        </form>
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
        let Some(deed) = Deed::parse(fields.get("do")).filter(|_| !ids.is_empty()) else {
            form::say("warn", room.text(key::STAFF_SEVERAL_NOBODY)).await?;
            return Ok(back);
        };
        let told = do_for_several(&room.program, &coordinator, deed, &ids).await?;
        let all = told.iter().all(|one| one.fate == Fate::Done) && !told.is_empty();
        form::say(if all { "good" } else { "warn" }, report(&room, deed, &told)).await?;
        let mut done = told.iter().filter(|one| one.fate == Fate::Done).map(|one| one.id).peekable();
        Ok(if deed == Deed::Letter && done.peek().is_some() { letters::address(done) } else { back })
    })
    .await
}

/// "De link opnieuw verstuurd: 3. Er is geen adres: Anna Proef. …"
fn report(room: &Room, deed: Deed, told: &[Told]) -> String {
    let done = told.iter().filter(|one| one.fate == Fate::Done).count();
    let words = match deed {
        Deed::Remind => key::STAFF_SEVERAL_REMINDED,
        Deed::Letter => key::STAFF_SEVERAL_PRINTED,
        Deed::Pause => key::STAFF_SEVERAL_PAUSED,
        Deed::Resume => key::STAFF_SEVERAL_RESUMED,
    };
    let mut said = vec![room.with(words, [("count", done.into())])];
    for (fate, words) in [
        (Fate::NoAddress, key::STAFF_SEVERAL_NO_ADDRESS),
        (Fate::HasAddress, key::STAFF_SEVERAL_HAS_ADDRESS),
        (Fate::NotNow, key::STAFF_SEVERAL_NOT_NOW),
        (Fate::Failed, key::STAFF_SEVERAL_FAILED),
    ] {
        let names: Vec<String> = told.iter().filter(|one| one.fate == fate).map(|one| room.leaver(&one.name)).collect();
        if !names.is_empty() {
            said.push(room.with(words, [("names", names.join(", ").into())]));
        }
    }
    said.join(" ")
}
