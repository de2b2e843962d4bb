//! The fields of a text in both languages, and reading them back.

use super::{EditFault, EditFaultKind, fault};
use crate::language::Language;
use crate::organisation::Sector;
use crate::questionnaire::item::{Item, Kind};
use crate::questionnaire::reading::clean_text;
use crate::questionnaire::texts::{Bilingual, Words, unknown_placeholder};

/// The fields of one text as it stands: `{name}.nl`, `{name}.en`, and `{name}.text_for.{sector}.nl` for
/// each sector that has words of its own.
pub fn words_fields(name: &str, text: &Bilingual) -> Vec<(String, String)> {
    text.wordings().map(|(end, words)| (format!("{name}.{end}"), words.to_owned())).collect()
}

/// Reads one text from its fields: one line each, neither empty nor longer than `max` characters, and
/// with no placeholder that nobody fills. A sector gets words of its own where both languages are filled
/// in, and loses them where both are emptied; one whose fields were not posted keeps what it has.
pub(crate) fn read_words(
    name: &str,
    fields: &[(String, String)],
    max: usize,
    text: &mut Bilingual,
    faults: &mut Vec<EditFault>,
) {
    let mut read = |end: &str| {
        let field = format!("{name}.{end}");
        let words = line(fields, &field);
        let is = words.chars().count();
        if is == 0 {
            faults.push(fault(field, EditFaultKind::Missing));
        } else if is > max {
            faults.push(fault(field, EditFaultKind::TooLong { max, is }));
        } else if let Some(unknown) = unknown_placeholder(&words) {
            faults.push(fault(field, EditFaultKind::UnknownPlaceholder { name: unknown.to_owned() }));
        }
        words
    };
    text.nl = read(Language::Nl.tag());
    text.en = read(Language::En.tag());
    for &sector in Sector::ALL {
        let ends = Language::ALL.map(|language| format!("text_for.{sector}.{language}"));
        let of = |end: &String| format!("{name}.{end}");
        if !fields.iter().any(|(posted, _)| ends.iter().any(|end| *posted == of(end))) {
            continue;
        }
        if ends.iter().all(|end| line(fields, &of(end)).is_empty()) {
            text.text_for.remove(&sector);
        } else {
            let [nl, en] = &ends;
            text.text_for.insert(sector, Words { nl: read(nl), en: read(en) });
        }
    }
}

/// What was typed in a field, as one line.
fn line(fields: &[(String, String)], field: &str) -> String {
    let typed = fields.iter().find(|(posted, _)| posted == field).map_or("", |(_, value)| value.as_str());
    clean_text(typed).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All texts of an item, each with the beginning of its fields' names.
pub(super) fn texts_of(item: &mut Item) -> Vec<(String, &mut Bilingual)> {
    let mut texts = vec![("text".to_owned(), &mut item.text)];
    texts.extend(item.text_in.iter_mut().map(|(variant, text)| (format!("in.{variant}"), text)));
    texts.extend(item.text_past.iter_mut().map(|text| ("past".to_owned(), text)));
    if let Kind::Choice { options } = &mut item.kind {
        texts.extend(options.iter_mut().map(|option| (format!("option.{}", option.key), &mut option.text)));
    }
    texts
}
