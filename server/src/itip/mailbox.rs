//! Looks for what comes back in a mailbox (IMAP, RFC 3501), beside the pipe of a mail server: each of its mails is
//! handed in as that does, and then marked, moved or deleted, as the settings say.
//!
//! Handing in twice changes nothing, so instances may look at the same time, and a connection may break between
//! the two. A mail that cannot be read, is too big or cannot be put away is left there, told of once, and not looked at
//! again for as long as the program runs.

use std::collections::HashSet;
use std::fmt::Debug;
use std::time::Duration;

use async_imap::error::Error;
use async_imap::types::Fetch;
use async_imap::{Client, Session};
use domain::itip::REPLY_BYTES_MAX;
use futures_util::TryStreamExt;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;

use super::{Handed, hand_in};
use crate::program::Program;
use crate::settings::{Done, Mailbox, Secured};
use crate::store::StoreError;
use crate::trust;

/// How long a server may take for one answer.
const ANSWER: Duration = Duration::from_secs(30);
/// How long it may take to say good-bye.
const GOODBYE: Duration = Duration::from_secs(2);
/// The most mails of one look.
const MAILS_MAX: usize = 100;

/// Why a mailbox could not be looked into.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error("nobody answers there: {0}")]
    Unreachable(std::io::Error),
    #[error("no secure connection comes about: its certificate is not one that this machine trusts")]
    Insecure,
    #[error("the server takes longer than 30 seconds for an answer")]
    Slow,
    #[error("the server does not let us in: name or password is wrong, or it takes no passwords")]
    NotLetIn,
    #[error("there is no mailbox of that name")]
    NoMailbox,
    #[error("the folder that read mails go to is not there and cannot be made")]
    NoFolder,
    #[error("{}", said(.0))]
    Server(Error),
    #[error(transparent)]
    Store(StoreError),
}

impl Trouble {
    /// The server answered, and said no: to that alone.
    const fn is_a_no(&self) -> bool {
        matches!(self, Self::Server(Error::No(_) | Error::Bad(_)))
    }
}

/// Mails that were left in the mailbox, by their UID.
#[derive(Debug, Default)]
pub struct Left {
    /// By another value of it UIDs mean other mails (RFC 3501, 2.3.1.1).
    validity: Option<u32>,
    uids: HashSet<u32>,
}

/// What one look came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Mails that were read and put away.
    pub read: usize,
    /// Those of them that told something new.
    pub counted: usize,
    /// Mails that were left where they are, and were not before.
    pub left: usize,
    /// There are more of them.
    pub more: bool,
}

/// What became of one mail.
enum Taken {
    /// It told something new.
    Counted,
    Read,
    /// Somebody else took it meanwhile.
    Gone,
    Left(&'static str),
}

/// Hands in what waits in the mailbox.
pub async fn look(program: &Program, mailbox: &Mailbox, left: &mut Left) -> Result<Round, Trouble> {
    let mut opened = Opened::enter(mailbox).await?;
    let round = opened.round(program, &mailbox.done, left).await;
    opened.end().await;
    round
}

/// Signs in and opens the mailbox, as it is done for reading it; says so in words.
pub async fn check(mailbox: &Mailbox) -> Result<String, Trouble> {
    let opened = Opened::enter(mailbox).await?;
    let secured = match mailbox.secured {
        Secured::Never => "in clear",
        Secured::Begun | Secured::Always => "over TLS",
    };
    let done = match &mailbox.done {
        Done::Seen => "marked as read".to_owned(),
        Done::Deleted => "deleted".to_owned(),
        Done::Moved(folder) => format!("moved to {folder}"),
    };
    let (server, name, mails) = (mailbox.shown(), &mailbox.name, opened.mails);
    opened.end().await;
    Ok(format!("{server} lets us in {secured}; {name} holds {mails} mails; what was read is {done}"))
}

/// What a session goes over.
trait Wire: AsyncRead + AsyncWrite + Unpin + Send + Debug {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send + Debug> Wire for T {}

/// A mailbox that was opened.
struct Opened {
    session: Session<Box<dyn Wire>>,
    /// The server moves mails in one step (RFC 6851).
    moves: bool,
    /// It removes one mail alone (RFC 4315, 2.1).
    removes: bool,
    validity: Option<u32>,
    mails: u32,
}

impl Opened {
    async fn enter(mailbox: &Mailbox) -> Result<Self, Trouble> {
        let connecting = TcpStream::connect((mailbox.host.as_str(), mailbox.port));
        let connected = tokio::time::timeout(ANSWER, connecting).await.map_err(|_| Trouble::Slow)?;
        let client = greeted(mailbox, connected.map_err(Trouble::Unreachable)?).await?;
        let signing_in = async { client.login(&mailbox.user, &mailbox.password).await.map_err(|(error, _)| error) };
        let mut session = within(signing_in).await.map_err(|trouble| or_else(trouble, Trouble::NotLetIn))?;
        let known = within(session.capabilities()).await?;
        if let Done::Moved(folder) = &mailbox.done
            && let Err(trouble) = within(session.status(folder, "(MESSAGES)")).await
        {
            if !trouble.is_a_no() {
                return Err(trouble);
            }
            within(session.create(folder)).await.map_err(|trouble| or_else(trouble, Trouble::NoFolder))?;
        }
        let selected = within(session.select(&mailbox.name)).await;
        let selected = selected.map_err(|trouble| or_else(trouble, Trouble::NoMailbox))?;
        Ok(Self {
            session,
            moves: known.has_str("MOVE"),
            removes: known.has_str("UIDPLUS"),
            validity: selected.uid_validity,
            mails: selected.exists,
        })
    }

