//! The leaver says with whom they want to talk, or that they do not, and whether the leader may
//! read their answers. One choice, no reason given; the leader never learns why.

use chrono::{DateTime, Utc};
use domain::access::WayIn;
use domain::course::{Facts, TalkState};
use domain::talk::TalkChoice;
use domain::working_days::WorkCalendar;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::super::offer::window;
use super::{make, share};
use crate::access::LeaverOf;
use crate::course::{self, Actor, By, Change, EventKind, Loaded, OnTimeLine, Outcome};
use crate::mail::{MailKind, outbox};
use crate::program::Program;
use crate::store::StoreError;

/// How choosing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choosing {
    Chosen,
    /// Answers were handed in: whoever declines, or chooses otherwise by HR's letter, has to type something first that
    /// only the leaver has.
    CodeNeeded,
    /// Not among the choices of this departure.
    NotOffered,
    /// A talk was held already, and the choice is about more than dropping the other one.
    TooLate,
    /// The course is over.
    Over,
}

/// Mails that ask for a talk the leaver does not want.
const ASKS_FOR_A_TALK: &[MailKind] = &[
    MailKind::Invitation,
    MailKind::InvitationReminder1,
    MailKind::InvitationReminder2,
    MailKind::UnansweredHost,
    MailKind::UnansweredHr,
    MailKind::LeaderToPlan,
];

/// Notes the choice, makes the talks that follow from it and drops the others; a time booked for a
/// dropped talk is cancelled. The leaver may choose again as long as no talk was held, and after that drop
/// the talk that is left.
pub async fn choose(
    program: &Program,
    leaver: &LeaverOf,
    choice: TalkChoice,
    share: bool,
) -> Result<Choosing, StoreError> {
    let wish = Wish { choice: Some(choice), share, proven: leaver.code_entered() };
    course::change(program, leaver, |change| Box::pin(choose_in(change, wish))).await
}

async fn choose_in(change: Change<'_, '_>, wish: Wish) -> Result<Outcome<Choosing>, StoreError> {
    let mut loaded = change.load().await?;
    let noted = note(change, &mut loaded, wish).await?;
    let Some(line) = noted.chose else {
        return Ok(match noted.shared {
            Some(line) => Outcome::changed(noted.outcome, line),
            None => Outcome::unchanged(noted.outcome),
        });
    };
    make::make_due_of(change.tx, change.calendar, &loaded, By::Leaver(change.way_in), false, change.now).await?;
    Ok(Outcome::changed(noted.outcome, line).followed())
}

/// What a leaver wants, as far as they were asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    /// With whom the leaver wants to talk, when they were asked.
    pub choice: Option<TalkChoice>,
    /// Whether the leader may read their answers after the last day worked; not, unless they say so.
    pub share: bool,
    /// What only the leaver has was typed, or the answers are handed in with this: they may be shared, and the talk
    /// declined. With the link alone sharing can only be withdrawn.
    pub proven: bool,
}

/// What noting a wish came to.
pub(crate) struct Noted {
    pub outcome: Choosing,
    /// The choice is another: the caller makes the talks that follow from it.
    pub(in crate::talk) chose: Option<OnTimeLine>,
    /// Whether the leader may read what was handed in is another.
    pub(in crate::talk) shared: Option<OnTimeLine>,
    /// Mails were taken back, of which the facts that were read before know nothing.
    pub withdrew: bool,
}

/// Writes down what the leaver wants, and brings `loaded` in line with it. A wish that is not on offer changes
/// nothing.
pub(crate) async fn note(change: Change<'_, '_>, loaded: &mut Loaded, wish: Wish) -> Result<Noted, StoreError> {
    let (tx, now, calendar) = (change.tx, change.now, change.calendar);
    let nothing = |outcome| Ok(Noted { outcome, chose: None, shared: None, withdrew: false });
    if let Some(refused) = refusal(&loaded.facts, wish.choice, calendar, now) {
        return nothing(refused);
    }
    let chosen = wish.choice.filter(|choice| loaded.facts.choice != Some(*choice));
    if !wish.proven && chosen.is_some_and(|choice| asks_for_the_code(&loaded.facts, choice, change.way_in)) {
        return nothing(Choosing::CodeNeeded);
    }
    let was_shared = loaded.departure.share_with_leader;
    let submitted = loaded.facts.questionnaire.submitted_at.is_some();
    let share = wish.share && (was_shared || !submitted || wish.proven);
    if chosen.is_none() && was_shared == share {
        return nothing(Choosing::Chosen);
    }
    let mut row = loaded.departure.clone().into_active_model();
    row.share_with_leader = Set(share);
    if let Some(choice) = wish.choice {
        row.talk_choice = Set(Some(choice.into()));
        // The leaver had declined, the course was closed upon it, and now they want to talk after all.
        row.closed_at = Set(None);
        loaded.facts.choice = Some(choice);
        loaded.facts.closed_at = None;
    }
    loaded.departure = row.update(tx).await?;
    let shared = match was_shared != share && submitted {
        true => Some(share::note(change, &loaded.departure).await?),
        false => None,
    };
    let declined = chosen == Some(TalkChoice::None);
    let mut chose = None;
    if chosen.is_some() {
        if declined {
            outbox::withdraw(tx, change.id, ASKS_FOR_A_TALK).await?;
        }
        let kind = if declined { EventKind::TalkDeclined } else { EventKind::ChoiceMade };
        chose = Some(change.record(Actor::Leaver(change.way_in), kind, None).await?);
    }
    Ok(Noted { outcome: Choosing::Chosen, chose, shared, withdrew: declined })
}

/// Whether the link is not enough to choose this: once answers were handed in, to decline; and by HR's letter, which HR
/// has in hand too, to choose otherwise than before.
fn asks_for_the_code(facts: &Facts, choice: TalkChoice, way_in: WayIn) -> bool {
    let is_otherwise = way_in == WayIn::Letter && facts.choice.is_some();
    facts.questionnaire.submitted_at.is_some() && (choice == TalkChoice::None || is_otherwise)
}

/// Why this cannot be chosen (any more), if it cannot.
fn refusal(facts: &Facts, choice: Option<TalkChoice>, calendar: &WorkCalendar, now: DateTime<Utc>) -> Option<Choosing> {
    let Some(choice) = choice else { return facts.cancelled.then_some(Choosing::Over) };
    if is_over(facts, choice, calendar, now) {
        return Some(Choosing::Over);
    }
    let was_held = facts.live_talks().any(|talk| matches!(talk.state, TalkState::Held { .. }));
    if was_held && !facts.only_drops(choice) {
        return Some(Choosing::TooLate);
    }
    let offered = facts.choices_offered();
    (!offered.contains(&choice)).then_some(Choosing::NotOffered)
}

/// A course that was closed because the leaver declined opens again when they change their mind in time.
fn is_over(facts: &Facts, choice: TalkChoice, calendar: &WorkCalendar, now: DateTime<Utc>) -> bool {
    if facts.is_called_off() {
        return true;
    }
    let reopens = facts.choice == Some(TalkChoice::None)
        && choice != TalkChoice::None
        && window::days(facts, calendar, now).is_some_and(|days| !days.is_empty());
    facts.closed_at.is_some() && !reopens
}
