//! A field in its order: label, hint, error, control.

use leptos::prelude::*;

use crate::components::TextArea;

/// The sentence beside a control that is wrong; its id is the control's with `-error` behind it.
pub fn field_error(id: &str, fault: Option<&str>) -> Option<AnyView> {
    fault.map(|text| view! { <p class="error" id=format!("{id}-error")>{text.to_owned()}</p> }.into_any())
}

/// Where an island says how many more may be chosen from the list with this id, or how many are too many.
pub fn count_of(id: &str) -> AnyView {
    view! { <p class="count" id=format!("{id}-count") aria-live="polite"></p> }.into_any()
}

/// One labelled control. Its `id` is its name with dots as hyphens.
#[derive(Clone, Debug, Default)]
pub struct Field {
    name: String,
    label: String,
    hint: Option<String>,
    fault: Option<String>,
    value: String,
    kind: Control,
    /// Extra class beside `field`: `short`, `code`, `wide`, `question`.
    width: Option<&'static str>,
    autocomplete: Option<&'static str>,
    inputmode: Option<&'static str>,
    /// The id of a `datalist` that offers values.
    list: Option<&'static str>,
    /// Behind the id, where a page has this field more than once.
    apart: Option<String>,
}

#[derive(Clone, Debug)]
enum Control {
    Input(&'static str),
    /// Rows, and the most characters where the page counts them.
    Text(u8, Option<usize>),
    /// Values and words; the first may be empty.
    Select(Vec<(String, String)>),
}

impl Default for Control {
    fn default() -> Self {
        Self::Input("text")
    }
}

impl Field {
    /// A one-line text with this name, label and value.
    pub fn new(name: impl Into<String>, label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), label: label.into(), value: value.into(), ..Self::default() }
    }

    /// Another `type` of input: `email`, `date`, `time`, `number`, `search`.
    pub fn kind(mut self, kind: &'static str) -> Self {
        self.kind = Control::Input(kind);
        self
    }

    /// A text area of so many rows.
    pub fn text(mut self, rows: u8) -> Self {
        self.kind = Control::Text(rows, None);
        self
    }

    /// The most characters of a text area, for the island that counts.
    pub fn counted(mut self, max: usize) -> Self {
        if let Control::Text(_, counted) = &mut self.kind {
            *counted = Some(max);
        }
        self
    }

    /// A list to choose one from: values and words.
    pub fn select(mut self, options: Vec<(String, String)>) -> Self {
        self.kind = Control::Select(options);
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// What is wrong, if anything.
    pub fn fault(mut self, fault: Option<&str>) -> Self {
        self.fault = fault.map(str::to_owned);
        self
    }

    /// A class beside `field`.
    pub fn width(mut self, class: &'static str) -> Self {
        self.width = Some(class);
        self
    }

    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    pub fn inputmode(mut self, mode: &'static str) -> Self {
        self.inputmode = Some(mode);
        self
    }

    /// Values offered beside what may be typed: the id of a `datalist`.
    pub fn list(mut self, id: &'static str) -> Self {
        self.list = Some(id);
        self
    }

    /// Tells its id apart from that of the same field elsewhere on the page. The one that has a fault keeps
    /// the plain id.
    pub fn apart(mut self, from: Option<&str>) -> Self {
        self.apart = from.map(str::to_owned);
        self
    }

    /// The id that error summaries link to.
    pub fn id_of(name: &str) -> String {
        name.replace('.', "-")
    }

    pub fn view(self) -> AnyView {
        let mut id = Self::id_of(&self.name);
        if let Some(apart) = &self.apart {
            id = format!("{id}-{apart}");
        }
        let counted = matches!(self.kind, Control::Text(_, Some(_)));
        let parts = [(self.hint.is_some(), "hint"), (self.fault.is_some(), "error"), (counted, "count")];
        let described_by: Vec<String> =
            parts.iter().filter(|(is_there, _)| *is_there).map(|(_, part)| format!("{id}-{part}")).collect();
        let described_by = described_by.join(" ");
        let class = self.width.map_or_else(|| "field".to_owned(), |width| format!("field {width}"));
        let hint = self.hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
        let error = field_error(&id, self.fault.as_deref());
        let is_invalid = self.fault.is_some();
        let described = (!described_by.is_empty()).then(|| described_by.clone());
        let control = match self.kind {
            Control::Input(kind) => view! {
                <input
                    id=id.clone()
                    name=self.name
                    type=kind
                    value=self.value
                    autocomplete=self.autocomplete
                    inputmode=self.inputmode
                    list=self.list
                    aria-describedby=described
                    aria-invalid=is_invalid.then_some("true")
                />
            }
            .into_any(),
            Control::Text(rows, max_characters) => TextArea {
                id: id.clone(),
                name: self.name,
                text: self.value,
                rows,
                described_by,
                is_invalid,
                max_characters,
            }
            .view(),
            Control::Select(options) => {
                let options: Vec<_> = options
                    .into_iter()
                    .map(|(value, words)| {
                        let is_chosen = value == self.value;
                        view! { <option value=value selected=is_chosen>{words}</option> }
                    })
                    .collect();
                view! {
                    <select
                        id=id.clone()
                        name=self.name
                        aria-describedby=described
                        aria-invalid=is_invalid.then_some("true")
                    >
                        {options}
                    </select>
                }
                .into_any()
            }
        };
        let count = counted.then(|| view! { <p class="count" id=format!("{id}-count")></p> });
        view! {
            <div class=class>
                <label for=id.clone()>{self.label}</label>
                {hint}
                {error}
                {control}
                {count}
            </div>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::RenderHtml;

    use super::Field;

    #[test]
    fn a_wrong_field_says_so_to_a_screen_reader_too() {
        let field = Field::new("private.email", "Address", "x").hint("Their own").fault(Some("No address"));
        let html = field.view().to_html();
        assert!(html.contains("id=\"private-email\"") && html.contains("name=\"private.email\""), "{html}");
        assert!(html.contains("aria-describedby=\"private-email-hint private-email-error\""), "{html}");
        assert!(html.contains("aria-invalid=\"true\""), "{html}");
    }

    #[test]
    fn a_list_shows_what_was_chosen() {
        let options = vec![("nl".to_owned(), "Dutch".to_owned()), ("en".to_owned(), "English".to_owned())];
        let html = Field::new("language", "Language", "en").select(options).view().to_html();
        assert!(html.contains("value=\"en\" selected"), "{html}");
    }
}
