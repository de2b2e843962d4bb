//! What each of them does over and over, and what the program acknowledged of it. A request that got no answer may have
//! been carried out or not: either is right.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::DepartureId;

use super::people::{Moment, People, visitor};
use crate::addresses::{
    BOOK_TALK, CANCEL_TALK, DEPARTURE_REGISTER, IMPORT_START, IMPORT_UPLOAD, OPEN_ANSWERS, REPORT_SAVE, SAVE_ANSWERS,
    SUBMIT_ANSWERS,
};
use crate::running::Running;
use crate::talk::client::Client as Leaver;
use crate::talk::many::Dice;
use crate::web::markup::{Form, forms};
use crate::web::visitor::Visitor;

/// What came of one thing that somebody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The program said that it is done.
    Acknowledged,
    /// It answered something else.
    Answered,
    /// It did not answer.
    Gone,
}

/// Somebody who works.
pub trait Client: Send {
    /// Does one more thing. `Err` is the same as `Ok`, where there was nothing further to do.
    fn work(&mut self, dice: &mut Dice) -> Result<Step, Step>;
}

/// Everybody, with what they noted.
pub struct Crew<'r> {
    pub writing: Vec<Writing<'r>>,
    pub handing_in: HandingIn<'r>,
    pub booking: Vec<Booking<'r>>,
    pub importing: Importing<'r>,
    pub registering: Registering<'r>,
}

impl<'r> Crew<'r> {
    pub fn of(running: &'r Running, people: &People) -> Self {
        let (ahead, check) = ("/leaver/questions/ahead", "/leaver/check");
        let mut numbers = 1..;
        let mut next = || numbers.next().expect("there are enough");
        let mut writing: Vec<_> = people
            .typing
            .iter()
            .map(|cookie| Writing::new(visitor(running, next(), "leaver", cookie), ahead, (SAVE_ANSWERS, "tip"), check))
            .collect();
        let adviser = visitor(running, next(), "session", &people.adviser);
        let record = format!("/staff/departures/{}", people.reported);
        adviser.go(&format!("{record}/guide"), None);
        adviser.go(OPEN_ANSWERS, Some(&format!("departure={}", people.reported)));
        let report = format!("{record}/report");
        writing.push(Writing::new(adviser, &report, (REPORT_SAVE, "story"), &report));
        let waiting: Vec<_> =
            people.handing_in.iter().map(|(id, cookie)| (*id, visitor(running, next(), "leaver", cookie))).collect();
        let booking = people.booking.iter().map(|(leaver, session)| Booking {
            visitor: visitor(running, next(), "leaver", &leaver.cookie).having("session", session),
            leaver: leaver.clone(),
            moments: people.moments.clone(),
            stands: vec![None],
            acknowledged: 0,
        });
        Self {
            writing,
            handing_in: HandingIn { waiting, form: None, done: Vec::new() },
            booking: booking.collect(),
            importing: Importing {
                visitor: visitor(running, 251, "session", &people.coordinator),
                lists: Vec::new(),
                kept: Vec::new(),
            },
            registering: Registering {
                visitor: visitor(running, 252, "session", &people.coordinator),
                team: people.team.clone(),
                names: BTreeMap::new(),
            },
        }
    }

    pub fn everybody(&mut self) -> Vec<&mut dyn Client> {
        let mut all: Vec<&mut dyn Client> = vec![&mut self.handing_in, &mut self.importing, &mut self.registering];
        all.extend(self.writing.iter_mut().map(|client| client as &mut dyn Client));
        all.extend(self.booking.iter_mut().map(|client| client as &mut dyn Client));
        all
    }
}

/// The form of this page that posts there.
fn form_on(visitor: &Visitor<'_>, path: &str, action: &str) -> Result<Form, Step> {
    let page = visitor.try_ask(path, None).ok_or(Step::Gone)?;
    forms(page.body()).into_iter().find(|form| form.action == action).ok_or(Step::Answered)
}

/// The last day of whoever leaves.
fn last_day() -> String {
    (Utc::now() + TimeDelta::days(60)).date_naive().to_string()
}

