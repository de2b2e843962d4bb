//! The trainings of one account, and a form to record another.

use domain::ids::{AccountId, TrainingId};
use leptos::prelude::*;
use server::account::Account;
use server::form::Filled;
use server::training::{self, Noted, TrainingFault, TrainingField, TrainingForm, ends_soon};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::organisation::account::ADDRESS;
use crate::staff::parts::{self, Filling, hidden};
use crate::staff::room::{Room, room};

fn form_name(id: AccountId) -> String {
    format!("training:{id}")
}

/// The list and its form, and what was typed in it; names of fields differ from the account's on
/// the same page.
pub async fn section(room: &Room, account: &Account) -> Result<(AnyView, Filling), Elsewhere> {
    let all = training::list(room.program.store().read(), room.viewer.board()).await?;
    let filling = Filling(form::kept(&form_name(account.id)).await?.unwrap_or_default());
    let own: Vec<_> = all
        .iter()
        .filter(|training| training.account == account.id)
        .map(|training| {
            let days = room.with(
                key::STAFF_TRAINING_RANGE,
                [
                    ("first", room.full_day(training.valid.first).into()),
                    ("last", room.full_day(training.valid.last).into()),
                ],
            );
            view! {
                <li>
                    <div class="what">
                        <strong>{training.name.clone()}</strong> " " <small>{days}</small>
                        {ends_soon(training.valid, room.today).then(|| view! { <p class="due">{room.text(key::TRAINING_ENDS_SOON)}</p> })}
                        {until_form(room, account.id, training, &filling)}
                    </div>
                    <div class="actions">
                        <form method="post" action=TrainingRemove::PATH>
                            {hidden("account", account.id.to_string())}
                            {hidden("training", training.id.to_string())}
                            <button class="button small quiet">
                                {room.text(key::STAFF_REMOVE)} <span class="visually-hidden">": " {training.name.clone()}</span>
                            </button>
                        </form>
                    </div>
                </li>
            }
        })
        .collect();
    let list = if own.is_empty() {
        parts::empty(room.text(key::STAFF_TRAINING_EMPTY_WHAT), room.text(key::STAFF_TRAINING_EMPTY_FIRST), None)
    } else {
        view! { <ul class="tasks">{own}</ul> }.into_any()
    };
    let name = filling.field("training_name", room.text(key::STAFF_TRAINING_NAME));
    let from = filling.date("valid_from", room.text(key::STAFF_TRAINING_FROM));
    let until = filling.date("valid_until", room.text(key::STAFF_TRAINING_UNTIL));
    let view = view! {
        <section id="training" aria-labelledby="training-title">
            <h2 id="training-title">{room.text(key::STAFF_PEOPLE_TRAINING)}</h2>
            {list}
            <form class="form" novalidate=true method="post" action=TrainingAdd::PATH>
                {hidden("account", account.id.to_string())}
                {name.view()}
                <div class="fields">{from.view()} {until.view()}</div>
                <div class="actions"><button class="button quiet">{room.text(key::STAFF_ADD)}</button></div>
            </form>
        </section>
    };
    Ok((view.into_any(), filling))
}

