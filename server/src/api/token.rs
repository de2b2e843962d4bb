//! Tokens of personnel systems: an administrator makes and revokes them. Each is shown once.

use chrono::{DateTime, NaiveDate, Utc};
use domain::api::{ApiScope, TOKEN_NAME_MAX_CHARS, is_last_day};
use domain::departure_form::dates::parse_date;
use domain::ids::ApiTokenId;
use domain::time_line::{Actor, EventKind};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::json;

use super::makers::administrators;
use crate::access::{Administrator, Refused, scopes_of, token_waits};
use crate::course;
use crate::form::{Filled, line};
use crate::log::{self, Entry};
use crate::program::Program;
use crate::second_person::{self, Whose};
use crate::secret::ApiToken;
use crate::store::entity::api_token::{Column, Entity, Model};
use crate::store::queries::accounts;
use crate::store::{StoreError, Tx, Typed, TypedColumn};

domain::coded! {
    /// A field of the form.
    pub enum TokenField {
        Name = "name",
        Scopes = "scopes",
        ExpiresOn = "expires_on",
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenFault {
    NameMissing,
    NameTooLong,
    ScopeMissing,
    DayMissing,
    DayImpossible,
    /// In the past, or after a year.
    DayOutside,
}

/// A token as it was typed.
#[derive(Clone, Debug, Default)]
pub struct TokenForm {
    pub name: String,
    /// Codes of [`ApiScope`].
    pub scopes: Vec<String>,
    pub expires_on: String,
}

/// A token as it stands in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptToken {
    pub id: ApiTokenId,
    pub name: String,
    pub scopes: Vec<ApiScope>,
    pub expires_on: NaiveDate,
    pub made_by: Option<String>,
    pub made_at: DateTime<Utc>,
    /// The last day on which it was used.
    pub used_on: Option<NaiveDate>,
    /// It is to write, and a second person has not confirmed that yet.
    pub waits: bool,
    /// Whoever made it is no administrator any more.
    pub maker_gone: bool,
}

/// Those that count, and those that have expired.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiTokens {
    pub counting: Vec<KeptToken>,
    pub expired: Vec<KeptToken>,
}

/// The tokens of the board that nobody has revoked, the newest first. Four queries.
pub async fn tokens(program: &Program, administrator: &Administrator) -> Result<ApiTokens, StoreError> {
    let (conn, board) = (program.store().read(), administrator.board());
    let rows = Entity::find()
        .filter(Column::BoardId.is(board))
        .filter(Column::RevokedAt.is_null())
        .order_by_desc(Column::MadeAt)
        .order_by_desc(Column::Id)
        .all(conn)
        .await?;
    let names = accounts::names(conn, rows.iter().map(|row| *row.made_by)).await?;
    let today = course::calendar(conn, board).await?.local_date(program.now());
    let administrators = administrators(conn, board, program.now()).await?;
    let mut found = ApiTokens::default();
    for row in rows {
        let (scopes, waits) = (scopes_of(&row)?, token_waits(&row)?);
        let is_over = row.expires_on < today;
        let kept = KeptToken {
            id: *row.id,
            name: row.name,
            scopes,
            expires_on: row.expires_on,
            made_by: names.get(&*row.made_by).cloned(),
            made_at: row.made_at,
            used_on: row.used_on,
            waits,
            maker_gone: !administrators.contains(&*row.made_by),
        };
        if is_over { found.expired.push(kept) } else { found.counting.push(kept) }
    }
    Ok(found)
}

