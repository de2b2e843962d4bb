//! Settings from `uitzwaai.toml`, of this folder or else of `/etc/uitzwaai`, and the environment (`UITZWAAI_*`); the
//! environment wins.

mod log_format;
mod mailbox;
mod metrics;
mod plain;
mod provider;
mod roles_claim;
mod security;
mod sign_in_code;
mod traces;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

pub use log_format::LogFormat;
pub use plain::{InClear, in_clear};
pub use security::SecurityTxt;
pub use traces::Traces;

use anyhow::{Context, Result, bail};
use chrono_tz::Tz;
use serde::Deserialize;
use server::settings::{ItipKey, MailTo, Settings};

use crate::web::Patience;

/// As written by an administrator, before anything is checked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    listen: Option<String>,
    base_url: Option<String>,
    database_url: Option<String>,
    smtp_url: Option<String>,
    mail_dir: Option<PathBuf>,
    mail_from: Option<String>,
    secret_file: Option<PathBuf>,
    key_file: Option<PathBuf>,
    time_zone: Option<String>,
    ca_file: Option<PathBuf>,
    trusted_proxies: Option<String>,
    calendar_private_addresses: Option<Flag>,
    itip_key: Option<String>,
    imap_url: Option<String>,
    imap_done: Option<String>,
    oidc_issuer: Option<String>,
    oidc_client_id: Option<String>,
    oidc_client_secret: Option<String>,
    oidc_client_secret_file: Option<PathBuf>,
    oidc_name: Option<String>,
    oidc_verified_domains: Option<String>,
    oidc_roles_claim: Option<String>,
    oidc_roles: Option<String>,
    oidc_roles_scope: Option<String>,
    oidc_roles_kept_by_two: Option<Flag>,
    sign_in_code: Option<sign_in_code::Written>,
    plain_http: Option<Flag>,
    plain_smtp: Option<Flag>,
    header_seconds: Option<Seconds>,
    request_seconds: Option<Seconds>,
    connection_seconds: Option<Seconds>,
    security_contact: Option<String>,
    security_expires: Option<String>,
    drain_seconds: Option<Seconds>,
    metrics_listen: Option<String>,
    plain_metrics: Option<Flag>,
    // Read elsewhere: by the log, by traces, and by the assets.
    #[allow(dead_code, reason = "named so that it is no unknown setting")]
    log: Option<String>,
    #[allow(dead_code, reason = "named so that it is no unknown setting")]
    log_format: Option<String>,
    #[allow(dead_code, reason = "named so that it is no unknown setting")]
    otlp_url: Option<String>,
    #[allow(dead_code, reason = "named so that it is no unknown setting")]
    traces_percent: Option<traces::Percent>,
    #[allow(dead_code, reason = "named so that it is no unknown setting")]
    plain_traces: Option<Flag>,
    #[allow(dead_code, reason = "named so that it is no unknown setting")]
    site: Option<PathBuf>,
}

/// A number in the file, or in the environment, where every setting is a text.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Seconds {
    Written(u64),
    Typed(String),
}

/// A setting that is on or off: `true` in the file, `true` or `1` in the environment.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "FlagText")]
struct Flag(bool);

#[derive(Deserialize)]
#[serde(untagged)]
enum FlagText {
    Written(bool),
    Typed(String),
}

impl TryFrom<FlagText> for Flag {
    type Error = String;

    fn try_from(text: FlagText) -> Result<Self, String> {
        match text {
            FlagText::Written(on) => Ok(Self(on)),
            FlagText::Typed(text) => match text.trim() {
                "true" | "1" => Ok(Self(true)),
                "false" | "0" | "" => Ok(Self(false)),
                other => Err(format!("{other:?} should be true or false")),
            },
        }
    }
}

impl Flag {
    const fn is_on(self) -> bool {
        self.0
    }
}

/// Checked settings of the whole program.
pub struct Configuration {
    pub listen: SocketAddr,
    pub database_url: String,
    pub secret_file: PathBuf,
    /// With the keys of what is sealed in the database.
    pub key_file: PathBuf,
    /// Addresses whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// What may cross the network in clear, because a setting says that it is meant.
    pub clear_on_purpose: Vec<InClear>,
    pub patience: Patience,
    /// How long it goes on serving, not ready, after it was asked to stop.
    pub drain: Duration,
    /// Where the metrics are read, if anywhere.
    pub metrics: Option<SocketAddr>,
    pub security: Option<SecurityTxt>,
    pub settings: Settings,
}

impl Configuration {
    /// Stops what would go over the network in clear and is not meant to.
    pub fn refuse_clear(&self) -> Result<()> {
        match in_clear(&self.settings).into_iter().find(|what| !self.clear_on_purpose.contains(what)) {
            Some(what) => bail!("{}", what.refusal()),
            None => Ok(()),
        }
    }
}

