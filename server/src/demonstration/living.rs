//! Lets one invented leaver's course happen: what people did at their moments, and in between what
//! the program starts by itself.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};
use domain::departure::Registration;
use domain::ids::{DepartureId, UnitId};
use domain::person::{EmailAddress, NameParts, PersonName};
use domain::working_days::WorkCalendar;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::NotBuilt;
use super::acts::{Acting, Done};
use super::cast::Cast;
use super::diary::Diary;
use super::person::{Act, Person, When};
use crate::course::{self, Actor, EventKind, OnTimeLine, record};
use crate::departure::{NewDeparture, insert_all};
use crate::steps::take_one;
use crate::store::entity::outbox::MailState;
use crate::store::entity::{departure, outbox};
use crate::store::seal::place;
use crate::store::{Sealed, StoreError, Tx, Typed, TypedColumn};

/// No course has more moments than this; more would be a circle.
const MOMENTS_MAX: usize = 200;

/// Stores one person and everything that happened until `now`. What falls on `now` itself waits to
/// be done by the running program.
pub(super) async fn live(
    tx: &Tx<'_>,
    calendar: &WorkCalendar,
    cast: &Cast,
    diary: &mut Diary,
    person: &Person,
    now: DateTime<Utc>,
) -> Result<(), NotBuilt> {
    let id = register(tx, calendar, cast, person).await?;
    let mut acting = Acting { tx, calendar, cast, diary, person, id, answered: person.registered_at, talk_ends: None };
    let mut acts: VecDeque<(When, Act)> = person.acts.iter().copied().collect();
    let mut at = person.registered_at;
    for _ in 0..MOMENTS_MAX {
        let status = course::project_invented(tx, calendar, id, at).await?;
        let by_itself = status.next.map(|(due, _)| due.max(at));
        let by_people = acts.front().map(|(when, _)| acting.moment(*when));
        let next = match (by_people, by_itself) {
            (Some(people), Some(itself)) => people.min(itself),
            (one, other) => match one.or(other) {
                Some(only) => only,
                None => break,
            },
        };
        if next > now {
            break;
        }
        at = next.max(at);
        if by_people == Some(next) {
            if let Some((when, act)) = acts.pop_front()
                && acting.act(act, at).await? == Done::NotYet
            {
                // Nobody can book before being invited: tried again the next day.
                acting.answered = at + chrono::Duration::days(1);
                acts.push_front((When::At(acting.answered), act));
                let _ = when;
            }
        } else if at == now || !take_one(tx, calendar, id, at).await? {
            break;
        }
        deliver(tx, id, person, at, now).await?;
    }
    course::project_invented(tx, calendar, id, now).await?;
    Ok(())
}

async fn register(tx: &Tx<'_>, calendar: &WorkCalendar, cast: &Cast, person: &Person) -> Result<DepartureId, NotBuilt> {
    let school = &cast.schools[person.school];
    let unit: UnitId = school.teams[person.team];
    let leaver = NewDeparture {
        registration: registration(cast, person, unit)?,
        school: school.id,
        leader: Some(school.leader.clone()),
    };
    let (by, at) = (cast.coordinator, person.registered_at);
    let made = insert_all(tx, cast.board, Some(by), &[leaver], calendar, at).await?;
    let id = made
        .and_then(|made| made.first().map(|row| *row.id))
        .ok_or_else(|| NotBuilt::Data("nobody was stored".into()))?;
    let _: OnTimeLine = record(tx, (cast.board, id), at, Actor::Staff(by), EventKind::Registered, None).await?;
    if person.condition_confirmed && person.kind.profile().condition.is_some() {
        let _: OnTimeLine =
            record(tx, (cast.board, id), at, Actor::Staff(by), EventKind::ConditionConfirmed, None).await?;
    }
    Ok(id)
}

fn registration(cast: &Cast, person: &Person, unit: UnitId) -> Result<Registration, NotBuilt> {
    let wrong = |what: &str| NotBuilt::Data(format!("{}: {what}", person.name));
    let address = |text: &str| EmailAddress::parse(text).map_err(|_| wrong("no address"));
    let school = &cast.schools[person.school];
    Ok(Registration {
        name: PersonName::parse(person.name).map_err(|_| wrong("no name"))?,
        parts: NameParts::default(),
        private_email: person.has_address.then(|| address(&person.private_email())).transpose()?,
        work_email: None,
        external_id: None,
        language: person.language,
        unit,
        leader: Some(school.leader.id.into()),
        departure_type: person.kind,
        foreseen: person.foreseen,
        last_day_worked: person.last_day_worked,
        end_of_employment: person.end_of_employment,
        known_from: person.known_from,
        may_not_host: if person.handled_by_all { cast.advisers.clone() } else { Vec::new() },
        optional: person.optional,
        subject: None,
        director_or_hr: person.director_or_hr,
        concluded_on: person.concluded_on,
        reconsider_stated: true,
        condition_confirmed: person.condition_confirmed,
        questionnaire_switched_on: person.questionnaire_switched_on,
    })
}

/// The mails that wait have left by now; what became due at this very moment is left to the program.
async fn deliver(
    tx: &Tx<'_>,
    id: DepartureId,
    person: &Person,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if at >= now {
        return Ok(());
    }
    let waiting = outbox::Entity::update_many()
        .col_expr(outbox::Column::Attempts, Expr::value(1))
        .filter(outbox::Column::DepartureId.is(id))
        .filter(outbox::Column::State.is(MailState::Waiting))
        .filter(outbox::Column::DueAt.lte(at));
    if !person.bounces {
        waiting
            .col_expr(outbox::Column::State, Typed::expr(MailState::Sent))
            .col_expr(outbox::Column::SentAt, Expr::value(at))
            .exec(tx)
            .await?;
        return Ok(());
    }
    const REFUSED: &str = "550 5.1.1 Deze mailbox bestaat niet";
    let failed =
        waiting.col_expr(outbox::Column::State, Typed::expr(MailState::Failed)).exec_with_returning(tx).await?;
    for mail in &failed {
        let said: Sealed<place::MailError> = Sealed::close(tx, mail.id, REFUSED)?;
        outbox::Entity::update_many()
            .col_expr(outbox::Column::LastError, Expr::value(said))
            .filter(outbox::Column::Id.eq(mail.id))
            .exec(tx)
            .await?;
    }
    if !failed.is_empty() {
        let said: Sealed<place::BounceReason> = Sealed::close(tx, id, REFUSED)?;
        departure::Entity::update_many()
            .col_expr(departure::Column::BouncedAt, Expr::value(at))
            .col_expr(departure::Column::BounceReason, Expr::value(said))
            .filter(departure::Column::Id.is(id))
            .exec(tx)
            .await?;
    }
    Ok(())
}
