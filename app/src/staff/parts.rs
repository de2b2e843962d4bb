//! Parts of the staff's forms: what was typed with its faults, ticks, and choices side by side.

use chrono::NaiveDate;
use leptos::prelude::*;
use wording::{Wording, key};

pub use crate::components::Tick;
use crate::components::{Field, at_controls, error_summary, field_error};
use crate::form::Typed;

/// A form as it is shown: what was typed, or what is stored, with faults beside it.
#[derive(Clone, Debug, Default)]
pub struct Filling(pub Typed);

impl Filling {
    /// What was typed when it came back with faults, else what is stored.
    pub fn of(kept: Option<Typed>, stored: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(kept.unwrap_or_else(|| Typed {
            fields: crate::fields::Fields(stored.into_iter().collect()),
            faults: Vec::new(),
        }))
    }

    /// The first value of that name.
    pub fn get(&self, name: &str) -> String {
        self.0.fields.get(name).to_owned()
    }

    /// Whether that value is among those of that name.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0.fields.as_slice().iter().any(|(key, typed)| key == name && typed == value)
    }

    /// A one-line field.
    pub fn field(&self, name: &str, label: String) -> Field {
        Field::new(name, label, self.get(name)).fault(self.0.fault(name))
    }

    /// A day. What a browser's own calendar would not show stays readable as text.
    pub fn date(&self, name: &str, label: String) -> Field {
        let typed = self.get(name);
        let shows = typed.is_empty() || NaiveDate::parse_from_str(&typed, "%Y-%m-%d").is_ok();
        let field = self.field(name, label).width("short").autocomplete("off");
        if shows { field.kind("date") } else { field }
    }

    /// A tick; a stored "no" is none.
    pub fn tick(&self, name: &'static str, words: String, small: Option<String>) -> AnyView {
        let fault = self.0.fault(name).map(str::to_owned);
        let is_ticked = self.0.fields.ticked(name) && self.0.fields.get(name) != "no";
        Tick { id: name.to_owned(), name, words, small, is_ticked, fault }.view()
    }

    pub fn fault(&self, name: &str) -> Option<String> {
        self.0.fault(name).map(str::to_owned)
    }

    pub fn has_faults(&self) -> bool {
        !self.0.faults.is_empty()
    }

    /// The faults of two forms on one page.
    pub fn and(&self, other: &Self) -> Self {
        let faults = self.0.faults.iter().chain(&other.0.faults).cloned().collect();
        Self(Typed { fields: crate::fields::Fields::default(), faults })
    }

    /// What is wrong, on top of the page.
    pub fn summary(&self, wording: Wording) -> Option<AnyView> {
        error_summary(wording.text(key::STAFF_ERRORS_TITLE), &at_controls(&self.0.faults))
    }
}

/// Radios or boxes under one legend.
pub struct Choices {
    pub legend: String,
    pub name: String,
    pub hint: Option<String>,
    /// Several may be ticked.
    pub several: bool,
    /// Values and words.
    pub options: Vec<(String, String)>,
    pub chosen: Vec<String>,
    pub fault: Option<String>,
}

impl Choices {
    pub fn view(self) -> AnyView {
        let id = Field::id_of(&self.name);
        let kind = if self.several { "checkbox" } else { "radio" };
        let described: Vec<String> = [(self.hint.is_some(), "hint"), (self.fault.is_some(), "error")]
            .into_iter()
            .filter(|(is_there, _)| *is_there)
            .map(|(_, part)| format!("{id}-{part}"))
            .collect();
        let described_by = (!described.is_empty()).then(|| described.join(" "));
        let is_invalid = self.fault.is_some().then_some("true");
        let rows: Vec<_> = self
            .options
            .into_iter()
            .enumerate()
            .map(|(index, (value, words))| {
                let is_chosen = self.chosen.contains(&value);
                let id = if index == 0 { id.clone() } else { format!("{id}-{index}") };
                view! {
                    <label class="choice">
                        <input type=kind id=id name=self.name.clone() value=value checked=is_chosen aria-invalid=is_invalid/>
                        <span>{words}</span>
                    </label>
                }
            })
            .collect();
        let hint = self.hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
        let error = field_error(&id, self.fault.as_deref());
        view! {
            <fieldset class="field" aria-describedby=described_by>
                <legend>{self.legend}</legend>
                {hint}
                {error}
                <div class="choices columns">{rows}</div>
            </fieldset>
        }
        .into_any()
    }
}

/// A value that is posted along.
pub fn hidden(name: &'static str, value: impl Into<String>) -> AnyView {
    view! { <input type="hidden" name=name value=value.into()/> }.into_any()
}

/// A line of facts; nothing where there is nothing to say.
pub fn fact(label: String, value: Option<String>) -> Option<AnyView> {
    value.filter(|value| !value.is_empty()).map(|value| view! { <dt>{label}</dt> <dd>{value}</dd> }.into_any())
}

/// A list that holds nothing yet says what will stand there, and what to do first.
pub fn empty(what: String, first: String, actions: Option<AnyView>) -> AnyView {
    view! {
        <div class="empty">
            <p>{what}</p>
            <p>{first}</p>
            {actions.map(|actions| view! { <div class="actions">{actions}</div> })}
        </div>
    }
    .into_any()
}

/// Whether a fold stands open: its form came back with faults, or a link asked for it (`?do=`).
pub fn is_open(filling: &Filling, fold: &str) -> bool {
    filling.get("fold") == fold || crate::context::query_value("do").is_some_and(|asked| asked == fold)
}

#[cfg(test)]
mod tests {
    use leptos::prelude::RenderHtml;

    use super::Filling;

    #[test]
    fn a_stored_no_is_not_ticked_and_a_yes_is() {
        let filling = Filling::of(None, [("a".to_owned(), "no".to_owned()), ("b".to_owned(), "yes".to_owned())]);
        assert!(!filling.tick("a", "A".to_owned(), None).to_html().contains("checked"));
        assert!(filling.tick("b", "B".to_owned(), None).to_html().contains("checked"));
    }

    #[test]
    fn a_day_that_does_not_exist_is_shown_as_it_was_typed() {
        let filling = Filling::of(None, [("day".to_owned(), "31-2-2027".to_owned())]);
        let html = filling.date("day", "Day".to_owned()).view().to_html();
        assert!(html.contains("type=\"text\"") && html.contains("31-2-2027"), "{html}");
    }
}
