//! What a personnel system may do here with a token, by which number it knows a departure, and when what it is told is
//! told again.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::course::{Facts, Letter};
use crate::departure_form::Field;
use crate::route::{NotBefore, talk_window};
use crate::working_days::WorkCalendar;

coded! {
    /// One thing that a token lets a program do. None of them reads what leavers say, or how they are reached.
    pub enum ApiScope {
        DeparturesWrite = "departures:write",
        DeparturesRead = "departures:read",
        UnitsRead = "units:read",
        AccountsRead = "accounts:read",
    }
}

coded! {
    /// What a personnel system is told without asking.
    pub enum WebhookKind {
        Registered = "departure.registered",
        /// It stands at another [`ToldStage`].
        Changed = "departure.changed",
        /// Over: closed, cancelled or stopped.
        Closed = "departure.closed",
    }
}

coded! {
    /// Where a departure stands, as far as a personnel system hears of it. Neither what the leaver answered, chose or
    /// asked nor which talks there are is in it: whoever declines looks like everybody else, day by day.
    pub enum ToldStage {
        /// HR has to confirm something before anything is sent.
        ToConfirm = "to_confirm",
        /// No address that mail may go to, and no letter was handed over.
        NoAddress = "no_address",
        /// The first mail was refused: HR corrects the address.
        AddressFails = "address_fails",
        /// HR has paused it.
        Paused = "paused",
        Open = "open",
        /// The days in which a talk may be held have passed, whatever came of it.
        Closed = "closed",
        Cancelled = "cancelled",
        /// The person has died: everything stopped.
        Stopped = "stopped",
    }
}

impl ToldStage {
    /// Nothing of it becomes another by itself any more.
    pub const fn is_over(self) -> bool {
        match self {
            Self::Closed | Self::Cancelled | Self::Stopped => true,
            Self::ToConfirm | Self::NoAddress | Self::AddressFails | Self::Paused | Self::Open => false,
        }
    }
}

/// Where it stands for a personnel system on that local day: from what HR says and does, the first mail and the calendar
/// alone. `has_address`: there is one in the record, or was until its term. Deliberately not looked at: the course, which
/// closes at once where a leaver declines; what the leaver asked for, which makes it stand still; and who could host.
pub fn told_stage(facts: &Facts, has_address: bool, calendar: &WorkCalendar, today: NaiveDate) -> ToldStage {
    let registered_on = calendar.local_date(facts.registered_at);
    let window = talk_window(facts.last_day_worked, facts.opens().day(), registered_on, registered_on, calendar);
    if facts.departure_type.profile().nothing_is_ever_sent {
        ToldStage::Stopped
    } else if facts.cancelled {
        ToldStage::Cancelled
    } else if today > window.last {
        ToldStage::Closed
    } else if facts.is_paused() {
        ToldStage::Paused
    } else if matches!(facts.opens(), NotBefore::WaitingFor(_)) {
        ToldStage::ToConfirm
    } else if !has_address && !facts.on_paper {
        ToldStage::NoAddress
    } else if first_letter(facts) == Letter::Failed {
        ToldStage::AddressFails
    } else {
        ToldStage::Open
    }
}

/// The mail with which it begins, which goes to everybody. Whether a later one goes hangs on what the leaver did.
fn first_letter(facts: &Facts) -> Letter {
    let letters = [facts.questionnaire.asked, facts.questionnaire.mail, facts.invitation.mail];
    letters.into_iter().find(|letter| *letter != Letter::None).unwrap_or_default()
}

/// Days after which a token ends at the latest: a year, and one day where there is a leap day in it.
pub const TOKEN_DAYS_MAX: u64 = 366;
/// The longest name of a token, in characters.
pub const TOKEN_NAME_MAX_CHARS: usize = 60;
/// The longest number of the employer's own, in characters.
pub const EXTERNAL_ID_MAX_CHARS: usize = 64;
/// The longest key by which a request is one request, in characters.
pub const IDEMPOTENCY_KEY_MAX_CHARS: usize = 200;
/// The most addresses of one board that are told.
pub const WEBHOOKS_MAX: usize = 10;

