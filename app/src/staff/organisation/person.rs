//! One account: name, address, roles, leave; its trainings, and where it is signed in.

use domain::ids::AccountId;
use leptos::prelude::*;
use server::access::{NamesDeputies, Refused};
use server::account::{Account, AccountForm, WHOLE_BOARD, find, list};
use server::unit::{self, Unit};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::form;
use crate::page::page;
use crate::staff::organisation::account::{ADDRESS, AccountChange, account_fields, form_name};
use crate::staff::organisation::{TAB, headline, passkeys, proposals, signed_in, trainings};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, room};
use crate::staff::{availability, deputies, held_roles};

/// One account of this board.
pub fn person_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        room.viewer.keeper()?;
        let id = context::id::<AccountId>("id")?;
        let conn = room.program.store().read();
        let account = find(conn, id, room.now)
            .await?
            .filter(|one| one.board == room.viewer.board())
            .ok_or(Elsewhere::NotFound)?;
        let units = unit::all(conn, room.viewer.board()).await?;
        let filling = Filling::of(form::kept(&form_name(id)).await?, fields_of(&account));
        let people = list(conn, room.viewer.board(), room.now).await?;
        let waiting = proposals::section(&room, id, &people, &units).await?;
        let (trainings, training) = trainings::section(&room, &account).await?;
        let signed_in = signed_in::section(&room, &account).await?;
        let passkeys = passkeys::section(&room, &account).await?;
        let held = held_roles::section(&room, &account, &units, key::ROLE_TIME_TITLE).await?;
        let (deputies, deputy) = deputies_of(&room, &account, &units).await?;
        let has_faults = filling.has_faults() || training.has_faults() || deputy.has_faults();
        let title = account.name.clone();
        let content = view! {
            {filling.and(&training).and(&deputy).summary(room.wording)}
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
            {held}
            {deputies}
            {trainings}
            {signed_in}
            {passkeys}
            <p><a href=format!("{}?person={id}", availability::AWAY)>{room.text(key::AWAY_LINK)}</a></p>
        };
        room.page(TAB, room.title(title, has_faults), content).await
    })
}

fn fields_of(account: &Account) -> Vec<(String, String)> {
    let yes = |is_so: bool| if is_so { "yes".to_owned() } else { String::new() };
    let form = AccountForm::of(account);
    let mut fields = vec![
        ("name".to_owned(), form.name),
        ("email".to_owned(), form.email),
        ("language".to_owned(), form.language),
        ("school".to_owned(), form.school),
        ("active".to_owned(), yes(form.active)),
        ("on_leave".to_owned(), yes(form.on_leave)),
        ("deputy".to_owned(), form.deputy),
    ];
    for (row, role) in form.roles.into_iter().enumerate() {
        let unit = if role.unit.is_empty() { WHOLE_BOARD.to_owned() } else { role.unit };
        let numbered = [("role", role.role), ("unit", unit), ("first", role.first), ("last", role.last)];
        fields.extend(numbered.map(|(name, value)| (format!("{name}.{row}"), value)));
    }
    fields
}

/// The deputies of this account, for whoever may name them.
async fn deputies_of(room: &Room, account: &Account, units: &[Unit]) -> Result<(Option<AnyView>, Filling), Elsewhere> {
    match NamesDeputies::of_other(&room.program, &room.viewer.keeper()?, account.id).await {
        Ok(proof) => {
            let (view, filling) = deputies::section(room, &proof, account, units).await?;
            Ok((Some(view), filling))
        }
        Err(Refused::NotFound) => Ok((None, Filling::default())),
        Err(refused) => Err(refused.into()),
    }
}
