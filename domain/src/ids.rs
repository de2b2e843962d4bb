//! Identifiers. Different things have different types, so that a talk's id never opens a report.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID (version 7, made at the edge that creates the row).
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// The UUID inside, for the store.
            pub const fn uuid(self) -> Uuid {
                self.0
            }

            /// With hyphens, as keys of rows hold it; on pages and in addresses it is written without.
            pub fn hyphenated(self) -> uuid::fmt::Hyphenated {
                self.0.hyphenated()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.as_simple().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

id! {
    /// One organisation: a school board or a ministry. Every row belongs to one.
    BoardId,
    /// A school or a team in the organisation tree.
    UnitId,
    /// A member of staff who can sign in.
    AccountId,
    /// The record of one person leaving one job.
    DepartureId,
    /// A leaver's personal link.
    LinkId,
    /// A leaver's link as it was opened in one browser.
    OpeningId,
    /// A farewell talk, due or done.
    TalkId,
    /// A booked time for a talk.
    AppointmentId,
    /// A mail in the outbox.
    MailId,
    /// An uploaded list of leavers.
    ImportId,
    /// Lists of units and of people that somebody reads in together.
    OrganisationImportId,
    /// A stretch of weekly hours in which a host can be booked.
    HoursId,
    /// A stretch of hours on one date.
    ExtraHoursId,
    /// A closed day or holiday.
    ClosedDaysId,
    /// A calendar of another program that is read.
    FeedId,
    /// A training that lets an adviser host formal talks.
    TrainingId,
    /// A training that waits for a second person.
    TrainingProposalId,
    /// Something to see to after a talk.
    TaskId,
    /// What was learned from leavers, and what came of it.
    PointId,
    /// What somebody said of an improvement point.
    PointCommentId,
    /// Somebody whose time is claimed or who types a code: a member of staff, or the leaver of a departure.
    PersonId,
    /// A one-time code that was mailed.
    CodeId,
    /// A passkey of a member of staff.
    PasskeyId,
    /// A line of the time line.
    EventId,
    /// A pause of a departure's course.
    PauseId,
    /// A dated addition to a final report.
    AdditionId,
    /// Submitted answers.
    ResponseId,
    /// What one account may be for one unit.
    RoleId,
    /// A role that waits for a second person.
    RoleProposalId,
    /// A board's or a unit's own rule.
    RuleId,
    /// What was written down when something was erased.
    ErasureId,
    /// What a leaver asked for of what is kept about them.
    RequestId,
    /// An address of somebody who stays in touch. Made by chance, without a time in it.
    FormerId,
    /// A step of HR that waits a minute.
    WaitingId,
    /// The coded fields of a departure whose record is gone.
    CodedId,
    /// A tip that leads back to nobody. Made by chance, without a time in it.
    TipId,
    /// The figures of a period.
    ReleaseId,
    /// Somebody who was counted in a release.
    MemberId,
    /// Figures that are being made.
    ReleaseJobId,
    /// Figures of another board.
    ForeignReleaseId,
    /// A token with which a personnel system asks.
    ApiTokenId,
    /// A request of a personnel system that is carried out once.
    ApiRequestId,
    /// An address that is told where departures stand.
    WebhookId,
    /// One thing that such an address is told.
    DeliveryId,
}

impl From<AccountId> for PersonId {
    fn from(account: AccountId) -> Self {
        Self(account.0)
    }
}

impl From<DepartureId> for PersonId {
    fn from(departure: DepartureId) -> Self {
        Self(departure.0)
    }
}
