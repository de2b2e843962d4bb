//! `log_format`: lines for people, or for a machine that collects them.

use anyhow::{Result, bail};
use serde::Deserialize;

/// How each line of the log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogFormat {
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// The one setting that is read here, beside all others.
#[derive(Default, Deserialize)]
struct Written {
    log_format: Option<String>,
}

/// Settings that cannot be read at all are reported by whoever needs the others; until then lines are for people.
pub(super) fn read(sources: Result<config::Config, config::ConfigError>) -> Result<LogFormat> {
    let written: Written = sources.and_then(config::Config::try_deserialize).unwrap_or_default();
    parse(written.log_format.as_deref().unwrap_or_default())
}

fn parse(text: &str) -> Result<LogFormat> {
    match text.trim() {
        "" | "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        other => bail!("LOG_FORMAT is {other:?}; it should be text or json"),
    }
}

#[cfg(test)]
mod tests {
    use super::{LogFormat, parse};

    #[test]
    fn lines_are_for_people_unless_a_setting_says_otherwise() {
        let read = |text| parse(text).map_err(|error| error.to_string());
        assert_eq!(read(""), Ok(LogFormat::Text));
        assert_eq!(read("text"), Ok(LogFormat::Text));
        assert_eq!(read(" json "), Ok(LogFormat::Json));
        assert!(read("xml").is_err_and(|message| message.contains("LOG_FORMAT") && message.contains("json")));
    }
}
