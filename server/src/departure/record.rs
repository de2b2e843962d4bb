//! One record: the facts, answers and reports side by side, the way it went, what is due next and
//! who owns it. Each viewer gets what `domain::access` says and nothing else: each part is put in only
//! where the viewer's `Visibility` names it, and is absent from the start.

mod answers;
mod people;
mod report;
mod second;
mod shown;
mod time_line;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::Language;
use domain::access::{AnswersVisibility, Relation, ReportVisibility, StatusVisibility, Visibility};
use domain::appointment::may_say_late;
use domain::course::{Holder, LeaderStatus, Stage, Status, Step, status};
use domain::departure::{Condition, ShownType};
use domain::ids::{AccountId, AppointmentId};
use domain::route::NotBefore;
use domain::side_by_side::side_by_side;
use domain::talk::HostKind;
use wording::{Wording, key};

use super::coordinator;
use people::People;

pub use answers::{AnsweredItem, AnswersView};
pub use report::ReportView;
pub use second::LaterView;
pub use shown::{
    AppointmentView, FullStatus, May, NextStep, NextStepKind, Record, RecordFacts, StatusView, TalkView, ViewedAs,
    Waits,
};
pub use time_line::{Moment, MomentKind};

use crate::access::RecordViewer;
use crate::course::{self, Loaded, Looking};
use crate::departure::waiting;
use crate::itip;
use crate::program::Program;
use crate::store::entity::{appointment, talk};
use crate::store::queries::departures;
use crate::store::seal::open_some;
use crate::store::{Keyed, StoreError, Typed};

/// Reads the record as this viewer may see it, in the viewer's language. A look at answers or at a
/// report is written down.
pub async fn load(program: &Program, viewer: &RecordViewer, language: Language) -> Result<Record, StoreError> {
    let now = program.now();
    let conn = program.store().read();
    let calendar = course::calendar(conn, viewer.board()).await?;
    let today = calendar.local_date(now);
    let loaded =
        course::load(conn, viewer.departure(), today).await?.ok_or_else(|| departures::gone(viewer.departure()))?;
    let visibility = viewer.visibility();
    let people = People::load(conn, &loaded, visibility).await?;
    let in_charge = match visibility.status {
        StatusVisibility::Full => coordinator::in_charge(conn, &loaded.departure, now).await?,
        StatusVisibility::AsLeader | StatusVisibility::Arranged | StatusVisibility::Nothing => None,
    };
    let standing = status(&loaded.facts, &calendar, now);
    let live: Vec<_> = loaded.talks.iter().filter_map(|talk| loaded.live_appointment(*talk.id)).collect();
    let live: Vec<_> = live.into_iter().map(|row| (*row.id, *row.sequence)).collect();
    let calendars = itip::answers_of(conn, &live).await?;
    let seen =
        Seen { loaded: &loaded, people: &people, in_charge, calendars: &calendars, viewer, visibility, now, today };

    let answers = match visibility.answers {
        AnswersVisibility::Nothing => None,
        how => answers::view(conn, &loaded, language, how).await?,
    };
    let later = match visibility.answers {
        AnswersVisibility::Full => {
            second::view(conn, &loaded, answers.as_ref().map(|answers| &answers.ticked), language).await?
        }
        // What the leaver shared with the leader is what they said before they left.
        AnswersVisibility::Shared | AnswersVisibility::Nothing => None,
    };
    let reports = match visibility.report {
        ReportVisibility::Nothing => Vec::new(),
        how => report::view(conn, &loaded, &people, how, viewer.account())?,
    };
    let side_by_side = answers.as_ref().filter(|_| !reports.is_empty()).map(|answers| {
        let told: Vec<_> = reports.iter().map(|shown| &shown.report).collect();
        side_by_side(&answers.ticked, &told)
    });
    let time_line = if visibility.time_line { time_line::view(conn, &loaded, &people).await? } else { Vec::new() };
    let waiting = match visibility.manages {
        true => waiting::of_departures(conn, [viewer.departure()]).await?.remove(&viewer.departure()),
        false => None,
    };
    let looking =
        Looking { board: viewer.board(), departure: viewer.departure(), account: viewer.account(), now, today };
    looking.note(program, answers.is_some(), !reports.is_empty()).await?;

    Ok(Record {
        id: viewer.departure(),
        revision: loaded.departure.revision,
        name: match loaded.departure.contact_erased_at {
            Some(_) if visibility.name => Wording::new(language).text(key::RETENTION_NAMELESS),
            None if visibility.name => loaded.departure.name(conn)?,
            _ => String::new(),
        },
        contact_erased_on: loaded.departure.contact_erased_at.map(|at| calendar.local_date(at)),
        is_going: loaded.departure.erasing_since.is_some(),
        viewed_as: viewed_as(viewer.relation()),
        last_day_worked: loaded.departure.last_day_worked,
        status: seen.status(&standing),
        facts: seen.facts(conn)?,
        talks: seen.talks()?,
        answers,
        later,
        predicts_first: visibility.predicts_first,
        reports,
        side_by_side,
        address_fails: if visibility.manages {
            open_some(loaded.departure.bounce_reason.as_ref(), conn, loaded.departure.id)?
        } else {
            None
        },
        time_line,
        waiting,
        may: seen.may(&standing),
    })
}

