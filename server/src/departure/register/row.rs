//! A registration as a row, and a row as the fields of a form.

use chrono::{DateTime, Utc};
use domain::api::{ToldStage, WebhookKind, told_stage};
use domain::course::{Facts, LeaderStatus, Owner, Stage, status};
use domain::departure::{OptionalFacts, Registration};
use domain::departure_form::{DoubleKey, Field};
use domain::ids::{AccountId, BoardId, DepartureId, UnitId};
use domain::person::{EmailAddress, PersonName};
use domain::route::{LeaderState, Rule, RuleBook};
use domain::working_days::WorkCalendar;
use sea_orm::{EntityTrait, IntoActiveModel};

use super::lookups::stand_as_read;
use super::names;
use crate::course::{self, leader_state};
use crate::store::entity::{account, departure, excluded_host, link};
use crate::store::queries::accounts;
use crate::store::seal::Mark;
use crate::store::{Keyed, Sealed, StoreError, Tx, Typed};
use crate::webhook::{self, Standing};

/// Rows written in one statement: as many as the parameters of both databases suffice for.
const ROWS_A_STATEMENT: usize = 400;

/// A leaver about to be stored.
pub(crate) struct NewDeparture {
    pub registration: Registration,
    /// The school of `registration.unit`, or that unit itself.
    pub school: UnitId,
    /// The leader's account, where one is named.
    pub leader: Option<account::Model>,
}