    async fn round(&mut self, program: &Program, done: &Done, left: &mut Left) -> Result<Round, Trouble> {
        if left.validity != self.validity {
            *left = Left { validity: self.validity, uids: HashSet::new() };
        }
        let wanted = match done {
            Done::Seen => "UNSEEN UNDELETED",
            Done::Deleted | Done::Moved(_) => "UNDELETED",
        };
        let found = within(self.session.uid_search(wanted)).await?;
        left.uids.retain(|uid| found.contains(uid));
        let mut uids: Vec<u32> = found.into_iter().filter(|uid| !left.uids.contains(uid)).collect();
        uids.sort_unstable();
        let mut round = Round { more: uids.len() > MAILS_MAX, ..Round::default() };
        for uid in uids.into_iter().take(MAILS_MAX) {
            match self.take(program, uid, done).await? {
                Taken::Counted => {
                    round.read += 1;
                    round.counted += 1;
                }
                Taken::Read => round.read += 1,
                Taken::Gone => {}
                Taken::Left(why) => {
                    tracing::warn!(uid, why, "a mail is left in the mailbox");
                    left.uids.insert(uid);
                    round.left += 1;
                }
            }
        }
        Ok(round)
    }

    /// Hands one mail in and puts it away.
    async fn take(&mut self, program: &Program, uid: u32, done: &Done) -> Result<Taken, Trouble> {
        let Some(found) = self.fetch(uid, "(UID RFC822.SIZE)").await? else { return Ok(Taken::Gone) };
        if found.size.is_none_or(|size| u64::from(size) > REPLY_BYTES_MAX as u64) {
            return Ok(Taken::Left("it is too big"));
        }
        // Without marking it: that comes when it was handed in.
        let found = self.fetch(uid, "(UID BODY.PEEK[])").await?;
        let Some(bytes) = found.and_then(|found| found.body().map(<[u8]>::to_vec)) else {
            return Ok(Taken::Left("it cannot be read"));
        };
        let handed = match hand_in(program, bytes).await {
            Ok(handed) => handed,
            // Of the database, not of this mail: it is its turn again.
            Err(error @ StoreError::Unavailable(_)) => return Err(Trouble::Store(error)),
            Err(error) => {
                tracing::error!(%error, "the store failed");
                return Ok(Taken::Left("it could not be kept"));
            }
        };
        match within(self.put_away(uid, done)).await {
            Ok(()) => {}
            Err(trouble) if trouble.is_a_no() => return Ok(Taken::Left("it cannot be put away")),
            Err(trouble) => return Err(trouble),
        }
        Ok(match handed {
            Handed::Kept(_) | Handed::CameBack => Taken::Counted,
            Handed::Ignored => Taken::Read,
        })
    }

