//! Letters for several people on one page, each on a sheet of its own once it is printed.

use domain::ids::DepartureId;
use leptos::prelude::*;
use server::departure::letter::PrintedLetter;
use server::departure::several::letters_of_several;
use wording::key;

use crate::context::{self, Elsewhere};
use crate::page::page;
use crate::staff::board::TAB;
use crate::staff::departure::by_hr::printed_letter::{DepartureHandedOver, DepartureLetter, button, printed};
use crate::staff::room::{Room, record_address, room};

/// The address; whose letters stands behind it, as often as there are letters.
pub const ADDRESS: &str = "/staff/board/letters";

/// The letters of those who are named and in reach; of others nothing is said.
pub fn letters_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let coordinator = room.viewer.coordinator()?;
        let letters = letters_of_several(&room.program, &coordinator, &named(&context::query())).await?;
        if letters.is_empty() {
            return Err(Elsewhere::NotFound);
        }
        let title = room.text(key::STAFF_LETTERS_TITLE);
        let back = address(letters.iter().map(|(id, _)| *id));
        context::fresh(&back).await?;
        let letters: Vec<_> = letters.iter().map(|(id, letter)| one(&room, *id, letter, &back)).collect();
        let content = view! {
            <a class="back" href=TAB>{room.text(key::PAGE_TAB_BOARD)}</a>
            <h1 class="on-screen">{title.clone()}</h1>
            <div class="notice"><p><strong>{room.text(key::STAFF_LETTER_STRONG)}</strong> " " {room.text(key::STAFF_LETTER_HOW)}</p></div>
            {letters}
        };
        room.page(TAB, title, content).await
    })
}

/// Everybody whom a form or an address names.
pub fn named(fields: &[(String, String)]) -> Vec<DepartureId> {
    fields.iter().filter(|(name, _)| name == "departure").filter_map(|(_, value)| value.parse().ok()).collect()
}

/// The address of the letters of these.
pub fn address(ids: impl Iterator<Item = DepartureId>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(ids.map(|id| ("departure", id.to_string())));
    format!("{ADDRESS}?{}", query.finish())
}

/// `back` is this page with the same letters.
fn one(room: &Room, id: DepartureId, letter: &PrintedLetter, back: &str) -> AnyView {
    let Some(code) = &letter.code else {
        return view! {
            <p class="on-screen"><a href=record_address(id)>{letter.name.clone()}</a></p>
            {button(id, DepartureLetter::PATH, "button quiet", room.text(key::STAFF_LETTER_MAKE), Some(back))}
        }
        .into_any();
    };
    let words = format!("{}: {}", room.text(key::STAFF_LETTER_HANDED_OVER), letter.name);
    view! {
        {printed(letter, code, room, false)}
        {button(id, DepartureHandedOver::PATH, "button", words, Some(back))}
    }
    .into_any()
}
