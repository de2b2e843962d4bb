//! Who may open one departure, and as what.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::access::{Relation, ReportVisibility, Situation, Visibility, visibility};
use domain::ids::{AccountId, BoardId, DepartureId, TalkId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::prediction;
use super::relation::related;
use super::{Coordinator, Refused, SignedIn};
use crate::course::{self, EventKind};
use crate::program::Program;
use crate::store::entity::{departure, event, talk};
use crate::store::queries::{accounts, reports, responses};
use crate::store::{Keyed, StoreError, TypedColumn};

/// How long break-glass access lasts, in hours.
const BREAK_GLASS_HOURS: i64 = 1;

/// May open this departure, and sees of it exactly `visibility`.
#[derive(Clone, Debug)]
pub struct RecordViewer {
    departure: DepartureId,
    board: BoardId,
    account: AccountId,
    relation: Relation,
    visibility: Visibility,
    /// The formal talk, for the adviser who hosts it.
    talk: Option<TalkId>,
    leader_talk: Option<TalkId>,
}

impl RecordViewer {
    pub const fn departure(&self) -> DepartureId {
        self.departure
    }

    pub const fn board(&self) -> BoardId {
        self.board
    }

    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn relation(&self) -> Relation {
        self.relation
    }

    pub const fn visibility(&self) -> Visibility {
        self.visibility
    }

    /// Refuses whoever does not manage this departure.
    pub fn coordinator(&self) -> Result<CoordinatorOf, Refused> {
        if self.visibility.manages {
            Ok(CoordinatorOf { departure: self.departure, board: self.board, account: self.account })
        } else {
            Err(Refused::NotFound)
        }
    }

    /// Refuses whoever does not host the formal talk of this departure.
    pub fn adviser(&self) -> Result<AdviserHosting, Refused> {
        match (self.visibility.report, self.talk) {
            (ReportVisibility::Write, Some(talk)) => {
                Ok(AdviserHosting { departure: self.departure, board: self.board, account: self.account, talk })
            }
            _ => Err(Refused::NotFound),
        }
    }

    /// Refuses whoever is not the leader who hosts the informal talk of this departure.
    pub fn leader(&self) -> Result<LeaderHosting, Refused> {
        match (self.relation, self.leader_talk) {
            (Relation::TeamLeader, Some(talk)) => {
                Ok(LeaderHosting { departure: self.departure, board: self.board, account: self.account, talk })
            }
            _ => Err(Refused::NotFound),
        }
    }
}

macro_rules! proof {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $ty:ty),+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name { $($field: $ty),+ }

        impl $name {
            $(pub const fn $field(&self) -> $ty {
                self.$field
            })+
        }
    };
}

proof! {
    /// HR coordinator of the unit this departure belongs to.
    CoordinatorOf { departure: DepartureId, board: BoardId, account: AccountId }
}
proof! {
    /// The adviser who hosts this departure's formal talk.
    AdviserHosting { departure: DepartureId, board: BoardId, account: AccountId, talk: TalkId }
}
proof! {
    /// The leader of the leaver's team who hosts the informal talk. Opens no unshared answers.
    LeaderHosting { departure: DepartureId, board: BoardId, account: AccountId, talk: TalkId }
}

/// The departures among these that this coordinator manages: of the own units, not the own one, and not restricted
/// at the leaver's wish, which is opened with a ground and one by one. Two queries.
pub(crate) async fn managed(
    conn: &impl Keyed,
    coordinator: &Coordinator,
    ids: &[DepartureId],
) -> Result<Vec<CoordinatorOf>, StoreError> {
    let me = coordinator.account();
    let own_address = accounts::one(conn, me).await?.map(|account| account.email).unwrap_or_default();
    let rows = departure::Entity::find()
        .filter(departure::Column::BoardId.is(coordinator.board()))
        .filter(departure::Column::Id.any_of(ids.iter().copied()))
        .filter(departure::Column::RestrictedSince.is_null())
        .all(conn)
        .await?;
    let mut managed = Vec::with_capacity(rows.len());
    for row in rows {
        let is_own = row.leaver_account == Some(me.into()) || row.is_theirs(conn, &own_address)?;
        if !is_own && coordinator.scope().reaches(*row.unit_id, *row.school_id) {
            managed.push(CoordinatorOf { departure: *row.id, board: coordinator.board(), account: me });
        }
    }
    Ok(managed)
}

