//! The mail that the figures of a period are there, with what stands out in them.

use wording::{Arg, key};

use super::{Block, Writer, Written, one_line};
use crate::mail::context::Notice;

impl Writer<'_> {
    pub(super) fn release(&self, notice: &Notice) -> Option<Written> {
        let told = notice.release.as_ref()?;
        let base = &self.context.base_url;
        let days =
            [("from", Arg::from(self.words.date(told.days.0))), ("until", Arg::from(self.words.date(told.days.1)))];
        let made = if told.is_correction { key::MAIL_RELEASE_AGAIN } else { key::MAIL_RELEASE };
        let mut blocks = vec![Block::Text(one_line(&self.words.with(made, days)))];
        if told.is_part {
            blocks.push(self.text(key::MAIL_RELEASE_PART));
        }
        if told.things.is_empty() {
            blocks.push(self.text(key::FIGURES_OUT_NOTHING));
        } else {
            blocks.push(self.text(key::MAIL_RELEASE_OUT));
            let things = told.things.iter().map(|(what, said)| (one_line(what), one_line(said)));
            blocks.push(Block::Facts(things.collect()));
        }
        let url = format!("{base}{}", told.page);
        blocks.push(Block::Button { label: self.say(key::MAIL_RELEASE_BUTTON), url });
        let choose =
            Block::Link { label: self.say(key::MAIL_RELEASE_CHOOSE), url: format!("{base}/staff/roles#round-up") };
        let below = vec![self.text(key::MAIL_RELEASE_WHY), choose];
        Some((self.say(key::MAIL_RELEASE_SUBJECT), blocks, below))
    }
}
