//! What a mail server reports of a mail that it took and could not hand on: the part of a report that is written for
//! programs (RFC 3464, 2).

use super::refusal::{Fault, Step, fault};

/// The most receivers of one report that are looked at: a mail of ours has one, and a list behind it some more.
const RECEIVERS_MAX: usize = 50;
/// The fields that name a receiver (RFC 3464, 2.3.1 and 2.3.2).
const ADDRESSED: [&str; 2] = ["original-recipient", "final-recipient"];

/// Why a mail did not arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub fault: Fault,
    /// In the words of the server that refused it, behind a code: where it said none, the one it is taken for.
    pub reason: String,
}

/// What a report says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Under which id the mail was handed over (ENVID), where the server was told one.
    pub envelope: Option<String>,
    /// The addresses it names as the mail's receivers, as they were given first and as they were tried last.
    pub receivers: Vec<String>,
    /// `None` where it arrived for anybody, or may arrive yet.
    pub failure: Option<Failure>,
}

/// Reads the fields of a report: first those of the mail, then, after an empty line each, those of its receivers.
pub fn report(text: &str) -> Report {
    let parts = parts(text);
    let receivers: Vec<&Fields<'_>> =
        parts.iter().filter(|part| part.get("action").is_some()).take(RECEIVERS_MAX).collect();
    let failed = |receiver: &&Fields<'_>| receiver.word("action").eq_ignore_ascii_case("failed");
    let failure = receivers.first().filter(|_| receivers.iter().all(failed)).map(|receiver| receiver.failure());
    let envelope = parts.iter().find_map(|part| part.get("original-envelope-id"));
    let named = receivers.iter().flat_map(|receiver| ADDRESSED.iter().filter_map(move |name| receiver.address(name)));
    Report { envelope, receivers: named.collect(), failure }
}

/// The fields that stand together: name and lines.
#[derive(Default)]
struct Fields<'a>(Vec<(&'a str, Vec<&'a str>)>);

fn parts(text: &str) -> Vec<Fields<'_>> {
    let mut parts = vec![Fields::default()];
    for line in text.lines() {
        let Some(part) = parts.last_mut() else { break };
        if line.trim().is_empty() {
            parts.push(Fields::default());
        } else if line.starts_with([' ', '\t']) {
            // A long field goes on in the next line (RFC 5322, 2.2.3).
            if let Some((_, lines)) = part.0.last_mut() {
                lines.push(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            part.0.push((name.trim(), vec![value.trim()]));
        }
    }
    parts
}

impl Fields<'_> {
    fn get(&self, name: &str) -> Option<String> {
        let (_, lines) = self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(lines.join(" ").trim().to_owned())
    }

    /// The first word of a field: some write a remark behind it.
    fn word(&self, name: &str) -> String {
        self.get(name).and_then(|value| value.split_whitespace().next().map(str::to_owned)).unwrap_or_default()
    }

    /// The address in a field, without its kind: `rfc822; anna@thuis.test`.
    fn address(&self, name: &str) -> Option<String> {
        let value = self.get(name)?;
        let (_, address) = value.split_once(';')?;
        Some(address.trim().trim_start_matches('<').trim_end_matches('>').to_owned())
    }

    fn failure(&self) -> Failure {
        let status = Some(self.word("status")).filter(|status| status.starts_with(['4', '5'])).unwrap_or_default();
        let diagnostic = self.get("diagnostic-code").unwrap_or_default();
        let said = without_kind(&diagnostic);
        // Nothing is for good where the status says that it passes: the server has waited long enough, that is all.
        let code = match reply_code(said) {
            _ if status.starts_with('4') => 450,
            Some(code) => code,
            None if status.starts_with('5') => 550,
            None => 450,
        };
        // At which command it was refused is not said: at the last one, where the least is taken for the receiver's.
        let fault = fault(Step::Message, code, &format!("{said} {status}"));
        let reason = match status.as_str() {
            status if reply_code(said).is_some() && said.contains(status) => said.to_owned(),
            "" => format!("{code} {said}"),
            status => format!("{status} {said}"),
        };
        Failure { fault, reason: reason.trim().to_owned() }
    }
}

/// What was said, without the kind of what says it: `smtp; 550 …`, `X-Postfix; …`.
fn without_kind(diagnostic: &str) -> &str {
    match diagnostic.split_once(';') {
        Some((kind, said)) if !kind.starts_with(|first: char| first.is_ascii_digit()) => said.trim(),
        _ => diagnostic.trim(),
    }
}

