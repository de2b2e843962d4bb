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
        // What is asked for stands below, with the way to move it.
        Answer::Declined | Answer::OtherTime => return None,
    };
    Some(room.text(words))
}

/// Who refused, and that the host asked for another time where the leaver does not see it, until the talk is over. The
/// way to another time stands on the row itself, or on the record.
pub fn refused(room: &Room, talk: &DayTalk) -> Option<AnyView> {
    let is = |answer: Option<Answer>, wanted: Answer| answer == Some(wanted) && !talk.ended;
    let named = |key| room.with(key, [("name", talk.name.clone().into())]);
    let of_leaver = is(talk.answers.leaver, Answer::Declined).then(|| named(key::STAFF_DAY_DECLINED));
    let own = is(talk.answers.host, Answer::Declined).then(|| room.text(key::STAFF_DAY_DECLINED_OWN));
    let own_proposal = is(talk.answers.host, Answer::OtherTime).then(|| named(key::STAFF_DAY_PROPOSED_OWN));
    let said: Vec<_> = [of_leaver, own, own_proposal]
        .into_iter()
        .flatten()
        .map(|words| view! { <p>{shaped("alert", words)}</p> })
        .collect();
    (!said.is_empty()).then(|| view! { <div class="around">{said}</div> }.into_any())
}
