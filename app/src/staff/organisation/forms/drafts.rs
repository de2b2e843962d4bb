//! Words of the questionnaire and of the guides while they are written: they wait in the session until they are saved or
//! thrown away, upon the revision on which they were begun.

use std::sync::LazyLock;

use domain::guide::{GuideKey, Guides, TalkTheme};
use domain::questionnaire::Questionnaire;
use leptos::prelude::*;
use server::version::{Draft, open};
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, WRITER};
use crate::form::draft::{self, Place};
use crate::form::draft_line::DraftLine;
use crate::staff::organisation::forms::{Editing, GUIDES, QUESTIONNAIRE, editing};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::Room;

/// The code of these forms; `part` says which of them it is.
pub const WORDS: &str = "forms-words";

/// The id of such a form, by which its island finds it.
pub const FORM: &str = "words-form";

/// The name of the hidden field that says which part is written.
pub const PART: &str = "part";

/// The fields of the questions to ask about each theme.
static THEMES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| std::iter::once("revision").chain(TalkTheme::ALL.iter().map(|theme| theme.code())).collect());

/// A part of the board's forms that is written at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// An item of the standard questionnaire, by its key.
    Item(String),
    /// An own item, by its key; empty for a new one.
    Own(String),
    Guide(GuideKey),
    /// The questions to ask about each theme.
    Themes,
}

impl Written {
    /// The key under which its form keeps what was typed.
    pub fn form(&self) -> String {
        match self {
            Self::Item(key) => format!("forms:item:{key}"),
            Self::Own(key) => format!("forms:own:{key}"),
            Self::Guide(key) => format!("forms:guide:{key}"),
            Self::Themes => "forms:guide:themes".to_owned(),
        }
    }

    /// Which part it is, for its form.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Item(_) => "item",
            Self::Own(_) => "own",
            Self::Guide(_) => "guide",
            Self::Themes => "themes",
        }
    }

    /// Where whoever throws it away goes on.
    fn page(&self) -> String {
        match self {
            Self::Item(key) => format!("{QUESTIONNAIRE}#item-{key}"),
            Self::Own(_) => format!("{QUESTIONNAIRE}#questions"),
            Self::Guide(_) | Self::Themes => GUIDES.to_owned(),
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        match self {
            Self::Item(_) => &["revision", "text", "in", "option"],
            Self::Own(_) => &["revision", "text", "kind", "does_not_apply", "option", "theme", "variant"],
            Self::Guide(_) => &["revision", "note", "theme"],
            Self::Themes => THEMES.as_slice(),
        }
    }

    /// By the hidden fields of the form.
    fn parse(fields: &Fields) -> Option<Self> {
        match fields.get(PART) {
            "item" => Some(Self::Item(fields.get("item").to_owned())),
            "own" => Some(Self::Own(fields.get("item").to_owned())),
            "guide" => GuideKey::parse(fields.get("guide")).map(Self::Guide),
            "themes" => Some(Self::Themes),
            _ => None,
        }
    }

    /// Whether the prepared version has it.
    async fn is_there(&self, editing: &Editing) -> Result<bool, Elsewhere> {
        let (program, editor) = (&editing.room.program, &editing.editor);
        Ok(match self {
            Self::Item(key) => {
                let draft: Draft<Questionnaire> = open(program, editor).await?;
                draft.next.item(key).is_some()
            }
            Self::Own(key) => {
                let draft: Draft<Questionnaire> = open(program, editor).await?;
                if key.is_empty() {
                    draft.next.takes_own_item()
                } else {
                    draft.next.own_items().any(|item| item.key.as_str() == key)
                }
            }
            Self::Guide(key) => {
                let draft: Draft<Guides> = open(program, editor).await?;
                draft.next.guide(*key).is_some()
            }
            Self::Themes => true,
        })
    }
}

/// Where words belong that are being written.
pub async fn words_place(fields: &Fields) -> Result<Place, Elsewhere> {
    let editing = editing().await?;
    let written = Written::parse(fields).ok_or(Elsewhere::NotFound)?;
    if !written.is_there(&editing).await? {
        return Err(Elsewhere::NotFound);
    }
    Ok(Place { form: written.form(), page: written.page(), fields: written.fields(), keeps_nothing: false })
}

/// The revision on which the form builds: what was typed builds on the one it was begun upon, so that whoever saved
/// something else since is not overwritten.
pub fn built_on(filling: &Filling, now: i32) -> String {
    let typed = filling.get("revision");
    if typed.is_empty() { now.to_string() } else { typed }
}

/// What stands at the end of such a form: that it is kept, and its buttons.
pub fn end(room: &Room, written: &Written, waiting: &draft::Draft) -> AnyView {
    let line = DraftLine {
        wording: room.wording,
        form: FORM,
        kind: WORDS,
        draft: waiting,
        signed_out: key::REPORT_SIGNED_OUT,
    };
    view! {
        {hidden(PART, written.code())}
        {hidden(WRITER, room.viewer.account().to_string())}
        {line.view()}
        <div class="actions">
            <button class="button">{room.text(key::STAFF_SAVE)}</button>
            {line.discard()}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::guide::GuideKey;

    use super::{PART, Written};
    use crate::fields::Fields;

    #[test]
    fn a_form_is_found_again_by_what_it_says_of_itself() {
        let of = |part: &str, name: &str, key: &str| {
            Written::parse(&Fields(vec![(PART.to_owned(), part.to_owned()), (name.to_owned(), key.to_owned())]))
        };
        for written in [
            Written::Item("tip".to_owned()),
            Written::Own(String::new()),
            Written::Own("own_1_1".to_owned()),
            Written::Guide(GuideKey::Leaving),
            Written::Themes,
        ] {
            let (name, key) = match &written {
                Written::Item(key) | Written::Own(key) => ("item", key.clone()),
                Written::Guide(key) => ("guide", key.code().to_owned()),
                Written::Themes => ("themes", String::new()),
            };
            assert_eq!(of(written.code(), name, &key), Some(written));
        }
        assert_eq!(of("guide", "guide", "no guide"), None);
        assert_eq!(of("", "item", "tip"), None);
    }
}
