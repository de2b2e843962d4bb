//! The mail that a release was made: to whoever reads figures, where anything is shown of what they read.
//!
//! It goes once a release. The row of the mail has the release alone; what is told is read when it is sent, by what its
//! receiver reads then: published numbers, of heads and leaders those of their part.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::ids::{BoardId, ReleaseId, UnitId};
use domain::release::Content;
use domain::round_up::Rhythm;
use sea_orm::EntityTrait;
use serde_json::json;
use wording::Wording;

use super::derived::findings;
use super::read::shown;
use super::store::of_period;
use super::words;
use crate::access::{FiguresScope, figures_readers};
use crate::course;
use crate::mail::context::{Notice, ReleaseTold};
use crate::mail::{MailKind, tell};
use crate::program::Program;
use crate::store::entity::{outbox, release};
use crate::store::{StoreError, Tx};

/// Puts the mails in the outbox, once for each of them. Returns how many are told: nobody where nothing is shown, no head
/// or leader of whose units nothing is, and nobody who wants no such mails.
pub async fn tell_of(
    tx: &Tx<'_>,
    (board, id): (BoardId, ReleaseId),
    content: &Content,
    now: DateTime<Utc>,
) -> Result<u32, StoreError> {
    if !content.shows_something() {
        return Ok(0);
    }
    let due_at = course::calendar(tx, board).await?.next_opening(now);
    let (shown, kind) = (content.shown_units(), MailKind::ReleaseMade);
    let mut told = 0;
    for (row, reader) in figures_readers(tx, board, now).await? {
        if row.rhythm() == Rhythm::Never || !is_shown(&shown, reader.scope()) {
            continue;
        }
        let key = format!("{}:{}:{}", kind.code(), id.hyphenated(), row.id.hyphenated());
        let is_told = tell::staff(tx, *row.id, kind, json!({ "release": id }), key, due_at).await?;
        told += u32::from(is_told);
    }
    Ok(told)
}

/// Whether anything is shown of what they read. The whole is shown wherever anything is.
fn is_shown(shown: &BTreeSet<(UnitId, Option<UnitId>)>, scope: &FiguresScope) -> bool {
    match scope {
        FiguresScope::Board => true,
        FiguresScope::Schools(_) | FiguresScope::Teams(_) => {
            shown.iter().any(|(unit, school)| scope.reads(*unit, *school))
        }
    }
}

/// What a mail that waits tells now. Nothing, and so no mail, to whoever reads no figures any more or wants none of these
/// mails by now, and where the period was counted once more, of which there is a mail of its own.
pub(crate) async fn of_mail(program: &Program, mail: &outbox::Model) -> Result<Option<Notice>, StoreError> {
    let (conn, board) = (program.store().read(), *mail.board_id);
    let needs = mail.needs(conn)?;
    let id: Option<ReleaseId> = needs["release"].as_str().and_then(|id| id.parse().ok());
    let (Some(account), Some(id)) = (mail.account_id, id) else { return Ok(None) };
    let readers = figures_readers(conn, board, program.now()).await?;
    let Some((receiver, reader)) = readers.into_iter().find(|(row, _)| row.id == account) else { return Ok(None) };
    let Some(row) = release::Entity::find_by_id(id).one(conn).await? else { return Ok(None) };
    let newest = of_period(conn, board, row.period()?).await?.pop();
    let is_newest = newest.is_some_and(|newest| newest.id == row.id);
    if receiver.rhythm() == Rhythm::Never || !is_newest {
        return Ok(None);
    }
    let row = shown(conn, &row, &reader)?;
    if !is_shown(&row.content.shown_units(), reader.scope()) {
        return Ok(None);
    }
    let sector = course::organisation(conn, board).await?.sector;
    let wording = Wording::new(*receiver.language);
    let things = findings(program, &reader, &row).await?.standing_out.into_iter().filter_map(|thing| {
        let what = words::about(wording, sector, &row.content, &thing.subject)?;
        Some((what, words::stands_out(wording, &thing)))
    });
    let told = ReleaseTold {
        page: format!("/staff/figures/{}/{}", row.period.code(), row.number),
        days: (row.content.from, row.content.until),
        is_correction: row.number > 1,
        is_part: *reader.scope() != FiguresScope::Board,
        things: things.collect(),
    };
    Ok(Some(Notice { release: Some(told), ..Notice::default() }))
}
