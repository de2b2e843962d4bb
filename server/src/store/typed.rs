//! Where the domain's ids and codes meet the database: once, here.
//!
//! A column that holds an id or a code has the type `Typed<DepartureId>` or `Typed<Language>`: what
//! comes out of a row is the value itself (`*row.language`), and what is no such value is
//! [`StoreError::Corrupt`](super::StoreError::Corrupt) before anybody sees the row.
//!
//! A new id or code is one line at the bottom.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use domain::departure::subject::SubjectNumber;
use sea_orm::sea_query::{ArrayType, Expr, Nullable, ValueType, ValueTypeErr};
use sea_orm::{
    ColIdx, ColumnTrait, ColumnType, DbErr, IntoActiveValue, QueryResult, Set, TryFromU64, TryGetError, TryGetable,
    Value,
};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error};
use uuid::Uuid;

use super::entity;

/// What can stand in a column: an id, an enum with a stable code, or a number that is not just any.
pub trait Storable: Copy + fmt::Debug + PartialEq + Send + Sync + 'static {
    /// What the database keeps.
    type Raw: ValueType + Nullable + TryGetable + Into<Value> + DeserializeOwned + fmt::Debug;

    fn raw(self) -> Self::Raw;

    /// `None` when it is no such value.
    fn read(raw: &Self::Raw) -> Option<Self>;
}

/// A column's value, read already: `*row.id` and `*row.language` are the domain's own. Text of it is
/// deliberately absent: an id in a key is written `hyphenated()`, one on a page is not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Typed<T>(T);

impl<T: Copy> Typed<T> {
    /// The value itself, where `*` does not reach: `row.leader_id.map(Typed::get)`.
    pub const fn get(self) -> T {
        self.0
    }
}

impl<T: Storable> Typed<T> {
    /// To write with `col_expr`, or to compare with by hand.
    pub fn expr(value: T) -> Expr {
        Expr::value(Self(value))
    }
}

impl<T: Storable<Raw = Uuid> + From<Uuid>> Typed<T> {
    /// The id of a row that is about to be made.
    pub fn fresh() -> Self {
        Self(T::from(Uuid::now_v7()))
    }
}

/// Conditions on columns with typed values.
pub trait TypedColumn: ColumnTrait {
    fn is<T: Storable>(&self, value: T) -> Expr {
        self.eq(Typed(value))
    }

    fn is_not<T: Storable>(&self, value: T) -> Expr {
        self.ne(Typed(value))
    }

    fn any_of<T: Storable>(&self, values: impl IntoIterator<Item = T>) -> Expr {
        self.is_in(values.into_iter().map(Typed))
    }

    fn none_of<T: Storable>(&self, values: impl IntoIterator<Item = T>) -> Expr {
        self.is_not_in(values.into_iter().map(Typed))
    }
}

impl<C: ColumnTrait> TypedColumn for C {}

/// Something stored that is no value of its type, on its way through SeaORM.
#[derive(Debug, thiserror::Error)]
#[error("{table} {id} holds something unreadable: {what}")]
pub(super) struct Unreadable {
    pub table: &'static str,
    pub id: String,
    pub what: String,
}

impl Unreadable {
    /// Looks at the rest of the row for what it is.
    fn new<I: ColIdx>(row: &QueryResult, index: I, what: &str) -> Self {
        let names = row.column_names();
        let column = index.as_str().map_or_else(|| format!("{index:?}"), str::to_owned);
        // Rows of joined tables come as A_id, A_name, B_id, ….
        let start = ["A_", "B_", "C_"].into_iter().find(|start| column.starts_with(start)).unwrap_or_default();
        let names: Vec<&str> = names.iter().filter_map(|name| name.strip_prefix(start)).collect();
        let id = Uuid::try_get_by(row, format!("{start}id").as_str());
        Self {
            table: entity::table_with(&names).unwrap_or("(a query)"),
            id: id.map_or_else(|_| "(a row)".to_owned(), |id| id.to_string()),
            what: format!("{} {what}", column.strip_prefix(start).unwrap_or(&column)),
        }
    }
}

