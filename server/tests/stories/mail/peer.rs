//! A mail server that misbehaves on purpose: what it says to each command is the story's to choose.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use server::program::Program;
use server::settings::MailTo;
use server::testing::World;

use super::post::posting;

/// What it is asked before anybody has said anything.
pub const GREETING: &str = "GREETING";
/// What it is asked when all of a mail has come.
pub const MESSAGE: &str = "MESSAGE";

/// Its answer to a command; `None` for what a server says that means well.
type Says = Arc<dyn Fn(&str) -> Option<&'static str> + Send + Sync>;

/// One mail it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The whole command.
    pub to: String,
    pub message: String,
}

/// The server. Its threads end with the story's process.
pub struct Peer {
    port: u16,
    says: Arc<Mutex<Says>>,
    taken: Arc<Mutex<Vec<Taken>>>,
}

impl Peer {
    pub fn start() -> Self {
        let socket = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = socket.local_addr().expect("an address").port();
        let well: Says = Arc::new(|_: &str| None);
        let (says, taken) = (Arc::new(Mutex::new(well)), Arc::new(Mutex::new(Vec::new())));
        let (heard, kept) = (Arc::clone(&says), Arc::clone(&taken));
        std::thread::spawn(move || {
            for client in socket.incoming() {
                let (heard, kept) = (Arc::clone(&heard), Arc::clone(&kept));
                // Whoever hangs up in between has heard enough.
                std::thread::spawn(move || client.and_then(|client| talk(&client, &heard, &kept)));
            }
        });
        Self { port, says, taken }
    }

    /// From now on it says this to whatever begins so.
    pub fn says(&self, command: &'static str, answer: &'static str) {
        self.answers(move |asked| asked.starts_with(command).then_some(answer));
    }

    /// From now on it means well.
    pub fn means_well(&self) {
        self.answers(|_| None);
    }

    pub fn answers(&self, says: impl Fn(&str) -> Option<&'static str> + Send + Sync + 'static) {
        *self.says.lock().expect("no story panicked with it") = Arc::new(says);
    }

    /// A program that posts to it.
    pub fn program(&self, world: &World) -> Program {
        posting(world, MailTo::Smtp(format!("smtp://127.0.0.1:{}", self.port)))
    }

    /// A program that signs in there.
    pub fn program_signing_in(&self, world: &World) -> Program {
        posting(world, MailTo::Smtp(format!("smtp://afscheid:geheim@127.0.0.1:{}", self.port)))
    }

    /// The mails it took, the oldest first.
    pub fn taken(&self) -> Vec<Taken> {
        self.taken.lock().expect("no story panicked with it").clone()
    }
}

/// RFC 5321, as far as a program that hands mails in needs it.
fn talk(mut client: &TcpStream, says: &Mutex<Says>, taken: &Mutex<Vec<Taken>>) -> std::io::Result<()> {
    let answer = |asked: &str, well: &str| {
        let says = says.lock().expect("no story panicked with it").clone();
        format!("{}\r\n", says(asked).unwrap_or(well))
    };
    client.write_all(answer(GREETING, "220 mail.test").as_bytes())?;
    let mut lines = BufReader::new(client).lines();
    let mut to = String::new();
    while let Some(line) = lines.next() {
        let line = line?;
        let said = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => answer(&line, "250-mail.test\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN"),
            "AUTH" => answer(&line, "235 2.7.0 welcome"),
            "DATA" => answer(&line, "354 go on"),
            "QUIT" => return client.write_all(b"221 2.0.0 good-bye\r\n"),
            _ => answer(&line, "250 2.0.0 well"),
        };
        client.write_all(said.as_bytes())?;
        if line.starts_with("RCPT") {
            to.clone_from(&line);
        }
        if said.starts_with("354") {
            let mut message = String::new();
            for line in lines.by_ref() {
                let line = line?;
                if line == "." {
                    break;
                }
                message.push_str(&line);
                message.push('\n');
            }
            let said = answer(MESSAGE, "250 2.0.0 taken");
            if said.starts_with("250") {
                taken.lock().expect("no story panicked with it").push(Taken { to: to.clone(), message });
            }
            client.write_all(said.as_bytes())?;
        }
    }
    Ok(())
}
