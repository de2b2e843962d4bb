//! Mails to whoever stays in touch. They name nobody and no departure.

use wording::{Arg, Key, key};

use super::{Block, Writer, Written, one_line};
use crate::mail::MailKind;
use crate::mail::context::Former;

impl Writer<'_> {
    pub(super) fn to_former(&self) -> Option<Written> {
        let former = self.context.former.as_ref()?;
        let (subject, words, button): (Key, &[Key], Key) = match self.context.kind {
            MailKind::StayConfirm => {
                (key::STAY_CONFIRM_SUBJECT, &[key::STAY_CONFIRM, key::STAY_CONFIRM_NOT_YOU], key::STAY_CONFIRM_BUTTON)
            }
            MailKind::StayYearly => (key::STAY_YEARLY_SUBJECT, &[key::STAY_YEARLY], key::STAY_YEARLY_BUTTON),
            _ => return None,
        };
        let mut blocks: Vec<Block> = words.iter().map(|words| self.text(*words)).collect();
        if self.context.kind == MailKind::StayYearly {
            let contact = Arg::from(one_line(&self.context.organisation.hr_contact));
            blocks.push(Block::Text(self.words.with(key::STAY_YEARLY_BACK, [("contact", contact)])));
        }
        blocks.push(self.until(former));
        blocks.push(Block::Button { label: self.say(button), url: former.link.clone() });
        Some((self.say(subject), blocks, vec![self.text(key::STAY_END_MAIL)]))
    }

    fn until(&self, former: &Former) -> Block {
        let day = Arg::from(self.words.date(former.until));
        Block::Text(one_line(&self.words.with(key::STAY_UNTIL_MAIL, [("day", day)])))
    }
}