/// Writes another text into the same field, again and again: an answer, a report.
pub struct Writing<'r> {
    visitor: Visitor<'r>,
    page: String,
    action: &'static str,
    field: &'static str,
    /// Where the form leads when it was saved.
    leads: String,
    number: usize,
    /// The number of the last text that was acknowledged.
    pub last: usize,
    /// What may stand there: the last text that was acknowledged, and those that got no answer since.
    stands: Vec<String>,
    pub acknowledged: usize,
}

impl<'r> Writing<'r> {
    fn new(visitor: Visitor<'r>, page: &str, (action, field): (&'static str, &'static str), leads: &str) -> Self {
        let (page, leads) = (page.to_owned(), leads.to_owned());
        Self { visitor, page, action, field, leads, number: 0, last: 0, stands: vec![String::new()], acknowledged: 0 }
    }

    /// Fails where something else stands there. The program has to run.
    pub fn is_kept(&self) {
        let text = self.text();
        assert!(self.stands.contains(&text), "{}: {text:?}, not of {:?}", self.page, self.stands);
    }

    /// Fails where an older text stands there than the one of this number.
    pub fn is_kept_since(&self, number: usize) {
        let text = self.text();
        let stands = text.split(|letter: char| !letter.is_ascii_digit()).find_map(|digits| digits.parse().ok());
        assert!(stands.unwrap_or(0) >= number, "{}: {text:?}, before number {number}", self.page);
    }

    fn text(&self) -> String {
        let page = self.visitor.ask(&self.page, None);
        let form = forms(page.body()).into_iter().find(|form| form.action == self.action).expect("the form");
        let text = form.fields.iter().find(|(name, _)| name == self.field).map_or("", |(_, text)| text.as_str());
        text.trim_start_matches('\n').to_owned()
    }
}

impl Client for Writing<'_> {
    fn work(&mut self, _: &mut Dice) -> Result<Step, Step> {
        let form = form_on(&self.visitor, &self.page, self.action)?;
        self.number += 1;
        let text = format!("Woorden, voor de {}e keer.", self.number);
        self.stands.push(text.clone());
        let sent = self.visitor.try_ask(self.action, Some(&form.body(None, &[(self.field, &text)])));
        let answer = sent.ok_or(Step::Gone)?;
        if !answer.location.starts_with(&self.leads) || answer.location.contains("typed=") {
            return Ok(Step::Answered);
        }
        self.stands = vec![text];
        self.last = self.number;
        self.acknowledged += 1;
        Ok(Step::Acknowledged)
    }
}

/// Leavers who hand in, one after the other; each tries again until it is acknowledged.
pub struct HandingIn<'r> {
    waiting: Vec<(DepartureId, Visitor<'r>)>,
    /// What the one whose turn it is has sent already.
    form: Option<String>,
    pub done: Vec<(DepartureId, Visitor<'r>)>,
}

impl Client for HandingIn<'_> {
    fn work(&mut self, _: &mut Dice) -> Result<Step, Step> {
        let Some((_, visitor)) = self.waiting.last() else {
            // Everybody has: they look at what they are told.
            let (_, visitor) = self.done.last().ok_or(Step::Answered)?;
            return visitor.try_ask("/leaver/thanks", None).map(|_| Step::Answered).ok_or(Step::Gone);
        };
        let form = match &self.form {
            Some(form) => form.clone(),
            None => form_on(visitor, "/leaver/check", SUBMIT_ANSWERS)?
                .body(None, &[("talk-choice", "as_proposed"), ("sure", "yes")]),
        };
        let sent = visitor.try_ask(SUBMIT_ANSWERS, Some(&form));
        self.form = Some(form);
        if !sent.ok_or(Step::Gone)?.location.starts_with("/leaver/thanks") {
            return Ok(Step::Answered);
        }
        self.form = None;
        self.done.extend(self.waiting.pop());
        Ok(Step::Acknowledged)
    }
}

/// A leaver who books, moves and calls off.
pub struct Booking<'r> {
    visitor: Visitor<'r>,
    pub leaver: Leaver,
    moments: Vec<Moment>,
    /// When the talk may be: as was acknowledged last, and what got no answer since.
    pub stands: Vec<Option<DateTime<Utc>>>,
    pub acknowledged: usize,
}

