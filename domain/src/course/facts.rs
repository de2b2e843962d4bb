//! What has happened in one departure, as far as the course depends on it.

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::departure::DepartureType;
use crate::ids::TalkId;
use crate::rights::Right;
use crate::route::{LeaderState, NotBefore, Route, Rule, TalksDue, choices_offered, opens_on, talks_due};
use crate::talk::{Formality, HostKind, TalkChoice};

/// One mail of the course.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letter {
    /// Not made yet.
    #[default]
    None,
    /// In the outbox.
    Waiting,
    /// Accepted by the mail server (or handed over on paper) at this instant.
    Sent(DateTime<Utc>),
    /// Refused for good: HR has to correct the address.
    Failed,
}

impl Letter {
    pub const fn sent(self) -> Option<DateTime<Utc>> {
        match self {
            Self::Sent(at) => Some(at),
            _ => None,
        }
    }
}

/// A stretch in which HR paused the course; no reason is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    pub since: DateTime<Utc>,
    pub until: Option<DateTime<Utc>>,
}

/// Something the leaver asked, while it stands: the course stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    pub right: Right,
    pub since: DateTime<Utc>,
    /// The leaver took it back, or HR refused it.
    pub until: Option<DateTime<Utc>>,
    pub answered: bool,
}

/// The questionnaire's side of the course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questionnaire {
    /// Settlement, dismissal, incapacity: the one neutral mail that asks, yes or no.
    pub asked: Letter,
    /// The leaver's answer to it.
    pub wanted: Option<bool>,
    pub mail: Letter,
    pub reminders: [Letter; 2],
    pub submitted_at: Option<DateTime<Utc>>,
    /// When the leaver took back what was handed in; none where something is handed in now.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

impl Questionnaire {
    /// When the leaver was done with it for the first time or again, by handing in or by taking back: from then on
    /// nobody asks them any more.
    pub fn settled_at(&self) -> Option<DateTime<Utc>> {
        self.submitted_at.or(self.withdrawn_at)
    }
}

/// The second, short questionnaire some weeks after leaving.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Later {
    /// The day of leaving, where it is asked: the board switched it on, the leaver left by own choice, and
    /// their private address is known and works.
    pub left_on: Option<NaiveDate>,
    pub mail: Letter,
    pub submitted_at: Option<DateTime<Utc>>,
}

/// The newest invitation to the talk or talks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invitation {
    /// 1 for the first; 0 while there is none.
    pub attempt: u32,
    pub mail: Letter,
    pub reminders: [Letter; 2],
    /// Host and HR have been told that it stays unanswered.
    pub told: bool,
}

/// A booked time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appointment {
    pub starts_at: DateTime<Utc>,
    pub minutes: u16,
    pub booked_at: DateTime<Utc>,
    pub reminder: Letter,
}

/// Whether the report of a formal talk is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportState {
    /// Informal talks have none.
    NotAsked,
    Due {
        /// The host's one reminder.
        reminder: Letter,
    },
    Final,
}

/// How far one talk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TalkState {
    /// No time yet.
    Open,
    Booked(Appointment),
    Held {
        on: NaiveDate,
        report: ReportState,
    },
    /// Not held; `attempt` is the invitation it followed.
    NotHeld {
        attempt: u32,
    },
    /// Declined, or the route changed.
    Dropped,
}

/// One talk of the departure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Talk {
    pub id: TalkId,
    pub host: HostKind,
    pub formality: Formality,
    /// Somebody is to host it. `false` where no adviser may: HR has to find one.
    pub has_host: bool,
    pub state: TalkState,
}

impl Talk {
    /// A time still has to be found for it.
    pub const fn needs_a_time(&self) -> bool {
        match self.state {
            TalkState::Open => true,
            TalkState::NotHeld { attempt } => attempt < super::INVITATIONS_MAX,
            TalkState::Booked(_) | TalkState::Held { .. } | TalkState::Dropped => false,
        }
    }
}

