//! What a code is for, and what follows from that.

use chrono::TimeDelta;

use crate::coded::coded;
use crate::mail::MailKind;

/// For how many minutes a mail with a code waits for a mail server: longer nobody sits in front of the page.
pub const CODE_MAIL_MINUTES: i64 = 60;
/// From how many minutes on a mail with a code was long on its way, and whoever waits is told so.
pub const CODE_LATE_MINUTES: i64 = 5;

coded! {
    /// What a code is for; its subject is the account or the departure.
    pub enum CodePurpose {
        /// Mailed, signs a member of staff in.
        SignIn = "sign_in",
        /// Mailed, opens what a leaver handed in.
        Answers = "answers",
        /// In the letter that HR prints for somebody whom no mail may reach.
        Printed = "printed",
    }
}

/// What asking for another code does to the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// They open nothing from then on.
    End,
    /// They open until their own end, or until one of them has opened.
    Stay,
}

impl CodePurpose {
    /// What the code in a mail of this kind is for; `None` for a mail without one.
    pub const fn of_mail(kind: MailKind) -> Option<Self> {
        match kind {
            MailKind::SignInCode => Some(Self::SignIn),
            MailKind::AnswersCode => Some(Self::Answers),
            _ => None,
        }
    }

    /// Whether nobody may learn by typing whether there is such a subject: an address that nobody has gets a code
    /// like any other, which no mail prolongs.
    pub const fn hides_whom(self) -> bool {
        match self {
            Self::SignIn => true,
            Self::Answers | Self::Printed => false,
        }
    }

    /// How long a code opens: a mailed one from when the mail server accepted its mail, a printed one as long as a
    /// letter may lie about.
    pub const fn life(self) -> TimeDelta {
        match self {
            Self::SignIn | Self::Answers => TimeDelta::minutes(10),
            Self::Printed => TimeDelta::days(42),
        }
    }

    /// How often a code may be typed until the right one comes.
    pub const fn tries(self) -> u8 {
        match self {
            Self::SignIn | Self::Answers | Self::Printed => 5,
        }
    }

    /// Whether a code may be typed again after it opened. One on paper is all that its reader has.
    pub const fn opens_again(self) -> bool {
        match self {
            Self::SignIn | Self::Answers => false,
            Self::Printed => true,
        }
    }

    /// What asking for another code does to the ones before it.
    pub const fn earlier(self) -> Earlier {
        match self {
            // Whoever asks for codes in somebody's name must not end the one they are about to type.
            Self::SignIn | Self::Answers => Earlier::Stay,
            Self::Printed => Earlier::End,
        }
    }
}