impl Client for Booking<'_> {
    fn work(&mut self, dice: &mut Dice) -> Result<Step, Step> {
        let of_talk = format!("departure={}&talk={}&sure=yes", self.leaver.departure, self.leaver.talk);
        let (wanted, address, form) = if dice.roll(3) == 0 {
            (None, CANCEL_TALK, of_talk)
        } else {
            let (key, start) = &self.moments[dice.roll(self.moments.len())];
            (Some(*start), BOOK_TALK, format!("{of_talk}&slot={key}"))
        };
        self.stands.push(wanted);
        let answer = self.visitor.try_ask(address, Some(&form)).ok_or(Step::Gone)?;
        if ["taken=", "often="].iter().any(|refused| answer.location.contains(refused)) {
            self.stands.pop();
            return Ok(Step::Answered);
        }
        if answer.location != "/leaver/talk" {
            return Ok(Step::Answered);
        }
        self.stands = vec![wanted];
        self.acknowledged += 1;
        Ok(Step::Acknowledged)
    }
}

/// HR that uploads lists and has their lines made.
pub struct Importing<'r> {
    visitor: Visitor<'r>,
    /// The names in each list that was sent.
    pub lists: Vec<[String; 3]>,
    /// The lists that the program said it has, as their pages' addresses say.
    pub kept: Vec<String>,
}

impl Client for Importing<'_> {
    fn work(&mut self, _: &mut Dice) -> Result<Step, Step> {
        let number = self.lists.len();
        let names = ["Een", "Twee", "Drie"].map(|which| format!("Lijst{number} {which}"));
        let day = last_day();
        let mut text =
            String::from("naam;prive_e_mail;school;team;soort vertrek;laatste werkdag;einde dienstverband\n");
        for name in &names {
            let address = name.to_lowercase().replace(' ', ".");
            text.push_str(&format!("{name};{address}@thuis.test;Het Noorden;Onderbouw;voluntary;{day};{day}\n"));
        }
        self.lists.push(names);
        let body = format!(
            "--part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"lijst.csv\"\r\n\r\n{text}\r\n--part--\r\n"
        );
        let kind = [("content-type", "multipart/form-data; boundary=part")];
        let answer = self.visitor.try_send("POST", IMPORT_UPLOAD, &kind, &body).ok_or(Step::Gone)?;
        let page = answer.location.strip_prefix("/staff/import/").and_then(|rest| rest.split(['?', '#']).next());
        let Some(id) = page else { return Ok(Step::Answered) };
        self.kept.push(id.to_owned());
        let form = format!("import={id}&sure=yes");
        self.visitor.try_ask(IMPORT_START, Some(&form)).ok_or(Step::Gone)?;
        Ok(Step::Acknowledged)
    }
}

/// HR that registers one person after the other.
pub struct Registering<'r> {
    visitor: Visitor<'r>,
    team: String,
    /// By name, whether it was acknowledged.
    pub names: BTreeMap<String, bool>,
}

impl Client for Registering<'_> {
    fn work(&mut self, _: &mut Dice) -> Result<Step, Step> {
        let form = form_on(&self.visitor, "/staff/departures/new", DEPARTURE_REGISTER)?;
        let number = self.names.len();
        let (name, day) = (format!("Nieuw Nummer{number}"), last_day());
        let address = format!("nieuw.nummer{number}@thuis.test");
        let filled = [
            ("name", name.as_str()),
            ("private_email", &address),
            ("unit", &self.team),
            ("departure_type", "voluntary"),
            ("foreseen", "yes"),
            ("last_day_worked", &day),
            ("end_of_employment", &day),
        ];
        self.names.insert(name.clone(), false);
        let answer = self.visitor.try_ask(DEPARTURE_REGISTER, Some(&form.body(None, &filled))).ok_or(Step::Gone)?;
        let record = answer.location.strip_prefix("/staff/departures/");
        if record.is_none_or(|record| record.starts_with("new")) {
            return Ok(Step::Answered);
        }
        self.names.insert(name, true);
        Ok(Step::Acknowledged)
    }
}
