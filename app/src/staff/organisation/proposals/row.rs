//! One thing that waits, in words, with what whoever reads it may do about it.

use domain::account::Role;
use domain::account::claim::RoleSource;
use domain::ids::AccountId;
use server::account::{Account, RoleProposal};
use server::api::TokenProposal;
use server::proposal::Proposed;
use server::training::TrainingProposal;
use server::unit::Unit;
use wording::key;

use crate::staff::held_roles::{days, provider, role_words};
use crate::staff::room::Room;

/// What rows are put into words with.
pub struct Found<'a> {
    pub room: &'a Room,
    pub people: &'a [Account],
    pub units: &'a [Unit],
}

pub struct Row {
    pub id: Proposed,
    /// Who gets what.
    pub what: String,
    proposed_by: String,
    /// What proposes it, where no person does.
    source: Option<RoleSource>,
    pub may_confirm: bool,
    pub may_turn_down: bool,
}

impl Row {
    pub fn by(&self, room: &Room) -> String {
        match self.source {
            Some(RoleSource::Claim) => room.with(key::SECOND_BY_CLAIM, provider(room)),
            None => room.with(key::SECOND_BY, [("name", self.proposed_by.clone().into())]),
        }
    }
}

impl Found<'_> {
    fn person(&self, id: AccountId) -> Option<&Account> {
        self.people.iter().find(|one| one.id == id)
    }

    fn name(&self, id: AccountId) -> String {
        self.person(id).map(|one| one.name.clone()).unwrap_or_default()
    }

    pub fn role(&self, proposal: &RoleProposal) -> Row {
        let room = self.room;
        let instead =
            proposal.deputy_of.map(|whose| room.with(key::ROLE_INSTEAD_OF, [("name", self.name(whose).into())]));
        let role = role_words(room, proposal.role, proposal.unit, self.units);
        let parts = [Some(role), instead, days(room, proposal.period)];
        let what = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let administers = self
            .person(proposal.account)
            .is_some_and(|one| one.grants.iter().any(|grant| grant.role == Role::Administrator));
        let has_a_say = room.viewer.has(Role::Administrator) || !(administers || proposal.role == Role::Administrator);
        let is_party = [proposal.account, proposal.proposed_by].contains(&room.viewer.account());
        Row {
            id: Proposed::Role(proposal.id),
            what: format!("{}: {what}", self.name(proposal.account)),
            proposed_by: self.name(proposal.proposed_by),
            source: proposal.source,
            may_confirm: has_a_say && !is_party,
            may_turn_down: has_a_say,
        }
    }

    pub fn training(&self, proposal: &TrainingProposal) -> Row {
        let room = self.room;
        let days = room.with(
            key::STAFF_TRAINING_RANGE,
            [
                ("first", room.full_day(proposal.valid.first).into()),
                ("last", room.full_day(proposal.valid.last).into()),
            ],
        );
        let name = self.name(proposal.account);
        Row {
            id: Proposed::Training(proposal.id),
            what: format!("{name}: {}, {days}", proposal.name),
            proposed_by: name,
            source: None,
            may_confirm: proposal.account != room.viewer.account(),
            may_turn_down: true,
        }
    }

    pub fn token(&self, proposal: &TokenProposal) -> Row {
        let room = self.room;
        let words = [("name", proposal.name.clone().into()), ("day", room.full_day(proposal.expires_on).into())];
        Row {
            id: Proposed::Token(proposal.id),
            what: room.with(key::SECOND_TOKEN, words),
            proposed_by: self.name(proposal.made_by),
            source: None,
            may_confirm: proposal.made_by != room.viewer.account(),
            may_turn_down: true,
        }
    }
}
