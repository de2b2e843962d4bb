//! Whose calendar is read: what of it is theirs to decline, and what the program knows by itself.

use crate::person::EmailAddress;
use crate::slot::Busy;

/// What is known of whoever owns a calendar, before it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// The addresses under which others invite them.
    pub addresses: Vec<EmailAddress>,
    /// Their talks, which their calendar may hold as well.
    pub talks: Vec<OwnTalk>,
}

/// A talk with the owner as its host. The program keeps its time by itself while it stands, so that the
/// calendar's copy blocks nothing: neither the move of the talk, nor the time of one that was called off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTalk {
    /// As the invitation has it.
    pub uid: String,
    /// When it is; `None` for one that was called off.
    pub stands: Option<Busy>,
}

impl Owner {
    /// Whether this is one of their talks.
    pub(super) fn has_talk(&self, uid: &str) -> bool {
        self.talks.iter().any(|talk| talk.uid == uid)
    }

    /// A busy time of which it is not said what it is, without the talks that stand within it.
    pub(super) fn without_talks(&self, busy: Busy) -> Vec<Busy> {
        let mut left = vec![busy];
        for talk in self.talks.iter().filter_map(|talk| talk.stands) {
            left = left
                .into_iter()
                .flat_map(|busy| {
                    let before = Busy { start: busy.start, end: busy.end.min(talk.start) };
                    let after = Busy { start: busy.start.max(talk.end), end: busy.end };
                    [before, after]
                })
                .filter(|busy| busy.start < busy.end)
                .collect();
        }
        left
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::{OwnTalk, Owner};
    use crate::slot::Busy;

    fn busy(start: &str, end: &str) -> Busy {
        let at = |time: &str| format!("2026-12-08T{time}:00Z").parse::<DateTime<Utc>>().expect("an instant");
        Busy { start: at(start), end: at(end) }
    }

    #[test]
    fn a_talk_is_cut_out_of_a_time_that_holds_it() {
        let talk = |stands| OwnTalk { uid: "1".into(), stands };
        let owner = Owner {
            addresses: Vec::new(),
            talks: vec![talk(Some(busy("10:00", "11:00"))), talk(None), talk(Some(busy("13:00", "14:00")))],
        };
        for (what, whole, left) in [
            ("the talk itself", busy("10:00", "11:00"), vec![]),
            ("with something before", busy("09:00", "11:00"), vec![busy("09:00", "10:00")]),
            ("with something after", busy("10:30", "12:00"), vec![busy("11:00", "12:00")]),
            ("nothing of it", busy("11:00", "13:00"), vec![busy("11:00", "13:00")]),
            (
                "two talks",
                busy("09:00", "15:00"),
                vec![busy("09:00", "10:00"), busy("11:00", "13:00"), busy("14:00", "15:00")],
            ),
        ] {
            assert_eq!(owner.without_talks(whole), left, "{what}");
        }
    }
}
