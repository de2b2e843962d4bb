//! On the day: running late, asking for another time, held or not, and "it did not take place".

pub(super) mod ask_host;
pub(super) mod deny;
pub(super) mod held;
pub(super) mod running_late;
