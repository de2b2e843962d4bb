//! What waits for a second person: roles that somebody proposed, trainings that somebody noted for themself, tokens with
//! which a program writes. All of the board on a page of its own, those of one person on theirs; settled in one way, one
//! or many at once.

mod row;
mod settle;

use domain::ids::AccountId;
use leptos::prelude::*;
use server::account::{self, Account, RoleProposal, role_proposals};
use server::api::token_proposals;
use server::training;
use server::unit::{self, Unit};
use wording::{Key, key};

use self::row::{Found, Row};
use self::settle::{SecondConfirm, SecondTurnDown};
use crate::context::Elsewhere;
use crate::form;
use crate::page::page;
use crate::staff::organisation::{TAB, headline};
use crate::staff::parts::{Filling, empty, hidden};
use crate::staff::room::{Room, room};

/// The page with all of them.
pub const ADDRESS: &str = "/staff/organisation/waiting";
/// The key under which ticks are kept for whoever signs in again first.
const FORM: &str = "waiting";

/// Everything that waits on this board.
pub fn waiting_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        room.viewer.keeper()?;
        let (conn, board) = (room.program.store().read(), room.viewer.board());
        let people = account::list(conn, board, room.now).await?;
        let units = unit::all(conn, board).await?;
        let rows = rows(&room, None, &people, &units).await?;
        let title = room.text(key::SECOND_TITLE);
        let list = if rows.is_empty() {
            empty(room.text(key::SECOND_NONE), room.text(key::SECOND_NONE_FIRST), None)
        } else {
            view! { <p>{room.text(key::SECOND_LEAD)}</p> {list(&room, None, rows).await?} }.into_any()
        };
        let content = view! { {headline(&room, title.clone(), ADDRESS)} {list} };
        room.page(TAB, title, content).await
    })
}

/// Those of one person, on their page; nothing where nothing waits.
pub async fn section(
    room: &Room,
    whose: AccountId,
    people: &[Account],
    units: &[Unit],
) -> Result<Option<AnyView>, Elsewhere> {
    let rows = rows(room, Some(whose), people, units).await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let view = view! {
        <section id="waiting" aria-labelledby="waiting-title">
            <h2 id="waiting-title">{room.text(key::SECOND_TITLE)}</h2>
            <p>{room.text(key::SECOND_LEAD)}</p>
            {list(room, Some(whose), rows).await?}
        </section>
    };
    Ok(Some(view.into_any()))
}

/// On the list of people: how many wait, and the way there; nothing where none does.
pub async fn notice(room: &Room) -> Result<Option<AnyView>, Elsewhere> {
    let (conn, board) = (room.program.store().read(), room.viewer.board());
    let count = role_proposals(conn, board).await?.len()
        + training::proposals(conn, board).await?.len()
        + token_proposals(conn, board, room.now).await?.len();
    let words = room.with(key::SECOND_WAITING, [("count", count.into())]);
    let link = view! { <a href=ADDRESS>{room.text(key::SECOND_LOOK)}</a> };
    Ok((count > 0).then(|| view! { <div class="notice warn"><p>{words} " " {link}</p></div> }.into_any()))
}

/// Says that an account was saved, and that a role waits, where whoever saved it has proposed one.
pub async fn say_saved(room: &Room, account: AccountId, saved: Key, waits: Key) -> Result<(), Elsewhere> {
    let proposals = role_proposals(room.program.store().read(), room.viewer.board()).await?;
    let is_own =
        |one: &RoleProposal| one.account == account && one.source.is_none() && one.proposed_by == room.viewer.account();
    match proposals.iter().find(|one| is_own(one)) {
        Some(_) => form::say("warn", room.text(waits)).await,
        None => form::say("good", room.text(saved)).await,
    }
}

async fn rows(
    room: &Room,
    whose: Option<AccountId>,
    people: &[Account],
    units: &[Unit],
) -> Result<Vec<Row>, Elsewhere> {
    let (conn, board) = (room.program.store().read(), room.viewer.board());
    // A token is nobody's: it stands on no page of a person.
    let tokens = if whose.is_none() { token_proposals(conn, board, room.now).await? } else { Vec::new() };
    let is_shown = |account: AccountId| whose.is_none_or(|whose| whose == account);
    let found = Found { room, people, units };
    let (roles, trainings) = (role_proposals(conn, board).await?, training::proposals(conn, board).await?);
    let roles = roles.iter().filter(|one| is_shown(one.account)).map(|one| found.role(one));
    let trainings = trainings.iter().filter(|one| is_shown(one.account)).map(|one| found.training(one));
    Ok(roles.chain(trainings).chain(tokens.iter().map(|one| found.token(one))).collect())
}

