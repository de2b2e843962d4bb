//! The tags of a page, with their attributes.

use std::ops::Range;

use html_escape::{decode_html_entities, encode_double_quoted_attribute};

/// A tag and where it stands, in bytes.
#[derive(Clone, Debug)]
pub struct Tag<'p> {
    pub name: &'p str,
    attributes: &'p str,
    pub at: Range<usize>,
}

impl<'p> Tag<'p> {
    fn attributes(&self) -> Vec<(&'p str, Option<&'p str>)> {
        let mut rest = self.attributes.trim_matches(|sign: char| sign.is_ascii_whitespace() || sign == '/');
        let mut found = Vec::new();
        while !rest.is_empty() {
            let end = rest.find(|sign: char| sign == '=' || sign.is_ascii_whitespace()).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            let (value, after) = match after.strip_prefix("=\"").and_then(|quoted| quoted.split_once('"')) {
                Some((value, after)) => (Some(value), after),
                None => (None, after.trim_start_matches('=')),
            };
            found.push((name, value));
            rest = after.trim_start();
        }
        found
    }

    /// An attribute's value, decoded.
    pub fn value(&self, name: &str) -> Option<String> {
        let found = self.attributes().into_iter().find(|(own, _)| *own == name)?;
        Some(decode_html_entities(found.1.unwrap_or_default()).into_owned())
    }

    /// Whether it says something by being there.
    pub fn has(&self, name: &str) -> bool {
        self.attributes().iter().any(|(own, _)| *own == name)
    }

    /// What kind of control it is; nothing where it is none.
    pub fn control(&self) -> Option<Control> {
        match self.name {
            "textarea" => Some(Control::Area),
            "select" => Some(Control::List),
            "input" => Some(match self.value("type").as_deref() {
                Some("hidden") => Control::Hidden,
                Some("checkbox" | "radio") => Control::Choice,
                Some("password" | "file" | "submit" | "button" | "image" | "reset") => Control::Never,
                _ => Control::Line,
            }),
            _ => None,
        }
    }

    /// The tag with these attributes in place of those of the same name.
    pub fn with(&self, change: &[(&str, Option<&str>)]) -> String {
        let kept = self.attributes().into_iter().filter(|(own, _)| change.iter().all(|(name, _)| name != own));
        let mut tag = format!("<{}", self.name);
        for (name, value) in kept {
            tag.push(' ');
            tag.push_str(name);
            if let Some(value) = value {
                tag.push_str(&format!("=\"{value}\""));
            }
        }
        for (name, value) in change {
            if let Some(value) = value {
                tag.push_str(&format!(" {name}=\"{}\"", encode_double_quoted_attribute(value)));
            }
        }
        tag.push('>');
        tag
    }
}

/// What somebody fills in, or is posted along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    Hidden,
    Line,
    Area,
    Choice,
    List,
    /// Nothing is put back into it.
    Never,
}

/// Every tag of the page, in order. What stands in a script is none.
pub fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = page[from..].find('<').map(|at| from + at) {
        let Some(end) = end_of_tag(page, start) else { break };
        let inside = &page[start + 1..end - 1];
        let name = inside.split(|sign: char| sign.is_ascii_whitespace()).next().unwrap_or_default();
        found.push(Tag { name, attributes: &inside[name.len()..], at: start..end });
        from = if name == "script" { page[end..].find("</script").map_or(page.len(), |at| end + at) } else { end };
    }
    found
}

/// Behind the sign that ends the tag: a value may hold that sign itself.
fn end_of_tag(page: &str, start: usize) -> Option<usize> {
    let mut is_quoted = false;
    for (at, sign) in page[start..].bytes().enumerate() {
        match sign {
            b'"' => is_quoted = !is_quoted,
            b'>' if !is_quoted => return Some(start + at + 1),
            _ => {}
        }
    }
    None
}
