//! Which letters the bytes of a list mean: UTF-8 and UTF-16 say so themselves, all others are guessed by how well
//! the words come out.

use std::collections::BTreeSet;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254};

use super::doubt::{is_western, plausible, repaired};
use crate::coded::coded;

coded! {
    /// How a list was written.
    pub enum Charset {
        Utf8 = "utf-8",
        Utf16 = "utf-16",
        /// Western European Windows, as Dutch and English computers have it.
        Windows = "windows-1252",
        Macintosh = "macintosh",
        /// Code page 850, of DOS and of old personnel systems.
        Dos = "ibm850",
        CentralEuropean = "windows-1250",
        Turkish = "windows-1254",
    }
}

impl Charset {
    /// Those that do not say so themselves, the most usual first: it wins where two do equally well.
    pub const GUESSED: [Self; 5] = [Self::Windows, Self::Macintosh, Self::Dos, Self::CentralEuropean, Self::Turkish];

    fn decode(self, bytes: &[u8]) -> String {
        let encoding = match self {
            Self::Dos => return bytes.iter().map(|byte| dos(*byte)).collect(),
            Self::Utf8 | Self::Utf16 => UTF_8,
            Self::Windows => WINDOWS_1252,
            Self::Macintosh => MACINTOSH,
            Self::CentralEuropean => WINDOWS_1250,
            Self::Turkish => WINDOWS_1254,
        };
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    }

    /// What a detector of other people's found, where it is one of these.
    fn of(encoding: &'static Encoding) -> Option<Self> {
        let known = [(WINDOWS_1250, Self::CentralEuropean), (WINDOWS_1254, Self::Turkish)];
        known.into_iter().find(|(one, _)| *one == encoding).map(|(_, charset)| charset)
    }
}

/// A guess is sure when it does this much better than the next one.
const SURE_BY: i32 = 3;
/// The word that stands above the private addresses of nearly every list, with the letter that tells.
const KNOWN_WORD: &str = "privé";
/// What it counts for, more than any name.
const KNOWN: i32 = 60;
/// What the detector's word counts for, beside how the words come out.
const DETECTED: i32 = 2;

/// The text of a file, and what is not sure about it.
pub(super) struct Decoded {
    /// LF for every end of line.
    pub text: String,
    pub charset: Charset,
    /// Whether the file does not say itself how it was written.
    pub is_guessed: bool,
    /// The lines, counted from 1, in which letters may be others.
    pub unsure_lines: BTreeSet<usize>,
}

/// Reads the letters; `asked` says how, where the file does not say so itself. `None` where it is no text.
pub(super) fn decoded(bytes: &[u8], asked: Option<Charset>) -> Option<Decoded> {
    let sure = |text, charset| Decoded { text, charset, is_guessed: false, unsure_lines: BTreeSet::new() };
    let marked = marked(bytes);
    let rest = marked.map_or(bytes, |(_, rest)| rest);
    let decoded = match (marked, std::str::from_utf8(rest)) {
        (Some((encoding, _)), _) if encoding != UTF_8 => {
            sure(encoding.decode_without_bom_handling(rest).0.into_owned(), Charset::Utf16)
        }
        (_, Ok(text)) => sure(text.to_owned(), Charset::Utf8),
        (_, Err(_)) => guessed(rest, asked.filter(|charset| Charset::GUESSED.contains(charset))),
    };
    // Text never holds a NUL; a workbook saved under another name does.
    if decoded.text.contains('\0') {
        return None;
    }
    Some(Decoded { text: repaired(&with_line_feeds(&decoded.text)), ..decoded })
}

fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The encoding a file says it has, and what follows: by a mark at its beginning, or by the empty half that every
/// Latin letter has in UTF-16.
fn marked(bytes: &[u8]) -> Option<(&'static Encoding, &[u8])> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Some((encoding, &bytes[length..]));
    }
    let empty = |half: usize| bytes.chunks_exact(2).filter(|pair| pair[half] == 0 && pair[1 - half] != 0).count();
    let most = (bytes.len() / 2) * 3 / 4;
    match (empty(0), empty(1)) {
        _ if most < 4 => None,
        (big, _) if big > most => Some((UTF_16BE, bytes)),
        (_, little) if little > most => Some((UTF_16LE, bytes)),
        _ => None,
    }
}

/// A file with bytes that are no UTF-8.
fn guessed(bytes: &[u8], asked: Option<Charset>) -> Decoded {
    let is_mixed = is_mostly_utf8(bytes);
    let read =
        |bytes: &[u8], charset: Charset| if is_mixed { with_strays(bytes, charset) } else { charset.decode(bytes) };
    let (charset, is_sure) = asked.map_or_else(|| best(bytes, read), |charset| (charset, true));
    let text = read(bytes, charset);
    let is_unsure = |line: &str, raw: &[u8]| {
        if is_mixed { std::str::from_utf8(raw).is_err() } else { !is_sure && !line.is_ascii() }
    };
    // Both are cut at the same ends: no charset here has another line feed.
    let unsure_lines = match asked {
        Some(_) => BTreeSet::new(),
        None => {
            let numbered = with_line_feeds(&text);
            let raw = lines_of(bytes);
            let pairs = numbered.split('\n').zip(raw).zip(1..);
            pairs.filter(|((line, raw), _)| is_unsure(line, raw)).map(|(_, number)| number).collect()
        }
    };
    Decoded { text, charset, is_guessed: true, unsure_lines }
}

