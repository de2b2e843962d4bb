//! Reads forms and links out of our own pages, so that a submission posts what the page would.

/// A form of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub action: String,
    /// Names and values as a browser would post them with every box ticked and every choice made.
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// The body of the post.
    pub fn encoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.fields).finish()
    }
}

/// All forms of a page, in order.
pub fn forms(html: &str) -> Vec<Form> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find("<form") {
        let inside = &rest[start..];
        let end = inside.find("</form>").unwrap_or(inside.len());
        found.push(form(&inside[..end]));
        rest = &inside[end..];
    }
    found
}

fn form(html: &str) -> Form {
    let action = tags(html, "form").next().and_then(|tag| attribute(tag, "action")).unwrap_or_default();
    let mut fields: Vec<(String, String)> = Vec::new();
    for tag in tags(html, "input") {
        let kind = attribute(tag, "type").unwrap_or_default();
        let Some(name) = attribute(tag, "name") else { continue };
        let value = attribute(tag, "value");
        match kind.as_str() {
            "submit" | "button" | "file" | "image" | "reset" => {}
            // Of a group the one that is chosen already, else the first.
            "radio" => match fields.iter_mut().find(|(known, _)| *known == name) {
                Some((_, chosen)) if has_attribute(tag, "checked") => *chosen = value.unwrap_or_default(),
                Some(_) => {}
                None => fields.push((name, value.unwrap_or_default())),
            },
            "checkbox" => fields.push((name, value.unwrap_or_else(|| "on".to_owned()))),
            _ => fields.push((name, value.unwrap_or_default())),
        }
    }
    // The button that is pressed, where it has a name.
    if let Some(button) = tags(html, "button").find(|tag| has_attribute(tag, "name")) {
        fields.extend(attribute(button, "name").zip(attribute(button, "value")));
    }
    Form { action, fields }
}

/// The addresses that a browser fetches before the page can be used: style sheets, and scripts that
/// are neither modules nor put off.
pub fn blocking(html: &str) -> Vec<String> {
    let sheets = tags(html, "link").filter(|tag| attribute(tag, "rel").as_deref() == Some("stylesheet"));
    let scripts = tags(html, "script").filter(|tag| {
        !has_attribute(tag, "async")
            && !has_attribute(tag, "defer")
            && attribute(tag, "type").as_deref() != Some("module")
    });
    sheets
        .filter_map(|tag| attribute(tag, "href"))
        .chain(scripts.filter_map(|tag| attribute(tag, "src")))
        .chain(fetched_early(html))
        .collect()
}

/// What a page asks the browser to fetch early: it competes with what blocks.
fn fetched_early(html: &str) -> impl Iterator<Item = String> {
    tags(html, "link")
        .filter(|tag| matches!(attribute(tag, "rel").as_deref(), Some("preload" | "modulepreload" | "prefetch")))
        .filter_map(|tag| attribute(tag, "href"))
}

/// The opening tags of this name, without their angle brackets.
fn tags<'h>(html: &'h str, name: &'h str) -> impl Iterator<Item = &'h str> {
    html.split('<').skip(1).filter_map(move |part| {
        let rest = part.strip_prefix(name)?;
        if !rest.starts_with([' ', '>', '/', '\n']) {
            return None;
        }
        Some(&part[..end_of_tag(part)])
    })
}

/// A `>` within quotes does not end a tag.
fn end_of_tag(part: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in part.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    part.len()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = &tag[start..];
    let end = value.find('"')?;
    Some(html_escape::decode_html_entities(&value[..end]).into_owned())
}

/// Whether an attribute without a value, or with any, stands there.
fn has_attribute(tag: &str, name: &str) -> bool {
    let mut outside = String::new();
    for (index, part) in tag.split('"').enumerate() {
        if index % 2 == 0 {
            outside.push_str(part);
            outside.push(' ');
        }
    }
    outside.split([' ', '\n', '/']).any(|word| word.trim_end_matches('=') == name)
}

#[cfg(test)]
mod tests {
    use super::{blocking, forms};

    const PAGE: &str = r#"<link rel="stylesheet" href="/pkg/a.css"><script nonce="x">let a = 1 < 2;</script>
        <script src="/b.js" defer></script><script type="module" src="/c.js">
        <form method="post" action="/post/submit"><input type="hidden" name="departure" value="12"/>
        <input type="checkbox" name="sure" value="yes" required/><input type="radio" name="r" value="1">
        <input type="radio" name="r" value="2 &gt; 1" checked/>
        <input type="radio" name="s" value="first"/><input type="radio" name="s" value="second"/><button name="go" value="now">Go</button></form>"#;

    #[test]
    fn a_form_posts_what_a_browser_would_once_it_is_filled_in() {
        let found = forms(PAGE);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].action, "/post/submit");
        assert_eq!(found[0].encoded(), "departure=12&sure=yes&r=2+%3E+1&s=first&go=now");
    }

    #[test]
    fn only_what_blocks_counts_as_blocking() {
        assert_eq!(blocking(PAGE), ["/pkg/a.css"]);
    }
}
