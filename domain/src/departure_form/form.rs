//! What only a form says: whoever leads the chosen team, without a name; a tick under the words of one condition,
//! which counts for no other; and what another departure type asked for, which does not count at all.

use super::reader::{Typed, is_formula};
use super::{Field, Lookups, words};
use crate::departure::{Condition, DepartureType, RegistrationFault};

/// In the place of a leader: whoever leads the chosen team today.
pub const TEAM_LEADER: &str = "team";
/// In the place of a leader: there is none, and HR takes over.
pub const NO_LEADER: &str = "none";

/// The texts of a form as a list would have them, and what is wrong with the leader of the chosen team.
pub(super) fn typed<'a>(
    fields: &'a [(String, String)],
    lookups: &Lookups,
) -> (Typed<'a>, Option<(Field, RegistrationFault)>) {
    let first = |field: Field| fields.iter().find(|(name, _)| name == field.code()).map_or("", |(_, text)| text.trim());
    let kind = words::departure_type(first(Field::DepartureType));
    let condition = kind.and_then(|kind| kind.profile().condition);
    let mut typed = Typed::default();
    let mut fault = None;
    for (name, text) in fields {
        let Some(field) = Field::parse(name) else { continue };
        if !is_asked(field, kind) && !is_formula(text) {
            continue;
        }
        match field {
            Field::Leader if text == NO_LEADER => {}
            Field::Leader if text == TEAM_LEADER => {
                // What is wrong with the team is said there.
                let Ok(unit) = lookups.unit(first(Field::Unit), first(Field::School)) else { continue };
                match lookups.leader_of(unit) {
                    Ok(leader) => typed.add(field, leader.to_string()),
                    Err(why) => fault = Some((field, why)),
                }
            }
            Field::ConditionConfirmed => match Condition::parse(text) {
                Some(ticked) if condition == Some(ticked) => typed.add(field, "yes"),
                Some(_) => {}
                None => typed.add(field, text),
            },
            _ => typed.add(field, text),
        }
    }
    (typed, fault)
}

/// Whether the form shows this field for this departure type. In a list each column is looked at: nobody sees there
/// what belongs to the type.
fn is_asked(field: Field, kind: Option<DepartureType>) -> bool {
    let profile = kind.map(DepartureType::profile);
    let condition = profile.and_then(|profile| profile.condition);
    match field {
        Field::ConcludedOn => condition.is_some_and(Condition::has_day),
        Field::ReconsiderStated => condition == Some(Condition::TimeToReconsider),
        Field::ConditionConfirmed => condition.is_some_and(Condition::is_ticked),
        Field::QuestionnaireSwitchedOn => profile.is_some_and(|profile| profile.is_special_course),
        _ => true,
    }
}