/// Everything the course depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub departure_type: DepartureType,
    pub foreseen: bool,
    /// The rule that counts for this departure, standard or own; none after a death.
    pub rule: Option<Rule>,
    pub last_day_worked: NaiveDate,
    pub registered_at: DateTime<Utc>,
    /// There is an address that mail may go to.
    pub reachable: bool,
    /// HR handed the leaver the letter, and no mail may go to them: nobody reminds them.
    pub on_paper: bool,
    pub condition_confirmed: bool,
    pub concluded_on: Option<NaiveDate>,
    pub reconsider_stated: bool,
    pub questionnaire_switched_on: bool,
    pub leader: LeaderState,
    pub pauses: Vec<Pause>,
    pub holds: Vec<Hold>,
    pub cancelled: bool,
    pub closed_at: Option<DateTime<Utc>>,
    pub questionnaire: Questionnaire,
    pub invitation: Invitation,
    /// Questionnaire and slots came in one mail: `questionnaire.mail` is `invitation.mail`.
    pub combined: bool,
    pub choice: Option<TalkChoice>,
    pub talks: Vec<Talk>,
    pub later: Later,
}

impl Facts {
    /// Of somebody who has just been registered and can be reached, with a leader who can host: nothing
    /// has happened yet, and nothing is confirmed or agreed that a departure type may ask for. What is
    /// otherwise is put over it: `Facts { foreseen, ..Facts::fresh(…) }`.
    pub fn fresh(
        departure_type: DepartureType,
        rule: Option<Rule>,
        last_day_worked: NaiveDate,
        registered_at: DateTime<Utc>,
    ) -> Self {
        Self {
            departure_type,
            foreseen: false,
            rule,
            last_day_worked,
            registered_at,
            reachable: true,
            on_paper: false,
            condition_confirmed: false,
            concluded_on: None,
            reconsider_stated: false,
            questionnaire_switched_on: false,
            leader: LeaderState::Available,
            pauses: Vec::new(),
            holds: Vec::new(),
            cancelled: false,
            closed_at: None,
            questionnaire: Questionnaire::default(),
            invitation: Invitation::default(),
            combined: false,
            choice: None,
            talks: Vec::new(),
            later: Later::default(),
        }
    }

    /// Which talks are due, from the rule and from what the leaver chose.
    pub fn talks_due(&self) -> TalksDue {
        talks_due(self.departure_type, self.rule, self.choice, self.leader)
    }

    /// Which talks the route proposes, for the words of "as proposed".
    pub fn talks_proposed(&self) -> Vec<HostKind> {
        match talks_due(self.departure_type, self.rule, Some(TalkChoice::AsProposed), self.leader) {
            TalksDue::Talks(planned) => planned.into_iter().map(|talk| talk.host).collect(),
            _ => Vec::new(),
        }
    }

    /// With whom the leaver can ask to talk.
    pub fn choices_offered(&self) -> Vec<TalkChoice> {
        choices_offered(self.departure_type, self.rule, self.leader)
    }

    /// Whether this choice takes away a talk and nothing else: what it leads to is there already, and whatever was
    /// held with it. It can be made after a talk was held too, since nothing that was said loses its place.
    pub fn only_drops(&self, choice: TalkChoice) -> bool {
        let TalksDue::Talks(due) = talks_due(self.departure_type, self.rule, Some(choice), self.leader) else {
            return false;
        };
        let is_due = |talk: &Talk| due.iter().any(|planned| planned.host == talk.host);
        let is_there = |host: HostKind| self.live_talks().any(|talk| talk.host == host);
        let mut held = self.live_talks().filter(|talk| matches!(talk.state, TalkState::Held { .. }));
        held.all(is_due) && due.iter().all(|planned| is_there(planned.host)) && due.len() < self.live_talks().count()
    }

