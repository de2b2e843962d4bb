//! The leaver, by the personal link.

mod close;

pub use close::close;
pub(crate) use close::purge_closed;

use chrono::{DateTime, Duration, Utc};
use domain::Language;
use domain::access::WayIn;
use domain::course::LINK_DAYS_AFTER_CLOSING;
use domain::departure::DepartureType;
use domain::ids::{BoardId, DepartureId, LinkId, OpeningId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Statement};
use uuid::Uuid;

use super::Refused;
use crate::course;
use crate::mail::MailKind;
use crate::program::Program;
use crate::secret::{LeaverCookie, LinkToken};
use crate::store::entity::outbox;
use crate::store::{StoreError, Typed, TypedColumn};

/// Holds the link of exactly this departure; the link is neither revoked nor expired.
#[derive(Clone, Debug)]
pub struct LeaverOf {
    departure: DepartureId,
    board: BoardId,
    link: LinkId,
    language: Language,
    way_in: WayIn,
    typed: CodesTyped,
    has_private_address: bool,
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

    /// The language HR registered for the leaver.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// By which way they came in.
    pub const fn way_in(&self) -> WayIn {
        self.way_in
    }

    /// Mail to a private address can reach them.
    pub const fn has_private_address(&self) -> bool {
        self.has_private_address
    }

    /// What only the leaver has was typed in this session, a mailed code or their word: submitted answers
    /// may be shown.
    pub fn code_entered(&self) -> bool {
        self.typed.own == Some(self.departure)
    }
}

/// What was typed in a session, and for which departure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodesTyped {
    /// A mailed code or the leaver's own word: what HR never saw.
    pub own: Option<DepartureId>,
    /// The code in HR's letter.
    pub letter: Option<DepartureId>,
}

impl From<Option<DepartureId>> for CodesTyped {
    fn from(own: Option<DepartureId>) -> Self {
        Self { own, letter: None }
    }
}

/// Holds a link of exactly this departure that was not revoked, though it may have expired: opens their
/// own data, after a mailed code, and nothing else.
#[derive(Clone, Debug)]
pub struct OwnDataOf {
    departure: DepartureId,
    board: BoardId,
    language: Language,
    way_in: WayIn,
    typed: CodesTyped,
    expired: bool,
}

