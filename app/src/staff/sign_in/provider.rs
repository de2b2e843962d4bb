//! Signing in at the organisation's provider: the way there, and what comes back.

use axum::http::StatusCode;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server::program::Program;
use server::provider::{Begun, Finished, Identity, Provider, Trouble, Wanted};
use server::sign_in::{Beginning, ByProvider, begin, enter_by_provider};
use wording::{Key, Wording, key};

use super::{Ending, next_of, start};
use crate::context::{self, Elsewhere};
use crate::page::page;
use crate::{form, sealed};

/// The page that leads to the provider. A link, since a form may not lead to another site; opening it changes
/// nothing but this browser's own session.
pub const BEGIN: &str = "/staff/sign-in/provider";

/// The session's key for sign-ins that have begun, and how many of them it keeps: people have several tabs.
const PENDING: &str = "sign-in-begun";
const PENDING_MAX: usize = 5;

/// The longest of a provider's words for what went wrong, in characters.
const WORD_MAX: usize = 40;

/// A sign-in that has begun, and where it leads.
#[derive(Clone, Serialize, Deserialize)]
struct Pending {
    begun: Begun,
    next: String,
}

/// The address of [`BEGIN`] that leads there afterwards.
pub fn begin_address(next: &str, again: bool) -> String {
    let address = form::leading_to(BEGIN, next);
    if again { address + "&again=yes" } else { address }
}

/// The way to the provider, where there is one.
pub fn button(wording: Wording, address: &str) -> Option<AnyView> {
    let program = context::program();
    let words = wording.with(key::STAFF_PROVIDER_BUTTON, [("name", name(program.provider()?, wording).into())]);
    let view = view! {
        <div class="actions"><a class="button" href=address.to_owned() rel="nofollow">{words}</a></div>
    };
    Some(view.into_any())
}

/// What people know the provider by.
fn name(provider: &Provider, wording: Wording) -> String {
    provider.name().map_or_else(|| wording.text(key::STAFF_PROVIDER_OWN), ToOwned::to_owned)
}

/// Sends the browser to the provider.
pub fn begin_page() -> AnyView {
    page(|| async {
        let wording = context::wording(None);
        let again = context::query_value("again").is_some();
        if again {
            context::staff().await?;
        }
        let next = next_of(&context::query_value("next").unwrap_or_default());
        if !is_wanted_here() {
            return Err(Elsewhere::Go(form::leading_to("/staff/sign-in", &next)));
        }
        let wanted = Wanted { language: wording.language(), again };
        match begin(&context::program(), wanted, &context::client()).await? {
            Beginning::Leaves(leaving, begun) => {
                keep(Pending { begun, next }).await?;
                Err(Elsewhere::Leave(leaving))
            }
            Beginning::NoProvider => Err(Elsewhere::NotFound),
            Beginning::TooMany => MANY.view(wording, &next).await,
            Beginning::Trouble(trouble) => down(wording, &trouble, &next).await,
        }
    })
}

/// Whether somebody pressed a button of ours, or went to this address by themselves. From another site they are shown
/// the page with the button first: where the provider knows them, they would be signed in without having asked for it.
fn is_wanted_here() -> bool {
    let site = context::with_parts(|parts| parts.headers.get("sec-fetch-site").cloned()).flatten();
    site.is_none_or(|site| site == "same-origin" || site == "none")
}

/// Takes what the provider sends back.
pub fn callback_page() -> AnyView {
    page(|| async {
        let wording = context::wording(None);
        let program = context::program();
        let provider = program.provider().ok_or(Elsewhere::NotFound)?;
        let said = |name: &str| context::query_value(name);
        let Some(Pending { begun, next }) = take(&program, &said("state").unwrap_or_default()).await? else {
            return STALE.view(wording, "/staff").await;
        };
        // Whose answer it is, where the provider says so (RFC 9207, 2.4).
        if said("iss").is_some_and(|issuer| issuer != provider.issuer()) {
            return STALE.view(wording, &next).await;
        }
        let Some(code) = said("code") else {
            tracing::info!(
                error = word(&said("error").unwrap_or_default()),
                "signing in was broken off at the provider"
            );
            return BROKEN_OFF.view(wording, &next).await;
        };
        match provider.finish(&begun, &code, program.now()).await {
            Ok(Finished::Identified(identity)) => enter(&program, wording, &identity, &begun, next).await,
            Ok(Finished::NotAgain) => NOT_AGAIN.view(wording, &next).await,
            Ok(Finished::NotValid(reason)) => {
                tracing::warn!(reason, "what the provider sent is not valid for this sign-in");
                STALE.view(wording, &next).await
            }
            Err(trouble) => down(wording, &trouble, &next).await,
        }
    })
}

