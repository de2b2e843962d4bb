//! Which times a leaver can pick: the days on which a talk can be, and the moments of whoever may host it.

pub(super) mod either;
pub(super) mod key;
pub(super) mod times;
pub(super) mod week;
pub(super) mod window;
