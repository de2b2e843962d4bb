//! What HR can do with a departure, each in a fold of its own that says what will happen.

use leptos::prelude::*;
use server::access::RecordViewer;
use server::departure::edit::form as stored_form;
use server::departure::record::Record;
use server::departure::register::{Choices, choices};
use wording::{Key, key};

use crate::context::Elsewhere;
use crate::staff::departure::by_hr::actions::{
    DepartureAddress, DepartureCancel, DepartureConfirm, DepartureExcludeHost, DepartureIncludeHost, DeparturePause,
    DepartureResend, DepartureResume, DepartureRevoke,
};
use crate::staff::departure::by_hr::{coordinator as care, erase, open_with_reason, retype};
use crate::staff::parts::{Filling, Tick, hidden, is_open};
use crate::staff::room::{Room, record_address};

/// The actions, by what they act on.
pub struct Deeds {
    /// On what was registered.
    pub facts: AnyView,
    /// On who holds the talk, and what is said there.
    pub talk: AnyView,
    /// On the course: its link, its letters, its pauses.
    pub course: AnyView,
    /// What destroys, apart from everything else.
    pub end: AnyView,
}

/// The actions; nothing for whoever does not manage this departure.
pub async fn actions(
    room: &Room,
    viewer: &RecordViewer,
    found: &Record,
    filling: &Filling,
) -> Result<Option<Deeds>, Elsewhere> {
    let Ok(coordinator) = viewer.coordinator() else { return Ok(None) };
    let offered = choices(&room.program, &room.viewer.coordinator()?).await?;
    let stored = stored_form(&room.program, &coordinator).await?;
    let page = Page { room, found, filling };
    let may = found.may;
    let care = if may.edit { Some(care::fold(room, &coordinator, found, filling).await?) } else { None };
    let reason = if may.break_glass { Some(open_with_reason::fold(room, found, filling).await?) } else { None };
    let facts = view! {
        <div class="deeds">
            {may.confirm.then(|| page.confirm())}
            {may.edit.then(|| page.edit_link())}
            {may.edit.then(|| page.address(&stored.fields))}
            {may.edit.then(|| page.type_link())}
            {care}
        </div>
    };
    let talk = view! {
        <div class="deeds">
            {may.edit.then(|| page.hosts(&offered))}
            {reason}
        </div>
    };
    let course = view! {
        <section id="more" aria-labelledby="more-title">
            <h2 id="more-title">{room.text(key::STAFF_MORE)}</h2>
            {may.pause.then(|| page.pause())}
            {may.resume.then(|| page.resume())}
            {page.link()}
        </section>
    };
    let end = view! {
        <section id="end" class="apart" aria-labelledby="end-title">
            <h2 id="end-title">{room.text(key::STAFF_END_TITLE)}</h2>
            {may.cancel.then(|| page.cancel())}
            {page.erase_link()}
        </section>
    };
    Ok(Some(Deeds { facts: facts.into_any(), talk: talk.into_any(), course: course.into_any(), end: end.into_any() }))
}

struct Page<'a> {
    room: &'a Room,
    found: &'a Record,
    filling: &'a Filling,
}

