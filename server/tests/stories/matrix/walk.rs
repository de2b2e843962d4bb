//! Everybody asks for everything, before the program itself, and what happens is compared with docs/permissions.md.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{TimeDelta, Utc};
use server::departure::break_glass::break_glass;
use server::testing::World;

use super::asking::{AGAIN_MAX, Asking, PROBLEM};
use super::form::{texts, without_address};
use super::mails::Mails;
use super::people::{ASKERS, Asker, COORDINATOR, ITIP_KEY, Turn, Way, statements};
use super::place::Place;
use super::requests::{self, Does, How, Request};
use super::scopes;
use super::secrets::Secrets;
use super::snapshot::Snapshot;
use super::table::{Audience, Matrix};
use super::unasked::Unasked;
use crate::running::{Answer, Running};

/// What the mail server shows that hands in replies.
const KEY_FOR_REPLIES: &str = "0123456789abcdef01234567";

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It was shown, or done.
    Done,
    /// An answer, and nothing was done.
    Nothing,
    /// The way to sign in, the page for those without a link, or "not found".
    Refused,
}

/// What the walk found.
pub struct Found {
    pub rows: usize,
    pub cells: usize,
    /// What is otherwise than docs/permissions.md says, in sentences.
    pub wrong: Vec<String>,
    /// Where the forms are posted to in which a text of several lines is typed.
    pub texts: BTreeSet<String>,
    /// Those of them that nothing saves while they are typed, and on which page.
    pub unsaved: BTreeSet<String>,
}

/// The walk.
pub struct Walk<'w> {
    world: &'w World,
    asking: Asking,
    matrix: Matrix,
    secrets: Secrets,
    mails: Mails,
    requests: Vec<Request>,
    found: Found,
}

impl<'w> Walk<'w> {
    pub async fn begin(world: &'w World) -> Self {
        let mut place = Place::set(world).await;
        let until = (Utc::now() + TimeDelta::days(90)).format("%Y-%m-%d").to_string();
        let settings = [
            ("UITZWAAI_CALENDAR_PRIVATE_ADDRESSES", "true"),
            ("UITZWAAI_ITIP_KEY", KEY_FOR_REPLIES),
            ("UITZWAAI_SECURITY_CONTACT", "mailto:beveiliging@voorbeeld.test"),
            ("UITZWAAI_SECURITY_EXPIRES", until.as_str()),
        ];
        let running = Running::start_with(world, &settings);
        place.values.insert("base".to_owned(), format!("http://{}", running.address));
        place.values.insert(ITIP_KEY.to_owned(), KEY_FOR_REPLIES.to_owned());
        let matrix = Matrix::read();
        let secrets = Secrets::of(&matrix, &place);
        let found = Found { rows: 0, cells: 0, wrong: Vec::new(), texts: BTreeSet::new(), unsaved: BTreeSet::new() };
        let (requests, mails) = (requests::all(), Mails::default());
        Self {
            world,
            asking: Asking::new(running, place, matrix.fresh.keys().cloned().collect()),
            matrix,
            secrets,
            mails,
            requests,
            found,
        }
    }

    /// Rows without an address, addresses without a row, rows without a request; addresses for programs that no program is
    /// let in at.
    pub fn complete(&self) -> Vec<String> {
        let listed = self.asking.running.call(&["addresses"], &[], b"");
        let listed = String::from_utf8(listed.stdout).expect("text");
        let listed: BTreeSet<&str> = listed.lines().collect();
        let rows: BTreeSet<&str> = self.matrix.addresses.keys().map(String::as_str).collect();
        let in_rows: BTreeSet<&str> = rows.iter().map(|row| row.split(',').next().unwrap_or(row)).collect();
        let asked: BTreeSet<String> = self.requests.iter().map(Request::key).collect();
        let without_row = listed.difference(&in_rows).map(|address| {
            format!(
                "{address} has no row: say in docs/permissions.md, \"Addresses\", for whom it is \
                 (`| `{address}` | audience | what |`), and in matrix/requests/ how it is asked"
            )
        });
        let without_address = in_rows
            .difference(&listed)
            .map(|row| format!("{row} is no address of the program any more: take out its row"));
        let without_request = rows
            .iter()
            .filter(|row| !asked.contains(**row))
            .map(|row| format!("{row} is never asked: say how in matrix/requests/"));
        let unknown = asked
            .iter()
            .filter(|key| !rows.contains(key.as_str()))
            .map(|key| format!("matrix/requests/ asks for {key}, which has no row in docs/permissions.md"));
        let closed = scopes::left_out(&self.matrix, &listed);
        without_row.chain(without_address).chain(without_request).chain(unknown).chain(closed).collect()
    }

