//! Changing one rule, and going back to the standard.

use domain::departure::DepartureType;
use domain::guide::GuideKey;
use domain::route::{Foreseeing, RuleDraft, RuleFault, RuleField, standard_rule_of};
use leptos::prelude::*;
use server::form::Filled;
use server::rule::{RuleKey, RulePage, Saved, reset, save};
use wording::{Wording, key};

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::organisation::rules::{address, unit_name, words};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, room};

/// The key under which the form keeps what was typed.
pub fn form_name(key: RuleKey) -> String {
    let unit = key.unit.map(|unit| unit.to_string()).unwrap_or_default();
    format!("rule:{unit}:{}:{}", key.departure_type, key.foreseeing)
}

/// The form of one rule, beginning with what counts now.
pub fn form(room: &Room, found: &RulePage, key: RuleKey, kept: Option<Typed>) -> (AnyView, Filling) {
    let stored = found.rule(key);
    let standard = standard_rule_of(key.departure_type, room.organisation.leader_talks_too);
    let shown = stored.map(|stored| stored.own.rule).or(standard);
    let draft = shown.map(|rule| RuleDraft::of(&rule)).unwrap_or_default();
    let filling = Filling::of(
        kept,
        [
            (RuleField::Route, draft.route),
            (RuleField::FormalMinutes, draft.formal_minutes),
            (RuleField::InformalMinutes, draft.informal_minutes),
            (RuleField::DaysBeforeLast, draft.days_before_last),
            (RuleField::Guide, draft.guide),
        ]
        .map(|(field, text)| (field.code().to_owned(), text)),
    );
    let name = room.wording.code("type", key.departure_type.code());
    let unit = unit_name(room, &found.schools, key.unit);
    let title = room.with(key::RULE_FORM_TITLE, [("type", name.into()), ("unit", unit.into())]);
    let said = standard.map(|rule| room.with(key::RULE_FORM_STANDARD, [("rule", words::said(room, &rule).into())]));
    let revision = stored.map_or(0, |stored| stored.revision);
    let back = stored.is_some().then(|| reset_form(room, key));
    let view = view! {
        <section id="rule-form" aria-labelledby="rule-title">
            <h2 id="rule-title">{title}</h2>
            {said.map(|said| view! { <p class="soft">{said}</p> })}
            {cases(room, key)}
            <form class="form" novalidate=true method="post" action=RuleSave::PATH>
                {key_fields(key)}
                {hidden("revision", revision.to_string())}
                {controls(room, &filling, key.departure_type)}
                <p class="soft">{room.text(key::RULE_FORM_EFFECT)}</p>
                <div class="actions">
                    <button class="button">{room.text(key::STAFF_SAVE)}</button>
                    <a href=address(key.unit, None)>{room.text(key::STAFF_LEAVE_UNSAVED)}</a>
                </div>
            </form>
            {back}
        </section>
    };
    (view.into_any(), filling)
}

fn controls(room: &Room, filling: &Filling, kind: DepartureType) -> AnyView {
    let coded = |family: &str, code: &str| (code.to_owned(), room.wording.code(family, code));
    let routes = kind.profile().lawful_routes().iter().map(|route| coded("route", route.code())).collect();
    let guides = std::iter::once((String::new(), room.text(key::RULE_GUIDE_OWN)))
        .chain(GuideKey::ALL.iter().map(|guide| coded("guide", guide.code())))
        .collect();
    let number =
        |field: RuleField, label| filling.field(field.code(), room.text(label)).width("short").inputmode("numeric");
    let route = filling.field(RuleField::Route.code(), room.text(key::RULE_ROUTE)).select(routes);
    let route =
        if kind.profile().is_ended_by_employer() { route.hint(room.text(key::RULE_ROUTE_LIMIT)) } else { route };
    let formal = number(RuleField::FormalMinutes, key::RULE_FORMAL).hint(room.text(key::RULE_MINUTES_HINT));
    let informal = number(RuleField::InformalMinutes, key::RULE_INFORMAL).hint(room.text(key::RULE_MINUTES_HINT));
    let days = number(RuleField::DaysBeforeLast, key::RULE_DAYS).hint(room.text(key::RULE_DAYS_HINT));
    let guide = filling.field(RuleField::Guide.code(), room.text(key::RULE_GUIDE)).select(guides);
    view! {
        {route.view()}
        <div class="fields">{formal.view()} {informal.view()}</div>
        {days.view()}
        {guide.view()}
    }
    .into_any()
}

