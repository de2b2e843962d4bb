//! A host adds their own calendar: it is read at once, so that a wrong address is told while it is
//! still on screen.

use domain::feed::{Kind, Trouble};
use domain::ids::{AccountId, BoardId, FeedId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::fetch::parse_address;
use super::keep::{replace_busy, usual};
use super::read::{Reading, Source, busy_in_file, read_busy};
use super::{CALENDAR_NAME_MAX_CHARS, FEEDS_MAX, FeedKeeper, READS_AN_HOUR, SECRET_MAX_BYTES, row};
use crate::access::Refused;
use crate::course;
use crate::form::{Filled, Stop, filled, folded};
use crate::limit::{self, Limited};
use crate::program::Program;
use crate::store::entity::calendar_feed::{ActiveModel, Column, Entity, Model};
use crate::store::{StoreError, Tx, TypedColumn};

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
        let url = parse_address(address).map_err(|trouble| vec![(FeedField::Address, AddFault::Trouble(trouble))])?;
        let login = (kind == Kind::Dav).then(|| (user_name.to_owned(), self.password.clone()));
        Ok(Source { kind, url, login, etag: None, last_modified: None })
    }
}

/// Adds a calendar by its address; `kind` is an address or a CalDAV collection.
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
    let now = program.now();
    let zone = course::calendar(program.store().read(), proof.board()).await?.zone;
    let private = program.settings().calendar_private_addresses;
    let (busy, etag, last_modified) = match read_busy(&source, private, zone, now, true).await {
        Ok(Reading::Read { found, etag, last_modified }) => (found, etag, last_modified),
        // Nothing was asked that could have been answered so.
        Ok(Reading::NotModified) => (Vec::new(), None, None),
        Err(trouble) => {
            let field = if trouble == Trouble::SignInNeeded && kind == Kind::Dav {
                FeedField::Password
            } else {
                FeedField::Address
            };
            return Ok(Filled::Faulty(vec![(field, AddFault::Trouble(trouble))]));
        }
    };
    let id = FeedId::new(Uuid::now_v7());
    let name = named(&form.name, source.url.host_str().unwrap_or_default());
    let mut model = fresh(id, proof.board(), Some(proof.account()), kind, name, now);
    model.next_at = Some(now + usual(&model));
    (model.etag, model.last_modified) = (etag, last_modified);
    let mut stored = ActiveModel::from(model);
    row::seal(&mut stored, id, &source, program.secrets());
    insert(program, proof, id, stored, &busy, FeedField::Address).await
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
    let zone = course::calendar(program.store().read(), proof.board()).await?.zone;
    let busy = match busy_in_file(bytes, zone, now).await {
        Ok(busy) => busy,
        Err(trouble) => return Ok(Filled::Faulty(vec![(FeedField::File, AddFault::Trouble(trouble))])),
    };
    let id = FeedId::new(Uuid::now_v7());
    let model = fresh(id, proof.board(), Some(proof.account()), Kind::File, named(name, file_name), now);
    insert(program, proof, id, ActiveModel::from(model), &busy, FeedField::File).await
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
    let typed = folded(typed);
    let name = if typed.is_empty() { folded(else_name) } else { typed };
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

/// Whether there are as many calendars as there may be. Two who add at the same moment may get one
/// more: it is a limit of good sense, which nothing rests on.
pub(super) async fn is_full(tx: &Tx<'_>, board: BoardId, account: Option<AccountId>) -> Result<bool, StoreError> {
    let whose = match account {
        Some(account) => Column::AccountId.is(account),
        None => Column::AccountId.is_null(),
    };
    let count = Entity::find().filter(Column::BoardId.is(board)).filter(whose).count(tx).await?;
    Ok(count >= FEEDS_MAX)
}

async fn insert(
    program: &Program,
    proof: &FeedKeeper,
    id: FeedId,
    stored: ActiveModel,
    busy: &[domain::slot::Busy],
    field: FeedField,
) -> Result<Filled<FeedId, (FeedField, AddFault)>, Refused> {
    let (account, board) = (proof.account(), proof.board());
    let stored = &stored;
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                if is_full(tx, board, Some(account)).await? {
                    return Err(Stop::Faulty(vec![(field, AddFault::TooManyFeeds)]));
                }
                Entity::insert(stored.clone().reset_all()).exec_without_returning(tx).await?;
                replace_busy(tx, id, busy).await?;
                Ok::<_, Stop<_>>(id)
            })
        })
        .await;
    filled(result)
}
