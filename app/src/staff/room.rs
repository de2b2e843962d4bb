//! What every page of the staff's room starts from: who asks, whose organisation, what day it is;
//! and the way dates, stages and codes are said there.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::course::{LeaderStatus, Stage};
use domain::organisation::Organisation;
use domain::working_days::WorkCalendar;
use leptos::prelude::*;
use server::access::SignedIn;
use server::program::Program;
use server::{availability, organisation};
use wording::{Arg, Key, Wording, key};

use crate::context::{self, Elsewhere};
use crate::form;
use crate::shell::StaffFrame;

/// A page of the staff's room in the making.
#[derive(Clone)]
pub struct Room {
    pub program: Program,
    pub viewer: SignedIn,
    pub wording: Wording,
    pub organisation: Organisation,
    pub calendar: WorkCalendar,
    pub now: DateTime<Utc>,
    /// The local date.
    pub today: NaiveDate,
}

/// Whoever signed in, with the organisation around. Asks to sign in where nobody did.
pub async fn room() -> Result<Room, Elsewhere> {
    let viewer = context::staff().await?;
    let program = context::program();
    let conn = program.store().read();
    let organisation = organisation::organisation(conn, viewer.board()).await?;
    let holidays = availability::holiday_ranges(conn, viewer.board()).await?;
    let calendar = WorkCalendar::new(organisation.time_zone.tz(), holidays);
    let now = program.now();
    let today = calendar.local_date(now);
    let wording = context::wording(Some(viewer.language)).naming(&organisation);
    Ok(Room { program, viewer, wording, organisation, calendar, now, today })
}

impl Room {
    /// A text without arguments.
    pub fn text(&self, key: Key) -> String {
        self.wording.text(key)
    }

