//! Personnel systems: the tokens with which they ask, and the addresses that are told where departures stand.

mod told;

use domain::api::{ApiScope, TOKEN_NAME_MAX_CHARS};
use domain::ids::ApiTokenId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server::api::{KeptToken, TokenFault, TokenField, TokenForm, make_token, revoke_token, tokens};
use server::form::Filled;
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::sealed;
use crate::staff::organisation::{TAB, headline, proposals};
use crate::staff::parts::{self, Choices, Filling, hidden};
use crate::staff::room::{Room, room};

pub const ADDRESS: &str = "/staff/organisation/api";
const FORM: &str = "api-token";

/// A secret that was made just now, and is shown once. Each kind has a place of its own in the session: a token that
/// nobody has seen yet is not lost when an address is added.
#[derive(Serialize, Deserialize)]
struct Shown(String);

/// The session's keys for them.
const TOKEN_SHOWN: &str = "api-token-shown";
const SECRET_SHOWN: &str = "api-secret-shown";

/// Tokens and addresses, for whoever sets up the board.
pub fn api_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let administrator = room.viewer.administrator()?;
        let found = tokens(&room.program, &administrator).await?;
        let filling = Filling(form::kept(FORM).await?.unwrap_or_default());
        let (told, adding) = told::section(&room, &administrator).await?;
        let both = filling.and(&adding);
        let token = sealed::take::<Shown>(TOKEN_SHOWN).await?;
        let token = token.map(|Shown(token)| once(&room, "shown", room.text(key::API_TOKEN_SHOWN), token));
        let secret = sealed::take::<Shown>(SECRET_SHOWN).await?;
        let secret = secret.map(|Shown(secret)| once(&room, "shown-secret", room.text(key::API_SECRET_SHOWN), secret));
        let title = room.text(key::API_TITLE);
        let expired = (!found.expired.is_empty()).then(|| {
            view! {
                <h3>{room.text(key::API_EXPIRED)}</h3>
                {list(&room, &found.expired)}
            }
        });
        let counting = if found.counting.is_empty() {
            parts::empty(room.text(key::API_NONE), room.text(key::API_NONE_FIRST), None)
        } else {
            list(&room, &found.counting)
        };
        let content = view! {
            {both.summary(room.wording)}
            {headline(&room, title.clone(), ADDRESS)}
            {token}
            {secret}
            <p>{room.text(key::API_LEAD)}</p>
            <p>{room.text(key::API_READS)}</p>
            <section aria-labelledby="tokens-title">
                <h2 id="tokens-title">{room.text(key::API_TOKENS)}</h2>
                {counting}
                {expired}
                {make_form(&room, &filling)}
            </section>
            {told}
        };
        room.page(TAB, room.title(title, both.has_faults()), content).await
    })
}

/// What is shown this once, under an id of its own.
fn once(room: &Room, id: &'static str, words: String, secret: String) -> AnyView {
    let (title, said) = (format!("{id}-title"), format!("{id}-words"));
    let labelled_by = format!("{title} {said}");
    view! {
        <section class="notice warn" aria-labelledby=labelled_by>
            <h2 id=title>{room.text(key::API_SHOWN)}</h2>
            <p id=said>{words}</p>
            <p><code id=id>{secret}</code></p>
        </section>
    }
    .into_any()
}

fn list(room: &Room, tokens: &[KeptToken]) -> AnyView {
    let items: Vec<_> = tokens.iter().map(|token| item(room, token)).collect();
    view! { <ul class="tasks">{items}</ul> }.into_any()
}

fn item(room: &Room, token: &KeptToken) -> AnyView {
    let scopes: Vec<String> = token.scopes.iter().map(|scope| scope_words(room, *scope)).collect();
    let until = room.with(key::API_UNTIL, [("day", room.full_day(token.expires_on).into())]);
    let used = match token.used_on {
        Some(day) => room.with(key::API_USED, [("day", room.full_day(day).into())]),
        None => room.text(key::API_USED_NEVER),
    };
    let waits = token.waits.then(|| {
        view! {
            <p class="soft">
                {room.text(key::API_WAITS)} " " <a href=proposals::ADDRESS>{room.text(key::SECOND_LOOK)}</a>
            </p>
        }
    });
    let gone = token.maker_gone.then(|| view! { <p class="soft">{room.text(key::API_MAKER_GONE)}</p> });
    let by = token.made_by.clone().map(|name| {
        let words = [("name", name.into()), ("moment", room.moment(token.made_at).into())];
        view! { <p><small>{room.with(key::API_MADE_BY, words)}</small></p> }
    });
    view! {
        <li>
            <div class="what">
                <strong>{token.name.clone()}</strong> " " <small>{scopes.join(", ")}</small>
                <p><small>{until} " " {used}</small></p>
                {by}
                {waits}
                {gone}
            </div>
            <div class="actions">
                <form method="post" action=ApiTokenRevoke::PATH>
                    {hidden("token", token.id.to_string())}
                    <button class="button small quiet">
                        {room.text(key::API_REVOKE)} <span class="visually-hidden">": " {token.name.clone()}</span>
                    </button>
                </form>
            </div>
        </li>
    }
    .into_any()
}

