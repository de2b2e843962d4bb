//! The secret words of the scene: what stands in an answer, and who may read it.

use std::collections::{BTreeMap, BTreeSet};

use super::people::Asker;
use super::place::{NORTH, Place, SOUTH};
use super::table::Matrix;

/// Kinds of docs/permissions.md, each with the end of its words; the beginning says which school is left.
const OF_LEAVERS: [(&str, &str); 18] = [
    ("name", "naam"),
    ("private-address", "prive"),
    ("work-address", "werk"),
    ("draft-answers", "ontwerp"),
    ("answers", "tip"),
    ("shared-answers", "gedeeld"),
    ("notes", "notitie"),
    ("report-in-the-making", "schets"),
    ("report", "verslag"),
    ("reply", "weerwoord"),
    ("addition", "aanvulling"),
    ("agreement-of-hr", "afspraak"),
    ("agreement-of-the-adviser", "belofte"),
    ("request", "verzoek"),
    ("reason-for-opening", "reden"),
    ("reason-for-objecting", "bezwaar"),
    ("link", "link"),
    ("printed-link", "brief"),
];

/// Kinds that are about nobody who leaves.
const OF_THE_BOARD: [(&str, &str); 10] = [
    ("unpublished-point", "conceptpunt"),
    ("published-point", "gepubliceerdpunt"),
    ("handed-on-tip", "doorgegeventip"),
    ("import", "importnaam"),
    ("imported-address", "importprive"),
    ("list-of-people", "lijstnaam"),
    ("address-in-list", "lijstprive"),
    ("former-address", "oudadres"),
    ("calendar-address", "{adviser.calendar}"),
    ("adviser's-name", "gastvrouw"),
];

/// One word, in lower case.
struct Word {
    kind: &'static str,
    text: String,
    /// Of somebody who leaves the other school.
    elsewhere: bool,
}

/// All words, with who may read each, and who has read it.
pub struct Secrets {
    words: Vec<Word>,
    shown: BTreeMap<String, BTreeSet<String>>,
    read: BTreeMap<(String, String), String>,
}

impl Secrets {
    /// # Panics
    /// Where docs/permissions.md and this list do not name the same kinds.
    pub fn of(matrix: &Matrix, place: &Place) -> Self {
        let kinds: BTreeSet<&str> = OF_LEAVERS.iter().chain(&OF_THE_BOARD).map(|(kind, _)| *kind).collect();
        let named: BTreeSet<&str> = matrix.shown.keys().map(String::as_str).collect();
        assert_eq!(named, kinds, "\"What is shown\" of docs/permissions.md, and the words of matrix/secrets.rs");
        let mut words = Vec::new();
        for (kind, end) in OF_LEAVERS {
            let beginnings = [(NORTH, false), (SOUTH, true)];
            words.extend(beginnings.map(|(whose, elsewhere)| {
                let text = match kind {
                    "link" => place.fill(if elsewhere { "{south.token}" } else { "{booked.token}" }),
                    "printed-link" => place.fill("{paper.token}"),
                    _ => format!("{whose}{end}"),
                };
                Word { kind, text: text.to_lowercase(), elsewhere: elsewhere && kind != "printed-link" }
            }));
        }
        words.extend(OF_THE_BOARD.map(|(kind, text)| Word {
            kind,
            text: place.fill(text).to_lowercase(),
            elsewhere: false,
        }));
        Self { words, shown: matrix.shown.clone(), read: BTreeMap::new() }
    }

    /// Notes what somebody has read there; says what of it they may not.
    pub fn look(&mut self, asker: &Asker, place: &str, text: &str) -> Vec<String> {
        let text = text.to_lowercase();
        let mut leaks = Vec::new();
        for word in self.words.iter().filter(|word| text.contains(&word.text)) {
            let relation = if word.elsewhere { asker.elsewhere } else { asker.code };
            if self.shown[word.kind].contains(relation) {
                self.read.entry((word.kind.to_owned(), relation.to_owned())).or_insert_with(|| place.to_owned());
            } else {
                let whose = if word.elsewhere { " of the other school" } else { "" };
                leaks.push(format!("{place}: `{}` reads `{}`{whose} ({})", asker.code, word.kind, word.text));
            }
        }
        leaks
    }

    /// What somebody may read, and found nowhere.
    pub fn never_read(&self) -> Vec<String> {
        let all =
            self.shown.iter().flat_map(|(kind, people)| people.iter().map(move |one| (kind.clone(), one.clone())));
        all.filter(|pair| !self.read.contains_key(pair))
            .map(|(kind, one)| format!("`{one}` may read `{kind}`, and found it nowhere"))
            .collect()
    }

    /// The kinds of words in a text, and whether they are of the other school.
    pub fn in_text(&self, text: &str) -> BTreeSet<(&'static str, bool)> {
        let text = text.to_lowercase();
        self.words.iter().filter(|word| text.contains(&word.text)).map(|word| (word.kind, word.elsewhere)).collect()
    }
}
