//! What only the demonstration has: the mails it kept, and who can sign in. Everywhere else these pages
//! do not exist; `shell::demonstration_bar` is what it adds to all others.

mod mails;
mod people;

use leptos::prelude::*;
use wording::Wording;

use crate::page::Page;
use crate::shell::StaffFrame;

/// The pages of the demonstration.
pub const PAGES: &[Page] = &[
    ("/demonstration", people::people_page),
    ("/demonstration/mails", mails::mails_page),
    ("/demonstration/mails/{id}", mails::mail_page),
];

/// A page of the demonstration.
fn around(wording: Wording, title: String, content: impl IntoView + 'static) -> AnyView {
    StaffFrame {
        wording,
        title,
        organisation: String::new(),
        trial: false,
        viewer: None,
        tab: "",
        notice: None,
        narrow: false,
        islands: false,
    }
    .around(content)
}
