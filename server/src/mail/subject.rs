//! Reads what a claimed mail is about, and finds out whether it still has a point.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::Language;
use domain::account::Role;
use domain::code::{CODE_LATE_MINUTES, CodePurpose};
use domain::course::{INVITATION_WORKING_DAYS, TalkState};
use domain::ids::{AccountId, TalkId};
use domain::organisation::Organisation;
use domain::person::{EmailAddress, NameParts};
use domain::reach::Reach;
use domain::route::TalksDue;
use domain::talk::{BookedBy, HostKind};
use domain::working_days::WorkCalendar;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::Value;
use wording::{Wording, key};

use super::context::{Code, Context, Leaver, Meeting, Notice, With};
use super::{MailKind, before, pointless};
use crate::calendar_file::{CalendarFile, Method, Party, change_page};
use crate::course::{self, Loaded};
use crate::program::Program;
use crate::secret::LinkToken;
use crate::store::entity::{account, appointment, former_colleague, link, outbox, talk};
use crate::store::queries::roles::HeldRole;
use crate::store::queries::{accounts, reach, roles};
use crate::store::{Keyed, StoreError, Typed};

/// What reading a claimed mail comes to.
pub(crate) enum Reading {
    /// It can be written and sent.
    Ready(Box<Ready>),
    /// It became pointless, for this reason.
    Pointless(&'static str),
    /// It goes in opening hours only: the next opening.
    NotOpen(DateTime<Utc>),
}

/// A mail that can be written.
pub(crate) struct Ready {
    pub context: Context,
    pub to: EmailAddress,
    /// For one appointment each; the withdrawal of a departure can call off two.
    pub calendar_files: Vec<CalendarFile>,
}

/// Everything around one row of the outbox.
pub(super) struct Subject<'a> {
    pub row: &'a outbox::Model,
    pub kind: MailKind,
    pub payload: Value,
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
    pub loaded: Option<Loaded>,
    /// What it is about: at most one, but for the withdrawal of a departure, which may call off two.
    pub appointments: Vec<appointment::Model>,
    pub link: Option<link::Model>,
    organisation: Organisation,
    calendar: WorkCalendar,
    /// Whom it goes to, where that is a member of staff.
    account: Option<account::Model>,
    /// The hosts of the appointments, among others.
    people: Vec<account::Model>,
    /// How those hosts are reached.
    reach: HashMap<AccountId, Reach>,
    leader: Option<String>,
    notice: Option<Notice>,
    /// What whoever it goes to may be, where it is for a role.
    held: Option<Vec<HeldRole>>,
    /// Whoever stays in touch, in mails to them.
    pub former: Option<former_colleague::Model>,
}

/// Reads what a mail is about, as it is at `now`. `told`: what it tells that is read by modules above this one.
pub(crate) async fn read(
    program: &Program,
    sender: &EmailAddress,
    row: &outbox::Model,
    told: Option<Notice>,
    now: DateTime<Utc>,
) -> Result<Reading, StoreError> {
    let kind = *row.kind;
    let calendar = course::calendar(program.store().read(), *row.board_id).await?;
    if !row.at_once && !calendar.is_open(now) {
        return Ok(Reading::NotOpen(calendar.next_opening(now)));
    }
    let subject = load(program, row, kind, told, calendar, now).await?;
    if let Some(reason) = pointless::reason(&subject) {
        return Ok(Reading::Pointless(reason));
    }
    if subject.is_restricted() && kind.waits_while_restricted() {
        return Ok(Reading::NotOpen(subject.calendar.next_opening(now + TimeDelta::days(1))));
    }
    // Whoever was told of an appointment, before the day was set, hears what becomes of it.
    if let Some(until) = subject.hidden_until()
        && !was_told(program, row).await?
    {
        return Ok(match kind {
            MailKind::CancelledHost => Reading::Pointless("the leader never knew of it"),
            _ => Reading::NotOpen(until),
        });
    }
    let conn = program.store().read();
    let Some((to, to_name, language)) = subject.receiver(conn)? else {
        return Ok(Reading::Pointless("there is nobody to send it to any more"));
    };
    let calendar_files = subject.calendar_files(conn, sender, language, &change_page(&program.settings().base_url))?;
    let context = subject.context(program, to_name, language)?;
    Ok(Reading::Ready(Box::new(Ready { context, to, calendar_files })))
}

