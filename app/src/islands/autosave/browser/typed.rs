//! Reading what a form holds, and filling it in again.

use domain::questionnaire::MARK;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::Unacknowledged;
use super::kept::Left;
use crate::fields::Fields;

/// Fields that say which version a form builds on: nobody typed them.
const VERSIONS: [&str; 4] = ["revision", "seen", "draft-version", "seen-both"];

/// Fields that say where this very page came from, and when, or what it shows: those of an earlier one mean nothing in
/// it.
const OF_THE_PAGE: [&str; 4] = ["sent-from", "sent-back", "made-here", "decisive_shown"];

/// Whether a field says on what the form builds.
fn is_version(name: &str) -> bool {
    VERSIONS.contains(&name) || name.starts_with(MARK)
}

/// Which fields of a form are kept: all, or those that it names in `data-keeps` where it has others too, which nothing
/// may be called saved of.
struct Keeps<'a> {
    form: &'a HtmlFormElement,
    names: Option<String>,
}

impl<'a> Keeps<'a> {
    fn of(form: &'a HtmlFormElement) -> Self {
        Self { form, names: form.get_attribute("data-keeps") }
    }

    /// What nobody types goes along.
    fn keeps(&self, name: &str) -> bool {
        let Some(names) = &self.names else { return true };
        let hidden = format!("input[type=hidden][name=\"{name}\"]");
        names.split(' ').any(|kept| kept == name) || matches!(self.form.query_selector(&hidden), Ok(Some(_)))
    }
}

/// The form as its own submit would post it, without a button; of one that keeps a part of it, that part.
pub fn fields_of(form: &HtmlFormElement) -> Fields {
    let (mut fields, keeps) = (Vec::new(), Keeps::of(form));
    let Ok(data) = FormData::new_with_form(form) else { return Fields(fields) };
    for entry in data.entries() {
        let Ok(pair) = entry else { continue };
        let pair = js_sys::Array::from(&pair);
        if let (Some(name), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string())
            && keeps.keeps(&name)
        {
            fields.push((name, value));
        }
    }
    Fields(fields)
}

/// The form as the server wrote it, whatever the browser or a hand has put in since.
pub(super) fn rendered(form: &HtmlFormElement) -> Fields {
    let copy = form.clone_node_with_deep(true).ok().and_then(|copy| copy.dyn_into::<HtmlFormElement>().ok());
    copy.map_or_else(Fields::default, |copy| {
        copy.reset();
        fields_of(&copy)
    })
}

/// What was typed or chosen, as one text. Line ends are those that a browser posts; spaces around a text, which the
/// server does not keep everywhere, make no other text.
pub(super) fn content(fields: &Fields) -> String {
    let is_typed = |name: &str| !is_version(name) && !OF_THE_PAGE.contains(&name);
    let typed = fields.as_slice().iter().filter(|(name, _)| is_typed(name));
    Fields(typed.map(|(name, value)| (name.clone(), clean(value))).collect()).encode()
}

fn clean(value: &str) -> String {
    value.trim().replace("\r\n", "\n").replace('\n', "\r\n")
}

/// Fills in what was typed before. By field, an item's mark goes with the item: it is of what was on the page then.
/// An item that the page has as it was typed is left alone: its mark is newer. So is the mark, or the version, of what
/// the page has as it was sent from here before: nobody else wrote it.
pub(super) fn restore(form: &HtmlFormElement, how: Unacknowledged, left: &Left, rendered: &Fields) {
    let Left { before, typed, sent } = left;
    let (elements, keeps) = (form.elements(), Keeps::of(form));
    let mut filled: Vec<String> = Vec::new();
    let is_own_whole = sent.as_ref().is_some_and(|sent| content(sent) == content(rendered));
    for at in 0..elements.length() {
        let Some(element) = elements.item(at) else { continue };
        let name = element.get_attribute("name").unwrap_or_default();
        let item = name.strip_prefix(MARK).unwrap_or(&name);
        let is_the_same = |other: &Fields| values(other, item) == values(typed, item);
        let is_own = match how {
            Unacknowledged::ByField => sent.as_ref().is_some_and(|sent| values(sent, item) == values(rendered, item)),
            Unacknowledged::Whole => is_own_whole,
        };
        let is_of_here = name.is_empty() || OF_THE_PAGE.contains(&name.as_str()) || !keeps.keeps(&name);
        let is_typed = !(is_of_here || is_own && is_version(&name));
        if !is_typed || (how == Unacknowledged::ByField && (is_the_same(before) || is_the_same(rendered))) {
            continue;
        }
        fill(&element, &name, typed, &mut filled);
        // What was put back is seen: nothing typed stands in a closed fold.
        if !is_the_same(rendered)
            && let Ok(Some(fold)) = element.closest("details")
        {
            // reason: an attribute is refused only for its name
            let _ = fold.set_attribute("open", "");
        }
    }
}

/// The values of that name, as [`content`] compares them.
fn values(fields: &Fields, name: &str) -> Vec<String> {
    fields.as_slice().iter().filter(|(key, _)| key == name).map(|(_, value)| clean(value)).collect()
}

/// `filled`: the names of the texts that were filled in already; one name may stand several times.
fn fill(element: &Element, name: &str, typed: &Fields, filled: &mut Vec<String>) {
    let of_name = typed.as_slice().iter().filter(|(key, _)| key == name);
    let values: Vec<&str> = of_name.map(|(_, value)| value.as_str()).collect();
    if let Some(input) = element.dyn_ref::<HtmlInputElement>()
        && matches!(input.type_().as_str(), "checkbox" | "radio")
    {
        input.set_checked(values.contains(&input.value().as_str()));
        return;
    }
    let earlier = filled.iter().filter(|of| *of == name).count();
    filled.push(name.to_owned());
    let value = values.get(earlier).copied().unwrap_or_default();
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.set_value(value);
    } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(value);
    } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        select.set_value(value);
    }
}
