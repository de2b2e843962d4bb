//! What happens when: the course of a departure from registration to closing.
//!
//! [`Facts`] are what has happened; [`next_step`] says what the program does next and when;
//! [`status`] says where the departure stands, what is due and who owns it. Both are computed,
//! never stored as truth. The source is docs/domain.md, "Course" and "Dates".

mod facts;
mod foresee;
mod retyped;
mod status;
mod step;

pub use facts::{
    Appointment, Facts, Hold, Invitation, Later, Letter, Pause, Questionnaire, ReportState, Talk, TalkState,
};
pub use foresee::{Foreseen, Supposed, foresee};
pub use retyped::{Asking, PlanChange, Retyped, retyping_changes};
pub use status::{Holder, LeaderStatus, Owner, Stage, Status, status};
pub use step::{Step, appointment_reminder_at, next_step};

use chrono::{DateTime, Duration, Utc};

use crate::working_days::WorkCalendar;

/// Days after the first mail on which the two reminders go.
pub const REMINDER_DAYS: [i64; 2] = [3, 7];
/// Days between a first reminder that went late and the second.
pub const REMINDER_GAP_DAYS: i64 = 3;
/// Days after an unanswered invitation on which host and HR are told.
pub const TELL_DAYS: i64 = 10;
/// The talk's invitation follows this many days after the questionnaire's first mail, …
pub const INVITATION_DAYS: i64 = 10;
/// … or this many working days before the last day worked.
pub const INVITATION_WORKING_DAYS: u32 = 10;
/// With fewer working days left than this, questionnaire and slots come in one mail.
pub const COMBINED_WORKING_DAYS: u32 = 15;
/// Working days after the invitation within which HR finds a host where none may.
pub const HOST_WORKING_DAYS: u32 = 2;
/// Working days within which a report is due after the talk.
pub const REPORT_WORKING_DAYS: u32 = 5;
/// Invitations to one talk: the first, and one more when it was not held.
pub const INVITATIONS_MAX: u32 = 2;
/// Days after closing on which the personal link stops working.
pub const LINK_DAYS_AFTER_CLOSING: i64 = 42;

/// `days` calendar days after `from`, days on which the course stood still not counted, moved to the next opening.
fn after(from: DateTime<Utc>, days: i64, facts: &Facts, calendar: &WorkCalendar) -> DateTime<Utc> {
    let mut due = from + Duration::days(days);
    for (since, until) in facts.standstills() {
        if until > from && since < due {
            due += until - since.max(from);
        }
    }
    calendar.next_opening(due)
}
