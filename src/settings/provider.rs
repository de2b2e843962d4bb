//! The settings of the organisation's OpenID Connect provider.

use anyhow::{Context, Result, bail};
use server::settings::{ClientSecret, ProviderSettings, is_this_machine};

use super::plain::without_port;
use super::{Written, roles_claim};

/// The longest name that stands on a button, in characters.
const NAME_MAX: usize = 60;

/// The provider, where one is set; an error where it is set by half.
pub(super) fn read(written: &Written) -> Result<Option<ProviderSettings>> {
    let filled =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let secret = match (filled(&written.oidc_client_secret), &written.oidc_client_secret_file) {
        (Some(_), Some(_)) => bail!("OIDC_CLIENT_SECRET and OIDC_CLIENT_SECRET_FILE are both set: choose one"),
        (secret, None) => secret,
        (None, Some(file)) => {
            let read = std::fs::read_to_string(file);
            let read = read.with_context(|| format!("OIDC_CLIENT_SECRET_FILE {} cannot be read", file.display()))?;
            filled(&Some(read))
        }
    };
    let name = filled(&written.oidc_name);
    let roles = roles_claim::read(written)?;
    match (filled(&written.oidc_issuer), filled(&written.oidc_client_id), secret) {
        (Some(issuer), Some(client_id), Some(secret)) => Ok(Some(ProviderSettings {
            issuer: parse_issuer(issuer)?,
            client_id,
            client_secret: ClientSecret::new(secret),
            name: parse_name(name)?,
            verified_domains: parse_domains(written.oidc_verified_domains.as_deref().unwrap_or_default())?,
            roles,
        })),
        (None, None, None) if name.is_none() && roles.is_none() => Ok(None),
        (None, ..) => bail!("set OIDC_ISSUER to the provider's address, or leave every OIDC_ setting out"),
        (_, None, _) => bail!("set OIDC_CLIENT_ID to what the provider calls this program"),
        (_, _, None) => bail!("set OIDC_CLIENT_SECRET, or OIDC_CLIENT_SECRET_FILE, to what the provider gave out"),
    }
}

/// The issuer as the provider writes it. Without TLS only on this machine, as in tests.
fn parse_issuer(text: String) -> Result<String> {
    let is_sound = match text.split_once("://") {
        Some(("https", rest)) => !rest.is_empty(),
        Some(("http", rest)) => is_this_machine(without_port(rest.split('/').next().unwrap_or_default())),
        _ => false,
    };
    if !is_sound || text.contains(['?', '#', ' ', '@']) {
        bail!(
            "OIDC_ISSUER is {text:?}; it should be https:// and what the provider calls itself, as https://login.example.org/realms/school"
        );
    }
    Ok(text)
}

fn parse_name(name: Option<String>) -> Result<Option<String>> {
    if name.as_ref().is_some_and(|name| name.chars().count() > NAME_MAX || name.chars().any(char::is_control)) {
        bail!("OIDC_NAME should be at most {NAME_MAX} characters, as \"Schoolaccount\"");
    }
    Ok(name)
}

/// `school.example, board.example`
fn parse_domains(text: &str) -> Result<Vec<String>> {
    let is_domain = |name: &str| {
        name.contains('.') && name.split('.').all(|part| !part.is_empty()) && !name.contains(['@', '/', '*', ':'])
    };
    let names = text.split([',', ' ']).filter(|name| !name.is_empty()).map(str::to_lowercase);
    names
        .map(|name| {
            if is_domain(&name) {
                return Ok(name);
            }
            bail!("OIDC_VERIFIED_DOMAINS has {name:?}; it should be domains of mail addresses, as school.example")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{parse_domains, parse_issuer, parse_name};

    #[test]
    fn an_issuer_is_reached_over_tls_or_on_this_machine() {
        for good in [
            "https://login.example.org",
            "https://a.b/realms/x/",
            "http://127.0.0.1:4000",
            "http://localhost/a",
            "http://[::1]:1",
        ] {
            assert_eq!(parse_issuer(good.to_owned()).ok().as_deref(), Some(good), "as it is written");
        }
        for bad in [
            "login.example.org",
            "https://",
            "http://login.example.org",
            "http://127.0.0.1.evil.example",
            "http://localhost@evil.example",
            "https://a?b",
            "ftp://a",
        ] {
            let said = parse_issuer(bad.to_owned()).map_err(|error| error.to_string());
            assert!(said.unwrap_err().contains("OIDC_ISSUER"), "{bad}");
        }
    }

    #[test]
    fn domains_are_named_in_full() {
        assert_eq!(
            parse_domains("School.example, board.example").expect("domains"),
            ["school.example", "board.example"]
        );
        for bad in ["*", "*.example", "anna@school.example", "example", ".example", "https://school.example"] {
            assert!(parse_domains(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_name_fits_on_a_button() {
        assert!(parse_name(Some("Schoolaccount".to_owned())).is_ok());
        assert!(parse_name(Some("x".repeat(61))).is_err() && parse_name(Some("a\nb".to_owned())).is_err());
    }
}
