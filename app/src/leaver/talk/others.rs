//! With whom else, or with nobody: the other choices, folded away beside the one that holds.

use domain::ids::DepartureId;
use domain::talk::TalkChoice;
use leptos::prelude::*;
use server::talk::ChoicesAsked;
use wording::{Key, Wording, key};

use crate::leaver::about;
use crate::leaver::talk::actions::ChooseTalk;
use crate::leaver::talk::choice;

/// The choices of somebody who may say with whom they talk.
#[derive(Clone, Copy, Debug)]
pub(super) struct Others<'a> {
    pub wording: Wording,
    pub departure: DepartureId,
    pub asked: &'a ChoicesAsked,
    /// The form came back without a choice.
    pub is_missing: bool,
}

impl Others<'_> {
    /// The form with these choices.
    pub fn choose(&self, choices: &[TalkChoice]) -> AnyView {
        let fault = self.is_missing.then(|| self.wording.text(key::LEAVER_CHOICE_MISSING));
        view! {
            <form method="post" action=ChooseTalk::PATH>
                {about(self.departure)}
                {choice::choices(self.wording, &self.asked.proposed, choices, "", fault.as_deref())}
                <div class="actions">
                    <button class="button">{self.wording.text(key::LEAVER_CHOICE_SAVE)}</button>
                </div>
            </form>
        }
        .into_any()
    }

    /// The other choices in a fold with this heading; declining has a fold of its own.
    pub fn fold(&self, question: Key) -> Option<AnyView> {
        let now = self.asked.choice.unwrap_or(TalkChoice::AsProposed);
        let others: Vec<TalkChoice> =
            self.asked.choices.iter().copied().filter(|choice| *choice != now && *choice != TalkChoice::None).collect();
        (!others.is_empty()).then(|| {
            view! {
                <details class="fold" open=self.is_missing>
                    <summary>{self.wording.text(question)}</summary>
                    {self.choose(&others)}
                </details>
            }
            .into_any()
        })
    }
}
