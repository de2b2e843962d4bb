//! What a merge leaves in a file while it is not settled, in texts of any kind.

use super::{Finding, TextFile};

/// A line of a conflict begins with seven of these, alone or before a space.
const MARKS: [char; 4] = ['<', '|', '=', '>'];
const LENGTH: usize = 7;

/// Looks for a conflict's marks.
pub fn look(file: &TextFile, findings: &mut Vec<Finding>) {
    for (index, line) in file.text.lines().enumerate() {
        if is_mark(line) {
            findings.push(file.at(index + 1, "a merge's mark: settle which of the two it is"));
        }
    }
}

fn is_mark(line: &str) -> bool {
    MARKS.iter().any(|mark| {
        let rest = line.trim_start_matches(*mark);
        line.len() - rest.len() == LENGTH && (rest.is_empty() || rest.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use crate::tidy::tests::findings_in;

    #[test]
    fn a_conflict_is_found_in_any_text() {
        let conflict = |ours: &str| format!("before\n{ours} main\none\n{}\ntwo\n", "=".repeat(7));
        for path in ["docs/administration.md", "end2end/package.json", "Cargo.lock", "README.md"] {
            let found = findings_in(path, &conflict(&"<".repeat(7)));
            assert_eq!(found.len(), 2, "{found:?}");
            assert!(found[0].starts_with(&format!("{path}:2: a merge's mark")), "{found:?}");
        }
        for mark in ["|", ">"] {
            assert_eq!(findings_in("a.md", &format!("{} w\n", mark.repeat(7))).len(), 1, "{mark}");
        }
    }

    #[test]
    fn lines_that_only_look_like_it_stay() {
        for line in ["======", "========", "=======x", "    <<<<<<< in a quotation", "a >>>>>>> b", "|a|b|"] {
            assert_eq!(findings_in("docs/a.md", line), Vec::<String>::new(), "{line}");
        }
    }
}
