//! `uitzwaai check`: settings, database, log, outbox, mail, mailbox, sign-in, roles and clock, one line each.

mod outbox;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use chrono::TimeDelta;
use clap::Args;
use domain::account::Role;
use domain::account::claim::ClaimTrouble;
use domain::person::EmailAddress;
use server::account::{ClaimLook, look_at_claim, who_shares};
use server::log::{Verdict, holds, verify};
use server::mail::post::{Post, Trial};
use server::passkey::{are_offered, without_passkey};
use server::provider::{CALLBACK, Provider};
use server::secret::Secrets;
use server::settings::{MailTo, RolesClaim, SignInCode};
use server::store::Store;
use server::store::seal::{bound, is_indexed, is_plain};

use crate::settings::{self, Configuration, in_clear};

/// Between lines of one matter.
const BELOW: &str = "\n          ";
/// Of what has yet to be made or brought up to date.
const LATER: &str = "can be looked at once the program has started";
/// How far back it is looked whether the provider's claim could be used.
const TROUBLES_OF: TimeDelta = TimeDelta::days(30);

/// Look whether settings, database, log, mail and clock are in order.
#[derive(Args)]
pub struct Check {
    /// An entry of the log as an earlier check printed it, NUMBER:HASH; fails when it is not there any more.
    #[arg(long)]
    noted: Option<Noted>,
    /// Send a trial mail to this address.
    #[arg(long, value_name = "ADDRESS")]
    send_to: Option<String>,
}

/// An entry of the log that somebody noted.
#[derive(Clone, Debug)]
struct Noted {
    number: i64,
    hash: String,
}

impl std::str::FromStr for Noted {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (number, hash) = text.split_once(':').ok_or("it is no NUMBER:HASH")?;
        let number = number.parse().map_err(|_| "it begins with no number")?;
        Ok(Self { number, hash: hash.to_owned() })
    }
}

impl Check {
    /// Looks at everything and fails when something is not in order, having looked at the rest too.
    pub async fn run(self) -> Result<()> {
        look(self.noted.as_ref(), self.send_to.as_deref()).await
    }
}

async fn look(noted: Option<&Noted>, send_to: Option<&str>) -> Result<()> {
    let configuration = settings::read()?;
    println!("settings  in order; people reach the program under {}", configuration.settings.base_url);
    let results = [
        ("database", database(&configuration).await),
        ("secret", secret(&configuration)),
        ("keys", keys(&configuration).await),
        ("log", log(&configuration, noted).await),
        ("outbox", outbox::outbox(&configuration).await),
        ("mail", mail(&configuration, send_to).await),
        ("mailbox", mailbox(&configuration).await),
        ("files", files(&configuration)),
        ("sign-in", sign_in(&configuration).await),
        ("roles", roles(&configuration).await),
        ("network", network(&configuration)),
        ("holes", holes(&configuration)),
        (
            "clock",
            Ok(format!(
                "{} UTC; zone {}",
                chrono::Utc::now().format("%Y-%m-%d %H:%M:%S"),
                configuration.settings.time_zone
            )),
        ),
    ];
    let mut failed = 0;
    for (what, result) in results {
        match result {
            Ok(found) => println!("{what:<8}  {found}"),
            Err(error) => {
                failed += 1;
                println!("{what:<8}  NOT IN ORDER: {error:#}");
            }
        }
    }
    if failed > 0 {
        bail!("{failed} not in order");
    }
    Ok(())
}

async fn database(configuration: &Configuration) -> Result<String> {
    let store = Store::connect(&configuration.database_url).await?;
    store.ping().await?;
    let pending = store.pending_migrations().await?;
    if pending.is_empty() {
        Ok("up to date".to_owned())
    } else if store.is_sqlite() {
        Ok("will be brought up to date when the program starts".to_owned())
    } else {
        bail!("of an older version: run `uitzwaai migrate`")
    }
}

/// The database with the keys of what is sealed in it; `None` where the program has yet to make them, or to bring the
/// database up to date.
async fn opened(configuration: &Configuration) -> Result<Option<Store>> {
    let store = Store::connect(&configuration.database_url).await?;
    if !store.pending_migrations().await?.is_empty() {
        return Ok(None);
    }
    let keys = bound(&store, &configuration.key_file).await?;
    Ok(keys.map(|keys| store.sealed_with(&keys)))
}

