//! What both calendars answered to an invitation, beside the talk: a refusal cannot be overlooked, the
//! rest is said in passing. It cancels nothing: the appointment stands until somebody changes it here.

use domain::itip::Answer;
use leptos::prelude::*;
use server::lists::day::DayTalk;
use wording::key;

use crate::staff::room::{Room, shaped};

/// "Accepted in the calendar", for the line about the talk. Nothing where it was refused: [`refused`] says so.
pub fn in_passing(room: &Room, talk: &DayTalk) -> Option<String> {
    let words = match talk.answers.leaver.filter(|_| !talk.ended)? {
        Answer::Accepted => key::ITIP_LEAVER_ACCEPTED,
        Answer::Tentative => key::ITIP_LEAVER_TENTATIVE,
        Answer::Declined => return None,
    };
    Some(room.text(words))
}

/// Who refused, until the talk is over. The way to another time stands on the row itself, or on the record.
pub fn refused(room: &Room, talk: &DayTalk) -> Option<AnyView> {
    let declined = |answer: Option<Answer>| answer == Some(Answer::Declined) && !talk.ended;
    let of_leaver =
        declined(talk.answers.leaver).then(|| room.with(key::STAFF_DAY_DECLINED, [("name", talk.name.clone().into())]));
    let own = declined(talk.answers.host).then(|| room.text(key::STAFF_DAY_DECLINED_OWN));
    let said: Vec<_> =
        [of_leaver, own].into_iter().flatten().map(|words| view! { <p>{shaped("alert", words)}</p> }).collect();
    (!said.is_empty()).then(|| view! { <div class="around">{said}</div> }.into_any())
}
