//! Times to choose from, as rows or as cells of one group in which nothing is chosen. With scripts the chosen one opens
//! in place: it repeats the moment in words and carries the one button. Without, the button below leads to a page that
//! does.

use chrono::NaiveDate;
use leptos::prelude::*;
use server::talk::{OfferedSlot, SlotKey, TalkOffer};
use wording::{Key, key};

use crate::leaver::talk::picks;
use crate::leaver::talk::settle::BookTalk;
use crate::leaver::talk::zone::Clocks;
use crate::leaver::words::{Moment, clock};

/// The talk for which a time is chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moments<'a> {
    pub clocks: Clocks,
    pub today: NaiveDate,
    pub name: &'a str,
    pub talk: &'a TalkOffer,
    /// It is not the only talk of the form.
    pub several: bool,
    /// What was chosen for it already.
    pub picked: Option<SlotKey>,
}

impl Moments<'_> {
    /// The button that books, or moves.
    pub const fn book_words(&self) -> Key {
        if self.talk.booked.is_some() { key::LEAVER_CONFIRM_MOVE_BUTTON } else { key::LEAVER_CONFIRM_BUTTON }
    }

    /// The field in which its time is posted.
    fn field(&self) -> String {
        if self.several { picks::field(self.name) } else { picks::ONE.to_owned() }
    }

    /// The id of the group, to which what is wrong leads.
    pub fn id(&self) -> String {
        format!("slot-{}", self.name)
    }

    /// The id of its first time.
    pub fn first_id(name: &str) -> String {
        format!("slot-{name}-1")
    }

    /// The time that the talk has now stands in words, and is not chosen again.
    pub fn can_be_chosen(&self, slot: &OfferedSlot) -> bool {
        self.talk.booked.as_ref().is_none_or(|booked| {
            (booked.starts_at, booked.host, booked.way) != (slot.key.start, slot.key.host, slot.key.way)
        })
    }

    /// A time as a big row.
    pub fn row(&self, slot: &OfferedSlot, id: Option<String>) -> AnyView {
        let wording = self.clocks.wording;
        let moment = Moment::from(slot);
        let also = self.clocks.also_said(slot.start).map(|also| view! { " " <span class="where">{also}</span> });
        view! {
            <label class="choice slot">
                <input
                    type="radio"
                    name=self.field()
                    value=slot.key.to_string()
                    id=id
                    checked=self.picked == Some(slot.key)
                />
                <span>
                    <span class="when">
                        {wording.short_day(slot.date)} ", "
                        <span class="nobreak">{moment.hours(wording)}</span>
                    </span>
                    " "
                    <span class="where">{moment.with_and_where(wording)}</span>
                    {also}
                </span>
            </label>
            {self.opened(slot)}
        }
        .into_any()
    }

    /// A time among many, whose place and host stand above it.
    pub fn cell(&self, slot: &OfferedSlot, id: Option<String>) -> AnyView {
        let wording = self.clocks.wording;
        let also = self.clocks.also(slot.start).map(|also| view! { " " <small>"(" {also} ")"</small> });
        view! {
            <label class="time">
                <input
                    type="radio"
                    name=self.field()
                    value=slot.key.to_string()
                    id=id
                    checked=self.picked == Some(slot.key)
                />
                <span>{clock(wording, slot.minute_of_day)} {also}</span>
            </label>
            {self.opened(slot)}
        }
        .into_any()
    }

    /// What the chosen one opens to; the style shows it where scripts run.
    fn opened(&self, slot: &OfferedSlot) -> AnyView {
        let wording = self.clocks.wording;
        let also = self.clocks.also_said(slot.start).map(|also| view! { <p class="soft">{also}</p> });
        view! {
            <div class="opened">
                {Moment::from(slot).chosen(wording, self.today)}
                {also}
                {self.was()}
                <div class="actions">
                    <button
                        class="button"
                        formaction=BookTalk::PATH
                        name=self.several.then_some("talk")
                        value=self.several.then(|| self.name.to_owned())
                    >
                        {wording.text(self.book_words())}
                    </button>
                </div>
            </div>
        }
        .into_any()
    }

    /// What becomes of the time that the talk has now.
    pub fn was(&self) -> Option<AnyView> {
        let wording = self.clocks.wording;
        self.talk.booked.as_ref().map(|booked| {
            let when = Moment::from(booked).when(wording, self.today);
            view! { <p>{wording.with(key::LEAVER_CONFIRM_WAS, [("when", when.into())])}</p> }.into_any()
        })
    }

    /// To the page that repeats the choice, where it does not open in place.
    pub fn onward(&self) -> AnyView {
        let wording = self.clocks.wording;
        view! {
            <div class="actions onward">
                <button
                    class="button"
                    name=self.several.then_some("talk")
                    value=self.several.then(|| self.name.to_owned())
                >
                    {wording.text(key::LEAVER_NEXT)}
                </button>
            </div>
        }
        .into_any()
    }
}