/// Finds out how this person is related to a departure, and refuses whoever sees nothing of it.
pub async fn record_viewer(program: &Program, viewer: &SignedIn, id: DepartureId) -> Result<RecordViewer, Refused> {
    let conn = program.store().read();
    let now = program.now();
    let row = departure::Entity::find_by_id(id)
        .filter(departure::Column::BoardId.is(viewer.board()))
        .one(conn)
        .await
        .map_err(StoreError::from)?
        .ok_or(Refused::NotFound)?;
    let talks = talks_that_count(conn, &row).await?;
    let related = related(conn, viewer, &row, &talks)?.ok_or(Refused::NotFound)?;
    let relation = match related.relation {
        Relation::OtherAdviser => return Err(Refused::NotFound),
        _ if related.coordinates && row.restricted_since.is_some() => {
            Relation::HrCoordinator { break_glass_open: restriction_is_open(conn, viewer.account(), &row, now).await? }
        }
        Relation::HrCoordinator { .. } => {
            Relation::HrCoordinator { break_glass_open: break_glass_is_open(conn, viewer.account(), id, now).await? }
        }
        relation => relation,
    };
    let predicts_first = match related.formal.or(related.informal) {
        Some(hosted) => prediction::comes_first(conn, &row, hosted, viewer.account(), now).await?,
        None => false,
    };
    let found = case(program, &row, now).await?;
    // The leaver shares with their leader, not with whoever stands in for the leader.
    let shares_with_leader = found.shares_with_leader && related.is_own_leader;
    let case = Situation { predicts_first, shares_with_leader, ..found };
    let mut visibility = visibility(relation, case);
    // An adviser who also coordinates this unit keeps both hands.
    visibility.manages |= related.coordinates && visibility.sees_anything() && !case.restricted;
    if !visibility.sees_anything() {
        return Err(Refused::NotFound);
    }
    Ok(RecordViewer {
        departure: id,
        board: viewer.board(),
        account: viewer.account(),
        relation,
        visibility,
        talk: related.formal.map(|talk| *talk.id),
        leader_talk: related.informal.map(|talk| *talk.id),
    })
}

/// The talks that make somebody a host. While the leaver has the data restricted nobody is one: a leader reads of it
/// what they read where they have no talk to hold.
async fn talks_that_count(conn: &impl ConnectionTrait, row: &departure::Model) -> Result<Vec<talk::Model>, StoreError> {
    if row.restricted_since.is_some() {
        return Ok(Vec::new());
    }
    let live = talk::Entity::find().filter(talk::Column::DepartureId.is(row.id.get()));
    Ok(live.filter(talk::Column::DroppedAt.is_null()).all(conn).await?)
}

async fn case(program: &Program, row: &departure::Model, now: DateTime<Utc>) -> Result<Situation, Refused> {
    let conn = program.store().read();
    let today: NaiveDate = course::calendar(conn, row.board_id.into()).await?.local_date(now);
    let submitted = responses::of(conn, *row.id).await?.is_some();
    let report_is_final = reports::final_of(*row.id).one(conn).await.map_err(StoreError::from)?.is_some();
    Ok(Situation {
        today,
        last_day_worked: row.last_day_worked,
        known_from: row.known_from,
        shares_with_leader: row.share_with_leader,
        submitted,
        report_is_final,
        predicts_first: false,
        restricted: row.restricted_since.is_some(),
    })
}

/// Whether this coordinator has stated a reason within the last hour.
pub(crate) async fn break_glass_is_open(
    conn: &impl ConnectionTrait,
    account: AccountId,
    id: DepartureId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    stated_since(conn, account, id, EventKind::BreakGlassUsed, now - Duration::hours(BREAK_GLASS_HOURS)).await
}

/// The same with a ground for opening what the leaver has restricted, stated since then.
async fn restriction_is_open(
    conn: &impl ConnectionTrait,
    account: AccountId,
    row: &departure::Model,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let an_hour_ago = now - Duration::hours(BREAK_GLASS_HOURS);
    let since = row.restricted_since.map_or(an_hour_ago, |restricted| restricted.max(an_hour_ago));
    stated_since(conn, account, *row.id, EventKind::RestrictedOpened, since).await
}

async fn stated_since(
    conn: &impl ConnectionTrait,
    account: AccountId,
    id: DepartureId,
    kind: EventKind,
    since: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let found = event::Entity::find()
        .filter(event::Column::DepartureId.is(id))
        .filter(event::Column::Kind.is(kind))
        .filter(event::Column::ActorAccount.is(account))
        .filter(event::Column::At.gte(since))
        .one(conn)
        .await?;
    Ok(found.is_some())
}
