//! Whose fault it is that a mail did not leave, by what the mail server said: its reply code (RFC 5321, 4.2), its
//! enhanced status code (RFC 3463, as the registry of RFC 5248 lists them), and at which command it said so.
//!
//! Deliberately absent: a guess at a receiver's fault. An address counts as dead where the server says so of the
//! address; whatever may be ours, or pass, does not.

mod words;

use crate::coded::coded;
use words::{BUSY, FULL, GREYLISTED, MISSING, OF_OUR_SIDE, OF_SENDER, OURS, PROOFS, UNKNOWN};

coded! {
    /// Whose fault it is.
    pub enum Fault {
        /// Ours, and of every mail: we may not send, not now or not so much. Nothing leaves until that is put right.
        Sender = "sender",
        /// Ours, and of this mail alone: it is too large, or the server does not like what is in it.
        Message = "message",
        /// The address is none to which mail goes.
        Receiver = "receiver",
        /// Nobody's: busy, full, not there, not now.
        Passing = "passing",
    }
}

/// What the server was asked when it refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To talk with us at all: the greeting, EHLO, STARTTLS.
    Opening,
    /// To let us in: AUTH.
    SigningIn,
    /// To take a mail of ours: MAIL FROM.
    Sender,
    /// To take a mail for this address: RCPT TO.
    Receiver,
    /// To take the mail itself: DATA, and what followed.
    Message,
}

impl Step {
    /// Whether it comes before the server knows of any one mail.
    pub const fn is_about_no_mail(self) -> bool {
        matches!(self, Self::Opening | Self::SigningIn)
    }
}

/// Whose fault a reply of a mail server is. `words`: all it said behind the code, its lines one after another.
pub fn fault(step: Step, code: u16, words: &str) -> Fault {
    let said = words.to_lowercase();
    let says = |any: &[&str]| any.iter().any(|one| said.contains(one));
    let status = status(code, words);
    if !(500..600).contains(&code) {
        // A limit or a suspicion that passes is ours all the same; that a stranger waits is not.
        let is_ours = match status {
            Some((7, _)) => !says(GREYLISTED),
            Some((4, 5)) => !says(BUSY),
            Some((1, 7 | 8)) => true,
            _ => false,
        };
        return if is_ours { Fault::Sender } else { Fault::Passing };
    }
    if step.is_about_no_mail() {
        return Fault::Sender;
    }
    let is_of_proof = says(OF_OUR_SIDE) || names_a_proof(&said);
    let knows_none = says(UNKNOWN) || (says(MISSING) && !is_of_proof);
    let heard = Heard { is_of_sender: says(OF_SENDER), is_of_proof, knows_none, is_full: says(FULL) };
    if let Some(fault) = status.and_then(|status| of_status(step, status, heard)) {
        return fault;
    }
    match (step, code) {
        // Commands, and signing in (RFC 5321, 4.2.2; RFC 4954, 6).
        (_, 500..=504 | 521 | 530 | 534 | 535 | 538) | (Step::Sender, _) => Fault::Sender,
        _ if heard.is_of_sender => Fault::Sender,
        _ if heard.is_full => Fault::Passing,
        _ if heard.knows_none => Fault::Receiver,
        _ if heard.is_of_proof => Fault::Sender,
        // No room for another receiver is said with this one too, and passes (RFC 5321, 4.5.3.1.10).
        (Step::Receiver, 552) => Fault::Passing,
        (Step::Receiver, 550 | 551 | 553 | 556) if !says(OURS) => Fault::Receiver,
        (Step::Message, _) => Fault::Message,
        _ => Fault::Sender,
    }
}

/// Whether one of the words is such a proof; not one within an address.
fn names_a_proof(said: &str) -> bool {
    let words = said.split_whitespace().filter(|word| !word.contains('@'));
    words.flat_map(|word| word.split(|c: char| !c.is_alphanumeric())).any(|word| PROOFS.contains(&word))
}

/// Of what the words speak.
#[derive(Clone, Copy, Debug)]
struct Heard {
    is_of_sender: bool,
    /// Of what proves the sender.
    is_of_proof: bool,
    /// There is no such address.
    knows_none: bool,
    is_full: bool,
}