/// Whether every entry of the log is as it was written. Of a database that has yet to be made or brought up to
/// date there is nothing to say; the line above does.
async fn log(configuration: &Configuration, noted: Option<&Noted>) -> Result<String> {
    if !configuration.secret_file.exists() {
        return Ok(LATER.to_owned());
    }
    let Some(store) = opened(configuration).await? else { return Ok(LATER.to_owned()) };
    let verdicts = verify(&store, &Secrets::from_file(&configuration.secret_file)?).await?;
    let mut found = Vec::with_capacity(verdicts.len());
    for (board, verdict) in verdicts {
        match verdict {
            Verdict::Whole { entries, hash } => found.push(format!("whole; note its end: {entries}:{hash}")),
            Verdict::NotBegun { events } => {
                found.push(format!("not begun: {events} events of an earlier version are taken in with the next one"));
            }
            Verdict::Broken(broken) => bail!("the log of board {board} was tampered with: {broken}"),
        }
    }
    if let Some(Noted { number, hash }) = noted
        && !holds(&store, *number, hash).await?
    {
        bail!("entry {number} is not the one that was noted: the end of the log was cut off, or it was written anew");
    }
    Ok(if found.is_empty() { "empty: there is no organisation yet".to_owned() } else { found.join("; ") })
}

/// Whether the key file opens what is sealed in this database.
async fn keys(configuration: &Configuration) -> Result<String> {
    let store = Store::connect(&configuration.database_url).await?;
    let file = configuration.key_file.display();
    if !store.pending_migrations().await?.is_empty() {
        return Ok(LATER.to_owned());
    }
    let Some(keys) = bound(&store, &configuration.key_file).await? else {
        return Ok(format!("{file} will be made when the program starts"));
    };
    let left = keys.ids().len().saturating_sub(1);
    let current = keys.current();
    let store = store.sealed_with(&keys);
    if is_plain(&store).await? {
        return Ok(
            "WARNING: some of the database is not sealed yet: start the program, or run `uitzwaai migrate`".into()
        );
    }
    if !is_indexed(&store).await? {
        return Ok(
            "WARNING: what names are found by is of another key or an earlier version: start the program, or run \
            `uitzwaai migrate`"
                .into(),
        );
    }
    Ok(match left {
        0 => format!("{file} opens what is sealed, with the key {current}"),
        _ => format!(
            "WARNING: {file} holds keys beside {current}: changing the key was interrupted; run `uitzwaai keys rotate`"
        ),
    })
}

fn secret(configuration: &Configuration) -> Result<String> {
    if configuration.secret_file.exists() {
        Secrets::from_file(&configuration.secret_file)?;
        Ok(format!("{} can be read", configuration.secret_file.display()))
    } else {
        Ok(format!("{} will be made when the program starts", configuration.secret_file.display()))
    }
}

/// Whether the mailbox for what comes back opens, where one is read.
async fn mailbox(configuration: &Configuration) -> Result<String> {
    match &configuration.settings.mailbox {
        Some(mailbox) => Ok(server::itip::mailbox::check(mailbox).await.context("IMAP_URL")?),
        None => Ok("none is read; what comes back is heard where a mail server hands it in".to_owned()),
    }
}

/// Whether anything crosses the network in clear. What a setting allows on purpose is a warning.
fn network(configuration: &Configuration) -> Result<String> {
    configuration.refuse_clear()?;
    let warnings: Vec<String> = in_clear(&configuration.settings)
        .into_iter()
        .map(|what| format!("WARNING: {} is on. {}", what.setting(), what.words()))
        .collect();
    if warnings.is_empty() { Ok("nothing leaves this machine in clear".to_owned()) } else { Ok(warnings.join("; ")) }
}

/// Whether whoever finds a hole knows whom to tell.
fn holes(configuration: &Configuration) -> Result<String> {
    match &configuration.security {
        Some(security) => security.check(chrono::Utc::now()),
        None => Ok("WARNING: whoever finds one does not know whom to tell: set SECURITY_CONTACT and SECURITY_EXPIRES"
            .to_owned()),
    }
}

