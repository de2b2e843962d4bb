//! How mails leave: by SMTP, or into a folder.

mod conversation;
mod server;
mod trial;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::ids::MailId;
use domain::mail::refusal::Fault;
use lettre::Message;
use tokio::sync::Mutex;
use uuid::Uuid;

use self::conversation::Conversation;
use self::server::Server;
use super::text::one_line;
use crate::durable::sync_name;
use crate::settings::MailTo;

pub use trial::Trial;

/// The longest reason that is kept, in characters.
const REASON_MAX_CHARS: usize = 300;
/// How a reason begins where a mail server answered, before its reply code: the words of the library that speaks SMTP.
const SAID: [&str; 2] = ["permanent error (", "transient error ("];
/// A reply code and a status code.
const CODES_MAX: usize = 2;

/// The way mails leave, with the connection that is open. One a worker.
#[derive(Clone)]
pub struct Post(Way);

#[derive(Clone)]
enum Way {
    Smtp {
        server: Box<Server>,
        /// Kept from one mail to the next, until [`Post::rest`].
        open: Arc<Mutex<Option<Conversation>>>,
    },
    Folder(PathBuf),
}

/// `SMTP_URL` cannot be read. Says nothing of the password in it.
#[derive(Debug, thiserror::Error)]
#[error("SMTP_URL cannot be used: smtp://, smtps:// or smtp://…?tls=required, with a host")]
pub struct NotAnSmtpUrl;

/// Why a mail did not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotSent {
    pub fault: Fault,
    /// Another mail would not leave now either.
    pub is_of_all: bool,
    /// In the server's words, on one line.
    pub reason: String,
}

impl Post {
    /// Opens nothing yet; the connection is made when the first mail goes.
    pub fn new(mail_to: &MailTo) -> Result<Self, NotAnSmtpUrl> {
        match mail_to {
            MailTo::Folder(folder) => Ok(Self(Way::Folder(folder.clone()))),
            MailTo::Smtp(url) => {
                let server = Box::new(Server::read(url).ok_or(NotAnSmtpUrl)?);
                Ok(Self(Way::Smtp { server, open: Arc::default() }))
            }
        }
    }

    /// Whether mails can leave now, for `uitzwaai check`: over the connection they go over, secured and let in as
    /// they are. Sends nothing. Says what was found.
    ///
    /// # Errors
    /// What stands in the way, on one line.
    pub async fn check(&self) -> Result<String, String> {
        match &self.0 {
            Way::Folder(folder) => {
                let shown = folder.display();
                tokio::fs::create_dir_all(folder).await.map_err(|error| format!("{shown}: {error}"))?;
                let probe = folder.join(".check");
                tokio::fs::write(&probe, b"").await.map_err(|error| format!("{shown}: {error}"))?;
                tokio::fs::remove_file(&probe).await.map_err(|error| format!("{shown}: {error}"))?;
                Ok(format!("kept in {shown}"))
            }
            Way::Smtp { server, .. } => {
                let begun = Conversation::begin(server).await;
                begun.map_err(|not| format!("{}: {}", server.shown(), not.reason))?.end().await;
                let signed_in = if server.credentials.is_some() { "and lets us in" } else { "and asks for no name" };
                Ok(format!("{} answers {} {signed_in}", server.shown(), server.secured()))
            }
        }
    }

    /// Sends a mail of no kind, which stands in no outbox: for `uitzwaai check`.
    ///
    /// # Errors
    /// What stands in the way, on one line.
    pub async fn send_trial(&self, trial: &Trial<'_>) -> Result<(), String> {
        let message = trial.message().map_err(|error| error.to_string())?;
        let sent = self.send(MailId::new(Uuid::now_v7()), message, trial.now).await;
        self.rest().await;
        sent.map_err(|not| not.reason)
    }

    pub(crate) async fn send(&self, id: MailId, message: Message, now: DateTime<Utc>) -> Result<(), NotSent> {
        match &self.0 {
            Way::Folder(folder) => write_file(folder, id, &message, now).await.map_err(|error| NotSent {
                fault: Fault::Passing,
                is_of_all: true,
                reason: short(&format!("{}: {error}", folder.display())),
            }),
            Way::Smtp { server, open } => {
                let mut open = open.lock().await;
                let kept = match open.take() {
                    Some(mut kept) => kept.is_open().await.then_some(kept),
                    None => None,
                };
                let mut conversation = match kept {
                    Some(kept) => kept,
                    None => Conversation::begin(server).await?,
                };
                let handed_in = conversation.hand_in(message.envelope(), &message.formatted()).await;
                match handed_in {
                    Ok(()) => *open = Some(conversation),
                    Err(_) => conversation.end().await,
                }
                handed_in
            }
        }
    }

    /// Nothing waits at the moment: no connection is kept for it.
    pub async fn rest(&self) {
        if let Way::Smtp { open, .. } = &self.0
            && let Some(conversation) = open.lock().await.take()
        {
            conversation.end().await;
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
        std::fs::rename(&unfinished, &target)?;
        // It is marked as sent next, which a loss of power does not take back.
        sync_name(&target)
    })
    .await?
}

/// Why a mail did not leave or arrive, for the log and for who may not know whom it went to: of what a mail server said
/// its codes alone, since many repeat the address, or the name before the `@`. What kept us from reaching a server
/// stays, without addresses. The record shows all of it.
pub(crate) fn without_names(reason: &str) -> String {
    let said = SAID.iter().find_map(|start| reason.strip_prefix(start)).unwrap_or(reason);
    let words = said.split([' ', ':', ')', '-', ';']).filter(|word| !word.is_empty());
    let codes: Vec<&str> = words.take_while(|word| is_code(word)).take(CODES_MAX).collect();
    if codes.is_empty() { without_addresses(reason) } else { codes.join(" ") }
}

/// A reply code (RFC 5321, 4.2) or an enhanced status code (RFC 3463), of a refusal.
fn is_code(word: &str) -> bool {
    word.starts_with(['4', '5']) && word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn without_addresses(reason: &str) -> String {
    let words = reason.split(' ').map(|word| if word.contains('@') { "…" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// A reason as it is kept: on one line, and not longer than anybody reads.
pub(super) fn short(words: &str) -> String {
    one_line(words).chars().take(REASON_MAX_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::without_names;

    #[test]
    fn the_log_repeats_nobodys_name() {
        for (said, kept) in [
            ("permanent error (550): 5.1.1 <anna@thuis.test>: Recipient address rejected: User unknown", "550 5.1.1"),
            ("permanent error (550): user anna.devries unknown", "550"),
            ("transient error (451): 4.7.1 anna.devries: try later", "451 4.7.1"),
            ("550-5.1.1 anna.devries does not exist", "550 5.1.1"),
            ("5.4.4 550 4 5 times asked for anna.devries", "5.4.4 550"),
            ("Connection error: Connection refused", "Connection error: Connection refused"),
            ("the mail server did not answer within 60 seconds", "the mail server did not answer within 60 seconds"),
            ("/mails: no room for anna@thuis.test", "/mails: no room for …"),
        ] {
            assert_eq!(without_names(said), kept, "{said}");
        }
    }
}
