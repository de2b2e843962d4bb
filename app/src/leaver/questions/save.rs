//! Saving one screen: by a button of the form, or by the island while they answer. Both are the
//! same use case.

use domain::questionnaire::{AskedItem, ItemKey, Kind};
use leptos::prelude::*;
use server::access::LeaverOf;
use server::questionnaire::{Onward, Opened, Saved, open, save_screen};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form;
use crate::islands::answers::AnswersKept;
use crate::leaver::leaver_of;
use crate::leaver::questions::{address, differing};

crate::form_functions!(SaveAnswers);

/// The tick that takes back what was chosen on a screen, with whichever button it is sent. No item's key has a hyphen.
///
/// Deliberately no button of its own: whatever presses every button without filling anything in takes nothing away.
pub(super) const TAKE_BACK: &str = "take-back";

/// The buttons of a screen.
#[derive(Debug, PartialEq, Eq)]
enum Then {
    Next,
    /// To the screen before.
    Back(String),
    /// Later.
    Stop,
}

impl Then {
    fn of(fields: &Fields) -> Self {
        match fields.get("then") {
            "stop" => Self::Stop,
            other => match other.strip_prefix("back:").map(ItemKey::parse) {
                Some(Ok(screen)) => Self::Back(screen.to_string()),
                _ => Self::Next,
            },
        }
    }
}

/// Saves what the form holds, then goes where the button says; to the errors, when they want to go
/// on and something cannot be read.
#[server(prefix = "/_fn", endpoint = "save-answers", input = Form)]
pub async fn save_answers(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let leaver = match leaver_of(&fields).await {
            Err(Elsewhere::NoLink) => return Err(differing::without_link(&fields).await?),
            other => other?,
        };
        let then = Then::of(&fields);
        let onward = if then == Then::Next { Onward::Next } else { Onward::Stay };
        let screen = fields.get("screen").to_owned();
        let from_check = fields.get("from") == "check";
        let fields = if fields.ticked(TAKE_BACK) { without_choices(&leaver, &screen, fields).await? } else { fields };
        match save_screen(&context::program(), &leaver, &screen, fields.as_slice(), onward).await? {
            Saved::Kept { differing, agreed, .. } if !differing.is_empty() => {
                differing::note(&leaver, &fields, differing, &agreed).await?;
                // Whichever button it was: both answers are shown first.
                Ok(to_errors(&screen, from_check))
            }
            Saved::Kept { faults, next, agreed, .. } => {
                differing::note(&leaver, &fields, Vec::new(), &agreed).await?;
                Ok(match then {
                    Then::Back(before) => address(&before),
                    Then::Stop => "/leaver?saved=yes".to_owned(),
                    Then::Next if !faults.is_empty() => to_errors(&screen, from_check),
                    Then::Next => match next.filter(|_| !from_check) {
                        Some(next) => address(&next),
                        None => "/leaver/check".to_owned(),
                    },
                })
            }
            Saved::AlreadySubmitted { .. } => {
                let wording = context::wording(Some(leaver.language()));
                form::say("warn", wording.text(key::LEAVER_SAVE_TOO_LATE)).await?;
                Ok("/leaver/thanks".to_owned())
            }
            Saved::UnknownScreen | Saved::NotOffered => Ok("/leaver".to_owned()),
        }
    })
    .await
}

/// The same screen, at what is wrong there.
fn to_errors(screen: &str, from_check: bool) -> String {
    let from = if from_check { "?from=check" } else { "" };
    format!("{}{from}#errors", address(screen))
}

/// The form as if nothing had been chosen in it; what was written stays.
async fn without_choices(leaver: &LeaverOf, screen: &str, fields: Fields) -> Result<Fields, Elsewhere> {
    let Opened::Draft(draft) = open(&context::program(), leaver).await? else { return Ok(fields) };
    let screens = draft.screens();
    let items = screens.iter().filter(|shown| shown.key() == screen).flat_map(|shown| &shown.items);
    let chosen: Vec<&str> =
        items.filter(|asked| !matches!(asked.item.kind, Kind::Text { .. })).map(AskedItem::key).collect();
    Ok(Fields(fields.0.into_iter().filter(|(name, _)| !chosen.contains(&name.as_str())).collect()))
}

/// The island's way to the same use case: nothing is redirected, the island says how it went.
pub async fn keep(fields: Fields) -> Result<AnswersKept, ServerFnError> {
    let saved = async {
        let leaver = leaver_of(&fields).await?;
        let screen = fields.get("screen").to_owned();
        let saved = save_screen(&context::program(), &leaver, &screen, fields.as_slice(), Onward::Stay).await?;
        if let Saved::Kept { differing, agreed, .. } = &saved {
            differing::note(&leaver, &fields, differing.clone(), agreed).await?;
        }
        Ok(saved)
    };
    match saved.await {
        Ok(Saved::Kept { differing, agreed, .. }) if differing.is_empty() => Ok(AnswersKept::Saved { agreed }),
        Ok(Saved::Kept { agreed, .. }) => Ok(AnswersKept::Elsewhere { agreed }),
        Ok(Saved::AlreadySubmitted { .. }) => Ok(AnswersKept::Submitted),
        Ok(Saved::UnknownScreen | Saved::NotOffered) => Ok(AnswersKept::LinkNeeded),
        Err(Elsewhere::Unavailable) => Err(ServerFnError::new("unavailable")),
        Err(_) => Ok(AnswersKept::LinkNeeded),
    }
}

#[cfg(test)]
mod tests {
    use super::Then;
    use crate::fields::Fields;

    #[test]
    fn a_button_leads_to_no_other_address_than_a_screen() {
        let pressed = |value: &str| Then::of(&Fields(vec![("then".to_owned(), value.to_owned())]));
        assert_eq!(pressed("back:work"), Then::Back("work".to_owned()));
        for other in ["", "back:", "back:../../staff", "back://evil.example"] {
            assert_eq!(pressed(other), Then::Next, "{other}");
        }
        assert_eq!(pressed("stop"), Then::Stop);
    }
}
