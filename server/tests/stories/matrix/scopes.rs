//! Addresses for programs: each is asked by a program that it lets in, and everything that a token may be for lets one in
//! somewhere. Otherwise a row that says "nobody" would be true of every address of the interface as it is walked.

use std::collections::{BTreeMap, BTreeSet};

use domain::api::ApiScope;

use super::people::{ASKERS, Way};
use super::table::Matrix;

/// Asked by whom the walk has not: the provider that signs what it sends, in a story of its own
/// (`server/tests/stories/web/api/v1/back_channel_logout.rs`).
const ASKED_ELSEWHERE: &str = "POST /api/v1/back-channel-logout";

/// Addresses below `/api/v1/` that let no program in, and scopes that let none in; each in a sentence. `listed`: every
/// address of the program.
pub fn left_out(matrix: &Matrix, listed: &BTreeSet<&str>) -> Vec<String> {
    let programs: BTreeSet<&str> =
        ASKERS.iter().filter(|asker| matches!(asker.way, Way::Bearer(_))).map(|asker| asker.code).collect();
    let opens = |row: &str| matrix.audience(row).opens.iter().any(|one| programs.contains(one.as_str()));
    let mut of_address: BTreeMap<&str, bool> = listed
        .iter()
        .filter(|address| address.contains(" /api/v1/") && **address != ASKED_ELSEWHERE)
        .map(|address| (*address, false))
        .collect();
    for row in matrix.addresses.keys() {
        if let Some(is_open) = of_address.get_mut(row.split(',').next().unwrap_or(row)) {
            *is_open |= opens(row);
        }
    }
    let closed = of_address.into_iter().filter(|(_, is_open)| !is_open).map(|(address, _)| {
        format!("{address} lets no program in: say in docs/permissions.md, \"Addresses\", with which token it does")
    });
    let unused = ApiScope::ALL
        .iter()
        .filter(|scope| !matrix.addresses.iter().any(|(row, of)| of == scope.code() && opens(row)))
        .map(|scope| format!("no address of docs/permissions.md is for a token with `{scope}`"));
    closed.chain(unused).collect()
}

#[test]
fn an_address_and_a_scope_that_let_no_program_in_are_named() {
    let (departures, units) = ("GET /api/v1/departures", "GET /api/v1/units");
    let listed = BTreeSet::from([departures, units, "GET /staff/board", ASKED_ELSEWHERE]);
    let mut matrix = Matrix::read();
    assert_eq!(left_out(&matrix, &listed), Vec::<String>::new());
    matrix.addresses.insert(units.to_owned(), "nobody".to_owned());
    let named = left_out(&matrix, &listed);
    assert!(named.len() == 2 && named[0].contains(units) && named[1].contains("units:read"), "{named:?}");
    matrix.addresses.remove(departures);
    let named = left_out(&matrix, &listed);
    assert!(named.iter().any(|one| one.starts_with(departures)), "{named:?}");
}
