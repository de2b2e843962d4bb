//! What HR may change in the next version of the guides: notes, themes and their questions.

use super::{Guide, GuideKey, GuideTheme, Guides, TalkTheme, check};
use crate::language::Language;
use crate::questionnaire::{
    Bilingual, EditFault, EditFaultKind, ItemKey, MOST_WORDS, clean_text, read_words, unknown_placeholder, words_fields,
};

/// The most characters of a note for the adviser.
pub const MOST_NOTE: usize = 1000;

/// The fields of a guide as it stands: `note.nl`, and per theme `theme.{row}.key`, `.title.nl` and
/// `.questions.nl`, with one question a line.
pub fn guide_fields(guide: &Guide) -> Vec<(String, String)> {
    let mut fields = words_fields("note", &guide.note);
    for (row, theme) in guide.themes.iter().enumerate() {
        fields.push((format!("theme.{row}.key"), theme.key.to_string()));
        fields.extend(words_fields(&format!("theme.{row}.title"), &theme.title));
        for language in Language::ALL {
            let lines: Vec<&str> = theme.questions.iter().map(|question| question.raw(language)).collect();
            fields.push((format!("theme.{row}.questions.{language}"), lines.join("\n")));
        }
    }
    fields
}

impl Guides {
    /// The version after this one, to be edited: the same content, one number higher.
    pub fn next(&self) -> Self {
        Self { version: self.version + 1, ..self.clone() }
    }

    /// The same guides under another number: what is imported becomes the next version here.
    pub fn with_version(&self, version: u32) -> Self {
        Self { version: version.max(1), ..self.clone() }
    }

    /// Other words for a guide. Rows of themes are read in order; one that is wholly empty takes the
    /// theme out, one without a key adds a theme.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn reword_guide(&self, key: GuideKey, fields: &[(String, String)]) -> Result<Self, Vec<EditFault>> {
        let mut next = self.clone();
        let mut faults = Vec::new();
        let Some(guide) = next.guides.iter_mut().find(|guide| guide.key == key) else { return Ok(next) };
        read_words("note", fields, MOST_NOTE, &mut guide.note, &mut faults);
        let before = std::mem::take(&mut guide.themes);
        for row in 0..rows(fields) {
            if !is_empty(row, fields) {
                let theme = read_theme(row, fields, &before, &guide.themes, self.version, &mut faults);
                guide.themes.extend(theme);
            }
        }
        if guide.themes.is_empty() && faults.is_empty() {
            faults.push(EditFault { field: "theme.0.title.nl".to_owned(), kind: EditFaultKind::Missing });
        }
        finish(next, faults)
    }

    /// Another open question to ask about a theme, from `{theme}.nl` and `{theme}.en` of each theme.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn reword_themes(&self, fields: &[(String, String)]) -> Result<Self, Vec<EditFault>> {
        let mut next = self.clone();
        let mut faults = Vec::new();
        for words in &mut next.themes {
            read_words(words.key.code(), fields, MOST_WORDS, &mut words.question, &mut faults);
        }
        finish(next, faults)
    }

    /// The fields of [`Guides::reword_themes`] as they stand.
    pub fn theme_fields(&self) -> Vec<(String, String)> {
        let of = |key: &TalkTheme| self.question(*key).map(|text| words_fields(key.code(), text)).unwrap_or_default();
        TalkTheme::ALL.iter().flat_map(of).collect()
    }
}

fn finish(next: Guides, faults: Vec<EditFault>) -> Result<Guides, Vec<EditFault>> {
    if !faults.is_empty() {
        return Err(faults);
    }
    // What only the whole file shows to be wrong, which no form of ours can post.
    let found = check::faults(&next, "");
    if found.is_empty() {
        return Ok(next);
    }
    Err(found.into_iter().map(|fault| EditFault { field: fault.path, kind: EditFaultKind::Choose }).collect())
}

fn value<'f>(fields: &'f [(String, String)], name: &str) -> &'f str {
    fields.iter().find(|(posted, _)| posted == name).map_or("", |(_, value)| value.as_str())
}

/// More themes than a talk has room for; what comes behind them is not read.
const MOST_ROWS: usize = 20;

fn rows(fields: &[(String, String)]) -> usize {
    let row = |name: &str| name.strip_prefix("theme.")?.split_once('.')?.0.parse::<usize>().ok();
    fields.iter().filter_map(|(name, _)| row(name)).max().map_or(0, |last| (last + 1).min(MOST_ROWS))
}

fn is_empty(row: usize, fields: &[(String, String)]) -> bool {
    ["title.nl", "title.en", "questions.nl", "questions.en"]
        .iter()
        .all(|end| clean_text(value(fields, &format!("theme.{row}.{end}"))).is_empty())
}

fn read_theme(
    row: usize,
    fields: &[(String, String)],
    before: &[GuideTheme],
    so_far: &[GuideTheme],
    version: u32,
    faults: &mut Vec<EditFault>,
) -> Option<GuideTheme> {
    let posted = value(fields, &format!("theme.{row}.key"));
    let is_new = |key: &ItemKey| !before.iter().chain(so_far).any(|theme| theme.key == *key);
    let there = before.iter().find(|theme| theme.key.as_str() == posted && !so_far.iter().any(|t| t.key == theme.key));
    let key = match there {
        Some(theme) => theme.key.clone(),
        None => (1..).map_while(|n| ItemKey::parse(&format!("theme_{version}_{n}")).ok()).find(is_new)?,
    };
    let mut title = there.map(|theme| theme.title.clone()).unwrap_or_default();
    read_words(&format!("theme.{row}.title"), fields, MOST_WORDS, &mut title, faults);
    let [nl, en] = Language::ALL.map(|language| lines(row, language, fields, faults));
    if !nl.is_empty() && !en.is_empty() && nl.len() != en.len() {
        let kind = EditFaultKind::NotAsMany { nl: nl.len(), en: en.len() };
        faults.push(EditFault { field: format!("theme.{row}.questions.en"), kind });
    }
    let kept = |nl: &String, en: &String| {
        let same = |question: &&Bilingual| question.nl == *nl || question.en == *en;
        let text_for =
            there.and_then(|theme| theme.questions.iter().find(same)).map(|question| question.text_for.clone());
        Bilingual { nl: nl.clone(), en: en.clone(), text_for: text_for.unwrap_or_default() }
    };
    Some(GuideTheme { key, title, questions: nl.iter().zip(&en).map(|(nl, en)| kept(nl, en)).collect() })
}

/// The questions of one language, one a line.
fn lines(row: usize, language: Language, fields: &[(String, String)], faults: &mut Vec<EditFault>) -> Vec<String> {
    let field = format!("theme.{row}.questions.{language}");
    let lines: Vec<String> = clean_text(value(fields, &field))
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect();
    let mut wrong = |kind| faults.push(EditFault { field: field.clone(), kind });
    if lines.is_empty() {
        wrong(EditFaultKind::Missing);
    }
    if let Some(long) = lines.iter().find(|line| line.chars().count() > MOST_WORDS) {
        wrong(EditFaultKind::TooLong { max: MOST_WORDS, is: long.chars().count() });
    }
    if let Some(name) = lines.iter().find_map(|line| unknown_placeholder(line)) {
        wrong(EditFaultKind::UnknownPlaceholder { name: name.to_owned() });
    }
    lines
}
