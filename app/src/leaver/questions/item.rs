//! One question on a screen: its words, what can be chosen, and what is wrong with the answer.

use domain::questionnaire::{Answers, AskedItem, Choice, FieldFault, Kind, Names};
use domain::reason::ReasonCode;
use leptos::prelude::*;
use wording::{Wording, key};

use crate::components::{TextArea, count_of, field_error};
use crate::leaver::words;

/// What drawing a question takes from its screen.
#[derive(Clone, Copy)]
pub struct AnswerForm<'a> {
    pub wording: Wording,
    pub answers: &'a Answers,
    pub names: &'a Names<'a>,
    pub faults: &'a [FieldFault],
}

/// The id of a question's first control, which the error summary links to.
pub fn control_id(item: &AskedItem<'_>) -> String {
    match item.item.kind {
        Kind::Text { .. } => item.key().to_owned(),
        _ => format!("{}-1", item.key()),
    }
}

impl AnswerForm<'_> {
    /// The question as a part of the form.
    pub fn question(&self, asked: &AskedItem<'_>) -> AnyView {
        match asked.item.kind {
            Kind::Text { max_characters } => self.text(asked, max_characters),
            _ => self.choices(asked),
        }
    }

    fn fault(&self, asked: &AskedItem<'_>) -> Option<String> {
        let fault = self.faults.iter().find(|fault| fault.field == asked.key())?;
        Some(words::fault(self.wording, fault.kind))
    }

    fn text(&self, asked: &AskedItem<'_>, max: usize) -> AnyView {
        let id = asked.key().to_owned();
        let fault = self.fault(asked);
        let error = if fault.is_some() { format!("{id}-error ") } else { String::new() };
        let area = TextArea {
            id: id.clone(),
            name: id.clone(),
            text: self.answers.typed_text(&id),
            rows: 5,
            described_by: format!("{id}-hint {error}{id}-count"),
            is_invalid: fault.is_some(),
            max_characters: Some(max),
        };
        let hint = self.wording.with(key::LEAVER_HINT_TEXT, [("max", max.into())]);
        view! {
            <div class="field question">
                <label for=id.clone()>{asked.text(self.wording.language(), self.names)}</label>
                <p class="hint" id=format!("{id}-hint")>{hint}</p>
                {field_error(&id, fault.as_deref())}
                {area.view()}
                <p class="count" id=format!("{id}-count")></p>
            </div>
        }
        .into_any()
    }

    fn choices(&self, asked: &AskedItem<'_>) -> AnyView {
        let id = asked.key();
        let fault = self.fault(asked);
        let most = match asked.item.kind {
            Kind::Reasons { max } | Kind::Values { max, .. } => Some(max),
            _ => None,
        };
        let hint = most.map(|max| self.wording.with(key::LEAVER_HINT_AT_MOST, [("max", max.into())]));
        let described: Vec<String> = [(hint.is_some(), "hint"), (fault.is_some(), "error")]
            .into_iter()
            .filter(|(is_there, _)| *is_there)
            .map(|(_, part)| format!("{id}-{part}"))
            .collect();
        let hint = hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
        view! {
            <fieldset
                class="question"
                id=id.to_owned()
                aria-describedby=(!described.is_empty()).then(|| described.join(" "))
                data-max=most.map(|max| max.to_string())
            >
                <legend>{asked.text(self.wording.language(), self.names)}</legend>
                {hint}
                {field_error(id, fault.as_deref())}
                {self.controls(asked)}
                {most.map(|_| count_of(id))}
            </fieldset>
        }
        .into_any()
    }

    fn controls(&self, asked: &AskedItem<'_>) -> AnyView {
        let groups = asked.choices(self.answers, self.wording.language(), self.names);
        let mut row = Rows { form: self, name: asked.key(), count: 0 };
        match &asked.item.kind {
            Kind::Agreement { .. } | Kind::Likelihood {} => {
                let (beside, scale): (Vec<Choice>, Vec<Choice>) =
                    groups.into_iter().flat_map(|group| group.choices).partition(|choice| choice.beside);
                let is_agreement = matches!(asked.item.kind, Kind::Agreement { .. });
                let (around, each) = if is_agreement { ("steps", "step") } else { ("numbers", "number") };
                let scale: Vec<_> = scale.iter().map(|choice| row.row(each, "radio", choice)).collect();
                let ends = asked.item.kind.ends(self.wording.language()).map(|(low, high)| self.ends(low, high));
                let asides = row.asides(&beside);
                view! { <div class=around>{scale}</div> {ends} {asides} }.into_any()
            }
            Kind::Reasons { .. } | Kind::Values { .. } => groups
                .into_iter()
                .map(|group| {
                    let rows: Vec<_> =
                        group.choices.iter().map(|choice| row.row("choice", "checkbox", choice)).collect();
                    match group.heading {
                        Some(heading) => {
                            view! { <fieldset class="group"><legend>{heading}</legend>{rows}</fieldset> }.into_any()
                        }
                        None => rows.into_any(),
                    }
                })
                .collect::<Vec<_>>()
                .into_any(),
            _ => {
                let choices: Vec<Choice> = groups.into_iter().flat_map(|group| group.choices).collect();
                let rows: Vec<_> = choices.iter().map(|choice| row.row("choice", "radio", choice)).collect();
                let asides = (!choices.iter().any(|choice| choice.beside)).then(|| row.asides(&[]));
                view! { {rows} {asides} }.into_any()
            }
        }
    }

    fn ends(&self, low: &str, high: &str) -> AnyView {
        let low = self.wording.with(key::LEAVER_END_LOW, [("words", low.to_lowercase().into())]);
        let high = self.wording.with(key::LEAVER_END_HIGH, [("words", high.to_lowercase().into())]);
        view! { <p class="ends"><span>{low}</span> " " <span>{high}</span></p> }.into_any()
    }
}

/// The controls of one question, numbered so that the first can be linked to.
struct Rows<'a> {
    form: &'a AnswerForm<'a>,
    name: &'a str,
    count: usize,
}

impl Rows<'_> {
    fn row(&mut self, class: &'static str, kind: &'static str, choice: &Choice) -> AnyView {
        self.count += 1;
        let is_chosen = self.form.answers.is_chosen(self.name, &choice.value);
        view! {
            <label class=class>
                <input
                    type=kind
                    id=format!("{}-{}", self.name, self.count)
                    name=self.name.to_owned()
                    value=choice.value.clone()
                    checked=is_chosen
                    data-alone=(kind == "checkbox" && choice.value == ReasonCode::Z.code()).then_some("")
                />
                <span>{choice.label.clone()}</span>
            </label>
        }
        .into_any()
    }

    /// What stands beside the scale. Where nothing does, a way to take an answer back: a radio button
    /// cannot be unticked, and every item may be skipped.
    fn asides(&mut self, beside: &[Choice]) -> AnyView {
        let skip = Choice { value: String::new(), label: self.form.wording.text(key::LEAVER_SKIP_ITEM), beside: true };
        let choices = if beside.is_empty() { std::slice::from_ref(&skip) } else { beside };
        let rows: Vec<_> = choices.iter().map(|choice| self.row("aside", "radio", choice)).collect();
        view! { <div class="asides">{rows}</div> }.into_any()
    }
}
