//! The mailbox in which what comes back is looked for, as an administrator writes it.

use anyhow::{Context, Result, bail};
use server::settings::{Done, Mailbox};

use super::Written;

/// The mailbox, where one is set.
pub(super) fn read(written: &Written) -> Result<Option<Mailbox>> {
    let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let done = filled(&written.imap_done);
    let Some(url) = filled(&written.imap_url) else {
        return match done {
            Some(_) => bail!("set IMAP_URL to the mailbox that IMAP_DONE is about, or leave both out"),
            None => Ok(None),
        };
    };
    let done = match done {
        Some(text) => Done::parse(&text).context("IMAP_DONE should be seen, delete, or move: and a folder")?,
        None => Done::Seen,
    };
    let mailbox = Mailbox::read(url.trim(), done).context(
        "IMAP_URL should be imaps://user:password@host/Mailbox, or imap://…?tls=required; without TLS only on this \
         machine, and read mails cannot be moved to the mailbox itself",
    )?;
    Ok(Some(mailbox))
}

#[cfg(test)]
mod tests {
    use super::super::Written;
    use super::read;

    fn typed(url: &str, done: &str) -> Result<bool, String> {
        let written = format!(r#"{{"imap_url": "{url}", "imap_done": "{done}"}}"#);
        let written: Written = serde_json::from_str(&written).expect("settings");
        read(&written).map(|mailbox| mailbox.is_some()).map_err(|error| error.to_string())
    }

    #[test]
    fn a_mailbox_is_read_only_where_one_is_named() {
        assert_eq!(typed("", ""), Ok(false));
        assert_eq!(typed("imaps://afscheid:geheim@mail.test", ""), Ok(true));
        assert_eq!(typed("imaps://afscheid:geheim@mail.test/Terug", "move:Gelezen"), Ok(true));
        for (url, done, named) in [
            ("", "delete", "IMAP_URL"),
            ("imap://afscheid:geheim@mail.test", "", "IMAP_URL"),
            ("imaps://afscheid:geheim@mail.test", "burn", "IMAP_DONE"),
        ] {
            let error = typed(url, done).expect_err(url);
            assert!(error.contains(named) && !error.contains("geheim"), "{error}");
        }
    }
}
