//! How each address of docs/permissions.md is asked: with fields that work for whoever may, so that a refusal is
//! never for their sake.
//!
//! A new address needs a line here. A form is taken from the page on which it stands, as its first reader finds it,
//! with what is typed; everybody else posts the same.

mod api;
mod leaver;
mod staff;

use crate::addresses::FUNCTIONS;

/// One way to ask for an address.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// The row of docs/permissions.md.
    pub row: &'static str,
    /// Method and address, where the row has a comma behind them.
    pub about: &'static str,
    pub how: How,
    pub does: Does,
}

/// What is sent.
#[derive(Clone, Copy, Debug)]
pub enum How {
    /// A page, with what stands in braces put in.
    Page(&'static str),
    /// The form of a page: with these texts in it, where there are several; with what is typed.
    Form { on: &'static str, of: &'static str, having: &'static [&'static str], typed: Typed },
    /// These fields, which stand on no page as they are.
    Fields(Typed),
    /// A form with a file: its field, the file's name, and what is in it.
    File { typed: Typed, field: &'static str, name: &'static str, text: File },
    /// A file that is posted first to another function, then these fields.
    AfterFile { first: &'static str, name: &'static str, text: File, typed: Typed },
    /// What a personnel system asks, as JSON; `keyed`: under a key of its own, so that it is carried out once.
    Call { method: &'static str, path: &'static str, fields: Typed, keyed: bool },
    /// A body of its own kind.
    Body { kind: &'static str, text: &'static str },
}

pub type Typed = &'static [(&'static str, &'static str)];
pub type File = fn() -> String;

/// What shows that it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// The answer itself: a page.
    Shows,
    /// Something is another in the database.
    Writes,
    /// Something is another in the browser's session.
    Remembers,
    /// The answer of an island's function says that it was kept.
    Tells,
    /// Nothing can be seen but that it leads on.
    LeadsOn,
    /// The answer itself, to whoever has the secret that stands in the address.
    ShowsToBearer,
    /// It answers everybody alike.
    Always,
    /// The answer says that something was taken, and not what becomes of it.
    Takes,
}

impl Request {
    /// `GET` or `POST`, and the address as the program lists it.
    pub fn listed(&self) -> String {
        let row = self.row.split(',').next().unwrap_or(self.row);
        match row.split_once(' ') {
            Some(_) => row.to_owned(),
            None => format!("POST {FUNCTIONS}{row}"),
        }
    }

    /// The row of docs/permissions.md.
    pub fn key(&self) -> String {
        match self.row.split_once(',') {
            Some((_, which)) => format!("{},{which}", self.listed()),
            None => self.listed(),
        }
    }

    /// Where a function is posted to.
    pub fn path(&self) -> String {
        self.listed().split_once(' ').map(|(_, path)| path.to_owned()).unwrap_or_default()
    }
}

/// Every request.
pub fn all() -> Vec<Request> {
    [HOUSE, api::REQUESTS, leaver::REQUESTS, staff::REQUESTS].concat()
}

const fn page(row: &'static str, about: &'static str, path: &'static str) -> Request {
    Request { row, about, how: How::Page(path), does: Does::Shows }
}

const fn form(row: &'static str, about: &'static str, on: &'static str, typed: Typed) -> Request {
    form_of(row, about, on, "", &[], typed)
}

const fn form_of(
    row: &'static str,
    about: &'static str,
    on: &'static str,
    of: &'static str,
    having: &'static [&'static str],
    typed: Typed,
) -> Request {
    Request { row, about, how: How::Form { on, of, having, typed }, does: Does::Writes }
}

const fn call(row: &'static str, method: &'static str, path: &'static str, fields: Typed) -> Request {
    Request { row, about: "booked", how: How::Call { method, path, fields, keyed: false }, does: Does::Writes }
}

const fn fields(row: &'static str, about: &'static str, typed: Typed) -> Request {
    Request { row, about, how: How::Fields(typed), does: Does::Writes }
}

impl Request {
    const fn does(mut self, does: Does) -> Self {
        self.does = does;
        self
    }
}

/// What belongs to nobody's room.
const HOUSE: &[Request] = &[
    page("GET /", "booked", "/").does(Does::LeadsOn),
    page("GET /not-found", "booked", "/not-found").does(Does::Always),
    page("GET /unavailable", "booked", "/unavailable").does(Does::Always),
    page("GET /healthz", "booked", "/healthz"),
    page("GET /readyz", "booked", "/readyz"),
    page("GET /.well-known/security.txt", "booked", "/.well-known/security.txt"),
    page("GET /icon.svg", "booked", "/icon.svg"),
    page("GET /pkg/{name}", "booked", "/pkg/none.css").does(Does::Always),
    page("GET /language/{language}", "booked", "/language/en").does(Does::Always),
    page("GET /l/{token}", "booked", "/l/{booked.token}").does(Does::LeadsOn),
    page("GET /leaver/opened", "booked", "/leaver/opened").does(Does::LeadsOn),
    page("GET /calendar/{file}", "booked", "/calendar/{adviser.calendar}").does(Does::ShowsToBearer),
    page("GET /demonstration", "booked", "/demonstration"),
    page("GET /demonstration/mails", "booked", "/demonstration/mails"),
    page("GET /demonstration/mails/{id}", "booked", "/demonstration/mails/1"),
    fields("demonstration-forward", "booked", &[("forward", "hour"), ("back", "/staff")]),
    page("GET /staff/sign-in", "booked", "/staff/sign-in").does(Does::LeadsOn),
    page("GET /staff/sign-in/code", "booked", "/staff/sign-in/code").does(Does::Always),
    page("GET /staff/sign-in/provider", "booked", "/staff/sign-in/provider"),
    page("GET /staff/sign-in/callback", "booked", "/staff/sign-in/callback?code=1&state=2"),
    page("GET /staff/sign-in/out", "booked", "/staff/sign-in/out"),
    page("GET /staff/sign-in/again", "booked", "/staff/sign-in/again"),
    fields("sign-in-again", "booked", &[("next", "/staff")]),
    fields("sign-in-address", "booked", &[("email", "otto.overkant@voorbeeld.test"), ("next", "/staff")]),
    fields("sign-in-code, which another browser asked for", "booked", &[("code", "{sign-in.code}")]),
    // With passkeys: server/tests/stories/web/staff/passkeys.rs, since this program is asked by a number.
    fields("passkey-ask", "booked", &[]).does(Does::Always),
    fields("passkey-sign-in", "booked", &[("answer", "[]"), ("next", "/staff")]).does(Does::Always),
    fields("sign-out", "booked", &[]).does(Does::Always),
];
