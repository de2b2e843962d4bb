//! When people can be booked: hosts' weekly hours and closed days, and the board's school holidays.

mod closed_days;
mod holidays;
mod hours;
mod keeper;
mod read;

pub use closed_days::{
    ClosedDays, ClosedDaysFault, ClosedDaysField, ClosedDaysForm, add_closed_days, closed_days, remove_closed_days,
};
pub use holidays::{HolidayKeeper, add_holidays, holidays, remove_holidays};
pub use hours::{HoursForm, HoursFormFault, HoursFormField, add_hours, hours, remove_hours};
pub use keeper::TimesKeeper;
pub use read::{closed_ranges, holiday_ranges, hours_of};
