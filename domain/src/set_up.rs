//! Setting up an organisation that is new here: the steps, and what each of them still lacks. No step has to come before
//! another, and each may be left out.

use crate::coded::coded;

coded! {
    /// A step, in the order in which they help each other.
    pub enum Step {
        /// Schools and teams.
        Units = "units",
        /// Accounts with roles.
        People = "people",
        /// When advisers can be booked, and their training.
        Hours = "hours",
        /// Whose name mails carry, where replies go, and whom leavers can ask.
        Mails = "mails",
        /// The council's consent and the data protection officer: without them the program is on trial.
        Consent = "consent",
        FirstLeaver = "first_leaver",
    }
}

coded! {
    /// What a step lacks.
    pub enum Lack {
        Schools = "schools",
        /// Schools without a team, of which nobody can be registered by team.
        Teams = "teams",
        Coordinators = "coordinators",
        Advisers = "advisers",
        /// Teams that nobody leads, and whose school nobody leads.
        Leaders = "leaders",
        /// Roles that wait for a second person.
        SecondPerson = "second_person",
        /// Advisers without a training that counts today.
        Training = "training",
        /// Advisers whom nobody can book, since they have given no hours.
        Hours = "hours",
        ReplyAddress = "reply_address",
        HrContact = "hr_contact",
        Counsellor = "counsellor",
        /// Mails that were given up.
        Stuck = "stuck",
        Consent = "consent",
        Officer = "officer",
        Leaver = "leaver",
    }
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Done,
    Open,
    /// Somebody said that it is not needed here, and it is not done.
    LeftOut,
}

/// What there is, as counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub schools: u64,
    pub teams: u64,
    pub schools_without_team: u64,
    /// Accounts that can sign in.
    pub people: u64,
    pub coordinators: u64,
    pub advisers: u64,
    pub teams_without_leader: u64,
    pub waiting: u64,
    pub advisers_without_training: u64,
    pub advisers_without_hours: u64,
    pub has_reply_address: bool,
    pub has_hr_contact: bool,
    pub has_counsellor: bool,
    pub mails_stuck: u64,
    pub has_consent: bool,
    pub has_officer: bool,
    pub has_leaver: bool,
}

impl Step {
    /// What it still lacks, each with how many; 1 where it is there or not.
    pub fn lacks(self, counts: &Counts) -> Vec<(Lack, u64)> {
        let none = |count: u64| u64::from(count == 0);
        let not = |is_there: bool| u64::from(!is_there);
        let all = match self {
            Self::Units => {
                vec![(Lack::Schools, none(counts.schools)), (Lack::Teams, counts.schools_without_team)]
            }
            Self::People => vec![
                (Lack::Coordinators, none(counts.coordinators)),
                (Lack::Advisers, none(counts.advisers)),
                (Lack::Leaders, counts.teams_without_leader),
                (Lack::SecondPerson, counts.waiting),
            ],
            // Without an adviser nobody has given hours.
            Self::Hours => vec![
                (Lack::Advisers, none(counts.advisers)),
                (Lack::Training, counts.advisers_without_training),
                (Lack::Hours, counts.advisers_without_hours),
            ],
            Self::Mails => vec![
                (Lack::ReplyAddress, not(counts.has_reply_address)),
                (Lack::HrContact, not(counts.has_hr_contact)),
                (Lack::Counsellor, not(counts.has_counsellor)),
                (Lack::Stuck, counts.mails_stuck),
            ],
            Self::Consent => vec![(Lack::Consent, not(counts.has_consent)), (Lack::Officer, not(counts.has_officer))],
            Self::FirstLeaver => vec![(Lack::Leaver, not(counts.has_leaver))],
        };
        all.into_iter().filter(|(_, count)| *count > 0).collect()
    }

    /// How far it is. What is done is done, whatever was left out before.
    pub fn state(self, counts: &Counts, left_out: &[Self]) -> State {
        if self.lacks(counts).is_empty() {
            State::Done
        } else if left_out.contains(&self) {
            State::LeftOut
        } else {
            State::Open
        }
    }
}

/// Steps as a board keeps them: their codes with spaces between, each once and in their own order.
pub fn written(steps: &[Step]) -> String {
    let kept = Step::ALL.iter().filter(|step| steps.contains(step)).map(|step| step.code());
    kept.collect::<Vec<_>>().join(" ")
}

/// The same read; `None` where a word is no step.
pub fn read(text: &str) -> Option<Vec<Step>> {
    text.split_whitespace().map(Step::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::{Counts, Lack, State, Step, read, written};

    const DONE: Counts = Counts {
        schools: 1,
        teams: 2,
        schools_without_team: 0,
        people: 4,
        coordinators: 1,
        advisers: 1,
        teams_without_leader: 0,
        waiting: 0,
        advisers_without_training: 0,
        advisers_without_hours: 0,
        has_reply_address: true,
        has_hr_contact: true,
        has_counsellor: true,
        mails_stuck: 0,
        has_consent: true,
        has_officer: true,
        has_leaver: true,
    };

    #[test]
    fn on_an_empty_installation_every_step_lacks_something() {
        for step in Step::ALL {
            assert_eq!(step.state(&Counts::default(), &[]), State::Open, "{step}");
            assert_eq!(step.state(&DONE, &[]), State::Done, "{step}");
        }
    }

    #[test]
    fn a_step_says_what_it_lacks_and_of_how_many() {
        let counts = Counts { teams_without_leader: 3, waiting: 1, ..DONE };
        assert_eq!(Step::People.lacks(&counts), [(Lack::Leaders, 3), (Lack::SecondPerson, 1)]);
        let counts = Counts { advisers: 0, ..DONE };
        assert_eq!(Step::Hours.lacks(&counts), [(Lack::Advisers, 1)], "nobody to give hours");
    }

    #[test]
    fn what_was_left_out_and_is_done_all_the_same_is_done() {
        assert_eq!(Step::Consent.state(&Counts::default(), &[Step::Consent]), State::LeftOut);
        assert_eq!(Step::Consent.state(&DONE, &[Step::Consent]), State::Done);
        assert_eq!(Step::Mails.state(&Counts::default(), &[Step::Consent]), State::Open);
    }

    #[test]
    fn steps_are_read_as_they_were_written() {
        let steps = [Step::Mails, Step::Units, Step::Mails];
        assert_eq!(written(&steps), "units mails");
        assert_eq!(read(&written(&steps)), Some(vec![Step::Units, Step::Mails]));
        assert_eq!((read(""), read("units x")), (Some(Vec::new()), None));
    }
}
