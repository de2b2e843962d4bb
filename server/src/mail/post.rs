//! How mails leave: by SMTP, or into a folder.

use domain::ids::MailId;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};
use lettre::transport::smtp::PoolConfig;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::text::one_line;
use crate::settings::MailTo;

/// How long a mail server may take for one answer, in seconds. Well under the claim's five minutes.
const SMTP_TIMEOUT_SECONDS: u64 = 30;
/// The longest reason that is kept, in characters.
const REASON_MAX_CHARS: usize = 300;

/// The way mails leave, with its open connections. One a worker.
#[derive(Clone, Debug)]
pub struct Post(Way);

#[derive(Clone, Debug)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
}

/// `SMTP_URL` cannot be read. Says nothing of the password in it.
#[derive(Debug, thiserror::Error)]
#[error("SMTP_URL cannot be used: smtp://, smtps:// or smtp://…?tls=required, with a host")]
pub struct NotAnSmtpUrl;

/// Why a mail did not leave. Each with the server's words, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotSent {
    /// Refused for good: this mail to this address.
    Refused(String),
    /// Perhaps later: the server could not be reached, was busy, or did not let us in.
    Later(String),
}

impl Post {
    /// Opens nothing yet; connections are made when the first mail goes.
    pub fn new(mail_to: &MailTo) -> Result<Self, NotAnSmtpUrl> {
        match mail_to {
            MailTo::Folder(folder) => Ok(Self(Way::Folder(folder.clone()))),
            MailTo::Smtp(url) => {
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(|_| NotAnSmtpUrl)?
                    .timeout(Some(Duration::from_secs(SMTP_TIMEOUT_SECONDS)))
                    .pool_config(PoolConfig::new().max_size(4))
                    .build();
                Ok(Self(Way::Smtp(transport)))
            }
        }
    }

    /// Whether mails can leave now: for `uitzwaai check`. Sends nothing.
    pub async fn check(&self) -> Result<(), String> {
        match &self.0 {
            Way::Folder(folder) => {
                tokio::fs::create_dir_all(folder).await.map_err(|error| format!("{}: {error}", folder.display()))
            }
            Way::Smtp(transport) => match transport.test_connection().await {
                Ok(true) => Ok(()),
                Ok(false) => Err("the mail server does not answer".to_owned()),
                Err(error) => Err(reason(&error)),
            },
        }
    }

    pub(crate) async fn send(&self, id: MailId, message: Message, now: DateTime<Utc>) -> Result<(), NotSent> {
        match &self.0 {
            Way::Folder(folder) => write_file(folder, id, &message, now)
                .await
                .map_err(|error| NotSent::Later(format!("{}: {error}", folder.display()))),
            Way::Smtp(transport) => match transport.send(message).await {
                Ok(_) => Ok(()),
                Err(error) if is_about_this_mail(&error) => Err(NotSent::Refused(reason(&error))),
                Err(error) => Err(NotSent::Later(reason(&error))),
            },
        }
    }
}

/// Writes `{instant}-{mail id}.eml`, complete or not at all: under another name first, then renamed.
async fn write_file(folder: &Path, id: MailId, message: &Message, now: DateTime<Utc>) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let name = format!("{}-{}.eml", now.format("%Y%m%dT%H%M%S%.6fZ"), id);
    let unfinished = folder.join(format!(".{name}.part"));
    let bytes = message.formatted();
    let target = folder.join(name);
    tokio::task::spawn_blocking(move || {
        use std::io::Write;
        let mut file = std::fs::File::create(&unfinished)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        std::fs::rename(&unfinished, target)
    })
    .await?
}

/// Whether the server refused this mail for good, rather than us: then another try is useless, and
/// HR has to correct the address.
///
/// lettre does not say which command was refused. A refusal of ours (authentication, the sender's
/// address, a command it does not know) is told by its code: RFC 5321, 4.2; RFC 4954, 6; and the
/// enhanced codes of RFC 3463 and RFC 5248, where the server gives them. A server that gives none
/// and refuses our sender with 550 is taken for one that refuses the receiver.
fn is_about_this_mail(error: &lettre::transport::smtp::Error) -> bool {
    if error.is_client() {
        // What we wanted to send cannot be sent to this server, such as an address beyond ASCII.
        return true;
    }
    if !error.is_permanent() {
        return false;
    }
    let words = error.to_string();
    let code = error.status().map_or(0, u16::from);
    let ours = matches!(code, 500..=504 | 530 | 534 | 535 | 538)
        || ["5.1.7", "5.1.8", "5.5.", "5.7.0 ", "5.7.8", "5.7.9"].iter().any(|enhanced| words.contains(enhanced));
    !ours
}

/// What a mail server said, for the log: without the addresses that many of them repeat. The record shows all of it.
pub(crate) fn without_addresses(reason: &str) -> String {
    let words = reason.split(' ').map(|word| if word.contains('@') { "…" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

fn reason(error: &lettre::transport::smtp::Error) -> String {
    let mut words = error.to_string();
    if let Some(source) = std::error::Error::source(error) {
        let source = source.to_string();
        if !words.contains(&source) {
            words = format!("{words}: {source}");
        }
    }
    one_line(&words).chars().take(REASON_MAX_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::without_addresses;

    #[test]
    fn the_log_repeats_no_address() {
        let said = "permanent error (550): 5.1.1 <anna@thuis.test>: Recipient address rejected: User unknown";
        assert_eq!(without_addresses(said), "permanent error (550): 5.1.1 … Recipient address rejected: User unknown");
    }
}
