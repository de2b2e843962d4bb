//! The forms of a whole page, in its markup as this program writes it: every value in quotes, every text escaped.
//!
//! Here one place reaches every form there is, and every one that will be: a field that says from where it is posted,
//! and what was typed in it once more.

mod tags;

use std::ops::Range;

use html_escape::{decode_html_entities, encode_double_quoted_attribute, encode_text};

use crate::fields::{FUNCTIONS, Fields};
use crate::form::markup::tags::{Control, Tag, tags};

/// The hidden field that says who was shown a form, and where; sealed.
pub const FROM: &str = "sent-from";
/// The hidden field of a form in which stands again what was typed: of which sending.
pub const BACK: &str = "sent-back";

/// Says of a form with nothing left to fill in that what was chosen before stands in it.
const CHOSEN: &str = "data-chosen";

/// Says of a form that it was filled in again.
const FILLED: &str = "data-filled";

/// Hidden fields that stay as the page has them.
const OWN: [&str; 4] = [FROM, BACK, "made-here", "writer"];

/// Whether a hidden field says on which version a form builds. Of what was typed this goes with it, so that whatever
/// somebody else saved meanwhile is found out. By all other hidden fields a form knows what it is about.
fn is_version(name: &str) -> bool {
    let names = ["revision", "version", "draft-version", "seen", "shown", "seen-both"];
    names.contains(&name) || name.starts_with("was:")
}

/// A form, what stands in it, and the folds around it.
struct Place<'p, 't> {
    tag: &'t Tag<'p>,
    inside: &'t [Tag<'p>],
    folds: Vec<&'t Tag<'p>>,
}

fn places<'p, 't>(tags: &'t [Tag<'p>]) -> Vec<Place<'p, 't>> {
    let mut folds: Vec<&'t Tag<'p>> = Vec::new();
    let mut found = Vec::new();
    for (index, tag) in tags.iter().enumerate() {
        match tag.name {
            "details" => folds.push(tag),
            "/details" => {
                folds.pop();
            }
            "form" => {
                let rest = &tags[index + 1..];
                let end = rest.iter().position(|tag| tag.name == "/form").unwrap_or(rest.len());
                found.push(Place { tag, inside: &rest[..end], folds: folds.clone() });
            }
            _ => {}
        }
    }
    found
}

impl Place<'_, '_> {
    /// Whether it is posted to a server function, without a file, and has anything to fill in, or that was chosen before.
    fn is_filled_in(&self) -> bool {
        let posts = self.tag.value("method").is_some_and(|method| method.eq_ignore_ascii_case("post"));
        let action = self.tag.value("action").unwrap_or_default();
        let is_file = self.tag.value("enctype").is_some_and(|kind| kind.starts_with("multipart/"));
        let has_any = self
            .inside
            .iter()
            .any(|tag| matches!(tag.control(), Some(Control::Line | Control::Area | Control::Choice | Control::List)));
        posts && !is_file && action.starts_with(FUNCTIONS) && (has_any || self.tag.has(CHOSEN))
    }

    fn posts_to(&self, action: &str) -> bool {
        let by_button = |tag: &Tag<'_>| tag.name == "button" && tag.value("formaction").as_deref() == Some(action);
        self.tag.value("action").as_deref() == Some(action) || self.inside.iter().any(by_button)
    }

    fn hidden(&self) -> impl Iterator<Item = (String, String)> {
        let hidden = self.inside.iter().filter(|tag| tag.control() == Some(Control::Hidden));
        hidden.filter_map(|tag| Some((tag.value("name")?, tag.value("value").unwrap_or_default())))
    }

    /// Whether it is about what those fields were about.
    fn is_about(&self, fields: &Fields) -> bool {
        self.hidden()
            .filter(|(name, _)| !OWN.contains(&name.as_str()) && !is_version(name))
            .all(|hidden| fields.as_slice().contains(&hidden))
    }
}

