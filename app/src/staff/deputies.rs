//! Deputies of somebody for a period: a part of their own page, and of the page of whoever keeps people.

use domain::account::When;
use domain::ids::AccountId;
use leptos::prelude::*;
use server::access::NamesDeputies;
use server::account::{
    Account, DeputyFault, DeputyField, DeputyForm, DeputyOf, Lent, Naming, deputies_of, end_deputy, may_have_a_deputy,
    name_deputy,
};
use server::form::Filled;
use server::unit::Unit;
use wording::{Key, key};

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::held_roles::{days, role_words, when};
use crate::staff::organisation::account::ADDRESS;
use crate::staff::parts::{Filling, hidden};
use crate::staff::roles;
use crate::staff::room::{Room, room};

fn form_name(id: AccountId) -> String {
    format!("deputy:{id}")
}

/// The list and its form, and what was typed in it.
pub async fn section(
    room: &Room,
    proof: &NamesDeputies,
    account: &Account,
    units: &[Unit],
) -> Result<(AnyView, Filling), Elsewhere> {
    let filling = Filling(form::kept(&form_name(account.id)).await?.unwrap_or_default());
    let there = deputies_of(&room.program, proof).await?;
    let rows: Vec<_> = there.iter().map(|deputy| row(room, account.id, deputy, units)).collect();
    let list = if rows.is_empty() {
        view! { <p>{room.text(key::DEPUTIES_NONE)}</p> }.into_any()
    } else {
        view! { <ul class="tasks">{rows}</ul> }.into_any()
    };
    let view = view! {
        <section id="deputies" aria-labelledby="deputies-title">
            <h2 id="deputies-title">{room.text(key::DEPUTIES_TITLE)}</h2>
            <p>{room.text(key::DEPUTIES_LEAD)}</p>
            {list}
            {name_form(room, &filling, account, units)}
        </section>
    };
    Ok((view.into_any(), filling))
}

fn row(room: &Room, whose: AccountId, deputy: &DeputyOf, units: &[Unit]) -> AnyView {
    let role = role_words(room, deputy.role, deputy.unit, units);
    let about: Vec<String> = std::iter::once(role).chain(days(room, deputy.period)).collect();
    let is_over = deputy.when == Some(When::Over);
    let words = if deputy.when.is_some() { key::DEPUTIES_END } else { key::DEPUTIES_TAKE_BACK };
    let end = (!is_over).then(|| {
        view! {
            <form method="post" action=DeputyEnd::PATH>
                {hidden("account", whose.to_string())}
                {hidden("deputy", deputy.id.to_string())}
                <button class="button small quiet">
                    {room.text(words)} <span class="visually-hidden">": " {deputy.name.clone()}</span>
                </button>
            </form>
        }
    });
    view! {
        <li>
            <div class="what"><strong>{deputy.name.clone()}</strong> " " <small>{about.join(" · ")}</small></div>
            {when(room, deputy.when)}
            <div class="actions">{end}</div>
        </li>
    }
    .into_any()
}

fn name_form(room: &Room, filling: &Filling, account: &Account, units: &[Unit]) -> AnyView {
    let roles: Vec<(String, String)> = account
        .held
        .iter()
        .filter(|held| may_have_a_deputy(held))
        .map(|held| {
            let days = days(room, held.period).map(|days| format!(", {days}")).unwrap_or_default();
            (held.id.to_string(), format!("{}{days}", role_words(room, held.role, held.unit, units)))
        })
        .collect();
    if roles.is_empty() {
        return view! { <p>{room.text(key::DEPUTIES_NO_ROLE)}</p> }.into_any();
    }
    let role = filling.field(DeputyField::Role.code(), room.text(key::DEPUTIES_ROLE)).select(roles);
    let person = filling
        .field(DeputyField::Person.code(), room.text(key::DEPUTIES_PERSON))
        .kind("email")
        .autocomplete("off")
        .hint(room.text(key::DEPUTIES_PERSON_HINT));
    let first = filling.date(DeputyField::First.code(), room.text(key::DEPUTIES_FIRST));
    let last = filling.date(DeputyField::Last.code(), room.text(key::DEPUTIES_LAST));
    view! {
        <form class="form" novalidate=true method="post" action=DeputyName::PATH>
            {hidden("account", account.id.to_string())}
            <p class="hint">{room.text(key::DEPUTIES_LEADER)} " " {room.text(key::DEPUTIES_SECOND)}</p>
            <div class="fields">{role.view()} {person.view()}</div>
            <div class="fields">{first.view()} {last.view()}</div>
            <div class="actions"><button class="button quiet">{room.text(key::DEPUTIES_NAME)}</button></div>
        </form>
    }
    .into_any()
}

