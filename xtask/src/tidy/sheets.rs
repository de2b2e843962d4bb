//! Style sheets: no `!important`, nothing fetched from elsewhere.

use super::{Finding, TextFile};

/// Looks at one style sheet.
pub fn look(file: &TextFile, findings: &mut Vec<Finding>) {
    let text = without_comments(&file.text);
    for (index, line) in text.lines().enumerate() {
        if line.contains("!important") {
            findings.push(file.at(index + 1, "`!important`: let the order of the files decide"));
        }
        if line.contains("@import") || line.contains("url(http") || line.contains("url(\"http") {
            findings.push(file.at(index + 1, "a page asks nothing of other servers"));
        }
    }
}

/// Keeps the line breaks, so that numbers of lines stay right.
fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(begin) = rest.find("/*") {
        kept.push_str(&rest[..begin]);
        let end = rest[begin..].find("*/").map_or(rest.len(), |end| begin + end + 2);
        kept.extend(rest[begin..end].chars().filter(|letter| *letter == '\n'));
        rest = &rest[end..];
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings_in;

    #[test]
    fn nothing_is_important() {
        assert!(findings_in("style/a.css", "/* no !important\nhere */\na { color: red }").is_empty());
        let found = findings_in("style/a.css", "/* x\n*/\na { color: red !important }");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("style/a.css:3:"), "{found:?}");
    }

    #[test]
    fn nothing_is_fetched_from_elsewhere() {
        assert_eq!(findings_in("style/a.css", "@import 'b.css';").len(), 1);
        assert_eq!(findings_in("style/a.css", "a { background: url(https://b/c.png) }").len(), 1);
        assert!(findings_in("style/a.css", "a { background: url(data:image/png;base64,x) }").is_empty());
    }
}
