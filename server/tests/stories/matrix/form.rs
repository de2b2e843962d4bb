//! What stands on a page: its forms, filled the way the page fills them, and all but what is new each time.

/// The fields that a browser would post of the form with this address on this page: of several, the one that
/// has all of these texts in it. `None` where there is none.
pub fn filled(page: &str, action: &str, having: &[&str]) -> Option<Vec<(String, String)>> {
    let wanted = format!("action=\"{action}\"");
    let forms = page.split("<form").skip(1).map(|rest| rest.split("</form>").next().unwrap_or_default());
    let form = forms
        .filter(|form| form.split('>').next().is_some_and(|opening| opening.contains(&wanted)))
        .find(|form| having.iter().all(|text| form.contains(text)))?;
    let mut fields = inputs(form);
    fields.extend(areas(form));
    fields.extend(selects(form));
    Some(fields)
}

fn inputs(form: &str) -> Vec<(String, String)> {
    let tags = form.split("<input").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    tags.filter_map(|tag| {
        let kind = attribute(tag, "type").unwrap_or_default();
        let is_choice = kind == "checkbox" || kind == "radio";
        let is_left = kind == "file" || (is_choice && !has(tag, "checked"));
        (!is_left).then(|| Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default())))?
    })
    .collect()
}

fn areas(form: &str) -> Vec<(String, String)> {
    let areas = form.split("<textarea").skip(1).filter_map(|rest| rest.split("</textarea>").next()?.split_once('>'));
    // A line break that follows the tag is none of the text (HTML Living Standard, 13.2.6.4.7).
    areas
        .filter_map(|(tag, text)| Some((attribute(tag, "name")?, plain(text.strip_prefix('\n').unwrap_or(text)))))
        .collect()
}

fn selects(form: &str) -> Vec<(String, String)> {
    let selects = form.split("<select").skip(1).filter_map(|rest| rest.split("</select>").next()?.split_once('>'));
    selects
        .filter_map(|(tag, inside)| {
            let options: Vec<&str> =
                inside.split("<option").skip(1).map(|rest| rest.split('>').next().unwrap_or_default()).collect();
            let chosen = options.iter().find(|option| has(option, "selected")).or_else(|| options.first())?;
            Some((attribute(tag, "name")?, attribute(chosen, "value")?))
        })
        .collect()
}

/// The value of an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| plain(value))
}

/// Whether a tag has an attribute that needs no value.
fn has(tag: &str, name: &str) -> bool {
    tag.split_whitespace().any(|word| word.trim_end_matches('/').split('=').next() == Some(name))
}

fn plain(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// The forms of a page in which a text of several lines is typed: where each is posted to, and whether an island saves
/// that very form meanwhile.
pub fn texts(page: &str) -> Vec<(String, bool)> {
    let islands = page.split("<leptos-island").skip(1);
    let islands: Vec<String> =
        islands.map(|rest| plain(rest.split("</leptos-island>").next().unwrap_or_default())).collect();
    let is_saved = |opening: &str| {
        let of_form = format!("\"form\":\"{}\"", attribute(opening, "id").unwrap_or_default());
        islands.iter().any(|island| island.contains("Autosave") && island.contains(&of_form))
    };
    let forms = page.split("<form").skip(1).map(|rest| rest.split("</form>").next().unwrap_or_default());
    forms
        .filter(|form| form.contains("<textarea"))
        .map(|form| form.split('>').next().unwrap_or_default())
        .map(|opening| (attribute(opening, "action").unwrap_or_default(), is_saved(opening)))
        .collect()
}

/// The faults and notices of a page.
pub fn said(page: &str) -> Vec<String> {
    let after = ["class=\"error\"", "class=\"notice"].into_iter().flat_map(|class| page.split(class).skip(1));
    after
        .filter_map(|rest| rest.split_once('>'))
        .map(|(_, rest)| {
            let words = rest.split('<').filter_map(|piece| piece.split_once('>').map(|(_, words)| words));
            let first = rest.split('<').next().unwrap_or_default();
            std::iter::once(first).chain(words).find(|words| !words.trim().is_empty()).unwrap_or_default().to_owned()
        })
        .collect()
}

/// A page without what is new each time.
pub fn without_nonces(page: &str) -> String {
    // From where a form is posted is sealed anew for each page.
    without_values(&without_values(page, "nonce=\""), "name=\"sent-from\" value=\"")
}

/// The same without its own address, to which the choice of the language leads back.
pub fn without_address(page: &str) -> String {
    without_values(&without_nonces(page), "next=")
}

/// A text without what stands between these words and the next quotation mark.
fn without_values(text: &str, before: &str) -> String {
    let mut parts = text.split(before);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + before + part.split_once('"').map_or("", |(_, rest)| rest))
}

#[test]
fn a_text_is_saved_by_the_island_of_its_own_form_alone() {
    let island = "<leptos-island data-component=\"DraftAutosave_1\" data-props=\"{&quot;form&quot;:&quot;one&quot;}\">\
                  </leptos-island>";
    let page = format!(
        "<form id=\"one\" method=\"post\" action=\"/a\"><textarea name=\"a\"></textarea>{island}</form>\
         <form id=\"two\" method=\"post\" action=\"/b\"><textarea name=\"b\"></textarea></form>\
         <form method=\"post\" action=\"/c\"><input name=\"c\"></form>"
    );
    assert_eq!(texts(&page), [("/a".to_owned(), true), ("/b".to_owned(), false)]);
}
