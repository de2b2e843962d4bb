//! A personnel system that shows a token: what it may do, and no more than that. It is nobody of the staff, so that no
//! page, no record and no word of a leaver opens to it.

use chrono::{DateTime, TimeDelta, Utc};
use domain::account::Role;
use domain::api::ApiScope;
use domain::ids::{AccountId, ApiTokenId, BoardId, DepartureId};
use domain::time_line::Actor;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Manages, Refused, Registers, Scope};
use crate::course::{By, calendar};
use crate::limit::{self, Limited};
use crate::once::Once;
use crate::program::Program;
use crate::secret::ApiToken;
use crate::store::entity::{api_token, departure};
use crate::store::queries::roles;
use crate::store::{StoreError, TypedColumn};

/// Requests of one token in a minute, on all instances together.
pub const API_REQUESTS_A_MINUTE: u32 = 600;

/// A token that counts today.
#[derive(Clone, Debug)]
pub struct ApiClient {
    token: ApiTokenId,
    board: BoardId,
    scopes: Vec<ApiScope>,
}

/// What becomes of whoever shows a token.
#[derive(Clone, Debug)]
pub enum Admission {
    Admitted(ApiClient),
    /// Unknown, revoked and expired ones alike.
    Refused,
    /// It has asked too often; it may ask again then.
    TooOften {
        until: DateTime<Utc>,
    },
}

/// Looks at a token, counts the request, and notes the day. Three reads and a write. Where the board has no administrator
/// nobody could revoke it: there it opens nothing.
pub async fn api_client(program: &Program, text: &str) -> Result<Admission, StoreError> {
    let Some(token) = ApiToken::parse(text) else { return Ok(Admission::Refused) };
    let (conn, now) = (program.store().read(), program.now());
    let found = api_token::Entity::find_by_id(token.id()).one(conn).await?;
    let counts = |row: &api_token::Model| row.revoked_at.is_none() && token.opens(program.secrets(), &row.secret_hash);
    let Some(row) = found.filter(counts) else { return Ok(Admission::Refused) };
    let board = *row.board_id;
    let today = calendar(conn, board).await?.local_date(now);
    if row.expires_on < today {
        return Ok(Admission::Refused);
    }
    if roles::in_force(conn, board, &[Role::Administrator], now).await?.is_empty() {
        return Ok(Admission::Refused);
    }
    let key = limit::key(program.secrets(), "api", &token.id().to_string());
    let (key, id, is_known) = (key.as_str(), token.id(), row.used_on == Some(today));
    let limited = program
        .store()
        .write_small(|tx| {
            Box::pin(async move {
                if !is_known {
                    api_token::Entity::update_many()
                        .col_expr(api_token::Column::UsedOn, Expr::value(today))
                        .filter(api_token::Column::Id.is(id))
                        .exec(tx)
                        .await?;
                }
                limit::hit(tx, key, API_REQUESTS_A_MINUTE, TimeDelta::minutes(1), now).await
            })
        })
        .await?;
    Ok(match limited {
        Limited::Allowed => Admission::Admitted(ApiClient { token: id, board, scopes: counting(&row)? }),
        Limited::Exceeded { until } => Admission::TooOften { until },
    })
}

/// What a stored token may do.
pub(crate) fn scopes_of(row: &api_token::Model) -> Result<Vec<ApiScope>, StoreError> {
    let unreadable = |code: &str| StoreError::corrupt("api_tokens", *row.id, format!("scopes {code}"));
    row.scopes.split_whitespace().map(|code| ApiScope::parse(code).ok_or_else(|| unreadable(code))).collect()
}

/// Whether it is to write, and nobody has confirmed that yet.
pub(crate) fn token_waits(row: &api_token::Model) -> Result<bool, StoreError> {
    Ok(row.confirmed_at.is_none() && scopes_of(row)?.contains(&ApiScope::DeparturesWrite))
}