/// Whether a mail about the same appointment left for the same account before.
async fn was_told(program: &Program, row: &outbox::Model) -> Result<bool, StoreError> {
    if row.appointment_id.is_none() {
        return Ok(false);
    }
    let sent = outbox::Entity::find()
        .filter(outbox::Column::AppointmentId.eq(row.appointment_id))
        .filter(outbox::Column::AccountId.eq(row.account_id))
        .filter(outbox::Column::SentAt.is_not_null())
        .one(program.store().read())
        .await?;
    Ok(sent.is_some())
}

/// The address mails come from, given as `a@b.nl` or as `Name <a@b.nl>`; the name people see is the
/// organisation's setting.
pub(crate) fn sender(program: &Program) -> Result<EmailAddress, StoreError> {
    let sender = program.settings().sender();
    sender.map_err(|_| StoreError::corrupt("settings", "MAIL_FROM", "it is not a mail address"))
}

async fn load<'a>(
    program: &Program,
    row: &'a outbox::Model,
    kind: MailKind,
    told: Option<Notice>,
    calendar: WorkCalendar,
    now: DateTime<Utc>,
) -> Result<Subject<'a>, StoreError> {
    let conn = program.store().read();
    let today = calendar.local_date(now);
    let loaded = match row.departure_id {
        Some(id) => course::load(conn, *id, today).await?,
        None => None,
    };
    let link = match row.departure_id.filter(|_| kind.is_to_leaver()) {
        Some(id) => link::Entity::find().filter(link::Column::DepartureId.eq(id)).one(conn).await?,
        None => None,
    };
    let appointments = loaded.as_ref().map(|loaded| appointments(loaded, row, kind, now)).unwrap_or_default();
    let leader_id = loaded.as_ref().and_then(|loaded| loaded.departure.leader_id);
    let hosts = appointments.iter().map(|appointment| appointment.host_id);
    let wanted = [row.account_id, leader_id].into_iter().flatten().chain(hosts).map(Typed::get);
    let people = accounts::these(conn, wanted).await?;
    let hosts: Vec<AccountId> = appointments.iter().map(|appointment| *appointment.host_id).collect();
    let reach = reach::of_hosts(conn, hosts).await?;
    let payload = row.needs(conn)?;
    let former = match kind.is_to_former() {
        true => super::former::read(conn, &payload).await?,
        false => None,
    };
    let notice = match told {
        Some(told) => Some(told),
        None => super::notice::read(conn, kind, &payload, &calendar, now).await?,
    };
    let person = |id: Option<AccountId>| people.iter().find(|person| Some(*person.id) == id).cloned();
    Ok(Subject {
        row,
        kind,
        payload,
        now,
        today,
        organisation: course::organisation(conn, *row.board_id).await?,
        calendar,
        account: person(row.account_id.map(Typed::get)),
        leader: person(leader_id.map(Typed::get)).map(|leader| leader.name),
        notice,
        held: match row.account_id.filter(|_| is_for_a_role(kind, row, loaded.as_ref())) {
            Some(account) => Some(roles::of_account(conn, *account, now).await?),
            None => None,
        },
        former,
        people,
        reach,
        loaded,
        appointments,
        link,
    })
}

/// The appointment the mail names; for the withdrawal of a departure those that it called off.
fn appointments(loaded: &Loaded, row: &outbox::Model, kind: MailKind, now: DateTime<Utc>) -> Vec<appointment::Model> {
    let called_off = |appointment: &appointment::Model| {
        kind == MailKind::DepartureWithdrawn
            && appointment.cancelled_at.is_some()
            && appointment.cancelled_at == loaded.departure.cancelled_at
            && appointment.starts_at > now
    };
    let named =
        |appointment: &&appointment::Model| Some(appointment.id) == row.appointment_id || called_off(appointment);
    loaded.appointments.iter().filter(named).cloned().collect()
}

