//! What only a form says: whoever leads the chosen team, without a name; and a tick under the words of one
//! condition, which counts for no other.

use super::reader::Typed;
use super::{Field, Lookups, words};
use crate::departure::{Condition, RegistrationFault};

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
    let condition = words::departure_type(first(Field::DepartureType)).and_then(|kind| kind.profile().condition);
    let mut typed = Typed::default();
    let mut fault = None;
    for (name, text) in fields {
        let Some(field) = Field::parse(name) else { continue };
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
