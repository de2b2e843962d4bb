//! The answer to a request while it is written: it waits in the session until it is sent or thrown away.

use domain::ids::RequestId;
use wording::key;

use crate::form::draft::Draft;
use crate::form::draft_line::DraftLine;
use crate::staff::room::Room;

/// The code of the form for an answer.
pub const ANSWER: &str = "request-answer";

/// The id of the form, by which its island finds it.
pub const FORM: &str = "answer-form";

/// The key under which an answer waits.
pub fn name(id: RequestId) -> String {
    format!("request-answer:{id}")
}

/// What stands in the form about it.
pub fn line<'a>(room: &Room, draft: &'a Draft) -> DraftLine<'a> {
    DraftLine { wording: room.wording, form: FORM, kind: ANSWER, draft, signed_out: key::REPORT_SIGNED_OUT }
}
