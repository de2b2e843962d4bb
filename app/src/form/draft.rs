//! What is typed in a form whose button hands it over, kept in the session until it is sent or thrown away.
//!
//! Its version goes up with every saving, and when it is sent or thrown away: a second tab that goes on with an older
//! one is told, and nothing is overwritten.

use std::future::Future;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::context::Elsewhere;
use crate::fields::Fields;
use crate::form::signed_out::refuse_others;
use crate::form::{self, Typed};
use crate::islands::answers::DraftKept;
use crate::sealed;

/// The name of the hidden field that says which form this is: the code of a [`Place`].
pub const KIND: &str = "draft";
/// The name of the hidden field that says on which version what is typed builds.
pub const VERSION: &str = "draft-version";

/// The most characters that are kept of one form, all its fields together.
const CHARACTERS_MAX: usize = 30_000;

/// Where a draft belongs, once its writer was found to be allowed to write it.
pub struct Place {
    /// The name of the form, the same as for [`form::keep`].
    pub form: String,
    /// The page that shows it.
    pub page: String,
    /// The fields that are kept, and those whose names go on behind one of these and a dot; whatever else is posted is
    /// not.
    pub fields: &'static [&'static str],
    /// Whether what stands may be cleared: then nothing at all is something typed as well, and waits.
    pub keeps_nothing: bool,
}

impl Place {
    /// Of what an island posts, what is kept: the fields that say something, or else that they say nothing.
    fn kept(&self, posted: &Fields) -> Fields {
        let of_form: Vec<_> = posted.as_slice().iter().filter(|(name, _)| self.keeps(name)).cloned().collect();
        let says_nothing = of_form.iter().all(|(_, value)| value.is_empty());
        let keeps_all = says_nothing && self.keeps_nothing;
        Fields(of_form.into_iter().filter(|(_, value)| keeps_all || !value.is_empty()).collect())
    }

    fn keeps(&self, name: &str) -> bool {
        let is_of = |kept: &&str| {
            let rest = name.strip_prefix(*kept);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.fields.iter().any(is_of)
    }
}

/// What was typed and not sent. Empty where there is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    version: u32,
    fields: Fields,
}

impl Draft {
    /// The version that the page shows, for its form.
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// What was typed.
    pub const fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Whether something waits to be sent.
    pub fn is_there(&self) -> bool {
        !self.fields.0.is_empty()
    }

    /// What becomes of it when these fields are saved upon a version. The same fields again are no conflict.
    fn keep(self, fields: Fields, upon: u32) -> Result<Self, DraftKept> {
        if fields.0.iter().map(|(_, value)| value.chars().count()).sum::<usize>() > CHARACTERS_MAX {
            return Err(DraftKept::TooLong);
        }
        if self.fields == fields {
            return Err(DraftKept::Saved { version: self.version });
        }
        if self.version != upon {
            return Err(DraftKept::Elsewhere);
        }
        Ok(Self { version: self.version.saturating_add(1), fields })
    }
}

fn key(form: &str) -> String {
    format!("draft:{form}")
}

/// The draft of this form in this session.
pub async fn of(form: &str) -> Result<Draft, Elsewhere> {
    Ok(sealed::look(&key(form)).await?.unwrap_or_default())
}

/// What the form shows: what came back with faults, else what was typed and not sent; and the draft.
pub async fn typed(form: &str) -> Result<(Option<Typed>, Draft), Elsewhere> {
    let draft = of(form).await?;
    let waiting = draft.is_there().then(|| Typed { fields: draft.fields.clone(), faults: Vec::new() });
    Ok((form::kept(form).await?.or(waiting), draft))
}

