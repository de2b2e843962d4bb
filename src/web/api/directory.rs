//! What lists are compared with: units and accounts.

use app::context::Surroundings;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use server::api;

use super::admit;
use super::body::{Accounts, Units};
use super::departures::json;
use super::problem::Problem;

/// `GET /api/v1/units`.
pub async fn units(State(surroundings): State<Surroundings>, headers: HeaderMap) -> Result<Response, Problem> {
    let program = &surroundings.program;
    let client = admit::client(program, &headers).await?;
    let reader = client.units_reader().ok_or_else(Problem::scope)?;
    let units = api::units(program, &reader).await?.into_iter().map(Into::into).collect();
    Ok(json(StatusCode::OK, &Units { units }))
}

/// `GET /api/v1/accounts`.
pub async fn accounts(State(surroundings): State<Surroundings>, headers: HeaderMap) -> Result<Response, Problem> {
    let program = &surroundings.program;
    let client = admit::client(program, &headers).await?;
    let reader = client.accounts_reader().ok_or_else(Problem::scope)?;
    let accounts = api::accounts(program, &reader).await?.into_iter().map(Into::into).collect();
    Ok(json(StatusCode::OK, &Accounts { accounts }))
}
