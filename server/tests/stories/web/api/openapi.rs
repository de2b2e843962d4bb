//! `/api/openapi.json`, held against the running program by schemathesis, a program of others that makes requests out of
//! such a description and compares the answers with it.

use std::path::Path;
use std::process::Command;

use chrono::{TimeDelta, Utc};
use domain::api::ApiScope;
use server::testing::{Kind, World};

use crate::api::token;
use crate::mail::python;
use crate::running::Running;
use crate::scene::Scene;

/// How long it goes on, in seconds.
const SECONDS: &str = "60";
/// How many requests it makes of one operation beside those that its own rules ask for.
const EXAMPLES: &str = "10";
/// Below the limit of a token.
const PACE: &str = "560/m";
/// The operations that are described.
const OPERATIONS: usize = 7;

/// What it looks at. Left out: `positive_data_acceptance`, since of what the description allows the board's own rules
/// refuse most (units, people and days have to be there); `allow_header_conformance`, since `HEAD` is answered wherever
/// `GET` is; `use_after_free` and `ensure_resource_availability`, since a departure that was cancelled is still read;
/// `object_level_authorization`, which needs two boards.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,\
                      response_schema_conformance,negative_data_rejection,missing_required_header,unsupported_method,\
                      ignored_auth";

/// On one database: what is compared is how answers are written.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_program_answers_as_its_description_says() {
    let Some(python) = python() else { return };
    let world = World::on(Kind::Sqlite).await;
    world.advance(Utc::now() - world.now());
    let scene = Scene::set(&world).await;
    let day = (Utc::now().date_naive() + TimeDelta::days(60)).to_string();
    let days = [("last_day_worked", day.as_str()), ("end_of_employment", day.as_str())];
    scene.leaver_with("Iris Nieuw", &days).await;
    let token = token(&world, ApiScope::ALL).await;
    let running = Running::start(&world);
    let program = Path::new(&python).with_file_name("schemathesis");
    let asked = Command::new(&program)
        .current_dir(running.folder())
        .arg("run")
        .arg(format!("http://{}/api/openapi.json", running.address))
        .args(["--header", &format!("Authorization: Bearer {token}")])
        .args(["--checks", CHECKS])
        .args(["--max-time", SECONDS, "--max-examples", EXAMPLES, "--rate-limit", PACE])
        .args(["--suppress-health-check", "all", "--request-timeout", "30", "--no-color"])
        .output()
        .unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
    let said = String::from_utf8_lossy(&asked.stdout);
    assert!(asked.status.success(), "{said}\n{}", String::from_utf8_lossy(&asked.stderr));
    assert!(said.contains(&format!("Tested: {OPERATIONS}")), "each operation was asked: {said}");
}
