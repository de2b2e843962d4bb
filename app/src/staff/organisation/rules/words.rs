//! Rules and steps of the course, in words.

use domain::course::Step;
use domain::route::{Route, Rule, TalksDue};
use domain::talk::HostKind;
use wording::{Key, key};

use crate::staff::room::Room;

/// "HR-adviseur, 60 minuten", with what the rule says besides.
pub fn said(room: &Room, rule: &Rule) -> String {
    let formal = || room.with(key::STAFF_MINUTES, [("minutes", rule.formal_minutes.into())]);
    let informal = || room.with(key::STAFF_MINUTES, [("minutes", rule.informal_minutes.into())]);
    let minutes = match rule.route {
        Route::Adviser => formal(),
        Route::Leader => informal(),
        Route::Both | Route::LeaverChooses => {
            room.with(key::RULE_MINUTES_BOTH, [("formal", formal().into()), ("informal", informal().into())])
        }
    };
    let days = rule.days_before_last.map(|days| room.with(key::RULE_DAYS_SAID, [("days", days.into())]));
    let guide = rule.guide.map(|guide| {
        let name = room.wording.code("guide", guide.code());
        room.with(key::RULE_GUIDE_SAID, [("guide", name.into())])
    });
    let route = room.wording.code("route", rule.route.code());
    std::iter::once(route).chain([minutes]).chain(days).chain(guide).collect::<Vec<_>>().join(" · ")
}

/// What the program does in this step.
pub const fn step(step: Step) -> Key {
    match step {
        Step::AskWhetherWanted => key::RULE_STEP_ASK,
        Step::SendQuestionnaire => key::RULE_STEP_QUESTIONNAIRE,
        Step::RemindQuestionnaire(_) => key::RULE_STEP_REMIND_QUESTIONNAIRE,
        Step::SendCombined => key::RULE_STEP_COMBINED,
        Step::RemindCombined(_) => key::RULE_STEP_REMIND_COMBINED,
        Step::Invite { .. } => key::RULE_STEP_INVITE,
        Step::RemindInvitation(_) => key::RULE_STEP_REMIND_INVITATION,
        Step::TellUnanswered => key::RULE_STEP_TELL,
        Step::Close => key::RULE_STEP_CLOSE,
        // None of these comes to somebody who never answers.
        Step::RemindAppointment(_) | Step::RemindReport(_) | Step::AskLater => key::RULE_STEP_OTHER,
    }
}

/// The talks there would be, a sentence each.
pub fn talks(room: &Room, due: &TalksDue) -> Vec<String> {
    match due {
        TalksDue::Talks(talks) => talks
            .iter()
            .map(|talk| {
                let words = match talk.host {
                    HostKind::HrAdviser => key::RULE_TALK_HR,
                    HostKind::TeamLeader => key::RULE_TALK_LEADER,
                };
                room.with(words, [("minutes", talk.minutes.into())])
            })
            .collect(),
        TalksDue::LeaverChooses { .. } => vec![room.text(key::RULE_TALK_CHOICE)],
        TalksDue::Declined | TalksDue::NoTalk => Vec::new(),
    }
}
