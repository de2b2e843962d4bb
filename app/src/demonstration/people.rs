//! Who can sign in to the demonstration, one for each role.

use domain::account::Role;
use leptos::prelude::*;
use server::account::{self, Account};
use server::organisation::the_board;
use wording::{Wording, key};

use crate::context::{self, Elsewhere};
use crate::demonstration::around;
use crate::page::page;
use crate::shell::demonstration_bar::only_here;

/// Addresses by role; the code for signing in stands in the list of mails.
pub fn people_page() -> AnyView {
    page(|| async {
        only_here()?;
        let wording = context::wording(None);
        let program = context::program();
        let conn = program.store().read();
        let board = the_board(conn).await?.ok_or(Elsewhere::NotFound)?;
        let accounts = account::list(conn, board, program.now()).await?;
        let title = wording.text(key::DEMONSTRATION_PEOPLE);
        let roles: Vec<_> = Role::ALL.iter().filter_map(|role| of_role(wording, *role, &accounts)).collect();
        let content = view! {
            <h1>{title.clone()}</h1>
            <p>{wording.text(key::DEMONSTRATION_SIGN_IN)} " " <a href="/demonstration/mails">{wording.text(key::DEMONSTRATION_MAILS)}</a> "."</p>
            <div class="actions"><a class="button" href="/staff/sign-in">{wording.text(key::STAFF_SIGN_IN_TITLE)}</a></div>
            {roles}
            <p class="soft">{wording.text(key::DEMONSTRATION_LEAVERS)}</p>
        };
        Ok(around(wording, title, content))
    })
}

fn of_role(wording: Wording, role: Role, accounts: &[Account]) -> Option<AnyView> {
    let people: Vec<_> = accounts
        .iter()
        .filter(|one| one.active && one.grants.iter().any(|grant| grant.role == role))
        .map(|one| view! { <dt>{one.name.clone()}</dt> <dd>{one.email.clone()}</dd> })
        .collect();
    if people.is_empty() {
        return None;
    }
    let heading = wording.code("role", role.code());
    Some(view! { <section><h2>{heading}</h2><dl class="facts">{people}</dl></section> }.into_any())
}
