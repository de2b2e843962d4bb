//! Who may host one talk, the assigned host first.

use chrono::NaiveDate;
use domain::ids::AccountId;
use domain::route::{Candidate, may_host};
use domain::talk::{Formality, HostKind};
use domain::working_days::DateRange;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::candidates;
use crate::course::Loaded;
use crate::store::StoreError;
use crate::store::entity::{account, talk};

/// Somebody who may host this talk.
#[derive(Clone, Debug)]
pub(super) struct Suitable {
    pub account: AccountId,
    /// For a formal talk the days on which the training is valid.
    pub trained: Option<Vec<DateRange>>,
    /// Ill or on leave: no new times.
    pub absent: bool,
}

/// Everybody who may host this talk: the leader for the leader's talk; for HR's talk the assigned
/// adviser first, then colleagues in the order in which they would be assigned. Training is not
/// looked at here, since it counts on the day of the talk.
pub(super) async fn suitable_hosts(
    conn: &impl ConnectionTrait,
    loaded: &Loaded,
    talk: &talk::Model,
    today: NaiveDate,
) -> Result<Vec<Suitable>, StoreError> {
    let corrupt = |what: &str| StoreError::corrupt("talks", talk.id, what);
    let kind = HostKind::parse(&talk.host_kind).ok_or_else(|| corrupt("host_kind"))?;
    let formality = Formality::parse(&talk.formality).ok_or_else(|| corrupt("formality"))?;
    let found = match kind {
        HostKind::HrAdviser => candidates::advisers(conn, &loaded.departure).await?,
        HostKind::TeamLeader => {
            let leader = account::Entity::find()
                .filter(account::Column::Id.is_in(talk.host_id.or(loaded.departure.leader_id)))
                .filter(account::Column::Active.eq(true))
                .all(conn)
                .await?;
            candidates::of_accounts(conn, &loaded.departure, leader).await?
        }
    };
    // Asked as for an informal talk: the training is compared with each day on offer.
    let case = candidates::case(loaded, kind, Formality::Informal, today);
    let mut fit: Vec<&Candidate> = found.iter().filter(|candidate| may_host(candidate, &case).is_ok()).collect();
    fit.sort_by_key(|candidate| {
        let assigned = talk.host_id == Some(candidate.account.uuid());
        (!assigned, candidate.school == case.school, candidate.open_talks, candidate.account)
    });
    Ok(fit
        .into_iter()
        .map(|candidate| Suitable {
            account: candidate.account,
            trained: (formality == Formality::Formal).then(|| candidate.trained.clone()),
            absent: candidate.absent,
        })
        .collect())
}
