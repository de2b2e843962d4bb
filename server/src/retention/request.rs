//! One person's record, erased because they asked for it or because it should not be there.
//!
//! A talk to come is called off first, and host and leaver are told; so is the leaver that everything is erased. A mail
//! is written when it is sent, from the record: the record therefore goes when its last mail has left, and what was said
//! and written goes at once.

use domain::ids::{AccountId, ErasureId};
use domain::retention::Ground;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use serde_json::json;

use super::erase::erase_content;
use super::receipts::write_receipt;
use super::record::finish_erasing;
use crate::access::CoordinatorOf;
use crate::course::{self, Actor, Change, EventKind, Found, OnTimeLine, Outcome};
use crate::mail::tell::{self, About};
use crate::mail::{MailKind, Whom, outbox};
use crate::program::Program;
use crate::store::entity::departure;
use crate::store::{StoreError, Typed, TypedColumn};
use crate::talk::{self, By};

/// How asking for a record to be erased ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasing {
    /// Nothing of it is left.
    Erased,
    /// What was said and written is gone; the rest goes with the last mail. `told`: the leaver gets one.
    WaitsForMail { told: bool },
    /// It was asked before, and waits for its last mail.
    Already,
    /// Nobody can ask for it any more, or be told: the record goes by its term. Otherwise "death", set for a moment,
    /// would erase without a word to the leaver, and with it who looked.
    NotAfterDeath,
}

/// How it began.
enum Begun {
    /// `told`: the leaver gets a last mail.
    Now {
        told: bool,
    },
    Before,
    NotAfterDeath,
}

/// Who has it erased, and on what ground.
#[derive(Clone, Copy)]
struct Wish {
    by: Option<AccountId>,
    ground: Ground,
}

impl Wish {
    fn actor(self) -> Actor {
        self.by.map_or(Actor::Program, Actor::Staff)
    }

    fn by(self) -> By {
        self.by.map_or(By::Program, By::Coordinator)
    }
}

/// Erases everything that is kept about this leaver, and leaves a receipt that names nobody. Nothing of it counts in
/// figures later.
pub async fn erase_on_request(
    program: &Program,
    coordinator: &CoordinatorOf,
    ground: Ground,
) -> Result<Erasing, StoreError> {
    let wish = Wish { by: Some(coordinator.account()), ground };
    let begun =
        course::change(program, coordinator, |change| Box::pin(async move { begin(change, wish).await })).await?;
    let told = match begun {
        Begun::Now { told } => told,
        Begun::Before => return Ok(Erasing::Already),
        Begun::NotAfterDeath => return Ok(Erasing::NotAfterDeath),
    };
    let finished = finish_erasing(program, coordinator.board(), coordinator.departure()).await?;
    Ok(if finished.is_empty() { Erasing::WaitsForMail { told } } else { Erasing::Erased })
}

/// The same of a record whose term has passed while a talk was still to come.
pub(super) async fn begin_by_program(program: &Program, found: &Found) -> Result<(), StoreError> {
    let wish = Wish { by: None, ground: Ground::Term };
    course::change(program, found, |change| Box::pin(async move { begin(change, wish).await })).await.map(|_| ())
}

/// Calls off what is to come, erases what was said and written, and leaves the rest for its last mails.
async fn begin(change: Change<'_, '_>, wish: Wish) -> Result<Outcome<Begun>, StoreError> {
    let (tx, id) = (change.tx, change.id);
    let before = change.load().await?;
    if before.departure.erasing_since.is_some() {
        return Ok(Outcome::unchanged(Begun::Before));
    }
    let is_dead = before.facts.departure_type.profile().nothing_is_ever_sent;
    if is_dead && wish.by.is_some() {
        return Ok(Outcome::unchanged(Begun::NotAfterDeath));
    }
    outbox::withdraw_everything(tx, id).await?;
    let whom = if is_dead { Whom::HostOnly } else { Whom::Both };
    talk::drop_all(tx, &before, wish.by(), whom, change.now).await?;
    let tally = erase_content(tx, id).await?;
    let receipt = write_receipt(tx, change.board, change.now, wish.by, wish.ground, &tally).await?;
    mark(&change, receipt, &before.departure).await?;
    let mail = last_mail(&before.departure, &change);
    let told = !is_dead && tell::leaver_and_before(tx, (change.today(), change.now), mail).await?;
    let line: OnTimeLine = change.record(wish.actor(), EventKind::ErasureAsked, None).await?;
    Ok(Outcome::changed(Begun::Now { told }, line))
}

/// From now on the course has ended, the link opens nothing, and the record waits to go.
async fn mark(change: &Change<'_, '_>, receipt: ErasureId, before: &departure::Model) -> Result<(), StoreError> {
    use departure::Column;
    departure::Entity::update_many()
        .col_expr(Column::CancelledAt, Expr::value(before.cancelled_at.unwrap_or(change.now)))
        .col_expr(Column::ErasingSince, Expr::value(change.now))
        .col_expr(Column::ErasureId, Typed::expr(receipt))
        .col_expr(Column::Revision, Expr::value(before.revision.saturating_add(1)))
        .col_expr(Column::TalkChoice, Expr::value(None::<String>))
        .col_expr(Column::ExperienceAnswer, Expr::value(None::<String>))
        .filter(Column::Id.is(change.id))
        .exec(change.tx)
        .await?;
    Ok(())
}

fn last_mail<'a>(departure: &'a departure::Model, change: &Change<'_, '_>) -> About<'a> {
    About {
        departure,
        kind: MailKind::RecordErased,
        talk: None,
        appointment: None,
        payload: json!({}),
        due_at: change.now,
        dedupe_key: Some(format!("{}:{}", departure.id.hyphenated(), MailKind::RecordErased.code())),
    }
}
