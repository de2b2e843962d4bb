//! Calendars that are read from elsewhere: a host's own, whose busy times block moments, and the
//! school holidays of a board.
//!
//! Kept are the beginning and the end of busy times, and nothing of what they are about. Address,
//! user name and password are sealed. A calendar that cannot be read keeps what was read last, and
//! its owner sees so. A talk that stands when a calendar makes its time busy stays.

mod add;
mod change;
mod discover;
mod fetch;
mod holidays;
mod keep;
mod keeper;
mod list;
mod named;
mod owner;
mod packed;
mod read;
mod refresh;
mod row;

use chrono::TimeDelta;

pub use add::{AddFault, FeedField, FeedForm, add_address, add_file};
pub use change::{ReadNow, read_now, remove_feed, rename_feed};
pub use domain::feed::{Kind, Trouble};
pub use holidays::{
    HolidayFeed, HolidaySource, Preview, holiday_feeds, keep_holiday_feed, preview_holidays, read_holidays_now,
    remove_holiday_feed,
};
pub use keeper::FeedKeeper;
pub use list::{Feed, busy_ahead, feeds};
pub use packed::pack;
pub(crate) use packed::unpack;
pub(crate) use refresh::{Claim, claim, give_back, read_claimed};
pub use refresh::{Refresh, refresh_one};

/// How often a host's calendar is read.
pub const REFRESH_MINUTES: i64 = 30;
/// How often a calendar of holidays is read.
pub const HOLIDAY_REFRESH_HOURS: i64 = 24;
/// The longest wait before a calendar that cannot be read is tried again.
pub const BACK_OFF_HOURS_MAX: i64 = 24;
/// How long a reading is claimed for. An instance that takes longer is taken for dead.
pub const READING_CLAIM_MINUTES: i64 = 5;
/// The most calendars one host, or one board, has.
pub const FEEDS_MAX: u64 = 10;
/// How many calendars one instance reads at the same time, so that those of slow servers hold up no
/// others.
pub const READS_AT_ONCE: usize = 4;
/// The longest that reading one calendar takes, whatever number of questions it needs, in seconds.
pub const READING_SECONDS_MAX: u64 = 30;
/// How often one person may ask for a calendar to be read, adding and files included, in an hour. It
/// keeps the program from being used to look around on the net, and from reading all the time.
pub const READS_AN_HOUR: u32 = 30;
/// The longest name of a calendar, in characters.
pub const CALENDAR_NAME_MAX_CHARS: usize = 60;
/// The longest address, user name or password, in bytes.
pub const SECRET_MAX_BYTES: usize = 2000;

/// Until a calendar is tried again that failed so many times in a row: the usual time, doubled each
/// time.
fn back_off(usual: TimeDelta, failures: i32) -> TimeDelta {
    let doubled = usual * 2_i32.pow(failures.clamp(1, 7).unsigned_abs() - 1);
    doubled.min(TimeDelta::hours(BACK_OFF_HOURS_MAX)).max(usual)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{REFRESH_MINUTES, back_off};

    #[test]
    fn a_dead_calendar_is_asked_less_and_less_and_never_less_than_daily() {
        let usual = TimeDelta::minutes(REFRESH_MINUTES);
        let hours: Vec<i64> = [1, 2, 3, 4, 7, 1000].map(|failures| back_off(usual, failures).num_minutes()).to_vec();
        assert_eq!(hours, [30, 60, 120, 240, 24 * 60, 24 * 60]);
        assert_eq!(back_off(TimeDelta::hours(24), 3), TimeDelta::hours(24));
    }
}
