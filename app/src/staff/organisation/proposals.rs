//! What waits for a second person: roles that somebody proposed, trainings that somebody noted for themself.

use domain::account::Role;
use domain::ids::AccountId;
use leptos::prelude::*;
use server::account::{Account, RoleProposal, Settling, confirm_role, role_proposals, turn_down_role};
use server::training::{self, TrainingProposal};
use server::unit::Unit;
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form;
use crate::staff::held_roles::{days, role_words};
use crate::staff::organisation::account::ADDRESS;
use crate::staff::parts::hidden;
use crate::staff::room::{Room, room};

/// The list, of one account or of the whole board; nothing where nothing waits.
pub async fn section(
    room: &Room,
    whose: Option<AccountId>,
    people: &[Account],
    units: &[Unit],
) -> Result<Option<AnyView>, Elsewhere> {
    let (conn, board) = (room.program.store().read(), room.viewer.board());
    let is_shown = |account: AccountId| whose.is_none_or(|whose| whose == account);
    let found = Found { room, people, units };
    let roles = role_proposals(conn, board).await?;
    let trainings = training::proposals(conn, board).await?;
    let rows: Vec<AnyView> = roles
        .iter()
        .filter(|proposal| is_shown(proposal.account))
        .map(|proposal| found.role(proposal))
        .chain(trainings.iter().filter(|proposal| is_shown(proposal.account)).map(|proposal| found.training(proposal)))
        .collect();
    if rows.is_empty() {
        return Ok(None);
    }
    let view = view! {
        <section id="waiting" aria-labelledby="waiting-title">
            <h2 id="waiting-title">{room.text(key::SECOND_TITLE)}</h2>
            <p>{room.text(key::SECOND_LEAD)}</p>
            <ul class="tasks">{rows}</ul>
        </section>
    };
    Ok(Some(view.into_any()))
}

/// What the rows are put into words with.
struct Found<'a> {
    room: &'a Room,
    people: &'a [Account],
    units: &'a [Unit],
}

impl Found<'_> {
    fn person(&self, id: AccountId) -> Option<&Account> {
        self.people.iter().find(|one| one.id == id)
    }

    fn name(&self, id: AccountId) -> String {
        self.person(id).map(|one| one.name.clone()).unwrap_or_default()
    }

    fn role(&self, proposal: &RoleProposal) -> AnyView {
        let room = self.room;
        let instead =
            proposal.deputy_of.map(|whose| room.with(key::ROLE_INSTEAD_OF, [("name", self.name(whose).into())]));
        let role = role_words(room, proposal.role, proposal.unit, self.units);
        let parts = [Some(role), instead, days(room, proposal.period)];
        let what = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let administers = self
            .person(proposal.account)
            .is_some_and(|one| one.grants.iter().any(|grant| grant.role == Role::Administrator));
        let has_a_say = room.viewer.has(Role::Administrator) || !(administers || proposal.role == Role::Administrator);
        let is_party = [proposal.account, proposal.proposed_by].contains(&room.viewer.account());
        let row = Row {
            id: proposal.id.to_string(),
            account: proposal.account,
            what: format!("{}: {what}", self.name(proposal.account)),
            by: self.name(proposal.proposed_by),
            confirm: (has_a_say && !is_party).then_some(RoleConfirm::PATH),
            turn_down: has_a_say.then_some(RoleTurnDown::PATH),
        };
        row.view(room)
    }

    fn training(&self, proposal: &TrainingProposal) -> AnyView {
        let room = self.room;
        let days = room.with(
            key::STAFF_TRAINING_RANGE,
            [
                ("first", room.full_day(proposal.valid.first).into()),
                ("last", room.full_day(proposal.valid.last).into()),
            ],
        );
        let name = self.name(proposal.account);
        let row = Row {
            id: proposal.id.to_string(),
            account: proposal.account,
            what: format!("{name}: {}, {days}", proposal.name),
            by: name,
            confirm: (proposal.account != room.viewer.account()).then_some(TrainingConfirm::PATH),
            turn_down: Some(TrainingTurnDown::PATH),
        };
        row.view(room)
    }
}

