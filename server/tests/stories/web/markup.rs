//! What a page offers, read from its markup as a machine would: links, and forms with what stands in them.

use url::form_urlencoded::Serializer;

/// A form as it stands on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    pub action: String,
    /// `get` or `post`.
    pub method: String,
    /// What a browser would send with nothing filled in.
    pub fields: Vec<(String, String)>,
    /// Each button's own name and value, where it has them.
    pub buttons: Vec<Option<(String, String)>>,
}

impl Form {
    /// The body with one of its buttons pressed, or none, and with these fields filled in.
    pub fn body(&self, button: Option<&(String, String)>, filled: &[(&str, &str)]) -> String {
        let mut fields = self.fields.clone();
        for (name, value) in filled {
            fields.retain(|(field, _)| field != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        fields.extend(button.cloned());
        Serializer::new(String::new()).extend_pairs(fields).finish()
    }
}

/// The form of this page that posts there.
pub fn form_to(page: &str, action: &str) -> Form {
    let found = forms(page).into_iter().find(|form| form.action == action);
    found.unwrap_or_else(|| panic!("no form posts to {action}: {page}"))
}

/// Every address that an anchor of the page leads to.
pub fn links(page: &str) -> Vec<String> {
    tags(page).filter(|tag| tag.name == "a").filter_map(|tag| tag.value("href")).collect()
}

/// Every form of the page.
pub fn forms(page: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut is_inside = false;
    let mut select: Option<Select> = None;
    for tag in tags(page) {
        if tag.name == "form" {
            is_inside = true;
            let method = tag.value("method").unwrap_or_else(|| "get".to_owned()).to_lowercase();
            forms.push(Form { action: tag.value("action").unwrap_or_default(), method, ..Form::default() });
        }
        if tag.name == "/form" {
            is_inside = false;
        }
        let Some(form) = forms.last_mut().filter(|_| is_inside) else { continue };
        match tag.name {
            "input" => form.fields.extend(input(&tag)),
            "textarea" => form.fields.extend(tag.value("name").map(|name| (name, tag.text()))),
            "button" => form.buttons.push(tag.value("name").map(|name| (name, tag.value("value").unwrap_or_default()))),
            "select" => select = tag.value("name").map(|name| Select { name, first: None, chosen: None }),
            "option" => {
                if let Some(select) = &mut select {
                    select.option(&tag);
                }
            }
            "/select" => form.fields.extend(select.take().and_then(Select::sent)),
            _ => {}
        }
    }
    forms
}

/// A list of which one is chosen: the first, unless another says that it is.
struct Select {
    name: String,
    first: Option<String>,
    chosen: Option<String>,
}

impl Select {
    fn option(&mut self, tag: &Tag<'_>) {
        let value = tag.value("value").unwrap_or_else(|| tag.text());
        if tag.has("selected") {
            self.chosen = Some(value.clone());
        }
        self.first.get_or_insert(value);
    }

    fn sent(self) -> Option<(String, String)> {
        Some((self.name, self.chosen.or(self.first)?))
    }
}

/// What an input sends as it stands: a tick that is not made sends nothing.
fn input(tag: &Tag<'_>) -> Option<(String, String)> {
    let kind = tag.value("type").unwrap_or_default();
    let is_choice = ["checkbox", "radio"].contains(&kind.as_str());
    let is_sent = !is_choice || tag.has("checked");
    let standard = if is_choice { "on" } else { "" };
    Some((tag.value("name")?, tag.value("value").unwrap_or_else(|| standard.to_owned()))).filter(|_| is_sent)
}

/// A tag with its attributes, and what follows it up to the next one.
struct Tag<'p> {
    name: &'p str,
    attributes: &'p str,
    after: &'p str,
}

impl Tag<'_> {
    fn value(&self, name: &str) -> Option<String> {
        let start = format!(" {name}=\"");
        let at = self.attributes.find(&start)? + start.len();
        Some(decoded(self.attributes[at..].split('"').next()?))
    }

    /// An attribute that says something by being there.
    fn has(&self, name: &str) -> bool {
        self.attributes.split(' ').any(|word| word == name || word.split('=').next() == Some(name))
    }

    fn text(&self) -> String {
        decoded(self.after)
    }
}

fn tags(page: &str) -> impl Iterator<Item = Tag<'_>> {
    page.split('<').skip(1).map(|piece| {
        let end = end_of_tag(piece);
        let (tag, after) = (&piece[..end], piece.get(end + 1..).unwrap_or_default());
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        Tag { name, attributes: &tag[name.len()..], after }
    })
}

/// Where the tag ends: an attribute may hold the sign itself.
fn end_of_tag(piece: &str) -> usize {
    let mut is_quoted = false;
    for (at, sign) in piece.char_indices() {
        match sign {
            '"' => is_quoted = !is_quoted,
            '>' if !is_quoted => return at,
            _ => {}
        }
    }
    piece.len()
}

fn decoded(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(text.to_owned(), |text, (written, sign)| text.replace(written, sign))
}

#[test]
fn a_form_sends_what_stands_in_it_and_nothing_more() {
    let page = r#"<main><a href="/a?b=1&amp;c=2">x</a><form method="post" action="/send"><input type="hidden" name="id" value="a&quot;b>"/>
        <input type="checkbox" name="sure" value="yes"><input type="radio" name="way" value="a" checked><input name="word">
        <select name="one"><option value="">-</option><option value="b" selected>B</option></select><textarea name="tip">hoi</textarea>
        <button name="then" value="next">Ga</button><button>Of niet</button></form></main>"#;
    let form = form_to(page, "/send");
    assert_eq!(form.method, "post");
    let pairs = [("id", "a\"b>"), ("way", "a"), ("word", ""), ("one", "b"), ("tip", "hoi")];
    assert_eq!(form.fields, pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(form.buttons, [Some(("then".to_owned(), "next".to_owned())), None]);
    assert_eq!(form.body(None, &[("word", "x y")]), "id=a%22b%3E&way=a&one=b&tip=hoi&word=x+y");
    assert_eq!(links(page), ["/a?b=1&c=2"]);
}