/// Whether others on this machine can read what people trusted the program with. The program itself writes for
/// its own account alone; this finds what was made before it did, or copied by hand.
fn files(configuration: &Configuration) -> Result<String> {
    let mut kept = vec![configuration.secret_file.clone(), configuration.key_file.clone()];
    if let Some(database) = database_file(&configuration.database_url) {
        kept.extend(["", "-wal", "-shm"].map(|end| PathBuf::from(format!("{database}{end}"))));
    }
    if let MailTo::Folder(folder) = &configuration.settings.mail_to {
        kept.push(folder.clone());
    }
    let open: Vec<_> =
        kept.iter().filter(|path| is_open_to_others(path)).map(|path| path.display().to_string()).collect();
    if open.is_empty() {
        return Ok("nobody else can read them".to_owned());
    }
    bail!("others on this machine can read {}: take that right away (chmod go-rwx)", open.join(", "))
}

/// The file of an SQLite database.
pub(super) fn database_file(url: &str) -> Option<&str> {
    let path = url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    Some(path.split('?').next().unwrap_or(path))
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
}

/// Other systems give a new file the rights of its folder.
#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}

/// How staff sign in, and whether the provider offers what that takes.
async fn sign_in(configuration: &Configuration) -> Result<String> {
    let settings = &configuration.settings;
    let Some(provider) = &settings.provider else { return without_provider(configuration).await };
    let provider = Provider::new(provider.clone(), &settings.base_url);
    let seen = provider.look(chrono::Utc::now()).await;
    let seen = seen.map_err(|trouble| anyhow::anyhow!("OIDC_ISSUER {}: {trouble}", provider.issuer()))?;
    let mut found = vec![format!("at {}; redirect URI {}{CALLBACK}", provider.issuer(), settings.base_url)];
    match settings.sign_in_code {
        SignInCode::Off => {}
        SignInCode::WithoutPasskey => found.push("WARNING: a mailed code signs in whoever has no passkey, so whoever reads their mail gets in without the provider, and a passkey goes on letting in whom the provider does not; SIGN_IN_CODE says so".to_owned()),
        SignInCode::Everybody => found.push("WARNING: a mailed code signs in too, so whoever reads somebody's mail gets in without the provider; SIGN_IN_CODE says so".to_owned()),
    }
    if !seen.signs_out {
        found.push("it offers no signing out there".to_owned());
    }
    if seen.says_when == Some(false) {
        found.push("WARNING: it does not name auth_time among its claims; without it nobody can show anew who they are, as opening answers with a reason asks".to_owned());
    }
    Ok(found.join(BELOW))
}

/// Whether the provider's claim gives the roles that the settings say, and whether it could be used of late.
async fn roles(configuration: &Configuration) -> Result<String> {
    let Some(store) = opened(configuration).await? else { return Ok(LATER.to_owned()) };
    let claim = configuration.settings.provider.as_ref().and_then(|provider| provider.roles.as_ref());
    let since = chrono::Utc::now() - TROUBLES_OF;
    let look = look_at_claim(store.read(), claim.map(|claim| &claim.map), since).await?;
    let Some(claim) = claim else {
        return Ok(match look.held {
            0 => "people give them".to_owned(),
            held => format!("people give them; {held} that a claim gave before end when whoever has them signs in"),
        });
    };
    if !look.faults.is_empty() {
        let faults = look.faults.iter().map(|(line, fault)| {
            let unit = line.unit.as_deref().unwrap_or_default();
            format!("\"{} => {} @ {unit}\" gives nothing: {fault}", line.value, line.role)
        });
        bail!("OIDC_ROLES: {}", faults.collect::<Vec<_>>().join(BELOW));
    }
    Ok(said_of_claim(claim, &look, configuration.settings.sign_in_code).join(BELOW))
}

