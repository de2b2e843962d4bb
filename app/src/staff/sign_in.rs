//! Signing in: at the organisation's provider, with a passkey, or with a mailed code.

pub mod again;
pub mod out;
mod passkey;
pub mod provider;
mod start;

use axum::http::StatusCode;
use leptos::prelude::*;
use server::settings::SignInCode as Code;
use server::sign_in::{Asked, Entered, Requested, enter_code, request_code};
use wording::{Wording, key};

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Notice, Typed, safe_location};
use crate::page::page;
use crate::sealed;
use crate::shell::trial::is_on_trial;
use crate::shell::{self, StaffFrame};
use crate::staff::parts::{Filling, hidden};

/// The address a code was asked for, and where to go afterwards: [`Fields`] that last until the code is typed.
const ASKED: &str = "sign-in-asked";
/// The forms that ask for the address, and for the code.
const ADDRESS: &str = "sign-in";
const CODE: &str = "sign-in-code";
/// The codes that this browser asked for.
const CODES: &str = "sign-in-codes";

/// Only pages of the staff's room follow on signing in.
fn next_of(text: &str) -> String {
    let safe = safe_location(text);
    if safe.starts_with("/staff") && !safe.starts_with("/staff/sign-in") { safe } else { "/staff".to_owned() }
}

/// Where to begin once more, since nothing is known of a code that was asked for; with the reason, where it can be seen.
fn begin_anew() -> String {
    let why = if context::keeps_no_session() { "?cookies=none" } else { "" };
    format!("/staff/sign-in{why}")
}

/// That signing in needs a cookie, where it stopped for want of one.
fn without_cookies(wording: Wording) -> Option<AnyView> {
    let is_told = context::query_value("cookies").is_some() && context::keeps_no_session();
    is_told.then(|| {
        let address = context::program().settings().base_url.clone();
        let words = wording.with(key::STAFF_SIGN_IN_COOKIES, [("address", address.into())]);
        view! { <div class="notice warn" role="alert"><p>{words}</p></div> }.into_any()
    })
}

/// That what was posted is not saved, since nobody was signed in any more.
fn unsent(wording: Wording) -> Option<AnyView> {
    let is_told = context::query_value("sent").as_deref() == Some("no");
    is_told.then(|| {
        let words = wording.text(key::STAFF_SIGN_IN_UNSENT);
        view! { <div class="notice warn" role="alert"><p>{words}</p></div> }.into_any()
    })
}

async fn around(wording: Wording, title: String, content: impl IntoView + 'static) -> Result<AnyView, Elsewhere> {
    saying(None, wording, title, content).await
}

async fn saying(
    notice: Option<Notice>,
    wording: Wording,
    title: String,
    content: impl IntoView + 'static,
) -> Result<AnyView, Elsewhere> {
    let trial = is_on_trial().await?;
    let frame = StaffFrame {
        wording,
        title,
        organisation: String::new(),
        trial,
        viewer: None,
        tab: "",
        notice,
        narrow: true,
        islands: false,
    };
    Ok(frame.around(content))
}

/// The page that asks for a mail address.
pub fn address_page() -> AnyView {
    page(|| async {
        let wording = context::wording(None);
        if context::staff().await.is_ok() {
            return Err(Elsewhere::Go(next_of(&context::query_value("next").unwrap_or_default())));
        }
        let asked = sealed::look::<Fields>(ASKED).await?.unwrap_or_default();
        let filling = Filling(form::kept(ADDRESS).await?.unwrap_or(Typed { fields: asked, faults: Vec::new() }));
        let next = next_of(&context::query_value("next").unwrap_or_else(|| filling.get("next")));
        let title = wording.text(key::STAFF_SIGN_IN_TITLE);
        let at_provider = provider::button(wording, &provider::begin_address(&next, false));
        let with_passkey = passkey::button(wording, &next, false);
        let settings_code = context::program().settings().sign_in_code;
        let with_code = settings_code.is_offered().then(|| code_form(wording, &filling, &next));
        let lead = at_provider.is_some().then(|| view! { <p>{wording.text(key::STAFF_PROVIDER_LEAD)}</p> });
        let is_one_of_several = at_provider.is_some() || with_passkey.is_some();
        let other = (is_one_of_several && with_code.is_some())
            .then(|| view! { <h2>{wording.text(key::STAFF_PROVIDER_CODE)}</h2> });
        let for_whom = with_passkey.is_some().then(|| {
            let instead = settings_code == Code::WithoutPasskey;
            let instead = instead.then(|| wording.text(key::PASSKEY_SIGN_IN_INSTEAD));
            view! { <p>{wording.text(key::PASSKEY_SIGN_IN_LEAD)} " " {instead}</p> }
        });
        saying(
            form::said().await?,
            wording,
            title.clone(),
            view! {
                {filling.summary(wording)}
                {without_cookies(wording)}
                {unsent(wording)}
                <h1>{title}</h1>
                {lead}
                {at_provider}
                {with_passkey}
                {other}
                {for_whom}
                {with_code}
                <p class="soft">{wording.text(key::STAFF_SIGN_IN_LEAVER)}</p>
            },
        )
        .await
    })
}

/// Asks for the mail address that a code goes to.
fn code_form(wording: Wording, filling: &Filling, next: &str) -> AnyView {
    let email = filling.field("email", wording.text(key::STAFF_SIGN_IN_ADDRESS)).kind("email").autocomplete("email");
    view! {
        <p>{wording.text(key::STAFF_SIGN_IN_LEAD)}</p>
        <form novalidate=true method="post" action=SignInAddress::PATH>
            {hidden("next", next)}
            {email.view()}
            <div class="actions"><button class="button">{wording.text(key::STAFF_SIGN_IN_SEND)}</button></div>
        </form>
    }
    .into_any()
}

