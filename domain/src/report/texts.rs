//! The boxes of every report that are a text and nothing more.
//!
//! Forms, two versions side by side, and what is shown to the staff and to the leaver walk this list; the
//! story is not in it, because it has a length and a place of its own.

use super::Report;
use crate::coded::coded;

coded! {
    /// A box for words. Its code is the name of its field, in forms and as stored.
    pub enum TextBox {
        Suggestions = "suggestions",
        /// What may be shared with whom.
        Sharing = "sharing",
        /// What fits no box.
        FitsNoBox = "fits_no_box",
        /// The leaver's correction or agreement, in their own words.
        LeaversWords = "leavers_words",
    }
}

impl TextBox {
    /// Whether it stands before the agreements; the others follow after them.
    pub const fn is_before_agreements(self) -> bool {
        matches!(self, Self::Suggestions)
    }

    /// How many lines its field has.
    pub const fn rows(self) -> u8 {
        if self.is_before_agreements() { 4 } else { 3 }
    }
}

impl Report {
    /// What stands in a box; an empty text where nothing was recorded.
    pub fn text(&self, text_box: TextBox) -> &str {
        match text_box {
            TextBox::Suggestions => &self.suggestions,
            TextBox::Sharing => &self.sharing,
            TextBox::FitsNoBox => &self.fits_no_box,
            TextBox::LeaversWords => &self.leavers_words,
        }
    }

    /// The same, to be written in.
    pub fn text_mut(&mut self, text_box: TextBox) -> &mut String {
        match text_box {
            TextBox::Suggestions => &mut self.suggestions,
            TextBox::Sharing => &mut self.sharing,
            TextBox::FitsNoBox => &mut self.fits_no_box,
            TextBox::LeaversWords => &mut self.leavers_words,
        }
    }
}
