//! What stands between the cells of a list.

/// What may stand there, the most usual first: it wins where two do equally well.
const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// Spreadsheets may write `sep=;` above the heading, with or without quotation marks, and with empty cells behind it
/// when the list was saved again. Returns what follows, that separator, and how many lines were left out.
pub(super) fn without_hint(text: &str) -> (&str, Option<u8>, usize) {
    let begin = text.find(|c: char| !c.is_whitespace()).unwrap_or(0);
    let line = text[..begin].rfind('\n').map_or(0, |end| end + 1);
    let Some((first, rest)) = text[line..].split_once('\n') else { return (text, None, 0) };
    match hint(first) {
        Some(separator) => (rest, Some(separator), 1 + text[..line].matches('\n').count()),
        None => (text, None, 0),
    }
}

/// "\t" may stand there as a tab, or as people write one.
fn hint(line: &str) -> Option<u8> {
    let line: String = line.replace("\\t", "\t").chars().filter(|c| !matches!(c, '"' | '\'' | ' ')).collect();
    let (name, value) = line.split_at_checked(4)?;
    let separator = *value.as_bytes().first()?;
    let rest_is_empty = value.bytes().all(|byte| SEPARATORS.contains(&byte));
    (name.eq_ignore_ascii_case("sep=") && rest_is_empty).then_some(separator)
}

/// The separator under which most headings are known; where several do equally well the one that the list names, else
/// the first of [`SEPARATORS`]. Where no heading is known under any, and none is named, the one that makes most cells.
/// A list that was saved with another one keeps the line that names the old.
pub(super) fn separator_of(text: &str, hint: Option<u8>, is_known: impl Fn(&str) -> bool) -> u8 {
    let known = |separator| {
        let mut reader =
            csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(text.trim_start().as_bytes());
        let mut heading = csv::StringRecord::new();
        match reader.read_record(&mut heading) {
            Ok(true) => match heading.iter().filter(|cell| is_known(cell)).count() {
                0 if hint.is_none() => (0, heading.len()),
                known => (known, 0),
            },
            _ => (0, 0),
        }
    };
    // The first of the best: the last one that `max_by_key` would give is the least usual.
    let by_rank = SEPARATORS.into_iter().rev().chain(hint);
    by_rank.max_by_key(|separator| known(*separator)).unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::{separator_of, without_hint};

    #[test]
    fn a_hint_is_understood_in_every_dress() {
        for (line, separator) in [
            ("sep=;", b';'),
            ("\"sep=;\"", b';'),
            ("sep=;;;;;", b';'),
            ("\"sep=,\",,,", b','),
            ("SEP=\t", b'\t'),
            ("\"sep=\t\"", b'\t'),
            (" sep = ; ", b';'),
            ("sep=|", b'|'),
            ("'sep=;'", b';'),
            ("sep=\\t", b'\t'),
        ] {
            let text = format!("{line}\nnaam");
            assert_eq!(without_hint(&text), ("naam", Some(separator), 1), "{line:?}");
        }
        assert_eq!(without_hint("\n \nsep=;\nnaam"), ("naam", Some(b';'), 3));
        for text in ["naam;taal\nAnna;nl", "sep=\nnaam", "sep=x\nnaam", "sep", "sép=;\nnaam"] {
            assert_eq!(without_hint(text), (text, None, 0));
        }
    }

    #[test]
    fn the_headings_say_what_stands_between_them() {
        let with = |text, hint| separator_of(text, hint, |cell| ["naam", "taal"].contains(&cell));
        let separator = |text| with(text, None);
        assert_eq!(with("naam;taal", Some(b',')), b';', "saved with another one");
        assert_eq!(with("kleur,maat", Some(b'|')), b'|', "nothing is known");
        assert_eq!(separator("naam\ttaal\nAnna;x\tnl"), b'\t');
        assert_eq!(separator("naam|taal"), b'|');
        assert_eq!(separator("naam,taal"), b',');
        assert_eq!(separator("naam"), b';');
        assert_eq!(separator("kleur,maat,soort;stof"), b',', "nothing is known: most cells");
    }
}