impl<T: Storable> TryGetable for Typed<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let unreadable = |what: &str| {
            TryGetError::DbErr(DbErr::TryIntoErr {
                from: std::any::type_name::<T::Raw>(),
                into: std::any::type_name::<T>(),
                source: Arc::new(Unreadable::new(row, index, what)),
            })
        };
        match T::Raw::try_get_by(row, index) {
            Ok(raw) => T::read(&raw).map(Self).ok_or_else(|| unreadable(&format!("{raw:?}"))),
            Err(TryGetError::DbErr(error)) if super::error::is_undecodable(&error) => {
                Err(unreadable(&error.to_string()))
            }
            Err(error) => Err(error),
        }
    }
}

impl<T: Storable> From<T> for Typed<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T: Storable> From<Typed<T>> for Value {
    fn from(value: Typed<T>) -> Self {
        value.0.raw().into()
    }
}

impl<T: Storable> ValueType for Typed<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        T::read(&<T::Raw as ValueType>::try_from(value)?).map(Self).ok_or(ValueTypeErr)
    }

    fn type_name() -> String {
        T::Raw::type_name()
    }

    fn array_type() -> ArrayType {
        T::Raw::array_type()
    }

    fn column_type() -> ColumnType {
        T::Raw::column_type()
    }
}

impl<T: Storable> Nullable for Typed<T> {
    fn null() -> Value {
        T::Raw::null()
    }
}

/// No key of ours is a number that the database counts up.
impl<T: Storable> TryFromU64 for Typed<T> {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64(std::any::type_name::<T>()))
    }
}

impl<T: Storable> IntoActiveValue<Self> for Typed<T> {
    fn into_active_value(self) -> sea_orm::ActiveValue<Self> {
        Set(self)
    }
}

impl<T> Deref for Typed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Storable> PartialEq<T> for Typed<T> {
    fn eq(&self, other: &T) -> bool {
        self.0 == *other
    }
}

impl<T: fmt::Debug> fmt::Debug for Typed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// For rows that come as JSON ([`Several`](super::Several)).
impl<'de, T: Storable> Deserialize<'de> for Typed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = T::Raw::deserialize(deserializer)?;
        let name = std::any::type_name::<T>();
        T::read(&raw).map(Self).ok_or_else(|| D::Error::custom(format!("{raw:?} is no {name}")))
    }
}

/// What cannot be said of all types at once: the other way round.
macro_rules! back {
    ($value:ty) => {
        impl From<Typed<$value>> for $value {
            fn from(typed: Typed<$value>) -> Self {
                typed.0
            }
        }

        impl PartialEq<Typed<$value>> for $value {
            fn eq(&self, other: &Typed<$value>) -> bool {
                *self == other.0
            }
        }
    };
}

macro_rules! ids {
    ($($id:ident),+ $(,)?) => {$(
        back!(domain::ids::$id);

        impl Storable for domain::ids::$id {
            type Raw = Uuid;

            fn raw(self) -> Uuid {
                self.uuid()
            }

            fn read(raw: &Uuid) -> Option<Self> {
                Some(Self::new(*raw))
            }
        }
    )+};
}

macro_rules! codes {
    ($($code:ty),+ $(,)?) => {$(
        back!($code);

        impl Storable for $code {
            type Raw = String;

            fn raw(self) -> String {
                self.code().to_owned()
            }

            fn read(raw: &String) -> Option<Self> {
                Self::parse(raw)
            }
        }
    )+};
}