    /// Everybody asks for everything.
    pub async fn walk(mut self) -> Found {
        let mut before = Snapshot::take(self.world).await;
        self.look_at_mails(&before).await;
        before.restore().await;
        self.find_forms(&mut before).await;
        self.found.rows = self.requests.len();
        for turn in Turn::ALL {
            before.change(&statements(turn)).await;
            if turn == Turn::WithReason {
                self.open_with_reason().await;
            }
            let mut now = Snapshot::take(self.world).await;
            for request in self.requests.clone() {
                let (refused, others): (Vec<Asker>, Vec<Asker>) = ASKERS
                    .into_iter()
                    .filter(|asker| asker.turn == turn)
                    .partition(|asker| !self.audience(&request).opens.contains(asker.code));
                for asker in refused.into_iter().chain(others) {
                    self.cell(&request, &asker, &mut now).await;
                }
            }
            drop(now);
            before.restore().await;
        }
        self.found.wrong.extend(self.secrets.never_read());
        self.by_itself(before).await
    }

    /// The program goes on by itself for some weeks, and people leave who held talks.
    async fn by_itself(self, mut before: Snapshot) -> Found {
        let Self { world, asking, matrix, secrets, mut mails, mut found, .. } = self;
        let Asking { running, place, .. } = asking;
        let folders = folders(&running);
        // Nobody but this test sends mails from here on.
        drop(running);
        for what in Unasked::ALL {
            what.happen(world, &place, &mut before).await;
            let now = Snapshot::take(world).await;
            mails.look(world, &now, &folders, &matrix, &secrets).await;
            drop(now);
            before.restore().await;
        }
        found.wrong.extend(mails.incomplete(&matrix));
        found.wrong.append(&mut mails.wrong);
        found
    }

    async fn look_at_mails(&mut self, now: &Snapshot) {
        let folders = folders(&self.asking.running);
        self.mails.look(self.world, now, &folders, &self.matrix, &self.secrets).await;
    }

    fn audience(&self, request: &Request) -> &Audience {
        self.matrix.audience(&request.key())
    }

    /// The coordinator of the school says why they look.
    async fn open_with_reason(&self) {
        let account = self.asking.place.values[COORDINATOR].parse().expect("an id");
        let viewer = self.world.signed_in(account).await;
        for key in ["final", "held", "booked"] {
            let id = self.asking.place.values[key].parse().expect("an id");
            let coordinator = self.world.record_viewer(&viewer, id).await.coordinator().expect("theirs");
            break_glass(&self.world.program, &coordinator, "Een klacht").await.expect("the store");
        }
    }

    /// One cell: asks, compares, and puts everything back.
    async fn cell(&mut self, request: &Request, asker: &Asker, now: &mut Snapshot) {
        self.found.cells += 1;
        let audience = self.audience(request);
        let (opens, own) = (audience.opens.contains(asker.code), audience.own.contains(asker.code));
        let (mut outcome, mut answer, mut changed) = self.asks(request, asker, now).await;
        for _ in 0..AGAIN_MAX {
            if opens || changed.is_empty() {
                break;
            }
            // The program's own timers may have been at work on what somebody did before: once more, in quiet.
            self.asking.quiet(now).await;
            now.restore().await;
            (outcome, answer, changed) = self.asks(request, asker, now).await;
        }
        let key = request.key();
        let is_right = match outcome {
            Outcome::Done => opens || (own && !matches!(request.does, Does::Writes)),
            Outcome::Nothing => own && !opens,
            Outcome::Refused => !opens && !own,
        };
        if !is_right || (!opens && !changed.is_empty()) {
            let wanted = if opens {
                "Done"
            } else if own {
                "Own"
            } else {
                "Refused"
            };
            let said = if opens { self.asking.said(&answer, request, asker) } else { Vec::new() };
            let Answer { status, location, .. } = &answer;
            self.found.wrong.push(format!(
                "{key}: `{}` {outcome:?}, not {wanted} ({status} {location}; changed: {}; said: {})",
                asker.code,
                changed.join(", "),
                said.join(" / ")
            ));
        }
        if asker.turn == Turn::Nothing && opens && changed.iter().any(|table| table == "outbox") {
            self.look_at_mails(now).await;
        }
        if outcome == Outcome::Refused {
            self.looks_like_nothing(request, asker, &answer);
        }
        if request.does == Does::Shows {
            for (action, is_saved) in texts(&answer.text) {
                if !is_saved {
                    self.found.unsaved.insert(format!("{action} on {key}"));
                }
                self.found.texts.insert(action);
            }
        }
        if request.does != Does::ShowsToBearer {
            let leaks = self.secrets.look(asker, &key, &answer.text);
            self.found.wrong.extend(leaks);
        }
        now.restore().await;
    }