/// What the subject and the detail of a status code say; `None` where the basic code and the words have to.
const fn of_status(step: Step, status: (u16, u16), heard: Heard) -> Option<Fault> {
    Some(match (status, step) {
        // Addressing: the sender's address, or how many of others it named today (Exchange Online, 5.1.90); then
        // anybody's.
        ((1, 7 | 8 | 90), _) | ((1, _), Step::Sender) => Fault::Sender,
        ((1, 0), _) if heard.is_of_sender || (heard.is_of_proof && !heard.knows_none) => Fault::Sender,
        ((1, _), _) => Fault::Receiver,
        // The mailbox: not one that we may send as (Exchange Online, 5.2.252); full, or getting too much within an hour
        // (5.2.121 and 5.2.122 there); taking nothing so large; disabled.
        ((2, 252), _) | ((2, _), Step::Sender) => Fault::Sender,
        ((2, 2 | 121 | 122), _) => Fault::Passing,
        ((2, 3), _) => Fault::Message,
        ((2, 0), _) if heard.is_of_sender => Fault::Sender,
        ((2, 0 | 1), _) if heard.is_full => Fault::Passing,
        ((2, _), _) => Fault::Receiver,
        // The mail system: too large; anything else is what it does with whoever sends.
        ((3, 4), _) => Fault::Message,
        // Routing: no such domain; more than we may send in a day; "access denied" of an address that is none. A loop
        // and a time that ran out are nobody's.
        ((4, 1 | 4 | 310), _) if heard.is_of_proof && !heard.knows_none => Fault::Sender,
        ((4, 4 | 310), _) => Fault::Receiver,
        ((4, 1), Step::Receiver | Step::Message) => Fault::Receiver,
        ((4, 5), _) => Fault::Sender,
        ((4, _), _) => Fault::Passing,
        // The content.
        ((6, _), _) => Fault::Message,
        // A mailbox or a domain that became somebody else's (RFC 7293, 4).
        ((7, 17 | 18), _) => Fault::Receiver,
        // What proves the sender, whatever of it "does not exist" (RFC 7372; 5.7.27 and 5.7.29, RFC 7505 and 8617).
        ((7, 20..=29), _) => Fault::Sender,
        // Some say these of an address that they do not know.
        ((3 | 5 | 7, _), Step::Receiver | Step::Message) if heard.knows_none && !heard.is_of_sender => Fault::Receiver,
        ((3 | 5 | 7, _), _) => Fault::Sender,
        _ => return None,
    })
}

