//! The interface for personnel systems, `/api/v1`: JSON, with a token instead of a session. No cookie is looked at here,
//! and no page of another site is let in: a browser sends no token by itself.
//!
//! What is asked for goes through the use cases of the pages (`server::api`); here stands only how it is written.

mod admit;
mod body;
mod departures;
mod directory;
mod problem;

use std::net::IpAddr;

use anyhow::Result;
use app::context::Surroundings;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::http::header::{ALLOW, CONTENT_TYPE};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, patch, post};

use self::problem::Problem;
use super::routes::Route;
use super::{floods, headers};

/// The largest body, in bytes.
const BODY_MAX_BYTES: usize = 256 * 1024;
/// Everything below that has no address of its own: a program reads no page that says so.
const ELSEWHERE: &str = "/api/{*rest}";
/// What can be asked, as OpenAPI 3.1.
const OPENAPI: &str = include_str!("api/openapi.json");

/// Every address. Each answers whoever has a token for it; the description answers everybody.
pub const ROUTES: &[Route] = &[
    ("GET", "/api/openapi.json", || get(description)),
    ("GET", "/api/v1/departures", || get(departures::list)),
    ("POST", "/api/v1/departures", || post(departures::register)),
    ("GET", "/api/v1/departures/{id}", || get(departures::one)),
    ("PATCH", "/api/v1/departures/{id}", || patch(departures::change)),
    ("POST", "/api/v1/departures/{id}/cancel", || post(departures::cancel)),
    ("GET", "/api/v1/units", || get(directory::units)),
    ("GET", "/api/v1/accounts", || get(directory::accounts)),
];

/// The routes, with the limits around them: neither sessions nor what guards forms.
pub fn router(trusted: Vec<IpAddr>) -> Result<Router<Surroundings>> {
    let routes = super::with(Router::new(), ROUTES)
        .route(ELSEWHERE, any(nothing))
        .layer(map_response(in_problems))
        .layer(DefaultBodyLimit::max(BODY_MAX_BYTES));
    Ok(floods::limit_floods(routes, trusted)?.layer(axum::middleware::from_fn(headers::of_pages)))
}

async fn description() -> Response {
    ([(CONTENT_TYPE, "application/json")], OPENAPI).into_response()
}

async fn nothing() -> Problem {
    Problem::not_found()
}

/// A method that an address does not have is said as all else that goes wrong; those it has stand in `Allow`.
async fn in_problems(response: Response) -> Response {
    if response.status() != StatusCode::METHOD_NOT_ALLOWED {
        return response;
    }
    let mut problem = Problem::method().into_response();
    if let Some(allowed) = response.headers().get(ALLOW) {
        problem.headers_mut().insert(ALLOW, allowed.clone());
    }
    problem
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::api::{ApiScope, ToldStage};
    use domain::departure_form::{Field, Warning};
    use serde_json::Value;

    use super::{OPENAPI, ROUTES};

    fn description() -> Value {
        serde_json::from_str(OPENAPI).expect("JSON")
    }

    fn texts(value: &Value) -> BTreeSet<&str> {
        value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    #[test]
    fn the_description_names_every_address_and_no_other() {
        let description = description();
        let paths = description["paths"].as_object().expect("paths");
        let described: BTreeSet<String> = paths
            .iter()
            .flat_map(|(path, methods)| methods.as_object().into_iter().flatten().map(move |(name, _)| (path, name)))
            .filter(|(_, name)| *name != "parameters")
            .map(|(path, method)| format!("{} {path}", method.to_uppercase()))
            .collect();
        let served: BTreeSet<String> = ROUTES
            .iter()
            .filter(|(_, address, _)| address.starts_with("/api/v1/"))
            .map(|(method, address, _)| format!("{method} {address}"))
            .collect();
        assert_eq!(described, served);
    }

    #[test]
    fn the_description_names_every_field_stage_warning_and_scope() {
        let description = description();
        let schemas = &description["components"]["schemas"];
        let fields = |schema: &str| -> BTreeSet<String> {
            let properties = schemas[schema]["properties"].as_object().expect("properties");
            properties.keys().filter(|name| name.as_str() != "external_id").cloned().collect()
        };
        let beside = |field: &&Field| **field != Field::ExternalId;
        let all: BTreeSet<String> = Field::ALL.iter().filter(beside).map(|field| field.code().to_owned()).collect();
        assert_eq!(fields("NewDeparture"), all);
        let open: BTreeSet<String> = Field::ALL
            .iter()
            .filter(|field| domain::api::may_change(**field))
            .map(|field| field.code().to_owned())
            .collect();
        assert_eq!(fields("DepartureChange"), open);
        let stages: BTreeSet<&str> = ToldStage::ALL.iter().map(|stage| stage.code()).collect();
        assert_eq!(texts(&schemas["Stage"]["enum"]), stages);
        let warnings: BTreeSet<&str> = Warning::ALL.iter().map(|warning| warning.code()).collect();
        assert_eq!(texts(&schemas["Warning"]["enum"]), warnings);
        let told = description["info"]["description"].as_str().expect("words");
        for scope in ApiScope::ALL {
            assert!(told.contains(scope.code()), "{scope}");
        }
    }
}
