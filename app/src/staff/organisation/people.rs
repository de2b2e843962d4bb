//! Everybody with an account: their roles, and whether advisers' training is valid.

use domain::account::Role;
use leptos::prelude::*;
use server::account::{Account, list};
use server::training::{self, Training};
use server::unit::{self, Unit};
use wording::key;

use crate::form;
use crate::page::page;
use crate::staff::held_roles::role_words;
use crate::staff::organisation::account::{ADDRESS, AccountAdd, FORM, account_fields};
use crate::staff::organisation::{TAB, headline, proposals};
use crate::staff::parts::Filling;
use crate::staff::room::{Room, room, shaped};

/// The list, and a form for somebody new.
pub fn people_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        room.viewer.keeper()?;
        let (conn, board) = (room.program.store().read(), room.viewer.board());
        let accounts = list(conn, board, room.now).await?;
        let trainings = training::list(conn, board).await?;
        let units = unit::all(conn, board).await?;
        let new = [("language".to_owned(), "nl".to_owned()), ("active".to_owned(), "yes".to_owned())];
        let filling = Filling::of(form::kept(FORM).await?, new);
        let waiting = proposals::notice(&room).await?;
        let title = room.text(key::STAFF_PEOPLE_TITLE);
        let content = view! {
            {filling.summary(room.wording)}
            {headline(&room, title.clone(), ADDRESS)}
            {waiting}
            {table(&room, &accounts, &trainings, &units)}
            <section id="new" aria-labelledby="new-title">
                <h2 id="new-title">{room.text(key::STAFF_PEOPLE_ADD)}</h2>
                <form class="form" novalidate=true method="post" action=AccountAdd::PATH>
                    {account_fields(&room, &filling, &units, &accounts, None)}
                    <p class="hint">{room.text(key::STAFF_PEOPLE_WELCOME)}</p>
                    <div class="actions"><button class="button">{room.text(key::STAFF_ADD)}</button></div>
                </form>
            </section>
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

fn table(room: &Room, accounts: &[Account], trainings: &[Training], units: &[Unit]) -> AnyView {
    let rows: Vec<_> = accounts.iter().map(|account| row(room, account, trainings, units)).collect();
    let heads = [key::STAFF_BOARD_NAME, key::STAFF_PEOPLE_ROLES, key::STAFF_PEOPLE_TRAINING];
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{room.text(head)}</th> }).collect();
    view! {
        <table class="table rows">
            <caption>{room.with(key::STAFF_PEOPLE_CAPTION, [("count", accounts.len().into())])}</caption>
            <thead><tr>{heads} <th scope="col"><span class="visually-hidden">{room.text(key::STAFF_ACTION)}</span></th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(room: &Room, account: &Account, trainings: &[Training], units: &[Unit]) -> AnyView {
    let roles: Vec<String> =
        account.grants.iter().map(|grant| role_words(room, grant.role, grant.unit, units)).collect();
    let state = match (account.active, account.on_leave) {
        (false, _) => Some(room.text(key::STAFF_PEOPLE_INACTIVE)),
        (true, true) => Some(room.text(key::STAFF_PEOPLE_ON_LEAVE)),
        (true, false) => None,
    };
    let about: Vec<String> = std::iter::once(account.email.clone()).chain(state).collect();
    view! {
        <tr>
            <th scope="row">{account.name.clone()} " " <small>{about.join(" · ")}</small></th>
            <td data-label=room.text(key::STAFF_PEOPLE_ROLES)>{roles.join(", ")}</td>
            <td data-label=room.text(key::STAFF_PEOPLE_TRAINING)>{training_state(room, account, trainings)}</td>
            <td class="act">
                <a class="button small quiet" href=format!("{ADDRESS}/{}", account.id)>
                    {room.text(key::STAFF_CHANGE)} <span class="visually-hidden">" " {account.name.clone()}</span>
                </a>
            </td>
        </tr>
    }
    .into_any()
}

/// Only advisers need a training that is valid today.
fn training_state(room: &Room, account: &Account, trainings: &[Training]) -> AnyView {
    let is_adviser = account.grants.iter().any(|grant| grant.role == Role::HrAdviser);
    let own: Vec<&Training> = trainings.iter().filter(|training| training.account == account.id).collect();
    let valid =
        own.iter().filter(|training| training.valid.contains(room.today)).map(|training| training.valid.last).max();
    let last = own.iter().map(|training| training.valid.last).max();
    match (valid, last, is_adviser) {
        (Some(until), _, _) => {
            shaped("check", room.with(key::STAFF_TRAINING_VALID_UNTIL, [("day", room.short_day(until).into())]))
        }
        (None, Some(until), _) if until < room.today => {
            shaped("alert", room.with(key::STAFF_TRAINING_EXPIRED, [("day", room.short_day(until).into())]))
        }
        (None, Some(_), _) => shaped("empty", room.text(key::STAFF_TRAINING_LATER)),
        (None, None, true) => shaped("alert", room.text(key::STAFF_TRAINING_NONE)),
        (None, None, false) => {
            view! { <span class="soft">{room.text(key::STAFF_TRAINING_NOT_NEEDED)}</span> }.into_any()
        }
    }
}
