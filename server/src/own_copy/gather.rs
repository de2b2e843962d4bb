//! Reads what a copy holds.

use std::collections::HashMap;

use domain::Language;
use domain::ids::{AccountId, BoardId, DepartureId, UnitId};
use domain::later::screen;
use domain::organisation::Organisation;
use domain::questionnaire::{Names, Questionnaire};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use wording::Wording;

use super::shape::{
    CopiedAnswer, CopiedAnswers, CopiedDeparture, CopiedEvent, CopiedMail, CopiedPerson, CopiedReply, CopiedReport,
    CopiedRequest, CopiedWords, FORMAT, OwnCopy, VERSION,
};
use super::talks::talks;
use super::under_way;
use crate::course::{self, Loaded, reason_of};
use crate::program::Program;
use crate::questionnaire::stored_answers;
use crate::second_questionnaire::stored_second;
use crate::store::entity::outbox::MailState;
use crate::store::entity::{account, event, outbox, report_reply, rights_request};
use crate::store::queries::{departures, reports, units};
use crate::store::seal::open_some;
use crate::store::{Keyed, StoreError, TypedColumn};

/// Which parts the copy holds; everything else is always in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    pub answers: bool,
    pub reports: bool,
    /// What nobody of the staff sees: answers that were not handed in, and where mails went.
    pub own: bool,
}

/// Puts the copy together.
pub(super) async fn gather(
    program: &Program,
    id: DepartureId,
    board: BoardId,
    parts: Parts,
    language: Language,
) -> Result<OwnCopy, StoreError> {
    let (conn, now) = (program.store().read(), program.now());
    let organisation = course::organisation(conn, board).await?;
    let today = course::calendar(conn, board).await?.local_date(now);
    let loaded = course::load(conn, id, today).await?.ok_or_else(|| departures::gone(id))?;
    let names = Names { organisation: &organisation.name, sector: organisation.sector };
    let wording = Wording::new(language);
    let accounts = accounts(conn, board).await?;
    let row = &loaded.departure;
    Ok(OwnCopy {
        format: FORMAT,
        version: VERSION,
        made_at: now,
        language: language.tag().to_owned(),
        organisation: organisation.name.clone(),
        left_out: parts.left_out(),
        person: CopiedPerson {
            name: row.name(conn)?,
            name_parts: row.parts(conn)?,
            private_email: row.private_email(conn)?,
            work_email: row.work_email(conn)?,
            language: row.language.to_string(),
            contact_erased_at: row.contact_erased_at,
        },
        departure: departure(conn, &organisation, &loaded, &accounts).await?,
        answers: if parts.answers { answers(conn, id, language, &names).await? } else { None },
        later_answers: if parts.answers { later_answers(conn, id, language, &names).await? } else { None },
        draft: if parts.own { under_way::draft(conn, row, now, language, &names).await? } else { None },
        talks: talks(conn, &loaded, &accounts).await?,
        reports: if parts.reports { reports(conn, &loaded, &accounts).await? } else { Vec::new() },
        tasks: under_way::tasks(conn, id, parts.reports).await?,
        requests: requests(conn, id, &accounts).await?,
        waiting: under_way::waiting(conn, id, wording, &accounts).await?,
        events: events(conn, id, wording, &accounts).await?,
        mails: mails(conn, id, wording, parts.own).await?,
    })
}

pub(super) type Accounts = HashMap<AccountId, String>;

/// The names of the board's people: a record mentions a handful, and a board has a few dozen.
pub(super) async fn accounts(conn: &impl ConnectionTrait, board: BoardId) -> Result<Accounts, StoreError> {
    let rows = account::Entity::find().filter(account::Column::BoardId.is(board)).all(conn).await?;
    Ok(rows.into_iter().map(|row| (*row.id, row.name)).collect())
}