const fn viewed_as(relation: Relation) -> ViewedAs {
    match relation {
        Relation::Leaver { .. } => ViewedAs::Leaver,
        Relation::HostingAdviser => ViewedAs::Adviser,
        Relation::HrCoordinator { break_glass_open } => ViewedAs::Coordinator { break_glass_open },
        // The others see nothing at all; the least that can be shown is the leader's view.
        Relation::TeamLeader
        | Relation::SchoolHead
        | Relation::OtherAdviser
        | Relation::PolicyOfficer
        | Relation::Administrator => ViewedAs::Leader,
    }
}

/// A record being put together for one viewer.
struct Seen<'a> {
    loaded: &'a Loaded,
    people: &'a People,
    in_charge: Option<(AccountId, String)>,
    /// What calendars answered, by appointment.
    calendars: &'a HashMap<AppointmentId, itip::Answers>,
    viewer: &'a RecordViewer,
    visibility: Visibility,
    now: DateTime<Utc>,
    today: NaiveDate,
}

impl Seen<'_> {
    fn status(&self, standing: &Status) -> StatusView {
        if self.visibility.status != StatusVisibility::Full {
            let status = match self.visibility.status {
                StatusVisibility::Arranged => LeaderStatus::Arranged,
                StatusVisibility::Full | StatusVisibility::AsLeader | StatusVisibility::Nothing => {
                    standing.leader.read_by(self.holder())
                }
            };
            let talk_by = matches!(status, LeaderStatus::ToPlan | LeaderStatus::Planned);
            return StatusView::Leader { status, talk_by: talk_by.then_some(standing.talk_by) };
        }
        let facts = &self.loaded.facts;
        let waits_for = match facts.opens() {
            _ if facts.is_over() => None,
            // The condition would tell which special course it is.
            NotBefore::WaitingFor(_) if self.reads_only_special() => None,
            NotBefore::WaitingFor(condition) => Some(Waits::For(condition)),
            NotBefore::From(day) if self.today < day => Some(Waits::Until(day)),
            NotBefore::From(_) | NotBefore::Open => None,
        };
        StatusView::Full(FullStatus {
            stage: standing.stage,
            due: standing.due,
            overdue: standing.due.is_some_and(|due| due < self.now),
            owner: standing.owner,
            owner_name: self.loaded.departure.owner_account.and_then(|id| self.people.account(*id)),
            talk_by: standing.talk_by,
            next: standing.next.map(|(at, step)| NextStep { what: kind_of(step), at }),
            waits_for,
        })
    }

    /// The viewer reads that it is a special course, and not which one: that is HR's to know.
    fn reads_only_special(&self) -> bool {
        !self.visibility.manages && self.loaded.facts.departure_type.profile().is_special_course
    }

    /// Who holds the informal talk.
    fn holder(&self) -> Holder {
        let informal = self.loaded.talks.iter().find(|row| is_informal(row));
        Holder::of(informal.and_then(|row| row.host_id).map(Typed::get), self.viewer.account())
    }

    /// The informal talk, where the viewer holds it.
    fn is_own(&self, row: &talk::Model) -> bool {
        is_informal(row) && row.host_id == Some(self.viewer.account().into())
    }

    fn facts(&self, conn: &impl Keyed) -> Result<Option<RecordFacts>, StoreError> {
        if self.visibility.status != StatusVisibility::Full {
            return Ok(None);
        }
        let row = &self.loaded.departure;
        let facts = &self.loaded.facts;
        // The addresses are for HR; the adviser reaches the leaver through the program.
        let [private_email, work_email] =
            if self.visibility.manages { [row.private_email(conn)?, row.work_email(conn)?] } else { [None, None] };
        let kind = facts.departure_type;
        let says_which = !self.reads_only_special();
        Ok(Some(RecordFacts {
            kind: if self.visibility.manages { ShownType::Type(kind) } else { ShownType::of(kind) },
            foreseen: facts.foreseen,
            end_of_employment: row.end_of_employment,
            known_from: row.known_from,
            language: *row.language,
            unit: self.people.unit(*row.unit_id),
            school: self.people.unit(*row.school_id),
            leader: row.leader_id.and_then(|id| self.people.account(*id)),
            private_email,
            work_email,
            external_id: row.external_id.clone().filter(|_| self.visibility.manages),
            optional: row.optional(),
            subject: row.subject.map(Typed::get),
            director_or_hr: row.director_or_hr,
            concluded_on: row.concluded_on.filter(|_| says_which),
            reconsider_stated: row.reconsider_stated && says_which,
            condition: kind.profile().condition.filter(|_| says_which),
            condition_confirmed: facts.condition_confirmed && says_which,
            questionnaire_switched_on: row.questionnaire_switched_on,
            may_not_host: if self.visibility.manages { self.people.excluded() } else { Vec::new() },
            choice: facts.choice,
            submitted_at: facts.questionnaire.submitted_at,
            registered_at: row.registered_at,
            coordinator: self.in_charge.clone(),
            paused: facts.is_paused(),
        }))
    }

    fn talks(&self) -> Result<Vec<TalkView>, StoreError> {
        let full = self.visibility.status == StatusVisibility::Full;
        let hosts = self.visibility.status != StatusVisibility::Arranged;
        let me = self.viewer.account();
        // Of what somebody else hosts the leader learns nothing, not even that it is there.
        let visible = self.loaded.talks.iter().filter(|row| full || (hosts && self.is_own(row)));
        visible
            .map(|row| {
                Ok(TalkView {
                    id: *row.id,
                    host_kind: *row.host_kind,
                    host: row.host_id.and_then(|id| self.people.account(*id)),
                    mine: row.host_id == Some(me.into()),
                    formality: *row.formality,
                    minutes: *row.minutes,
                    appointment: self.loaded.live_appointment(*row.id).map(|row| self.appointment(row)).transpose()?,
                    held_on: row.held_on,
                    not_held: row.not_held_reason.map(Typed::get),
                    dropped: row.dropped_at.is_some(),
                    denied: row.denied_at.is_some(),
                })
            })
            .collect()
    }

    fn appointment(&self, row: &appointment::Model) -> Result<AppointmentView, StoreError> {
        let ends_at = row.starts_at + chrono::Duration::minutes(i64::from(*row.minutes));
        let minutes = *row.minutes;
        Ok(AppointmentView {
            outside_hours: row.outside_hours,
            starts_at: row.starts_at,
            minutes,
            way: *row.way,
            place: row.place.clone(),
            ended: ends_at <= self.now,
            change_asked: row.change_asked_at.is_some() && self.now < row.starts_at,
            late_minutes: row.late_minutes.map(Typed::get),
            may_say_late: may_say_late(row.starts_at, minutes, self.now),
            answers: self.calendars.get(&row.id).copied().unwrap_or_default(),
        })
    }

    fn may(&self, standing: &Status) -> May {
        if !self.visibility.manages {
            return May::default();
        }
        let facts = &self.loaded.facts;
        let running = !facts.is_over();
        let ticks = facts.departure_type.profile().condition.is_some_and(Condition::is_ticked);
        let has_address = course::is_reachable(&self.loaded.departure, self.today);
        let opened = !matches!(standing.stage, Stage::ToConfirm | Stage::Stopped | Stage::Cancelled);
        May {
            edit: !facts.cancelled && facts.closed_at.is_none(),
            pause: running && !facts.is_paused(),
            resume: running && facts.is_paused(),
            cancel: !facts.cancelled,
            confirm: running && ticks && !facts.condition_confirmed,
            resend: has_address && opened && !facts.is_paused(),
            letter: running && opened && !has_address,
            break_glass: matches!(self.viewer.relation(), Relation::HrCoordinator { break_glass_open: false })
                && super::break_glass::has_something_behind(self.loaded),
        }
    }
}

/// The talk with the leader, or with who stands in, that counts.
fn is_informal(row: &talk::Model) -> bool {
    row.host_kind == HostKind::TeamLeader && row.dropped_at.is_none()
}

const fn kind_of(step: Step) -> NextStepKind {
    match step {
        Step::AskWhetherWanted => NextStepKind::AskWhetherWanted,
        Step::SendQuestionnaire => NextStepKind::Questionnaire,
        Step::SendCombined => NextStepKind::Combined,
        Step::Invite { .. } => NextStepKind::Invitation,
        Step::RemindQuestionnaire(_) | Step::RemindCombined(_) | Step::RemindInvitation(_) => NextStepKind::Reminder,
        Step::TellUnanswered => NextStepKind::TellHr,
        Step::RemindAppointment(_) => NextStepKind::AppointmentReminder,
        Step::RemindReport(_) => NextStepKind::ReportReminder,
        Step::Close => NextStepKind::Closing,
        Step::AskLater => NextStepKind::Later,
    }
}
