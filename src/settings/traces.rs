//! `otlp_url` and `traces_percent`: whom traces go to, and how many of them. They are read early, with the log.

use anyhow::{Context, Result, bail};
use axum::http::Uri;
use serde::Deserialize;
use server::settings::is_this_machine;

use super::Flag;

/// Where traces go, and how many of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Traces {
    /// The address to which they are posted, path and all.
    pub endpoint: String,
    /// Which part of them is sent, from 0 to 1.
    pub ratio: f64,
}

/// A number from 1 to 100 in the file, or in the environment, where every setting is a text.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Percent {
    Written(u8),
    Typed(String),
}

/// The settings that are read here, beside all others.
#[derive(Default, Deserialize)]
struct Written {
    otlp_url: Option<String>,
    traces_percent: Option<Percent>,
    plain_traces: Option<Flag>,
}

/// Settings that cannot be read at all are reported by whoever needs the others; until then nothing is sent.
pub(super) fn read(sources: Result<config::Config, config::ConfigError>) -> Result<Option<Traces>> {
    let written: Written = sources.and_then(config::Config::try_deserialize).unwrap_or_default();
    let elsewhere = written.plain_traces.is_some_and(Flag::is_on);
    let Some(endpoint) = endpoint(written.otlp_url.as_deref().unwrap_or_default(), elsewhere)? else { return Ok(None) };
    Ok(Some(Traces { endpoint, ratio: ratio(written.traces_percent)? }))
}

/// The receiver's address with the path of traces behind it, as the specification of the exporter has it ("Endpoint
/// URLs for OTLP/HTTP"). `elsewhere` says that another machine is meant to get them in clear.
fn endpoint(text: &str, elsewhere: bool) -> Result<Option<String>> {
    let text = text.trim().trim_end_matches('/');
    if text.is_empty() {
        return Ok(None);
    }
    let what = || format!("OTLP_URL is {text:?}; it should be an address as http://127.0.0.1:4318");
    let url: Uri = text.parse().with_context(what)?;
    let (Some(scheme @ ("http" | "https")), Some(host)) = (url.scheme_str(), url.host()) else { bail!("{}", what()) };
    if url.query().is_some() || url.authority().is_some_and(|authority| authority.as_str().contains('@')) {
        bail!("{}: without a question mark or a password in it", what());
    }
    if scheme == "http" && !is_this_machine(host.trim_matches(['[', ']'])) && !elsewhere {
        bail!(
            "OTLP_URL is {text:?}, another machine without TLS: give it https:, or set PLAIN_TRACES=true, if that is \
             meant"
        );
    }
    Ok(Some(format!("{text}/v1/traces")))
}

fn ratio(percent: Option<Percent>) -> Result<f64> {
    let number = match percent {
        None => return Ok(1.0),
        Some(Percent::Written(number)) => Some(number),
        Some(Percent::Typed(text)) => text.trim().parse().ok(),
    };
    match number {
        Some(number @ 1..=100) => Ok(f64::from(number) / 100.0),
        _ => bail!("TRACES_PERCENT should be a number from 1 to 100"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Percent, endpoint, ratio};

    #[test]
    fn nothing_is_sent_unless_a_setting_names_a_receiver() {
        assert!(endpoint(" ", false).is_ok_and(|found| found.is_none()));
        for (text, at) in [
            ("http://127.0.0.1:4318", "http://127.0.0.1:4318/v1/traces"),
            ("http://[::1]:4318/", "http://[::1]:4318/v1/traces"),
            ("https://traces.example/otlp", "https://traces.example/otlp/v1/traces"),
        ] {
            assert_eq!(endpoint(text, false).ok().flatten().as_deref(), Some(at));
        }
    }

    #[test]
    fn another_machine_gets_them_over_tls_unless_it_is_meant_otherwise() {
        let refusal = endpoint("http://traces.example:4318", false).map_err(|error| error.to_string()).unwrap_err();
        assert!(refusal.contains("OTLP_URL") && refusal.contains("PLAIN_TRACES"), "{refusal}");
        assert!(endpoint("http://traces.example:4318", true).is_ok());
        for bad in ["traces.example", "ftp://127.0.0.1", "http://a:b@127.0.0.1", "https://traces.example/?a=b"] {
            assert!(endpoint(bad, true).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_part_of_them_is_a_number_of_percent() {
        assert_eq!(ratio(None).ok(), Some(1.0));
        assert_eq!(ratio(Some(Percent::Written(10))).ok(), Some(0.1));
        assert_eq!(ratio(Some(Percent::Typed(" 100 ".into()))).ok(), Some(1.0));
        for bad in [Percent::Written(0), Percent::Written(101), Percent::Typed("all".into())] {
            assert!(ratio(Some(bad)).is_err_and(|error| error.to_string().contains("TRACES_PERCENT")));
        }
    }
}
