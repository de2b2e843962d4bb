//! The fields of a text in both languages, and reading them back.

use super::{EditFault, EditFaultKind, fault};
use crate::language::Language;
use crate::questionnaire::item::{Item, Kind};
use crate::questionnaire::reading::clean_text;
use crate::questionnaire::texts::{Bilingual, unknown_placeholder};

/// The fields of one text as it stands: `{name}.nl`, `{name}.en`, and `{name}.text_for.{sector}.nl` for
/// each sector that has words of its own.
pub fn words_fields(name: &str, text: &Bilingual) -> Vec<(String, String)> {
    text.wordings().map(|(end, words)| (format!("{name}.{end}"), words.to_owned())).collect()
}

/// Reads one text from its fields: one line each, neither empty nor longer than `max` characters, and
/// with no placeholder that nobody fills. Sectors that have words of their own keep having them.
pub(crate) fn read_words(
    name: &str,
    fields: &[(String, String)],
    max: usize,
    text: &mut Bilingual,
    faults: &mut Vec<EditFault>,
) {
    let mut read = |end: &str, words: &mut String| {
        let field = format!("{name}.{end}");
        let typed = fields.iter().find(|(posted, _)| *posted == field).map_or("", |(_, value)| value.as_str());
        *words = clean_text(typed).split_whitespace().collect::<Vec<_>>().join(" ");
        let is = words.chars().count();
        if is == 0 {
            faults.push(fault(field, EditFaultKind::Missing));
        } else if is > max {
            faults.push(fault(field, EditFaultKind::TooLong { max, is }));
        } else if let Some(unknown) = unknown_placeholder(words) {
            faults.push(fault(field, EditFaultKind::UnknownPlaceholder { name: unknown.to_owned() }));
        }
    };
    read(Language::Nl.tag(), &mut text.nl);
    read(Language::En.tag(), &mut text.en);
    for (sector, words) in &mut text.text_for {
        read(&format!("text_for.{sector}.nl"), &mut words.nl);
        read(&format!("text_for.{sector}.en"), &mut words.en);
    }
}

/// All texts of an item, each with the beginning of its fields' names.
pub(super) fn texts_of(item: &mut Item) -> Vec<(String, &mut Bilingual)> {
    let mut texts = vec![("text".to_owned(), &mut item.text)];
    texts.extend(item.text_in.iter_mut().map(|(variant, text)| (format!("in.{variant}"), text)));
    if let Kind::Choice { options } = &mut item.kind {
        texts.extend(options.iter_mut().map(|option| (format!("option.{}", option.key), &mut option.text)));
    }
    texts
}
