//! The program itself, with the database of a story's world: asked over HTTP, or called by its name.
//!
//! It is the one that was built beside this test, or the one that `UITZWAAI_BIN` names.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::{Mutex, mpsc};
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use sea_orm::EntityTrait;
use sea_orm::sea_query::Expr;
use server::secret::Keyring;
use server::store::entity::account;
use server::store::{Keyed, StoreError};
use server::testing::{SECRET, World};

/// Longer than this a debug build never takes to start.
const START_LIMIT: Duration = Duration::from_secs(60);

/// Longer than this it never takes to end: what is under way has a minute.
const END_LIMIT: Duration = Duration::from_secs(90);

/// The program while it serves; ends with this value.
pub struct Running {
    /// Where people ask: the program itself, or what distributes requests before it.
    pub address: SocketAddr,
    /// Where it listens itself.
    own: SocketAddr,
    process: Mutex<Child>,
    folder: PathBuf,
    settings: Vec<(String, OsString)>,
    /// Requests of people that got no answer, or one that says that it is the program's fault.
    failures: Mutex<Vec<String>>,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    /// Where it sends the browser; empty where nowhere.
    pub location: String,
    /// Head and body.
    pub text: String,
}

impl Answer {
    pub fn body(&self) -> &str {
        self.text.split_once("\r\n\r\n").map_or("", |(_, body)| body)
    }
}

impl Running {
    pub fn start(world: &World) -> Self {
        Self::start_with(world, &[])
    }

    /// The same, with more settings.
    pub fn start_with(world: &World, more: &[(&str, &str)]) -> Self {
        Self::start_behind(world, None, more)
    }

    /// The same; people ask at another address, which leads to this program and to others of its kind.
    pub fn start_behind(world: &World, front: Option<SocketAddr>, more: &[(&str, &str)]) -> Self {
        // The same secret as the world's, so that its links open here too.
        Self::start_by(world, &SECRET, front, more)
    }

    /// The same, of a world that has this secret.
    pub fn start_by(world: &World, secret: &[u8], front: Option<SocketAddr>, more: &[(&str, &str)]) -> Self {
        everybody_was_told_what_is_due(world);
        let folder = folder_with(world.store().read().keys().expect("a world has keys"), secret);
        let own = free_address();
        let address = front.unwrap_or(own);
        let mut settings = settings_of(&folder, world.database_url(), own);
        settings.push(("UITZWAAI_BASE_URL".to_owned(), format!("http://{address}").into()));
        settings.extend(more.iter().map(|(name, value)| ((*name).to_owned(), value.into())));
        let mut process = serving(&folder, &settings, &[]);
        listens(&mut process);
        let running = Self { address, own, process: Mutex::new(process), folder, settings, failures: Mutex::default() };
        running.gets_ready();
        running
    }

    /// Waits until it says that it is ready.
    pub fn gets_ready(&self) {
        let begun = Instant::now();
        while !self.is_ready() {
            assert!(begun.elapsed() < START_LIMIT, "the program does not get ready");
            std::thread::yield_now();
        }
    }

    /// Whether it says so now, whatever stands before it.
    pub fn is_ready(&self) -> bool {
        request(self.own, "GET", "/readyz", &[], b"").is_some_and(|answer| answer.status == 200)
    }

    /// Where it listens itself.
    pub const fn own_address(&self) -> SocketAddr {
        self.own
    }

    /// What people got no answer to so far, or one that says that it is the program's fault.
    pub fn failures(&self) -> Vec<String> {
        self.failures.lock().expect("nobody failed while they had it").clone()
    }

