//! The mail with what is due: numbers, and two links behind which one signs in. It names nobody and no departure.

use wording::{Arg, key};

use super::{Block, Writer, Written, one_line};
use crate::mail::context::Notice;

impl Writer<'_> {
    pub(super) fn round_up(&self, notice: &Notice) -> Option<Written> {
        let rhythm = notice.rhythm?;
        let base = &self.context.base_url;
        let due = notice.due.told().map(|(duty, count)| (self.words.code("duty", duty.code()), count)).collect();
        let button = Block::Button { label: self.say(key::ROUND_UP_MAIL_BUTTON), url: format!("{base}/staff") };
        let blocks = vec![self.text(key::ROUND_UP_MAIL), Block::Facts(due), button];
        let why = self.words.with(key::ROUND_UP_MAIL_WHY, [("rhythm", Arg::from(rhythm.code()))]);
        let choose =
            Block::Link { label: self.say(key::ROUND_UP_MAIL_CHOOSE), url: format!("{base}/staff/roles#round-up") };
        Some((self.say(key::ROUND_UP_MAIL_SUBJECT), blocks, vec![Block::Text(one_line(&why)), choose]))
    }
}
