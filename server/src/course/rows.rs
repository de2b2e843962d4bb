//! The rows of one departure that its course depends on, in one statement.

use domain::account::Role;
use domain::ids::{DepartureId, LinkId, OpeningId};
use sea_orm::sea_query::{Condition, Expr, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::store::entity::{
    account, appointment, board, closed_days, closed_opening, departure, excluded_host, link, outbox, pause, report,
    response, rights_request, role, route_rule, second_response, talk,
};
use crate::store::{Several, StoreError, TypedColumn};

/// Which departure is meant.
#[derive(Clone, Copy)]
pub(super) enum Which {
    Of(DepartureId),
    /// The one that a link belongs to, whether or not the link still opens anything; the link itself is only there
    /// where it was not closed in the browser that opened it.
    OfLink(LinkId, OpeningId),
}

impl Which {
    fn is<C: ColumnTrait>(self, column: C) -> Expr {
        match self {
            Self::Of(id) => column.is(id),
            Self::OfLink(link, _) => column.in_subquery(
                Query::select()
                    .column(link::Column::DepartureId)
                    .from(link::Entity)
                    .and_where(link::Column::Id.is(link))
                    .to_owned(),
            ),
        }
    }
}

/// Whether a browser has not closed what it opened.
fn is_open(opening: OpeningId) -> Expr {
    let closed = Query::select()
        .column(closed_opening::Column::Id)
        .from(closed_opening::Entity)
        .and_where(closed_opening::Column::Id.is(opening))
        .to_owned();
    Expr::not_exists(closed)
}

pub(super) struct Rows {
    /// Where the departure was asked for by its link.
    pub link: Option<link::Model>,
    pub departure: departure::Model,
    pub board: board::Model,
    /// School holidays of the board.
    pub holidays: Vec<closed_days::Model>,
    pub leader: Option<account::Model>,
    /// Whoever may stand in for the leader, of the same board: named for leave, or with the leader's role for a while.
    pub deputies: Vec<account::Model>,
    /// The leader's role, as others have it for a while.
    pub lent: Vec<role::Model>,
    /// Oldest first, as are the appointments and the mails.
    pub talks: Vec<talk::Model>,
    pub appointments: Vec<appointment::Model>,
    pub reports: Vec<report::Model>,
    pub submitted: Option<response::Model>,
    pub second: Option<second_response::Model>,
    pub pauses: Vec<pause::Model>,
    /// What the leaver asked for, oldest first.
    pub requests: Vec<rights_request::Model>,
    pub mails: Vec<outbox::Model>,
    pub excluded: Vec<excluded_host::Model>,
    /// The board's own rules for this type of departure.
    pub rules: Vec<route_rule::Model>,
}

impl Rows {
    pub(super) async fn read(conn: &impl ConnectionTrait, which: Which) -> Result<Option<Self>, StoreError> {
        let of_it = |column: departure::Column| {
            let it = which.is(departure::Column::Id);
            Query::select().column(column).from(departure::Entity).and_where(it).to_owned()
        };
        let deputy_of_it: SelectStatement = Query::select()
            .column(account::Column::DeputyId)
            .from(account::Entity)
            .and_where(account::Column::Id.in_subquery(of_it(departure::Column::LeaderId)))
            .to_owned();
        let lent_by_it = || {
            Condition::all()
                .add(role::Column::Role.is(Role::TeamLeader))
                .add(role::Column::DeputyOf.in_subquery(of_it(departure::Column::LeaderId)))
        };
        let stand_in: SelectStatement =
            Query::select().column(role::Column::AccountId).from(role::Entity).cond_where(lent_by_it()).to_owned();
        let mut several = Several::of(conn);
        let link = match which {
            Which::OfLink(id, opening) => Some(several.rows(link::Entity::find_by_id(id).filter(is_open(opening)))),
            Which::Of(_) => None,
        };
        let departure = several.rows(departure::Entity::find().filter(which.is(departure::Column::Id)));
        let board = several
            .rows(board::Entity::find().filter(board::Column::Id.in_subquery(of_it(departure::Column::BoardId))));
        let holidays = several.rows(
            closed_days::Entity::find()
                .filter(closed_days::Column::BoardId.in_subquery(of_it(departure::Column::BoardId)))
                .filter(closed_days::Column::AccountId.is_null()),
        );
        let leader = several
            .rows(account::Entity::find().filter(account::Column::Id.in_subquery(of_it(departure::Column::LeaderId))));
        let lent = several.rows(role::Entity::find().filter(lent_by_it()));
        let either = Condition::any()
            .add(account::Column::Id.in_subquery(deputy_of_it))
            .add(account::Column::Id.in_subquery(stand_in));
        let deputies = several.rows(
            account::Entity::find()
                .filter(either)
                .filter(account::Column::BoardId.in_subquery(of_it(departure::Column::BoardId))),
        );
        let talks = several.rows(talk::Entity::find().filter(which.is(talk::Column::DepartureId)));
        let appointments = several.rows(appointment::Entity::find().filter(which.is(appointment::Column::DepartureId)));
        let reports = several.rows(report::Entity::find().filter(which.is(report::Column::DepartureId)));
        let submitted = several.rows(response::Entity::find().filter(which.is(response::Column::DepartureId)));
        let second =
            several.rows(second_response::Entity::find().filter(which.is(second_response::Column::DepartureId)));
        let pauses = several.rows(pause::Entity::find().filter(which.is(pause::Column::DepartureId)));
        let requests =
            several.rows(rights_request::Entity::find().filter(which.is(rights_request::Column::DepartureId)));
        let mails = several.rows(outbox::Entity::find().filter(which.is(outbox::Column::DepartureId)));
        let excluded = several.rows(excluded_host::Entity::find().filter(which.is(excluded_host::Column::DepartureId)));
        let rules = several.rows(
            route_rule::Entity::find()
                .filter(route_rule::Column::BoardId.in_subquery(of_it(departure::Column::BoardId)))
                .filter(route_rule::Column::DepartureType.in_subquery(of_it(departure::Column::DepartureType))),
        );
        let mut found = several.read(conn).await?;
        let Some(departure) = found.take(departure)?.pop() else { return Ok(None) };
        let board = found.take(board)?.pop();
        let mut rows = Self {
            link: link.map(|part| found.take(part)).transpose()?.and_then(|mut rows| rows.pop()),
            board: board.ok_or_else(|| StoreError::corrupt("departures", *departure.id, "its board is gone"))?,
            departure,
            holidays: found.take(holidays)?,
            leader: found.take(leader)?.pop(),
            deputies: found.take(deputies)?,
            lent: found.take(lent)?,
            talks: found.take(talks)?,
            appointments: found.take(appointments)?,
            reports: found.take(reports)?,
            submitted: found.take(submitted)?.pop(),
            second: found.take(second)?.pop(),
            pauses: found.take(pauses)?,
            requests: found.take(requests)?,
            mails: found.take(mails)?,
            excluded: found.take(excluded)?,
            rules: found.take(rules)?,
        };
        rows.talks.sort_by_key(|row| (row.created_at, row.id));
        rows.appointments.sort_by_key(|row| (row.booked_at, row.id));
        rows.mails.sort_by_key(|row| (row.created_at, row.id));
        rows.pauses.sort_by_key(|row| row.since);
        rows.requests.sort_by_key(|row| row.asked_at);
        Ok(Some(rows))
    }
}
