//! The answer to a request, and the reason for which HR opens what is restricted, while they are written: they wait in
//! the session until they are sent or thrown away.

use domain::ids::RequestId;
use wording::key;

use crate::form::draft::Draft;
use crate::form::draft_line::DraftLine;
use crate::staff::room::Room;

/// The code of the form for an answer.
pub const ANSWER: &str = "request-answer";

/// The code of the form that opens what is restricted.
pub const OPENING: &str = "restricted-open";

/// The id of the form for an answer, by which its island finds it.
pub const FORM: &str = "answer-form";

/// The id of the form that opens what is restricted.
pub const OPENING_FORM: &str = "open-form";

/// The key under which an answer waits.
pub fn name(id: RequestId) -> String {
    format!("request-answer:{id}")
}

/// The key under which a reason waits.
pub fn opening_name(id: RequestId) -> String {
    format!("restricted-open:{id}")
}

/// What stands in the form about an answer.
pub fn line<'a>(room: &Room, draft: &'a Draft) -> DraftLine<'a> {
    DraftLine { wording: room.wording, form: FORM, kind: ANSWER, draft, signed_out: key::REPORT_SIGNED_OUT }
}

/// The same about a reason.
pub fn opening_line<'a>(room: &Room, draft: &'a Draft) -> DraftLine<'a> {
    DraftLine { wording: room.wording, form: OPENING_FORM, kind: OPENING, draft, signed_out: key::REPORT_SIGNED_OUT }
}
