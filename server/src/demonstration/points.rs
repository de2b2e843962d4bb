//! Invented improvement points: what the board learned, and what it changed.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use domain::ids::{PointId, UnitId};
use domain::improvement::{ImprovementPoint, PointSource, PointStatus, week_of};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Builder;

use super::NotBuilt;
use super::cast::Cast;
use crate::secret::random_bytes;
use crate::store::entity::improvement_point;
use crate::store::{Sealed, StoreError, Tx, Typed};

/// What is invented of a point: words, and how many days ago it was written and published. One without an owner is an
/// adviser's proposal.
struct Invented {
    what: &'static str,
    advice: &'static str,
    outcome: [&'static str; 2],
    owner: &'static str,
    status: PointStatus,
    school: Option<UnitId>,
    written: i64,
    published: Option<i64>,
}

/// Stores them, as the policy officer would have written them.
pub(super) async fn store(tx: &Tx<'_>, cast: &Cast, now: DateTime<Utc>) -> Result<(), NotBuilt> {
    for point in invented(cast.schools[0].id) {
        let text = ImprovementPoint {
            outcome_nl: point.outcome[0].to_owned(),
            outcome_en: point.outcome[1].to_owned(),
            advice: point.advice.to_owned(),
            owner: point.owner.to_owned(),
            outside: !point.owner.is_empty(),
            school: point.school,
            ..ImprovementPoint::new(point.what, point.status)
        };
        if point.published.is_some() {
            text.can_be_published().map_err(|faults| NotBuilt::Data(format!("{}: {faults:?}", point.what)))?;
        }
        let ago = |days: i64| now - TimeDelta::days(days);
        let adviser = cast.advisers.first().filter(|_| point.owner.is_empty());
        let (id, written): (Typed<PointId>, DateTime<Utc>) = match adviser {
            // As a proposal is kept: the week, and an id that says nothing.
            Some(_) => {
                let week = week_of(ago(point.written).date_naive()).and_time(NaiveTime::MIN).and_utc();
                let id = PointId::new(Builder::from_random_bytes(random_bytes::<16>()).into_uuid());
                (id.into(), week + TimeDelta::hours(12))
            }
            None => (Typed::fresh(), ago(point.written)),
        };
        improvement_point::ActiveModel {
            id: Set(id),
            board_id: Set(cast.board.into()),
            unit_id: Set(text.school.map(Into::into)),
            what: Set(Sealed::close(tx, id, &text.what)?),
            outcome_nl: Set(Sealed::close(tx, id, &text.outcome_nl)?),
            outcome_en: Set(Sealed::close(tx, id, &text.outcome_en)?),
            owner_name: Set(Sealed::close(tx, id, &text.owner)?),
            status: Set(text.status.into()),
            revision: Set(1),
            created_by: Set(adviser.copied().unwrap_or(cast.policy).into()),
            created_at: Set(written),
            saved_at: Set(point.published.map_or(written, ago)),
            advice: Set(Sealed::close_some(tx, id, Some(point.advice).filter(|advice| !advice.is_empty()))?),
            source: Set(adviser.map(|_| PointSource::Adviser.into())),
            published_at: Set(point.published.map(ago)),
            ..Default::default()
        }
        .insert(tx)
        .await
        .map_err(StoreError::from)?;
    }
    Ok(())
}

fn invented(first_school: UnitId) -> [Invented; 4] {
    [
        Invented {
            what: "Wie begint, weet na de eerste maand niet meer bij wie je terechtkunt.\nOver alle scholen samen komt begeleiding bij de start vaker terug dan vorig jaar.",
            advice: "",
            outcome: [
                "Wie nieuw is, heeft nu een heel schooljaar een vaste collega om bij binnen te lopen.",
                "Whoever is new now has a fixed colleague to drop in on for a whole school year.",
            ],
            owner: "HR, met de teamleiders",
            status: PointStatus::Done,
            school: None,
            written: 190,
            published: Some(120),
        },
        Invented {
            what: "Werkdruk zit vooral in taken die erbij komen en nooit meer weggaan.",
            advice: "",
            outcome: [
                "Elk team schrapt voor de zomer één taak voor elke taak die erbij komt.",
                "Before the summer every team drops one task for each task that is added.",
            ],
            owner: "Directeurenoverleg",
            status: PointStatus::Doing,
            school: None,
            written: 80,
            published: Some(35),
        },
        Invented {
            what: "Op deze school staat het rooster pas laat vast.",
            advice: "",
            outcome: [
                "Het rooster is nu drie weken voor het begin van het schooljaar klaar.",
                "The timetable is now ready three weeks before the school year begins.",
            ],
            owner: "Roosterbureau",
            status: PointStatus::Done,
            school: Some(first_school),
            written: 60,
            published: Some(20),
        },
        Invented {
            what: "Mensen vertellen pas bij hun vertrek dat ze wilden doorgroeien.",
            advice: "Vraag er in het jaargesprek naar, en kom er na een half jaar op terug.",
            outcome: ["", ""],
            owner: "",
            status: PointStatus::Proposed,
            school: None,
            written: 12,
            published: None,
        },
    ]
}
