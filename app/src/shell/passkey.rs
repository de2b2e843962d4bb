//! A form whose button asks the browser for a passkey: with its answer the form is posted. Without scripts the button
//! posts it without one, and is told so; a sentence says beforehand what it takes, until the script takes it away.

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use server::passkey::PASSKEY_MINUTES;
use wording::{Wording, key};

use crate::fields::Fields;

/// Seconds after which a page that has asked too long ago asks anew; the rest is for somebody's finger.
const ASKED_SECONDS: i64 = PASSKEY_MINUTES * 60 - 60;

/// What the button does.
pub enum Passkey {
    /// Asks this address, then the devices, for a passkey that is there.
    Get { ask: &'static str },
    /// Lets a device make one; what it is asked stands on the page already.
    Create { options: String },
}

impl Passkey {
    /// The form, with `fields` before the button.
    pub fn form(self, wording: Wording, path: &'static str, fields: impl IntoView + 'static, words: String) -> AnyView {
        let (does, ask, options) = match self {
            Self::Get { ask } => ("get", Some(ask), None),
            Self::Create { options } => ("create", None, Some(options)),
        };
        let seconds = options.is_some().then_some(ASKED_SECONDS);
        view! {
            <form
                class="form"
                novalidate=true
                method="post"
                action=path
                data-passkey=does
                data-ask=ask
                data-options=options
                data-seconds=seconds
            >
                {fields}
                <input type="hidden" name="answer" value=""/>
                <input type="hidden" name="trouble" value=""/>
                <div class="actions"><button class="button">{words}</button></div>
                <p class="hint" data-scripts="">{wording.text(key::PASSKEY_SCRIPTS)}</p>
            </form>
            <script nonce=use_nonce() inner_html=script()></script>
        }
        .into_any()
    }
}

/// Pages are sent as they are: without the indentation.
fn script() -> String {
    include_str!("../passkey.js").lines().flat_map(|line| [line.trim_start(), "\n"]).collect()
}

/// What a browser is told that asks too often.
pub const TOO_MANY: &str = "TooMany";

/// What a browser said instead of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It ran no script, or knows no passkeys.
    Browser,
    /// The device has one already.
    Known,
    /// It was told that it asked too often.
    TooMany,
    /// Broken off, or something else.
    Other,
}

impl Trouble {
    /// `None` where there is an answer. What it is called stands in Level 3, 5.1.3 and 5.1.4.
    pub fn of(fields: &Fields) -> Option<Self> {
        if !fields.get("answer").is_empty() {
            return None;
        }
        Some(match fields.get("trouble") {
            "" => Self::Browser,
            "InvalidStateError" => Self::Known,
            TOO_MANY => Self::TooMany,
            _ => Self::Other,
        })
    }

    pub fn words(self, wording: Wording) -> String {
        wording.text(match self {
            Self::Browser => key::PASSKEY_TROUBLE_BROWSER,
            Self::Known => key::PASSKEY_TROUBLE_KNOWN,
            Self::TooMany => key::PASSKEY_TROUBLE_MANY,
            Self::Other => key::PASSKEY_TROUBLE,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Trouble;
    use crate::fields::Fields;

    #[test]
    fn without_an_answer_the_browser_says_why_or_ran_no_script() {
        let posted = |answer: &str, trouble: &str| {
            let fields = [("answer", answer), ("trouble", trouble)];
            Trouble::of(&Fields(fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into()))
        };
        assert_eq!(posted("{}", "NotAllowedError"), None);
        assert_eq!(posted("", ""), Some(Trouble::Browser));
        assert_eq!(posted("", "InvalidStateError"), Some(Trouble::Known));
        assert_eq!(posted("", "TooMany"), Some(Trouble::TooMany));
        assert_eq!(posted("", "NotAllowedError"), Some(Trouble::Other));
    }
}