/// A provider's word for what went wrong (OpenID Connect Core 1.0, 3.1.2.6), as the log may have it: it stands in an
/// address, where anybody could write anything.
fn word(error: &str) -> String {
    error.chars().filter(|sign| sign.is_ascii_lowercase() || *sign == '_').take(WORD_MAX).collect()
}

async fn enter(
    program: &Program,
    wording: Wording,
    identity: &Identity,
    begun: &Begun,
    next: String,
) -> Result<AnyView, Elsewhere> {
    match enter_by_provider(program, identity).await? {
        ByProvider::SignedIn(viewer) => {
            start::at_provider(program, &viewer, identity).await?;
            if begun.is_again() {
                form::say("good", wording.text(key::STAFF_AGAIN_DONE)).await?;
            }
            Err(Elsewhere::Go(next))
        }
        ByProvider::Unknown => {
            tracing::info!("somebody whom the provider knows signed in and has no account here");
            UNKNOWN.view(wording, &next).await
        }
    }
}

/// Remembers a sign-in beside the latest others.
async fn keep(pending: Pending) -> Result<(), Elsewhere> {
    let now = context::program().now();
    let mut all: Vec<Pending> = sealed::look(PENDING).await?.unwrap_or_default();
    all.retain(|one| one.begun.is_alive(now));
    all.push(pending);
    let first = all.len().saturating_sub(PENDING_MAX);
    sealed::put(PENDING, &all[first..].to_vec()).await
}

/// The sign-in of this state, which counts once, while it is alive.
async fn take(program: &Program, state: &str) -> Result<Option<Pending>, Elsewhere> {
    let mut all: Vec<Pending> = sealed::look(PENDING).await?.unwrap_or_default();
    let Some(at) = all.iter().position(|one| one.begun.is(state)) else { return Ok(None) };
    let found = all.swap_remove(at);
    sealed::put(PENDING, &all).await?;
    Ok(Some(found).filter(|found| found.begun.is_alive(program.now())))
}

/// How signing in at the provider may end other than by being in.
struct Ended {
    status: StatusCode,
    title: Key,
    text: Key,
    onward: Onward,
}

/// Where the page leads that says so.
#[derive(Clone, Copy)]
enum Onward {
    /// To where signing in begins.
    SignIn,
    /// To where they came from: they are signed in.
    Back,
}

const STALE: Ended = Ended {
    status: StatusCode::BAD_REQUEST,
    title: key::STAFF_PROVIDER_STALE_TITLE,
    text: key::STAFF_PROVIDER_STALE,
    onward: Onward::SignIn,
};
const BROKEN_OFF: Ended = Ended {
    status: StatusCode::OK,
    title: key::STAFF_PROVIDER_BROKEN_TITLE,
    text: key::STAFF_PROVIDER_BROKEN,
    onward: Onward::SignIn,
};
const UNKNOWN: Ended = Ended {
    status: StatusCode::FORBIDDEN,
    title: key::STAFF_PROVIDER_UNKNOWN_TITLE,
    text: key::STAFF_PROVIDER_UNKNOWN,
    onward: Onward::SignIn,
};
const NOT_AGAIN: Ended = Ended {
    status: StatusCode::FORBIDDEN,
    title: key::STAFF_PROVIDER_NOT_AGAIN_TITLE,
    text: key::STAFF_PROVIDER_NOT_AGAIN,
    onward: Onward::Back,
};
const MANY: Ended = Ended {
    status: StatusCode::TOO_MANY_REQUESTS,
    title: key::STAFF_PROVIDER_DOWN_TITLE,
    text: key::STAFF_PROVIDER_MANY,
    onward: Onward::SignIn,
};
const DOWN: Ended = Ended {
    status: StatusCode::SERVICE_UNAVAILABLE,
    title: key::STAFF_PROVIDER_DOWN_TITLE,
    text: key::STAFF_PROVIDER_DOWN,
    onward: Onward::SignIn,
};

impl Ended {
    /// The page that says so.
    async fn view(&self, wording: Wording, next: &str) -> Result<AnyView, Elsewhere> {
        let (address, words) = match self.onward {
            Onward::SignIn => (form::leading_to("/staff/sign-in", next), key::STAFF_PROVIDER_RETRY),
            Onward::Back => (next.to_owned(), key::STAFF_PROVIDER_BACK),
        };
        Ending {
            status: self.status,
            title: wording.text(self.title),
            text: wording.text(self.text),
            onward: (address, wording.text(words)),
        }
        .view(wording)
        .await
    }
}

async fn down(wording: Wording, trouble: &Trouble, next: &str) -> Result<AnyView, Elsewhere> {
    tracing::error!(%trouble, "nobody can sign in at the provider");
    DOWN.view(wording, next).await
}