/// Keeps what an island posts for the form of that place.
pub async fn keep(place: Result<Place, Elsewhere>, fields: &Fields) -> Result<DraftKept, ServerFnError> {
    let kept = async {
        let place = place?;
        refuse_others(fields).await?;
        let typed = place.kept(fields);
        let upon = fields.get(VERSION).parse().unwrap_or(0);
        match of(&place.form).await?.keep(typed, upon) {
            Ok(draft) => {
                sealed::put(&key(&place.form), &draft).await?;
                Ok(DraftKept::Saved { version: draft.version })
            }
            Err(kept) => Ok(kept),
        }
    };
    match kept.await {
        Ok(kept) => Ok(kept),
        Err(Elsewhere::Unavailable) => Err(ServerFnError::new("the draft could not be kept")),
        Err(_) => Ok(DraftKept::SignedOut),
    }
}

/// Sent, or thrown away: nothing waits any more.
pub async fn forget(form: &str) -> Result<(), Elsewhere> {
    let draft = of(form).await?;
    if draft == Draft::default() {
        return Ok(());
    }
    sealed::put(&key(form), &Draft { version: draft.version.saturating_add(1), fields: Fields::default() }).await
}

/// Throws away what waits for the form of that place, and leads back to its page.
pub async fn discard(place: impl Future<Output = Result<Place, Elsewhere>>) -> Result<(), ServerFnError> {
    form::posted(async move {
        let place = place.await?;
        forget(&place.form).await?;
        form::forget(&place.form).await?;
        Ok(place.page)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::{CHARACTERS_MAX, Draft, Place};
    use crate::fields::Fields;
    use crate::islands::answers::DraftKept;

    fn words(text: &str) -> Fields {
        Fields(vec![("words".to_owned(), text.to_owned())])
    }

    #[test]
    fn a_second_tab_overwrites_nothing() {
        let first = Draft::default().keep(words("one"), 0).expect("the first words");
        assert_eq!(first.version(), 1);
        assert_eq!(first.clone().keep(words("other"), 0), Err(DraftKept::Elsewhere));
        assert_eq!(first.clone().keep(words("one"), 0), Err(DraftKept::Saved { version: 1 }), "the same, sent twice");
        let second = first.keep(words("one two"), 1).expect("it builds on what is there");
        assert_eq!((second.version(), second.is_there()), (2, true));
    }

    #[test]
    fn what_was_sent_meanwhile_is_not_written_anew() {
        let sent = Draft { version: 3, fields: Fields::default() };
        assert!(!sent.is_there());
        assert_eq!(sent.keep(words("one"), 2), Err(DraftKept::Elsewhere));
    }

    #[test]
    fn a_form_keeps_its_own_fields_and_their_rows() {
        let place =
            Place { form: String::new(), page: String::new(), fields: &["text", "theme"], keeps_nothing: false };
        for kept in ["text", "text.nl", "theme.0.questions.en"] {
            assert!(place.keeps(kept), "{kept}");
        }
        for other in ["texts", "sure", "the", "textual.nl", ""] {
            assert!(!place.keeps(other), "{other}");
        }
    }

    #[test]
    fn a_box_that_was_cleared_waits_where_it_may_be_empty() {
        let place =
            |keeps_nothing| Place { form: String::new(), page: String::new(), fields: &["words"], keeps_nothing };
        let cleared = Fields(vec![("words".to_owned(), String::new()), ("other".to_owned(), String::new())]);
        let draft = Draft::default().keep(place(true).kept(&cleared), 0).expect("that it is empty");
        assert_eq!((draft.version(), draft.is_there(), draft.fields()), (1, true, &words("")));
        assert!(place(false).kept(&cleared).0.is_empty(), "where nothing stood, nothing waits");
        assert_eq!(place(true).kept(&words("one")), words("one"));
    }

    #[test]
    fn a_session_keeps_no_book() {
        let kept = Draft::default().keep(words(&"e".repeat(CHARACTERS_MAX)), 0);
        assert!(kept.is_ok());
        assert_eq!(Draft::default().keep(words(&"e".repeat(CHARACTERS_MAX + 1)), 0), Err(DraftKept::TooLong));
    }
}