/// Sets another last day; talks it no longer covers are planned anew.
fn until_form(room: &Room, account: AccountId, training: &training::Training, filling: &Filling) -> AnyView {
    let mine = filling.get("training") == training.id.to_string();
    let typed = if mine { filling.get("until") } else { training.valid.last.to_string() };
    let shown = Filling(Typed {
        fields: Fields(vec![("until".to_owned(), typed)]),
        faults: if mine { filling.0.faults.clone() } else { Vec::new() },
    });
    let until = shown.date("until", room.text(key::STAFF_TRAINING_UNTIL)).hint(room.text(key::TRAINING_UNTIL_HINT));
    view! {
        <details class="fold" open=mine>
            <summary>{room.text(key::TRAINING_UNTIL_CHANGE)} <span class="visually-hidden">": " {training.name.clone()}</span></summary>
            <form class="form" novalidate=true method="post" action=TrainingUntil::PATH>
                {hidden("account", account.to_string())}
                {hidden("training", training.id.to_string())}
                {until.view()}
                <div class="actions"><button class="button small quiet">{room.text(key::STAFF_SAVE)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// "Bewaard", and how many talks were called off with it.
async fn say_saved(room: &Room, talks: usize) -> Result<(), Elsewhere> {
    let words = match talks {
        0 => room.text(key::STAFF_SAVED),
        talks => room.with(key::TRAINING_TALKS_OFF, [("talks", talks.into())]),
    };
    form::say("good", words).await
}

const fn fault_words(fault: TrainingFault) -> wording::Key {
    match fault {
        TrainingFault::NameMissing => key::STAFF_FAULT_NAME_MISSING,
        TrainingFault::NameTooLong => key::STAFF_FAULT_LINE_TOO_LONG,
        TrainingFault::DateMissing => key::STAFF_FAULT_DATE_MISSING,
        TrainingFault::DateImpossible => key::STAFF_FAULT_DATE_IMPOSSIBLE,
        TrainingFault::UntilBeforeFrom => key::STAFF_FAULT_UNTIL_BEFORE_FROM,
        TrainingFault::OwnTraining => key::SECOND_OWN_TRAINING,
    }
}

fn account_of(fields: &Fields) -> Result<AccountId, Elsewhere> {
    fields.get("account").parse().map_err(|_| Elsewhere::NotFound)
}

/// The trainings on the page of their account.
fn back_to(account: AccountId) -> String {
    format!("{ADDRESS}/{account}#training")
}

crate::form_functions!(TrainingAdd, TrainingRemove, TrainingUntil);

#[server(prefix = "/_fn", endpoint = "training-add", input = Form)]
pub async fn training_add(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let id = account_of(&fields)?;
        form::fresh(&form_name(id), &fields, &back_to(id)).await?;
        let form = TrainingForm {
            name: fields.get("training_name").to_owned(),
            valid_from: fields.get("valid_from").to_owned(),
            valid_until: fields.get("valid_until").to_owned(),
        };
        match training::add(&room.program, &keeper, id, &form).await? {
            Filled::Done(noted) => {
                form::forget(&form_name(id)).await?;
                let words = match noted {
                    Noted::Noted(_) => key::STAFF_SAVED,
                    Noted::Waits => key::SECOND_TRAINING_WAITS,
                };
                form::say("good", room.text(words)).await?;
            }
            Filled::Faulty(found) => {
                let faults = found
                    .into_iter()
                    .map(|(field, fault)| {
                        let name = if field == TrainingField::Name { "training_name" } else { field.code() };
                        (name.to_owned(), room.text(fault_words(fault)))
                    })
                    .collect();
                form::keep(&form_name(id), &Typed { fields, faults }).await?;
            }
        }
        Ok(back_to(id))
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "training-remove", input = Form)]
pub async fn training_remove(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let account = account_of(&fields)?;
        let id: TrainingId = fields.get("training").parse().map_err(|_| Elsewhere::NotFound)?;
        context::fresh(&back_to(account)).await?;
        let talks = training::remove(&room.program, &keeper, id).await?;
        say_saved(&room, talks).await?;
        Ok(back_to(account))
    })
    .await
}

/// Another last day on which a training counts.
#[server(prefix = "/_fn", endpoint = "training-until", input = Form)]
pub async fn training_until(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let account = account_of(&fields)?;
        let id: TrainingId = fields.get("training").parse().map_err(|_| Elsewhere::NotFound)?;
        form::fresh(&form_name(account), &fields, &back_to(account)).await?;
        match training::change(&room.program, &keeper, id, fields.get("until")).await? {
            Filled::Done(talks) => {
                form::forget(&form_name(account)).await?;
                say_saved(&room, talks).await?;
            }
            Filled::Faulty(found) => {
                let faults =
                    found.into_iter().map(|(_, fault)| ("until".to_owned(), room.text(fault_words(fault)))).collect();
                form::keep(&form_name(account), &Typed { fields, faults }).await?;
            }
        }
        Ok(back_to(account))
    })
    .await
}