/// What it may do today: while it waits for a second person it reads.
fn counting(row: &api_token::Model) -> Result<Vec<ApiScope>, StoreError> {
    let mut scopes = scopes_of(row)?;
    if token_waits(row)? {
        scopes.retain(|scope| *scope != ApiScope::DeparturesWrite);
    }
    Ok(scopes)
}

impl ApiClient {
    pub const fn token(&self) -> ApiTokenId {
        self.token
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    /// May register, change and cancel; `once` is the request, where it is to be carried out once.
    pub fn writer(&self, once: Option<Once>) -> Option<ApiWriter> {
        self.may(ApiScope::DeparturesWrite).then_some(ApiWriter { token: self.token, board: self.board, once })
    }

    /// May read where departures stand.
    pub fn reader(&self) -> Option<ApiReader> {
        self.may(ApiScope::DeparturesRead).then_some(ApiReader { board: self.board })
    }

    /// May read which schools and teams there are.
    pub fn units_reader(&self) -> Option<ApiUnitsReader> {
        self.may(ApiScope::UnitsRead).then_some(ApiUnitsReader { board: self.board })
    }

    /// May read who works here.
    pub fn accounts_reader(&self) -> Option<ApiAccountsReader> {
        self.may(ApiScope::AccountsRead).then_some(ApiAccountsReader { board: self.board })
    }

    fn may(&self, scope: ApiScope) -> bool {
        self.scopes.contains(&scope)
    }
}

macro_rules! reader {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name {
            board: BoardId,
        }

        impl $name {
            pub const fn board(&self) -> BoardId {
                self.board
            }
        }
    };
}

reader! {
    /// May read of each departure of the board where it stands.
    ApiReader
}
reader! {
    /// May read which schools and teams the board has.
    ApiUnitsReader
}
reader! {
    /// May read who works for the board, and as what.
    ApiAccountsReader
}

/// May register leavers of the whole board.
#[derive(Clone, Debug)]
pub struct ApiWriter {
    token: ApiTokenId,
    board: BoardId,
    once: Option<Once>,
}

impl Registers for ApiWriter {
    fn board(&self) -> BoardId {
        self.board
    }

    fn scope(&self) -> &Scope {
        &Scope::Board
    }

    fn account(&self) -> Option<AccountId> {
        None
    }

    fn actor(&self) -> Actor {
        Actor::Api(self.token)
    }

    fn once(&self) -> Option<&Once> {
        self.once.as_ref()
    }
}

/// May change what HR knows of this departure, but for the name and the addresses.
#[derive(Clone, Debug)]
pub struct ApiDeparture {
    departure: DepartureId,
    board: BoardId,
    token: ApiTokenId,
    once: Option<Once>,
    erases: bool,
}

impl ApiDeparture {
    pub const fn departure(&self) -> DepartureId {
        self.departure
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }
}

impl Manages for ApiDeparture {
    fn by(&self) -> By {
        By::Api(self.token)
    }

    fn erases(&self) -> bool {
        self.erases
    }

    fn account(&self) -> Option<AccountId> {
        None
    }

    fn once(&self) -> Option<&Once> {
        self.once.as_ref()
    }
}

/// Refuses another board's departure, and one of which the leaver has restricted what may be done with the data: that is
/// opened by people, with a ground. So does it one that is being erased. Whoever writes looks at both again.
/// `erases`: the request says that what was said so far goes, which cancelling asks for.
pub async fn api_departure(
    program: &Program,
    writer: &ApiWriter,
    id: DepartureId,
    erases: bool,
) -> Result<ApiDeparture, Refused> {
    let found = departure::Entity::find_by_id(id)
        .filter(departure::Column::BoardId.is(writer.board))
        .filter(departure::Column::RestrictedSince.is_null())
        .filter(departure::Column::ErasingSince.is_null())
        .one(program.store().read())
        .await
        .map_err(StoreError::from)?;
    let row = found.ok_or(Refused::NotFound)?;
    let (board, token, once) = (writer.board, writer.token, writer.once.clone());
    Ok(ApiDeparture { departure: *row.id, board, token, once, erases })
}
