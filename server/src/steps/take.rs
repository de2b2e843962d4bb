//! One step of the course, inside the transaction that takes it.

use chrono::{DateTime, Utc};
use domain::course::{Step, TalkState, next_step};
use domain::ids::{AccountId, AppointmentId, DepartureId, MailId, TalkId};
use domain::talk::HostKind;
use domain::working_days::WorkCalendar;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::course::{self, Actor, By, EventKind, Loaded, OnTimeLine, record};
use crate::mail::tell::{self, About};
use crate::mail::{MailKind, outbox};
use crate::store::entity::outbox::MailState;
use crate::store::entity::{departure, outbox as mails, talk};
use crate::store::{Sealed, StoreError, Tx};
use crate::talk::{Assigned, make_due_of};

use super::told;

/// Takes the step that is due now, if one is; `false` when there is none.
pub(crate) async fn take_one(
    tx: &Tx<'_>,
    calendar: &WorkCalendar,
    id: DepartureId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let Some(loaded) = course::load(tx, id, calendar.local_date(now)).await? else { return Ok(false) };
    take_due(tx, calendar, &loaded, now).await
}

/// The same, upon facts that were read in this transaction and still hold. After a step they do not.
pub(super) async fn take_due(
    tx: &Tx<'_>,
    calendar: &WorkCalendar,
    loaded: &Loaded,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let Some((due, step)) = next_step(&loaded.facts, calendar, now) else { return Ok(false) };
    if due > now {
        return Ok(false);
    }
    let taking = Taking { tx, calendar, loaded, now };
    taking.take(step).await?;
    Ok(true)
}

/// A mail that could not go, as it is written down.
struct Unsent {
    kind: MailKind,
    account: Option<AccountId>,
    talk: Option<TalkId>,
    appointment: Option<AppointmentId>,
    payload: String,
    key: Option<String>,
}

impl Unsent {
    fn of(about: &About<'_>, account: Option<AccountId>) -> Self {
        let (talk, appointment, payload) = (about.talk, about.appointment, about.payload.to_string());
        Self { kind: about.kind, account, talk, appointment, payload, key: about.dedupe_key.clone() }
    }
}

/// What one step is taken with.
pub(super) struct Taking<'a, 'tx> {
    pub tx: &'a Tx<'tx>,
    pub calendar: &'a WorkCalendar,
    pub loaded: &'a Loaded,
    pub now: DateTime<Utc>,
}

impl Taking<'_, '_> {
    async fn take(&self, step: Step) -> Result<(), StoreError> {
        let attempt = self.loaded.facts.invitation.attempt.max(1);
        match step {
            Step::AskWhetherWanted => self.course_mail(MailKind::AskWhetherWanted, 1).await,
            Step::SendQuestionnaire => self.course_mail(MailKind::Questionnaire, 1).await,
            Step::RemindQuestionnaire(1) => self.course_mail(MailKind::QuestionnaireReminder1, 1).await,
            Step::RemindQuestionnaire(_) => self.course_mail(MailKind::QuestionnaireReminder2, 1).await,
            Step::SendCombined => {
                let made = self.make_due().await?;
                self.invite(1, &made).await?;
                self.course_mail(MailKind::Combined, 1).await
            }
            Step::RemindCombined(1) => self.course_mail(MailKind::CombinedReminder1, attempt).await,
            Step::RemindCombined(_) => self.course_mail(MailKind::CombinedReminder2, attempt).await,
            Step::Invite { attempt } => {
                let made = self.make_due().await?;
                // A time to pick, or a choice with whom: else talks without a host are there now. HR sees them, and
                // the course looks again each day.
                if made.facts_after(self.loaded).facts.offers_no_time() {
                    return Ok(());
                }
                self.invite(attempt, &made).await?;
                self.course_mail(MailKind::Invitation, attempt).await
            }
            Step::RemindInvitation(1) => self.course_mail(MailKind::InvitationReminder1, attempt).await,
            Step::RemindInvitation(_) => self.course_mail(MailKind::InvitationReminder2, attempt).await,
            Step::TellUnanswered => told::unanswered(self, attempt).await,
            Step::RemindAppointment(talk) => self.remind_appointment(talk).await,
            Step::RemindReport(talk) => self.remind_report(talk).await,
            Step::Close => self.close().await,
            Step::AskLater => self.course_mail(MailKind::Later, 1).await,
        }
    }

