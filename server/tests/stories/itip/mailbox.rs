//! What comes back, read from a mailbox of a real IMAP server (pymap).

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use async_imap::{Client, Session};
use domain::itip::{Answer, REPLY_BYTES_MAX};
use server::itip::mailbox::{Left, Round, Trouble, check, look};
use server::on_both_databases;
use server::settings::{Done, Mailbox};
use tokio::net::TcpStream;

use super::{Talk, VERA};
use crate::mail::python;

/// The server; it goes when this value does.
struct MailStore {
    child: Child,
    port: u16,
}

impl MailStore {
    fn start(python: &str) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories/itip/imap_server.py");
        let mut child = Command::new(python)
            .arg(script)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("UITZWAAI_PYTHON={python} does not start: {error}"));
        let port = BufReader::new(child.stdout.take().expect("it was asked for"))
            .lines()
            .next()
            .and_then(|line| line.ok()?.parse().ok())
            .expect("the mail store starts; does the environment of UITZWAAI_PYTHON have pymap?");
        Self { child, port }
    }

    fn mailbox(&self, password: &str, name: &str, done: Done) -> Mailbox {
        let url = format!("imap://afscheid:{password}@127.0.0.1:{}/{name}", self.port);
        Mailbox::read(&url, done).expect("an address")
    }

    async fn session(&self) -> Session<TcpStream> {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).await.expect("it listens");
        let mut client = Client::new(stream);
        client.read_response().await.expect("it answers").expect("a greeting");
        client.login("afscheid", "geheim").await.map_err(|(error, _)| error).expect("it lets us in")
    }

    async fn put(&self, mail: &[u8]) {
        self.session().await.append("INBOX", None, None, mail).await.expect("it takes mails");
    }

    async fn count(&self, name: &str, which: &str) -> usize {
        let mut session = self.session().await;
        session.select(name).await.expect("it is there");
        session.uid_search(which).await.expect("it answers").len()
    }
}

impl Drop for MailStore {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn mail(calendar: &str) -> Vec<u8> {
    let mail = format!(
        "From: {VERA}\r\nTo: afscheid@voorbeeld.test\r\nSubject: Antwoord\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/calendar; charset=utf-8; method=REPLY\r\n\r\n{calendar}"
    );
    mail.into_bytes()
}

on_both_databases! {
    async fn each_mail_is_read_once_and_one_that_is_too_big_is_left(world: World) {
        let Some(python) = python() else { return };
        let (store, talk) = (MailStore::start(&python), Talk::planned(&world).await);
        store.put(&mail(&talk.reply(VERA, "DECLINED"))).await;
        store.put(b"From: iemand@elders.test\r\nSubject: Hallo\r\n\r\nHallo.\r\n").await;
        store.put(format!("Subject: Groot\r\n\r\n{}\r\n", "x".repeat(REPLY_BYTES_MAX)).as_bytes()).await;
        let (mailbox, mut left) = (store.mailbox("geheim", "INBOX", Done::Seen), Left::default());
        let round = look(&world.program, &mailbox, &mut left).await.expect("it opens");
        assert_eq!(round, Round { read: 2, counted: 1, left: 1, more: false });
        assert_eq!(talk.seen().await.leaver, Some(Answer::Declined));
        assert_eq!(store.count("INBOX", "UNSEEN").await, 1, "what is left is not marked as read");
        let again = look(&world.program, &mailbox, &mut left).await.expect("it opens");
        assert_eq!(again, Round::default(), "nothing is looked at twice");
        store.put(&mail(&talk.reply(VERA, "ACCEPTED"))).await;
        assert_eq!(look(&world.program, &mailbox, &mut left).await.expect("it opens").read, 1);
    }

    async fn a_mail_that_was_read_goes_where_the_settings_say(world: World) {
        let Some(python) = python() else { return };
        let (store, talk) = (MailStore::start(&python), Talk::planned(&world).await);
        for (done, kept) in [(Done::Deleted, None), (Done::Moved("Gelezen".into()), Some("Gelezen"))] {
            store.put(&mail(&talk.reply(VERA, "TENTATIVE"))).await;
            let mailbox = store.mailbox("geheim", "", done);
            let round = look(&world.program, &mailbox, &mut Left::default()).await.expect("it opens");
            assert_eq!((round.read, round.left), (1, 0), "{kept:?}");
            assert_eq!(store.count("INBOX", "ALL").await, 0, "{kept:?}");
            if let Some(folder) = kept {
                assert_eq!(store.count(folder, "ALL").await, 1);
            }
        }
        assert_eq!(talk.seen().await.leaver, Some(Answer::Tentative));
    }

    async fn checking_says_what_is_wrong_with_a_mailbox(world: World) {
        let Some(python) = python() else { return };
        let store = MailStore::start(&python);
        let said = check(&store.mailbox("geheim", "INBOX", Done::Deleted)).await.expect("it opens");
        assert!(said.contains("INBOX holds 0 mails") && said.contains("deleted") && !said.contains("geheim"), "{said}");
        let wrong = check(&store.mailbox("fout", "INBOX", Done::Seen)).await;
        assert!(matches!(wrong, Err(Trouble::NotLetIn)), "{wrong:?}");
        let nowhere = check(&store.mailbox("geheim", "Nergens", Done::Seen)).await;
        assert!(matches!(nowhere, Err(Trouble::NoMailbox)), "{nowhere:?}");
        let nobody = Mailbox::read("imap://afscheid:geheim@127.0.0.1:1", Done::Seen).expect("an address");
        let nobody = look(&world.program, &nobody, &mut Left::default()).await;
        assert!(matches!(nobody, Err(Trouble::Unreachable(_))), "{nobody:?}");
    }
}
