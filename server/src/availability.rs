//! When people can be booked: hosts' weekly and extra hours, closed times and settings, the board's
//! school holidays, and a host's week as leavers see it.

mod booked;
mod closed_days;
mod extra;
mod holidays;
mod hours;
mod keeper;
mod reach;
mod read;
mod settings;
mod tables;
mod times;
mod week;

pub(crate) use closed_days::are_full as are_closed_days_full;
pub use closed_days::{
    CLOSED_DAYS_MAX, ClosedDays, ClosedDaysFault, ClosedDaysField, ClosedDaysForm, add_closed_days, closed_days,
    remove_closed_days,
};
pub use extra::{EXTRA_HOURS_MAX, ExtraHoursForm, add_extra_hours, extra_hours, remove_extra_hours};
pub use holidays::{add_holidays, holidays, remove_holidays};
pub use hours::{HOURS_MAX, HoursForm, HoursFormFault, HoursFormField, add_hours, hours, remove_hours};
pub use keeper::TimesKeeper;
pub use reach::{ReachField, ReachForm, host_reach, save_reach};
pub use read::{holiday_ranges, hours_of};
pub use settings::{SettingsForm, SettingsFormFault, host_settings, save_settings};
pub(crate) use tables::{TableRows, Tables, accounts, tables};
pub(crate) use times::{TalkRows, Times, claim_of};
pub use week::{LENGTHS, Week, WeekDay, WeekTalk, week};

pub use crate::access::HolidayKeeper;
