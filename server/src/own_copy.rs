//! A leaver's own copy of what the program holds about them: for them to read, to print and to take
//! along as data. What it holds is described in `docs/own-copy.md`; the format has a version.
//!
//! Deliberately absent, because the rights table withholds it from them: notes, a report that is not
//! final, whom HR named as not hosting, and what a host expected before the talk.

mod gather;
mod make;
mod shape;
mod talks;
mod under_way;

pub use make::{Copying, OwnTalks, for_leaver, for_staff, language_of, own_talks};
pub use shape::{
    CopiedAnswer, CopiedAnswers, CopiedAppointment, CopiedCalendarAnswer, CopiedDeparture, CopiedDraft, CopiedEvent,
    CopiedMail, CopiedPerson, CopiedReply, CopiedReport, CopiedRequest, CopiedTalk, CopiedTask, CopiedWaiting,
    CopiedWords, FORMAT, OwnCopy, Part, VERSION,
};