    /// A text with arguments.
    pub fn with<const N: usize>(&self, key: Key, args: [(&'static str, Arg); N]) -> String {
        self.wording.with(key, args)
    }

    /// The page around `content`, under that tab, with what the last form wanted to say.
    pub async fn page(
        &self,
        tab: &'static str,
        title: String,
        content: impl IntoView + 'static,
    ) -> Result<AnyView, Elsewhere> {
        self.around(tab, title, content, false).await
    }

    /// The same, with islands on it.
    pub async fn page_with_islands(
        &self,
        tab: &'static str,
        title: String,
        content: impl IntoView + 'static,
    ) -> Result<AnyView, Elsewhere> {
        self.around(tab, title, content, true).await
    }

    async fn around(
        &self,
        tab: &'static str,
        title: String,
        content: impl IntoView + 'static,
        islands: bool,
    ) -> Result<AnyView, Elsewhere> {
        let notice = form::said().await?;
        let frame = StaffFrame {
            wording: self.wording,
            title,
            organisation: self.organisation.name.clone(),
            trial: self.organisation.is_on_trial(),
            viewer: Some(&self.viewer),
            tab,
            notice,
            narrow: false,
            islands,
        };
        Ok(frame.around(content))
    }

    /// A leaver's name, or words that say that it is erased.
    pub fn leaver(&self, name: &str) -> String {
        if name.is_empty() { self.text(key::RETENTION_NAMELESS) } else { name.to_owned() }
    }

    /// The title of the browser's window while a form has faults.
    pub fn title(&self, title: String, has_faults: bool) -> String {
        if has_faults { self.with(key::STAFF_TITLE_WITH_FAULTS, [("title", title.into())]) } else { title }
    }

    /// "vr 4 dec", with the year where it is not this one's.
    pub fn short_day(&self, date: NaiveDate) -> String {
        let day = self.wording.short_day(date);
        if date.year() == self.today.year() { day } else { format!("{day} {}", date.year()) }
    }

    /// "vrijdag 4 december".
    pub fn day(&self, date: NaiveDate) -> String {
        self.wording.day(date, self.today)
    }

    /// "vrijdag 4 december 2026".
    pub fn full_day(&self, date: NaiveDate) -> String {
        format!("{} {}", self.wording.weekday(date), self.wording.date(date))
    }

    /// "14.00", in the organisation's zone.
    pub fn time(&self, instant: DateTime<Utc>) -> String {
        self.wording.time(self.calendar.local(instant).time())
    }

    /// "vr 4 dec 14.00".
    pub fn moment(&self, instant: DateTime<Utc>) -> String {
        format!("{} {}", self.short_day(self.calendar.local_date(instant)), self.time(instant))
    }

    /// "11.00–12.00".
    pub fn span(&self, from: DateTime<Utc>, minutes: u16) -> String {
        format!("{}–{}", self.time(from), self.time(from + chrono::Duration::minutes(i64::from(minutes))))
    }

    /// When something is due: the day, and how far away in words. Overdue says so, in red where it is one's own.
    pub fn due(&self, due: DateTime<Utc>, is_own: bool) -> AnyView {
        self.due_shown(self.calendar.local_date(due), due < self.now, is_own)
    }

    /// As [`Room::due`], for a whole day and of one's own.
    pub fn due_day(&self, date: NaiveDate, is_late: bool) -> AnyView {
        self.due_shown(date, is_late, true)
    }

    fn due_shown(&self, date: NaiveDate, is_late: bool, is_own: bool) -> AnyView {
        let class = if is_late && is_own { "due late" } else { "due" };
        let short = self.short_day(date);
        view! {
            <span class=class>
                <time datetime=date.to_string()>{short}</time> " " <small>{self.away(date, is_late)}</small>
            </span>
        }
        .into_any()
    }

    /// "over 3 dagen", "morgen", "3 dagen te laat".
    pub fn away(&self, date: NaiveDate, is_late: bool) -> String {
        let days = (date - self.today).num_days();
        match days {
            0 if is_late => self.text(key::STAFF_DUE_LATE_TODAY),
            0 => self.text(key::STAFF_DUE_TODAY),
            1 => self.text(key::STAFF_DUE_TOMORROW),
            days if days < 0 && is_late => self.with(key::STAFF_DUE_LATE, [("days", (-days).into())]),
            days if days < 0 => self.with(key::STAFF_DUE_AGO, [("days", (-days).into())]),
            days => self.with(key::STAFF_DUE_IN, [("days", days.into())]),
        }
    }

    /// A stage: a word with a shape.
    pub fn stage(&self, stage: Stage) -> AnyView {
        shaped(shape_of(stage), self.wording.code("stage", stage.code()))
    }

    /// The leader's own talk of which the time has passed, and nobody has said yet how it went.
    pub fn held_or_not(&self) -> AnyView {
        shaped("full", self.text(key::STAFF_TEAM_HELD))
    }

    /// What a leader may know.
    pub fn leader_status(&self, status: LeaderStatus) -> AnyView {
        let shape = match status {
            LeaderStatus::ToPlan => "empty",
            LeaderStatus::Planned => "most",
            LeaderStatus::Held => "check",
            LeaderStatus::Arranged => "full",
        };
        shaped(shape, self.wording.code("leader-status", status.code()))
    }
}

/// A word with a shape before it.
pub fn shaped(shape: &'static str, words: String) -> AnyView {
    view! { <span class="stage" data-shape=shape>{words}</span> }.into_any()
}

const fn shape_of(stage: Stage) -> &'static str {
    match stage {
        Stage::ToConfirm | Stage::NoAddress | Stage::AddressFails | Stage::NoHost | Stage::Unanswered => "alert",
        Stage::Registered => "empty",
        Stage::Paused => "pause",
        Stage::Questionnaire => "quarter",
        Stage::ToPlan => "half",
        Stage::Planned => "most",
        Stage::ToRecord | Stage::ReportDue => "full",
        Stage::Closed => "check",
        Stage::Cancelled | Stage::Stopped => "stop",
    }
}

/// The address of a departure's record.
pub fn record_address(id: domain::ids::DepartureId) -> String {
    format!("/staff/departures/{id}")
}