    pub(super) fn about(&self, kind: MailKind, payload: Value, key: String) -> About<'_> {
        About {
            departure: &self.loaded.departure,
            kind,
            talk: None,
            appointment: None,
            payload,
            due_at: self.calendar.next_opening(self.now),
            dedupe_key: Some(key),
        }
    }

    /// One mail of the course to the leaver.
    async fn course_mail(&self, kind: MailKind, attempt: u32) -> Result<(), StoreError> {
        let key = format!("{}:{}:{attempt}", self.loaded.departure.id.hyphenated(), kind.code());
        let about = self.about(kind, json!({ "attempt": attempt }), key);
        self.to_leaver(about).await
    }

    /// Somebody who got everything on paper has no address: the mail is written down as one that
    /// could not go, so that the course does not try it again and again.
    async fn to_leaver(&self, about: About<'_>) -> Result<(), StoreError> {
        let unsent = Unsent::of(&about, None);
        if tell::leaver(self.tx, self.calendar.local_date(self.now), about).await? {
            return Ok(());
        }
        self.could_not_go(unsent).await
    }

    async fn could_not_go(&self, unsent: Unsent) -> Result<(), StoreError> {
        let id = MailId::new(Uuid::now_v7());
        mails::ActiveModel {
            id: Set(id.into()),
            board_id: Set(self.loaded.departure.board_id),
            departure_id: Set(Some(self.loaded.departure.id)),
            account_id: Set(unsent.account.map(Into::into)),
            talk_id: Set(unsent.talk.map(Into::into)),
            appointment_id: Set(unsent.appointment.map(Into::into)),
            kind: Set(unsent.kind.into()),
            to_address: Set(Sealed::nothing()),
            to_name: Set(Sealed::close(self.tx, id, &self.loaded.departure.name(self.tx)?)?),
            language: Set(self.loaded.departure.language),
            payload: Set(Sealed::close(self.tx, id, &unsent.payload)?),
            at_once: Set(false),
            due_at: Set(self.now),
            state: Set(MailState::Failed.into()),
            attempts: Set(0),
            claimed_until: Set(None),
            message_id: Set(id.to_string()),
            created_at: Set(self.now),
            sent_at: Set(None),
            last_error: Set(Some(Sealed::close(self.tx, id, "no address")?)),
            dedupe_key: Set(unsent.key),
        }
        .insert(self.tx)
        .await?;
        Ok(())
    }

    /// Makes the talks that are due and gives them their hosts, before the leaver is invited.
    async fn make_due(&self) -> Result<Made, StoreError> {
        let assigned = make_due_of(self.tx, self.calendar, self.loaded, By::Program, true, self.now).await?;
        if assigned.is_nothing() {
            return Ok(Made { assigned, loaded: None });
        }
        let (id, today) = (*self.loaded.departure.id, self.calendar.local_date(self.now));
        Ok(Made { assigned, loaded: course::load(self.tx, id, today).await? })
    }

    async fn invite(&self, attempt: u32, made: &Made) -> Result<(), StoreError> {
        for talk in &made.assigned.without_host {
            tracing::warn!(departure = %*self.loaded.departure.id, %talk, "no adviser may host this talk");
        }
        // Where nobody looked for a while, both may be due: the invitation says it all.
        let reminders = [MailKind::QuestionnaireReminder1, MailKind::QuestionnaireReminder2];
        outbox::withdraw(self.tx, *self.loaded.departure.id, &reminders).await?;
        let of_departure = talk::Column::DepartureId.eq(self.loaded.departure.id);
        talk::Entity::update_many()
            .col_expr(talk::Column::Attempt, Expr::value(i32::try_from(attempt).unwrap_or(i32::MAX)))
            .filter(of_departure)
            .filter(talk::Column::HeldOn.is_null())
            // One that was not held keeps the number of the invitation it followed.
            .filter(talk::Column::NotHeldAt.is_null())
            .filter(talk::Column::DroppedAt.is_null())
            .exec(self.tx)
            .await?;
        told::leader(self, made.facts_after(self.loaded), attempt).await
    }

    async fn remind_appointment(&self, talk: TalkId) -> Result<(), StoreError> {
        let Some(appointment) = self.loaded.live_appointment(talk) else { return Ok(()) };
        let about = |kind: MailKind| About {
            talk: Some(*appointment.talk_id),
            appointment: Some(*appointment.id),
            ..self.about(
                kind,
                json!({ "sequence": *appointment.sequence }),
                format!("{}:{}:{}", appointment.id.hyphenated(), kind.code(), *appointment.sequence),
            )
        };
        tell::account(self.tx, *appointment.host_id, about(MailKind::AppointmentReminderHost)).await?;
        self.to_leaver(about(MailKind::AppointmentReminderLeaver)).await
    }

    /// The host is reminded of the report. One whose account was switched off gets none: it is written
    /// down as one that could not go, and HR's board shows that the report is overdue.
    async fn remind_report(&self, talk: TalkId) -> Result<(), StoreError> {
        let row = self.loaded.talks.iter().find(|row| row.id == talk);
        let Some((held_on, host)) = row.and_then(|row| Some((row.held_on?, row.host_id?))) else { return Ok(()) };
        let kind = MailKind::ReportReminder;
        let key = format!("{talk}:{}:{held_on}", kind.code());
        let about = About { talk: Some(talk), ..self.about(kind, json!({ "held_on": held_on }), key) };
        let unsent = Unsent::of(&about, Some(*host));
        if tell::account(self.tx, *host, about).await? {
            return Ok(());
        }
        self.could_not_go(unsent).await
    }

    async fn close(&self) -> Result<(), StoreError> {
        let row = &self.loaded.departure;
        outbox::withdraw_course(self.tx, *row.id).await?;
        departure::Entity::update_many()
            .col_expr(departure::Column::ClosedAt, Expr::value(self.now))
            .filter(departure::Column::Id.eq(row.id))
            .exec(self.tx)
            .await?;
        let (board, id) = (*row.board_id, *row.id);
        record(self.tx, (board, id), self.now, Actor::Program, EventKind::Closed, None).await.map(|_: OnTimeLine| ())
    }
}

/// Talks as they were made in a step.
struct Made {
    assigned: Assigned,
    /// Read again, where anything was written.
    loaded: Option<Loaded>,
}

impl Made {
    fn facts_after<'a>(&'a self, before: &'a Loaded) -> &'a Loaded {
        self.loaded.as_ref().unwrap_or(before)
    }
}

/// Talks of this kind of host that still have no time.
pub(super) fn talks_to_plan(loaded: &Loaded, host: HostKind) -> impl Iterator<Item = &talk::Model> {
    let open: Vec<TalkId> = loaded
        .facts
        .live_talks()
        .filter(|talk| talk.host == host && matches!(talk.state, TalkState::Open | TalkState::NotHeld { .. }))
        .map(|talk| talk.id)
        .collect();
    loaded.talks.iter().filter(move |row| open.contains(&row.id))
}
