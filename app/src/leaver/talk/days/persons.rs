//! Whose times are shown: of all who may hold the talk together, or of one person.

use domain::ids::AccountId;
use domain::person::is_found;
use leptos::prelude::*;
use server::talk::HostName;
use wording::key;

use super::OtherDays;
use crate::components::Field;
use crate::leaver::talk::settle::BOOK;
use crate::leaver::talk::shown::Shown;

/// More people than this are a list to choose from, instead of a row of names.
const NAMES_MAX: usize = 6;
/// More people than this are looked for by name: nobody reads such a list, and it would be most of the page.
const LIST_MAX: usize = 50;
/// So many are shown of those who were found.
const FOUND_MAX: usize = 20;

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
        let hosts = &self.moments.talk.hosts;
        let many = hosts.len();
        (many > 1).then(|| {
            if many <= NAMES_MAX {
                self.links(hosts.iter())
            } else if many <= LIST_MAX {
                self.list()
            } else {
                self.search()
            }
        })
    }

    /// All together, and these persons.
    fn each<'h>(&self, hosts: impl Iterator<Item = &'h HostName>) -> Vec<(Option<AccountId>, String)> {
        let all = (None, self.wording().text(key::LEAVER_BOOK_ANYBODY));
        std::iter::once(all).chain(hosts.map(|host| (Some(host.account), host.name.clone()))).collect()
    }

    fn links<'h>(&self, hosts: impl Iterator<Item = &'h HostName>) -> AnyView {
        let items: Vec<_> = self
            .each(hosts)
            .into_iter()
            .map(|(host, name)| {
                let current = (host == self.host).then_some("true");
                let there = Shown { host, ..self.shown.clone() }.address(BOOK, &[], "");
                view! { <li><a href=there aria-current=current>{name}</a></li> }
            })
            .collect();
        let label = self.wording().text(key::LEAVER_BOOK_PERSON);
        view! { <nav class="turn" aria-label=label><ul>{items}</ul></nav> }.into_any()
    }

    fn list(&self) -> AnyView {
        let wording = self.wording();
        let code = |host: Option<AccountId>| host.map(|host| host.to_string()).unwrap_or_default();
        let persons = self.each(self.moments.talk.hosts.iter());
        let options = persons.into_iter().map(|(host, name)| (code(host), name)).collect();
        let select = Field::new("host", wording.text(key::LEAVER_BOOK_PERSON), code(self.host)).select(options);
        let along = Shown { host: None, ..self.shown.clone() }.hidden_to_look();
        view! {
            <form method="get" action=BOOK>
                {select.view()} {along}
                <div class="actions">
                    <button class="button small quiet">{wording.text(key::LEAVER_BOOK_SHOW)}</button>
                </div>
            </form>
        }
        .into_any()
    }

    /// A name to type, and below it who has that name. Whoever is chosen stays there.
    fn search(&self) -> AnyView {
        let (wording, hosts) = (self.wording(), &self.moments.talk.hosts);
        let typed = self.shown.person.as_deref().unwrap_or_default();
        let is_sought = |host: &&HostName| !typed.is_empty() && is_found(&host.name, typed);
        let mut found: Vec<&HostName> = hosts.iter().filter(is_sought).collect();
        let said = match found.len() {
            0 if typed.is_empty() => None,
            0 => Some(key::LEAVER_BOOK_PERSON_NONE),
            1..=FOUND_MAX => None,
            _ => Some(key::LEAVER_BOOK_PERSON_MORE),
        };
        found.truncate(FOUND_MAX);
        let chosen = hosts.iter().find(|host| Some(host.account) == self.host);
        let is_among_them = chosen.is_some_and(|chosen| found.iter().any(|host| host.account == chosen.account));
        found.extend(chosen.filter(|_| !is_among_them));
        let links = (!found.is_empty()).then(|| self.links(found.into_iter()));
        let field = Field::new("person", wording.text(key::LEAVER_BOOK_PERSON), typed)
            .kind("search")
            .hint(wording.text(key::LEAVER_BOOK_PERSON_HINT))
            .autocomplete("off");
        view! {
            <form method="get" action=BOOK>
                {field.view()} {self.shown.hidden_to_look()}
                <div class="actions">
                    <button class="button small quiet">{wording.text(key::LEAVER_BOOK_PERSON_FIND)}</button>
                </div>
            </form>
            {said.map(|said| view! { <p>{wording.text(said)}</p> })}
            {links}
        }
        .into_any()
    }
}
