//! HR opens restricted data on a ground of the law, for an hour; the leaver is told (GDPR, art. 18(2)).

use domain::rights::{OpeningGround, RequestWords, Right};
use domain::time_line::{Actor, EventKind};
use sea_orm::EntityTrait;
use serde_json::json;

use crate::access::RequestHandler;
use crate::course::{self, Change, Outcome};
use crate::mail::MailKind;
use crate::mail::tell::{self, About};
use crate::program::Program;
use crate::store::StoreError;
use crate::store::entity::rights_request;

/// How opening ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpeningRestricted {
    /// Open to this coordinator for an hour. `told` as of any look with a reason.
    Opened {
        told: bool,
    },
    ReasonMissing,
    /// Nothing is restricted, or not any more.
    NotRestricted,
}

/// Opens record, answers and report to this coordinator alone. Ground and reason stand on the time line and in the
/// mail that the leaver gets at once.
pub async fn open_restricted(
    program: &Program,
    handler: &RequestHandler,
    ground: OpeningGround,
    reason: &RequestWords,
) -> Result<OpeningRestricted, StoreError> {
    let Some(reason) = reason.text() else { return Ok(OpeningRestricted::ReasonMissing) };
    course::change(program, handler, |change| Box::pin(open_in(change, *handler, ground, reason))).await
}

async fn open_in(
    change: Change<'_, '_>,
    handler: RequestHandler,
    ground: OpeningGround,
    reason: &str,
) -> Result<Outcome<OpeningRestricted>, StoreError> {
    let found = rights_request::Entity::find_by_id(handler.request()).one(change.tx).await?;
    if found.is_none_or(|row| row.asked != Right::Restrict || row.ended_at.is_some()) {
        return Ok(Outcome::unchanged(OpeningRestricted::NotRestricted));
    }
    let detail = json!({ "reason": reason, "ground": ground });
    let line = change.record(Actor::Staff(handler.account()), EventKind::RestrictedOpened, Some(detail)).await?;
    let departure = change.row().await?;
    let kind = MailKind::BreakGlassUsed;
    let about = About {
        departure: &departure,
        kind,
        talk: None,
        appointment: None,
        payload: json!({ "reason": reason }),
        due_at: change.now,
        // Not the key of a reason stated before the restriction: that is another mail, even in the same second.
        dedupe_key: Some(format!("{}:{kind}:{}:{}", handler.request(), handler.account(), change.now.timestamp())),
    };
    let told = tell::leaver_and_before(change.tx, (change.today(), change.now), about).await?;
    Ok(Outcome::changed(OpeningRestricted::Opened { told }, line))
}
