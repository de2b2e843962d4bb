//! Limits speak while somebody types or chooses: how much is left, or how much is too much.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};

use super::{form_of, listen};
use crate::islands::autosave::{LimitWords, Limits};

/// Says it under each text and each list of the form that has a limit, from now on.
pub fn count(form: &str, words: &LimitWords) {
    let Some(form) = form_of(form) else { return };
    let Ok(limited) = form.query_selector_all("textarea[data-max], fieldset[data-max]") else { return };
    for index in 0..limited.length() {
        let Some(limited) = limited.get(index).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        let max = limited.get_attribute("data-max").and_then(|max| max.parse::<usize>().ok());
        let count = document().get_element_by_id(&format!("{}-count", limited.id()));
        let (Some(max), Some(count)) = (max, count) else { continue };
        match limited.dyn_into::<HtmlTextAreaElement>() {
            Ok(area) => {
                let text = area.clone();
                let said = Said { count, max, from: max - max / 5, words: words.characters.clone() };
                follow(&area, &form, said, move || text.value().trim().chars().count());
            }
            Err(list) => {
                let ticked = list.clone();
                stands_alone(&list);
                let folded = list.clone();
                listen(&form, RESTORED, move |_| open_ticked(&folded));
                let said = Said { count, max, from: 0, words: words.choices.clone() };
                follow(&list, &form, said, move || {
                    ticked.query_selector_all("input:checked").map_or(0, |found| found.length() as usize)
                });
            }
        }
    }
}

/// What stands alone ("I'd rather not say") and the rest of a list: ticking one takes back the other.
fn stands_alone(list: &Element) {
    let here = list.clone();
    listen(list, "input", move |event| {
        let Some(ticked) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        if !ticked.checked() {
            return;
        }
        let other = if ticked.has_attribute("data-alone") { ":not([data-alone])" } else { "[data-alone]" };
        let Ok(others) = here.query_selector_all(&format!("input{other}:checked")) else { return };
        for index in 0..others.length() {
            if let Some(other) = others.get(index).and_then(|node| node.dyn_into::<HtmlInputElement>().ok()) {
                other.set_checked(false);
            }
        }
    });
}

/// Opens the groups in which something is ticked: what was put back is seen.
fn open_ticked(list: &Element) {
    let Ok(groups) = list.query_selector_all("details:not([open])") else { return };
    for index in 0..groups.length() {
        let Some(group) = groups.get(index).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        if matches!(group.query_selector("input:checked"), Ok(Some(_))) {
            // reason: an attribute is refused only for its name
            let _ = group.set_attribute("open", "");
        }
    }
}

/// Where a limit speaks, and what it says.
#[derive(Clone)]
struct Said {
    count: Element,
    max: usize,
    /// Below this nothing is said: a page of empty boxes stays calm.
    from: usize,
    words: Limits,
}

impl Said {
    fn say(&self, is: usize) {
        let Self { count, max, from, words } = self;
        let text = match is {
            is if is > *max => format!("{} {}", words.over, is - max),
            is if is >= *from => format!("{} {}", words.left, max - is),
            _ => String::new(),
        };
        // Said again only when it is another: a screen reader reads what changes.
        if count.text_content().as_deref() != Some(text.as_str()) {
            count.set_text_content(Some(&text));
        }
        count.set_class_name(if is > *max { "count over" } else { "count" });
    }
}

/// Says it now, and whenever something is typed or chosen there; also when the form was filled in from the tab, which
/// nobody typed.
fn follow(limited: &Element, form: &HtmlFormElement, said: Said, is: impl Fn() -> usize + Clone + 'static) {
    let say = move || said.say(is());
    say();
    let put_back = say.clone();
    listen(limited, "input", move |_| say());
    listen(form, RESTORED, move |_| put_back());
}

/// What a form is told when it was filled in from the tab.
pub(super) const RESTORED: &str = "restored";
