//! An administrator changes the organisation's settings.

use domain::departure::DepartureType;
use domain::organisation::Organisation;
use domain::route::{Foreseeing, standard_rule_of};
use domain::time_line::{Actor, EventKind};
use sea_orm::{ActiveModelTrait, Set};
use serde_json::json;

use super::{OrganisationFault, OrganisationField, OrganisationForm};
use crate::access::{Administrator, Refused};
use crate::course::{self, organisation};
use crate::form::{Filled, Stop, filled};
use crate::log::{self, Entry};
use crate::program::Program;
use crate::store::entity::board;

/// Saves the settings. Mails that wait are written with the new ones. The log says which of them are others than
/// before, and that the board was put to use, or is on trial again. Where who talks with those who resign is another
/// now, talks without a time follow, and booked ones stay.
pub async fn change(
    program: &Program,
    proof: &Administrator,
    form: &OrganisationForm,
) -> Result<Filled<(), (OrganisationField, OrganisationFault)>, Refused> {
    let (id, now) = (proof.board(), program.now());
    let today = course::calendar(program.store().read(), id).await?.local_date(now);
    let typed = &match form.check(today) {
        Ok(typed) => typed,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let before = organisation(tx, id).await?;
                let after = &typed.after(&before);
                let entry = |kind| Entry::of_board(id, now, Actor::Staff(proof.account()), kind);
                let fields = changed(&before, after);
                if !fields.is_empty() {
                    let changed = entry(EventKind::SettingsChanged).saying(Some(json!({ "fields": fields })));
                    log::append(tx, [changed].into_iter().chain(trial(&before, after).map(entry))).await?;
                }
                let settings = Set(after.to_json());
                let row = board::ActiveModel { id: Set(id.into()), settings, ..Default::default() };
                row.update(tx).await?;
                for kind in routed_otherwise(&before, after) {
                    course::look_again(tx, id, kind, (None, Foreseeing::Any), now).await?;
                }
                Ok::<_, Stop<_>>(())
            })
        })
        .await;
    program.wake_course();
    filled(result)
}

/// The departure types whose standard rule is another by this change.
fn routed_otherwise(before: &Organisation, after: &Organisation) -> Vec<DepartureType> {
    let rule = |kind, settings: &Organisation| standard_rule_of(kind, settings.leader_talks_too);
    DepartureType::ALL.iter().copied().filter(|kind| rule(*kind, before) != rule(*kind, after)).collect()
}

/// Which settings are others than before, by their names as stored; never what they say.
fn changed(before: &Organisation, after: &Organisation) -> Vec<String> {
    let [before, after] = [before, after].map(|settings| serde_json::to_value(settings).unwrap_or_default());
    let fields = after.as_object().into_iter().flatten();
    fields.filter(|(name, value)| before.get(name) != Some(value)).map(|(name, _)| name.clone()).collect()
}

/// The board was put to use by this change, or is on trial again.
fn trial(before: &Organisation, after: &Organisation) -> Option<EventKind> {
    match (before.is_on_trial(), after.is_on_trial()) {
        (true, false) => Some(EventKind::WentLive),
        (false, true) => Some(EventKind::BackOnTrial),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use domain::{Language, organisation::Organisation};
    use wording::Wording;

    /// Every setting is written out, so that the log's words for each can be asked for.
    const SETTINGS: &str = r#"{"name":"Stichting Voorbeeld","sector":"pupils","sender_name":"HR","reply_to":null,
        "hr_contact":"HR","counsellor_name":"Vera Trouw","counsellor_contact":"HR","states_legal_limit":true,
        "time_zone":"Europe/Amsterdam","level_names_nl":["bestuur","school","team"],
        "level_names_en":["board","school","team"],"talks_a_day":3}"#;

    #[test]
    fn the_log_has_words_for_every_setting() {
        let settings = Organisation::parse(SETTINGS).expect("settings").to_json();
        let settings: serde_json::Value = serde_json::from_str(&settings).expect("JSON");
        let names = settings.as_object().expect("settings have names").keys();
        let missing: Vec<String> = names
            .flat_map(|name| Language::ALL.map(|language| (name, language)))
            .filter(|(name, language)| Wording::new(*language).code_if_any("setting", name).is_none())
            .map(|(name, language)| format!("{language:?}: {name}"))
            .collect();
        assert_eq!(missing, [""; 0], "term-setting-… in wording/locales/{{nl,en}}/log.ftl");
    }
}