/// The lines of a file, whichever way they end.
fn lines_of(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let now = rest?;
        let Some(end) = now.iter().position(|byte| matches!(byte, b'\r' | b'\n')) else {
            rest = None;
            return Some(now);
        };
        let length = if now[end..].starts_with(b"\r\n") { 2 } else { 1 };
        rest = Some(&now[end + length..]);
        Some(&now[..end])
    })
}

/// One stray byte garbles nothing else.
fn with_strays(bytes: &[u8], charset: Charset) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&charset.decode(chunk.invalid()));
    }
    text
}

/// As many letters of names here, or far more of any script, are UTF-8 as bytes are not: two letters of another charset
/// may look like one by chance.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut western, mut any, mut strays) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        let foreign = || chunk.valid().chars().filter(|c| !c.is_ascii());
        any += foreign().count();
        western += foreign().filter(|c| is_western(*c)).count();
        strays += usize::from(!chunk.invalid().is_empty());
    }
    (western > 0 && western >= strays) || any > 4 * strays
}

/// The charset under which the words come out best, and whether it does so by far.
fn best(bytes: &[u8], decode: impl Fn(&[u8], Charset) -> String) -> (Charset, bool) {
    let words = foreign_cells(bytes);
    let detected = detected(bytes);
    let read = |charset: Charset| words.iter().map(|word| decode(word, charset)).collect::<Vec<_>>();
    let usual = read(Charset::Windows);
    let mut readings: Vec<(Charset, i32, Vec<String>)> = Vec::new();
    for charset in Charset::GUESSED {
        let is_detected = detected == Some(charset);
        let is_rare = matches!(charset, Charset::CentralEuropean | Charset::Turkish);
        let texts = read(charset);
        // A rare one has to be detected, and to make a difference.
        if is_rare && (!is_detected || texts == usual) {
            continue;
        }
        let known = texts.iter().filter(|text| text.to_lowercase().contains(KNOWN_WORD)).map(|_| KNOWN);
        let told: i32 = texts.iter().map(|text| plausible(text)).chain(known).sum();
        readings.push((charset, told + if is_detected { DETECTED } else { 0 }, texts));
    }
    // Stable: the most usual stays in front of one that does no better.
    readings.sort_by_key(|(_, score, _)| std::cmp::Reverse(*score));
    let Some((charset, score, texts)) = readings.first() else { return (Charset::Windows, false) };
    // One that gives the same letters is no rival.
    let rival = readings.iter().find(|(_, _, others)| others != texts);
    let is_sure = rival.is_none_or(|(_, other, _)| score - other >= SURE_BY);
    (*charset, is_sure)
}

fn detected(bytes: &[u8]) -> Option<Charset> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Charset::of(detector.guess(Some(b"nl"), Utf8Detection::Deny))
}

/// The cells, or parts of them, with bytes that are no UTF-8, each once.
fn foreign_cells(bytes: &[u8]) -> BTreeSet<&[u8]> {
    bytes
        .split(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic() && *byte != b'\'' && *byte != b' ')
        .filter(|word| std::str::from_utf8(word).is_err())
        .collect()
}

/// What the upper half of code page 850 holds (Unicode's mapping table `CP850.TXT`), in order.
const DOS: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The upper half of code page 437 (`CP437.TXT`). It has the letters of names here at the places of 850, so that a file
/// is read with 850; what was encoded twice shows the signs in which they differ.
const DOS_437: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

fn dos(byte: u8) -> char {
    match byte.checked_sub(0x80) {
        None => char::from(byte),
        Some(index) => DOS.chars().nth(usize::from(index)).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// The bytes that somebody else may have read as these letters, one reading after the other.
pub(super) fn misread(text: &str) -> impl Iterator<Item = Vec<u8>> {
    let single = |encoding: &'static Encoding| {
        let (bytes, _, is_unmappable) = encoding.encode(text);
        (!is_unmappable).then(|| bytes.into_owned())
    };
    let dos = |page: &str| {
        let byte = |c: char| match page.chars().position(|known| known == c) {
            Some(index) => u8::try_from(index + 0x80).ok(),
            None => u8::try_from(c).ok().filter(u8::is_ascii),
        };
        text.chars().map(byte).collect::<Option<Vec<u8>>>()
    };
    // ISO 8859-1 gives every byte the letter of its number.
    let latin = || text.chars().map(|c| u8::try_from(c).ok()).collect();
    [single(WINDOWS_1252), latin(), single(MACINTOSH), dos(DOS), dos(DOS_437)].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::{Charset, DOS, DOS_437, dos};

    #[test]
    fn the_code_pages_are_complete() {
        assert_eq!([DOS, DOS_437].map(|page| page.chars().count()), [128, 128]);
        assert_eq!([dos(0x82), dos(0x89), dos(0xa4), dos(0xff), dos(b'a')], ['é', 'ë', 'ñ', '\u{a0}', 'a']);
        assert_eq!(Charset::Dos.decode(b"Andr\x82"), "André");
    }
}