/// The reply code of an SMTP server at the beginning of what it said.
fn reply_code(said: &str) -> Option<u16> {
    let code = said.get(..3)?.parse::<u16>().ok().filter(|code| (400..600).contains(code))?;
    (!said[3..].starts_with(|next: char| next.is_ascii_digit())).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::{Fault, report};

    /// As Postfix reports an address that the other server does not know.
    const POSTFIX: &str = "Reporting-MTA: dns; mail.voorbeeld.test\r\nX-Postfix-Queue-ID: 4Zx1Yk2Qz9z1\r\n\
        X-Postfix-Sender: rfc822; afscheid@voorbeeld.test\r\nArrival-Date: Tue,  3 Mar 2026 10:15:00 +0100 (CET)\r\n\
        \r\nFinal-Recipient: rfc822; anna@thuis.test\r\nOriginal-Recipient: rfc822;anna@thuis.test\r\n\
        Action: failed\r\nStatus: 5.1.1\r\nRemote-MTA: dns; mx.thuis.test\r\n\
        Diagnostic-Code: smtp; 550 5.1.1 <anna@thuis.test>: Recipient address rejected:\r\n    User unknown\r\n";

    fn fault_of(status: &str, diagnostic: &str) -> Fault {
        let text = format!(
            "Reporting-MTA: dns; mail.voorbeeld.test\n\nFinal-Recipient: rfc822; anna@thuis.test\nAction: failed\n\
             Status: {status}\nDiagnostic-Code: {diagnostic}\n"
        );
        report(&text).failure.expect("it failed").fault
    }

    #[test]
    fn a_report_is_read_as_servers_write_it() {
        let found = report(POSTFIX);
        let failure = found.failure.expect("it failed");
        assert_eq!(failure.fault, Fault::Receiver);
        assert_eq!(failure.reason, "550 5.1.1 <anna@thuis.test>: Recipient address rejected: User unknown");
        assert_eq!(found.receivers, ["anna@thuis.test", "anna@thuis.test"]);
        assert_eq!(found.envelope, None);
        let named = POSTFIX.replace("Reporting-MTA:", "Original-Envelope-Id: 7@voorbeeld.test\r\nReporting-MTA:");
        assert_eq!(report(&named).envelope.as_deref(), Some("7@voorbeeld.test"));
    }

    #[test]
    fn whose_fault_it_is_follows_from_what_the_server_said() {
        for (status, diagnostic, expected) in [
            ("5.1.10", "smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found", Fault::Receiver),
            ("5.1.1", "smtp; 550-5.1.1 The email account that you tried to reach does not exist.", Fault::Receiver),
            (
                "5.4.4",
                "X-Postfix; Host or domain name not found. Name service error for name=thuis.tset",
                Fault::Receiver,
            ),
            ("5.4.310", "smtp; 550 5.4.310 DNS domain thuis.tset does not exist", Fault::Receiver),
            ("5.0.0", "smtp; 550 No such user here", Fault::Receiver),
            ("5.2.2", "smtp; 552 5.2.2 Mailbox full", Fault::Passing),
            ("5.4.7", "smtp;550 5.4.7 QUEUE.Expired; message expired", Fault::Passing),
            ("4.4.1", "X-Postfix; connect to mx.thuis.test[192.0.2.1]:25: Connection timed out", Fault::Passing),
            ("4.4.7", "smtp; 550 5.1.1 user unknown", Fault::Passing),
            ("4.0.0", "", Fault::Passing),
            ("5.7.1", "smtp; 550 5.7.1 Message blocked as spam", Fault::Sender),
            ("5.7.23", "smtp; 550 5.7.23 SPF record of voorbeeld.test does not exist", Fault::Sender),
            ("5.7.1", "smtp; 550 5.7.1 DKIM key does not exist", Fault::Sender),
            ("5.0.0", "smtp; 550 Helo host does not exist", Fault::Sender),
            ("5.2.252", "smtp;554 5.2.252 SendAsDenied; a@voorbeeld.test not allowed to send as it", Fault::Sender),
            ("5.1.90", "smtp;550 5.1.90 Your message can't be sent: you've reached your daily limit", Fault::Sender),
            (
                "5.2.122",
                "smtp;554 5.2.122 The recipient has exceeded their limit for messages per hour",
                Fault::Passing,
            ),
            ("5.3.4", "smtp; 552 5.3.4 Message too big for system", Fault::Message),
            ("5.0.0", "smtp; 550 something went wrong", Fault::Message),
        ] {
            assert_eq!(fault_of(status, diagnostic), expected, "{status} {diagnostic}");
        }
    }

    #[test]
    fn a_reason_begins_with_a_code() {
        for (status, diagnostic, expected) in [
            ("5.1.1", "smtp; 550 5.1.1 user anna unknown", "550 5.1.1 user anna unknown"),
            ("5.1.1", "smtp; user anna unknown (5.1.1)", "5.1.1 user anna unknown (5.1.1)"),
            ("", "smtp; user anna unknown", "450 user anna unknown"),
            ("anna", "smtp; user anna unknown", "450 user anna unknown"),
            ("5.0.0", "", "5.0.0"),
        ] {
            let text = format!("Action: failed\nStatus: {status}\nDiagnostic-Code: {diagnostic}\n");
            assert_eq!(report(&text).failure.expect("it failed").reason, expected, "{status} {diagnostic}");
        }
    }

    #[test]
    fn what_may_arrive_yet_has_not_failed() {
        for (what, text) in [
            ("it waits", POSTFIX.replace("failed", "delayed").replace("5.1.1", "4.4.1")),
            ("it arrived", POSTFIX.replace("failed", "delivered").replace("5.1.1", "2.1.5")),
            ("it went where nobody reports", POSTFIX.replace("failed", "relayed")),
            ("one of two has it", format!("{POSTFIX}\r\n{}", POSTFIX.replace("failed", "delivered"))),
            ("nothing is said", POSTFIX.replace("Action:", "X-Action:")),
            ("nothing", String::new()),
        ] {
            assert_eq!(report(&text).failure, None, "{what}");
        }
        let remark = POSTFIX.replace("failed", "FAILED (no such user)");
        assert!(report(&remark).failure.is_some());
    }
}
