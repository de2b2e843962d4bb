//! One account: name, address, roles, leave; its trainings, and where it is signed in.

use domain::ids::AccountId;
use leptos::prelude::*;
use server::account::{Account, find, list};
use server::unit;
use wording::key;

use crate::context::{self, Elsewhere};
use crate::form;
use crate::page::page;
use crate::staff::availability;
use crate::staff::organisation::account::{ADDRESS, AccountChange, account_fields, form_name};
use crate::staff::organisation::{TAB, headline, proposals, signed_in, trainings};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::room;

/// One account of this board.
pub fn person_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        room.viewer.keeper()?;
        let id = context::id::<AccountId>("id")?;
        let conn = room.program.store().read();
        let account =
            find(conn, id).await?.filter(|one| one.board == room.viewer.board()).ok_or(Elsewhere::NotFound)?;
        let units = unit::all(conn, room.viewer.board()).await?;
        let filling = Filling::of(form::kept(&form_name(id)).await?, fields_of(&account));
        let people = list(conn, room.viewer.board()).await?;
        let waiting = proposals::section(&room, id, &people, &units).await?;
        let (trainings, training) = trainings::section(&room, &account).await?;
        let signed_in = signed_in::section(&room, &account).await?;
        let has_faults = filling.has_faults() || training.has_faults();
        let title = account.name.clone();
        let content = view! {
            {filling.and(&training).summary(room.wording)}
            {headline(&room, title.clone(), ADDRESS)}
            {waiting}
            <form class="form" novalidate=true method="post" action=AccountChange::PATH>
                {hidden("account", id.to_string())}
                {account_fields(&room, &filling, &units, &people, Some(id))}
                <div class="actions">
                    <button class="button">{room.text(key::STAFF_SAVE)}</button>
                    <a href=ADDRESS>{room.text(key::STAFF_LEAVE_UNSAVED)}</a>
                </div>
            </form>
            {trainings}
            {signed_in}
            <p><a href=format!("{}?person={id}", availability::AWAY)>{room.text(key::AWAY_LINK)}</a></p>
        };
        room.page(TAB, room.title(title, has_faults), content).await
    })
}

fn fields_of(account: &Account) -> Vec<(String, String)> {
    let yes = |is_so: bool| if is_so { "yes".to_owned() } else { String::new() };
    let mut fields = vec![
        ("name".to_owned(), account.name.clone()),
        ("email".to_owned(), account.email.clone()),
        ("language".to_owned(), account.language.tag().to_owned()),
        ("school".to_owned(), account.school.map(|id| id.to_string()).unwrap_or_default()),
        ("active".to_owned(), yes(account.active)),
        ("on_leave".to_owned(), yes(account.on_leave)),
        ("deputy".to_owned(), account.deputy.map(|id| id.to_string()).unwrap_or_default()),
    ];
    for (row, grant) in account.grants.iter().enumerate() {
        fields.push((format!("role.{row}"), grant.role.code().to_owned()));
        fields.push((format!("unit.{row}"), grant.unit.map(|id| id.to_string()).unwrap_or_default()));
    }
    fields
}
