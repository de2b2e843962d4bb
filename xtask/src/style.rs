//! Bundles `style/*.css` in the order of `style/order.txt`, without comments and needless space.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The whole style sheet. Fails when a listed file is missing or a file is not listed.
pub fn bundle(folder: &Path) -> Result<String> {
    let listed = order(folder)?;
    let mut bundle = String::new();
    for name in &listed {
        let file = folder.join(name);
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        bundle.push_str(&lighten(&text));
        bundle.push('\n');
    }
    Ok(bundle)
}

/// The names in `order.txt`, one a line; `#` begins a remark.
fn order(folder: &Path) -> Result<Vec<String>> {
    let list = folder.join("order.txt");
    let text = fs::read_to_string(&list).with_context(|| format!("cannot read {}", list.display()))?;
    let listed: Vec<String> = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    let present: BTreeSet<String> = fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".css"))
        .collect();
    for name in &present {
        if !listed.contains(name) {
            bail!("style/{name} is not in style/order.txt, so nobody would ever see it");
        }
    }
    for name in &listed {
        if !present.contains(name) {
            bail!("style/order.txt names {name}, which is not there");
        }
    }
    Ok(listed)
}

/// Drops comments and the white space that means nothing; strings and addresses stay as they are.
///
/// Deliberately absent: anything that needs to know what a declaration means. Space around `:`,
/// `>`, `+` and in values can carry meaning, so it only shrinks to one blank.
fn lighten(css: &str) -> String {
    let mut light = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if first == '"' || first == '\'' {
            let length = string_length(rest, first);
            light.push_str(&rest[..length]);
            length
        } else if rest.starts_with("url(") {
            let length = rest.find(')').map_or(rest.len(), |end| end + 1);
            light.push_str(&rest[..length]);
            length
        } else if first.is_whitespace() {
            if !light.is_empty() && !light.ends_with([' ', '{', '}', ';', ',']) {
                light.push(' ');
            }
            first.len_utf8()
        } else {
            if matches!(first, '{' | '}' | ';' | ',') {
                if light.ends_with(' ') {
                    light.pop();
                }
                if first == '}' && light.ends_with(';') {
                    light.pop();
                }
            }
            light.push(first);
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    light.trim_end().to_owned()
}

/// How many bytes a quoted string takes, quotes included.
fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if letter == '\\' {
            escaped = true;
        } else if letter == quote {
            return at + 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_needless_space_go() {
        let css = "/* colours */\n:root {\n  --ink: #112;\n  color : var(--ink) ;\n}\n";
        assert_eq!(lighten(css), ":root{--ink: #112;color : var(--ink)}");
    }

    #[test]
    fn space_that_means_something_stays() {
        assert_eq!(lighten("a :hover > b,\n c { width: calc(1px + 2px) }"), "a :hover > b,c{width: calc(1px + 2px)}");
    }

    #[test]
    fn strings_and_addresses_stay_as_they_are() {
        let css = r#"a::before{content:"/* no  comment */ \" ; }"}b{background:url(data:x;y , z)}"#;
        assert_eq!(lighten(css), css);
    }

    #[test]
    fn a_comment_between_two_words_leaves_them_apart() {
        assert_eq!(lighten("margin: 1px /* why */ 2px"), "margin: 1px 2px");
    }

    #[test]
    fn a_file_that_is_not_in_the_order_is_refused() {
        let folder = std::env::temp_dir().join(format!("xtask-style-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        fs::write(folder.join("order.txt"), "one.css\n").expect("writable");
        fs::write(folder.join("one.css"), "a{}").expect("writable");
        fs::write(folder.join("two.css"), "b{}").expect("writable");
        let error = bundle(&folder).expect_err("two.css is not listed");
        fs::remove_dir_all(&folder).expect("removable");
        assert!(error.to_string().contains("two.css"), "{error}");
    }
}