impl OwnDataOf {
    pub const fn departure(&self) -> DepartureId {
        self.departure
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    /// The language HR registered for the leaver.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// By which way they came in.
    pub const fn way_in(&self) -> WayIn {
        self.way_in
    }

    /// What only the leaver has was typed in this session: a mailed code or their word.
    pub fn code_entered(&self) -> bool {
        self.typed.own == Some(self.departure)
    }

    /// The code in HR's letter was typed in this session. It opens nothing that was handed in or written
    /// about them.
    pub fn letter_code_entered(&self) -> bool {
        self.typed.letter == Some(self.departure)
    }

    /// The link opens nothing else any more.
    pub const fn expired(&self) -> bool {
        self.expired
    }
}

impl From<&LeaverOf> for OwnDataOf {
    fn from(leaver: &LeaverOf) -> Self {
        let LeaverOf { departure, board, language, way_in, typed, .. } = *leaver;
        Self { departure, board, language, way_in, typed, expired: false }
    }
}

impl From<&Self> for OwnDataOf {
    fn from(other: &Self) -> Self {
        other.clone()
    }
}

/// Reads the token of a link. Changes nothing: mail scanners open links too. Broken, unknown,
/// revoked and expired links are refused alike.
pub async fn leaver_by_token(program: &Program, token: &str) -> Result<LeaverCookie, Refused> {
    Ok(leaver_by_token_with_language(program, token).await?.0)
}

/// The same, with the language that HR registered for the leaver.
pub async fn leaver_by_token_with_language(
    program: &Program,
    token: &str,
) -> Result<(LeaverCookie, Language), Refused> {
    let token = LinkToken::parse(token).ok_or(Refused::NotFound)?;
    let row = open_link(program, token.link(), None).await?.unexpired()?;
    let generation = *row.generation;
    let way_in = token.opens(program.secrets(), generation).ok_or(Refused::NotFound)?;
    Ok((opened_now(program, token.link(), generation, way_in), *row.language))
}

/// A link that is opened in a browser now.
fn opened_now(program: &Program, link: LinkId, generation: u32, way_in: WayIn) -> LeaverCookie {
    let (opening, opened) = (OpeningId::new(Uuid::now_v7()), program.now().timestamp());
    LeaverCookie { link, generation, way_in, opened, seen: opened, opening }
}

/// The cookie of a leaver who is at work with it, made anew where that is due. Only for a value that opened something
/// just now: [`leaver`] has said so.
pub fn renewed(program: &Program, value: &str) -> Option<LeaverCookie> {
    LeaverCookie::open(program.secrets(), value)?.used(program.now())
}

/// What a cookie says that this program made lately. The browser was told to forget it, and may not have.
fn read_cookie(program: &Program, value: &str) -> Result<LeaverCookie, Refused> {
    let cookie = LeaverCookie::open(program.secrets(), value).ok_or(Refused::NotFound)?;
    // The demonstration's clock jumps by days; nobody should have to open a link again for that.
    if cookie.is_stale(program.now()) && !program.settings().demonstration {
        return Err(Refused::NotFound);
    }
    Ok(cookie)
}

/// Reads the cookie a link was swapped for. `typed` is what was typed in this session.
pub async fn leaver(program: &Program, cookie: &str, typed: impl Into<CodesTyped>) -> Result<LeaverOf, Refused> {
    let cookie = read_cookie(program, cookie)?;
    open_link(program, cookie.link, Some(cookie.opening)).await?.leaver(&cookie, typed.into())
}

/// The same with the leaver's departure, in one query: for pages that show its course.
pub async fn leaver_with_course(
    program: &Program,
    cookie: &str,
    typed: impl Into<CodesTyped>,
) -> Result<(LeaverOf, course::Opened), Refused> {
    let cookie = read_cookie(program, cookie)?;
    let found = course::open_by_link(program.store().read(), cookie.link, cookie.opening, program.now()).await?;
    let (link, course) = found.ok_or(Refused::NotFound)?;
    let departure = &course.loaded.departure;
    let row = Row {
        generation: link.generation,
        departure_id: departure.id,
        board_id: departure.board_id,
        departure_type: departure.departure_type,
        language: departure.language,
        cancelled_at: departure.cancelled_at,
        closed_at: departure.closed_at,
        has_private_address: departure.private_email.is_some(),
    };
    Ok((opens(program, row).await?.leaver(&cookie, typed.into())?, course))
}

/// The cookie for a link that opens nothing else any more: the link's own where it has expired after the
/// course, so that the leaver reaches their own data with a mailed code; for every other one that opens nothing
/// (broken, revoked, somebody else's, never made) one of a link that does not exist. Whoever opens it
/// cannot tell which.
pub async fn cookie_of_expired(program: &Program, token: &str) -> Result<LeaverCookie, Refused> {
    let nothing = opened_now(program, LinkId::new(Uuid::now_v7()), 1, WayIn::Link);
    let Some(token) = LinkToken::parse(token) else { return Ok(nothing) };
    let row = match open_link(program, token.link(), None).await {
        Ok(row) => row,
        Err(Refused::NotFound) => return Ok(nothing),
        Err(error) => return Err(error),
    };
    let generation = *row.generation;
    let way_in = token.opens(program.secrets(), generation);
    Ok(way_in.map_or(nothing, |way_in| opened_now(program, token.link(), generation, way_in)))
}

/// As [`leaver`], for the leaver's own data: an expired link opens that too.
pub async fn own_data_of(program: &Program, cookie: &str, typed: impl Into<CodesTyped>) -> Result<OwnDataOf, Refused> {
    let cookie = read_cookie(program, cookie)?;
    let row = open_link(program, cookie.link, Some(cookie.opening)).await?;
    if row.generation != cookie.generation {
        return Err(Refused::NotFound);
    }
    let id = *row.departure_id;
    Ok(OwnDataOf {
        departure: id,
        board: row.board_id.into(),
        language: *row.language,
        way_in: cookie.way_in,
        typed: typed.into(),
        expired: row.expired,
    })
}

/// A link that was not revoked, of a departure that was not cancelled.
struct Opened {
    generation: Typed<u32>,
    departure_id: Typed<DepartureId>,
    board_id: Typed<BoardId>,
    language: Typed<Language>,
    expired: bool,
    has_private_address: bool,
}

impl Opened {
    fn unexpired(self) -> Result<Self, Refused> {
        if self.expired { Err(Refused::NotFound) } else { Ok(self) }
    }