/// One that waits, with what this person may do about it.
struct Row {
    id: String,
    account: AccountId,
    what: String,
    by: String,
    confirm: Option<&'static str>,
    turn_down: Option<&'static str>,
}

impl Row {
    fn view(self, room: &Room) -> AnyView {
        let by = room.with(key::SECOND_BY, [("name", self.by.clone().into())]);
        let waits = self.confirm.is_none().then(|| view! { <p class="soft">{room.text(key::SECOND_NOT_YOU)}</p> });
        let button = |action: &'static str, words: String, class: &'static str| {
            view! {
                <form method="post" action=action>
                    {hidden("proposal", self.id.clone())}
                    {hidden("account", self.account.to_string())}
                    <button class=class>
                        {words} <span class="visually-hidden">": " {self.what.clone()}</span>
                    </button>
                </form>
            }
        };
        let confirm = self.confirm.map(|action| button(action, room.text(key::SECOND_CONFIRM), "button small"));
        let turn_down =
            self.turn_down.map(|action| button(action, room.text(key::SECOND_TURN_DOWN), "button small quiet"));
        view! {
            <li>
                <div class="what"><strong>{self.what.clone()}</strong> " " <small>{by}</small> {waits}</div>
                <div class="actions">{confirm} {turn_down}</div>
            </li>
        }
        .into_any()
    }
}

crate::form_functions!(RoleConfirm, RoleTurnDown, TrainingConfirm, TrainingTurnDown);

/// What a posted proposal names: itself, and the person whose page it stands on.
fn named<T: std::str::FromStr>(fields: &Fields) -> Result<(T, AccountId), Elsewhere> {
    let proposal = fields.get("proposal").parse().map_err(|_| Elsewhere::NotFound)?;
    let account = fields.get("account").parse().map_err(|_| Elsewhere::NotFound)?;
    Ok((proposal, account))
}

async fn back(room: &Room, account: AccountId, is_settled: bool, words: wording::Key) -> Result<String, Elsewhere> {
    if is_settled {
        form::say("good", room.text(words)).await?;
    } else {
        form::say("warn", room.text(key::SECOND_GONE)).await?;
    }
    Ok(format!("{ADDRESS}/{account}"))
}

/// Gives a role that somebody else proposed for somebody else.
#[server(prefix = "/_fn", endpoint = "role-confirm", input = Form)]
pub async fn role_confirm(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let (id, account) = named(&fields)?;
        context::fresh(&format!("{ADDRESS}/{account}#waiting")).await?;
        let settled = confirm_role(&room.program, &room.viewer.keeper()?, id).await?;
        back(&room, account, settled == Settling::Settled, key::SECOND_CONFIRMED).await
    })
    .await
}

/// Takes the proposal of a role away.
#[server(prefix = "/_fn", endpoint = "role-turn-down", input = Form)]
pub async fn role_turn_down(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let (id, account) = named(&fields)?;
        let settled = turn_down_role(&room.program, &room.viewer.keeper()?, id).await?;
        back(&room, account, settled == Settling::Settled, key::SECOND_TURNED_DOWN).await
    })
    .await
}

/// Lets a training count that somebody noted for themself.
#[server(prefix = "/_fn", endpoint = "training-confirm", input = Form)]
pub async fn training_confirm(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let (id, account) = named(&fields)?;
        context::fresh(&format!("{ADDRESS}/{account}#waiting")).await?;
        let settled = training::confirm(&room.program, &room.viewer.keeper()?, id).await?;
        back(&room, account, settled == training::Settling::Settled, key::SECOND_CONFIRMED).await
    })
    .await
}

/// Does not keep such a training.
#[server(prefix = "/_fn", endpoint = "training-turn-down", input = Form)]
pub async fn training_turn_down(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let (id, account) = named(&fields)?;
        let settled = training::turn_down(&room.program, &room.viewer.keeper()?, id).await?;
        back(&room, account, settled == training::Settling::Settled, key::SECOND_TURNED_DOWN).await
    })
    .await
}
