//! Who posts a form about a departure: every action looks again.

use domain::ids::DepartureId;
use domain::reach::minutes_until;
use server::access::{AdviserHosting, CoordinatorOf, LeaderHosting, RecordViewer, record_viewer};
use server::program::Program;
use server::talk::BookedTalk;
use wording::{Key, Wording, key};

use crate::context::{self, Elsewhere};
use crate::fields::Fields;
use crate::form::{self, Typed, safe_location};
use crate::staff::room::record_address;

/// Somebody who does something with one departure.
pub struct Acting {
    pub program: Program,
    pub wording: Wording,
    pub id: DepartureId,
    pub record: RecordViewer,
    pub fields: Fields,
}

/// Reads the departure from the form's hidden field, and finds out who asks.
pub async fn acting(fields: Fields) -> Result<Acting, Elsewhere> {
    let viewer = context::staff().await?;
    let id: DepartureId = fields.get("departure").parse().map_err(|_| Elsewhere::NotFound)?;
    let program = context::program();
    let record = record_viewer(&program, &viewer, id).await?;
    let wording = context::wording(Some(viewer.language));
    Ok(Acting { program, wording, id, record, fields })
}

/// One of the two kinds of host.
#[derive(Clone, Copy, Debug)]
pub enum Host {
    Adviser(AdviserHosting),
    Leader(LeaderHosting),
}

/// The viewer as host of this departure's talk.
pub fn host_of(record: &RecordViewer) -> Result<Host, Elsewhere> {
    if let Ok(adviser) = record.adviser() {
        return Ok(Host::Adviser(adviser));
    }
    Ok(Host::Leader(record.leader()?))
}

/// The key under which the record's forms keep what was typed.
pub fn record_form(id: DepartureId) -> String {
    format!("record:{id}")
}

impl Acting {
    pub fn coordinator(&self) -> Result<CoordinatorOf, Elsewhere> {
        Ok(self.record.coordinator()?)
    }

    pub fn host(&self) -> Result<Host, Elsewhere> {
        host_of(&self.record)
    }

    /// Where the form came from: a list, or the record.
    pub fn back(&self) -> String {
        let back = safe_location(self.fields.get("back"));
        if back.starts_with("/staff") { back } else { record_address(self.id) }
    }

    /// Says something and goes back.
    pub async fn done(&self, kind: &str, text: String) -> Result<String, Elsewhere> {
        form::say(kind, text).await?;
        Ok(self.back())
    }

    /// A talk was planned or moved. One that starts so soon that a mail may be read too late says in how many minutes,
    /// and whom to tell oneself.
    pub async fn planned(&self, words: Key, tell: Key, booked: &BookedTalk) -> Result<String, Elsewhere> {
        if booked.changeable {
            return self.done("good", self.wording.text(words)).await;
        }
        let minutes = minutes_until(booked.starts_at, self.program.now()).unwrap_or_default();
        let (done, soon, tell) = (self.wording.text(words), self.starts_in(minutes), self.wording.text(tell));
        self.done("warn", format!("{done} {soon} {tell}")).await
    }

    /// What is wrong with a time that is none of the host's free ones; and that it starts soon, where it does.
    pub fn outside(&self, words: Key, starts_in: Option<u16>) -> String {
        let words = self.wording.text(words);
        starts_in.map_or_else(|| words.clone(), |minutes| format!("{words} {}", self.starts_in(minutes)))
    }

    fn starts_in(&self, minutes: u16) -> String {
        self.wording.with(key::STAFF_PLAN_STARTS_IN, [("minutes", minutes.into())])
    }

    /// Goes on for whoever signed in just now. Everybody else does so again and comes back to the fold of this form,
    /// with what was typed.
    pub async fn fresh(&self, fold: &str) -> Result<(), Elsewhere> {
        let fresh = context::fresh(&record_address(self.id)).await;
        if matches!(fresh, Err(Elsewhere::Again(_))) {
            self.wrong(fold, Vec::new()).await?;
        }
        fresh
    }

    /// Goes back to the record, to the fold of this form, with what was typed and what is wrong.
    pub async fn wrong(&self, fold: &str, faults: Vec<(String, String)>) -> Result<String, Elsewhere> {
        let mut fields = self.fields.clone();
        fields.0.push(("fold".to_owned(), fold.to_owned()));
        form::keep(&record_form(self.id), &Typed { fields, faults }).await?;
        Ok(record_address(self.id))
    }
}

/// Minutes after midnight of "14:00" or "14.00", as people write it.
pub fn clock_time(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once([':', '.'])?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}
