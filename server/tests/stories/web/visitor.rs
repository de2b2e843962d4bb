//! Somebody with a browser of their own before the program itself: it keeps cookies, and goes where it is sent.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use mail_parser::MessageParser;

use crate::addresses::{SIGN_IN_ADDRESS, SIGN_IN_CODE};
use crate::running::{Answer, Running};

/// Longer than this no mail takes to reach its folder.
const MAIL_LIMIT: Duration = Duration::from_secs(30);
/// More redirects than any page makes.
const REDIRECTS_MAX: usize = 8;

/// A browser.
pub struct Visitor<'r> {
    pub running: &'r Running,
    /// What it says it is.
    agent: &'static str,
    /// The network address it comes from.
    client: String,
    cookies: RefCell<BTreeMap<String, String>>,
}

impl<'r> Visitor<'r> {
    pub fn new(running: &'r Running, agent: &'static str, client: &str) -> Self {
        Self { running, agent, client: client.to_owned(), cookies: RefCell::default() }
    }

    /// Another browser with the same cookies: somebody copied them.
    pub fn copy(&self) -> Self {
        let cookies = RefCell::new(self.cookies.borrow().clone());
        Self { running: self.running, agent: self.agent, client: self.client.clone(), cookies }
    }

    /// With a cookie that it was given before.
    pub fn having(self, name: &str, value: &str) -> Self {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
        self
    }

    /// One request, with the headers of a page of this site in a browser and whatever is added to them, or put in their place.
    pub fn send(&self, method: &str, path: &str, more: &[(&str, &str)], form: &str) -> Answer {
        self.try_send(method, path, more, form).expect("an answer")
    }

    /// The same of a program that may be killed meanwhile: `None` of what was not answered.
    pub fn try_send(&self, method: &str, path: &str, more: &[(&str, &str)], form: &str) -> Option<Answer> {
        let origin = format!("http://{}", self.running.address);
        let cookies: Vec<String> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = cookies.join("; ");
        let mut headers = vec![
            ("cookie", cookies.as_str()),
            ("origin", origin.as_str()),
            ("user-agent", self.agent),
            ("sec-fetch-site", "same-origin"),
            ("accept", "text/html"),
            ("x-forwarded-for", self.client.as_str()),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        headers.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
        headers.extend_from_slice(more);
        let answer = tokio::task::block_in_place(|| self.running.request(method, path, &headers, form.as_bytes()));
        let answer = answer?;
        self.keep_cookies(&answer);
        Some(answer)
    }

    /// A page, or a form that is posted; where it sends the browser is not followed.
    pub fn ask(&self, path: &str, form: Option<&str>) -> Answer {
        self.try_ask(path, form).expect("an answer")
    }

    /// The same of a program that may be killed meanwhile: `None` of what was not answered.
    pub fn try_ask(&self, path: &str, form: Option<&str>) -> Option<Answer> {
        self.try_send(if form.is_some() { "POST" } else { "GET" }, path, &[], form.unwrap_or_default())
    }

    /// The same, and goes where it is sent; with the path of the page that came at last.
    pub fn go(&self, path: &str, form: Option<&str>) -> (String, Answer) {
        let (mut path, mut answer) = (path.to_owned(), self.ask(path, form));
        for _ in 0..REDIRECTS_MAX {
            if answer.location.is_empty() {
                return (path, answer);
            }
            path = own_path(&answer.location).expect("a page of this program").to_owned();
            answer = self.ask(&path, None);
        }
        panic!("{path} leads round in circles");
    }

    /// The value of a cookie that it keeps.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    /// Signs in with a code that is mailed; where that leads.
    pub fn sign_in(&self, email: &str) -> String {
        let before = mails_to(self.running, email).len();
        let asked = self.ask(SIGN_IN_ADDRESS, Some(&format!("email={}", email.replace('@', "%40"))));
        assert_eq!(asked.location, "/staff/sign-in/code");
        let code = code_after(self.running, email, before);
        self.ask(SIGN_IN_CODE, Some(&format!("code={code}"))).location
    }

    fn keep_cookies(&self, answer: &Answer) {
        let head = answer.text.split("\r\n\r\n").next().unwrap_or_default();
        for line in head.lines().filter_map(|line| line.strip_prefix("set-cookie: ")) {
            let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) else { continue };
            let mut cookies = self.cookies.borrow_mut();
            if value.is_empty() || line.to_ascii_lowercase().contains("max-age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// The path of an address of this program: `None` of another's.
pub fn own_path(address: &str) -> Option<&str> {
    let path = address.strip_prefix("http://").map_or(address, |rest| rest.find('/').map_or("/", |at| &rest[at..]));
    path.starts_with('/').then_some(path)
}

/// The words of every mail that reached this address so far, the oldest first; but for the one with what is due, which
/// the running program sends on the first working day of a week.
pub fn mails_to(running: &Running, email: &str) -> Vec<String> {
    let folder = running.folder().join("mails");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "eml"))
        .collect();
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let bytes = std::fs::read(file).expect("a mail");
        let mail = MessageParser::default().parse(&bytes).expect("a mail");
        let to = mail.to().and_then(|to| to.first()).and_then(|one| one.address()).unwrap_or_default();
        let words = mail.body_text(0).expect("words");
        if to.eq_ignore_ascii_case(email) && !words.contains("#round-up") {
            found.push(words.into_owned());
        }
    }
    found
}

/// The words of the mail to this address beyond the first `after`, once it has left.
pub fn mail_to(running: &Running, email: &str, after: usize) -> String {
    let begun = Instant::now();
    loop {
        if let Some(mail) = tokio::task::block_in_place(|| mails_to(running, email)).into_iter().nth(after) {
            return mail;
        }
        assert!(begun.elapsed() < MAIL_LIMIT, "no mail reached {email}");
        std::thread::yield_now();
    }
}

/// The code in the first mail to this address that holds one, once it has left: others may leave meanwhile.
pub fn mailed_code(running: &Running, email: &str) -> String {
    code_after(running, email, 0)
}

/// The same of the mails beyond the first `after`.
pub fn code_after(running: &Running, email: &str, after: usize) -> String {
    let begun = Instant::now();
    loop {
        let mails = tokio::task::block_in_place(|| mails_to(running, email));
        if let Some(code) = mails.iter().skip(after).find_map(|mail| code_of(mail)) {
            return code;
        }
        assert!(begun.elapsed() < MAIL_LIMIT, "no code reached {email}");
        std::thread::yield_now();
    }
}

/// The code of six figures in a mail, on a line of its own.
pub fn code_in(mail: &str) -> String {
    code_of(mail).expect("a code")
}

fn code_of(mail: &str) -> Option<String> {
    let is_code = |line: &&str| line.len() == 6 && line.bytes().all(|byte| byte.is_ascii_digit());
    mail.lines().map(str::trim).find(is_code).map(str::to_owned)
}

/// The address without the name of the posting that brought a form back to it, also where it stands in another.
pub fn without_posting(address: &str) -> String {
    let mut rest = address;
    let mut plain = String::new();
    while let Some((at, mark)) =
        ["?typed=", "&typed=", "%3Ftyped%3D"].iter().filter_map(|mark| Some((rest.find(mark)?, mark))).min()
    {
        plain.push_str(&rest[..at]);
        rest = rest[at + mark.len()..].trim_start_matches(|one: char| one.is_ascii_hexdigit());
    }
    plain + rest
}
