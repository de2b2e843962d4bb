//! What is sent and what is answered, as JSON.

use chrono::{DateTime, SecondsFormat, Utc};
use domain::api::ExternalId;
use domain::departure_form::{Field, Warning};
use domain::ids::DepartureId;
use serde::Serialize;
use serde_json::{Map, Value};
use server::api::{AccountRead, DepartureRead, Page, UnitRead};

use super::problem::{Problem, Wrong};

/// The employer's own number, beside the fields.
const EXTERNAL_ID: &str = "external_id";
/// Whether to go on although the leaver has answered, beside the fields.
const ERASE: &str = "erase";

/// What is true or not.
const YES_OR_NO: [Field; 5] = [
    Field::Foreseen,
    Field::DirectorOrHr,
    Field::ReconsiderStated,
    Field::ConditionConfirmed,
    Field::QuestionnaireSwitchedOn,
];

/// What was sent about a departure.
#[derive(Debug)]
pub struct Sent {
    pub external_id: Option<ExternalId>,
    /// As the form has them.
    pub fields: Vec<(String, String)>,
}

/// Reads an object of fields: texts, `true` and `false`, lists of texts where several may stand, `null` for nothing.
pub fn sent(body: &[u8]) -> Result<Sent, Problem> {
    let object: Map<String, Value> = serde_json::from_slice(body).map_err(|_| Problem::malformed())?;
    let (mut fields, mut wrong, mut external_id) = (Vec::new(), Vec::new(), None);
    for (name, value) in object {
        let mut refuse = |code: &str| wrong.push(Wrong { field: name.clone(), code: code.to_owned() });
        if name == EXTERNAL_ID {
            match value.as_str().map(ExternalId::parse) {
                Some(Some(number)) => external_id = Some(number),
                None if value.is_null() => {}
                Some(None) | None => refuse("malformed"),
            }
            continue;
        }
        let Some(field) = Field::parse(&name) else {
            refuse("unknown_field");
            continue;
        };
        match texts(field, value) {
            Some(texts) => fields.extend(texts.into_iter().map(|text| (name.clone(), text))),
            None => refuse("malformed"),
        }
    }
    if wrong.is_empty() { Ok(Sent { external_id, fields }) } else { Err(Problem::fields(wrong)) }
}

/// Reads what is sent to cancel: that what was said so far goes, or nothing.
pub fn cancelling(body: &[u8]) -> Result<bool, Problem> {
    if body.is_empty() {
        return Ok(false);
    }
    let object: Map<String, Value> = serde_json::from_slice(body).map_err(|_| Problem::malformed())?;
    let (mut erases, mut wrong) = (false, Vec::new());
    for (name, value) in object {
        match (name == ERASE, value.as_bool()) {
            (true, Some(said)) => erases = said,
            (true, None) => wrong.push(Wrong { field: name, code: "malformed".to_owned() }),
            (false, _) => wrong.push(Wrong { field: name, code: "unknown_field".to_owned() }),
        }
    }
    if wrong.is_empty() { Ok(erases) } else { Err(Problem::fields(wrong)) }
}

/// The texts of one field; `None` where the value is of another kind.
fn texts(field: Field, value: Value) -> Option<Vec<String>> {
    let text = |value: Value| match value {
        // The database of some installations takes no such character.
        Value::String(text) if text.contains('\0') => None,
        Value::String(text) => Some(text),
        _ => None,
    };
    match value {
        Value::Null => Some(vec![String::new()]),
        Value::Bool(yes) if YES_OR_NO.contains(&field) => Some(vec![if yes { "yes" } else { "no" }.to_owned()]),
        Value::Array(many) if field == Field::MayNotHost => many.into_iter().map(text).collect(),
        other => text(other).map(|text| vec![text]),
    }
}

/// What was made, or changed.
#[derive(Serialize)]
pub struct Done {
    id: String,
    warnings: Vec<&'static str>,
}

