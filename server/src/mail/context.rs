//! What the text of a mail depends on, and nothing else: read by `case`, written by `text`.

use chrono::{NaiveDate, NaiveTime};
use domain::Language;
use domain::account::Role;
use domain::departure::Tone;
use domain::ids::{AccountId, DepartureId};
use domain::organisation::Organisation;
use domain::person::NameParts;
use domain::reach::{PhoneNumber, VideoAddress};
use domain::round_up::{Rhythm, Tally};
use domain::talk::{Formality, Way};

use super::MailKind;

/// Everything one mail may say.
#[derive(Clone, Debug)]
pub struct Context {
    pub kind: MailKind,
    pub language: Language,
    pub to_name: String,
    /// The name in parts, where it is known so: the leaver's.
    pub to_parts: NameParts,
    pub organisation: Organisation,
    /// Scheme, host and port, without a slash at the end.
    pub base_url: String,
    /// The board's local date.
    pub today: NaiveDate,
    /// The record the mail is about.
    pub departure: Option<DepartureId>,
    /// All mails but sign-in codes are about one.
    pub leaver: Option<Leaver>,
    pub appointment: Option<Meeting>,
    pub code: Option<Code>,
    /// Why HR opened what it may not see.
    pub reason: Option<String>,
    /// In mails that are about several talks, or about none.
    pub notice: Option<Notice>,
    /// In mails to whoever stays in touch.
    pub former: Option<Former>,
}

/// Somebody who stays in touch, as far as mails speak of it.
#[derive(Clone, Debug)]
pub struct Former {
    /// Their own page, on which they go on or stop.
    pub link: String,
    /// Where a mail program ends it with one request (RFC 8058).
    pub end: String,
    /// The day on which the address goes, unless they go on.
    pub until: NaiveDate,
}

/// Something about a host rather than about one leaver, or about nobody.
#[derive(Clone, Debug, Default)]
pub struct Notice {
    /// The host's name.
    pub host: String,
    /// The first day on which the host has a role for a while.
    pub from: Option<NaiveDate>,
    /// The last day on which the host's training counts, or a role that they have for a while.
    pub until: Option<NaiveDate>,
    /// Leavers with the day and the time of the talk that is off.
    pub talks: Vec<(String, NaiveDate, NaiveTime)>,
    /// Who proposed or decided it, or in whose place the host has a role.
    pub by: String,
    /// The role that the host would get, or got; without one it is a training.
    pub role: Option<Role>,
    /// The host's account; none where roles of several people came of a list.
    pub account: Option<AccountId>,
    /// The organisation's provider says so, and no person.
    pub by_claim: bool,
    /// The name of the token of a personnel system that it is about.
    pub token: Option<String>,
    /// The team that came into reach of more roles, and the school it belongs to now.
    pub moved: Option<(String, String)>,
    /// How much is due for whoever gets the mail.
    pub due: Tally,
    /// How often they get it.
    pub rhythm: Option<Rhythm>,
    /// The figures that were made.
    pub release: Option<ReleaseTold>,
}

/// What a mail tells of the figures of a period: published numbers alone, and of them what its receiver reads.
#[derive(Clone, Debug)]
pub struct ReleaseTold {
    /// The page with the figures, from the first slash on.
    pub page: String,
    /// The first and the last day of the period.
    pub days: (NaiveDate, NaiveDate),
    /// The period was counted once more.
    pub is_correction: bool,
    /// Whoever it goes to reads of their own school or team, and of the whole.
    pub is_part: bool,
    /// What stands out: what it is about, and the sentence, in the receiver's language.
    pub things: Vec<(String, String)>,
}

/// The person who leaves, as far as mails speak of it.
#[derive(Clone, Debug)]
pub struct Leaver {
    pub name: String,
    pub tone: Tone,
    /// The last day worked has passed.
    pub gone: bool,
    /// The leaver's personal link, in mails to them; none where it was revoked.
    pub link: Option<String>,
    /// The questionnaire's deadline, while it lies ahead.
    pub answer_by: Option<NaiveDate>,
    pub talk_by: NaiveDate,
    /// The last day on which the leaver may answer a report; in mails about one.
    pub reply_until: Option<NaiveDate>,
    /// The questionnaire has been submitted.
    pub answered: bool,
    /// It was, and the leaver took the answers back: nobody asks for them again.
    pub withdrew: bool,
    /// A talk still needs a time.
    pub needs_a_time: bool,
    pub with: With,
    /// The name of the leaver's leader, where there is one.
    pub leader: Option<String>,
    /// The length of the longest talk, in minutes.
    pub minutes: u16,
    /// The invitation this mail belongs to: 2 when the first talk was not held.
    pub attempt: u32,
}

/// Whom the talk will be with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    Adviser,
    Leader,
    Both,
    /// The leaver chooses: leader or adviser, as equals.
    Choice,
}

impl With {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Adviser => "adviser",
            Self::Leader => "leader",
            Self::Both => "both",
            Self::Choice => "choice",
        }
    }
}

/// A booked talk, in the board's local time.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub day: NaiveDate,
    pub from: NaiveTime,
    pub until: NaiveTime,
    pub host: String,
    pub way: Way,
    pub place: Option<String>,
    /// Where the call is, of a talk by video whose host says so.
    pub video: Option<VideoAddress>,
    /// The host's number, where the leaver is to have it.
    pub phone: Option<PhoneNumber>,
    pub formality: Formality,
    /// Minutes by which the host runs late.
    pub late_minutes: Option<u16>,
    /// The leaver asks for another time in their calendar, where they may do so long before.
    pub asked_in_calendar: bool,
    /// When it is to begin instead, where they say so.
    pub proposed: Option<(NaiveDate, NaiveTime)>,
    /// Another talk of this leaver has no time yet.
    pub another_waits: bool,
}

/// A one-time code.
#[derive(Clone, Debug)]
pub struct Code {
    pub code: String,
    /// Local time until which it works.
    pub until: Option<NaiveTime>,
    /// Local time at which it was asked for, where the mail was long on its way.
    pub asked: Option<NaiveTime>,
}
