//! Adding a passkey. The page asks for a fresh sign-in, and what it begins is good for five minutes.

use domain::device::Device;
use domain::passkey::PasskeyName;
use leptos::prelude::*;
use server::passkey::{Added, Adding, PASSKEY_MINUTES, PASSKEYS_MAX, Pending, add, begin_adding};
use wording::key;

use super::fault_words;
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::sealed;
use crate::shell::PASSKEYS;
use crate::shell::passkey::{Passkey, Trouble};
use crate::staff::parts::Filling;
use crate::staff::room::{Room, room};
use crate::staff::sessions::words_of;

pub const NEW: &str = "/staff/passkeys/new";

/// The session's key for what the page has begun.
const BEGUN: &str = "passkey-begun";
/// The key under which the form keeps what was typed.
const FORM: &str = "passkey-new";

/// `/staff/passkeys/new`
pub fn new_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        context::fresh(NEW).await?;
        let filling = Filling(form::kept(FORM).await?.unwrap_or_default());
        form::forget(FORM).await?;
        let mut pending = sealed::look::<Pending>(BEGUN).await?.unwrap_or_default();
        let inside = match begin_adding(&room.program, &room.viewer, &mut pending).await? {
            Adding::Asks(options) => {
                sealed::put(BEGUN, &pending).await?;
                making(&room, &filling, options)
            }
            Adding::Full => {
                view! { <p>{room.with(key::PASSKEYS_FULL, [("count", PASSKEYS_MAX.into())])}</p> }.into_any()
            }
            Adding::NotOffered => view! { <p>{room.text(key::PASSKEYS_NOT_OFFERED)}</p> }.into_any(),
        };
        let title = room.text(key::PASSKEYS_NEW_TITLE);
        let content = view! {
            <a class="back" href=PASSKEYS>{room.text(key::PASSKEYS_TITLE)}</a>
            {filling.summary(room.wording)}
            <h1>{title.clone()}</h1>
            {inside}
        };
        room.page("", room.title(title, filling.has_faults()), content).await
    })
}

/// The form: a name, which is the device's own where nobody types another, and the button.
fn making(room: &Room, filling: &Filling, options: String) -> AnyView {
    let mut shown = filling.clone();
    let device = context::device();
    let is_first = !shown.has_faults() && shown.get("name").is_empty();
    if is_first && device != Device::default() {
        shown.0.fields.0.push(("name".to_owned(), words_of(room.wording, device)));
    }
    let name = shown
        .field("name", room.text(key::PASSKEYS_NEW_NAME))
        .hint(room.text(key::PASSKEYS_NEW_NAME_HINT))
        .autocomplete("off");
    let form = Passkey::Create { options };
    let words = room.text(key::PASSKEYS_NEW_BUTTON);
    view! {
        <p class="lead">{room.text(key::PASSKEYS_NEW_LEAD)}</p>
        {form.form(room.wording, PasskeyAdd::PATH, name.view(), words)}
    }
    .into_any()
}

crate::form_functions!(PasskeyAdd);

/// Keeps what the device made. That its owner signed in just now was seen when it was begun.
#[server(prefix = "/_fn", endpoint = "passkey-add", input = Form)]
pub async fn passkey_add(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let this = context::session_key().ok_or(Elsewhere::SignIn)?;
        let mut faults = Vec::new();
        match (PasskeyName::parse(fields.get("name")), Trouble::of(&fields)) {
            (Err(fault), _) => faults.push(("name".to_owned(), fault_words(room.wording, fault))),
            (Ok(_), Some(trouble)) => form::say("bad", trouble.words(room.wording)).await?,
            (Ok(name), None) => {
                let mut pending = sealed::look::<Pending>(BEGUN).await?.unwrap_or_default();
                let made = (&name, fields.get("answer"));
                let added = add(&room.program, &room.viewer, &this, &mut pending, made).await?;
                sealed::put(BEGUN, &pending).await?;
                let words = words_for(&room, added);
                if added == Added::Done {
                    form::say("good", words).await?;
                    return Ok(PASSKEYS.to_owned());
                }
                form::say("bad", words).await?;
            }
        }
        let fields = fields.only(&["name"]);
        form::keep(FORM, &Typed { fields, faults }).await?;
        Ok(NEW.to_owned())
    })
    .await
}

/// What became of it.
fn words_for(room: &Room, added: Added) -> String {
    match added {
        Added::Done => room.text(key::PASSKEYS_DONE),
        Added::Stale => room.with(key::PASSKEYS_NEW_STALE, [("minutes", PASSKEY_MINUTES.into())]),
        Added::NotValid => room.text(key::PASSKEY_TROUBLE_NOT_VALID),
        Added::Known => room.text(key::PASSKEY_TROUBLE_KNOWN),
        Added::Full => room.with(key::PASSKEYS_FULL, [("count", PASSKEYS_MAX.into())]),
    }
}
