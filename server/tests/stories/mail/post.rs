//! What the stories of mails share: a program with its own way of posting, and mails to put in.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;

use domain::Language;
use domain::ids::MailId;
use domain::person::EmailAddress;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use server::jobs::deliver;
use server::mail::{MailKind, NewMail, outbox};
use server::program::Program;
use server::secret::Secrets;
use server::settings::{MailTo, Settings};
use server::steps::AtOnce;
use server::store::StoreError;
use server::store::entity::{departure, outbox as row};
use server::testing::World;

use crate::scene::{Leaver, Scene};

/// The same board, clock and store, posting elsewhere.
pub fn posting(world: &World, mail_to: MailTo) -> Program {
    let settings = Settings { mail_to, ..world.program.settings().clone() };
    let secrets = Secrets::from_bytes(vec![7; 48]).expect("long enough");
    Program::new(world.store().clone(), world.clock.clone(), secrets, settings, AtOnce)
}

/// A folder of its own; gone when dropped.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        Self(std::env::temp_dir().join(format!("uitzwaai-mails-{}", uuid::Uuid::now_v7())))
    }

    /// The mails in it, by name: the order in which they were sent.
    pub fn mails(&self) -> Vec<(String, Vec<u8>)> {
        let Ok(entries) = std::fs::read_dir(&self.0) else { return Vec::new() };
        let mut found: Vec<_> = entries
            .map(|entry| entry.expect("a readable folder"))
            .map(|entry| {
                (entry.file_name().into_string().expect("ASCII"), std::fs::read(entry.path()).expect("a file"))
            })
            .collect();
        found.sort();
        found
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A leaver with nothing in the outbox: registering them has put the first mail in.
pub async fn leaver(scene: &Scene<'_>, differs: &[(&str, &str)]) -> Leaver {
    let leaver = scene.leaver_with("Anna Boer", differs).await;
    empty(scene.world).await;
    leaver
}

/// Posts what is due to a folder nobody looks into.
pub async fn empty(world: &World) {
    let folder = Folder::new();
    deliver::deliver_all(&posting(world, MailTo::Folder(folder.0.clone()))).await.expect("the store");
}

/// The same board, posting to a mail server that knows none of the receivers.
pub fn refused_by_the_server(world: &World) -> Program {
    posting(world, MailTo::Smtp(format!("smtp://127.0.0.1:{}", refusing_server())))
}

/// The port of a mail server that knows none of the receivers, and names them as it says so.
pub fn refusing_server() -> u16 {
    let socket = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = socket.local_addr().expect("an address").port();
    std::thread::spawn(move || {
        for client in socket.incoming() {
            // Whoever hangs up in between has heard enough.
            let _ = client.and_then(|client| refuse(&client));
        }
    });
    port
}

/// RFC 5321, as far as the first receiver.
fn refuse(mut client: &TcpStream) -> std::io::Result<()> {
    client.write_all(b"220 mail.test\r\n")?;
    for line in BufReader::new(client).lines() {
        let line = line?;
        let answer = match line.get(..4) {
            Some("RCPT") => format!("550 5.1.1 {}: nobody of that name", line.trim_start_matches("RCPT TO:")),
            Some("QUIT") => return client.write_all(b"221 2.0.0 good-bye\r\n"),
            _ => "250 2.0.0 well".to_owned(),
        };
        client.write_all(format!("{answer}\r\n").as_bytes())?;
    }
    Ok(())
}

/// A mail to this leaver, due now; at once unless it is of the course.
pub fn to_leaver(world: &World, leaver: &Leaver, kind: MailKind, payload: Value) -> NewMail {
    NewMail {
        board: world.board(),
        departure: Some(leaver.id),
        account: None,
        talk: None,
        appointment: None,
        kind,
        to_address: EmailAddress::parse("somebody@elsewhere.test").expect("an address"),
        to_name: "Somebody".into(),
        language: Language::Nl,
        payload,
        at_once: !kind.is_of_the_course(),
        due_at: world.now(),
        dedupe_key: None,
    }
}

/// A mail with a code for this leaver, which nobody issued.
pub fn code(world: &World, leaver: &Leaver) -> NewMail {
    to_leaver(world, leaver, MailKind::AnswersCode, json!({ "code": "123456" }))
}

pub async fn put(world: &World, mail: NewMail) -> MailId {
    let mail = &mail;
    let written = world.store().write(|tx| Box::pin(async move { outbox::enqueue(tx, mail.clone()).await })).await;
    written.unwrap_or_else(|error: StoreError| panic!("{error}"))
}

pub async fn of(world: &World, leaver: &Leaver) -> departure::Model {
    let found = departure::Entity::find_by_id(leaver.id).one(world.store().read()).await;
    found.expect("the store").expect("it is there")
}

/// Whether the leaver's address counts as one to which no mail goes.
pub async fn is_dead(world: &World, leaver: &Leaver) -> bool {
    let row = of(world, leaver).await;
    let by_stage = row.stage.code() == "address_fails";
    assert_eq!(row.bounced_at.is_some(), by_stage, "the stage says the same");
    by_stage
}

pub async fn find(world: &World, mail: MailId) -> row::Model {
    row::Entity::find_by_id(mail).one(world.store().read()).await.expect("the store").expect("the mail is there")
}
