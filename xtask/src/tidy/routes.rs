//! Every address that the program answers stands in a table: the router is made of it, and docs/permissions.md is
//! compared with it. An address written beside a router would be nobody's.

use super::source::Source;
use super::{Finding, TextFile};

/// Where the tables stand.
const TABLE: &str = "src/web/routes.rs";
/// Ways to give a router an address of its own.
const WAYS: [&str; 5] = [".route(\"", ".nest(", ".nest_service(", ".route_service(", ".fallback_service("];

/// Looks at the files of the program itself.
pub fn look(file: &TextFile, source: &Source, findings: &mut Vec<Finding>) {
    if !file.path.starts_with("src/") || file.path == TABLE {
        return;
    }
    for (index, line) in source.lines.iter().enumerate().filter(|(_, line)| !line.is_test) {
        if WAYS.iter().any(|way| line.code.contains(way)) {
            findings.push(file.at(index + 1, format!("an address of its own: put it into a table of {TABLE}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tidy::tests::findings_in;

    #[test]
    fn a_route_with_an_address_of_its_own_is_found() {
        let route = "//! A.\nfn a(router: Router) -> Router {\n    router.route(\"/secret\", get(secret))\n}\n";
        assert_eq!(
            findings_in("src/web.rs", route),
            ["src/web.rs:3: an address of its own: put it into a table of src/web/routes.rs"]
        );
        let nested = "//! A.\nfn a(router: Router) -> Router {\n    router.nest(HERE, others())\n}\n";
        assert_eq!(findings_in("src/web/assets.rs", nested).len(), 1);
        let of_a_table = "//! A.\nfn a(router: Router) -> Router {\n    router.route(address, handler())\n}\n";
        assert_eq!(findings_in("src/web.rs", of_a_table), Vec::<String>::new());
    }
}