impl Page<'_> {
    /// A fold with one form in it.
    fn fold(&self, name: &'static str, title: Key, action: &'static str, inside: AnyView, button: AnyView) -> AnyView {
        let class = if name == "cancel" || name == "revoke" { "fold grave" } else { "fold" };
        view! {
            <details class=class id=format!("do-{name}") open=is_open(self.filling, name)>
                <summary>{self.room.text(title)}</summary>
                <form class="form" novalidate=true method="post" action=action>
                    {hidden("departure", self.found.id.to_string())}
                    {inside}
                    <div class="actions">{button}</div>
                </form>
            </details>
        }
        .into_any()
    }

    fn say(&self, words: Key) -> AnyView {
        view! { <p>{self.room.text(words)}</p> }.into_any()
    }

    fn button(&self, words: Key) -> AnyView {
        view! { <button class="button">{self.room.text(words)}</button> }.into_any()
    }

    /// "Yes, do this to them": the name is in it.
    fn sure(&self, name: &str, words: Key) -> AnyView {
        let id = format!("sure-{name}");
        let fault = self.filling.fault(&id);
        let words = self.room.with(words, [("name", self.found.name.clone().into())]);
        Tick { id, name: "sure", words, small: None, is_ticked: false, fault }.view()
    }

    fn edit_link(&self) -> AnyView {
        let href = format!("{}/edit", record_address(self.found.id));
        view! { <div class="actions"><a class="button quiet" href=href>{self.room.text(key::STAFF_EDIT_TITLE)}</a></div> }
            .into_any()
    }

    fn erase_link(&self) -> AnyView {
        let words = self.room.with(key::ERASE_LINK, [("name", self.found.name.clone().into())]);
        view! { <p><a href=erase::address(self.found.id)>{words}</a></p> }.into_any()
    }

    fn confirm(&self) -> AnyView {
        let condition = self.found.facts.as_ref().and_then(|facts| facts.condition);
        let what = condition.map(|one| self.room.wording.code("condition", one.code())).unwrap_or_default();
        let inside = view! {
            <p>{self.room.with(key::STAFF_CONFIRM_LEAD, [("what", what.into())])}</p>
            {self.sure("confirm", key::STAFF_CONFIRM_SURE)}
        };
        self.fold(
            "confirm",
            key::STAFF_CONFIRM_TITLE,
            DepartureConfirm::PATH,
            inside.into_any(),
            self.button(key::STAFF_ROW_CONFIRM),
        )
    }

    fn address(&self, stored: &[(String, String)]) -> AnyView {
        let filling = self.of("address", stored);
        let label = |code: &str| self.room.wording.code("field", code);
        let private = filling.field("private_email", label("private_email")).kind("email").autocomplete("off");
        let work = filling
            .field("work_email", label("work_email"))
            .kind("email")
            .autocomplete("off")
            .hint(self.room.text(key::STAFF_HINT_WORK_EMAIL));
        let inside = view! {
            <p>{self.room.text(key::STAFF_ADDRESS_LEAD)}</p>
            <div class="fields">{private.view()} {work.view()}</div>
        };
        self.fold(
            "address",
            key::STAFF_ROW_ADDRESS,
            DepartureAddress::PATH,
            inside.into_any(),
            self.button(key::STAFF_SAVE),
        )
    }

    /// What was typed in this fold's form when it came back, else what is stored.
    fn of(&self, fold: &str, stored: &[(String, String)]) -> Filling {
        if self.filling.get("fold") == fold { self.filling.clone() } else { Filling::of(None, stored.to_vec()) }
    }

    fn type_link(&self) -> AnyView {
        let href = retype::address(self.found.id);
        view! { <div class="actions"><a class="button quiet" href=href>{self.room.text(key::STAFF_TYPE_TITLE)}</a></div> }
            .into_any()
    }

    /// The personal link: again, another one, or on paper.
    fn link(&self) -> AnyView {
        let may = self.found.may;
        let resend = may.resend.then(|| {
            self.fold(
                "resend",
                key::STAFF_ROW_RESEND,
                DepartureResend::PATH,
                self.say(key::STAFF_RESEND_LEAD),
                self.button(key::STAFF_ROW_RESEND),
            )
        });
        let letter = may.letter.then(|| {
            let href = format!("{}/letter", record_address(self.found.id));
            view! {
                <details class="fold">
                    <summary>{self.room.text(key::STAFF_LETTER_FOLD)}</summary>
                    <p>{self.room.text(key::STAFF_LETTER_LEAD)}</p>
                    <div class="actions"><a class="button quiet" href=href>{self.room.text(key::STAFF_ROW_LETTER)}</a></div>
                </details>
            }
        });
        let revoke = may.edit.then(|| {
            let send = Tick {
                id: "send_new".to_owned(),
                name: "send_new",
                words: self.room.text(key::STAFF_REVOKE_SEND),
                small: None,
                is_ticked: true,
                fault: None,
            };
            let inside = view! {
                <p>{self.room.text(key::STAFF_REVOKE_LEAD)}</p>
                {send.view()}
                {self.sure("revoke", key::STAFF_REVOKE_SURE)}
            };
            let button = view! { <button class="button grave">{self.room.text(key::STAFF_REVOKE_TITLE)}</button> };
            self.fold("revoke", key::STAFF_REVOKE_TITLE, DepartureRevoke::PATH, inside.into_any(), button.into_any())
        });
        view! { {resend} {letter} {revoke} }.into_any()
    }

    fn pause(&self) -> AnyView {
        self.fold(
            "pause",
            key::STAFF_PAUSE_TITLE,
            DeparturePause::PATH,
            self.say(key::STAFF_PAUSE_LEAD),
            self.button(key::STAFF_PAUSE_TITLE),
        )
    }

    fn resume(&self) -> AnyView {
        self.fold(
            "resume",
            key::STAFF_RESUME_TITLE,
            DepartureResume::PATH,
            self.say(key::STAFF_RESUME_LEAD),
            self.button(key::STAFF_RESUME_TITLE),
        )
    }

    fn hosts(&self, offered: &Choices) -> AnyView {
        let named = self.found.facts.as_ref().map(|facts| facts.may_not_host.clone()).unwrap_or_default();
        let rows: Vec<_> = named
            .iter()
            .map(|(account, name)| {
                let words = self.room.with(key::STAFF_ROW_FOR, [("name", name.clone().into())]);
                view! {
                    <li>
                        <div class="what">{name.clone()}</div>
                        <form method="post" action=DepartureIncludeHost::PATH>
                            {hidden("departure", self.found.id.to_string())}
                            {hidden("account", account.to_string())}
                            <button class="button small quiet">
                                {self.room.text(key::STAFF_HOSTS_INCLUDE)} <span class="visually-hidden">" " {words}</span>
                            </button>
                        </form>
                    </li>
                }
            })
            .collect();
        let options = std::iter::once((String::new(), self.room.text(key::STAFF_CHOOSE)))
            .chain(
                offered
                    .accounts
                    .iter()
                    .filter(|one| !named.iter().any(|(id, _)| *id == one.id))
                    .map(|one| (one.id.to_string(), one.name.clone())),
            )
            .collect();
        let account = self.filling.field("account", self.room.text(key::STAFF_HOSTS_WHO)).select(options);
        let list = (!rows.is_empty()).then(|| view! { <ul class="tasks">{rows}</ul> });
        view! {
            <details class="fold" id="do-hosts" open=is_open(self.filling, "hosts")>
                <summary>{self.room.text(key::STAFF_HOSTS_TITLE)}</summary>
                <p>{self.room.text(key::STAFF_HOSTS_LEAD)}</p>
                {list}
                <form class="form" novalidate=true method="post" action=DepartureExcludeHost::PATH>
                    {hidden("departure", self.found.id.to_string())}
                    {account.view()}
                    <div class="actions"><button class="button">{self.room.text(key::STAFF_HOSTS_EXCLUDE)}</button></div>
                </form>
            </details>
        }
        .into_any()
    }

    fn cancel(&self) -> AnyView {
        let host = self.found.talks.iter().find_map(|talk| talk.appointment.as_ref().and(talk.host.clone()));
        let appointment =
            self.found.talks.iter().find_map(|talk| talk.appointment.as_ref().filter(|_| talk.held_on.is_none()));
        let gone = appointment.map(|booked| {
            let when = self.room.moment(booked.starts_at);
            let host = host.unwrap_or_else(|| self.room.text(key::STAFF_THE_HOST));
            view! { <p>{self.room.with(key::STAFF_CANCEL_APPOINTMENT, [("when", when.into()), ("host", host.into())])}</p> }
        });
        let inside = view! {
            {gone}
            <p>{self.room.with(key::STAFF_CANCEL_LEAD, [("name", self.found.name.clone().into())])}</p>
            {self.sure("cancel", key::STAFF_CANCEL_SURE)}
        };
        let button = view! { <button class="button grave">{self.room.text(key::STAFF_CANCEL_TITLE)}</button> };
        self.fold("cancel", key::STAFF_CANCEL_TITLE, DepartureCancel::PATH, inside.into_any(), button.into_any())
    }
}
