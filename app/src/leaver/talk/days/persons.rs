//! Whose times are shown: of all who may hold the talk together, or of one person.

use domain::ids::AccountId;
use leptos::prelude::*;
use wording::key;

use super::OtherDays;
use crate::components::Field;
use crate::leaver::talk::settle::BOOK;
use crate::leaver::talk::shown::Shown;

/// More people than this are a list to choose from, instead of a row of names.
const NAMES_MAX: usize = 6;

impl OtherDays<'_> {
    /// Whose times there are.
    pub(super) fn whose(&self) -> Option<String> {
        let hosts = self.moments.talk.hosts.iter();
        let names: Vec<&str> = hosts.map(|host| host.name.as_str()).filter(|name| !name.is_empty()).collect();
        let words = match names.len() {
            0 => return None,
            1 => key::LEAVER_BOOK_WITH,
            2..=NAMES_MAX => key::LEAVER_BOOK_WITH_SEVERAL,
            many => return Some(self.wording().with(key::LEAVER_BOOK_WITH_MANY, [("count", many.into())])),
        };
        Some(self.wording().with(words, [("hosts", names.join(", ").into())]))
    }

    /// Whose times: of all together, or of one person. Nothing where there is no choice.
    pub(super) fn persons(&self) -> Option<AnyView> {
        let (wording, talk) = (self.wording(), self.moments.talk);
        if talk.hosts.len() < 2 {
            return None;
        }
        let all = (None, wording.text(key::LEAVER_BOOK_ANYBODY));
        let persons = std::iter::once(all).chain(talk.hosts.iter().map(|host| (Some(host.account), host.name.clone())));
        if talk.hosts.len() > NAMES_MAX {
            let code = |host: Option<AccountId>| host.map(|host| host.to_string()).unwrap_or_default();
            let options = persons.map(|(host, name)| (code(host), name)).collect();
            let select = Field::new("host", wording.text(key::LEAVER_BOOK_PERSON), code(self.host)).select(options);
            let along = Shown { host: None, ..self.shown.clone() }.hidden_to_look();
            let form = view! {
                <form method="get" action=BOOK>
                    {select.view()} {along}
                    <div class="actions">
                        <button class="button small quiet">{wording.text(key::LEAVER_BOOK_SHOW)}</button>
                    </div>
                </form>
            };
            return Some(form.into_any());
        }
        let items: Vec<_> = persons
            .map(|(host, name)| {
                let current = (host == self.host).then_some("true");
                let there = Shown { host, ..self.shown.clone() }.address(BOOK, &[], "");
                view! { <li><a href=there aria-current=current>{name}</a></li> }
            })
            .collect();
        let label = wording.text(key::LEAVER_BOOK_PERSON);
        Some(view! { <nav class="turn" aria-label=label><ul>{items}</ul></nav> }.into_any())
    }
}