/// The departure that forms of a leaver's page are about.
pub fn departure(page: &str) -> Option<String> {
    let tags = tags(page);
    let of = |place: &Place<'_, '_>| place.hidden().find(|(name, _)| name == "departure").map(|(_, value)| value);
    places(&tags).iter().find_map(of)
}

/// The page with this mark in each form that somebody fills in.
pub fn marked(page: &str, mark: &str) -> String {
    let tags = tags(page);
    let field = hidden_field(FROM, mark);
    let edits = places(&tags).into_iter().filter(Place::is_filled_in);
    edited(page, edits.map(|place| (place.tag.at.end..place.tag.at.end, field.clone())).collect())
}

fn hidden_field(name: &str, value: &str) -> String {
    format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">", encode_double_quoted_attribute(value))
}

/// What was typed in a form.
pub struct Typed<'f> {
    /// The address that it was posted to.
    pub action: &'f str,
    /// The name of this sending.
    pub name: &'f str,
    pub fields: &'f Fields,
    /// What is said above the form: markup.
    pub said: &'f str,
}

/// The page with that form filled in once more, and its folds open; nothing where the form does not stand there any
/// more, or was filled in already.
pub fn filled(page: &str, typed: &Typed<'_>) -> Option<String> {
    let tags = tags(page);
    let fits = |place: &Place<'_, '_>| {
        place.is_filled_in() && place.posts_to(typed.action) && !place.tag.has(FILLED) && place.is_about(typed.fields)
    };
    let place = places(&tags).into_iter().find(fits)?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for fold in place.folds.iter().filter(|fold| !fold.has("open")) {
        edits.push((fold.at.clone(), fold.with(&[("open", Some(""))])));
    }
    let begins = place.tag.with(&[(FILLED, Some("yes"))]);
    edits.push((place.tag.at.clone(), format!("{begins}{}{}", typed.said, hidden_field(BACK, typed.name))));
    edits.extend(controls(page, place.inside, typed.fields));
    Some(edited(page, edits))
}