/// Makes a token; its text comes back this once, and stands nowhere. One that writes does so once a second person has
/// confirmed it, unless there is nobody who could: then everybody who keeps people is told.
pub async fn make_token(
    program: &Program,
    administrator: &Administrator,
    form: &TokenForm,
) -> Result<Filled<String, (TokenField, TokenFault)>, StoreError> {
    let (board, now, by) = (administrator.board(), program.now(), administrator.account());
    let today = course::calendar(program.store().read(), board).await?.local_date(now);
    let (name, scopes, expires_on) = match read(form, today) {
        Ok(read) => read,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let id: Typed<ApiTokenId> = Typed::fresh();
    let (text, secret_hash) = ApiToken::mint(program.secrets(), *id);
    let codes: Vec<&str> = scopes.iter().map(|scope| scope.code()).collect();
    let row = Model {
        id,
        board_id: board.into(),
        name,
        secret_hash,
        scopes: codes.join(" "),
        expires_on,
        made_by: by.into(),
        made_at: now,
        used_on: None,
        revoked_at: None,
        confirmed_at: None,
        maker_gone_at: None,
    };
    let row = &row;
    program.store().write(|tx| Box::pin(insert(tx, row, now))).await?;
    program.wake_mail();
    Ok(Filled::Done(text))
}

/// Writes the token, and asks for a second person where it is to write.
async fn insert(tx: &Tx<'_>, row: &Model, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (id, board, by) = (*row.id, *row.board_id, *row.made_by);
    let writes = token_waits(row)?;
    let second = second_person::who_may_confirm(tx, board, Whose::Keepers, [by; 2], now).await?;
    let is_alone = writes && second.is_empty();
    let row = Model { confirmed_at: is_alone.then_some(now), ..row.clone() };
    let kind = if is_alone { EventKind::ApiTokenMadeAlone } else { EventKind::ApiTokenMade };
    let entry = Entry::of_board(board, now, Actor::Staff(by), kind).saying(Some(json!({ "name": row.name })));
    Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    log::append(tx, [entry]).await?;
    let (payload, key) = (json!({ "by": by, "api_token": id }), format!("token:{}", id.hyphenated()));
    match (writes, is_alone) {
        (true, true) => second_person::tell_all(tx, board, &payload, &key, now).await,
        (true, false) => second_person::ask(tx, &second, &payload, &key, now).await,
        (false, _) => Ok(()),
    }
}

type Read = (String, Vec<ApiScope>, NaiveDate);

fn read(form: &TokenForm, today: NaiveDate) -> Result<Read, Vec<(TokenField, TokenFault)>> {
    let mut faults = Vec::new();
    let name = line(&form.name, TOKEN_NAME_MAX_CHARS, TokenFault::NameMissing, TokenFault::NameTooLong);
    let name = name.map_err(|fault| faults.push((TokenField::Name, fault))).ok();
    let picked = |scope: &ApiScope| form.scopes.iter().any(|code| code == scope.code());
    let scopes: Vec<ApiScope> = ApiScope::ALL.iter().copied().filter(picked).collect();
    if scopes.is_empty() {
        faults.push((TokenField::Scopes, TokenFault::ScopeMissing));
    }
    let day = match (form.expires_on.trim(), parse_date(&form.expires_on)) {
        ("", _) => Err(TokenFault::DayMissing),
        (_, None) => Err(TokenFault::DayImpossible),
        (_, Some(day)) if !is_last_day(day, today) => Err(TokenFault::DayOutside),
        (_, Some(day)) => Ok(day),
    };
    let day = day.map_err(|fault| faults.push((TokenField::ExpiresOn, fault))).ok();
    match (name, day) {
        (Some(name), Some(day)) if faults.is_empty() => Ok((name, scopes, day)),
        _ => Err(faults),
    }
}

/// Revokes a token: it opens nothing from this moment on. Refuses another board's, and one that was revoked before.
pub async fn revoke_token(program: &Program, administrator: &Administrator, id: ApiTokenId) -> Result<(), Refused> {
    let (board, now, by) = (administrator.board(), program.now(), administrator.account());
    program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let theirs = Entity::find_by_id(id).filter(Column::BoardId.is(board));
                let found = theirs.filter(Column::RevokedAt.is_null()).one(tx).await.map_err(StoreError::from)?;
                let row = found.ok_or(Refused::NotFound)?;
                Entity::update_many()
                    .col_expr(Column::RevokedAt, Expr::value(now))
                    .filter(Column::Id.is(id))
                    .exec(tx)
                    .await
                    .map_err(StoreError::from)?;
                let entry = Entry::of_board(board, now, Actor::Staff(by), EventKind::ApiTokenRevoked);
                log::append(tx, [entry.saying(Some(json!({ "name": row.name })))]).await?;
                Ok::<_, Refused>(())
            })
        })
        .await
}
