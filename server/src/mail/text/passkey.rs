//! Mails about somebody's passkeys. None names a device: a mail is read over many a shoulder.

use wording::{Key, key};

use super::{Block, Writer, Written};
use crate::mail::MailKind;

/// Where one's own passkeys stand, and where a new one is added.
const OWN: &str = "/staff/passkeys";
const NEW: &str = "/staff/passkeys/new";

impl Writer<'_> {
    pub(super) fn passkey(&self) -> Written {
        let (subject, said, leads): (Key, &[Key], Option<(Key, &str)>) = match self.context.kind {
            MailKind::PasskeyRemoved => (
                key::MAIL_PASSKEY_REMOVED_SUBJECT,
                &[key::MAIL_PASSKEY_REMOVED, key::MAIL_PASSKEY_NOT_YOU],
                Some((key::MAIL_PASSKEY_BUTTON, OWN)),
            ),
            MailKind::PasskeysReset => (
                key::MAIL_PASSKEYS_RESET_SUBJECT,
                &[key::MAIL_PASSKEYS_RESET, key::MAIL_PASSKEYS_RESET_NEXT, key::MAIL_PASSKEY_NOT_YOU],
                Some((key::MAIL_PASSKEYS_RESET_BUTTON, NEW)),
            ),
            MailKind::PasskeyInstead => (
                key::MAIL_PASSKEY_INSTEAD_SUBJECT,
                &[key::MAIL_PASSKEY_INSTEAD, key::MAIL_PASSKEY_INSTEAD_LOST, key::MAIL_PASSKEY_INSTEAD_NOT_YOU],
                None,
            ),
            _ => (
                key::MAIL_PASSKEY_ADDED_SUBJECT,
                &[key::MAIL_PASSKEY_ADDED, key::MAIL_PASSKEY_NOT_YOU],
                Some((key::MAIL_PASSKEY_BUTTON, OWN)),
            ),
        };
        let mut blocks: Vec<Block> = said.iter().map(|words| self.text(*words)).collect();
        blocks.extend(leads.map(|(label, path)| Block::Button {
            label: self.say(label),
            url: format!("{}{path}", self.context.base_url),
        }));
        (self.say(subject), blocks, Vec::new())
    }
}
