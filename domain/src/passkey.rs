//! What somebody calls a passkey of theirs.

/// The longest name of a passkey, in characters.
pub const PASSKEY_NAME_MAX_CHARS: usize = 60;

/// A passkey's name: trimmed, one line, not empty, at most [`PASSKEY_NAME_MAX_CHARS`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyName(String);

/// Why a text is no name for a passkey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPasskeyName {
    #[error("a name is missing")]
    Empty,
    #[error("a name has at most {PASSKEY_NAME_MAX_CHARS} characters")]
    TooLong,
}

impl PasskeyName {
    /// Reads a name; white space and control characters fold into single spaces.
    pub fn parse(text: &str) -> Result<Self, NotAPasskeyName> {
        let parts = text.split(|sign: char| sign.is_whitespace() || sign.is_control());
        let folded = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        match folded.chars().count() {
            0 => Err(NotAPasskeyName::Empty),
            1..=PASSKEY_NAME_MAX_CHARS => Ok(Self(folded)),
            _ => Err(NotAPasskeyName::TooLong),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{NotAPasskeyName, PASSKEY_NAME_MAX_CHARS, PasskeyName};

    #[test]
    fn a_name_is_one_line_that_somebody_can_read() {
        let name = PasskeyName::parse("  Laptop \r\n van  het\twerk ");
        assert_eq!(name.as_ref().map(PasskeyName::as_str), Ok("Laptop van het werk"));
        assert_eq!(PasskeyName::parse(" \t\u{0}"), Err(NotAPasskeyName::Empty));
        assert!(PasskeyName::parse(&"é".repeat(PASSKEY_NAME_MAX_CHARS)).is_ok());
        assert_eq!(PasskeyName::parse(&"é".repeat(PASSKEY_NAME_MAX_CHARS + 1)), Err(NotAPasskeyName::TooLong));
    }
}
