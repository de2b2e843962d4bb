//! What is wrong with a point, in words.

use domain::improvement::{PointFault, PointFaultAt, PointField};
use wording::key;

use crate::staff::room::Room;

/// Each fault at its control.
pub fn in_words(room: &Room, found: &[PointFaultAt]) -> Vec<(String, String)> {
    found.iter().map(|(field, fault)| (field.code().to_owned(), words(room, *field, fault))).collect()
}

fn words(room: &Room, field: PointField, fault: &PointFault) -> String {
    match fault {
        PointFault::Missing => room.text(match field {
            PointField::OutcomeNl => key::IMPROVEMENT_FAULT_OUTCOME_NL,
            PointField::OutcomeEn => key::IMPROVEMENT_FAULT_OUTCOME_EN,
            PointField::Owner => key::IMPROVEMENT_FAULT_OWNER,
            PointField::Declined => key::IMPROVEMENT_FAULT_DECLINED,
            _ => key::IMPROVEMENT_FAULT_WHAT,
        }),
        PointFault::TooLong { max, is } => too_long(room, *max, *is),
        PointFault::UnknownChoice => room.text(match field {
            PointField::Status => key::IMPROVEMENT_FAULT_STATUS,
            PointField::Evidence => key::IMPROVEMENT_FAULT_EVIDENCE,
            _ => key::STAFF_FAULT_CHOOSE,
        }),
        PointFault::NoDay => room.text(key::IMPROVEMENT_FAULT_DAY),
        PointFault::UnknownOwner => room.text(key::IMPROVEMENT_FAULT_OWNER_UNKNOWN),
        PointFault::Names(names) => room.with(key::IMPROVEMENT_FAULT_NAMES, [("names", names.join("”, “").into())]),
        PointFault::NothingChanged => room.text(key::IMPROVEMENT_FAULT_NOTHING_CHANGED),
    }
}

/// What is wrong with a comment, in words.
pub fn of_comment(room: &Room, fault: &PointFault) -> String {
    match fault {
        PointFault::TooLong { max, is } => too_long(room, *max, *is),
        _ => room.text(key::IMPROVEMENT_FAULT_COMMENT),
    }
}

fn too_long(room: &Room, max: usize, is: usize) -> String {
    room.with(key::STAFF_FAULT_TOO_LONG, [("over", is.saturating_sub(max).into()), ("max", max.into())])
}
