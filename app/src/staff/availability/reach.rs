//! How a host can be reached for a talk: a telephone number and the address of their video calls.

use domain::reach::{PhoneNumber, Reach, VideoAddress};
use leptos::prelude::*;
use server::availability::{ReachField, ReachForm, TimesKeeper, save_reach};
use server::form::Filled;
use wording::key;

use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::availability::{address, keeper};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, room};

crate::form_functions!(ReachSave);

/// The name under which this form keeps what was typed.
pub fn reach_form(keeper: &TimesKeeper) -> String {
    format!("reach:{}", keeper.account())
}

/// The form as it is shown: what was typed, or what is stored.
pub fn filling(kept: Option<Typed>, reach: &Reach) -> Filling {
    let form = ReachForm::of(reach);
    let fields = [(ReachField::Phone, form.phone), (ReachField::VideoAddress, form.video_address)];
    Filling::of(kept, fields.map(|(field, text)| (field.code().to_owned(), text)))
}

/// What one host says of it, and to change it.
pub fn section(room: &Room, keeper: &TimesKeeper, reach: &Reach, filling: &Filling) -> AnyView {
    let phone = filling.field(ReachField::Phone.code(), room.text(key::REACH_PHONE)).kind("tel").width("short");
    let video = filling.field(ReachField::VideoAddress.code(), room.text(key::REACH_VIDEO)).inputmode("url");
    // Only hosts themselves say it.
    let change = keeper.is_own().then(|| {
        view! {
            <details class="fold" open=filling.has_faults()>
                <summary>{room.text(key::STAFF_CHANGE)}</summary>
                <form class="form" novalidate=true method="post" action=ReachSave::PATH>
                    {hidden("person", keeper.account().to_string())}
                    <p class="hint">{room.text(key::REACH_LEAD)}</p>
                    {phone.hint(room.text(key::REACH_PHONE_HINT)).view()}
                    {video.hint(room.text(key::REACH_VIDEO_HINT)).view()}
                    <div class="actions"><button class="button">{room.text(key::REACH_SAVE)}</button></div>
                </form>
            </details>
        }
    });
    view! {
        <section aria-labelledby="reach-title">
            <h2 id="reach-title">{room.text(key::REACH_TITLE)}</h2>
            <p>{summary(room, reach)}</p>
            {change}
        </section>
    }
    .into_any()
}

/// "06 12345678 · https://…", or that nothing is said.
fn summary(room: &Room, reach: &Reach) -> String {
    let phone = reach.phone.as_ref().map(PhoneNumber::as_str);
    let video = reach.video.as_ref().map(VideoAddress::as_str);
    let said: Vec<&str> = [phone, video].into_iter().flatten().collect();
    if said.is_empty() { room.text(key::REACH_NOTHING) } else { said.join(" · ") }
}

/// Stores what a host says of it.
#[server(prefix = "/_fn", endpoint = "reach-save", input = Form)]
pub async fn reach_save(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = keeper(&room, Some(fields.get("person"))).await?;
        let text = |field: ReachField| fields.get(field.code()).to_owned();
        let form = ReachForm { phone: text(ReachField::Phone), video_address: text(ReachField::VideoAddress) };
        let name = reach_form(&keeper);
        match save_reach(&room.program, &keeper, &form).await? {
            Filled::Done(()) => {
                form::forget(&name).await?;
                form::say("good", room.text(key::REACH_SAVED)).await?;
            }
            Filled::Faulty(found) => {
                let words = |field| match field {
                    ReachField::Phone => room.text(key::REACH_FAULT_PHONE),
                    ReachField::VideoAddress => room.text(key::REACH_FAULT_VIDEO),
                };
                let faults = found.into_iter().map(|field| (field.code().to_owned(), words(field))).collect();
                form::keep(&name, &Typed { fields, faults }).await?;
            }
        }
        Ok(address(&room, &keeper))
    })
    .await
}
