//! A box to tick.

use leptos::prelude::*;

use crate::components::field_error;

/// One box to tick, a whole row.
pub struct Tick {
    pub id: String,
    pub name: &'static str,
    pub words: String,
    pub small: Option<String>,
    pub is_ticked: bool,
    pub fault: Option<String>,
}

impl Tick {
    pub fn view(self) -> AnyView {
        let error = field_error(&self.id, self.fault.as_deref());
        let described_by = self.fault.as_ref().map(|_| format!("{}-error", self.id));
        let is_invalid = self.fault.is_some().then_some("true");
        view! {
            {error}
            <label class="choice">
                <input
                    type="checkbox"
                    id=self.id
                    name=self.name
                    value="yes"
                    checked=self.is_ticked
                    aria-describedby=described_by
                    aria-invalid=is_invalid
                />
                <span>{self.words} {self.small.map(|small| view! { " " <small>{small}</small> })}</span>
            </label>
        }
        .into_any()
    }
}
