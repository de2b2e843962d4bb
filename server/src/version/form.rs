//! What the questionnaire and the guides have in common as versioned data.

use std::future::Future;

use chrono::{DateTime, Utc};
use domain::guide::Guides;
use domain::ids::BoardId;
use domain::questionnaire::{Fault, Questionnaire};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::course::EventKind;
use crate::store::entity::form_draft::FormKind;
use crate::store::entity::{guides, questionnaire};
use crate::store::{StoreError, Tx, TypedColumn};

/// A published version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    pub number: u32,
    /// `None`: the one that is part of the program, which no board had to publish.
    pub published_at: Option<DateTime<Utc>>,
}

/// A version as it is stored: its number, its file, and when it was published.
pub type Stored = (i32, String, DateTime<Utc>);

/// A form that a board publishes in versions.
pub trait Form: Clone + PartialEq + Send + Sync + 'static {
    /// `form_drafts.kind`, and the beginning of an exported file's name.
    const KIND: FormKind;
    /// The table of published versions.
    const TABLE: &'static str;
    /// What publishing writes on the board's time line.
    const PUBLISHED: EventKind;
    /// A board stores the version it begins with, and has no other beneath it.
    const IS_STORED_FROM_THE_START: bool;

    /// What is part of the program.
    fn standard() -> &'static Self;
    /// All that were ever part of it, the newest first.
    fn built_in() -> [&'static Self; 2];
    fn parse(json: &str) -> Result<Self, Vec<Fault>>;
    fn to_json(&self) -> String;
    fn version(&self) -> u32;
    /// The version after this one, to be edited.
    fn next(&self) -> Self;
    fn with_version(&self, version: u32) -> Self;

    /// The version of that number, or the newest.
    fn stored(
        conn: &impl ConnectionTrait,
        board: BoardId,
        version: Option<i32>,
    ) -> impl Future<Output = Result<Option<Stored>, StoreError>> + Send;

    /// Numbers and instants of all published versions, the newest first.
    fn numbers(
        conn: &impl ConnectionTrait,
        board: BoardId,
    ) -> impl Future<Output = Result<Vec<(i32, DateTime<Utc>)>, StoreError>> + Send;

    /// Adds a version; the key says no when it is there already.
    fn insert(tx: &Tx<'_>, board: BoardId, row: Stored) -> impl Future<Output = Result<(), StoreError>> + Send;
}

macro_rules! form {
    ($form:ty, $entity:ident, $kind:ident, $table:literal, $event:ident, $is_stored:literal, $version:expr) => {
        impl Form for $form {
            const KIND: FormKind = FormKind::$kind;
            const TABLE: &'static str = $table;
            const PUBLISHED: EventKind = EventKind::$event;
            const IS_STORED_FROM_THE_START: bool = $is_stored;

            fn standard() -> &'static Self {
                <$form>::standard()
            }

            fn built_in() -> [&'static Self; 2] {
                <$form>::built_in()
            }

            fn parse(json: &str) -> Result<Self, Vec<Fault>> {
                <$form>::parse(json)
            }

            fn to_json(&self) -> String {
                <$form>::to_json(self)
            }

            fn version(&self) -> u32 {
                $version(self)
            }

            fn next(&self) -> Self {
                <$form>::next(self)
            }

            fn with_version(&self, version: u32) -> Self {
                <$form>::with_version(self, version)
            }

            async fn stored(
                conn: &impl ConnectionTrait,
                board: BoardId,
                version: Option<i32>,
            ) -> Result<Option<Stored>, StoreError> {
                let mut query = $entity::Entity::find().filter($entity::Column::BoardId.is(board));
                if let Some(version) = version {
                    query = query.filter($entity::Column::Version.eq(version));
                }
                let row = query.order_by_desc($entity::Column::Version).one(conn).await?;
                Ok(row.map(|row| (row.version, row.definition, row.published_at)))
            }

            async fn numbers(
                conn: &impl ConnectionTrait,
                board: BoardId,
            ) -> Result<Vec<(i32, DateTime<Utc>)>, StoreError> {
                Ok($entity::Entity::find()
                    .select_only()
                    .columns([$entity::Column::Version, $entity::Column::PublishedAt])
                    .filter($entity::Column::BoardId.is(board))
                    .order_by_desc($entity::Column::Version)
                    .into_tuple()
                    .all(conn)
                    .await?)
            }

            async fn insert(tx: &Tx<'_>, board: BoardId, row: Stored) -> Result<(), StoreError> {
                let (version, definition, published_at) = row;
                $entity::Entity::insert($entity::ActiveModel {
                    board_id: Set(board.into()),
                    version: Set(version),
                    definition: Set(definition),
                    published_at: Set(published_at),
                })
                .exec_without_returning(tx)
                .await?;
                Ok(())
            }
        }
    };
}

form!(
    Questionnaire,
    questionnaire,
    Questionnaire,
    "questionnaires",
    QuestionnairePublished,
    true,
    Questionnaire::version
);
form!(Guides, guides, Guides, "guides", GuidesPublished, false, |guides: &Guides| guides.version);

/// The newest published version; without any, what is part of the program.
pub async fn newest<F: Form>(conn: &impl ConnectionTrait, board: BoardId) -> Result<F, StoreError> {
    match F::stored(conn, board, None).await? {
        Some(row) => read(&row),
        None => Ok(F::standard().clone()),
    }
}

/// A published version, if the board has one of that number.
pub async fn of_version<F: Form>(
    conn: &impl ConnectionTrait,
    board: BoardId,
    number: u32,
) -> Result<Option<F>, StoreError> {
    match F::stored(conn, board, i32::try_from(number).ok()).await? {
        Some(row) if u32::try_from(row.0) == Ok(number) => read(&row).map(Some),
        _ => {
            let built_in = |version: &Version| version.number == number && version.published_at.is_none();
            let is_the_boards = versions::<F>(conn, board).await?.iter().any(built_in);
            Ok(F::built_in().into_iter().find(|form| is_the_boards && form.version() == number).cloned())
        }
    }
}

/// All published versions, the newest first. What is part of the program is the first of a board that
/// never stored it: the newest, or the one upon which the board made its own.
pub async fn versions<F: Form>(conn: &impl ConnectionTrait, board: BoardId) -> Result<Vec<Version>, StoreError> {
    let mut versions: Vec<Version> = F::numbers(conn, board)
        .await?
        .into_iter()
        .filter_map(|(number, at)| Some(Version { number: u32::try_from(number).ok()?, published_at: Some(at) }))
        .collect();
    let lowest = versions.last().map(|version| version.number);
    let is_beneath = |number: &u32| lowest.is_none_or(|lowest| !F::IS_STORED_FROM_THE_START && *number < lowest);
    let beneath = F::built_in().into_iter().map(F::version).find(is_beneath);
    versions.extend(beneath.map(|number| Version { number, published_at: None }));
    Ok(versions)
}

fn read<F: Form>((version, definition, _): &Stored) -> Result<F, StoreError> {
    F::parse(definition).map_err(|faults| unreadable(F::TABLE, version, &faults))
}

pub(super) fn unreadable(table: &'static str, id: impl ToString, faults: &[Fault]) -> StoreError {
    StoreError::corrupt(table, id, faults.first().map(ToString::to_string).unwrap_or_default())
}