/// What HR may change of a departure from outside. Deliberately absent: the name and the addresses. Whoever changes one
/// of those opens a way to the leaver's own pages, and does so in the record, where the leaver is told. Nor the number by
/// which a program finds the departure again.
pub fn may_change(field: Field) -> bool {
    !matches!(
        field,
        Field::Name
            | Field::FirstName
            | Field::NamePrefix
            | Field::Surname
            | Field::Called
            | Field::PrivateEmail
            | Field::WorkEmail
            | Field::ExternalId
    )
}

/// The last day of a token as somebody picked it: from today on, and not after a year.
pub fn is_last_day(day: NaiveDate, today: NaiveDate) -> bool {
    day >= today && today.checked_add_days(Days::new(TOKEN_DAYS_MAX)).is_some_and(|last| day <= last)
}

/// The employer's own number of a departure: letters, figures and `. _ : -`, at most [`EXTERNAL_ID_MAX_CHARS`], so that
/// neither a name with a space in it nor an address is taken for one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ExternalId(String);

/// The text is no such number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number of the employer's own")]
pub struct NotANumber;

impl TryFrom<String> for ExternalId {
    type Error = NotANumber;

    fn try_from(text: String) -> Result<Self, NotANumber> {
        Self::parse(&text).ok_or(NotANumber)
    }
}

impl From<ExternalId> for String {
    fn from(number: ExternalId) -> Self {
        number.0
    }
}

impl ExternalId {
    /// Reads one; `None` for what is none.
    pub fn parse(text: &str) -> Option<Self> {
        let is_one = !text.is_empty()
            && text.len() <= EXTERNAL_ID_MAX_CHARS
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._:-".contains(&byte));
        is_one.then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// For how long it is tried to tell something, in hours.
const TELLING_HOURS: i64 = 72;
/// Pauses before the second try and those that follow, in minutes; the last one goes on.
const PAUSES_MINUTES: [i64; 8] = [1, 5, 15, 30, 60, 120, 240, 480];

/// When to tell something again that could not be told so many times since `first`; `None` where it is given up, three
/// days after it happened.
pub fn tell_again(first: DateTime<Utc>, failures: u32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let place = usize::try_from(failures.saturating_sub(1)).unwrap_or(usize::MAX).min(PAUSES_MINUTES.len() - 1);
    let next = now + TimeDelta::minutes(PAUSES_MINUTES[place]);
    (next <= first + TimeDelta::hours(TELLING_HOURS)).then_some(next)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

    use super::{ExternalId, is_last_day, may_change, tell_again};
    use crate::departure_form::Field;

    #[test]
    fn an_employers_own_number_is_neither_a_name_nor_an_address() {
        for good in ["4711", "P-2026.11:7_a", &"x".repeat(64)] {
            assert!(ExternalId::parse(good).is_some(), "{good}");
        }
        for bad in ["", "Iris Nieuw", "iris@thuis.test", "a/b", "é", &"x".repeat(65)] {
            assert_eq!(ExternalId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_token_ends_within_a_year() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let today = day("2026-11-30");
        assert!(is_last_day(today, today) && is_last_day(day("2027-11-30"), today));
        assert!(!is_last_day(day("2026-11-29"), today) && !is_last_day(day("2027-12-02"), today));
    }

    #[test]
    fn what_leads_to_the_leavers_own_pages_is_not_changed_from_outside() {
        let closed: Vec<&str> =
            Field::ALL.iter().filter(|field| !may_change(**field)).map(|field| field.code()).collect();
        assert_eq!(
            closed,
            ["name", "first_name", "name_prefix", "surname", "called", "private_email", "work_email", "external_id"]
        );
    }

    #[test]
    fn telling_pauses_longer_each_time_and_ends_after_three_days() {
        let first = DateTime::<Utc>::UNIX_EPOCH;
        let (mut now, mut failures, mut last) = (first, 0, TimeDelta::zero());
        while let Some(next) = tell_again(first, failures + 1, now) {
            assert!(next - now >= last, "pauses grow");
            (last, now) = (next - now, next);
            failures += 1;
        }
        assert!(now - first <= TimeDelta::hours(72) && now - first > TimeDelta::hours(60), "{}", now - first);
        assert!(failures > 10);
    }
}
