//! Departures: registered, changed, cancelled, and read.

use app::context::Surroundings;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_TYPE, HeaderName, LOCATION};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::api::ExternalId;
use domain::departure_form::{Field, Warning};
use domain::ids::DepartureId;
use serde::{Deserialize, Serialize};
use server::access::{ApiClient, ApiDeparture, api_departure};
use server::api::{self, Changing, Cursor, PAGE_ROWS_MAX};
use server::departure::cancel::Cancelling;
use server::departure::register::{Numbered, Registering, register_numbered};
use server::once::{Answered, Once};
use server::program::Program;

use super::admit::{self, Turn};
use super::body::{self, Departure, Departures, Done, Sent};
use super::problem::{Problem, Wrong};

/// Says that an answer was given before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// Departures that are another since then, by pages.
#[derive(Deserialize)]
pub struct Asked {
    updated_since: Option<String>,
    external_id: Option<String>,
    cursor: Option<String>,
    limit: Option<String>,
}

/// `GET /api/v1/departures`.
pub async fn list(
    State(surroundings): State<Surroundings>,
    headers: HeaderMap,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Problem> {
    let program = &surroundings.program;
    let client = admit::client(program, &headers).await?;
    let reader = client.reader().ok_or_else(Problem::scope)?;
    let Query(asked) = asked.map_err(|_| Problem::query("query"))?;
    let since = read("updated_since", asked.updated_since, |text| {
        DateTime::parse_from_rfc3339(text).ok().map(|at| at.with_timezone(&Utc))
    })?;
    let number = read("external_id", asked.external_id, ExternalId::parse)?;
    let from = read("cursor", asked.cursor, Cursor::parse)?;
    let is_most = |most: &u64| (1..=PAGE_ROWS_MAX).contains(most);
    let most = read("limit", asked.limit, |text| text.parse::<u64>().ok().filter(is_most))?.unwrap_or(PAGE_ROWS_MAX);
    let number = number.as_ref().map(ExternalId::as_str);
    let page = api::departures(program, &reader, since, number, from, most).await?;
    Ok(json(StatusCode::OK, &Departures::from(page)))
}

/// What the address says of something, where it says it.
fn read<T>(name: &str, text: Option<String>, how: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Problem> {
    text.map(|text| how(&text).ok_or_else(|| Problem::query(name))).transpose()
}

/// `GET /api/v1/departures/{id}`.
pub async fn one(
    State(surroundings): State<Surroundings>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let program = &surroundings.program;
    let client = admit::client(program, &headers).await?;
    let reader = client.reader().ok_or_else(Problem::scope)?;
    let found = api::departure(program, &reader, named(&id)?).await?;
    Ok(json(StatusCode::OK, &Departure::from(found)))
}

/// `POST /api/v1/departures`.
pub async fn register(
    State(surroundings): State<Surroundings>,
    (method, address): (Method, Uri),
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let program = &surroundings.program;
    let client = admit::client(program, &headers).await?;
    client.writer(None).ok_or_else(Problem::scope)?;
    let body = admit::json(&headers, body)?;
    let sent = body::sent(&body)?;
    let once = match admit::turn(program, &client, (&method, &address), &headers, &body, true).await? {
        Turn::Do(once) => once,
        Turn::Was(answered) => return Ok(again(&answered)),
    };
    match make(program, &client, once.clone(), &sent).await {
        Ok(response) => Ok(response),
        Err(problem) => Err(admit::refused(program, once.as_ref(), problem).await),
    }
}

async fn make(program: &Program, client: &ApiClient, once: Option<Once>, sent: &Sent) -> Result<Response, Problem> {
    let writer = client.writer(once).ok_or_else(Problem::scope)?;
    let number = sent.external_id.iter().map(|id| (Field::ExternalId.code().to_owned(), id.as_str().to_owned()));
    let fields: Vec<(String, String)> = sent.fields.iter().cloned().chain(number).collect();
    match register_numbered(program, &writer, &fields).await? {
        Numbered::Registering(Registering::Registered { id, warnings, .. }) => Ok(made(id, &warnings)),
        Numbered::Registering(Registering::Faults(faults)) => Err(Problem::faults(&faults)),
        Numbered::Registering(Registering::OtherDay(_)) => Err(Problem::other_day()),
        Numbered::NumberGone => Err(Problem::number_gone()),
        Numbered::NumberTaken => {
            let known = match &sent.external_id {
                Some(number) => api::departure_of(program, &writer, number).await?,
                None => None,
            };
            // One that is being erased is as good as gone.
            Err(known.map_or_else(Problem::number_gone, Problem::number_taken))
        }
    }
}

/// `PATCH /api/v1/departures/{id}`.
pub async fn change(
    State(surroundings): State<Surroundings>,
    Path(id): Path<String>,
    (method, address): (Method, Uri),
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let program = &surroundings.program;
    let client = admit::client(program, &headers).await?;
    client.writer(None).ok_or_else(Problem::scope)?;
    let body = admit::json(&headers, body)?;
    let sent = body::sent(&body)?;
    if sent.external_id.is_some() {
        return Err(unchangeable("external_id"));
    }
    let id = named(&id)?;
    let once = match admit::turn(program, &client, (&method, &address), &headers, &body, false).await? {
        Turn::Do(once) => once,
        Turn::Was(answered) => return Ok(again(&answered)),
    };
    match changed(program, &client, once.clone(), id, &sent).await {
        Ok(response) => Ok(response),
        Err(problem) => Err(admit::refused(program, once.as_ref(), problem).await),
    }
}

async fn changed(
    program: &Program,
    client: &ApiClient,
    once: Option<Once>,
    id: DepartureId,
    sent: &Sent,
) -> Result<Response, Problem> {
    let departure = proof(program, client, once, id, false).await?;
    match api::change(program, &departure, &sent.fields).await? {
        Changing::Changed { warnings } => Ok(json(StatusCode::OK, &Done::new(id, &warnings))),
        Changing::Faults(faults) => Err(Problem::faults(&faults)),
        Changing::ChangedMeanwhile => Err(Problem::changed_meanwhile()),
        Changing::Over => Err(Problem::over()),
        Changing::NotThese(fields) => {
            let wrong = |code: &str| Wrong { field: code.to_owned(), code: "not_from_outside".to_owned() };
            Err(Problem::fields(fields.iter().map(|field| wrong(field.code())).collect()))
        }
    }
}

/// `POST /api/v1/departures/{id}/cancel`, with or without a body.
pub async fn cancel(
    State(surroundings): State<Surroundings>,
    Path(id): Path<String>,
    (method, address): (Method, Uri),
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let program = &surroundings.program;
    let client = admit::client(program, &headers).await?;
    client.writer(None).ok_or_else(Problem::scope)?;
    let has_none = body.as_ref().is_ok_and(Bytes::is_empty);
    let body = if has_none { Bytes::new() } else { admit::json(&headers, body)? };
    let erases = body::cancelling(&body)?;
    let id = named(&id)?;
    let once = match admit::turn(program, &client, (&method, &address), &headers, &body, false).await? {
        Turn::Do(once) => once,
        Turn::Was(answered) => return Ok(again(&answered)),
    };
    match cancelled(program, &client, once.clone(), id, erases).await {
        Ok(response) => Ok(response),
        Err(problem) => Err(admit::refused(program, once.as_ref(), problem).await),
    }
}

async fn cancelled(
    program: &Program,
    client: &ApiClient,
    once: Option<Once>,
    id: DepartureId,
    erases: bool,
) -> Result<Response, Problem> {
    let departure = proof(program, client, once, id, erases).await?;
    match api::cancel(program, &departure).await? {
        // One that was cancelled before is cancelled: asking again is answered alike.
        Cancelling::Cancelled { .. } | Cancelling::Already => Ok(json(StatusCode::OK, &Done::new(id, &[]))),
        Cancelling::Unsaid => Err(Problem::unsaid()),
        Cancelling::Over => Err(Problem::over()),
        Cancelling::Withheld => Err(Problem::not_found()),
    }
}

async fn proof(
    program: &Program,
    client: &ApiClient,
    once: Option<Once>,
    id: DepartureId,
    erases: bool,
) -> Result<ApiDeparture, Problem> {
    let writer = client.writer(once).ok_or_else(Problem::scope)?;
    Ok(api_departure(program, &writer, id, erases).await?)
}

fn unchangeable(field: &str) -> Problem {
    Problem::fields(vec![Wrong { field: field.to_owned(), code: "not_from_outside".to_owned() }])
}

/// An id as the address has it; what is none names nothing.
fn named(id: &str) -> Result<DepartureId, Problem> {
    id.parse().map_err(|_| Problem::not_found())
}

fn made(id: DepartureId, warnings: &[Warning]) -> Response {
    let mut response = json(StatusCode::CREATED, &Done::new(id, warnings));
    if let Ok(location) = HeaderValue::from_str(&format!("/api/v1/departures/{id}")) {
        response.headers_mut().insert(LOCATION, location);
    }
    response
}

/// The answer that was given before.
fn again(answered: &Answered) -> Response {
    let mut response = if answered.status == StatusCode::CREATED.as_u16() {
        made(answered.departure, &answered.warnings)
    } else {
        json(StatusCode::OK, &Done::new(answered.departure, &answered.warnings))
    };
    response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    response
}

/// An answer.
pub fn json(status: StatusCode, what: &impl Serialize) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], serde_json::json!(what).to_string()).into_response()
}