/// Whether a mail goes to somebody by a role: to HR, or to an adviser about a talk that is theirs to hold. That a talk
/// is off a host hears in any case, and what a task is about no mail says.
fn is_for_a_role(kind: MailKind, row: &outbox::Model, loaded: Option<&Loaded>) -> bool {
    !kind.for_roles().is_empty() || is_to_adviser(kind, row, loaded)
}

fn is_to_adviser(kind: MailKind, row: &outbox::Model, loaded: Option<&Loaded>) -> bool {
    let mut talks = loaded.into_iter().flat_map(|loaded| &loaded.talks);
    let is_of_adviser = talks.any(|talk| Some(talk.id) == row.talk_id && talk.host_kind == HostKind::HrAdviser);
    kind.is_told_as_host() && !matches!(kind, MailKind::CancelledHost | MailKind::TaskMade) && is_of_adviser
}

impl Subject<'_> {
    /// Whether whoever it goes to has none of the roles any more by which it would be theirs, for the leaver's unit
    /// where it is about one.
    pub(super) fn role_has_ended(&self) -> bool {
        let Some(held) = &self.held else { return false };
        let wanted = match self.kind.for_roles() {
            [] => &[Role::HrAdviser],
            roles => roles,
        };
        let reaches = |held: &HeldRole| match (&self.loaded, held.unit) {
            (Some(loaded), Some(unit)) => [loaded.departure.unit_id, loaded.departure.school_id].contains(&unit.into()),
            (None, _) | (_, None) => true,
        };
        !held.iter().any(|held| held.counts() && wanted.contains(&held.role) && reaches(held))
    }

    /// Whether it goes to an address of before, which is told along.
    fn is_to_before(&self) -> bool {
        before::is_to_before(&self.payload)
    }

    /// Address, name and language, looked up again: the address rule for the leaver, the account
    /// of today for staff. What nobody may do unseen goes where the row says.
    fn receiver(&self, conn: &impl Keyed) -> Result<Option<(EmailAddress, String, Language)>, StoreError> {
        if self.kind.is_to_leaver() && !self.kind.keeps_its_address() && !self.is_to_before() {
            let Some(departure) = self.loaded.as_ref().map(|loaded| &loaded.departure) else { return Ok(None) };
            let Some(to) = course::address(conn, departure, self.today)? else { return Ok(None) };
            return Ok(Some((to, departure.name(conn)?, *departure.language)));
        }
        if self.kind.is_to_former() {
            let Some(former) = &self.former else { return Ok(None) };
            // No name is kept.
            return Ok(Some((former.to(conn)?, String::new(), *former.language)));
        }
        if self.row.account_id.is_some() {
            let Some(account) = self.account.as_ref().filter(|account| account.active) else { return Ok(None) };
            let to = account.address()?;
            return Ok(Some((to, account.name.clone(), *account.language)));
        }
        let to = EmailAddress::parse(&self.row.to_address(conn)?);
        // Erased while it waited.
        if to.is_err() && self.kind.is_to_leaver() {
            return Ok(None);
        }
        let to = to.map_err(|_| StoreError::corrupt("outbox", *self.row.id, "an address that is none"))?;
        Ok(Some((to, self.row.to_name(conn)?, *self.row.language)))
    }

    /// The leaver has it restricted what may be done with the data.
    fn is_restricted(&self) -> bool {
        self.loaded.as_ref().is_some_and(|loaded| loaded.facts.is_restricted())
    }

    /// The first opening on which this mail may go, where it goes to a leader who may not know of the departure
    /// yet. Pages ask `domain::access::visibility` the same.
    fn hidden_until(&self) -> Option<DateTime<Utc>> {
        let loaded = self.loaded.as_ref()?;
        let account = self.row.account_id.filter(|_| self.kind.is_told_as_host())?;
        let day = loaded.departure.known_from.filter(|day| self.today < *day)?;
        let of_kind = |kind: HostKind| move |talk: &&talk::Model| *talk.host_kind == kind;
        let named = loaded.talks.iter().find(|talk| Some(talk.id) == self.row.talk_id);
        let as_adviser = named.as_ref().is_some_and(of_kind(HostKind::HrAdviser));
        let hosts = |talk: &talk::Model| talk.host_id == Some(account);
        let leads = loaded.departure.leader_id == Some(account)
            || named.as_ref().is_some_and(of_kind(HostKind::TeamLeader))
            || loaded.talks.iter().filter(of_kind(HostKind::TeamLeader)).any(hosts);
        (leads && !as_adviser).then(|| self.calendar.first_opening_of(day))
    }

    fn context(&self, program: &Program, to_name: String, language: Language) -> Result<Context, StoreError> {
        let text = |name: &str| self.payload[name].as_str().map(str::to_owned);
        Ok(Context {
            kind: self.kind,
            language,
            to_name,
            to_parts: self.parts(program.store().read())?,
            organisation: self.organisation.clone(),
            base_url: program.settings().base_url.clone(),
            today: self.today,
            departure: self.row.departure_id.map(Into::into),
            leaver: self.loaded.as_ref().map(|loaded| self.leaver(program, loaded, language)).transpose()?,
            appointment: self
                .shown_appointments()
                .first()
                .map(|row| self.meeting(program.store().read(), row))
                .transpose()?,
            code: text("code").map(|code| self.code(code)),
            reason: text("reason"),
            notice: self.notice.clone(),
            former: self.former.as_ref().map(|former| super::former::context(program, former)),
        })
    }

    /// The parts of the receiver's name, where it is the leaver.
    fn parts(&self, conn: &impl Keyed) -> Result<NameParts, StoreError> {
        match &self.loaded {
            Some(loaded) if self.kind.is_to_leaver() => loaded.departure.parts(conn),
            _ => Ok(NameParts::default()),
        }
    }

    /// The appointments that it speaks of: none where it tells an address of before along.
    fn shown_appointments(&self) -> &[appointment::Model] {
        if self.is_to_before() { &[] } else { &self.appointments }
    }

    /// What it was to tell of, beside a departure, is no more.
    pub(super) const fn is_void(&self) -> bool {
        self.notice.is_none()
    }

    /// The code that this mail carries. It lives from when the mail server accepts the mail, which is now.
    fn code(&self, code: String) -> Code {
        let local = |instant: DateTime<Utc>| self.calendar.local(instant).time();
        let until = CodePurpose::of_mail(self.kind).map(|purpose| local(self.now + purpose.life()));
        let asked_at = self.row.created_at;
        let is_late = self.now - asked_at >= TimeDelta::minutes(CODE_LATE_MINUTES);
        Code { code, until, asked: is_late.then(|| local(asked_at)) }
    }

    /// The last day on which the leaver may answer the report that this mail is about.
    pub(super) fn until(&self) -> Option<NaiveDate> {
        self.payload["until"].as_str()?.parse().ok()
    }

    fn leaver(&self, program: &Program, loaded: &Loaded, language: Language) -> Result<Leaver, StoreError> {
        let facts = &loaded.facts;
        let due = facts.talks_due();
        let open = loaded.talks.iter().filter(|talk| talk.dropped_at.is_none() && talk.held_on.is_none());
        let minutes = open.map(|talk| *talk.minutes).max();
        let (with, ruled) = match &due {
            TalksDue::Talks(talks) => (
                match talks.as_slice() {
                    [one] if one.host == HostKind::TeamLeader => With::Leader,
                    [_] => With::Adviser,
                    _ => With::Both,
                },
                talks.iter().map(|talk| talk.minutes).max(),
            ),
            TalksDue::LeaverChooses { .. } => (With::Choice, facts.rule.map(|rule| rule.formal_minutes)),
            TalksDue::Declined | TalksDue::NoTalk => (With::Adviser, None),
        };
        let link = self.link.as_ref().filter(|_| !self.is_to_before()).map(|link| {
            let token = LinkToken::mint(program.secrets(), *link.id, *link.generation);
            format!("{}/l/{token}{}", program.settings().base_url, self.kind.leads_to())
        });
        Ok(Leaver {
            name: match loaded.departure.contact_erased_at {
                Some(_) => Wording::new(language).text(key::RETENTION_NAMELESS),
                None => loaded.departure.name(program.store().read())?,
            },
            tone: facts.departure_type.profile().tone,
            gone: facts.last_day_worked < self.today,
            link,
            answer_by: self.answer_by(loaded),
            talk_by: loaded.departure.talk_by.unwrap_or(facts.last_day_worked),
            answered: facts.questionnaire.submitted_at.is_some(),
            withdrew: facts.questionnaire.withdrawn_at.is_some(),
            needs_a_time: facts.needs_a_time() && !matches!(due, TalksDue::Declined | TalksDue::NoTalk),
            with,
            leader: self.leader.clone(),
            minutes: minutes.or(ruled).unwrap_or(45),
            reply_until: self.until(),
            attempt: self.payload["attempt"].as_u64().and_then(|attempt| attempt.try_into().ok()).unwrap_or(1),
        })
    }

    /// The day on which the invitation to the talk follows without an answer (docs/domain.md,
    /// "Course"); none when that is today or earlier.
    fn answer_by(&self, loaded: &Loaded) -> Option<NaiveDate> {
        let facts = &loaded.facts;
        let first = self.calendar.local_date(facts.questionnaire.mail.sent().unwrap_or(self.now));
        let days = u64::try_from(domain::course::INVITATION_DAYS).unwrap_or_default();
        let after_days = first.checked_add_days(Days::new(days))?;
        let before_last = self.calendar.subtract_working_days(facts.last_day_worked, INVITATION_WORKING_DAYS);
        let day = if before_last > self.today { after_days.min(before_last) } else { after_days };
        (day > self.today && day <= facts.last_day_worked.max(after_days)).then_some(day)
    }

    fn meeting(&self, conn: &impl Keyed, row: &appointment::Model) -> Result<Meeting, StoreError> {
        let corrupt = |what: &str| StoreError::corrupt("appointments", *row.id, what);
        let starts = self.calendar.local(row.starts_at);
        let ends = self.calendar.local(row.starts_at + chrono::TimeDelta::minutes(i64::from(*row.minutes)));
        let talks = self.loaded.as_ref().map(|loaded| loaded.talks.as_slice()).unwrap_or_default();
        let talk = talks.iter().find(|talk| talk.id == row.talk_id).ok_or_else(|| corrupt("a talk that is gone"))?;
        // These mails go shortly before it.
        let is_soon = matches!(self.kind, MailKind::AppointmentReminderLeaver | MailKind::RunningLate);
        let reach = self.reach_of(conn, row, is_soon)?;
        Ok(Meeting {
            day: starts.date_naive(),
            from: starts.time(),
            until: ends.time(),
            host: self.host(row).map(|host| host.name.clone()).unwrap_or_default(),
            way: *row.way,
            place: row.place.clone(),
            video: reach.video,
            phone: reach.phone.filter(|_| self.kind.is_to_leaver()),
            formality: *talk.formality,
            late_minutes: row.late_minutes.map(Typed::get),
            asked_in_calendar: self.payload["in_calendar"].as_bool().unwrap_or(false),
            proposed: self.proposed(),
            another_waits: self.another_waits(*row.talk_id),
        })
    }

    fn proposed(&self) -> Option<(NaiveDate, NaiveTime)> {
        let start: DateTime<Utc> = self.payload["proposed"].as_str()?.parse().ok()?;
        let local = self.calendar.local(start);
        Some((local.date_naive(), local.time()))
    }

    /// Whether a talk beside this one still needs a time: it is never dropped in silence.
    fn another_waits(&self, but: TalkId) -> bool {
        let talks = self.loaded.iter().flat_map(|loaded| loaded.facts.live_talks());
        talks
            .into_iter()
            .any(|talk| talk.id != but && matches!(talk.state, TalkState::Open | TalkState::NotHeld { .. }))
    }

    fn host(&self, row: &appointment::Model) -> Option<&account::Model> {
        self.people.iter().find(|person| person.id == row.host_id)
    }

    /// How the host is reached for this talk.
    fn reach_of(&self, conn: &impl Keyed, row: &appointment::Model, soon: bool) -> Result<Reach, StoreError> {
        let host = self.reach.get(&*row.host_id).cloned().unwrap_or_default();
        reach::of_appointment(conn, row, &host, soon)
    }

    /// The calendar files of confirmations, moves and cancellations.
    fn calendar_files(
        &self,
        conn: &impl Keyed,
        sender: &EmailAddress,
        language: Language,
        change_page: &str,
    ) -> Result<Vec<CalendarFile>, StoreError> {
        let method = match self.kind {
            MailKind::ConfirmationLeaver | MailKind::ConfirmationHost | MailKind::MovedLeaver | MailKind::MovedHost => {
                Method::Request
            }
            MailKind::CancelledLeaver
            | MailKind::CancelledWithTimes
            | MailKind::CancelledHost
            | MailKind::DepartureWithdrawn => Method::Cancel,
            _ => return Ok(Vec::new()),
        };
        let change_at = self.kind.is_to_leaver().then(|| change_page.to_owned());
        let file = |row: &appointment::Model| -> Result<CalendarFile, StoreError> {
            let file = self.calendar_file(conn, row, (method, sender, language))?;
            Ok(CalendarFile { change_at: change_at.clone(), ..file })
        };
        self.shown_appointments().iter().map(file).collect()
    }

    fn calendar_file(
        &self,
        conn: &impl Keyed,
        row: &appointment::Model,
        (method, sender, language): (Method, &EmailAddress, Language),
    ) -> Result<CalendarFile, StoreError> {
        let departure = self.loaded.as_ref().map(|loaded| &loaded.departure);
        let host = self
            .host(row)
            .and_then(|host| Some(Party { name: host.name.clone(), address: EmailAddress::parse(&host.email).ok()? }));
        // The host's file names the host alone: where the leaver can be reached in private is not the host's to know.
        let leaver = match departure.filter(|_| self.kind.is_to_leaver()) {
            Some(departure) => match course::address(conn, departure, self.today)? {
                Some(address) => Some(Party { name: departure.name(conn)?, address }),
                None => None,
            },
            None => None,
        };
        // A calendar takes no invitation from its own owner: whoever has the sender's address gets a copy to enter.
        let receiver = if self.kind.is_to_leaver() { leaver.as_ref() } else { host.as_ref() };
        let is_own = receiver.is_some_and(|party| party.address == *sender);
        let asked = if is_own { Vec::new() } else { asked(row, host.as_ref(), leaver.as_ref()) };
        Ok(CalendarFile {
            host: host.as_ref().map(|host| host.name.clone()).filter(|_| self.kind.is_to_leaver()),
            change_at: None,
            method: if is_own && method == Method::Request { Method::Publish } else { method },
            uid: row.uid.clone(),
            sequence: *row.sequence,
            starts_at: row.starts_at,
            minutes: u32::from(*row.minutes),
            zone: self.calendar.zone,
            way: *row.way,
            place: row.place.clone().or(self.reach_of(conn, row, false)?.video.map(String::from)),
            organiser: Party { name: self.organisation.sender(language).to_owned(), address: sender.clone() },
            asked,
            attendees: [host, leaver].into_iter().flatten().filter(|_| !is_own).collect(),
            words: Wording::new(language).naming(&self.organisation),
            changed_at: row.cancelled_at.unwrap_or(row.booked_at),
            stamp: self.now,
        })
    }
}

/// Whose answer a calendar asks for (RFC 5545, 3.2.12 and 3.2.17): whoever picked the time has agreed
/// by picking it, the other one has not.
fn asked(row: &appointment::Model, host: Option<&Party>, leaver: Option<&Party>) -> Vec<EmailAddress> {
    let both = [host.filter(|_| row.booked_by != BookedBy::Host), leaver.filter(|_| row.booked_by != BookedBy::Leaver)];
    both.into_iter().flatten().map(|party| party.address.clone()).collect()
}
