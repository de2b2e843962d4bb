//! A host adds their own calendar: it is read at once, so that a wrong address is told while it is
//! still on screen.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::feed::{Kind, Owner, Trouble};
use domain::ids::{AccountId, BoardId, FeedId};
use domain::slot::Busy;
use domain::unseen::seen;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::discover::{discover, may_be_elsewhere};
use super::fetch::parse_address;
use super::keep::{replace_busy, usual};
use super::named::{leads_on, of_domain};
use super::owner::owner;
use super::read::{READING_MAX, Reading, Source, busy_in_file, read_busy, within};
use super::{CALENDAR_NAME_MAX_CHARS, FEEDS_MAX, FeedKeeper, READS_AN_HOUR, SECRET_MAX_BYTES, row};
use crate::access::Refused;
use crate::course;
use crate::form::{Filled, Stop, filled};
use crate::limit::{self, Limited};
use crate::program::Program;
use crate::store::entity::calendar_feed::{ActiveModel, Column, Entity, Model};
use crate::store::{StoreError, Tx, Typed, TypedColumn};

domain::coded! {
    /// A field of the form, as posted.
    pub enum FeedField {
        Name = "name",
        Address = "address",
        UserName = "user_name",
        Password = "password",
        File = "file",
    }
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddFault {
    NameTooLong,
    AddressMissing,
    /// Longer than [`SECRET_MAX_BYTES`].
    TooLong,
    UserNameMissing,
    PasswordMissing,
    FileMissing,
    /// There are [`FEEDS_MAX`] already.
    TooManyFeeds,
    /// More than [`READS_AN_HOUR`].
    TooOften,
    /// It was tried, and could not be read.
    Trouble(Trouble),
}

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct FeedForm {
    /// May stay empty: then it is called after where it comes from.
    pub name: String,
    pub address: String,
    /// For CalDAV only.
    pub user_name: String,
    pub password: String,
}

type Faults = Vec<(FeedField, AddFault)>;

impl FeedForm {
    pub(super) fn source(&self, kind: Kind) -> Result<Source, Faults> {
        let mut faults = Faults::new();
        let mut sized = |field, text: &str, missing| {
            if text.is_empty() {
                faults.push((field, missing));
            } else if text.len() > SECRET_MAX_BYTES {
                faults.push((field, AddFault::TooLong));
            }
        };
        let (address, user_name) = (self.address.trim(), self.user_name.trim());
        sized(FeedField::Address, address, AddFault::AddressMissing);
        if kind == Kind::Dav {
            sized(FeedField::UserName, user_name, AddFault::UserNameMissing);
            sized(FeedField::Password, &self.password, AddFault::PasswordMissing);
        }
        if self.name.chars().count() > CALENDAR_NAME_MAX_CHARS {
            faults.push((FeedField::Name, AddFault::NameTooLong));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let address = if kind == Kind::Dav { server_address(address) } else { address.to_owned() };
        let url = parse_address(&address).map_err(|trouble| vec![(FeedField::Address, AddFault::Trouble(trouble))])?;
        let login = (kind == Kind::Dav).then(|| (user_name.to_owned(), self.password.clone()));
        Ok(Source { kind, url, login, etag: None, last_modified: None })
    }
}

/// The address of a server as people know it: they may leave out how it begins, or give their own there.
fn server_address(typed: &str) -> String {
    match (typed.contains("://"), typed.rsplit_once('@')) {
        (true, _) => typed.to_owned(),
        (false, Some((_, server))) => format!("https://{server}"),
        (false, None) => format!("https://{typed}"),
    }
}

/// Adds a calendar by its address; `kind` is an address or a CalDAV collection. From any other address of a
/// CalDAV server the calendars of whoever signs in are found, and all of them added; the id is that of the
/// first.
pub async fn add_address(
    program: &Program,
    proof: &FeedKeeper,
    kind: Kind,
    form: &FeedForm,
) -> Result<Filled<FeedId, (FeedField, AddFault)>, Refused> {
    let source = match form.source(kind) {
        Ok(source) => source,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    if let Limited::Exceeded { .. } = count_read(program, proof.account()).await? {
        return Ok(Filled::Faulty(vec![(FeedField::Address, AddFault::TooOften)]));
    }
    let (conn, now) = (program.store().read(), program.now());
    let zone = course::calendar(conn, proof.board()).await?.zone;
    let user_name = source.login.as_ref().map(|(name, _)| name.as_str());
    let owner = owner(conn, proof.account(), user_name, now).await?;
    let private = program.settings().calendar_private_addresses;
    let found = match read_or_ask(source, owner, private, zone, now).await {
        Ok(found) => found,
        Err(trouble) => {
            let field = if trouble == Trouble::SignInNeeded && kind == Kind::Dav {
                FeedField::Password
            } else {
                FeedField::Address
            };
            return Ok(Filled::Faulty(vec![(field, AddFault::Trouble(trouble))]));
        }
    };
    let is_one = found.len() == 1;
    let rows: Vec<NewFeed> =
        found.into_iter().map(|one| one.row(program, proof, kind, &form.name, is_one, now)).collect();
    insert(program, proof, &rows, FeedField::Address).await
}

/// A calendar that was found, and what reading it came to.
struct Read {
    source: Source,
    /// What its owner calls it there.
    name: String,
    result: Result<Reading<Vec<Busy>>, Trouble>,
}

/// A calendar's row, and its busy times where it was read.
struct NewFeed {
    id: FeedId,
    stored: ActiveModel,
    busy: Option<Vec<Busy>>,
}

impl Read {
    /// The one calendar that was found is called as somebody typed; of several each as it is called there.
    fn row(
        self,
        program: &Program,
        proof: &FeedKeeper,
        kind: Kind,
        typed: &str,
        is_one: bool,
        now: DateTime<Utc>,
    ) -> NewFeed {
        let id = FeedId::new(Uuid::now_v7());
        let host = self.source.url.host_str().unwrap_or_default();
        let own = self.name.as_str();
        let names = if is_one { [typed, own] } else { [own, typed] };
        let name = names.into_iter().map(|name| named(name, "")).find(|name| !name.is_empty());
        let mut model =
            fresh(id, proof.board(), Some(proof.account()), kind, name.unwrap_or_else(|| named(host, "")), now);
        model.next_at = Some(now + usual(&model));
        let busy = match self.result {
            Ok(Reading::Read { found, etag, last_modified }) => {
                (model.etag, model.last_modified) = (etag, last_modified);
                Some(found)
            }
            // Nothing was asked that could have been answered so.
            Ok(Reading::NotModified) => Some(Vec::new()),
            Err(trouble) => {
                model.good_at = None;
                model.fault = Some(Typed::from(trouble));
                model.failures = 1;
                None
            }
        };
        let mut stored = ActiveModel::from(model);
        row::seal(&mut stored, id, &self.source, program.secrets());
        NewFeed { id, stored, busy }
    }
}

/// Reads what stands at an address that somebody typed, or else where its domain says that its calendars are.
async fn read_or_ask(
    source: Source,
    owner: Owner,
    private: bool,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<Vec<Read>, Trouble> {
    let typed = source.clone();
    match read_typed(source, owner.clone(), private, zone, now).await {
        Err(trouble) if typed.kind == Kind::Dav && leads_on(trouble) => match of_domain(&typed.url).await {
            Some(Ok(url)) => read_typed(Source { url, ..typed }, owner, private, zone, now).await,
            Some(Err(elsewhere)) => Err(elsewhere),
            None => Err(trouble),
        },
        found => found,
    }
}

/// Reads what stands at an address that somebody typed. Of a CalDAV server that has no calendar there, or an
/// empty one, it is looked for; one of several that cannot be read is kept with what was the matter.
async fn read_typed(
    source: Source,
    owner: Owner,
    private: bool,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<Vec<Read>, Trouble> {
    let reading = async {
        let result = read_busy(&source, owner.clone(), private, zone, now, true).await;
        let is_settled = match &result {
            _ if source.kind != Kind::Dav => true,
            Ok(Reading::Read { found, .. }) => !found.is_empty(),
            Ok(Reading::NotModified) => true,
            Err(trouble) => !may_be_elsewhere(*trouble),
        };
        let found = if is_settled { Ok(Vec::new()) } else { discover(&source, private).await };
        let found = match (found, &result) {
            (Ok(found), _) => found,
            // A calendar that can be asked for what is in it, and for nothing else.
            (Err(Trouble::ServerError | Trouble::Forbidden), Ok(_)) => Vec::new(),
            (Err(Trouble::ServerError), Err(_)) => return Err(Trouble::NoCalendars),
            (Err(trouble), _) => return Err(trouble),
        };
        if found.iter().all(|one| one.url == source.url) {
            let name = found.into_iter().next().map(|one| one.name).unwrap_or_default();
            return result.map(|read| vec![Read { source: source.clone(), name, result: Ok(read) }]);
        }
        let mut all = Vec::new();
        for one in found {
            let source = Source { url: one.url, ..source.clone() };
            let result = read_busy(&source, owner.clone(), private, zone, now, true).await;
            all.push(Read { source, name: one.name, result });
        }
        let troubles: Option<Vec<Trouble>> = all.iter().map(|one| one.result.as_ref().err().copied()).collect();
        match troubles {
            Some(troubles) => Err(troubles.first().copied().unwrap_or(Trouble::NoCalendars)),
            None => Ok(all),
        }
    };
    within(READING_MAX, reading).await
}

/// Adds an uploaded file; it is read once, for the year ahead.
pub async fn add_file(
    program: &Program,
    proof: &FeedKeeper,
    name: &str,
    file_name: &str,
    bytes: Vec<u8>,
) -> Result<Filled<FeedId, (FeedField, AddFault)>, Refused> {
    if name.chars().count() > CALENDAR_NAME_MAX_CHARS {
        return Ok(Filled::Faulty(vec![(FeedField::Name, AddFault::NameTooLong)]));
    }
    if bytes.is_empty() {
        return Ok(Filled::Faulty(vec![(FeedField::File, AddFault::FileMissing)]));
    }
    if let Limited::Exceeded { .. } = count_read(program, proof.account()).await? {
        return Ok(Filled::Faulty(vec![(FeedField::File, AddFault::TooOften)]));
    }
    let now = program.now();
    let conn = program.store().read();
    let zone = course::calendar(conn, proof.board()).await?.zone;
    let owner = owner(conn, proof.account(), None, now).await?;
    let busy = match busy_in_file(bytes, owner, zone, now).await {
        Ok(busy) => busy,
        Err(trouble) => return Ok(Filled::Faulty(vec![(FeedField::File, AddFault::Trouble(trouble))])),
    };
    let id = FeedId::new(Uuid::now_v7());
    let model = fresh(id, proof.board(), Some(proof.account()), Kind::File, named(name, file_name), now);
    let row = NewFeed { id, stored: ActiveModel::from(model), busy: Some(busy) };
    insert(program, proof, &[row], FeedField::File).await
}

/// Counts one more reading that somebody asks for, of an address or of a file: both take time to read.
pub(super) async fn count_read(program: &Program, account: AccountId) -> Result<Limited, StoreError> {
    let key = &limit::key(program.secrets(), "calendar-read", &account.to_string());
    let now = program.now();
    let hour = chrono::TimeDelta::hours(1);
    program.store().write(|tx| Box::pin(async move { limit::hit(tx, key, READS_AN_HOUR, hour, now).await })).await
}

/// The name that was typed, else where it comes from.
pub(super) fn named(typed: &str, else_name: &str) -> String {
    let typed = seen(typed);
    let name = if typed.is_empty() { seen(else_name) } else { typed };
    name.chars().take(CALENDAR_NAME_MAX_CHARS).collect()
}

/// A calendar that has just been read well.
pub(super) fn fresh(
    id: FeedId,
    board: BoardId,
    account: Option<AccountId>,
    kind: Kind,
    name: String,
    now: chrono::DateTime<chrono::Utc>,
) -> Model {
    Model {
        id: id.into(),
        board_id: board.into(),
        account_id: account.map(Into::into),
        kind: kind.into(),
        name,
        address: None,
        user_name: None,
        password: None,
        etag: None,
        last_modified: None,
        created_at: now,
        next_at: None,
        tried_at: Some(now),
        good_at: Some(now),
        fault: None,
        failures: 0,
        busy: None,
    }
}

/// Whether there is no room for so many more calendars. Two who add at the same moment may get one more: it is a
/// limit of good sense, which nothing rests on.
pub(super) async fn is_full(
    tx: &Tx<'_>,
    board: BoardId,
    account: Option<AccountId>,
    more: u64,
) -> Result<bool, StoreError> {
    let whose = match account {
        Some(account) => Column::AccountId.is(account),
        None => Column::AccountId.is_null(),
    };
    let count = Entity::find().filter(Column::BoardId.is(board)).filter(whose).count(tx).await?;
    Ok(count + more > FEEDS_MAX)
}

async fn insert(
    program: &Program,
    proof: &FeedKeeper,
    rows: &[NewFeed],
    field: FeedField,
) -> Result<Filled<FeedId, (FeedField, AddFault)>, Refused> {
    let (account, board) = (proof.account(), proof.board());
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let none = || Stop::Faulty(vec![(field, AddFault::Trouble(Trouble::NoCalendars))]);
                let first = rows.first().map(|row| row.id).ok_or_else(none)?;
                if is_full(tx, board, Some(account), rows.len() as u64).await? {
                    return Err(Stop::Faulty(vec![(field, AddFault::TooManyFeeds)]));
                }
                for row in rows {
                    Entity::insert(row.stored.clone().reset_all()).exec_without_returning(tx).await?;
                    if let Some(busy) = &row.busy {
                        replace_busy(tx, account, row.id, busy).await?;
                    }
                }
                Ok::<_, Stop<_>>(first)
            })
        })
        .await;
    filled(result)
}

#[cfg(test)]
mod tests {
    use super::server_address;

    #[test]
    fn a_servers_address_is_read_as_people_know_it() {
        for (typed, address) in [
            ("https://cloud.test/dav/", "https://cloud.test/dav/"),
            ("cloud.test", "https://cloud.test"),
            ("cloud.test/remote.php/dav", "https://cloud.test/remote.php/dav"),
            ("anna@cloud.test", "https://cloud.test"),
            ("https://anna@cloud.test/", "https://anna@cloud.test/"),
        ] {
            assert_eq!(server_address(typed), address);
        }
    }
}
