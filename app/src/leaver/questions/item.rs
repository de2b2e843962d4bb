//! One question on a screen: its words, what can be chosen, and what is wrong with the answer.

use domain::questionnaire::{Answers, AskedItem, Choice, ChoiceGroup, FieldFault, Kind, Names};
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

/// The id of a question's first control, which the error summary links to; what opens it, where it folds.
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
        let class = if asked.item.kind.is_scale() { "question scale" } else { "question" };
        view! {
            <fieldset
                class=class
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
        if matches!(asked.item.kind, Kind::Reasons { .. } | Kind::Values { .. }) {
            return groups.iter().map(|group| row.group(group)).collect::<Vec<_>>().into_any();
        }
        let choices: Vec<Choice> = groups.into_iter().flat_map(|group| group.choices).collect();
        match &asked.item.kind {
            Kind::Agreement { .. } => row.agreement(choices),
            Kind::Likelihood {} => row.likelihood(&asked.item.kind, &choices),
            _ => {
                let rows: Vec<_> = choices.iter().map(|choice| row.row("choice", "radio", choice)).collect();
                let skip = (!choices.iter().any(|choice| choice.beside)).then(|| row.skip());
                view! { {rows} {skip} }.into_any()
            }
        }
    }
}

/// The controls of one question, numbered so that the first can be linked to.
pub(super) struct Rows<'a> {
    form: &'a AnswerForm<'a>,
    name: &'a str,
    count: usize,
}

impl Rows<'_> {
    pub fn wording(&self) -> Wording {
        self.form.wording
    }

    pub fn is_chosen(&self, choice: &Choice) -> bool {
        self.form.answers.is_chosen(self.name, &choice.value)
    }

    fn next_id(&mut self) -> String {
        self.count += 1;
        format!("{}-{}", self.name, self.count)
    }

    /// One control; `said` names it where the words beside it are not all of its name.
    pub fn input(&mut self, kind: &'static str, choice: &Choice, said: Option<String>) -> AnyView {
        let stands_alone = kind == "checkbox" && choice.value == ReasonCode::Z.code();
        view! {
            <input
                type=kind
                id=self.next_id()
                name=self.name.to_owned()
                value=choice.value.clone()
                checked=self.is_chosen(choice)
                data-alone=stands_alone.then_some("")
                aria-label=said
            />
        }
        .into_any()
    }

    fn row(&mut self, class: &'static str, kind: &'static str, choice: &Choice) -> AnyView {
        view! {
            <label class=class>
                {self.input(kind, choice, None)}
                <span>{choice.label.clone()}</span>
            </label>
        }
        .into_any()
    }

    /// Boxes to tick. Under a heading they fold away, but not while one of them is ticked; what opens the first of
    /// them is the question's first control.
    fn group(&mut self, group: &ChoiceGroup) -> AnyView {
        let Some(heading) = &group.heading else { return self.ticks(group) };
        let is_open = group.choices.iter().any(|choice| self.is_chosen(choice));
        let first = (self.count == 0).then(|| self.next_id());
        view! {
            <details class="fold" open=is_open>
                <summary id=first>{heading.clone()}</summary>
                <div role="group" aria-label=heading.clone()>{self.ticks(group)}</div>
            </details>
        }
        .into_any()
    }

    fn ticks(&mut self, group: &ChoiceGroup) -> AnyView {
        group.choices.iter().map(|choice| self.row("choice", "checkbox", choice)).collect::<Vec<_>>().into_any()
    }

    /// What stands beside a scale or a list.
    pub fn asides(&mut self, beside: &[Choice]) -> AnyView {
        let rows: Vec<_> = beside.iter().map(|choice| self.row("aside", "radio", choice)).collect();
        view! { <div class="asides">{rows}</div> }.into_any()
    }

    /// A way to take an answer back: a radio button cannot be unticked, and every item may be skipped.
    fn skip(&mut self) -> AnyView {
        let skip = Choice { value: String::new(), label: self.wording().text(key::LEAVER_SKIP_ITEM), beside: true };
        self.asides(std::slice::from_ref(&skip))
    }
}
