//! The tables of hosts: what they set and what their calendars say, in which version. Kept in memory between two pages,
//! in a transaction read anew.

use std::collections::HashMap;
use std::sync::Arc;

use domain::ids::AccountId;
use domain::slot::{Busy, Closed, HostTable};
use domain::working_days::DateRange;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::closed_days::part_of;
use super::extra::read_extra;
use super::read::read_hours;
use super::settings::read_settings;
use crate::feed::unpack;
use crate::program::{HostVersion, Program};
use crate::store::entity::{account, calendar_feed, closed_days, extra_hours, host_settings, hours, training};
use crate::store::{Found, Part, Several, StoreError, TypedColumn, Value};

/// Of so many hosts the tables are asked for by name; of more, everybody's.
const NAMED_MAX: usize = 100;

/// By host.
pub(crate) type Tables = HashMap<AccountId, Arc<HostTable>>;

/// The question that tables answer.
pub(crate) struct TableRows {
    versions: Part<(AccountId, HostVersion)>,
    settings: Part<host_settings::Model>,
    hours: Part<hours::Model>,
    extra: Part<extra_hours::Model>,
    closed: Part<closed_days::Model>,
    /// Whose calendar it is, and its busy times.
    busy: Part<(AccountId, String)>,
    trainings: Part<training::Model>,
}

impl TableRows {
    /// Asks for the tables of the accounts that `whose` selects.
    pub(crate) fn ask(several: &mut Several, whose: &SelectStatement) -> Self {
        let versions =
            Query::select().from(account::Entity).and_where(account::Column::Id.in_subquery(whose.clone())).to_owned();
        let busy = Query::select()
            .from(calendar_feed::Entity)
            .and_where(calendar_feed::Column::AccountId.in_subquery(whose.clone()))
            .and_where(calendar_feed::Column::Busy.is_not_null())
            .to_owned();
        let settings =
            host_settings::Entity::find().filter(host_settings::Column::AccountId.in_subquery(whose.clone()));
        let hours = hours::Entity::find().filter(hours::Column::AccountId.in_subquery(whose.clone()));
        let extra = extra_hours::Entity::find().filter(extra_hours::Column::AccountId.in_subquery(whose.clone()));
        let closed = closed_days::Entity::find().filter(closed_days::Column::AccountId.in_subquery(whose.clone()));
        let trainings = training::Entity::find().filter(training::Column::AccountId.in_subquery(whose.clone()));
        Self {
            versions: several.values("accounts", versions, &[Value::Id("id"), Value::Plain("host_version")]),
            settings: several.rows(settings),
            hours: several.rows(hours),
            extra: several.rows(extra),
            closed: several.rows(closed),
            busy: several.values("calendar_feeds", busy, &[Value::Id("account_id"), Value::Plain("busy")]),
            trainings: several.rows(trainings),
        }
    }

    /// A table of everybody who was asked for, who set nothing as well.
    pub(crate) fn answer(self, found: &mut Found) -> Result<Vec<TableRow>, StoreError> {
        let mut tables: HashMap<AccountId, HostTable> = HashMap::new();
        let mut busy: HashMap<AccountId, Vec<Busy>> = HashMap::new();
        for row in found.take(self.settings)? {
            tables.entry(*row.account_id).or_default().settings = read_settings(&row)?;
        }
        for row in found.take(self.hours)? {
            tables.entry(*row.account_id).or_default().hours.push(read_hours(&row)?);
        }
        for row in found.take(self.extra)? {
            tables.entry(*row.account_id).or_default().extra.push(read_extra(&row)?);
        }
        for row in found.take(self.closed)? {
            let Some(account) = row.account_id else { continue };
            let closed = Closed { days: DateRange::new(row.first_day, row.last_day), part: part_of(&row)? };
            tables.entry(*account).or_default().closed.push(closed);
        }
        for (account, packed) in found.take(self.busy)? {
            busy.entry(account).or_default().extend(unpack(&packed)?);
        }
        for row in found.take(self.trainings)? {
            let days = DateRange::new(row.valid_from, row.valid_until);
            tables.entry(*row.account_id).or_default().trained.push(days);
        }
        let of_each = found.take(self.versions)?.into_iter().map(|(account, version)| {
            let mut table = tables.remove(&account).unwrap_or_default();
            table.busy = busy.remove(&account).unwrap_or_default().into_iter().collect();
            (account, version, table.settled())
        });
        Ok(of_each.collect())
    }
}

/// What [`TableRows`] answer of one host.
pub(crate) type TableRow = (AccountId, HostVersion, HostTable);

/// The tables of these hosts: those that are kept in their version, and the others in one more query. `everybody`
/// selects all of them. `stored` are their tables as they stood when the versions were read, for debug builds: a use
/// case that forgot [`host_changed`](crate::store::queries::accounts::host_changed) is found out by whoever asks after
/// it.
pub(crate) async fn tables(
    program: &Program,
    hosts: &[(AccountId, HostVersion)],
    everybody: &SelectStatement,
    stored: Option<Vec<TableRow>>,
) -> Result<Tables, StoreError> {
    let kept = program.host_tables();
    let (mut tables, missing) = kept.look(hosts.iter().copied());
    for (account, _, table) in stored.into_iter().flatten() {
        if let Some(kept) = tables.get(&account) {
            assert_eq!(**kept, table, "the times of {account} changed, and nobody said `host_changed`");
        }
    }
    if missing.is_empty() {
        return Ok(tables);
    }
    let conn = program.store().read();
    let mut several = Several::of(conn);
    let asked = if missing.len() > NAMED_MAX {
        TableRows::ask(&mut several, everybody)
    } else {
        TableRows::ask(&mut several, &accounts(&missing))
    };
    for (account, version, table) in asked.answer(&mut several.read(conn).await?)? {
        let table = Arc::new(table);
        kept.keep(account, version, Arc::clone(&table));
        tables.insert(account, table);
    }
    Ok(tables)
}

/// Selects these accounts.
pub(crate) fn accounts(ids: &[AccountId]) -> SelectStatement {
    Query::select()
        .column(account::Column::Id)
        .from(account::Entity)
        .and_where(account::Column::Id.any_of(ids.iter().copied()))
        .to_owned()
}
