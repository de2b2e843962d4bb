//! An entry in words.

use chrono::{DateTime, NaiveDate, Utc};
use domain::account::Role;
use domain::account::claim::ClaimTrouble;
use domain::departure::DepartureType;
use domain::ids::{AccountId, DepartureId};
use domain::improvement::PointStatus;
use domain::retention::{Ground, Term};
use domain::rights::OpeningGround;
use domain::time_line::{ActorKind, EventKind, Way};
use domain::waiting::Lapse;
use serde_json::Value;
use wording::{Wording, key};

use super::rows::{Directory, Row};
use crate::access::LogReader;
use crate::course::reason_of;
use crate::store::entity::event;
use crate::store::{Keyed, StoreError, Typed};

/// An entry as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    pub number: i64,
    /// Nothing where somebody deleted the content by hand.
    pub at: Option<DateTime<Utc>>,
    pub what: String,
    pub who: Option<String>,
    pub way: Option<String>,
    /// Whom of the staff it is about.
    pub about: Option<String>,
    /// The record and the leaver's name, where this reader has it on their list.
    pub departure: Option<(DepartureId, String)>,
    pub detail: Option<String>,
}

pub(super) fn say(
    conn: &impl Keyed,
    row: &Row,
    reader: &LogReader,
    directory: &Directory,
    wording: Wording,
) -> Result<LogRow, StoreError> {
    let number = row.number;
    let Some(event) = &row.event else {
        let what = wording.text(key::LOG_GONE);
        let none = LogRow { number, at: None, what, who: None, way: None, about: None, departure: None, detail: None };
        return Ok(none);
    };
    let said = event.said(conn)?;
    let detail: Value = said.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let reason = reason_of(conn, event)?;
    let departure = match &row.departure {
        Some(departure) if reader.may_name(conn, departure)? => Some((*departure.id, departure.name(conn)?)),
        _ => None,
    };
    let about = event.about_account.map(Typed::get).or_else(|| detail["account"].as_str()?.parse::<AccountId>().ok());
    let way = Way::of(*event.actor, event.way_in.map(Typed::get));
    let did = who(event, &detail, directory, wording);
    let detail = match *event.kind {
        _ if row.is_erased => Some(wording.text(key::LOG_ERASED)),
        // HR's own words may name the leaver.
        EventKind::BreakGlassUsed => reason.filter(|_| departure.is_some()),
        EventKind::RestrictedOpened => restricted_opened(&detail, reason.filter(|_| departure.is_some()), wording),
        _ => Saying { detail: &detail, directory, wording }.say(),
    };
    Ok(LogRow {
        number,
        at: Some(event.at),
        what: wording.code("event", event.kind.code()),
        who: Some(did),
        way: way.map(|way| wording.code("way-in", way.code())),
        about: about.and_then(|id| directory.person(id)),
        departure,
        detail,
    })
}

fn who(event: &event::Model, detail: &Value, directory: &Directory, wording: Wording) -> String {
    let name = event.actor_account.and_then(|id| directory.person(id.get()));
    match *event.actor {
        ActorKind::Leaver => wording.text(key::LOG_BY_LEAVER),
        ActorKind::Program => wording.text(key::LOG_BY_PROGRAM),
        ActorKind::Staff => name.unwrap_or_else(|| wording.text(key::LOG_BY_STAFF)),
        ActorKind::Machine => match name {
            Some(name) => wording.with(key::LOG_BY_MACHINE_FOR, [("name", name.into())]),
            None => wording.text(key::LOG_BY_MACHINE),
        },
        ActorKind::Visitor => wording.text(key::LOG_BY_VISITOR),
        ActorKind::Provider => wording.text(key::LOG_BY_PROVIDER),
        ActorKind::Api => {
            let token = detail["token"].as_str().and_then(|id| directory.token(id.parse().ok()?));
            match token {
                Some(name) => wording.with(key::LOG_BY_API_OF, [("name", name.into())]),
                None => wording.text(key::LOG_BY_API),
            }
        }
    }
}

/// On what ground of the law HR opened it, and HR's own words where this reader may have them.
fn restricted_opened(detail: &Value, reason: Option<String>, wording: Wording) -> Option<String> {
    let ground = detail["ground"].as_str().and_then(OpeningGround::parse);
    let ground = ground.map(|ground| wording.code("opening-ground", ground.code()));
    let said: Vec<String> = [ground, reason].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(": "))
}

/// The detail of an entry in which HR does not say why it opened something: what is in it names nobody who leaves.
struct Saying<'a> {
    detail: &'a Value,
    directory: &'a Directory,
    wording: Wording,
}