/// Subject and detail of the status code, where the words hold one of the reply's own class (RFC 3463, 2).
fn status(code: u16, words: &str) -> Option<(u16, u16)> {
    words.split(|c: char| !(c.is_ascii_digit() || c == '.')).find_map(|word| {
        let numbers: Option<Vec<u16>> = word.trim_matches('.').split('.').map(|part| part.parse().ok()).collect();
        match numbers.as_deref() {
            Some([class, subject, detail]) if *class == code / 100 => Some((*subject, *detail)),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::Fault::{self, Message, Passing, Receiver, Sender};
    use super::{Step, fault};

    /// As servers say it: Postfix, Exim, Exchange, Exchange Online, Google, Outlook.com, Yahoo, Sendmail, qmail.
    const REPLIES: &[(Step, u16, &str, Fault)] = &[
        // The server does not talk with us.
        (Step::Opening, 554, "5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.example", Sender),
        (Step::Opening, 554, "mail.example ESMTP not accepting messages from you", Sender),
        (Step::Opening, 521, "mail.example does not accept mail", Sender),
        (Step::Opening, 550, "5.1.1 a word of the receiver's, to somebody who named none", Sender),
        (Step::Opening, 421, "4.3.2 Service shutting down", Passing),
        (Step::Opening, 421, "4.7.0 Try again later, closing connection", Sender),
        // It does not let us in.
        (Step::SigningIn, 535, "5.7.8 Username and Password not accepted", Sender),
        (Step::SigningIn, 534, "5.7.9 Application-specific password required", Sender),
        (Step::SigningIn, 454, "4.7.0 Temporary authentication failure", Sender),
        (Step::Sender, 530, "5.7.0 Must issue a STARTTLS command first", Sender),
        (Step::Sender, 530, "5.7.57 Client not authenticated to send mail", Sender),
        // It takes none of ours, or no more of them.
        (Step::Sender, 550, "5.7.60 SMTP; Client does not have permissions to send as this sender", Sender),
        (Step::Sender, 553, "5.1.8 <afscheid@voorbeeld.test>... Domain of sender address does not exist", Sender),
        (Step::Sender, 550, "Sender address rejected", Sender),
        (Step::Sender, 552, "5.3.4 Message size exceeds fixed limit", Message),
        (Step::Message, 550, "5.4.5 Daily user sending limit exceeded.", Sender),
        (Step::Receiver, 452, "4.4.5 Daily sending quota exceeded", Sender),
        (Step::Receiver, 421, "4.7.0 [192.0.2.1 15] Our system has detected an unusual rate of mail", Sender),
        (Step::Receiver, 554, "5.7.1 <anna@thuis.test>: Relay access denied", Sender),
        (Step::Receiver, 550, "5.7.1 Unable to relay", Sender),
        (Step::Receiver, 550, "relay not permitted", Sender),
        (Step::Receiver, 550, "5.7.705 Access denied, tenant has exceeded threshold", Sender),
        (Step::Receiver, 550, "5.7.501 Access denied, spam abuse detected", Sender),
        (Step::Message, 550, "5.7.26 This mail has been blocked because the sender is unauthenticated", Sender),
        (Step::Message, 550, "5.7.1 [CS] Message blocked. Please see the postmaster's page", Sender),
        (Step::Receiver, 503, "5.5.1 Error: need MAIL command", Sender),
        (Step::Receiver, 550, "5.7.1 Service unavailable, Client host [192.0.2.1] blocked using Spamhaus", Sender),
        (Step::Receiver, 550, "Your address is listed at zen.example", Sender),
        (Step::Message, 554, "5.2.252 SendAsDenied; a@voorbeeld.test not allowed to send as b@voorbeeld.test", Sender),
        (
            Step::Message,
            554,
            "5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied",
            Sender,
        ),
        (Step::Message, 554, "5.2.0 Submission quota exceeded; STOREDRV.Submission", Sender),
        (Step::Receiver, 550, "5.1.90 Your message can't be sent because you've reached your daily limit", Sender),
        (Step::Receiver, 550, "5.1.8 Access denied, bad outbound sender", Sender),
        (Step::Receiver, 550, "5.1.0 <afscheid@voorbeeld.test>: Sender address rejected: User unknown", Sender),
        (
            Step::Receiver,
            550,
            "Verification failed for <afscheid@voorbeeld.test>\nNo Such User Here\nSender verify failed",
            Sender,
        ),
        (Step::Receiver, 554, "5.7.1 Client host rejected: reverse DNS of 192.0.2.1 does not exist", Sender),
        (Step::Receiver, 550, "5.7.27 Sender address has null MX: its mail exchanger does not exist", Sender),
        (Step::Receiver, 450, "4.1.8 <afscheid@voorbeeld.test>: Sender address rejected: Domain not found", Sender),
        (Step::Message, 550, "5.7.23 SPF record of voorbeeld.test does not exist", Sender),
        (Step::Receiver, 550, "5.7.25 Reverse DNS validation failed: the name does not exist", Sender),
        (Step::Message, 550, "5.7.20 No passing signature: user unknown to the signing domain", Sender),
        (Step::Message, 550, "5.7.1 DKIM key does not exist", Sender),
        (Step::Message, 554, "5.7.1 The DMARC record doesn't exist for this domain", Sender),
        (Step::Receiver, 550, "5.7.1 <mail.voorbeeld.test>: Helo host does not exist", Sender),
        (Step::Receiver, 550, "Helo host does not exist", Sender),
        (Step::Receiver, 550, "HELO/EHLO name: no such address", Sender),
        (Step::Message, 550, "SPF record does not exist", Sender),
        (Step::Receiver, 550, "5.7.1 PTR: name for 192.0.2.1 does not exist", Sender),
        (Step::Receiver, 550, "5.7.1 Client host rejected: IP address unknown", Sender),
        (Step::Receiver, 550, "5.1.0 Your domain does not exist", Sender),
        (Step::Receiver, 550, "5.4.4 The host in HELO does not exist", Sender),
        (Step::Receiver, 550, "The From domain does not exist", Sender),
        // It knows no such address.
        (Step::Receiver, 550, "5.7.1 <spf@thuis.test>: the address does not exist", Receiver),
        (Step::Receiver, 550, "<dkim-helo@thuis.test> does not exist", Receiver),
        (Step::Receiver, 550, "5.7.1 SPF passed, user unknown", Receiver),
        (Step::Receiver, 550, "5.1.1 <anna@thuis.test>: Recipient address rejected: User unknown", Receiver),
        (Step::Receiver, 550, "5.1.1 The email account that you tried to reach does not exist.", Receiver),
        (Step::Receiver, 550, "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by lookup", Receiver),
        (Step::Receiver, 550, "5.1.2 Host unknown", Receiver),
        (Step::Receiver, 550, "5.2.1 The email account that you tried to reach is disabled.", Receiver),
        (Step::Receiver, 550, "5.4.1 Recipient address rejected: Access denied.", Receiver),
        (Step::Receiver, 550, "5.4.4 Unable to route: domain of receiver not found", Receiver),
        (Step::Receiver, 550, "5.5.0 Requested action not taken: mailbox unavailable (S2017062302)", Receiver),
        (Step::Receiver, 550, "5.4.310 DNS domain thuis.tset does not exist", Receiver),
        (Step::Receiver, 556, "5.1.10 Recipient address has null MX", Receiver),
        (Step::Receiver, 550, "5.7.17 Mailbox owner has changed", Receiver),
        (
            Step::Receiver,
            554,
            "5.7.1 <anna@thuis.test>: Recipient address rejected: user anna does not exist",
            Receiver,
        ),
        (Step::Receiver, 550, "No such user here", Receiver),
        (Step::Receiver, 550, "Unrouteable address", Receiver),
        (Step::Receiver, 553, "sorry, no mailbox here by that name (#5.1.1)", Receiver),
        (Step::Receiver, 551, "User not local; please try elsewhere", Receiver),
        (Step::Message, 554, "delivery error: dd This user doesn't have a thuis.test account", Message),
        (
            Step::Message,
            554,
            "delivery error: dd Sorry, your message cannot be delivered. This mailbox is disabled",
            Receiver,
        ),
        (Step::Message, 550, "5.1.1 User unknown", Receiver),
        // It takes this mail not.
        (Step::Message, 552, "5.3.4 Message too big for system", Message),
        (Step::Message, 552, "5.2.3 Message exceeds maximum size of this mailbox", Message),
        (Step::Message, 554, "5.6.0 Message content rejected", Message),
        (Step::Message, 554, "Transaction failed", Message),
        // It will, perhaps.
        (Step::Receiver, 450, "4.2.0 <anna@thuis.test>: Recipient address rejected: Greylisted", Passing),
        (Step::Receiver, 451, "4.7.1 Greylisting in action, please come back later", Passing),
        (Step::Receiver, 450, "4.1.1 <anna@thuis.test>: unverified address", Passing),
        (Step::Receiver, 450, "4.2.1 The user you are trying to contact is receiving mail too quickly", Passing),
        (Step::Receiver, 451, "4.3.0 Come back later", Passing),
        (Step::Receiver, 452, "4.2.2 The email account that you tried to reach is over quota", Passing),
        (Step::Receiver, 552, "5.2.2 Mailbox full", Passing),
        (Step::Receiver, 552, "Too many recipients", Passing),
        (Step::Message, 451, "local error in processing", Passing),
        (Step::Receiver, 554, "5.4.14 Hop count exceeded - possible mail loop", Passing),
        (Step::Receiver, 550, "5.2.1 The user you are trying to contact is receiving mail at a rate that", Passing),
        (Step::Receiver, 550, "5.2.122 The recipient has exceeded their limit for messages per hour", Passing),
        (Step::Message, 554, "5.2.0 STOREDRV.Deliver.Exception:QuotaExceededException; mailbox is over quota", Passing),
        (Step::Receiver, 550, "Mailbox full", Passing),
        (Step::Receiver, 421, "4.4.5 Server busy, try again later", Passing),
    ];

    #[test]
    fn whose_fault_it_is_follows_from_code_status_and_command() {
        for (step, code, words, expected) in REPLIES {
            assert_eq!(fault(*step, *code, words), *expected, "{step:?}: {code} {words}");
        }
    }

    #[test]
    fn an_address_of_the_network_is_no_status_code() {
        assert_eq!(fault(Step::Receiver, 550, "5.1.1.1 said no such user"), Receiver);
        assert_eq!(fault(Step::Receiver, 550, "host 5.7.1.9 is on our list of those blocked"), Sender);
        assert_eq!(fault(Step::Receiver, 550, "see 4.7.1 of our rules: unknown user"), Receiver, "another class");
    }

    #[test]
    fn before_it_knows_of_a_mail_a_server_refuses_no_receiver() {
        for code in [500, 521, 535, 550, 554] {
            for words in ["5.1.1 user unknown", "no such user", "5.2.1 mailbox is disabled", ""] {
                assert_eq!(fault(Step::Opening, code, words), Sender);
                assert_eq!(fault(Step::SigningIn, code, words), Sender);
            }
        }
    }
}