const fn fault_words(fault: DeputyFault) -> Key {
    match fault {
        DeputyFault::UnknownRole => key::DEPUTIES_FAULT_ROLE,
        DeputyFault::UnknownPerson => key::DEPUTIES_FAULT_PERSON,
        DeputyFault::Themself => key::DEPUTIES_FAULT_THEMSELF,
        DeputyFault::AlreadyNamed => key::DEPUTIES_FAULT_ALREADY,
        DeputyFault::DateMissing => key::STAFF_FAULT_DATE_MISSING,
        DeputyFault::DateImpossible => key::STAFF_FAULT_DATE_IMPOSSIBLE,
        DeputyFault::FirstPassed => key::DEPUTIES_FAULT_PASSED,
        DeputyFault::LastBeforeFirst => key::STAFF_FAULT_UNTIL_BEFORE_FROM,
        DeputyFault::TooLong => key::DEPUTIES_FAULT_TOO_LONG,
        DeputyFault::OutsideRole => key::DEPUTIES_FAULT_OUTSIDE,
    }
}

/// Whose deputies a posted form is about, and the page it stands on.
async fn about(room: &Room, fields: &Fields) -> Result<(NamesDeputies, String), Elsewhere> {
    let id: AccountId = fields.get("account").parse().map_err(|_| Elsewhere::NotFound)?;
    if id == room.viewer.account() {
        return Ok((NamesDeputies::own(&room.viewer), format!("{}#deputies", roles::ADDRESS)));
    }
    let proof = NamesDeputies::of_other(&room.program, &room.viewer.keeper()?, id).await?;
    Ok((proof, format!("{ADDRESS}/{id}#deputies")))
}

crate::form_functions!(DeputyName, DeputyEnd);

/// Gives somebody a role of another's for a while, or proposes it.
#[server(prefix = "/_fn", endpoint = "deputy-name", input = Form)]
pub async fn deputy_name(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let (proof, back) = about(&room, &fields).await?;
        let name = form_name(proof.of());
        form::fresh(&name, &fields, &back).await?;
        let text = |field: DeputyField| fields.get(field.code()).to_owned();
        let typed = DeputyForm {
            role: text(DeputyField::Role),
            person: text(DeputyField::Person),
            first: text(DeputyField::First),
            last: text(DeputyField::Last),
        };
        match name_deputy(&room.program, &proof, &typed).await? {
            Filled::Done(named) => {
                form::forget(&name).await?;
                let words = match named {
                    Naming::Named => key::DEPUTIES_NAMED,
                    Naming::Waits => key::DEPUTIES_WAITS,
                };
                form::say("good", room.text(words)).await?;
            }
            Filled::Faulty(found) => {
                let words = |(field, fault): (DeputyField, DeputyFault)| {
                    (field.code().to_owned(), room.text(fault_words(fault)))
                };
                form::keep(&name, &Typed { fields, faults: found.into_iter().map(words).collect() }).await?;
            }
        }
        Ok(back)
    })
    .await
}

/// Ends it at once, or takes it back while it waits.
#[server(prefix = "/_fn", endpoint = "deputy-end", input = Form)]
pub async fn deputy_end(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let (proof, back) = about(&room, &fields).await?;
        let id: Lent = fields.get("deputy").parse().map_err(|_| Elsewhere::NotFound)?;
        let words = if end_deputy(&room.program, &proof, id).await? {
            key::DEPUTIES_ENDED
        } else {
            key::DEPUTIES_ENDED_ALREADY
        };
        form::say("good", room.text(words)).await?;
        Ok(back)
    })
    .await
}
