//! Whom a mailed code signs in, as an administrator writes it.

use anyhow::{Result, bail};
use serde::Deserialize;
use server::settings::SignInCode;

use super::FlagText;

/// `true`, `false` or `enrolment`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "FlagText")]
pub(super) struct Written(SignInCode);

impl TryFrom<FlagText> for Written {
    type Error = String;

    fn try_from(text: FlagText) -> Result<Self, String> {
        let text = match text {
            FlagText::Written(on) => on.to_string(),
            FlagText::Typed(text) => text,
        };
        match text.trim() {
            "true" | "1" => Ok(Self(SignInCode::Everybody)),
            "enrolment" => Ok(Self(SignInCode::WithoutPasskey)),
            "false" | "0" | "" => Ok(Self(SignInCode::Off)),
            other => Err(format!("{other:?} should be true, false or enrolment")),
        }
    }
}

/// Where nothing is written, a code is for whoever has no passkey; with a provider, for nobody.
pub(super) fn read(written: Option<Written>, has_provider: bool) -> Result<SignInCode> {
    match (written.map(|written| written.0), has_provider) {
        (Some(SignInCode::Off), false) => {
            bail!("SIGN_IN_CODE is false and there is no provider (OIDC_ISSUER): nobody could sign in")
        }
        (Some(code), _) => Ok(code),
        (None, true) => Ok(SignInCode::Off),
        (None, false) => Ok(SignInCode::WithoutPasskey),
    }
}

#[cfg(test)]
mod tests {
    use server::settings::SignInCode;

    use super::{FlagText, Written, read};

    fn typed(text: &str, has_provider: bool) -> Option<SignInCode> {
        let written = Written::try_from(FlagText::Typed(text.to_owned())).ok()?;
        read(Some(written), has_provider).ok()
    }

    #[test]
    fn a_mailed_code_stays_where_there_is_nothing_else_or_somebody_says_so() {
        assert_eq!(read(None, false).ok(), Some(SignInCode::WithoutPasskey));
        assert_eq!(read(None, true).ok(), Some(SignInCode::Off));
        for has_provider in [false, true] {
            assert_eq!(typed("true", has_provider), Some(SignInCode::Everybody));
            assert_eq!(typed("enrolment", has_provider), Some(SignInCode::WithoutPasskey));
            assert_eq!(typed("sometimes", has_provider), None);
        }
        assert_eq!(typed("false", true), Some(SignInCode::Off));
        assert_eq!(typed("false", false), None, "nobody could sign in");
    }
}
