//! What an island says of the limits of texts and of lists, in the language of the page.

use wording::{Wording, key};

use crate::islands::autosave::{LimitWords, Limits};

/// For every form that has an island.
pub fn limit_words(wording: Wording) -> LimitWords {
    LimitWords {
        characters: Limits {
            left: wording.text(key::LEAVER_CHARACTERS_LEFT),
            over: wording.text(key::LEAVER_CHARACTERS_OVER),
        },
        choices: Limits { left: wording.text(key::LEAVER_CHOICES_LEFT), over: wording.text(key::LEAVER_CHOICES_OVER) },
    }
}