    /// What the program has logged so far, where a setting lets it.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).expect("a file")
    }

    /// One request on a connection of its own; what was not answered is `None`.
    pub fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Option<Answer> {
        let answer = request(self.address, method, path, headers, body);
        if answer.as_ref().is_none_or(|answer| answer.status >= 500) {
            let said = answer.as_ref().map_or("no answer", |answer| answer.text.lines().next().unwrap_or_default());
            let failure = format!("{method} {path}: {said}");
            self.failures.lock().expect("nobody failed while they had it").push(failure);
        }
        answer
    }

    /// Asks it to stop, as whatever runs services does (SIGTERM).
    pub fn ask_to_stop(&self) {
        let kill = format!("kill -TERM {}", self.id());
        let asked = Command::new("sh").args(["-c", &kill]).status();
        assert!(asked.is_ok_and(|status| status.success()), "it is there to be asked");
    }

    /// How it ended, after it was asked to.
    pub fn ended(&self) -> ExitStatus {
        let begun = Instant::now();
        loop {
            let ended = self.process.lock().expect("nobody failed while they had it").try_wait();
            if let Some(status) = ended.expect("it is ours") {
                return status;
            }
            assert!(begun.elapsed() < END_LIMIT, "the program does not end");
            std::thread::yield_now();
        }
    }

    /// A page, or a form that is posted, as this site's own pages in a browser behind a proxy would ask.
    pub fn browse(&self, path: &str, cookie: &str, client: &str, form: Option<&str>) -> Option<Answer> {
        let origin = format!("http://{}", self.address);
        let headers = [
            ("cookie", cookie),
            ("origin", origin.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("accept", "text/html"),
            ("x-forwarded-for", client),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        let method = if form.is_some() { "POST" } else { "GET" };
        self.request(method, path, &headers, form.unwrap_or_default().as_bytes())
    }

    /// Where it keeps what the settings name no other place for.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Ends it in the middle of whatever it does (SIGKILL); how it had ended, where it had before.
    pub fn kill(&self) -> ExitStatus {
        let mut process = self.process.lock().expect("nobody failed while they had it");
        let _ = process.kill();
        process.wait().expect("it ends")
    }

    /// Starts it once more after its end, on the same database and at the same address, with this in its environment
    /// too; whether it listens, or ended before it did.
    pub fn start_again(&self, more: &[(&str, &str)]) -> bool {
        let mut process = self.process.lock().expect("nobody failed while they had it");
        *process = serving(&self.folder, &self.settings, more);
        listens(&mut process)
    }

    /// Starts it once more and ends it so long afterwards, or once it listens.
    pub fn start_and_kill(&self, after: Duration) {
        let mut process = self.process.lock().expect("nobody failed while they had it");
        *process = serving(&self.folder, &self.settings, &[]);
        let _ = first_line(&mut process).recv_timeout(after);
        let _ = process.kill();
        process.wait().expect("it ends");
    }

    /// Starts it once more by a line of the shell, in which `$0` is the program.
    pub fn start_again_by(&self, line: &str) -> bool {
        let mut process = self.process.lock().expect("nobody failed while they had it");
        let mut command = command_of("sh".as_ref(), &self.folder, &self.settings);
        command.args(["-c", line]).arg(program()).stdout(Stdio::piped());
        *process = command.spawn().expect("there is a shell");
        listens(&mut process)
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.process.lock().expect("nobody failed while they had it").id()
    }

    /// Calls the program once beside the one that serves, with `input` and with settings that differ.
    pub fn call(&self, arguments: &[&str], differs: &[(&str, &str)], input: &[u8]) -> Output {
        let mut command = command(&self.folder, &self.settings);
        command.args(arguments).envs(differs.iter().copied());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().expect("the program starts");
        let mut stdin = process.stdin.take().expect("it was asked for");
        // A program that has read enough closes its end.
        let _ = stdin.write_all(input);
        drop(stdin);
        process.wait_with_output().expect("it ends")
    }
}

/// Calls the program once for a database that no world has yet, with the keys and the secret of that.
pub fn call_for(database_url: &str, keys: &Keyring, secret: &[u8], arguments: &[&str]) -> Output {
    let folder = folder_with(keys, secret);
    let settings = settings_of(&folder, database_url, free_address());
    let mut command = command(&folder, &settings);
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    let output = command.output().expect("the program starts");
    let _ = std::fs::remove_dir_all(&folder);
    output
}

/// A folder of its own with everything that the program needs beside its database.
fn folder_with(keys: &Keyring, secret: &[u8]) -> PathBuf {
    let name = format!("uitzwaai-story-{}-{}", std::process::id(), uuid::Uuid::now_v7().as_simple());
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(folder.join("mails")).expect("a folder");
    std::fs::write(folder.join("secret"), secret).expect("a secret");
    keys.copy_to(&folder.join("keys")).expect("a new file");
    std::fs::write(folder.join("assets.json"), r#"{"style":"/pkg/none.css"}"#).expect("a site");
    folder
}

fn settings_of(folder: &Path, database_url: &str, address: SocketAddr) -> Vec<(String, OsString)> {
    [
        ("UITZWAAI_LISTEN", address.to_string().into()),
        ("UITZWAAI_BASE_URL", format!("http://{address}").into()),
        ("UITZWAAI_DATABASE_URL", database_url.into()),
        ("UITZWAAI_MAIL_DIR", folder.join("mails").into()),
        ("UITZWAAI_MAIL_FROM", "afscheid@voorbeeld.test".into()),
        ("UITZWAAI_SECRET_FILE", folder.join("secret").into()),
        ("UITZWAAI_KEY_FILE", folder.join("keys").into()),
        ("UITZWAAI_TRUSTED_PROXIES", "127.0.0.1".into()),
        ("UITZWAAI_SITE", folder.into()),
        ("UITZWAAI_LOG", "error".into()),
    ]
    .map(|(name, value): (&str, OsString)| (name.to_owned(), value))
    .into()
}

/// Where nothing listens yet.
pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address")
}

/// One request of whatever listens there, on a connection of its own; what was not answered is `None`.
pub fn request(address: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Option<Answer> {
    let mut stream = TcpStream::connect(address).ok()?;
    let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{headers}content-length: {}\r\n\r\n",
        body.len(),
    );
    stream.write_all(request.as_bytes()).ok()?;
    stream.write_all(body).ok()?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let status = text.split(' ').nth(1)?.parse().ok()?;
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    let location = head.lines().find_map(|line| line.strip_prefix("location: ")).map(str::to_owned);
    Some(Answer { status, location: location.unwrap_or_default(), text })
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Ok(process) = self.process.get_mut() {
            let _ = process.kill();
            let _ = process.wait();
        }
        if std::thread::panicking() {
            eprintln!("what the program logged:\n{}", self.log());
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The program as it begins to serve. What it logs is added to what it logged before.
fn serving(folder: &Path, settings: &[(String, OsString)], more: &[(&str, &str)]) -> Child {
    let log = File::options().create(true).append(true).open(folder.join("log")).expect("a file");
    let mut command = command(folder, settings);
    command.arg("serve").envs(more.iter().copied()).stdout(Stdio::piped()).stderr(log);
    command.spawn().expect("the program starts")
}

/// Waits until it says that it listens, and says nothing more; whether it does.
fn listens(process: &mut Child) -> bool {
    first_line(process).recv_timeout(START_LIMIT).unwrap_or(false)
}

/// Hears whether it said something before it ended.
fn first_line(process: &mut Child) -> mpsc::Receiver<bool> {
    let output = process.stdout.take().expect("it was asked for");
    let (says, hears) = mpsc::channel();
    std::thread::spawn(move || {
        let said = BufReader::new(output).read_line(&mut String::new());
        let _ = says.send(said.is_ok_and(|bytes| bytes > 0));
    });
    hears
}

fn command(folder: &Path, settings: &[(String, OsString)]) -> Command {
    command_of(program().as_os_str(), folder, settings)
}

fn program() -> PathBuf {
    let program = std::env::var_os("UITZWAAI_BIN").map_or_else(beside_this_test, PathBuf::from);
    assert!(program.exists(), "{} is not there: build the program first", program.display());
    program
}

/// A program with the settings of this one, and with none of whoever tests.
fn command_of(program: &OsStr, folder: &Path, settings: &[(String, OsString)]) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("UITZWAAI_")) {
        command.env_remove(name);
    }
    command.current_dir(folder).envs(settings.iter().map(|(name, value)| (name, value)));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// `target/debug/uitzwaai`, of the tests in `target/debug/deps`.
fn beside_this_test() -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    test.parent().and_then(|deps| deps.parent()).expect("tests are built two folders down").join("uitzwaai")
}

/// The program goes by the machine's clock: on the first working day of a week it would tell everybody what is due,
/// and write that it did, while a story looks at something else.
pub fn everybody_was_told_what_is_due(world: &World) {
    let tomorrow = Utc::now().date_naive() + TimeDelta::days(1);
    let noted = world.store().write(|tx| {
        let noted = account::Entity::update_many().col_expr(account::Column::RoundUpOn, Expr::value(tomorrow));
        Box::pin(async move { Ok(noted.exec(tx).await?) })
    });
    let noted: Result<_, StoreError> =
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(noted));
    noted.expect("the store");
}
