//! Names of people whom the program knows, taken out of a text.
//!
//! A whole name, or a surname with what stands before it, is known however it is written. A single word of a name is
//! known too, and there a text and a name can mean different things ("Meer rust" is no colleague named Van der Meer):
//! so a word of a colleague's name counts where it begins with a capital, and the surname behind a prefix not where a
//! sentence begins. Of whoever wrote the text every word counts. A word that everybody uses counts within a sentence and
//! with a capital only, whoever has it in their name: what is taken out elsewhere would say who wrote it.
//!
//! The genitive of a name is that name; signs that nobody sees part no word, and apostrophes part none that a name has.
//!
//! Deliberately absent: guessing at names that the program does not know. The question asks for none.

use std::collections::HashMap;

use crate::folded::{folded, is_mark};
use crate::person::{APOSTROPHES, is_everyday, is_prefix, is_unseen, search_words, stands_before_surnames};

/// What stands in the place of a name.
pub const NAMELESS: &str = "[naam]";

/// Shorter words of names are too common as words: "an", "bo".
const WORD_CHARACTERS: usize = 3;
/// A first name of so many letters counts without a capital too.
const FIRST_NAME_CHARACTERS: usize = 4;
/// Words of a name that are written as one are known from so many letters on.
const JOINED_CHARACTERS: usize = 5;
/// The most signs between two words of one name: a space, a hyphen, ", ".
const BETWEEN_CHARACTERS: usize = 2;
/// The most words that apostrophes part and a name joins: more than "van 't" and "O'" have.
const APART: usize = 4;

/// How a single word has to stand in a text to be a name. The later of two counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// With a capital, and not where a sentence begins.
    CapitalWithin,
    Capital,
    Anyhow,
}

/// The text without names: those of its writer (`own`: the whole name and its parts), and of colleagues (`staff`: whole
/// names). Each is replaced by [`NAMELESS`]; everything else stays as it was.
pub fn without_names(text: &str, own: &[String], staff: &[String]) -> String {
    let known = Known::new(own, staff);
    let words = words(text);
    let mut without = String::with_capacity(text.len());
    let (mut copied, mut at) = (0, 0);
    while let Some(word) = words.get(at) {
        let length = known.name_at(text, &words, at);
        if length == 0 {
            at += 1;
            continue;
        }
        let last = words.get(at + length - 1).unwrap_or(word);
        without.push_str(&text[copied..word.start]);
        without.push_str(NAMELESS);
        copied = last.end;
        at += length;
    }
    without.push_str(&text[copied..]);
    without
}

/// A word of the text: from where to where in bytes, and folded.
struct Word {
    start: usize,
    end: usize,
    folded: String,
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        // Some apostrophes are letters to Unicode.
        let is_letter = (c.is_alphanumeric() || is_mark(c)) && !APOSTROPHES.contains(&c);
        match (start, is_letter) {
            (None, true) => start = Some(at),
            (Some(from), false) if !is_unseen(c) => {
                words.push(Word { start: from, end: at, folded: folded(&text[from..at]) });
                start = None;
            }
            _ => {}
        }
    }
    words
}

#[derive(Default)]
struct Known {
    /// Several words in a row, by the first.
    rows: HashMap<String, Vec<Vec<String>>>,
    single: HashMap<String, Standing>,
}

impl Known {
    fn new(own: &[String], staff: &[String]) -> Self {
        let mut known = Self::default();
        for name in own {
            let words = folded_words(name);
            known.add_rows(&words);
            known.add_joined(name, &words);
            for word in words.iter().filter(|word| !stands_before_surnames(word)) {
                let is_long = word.chars().count() >= WORD_CHARACTERS;
                known.add(word, if is_long { Standing::Anyhow } else { Standing::Capital });
            }
        }
        for name in staff {
            let words = folded_words(name);
            known.add_rows(&words);
            known.add_joined(name, &words);
            known.add_words_of_colleague(&words);
        }
        known
    }

    /// What people write as one word of a name that has several: "OTester", "Vanderproef".
    fn add_joined(&mut self, name: &str, words: &[String]) {
        for joined in search_words(name).iter().filter(|word| !words.contains(word)) {
            if joined.chars().count() >= JOINED_CHARACTERS {
                self.add(joined, Standing::Capital);
            }
        }
    }