fn scope_words(room: &Room, scope: ApiScope) -> String {
    room.text(match scope {
        ApiScope::DeparturesWrite => key::API_SCOPE_DEPARTURES_WRITE,
        ApiScope::DeparturesRead => key::API_SCOPE_DEPARTURES_READ,
        ApiScope::UnitsRead => key::API_SCOPE_UNITS_READ,
        ApiScope::AccountsRead => key::API_SCOPE_ACCOUNTS_READ,
    })
}

fn make_form(room: &Room, filling: &Filling) -> AnyView {
    let name = filling.field("name", room.text(key::API_NAME)).hint(room.text(key::API_NAME_HINT)).autocomplete("off");
    let scopes = Choices {
        legend: room.text(key::API_SCOPES),
        name: TokenField::Scopes.code().to_owned(),
        hint: Some(room.text(key::API_SCOPES_HINT)),
        several: true,
        options: ApiScope::ALL.iter().map(|scope| (scope.code().to_owned(), scope_words(room, *scope))).collect(),
        chosen: chosen(&filling.0.fields),
        fault: filling.fault(TokenField::Scopes.code()),
    };
    let day = filling.date("expires_on", room.text(key::API_EXPIRES)).hint(room.text(key::API_EXPIRES_HINT));
    view! {
        <form class="form" novalidate=true method="post" action=ApiTokenMake::PATH>
            {name.view()}
            {scopes.view()}
            {day.view()}
            <div class="actions"><button class="button">{room.text(key::API_MAKE)}</button></div>
        </form>
    }
    .into_any()
}

fn chosen(fields: &Fields) -> Vec<String> {
    let scopes = fields.as_slice().iter().filter(|(name, _)| name == TokenField::Scopes.code());
    scopes.map(|(_, code)| code.clone()).collect()
}

fn fault_words(room: &Room, fault: TokenFault) -> String {
    match fault {
        TokenFault::NameMissing => room.text(key::API_FAULT_NAME_MISSING),
        TokenFault::NameTooLong => room.with(key::API_FAULT_NAME_TOO_LONG, [("max", TOKEN_NAME_MAX_CHARS.into())]),
        TokenFault::ScopeMissing => room.text(key::API_FAULT_SCOPE_MISSING),
        TokenFault::DayMissing => room.text(key::STAFF_FAULT_DATE_MISSING),
        TokenFault::DayImpossible => room.text(key::STAFF_FAULT_DATE_IMPOSSIBLE),
        TokenFault::DayOutside => room.text(key::API_FAULT_DAY_OUTSIDE),
    }
}

crate::form_functions!(ApiTokenMake, ApiTokenRevoke);

/// Makes a token, which the page shows once.
#[server(prefix = "/_fn", endpoint = "api-token-make", input = Form)]
pub async fn api_token_make(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let administrator = room.viewer.administrator()?;
        form::fresh(FORM, &fields, ADDRESS).await?;
        let typed = TokenForm {
            name: fields.get("name").to_owned(),
            scopes: chosen(&fields),
            expires_on: fields.get("expires_on").to_owned(),
        };
        match make_token(&room.program, &administrator, &typed).await? {
            Filled::Done(token) => {
                form::forget(FORM).await?;
                sealed::put(TOKEN_SHOWN, &Shown(token)).await?;
            }
            Filled::Faulty(found) => {
                let faults = found
                    .into_iter()
                    .map(|(field, fault)| (field.code().to_owned(), fault_words(&room, fault)))
                    .collect();
                form::keep(FORM, &Typed { fields, faults }).await?;
            }
        }
        Ok(ADDRESS.to_owned())
    })
    .await
}

/// A token opens nothing any more.
#[server(prefix = "/_fn", endpoint = "api-token-revoke", input = Form)]
pub async fn api_token_revoke(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let administrator = room.viewer.administrator()?;
        let id: ApiTokenId = fields.get("token").parse().map_err(|_| Elsewhere::NotFound)?;
        context::fresh(ADDRESS).await?;
        revoke_token(&room.program, &administrator, id).await?;
        form::say("good", room.text(key::API_REVOKED)).await?;
        Ok(ADDRESS.to_owned())
    })
    .await
}