    /// Who holds this cookie, made for this link.
    fn leaver(self, cookie: &LeaverCookie, typed: CodesTyped) -> Result<LeaverOf, Refused> {
        let opened = self.unexpired()?;
        if opened.generation != cookie.generation {
            return Err(Refused::NotFound);
        }
        let id = *opened.departure_id;
        Ok(LeaverOf {
            departure: id,
            board: opened.board_id.into(),
            link: cookie.link,
            language: *opened.language,
            way_in: cookie.way_in,
            typed,
            has_private_address: opened.has_private_address,
        })
    }
}

/// What of a link and its departure decides whether it opens.
#[derive(FromQueryResult)]
struct Row {
    generation: Typed<u32>,
    departure_id: Typed<DepartureId>,
    board_id: Typed<BoardId>,
    departure_type: Typed<DepartureType>,
    language: Typed<Language>,
    cancelled_at: Option<DateTime<Utc>>,
    closed_at: Option<DateTime<Utc>>,
    has_private_address: bool,
}

/// Every page of the leaver's room begins with this: a statement written once, and no more columns than
/// it takes.
const ROW: &str = "select l.generation, l.departure_id, d.board_id, d.departure_type, d.language, \
    d.cancelled_at, d.closed_at, d.private_email is not null as has_private_address from links l join departures d on d.id = l.departure_id where l.id = $1 \
    and not exists (select 1 from closed_openings c where c.id = $2)";

/// The link with its departure, in one query, unless it opens nothing at all any more, or was closed in this browser.
async fn open_link(program: &Program, id: LinkId, opening: Option<OpeningId>) -> Result<Opened, Refused> {
    let conn = program.store().read();
    // No browser yet is one that nobody has.
    let opening = Typed::from(opening.unwrap_or(OpeningId::new(Uuid::nil())));
    let statement =
        Statement::from_sql_and_values(conn.get_database_backend(), ROW, [Typed::from(id).into(), opening.into()]);
    let Some(row) = Row::find_by_statement(statement).one(conn).await.map_err(StoreError::from)? else {
        return Err(Refused::NotFound);
    };
    opens(program, row).await
}

/// Whether this link opens anything, and what.
async fn opens(program: &Program, row: Row) -> Result<Opened, Refused> {
    let expired = row.closed_at.is_some_and(|closed| program.now() > closed + Duration::days(LINK_DAYS_AFTER_CLOSING));
    let over = row.cancelled_at.is_some() || row.departure_type.profile().nothing_is_ever_sent;
    let expired = expired && !asked_later(program, *row.departure_id).await?;
    if over {
        return Err(Refused::NotFound);
    }
    let Row { generation, departure_id, board_id, language, has_private_address, .. } = row;
    Ok(Opened { generation, departure_id, board_id, language, expired, has_private_address })
}

/// Whether the second questionnaire was mailed so lately that the link opens for it. Only asked of a link
/// that would have expired.
async fn asked_later(program: &Program, departure: DepartureId) -> Result<bool, Refused> {
    let since = program.now() - Duration::days(domain::later::LINK_DAYS);
    let mail = outbox::Entity::find()
        .filter(outbox::Column::DepartureId.is(departure))
        .filter(outbox::Column::Kind.is(MailKind::Later))
        .filter(outbox::Column::SentAt.gt(since))
        .one(program.store().read())
        .await
        .map_err(StoreError::from)?;
    Ok(mail.is_some())
}
