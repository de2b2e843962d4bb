//! Who sees what of a departure, as one function (docs/domain.md, "Who sees what").

use chrono::NaiveDate;

crate::coded! {
    /// By which way a leaver came in. The letter was in HR's hands, so what it opens is HR's to open too.
    pub enum WayIn {
        /// The link in a mail.
        Link = "link",
        /// The link in the letter that HR printed.
        Letter = "letter",
    }
}

/// How somebody is related to one departure. The gate finds this out; nobody claims it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The leaver, by the personal link; `code_entered` when a mailed code was typed.
    Leaver {
        code_entered: bool,
    },
    /// The leader of the leaver's team (hosting or not).
    TeamLeader,
    /// Rector or director of the leaver's school: a line on their page, and no record.
    SchoolHead,
    /// The adviser who hosts the formal talk.
    HostingAdviser,
    OtherAdviser,
    /// HR coordinator of the unit; `break_glass_open` with a stated reason, logged, the leaver told.
    HrCoordinator {
        break_glass_open: bool,
    },
    PolicyOfficer,
    Administrator,
}

/// What of the status is visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusVisibility {
    Nothing,
    /// To plan, planned, held or arranged, and nothing else.
    AsLeader,
    /// Arranged, whatever there is, and no talk.
    Arranged,
    Full,
}

/// What of the answers is visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswersVisibility {
    Nothing,
    /// What the leaver chose to share with the leader.
    Shared,
    Full,
}

/// What of the report is visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportVisibility {
    Nothing,
    Read,
    Write,
}

/// What of one departure somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visibility {
    /// The person's name in lists and on the record.
    pub name: bool,
    pub status: StatusVisibility,
    pub answers: AnswersVisibility,
    pub report: ReportVisibility,
    /// The course itself: mails, pauses, who did what.
    pub time_line: bool,
    /// There are answers for this host, which open once they have said what they expect, or that they
    /// would rather not.
    pub predicts_first: bool,
    /// May register, correct, pause, cancel.
    pub manages: bool,
}

impl Visibility {
    /// Nothing at all: such a departure looks as if it did not exist.
    pub const NOTHING: Self = Self {
        name: false,
        status: StatusVisibility::Nothing,
        answers: AnswersVisibility::Nothing,
        report: ReportVisibility::Nothing,
        time_line: false,
        predicts_first: false,
        manages: false,
    };

    /// Whether there is anything to see.
    pub fn sees_anything(self) -> bool {
        self != Self::NOTHING
    }
}

/// What the case adds to the relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Situation {
    pub today: NaiveDate,
    pub last_day_worked: NaiveDate,
    pub known_from: Option<NaiveDate>,
    pub shares_with_leader: bool,
    pub submitted: bool,
    pub report_is_final: bool,
    /// The viewer hosts a talk and has yet to predict: `prediction::comes_first`.
    pub predicts_first: bool,
    /// The leaver has it restricted what may be done with the data: nobody of the staff opens anything, but HR within
    /// an hour after stating a ground of the law (GDPR, art. 18(2)). Whoever knows that this person leaves anyway goes
    /// on to read what they read of a course without a talk of the leader's.
    pub restricted: bool,
}

