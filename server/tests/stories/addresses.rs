//! Addresses of server functions that stories post to: the pages are of another crate. `cargo xtask tidy`
//! knows whether each exists.

/// In front of each name.
pub const FUNCTIONS: &str = "/_fn/";

pub const ACCOUNT_ADD: &str = "/_fn/account-add";
pub const ACCOUNT_SESSIONS_END: &str = "/_fn/account-sessions-end";
pub const BOOK_TALK: &str = "/_fn/book-talk";
pub const CALENDAR_ADD: &str = "/_fn/calendar-add";
pub const CALENDAR_UPLOAD: &str = "/_fn/calendar-upload";
pub const CANCEL_TALK: &str = "/_fn/cancel-talk";
pub const DAYS_FREE: &str = "/_fn/days-free";
pub const DEPARTURE_HANDED_OVER: &str = "/_fn/departure-handed-over";
pub const DEPARTURE_LETTER: &str = "/_fn/departure-letter";
pub const DEPARTURE_REGISTER: &str = "/_fn/departure-register";
pub const DEPARTURE_RESEND: &str = "/_fn/departure-resend";
pub const DEPARTURE_WAITING: &str = "/_fn/departure-waiting";
pub const ENTER_CODE: &str = "/_fn/enter-code";
pub const HOLIDAY_FEED_KEEP: &str = "/_fn/holiday-feed-keep";
pub const HOLIDAY_FEED_LOOK: &str = "/_fn/holiday-feed-look";
pub const IMPORT_START: &str = "/_fn/import-start";
pub const IMPORT_UPLOAD: &str = "/_fn/import-upload";
pub const KEEP_ANSWERS: &str = "/_fn/keep-answers";
pub const KEEP_DRAFT: &str = "/_fn/keep-draft";
pub const LEAVER_DONE: &str = "/_fn/leaver-done";
pub const MY_ZONE: &str = "/_fn/my-zone";
pub const NOTES_SAVE: &str = "/_fn/notes-save";
pub const OPEN_ANSWERS: &str = "/_fn/open-answers";
pub const OPEN_WITH_REASON: &str = "/_fn/open-with-reason";
pub const PASSKEY_ADD: &str = "/_fn/passkey-add";
pub const PASSKEY_ASK: &str = "/_fn/passkey-ask";
pub const PASSKEY_REMOVE: &str = "/_fn/passkey-remove";
pub const PASSKEY_SIGN_IN: &str = "/_fn/passkey-sign-in";
pub const PICK_MOMENT: &str = "/_fn/pick-moment";
pub const POINT_SAVE: &str = "/_fn/point-save";
pub const REPORT_SAVE: &str = "/_fn/report-save";
pub const REQUEST_CODE: &str = "/_fn/request-code";
pub const ROUND_UP_SAVE: &str = "/_fn/round-up-save";
pub const SAVE_ANSWERS: &str = "/_fn/save-answers";
pub const SESSIONS_END_OTHERS: &str = "/_fn/sessions-end-others";
pub const SESSION_END: &str = "/_fn/session-end";
pub const SIGN_IN_ADDRESS: &str = "/_fn/sign-in-address";
pub const SIGN_IN_AGAIN: &str = "/_fn/sign-in-again";
pub const SIGN_IN_CODE: &str = "/_fn/sign-in-code";
pub const SIGN_OUT: &str = "/_fn/sign-out";
pub const SUBMIT_ANSWERS: &str = "/_fn/submit-answers";