/// Inserts leavers with their links, search words and excluded hosts, in few statements. Their
/// projection is computed before they are written, by the same rule as everybody's.
///
/// A leaver who is there already fails on the unique key (board, address, last day worked), and
/// nothing of the transaction stays. `None` where a unit was moved or put away since it was read:
/// nobody was stored.
pub(crate) async fn insert_all(
    tx: &Tx<'_>,
    board: BoardId,
    by: Option<AccountId>,
    leavers: &[NewDeparture],
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Result<Option<Vec<departure::Model>>, StoreError> {
    let units: Vec<_> = leavers.iter().map(|leaver| (leaver.registration.unit, leaver.school)).collect();
    if !stand_as_read(tx, board, &units).await? {
        return Ok(None);
    }
    let book = course::rule_book_of(tx, board).await?;
    let own_address = match by {
        Some(by) => accounts::one(tx, by).await?.map(|account| account.email),
        None => None,
    };
    let mut made = Vec::with_capacity(leavers.len());
    for chunk in leavers.chunks(ROWS_A_STATEMENT) {
        let rows = chunk
            .iter()
            .map(|leaver| {
                let mut row = row_of(tx, leaver, &book, board, by, calendar, now)?;
                // Nobody takes care of the own departure.
                if let Some(own) = &own_address
                    && row.is_theirs(tx, own)?
                {
                    row.coordinator_id = None;
                }
                Ok(row)
            })
            .collect::<Result<Vec<departure::Model>, StoreError>>()?;
        departure::Entity::insert_many(rows.iter().cloned().map(IntoActiveModel::into_active_model))
            .exec_without_returning(tx)
            .await?;
        let links = rows.iter().map(|row| link::Model {
            id: Typed::fresh(),
            board_id: board.into(),
            departure_id: row.id,
            generation: 1.into(),
            created_at: now,
        });
        link::Entity::insert_many(links.map(IntoActiveModel::into_active_model)).exec_without_returning(tx).await?;
        let names = rows.iter().zip(chunk).map(|(row, leaver)| (board, *row.id, leaver.registration.name.as_str()));
        names::insert(tx, names).await?;
        let excluded: Vec<excluded_host::ActiveModel> = rows
            .iter()
            .zip(chunk)
            .flat_map(|(row, leaver)| excluded_rows(board, *row.id, &leaver.registration.may_not_host))
            .map(IntoActiveModel::into_active_model)
            .collect();
        if !excluded.is_empty() {
            excluded_host::Entity::insert_many(excluded).exec_without_returning(tx).await?;
        }
        made.extend(rows);
    }
    tell_of(tx, board, &made, now).await?;
    Ok(Some(made))
}

/// The employer's own programs are told, if any are.
async fn tell_of(tx: &Tx<'_>, board: BoardId, made: &[departure::Model], now: DateTime<Utc>) -> Result<(), StoreError> {
    let standing: Vec<Standing> =
        made.iter().map(|row| Standing { board, departure: *row.id, stage: *row.told_stage, at: now }).collect();
    webhook::note(tx, WebhookKind::Registered, board, &standing).await
}

fn excluded_rows(board: BoardId, departure: DepartureId, accounts: &[AccountId]) -> Vec<excluded_host::Model> {
    accounts
        .iter()
        .map(|account| excluded_host::Model {
            departure_id: departure.into(),
            account_id: (*account).into(),
            board_id: board.into(),
        })
        .collect()
}

fn row_of(
    tx: &Tx<'_>,
    leaver: &NewDeparture,
    book: &RuleBook,
    board: BoardId,
    by: Option<AccountId>,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Result<departure::Model, StoreError> {
    let registration = &leaver.registration;
    let mut row = departure::Model {
        id: Typed::fresh(),
        board_id: board.into(),
        name: Sealed::nothing(),
        name_parts: None,
        private_email: None,
        work_email: None,
        private_mark: None,
        work_mark: None,
        address_key: String::new(),
        language: registration.language.into(),
        unit_id: registration.unit.into(),
        school_id: leaver.school.into(),
        leader_id: None,
        departure_type: registration.departure_type.into(),
        foreseen: false,
        last_day_worked: registration.last_day_worked,
        end_of_employment: registration.end_of_employment,
        known_from: None,
        destination: None,
        function_group: None,
        subject: None,
        service_band: None,
        entry: None,
        part_time: None,
        hybrid: None,
        contract_chain: None,
        director_or_hr: false,
        concluded_on: None,
        reconsider_stated: false,
        condition_confirmed_at: None,
        questionnaire_switched_on: false,
        registered_at: now,
        registered_by: by.map(Into::into),
        coordinator_id: by.map(Into::into),
        updated_at: now,
        revision: 1,
        cancelled_at: None,
        closed_at: None,
        experience_answer: None,
        talk_choice: None,
        share_with_leader: false,
        bounced_at: None,
        bounce_reason: None,
        // What the projection writes; computed below, once the rest is there.
        stage: Stage::Closed.into(),
        due_at: None,
        owner: Owner::Nobody.into(),
        owner_account: None,
        next_at: None,
        is_open: true,
        special: false,
        leader_status: LeaderStatus::ToPlan.into(),
        talk_by: None,
        contact_erased_at: None,
        erasing_since: None,
        erasure_id: None,
        leaver_account: None,
        answers_withdrawn_at: None,
        restricted_since: None,
        external_id: None,
        told_stage: ToldStage::Open.into(),
        told_at: now,
        tip_looked: false,
    };
    fill(tx, &mut row, registration, leaver.school, now)?;
    let excluded = registration.may_not_host.iter().copied();
    let leader = leader_state(tx, &row, leaver.leader.as_ref(), excluded)?;
    let (kind, foreseen) = (registration.departure_type, registration.foreseen);
    let rule = book.rule_for(kind, foreseen, registration.unit, leaver.school);
    let facts = fresh_facts(&row, registration, rule, leader, calendar, now);
    let status = status(&facts, calendar, now);
    row.stage = status.stage.into();
    row.due_at = status.due;
    row.owner = status.owner.into();
    row.next_at = status.next.map(|(due, _)| due);
    row.is_open = status.is_open();
    row.special = facts.departure_type.profile().is_special_course;
    row.leader_status = status.leader.into();
    row.talk_by = Some(status.talk_by);
    row.told_stage = told_stage(&facts, course::has_address(&row), calendar, calendar.local_date(now)).into();
    Ok(row)
}

/// Puts what HR registered into the row's own columns; the facts that came later stay.
pub(crate) fn fill(
    tx: &Tx<'_>,
    row: &mut departure::Model,
    registration: &Registration,
    school: UnitId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    row.set_name(tx, registration.name.as_str())?;
    row.set_parts(tx, &registration.parts)?;
    let [private, work] = [&registration.private_email, &registration.work_email];
    row.set_addresses(tx, private.as_ref().map(EmailAddress::as_str), work.as_ref().map(EmailAddress::as_str))?;
    row.address_key = Mark::of_double(tx, &DoubleKey::who(registration))?.text();
    row.external_id = registration.external_id.clone().map(Into::into);
    row.language = registration.language.into();
    row.unit_id = registration.unit.into();
    row.school_id = school.into();
    row.leader_id = registration.leader.map(Into::into);
    row.departure_type = registration.departure_type.into();
    row.foreseen = registration.foreseen;
    row.last_day_worked = registration.last_day_worked;
    row.end_of_employment = registration.end_of_employment;
    row.known_from = registration.known_from;
    row.set_optional(registration.optional);
    row.subject = registration.subject.map(Into::into);
    row.director_or_hr = registration.director_or_hr;
    row.concluded_on = registration.concluded_on;
    row.reconsider_stated = registration.reconsider_stated;
    row.condition_confirmed_at =
        if registration.condition_confirmed { row.condition_confirmed_at.or(Some(now)) } else { None };
    row.questionnaire_switched_on = registration.questionnaire_switched_on;
    Ok(())
}

/// The facts of somebody who has just been registered: nothing has happened yet.
fn fresh_facts(
    row: &departure::Model,
    registration: &Registration,
    rule: Option<Rule>,
    leader: LeaderState,
    calendar: &WorkCalendar,
    now: DateTime<Utc>,
) -> Facts {
    let rest = Facts::fresh(registration.departure_type, rule, registration.last_day_worked, row.registered_at);
    Facts {
        foreseen: registration.foreseen,
        reachable: course::is_reachable(row, calendar.local_date(now)),
        condition_confirmed: registration.condition_confirmed,
        concluded_on: registration.concluded_on,
        reconsider_stated: registration.reconsider_stated,
        questionnaire_switched_on: registration.questionnaire_switched_on,
        leader,
        ..rest
    }
}

/// What a form shows of a stored departure, under the names that `registration_from_fields` reads.
pub(crate) fn fields_of(
    conn: &impl Keyed,
    row: &departure::Model,
    excluded: &[AccountId],
) -> Result<Vec<(String, String)>, StoreError> {
    let yes_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let day = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let parts = row.parts(conn)?;
    let part = |part: Option<PersonName>| part.map(String::from).unwrap_or_default();
    let mut fields = vec![
        (Field::Name, row.name(conn)?),
        (Field::FirstName, part(parts.first)),
        (Field::NamePrefix, part(parts.prefix)),
        (Field::Surname, part(parts.surname)),
        (Field::Called, part(parts.called)),
        (Field::PrivateEmail, row.private_email(conn)?.unwrap_or_default()),
        (Field::WorkEmail, row.work_email(conn)?.unwrap_or_default()),
        (Field::ExternalId, row.external_id.clone().unwrap_or_default()),
        (Field::Language, row.language.to_string()),
        (Field::Unit, row.unit_id.to_string()),
        (Field::Leader, row.leader_id.map(|id| id.to_string()).unwrap_or_default()),
        (Field::DepartureType, row.departure_type.code().to_owned()),
        (Field::Foreseen, yes_no(row.foreseen)),
        (Field::LastDayWorked, day(Some(row.last_day_worked))),
        (Field::EndOfEmployment, day(Some(row.end_of_employment))),
        (Field::KnownFrom, day(row.known_from)),
        (Field::Subject, row.subject.map(|subject| subject.get().to_string()).unwrap_or_default()),
        (Field::DirectorOrHr, yes_no(row.director_or_hr)),
        (Field::ConcludedOn, day(row.concluded_on)),
        (Field::ReconsiderStated, yes_no(row.reconsider_stated)),
        (Field::ConditionConfirmed, yes_no(row.condition_confirmed_at.is_some())),
        (Field::QuestionnaireSwitchedOn, yes_no(row.questionnaire_switched_on)),
    ];
    let optional = row.optional();
    let code = |field: Field| optional.code(field).unwrap_or_default().to_owned();
    fields.extend(OptionalFacts::FIELDS.iter().map(|field| (*field, code(*field))));
    fields.extend(excluded.iter().map(|id| (Field::MayNotHost, id.to_string())));
    Ok(fields.into_iter().map(|(field, text)| (field.code().to_owned(), text)).collect())
}

#[cfg(test)]
mod tests {
    use sea_orm::Iterable;

    use super::{ROWS_A_STATEMENT, departure};

    /// SQLite takes 32,766 parameters a statement, PostgreSQL 65,535.
    const PARAMETERS_MAX: usize = 32_766;

    #[test]
    fn a_statement_full_of_departures_fits_both_databases() {
        assert!(ROWS_A_STATEMENT * departure::Column::iter().count() <= PARAMETERS_MAX);
    }
}
