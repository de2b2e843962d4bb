//! Asking the running program: with the cookies or the token of whoever asks, and the fields of a request.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::form;
use super::people::{Asker, Way};
use super::place::Place;
use super::requests::{Does, How, Request, Typed};
use super::snapshot::Snapshot;
use crate::addresses::FUNCTIONS;
use crate::running::{Answer, Running};

/// After so many answers in which nothing was written the program's timers have nothing left to do.
const QUIET_ANSWERS: u32 = 40;

/// So often a request is made again beside which something was written.
pub const AGAIN_MAX: u32 = 3;

const FORM: &str = "application/x-www-form-urlencoded";

/// How the code of an answer to a program begins that says why something was not done.
pub const PROBLEM: &str = "urn:uitzwaai:problem:";

/// The program, and what is asked of it.
pub struct Asking {
    pub running: Running,
    pub place: Place,
    /// The rows that are asked by whoever signed in just now. Everybody else did so a while ago, so that an address
    /// which asks for more than its row says is found out.
    fresh: BTreeSet<String>,
    /// Forms as they were found, by the row's key.
    forms: BTreeMap<String, Vec<(String, String)>>,
    asked: usize,
    /// What the answer to what is asked now may be.
    accepts: &'static str,
    /// Headers of what is asked now alone: what a program shows, and the key of its request.
    beside: Vec<(&'static str, String)>,
}

impl Asking {
    pub const fn new(running: Running, place: Place, fresh: BTreeSet<String>) -> Self {
        Self { running, place, fresh, forms: BTreeMap::new(), asked: 0, accepts: "text/html", beside: Vec::new() }
    }

    /// What is posted where a request is a form: as it was found, or as its fields are.
    pub fn posted(&self, request: &Request) -> Vec<(String, String)> {
        match request.how {
            How::Form { .. } => self.forms[&request.key()].clone(),
            How::Fields(typed) => self.filled(typed),
            How::Page(_) | How::File { .. } | How::AfterFile { .. } | How::Call { .. } | How::Body { .. } => Vec::new(),
        }
    }

    /// Asks as a request says.
    pub fn ask(&mut self, request: &Request, asker: &Asker) -> Answer {
        let cookies = self.comes(request, asker);
        let path = request.path();
        self.accepts = if request.does == Does::Tells { "application/json" } else { "text/html" };
        match request.how {
            How::Page(page) => self.browse(&self.place.fill(page), &cookies, None, FORM),
            How::Form { .. } | How::Fields(_) => {
                let posted = self.own(self.posted(request), asker);
                self.browse(&path, &cookies, Some(&encoded(&posted)), FORM)
            }
            How::File { typed, field, name, text } => {
                self.upload(&path, &cookies, &self.filled(typed), (field, name), &text())
            }
            How::AfterFile { first, name, text, typed } => {
                let answer = self.upload(&format!("{FUNCTIONS}{first}"), &cookies, &[], ("file", name), &text());
                let cookies = with_new(&cookies, &answer);
                self.browse(&path, &cookies, Some(&encoded(&self.filled(typed))), FORM)
            }
            How::Body { kind, text } => self.browse(&self.place.fill(&path), &cookies, Some(text), kind),
            How::Call { method, path, fields, keyed } => {
                let (path, text) = (self.place.fill(path), self.json(fields));
                if keyed {
                    self.beside.push(("idempotency-key", format!("walk-{}", self.asked)));
                }
                self.send(method, &path, &cookies, &text, "application/json")
            }
        }
    }

    /// A page at this address, for whoever asks for the request.
    pub fn page(&mut self, page: &str, request: &Request, asker: &Asker) -> Answer {
        let cookies = self.comes(request, asker);
        self.accepts = "text/html";
        self.browse(page, &cookies, None, FORM)
    }

    /// What the page says to which an answer leads, or the answer itself to a program: why something was not done.
    pub fn said(&mut self, answer: &Answer, request: &Request, asker: &Asker) -> Vec<String> {
        let leads = answer.location.split('#').next().filter(|location| location.starts_with('/'));
        let Some(location) = leads.map(str::to_owned) else {
            let is_problem = answer.body().contains(PROBLEM);
            return is_problem.then(|| answer.body().to_owned()).into_iter().collect();
        };
        form::said(&self.page(&location, request, asker).text)
    }

    /// Waits until the program writes nothing by itself any more: for as long as some answers take.
    pub async fn quiet(&self, now: &Snapshot) {
        let mut seen = now.version().await;
        let mut answers = 0;
        while answers < QUIET_ANSWERS {
            self.running.request("GET", "/readyz", &[], b"");
            let version = now.version().await;
            answers = if version == seen { answers + 1 } else { 0 };
            seen = version;
        }
    }