/// The table of docs/domain.md, "Who sees what".
pub fn visibility(relation: Relation, case: Situation) -> Visibility {
    let opens_restricted =
        matches!(relation, Relation::Leaver { .. } | Relation::HrCoordinator { break_glass_open: true });
    if case.restricted && !opens_restricted {
        return left_alone(relation, case);
    }
    match relation {
        Relation::Leaver { code_entered } => Visibility {
            name: true,
            status: StatusVisibility::Full,
            answers: if !case.submitted || code_entered { AnswersVisibility::Full } else { AnswersVisibility::Nothing },
            report: if code_entered && case.report_is_final {
                ReportVisibility::Read
            } else {
                ReportVisibility::Nothing
            },
            time_line: code_entered,
            predicts_first: false,
            manages: false,
        },
        Relation::TeamLeader => {
            if case.known_from.is_some_and(|day| case.today < day) {
                return Visibility::NOTHING;
            }
            let shared = case.shares_with_leader && case.submitted && case.today > case.last_day_worked;
            Visibility {
                name: true,
                status: StatusVisibility::AsLeader,
                answers: if shared && !case.predicts_first {
                    AnswersVisibility::Shared
                } else {
                    AnswersVisibility::Nothing
                },
                predicts_first: shared && case.predicts_first,
                ..Visibility::NOTHING
            }
        }
        Relation::SchoolHead => {
            if case.known_from.is_some_and(|day| case.today < day) {
                return Visibility::NOTHING;
            }
            Visibility { name: true, status: StatusVisibility::AsLeader, ..Visibility::NOTHING }
        }
        Relation::HostingAdviser => Visibility {
            name: true,
            status: StatusVisibility::Full,
            answers: if case.submitted && !case.predicts_first {
                AnswersVisibility::Full
            } else {
                AnswersVisibility::Nothing
            },
            report: ReportVisibility::Write,
            time_line: true,
            predicts_first: case.submitted && case.predicts_first,
            manages: false,
        },
        Relation::HrCoordinator { break_glass_open } => Visibility {
            name: true,
            status: StatusVisibility::Full,
            answers: if break_glass_open && case.submitted {
                AnswersVisibility::Full
            } else {
                AnswersVisibility::Nothing
            },
            report: if break_glass_open && case.report_is_final {
                ReportVisibility::Read
            } else {
                ReportVisibility::Nothing
            },
            time_line: true,
            predicts_first: false,
            // A ground of the law opens it to be read: nobody corrects, cancels or erases what was to stay as it is.
            manages: !case.restricted,
        },
        Relation::OtherAdviser | Relation::PolicyOfficer | Relation::Administrator => Visibility::NOTHING,
    }
}

