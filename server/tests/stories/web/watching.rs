//! What whoever watches the program reads: metrics, with rules that name them, and numbers by which lines of the log
//! belong together.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use serde_json::Value;
use server::on_both_databases;

use super::visitor::Visitor;
use crate::addresses::SIGN_IN_ADDRESS;
use crate::running::{Running, free_address, request};

/// The rules, as they are handed out.
const ALERTS: &str = include_str!("../../../../docs/alerts.yml");
/// What may tell one number from another. None of them is of a person, a unit or a board.
const LABELS: [&str; 6] = ["database", "le", "route", "status", "timer", "version"];
/// Longer than this no line takes to be written.
const LIMIT: Duration = Duration::from_secs(30);

/// All metrics, as they are read there now.
pub fn metrics_at(address: SocketAddr) -> String {
    let answer = request(address, "GET", "/metrics", &[], b"").expect("an answer");
    assert_eq!(answer.status, 200);
    assert!(answer.text.contains("content-type: application/openmetrics-text"));
    answer.text
}

/// Names of metrics of ours in a text.
fn names(text: &str) -> BTreeSet<&str> {
    let words = text.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_'));
    words.filter(|word| word.starts_with("uitzwaai_") || word.starts_with("process_")).collect()
}

/// `route` and `status` of `{route="/l/{token}",status="2xx"}`.
fn labels(text: &str) -> BTreeSet<&str> {
    text.split("=\"").filter_map(|before| before.rsplit(['{', ',']).next()).filter(|name| is_label(name)).collect()
}

fn is_label(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// The number that the answer to a request with this one has.
fn numbered(running: &Running, number: &str) -> String {
    let answer = running.request("GET", "/readyz", &[("x-request-id", number)], b"").expect("an answer");
    let line = answer.text.lines().find_map(|line| line.strip_prefix("x-request-id: "));
    line.expect("a number").to_owned()
}

#[test]
fn each_rule_says_what_is_wrong_and_what_to_do() {
    let count = |key: &str| ALERTS.lines().filter(|line| line.trim_start().starts_with(key)).count();
    let rules = count("- alert: ");
    assert!(rules > 10, "{rules}");
    for key in ["expr: ", "for: ", "severity: ", "summary: ", "description: "] {
        assert_eq!(count(key), rules, "{key}");
    }
}

on_both_databases! {
    async fn every_metric_that_a_rule_names_is_shown(world: World) {
        let address = free_address();
        let running = Running::start_with(&world, &[("UITZWAAI_METRICS_LISTEN", &address.to_string())]);
        let visitor = Visitor::new(&running, "Firefox/1", "10.0.0.1");
        visitor.ask("/l/KOOLMEESKOOLMEES", None);
        visitor.ask("/KOOLMEESKOOLMEES", None);
        visitor.ask(SIGN_IN_ADDRESS, Some("email=niemand.fuut%40voorbeeld.test"));
        tokio::task::block_in_place(|| {
            let shown = metrics_at(address);
            let here: BTreeSet<&str> = shown.lines().filter(|line| !line.starts_with('#')).flat_map(names).collect();
            let is_sqlite = shown.contains("database=\"sqlite\"");
            for name in names(ALERTS) {
                // Backups of PostgreSQL are made without the program.
                let is_shown = is_sqlite || name != "uitzwaai_backup_timestamp_seconds";
                assert_eq!(here.contains(name), is_shown, "{name}");
            }
            let functions = SIGN_IN_ADDRESS.rsplit_once('/').map_or("", |(below, _)| below);
            let of_functions =
                format!("uitzwaai_http_requests_total{{route=\"{functions}/{{name}}\",status=\"3xx\"}} 1\n");
            for said in [
                "uitzwaai_database_up 1\n",
                "uitzwaai_http_requests_total{route=\"/l/{token}\",status=",
                "uitzwaai_http_requests_total{route=\"(none)\",status=\"4xx\"} 1\n",
                of_functions.as_str(),
                "uitzwaai_timer_success_timestamp_seconds{timer=\"mails\"}",
            ] {
                assert!(shown.contains(said), "{said}: {shown}");
            }
            for secret in ["KOOLMEES", "fuut", "10.0.0.1"] {
                assert!(!shown.contains(secret), "{secret}");
            }
            let told_apart: Vec<&str> = labels(&shown).into_iter().filter(|label| !LABELS.contains(label)).collect();
            assert_eq!(told_apart, Vec::<&str>::new());
            assert_eq!(
                running.request("GET", "/metrics", &[], b"").map(|answer| answer.status),
                Some(404),
                "where people come, nobody reads them"
            );
        });
    }

    async fn a_request_has_a_number_in_its_answer_and_in_each_of_its_lines(world: World) {
        let running = Running::start_with(&world, &[("UITZWAAI_LOG", "debug"), ("UITZWAAI_LOG_FORMAT", "json")]);
        tokio::task::block_in_place(|| {
            assert_eq!(numbered(&running, "story-1"), "story-1", "the proxy's, which is trusted");
            for more in ["niemand.fuut@voorbeeld.test", &"a".repeat(65)] {
                let own = numbered(&running, more);
                assert!(own != more && uuid::Uuid::parse_str(&own).is_ok(), "{own}");
            }
            let (begun, mut lines) = (Instant::now(), Vec::new());
            while lines.is_empty() {
                assert!(begun.elapsed() < LIMIT, "no line has it");
                let log = running.log();
                assert!(!log.contains("fuut"));
                let whole = log.split_inclusive('\n').filter(|line| line.ends_with('\n'));
                let read: Vec<Value> =
                    whole.map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"))).collect();
                lines = read.into_iter().filter(|line| line["span"]["id"] == "story-1").collect();
            }
            assert!(lines.iter().all(|line| line["span"]["pattern"] == "/readyz"), "{lines:?}");
        });
    }
}