/// What becomes of the controls of a form.
fn controls(page: &str, inside: &[Tag<'_>], fields: &Fields) -> Vec<(Range<usize>, String)> {
    let sent = |name: &str, value: &str| fields.as_slice().iter().any(|(own, is)| own == name && is == value);
    let mut taken: Vec<String> = Vec::new();
    let mut edits = Vec::new();
    let mut list: Option<String> = None;
    for (index, tag) in inside.iter().enumerate() {
        if tag.name == "/select" {
            list = None;
        }
        if let ("option", Some(name)) = (tag.name, &list) {
            let value = tag.value("value").unwrap_or_else(|| text_of(page, inside, index));
            let is_chosen = sent(name, &value).then_some("");
            edits.push((tag.at.clone(), tag.with(&[("selected", is_chosen)])));
        }
        let (Some(control), Some(name)) = (tag.control(), tag.value("name")) else { continue };
        match control {
            Control::Never => {}
            Control::Hidden if !is_version(&name) => {}
            Control::Choice => {
                let value = tag.value("value").unwrap_or_else(|| "on".to_owned());
                let is_made = sent(&name, &value).then_some("");
                edits.push((tag.at.clone(), tag.with(&[("checked", is_made)])));
            }
            Control::List => {
                // A choice that is not offered any more changes nothing.
                let is_offered = options(page, inside, index).iter().any(|value| sent(&name, value));
                list = is_offered.then_some(name);
            }
            Control::Hidden | Control::Line | Control::Area => {
                let before = taken.iter().filter(|own| **own == name).count();
                let mut values = fields.as_slice().iter().filter(|(own, _)| *own == name).map(|(_, value)| value);
                if let Some(value) = values.nth(before) {
                    edits.push(with_value(inside, index, control, value));
                }
                taken.push(name);
            }
        }
    }
    edits
}

fn with_value(inside: &[Tag<'_>], index: usize, control: Control, value: &str) -> (Range<usize>, String) {
    let tag = &inside[index];
    if control != Control::Area {
        return (tag.at.clone(), tag.with(&[("value", Some(value))]));
    }
    let end = inside.get(index + 1).map_or(tag.at.end, |end| end.at.start);
    // HTML takes the first line end in an area for its own (HTML Living Standard, 13.2.6.4.7).
    (tag.at.end..end, format!("\n{}", encode_text(value)))
}

/// The values of the options of a list.
fn options(page: &str, inside: &[Tag<'_>], list: usize) -> Vec<String> {
    let rest = inside.iter().enumerate().skip(list + 1).take_while(|(_, tag)| tag.name != "/select");
    rest.filter(|(_, tag)| tag.name == "option")
        .map(|(index, tag)| tag.value("value").unwrap_or_else(|| text_of(page, inside, index)))
        .collect()
}

/// What stands behind a tag, up to the next.
fn text_of(page: &str, inside: &[Tag<'_>], index: usize) -> String {
    let from = inside[index].at.end;
    let until = inside.get(index + 1).map_or(from, |next| next.at.start);
    decode_html_entities(&page[from..until]).trim().to_owned()
}

/// The page with this markup at the beginning of what it is about.
pub fn said_first(page: &str, said: &str) -> String {
    let tags = tags(page);
    let at = tags.iter().find(|tag| tag.name == "main").map(|tag| tag.at.end..tag.at.end);
    edited(page, at.map(|at| (at, said.to_owned())).into_iter().collect())
}

/// A text as it stands on a page.
pub fn text(words: &str) -> String {
    encode_text(words).into_owned()
}

/// A link with these words.
pub fn link(to: &str, words: &str) -> String {
    format!("<a href=\"{}\">{}</a>", encode_double_quoted_attribute(to), encode_text(words))
}

fn edited(page: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(at, _)| at.start);
    let mut done = String::with_capacity(page.len());
    let mut from = 0;
    for (at, markup) in edits {
        done.push_str(&page[from..at.start]);
        done.push_str(&markup);
        from = at.end;
    }
    done.push_str(&page[from..]);
    done
}

#[cfg(test)]
mod tests {
    use super::{BACK, FROM, Typed, departure, filled, marked, said_first};
    use crate::fields::Fields;

    const PAGE: &str = "<html><main><script>if (a<b) c=\"</p>\"</script><details class=\"more\"><summary>x</summary>\
        <form method=\"post\" action=\"/_fn/a\"><input type=\"hidden\" name=\"item\" value=\"1\">\
        <input type=\"hidden\" name=\"revision\" value=\"7\"><input type=\"text\" name=\"line\" value=\"old &quot;1&quot;\">\
        <textarea name=\"area\" rows=\"3\">\nold</textarea><input type=\"checkbox\" name=\"sure\" value=\"yes\" checked>\
        <input type=\"radio\" name=\"way\" value=\"a\"><input type=\"radio\" name=\"way\" value=\"b\" checked>\
        <input type=\"password\" name=\"password\"><select name=\"list\"><option value=\"\" selected>-</option>\
        <option value=\"b\">B</option></select><button>Go</button></form></details>\
        <form method=\"post\" action=\"/_fn/a\"><input type=\"hidden\" name=\"item\" value=\"2\">\
        <input name=\"line\" value=\"\"></form><form method=\"post\" action=\"/_fn/b\"><button>Out</button></form>\
        <form method=\"get\" action=\"/staff\"><input name=\"q\"></form></main></html>";

    fn fields(item: &str) -> Fields {
        let pairs = [
            ("item", item),
            ("revision", "6"),
            ("line", "new \"<i>\""),
            ("area", "one\r\ntwo </textarea>"),
            ("way", "a"),
            ("list", "b"),
            ("password", "geheim"),
        ];
        Fields(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec())
    }

    fn typed(fields: &Fields) -> Typed<'_> {
        Typed { action: "/_fn/a", name: "ab", fields, said: "<p>again</p>" }
    }

    #[test]
    fn each_form_that_is_filled_in_says_from_where_it_is_posted() {
        let page = marked(PAGE, "m\"ark");
        let field = format!("<input type=\"hidden\" name=\"{FROM}\" value=\"m&quot;ark\">");
        assert_eq!(page.matches(&field).count(), 2, "{page}");
        assert!(page.contains("<form method=\"post\" action=\"/_fn/b\"><button>"), "nothing is typed there");
        assert_eq!(page.replace(&field, ""), PAGE);
    }

    #[test]
    fn a_form_in_which_something_was_chosen_before_is_filled_in_too() {
        let page = "<form method=\"post\" action=\"/_fn/a\" data-chosen=\"yes\"><input type=\"hidden\" name=\"item\" \
            value=\"1\"><button>Go</button></form>";
        assert!(marked(page, "mark").contains(FROM));
        let again = filled(page, &typed(&fields("1"))).expect("the same choice");
        assert!(again.contains("<p>again</p>") && again.contains(BACK), "{again}");
        assert!(filled(page, &typed(&fields("2"))).is_none(), "another choice");
    }

    #[test]
    fn a_form_with_a_file_is_none() {
        let page = "<form method=\"post\" action=\"/_fn/a\" enctype=\"multipart/form-data\"><input name=\"b\"></form>";
        assert_eq!(marked(page, "mark"), page);
    }

    #[test]
    fn what_was_typed_stands_there_again() {
        let page = filled(PAGE, &typed(&fields("1"))).expect("the form stands there");
        for holds in [
            "<details class=\"more\" open=\"\">",
            "name=\"line\" value=\"new &quot;",
            "<textarea name=\"area\" rows=\"3\">\none\r\ntwo &lt;/textarea&gt;</textarea>",
            "<input type=\"checkbox\" name=\"sure\" value=\"yes\">",
            "<input type=\"radio\" name=\"way\" value=\"a\" checked=\"\">",
            "<input type=\"radio\" name=\"way\" value=\"b\">",
            "<option value=\"b\" selected=\"\">",
            "<option value=\"\">",
            "name=\"revision\" value=\"6\"",
            "<input type=\"password\" name=\"password\">",
            "<p>again</p>",
        ] {
            assert!(page.contains(holds), "{holds}: {page}");
        }
        assert!(page.contains(&format!("name=\"{BACK}\" value=\"ab\"")));
        assert!(!page.contains("geheim"));
        assert!(filled(&page, &typed(&fields("1"))).is_none(), "once");
    }

    #[test]
    fn a_form_about_something_else_stays_as_it_is() {
        let second = filled(PAGE, &typed(&fields("2"))).expect("the second form");
        assert!(second.contains("old &quot;1&quot;"));
        assert!(filled(PAGE, &typed(&fields("3"))).is_none());
        let fields = fields("1");
        assert!(filled(PAGE, &Typed { action: "/_fn/c", ..typed(&fields) }).is_none());
    }

    #[test]
    fn a_choice_that_is_gone_changes_nothing() {
        let mut fields = fields("1");
        fields.0.retain(|(name, _)| name != "list");
        fields.0.push(("list".to_owned(), "gone".to_owned()));
        let page = filled(PAGE, &typed(&fields)).expect("the form");
        assert!(page.contains("<option value=\"\" selected>"), "{page}");
    }

    #[test]
    fn a_leavers_page_says_of_whom_it_is() {
        assert_eq!(departure(PAGE), None);
        let page = "<form><input type=\"hidden\" name=\"departure\" value=\"d\"></form>";
        assert_eq!(departure(page).as_deref(), Some("d"));
    }

    #[test]
    fn what_is_said_stands_first() {
        assert!(said_first(PAGE, "<p>said</p>").starts_with("<html><main><p>said</p>"));
        assert_eq!(said_first("<p>", "x"), "<p>");
    }
}
