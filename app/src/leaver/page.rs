//! What stands around every page of the leaver's room: the letter, and under it who reads this.

use domain::organisation::Organisation;
use leptos::prelude::*;
use wording::{Wording, key};

use crate::form::Notice;
use crate::leaver::closed::LeaverDone;
use crate::leaver::{privacy, readers};
use crate::shell::{self, LeaverFrame};

/// A page of the leaver's room.
pub struct LeaverPage<'a> {
    pub wording: Wording,
    pub organisation: &'a Organisation,
    pub title: String,
    /// "Who reads this?" stands in the letter itself; elsewhere it stands under it.
    pub readers_inside: bool,
    pub islands: bool,
    pub notice: Option<Notice>,
}

impl<'a> LeaverPage<'a> {
    /// A plain page, without islands.
    pub fn new(wording: Wording, organisation: &'a Organisation, title: String) -> Self {
        Self { wording, organisation, title, readers_inside: false, islands: false, notice: None }
    }

    /// What the last form wanted to say.
    pub fn notice(self, notice: Option<Notice>) -> Self {
        Self { notice, ..self }
    }

    /// The page around `content`.
    pub fn around(self, content: impl IntoView + 'static) -> AnyView {
        let Self { wording, organisation, title, readers_inside, islands, notice } = self;
        let readers = (!readers_inside).then(|| readers::fold(wording, organisation));
        let colophon = view! {
            {readers}
            <nav aria-label=wording.text(key::LEAVER_ABOUT_LETTER)>
                <ul>
                    <li><a href="/leaver">{wording.text(key::LEAVER_STATUS_LINK)}</a></li>
                    <li><a href="/leaver/data">{wording.text(key::LEAVER_MY_DATA)}</a></li>
                    <li><a href=privacy::ADDRESS>{wording.text(key::PRIVACY_LINK)}</a></li>
                    <li>
                        <form method="post" action=LeaverDone::PATH>
                            <button class="plain">{wording.text(key::LEAVER_DONE)}</button>
                        </form>
                    </li>
                </ul>
            </nav>
            {shell::chooser()}
        };
        let (sender, trial) = (organisation.name.clone(), organisation.is_on_trial());
        LeaverFrame { wording, title, sender, trial, colophon: Some(colophon.into_any()), islands }.around(view! {
            {notice.map(|notice| shell::said(&notice))}
            {content}
        })
    }
}