ids! {
    AccountId,
    AdditionId,
    ApiRequestId,
    ApiTokenId,
    AppointmentId,
    BoardId,
    ClosedDaysId,
    CodeId,
    CodedId,
    DeliveryId,
    DepartureId,
    ErasureId,
    EventId,
    ExtraHoursId,
    FeedId,
    ForeignReleaseId,
    FormerId,
    HoursId,
    ImportId,
    LinkId,
    MailId,
    MemberId,
    OpeningId,
    OrganisationImportId,
    PasskeyId,
    PauseId,
    PersonId,
    PointCommentId,
    PointId,
    ReleaseId,
    ReleaseJobId,
    RequestId,
    ResponseId,
    RoleId,
    RoleProposalId,
    RuleId,
    TalkId,
    TaskId,
    TipId,
    TrainingId,
    TrainingProposalId,
    UnitId,
    WaitingId,
    WebhookId,
}

codes! {
    domain::access::WayIn,
    domain::account::Role,
    domain::api::ToldStage,
    domain::api::WebhookKind,
    domain::account::When,
    domain::account::claim::RoleSource,
    domain::course::LeaderStatus,
    domain::course::Owner,
    domain::course::Stage,
    domain::departure::ContractChain,
    domain::departure::DepartureType,
    domain::departure::Entry,
    domain::departure::ExperienceAnswer,
    domain::departure::FunctionGroup,
    domain::departure::Hybrid,
    domain::departure::PartTime,
    domain::departure::ServiceBand,
    domain::device::Browser,
    domain::device::System,
    domain::feed::Kind,
    domain::feed::Trouble,
    domain::guide::GuideKey,
    domain::import::ImportState,
    domain::improvement::PointSource,
    domain::improvement::PointStatus,
    domain::itip::Answer,
    domain::itip::Invitee,
    domain::mail::MailKind,
    domain::prediction::Prediction,
    domain::questionnaire::Variant,
    domain::reason::Destination,
    domain::release::JobState,
    domain::retention::Ground,
    domain::rights::Right,
    domain::rights::Ruling,
    domain::round_up::Rhythm,
    domain::route::Foreseeing,
    domain::route::Route,
    domain::talk::BookedBy,
    domain::talk::Formality,
    domain::talk::HostKind,
    domain::talk::NotHeldReason,
    domain::talk::TalkChoice,
    domain::talk::Way,
    domain::task::TaskSource,
    domain::time_line::ActorKind,
    domain::time_line::EventKind,
    domain::unit::Region,
    domain::unit::UnitKind,
    domain::waiting::Lapse,
    domain::waiting::WaitingStep,
    domain::code::CodePurpose,
    entity::form_draft::FormKind,
    entity::outbox::MailState,
}

back!(u16);

/// Minutes and the like: what is below zero, or beyond all sense, is no such number.
impl Storable for u16 {
    type Raw = i32;

    fn raw(self) -> i32 {
        self.into()
    }

    fn read(raw: &i32) -> Option<Self> {
        <Self as TryFrom<i32>>::try_from(*raw).ok()
    }
}

back!(u32);

/// What is counted up by ones from nought: generations, SEQUENCE. One below zero is no such number.
impl Storable for u32 {
    type Raw = i32;

    fn raw(self) -> i32 {
        // Two milliards of moves or renewals are not made; the highest number stays the highest.
        <i32 as TryFrom<Self>>::try_from(self).unwrap_or(i32::MAX)
    }

    fn read(raw: &i32) -> Option<Self> {
        <Self as TryFrom<i32>>::try_from(*raw).ok()
    }
}

back!(SubjectNumber);

/// Its place in the board's list, which never comes to mean another.
impl Storable for SubjectNumber {
    type Raw = i32;

    fn raw(self) -> i32 {
        self.get().into()
    }

    fn read(raw: &i32) -> Option<Self> {
        <u16 as TryFrom<i32>>::try_from(*raw).ok().map(Self::new)
    }
}

back!(domain::Language);

/// Its code is its tag.
impl Storable for domain::Language {
    type Raw = String;

    fn raw(self) -> String {
        self.tag().to_owned()
    }

    fn read(raw: &String) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == raw)
    }
}
