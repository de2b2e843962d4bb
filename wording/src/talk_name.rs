//! What the talk is called in sentences: as the board says (`domain::talk_name`), else "afscheidsgesprek" and
//! "farewell talk".

use std::sync::{LazyLock, Mutex, PoisonError};

use domain::Language;

/// More names than boards ever have; what is over goes by the usual one.
const NAMES_MAX: usize = 1_000;

/// One name in every form that sentences use.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named {
    language: Language,
    one: String,
    many: String,
    with_article: String,
    one_first: String,
    many_first: String,
}

static USUAL: LazyLock<[Named; 2]> =
    LazyLock::new(|| [Named::new(Language::Nl, "afscheidsgesprek"), Named::new(Language::En, "farewell talk")]);

/// Those that boards said. A name is kept for as long as the program runs, so that wording stays as small as a
/// language.
static OWN: Mutex<Vec<&'static Named>> = Mutex::new(Vec::new());

pub(crate) fn usual(language: Language) -> &'static Named {
    match language {
        Language::Nl => &USUAL[0],
        Language::En => &USUAL[1],
    }
}

/// The forms of a name that a board said.
pub(crate) fn own(language: Language, name: &str) -> Option<&'static Named> {
    let mut names = OWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.iter().copied().find(|known| known.language == language && known.one == name) {
        return Some(known);
    }
    if names.len() >= NAMES_MAX {
        return None;
    }
    let named: &'static Named = Box::leak(Box::new(Named::new(language, name)));
    names.push(named);
    Some(named)
}

impl Named {
    fn new(language: Language, one: &str) -> Self {
        let many = match language {
            Language::Nl if one.ends_with("gesprek") => format!("{one}ken"),
            Language::Nl | Language::En => format!("{one}s"),
        };
        let article = match language {
            Language::Nl => "een",
            Language::En if sounds_as_a_vowel(one) => "an",
            Language::En => "a",
        };
        Self {
            language,
            with_article: format!("{article} {one}"),
            one_first: capitalised(one),
            many_first: capitalised(&many),
            one: one.to_owned(),
            many,
        }
    }

    /// The arguments by which messages name it.
    pub(crate) fn args(&self) -> [(&'static str, &str); 5] {
        [
            ("talk-name", &self.one),
            ("talk-names", &self.many),
            ("a-talk-name", &self.with_article),
            ("talk-name-first", &self.one_first),
            ("talk-names-first", &self.many_first),
        ]
    }
}

fn sounds_as_a_vowel(word: &str) -> bool {
    let word = word.to_lowercase();
    // "One-on-one" begins as "won" sounds, and "university" as "you".
    let is_vowel =
        word.starts_with(['a', 'e', 'i', 'o', 'u']) && !["uni", "one"].iter().any(|begin| word.starts_with(begin));
    // "HR" is spoken letter by letter.
    is_vowel || word.starts_with("hr ") || word.starts_with("hr-")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use domain::Language;

    use super::{own, usual};

    #[test]
    fn a_name_has_every_form_that_sentences_use() {
        let forms = |language, name| own(language, name).expect("there is room").args().map(|(_, form)| form);
        let dutch =
            ["vertrekgesprek", "vertrekgesprekken", "een vertrekgesprek", "Vertrekgesprek", "Vertrekgesprekken"];
        assert_eq!(forms(Language::Nl, "vertrekgesprek"), dutch);
        assert_eq!(forms(Language::Nl, "uitdienstinterview")[1], "uitdienstinterviews");
        assert_eq!(forms(Language::En, "end-of-job talk")[2], "an end-of-job talk");
        assert_eq!(forms(Language::En, "HR conversation")[2..4], ["an HR conversation", "HR conversation"]);
        assert_eq!(forms(Language::En, "one-on-one")[2], "a one-on-one");
        assert_eq!(forms(Language::En, "One last conversation")[2], "a One last conversation");
        assert_eq!(usual(Language::En).args()[2].1, "a farewell talk");
        assert!(std::ptr::eq(
            own(Language::Nl, "eindgesprek").expect("kept"),
            own(Language::Nl, "eindgesprek").expect("kept")
        ));
    }
}