/// What is left to the staff while the data are restricted. A leader and a school head keep the name, the last day and
/// one word: a line that went would say what the leaver asked for.
fn left_alone(relation: Relation, case: Situation) -> Visibility {
    match relation {
        Relation::TeamLeader | Relation::SchoolHead if case.known_from.is_none_or(|day| day <= case.today) => {
            Visibility { name: true, status: StatusVisibility::Arranged, ..Visibility::NOTHING }
        }
        Relation::TeamLeader
        | Relation::SchoolHead
        | Relation::Leaver { .. }
        | Relation::HostingAdviser
        | Relation::OtherAdviser
        | Relation::HrCoordinator { .. }
        | Relation::PolicyOfficer
        | Relation::Administrator => Visibility::NOTHING,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{AnswersVisibility, Relation, ReportVisibility, Situation, StatusVisibility, Visibility, visibility};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, day).expect("a day that exists")
    }

    const fn case(today: NaiveDate, last_day_worked: NaiveDate) -> Situation {
        Situation {
            today,
            last_day_worked,
            known_from: None,
            shares_with_leader: true,
            submitted: true,
            report_is_final: true,
            predicts_first: false,
            restricted: false,
        }
    }

    #[test]
    fn what_is_restricted_is_nothing_to_the_staff_unless_hr_stated_a_ground() {
        let restricted = Situation { restricted: true, ..case(day(5), day(4)) };
        for relation in [
            Relation::HostingAdviser,
            Relation::OtherAdviser,
            Relation::HrCoordinator { break_glass_open: false },
            Relation::PolicyOfficer,
            Relation::Administrator,
        ] {
            assert_eq!(visibility(relation, restricted), Visibility::NOTHING, "{relation:?}");
        }
        let opened = visibility(Relation::HrCoordinator { break_glass_open: true }, restricted);
        assert_eq!((opened.answers, opened.manages), (AnswersVisibility::Full, false), "to read, and for nothing else");
        let own = visibility(Relation::Leaver { code_entered: true }, restricted);
        assert_eq!(own, visibility(Relation::Leaver { code_entered: true }, case(day(5), day(4))));
    }

    #[test]
    fn what_is_restricted_keeps_one_word_for_who_leads_the_team_or_the_school() {
        let line = Visibility { name: true, status: StatusVisibility::Arranged, ..Visibility::NOTHING };
        for relation in [Relation::TeamLeader, Relation::SchoolHead] {
            for today in [day(4), day(5)] {
                let restricted = Situation { restricted: true, predicts_first: true, ..case(today, day(4)) };
                assert_eq!(visibility(relation, restricted), line, "{relation:?}");
                let early = Situation { known_from: Some(day(6)), ..restricted };
                assert_eq!(visibility(relation, early), Visibility::NOTHING, "{relation:?}");
            }
        }
    }

    #[test]
    fn a_host_who_has_yet_to_guess_sees_no_answers_but_that_there_are_some() {
        let first = Situation { predicts_first: true, ..case(day(5), day(4)) };
        for relation in [Relation::HostingAdviser, Relation::TeamLeader] {
            let seen = visibility(relation, first);
            assert_eq!((seen.answers, seen.predicts_first), (AnswersVisibility::Nothing, true), "{relation:?}");
        }
        let without = visibility(Relation::HostingAdviser, Situation { submitted: false, ..first });
        assert!(!without.predicts_first, "there is nothing to predict");
        let unshared = visibility(Relation::TeamLeader, Situation { shares_with_leader: false, ..first });
        assert!(!unshared.predicts_first, "a leader does not learn that there are answers they may not see");
    }

    #[test]
    fn a_leader_sees_shared_answers_only_after_the_last_day_worked() {
        assert_eq!(visibility(Relation::TeamLeader, case(day(4), day(4))).answers, AnswersVisibility::Nothing);
        assert_eq!(visibility(Relation::TeamLeader, case(day(5), day(4))).answers, AnswersVisibility::Shared);
        let kept = Situation { shares_with_leader: false, ..case(day(5), day(4)) };
        assert_eq!(visibility(Relation::TeamLeader, kept).answers, AnswersVisibility::Nothing);
    }

    #[test]
    fn a_leader_sees_nothing_before_it_is_known_and_never_a_report() {
        let early = Situation { known_from: Some(day(6)), ..case(day(5), day(4)) };
        assert_eq!(visibility(Relation::TeamLeader, early), Visibility::NOTHING);
        let known = visibility(Relation::TeamLeader, case(day(6), day(4)));
        assert_eq!((known.status, known.report), (StatusVisibility::AsLeader, ReportVisibility::Nothing));
        assert!(!known.time_line);
    }

    #[test]
    fn a_school_head_sees_a_name_from_the_day_it_is_known_and_never_what_was_shared() {
        let early = Situation { known_from: Some(day(6)), ..case(day(5), day(4)) };
        assert_eq!(visibility(Relation::SchoolHead, early), Visibility::NOTHING);
        let known = visibility(Relation::SchoolHead, case(day(6), day(4)));
        let expected = Visibility { name: true, status: StatusVisibility::AsLeader, ..Visibility::NOTHING };
        assert_eq!(known, expected);
    }

    #[test]
    fn a_coordinator_reads_answers_and_report_only_with_break_glass_access() {
        let closed = visibility(Relation::HrCoordinator { break_glass_open: false }, case(day(5), day(4)));
        assert_eq!((closed.answers, closed.report), (AnswersVisibility::Nothing, ReportVisibility::Nothing));
        let open = visibility(Relation::HrCoordinator { break_glass_open: true }, case(day(5), day(4)));
        assert_eq!((open.answers, open.report), (AnswersVisibility::Full, ReportVisibility::Read));
    }

    #[test]
    fn nobody_else_sees_that_a_departure_exists() {
        for relation in [Relation::OtherAdviser, Relation::PolicyOfficer, Relation::Administrator] {
            assert!(!visibility(relation, case(day(5), day(4))).sees_anything());
        }
    }

    #[test]
    fn a_leaver_reads_submitted_answers_only_with_a_code() {
        assert_eq!(
            visibility(Relation::Leaver { code_entered: false }, case(day(5), day(4))).answers,
            AnswersVisibility::Nothing
        );
        assert_eq!(
            visibility(Relation::Leaver { code_entered: true }, case(day(5), day(4))).answers,
            AnswersVisibility::Full
        );
        let draft = Situation { submitted: false, ..case(day(5), day(4)) };
        assert_eq!(visibility(Relation::Leaver { code_entered: false }, draft).answers, AnswersVisibility::Full);
    }
}
