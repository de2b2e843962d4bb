//! What would cross the network in clear. The program does not serve like that, unless a setting says that it is
//! meant.

use server::settings::{Settings, is_this_machine};

/// Something that everybody on the way could read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InClear {
    /// Pages, links and sessions.
    Pages,
    /// Mails, with links and codes in them, and the password of the mail server.
    Mails,
}

impl InClear {
    /// The setting that says it is meant.
    pub const fn setting(self) -> &'static str {
        match self {
            Self::Pages => "PLAIN_HTTP",
            Self::Mails => "PLAIN_SMTP",
        }
    }

    /// What is wrong, and how to mend it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Pages => {
                "BASE_URL begins with http: and is not this machine: everybody on the way reads pages, links and \
                 sessions; put TLS before the program and give BASE_URL https:"
            }
            Self::Mails => {
                "SMTP_URL sends mails to another machine without TLS: everybody on the way reads links and codes; \
                 write smtp://…?tls=required (STARTTLS) or smtps://"
            }
        }
    }

    /// Why the program does not serve, in a sentence.
    pub fn refusal(self) -> String {
        format!("{}; or set {}=true, if that is meant", self.words(), self.setting())
    }
}

/// What of these settings would go in clear.
pub fn in_clear(settings: &Settings) -> Vec<InClear> {
    let host = settings.base_url.strip_prefix("http://");
    let pages = host.is_some_and(|host| !is_this_machine(without_port(host)));
    let mails = settings.mail_to.goes_in_clear();
    [(pages, InClear::Pages), (mails, InClear::Mails)].into_iter().filter_map(|(is, what)| is.then_some(what)).collect()
}

/// `[::1]:3000` and `localhost:3000` without the port.
pub(super) fn without_port(authority: &str) -> &str {
    match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => address,
        None => authority.split(':').next().unwrap_or(authority),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use server::settings::{MailTo, Settings, SignInCode};

    use super::{InClear, in_clear};

    fn found(base_url: &str, mail_to: MailTo) -> Vec<InClear> {
        in_clear(&Settings {
            base_url: base_url.into(),
            mail_to,
            mail_from: "afscheid@voorbeeld.test".into(),
            time_zone: chrono_tz::Europe::Amsterdam,
            calendar_private_addresses: false,
            itip_key: None,
            mailbox: None,
            provider: None,
            sign_in_code: SignInCode::WithoutPasskey,
            demonstration: false,
        })
    }

    #[test]
    fn pages_go_in_clear_only_on_this_machine() {
        let folder = || MailTo::Folder(PathBuf::from("mails"));
        for fine in [
            "https://uitzwaai.example",
            "http://127.0.0.1:3000",
            "http://127.1.2.3",
            "http://localhost:3000",
            "http://uitzwaai.localhost",
            "http://[::1]:3000",
        ] {
            assert_eq!(found(fine, folder()), [], "{fine}");
        }
        for open in [
            "http://uitzwaai.example",
            "http://10.0.0.1:3000",
            "http://localhost.example",
            "http://127.0.0.1.example",
            "http://[fd00::1]:3000",
            "http://0.0.0.0:3000",
        ] {
            assert_eq!(found(open, folder()), [InClear::Pages], "{open}");
        }
    }

    #[test]
    fn mails_go_to_other_machines_over_tls_only() {
        let base_url = "https://uitzwaai.example";
        for fine in [
            "smtps://mail.example",
            "smtp://user:pass@mail.example:587?tls=required",
            "smtp://127.0.0.1:1025",
            "smtp://localhost",
            "smtp://[::1]:25",
        ] {
            assert_eq!(found(base_url, MailTo::Smtp(fine.into())), [], "{fine}");
        }
        for open in [
            "smtp://mail.example",
            "smtp://user:pass@mail.example:587",
            // Whoever stands between takes the offer away.
            "smtp://mail.example?tls=opportunistic",
            "smtp://mail.example?x=tls=required",
            "smtp://localhost@mail.example",
        ] {
            assert_eq!(found(base_url, MailTo::Smtp(open.into())), [InClear::Mails], "{open}");
        }
    }

    #[test]
    fn a_refusal_names_what_is_wrong_and_the_setting_that_allows_it() {
        for (what, named) in
            [(InClear::Pages, ["BASE_URL", "PLAIN_HTTP"]), (InClear::Mails, ["SMTP_URL", "PLAIN_SMTP"])]
        {
            let refusal = what.refusal();
            assert!(named.iter().all(|name| refusal.contains(name)), "{refusal}");
        }
    }
}
