//! What HR registered, as far as the viewer may know.

use domain::departure::{Condition, OptionalFacts, ShownType, is_told_late};
use domain::departure_form::Field;
use leptos::prelude::*;
use server::departure::record::{Record, RecordFacts, StatusView, ViewedAs};
use wording::key;

use crate::staff::parts::fact;
use crate::staff::room::Room;

/// The facts of a departure, with what can be done about them.
pub fn section(room: &Room, found: &Record, deeds: Option<AnyView>) -> AnyView {
    let label = |code: &str| room.wording.code("field", code);
    let last = fact(label("last_day_worked"), Some(room.full_day(found.last_day_worked)));
    let talk_by = match &found.status {
        StatusView::Leader { talk_by, .. } => *talk_by,
        StatusView::Full(full) => Some(full.talk_by),
    };
    let talk_by = fact(room.text(key::STAFF_TALK_BY), talk_by.map(|day| room.full_day(day)));
    let is_hr = matches!(found.viewed_as, ViewedAs::Coordinator { .. });
    let more = found.facts.as_ref().map(|facts| {
        let late = is_hr.then(|| told_late(room, facts)).flatten();
        view! { {about_departure(room, facts)} {late} {about_person(room, facts)} }
    });
    view! {
        <section id="facts" aria-labelledby="facts-title">
            <h2 id="facts-title">{room.text(key::STAFF_FACTS_TITLE)}</h2>
            <dl class="facts">{last} {talk_by} {more}</dl>
            {deeds}
        </section>
    }
    .into_any()
}

fn yes(room: &Room, is_so: bool) -> Option<String> {
    is_so.then(|| room.text(key::STAFF_YES))
}

fn about_departure(room: &Room, facts: &RecordFacts) -> AnyView {
    let label = |code: &str| room.wording.code("field", code);
    let kind = room.wording.code("type", facts.kind.code());
    let foreseen = room.text(if facts.foreseen { key::STAFF_FORESEEN } else { key::STAFF_UNFORESEEN });
    let condition = facts.condition.map(|condition| {
        let words = room.wording.code("condition", condition.code());
        let state = if facts.condition_confirmed { key::STAFF_CONDITION_CONFIRMED } else { key::STAFF_CONDITION_OPEN };
        format!("{words} ({})", room.text(state))
    });
    // Where a day decides, the day says it.
    let is_shown = facts.concluded_on.is_none() || facts.condition.is_some_and(Condition::is_ticked);
    let stated = facts.reconsider_stated && facts.concluded_on.is_some();
    view! {
        {fact(label("departure_type"), Some(format!("{kind}, {foreseen}")))}
        {fact(label("end_of_employment"), Some(room.full_day(facts.end_of_employment)))}
        {fact(label("known_from"), facts.known_from.map(|day| room.full_day(day)))}
        {fact(room.text(key::STAFF_CONDITION), condition.filter(|_| is_shown))}
        {fact(label("concluded_on"), facts.concluded_on.map(|day| room.full_day(day)))}
        {fact(label("reconsider_stated"), yes(room, stated))}
        {fact(label("questionnaire_switched_on"), yes(room, facts.questionnaire_switched_on))}
        {fact(room.text(key::STAFF_CHOICE), facts.choice.map(|choice| room.wording.code("choice", choice.code())))}
    }
    .into_any()
}

/// For HR: that a fixed-term contract is not renewed was told late.
fn told_late(room: &Room, facts: &RecordFacts) -> Option<AnyView> {
    let ShownType::Type(departure_type) = facts.kind else { return None };
    let is_late = is_told_late(
        departure_type,
        facts.concluded_on,
        facts.condition_confirmed,
        facts.end_of_employment,
        room.today,
    );
    fact(room.text(key::STAFF_NOTICE), is_late.then(|| room.text(key::STAFF_NOTICE_LATE)))
}

fn about_person(room: &Room, facts: &RecordFacts) -> AnyView {
    let label = |code: &str| room.wording.code("field", code);
    let known = |field: Field| {
        facts.optional.code(field).map(|code| room.wording.choice(field, code, room.organisation.sector))
    };
    let optional: Vec<_> = OptionalFacts::FIELDS.iter().map(|field| fact(label(field.code()), known(*field))).collect();
    let subject = facts.subject.and_then(|subject| room.organisation.subject(subject)).map(str::to_owned);
    let in_charge = facts.coordinator.as_ref().map_or_else(|| room.text(key::CARE_NOBODY), |(_, name)| name.clone());
    let names: Vec<String> = facts.may_not_host.iter().map(|(_, name)| name.clone()).collect();
    view! {
        {fact(label("leader"), facts.leader.clone())}
        {fact(label("private_email"), facts.private_email.clone())}
        {fact(label("work_email"), facts.work_email.clone())}
        {fact(label("external_id"), facts.external_id.clone())}
        {fact(label("language"), Some(room.wording.code("language", facts.language.tag())))}
        {optional}
        {fact(label("subject"), subject)}
        {fact(label("director_or_hr"), yes(room, facts.director_or_hr))}
        {fact(label("may_not_host"), Some(names.join(", ")))}
        {fact(room.text(key::CARE_TITLE), Some(in_charge))}
        {fact(room.text(key::STAFF_REGISTERED_ON), Some(room.full_day(room.calendar.local_date(facts.registered_at))))}
    }
    .into_any()
}
