//! The mail to somebody who has an account from now on.

use wording::key;

use super::{Block, Writer, Written};

impl Writer<'_> {
    /// Says neither what they may do nor who made the account: a mail is read over many a shoulder.
    pub(super) fn welcome(&self) -> Written {
        let said = [key::MAIL_WELCOME, key::MAIL_WELCOME_HOW, key::MAIL_WELCOME_NOT_YOU];
        let mut blocks: Vec<Block> = said.into_iter().map(|words| self.text(words)).collect();
        let url = format!("{}/staff", self.context.base_url);
        blocks.push(Block::Button { label: self.say(key::MAIL_WELCOME_BUTTON), url });
        (self.say(key::MAIL_WELCOME_SUBJECT), blocks, Vec::new())
    }
}
