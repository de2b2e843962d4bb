//! The program itself, over HTTP: the one that was built beside this test, with the store of this test's
//! world.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use domain::talk::HostKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::secret::LeaverCookie;
use server::store::entity::link;
use server::testing::World;

use crate::scene::{Leaver, Scene};

/// Longer than this a debug build never takes to start.
const START_LIMIT: Duration = Duration::from_secs(60);

/// The program, on this world's database; ends with this value.
pub struct Running {
    address: SocketAddr,
    process: Child,
    folder: PathBuf,
}

impl Running {
    /// `log`: what is written to [`Self::log`], as `UITZWAAI_LOG` takes it.
    pub fn start(world: &World, log: Option<&str>) -> Self {
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
            .env("UITZWAAI_LOG", log.unwrap_or("off"))
            .stderr(std::fs::File::create(folder.join("log")).expect("a file"))
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

    /// What the program has logged so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).expect("a file")
    }

    /// One request on a connection of its own, as a browser behind a proxy would send it.
    pub fn ask(&self, method: &str, path: &str, cookie: &str, client: usize, form: Option<&str>) -> Option<Answer> {
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

pub struct Answer {
    pub status: u16,
    pub location: String,
    pub text: String,
}

/// `target/debug/uitzwaai`, of the tests in `target/debug/deps`.
fn beside_this_test() -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    test.parent().and_then(|deps| deps.parent()).expect("tests are built two folders down").join("uitzwaai")
}

/// Somebody with a browser.
#[derive(Clone)]
pub struct Client {
    pub departure: String,
    pub talk: String,
    pub cookie: String,
}

pub async fn client(scene: &Scene<'_>, leaver: &Leaver) -> Client {
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
