//! Mails to the leaver.

use domain::departure::Tone;
use domain::talk::{Formality, Way};
use wording::{Arg, Key, key};

use super::{Block, Writer, Written, one_line};
use crate::mail::MailKind;
use crate::mail::context::{Leaver, Meeting};

impl Writer<'_> {
    pub(super) fn to_leaver(&self) -> Option<Written> {
        let leaver = self.context.leaver.as_ref()?;
        let (subject, blocks, confidential) = match self.context.kind {
            MailKind::Questionnaire => (key::MAIL_QUESTIONNAIRE_SUBJECT, self.questionnaire(leaver)?, true),
            MailKind::QuestionnaireReminder1 => (
                key::MAIL_QUESTIONNAIRE_REMINDER_SUBJECT,
                self.questionnaire_reminder(leaver, key::MAIL_QUESTIONNAIRE_REMINDER_1)?,
                true,
            ),
            MailKind::QuestionnaireReminder2 => (
                key::MAIL_QUESTIONNAIRE_REMINDER_SUBJECT,
                self.questionnaire_reminder(leaver, key::MAIL_QUESTIONNAIRE_REMINDER_2)?,
                true,
            ),
            MailKind::Combined => (key::MAIL_COMBINED_SUBJECT, self.combined(leaver)?, true),
            MailKind::CombinedReminder1 => {
                (key::MAIL_COMBINED_REMINDER_SUBJECT, self.combined_reminder(leaver, false)?, true)
            }
            MailKind::CombinedReminder2 => {
                (key::MAIL_COMBINED_REMINDER_SUBJECT, self.combined_reminder(leaver, true)?, true)
            }
            MailKind::AskWhetherWanted => (key::MAIL_ASK_SUBJECT, self.ask(leaver)?, true),
            MailKind::Invitation => (key::MAIL_INVITATION_SUBJECT, self.invitation(leaver)?, true),
            MailKind::InvitationReminder1 => (
                key::MAIL_INVITATION_REMINDER_SUBJECT,
                self.invitation_reminder(leaver, key::MAIL_INVITATION_REMINDER_1)?,
                true,
            ),
            MailKind::InvitationReminder2 => (
                key::MAIL_INVITATION_REMINDER_SUBJECT,
                self.invitation_reminder(leaver, key::MAIL_INVITATION_REMINDER_2)?,
                true,
            ),
            MailKind::ConfirmationLeaver => (key::MAIL_CONFIRMATION_SUBJECT, self.confirmed(leaver)?, false),
            MailKind::MovedLeaver => (key::MAIL_MOVED_SUBJECT, self.moved(leaver)?, false),
            MailKind::AppointmentReminderLeaver => {
                (key::MAIL_APPOINTMENT_REMINDER_SUBJECT, self.appointment_reminder(leaver)?, false)
            }
            MailKind::RunningLate => {
                let meeting = self.context.appointment.as_ref()?;
                let mut blocks = vec![self.text(key::MAIL_RUNNING_LATE), self.facts(meeting, &meeting.host)];
                blocks.push(self.text(key::MAIL_RUNNING_LATE_STANDS));
                blocks.extend(self.call(meeting));
                (key::MAIL_RUNNING_LATE_SUBJECT, blocks, false)
            }
            MailKind::CancelledLeaver => (key::MAIL_CANCELLED_SUBJECT, self.cancelled(leaver)?, false),
            MailKind::CancelledWithTimes => (key::MAIL_CANCELLED_SUBJECT, self.cancelled_with_times(leaver)?, false),
            MailKind::DepartureWithdrawn => (key::MAIL_WITHDRAWN_SUBJECT, self.withdrawn(), false),
            MailKind::RecordErased => {
                let blocks = vec![self.text(key::MAIL_ERASED), self.text(key::MAIL_ERASED_LAST)];
                (key::MAIL_ERASED_SUBJECT, blocks, false)
            }
            MailKind::NewLink => {
                let blocks = vec![self.text(key::MAIL_NEW_LINK), self.link(leaver, key::MAIL_COMBINED_BUTTON)?];
                (key::MAIL_NEW_LINK_SUBJECT, blocks, true)
            }
            MailKind::ReportReady => (key::MAIL_REPORT_READY_SUBJECT, self.report_ready(leaver)?, true),
            MailKind::Later => (key::MAIL_LATER_SUBJECT, self.later(leaver)?, true),
            MailKind::AnswersShared => {
                let mut blocks = vec![self.text(key::MAIL_SHARED), self.text(key::MAIL_SHARED_WITHDRAW)];
                blocks.extend(self.link(leaver, key::MAIL_SHARED_BUTTON));
                (key::MAIL_SHARED_SUBJECT, blocks, false)
            }
            MailKind::SharingEnded => {
                let mut blocks = vec![self.text(key::MAIL_SHARING_ENDED), self.text(key::MAIL_SHARING_ENDED_AGAIN)];
                blocks.extend(self.link(leaver, key::MAIL_SHARED_BUTTON));
                (key::MAIL_SHARING_ENDED_SUBJECT, blocks, false)
            }
            MailKind::AnswersWithdrawn => {
                let mut blocks =
                    vec![self.text(key::MAIL_ANSWERS_WITHDRAWN), self.text(key::MAIL_ANSWERS_WITHDRAWN_NOT_YOU)];
                blocks.extend(self.link(leaver, key::MAIL_SHARED_BUTTON));
                (key::MAIL_ANSWERS_WITHDRAWN_SUBJECT, blocks, false)
            }
            MailKind::RightAnswered => {
                let mut blocks = vec![self.text(key::MAIL_RIGHT_ANSWERED)];
                blocks.extend(self.link(leaver, key::MAIL_SHARED_BUTTON));
                (key::MAIL_RIGHT_ANSWERED_SUBJECT, blocks, false)
            }
            MailKind::BreakGlassUsed => (key::MAIL_BREAK_GLASS_SUBJECT, self.break_glass_used(leaver), false),
            _ => return None,
        };
        let mut small = Vec::new();
        if confidential {
            let (title, text) = (self.say(key::MAIL_WHO_READS_TITLE), self.say(key::MAIL_WHO_READS));
            small.push(Block::Titled { title, text });
        }
        small.extend(self.help());
        if blocks.iter().any(|block| matches!(block, Block::Button { .. })) {
            small.push(self.text(key::MAIL_LINK_PERSONAL));
        }
        Some((self.say(subject), blocks, small))
    }

    fn link(&self, leaver: &Leaver, label: Key) -> Option<Block> {
        Some(Block::Button { label: self.say(label), url: leaver.link.clone()? })
    }

    fn settlement(&self, leaver: &Leaver) -> Option<Block> {
        (leaver.tone == Tone::Settlement).then(|| self.text(key::MAIL_SETTLEMENT))
    }

    fn answer_by(&self, leaver: &Leaver) -> Option<Block> {
        leaver.answer_by.map(|day| self.text_with_day(key::MAIL_QUESTIONNAIRE_UNTIL, day))
    }

    fn later(&self, leaver: &Leaver) -> Option<Vec<Block>> {
        let button = self.link(leaver, key::MAIL_LATER_BUTTON)?;
        Some(vec![self.text(key::MAIL_LATER), self.text(key::MAIL_LATER_SHORT), button])
    }

    fn questionnaire(&self, leaver: &Leaver) -> Option<Vec<Block>> {
        let mut blocks = vec![
            self.text(key::MAIL_OPENING),
            self.text(key::MAIL_QUESTIONNAIRE_ASK),
            self.text(key::MAIL_QUESTIONNAIRE_SHORT),
        ];
        blocks.extend(self.answer_by(leaver));
        blocks.push(self.link(leaver, key::MAIL_QUESTIONNAIRE_BUTTON)?);
        if leaver.needs_a_time {
            blocks.push(self.text(key::MAIL_QUESTIONNAIRE_THEN));
        }
        blocks.extend(self.settlement(leaver));
        Some(blocks)
    }

    fn questionnaire_reminder(&self, leaver: &Leaver, opening: Key) -> Option<Vec<Block>> {
        let mut blocks = vec![self.text(opening), self.text(key::MAIL_QUESTIONNAIRE_SHORT)];
        blocks.extend(self.answer_by(leaver));
        blocks.push(self.link(leaver, key::MAIL_QUESTIONNAIRE_BUTTON)?);
        blocks.extend(self.settlement(leaver));
        Some(blocks)
    }

    fn talk_until(&self, leaver: &Leaver) -> Option<Block> {
        (leaver.talk_by >= self.context.today).then(|| self.text_with_day(key::MAIL_INVITATION_UNTIL, leaver.talk_by))
    }

    fn combined(&self, leaver: &Leaver) -> Option<Vec<Block>> {
        let mut blocks = vec![
            self.text(key::MAIL_OPENING),
            self.text(key::MAIL_QUESTIONNAIRE_ASK),
            self.text(key::MAIL_QUESTIONNAIRE_SHORT),
            self.text(key::MAIL_COMBINED_TALK),
        ];
        blocks.extend(leaver.gone.then(|| self.text(key::MAIL_INVITATION_FAR)));
        blocks.extend(self.talk_until(leaver));
        blocks.push(self.link(leaver, key::MAIL_COMBINED_BUTTON)?);
        blocks.push(self.text(key::MAIL_INVITATION_FREE));
        blocks.extend(self.settlement(leaver));
        Some(blocks)
    }

    fn combined_reminder(&self, leaver: &Leaver, last: bool) -> Option<Vec<Block>> {
        let opening = match (leaver.needs_a_time, last) {
            (true, _) => key::MAIL_COMBINED_REMINDER,
            // The talk is planned: what is left is the questionnaire.
            (false, false) => key::MAIL_QUESTIONNAIRE_REMINDER_1,
            (false, true) => key::MAIL_QUESTIONNAIRE_REMINDER_2,
        };
        let mut blocks = vec![self.text(opening)];
        if leaver.needs_a_time {
            blocks.extend(self.talk_until(leaver));
            blocks.extend(last.then(|| self.text(key::MAIL_LAST_REMINDER)));
        }
        blocks.push(self.link(leaver, key::MAIL_COMBINED_BUTTON)?);
        blocks.extend(self.settlement(leaver));
        Some(blocks)
    }

    fn ask(&self, leaver: &Leaver) -> Option<Vec<Block>> {
        let mut blocks = vec![self.text(key::MAIL_OPENING), self.text(key::MAIL_ASK)];
        blocks.push(self.link(leaver, key::MAIL_ASK_BUTTON)?);
        blocks.extend(self.settlement(leaver));
        Some(blocks)
    }

    fn invitation(&self, leaver: &Leaver) -> Option<Vec<Block>> {
        let mut blocks = Vec::new();
        if leaver.attempt > 1 {
            blocks.push(self.text(key::MAIL_INVITATION_AGAIN));
        } else {
            blocks.push(self.text(if leaver.answered { key::MAIL_INVITATION_THANKS } else { key::MAIL_OPENING }));
            blocks.push(self.text(key::MAIL_INVITATION));
            blocks.push(self.text(key::MAIL_INVITATION_LENGTH));
        }
        blocks.extend(leaver.gone.then(|| self.text(key::MAIL_INVITATION_FAR)));
        blocks.extend(self.talk_until(leaver));
        blocks.push(self.link(leaver, key::MAIL_INVITATION_BUTTON)?);
        blocks.push(self.text(key::MAIL_INVITATION_FREE));
        blocks.extend(self.settlement(leaver));
        Some(blocks)
    }

    fn invitation_reminder(&self, leaver: &Leaver, opening: Key) -> Option<Vec<Block>> {
        let mut blocks = vec![self.text(opening)];
        blocks.extend(self.talk_until(leaver));
        blocks.push(self.link(leaver, key::MAIL_INVITATION_BUTTON)?);
        blocks.push(self.text(key::MAIL_INVITATION_FREE));
        blocks.extend(self.settlement(leaver));
        Some(blocks)
    }

    /// What the two need to know of an appointment that stands, for the leaver.
    fn appointment(&self, leaver: &Leaver, meeting: &Meeting) -> Vec<Block> {
        let mut blocks = vec![self.facts(meeting, &meeting.host)];
        match meeting.way {
            Way::InPerson => {}
            Way::Phone => blocks.push(self.text(key::MAIL_PHONE_LEAVER)),
            Way::Video if meeting.video.is_some() => {}
            Way::Video => blocks.push(self.text(key::MAIL_VIDEO_LEAVER)),
        }
        blocks.extend(self.call(meeting));
        if leaver.link.is_some() {
            blocks.push(self.text(key::MAIL_CHANGE_LEAVER));
            blocks.extend(meeting.another_waits.then(|| self.text(key::MAIL_ANOTHER_WAITS)));
            blocks.extend(self.link(leaver, key::MAIL_APPOINTMENT_BUTTON));
        }
        blocks
    }

    /// The host's number, where there is one to say.
    fn call(&self, meeting: &Meeting) -> Option<Block> {
        let phone = meeting.phone.as_ref()?;
        let said = [("host", Arg::from(one_line(&meeting.host))), ("phone", Arg::from(phone.as_str()))];
        Some(Block::Text(self.words.with(key::MAIL_CALL_HOST, said)))
    }

    fn confirmed(&self, leaver: &Leaver) -> Option<Vec<Block>> {
        let meeting = self.context.appointment.as_ref()?;
        let mut blocks = vec![self.text(key::MAIL_CONFIRMATION_LEAVER)];
        blocks.extend(self.appointment(leaver, meeting));
        blocks.push(self.text(match meeting.formality {
            Formality::Formal => key::MAIL_REPORT_FORMAL,
            Formality::Informal => key::MAIL_REPORT_INFORMAL,
        }));
        blocks.push(self.text(key::MAIL_CALENDAR_ATTACHED));
        blocks.extend(self.settlement(leaver));
        Some(blocks)
    }

    fn moved(&self, leaver: &Leaver) -> Option<Vec<Block>> {
        let meeting = self.context.appointment.as_ref()?;
        let mut blocks = vec![self.text(key::MAIL_MOVED_LEAVER)];
        blocks.extend(self.appointment(leaver, meeting));
        blocks.push(self.text(key::MAIL_CALENDAR_ATTACHED));
        Some(blocks)
    }

    fn appointment_reminder(&self, leaver: &Leaver) -> Option<Vec<Block>> {
        let meeting = self.context.appointment.as_ref()?;
        let mut blocks = vec![self.text(key::MAIL_APPOINTMENT_REMINDER_LEAVER)];
        blocks.extend(self.appointment(leaver, meeting));
        blocks.extend(self.settlement(leaver));
        Some(blocks)
    }

    fn cancelled(&self, leaver: &Leaver) -> Option<Vec<Block>> {
        self.context.appointment.as_ref()?;
        let mut blocks = vec![self.text(key::MAIL_CANCELLED_LEAVER)];
        if leaver.needs_a_time && leaver.link.is_some() {
            blocks.push(self.text(key::MAIL_CANCELLED_AGAIN));
            blocks.extend(self.link(leaver, key::MAIL_INVITATION_BUTTON));
        }
        blocks.push(self.text(key::MAIL_CANCELLED_CALENDAR));
        Some(blocks)
    }

    /// The host cannot be there: sorry, and other times at once.
    fn cancelled_with_times(&self, leaver: &Leaver) -> Option<Vec<Block>> {
        self.context.appointment.as_ref()?;
        let mut blocks = vec![self.text(key::MAIL_AWAY_LEAVER)];
        if leaver.needs_a_time && leaver.link.is_some() {
            blocks.push(self.text(key::MAIL_AWAY_TIMES));
            blocks.extend(self.link(leaver, key::MAIL_AWAY_BUTTON));
        }
        blocks.push(self.text(key::MAIL_CANCELLED_CALENDAR));
        Some(blocks)
    }

    fn withdrawn(&self) -> Vec<Block> {
        let mut blocks = vec![self.text(key::MAIL_WITHDRAWN), self.text(key::MAIL_WITHDRAWN_ERASED)];
        blocks.extend(self.context.appointment.as_ref().map(|_| self.text(key::MAIL_CANCELLED_CALENDAR)));
        blocks
    }

    fn report_ready(&self, leaver: &Leaver) -> Option<Vec<Block>> {
        let mut blocks = vec![self.text(key::MAIL_REPORT_READY), self.text(key::MAIL_REPORT_READY_CODE)];
        blocks.extend(leaver.reply_until.map(|day| self.text_with_day(key::MAIL_REPORT_READY_UNTIL, day)));
        blocks.push(self.link(leaver, key::MAIL_REPORT_READY_BUTTON)?);
        blocks.extend(self.settlement(leaver));
        Some(blocks)
    }

    fn break_glass_used(&self, leaver: &Leaver) -> Vec<Block> {
        let mut blocks = vec![self.text(key::MAIL_BREAK_GLASS)];
        blocks.extend(self.context.reason.as_ref().map(|_| self.text(key::MAIL_BREAK_GLASS_REASON)));
        blocks.extend(self.link(leaver, key::MAIL_BREAK_GLASS_BUTTON));
        blocks
    }
}
