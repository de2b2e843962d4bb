//! The boxes of a report that differ by the way somebody leaves: topics, and themes with or without a rating.

use domain::guide::TalkTheme;
use domain::report::{BOX_CHARACTERS, PartInLeaving, Topic};
use leptos::prelude::*;
use wording::key;

use crate::components::{Field, field_error};
use crate::staff::departure::report::boxes::Form;

impl Form<'_> {
    /// The first one says, where it is so, that the case is not argued again.
    pub fn topic(&self, topic: Topic) -> AnyView {
        let is_first = self.boxes.topics.first() == Some(&topic);
        let no_case = (is_first && self.boxes.topics.contains(&Topic::Process)).then(|| {
            view! { <p class="hint">{self.room.text(key::REPORT_NO_CASE)}</p> }
        });
        let label = self.room.wording.code("topic", topic.code());
        let field = self.field(format!("topic.{topic}"), label, self.report.topic(topic)).text(4);
        let field = field.counted(BOX_CHARACTERS).view();
        view! { {no_case} {field} }.into_any()
    }

    /// A short text, and where the boxes have ratings its part in the leaving.
    pub fn theme(&self, theme: TalkTheme) -> AnyView {
        let part = self.report.theme(theme);
        let name = theme.name(self.room.wording.language());
        if !self.boxes.ratings {
            return self.field(format!("theme.{theme}.text"), name.to_owned(), &part.text).view();
        }
        let label = self.room.with(key::STAFF_REPORT_ABOUT, [("theme", name.to_lowercase().into())]);
        let text = self.field(format!("theme.{theme}.text"), label, &part.text);
        view! {
            <fieldset class="theme">
                <legend>{name}</legend>
                {self.rating(theme, part.rating)}
                {text.view()}
            </fieldset>
        }
        .into_any()
    }

    fn rating(&self, theme: TalkTheme, chosen: Option<PartInLeaving>) -> AnyView {
        let rating = format!("theme.{theme}.rating");
        let id = Field::id_of(&rating);
        let steps: Vec<_> = PartInLeaving::ALL
            .iter()
            .enumerate()
            .map(|(index, one)| {
                let id = if index == 0 { id.clone() } else { format!("{id}-{index}") };
                let is_chosen = chosen == Some(*one);
                view! {
                    <label class="step">
                        <input type="radio" id=id name=rating.clone() value=one.code() checked=is_chosen/>
                        <span>{self.room.wording.code("part", one.code())}</span>
                    </label>
                }
            })
            .collect();
        // Without JavaScript a radio cannot be taken back; this one says nothing.
        let is_none = chosen.is_none();
        view! {
            {field_error(&id, self.faults.fault(&rating).as_deref())}
            <div class="steps">
                <label class="step">
                    <input type="radio" name=rating.clone() value="" checked=is_none/>
                    <span>{self.room.text(key::STAFF_REPORT_NOT_DISCUSSED)}</span>
                </label>
                " " {steps}
            </div>
        }
        .into_any()
    }
}
