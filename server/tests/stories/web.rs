//! What the program answers over HTTP. A file here stands where its address does; `functions` are the server
//! functions below `/_fn/`, `redirects` is of all pages.

mod api {
    mod v1 {
        mod back_channel_logout;
        mod departures;
        mod itip;
    }
    mod openapi;
}
pub mod browser;
mod cookies;
mod functions {
    mod book_talk;
    mod enter_code;
    mod leaver_done;
    mod pick_moment;
    mod sign_in_address;
    mod sign_in_code;
    mod sign_out;
}
mod in_clear;
pub mod leaver;
mod log;
mod mail_check;
pub mod markup;
mod not_found;
mod patience;
mod redirects;
mod scanners;
mod staff {
    mod availability {
        mod away;
        mod full;
    }
    mod calendars;
    mod day;
    mod drafts;
    mod every_error;
    mod every_form;
    mod files;
    mod letters;
    mod open_with_reason;
    mod other_day;
    mod organisation {
        mod holidays;
        mod people;
    }
    mod passkeys;
    mod round_up;
    mod sessions;
    mod sign_in;
    mod signed_out;
    mod special_course;
}
mod stopping;
mod traces;
mod unsaved;
pub mod visitor;
mod watching;
mod well_known {
    mod security;
}