async fn departure(
    conn: &impl ConnectionTrait,
    organisation: &Organisation,
    loaded: &Loaded,
    accounts: &Accounts,
) -> Result<CopiedDeparture, StoreError> {
    let row = &loaded.departure;
    let units = units::names(conn, [*row.unit_id, *row.school_id]).await?;
    let name = |id: UnitId| units.get(&id).cloned().unwrap_or_default();
    Ok(CopiedDeparture {
        unit: name(*row.unit_id),
        school: name(*row.school_id),
        departure_type: row.departure_type.code().to_owned(),
        leader: row.leader_id.and_then(|id| accounts.get(&id).cloned()),
        coordinator: row.coordinator_id.and_then(|id| accounts.get(&id).cloned()),
        foreseen: row.foreseen,
        last_day_worked: row.last_day_worked,
        end_of_employment: row.end_of_employment,
        known_from: row.known_from,
        director_or_hr: row.director_or_hr,
        concluded_on: row.concluded_on,
        reconsider_stated: row.reconsider_stated,
        condition_confirmed_at: row.condition_confirmed_at,
        questionnaire_switched_on: row.questionnaire_switched_on,
        questionnaire_wanted: row.experience_answer.map(|answer| answer.code().to_owned()),
        optional: row.optional(),
        subject: row.subject.and_then(|subject| organisation.subject(*subject)).map(str::to_owned),
        external_id: row.external_id.clone(),
        talk_choice: row.talk_choice.map(|choice| choice.code().to_owned()),
        shared_with_leader: row.share_with_leader,
        registered_at: row.registered_at,
        closed_at: row.closed_at,
    })
}

async fn answers(
    conn: &impl Keyed,
    id: DepartureId,
    language: Language,
    names: &Names<'_>,
) -> Result<Option<CopiedAnswers>, StoreError> {
    let Some(seen) = stored_answers(conn, id).await? else { return Ok(None) };
    let submitted = &seen.submitted;
    let items = seen
        .questionnaire
        .shown(submitted.variant(), submitted.service_band(), submitted.answers())
        .into_iter()
        .map(|item| {
            let answer = submitted.answers().get(item.key.as_str());
            CopiedAnswer {
                key: item.key.to_string(),
                question: item.text(submitted.variant()).text(language, names),
                values: answer.map(|answer| answer.fields()).unwrap_or_default(),
                answer: answer.map(|answer| item.in_words(answer, language, names)).unwrap_or_default(),
            }
        })
        .collect();
    Ok(Some(CopiedAnswers {
        questionnaire_version: submitted.version(),
        variant: submitted.variant().code().to_owned(),
        submitted_at: seen.submitted_at,
        items,
    }))
}

async fn later_answers(
    conn: &impl Keyed,
    id: DepartureId,
    language: Language,
    names: &Names<'_>,
) -> Result<Option<CopiedAnswers>, StoreError> {
    let (Some(second), Some(screen)) = (stored_second(conn, id).await?, screen()) else { return Ok(None) };
    let items = screen
        .shown(&second.answers)
        .map(|asked| {
            let answer = second.answers.get(asked.key());
            CopiedAnswer {
                key: asked.key().to_owned(),
                question: asked.text(language, names),
                values: answer.map(|answer| answer.fields()).unwrap_or_default(),
                answer: answer.map(|answer| asked.item.in_words(answer, language, names)).unwrap_or_default(),
            }
        })
        .collect();
    Ok(Some(CopiedAnswers {
        questionnaire_version: Questionnaire::standard().version(),
        variant: "later".to_owned(),
        submitted_at: second.submitted_at,
        items,
    }))
}

