//! When people can be booked: hosts' weekly and extra hours, closed times and settings, the board's
//! school holidays, and a host's week as leavers see it.

mod away;
mod booked;
mod closed_days;
mod extra;
mod holidays;
mod hours;
mod keeper;
mod read;
mod settings;
mod week;

pub use away::{AwayTalk, Freeing, foresee_away, free_days};
pub(crate) use closed_days::part_of;
pub use closed_days::{
    ClosedDays, ClosedDaysFault, ClosedDaysField, ClosedDaysForm, add_closed_days, closed_days, remove_closed_days,
};
pub(crate) use extra::read_extra;
pub use extra::{ExtraHoursForm, add_extra_hours, extra_hours, remove_extra_hours};
pub use holidays::{HolidayKeeper, add_holidays, holidays, remove_holidays};
pub use hours::{HoursForm, HoursFormFault, HoursFormField, add_hours, hours, remove_hours};
pub use keeper::TimesKeeper;
pub(crate) use read::read_hours;
pub use read::{holiday_ranges, hours_of};
pub(crate) use settings::read_settings;
pub use settings::{SettingsForm, SettingsFormFault, host_settings, save_settings};
pub use week::{LENGTHS, Week, WeekDay, WeekTalk, week};