/// Where the settings stand once the program is installed by its package.
const INSTALLED: &str = "/etc/uitzwaai/uitzwaai.toml";

/// The settings of this folder; where there are none, those of the installation.
fn file() -> PathBuf {
    let here = PathBuf::from("uitzwaai.toml");
    if here.exists() { here } else { PathBuf::from(INSTALLED) }
}

/// How the log is written, which is read before everything else.
pub fn log_format() -> Result<LogFormat> {
    log_format::read(sources())
}

/// Where traces go, if anywhere; read early too.
pub fn traces() -> Result<Option<Traces>> {
    traces::read(sources())
}

fn sources() -> Result<config::Config, config::ConfigError> {
    config::Config::builder()
        .add_source(config::File::from(file()).format(config::FileFormat::Toml).required(false))
        .add_source(config::Environment::with_prefix("UITZWAAI").try_parsing(false))
        .build()
}

/// Reads the settings; each error names the setting and says what it should be. From then on the authorities that they
/// name are believed.
pub fn read() -> Result<Configuration> {
    let written: Written = sources()
        .and_then(config::Config::try_deserialize)
        .context("uitzwaai.toml or an UITZWAAI_ variable cannot be read")?;
    // Whoever serves has them already; every command says it of faulty ones.
    traces()?;
    server::trust::believe(written.ca_file.as_deref().filter(|file| !file.as_os_str().is_empty()))?;
    let provider = provider::read(&written)?;
    let mailbox = mailbox::read(&written)?;
    let sign_in_code = sign_in_code::read(written.sign_in_code, provider.is_some())?;
    let base_url = written.base_url.unwrap_or_else(|| "http://127.0.0.1:3000".to_owned());
    let smtp_url = written.smtp_url.filter(|url| !url.is_empty());
    let mail_dir = written.mail_dir.filter(|folder| !folder.as_os_str().is_empty());
    let mail_to = match (smtp_url, mail_dir) {
        (Some(_), Some(_)) => bail!("SMTP_URL and MAIL_DIR are both set: choose one"),
        (Some(url), None) => MailTo::Smtp(url),
        (None, Some(folder)) => MailTo::Folder(folder),
        (None, None) => bail!("set SMTP_URL (smtp://user:password@host:587?tls=required) or MAIL_DIR (a folder)"),
    };
    let meant = [(written.plain_http, InClear::Pages), (written.plain_smtp, InClear::Mails)];
    let standard = Patience::default();
    Ok(Configuration {
        clear_on_purpose: meant
            .into_iter()
            .filter(|(flag, _)| flag.is_some_and(Flag::is_on))
            .map(|(_, what)| what)
            .collect(),
        patience: Patience {
            header: seconds("HEADER_SECONDS", written.header_seconds, standard.header)?,
            request: seconds("REQUEST_SECONDS", written.request_seconds, standard.request)?,
            connection: seconds("CONNECTION_SECONDS", written.connection_seconds, standard.connection)?,
        },
        drain: seconds_from(0, "DRAIN_SECONDS", written.drain_seconds, Duration::ZERO)?,
        metrics: metrics::read(written.metrics_listen.as_deref(), written.plain_metrics.is_some_and(Flag::is_on))?,
        security: SecurityTxt::read(written.security_contact.as_deref(), written.security_expires.as_deref())?,
        listen: parse_listen(written.listen.as_deref().unwrap_or("127.0.0.1:3000"))?,
        database_url: written.database_url.unwrap_or_else(|| "sqlite:uitzwaai.db".to_owned()),
        secret_file: written.secret_file.unwrap_or_else(|| "uitzwaai.secret".into()),
        key_file: written.key_file.unwrap_or_else(|| "uitzwaai.keys".into()),
        trusted_proxies: parse_proxies(written.trusted_proxies.as_deref().unwrap_or(""))?,
        settings: Settings {
            base_url: parse_base_url(&base_url)?,
            mail_to,
            mail_from: written.mail_from.context("set MAIL_FROM to the address that mails come from")?,
            time_zone: parse_zone(written.time_zone.as_deref().unwrap_or("Europe/Amsterdam"))?,
            calendar_private_addresses: written.calendar_private_addresses.is_some_and(Flag::is_on),
            itip_key: parse_itip_key(written.itip_key)?.map(ItipKey::new),
            mailbox,
            provider,
            sign_in_code,
            demonstration: false,
        },
    })
}

