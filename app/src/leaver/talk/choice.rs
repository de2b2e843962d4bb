//! With whom the leaver wants to talk: equal rows that stand empty, no reason asked.

use domain::talk::{HostKind, TalkChoice};
use leptos::prelude::*;
use wording::{Key, Wording, key};

use crate::components::field_error;

/// The name of the field, and the id the error summary links to.
pub const FIELD: &str = "talk-choice";
pub const FIRST: &str = "talk-choice-1";

/// The rows of these choices. `typed` is what came back with an error elsewhere on the form;
/// otherwise nothing is chosen, so that a machine that presses the button chooses nothing.
pub fn choices(
    wording: Wording,
    proposed: &[HostKind],
    choices: &[TalkChoice],
    typed: &str,
    fault: Option<&str>,
) -> AnyView {
    let rows: Vec<_> = choices
        .iter()
        .enumerate()
        .map(|(index, choice)| {
            let (name, hint) = words(*choice, proposed);
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name=FIELD
                        value=choice.code()
                        id=format!("{FIELD}-{}", index + 1)
                        checked=typed == choice.code()
                    />
                    <span>{wording.text(name)} " " <small>{wording.text(hint)}</small></span>
                </label>
            }
        })
        .collect();
    let described = match fault {
        Some(_) => "talk-choice-hint talk-choice-error",
        None => "talk-choice-hint",
    };
    view! {
        <fieldset class="question" id=FIELD aria-describedby=described>
            <legend>{wording.text(key::LEAVER_CHOICE_TITLE)}</legend>
            <p class="hint" id="talk-choice-hint">
                {wording.text(key::LEAVER_CHOICE_LEAD)} " " {wording.text(key::LEAVER_CHOICE_HINT)}
            </p>
            {field_error(FIELD, fault)}
            {rows}
        </fieldset>
    }
    .into_any()
}

/// Whether the leader may read the answers: not, unless they say so.
pub fn sharing(wording: Wording, shares: bool) -> AnyView {
    let row = |value: &'static str, words: Key, is_chosen: bool| {
        view! {
            <label class="choice">
                <input type="radio" name="share" value=value checked=is_chosen/>
                <span>{wording.text(words)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="question" aria-describedby="share-hint">
            <legend>{wording.text(key::LEAVER_SHARE_LEGEND)}</legend>
            <p class="hint" id="share-hint">{wording.text(key::LEAVER_SHARE_HINT)}</p>
            {row("no", key::LEAVER_SHARE_NO, !shares)}
            {row("yes", key::LEAVER_SHARE_YES, shares)}
        </fieldset>
    }
    .into_any()
}

fn words(choice: TalkChoice, proposed: &[HostKind]) -> (Key, Key) {
    match choice {
        TalkChoice::AsProposed => match proposed {
            [HostKind::TeamLeader] => {
                (key::LEAVER_CHOICE_AS_PROPOSED_LEADER, key::LEAVER_CHOICE_AS_PROPOSED_LEADER_HINT)
            }
            [HostKind::HrAdviser] | [] => {
                (key::LEAVER_CHOICE_AS_PROPOSED_ADVISER, key::LEAVER_CHOICE_AS_PROPOSED_ADVISER_HINT)
            }
            _ => (key::LEAVER_CHOICE_AS_PROPOSED_BOTH, key::LEAVER_CHOICE_AS_PROPOSED_BOTH_HINT),
        },
        // Beside two talks, one of them means without the other.
        TalkChoice::Leader if proposed.len() > 1 => {
            (key::LEAVER_CHOICE_LEADER_ALONE, key::LEAVER_CHOICE_LEADER_ALONE_HINT)
        }
        TalkChoice::Hr if proposed.len() > 1 => (key::LEAVER_CHOICE_HR_ALONE, key::LEAVER_CHOICE_HR_ALONE_HINT),
        TalkChoice::Leader => (key::LEAVER_CHOICE_LEADER, key::LEAVER_CHOICE_LEADER_HINT),
        TalkChoice::Deputy => (key::LEAVER_CHOICE_DEPUTY, key::LEAVER_CHOICE_DEPUTY_HINT),
        TalkChoice::Hr => (key::LEAVER_CHOICE_HR, key::LEAVER_CHOICE_HR_HINT),
        TalkChoice::Both => (key::LEAVER_CHOICE_BOTH, key::LEAVER_CHOICE_BOTH_HINT),
        TalkChoice::None => (key::LEAVER_CHOICE_NONE, key::LEAVER_CHOICE_NONE_HINT),
    }
}
