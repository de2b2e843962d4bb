//! Addresses of server functions that stories post to: the pages are of another crate. `cargo xtask tidy`
//! knows whether each exists.

pub const BOOK_TALK: &str = "/_fn/book-talk";
pub const CALENDAR_ADD: &str = "/_fn/calendar-add";
pub const CANCEL_TALK: &str = "/_fn/cancel-talk";
pub const HOLIDAY_FEED_KEEP: &str = "/_fn/holiday-feed-keep";
pub const HOLIDAY_FEED_LOOK: &str = "/_fn/holiday-feed-look";
pub const KEEP_ANSWERS: &str = "/_fn/keep-answers";
pub const LEAVER_DONE: &str = "/_fn/leaver-done";
pub const MY_ZONE: &str = "/_fn/my-zone";
pub const OPEN_WITH_REASON: &str = "/_fn/open-with-reason";
pub const REQUEST_CODE: &str = "/_fn/request-code";
pub const SAVE_ANSWERS: &str = "/_fn/save-answers";
pub const SIGN_IN_ADDRESS: &str = "/_fn/sign-in-address";
pub const SIGN_IN_AGAIN: &str = "/_fn/sign-in-again";
pub const SIGN_IN_CODE: &str = "/_fn/sign-in-code";
pub const SIGN_OUT: &str = "/_fn/sign-out";