    /// Whoever is told "not found" reads the same where there is nothing.
    fn looks_like_nothing(&mut self, request: &Request, asker: &Asker, answer: &Answer) {
        let How::Page(page) = request.how else { return };
        if answer.status != 404 || !page.contains('{') {
            return;
        }
        let address = self.asking.place.fill_with_nothing(page);
        let nothing = self.asking.page(&address, request, asker);
        let is_same = nothing.status == 404 && without_address(nothing.body()) == without_address(answer.body());
        if !is_same {
            self.found.wrong.push(format!("{}: `{}` can tell that it is there", request.key(), asker.code));
        }
    }

    /// Takes each form from its page, as the first who may post it finds it there.
    async fn find_forms(&mut self, before: &mut Snapshot) {
        for request in self.requests.clone() {
            let opens = &self.audience(&request).opens;
            let first = ASKERS.iter().find(|asker| asker.turn == Turn::Nothing && opens.contains(asker.code));
            let Some(first) = first else { continue };
            self.found.wrong.extend(self.asking.find_form(&request, first).err());
            before.restore().await;
        }
    }

    async fn asks(&mut self, request: &Request, asker: &Asker, now: &mut Snapshot) -> (Outcome, Answer, Vec<String>) {
        let answer = self.asking.ask(request, asker);
        let changed = now.changed().await;
        let remembers = request.does == Does::Remembers && !now.changed_sessions().await.is_empty();
        let is_door = is_refusal(&answer) || lacks_scope(asker, &answer);
        let has_faults = answer.location.ends_with("#errors");
        let done = match request.does {
            Does::Shows | Does::ShowsToBearer => answer.status == 200,
            Does::Writes => !changed.is_empty(),
            Does::Tells => answer.status == 200 && answer.body().contains("\"Saved\""),
            // The page of the data is where a code leads that was right, and one that was missing.
            Does::Remembers => remembers && !has_faults && (!is_door || answer.location == DATA),
            Does::LeadsOn => !is_door,
            Does::Always => true,
            Does::Takes => answer.status == 202,
        };
        let outcome = match (done, is_door) {
            (true, _) => Outcome::Done,
            (false, true) => Outcome::Refused,
            (false, false) => Outcome::Nothing,
        };
        (outcome, answer, changed)
    }
}

/// Whether a program hears that its token is for something else.
fn lacks_scope(asker: &Asker, answer: &Answer) -> bool {
    let is_said = answer.status == 403 && answer.body().contains(&format!("{PROBLEM}insufficient_scope"));
    is_said && matches!(asker.way, Way::Bearer(_))
}

/// Where mails are, of this test's world and of the program.
fn folders(running: &Running) -> [PathBuf; 2] {
    [std::env::temp_dir().join("uitzwaai-mail"), running.folder().join("mails")]
}

/// Where a leaver types the code.
const DATA: &str = "/leaver/data";

/// Whether an answer is one of those that everybody gets who may not: to sign in, to the page for those without a
/// link, to the code, or "not found".
fn is_refusal(answer: &Answer) -> bool {
    // An island's function leads whoever asks like a browser to the front page.
    // What was posted is said of on the page for those without a link; and the code, where it was asked for on the way
    // to something else, leads on to that.
    let place = answer.location.split("?posted=").next().unwrap_or_default();
    let place = place.strip_suffix("?to=talk").unwrap_or(place);
    let is_door = ["/leaver/link", DATA, "/"].contains(&place)
        || ["/staff/sign-in", "/not-found"].iter().any(|door| answer.location.starts_with(door));
    let is_told = answer.status == 200 && ["\"LinkNeeded\"", "\"SignedOut\""].contains(&answer.body());
    is_door || is_told || matches!(answer.status, 401 | 404)
}
