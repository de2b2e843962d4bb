//! The forms a board writes itself: the questionnaire and the guides, version by version.
//!
//! Read in this order: `questionnaire` (the overview), `item` and `own` (editing), `preview`, then `guides`
//! and `guide`. `drafts` keeps what is being written, `parts` has what both overviews share, `words` says faults and
//! changes in words.

pub mod actions;
mod changes;
mod drafts;
mod found;
mod guide;
mod guides;
mod item;
mod own;
mod parts;
mod preview;
mod questionnaire;
mod versions;
mod words;

use domain::questionnaire::EditFault;
use server::access::Keeper;
use server::version::Edited;
use wording::key;

use crate::context::Elsewhere;
use crate::fields::Fields;
use crate::form::{self, Typed};
use crate::staff::room::{Room, room};
use crate::staff::two_versions;

pub use drafts::{WORDS, words_place};
pub use guide::{guide_page, guide_themes_page};
pub use guides::{guides_page, guides_preview_page};
pub use item::{item_page, theme_page};
pub use own::{new_own_page, own_page};
pub use preview::preview_page;
pub use questionnaire::questionnaire_page;

pub const QUESTIONNAIRE: &str = "/staff/organisation/questionnaire";
pub const GUIDES: &str = "/staff/organisation/guides";

/// Whoever may write the board's forms, with the page around.
struct Editing {
    room: Room,
    editor: Keeper,
}

async fn editing() -> Result<Editing, Elsewhere> {
    let room = room().await?;
    let editor = room.viewer.keeper()?;
    Ok(Editing { room, editor })
}

/// The revision a form was made from; whatever is none counts as one that has passed.
fn revision(fields: &Fields) -> i32 {
    fields.get("revision").parse().unwrap_or(-1)
}

/// What there is to lay beside a form that somebody else was faster with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// What is saved of the same part.
    Saved,
    /// Nothing: it is new, or a button.
    Nothing,
}

/// The form as one, where it carried two versions; else it is kept for its page, which shows both again.
async fn one_form(room: &Room, form_name: &str, fields: Fields) -> Result<Option<Fields>, Elsewhere> {
    match two_versions::chosen(room, &fields) {
        Ok(fields) => Ok(Some(fields)),
        Err(typed) => {
            form::keep(form_name, &typed).await?;
            Ok(None)
        }
    }
}

/// Where an edit leads: onward when it was kept, else back to its form with everything that was typed, and
/// where somebody else changed the same part meanwhile, to both versions.
async fn answered(
    room: &Room,
    form_name: &str,
    fields: Fields,
    edited: Edited,
    beside: Beside,
    here: String,
    onward: String,
) -> Result<String, Elsewhere> {
    match edited {
        Edited::Kept => {
            form::forget(form_name).await?;
            form::draft::forget(form_name).await?;
            form::say("good", room.text(key::STAFF_SAVED)).await?;
            Ok(onward)
        }
        Edited::Faulty(faults) => {
            form::keep(form_name, &Typed { fields, faults: in_words(room, &faults) }).await?;
            Ok(here)
        }
        Edited::ChangedMeanwhile if beside == Beside::Saved => {
            two_versions::keep(form_name, fields).await?;
            Ok(here)
        }
        Edited::ChangedMeanwhile => {
            form::keep(form_name, &Typed { fields, faults: Vec::new() }).await?;
            form::say("warn", room.text(key::STAFF_CHANGED_MEANWHILE)).await?;
            Ok(here)
        }
    }
}

fn in_words(room: &Room, faults: &[EditFault]) -> Vec<(String, String)> {
    faults.iter().map(|fault| (fault.field.clone(), words::edit_fault(room, &fault.field, &fault.kind))).collect()
}
