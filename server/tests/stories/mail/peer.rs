//! A mail server that misbehaves on purpose: what it says to each command is the story's to choose.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use server::program::Program;
use server::settings::MailTo;
use server::testing::World;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ServerConfig, ServerConnection, StreamOwned, crypto};

use super::post::posting;

/// A file with the authority that vouches for the server over TLS, which nobody else believes.
pub const AUTHORITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories/mail/tls/authority.pem");
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
        Self::start_with(None)
    }

    /// The same, over TLS from the first byte on.
    pub fn start_over_tls() -> Self {
        Self::start_with(Some(tls()))
    }

    fn start_with(tls: Option<Arc<ServerConfig>>) -> Self {
        let socket = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = socket.local_addr().expect("an address").port();
        let well: Says = Arc::new(|_: &str| None);
        let (says, taken) = (Arc::new(Mutex::new(well)), Arc::new(Mutex::new(Vec::new())));
        let (heard, kept) = (Arc::clone(&says), Arc::clone(&taken));
        std::thread::spawn(move || {
            for client in socket.incoming() {
                let (heard, kept, tls) = (Arc::clone(&heard), Arc::clone(&kept), tls.clone());
                // Whoever hangs up in between has heard enough.
                std::thread::spawn(move || {
                    let client = client?;
                    match tls {
                        None => talk(client, &heard, &kept),
                        Some(tls) => {
                            let secured = ServerConnection::new(tls).expect("a configuration that was looked at");
                            talk(StreamOwned::new(secured, client), &heard, &kept)
                        }
                    }
                });
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

    /// What the settings say to sign in there, over TLS.
    pub fn url_over_tls(&self) -> String {
        format!("smtps://afscheid:geheim@localhost:{}", self.port)
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
fn talk(stream: impl Read + Write, says: &Mutex<Says>, taken: &Mutex<Vec<Taken>>) -> std::io::Result<()> {
    let answer = |asked: &str, well: &str| {
        let says = says.lock().expect("no story panicked with it").clone();
        format!("{}\r\n", says(asked).unwrap_or(well))
    };
    let mut stream = BufReader::new(stream);
    let mut to = String::new();
    say(&mut stream, &answer(GREETING, "220 mail.test"))?;
    while let Some(line) = heard(&mut stream)? {
        let said = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => answer(&line, "250-mail.test\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN"),
            "AUTH" => answer(&line, "235 2.7.0 welcome"),
            "DATA" => answer(&line, "354 go on"),
            "QUIT" => return say(&mut stream, "221 2.0.0 good-bye\r\n"),
            _ => answer(&line, "250 2.0.0 well"),
        };
        say(&mut stream, &said)?;
        if line.starts_with("RCPT") {
            to.clone_from(&line);
        }
        if said.starts_with("354") {
            let mut message = String::new();
            while let Some(line) = heard(&mut stream)?.filter(|line| line != ".") {
                message.push_str(&line);
                message.push('\n');
            }
            let said = answer(MESSAGE, "250 2.0.0 taken");
            if said.starts_with("250") {
                taken.lock().expect("no story panicked with it").push(Taken { to: to.clone(), message });
            }
            say(&mut stream, &said)?;
        }
    }
    Ok(())
}

fn say(stream: &mut BufReader<impl Read + Write>, words: &str) -> std::io::Result<()> {
    stream.get_mut().write_all(words.as_bytes())?;
    stream.get_mut().flush()
}

/// The next line without its end; `None` when there is none any more.
fn heard(stream: &mut BufReader<impl Read + Write>) -> std::io::Result<Option<String>> {
    let mut line = String::new();
    let read = stream.read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
}

/// What the server shows over TLS: for `localhost`, vouched for by [`AUTHORITY`] alone.
fn tls() -> Arc<ServerConfig> {
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(include_bytes!("tls/server.pem")).collect();
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("tls/server.key")).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("ring has them")
        .with_no_client_auth()
        .with_single_cert(chain.expect("certificates"), key);
    Arc::new(config.expect("the key is the certificate's"))
}