/// Final reports, with what was added to them and what the leaver said.
async fn reports(conn: &impl Keyed, loaded: &Loaded, accounts: &Accounts) -> Result<Vec<CopiedReport>, StoreError> {
    let id = loaded.departure.id;
    let additions = reports::additions(conn, *id).await?;
    let replies = report_reply::Entity::find().filter(report_reply::Column::DepartureId.eq(id)).all(conn).await?;
    let mut copied = Vec::new();
    for row in &loaded.reports {
        let Some(finalised_at) = row.finalised_at else { continue };
        copied.push(CopiedReport {
            author: accounts.get(&row.author_id).cloned(),
            finalised_at,
            report: row.boxes(conn)?,
            additions: additions
                .iter()
                .filter(|addition| addition.talk_id == row.talk_id)
                .map(|addition| {
                    Ok(CopiedWords {
                        at: addition.at,
                        who: accounts.get(&addition.author_id).cloned(),
                        words: addition.words.open(conn, addition.id)?,
                    })
                })
                .collect::<Result<_, StoreError>>()?,
            reply: replies
                .iter()
                .find(|reply| reply.talk_id == row.talk_id)
                .map(|reply| {
                    let words = reply.words.open(conn, reply.talk_id)?;
                    Ok::<_, StoreError>(CopiedReply { at: reply.at, agrees: reply.agrees, words })
                })
                .transpose()?,
        });
    }
    Ok(copied)
}

async fn requests(conn: &impl Keyed, id: DepartureId, accounts: &Accounts) -> Result<Vec<CopiedRequest>, StoreError> {
    let rows = rights_request::Entity::find()
        .filter(rights_request::Column::DepartureId.is(id))
        .order_by_asc(rights_request::Column::AskedAt)
        .order_by_asc(rights_request::Column::Id)
        .all(conn)
        .await?;
    let copied = rows.into_iter().map(|row| {
        Ok(CopiedRequest {
            asked_at: row.asked_at,
            asked: row.asked.code().to_owned(),
            words: open_some(row.words.as_ref(), conn, row.id)?,
            stands: row.ended_at.is_none(),
            ruling: row.ruling.map(|ruling| ruling.code().to_owned()),
            answer: open_some(row.answer.as_ref(), conn, row.id)?,
            answered_at: row.answered_at,
            answered_by: row.answered_by.and_then(|id| accounts.get(&id).cloned()),
        })
    });
    copied.collect()
}

async fn events(
    conn: &impl Keyed,
    id: DepartureId,
    wording: Wording,
    accounts: &Accounts,
) -> Result<Vec<CopiedEvent>, StoreError> {
    let rows = event::Entity::find()
        .filter(event::Column::DepartureId.is(id))
        .order_by_asc(event::Column::At)
        .order_by_asc(event::Column::Id)
        .all(conn)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(CopiedEvent {
                at: row.at,
                what: wording.code("event", row.kind.code()),
                who: row.actor_account.and_then(|id| accounts.get(&id).cloned()),
                reason: reason_of(conn, &row)?,
                code: row.kind.code().to_owned(),
                by: row.actor.code().to_owned(),
                way_in: row.way_in.map(|way| way.code().to_owned()),
            })
        })
        .collect()
}

/// `receivers`: with the address that each went to.
async fn mails(
    conn: &impl Keyed,
    id: DepartureId,
    wording: Wording,
    receivers: bool,
) -> Result<Vec<CopiedMail>, StoreError> {
    let rows = outbox::Entity::find()
        .filter(outbox::Column::DepartureId.is(id))
        .filter(outbox::Column::State.is(MailState::Sent))
        .order_by_asc(outbox::Column::SentAt)
        .order_by_asc(outbox::Column::Id)
        .all(conn)
        .await?;
    let left = rows.into_iter().filter(|row| row.kind.is_to_leaver()).filter_map(|row| Some((row.sent_at?, row)));
    left.map(|(sent_at, row)| {
        let to = if receivers { row.to_address(conn)? } else { String::new() };
        Ok(CopiedMail {
            sent_at,
            what: wording.code("mail-kind", row.kind.code()),
            on_paper: row.to_address.is_nothing(),
            code: row.kind.code().to_owned(),
            to: (!to.is_empty()).then_some(to),
        })
    })
    .collect()
}