/// The page that asks for the code.
pub fn code_page() -> AnyView {
    page(|| async {
        let wording = context::wording(None);
        let is_offered = context::program().settings().sign_in_code.is_offered();
        let asked = sealed::look::<Fields>(ASKED).await?.filter(|_| is_offered);
        let Some(asked) = asked else { return Err(Elsewhere::Go(begin_anew())) };
        let filling = Filling(form::kept(CODE).await?.unwrap_or_default());
        let email = asked.get("email").to_owned();
        let title = wording.text(key::STAFF_CODE_TITLE);
        let code = filling
            .field("code", wording.text(key::STAFF_CODE_LABEL))
            .hint(wording.text(key::STAFF_CODE_HINT))
            .width("code")
            .inputmode("numeric")
            .autocomplete("one-time-code");
        around(
            wording,
            title.clone(),
            view! {
                <a class="back" href="/staff/sign-in">{wording.text(key::STAFF_CODE_OTHER)}</a>
                {filling.summary(wording)}
                <h1>{title}</h1>
                <p>{wording.with(key::STAFF_CODE_LEAD, [("address", email.into())])}</p>
                <form novalidate=true method="post" action=SignInCode::PATH>
                    {code.view()}
                    <div class="actions"><button class="button">{wording.text(key::STAFF_SIGN_IN_TITLE)}</button></div>
                </form>
            },
        )
        .await
    })
}

crate::form_functions!(SignInAddress, SignInCode);

/// Asks for a code. The answer is the same whether anybody has this address.
#[server(prefix = "/_fn", endpoint = "sign-in-address", input = Form)]
pub async fn sign_in_address(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let wording = context::wording(None);
        let program = context::program();
        let fields = fields.only(&["email", "next"]);
        let mut codes = sealed::look::<Asked>(CODES).await?.unwrap_or_default();
        let requested = request_code(&program, fields.get("email"), &context::client(), &mut codes).await?;
        sealed::put(CODES, &codes).await?;
        let mut faults = Vec::new();
        match requested {
            Requested::Accepted => {}
            Requested::NotOffered => return Ok("/staff/sign-in".to_owned()),
            Requested::AddressMalformed => {
                faults.push(("email".to_owned(), wording.text(key::STAFF_FAULT_ADDRESS_MALFORMED)));
            }
            Requested::TooMany { until } => {
                let at = wording.time(until.with_timezone(&program.settings().time_zone).time());
                faults.push(("email".to_owned(), wording.with(key::STAFF_CODE_TOO_MANY, [("time", at.into())])));
            }
        }
        if faults.is_empty() {
            sealed::put(ASKED, &fields).await?;
            form::forget(ADDRESS).await?;
            form::forget(CODE).await?;
            return Ok("/staff/sign-in/code".to_owned());
        }
        form::keep(ADDRESS, &Typed { fields, faults }).await?;
        Ok("/staff/sign-in".to_owned())
    })
    .await
}

/// Takes the code, and starts a new session for whoever it was mailed to.
#[server(prefix = "/_fn", endpoint = "sign-in-code", input = Form)]
pub async fn sign_in_code(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let wording = context::wording(None);
        let program = context::program();
        let fields = fields.only(&["code"]);
        let Some(asked) = sealed::look::<Fields>(ASKED).await? else { return Ok(begin_anew()) };
        let codes = sealed::look::<Asked>(CODES).await?.unwrap_or_default();
        let fault = match enter_code(&program, asked.get("email"), &codes, fields.get("code")).await? {
            Entered::SignedIn(viewer) => {
                let again = asked.ticked("again").then(|| wording.text(key::STAFF_AGAIN_DONE));
                sealed::forget(ASKED).await?;
                form::forget(CODE).await?;
                sealed::forget(CODES).await?;
                start::here(&program, &viewer).await?;
                if let Some(words) = again {
                    form::say("good", words).await?;
                }
                return Ok(next_of(asked.get("next")));
            }
            Entered::Wrong { left } => wording.with(key::STAFF_CODE_WRONG, [("left", left.into())]),
            Entered::Expired => wording.text(key::STAFF_CODE_EXPIRED),
        };
        let faults = vec![("code".to_owned(), fault)];
        form::keep(CODE, &Typed { fields, faults }).await?;
        Ok("/staff/sign-in/code".to_owned())
    })
    .await
}

/// A page that says how signing in ended, and where it goes on.
struct Ending {
    status: StatusCode,
    title: String,
    text: String,
    /// An address, and the words of the button that leads there.
    onward: (String, String),
}

impl Ending {
    async fn view(self, wording: Wording) -> Result<AnyView, Elsewhere> {
        shell::status(self.status);
        let title = self.title.clone();
        let (address, words) = self.onward;
        around(
            wording,
            title,
            view! {
                <h1>{self.title}</h1>
                <p class="lead">{self.text}</p>
                <div class="actions"><a class="button" href=address>{words}</a></div>
            },
        )
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::next_of;

    #[test]
    fn signing_in_leads_into_the_staffs_room_and_nowhere_else() {
        assert_eq!(next_of("/staff/board?stage=planned"), "/staff/board?stage=planned");
        for other in ["/leaver", "https://evil.example", "//evil.example", "/staff/sign-in", ""] {
            assert_eq!(next_of(other), "/staff", "{other}");
        }
    }
}
