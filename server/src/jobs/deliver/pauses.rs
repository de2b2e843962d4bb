//! How long a mail waits before it is tried again, and after how long it is given up.

use chrono::TimeDelta;
use domain::ids::MailId;
use domain::mail::{MailKind, Turn};

/// Minutes before the second, third … try, as far as the longest pause of the mail's turn.
const MINUTES: [i64; 6] = [1, 5, 15, 30, 60, 120];
/// For how long a mail is tried, in minutes: five days, since four to five are to be allowed (RFC 5321, 4.5.4.1).
const TRIED_FOR_MINUTES: i64 = 5 * 24 * 60;

/// The longest pause in minutes. Whoever would come to a talk that is off, or waits for a code, gets it soon after
/// the mail server is back.
const fn longest(kind: MailKind) -> i64 {
    match kind.turn() {
        Turn::CallsOff => 30,
        Turn::Code => 10,
        Turn::Any => 240,
    }
}

/// The pause after the `nth` try, in minutes.
fn minutes(kind: MailKind, nth: usize) -> i64 {
    let grown = nth.checked_sub(1).and_then(|before| MINUTES.get(before)).copied();
    grown.unwrap_or(i64::MAX).min(longest(kind))
}

/// Whether a mail that was tried this often, and waits for so long, has been tried for five days. Tries alone say too
/// little: some come before their time, when the server takes mails again.
pub(super) fn was_tried_long_enough(kind: MailKind, tries: usize, waits: TimeDelta) -> bool {
    waits >= TimeDelta::minutes(TRIED_FOR_MINUTES)
        && (1..tries).map(|nth| minutes(kind, nth)).sum::<i64>() >= TRIED_FOR_MINUTES
}

/// How long it waits after its last of so many tries; `None` when it is given up. Pauses of more than a minute
/// are up to a fifth longer, each mail's by another part, so that not all of them come at once.
pub(super) fn pause(kind: MailKind, tries: usize, mail: MailId, waits: TimeDelta) -> Option<TimeDelta> {
    if was_tried_long_enough(kind, tries, waits) {
        return None;
    }
    let minutes = minutes(kind, tries);
    let by_chance = i64::from(mail.uuid().as_bytes()[15]);
    let longer = if minutes > 1 { minutes * 60 * by_chance / (5 * 256) } else { 0 };
    Some(TimeDelta::minutes(minutes) + TimeDelta::seconds(longer))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use domain::ids::MailId;
    use domain::mail::MailKind;
    use uuid::Uuid;

    use super::pause;

    /// The pauses of a mail whose id ends so, in seconds.
    fn pauses(kind: MailKind, end: u8) -> Vec<i64> {
        let mut id = [0; 16];
        id[15] = end;
        let mail = MailId::new(Uuid::from_bytes(id));
        (1..).map_while(|tries| pause(kind, tries, mail, TimeDelta::days(5))).map(|pause| pause.num_seconds()).collect()
    }

    #[test]
    fn a_mail_is_tried_for_five_days_with_growing_pauses() {
        for kind in [MailKind::NewLink, MailKind::CancelledLeaver, MailKind::SignInCode] {
            for end in [0, 128, 255] {
                let pauses = pauses(kind, end);
                let (all, days) = (TimeDelta::seconds(pauses.iter().sum()), TimeDelta::days(1));
                assert!(all >= days * 5 && all <= days * 7, "{kind:?}: {all}");
                assert!(pauses.is_sorted(), "{kind:?}: {pauses:?}");
            }
        }
        assert_eq!(pauses(MailKind::NewLink, 0)[..8], [60, 300, 900, 1_800, 3_600, 7_200, 14_400, 14_400]);
    }

    #[test]
    fn what_calls_a_talk_off_is_tried_every_half_hour() {
        assert_eq!(pauses(MailKind::CancelledLeaver, 0).iter().max(), Some(&1_800));
    }

    #[test]
    fn two_mails_do_not_come_back_at_once() {
        assert_ne!(pauses(MailKind::NewLink, 3)[1..], pauses(MailKind::NewLink, 200)[1..]);
    }
}