/// Ways to the rules for foreseen and for unforeseen departures of the same type.
fn cases(room: &Room, key: RuleKey) -> AnyView {
    let links: Vec<_> = Foreseeing::ALL
        .iter()
        .map(|foreseeing| {
            let here = (*foreseeing == key.foreseeing).then_some("true");
            let href = address(key.unit, Some(RuleKey { foreseeing: *foreseeing, ..key }));
            view! { <li><a href=href aria-current=here>{room.wording.code("foreseeing", foreseeing.code())}</a></li> }
        })
        .collect();
    view! { <nav class="parts" aria-label=room.text(key::RULE_CASES)><ul>{links}</ul></nav> }.into_any()
}

fn reset_form(room: &Room, key: RuleKey) -> AnyView {
    view! {
        <form class="form" method="post" action=RuleReset::PATH>
            {key_fields(key)}
            <p>{room.text(key::RULE_RESET_LEAD)}</p>
            <div class="actions"><button class="button quiet">{room.text(key::RULE_RESET)}</button></div>
        </form>
    }
    .into_any()
}

fn key_fields(key: RuleKey) -> AnyView {
    view! {
        {hidden("unit", key.unit.map(|unit| unit.to_string()).unwrap_or_default())}
        {hidden("type", key.departure_type.code())}
        {hidden("foreseen", key.foreseeing.code())}
    }
    .into_any()
}

fn key_of(fields: &Fields) -> Result<RuleKey, Elsewhere> {
    let unit = match fields.get("unit") {
        "" => None,
        text => Some(text.parse().map_err(|_| Elsewhere::NotFound)?),
    };
    Ok(RuleKey {
        unit,
        departure_type: DepartureType::parse(fields.get("type")).ok_or(Elsewhere::NotFound)?,
        foreseeing: Foreseeing::parse(fields.get("foreseen")).ok_or(Elsewhere::NotFound)?,
    })
}

fn fault_words(wording: Wording, fault: RuleFault) -> String {
    wording.text(match fault {
        RuleFault::RouteMissing | RuleFault::GuideUnknown => key::STAFF_FAULT_CHOOSE,
        RuleFault::NeverTheLeader => key::RULE_FAULT_NEVER_LEADER,
        RuleFault::NeverTheLeaderAlone => key::RULE_FAULT_NEVER_ALONE,
        RuleFault::MinutesImpossible => key::RULE_FAULT_MINUTES,
        RuleFault::DaysImpossible => key::RULE_FAULT_DAYS,
        RuleFault::NoRuleAfterDeath => key::RULE_DEATH,
    })
}

crate::form_functions!(RuleSave, RuleReset);

/// Saves one rule; talks that are not planned yet follow it.
#[server(prefix = "/_fn", endpoint = "rule-save", input = Form)]
pub async fn rule_save(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let key = key_of(&fields)?;
        let text = |field: RuleField| fields.get(field.code()).to_owned();
        let draft = RuleDraft {
            route: text(RuleField::Route),
            formal_minutes: text(RuleField::FormalMinutes),
            informal_minutes: text(RuleField::InformalMinutes),
            days_before_last: text(RuleField::DaysBeforeLast),
            guide: text(RuleField::Guide),
        };
        let revision = fields.get("revision").parse().map_err(|_| Elsewhere::NotFound)?;
        form::fresh(&form_name(key), &fields, &address(key.unit, Some(key))).await?;
        let faults = match save(&room.program, &keeper, key, revision, &draft).await? {
            Filled::Done(Saved::Saved) => {
                form::forget(&form_name(key)).await?;
                form::say("good", room.text(key::RULE_SAVED)).await?;
                return Ok(address(key.unit, None));
            }
            Filled::Done(Saved::ChangedMeanwhile) => {
                form::say("warn", room.text(key::RULE_CHANGED_MEANWHILE)).await?;
                Vec::new()
            }
            Filled::Faulty(found) => found
                .into_iter()
                .map(|(field, fault)| (field.code().to_owned(), fault_words(room.wording, fault)))
                .collect(),
        };
        form::keep(&form_name(key), &Typed { fields, faults }).await?;
        Ok(address(key.unit, Some(key)))
    })
    .await
}

/// Goes back to what counts without this rule.
#[server(prefix = "/_fn", endpoint = "rule-reset", input = Form)]
pub async fn rule_reset(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let key = key_of(&fields)?;
        context::fresh(&address(key.unit, Some(key))).await?;
        reset(&room.program, &keeper, key).await?;
        form::forget(&form_name(key)).await?;
        form::say("good", room.text(key::RULE_RESET_DONE)).await?;
        Ok(address(key.unit, None))
    })
    .await
}
