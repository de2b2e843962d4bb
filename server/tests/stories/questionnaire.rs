//! The leaver's questionnaire: saving, resuming, handing in, and reading back.

mod code;
mod draft;
mod home;
mod submit;