/// `127.0.0.1:3000`
pub fn parse_listen(text: &str) -> Result<SocketAddr> {
    text.parse().with_context(|| format!("LISTEN is {text:?}; it should be an address and a port, as 127.0.0.1:3000"))
}

/// More seconds than anybody should wait.
const SECONDS_MAX: u64 = 3_600;

fn seconds(name: &str, written: Option<Seconds>, standard: Duration) -> Result<Duration> {
    seconds_from(1, name, written, standard)
}

fn seconds_from(least: u64, name: &str, written: Option<Seconds>, standard: Duration) -> Result<Duration> {
    let number = match written {
        None => return Ok(standard),
        Some(Seconds::Written(number)) => Some(number),
        Some(Seconds::Typed(text)) => text.trim().parse().ok(),
    };
    match number {
        Some(number) if (least..=SECONDS_MAX).contains(&number) => Ok(Duration::from_secs(number)),
        _ => bail!("{name} should be a number of seconds from {least} to {SECONDS_MAX}"),
    }
}

fn parse_zone(text: &str) -> Result<Tz> {
    text.parse().map_err(|_| anyhow::anyhow!("TIME_ZONE is {text:?}; it should be a name as Europe/Amsterdam"))
}

fn parse_base_url(text: &str) -> Result<String> {
    let text = text.trim_end_matches('/');
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(host) if !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'/') => {
            Ok(text.to_owned())
        }
        _ => bail!("BASE_URL is {text:?}; it should be https:// and a host, without a path"),
    }
}

/// The fewest characters of a key that cannot be guessed.
const ITIP_KEY_MIN_CHARS: usize = 24;

fn parse_itip_key(key: Option<String>) -> Result<Option<String>> {
    match key.map(|key| key.trim().to_owned()).filter(|key| !key.is_empty()) {
        Some(key) if key.len() < ITIP_KEY_MIN_CHARS || !key.bytes().all(|byte| byte.is_ascii_graphic()) => {
            bail!("ITIP_KEY should be at least {ITIP_KEY_MIN_CHARS} letters and figures, without spaces")
        }
        key => Ok(key),
    }
}

fn parse_proxies(text: &str) -> Result<Vec<std::net::IpAddr>> {
    text.split([',', ' '])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().with_context(|| format!("TRUSTED_PROXIES has {part:?}; it should be IP addresses")))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Seconds, Written, parse_base_url, parse_itip_key, parse_listen, parse_proxies, seconds};

    #[test]
    fn the_administrators_guide_names_every_setting_and_its_variable() {
        // An unknown setting is answered with the names of all that there are.
        let all = serde_json::from_str::<Written>(r#"{"no such setting": ""}"#).expect_err("it is unknown");
        let all = all.to_string();
        let names: Vec<&str> = all.split('`').skip(3).step_by(2).collect();
        assert!(names.contains(&"listen") && names.contains(&"site"), "{all}");
        let guide = include_str!("../docs/administration.md");
        for name in names {
            let variable = format!("| `UITZWAAI_{}` | ", name.to_uppercase());
            assert!(guide.contains(&variable), "docs/administration.md has no row for {name}: {variable}");
        }
    }

    #[test]
    fn a_base_url_is_scheme_and_host_only() {
        assert_eq!(parse_base_url("https://uitzwaai.example/").ok().as_deref(), Some("https://uitzwaai.example"));
        for bad in ["uitzwaai.example", "https://", "https://a/b", "ftp://a"] {
            assert!(parse_base_url(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_wrong_setting_says_which_one_and_what_it_should_be() {
        let message = parse_listen("here").map_err(|error| error.to_string()).unwrap_err();
        assert!(message.contains("LISTEN") && message.contains("127.0.0.1:3000"), "{message}");
        assert!(parse_itip_key(Some("kort".to_owned())).is_err(), "it could be guessed");
        assert!(parse_itip_key(Some(String::new())).is_ok_and(|key| key.is_none()));
        assert!(parse_proxies("10.0.0.1, ::1").is_ok_and(|found| found.len() == 2));
    }

    #[test]
    fn seconds_are_a_number_that_somebody_may_wait() {
        let standard = Duration::from_secs(30);
        let read = |written| seconds("HEADER_SECONDS", written, standard).map_err(|error| error.to_string());
        assert_eq!(read(None), Ok(standard));
        assert_eq!(read(Some(Seconds::Written(5))), Ok(Duration::from_secs(5)));
        assert_eq!(read(Some(Seconds::Typed(" 5 ".into()))), Ok(Duration::from_secs(5)));
        for bad in [Seconds::Written(0), Seconds::Written(3_601), Seconds::Typed("soon".into())] {
            assert!(read(Some(bad)).is_err_and(|message| message.contains("HEADER_SECONDS")));
        }
    }
}
