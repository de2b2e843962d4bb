//! Two clocks: the organisation's, by which all times stand, and the leaver's own where they say that
//! it differs. Their choice is kept in the session.

use chrono::{DateTime, Days, NaiveDateTime, Utc};
use domain::ids::DepartureId;
use domain::organisation::Organisation;
use domain::zone::{self, OFFERED, Zone};
use leptos::prelude::*;
use wording::{Wording, key};

use crate::context::{self, Elsewhere, session_failed};
use crate::fields::{Fields, Form};
use crate::form;
use crate::islands::own_zone::{self, At, OwnZone};
use crate::leaver::{about, leaver_of};

crate::form_functions!(MyZone);

/// Where the session keeps it.
const ZONE: &str = "zone";
/// The id of the form that says it.
const FORM: &str = "my-zone";

/// By which clocks a page tells the time.
#[derive(Clone, Copy, Debug)]
pub struct Clocks {
    pub wording: Wording,
    /// The organisation's.
    pub here: Zone,
    /// Theirs, when they said so.
    pub own: Option<Zone>,
}

impl Clocks {
    /// The organisation's clock, and theirs as the session knows it.
    pub async fn of(wording: Wording, organisation: &Organisation) -> Result<Self, Elsewhere> {
        let here = organisation.time_zone;
        let kept = match context::session() {
            Some(session) => session.get::<String>(ZONE).await.map_err(session_failed)?,
            None => None,
        };
        let own = kept.and_then(|name| Zone::parse(&name)).filter(|zone| *zone != here);
        Ok(Self { wording, here, own })
    }

    /// The organisation's wall time.
    pub fn local(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        self.here.wall(instant)
    }

    /// "9.00" or "wo 13 jan 2.00": their own wall time, where it differs at that instant.
    pub fn also(&self, instant: DateTime<Utc>) -> Option<String> {
        let (here, own) = (self.here.wall(instant), self.own?.wall(instant));
        if here == own {
            return None;
        }
        let time = self.wording.time(own.time());
        Some(if here.date() == own.date() { time } else { format!("{} {time}", self.wording.short_day(own.date())) })
    }

    /// The same with the name of their zone: "bij jou (Londen): 9.00".
    pub fn also_said(&self, instant: DateTime<Utc>) -> Option<String> {
        let time = self.also(instant)?;
        let place = self.name(self.own?);
        Some(self.wording.with(key::LEAVER_ZONE_ALSO, [("place", place.into()), ("time", time.into())]))
    }

    fn name(&self, zone: Zone) -> String {
        let town = || zone::town(&zone.to_string()).unwrap_or_else(|| zone.to_string());
        zone.code().map_or_else(town, |code| self.wording.code("zone", code))
    }

    /// What stands above the times: by whose clocks they are; and, from a browser that lives by other
    /// clocks than are shown, the offer to show those too: a button of the form in the fold, whose zone comes
    /// before the list's.
    pub fn above(&self, now: DateTime<Utc>) -> AnyView {
        let wording = self.wording;
        let said = self.own.map(|zone| {
            let said = wording.with(key::LEAVER_ZONE_NOW, [("place", self.name(zone).into())]);
            view! { <p class="soft">{said}</p> }
        });
        let shown: Vec<_> = std::iter::once(self.here).chain(self.own).map(|zone| reckoning(zone, now)).collect();
        view! {
            {said}
            <p class="zone-offer">
                <button
                    id=own_zone::BUTTON
                    class="button small quiet"
                    form=FORM
                    name="zone"
                    hidden=true
                    data-shown=own_zone::written(&shown)
                >
                    {wording.with(key::LEAVER_ZONE_OFFER, [("place", own_zone::PLACE.into())])}
                </button>
            </p>
            <OwnZone/>
        }
        .into_any()
    }

    /// The fold in which they say where they are; it leads back to this page.
    pub fn fold(&self, departure: DepartureId) -> AnyView {
        let wording = self.wording;
        let unlisted = self.own.filter(|zone| zone.code().is_none()).map(|zone| (zone.to_string(), self.name(zone)));
        let options: Vec<_> = std::iter::once((String::new(), wording.text(key::LEAVER_ZONE_SAME)))
            .chain(OFFERED.iter().map(|(code, name)| ((*name).to_owned(), wording.code("zone", code))))
            .chain(unlisted)
            .map(|(value, words)| {
                let chosen = self.own.map_or(value.is_empty(), |zone| zone.to_string() == value);
                view! { <option value=value selected=chosen>{words}</option> }
            })
            .collect();
        view! {
            <details class="fold">
                <summary>{wording.text(key::LEAVER_ZONE_TITLE)}</summary>
                <form id=FORM method="post" action=MyZone::PATH>
                    {about(departure)}
                    <input type="hidden" name="back" value=context::address()/>
                    <div class="field">
                        <label for=own_zone::LIST>{wording.text(key::LEAVER_ZONE_LABEL)}</label>
                        <select id=own_zone::LIST name="zone">{options}</select>
                    </div>
                    <div class="actions"><button class="button quiet">{wording.text(key::LEAVER_ZONE_SAVE)}</button></div>
                </form>
            </details>
        }
        .into_any()
    }
}

/// How far the clocks of a zone are ahead of UTC, now and in the half year in which a talk can be: a
/// quarter and two quarters on, on both sides of a change of the clocks.
fn reckoning(zone: Zone, now: DateTime<Utc>) -> Vec<At> {
    const A_QUARTER: Days = Days::new(91);
    std::iter::successors(Some(now), |at| at.checked_add_days(A_QUARTER))
        .take(3)
        .map(|at| At { seconds: at.timestamp(), minutes_ahead: (zone.wall(at) - at.naive_utc()).num_minutes() })
        .collect()
}

/// Keeps by which clock they live, beside the organisation's.
#[server(prefix = "/_fn", endpoint = "my-zone", input = Form)]
pub async fn my_zone(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        leaver_of(&fields).await?;
        let session = context::session().ok_or(Elsewhere::Unavailable)?;
        match Zone::parse(fields.get("zone")) {
            Some(zone) => session.insert(ZONE, zone.to_string()).await.map_err(session_failed)?,
            None => {
                session.remove::<String>(ZONE).await.map_err(session_failed)?;
            }
        }
        let back = form::safe_location(fields.get("back"));
        Ok(if back.starts_with("/leaver/") { back } else { "/leaver/talk/book".to_owned() })
    })
    .await
}
