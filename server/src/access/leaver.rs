//! The leaver, by the personal link.

use chrono::Duration;
use domain::Language;
use domain::course::LINK_DAYS_AFTER_CLOSING;
use domain::departure::DepartureType;
use domain::ids::{BoardId, DepartureId, LinkId};
use sea_orm::EntityTrait;

use super::Refused;
use crate::program::Program;
use crate::secret::{LeaverCookie, LinkToken};
use crate::store::StoreError;
use crate::store::entity::{departure, link};

/// Holds the link of exactly this departure; the link is neither revoked nor expired.
#[derive(Clone, Debug)]
pub struct LeaverOf {
    departure: DepartureId,
    board: BoardId,
    link: LinkId,
    language: Language,
    code_entered: bool,
}

impl LeaverOf {
    pub const fn departure(&self) -> DepartureId {
        self.departure
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    pub const fn link(&self) -> LinkId {
        self.link
    }

    /// The language HR registered for her.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// A mailed code was typed in this session: submitted answers may be shown.
    pub const fn code_entered(&self) -> bool {
        self.code_entered
    }
}

/// Reads the token of a link. Changes nothing: mail scanners open links too. Broken, unknown,
/// revoked and expired links are refused alike.
pub async fn leaver_by_token(program: &Program, token: &str) -> Result<LeaverCookie, Refused> {
    let token = LinkToken::parse(token).ok_or(Refused::NotFound)?;
    let (link, _) = open_link(program, token.link()).await?;
    let generation = u32::try_from(link.generation).map_err(|_| Refused::NotFound)?;
    if token.opens(program.secrets(), generation) {
        Ok(LeaverCookie { link: token.link(), generation })
    } else {
        Err(Refused::NotFound)
    }
}

/// Reads the cookie a link was swapped for. `code_for` is the departure whose mailed code was typed
/// in this session.
pub async fn leaver(program: &Program, cookie: &str, code_for: Option<DepartureId>) -> Result<LeaverOf, Refused> {
    let cookie = LeaverCookie::open(program.secrets(), cookie).ok_or(Refused::NotFound)?;
    let (link, departure) = open_link(program, cookie.link).await?;
    if u32::try_from(link.generation) != Ok(cookie.generation) {
        return Err(Refused::NotFound);
    }
    let id = DepartureId::new(departure.id);
    Ok(LeaverOf {
        departure: id,
        board: departure.board_id.into(),
        link: cookie.link,
        language: Language::parse(&departure.language).unwrap_or_default(),
        code_entered: code_for == Some(id),
    })
}

/// The link and its departure, in one query, unless it opens nothing any more.
async fn open_link(program: &Program, id: LinkId) -> Result<(link::Model, departure::Model), Refused> {
    let found = link::Entity::find_by_id(id.uuid())
        .find_also_related(departure::Entity)
        .one(program.store().read())
        .await
        .map_err(StoreError::from)?;
    let Some((link, Some(departure))) = found else { return Err(Refused::NotFound) };
    let expired =
        departure.closed_at.is_some_and(|closed| program.now() > closed + Duration::days(LINK_DAYS_AFTER_CLOSING));
    let over = departure.cancelled_at.is_some() || departure.departure_type == DepartureType::Death.code();
    if link.revoked_at.is_some() || expired || over { Err(Refused::NotFound) } else { Ok((link, departure)) }
}
