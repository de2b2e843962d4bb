//! The files of the questionnaire and the guides, to keep and to import again.

use app::context::{Elsewhere, Surroundings, fresh_in, staff_in};
use app::form::again_address;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use domain::guide::{GUIDES_SCHEMA, Guides};
use domain::questionnaire::{QUESTIONNAIRE_SCHEMA, Questionnaire};
use server::version::{Exported, Form, Which, export};
use tower_sessions::Session;

/// A version of the questionnaire, or its draft.
pub async fn questionnaire(
    State(around): State<Surroundings>,
    session: Session,
    Path(version): Path<String>,
) -> Response {
    answer(found::<Questionnaire>(&around, &session, &version, "/staff/organisation/questionnaire").await)
}

/// A version of the guides, or their draft.
pub async fn guides(State(around): State<Surroundings>, session: Session, Path(version): Path<String>) -> Response {
    answer(found::<Guides>(&around, &session, &version, "/staff/organisation/guides").await)
}

/// The format of a questionnaire's file. Part of the program and nobody's secret, so nobody has to sign in.
pub async fn questionnaire_schema() -> Response {
    schema("questionnaire.schema.json", QUESTIONNAIRE_SCHEMA)
}

/// The format of a file of guides.
pub async fn guides_schema() -> Response {
    schema("guides.schema.json", GUIDES_SCHEMA)
}

fn schema(name: &str, text: &'static str) -> Response {
    let headers = [
        (CONTENT_TYPE, "application/schema+json; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, text).into_response()
}

/// The file, for whoever signed in just now: else by way of `page`, where it is offered.
async fn found<F: Form>(
    around: &Surroundings,
    session: &Session,
    version: &str,
    page: &str,
) -> Result<Exported, Elsewhere> {
    let viewer = staff_in(&around.program, session).await?;
    let editor = viewer.keeper()?;
    let which = match version {
        "draft" => Which::Draft,
        number => Which::Version(number.parse().map_err(|_| Elsewhere::NotFound)?),
    };
    fresh_in(&around.program, session, page).await?;
    export::<F>(&around.program, &editor, which).await?.ok_or(Elsewhere::NotFound)
}

fn answer(found: Result<Exported, Elsewhere>) -> Response {
    let elsewhere = match found {
        Ok(file) => {
            let disposition = format!("attachment; filename=\"{}\"", file.name);
            let headers =
                [(CONTENT_TYPE, "application/json; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, disposition)];
            return (headers, file.json).into_response();
        }
        Err(Elsewhere::Again(back)) => return Redirect::to(&again_address(&back)).into_response(),
        Err(Elsewhere::SignIn) => "/staff/sign-in",
        Err(Elsewhere::Unavailable) => "/unavailable",
        Err(_) => "/not-found",
    };
    Redirect::to(elsewhere).into_response()
}