impl Saying<'_> {
    fn say(&self) -> Option<String> {
        self.role()
            .or_else(|| self.claim())
            .or_else(|| self.days("training"))
            .or_else(|| self.days("added"))
            .or_else(|| self.fields())
            .or_else(|| self.years())
            .or_else(|| self.figures())
            .or_else(|| self.rule())
            .or_else(|| self.terms())
            .or_else(|| self.ground())
            .or_else(|| self.lapse())
            .or_else(|| self.lists())
            .or_else(|| self.count())
            .or_else(|| self.point())
            .or_else(|| ["name", "calendar_added", "calendar_removed"].into_iter().find_map(|name| self.text(name)))
    }

    /// How far an improvement point is from then on.
    fn point(&self) -> Option<String> {
        let status = PointStatus::parse(self.detail["point_status"].as_str()?)?;
        Some(self.wording.code("point-status", status.code()))
    }

    fn text(&self, name: &str) -> Option<String> {
        self.detail[name].as_str().map(str::to_owned)
    }

    fn unit(&self) -> String {
        let named = self.detail["unit"].as_str().and_then(|id| self.directory.unit(id.parse().ok()?));
        named.unwrap_or_else(|| self.wording.text(key::LOG_WHOLE_BOARD))
    }

    fn role(&self) -> Option<String> {
        let role = Role::parse(self.detail["role"].as_str()?)?;
        let whose = self.detail["for"].as_str().and_then(|id| self.directory.person(id.parse().ok()?));
        let whose = whose.map(|name| self.wording.with(key::LOG_ROLE_FOR, [("name", name.into())]));
        let parts = [Some(self.wording.code("role", role.code())), Some(self.unit()), whose, self.period()];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    /// From the first day on, until the last one, or both.
    fn period(&self) -> Option<String> {
        let day = |name: &str| {
            let day: NaiveDate = self.detail[name].as_str()?.parse().ok()?;
            Some(self.wording.date(day))
        };
        match (day("first"), day("last")) {
            (None, None) => None,
            (Some(first), None) => Some(self.wording.with(key::ROLE_FROM, [("first", first.into())])),
            (None, Some(last)) => Some(self.wording.with(key::ROLE_UNTIL, [("last", last.into())])),
            (Some(first), Some(last)) => {
                Some(self.wording.with(key::ROLE_BETWEEN, [("first", first.into()), ("last", last.into())]))
            }
        }
    }

    /// Why the provider's claim changed no roles.
    fn claim(&self) -> Option<String> {
        let trouble = ClaimTrouble::parse(self.detail["claim"].as_str()?)?;
        Some(self.wording.code("claim-trouble", trouble.code()))
    }

    fn rule(&self) -> Option<String> {
        let departure_type = DepartureType::parse(self.detail["type"].as_str()?)?;
        Some(format!("{}, {}", self.wording.code("type", departure_type.code()), self.unit()))
    }

    /// A name with its first and last day.
    fn days(&self, name: &str) -> Option<String> {
        let name = self.text(name)?;
        let day = |name: &str| self.detail[name].as_str().and_then(|day| day.parse::<NaiveDate>().ok());
        let (Some(first), Some(last)) = (day("first"), day("last")) else { return Some(name) };
        Some(format!("{name}, {} – {}", self.wording.date(first), self.wording.date(last)))
    }

    fn years(&self) -> Option<String> {
        let years: Vec<String> = self.detail["years"].as_array()?.iter().map(Value::to_string).collect();
        Some(years.join(", "))
    }

    /// A period with the number of its figures.
    fn figures(&self) -> Option<String> {
        Some(format!("{}, {}", self.text("period")?, self.detail["number"].as_u64()?))
    }

    fn fields(&self) -> Option<String> {
        let fields = self.detail["fields"].as_array()?.iter().filter_map(Value::as_str);
        Some(fields.map(|field| self.wording.code("setting", field)).collect::<Vec<_>>().join(", "))
    }

    /// Terms of how long something is kept, each with the months before and since.
    fn terms(&self) -> Option<String> {
        let changed = Term::ALL.iter().filter_map(|term| {
            let months = self.detail[term.code()].as_array()?;
            let (before, after) = (months.first()?.as_u64()?, months.get(1)?.as_u64()?);
            let words = [("term", self.term(*term).into()), ("before", before.into()), ("after", after.into())];
            Some(self.wording.with(key::LOG_TERM, words))
        });
        let changed: Vec<String> = changed.collect();
        (!changed.is_empty()).then(|| changed.join("; "))
    }

    fn term(&self, term: Term) -> String {
        self.wording.text(match term {
            Term::Contact => key::RETENTION_TERM_CONTACT,
            Term::Answers => key::RETENTION_TERM_ANSWERS,
            Term::Notes => key::RETENTION_TERM_NOTES,
            Term::Cancelled => key::RETENTION_TERM_CANCELLED,
            Term::Mails => key::RETENTION_TERM_MAILS,
            Term::Accounts => key::RETENTION_TERM_ACCOUNTS,
        })
    }

    /// Why something was erased.
    fn ground(&self) -> Option<String> {
        let ground = Ground::parse(self.detail["ground"].as_str()?)?;
        Some(self.wording.code("ground", ground.code()))
    }

    /// Why what waited was not carried out.
    fn lapse(&self) -> Option<String> {
        let lapse = Lapse::parse(self.detail["lapse"].as_str()?)?;
        Some(self.wording.code("lapse", lapse.code()))
    }

    /// What was made of lists of units and people.
    fn lists(&self) -> Option<String> {
        let count = |name: &str| self.detail[name].as_i64();
        let (schools, teams, people) = (count("schools")?, count("teams")?, count("people")?);
        let words = [("schools", schools.into()), ("teams", teams.into()), ("people", people.into())];
        Some(self.wording.with(key::LOG_LISTS, words))
    }

    fn count(&self) -> Option<String> {
        let counted = [
            ("leavers", key::LOG_LEAVERS),
            ("version", key::LOG_VERSION),
            ("earlier", key::LOG_ENTRIES),
            ("sessions", key::LOG_SESSIONS),
            ("mails", key::LOG_MAILS),
        ];
        counted.into_iter().find_map(|(name, words)| {
            let number = self.detail[name].as_i64()?;
            Some(self.wording.with(words, [("number", number.into())]))
        })
    }
}