    /// Takes a form from its page, as this reader finds it there who signed in just now: some pages ask for that
    /// themselves. Says where it finds none.
    pub fn find_form(&mut self, request: &Request, reader: &Asker) -> Result<(), String> {
        let How::Form { on, of, having, typed } = request.how else { return Ok(()) };
        let page = self.place.fill(on);
        let cookies = match reader.way {
            Way::Account(name) => self.place.account_just_now(name),
            _ => self.comes(request, reader),
        };
        self.accepts = "text/html";
        let answer = self.browse(&page, &cookies, None, FORM);
        let action = if of.is_empty() { request.path() } else { format!("{FUNCTIONS}{of}") };
        let having: Vec<String> = having.iter().map(|text| self.place.fill(text)).collect();
        let having: Vec<&str> = having.iter().map(String::as_str).collect();
        let found = form::filled(&answer.text, &action, &having);
        let missing = found.is_none().then(|| {
            let (row, Answer { status, location, .. }) = (request.key(), &answer);
            format!("{row}: `{}` finds no form for {action} on {page} ({status} {location})", reader.code)
        });
        let mut fields = found.unwrap_or_default();
        // It says whose page it was, and others would be refused for that alone: what is asked is the gate itself.
        fields.retain(|(name, _)| name != "sent-from");
        let typed = self.filled(typed);
        fields.retain(|(name, _)| typed.iter().all(|(other, _)| name != other));
        fields.extend(typed);
        self.forms.insert(request.key(), fields);
        missing.map_or(Ok(()), Err)
    }

    /// With what whoever asks comes; returns the cookies of it.
    fn comes(&mut self, request: &Request, asker: &Asker) -> String {
        self.beside.clear();
        match asker.way {
            Way::Stranger => String::new(),
            Way::Bearer(name) => {
                self.beside.push(("authorization", format!("Bearer {}", self.place.values[name])));
                String::new()
            }
            Way::Link => self.place.leaver(request.about, false),
            Way::Code => self.place.leaver(request.about, true),
            Way::OtherLink => self.place.leaver("south", true),
            Way::Account(name) if self.fresh.contains(&request.key()) => self.place.account_just_now(name),
            Way::Account(name) => self.place.account(name),
        }
    }

    /// The fields as they stand on the page of whoever asks: a form of the staff says for whom it was written.
    fn own(&self, mut fields: Vec<(String, String)>, asker: &Asker) -> Vec<(String, String)> {
        if let Way::Account(name) = asker.way {
            for (_, value) in fields.iter_mut().filter(|(field, _)| field == "writer") {
                value.clone_from(&self.place.values[name]);
            }
        }
        fields
    }

    fn filled(&self, typed: Typed) -> Vec<(String, String)> {
        typed.iter().map(|(name, value)| (self.place.fill(name), self.place.fill(value))).collect()
    }

    /// The fields as a program sends them: `true` is a truth, everything else a text.
    fn json(&self, typed: Typed) -> String {
        let fields = self.filled(typed).into_iter().map(|(name, text)| {
            let value = if text == "true" { Value::Bool(true) } else { Value::String(text) };
            (name, value)
        });
        Value::Object(fields.collect::<Map<String, Value>>()).to_string()
    }

    /// Asks as a browser does, each time from another network address.
    fn browse(&mut self, path: &str, cookies: &str, body: Option<&str>, kind: &str) -> Answer {
        let method = if body.is_some() { "POST" } else { "GET" };
        self.send(method, path, cookies, body.unwrap_or_default(), kind)
    }

    /// The same, by whatever method.
    fn send(&mut self, method: &str, path: &str, cookies: &str, body: &str, kind: &str) -> Answer {
        self.asked += 1;
        let client = format!("10.{}.{}.{}", self.asked / 62_500, self.asked / 250 % 250, self.asked % 250 + 1);
        let origin = format!("http://{}", self.running.address);
        let mut headers = vec![
            ("cookie", cookies),
            ("origin", origin.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("accept", self.accepts),
            ("x-forwarded-for", client.as_str()),
            ("content-type", kind),
        ];
        headers.extend(self.beside.iter().map(|(name, value)| (*name, value.as_str())));
        let answer = self.running.request(method, path, &headers, body.as_bytes());
        answer.unwrap_or_else(|| panic!("{method} {path} was not answered"))
    }

    /// Posts fields, and a file by its field and name.
    fn upload(
        &mut self,
        path: &str,
        cookies: &str,
        fields: &[(String, String)],
        (field_of_file, name): (&str, &str),
        text: &str,
    ) -> Answer {
        let mut body = String::new();
        for (field, value) in fields {
            body += &format!("--part\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        }
        body += &format!(
            "--part\r\ncontent-disposition: form-data; name=\"{field_of_file}\"; filename=\"{name}\"\r\n\r\n{text}\r\n--part--\r\n"
        );
        self.browse(path, cookies, Some(&body), "multipart/form-data; boundary=part")
    }
}

/// The cookies, with the session that an answer began.
fn with_new(cookies: &str, answer: &Answer) -> String {
    let set = answer.text.lines().find_map(|line| line.strip_prefix("set-cookie: session="));
    let session = set.and_then(|rest| rest.split(';').next());
    match session {
        Some(session) if cookies.is_empty() => format!("session={session}"),
        Some(session) => {
            let others = cookies.split("; ").filter(|cookie| !cookie.starts_with("session="));
            others.map(str::to_owned).chain([format!("session={session}")]).collect::<Vec<_>>().join("; ")
        }
        None => cookies.to_owned(),
    }
}

/// A form as it is posted.
fn encoded(fields: &[(String, String)]) -> String {
    let part = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect()
    };
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", part(name), part(value))).collect();
    pairs.join("&")
}
