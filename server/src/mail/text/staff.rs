//! Mails to hosts and HR. They never say what the leaver prefers, answered or did with the
//! questionnaire (docs/domain.md, "Who sees what").

use chrono::{NaiveDate, NaiveTime};
use domain::talk::{Formality, Way};
use wording::{Arg, Key, key};

use super::{Block, Writer, Written, one_line};
use crate::mail::MailKind;
use crate::mail::context::{Leaver, Meeting, Notice};

impl Writer<'_> {
    pub(super) fn to_staff(&self) -> Option<Written> {
        if let Some(notice) = &self.context.notice {
            return match self.context.kind {
                MailKind::SecondPersonAsked | MailKind::DecidedAlone => self.second_person(notice),
                MailKind::TokenMakerGone => self.of_token(notice, notice.token.as_deref()?),
                MailKind::DeputyNamed | MailKind::MadeDeputy => self.deputy(notice),
                MailKind::RoundUp => self.round_up(notice),
                MailKind::PointDue => self.point(notice),
                MailKind::ReleaseMade => self.release(notice),
                _ => self.notice(notice),
            };
        }
        let leaver = self.context.leaver.as_ref()?;
        let (subject, blocks) = match self.context.kind {
            MailKind::UnansweredHost => {
                (key::MAIL_UNANSWERED_SUBJECT, self.unanswered(leaver, key::MAIL_UNANSWERED_HOST))
            }
            MailKind::UnansweredHr => (key::MAIL_UNANSWERED_SUBJECT, self.unanswered(leaver, key::MAIL_UNANSWERED_HR)),
            MailKind::ConfirmationHost => {
                (key::MAIL_CONFIRMATION_SUBJECT, self.standing(leaver, key::MAIL_CONFIRMATION_HOST, true)?)
            }
            MailKind::MovedHost => (key::MAIL_MOVED_SUBJECT, self.standing(leaver, key::MAIL_MOVED_HOST, true)?),
            MailKind::AppointmentReminderHost => (
                key::MAIL_APPOINTMENT_REMINDER_SUBJECT,
                self.standing(leaver, key::MAIL_APPOINTMENT_REMINDER_HOST, false)?,
            ),
            MailKind::CancelledHost => {
                self.context.appointment.as_ref()?;
                let blocks = vec![self.text(key::MAIL_CANCELLED_HOST), self.text(key::MAIL_CANCELLED_CALENDAR)];
                (key::MAIL_CANCELLED_SUBJECT, blocks)
            }
            MailKind::ChangeAsked => {
                let meeting = self.context.appointment.as_ref()?;
                let blocks = vec![
                    self.change_asked(leaver, meeting),
                    self.facts(meeting, &leaver.name),
                    self.text(key::MAIL_CHANGE_ASKED_STANDS),
                    self.staff_button(key::MAIL_HOST_BUTTON),
                ];
                (key::MAIL_CHANGE_ASKED_SUBJECT, blocks)
            }
            MailKind::TimeCollides => {
                let meeting = self.context.appointment.as_ref()?;
                let blocks = vec![
                    self.text(key::MAIL_TIME_COLLIDES),
                    self.facts(meeting, &leaver.name),
                    self.text(key::MAIL_TIME_COLLIDES_DO),
                    self.staff_button(key::MAIL_STAFF_BUTTON),
                ];
                (key::MAIL_TIME_COLLIDES_SUBJECT, blocks)
            }
            MailKind::LeaderToPlan => {
                let to_plan = self.text_with_day(key::MAIL_TO_PLAN, leaver.talk_by);
                (key::MAIL_TO_PLAN_SUBJECT, vec![to_plan, self.staff_button(key::MAIL_STAFF_BUTTON)])
            }
            MailKind::LeaderReplacedHr => {
                let blocks = vec![self.text(key::MAIL_LEADER_REPLACED), self.staff_button(key::MAIL_STAFF_BUTTON)];
                (key::MAIL_LEADER_REPLACED_SUBJECT, blocks)
            }
            // Of somebody whose record nobody may open, and not what they asked: both stand behind signing in.
            MailKind::RightAsked => {
                let url = format!("{}/staff/requests", self.context.base_url);
                let button = Block::Button { label: self.say(key::MAIL_RIGHT_ASKED_BUTTON), url };
                let mut blocks = vec![self.text(key::MAIL_RIGHT_ASKED)];
                blocks.extend(leaver.reply_until.map(|day| self.text_with_day(key::MAIL_RIGHT_ASKED_UNTIL, day)));
                blocks.push(button);
                (key::MAIL_RIGHT_ASKED_SUBJECT, blocks)
            }
            MailKind::ReportReminder => (
                key::MAIL_REPORT_REMINDER_SUBJECT,
                vec![self.text(key::MAIL_REPORT_REMINDER), self.staff_button(key::MAIL_REPORT_REMINDER_BUTTON)],
            ),
            // Neither says what it is about: a mail is read over many a shoulder. Of the task's talk its
            // owner may not even know the name.
            MailKind::TaskMade => {
                let url = format!("{}/staff/tasks", self.context.base_url);
                let button = Block::Button { label: self.say(key::MAIL_TASK_MADE_BUTTON), url };
                (key::MAIL_TASK_MADE_SUBJECT, vec![self.text(key::MAIL_TASK_MADE), button])
            }
            MailKind::ReportCorrected => (
                key::MAIL_REPORT_CORRECTED_SUBJECT,
                vec![self.text(key::MAIL_REPORT_CORRECTED), self.staff_button(key::MAIL_REPORT_CORRECTED_BUTTON)],
            ),
            _ => return None,
        };
        Some((self.say(subject), blocks, Vec::new()))
    }

    /// A role or a training that waits for a second person, or was decided on without one; or a team that was moved.
    fn second_person(&self, notice: &Notice) -> Option<Written> {
        if let Some((team, school)) = &notice.moved {
            let names = [("by", &notice.by), ("team", team), ("to", school)];
            let said =
                self.words.with(key::MAIL_ALONE_MOVED, names.map(|(name, text)| (name, Arg::from(one_line(text)))));
            return Some((self.say(key::MAIL_ALONE_SUBJECT), vec![Block::Text(one_line(&said))], Vec::new()));
        }
        if let Some(token) = &notice.token {
            return self.of_token(notice, token);
        }
        let asks = self.context.kind == MailKind::SecondPersonAsked;
        let (subject, button) = if asks {
            (key::MAIL_SECOND_SUBJECT, key::MAIL_SECOND_BUTTON)
        } else {
            let of_lists = notice.account.is_none();
            (key::MAIL_ALONE_SUBJECT, if of_lists { key::MAIL_ALONE_LISTS_BUTTON } else { key::MAIL_ALONE_BUTTON })
        };
        let words = match (asks, notice.account, notice.role) {
            (true, None, _) => key::MAIL_SECOND_LISTS,
            (true, Some(_), Some(_)) if notice.by_claim => key::MAIL_SECOND_CLAIM,
            (true, Some(_), Some(_)) => key::MAIL_SECOND_ROLE,
            (true, Some(_), None) => key::MAIL_SECOND_TRAINING,
            (false, None, _) => key::MAIL_ALONE_LISTS,
            (false, Some(_), Some(_)) if notice.by_claim => key::MAIL_ALONE_CLAIM,
            (false, Some(_), Some(_)) => key::MAIL_ALONE_ROLE,
            (false, Some(_), None) => key::MAIL_ALONE_TRAINING,
        };
        let role = notice.role.map(|role| self.words.code("role", role.code())).unwrap_or_default();
        let said = self.words.with(
            words,
            [
                ("by", Arg::from(one_line(&notice.by))),
                ("host", Arg::from(one_line(&notice.host))),
                ("what", Arg::from(role)),
            ],
        );
        let page = match (asks, notice.account) {
            (true, _) => "waiting".to_owned(),
            (false, Some(account)) => format!("people/{account}"),
            (false, None) => "people".to_owned(),
        };
        let url = format!("{}/staff/organisation/{page}", self.context.base_url);
        let blocks = vec![Block::Text(one_line(&said)), Block::Button { label: self.say(button), url }];
        Some((self.say(subject), blocks, Vec::new()))
    }

    /// A token of a personnel system: it waits for a second person, writes without one, or has lost its maker.
    fn of_token(&self, notice: &Notice, token: &str) -> Option<Written> {
        let (subject, words, button, page) = match self.context.kind {
            MailKind::SecondPersonAsked => {
                (key::MAIL_SECOND_SUBJECT, key::MAIL_SECOND_TOKEN, key::MAIL_SECOND_BUTTON, Some("waiting"))
            }
            MailKind::TokenMakerGone => {
                (key::MAIL_TOKEN_SUBJECT, key::MAIL_TOKEN_MAKER_GONE, key::MAIL_TOKEN_BUTTON, Some("api"))
            }
            // Not all who are told may open the page of tokens.
            _ => (key::MAIL_ALONE_SUBJECT, key::MAIL_ALONE_TOKEN, key::MAIL_TOKEN_BUTTON, None),
        };
        let names = [("by", notice.by.as_str()), ("token", token)];
        let said = self.words.with(words, names.map(|(name, text)| (name, Arg::from(one_line(text)))));
        let url = page.map(|page| format!("{}/staff/organisation/{page}", self.context.base_url));
        let button = url.map(|url| Block::Button { label: self.say(button), url });
        let blocks = [Some(Block::Text(one_line(&said))), button].into_iter().flatten().collect();
        Some((self.say(subject), blocks, Vec::new()))
    }

    /// Somebody has another's role for a while.
    fn deputy(&self, notice: &Notice) -> Option<Written> {
        let (subject, words) = match self.context.kind {
            MailKind::DeputyNamed => (key::MAIL_DEPUTY_SUBJECT, key::MAIL_DEPUTY_NAMED),
            _ => (key::MAIL_DEPUTY_YOU_SUBJECT, key::MAIL_DEPUTY_YOU),
        };
        let said = self.words.with(
            words,
            [
                ("by", Arg::from(one_line(&notice.by))),
                ("host", Arg::from(one_line(&notice.host))),
                ("what", Arg::from(self.words.code("role", notice.role?.code()))),
                ("from", Arg::from(self.day(notice.from?))),
                ("until", Arg::from(self.day(notice.until?))),
            ],
        );
        let url = format!("{}/staff/roles", self.context.base_url);
        let button = Block::Button { label: self.say(key::MAIL_DEPUTY_BUTTON), url };
        Some((self.say(subject), vec![Block::Text(one_line(&said)), button], Vec::new()))
    }

    /// The day of an improvement point, and not which one it is.
    fn point(&self, notice: &Notice) -> Option<Written> {
        let day = notice.until?;
        let words = if day < self.context.today { key::MAIL_POINT_LATE } else { key::MAIL_POINT_DUE };
        let url = format!("{}/staff/improvements/mine", self.context.base_url);
        let button = Block::Button { label: self.say(key::MAIL_POINT_BUTTON), url };
        Some((self.say(key::MAIL_POINT_SUBJECT), vec![self.text_with_day(words, day), button], Vec::new()))
    }

    /// About a host: talks that are off, or a training that ends.
    fn notice(&self, notice: &Notice) -> Option<Written> {
        let host = one_line(&notice.host);
        let until = notice.until.map(|day| self.day(day)).unwrap_or_default();
        let say = |key| {
            let args = [("host", Arg::from(host.as_str())), ("until", Arg::from(until.as_str()))];
            Block::Text(one_line(&self.words.with(key, args)))
        };
        let (subject, blocks) = match self.context.kind {
            MailKind::TalksFreedHr => {
                let talk = |(name, day, from): &(String, NaiveDate, NaiveTime)| {
                    (one_line(name), format!("{}, {}", self.day(*day), self.words.time(*from)))
                };
                let talks = Block::Facts(notice.talks.iter().map(talk).collect());
                (
                    key::MAIL_TALKS_FREED_SUBJECT,
                    vec![say(key::MAIL_TALKS_FREED), talks, say(key::MAIL_TALKS_FREED_NEXT)],
                )
            }
            MailKind::TrainingExpiring => (key::MAIL_TRAINING_SUBJECT, vec![say(key::MAIL_TRAINING_OWN)]),
            MailKind::TrainingExpiringHr => (key::MAIL_TRAINING_SUBJECT, vec![say(key::MAIL_TRAINING_HR)]),
            _ => return None,
        };
        let mut blocks = blocks;
        blocks.push(self.staff_button(key::MAIL_STAFF_OPEN));
        Some((self.say(subject), blocks, Vec::new()))
    }

    /// The leaver asks for another time: on their page, where it is too late to move it themselves, or in their
    /// calendar.
    fn change_asked(&self, leaver: &Leaver, meeting: &Meeting) -> Block {
        let Some((day, time)) = meeting.proposed else {
            let in_calendar = meeting.asked_in_calendar;
            return self.text(if in_calendar { key::MAIL_CHANGE_ASKED_CALENDAR } else { key::MAIL_CHANGE_ASKED });
        };
        Block::Text(one_line(&self.words.with(
            key::MAIL_CHANGE_PROPOSED,
            [
                ("leaver", Arg::from(one_line(&leaver.name))),
                ("day", Arg::from(self.day(day))),
                ("time", Arg::from(self.words.time(time))),
            ],
        )))
    }

    fn unanswered(&self, leaver: &Leaver, opening: Key) -> Vec<Block> {
        let mut blocks = vec![self.text(opening)];
        if leaver.talk_by >= self.context.today {
            blocks.push(self.text_with_day(key::MAIL_UNANSWERED_UNTIL, leaver.talk_by));
        }
        blocks.push(self.staff_button(key::MAIL_STAFF_BUTTON));
        blocks
    }

    /// An appointment that stands.
    fn standing(&self, leaver: &Leaver, opening: Key, with_file: bool) -> Option<Vec<Block>> {
        let meeting = self.context.appointment.as_ref()?;
        let mut blocks = vec![self.text(opening), self.facts(meeting, &leaver.name)];
        blocks.extend(self.how_to_reach(meeting));
        if meeting.formality == Formality::Formal {
            blocks.push(self.text(key::MAIL_GUIDE_HOST));
        }
        if with_file {
            blocks.push(self.text(key::MAIL_CALENDAR_ATTACHED));
        }
        blocks.push(self.staff_button(key::MAIL_HOST_BUTTON));
        Some(blocks)
    }

    fn how_to_reach(&self, meeting: &Meeting) -> Option<Block> {
        match meeting.way {
            Way::InPerson => None,
            Way::Phone => Some(self.text(key::MAIL_PHONE_HOST)),
            Way::Video if meeting.video.is_some() => Some(self.text(key::MAIL_VIDEO_HOST_OWN)),
            Way::Video => Some(self.text(key::MAIL_VIDEO_HOST)),
        }
    }
}
