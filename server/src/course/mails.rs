//! The mails of a departure, by what its course needs to know of them.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::course::{Invitation, Letter, Questionnaire};
use domain::ids::{AppointmentId, TalkId};

use crate::store::entity::outbox::MailState;
use crate::store::entity::{departure, outbox};
use crate::store::{Keyed, StoreError};
use domain::mail::MailKind;

/// The mails of a departure, by what the course needs to know of them.
pub(super) struct Mails<'a> {
    newest: HashMap<(MailKind, u32), &'a outbox::Model>,
    appointments: HashMap<(AppointmentId, i64), &'a outbox::Model>,
    /// By talk, and the day on which it was held: one that was denied may be held again.
    reports: HashMap<(TalkId, NaiveDate), &'a outbox::Model>,
    attempt: u32,
    /// A mail server has said of the leaver's address that it is none.
    address_fails: bool,
}

impl<'a> Mails<'a> {
    /// `mails`, oldest first: a mail sent again counts as the newest of its kind. Withdrawn mails
    /// do not count: they were never sent.
    pub(super) fn of(
        conn: &impl Keyed,
        mails: &'a [outbox::Model],
        departure: &departure::Model,
    ) -> Result<Self, StoreError> {
        let mut written = Self { address_fails: departure.bounced_at.is_some(), ..Self::none() };
        for mail in mails.iter().filter(|mail| mail.state != MailState::Withdrawn) {
            let kind = *mail.kind;
            let payload = mail.needs(conn)?;
            let attempt = payload["attempt"].as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or(1);
            if matches!(kind, MailKind::Invitation | MailKind::Combined) {
                written.attempt = written.attempt.max(attempt);
            }
            if kind == MailKind::AppointmentReminderLeaver
                && let Some(appointment) = mail.appointment_id
            {
                written.appointments.insert((*appointment, payload["sequence"].as_i64().unwrap_or(0)), mail);
            }
            if kind == MailKind::ReportReminder
                && let (Some(talk), Some(held_on)) = (mail.talk_id, date(&payload["held_on"]))
            {
                written.reports.insert((*talk, held_on), mail);
            }
            written.newest.insert((kind, attempt), mail);
        }
        Ok(written)
    }

    /// Nothing was written.
    pub(super) fn none() -> Self {
        Self {
            newest: HashMap::new(),
            appointments: HashMap::new(),
            reports: HashMap::new(),
            attempt: 0,
            address_fails: false,
        }
    }

    pub(super) fn letter(&self, kinds: &[MailKind], attempt: u32) -> Letter {
        kinds.iter().find_map(|kind| self.newest.get(&(*kind, attempt))).map_or(Letter::None, |mail| self.how(mail))
    }

    /// HR handed the leaver the letter.
    pub(super) fn on_paper(&self) -> bool {
        self.newest.values().any(|mail| mail.to_address.is_nothing() && mail.sent_at.is_some())
    }

    pub(super) fn combined(&self) -> bool {
        self.attempt <= 1 && self.newest.contains_key(&(MailKind::Combined, 1))
    }

    pub(super) fn questionnaire(&self) -> Questionnaire {
        Questionnaire {
            asked: self.letter(&[MailKind::AskWhetherWanted], 1),
            mail: self.letter(&[MailKind::Questionnaire, MailKind::Combined], 1),
            reminders: [
                self.letter(&[MailKind::QuestionnaireReminder1, MailKind::CombinedReminder1], 1),
                self.letter(&[MailKind::QuestionnaireReminder2, MailKind::CombinedReminder2], 1),
            ],
            ..Questionnaire::default()
        }
    }

    pub(super) fn invitation(&self) -> Invitation {
        let told = [MailKind::UnansweredHr, MailKind::UnansweredHost]
            .iter()
            .any(|kind| self.newest.contains_key(&(*kind, self.attempt)));
        let (first, second): (&[MailKind], &[MailKind]) = if self.combined() {
            (
                &[MailKind::CombinedReminder1, MailKind::QuestionnaireReminder1],
                &[MailKind::CombinedReminder2, MailKind::QuestionnaireReminder2],
            )
        } else {
            (&[MailKind::InvitationReminder1], &[MailKind::InvitationReminder2])
        };
        Invitation {
            attempt: self.attempt,
            mail: self.letter(&[MailKind::Invitation, MailKind::Combined], self.attempt),
            reminders: [self.letter(first, self.attempt), self.letter(second, self.attempt)],
            told,
        }
    }

    pub(super) fn of_report(&self, talk: TalkId, held_on: NaiveDate) -> Letter {
        self.reports.get(&(talk, held_on)).map_or(Letter::None, |mail| self.how(mail))
    }

    /// How far a mail is. One that was given up without a fault of the address goes when somebody sends it again.
    fn how(&self, mail: &outbox::Model) -> Letter {
        match (mail.sent_at, *mail.state) {
            (Some(sent), _) => Letter::Sent(sent),
            (None, MailState::Failed) if self.address_fails || mail.to_address.is_nothing() => Letter::Failed,
            _ => Letter::Waiting,
        }
    }

    pub(super) fn of_appointment(&self, appointment: AppointmentId, sequence: u32) -> Letter {
        self.appointments.get(&(appointment, i64::from(sequence))).map_or(Letter::None, |mail| self.how(mail))
    }
}

fn date(value: &serde_json::Value) -> Option<NaiveDate> {
    value.as_str()?.parse().ok()
}
