//! The names of people and units that a record mentions.

use std::collections::HashMap;

use domain::access::{StatusVisibility, Visibility};
use domain::ids::{AccountId, ApiTokenId, UnitId};
use domain::person::{NameParts, sort_key};
use domain::time_line::ActorKind;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::course::Loaded;
use crate::store::entity::{api_token, event, excluded_host};
use crate::store::queries::{accounts, units};
use crate::store::{Keyed, StoreError, Typed, TypedColumn};

/// Names by id, and the departure's own events, which name people too.
pub(super) struct People {
    accounts: HashMap<AccountId, String>,
    units: HashMap<UnitId, String>,
    excluded: Vec<AccountId>,
    /// Of personnel systems, where one did something.
    tokens: HashMap<ApiTokenId, String>,
    pub(super) events: Vec<event::Model>,
}

impl People {
    /// At most five queries; a leader's view needs none of them.
    pub(super) async fn load(
        conn: &impl ConnectionTrait,
        loaded: &Loaded,
        visibility: Visibility,
    ) -> Result<Self, StoreError> {
        let row = &loaded.departure;
        let mut people = Self {
            accounts: HashMap::new(),
            units: HashMap::new(),
            excluded: Vec::new(),
            tokens: HashMap::new(),
            events: Vec::new(),
        };
        if visibility.status != StatusVisibility::Full {
            return Ok(people);
        }
        if visibility.time_line {
            people.events = event::Entity::find().filter(event::Column::DepartureId.eq(row.id)).all(conn).await?;
        }
        if people.events.iter().any(|event| event.actor == ActorKind::Api) {
            let tokens = api_token::Entity::find().filter(api_token::Column::BoardId.is(*row.board_id));
            people.tokens = tokens.all(conn).await?.into_iter().map(|row| (*row.id, row.name)).collect();
        }
        if visibility.manages {
            let named = excluded_host::Entity::find().filter(excluded_host::Column::DepartureId.eq(row.id));
            people.excluded = named.all(conn).await?.into_iter().map(|row| *row.account_id).collect();
        }
        let mut ids: Vec<AccountId> = loaded.talks.iter().filter_map(|talk| talk.host_id.map(Typed::get)).collect();
        ids.extend(loaded.appointments.iter().map(|appointment| *appointment.host_id));
        ids.extend(loaded.reports.iter().map(|report| *report.author_id));
        ids.extend(row.leader_id.map(Typed::get));
        ids.extend(&people.excluded);
        ids.extend(people.events.iter().filter_map(|event| event.actor_account.map(Typed::get)));
        people.accounts = accounts::names(conn, ids).await?;
        people.units = units::names(conn, [*row.unit_id, *row.school_id]).await?;
        Ok(people)
    }

    pub(super) fn account(&self, id: AccountId) -> Option<String> {
        self.accounts.get(&id).cloned()
    }

    /// Who of the staff did it, or which personnel system.
    pub(super) fn who(&self, conn: &impl Keyed, event: &event::Model) -> Result<Option<String>, StoreError> {
        if event.actor != ActorKind::Api {
            return Ok(event.actor_account.and_then(|id| self.account(*id)));
        }
        let said = event.said(conn)?.and_then(|said| serde_json::from_str::<serde_json::Value>(&said).ok());
        let token = said.and_then(|said| said["token"].as_str()?.parse::<ApiTokenId>().ok());
        Ok(token.and_then(|token| self.tokens.get(&token)).map(|name| format!("API: {name}")))
    }

    pub(super) fn unit(&self, id: UnitId) -> String {
        self.units.get(&id).cloned().unwrap_or_default()
    }

    /// Whom HR named, by name.
    pub(super) fn excluded(&self) -> Vec<(AccountId, String)> {
        let mut named: Vec<(AccountId, String)> =
            self.excluded.iter().filter_map(|id| Some((*id, self.account(*id)?))).collect();
        named.sort_by_cached_key(|(_, name)| sort_key(name, &NameParts::default()));
        named
    }
}
