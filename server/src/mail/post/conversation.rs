//! A conversation with a mail server (RFC 5321), step by step, so that it is known at which it refused: before it
//! knows of a mail, the mail's sender, its receiver, or what is in it.

use std::time::Duration;

use domain::mail::refusal::{Fault, Step, fault};
use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{Extension, MailBodyParameter, MailParameter};

use super::server::{Server, Tls};
use super::{NotSent, short};

/// How long a mail server may take for one answer, in seconds.
const ANSWER_SECONDS: u64 = 30;
/// How long it may take for the answer after the mail itself: whoever hangs up before it may send twice (RFC 5321,
/// 4.5.3.2.6). All of them together stay under the claim.
const TAKEN_SECONDS: u64 = 600;
/// How long it may take to say good-bye.
const GOODBYE: Duration = Duration::from_secs(2);

/// A connection that was opened and, where the settings name somebody, let in.
pub(super) struct Conversation(AsyncSmtpConnection);

impl Conversation {
    /// Connects, secures the connection as the settings say, and signs in.
    pub async fn begin(server: &Server) -> Result<Self, NotSent> {
        let longest = Some(Duration::from_secs(ANSWER_SECONDS));
        let secured = match &server.tls {
            Tls::Always(tls) => Some(tls.clone()),
            Tls::Never | Tls::Offered(_) | Tls::Required(_) => None,
        };
        let place = (server.host.as_str(), server.port);
        let connecting = AsyncSmtpConnection::connect_tokio1(place, longest, &server.hello, secured, None);
        let mut connection = within(Step::Opening, connecting).await?;
        match &server.tls {
            Tls::Required(tls) => within(Step::Opening, connection.starttls(tls.clone(), &server.hello)).await?,
            Tls::Offered(tls) if connection.can_starttls() => {
                within(Step::Opening, connection.starttls(tls.clone(), &server.hello)).await?;
            }
            Tls::Never | Tls::Offered(_) | Tls::Always(_) => {}
        }
        if let Some(credentials) = &server.credentials {
            within(Step::SigningIn, connection.auth(DEFAULT_MECHANISMS, credentials)).await?;
        }
        Ok(Self(connection))
    }

    /// Hands a mail in. After a refusal the conversation is of no more use.
    pub async fn hand_in(&mut self, envelope: &Envelope, message: &[u8]) -> Result<(), NotSent> {
        let mut parameters = Vec::new();
        if !message.is_ascii() {
            if !self.0.server_info().supports_feature(Extension::EightBitMime) {
                let reason = "the mail server takes no letters beyond ASCII (8BITMIME)".to_owned();
                return Err(NotSent { fault: Fault::Message, is_of_all: false, reason });
            }
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let from = Mail::new(envelope.from().cloned(), parameters);
        within(Step::Sender, self.0.command(from)).await?;
        for to in envelope.to() {
            within(Step::Receiver, self.0.command(Rcpt::new(to.clone(), Vec::new()))).await?;
        }
        within(Step::Message, self.0.command(Data)).await?;
        within_seconds(TAKEN_SECONDS, Step::Message, self.0.message(message)).await?;
        Ok(())
    }

    /// Whether the server still listens.
    pub async fn is_open(&mut self) -> bool {
        tokio::time::timeout(GOODBYE, self.0.test_connected()).await.unwrap_or(false)
    }

    /// Says good-bye. A server that does not answer that has lost nothing, nor have we.
    pub async fn end(mut self) {
        let _ = tokio::time::timeout(GOODBYE, self.0.abort()).await;
    }
}

/// One step, as long as a server may take for it.
async fn within<T>(step: Step, work: impl Future<Output = Result<T, Error>>) -> Result<T, NotSent> {
    within_seconds(ANSWER_SECONDS, step, work).await
}

async fn within_seconds<T>(
    seconds: u64,
    step: Step,
    work: impl Future<Output = Result<T, Error>>,
) -> Result<T, NotSent> {
    match tokio::time::timeout(Duration::from_secs(seconds), work).await {
        Ok(done) => done.map_err(|error| not_sent(step, &error)),
        Err(_) => Err(NotSent {
            fault: Fault::Passing,
            is_of_all: step.is_about_no_mail(),
            reason: format!("the mail server did not answer within {seconds} seconds"),
        }),
    }
}

fn not_sent(step: Step, error: &Error) -> NotSent {
    let whose = match error.status() {
        Some(code) => fault(step, u16::from(code), &said(error)),
        // Its certificate is not believed, or it cannot do what the settings ask for.
        None if error.is_tls() || (error.is_client() && step.is_about_no_mail()) => Fault::Sender,
        None if error.is_client() => Fault::Message,
        None => Fault::Passing,
    };
    let is_of_all = step.is_about_no_mail() || whose == Fault::Sender;
    NotSent { fault: whose, is_of_all, reason: reason(error) }
}

/// What the server said behind its code.
fn said(error: &Error) -> String {
    std::error::Error::source(error).map(ToString::to_string).unwrap_or_default()
}

fn reason(error: &Error) -> String {
    let (words, source) = (error.to_string(), said(error));
    if source.is_empty() || words.contains(&source) { short(&words) } else { short(&format!("{words}: {source}")) }
}