    /// The route would have had the leader, who cannot host: HR takes over, and its coordinators are told
    /// once the course is open. Beside a talk with HR there is nothing to take over.
    pub fn misses_its_leader(&self, today: NaiveDate) -> bool {
        let asks = self.rule.is_some_and(|rule| matches!(rule.route, Route::Leader | Route::LeaverChooses));
        let runs = !self.is_over() && !self.stands_still() && self.opens().allows(today);
        let still_open = !matches!(self.choice, Some(TalkChoice::None | TalkChoice::Hr));
        asks && runs
            && still_open
            && self.leader == LeaderState::None
            && !self.departure_type.profile().is_special_course
    }

    /// From when anything may be sent and a talk planned: what the law asks for, and what the rule
    /// adds to it.
    pub fn opens(&self) -> NotBefore {
        let lawful = opens_on(self.departure_type, self.condition_confirmed, self.concluded_on, self.reconsider_stated);
        let days = self.rule.and_then(|rule| rule.days_before_last);
        lawful.and_not_before(days.and_then(|days| self.last_day_worked.checked_sub_days(Days::new(days.into()))))
    }

    /// HR has paused the course.
    pub fn is_paused(&self) -> bool {
        self.pauses.iter().any(|pause| pause.until.is_none())
    }

    /// The program starts nothing by itself: HR paused the course, or the leaver objected or had it restricted.
    pub fn stands_still(&self) -> bool {
        self.is_paused() || self.holds.iter().any(|hold| hold.until.is_none())
    }

    /// Nobody of the staff opens anything.
    pub fn is_restricted(&self) -> bool {
        self.holds.iter().any(|hold| hold.until.is_none() && hold.right == Right::Restrict)
    }

    /// Since when the leaver waits for an answer to what they asked.
    pub fn waits_since(&self) -> Option<DateTime<Utc>> {
        let waiting = self.holds.iter().filter(|hold| hold.until.is_none() && !hold.answered);
        waiting.map(|hold| hold.since).min()
    }

    /// The stretches in which the course stood still and goes on again, oldest first; none overlaps another.
    pub(super) fn standstills(&self) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        let pauses = self.pauses.iter().map(|pause| (pause.since, pause.until));
        let holds = self.holds.iter().map(|hold| (hold.since, hold.until));
        let mut all: Vec<_> = pauses.chain(holds).filter_map(|(since, until)| Some((since, until?))).collect();
        all.sort_unstable();
        let mut apart: Vec<(DateTime<Utc>, DateTime<Utc>)> = Vec::new();
        for (since, until) in all {
            match apart.last_mut() {
                Some(last) if since <= last.1 => last.1 = last.1.max(until),
                _ => apart.push((since, until)),
            }
        }
        apart
    }

    /// It was called off, or the person died: there is nothing left to book, choose or say.
    pub const fn is_called_off(&self) -> bool {
        self.cancelled || self.departure_type.profile().nothing_is_ever_sent
    }

    /// Nothing will ever happen again by itself, but for the second questionnaire.
    pub const fn is_over(&self) -> bool {
        self.is_called_off() || self.closed_at.is_some()
    }

    /// Talks that still count.
    pub fn live_talks(&self) -> impl Iterator<Item = &Talk> {
        self.talks.iter().filter(|talk| talk.state != TalkState::Dropped)
    }

    /// Whether the leaver still has to choose a host or a time.
    pub fn needs_a_time(&self) -> bool {
        self.choice != Some(TalkChoice::None)
            && (self.live_talks().next().is_none() || self.live_talks().any(Talk::needs_a_time))
    }

    /// A talk that needs a time has nobody to host it.
    pub fn lacks_a_host(&self) -> bool {
        self.live_talks().any(|talk| talk.needs_a_time() && !talk.has_host)
    }

    /// There is no talk for which the leaver could pick a time, for want of a host.
    pub fn offers_no_time(&self) -> bool {
        self.lacks_a_host() && !self.live_talks().any(|talk| talk.needs_a_time() && talk.has_host)
    }
}
