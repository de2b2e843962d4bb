//! What is wrong with a file: where, on which line, and why. Reasons are typed, so that a page says them
//! in the language of its reader; `Display` says them in English, for logs and for the command line.

/// Something wrong in a data file or in stored answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line in the file, from 1, where it is known.
    pub line: Option<usize>,
    /// Where, in words of the format: `items.reasons.kind.max`. Empty for the file as a whole.
    pub path: String,
    pub reason: Reason,
}

impl Fault {
    pub(crate) fn stored(path: String, reason: impl Into<String>) -> Self {
        Self { line: None, path, reason: Reason::Stored(reason.into()) }
    }

    pub(crate) fn from_json(path: &str, error: &serde_json::Error) -> Self {
        let line = (error.line() > 0).then(|| error.line());
        Self { line, path: path.to_owned(), reason: Reason::of_json(error) }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}", self.reason)
    }
}

/// Why a file is refused. The page has a sentence for each, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    // Not of the format.
    /// No JSON at all, or cut off.
    NotJson {
        says: String,
    },
    UnknownField {
        name: String,
    },
    MissingField {
        name: String,
    },
    FieldTwice {
        name: String,
    },
    /// A code that the format does not have.
    UnknownCode {
        code: String,
    },
    /// No key: lower-case letters, digits and underscores, at most 40.
    NoKey {
        text: String,
    },
    /// A number where words belong, and the like: what stands there, where it is short enough to be named.
    /// `says` is the reader's own remark.
    WrongValue {
        found: Option<String>,
        says: String,
    },
    // Of the format, and against a rule.
    VersionFromOne,
    Twice {
        key: String,
    },
    /// Has to stand there, once.
    NotOnce {
        key: String,
    },
    VariantMissing {
        variant: String,
    },
    NoWords,
    /// In characters.
    TooLong {
        is: usize,
        max: usize,
    },
    NobodyFills {
        name: String,
    },
    NoSuchTheme {
        key: String,
    },
    VariantDoesNotAsk,
    NoVariantAsks,
    /// The most that may be chosen or typed lies between 1 and `most`.
    OutOfRange {
        is: usize,
        most: usize,
    },
    NoReasonsBefore {
        item: String,
    },
    TooFewOptions,
    AsksNothing,
    NotAmongItems {
        key: String,
    },
    NoSuchItem {
        key: String,
    },
    NotTogether {
        theme: String,
    },
    NotOnEarlierScreen {
        source: String,
        item: String,
    },
    TooManyScreens {
        is: usize,
        max: usize,
    },
    NoItemBefore {
        item: String,
    },
    NoAnswerNamed,
    NoSuchAnswer {
        item: String,
        value: String,
    },
    TooManyOwn {
        is: usize,
        max: usize,
    },
    OwnKind,
    NotOptional {
        key: String,
    },
    Needed {
        by: String,
        key: String,
    },
    ThemeWithoutQuestions,
    /// Of stored answers, never of a file that somebody hands in: English is enough.
    Stored(String),
}

impl Reason {
    /// What the reader of JSON says, as far as it can be told apart.
    fn of_json(error: &serde_json::Error) -> Self {
        let says = error.to_string();
        // The place stands in the line.
        let says = says.rsplit_once(" at line ").map_or(says.as_str(), |(says, _)| says).to_owned();
        let quoted = says.split('`').nth(1).unwrap_or_default().to_owned();
        if !error.is_data() {
            Self::NotJson { says }
        } else if says.starts_with("unknown field") {
            Self::UnknownField { name: quoted }
        } else if says.starts_with("missing field") {
            Self::MissingField { name: quoted }
        } else if says.starts_with("duplicate field") {
            Self::FieldTwice { name: quoted }
        } else if says.starts_with("unknown variant") {
            Self::UnknownCode { code: quoted }
        } else if let Some((text, _)) = says.split_once(NO_KEY) {
            Self::NoKey { text: text.trim_matches('"').to_owned() }
        } else {
            let found = says.split(['`', '"']).nth(1).filter(|found| !found.is_empty()).map(str::to_owned);
            Self::WrongValue { found, says }
        }
    }
}

/// How [`super::ItemKey`] refuses a text: after the text, in quotes.
pub(super) const NO_KEY: &str = " is no key: ";

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotJson { says } | Self::WrongValue { says, .. } | Self::Stored(says) => f.write_str(says),
            Self::UnknownField { name } => write!(f, "unknown field `{name}`"),
            Self::MissingField { name } => write!(f, "missing field `{name}`"),
            Self::FieldTwice { name } => write!(f, "duplicate field `{name}`"),
            Self::UnknownCode { code } => write!(f, "unknown variant `{code}`"),
            Self::NoKey { text } => {
                write!(f, "\"{text}\"{NO_KEY}write lower-case letters, digits and underscores, at most 40")
            }
            Self::VersionFromOne => f.write_str("versions are counted from 1"),
            Self::Twice { key } => write!(f, "\"{key}\" stands here twice"),
            Self::NotOnce { key } => write!(f, "\"{key}\" must stand here once"),
            Self::VariantMissing { variant } => write!(f, "the variant \"{variant}\" is missing"),
            Self::NoWords => f.write_str("has no words"),
            Self::TooLong { is, max } => write!(f, "has {is} characters, {max} is the most"),
            Self::NobodyFills { name } => write!(f, "nobody fills {{{name}}}"),
            Self::NoSuchTheme { key } => write!(f, "there is no theme \"{key}\""),
            Self::VariantDoesNotAsk => f.write_str("this variant does not ask the item"),
            Self::NoVariantAsks => f.write_str("no variant asks this item"),
            Self::OutOfRange { is, most } => write!(f, "the most must lie between 1 and {most}, and is {is}"),
            Self::NoReasonsBefore { item } => {
                write!(f, "\"{item}\" is no item before this one that asks for reasons")
            }
            Self::TooFewOptions => f.write_str("a choice needs two options at least"),
            Self::AsksNothing => f.write_str("asks nothing"),
            Self::NotAmongItems { key } => write!(f, "\"{key}\" is not among the items of this variant"),
            Self::NoSuchItem { key } => write!(f, "there is no item \"{key}\""),
            Self::NotTogether { theme } => write!(f, "the items of the theme \"{theme}\" do not stand together"),
            Self::NotOnEarlierScreen { source, item } => {
                write!(f, "\"{source}\" must be asked on a screen before \"{item}\"")
            }
            Self::TooManyScreens { is, max } => write!(f, "has {is} screens, {max} is the most"),
            Self::NoItemBefore { item } => write!(f, "\"{item}\" is no item before this one"),
            Self::NoAnswerNamed => f.write_str("names no answer, so the item would never be asked"),
            Self::NoSuchAnswer { item, value } => write!(f, "\"{item}\" has no answer \"{value}\""),
            Self::TooManyOwn { is, max } => write!(f, "{is} items are the board's own, {max} is the most"),
            Self::OwnKind => f.write_str("an own item is of the kind agreement, likelihood or choice"),
            Self::NotOptional { key } => write!(f, "\"{key}\" is not optional"),
            Self::Needed { by, key } => write!(f, "\"{by}\" depends on \"{key}\""),
            Self::ThemeWithoutQuestions => f.write_str("has a theme without questions, or no themes"),
        }
    }
}
