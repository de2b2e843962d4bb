//! The time line of a departure, which is its audit log at the same time.

use chrono::{DateTime, Utc};
use domain::access::WayIn;
use domain::ids::{AccountId, BoardId, DepartureId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::store::entity::event;
use crate::store::{StoreError, Tx};

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    Leaver(WayIn),
    Program,
    Staff(AccountId),
}

macro_rules! event_kinds {
    ($($variant:ident = $code:literal),+ $(,)?) => {
        /// What happened. The code is stored and names the sentence people read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum EventKind { $($variant),+ }

        impl EventKind {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// Reads a stored code.
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

event_kinds! {
    Registered = "registered",
    Imported = "imported",
    Edited = "edited",
    TypeChanged = "type_changed",
    AddressCorrected = "address_corrected",
    ConditionConfirmed = "condition_confirmed",
    Paused = "paused",
    Resumed = "resumed",
    Cancelled = "cancelled",
    Closed = "closed",
    LinkSentAgain = "link_sent_again",
    LinkRevoked = "link_revoked",
    LetterPrinted = "letter_printed",
    MailRefused = "mail_refused",
    QuestionnaireWanted = "questionnaire_wanted",
    QuestionnaireNotWanted = "questionnaire_not_wanted",
    Submitted = "submitted",
    ChoiceMade = "choice_made",
    TalkDeclined = "talk_declined",
    Booked = "booked",
    Moved = "moved",
    AppointmentCancelled = "appointment_cancelled",
    RunningLate = "running_late",
    ChangeAsked = "change_asked",
    TimeCollides = "time_collides",
    Held = "held",
    NotHeld = "not_held",
    HeldDenied = "held_denied",
    ReportFinalised = "report_finalised",
    ReportAdded = "report_added",
    ReportAgreed = "report_agreed",
    ReportCorrected = "report_corrected",
    TaskAsked = "task_asked",
    TaskDone = "task_done",
    TaskReopened = "task_reopened",
    AnswersSeen = "answers_seen",
    ReportSeen = "report_seen",
    GlassBroken = "glass_broken",
    ToldUnanswered = "told_unanswered",
    CopyMade = "copy_made",
    QuestionnairePublished = "questionnaire_published",
    GuidesPublished = "guides_published",
    LaterSubmitted = "later_submitted",
    AccountAddressChanged = "account_address_changed",
    RuleChanged = "rule_changed",
    LeaderReplaced = "leader_replaced",
    TimesFreed = "times_freed",
    PointPublished = "point_published",
    PointWithdrawn = "point_withdrawn",
    InvitationAccepted = "invitation_accepted",
    InvitationDeclined = "invitation_declined",
    InvitationTentative = "invitation_tentative",
    AnswersShared = "answers_shared",
    SharingWithdrawn = "sharing_withdrawn",
}

/// A line on the time line of a departure that was written in this transaction: the door asks for one
/// of whoever changed something.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnTimeLine(());

impl OnTimeLine {
    /// A mail that was written down stands on the time line by itself.
    pub(crate) const fn as_mail() -> Self {
        Self(())
    }
}

/// Adds a line to the time line, in the transaction of what it tells of. `detail` never holds
/// answers, notes or reasons of leaving; of break-glass access it holds HR's reason.
pub(crate) async fn record(
    tx: &Tx<'_>,
    (board, departure): (BoardId, DepartureId),
    now: DateTime<Utc>,
    actor: Actor,
    kind: EventKind,
    detail: Option<serde_json::Value>,
) -> Result<OnTimeLine, StoreError> {
    insert(tx, board, Some(departure), now, actor, kind, detail).await?;
    Ok(OnTimeLine(()))
}

/// The same, of something that belongs to the board and to no departure.
pub(crate) async fn record_of_board(
    tx: &Tx<'_>,
    board: BoardId,
    now: DateTime<Utc>,
    actor: Actor,
    kind: EventKind,
    detail: Option<serde_json::Value>,
) -> Result<(), StoreError> {
    insert(tx, board, None, now, actor, kind, detail).await
}

async fn insert(
    tx: &Tx<'_>,
    board: BoardId,
    departure: Option<DepartureId>,
    now: DateTime<Utc>,
    actor: Actor,
    kind: EventKind,
    detail: Option<serde_json::Value>,
) -> Result<(), StoreError> {
    let (who, account, way_in) = match actor {
        Actor::Leaver(way_in) => ("leaver", None, Some(way_in.code().to_owned())),
        Actor::Program => ("program", None, None),
        Actor::Staff(account) => ("staff", Some(account.uuid()), None),
    };
    event::ActiveModel {
        id: Set(Uuid::now_v7()),
        board_id: Set(board.uuid()),
        departure_id: Set(departure.map(DepartureId::uuid)),
        at: Set(now),
        actor: Set(who.to_owned()),
        actor_account: Set(account),
        kind: Set(kind.code().to_owned()),
        detail: Set(detail.map(|detail| detail.to_string())),
        looked_on: Set(None),
        way_in: Set(way_in),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// What an [`EventKind::AddressCorrected`] says: nothing of the addresses themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AddressChanged {
    /// Mail to the leaver goes to another address from then on.
    pub mail_goes_elsewhere: bool,
    /// A mail told the address before.
    pub old_address_told: bool,
}

impl AddressChanged {
    /// Events from before this was kept say nothing; they count like any other change.
    pub(crate) fn of(event: &event::Model) -> Self {
        let kept = event.detail.as_deref().and_then(|detail| serde_json::from_str(detail).ok());
        kept.unwrap_or(Self { mail_goes_elsewhere: true, old_address_told: true })
    }
}

/// Why HR took break-glass access; of another event nothing.
pub(crate) fn reason_of(event: &event::Model) -> Option<String> {
    let detail = event.detail.as_deref().filter(|_| event.kind == EventKind::GlassBroken.code())?;
    let detail: serde_json::Value = serde_json::from_str(detail).ok()?;
    detail["reason"].as_str().map(str::to_owned)
}