impl Done {
    pub fn new(id: DepartureId, warnings: &[Warning]) -> Self {
        Self { id: id.to_string(), warnings: warnings.iter().map(|warning| warning.code()).collect() }
    }
}

/// Where a departure stands.
#[derive(Serialize)]
pub struct Departure {
    id: String,
    external_id: Option<String>,
    unit: String,
    stage: &'static str,
    last_day_worked: String,
    updated_at: String,
}

impl From<DepartureRead> for Departure {
    fn from(read: DepartureRead) -> Self {
        Self {
            id: read.id.to_string(),
            external_id: read.external_id,
            unit: read.unit.to_string(),
            stage: read.stage.code(),
            last_day_worked: read.last_day_worked.to_string(),
            updated_at: instant(read.updated_at),
        }
    }
}

/// Some departures.
#[derive(Serialize)]
pub struct Departures {
    departures: Vec<Departure>,
    next: Option<String>,
}

impl From<Page> for Departures {
    fn from(page: Page) -> Self {
        let next = page.next.map(|cursor| cursor.to_string());
        Self { departures: page.departures.into_iter().map(Into::into).collect(), next }
    }
}

/// A school or a team.
#[derive(Serialize)]
pub struct Unit {
    id: String,
    kind: &'static str,
    name: String,
    school: Option<String>,
}

impl From<UnitRead> for Unit {
    fn from(read: UnitRead) -> Self {
        Self {
            id: read.id.to_string(),
            kind: read.kind.code(),
            name: read.name,
            school: read.school.map(|id| id.to_string()),
        }
    }
}

/// All of them.
#[derive(Serialize)]
pub struct Units {
    pub units: Vec<Unit>,
}

/// A role, for a unit or for the whole board.
#[derive(Serialize)]
pub struct Role {
    role: &'static str,
    unit: Option<String>,
}

/// Somebody who works here.
#[derive(Serialize)]
pub struct Account {
    id: String,
    name: String,
    email: String,
    roles: Vec<Role>,
}

impl From<AccountRead> for Account {
    fn from(read: AccountRead) -> Self {
        let role = |(role, unit): (domain::account::Role, Option<domain::ids::UnitId>)| Role {
            role: role.code(),
            unit: unit.map(|id| id.to_string()),
        };
        Self {
            id: read.id.to_string(),
            name: read.name,
            email: read.email,
            roles: read.roles.into_iter().map(role).collect(),
        }
    }
}

/// All of them.
#[derive(Serialize)]
pub struct Accounts {
    pub accounts: Vec<Account>,
}

/// An instant, in UTC and to the microsecond: one that is sent back means the same.
fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

#[cfg(test)]
mod tests {
    use super::{cancelling, sent};

    #[test]
    fn cancelling_says_that_it_erases() {
        assert!(cancelling(br#"{"erase":true}"#).expect("an object"));
        assert!(!cancelling(b"").expect("nothing"));
        for wrong in ["[]", "x", r#"{"erase":"yes"}"#, r#"{"erase":null}"#, r#"{"name":true}"#] {
            assert!(cancelling(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn fields_become_what_a_form_would_post() {
        let read = sent(
            br#"{"external_id":"P-1","name":"Iris Nieuw","foreseen":true,"may_not_host":["a","b"],"leader":null}"#,
        );
        let read = read.expect("an object");
        assert_eq!(read.external_id.as_ref().map(|id| id.as_str()), Some("P-1"));
        let mut fields = read.fields;
        fields.sort();
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let wanted =
            [("foreseen", "yes"), ("leader", ""), ("may_not_host", "a"), ("may_not_host", "b"), ("name", "Iris Nieuw")];
        assert_eq!(pairs, wanted);
    }

    #[test]
    fn what_is_no_object_of_fields_is_refused() {
        for wrong in [
            "",
            "[]",
            "1",
            r#"{"name":1}"#,
            r#"{"nobody":"x"}"#,
            r#"{"external_id":"a b"}"#,
            r#"{"name":true}"#,
            r#"{"name":{}}"#,
        ] {
            assert!(sent(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }
}
