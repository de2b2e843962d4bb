//! A release as a file to take away: what its reader sees of it, in the language of the page.

use app::context::{self, Elsewhere, Surroundings};
use app::staff::{release_address, release_file};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::organisation::Organisation;
use domain::release::Content;
use server::access::{figures_keeper, figures_reader};
use server::organisation::organisation;
use server::release::{export, one};
use server::workbook::workbook;
use tower_sessions::Session;
use wording::Wording;

use super::file;

/// What a file is made of.
struct Asked {
    wording: Wording,
    organisation: Organisation,
    content: Content,
}

/// `/staff/figures/{period}/{number}/release.csv`, for whoever signed in just now: else by way of its page.
pub async fn csv(
    State(surroundings): State<Surroundings>,
    session: Session,
    Path((period, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let asked = asked(&surroundings, &session, &period, &number, &headers).await;
    let text = asked.map(|asked| release_file::csv(asked.wording, &asked.organisation, &asked.content));
    file::csv(text, &name(&period, &number, "csv"))
}

/// `/staff/figures/{period}/{number}/release.xlsx`, likewise.
pub async fn xlsx(
    State(surroundings): State<Surroundings>,
    session: Session,
    Path((period, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let asked = asked(&surroundings, &session, &period, &number, &headers).await;
    let bytes = asked.and_then(|asked| {
        let sheets = release_file::sheets(asked.wording, &asked.organisation, &asked.content);
        workbook(&sheets).map_err(|error| {
            tracing::error!(%error, "a release could not be written");
            Elsewhere::Unavailable
        })
    });
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    file::taken(bytes, kind, &name(&period, &number, "xlsx"))
}

/// `/staff/figures/{period}/{number}/release.json`, likewise, in the form in which it is kept.
pub async fn json(
    State(surroundings): State<Surroundings>,
    session: Session,
    Path((period, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let asked = asked(&surroundings, &session, &period, &number, &headers).await;
    let whole = asked.map(|asked| asked.content.to_json().into_bytes());
    file::taken(whole, "application/json; charset=utf-8", &name(&period, &number, "json"))
}

/// `/staff/figures/{period}/{number}/release.signed.json`, for other boards: signed, for whoever keeps the figures and
/// signed in just now.
pub async fn signed(
    State(surroundings): State<Surroundings>,
    session: Session,
    Path((period, number)): Path<(String, String)>,
) -> Response {
    let file = signed_file(&surroundings, &session, &period, &number).await;
    file::taken(file, "application/json; charset=utf-8", &name(&period, &number, "signed.json"))
}

async fn signed_file(
    surroundings: &Surroundings,
    session: &Session,
    period: &str,
    number: &str,
) -> Result<Vec<u8>, Elsewhere> {
    let program = &surroundings.program;
    let viewer = context::staff_in(program, session).await?;
    let keeper = figures_keeper(&viewer)?;
    let number = number.parse().map_err(|_| Elsewhere::NotFound)?;
    let file = export(program, keeper.board(), period, number).await?.ok_or(Elsewhere::NotFound)?;
    context::fresh_in(program, session, &release_address(period, number)).await?;
    Ok(file.into_bytes())
}

async fn asked(
    surroundings: &Surroundings,
    session: &Session,
    period: &str,
    number: &str,
    headers: &HeaderMap,
) -> Result<Asked, Elsewhere> {
    let program = &surroundings.program;
    let viewer = context::staff_in(program, session).await?;
    let reader = figures_reader(&viewer)?;
    let number = number.parse().map_err(|_| Elsewhere::NotFound)?;
    let row = one(program, &reader, period, number).await?.ok_or(Elsewhere::NotFound)?;
    let content = row.content;
    context::fresh_in(program, session, &release_address(&content.period, content.number)).await?;
    let organisation = organisation(program.store().read(), viewer.board()).await?;
    let language = context::picked_language_in(headers).unwrap_or(viewer.language);
    let wording = Wording::new(language).naming(&organisation);
    Ok(Asked { wording, organisation, content })
}

/// Only what was found gets a file, and its name has the letters, digits and hyphens of a period.
fn name(period: &str, number: &str, kind: &str) -> String {
    let plain =
        |text: &str| -> String { text.chars().filter(|one| one.is_ascii_alphanumeric() || *one == '-').collect() };
    format!("uitzwaai-{}-{}.{kind}", plain(period), plain(number))
}