fn said_of_claim(claim: &RolesClaim, look: &ClaimLook, sign_in_code: SignInCode) -> Vec<String> {
    let mut said = vec![format!("by the claim {:?}, beside what people give; {} given now", claim.name, look.held)];
    let never: Vec<&str> = claim.map.never_given().map(Role::code).collect();
    if !never.is_empty() {
        said.push(format!("no value of it gives {}: people do", never.join(", ")));
    }
    if claim.kept_by_two {
        said.push("WARNING: OIDC_ROLES_KEPT_BY_TWO is on: whoever manages groups at the provider decides alone, as far as this program sees, who opens what leavers said".to_owned());
    }
    if sign_in_code.is_offered() {
        said.push(
            "WARNING: whoever signs in with a mailed code keeps what the claim gave before; SIGN_IN_CODE says so"
                .to_owned(),
        );
    }
    for (trouble, times) in &look.troubles {
        said.push(format!(
            "WARNING: {times} times in {} days roles stayed as they were: {}",
            TROUBLES_OF.num_days(),
            why(*trouble)
        ));
    }
    said
}

const fn why(trouble: ClaimTrouble) -> &'static str {
    match trouble {
        ClaimTrouble::Elsewhere => {
            "the token had no room for the claim (overage); have the provider send only groups that are assigned to this program"
        }
        ClaimTrouble::WrongType => "the claim was neither a text nor a list of texts",
        ClaimTrouble::TooMany => "the claim had more than 1,000 values",
        ClaimTrouble::LastAdministrator => "the claim would have ended the role of the last administrator",
    }
}

/// The ways in where there is no provider, with how many people a mailed code lets in who could have a passkey.
async fn without_provider(configuration: &Configuration) -> Result<String> {
    let settings = &configuration.settings;
    let everybody = settings.sign_in_code == SignInCode::Everybody;
    let mut said = vec![match (are_offered(settings), everybody) {
        (false, _) => "with a mailed code; WARNING: no passkeys, so whoever reads somebody's mail gets in. They need a BASE_URL with a name in it, over TLS".to_owned(),
        (true, false) => "with a passkey; with a mailed code whoever has none yet".to_owned(),
        (true, true) => "with a passkey; WARNING: with a mailed code too, so whoever reads somebody's mail gets in; SIGN_IN_CODE says so".to_owned(),
    }];
    // A database that cannot be asked has a line of its own.
    if are_offered(settings)
        && !everybody
        && let Ok(Some(store)) = opened(configuration).await
    {
        let (people, have) = match without_passkey(store.read()).await? {
            0 => return Ok(said.join(BELOW)),
            1 => ("1 person".to_owned(), "has"),
            several => (format!("{several} people"), "have"),
        };
        said.push(format!(
            "WARNING: {people} {have} none yet, so whoever reads their mail gets in: ask them to add one, and end \
            accounts that nobody uses"
        ));
    }
    Ok(said.join(BELOW))
}

/// Whether the mail server lets us in, over the very connection that mails go over, or the folder can be written to.
/// A mail is sent only to whom the command line names.
async fn mail(configuration: &Configuration, send_to: Option<&str>) -> Result<String> {
    let settings = &configuration.settings;
    let from = settings.sender().map_err(|_| anyhow::anyhow!("MAIL_FROM is no mail address"))?;
    let post = Post::new(&settings.mail_to)?;
    let mut found = vec![post.check().await.map_err(anyhow::Error::msg)?];
    // A database that cannot be asked has a line of its own.
    if let Ok(Some(store)) = opened(configuration).await
        && let Some(name) = who_shares(store.read(), &from).await?
    {
        found.push(format!(
            "WARNING: {from} is the address of {name} too, whose calendar takes no invitation from itself: they get \
            each talk as a file to enter by hand. Let MAIL_FROM be an address of its own"
        ));
    }
    if let Some(to) = send_to {
        let to = EmailAddress::parse(to).map_err(|_| anyhow::anyhow!("--send-to is no mail address"))?;
        let trial = Trial { from: &from, to: &to, now: chrono::Utc::now() };
        post.send_trial(&trial).await.map_err(|why| anyhow::anyhow!("no mail went to {to}: {why}"))?;
        found.push(format!("a trial mail went to {to}: look whether it arrives"));
    }
    Ok(found.join(BELOW))
}