/// Those that this person may confirm as one form, the others below it.
async fn list(room: &Room, whose: Option<AccountId>, rows: Vec<Row>) -> Result<AnyView, Elsewhere> {
    let kept = Filling(form::kept(FORM).await?.unwrap_or_default());
    let (own, others): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.may_confirm);
    let mine = (!own.is_empty()).then(|| form_of(room, whose, &own, &kept));
    let others = (!others.is_empty()).then(|| {
        let items: Vec<_> = others.iter().map(|row| for_others(room, whose, row)).collect();
        view! { <ul class="tasks">{items}</ul> }
    });
    Ok(view! { {mine} {others} }.into_any())
}

/// The page to come back to: of the person, where it is theirs.
fn of_whom(whose: Option<AccountId>) -> Option<AnyView> {
    whose.map(|id| hidden("account", id.to_string()))
}

/// The first button confirms what was ticked, since a press of Enter stands for it.
fn form_of(room: &Room, whose: Option<AccountId>, rows: &[Row], kept: &Filling) -> AnyView {
    let turn_down = |words: Key| {
        view! { <button class="button quiet" formaction=SecondTurnDown::PATH>{room.text(words)}</button> }
    };
    let content = if let [row] = rows {
        view! {
            {hidden("ticked", row.id.to_string())}
            <p><strong>{row.what.clone()}</strong> <br/> <small>{row.by(room)}</small></p>
            <div class="actions">
                <button class="button">{room.text(key::SECOND_CONFIRM)}</button>
                {turn_down(key::SECOND_TURN_DOWN)}
            </div>
        }
        .into_any()
    } else {
        let boxes: Vec<_> = rows.iter().enumerate().map(|(index, row)| tick(room, index, row, kept)).collect();
        let all = room.with(key::SECOND_CONFIRM_ALL, [("count", rows.len().into())]);
        view! {
            <fieldset>
                <legend>{room.text(key::SECOND_YOURS)}</legend>
                {boxes}
            </fieldset>
            <div class="actions">
                <button class="button">{room.text(key::SECOND_CONFIRM_TICKED)}</button>
                <button class="button quiet" name="all" value="yes">{all}</button>
                {turn_down(key::SECOND_TURN_DOWN_TICKED)}
            </div>
        }
        .into_any()
    };
    view! {
        <form class="form" method="post" action=SecondConfirm::PATH>
            {of_whom(whose)}
            {content}
        </form>
    }
    .into_any()
}

/// A row with its box. What was shown is posted as well: "all" is what somebody has seen.
fn tick(room: &Room, index: usize, row: &Row, kept: &Filling) -> AnyView {
    let id = row.id.to_string();
    let is_ticked = kept.has("ticked", &id);
    view! {
        {hidden("shown", id.clone())}
        <label class="choice">
            <input type="checkbox" id=format!("ticked-{index}") name="ticked" value=id checked=is_ticked/>
            <span>{row.what.clone()} " " <small>{row.by(room)}</small></span>
        </label>
    }
    .into_any()
}

/// One that somebody else has to confirm; who could give it may take it back.
fn for_others(room: &Room, whose: Option<AccountId>, row: &Row) -> AnyView {
    let turn_down = row.may_turn_down.then(|| {
        view! {
            <form method="post" action=SecondTurnDown::PATH>
                {of_whom(whose)}
                {hidden("ticked", row.id.to_string())}
                <button class="button small quiet">
                    {room.text(key::SECOND_TURN_DOWN)} <span class="visually-hidden">": " {row.what.clone()}</span>
                </button>
            </form>
        }
    });
    view! {
        <li>
            <div class="what">
                <strong>{row.what.clone()}</strong> " " <small>{row.by(room)}</small>
                <p class="soft">{room.text(key::SECOND_NOT_YOU)}</p>
            </div>
            <div class="actions">{turn_down}</div>
        </li>
    }
    .into_any()
}