    async fn fetch(&mut self, uid: u32, what: &str) -> Result<Option<Fetch>, Trouble> {
        let asking = async {
            let found: Vec<Fetch> = self.session.uid_fetch(uid.to_string(), what).await?.try_collect().await?;
            Ok::<_, Error>(found)
        };
        let found = within(asking).await?;
        Ok(found.into_iter().find(|one| one.uid == Some(uid)))
    }

    async fn put_away(&mut self, uid: u32, done: &Done) -> Result<(), Error> {
        match done {
            Done::Seen => self.mark(uid, "\\Seen").await,
            Done::Deleted => self.delete(uid).await,
            Done::Moved(folder) if self.moves => self.session.uid_mv(uid.to_string(), folder).await,
            Done::Moved(folder) => {
                self.session.uid_copy(uid.to_string(), folder).await?;
                self.delete(uid).await
            }
        }
    }

    async fn mark(&mut self, uid: u32, flags: &str) -> Result<(), Error> {
        let flags = format!("+FLAGS.SILENT ({flags})");
        let _: Vec<Fetch> = self.session.uid_store(uid.to_string(), flags).await?.try_collect().await?;
        Ok(())
    }

    /// Where the server removes only everything that is marked so, that is left to its owner: others may have marked
    /// something.
    async fn delete(&mut self, uid: u32) -> Result<(), Error> {
        self.mark(uid, "\\Seen \\Deleted").await?;
        if self.removes {
            let _: Vec<u32> = self.session.uid_expunge(uid.to_string()).await?.try_collect().await?;
        }
        Ok(())
    }

    /// Says good-bye. A server that does not answer that has lost nothing, nor have we.
    async fn end(mut self) {
        let _ = tokio::time::timeout(GOODBYE, self.session.logout()).await;
    }
}

/// A client whom the server greeted, over a connection that is secured as the settings say.
async fn greeted(mailbox: &Mailbox, stream: TcpStream) -> Result<Client<Box<dyn Wire>>, Trouble> {
    let plain: Box<dyn Wire> = match mailbox.secured {
        Secured::Never => Box::new(stream),
        Secured::Always => secure(mailbox, stream).await?,
        Secured::Begun => {
            let mut client = Client::new(stream);
            greeting(&mut client).await?;
            within(client.run_command_and_check_ok("STARTTLS", None)).await?;
            // Whatever was said before it counts for nothing, and goes with what it was read into.
            return Ok(Client::new(secure(mailbox, client.into_inner()).await?));
        }
    };
    let mut client = Client::new(plain);
    greeting(&mut client).await?;
    Ok(client)
}

async fn greeting<T: Wire>(client: &mut Client<T>) -> Result<(), Trouble> {
    let said = async { client.read_response().await?.ok_or(Error::ConnectionLost) };
    within(said).await.map(drop)
}

async fn secure(mailbox: &Mailbox, stream: TcpStream) -> Result<Box<dyn Wire>, Trouble> {
    let name = ServerName::try_from(mailbox.host.clone()).map_err(|_| Trouble::Insecure)?;
    let securing = TlsConnector::from(trust::believed().client()).connect(name, stream);
    let secured = tokio::time::timeout(ANSWER, securing).await.map_err(|_| Trouble::Slow)?;
    Ok(Box::new(secured.map_err(|_| Trouble::Insecure)?))
}

/// One answer, as long as a server may take for it.
async fn within<T>(work: impl Future<Output = Result<T, Error>>) -> Result<T, Trouble> {
    tokio::time::timeout(ANSWER, work).await.map_err(|_| Trouble::Slow)?.map_err(Trouble::Server)
}

/// What went wrong with an answer, without what mails say: what cannot be read may be one.
fn said(error: &Error) -> String {
    match error {
        Error::No(words) | Error::Bad(words) => format!("the server says: {words}"),
        Error::Io(error) => format!("the connection broke: {error}"),
        Error::ConnectionLost => "the server hung up".to_owned(),
        _ => "an answer of the server cannot be read".to_owned(),
    }
}

/// What a no means here.
fn or_else(trouble: Trouble, no: Trouble) -> Trouble {
    if trouble.is_a_no() { no } else { trouble }
}
