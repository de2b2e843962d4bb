//! Two hundred people and twenty slots, over HTTP, against the program itself: exactly one winner a slot,
//! every loser sees other times, and what is in the outbox and in both diaries agrees.
//!
//! The program is the one that was built beside this test, with the store of this test's world.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Barrier};
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use domain::talk::HostKind;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::secret::LeaverCookie;
use server::store::entity::{appointment, cell, day_talk, link, outbox};
use server::talk::{OfferedSlot, offer};
use server::testing::World;

use crate::scene::{Leaver, Scene};

const CLIENTS: usize = 200;
const SLOTS: usize = 20;
/// Longer than this a debug build never takes to start.
const START_LIMIT: Duration = Duration::from_secs(60);

/// How often they all click at once.
fn rounds() -> usize {
    if std::env::var("UITZWAAI_TEST_DEEP").is_ok_and(|value| value == "1") { 50 } else { 2 }
}

/// The program, on this world's database; ends with this value.
struct Running {
    address: SocketAddr,
    process: Child,
    folder: PathBuf,
}

impl Running {
    fn start(world: &World) -> Self {
        let program = std::env::var_os("UITZWAAI_BIN").map_or_else(beside_this_test, PathBuf::from);
        assert!(program.exists(), "{} is not there: build the program first", program.display());
        let name = format!("uitzwaai-crowd-{}-{}", std::process::id(), uuid::Uuid::now_v7().as_simple());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(folder.join("mails")).expect("a folder");
        // The same secret as the world's, so that its links open here too.
        std::fs::write(folder.join("secret"), [7; 48]).expect("a secret");
        std::fs::write(folder.join("assets.json"), r#"{"style":"/pkg/none.css"}"#).expect("a site");
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = free.local_addr().expect("an address");
        drop(free);
        let mut command = Command::new(program);
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("UITZWAAI_")) {
            command.env_remove(name);
        }
        let process = command
            .arg("serve")
            .current_dir(&folder)
            .env("UITZWAAI_LISTEN", address.to_string())
            .env("UITZWAAI_BASE_URL", format!("http://{address}"))
            .env("UITZWAAI_DATABASE_URL", world.database_url())
            .env("UITZWAAI_MAIL_DIR", folder.join("mails"))
            .env("UITZWAAI_MAIL_FROM", "afscheid@voorbeeld.test")
            .env("UITZWAAI_SECRET_FILE", folder.join("secret"))
            .env("UITZWAAI_TRUSTED_PROXIES", "127.0.0.1")
            .env("UITZWAAI_SITE", &folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let running = Self { address, process, folder };
        let begun = Instant::now();
        while running.ask("GET", "/readyz", "", 0, None).is_none_or(|answer| answer.status != 200) {
            assert!(begun.elapsed() < START_LIMIT, "the program does not get ready");
            std::thread::yield_now();
        }
        running
    }

    /// One request on a connection of its own, as a browser behind a proxy would send it.
    fn ask(&self, method: &str, path: &str, cookie: &str, client: usize, form: Option<&str>) -> Option<Answer> {
        let mut stream = TcpStream::connect(self.address).ok()?;
        let body = form.unwrap_or_default();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {at}\r\nconnection: close\r\ncookie: leaver={cookie}\r\n\
             origin: http://{at}\r\nsec-fetch-site: same-origin\r\naccept: text/html\r\n\
             x-forwarded-for: 10.0.{}.{}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
             content-length: {}\r\n\r\n{body}",
            client / 250,
            client % 250 + 1,
            body.len(),
            at = self.address,
        );
        stream.write_all(request.as_bytes()).ok()?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).ok()?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let status = text.split(' ').nth(1)?.parse().ok()?;
        let head = text.split("\r\n\r\n").next().unwrap_or_default();
        let location = head.lines().find_map(|line| line.strip_prefix("location: ")).map(str::to_owned);
        Some(Answer { status, location: location.unwrap_or_default(), text })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

struct Answer {
    status: u16,
    location: String,
    text: String,
}

/// `target/debug/uitzwaai`, of the tests in `target/debug/deps`.
fn beside_this_test() -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    test.parent().and_then(|deps| deps.parent()).expect("tests are built two folders down").join("uitzwaai")
}

/// Somebody with a browser.
#[derive(Clone)]
struct Client {
    departure: String,
    talk: String,
    cookie: String,
}

async fn client(scene: &Scene<'_>, leaver: &Leaver) -> Client {
    let row =
        link::Entity::find().filter(link::Column::DepartureId.eq(leaver.id.uuid())).one(scene.world.store().read());
    let row = row.await.expect("the store").expect("every departure has a link");
    let generation = u32::try_from(row.generation).expect("a generation");
    Client {
        departure: leaver.id.to_string(),
        talk: scene.talk(leaver, HostKind::HrAdviser).await.to_string(),
        cookie: LeaverCookie { link: row.id.into(), generation }.seal(scene.world.program.secrets()),
    }
}

/// The same moment for everybody: the first one of each day. Not of the first day: the least notice moves
/// with the clock, and would take that moment away in the middle of a round.
async fn moments(world: &World, leaver: &Leaver) -> Vec<OfferedSlot> {
    let found = offer(&world.program, &leaver.proof).await.expect("the store").talks.remove(0);
    let slots: Vec<_> = found.days.into_iter().skip(1).take(SLOTS).map(|day| day.slots[0].clone()).collect();
    assert_eq!(slots.len(), SLOTS, "enough days");
    slots
}