    /// The whole name, and what begins with its first prefix.
    fn add_rows(&mut self, name: &[String]) {
        let surname = name.iter().skip(1).position(|word| is_prefix(word)).map(|at| at + 1);
        for row in [Some(0), surname].into_iter().flatten().filter_map(|from| name.get(from..)) {
            if let [first, _, ..] = row {
                self.rows.entry(first.clone()).or_default().push(row.to_vec());
            }
        }
    }

    fn add_words_of_colleague(&mut self, name: &[String]) {
        for (at, word) in name.iter().enumerate() {
            let characters = word.chars().count();
            if stands_before_surnames(word) || characters < WORD_CHARACTERS {
                continue;
            }
            let is_behind_prefix =
                at.checked_sub(1).and_then(|before| name.get(before)).is_some_and(|it| is_prefix(it));
            let standing = match at {
                0 if characters >= FIRST_NAME_CHARACTERS => Standing::Anyhow,
                _ if is_behind_prefix => Standing::CapitalWithin,
                _ => Standing::Capital,
            };
            self.add(word, standing);
        }
    }

    fn add(&mut self, word: &str, standing: Standing) {
        let standing = if is_everyday(word) { Standing::CapitalWithin } else { standing };
        let there = self.single.entry(word.to_owned()).or_insert(standing);
        *there = (*there).max(standing);
    }

    /// How many words from this one on are a name; nought where it is none.
    fn name_at(&self, text: &str, words: &[Word], at: usize) -> usize {
        let Some(word) = words.get(at) else { return 0 };
        let rows = self.rows.get(&word.folded).into_iter().flatten();
        let longest = rows.filter(|row| is_row(text, &words[at..], row)).map(Vec::len).max();
        longest.unwrap_or_else(|| self.single_at(text, word, &words[at..]))
    }

    /// The same, of one word, or of some that apostrophes part and that are one.
    fn single_at(&self, text: &str, word: &Word, from_here: &[Word]) -> usize {
        let mut joined = word.folded.clone();
        let mut length = usize::from(self.is_single(text, word.start, &joined));
        for (before, (one, other)) in (1..APART).zip(from_here.iter().zip(from_here.iter().skip(1))) {
            let between = &text[one.end..other.start];
            // The sign of a genitive stays where it is.
            if between.chars().count() != 1 || !between.contains(APOSTROPHES) || other.folded == "s" {
                break;
            }
            joined.push_str(&other.folded);
            if self.is_single(text, word.start, &joined) {
                length = before + 1;
            }
        }
        length
    }

    fn is_single(&self, text: &str, start: usize, folded: &str) -> bool {
        let has_capital = text[start..].chars().next().is_some_and(char::is_uppercase);
        let counts = |word: &str| match self.single.get(word) {
            None => false,
            Some(Standing::Anyhow) => true,
            Some(Standing::Capital) => has_capital,
            Some(Standing::CapitalWithin) => has_capital && !begins_sentence(&text[..start]),
        };
        counts(folded) || folded.strip_suffix('s').is_some_and(counts)
    }
}

fn folded_words(name: &str) -> Vec<String> {
    words(name).into_iter().map(|word| word.folded).collect()
}

/// Whether these words begin with this row, the last of which may be a genitive, with hardly anything in between.
fn is_row(text: &str, words: &[Word], row: &[String]) -> bool {
    let Some(words) = words.get(..row.len()) else { return false };
    let is_near = |pair: &[Word]| match pair {
        [one, other] => {
            let between = &text[one.end..other.start];
            between.chars().count() <= BETWEEN_CHARACTERS && !between.contains(['.', '!', '?', '\n'])
        }
        _ => true,
    };
    let is_word = |(at, (word, known)): (usize, (&Word, &String))| {
        let is_last = at + 1 == row.len();
        word.folded == *known || is_last && word.folded.strip_suffix('s') == Some(known.as_str())
    };
    words.iter().zip(row).enumerate().all(is_word) && words.windows(2).all(is_near)
}

/// Whether a sentence begins behind this.
fn begins_sentence(before: &str) -> bool {
    let row = before.rsplit('\n').next().unwrap_or_default().trim_end();
    row.is_empty() || row.ends_with(['.', '!', '?', ':', '…'])
}