/// Everybody clicks at once; the winners by number, after every loser has looked at what is left.
fn click(running: &Arc<Running>, clients: &[Client], slots: &[OfferedSlot]) -> BTreeSet<usize> {
    let start = Arc::new(Barrier::new(clients.len()));
    let threads: Vec<_> = clients
        .iter()
        .cloned()
        .enumerate()
        .map(|(number, client)| {
            let (running, start) = (running.clone(), start.clone());
            let key = slots[number % slots.len()].key.to_string();
            std::thread::spawn(move || {
                let form = format!("departure={}&talk={}&slot={key}&sure=yes", client.departure, client.talk);
                start.wait();
                let answer = running.ask("POST", "/_fn/book-talk", &client.cookie, number, Some(&form));
                let answer = answer.expect("an answer");
                assert!((300..400).contains(&answer.status), "{} for {number}", answer.status);
                if answer.location == "/leaver/talk" {
                    return Some(number);
                }
                assert!(answer.location.contains("taken="), "{}", answer.location);
                let page = running.ask("GET", &answer.location, &client.cookie, number, None).expect("a page");
                assert_eq!(page.status, 200);
                assert!(page.text.contains("role=\"alert\""), "it says so");
                assert!(page.text.contains("name=\"slot\""), "other times");
                assert!(!page.text.contains(&format!("value=\"{key}\"")), "the taken one is not among them");
                None
            })
        })
        .collect();
    threads.into_iter().filter_map(|thread| thread.join().expect("no client fails")).collect()
}

/// The database after a round: one appointment a slot, its cells, its place in the day, both mails.
async fn check(world: &World, slots: &[OfferedSlot], clients: &[Client], winners: &BTreeSet<usize>) {
    let conn = world.store().read();
    let live = appointment::Entity::find().filter(appointment::Column::LiveKey.is_not_null()).all(conn).await;
    let live = live.expect("the store");
    let starts: BTreeSet<_> = live.iter().map(|row| row.starts_at).collect();
    assert_eq!(starts, slots.iter().map(|slot| slot.start).collect(), "one winner for every slot");
    assert_eq!((live.len(), winners.len()), (SLOTS, SLOTS));
    let who: BTreeSet<String> =
        live.iter().map(|row| domain::ids::DepartureId::new(row.departure_id).to_string()).collect();
    assert_eq!(who, winners.iter().map(|number| clients[*number].departure.clone()).collect(), "who was told so");
    let places = day_talk::Entity::find().count(conn).await.expect("the store");
    assert_eq!(places, SLOTS as u64);
    let mut cells: BTreeMap<_, usize> = BTreeMap::new();
    for row in cell::Entity::find().all(conn).await.expect("the store") {
        *cells.entry(row.appointment_id).or_default() += 1;
    }
    assert_eq!(cells.keys().copied().collect::<BTreeSet<_>>(), live.iter().map(|row| row.id).collect());
    for row in &live {
        let mails = outbox::Entity::find()
            .filter(outbox::Column::AppointmentId.eq(row.id))
            .filter(outbox::Column::Kind.starts_with("confirmation"))
            .filter(outbox::Column::State.ne("withdrawn"));
        assert_eq!(mails.count(conn).await.expect("the store"), 2, "both invitations");
    }
}

server::on_both_databases! {
    async fn two_hundred_browsers_want_twenty_slots(world: World) {
        // The program reads the machine's clock.
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let last = (world.now() + TimeDelta::days(60)).date_naive();
        let dates = [("last_day_worked", last.to_string()), ("end_of_employment", last.to_string())];
        let dates: Vec<(&str, &str)> = dates.iter().map(|(name, day)| (*name, day.as_str())).collect();
        let (mut leavers, mut clients) = (Vec::new(), Vec::new());
        for number in 0..CLIENTS {
            let leaver = scene.leaver_with(&format!("Loes Nummer{number}"), &dates).await;
            scene.hand_in(&leaver).await;
            clients.push(client(&scene, &leaver).await);
            leavers.push(leaver);
        }
        let running = Arc::new(Running::start(&world));
        let slots = moments(&world, &leavers[0]).await;
        for round in 0..rounds() {
            // Others are first in line each time.
            clients.rotate_left(round % SLOTS);
            let (at, everybody, wanted) = (running.clone(), clients.clone(), slots.clone());
            let winners = tokio::task::spawn_blocking(move || click(&at, &everybody, &wanted)).await;
            let winners = winners.expect("no client fails");
            check(&world, &slots, &clients, &winners).await;
            for number in winners {
                let client = &clients[number];
                let form = format!("departure={}&talk={}&sure=yes", client.departure, client.talk);
                let answer = running.ask("POST", "/_fn/cancel-talk", &client.cookie, number, Some(&form));
                assert_eq!(answer.expect("an answer").location, "/leaver/talk");
            }
            assert_eq!(cell::Entity::find().count(world.store().read()).await.expect("the store"), 0, "all is free");
        }
    }
}
